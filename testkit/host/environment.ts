/**
 * Variables of an isolated n8n: own folder, own ports, no calls home, nothing to dismiss on screen.
 */
import path from 'node:path';
import type { HostVersion } from './versions';

export interface HostPlace {
  /** Contains `.n8n` with the database, the encryption key and the community packages. */
  readonly userFolder: string;
  readonly port: number;
  readonly brokerPort: number;
  readonly runnerPort: number;
}

export function hostEnvironment(
  host: HostVersion,
  place: HostPlace,
  extra: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  const origin = `http://127.0.0.1:${place.port}`;
  return {
    // The caller's environment is not passed on: it may contain secrets, proxies or settings of
    // another n8n.
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    HOME: place.userFolder,
    N8N_USER_FOLDER: place.userFolder,
    N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',

    N8N_HOST: '127.0.0.1',
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_PORT: String(place.port),
    N8N_PROTOCOL: 'http',
    N8N_SECURE_COOKIE: 'false',
    WEBHOOK_URL: `${origin}/`,
    N8N_EDITOR_BASE_URL: `${origin}/`,
    GENERIC_TIMEZONE: 'UTC',
    DB_TYPE: 'sqlite',
    // On a busy machine n8n may treat a late ping response as a lost database and reject every
    // request with 503.
    DB_PING_TIMEOUT_MS: '60000',

    // n8n starts the JavaScript runner of the Code node itself; the Python one needs a Python
    // installation.
    N8N_RUNNERS_ENABLED: 'true',
    N8N_RUNNERS_MODE: 'internal',
    N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
    N8N_RUNNERS_HEALTH_CHECK_SERVER_PORT: String(place.runnerPort),
    N8N_PYTHON_ENABLED: 'false',
    N8N_NATIVE_PYTHON_RUNNER: 'false',

    N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
    N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
    // n8n would look up verified packages on the Internet.
    N8N_VERIFIED_PACKAGES_ENABLED: 'false',

    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
    N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
    EXTERNAL_FRONTEND_HOOKS_URLS: '',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
    N8N_DYNAMIC_BANNERS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    N8N_HIRING_BANNER_ENABLED: 'false',
    N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
    N8N_AI_ENABLED: 'false',
    N8N_SENTRY_DSN: '',

    N8N_LOG_LEVEL: 'info',
    N8N_LOG_OUTPUT: 'console',
    NO_COLOR: '1',
    N8N_RESTRICT_FILE_ACCESS_TO: path.join(place.userFolder, 'files'),
    ...host.environment,
    ...extra,
  };
}
