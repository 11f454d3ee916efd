import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import axios from 'axios';
import { describeCli, readCliArguments } from '../../emulator/cli-arguments';
import { OUTCOMES } from '../../emulator/outcomes';
import { atLeastOne } from '../support/at-least-one';

const root = path.join(__dirname, '../..');

function run(...words: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--import', 'tsx', 'emulator/cli.ts', ...words], { cwd: root });
}

describe('the command-line program', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints its address, serves requests and leaves nothing behind on %s',
    async (signal) => {
      const program = run('--port', '0', '--login', 'me', '--password', 'secret-word');
      let output = '';
      program.stdout.on('data', (chunk) => (output += chunk));
      program.stderr.on('data', (chunk) => (output += chunk));
      while (!output.includes('\n')) await once(program.stdout, 'data');
      const url = /^SMSC emulator listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(output)?.[1];
      const { data } = await axios.get(`${url}/sys/balance.php?login=me&psw=secret-word`);
      const late = 'phones=77011234567&mes=x&time=%2B1000';
      await axios.get(`${url}/sys/send.php?login=me&psw=secret-word&${late}`);
      program.kill(signal);
      const [code] = await once(program, 'exit');
      expect(data).toBe(1_000_000);
      expect(code).toBe(0);
      expect(output.split('\n')).toEqual([`SMSC emulator listening on ${url}`, '']);
    },
    30_000,
  );

  it('prints its SMPP address', async () => {
    const program = run('--port', '0', '--smpp-port', '0', '--smpp-tls-port', '0');
    let output = '';
    program.stdout.on('data', (chunk) => (output += chunk));
    while (output.split('\n').length < 4) await once(program.stdout, 'data');
    program.kill('SIGTERM');
    const [code] = await once(program, 'exit');
    expect(code).toBe(0);
    expect(output).toMatch(
      /listening on http.+\nSMPP on 127\.0\.0\.1:\d+\nSMPP with TLS on 127\.0\.0\.1:\d+\n$/,
    );
  }, 30_000);

  it('exits with a message on a wrong option', async () => {
    const program = run('--prot', '1');
    let errors = '';
    program.stderr.on('data', (chunk) => (errors += chunk));
    const [code] = await once(program, 'exit');
    expect(code).toBe(2);
    expect(errors).toContain('--prot');
  }, 30_000);
});

describe('readCliArguments', () => {
  it.each([
    ['--smpp-port 1', { port: 1, tlsPort: undefined }],
    ['--smpp-tls-port 2', { port: undefined, tlsPort: 2 }],
  ])('reads %s', (words, smpp) => {
    expect(readCliArguments(words.split(' '))).toMatchObject({ kind: 'start', options: { smpp } });
  });

  it.each(['--smpp-port x', '--smpp-tls-port 70000'])('rejects %s', (words) => {
    expect(readCliArguments(words.split(' '))).toMatchObject({
      kind: 'wrong',
      message: expect.stringContaining(words.split(' ')[0] ?? ''),
    });
  });

  it('reads every option', () => {
    const words =
      '--port 1 --login l --password p --api-key k --callback-url http://h/ --smtp-port 2525 --speed 60'.split(
        ' ',
      );
    expect(readCliArguments(words)).toEqual({
      kind: 'start',
      options: {
        port: 1,
        login: 'l',
        password: 'p',
        apiKey: 'k',
        callbackUrl: 'http://h/',
        smtp: { port: 2525 },
        speed: 60,
      },
    });
  });

  it.each([
    ['--port', 'x'],
    ['--port', '65536'],
    ['--smtp-port', 'x'],
    ['--speed', '0'],
    ['--unknown'],
    ['word'],
  ])('rejects %s %s', (...words) => {
    expect(readCliArguments(words)).toMatchObject({ kind: 'wrong' });
  });
});

describe('describeCli', () => {
  it('documents every outcome', () => {
    const help = describeCli();
    for (const { ending } of atLeastOne(OUTCOMES)) expect(help).toContain(`\n  ${ending}  `);
    expect(help).toContain('--callback-url');
  });
});
