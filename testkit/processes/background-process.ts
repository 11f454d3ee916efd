/** Programs that run beside a test or a measurement, and end with it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { waitUntil } from './wait-until';

export interface BackgroundProcess {
  readonly pid: number;
  /** Output so far, both streams. */
  readonly output: string;
  /** Waits until it has printed a text. */
  untilPrinted(text: string | RegExp): Promise<void>;
  /** Waits until it accepts connections on a loopback port. */
  untilListening(port: number): Promise<void>;
  /** Resolves with the exit code when it has ended or was stopped. */
  readonly ended: Promise<number | null>;
  /** Asks it to stop, and kills it after a while. */
  stop(): Promise<void>;
}

export interface BackgroundOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Runs as another user, if the caller may do that. */
  readonly uid?: number;
  readonly gid?: number;
}

const PATIENCE_MS = 5000;
/** Enough to see why something failed, but bounded. */
const LONGEST_OUTPUT = 4_000_000;

/** Running programs, which end with this process in any case. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export function startInBackground(
  command: string,
  args: readonly string[],
  options: BackgroundOptions = {},
): BackgroundProcess {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  let hasEnded = false;
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-LONGEST_OUTPUT);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<number | null>((resolve) => {
    const end = (code: number | null): void => {
      hasEnded = true;
      running.delete(child);
      resolve(code);
    };
    child.once('error', (error) => {
      output += error.message;
      end(null);
    });
    child.once('close', end);
  });
  const explain = (): string => `${command} printed:\n${output.slice(-2000)}`;
  const checkAlive = (): void => {
    if (hasEnded) throw new Error(`The program ended too early. ${explain()}`);
  };

  return {
    pid: child.pid ?? 0,
    get output() {
      return output;
    },
    async untilPrinted(text) {
      const isThere = (): boolean =>
        typeof text === 'string' ? output.includes(text) : text.test(output);
      const ask = (): boolean => {
        if (isThere()) return true;
        checkAlive();
        return false;
      };
      await waitUntil(`${command} prints ${String(text)}`, ask, { explain });
    },
    async untilListening(port) {
      const ask = async (): Promise<boolean> => {
        checkAlive();
        return await takesConnections(port);
      };
      await waitUntil(`${command} listens on port ${port}`, ask, { explain });
    },
    ended,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const tell = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => tell(true));
    socket.once('error', () => tell(false));
  });
}

/**
 * Runs a program to its end and returns its standard output. @throws Error with its error output
 */
export async function runToEnd(
  command: string,
  args: readonly string[],
  { input = '', ...options }: BackgroundOptions & { readonly input?: string | Buffer } = {},
): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  const [output, complaints]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  // A program that does not read its input may end before the input is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`${command} ended with ${code}: ${Buffer.concat(complaints).toString()}`);
  }
  return Buffer.concat(output).toString();
}
