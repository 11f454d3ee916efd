/**
 * Independent programs that use SMPP and SMTP or the gateway. On Debian and derivatives missing
 * ones are installed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runLong, type Log } from '../../testkit/host/run-process';
import { repository } from '../../testkit/host/versions';

interface DebianPackage {
  readonly name: string;
  /** A file that the package installs. */
  readonly file: string;
}

export const KANNEL: DebianPackage = { name: 'kannel', file: '/usr/sbin/bearerbox' };

export const PEER_PACKAGES: readonly DebianPackage[] = [
  KANNEL,
  { name: 'libnet-smpp-perl', file: '/usr/share/perl5/Net/SMPP.pm' },
  { name: 'openssl', file: '/usr/bin/openssl' },
  { name: 'tshark', file: '/usr/bin/tshark' },
  { name: 'exim4-daemon-light', file: '/usr/sbin/exim4' },
  { name: 'python3-aiosmtpd', file: '/usr/lib/python3/dist-packages/aiosmtpd/smtp.py' },
  { name: 'php-cli', file: '/usr/bin/php' },
  {
    name: 'php-symfony-smsc-notifier',
    file: '/usr/share/php/Symfony/Component/Notifier/Bridge/Smsc/SmscTransport.php',
  },
];

export function isInstalled({ file }: DebianPackage): boolean {
  return existsSync(file);
}

/** @throws Error that names the missing packages if they cannot be installed */
export async function ensurePeers(log: Log): Promise<void> {
  const missing = PEER_PACKAGES.filter((one) => !isInstalled(one)).map(({ name }) => name);
  if (missing.length === 0) return;
  if (!canInstallDebianPackages()) {
    throw new Error(
      'These tests use independent programs, and some are missing. Install the Debian packages ' +
        `${missing.join(', ')} (Debian, Ubuntu: sudo apt-get install ${missing.join(' ')}), then run the command again.`,
    );
  }
  await installDebianPackages(missing, log);
}

export function canInstallDebianPackages(): boolean {
  return isDebian() && process.getuid?.() === 0;
}

/** @throws Error with the last lines of apt-get */
export async function installDebianPackages(names: readonly string[], log: Log): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'smsc-apt-'));
  const apt = (args: readonly string[], title: string): Promise<void> =>
    runLong({
      title,
      command: 'apt-get',
      args,
      cwd: repository,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      logFile: path.join(folder, 'apt.log'),
      log,
    });
  log(`Installing missing packages with apt-get: ${names.join(', ')}`);
  await apt(['update'], 'Package lists');
  // Fail instead of removing an existing mail server.
  const careful = ['--no-install-recommends', '--no-remove'];
  await apt(['install', '-y', ...careful, ...names], 'Packages');
  // Kept after a failure, because the error names it.
  rmSync(folder, { recursive: true });
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*\bdebian\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
