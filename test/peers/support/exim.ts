/** Exim, a mail server, with a custom configuration: accepts every e-mail and writes it to a file. Only for root. */
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
  chmodSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '../../../testkit/host/free-port';
import { startInBackground } from '../../../testkit/processes/background-process';

export interface Exim {
  readonly port: number;
  /** Files of the received e-mails. */
  listMails(): string[];
  stop(): Promise<void>;
}

const USER = 'Debian-exim';
/** The prefix of the names of complete files. */
const FINISHED = 'q';

export async function startExim(): Promise<Exim> {
  const folder = mkdtempSync(path.join(tmpdir(), 'smsc-exim-'));
  const port = await findFreePort();
  const mails = path.join(folder, 'mails');
  const [uid, gid] = ['-u', '-g'].map((what) => Number(execFileSync('id', [what, USER]))) as [
    number,
    number,
  ];
  chmodSync(folder, 0o755);
  for (const name of ['mails', 'spool', 'log']) {
    mkdirSync(path.join(folder, name));
    chownSync(path.join(folder, name), uid, gid);
  }
  const configuration = path.join(folder, 'exim.conf');
  writeFileSync(configuration, writeConfiguration(folder));
  const exim = startInBackground('/usr/sbin/exim4', [
    '-bdf',
    '-C',
    configuration,
    '-oX',
    `127.0.0.1:${port}`,
  ]);
  const stop = async (): Promise<void> => {
    await exim.stop();
    rmSync(folder, { recursive: true });
  };
  try {
    await exim.untilListening(port);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return {
    port,
    listMails: () =>
      readdirSync(mails)
        .filter((name) => name.startsWith(FINISHED))
        .map((name) => path.join(mails, name)),
    stop,
  };
}

/** The minimal configuration, see chapter 7 of Exim's specification. */
function writeConfiguration(folder: string): string {
  return `primary_hostname = localhost
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/spool/exim.pid
tls_advertise_hosts =
acl_smtp_rcpt = accept
acl_smtp_data = accept
begin routers
everybody:
  driver = accept
  transport = file
begin transports
file:
  driver = appendfile
  user = ${USER}
  directory = ${folder}/mails
  maildir_format = false
  message_prefix =
  message_suffix =
`;
}
