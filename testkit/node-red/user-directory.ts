/** The user directory of a Node-RED: its settings, flows and packages. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A node, a config node or a tab, as Node-RED stores it. */
export interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly z?: string;
  readonly wires?: readonly (readonly string[])[];
  readonly [property: string]: unknown;
}

/** Secrets by the ID of their node. */
export type FlowSecrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Settings as JavaScript source, such as `httpAdminRoot: '/admin'`; later ones win. */
export type SettingsSource = readonly string[];

const QUIET_SETTINGS: SettingsSource = [
  "flowFile: 'flows.json'",
  'credentialSecret: false',
  'uiHost: "127.0.0.1"',
  "logging: { console: { level: 'info', metrics: false, audit: false } }",
  'telemetry: { enabled: false, updateNotification: false }',
  'editorTheme: { tours: false, palette: { catalogues: [] }, projects: { enabled: false } }',
  "contextStorage: { default: { module: 'memory' }, disk: { module: 'localfilesystem' } }",
];

/** Writes the settings. The port and the directory are given at the start. */
export function writeSettings(userDirectory: string, settings: SettingsSource = []): void {
  const lines = [...QUIET_SETTINGS, ...settings].map((line) => `  ${line},\n`).join('');
  writeFileSync(path.join(userDirectory, 'settings.js'), `module.exports = {\n${lines}};\n`);
}

/** Stores flows and secrets as a deployment would, for a Node-RED without the admin API. */
export function writeFlows(
  userDirectory: string,
  flows: readonly FlowNode[],
  secrets: FlowSecrets = {},
): void {
  const write = (name: string, content: unknown): void =>
    writeFileSync(path.join(userDirectory, name), JSON.stringify(content, null, 2));
  write('flows.json', flows);
  write('flows_cred.json', secrets);
}

/** Installs the tarball of a package, and the probe, as the palette manager would. */
export function installPackage(userDirectory: string, tarball: string, name: string): void {
  const target = path.join(userDirectory, 'node_modules', name);
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', target]);
  cpSync(path.join(__dirname, 'probe'), path.join(userDirectory, 'node_modules/node-red-probe'), {
    recursive: true,
  });
  writeFileSync(
    path.join(userDirectory, 'package.json'),
    JSON.stringify({
      name: 'user-directory',
      private: true,
      dependencies: { [name]: '*', 'node-red-probe': '*' },
    }),
  );
}

export interface ProbedMessage {
  /** ID of the probe. */
  readonly probe: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** The messages that probes received, in their order, also before a restart. */
export function readProbes(userDirectory: string, probe?: string): ProbedMessage[] {
  const file = path.join(userDirectory, 'probe.jsonl');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // The last line may be incomplete while it is written.
  const messages = lines.slice(0, -1).map((line) => JSON.parse(line) as ProbedMessage);
  return probe === undefined ? messages : messages.filter((one) => one.probe === probe);
}
