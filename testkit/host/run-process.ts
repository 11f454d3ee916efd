/**
 * Runs child processes that may take minutes: their output goes to a file, progress to the user.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { importPlain } from './plain-scripts';

export type Log = (line: string) => void;

export interface LongRun {
  readonly title: string;
  /** How long it usually takes, e.g. "2 to 8 min". */
  readonly usual?: string | undefined;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Receives the output of the child; named in the error message. */
  readonly logFile: string;
  readonly log: Log;
}

/**
 * Runs a process to its end; rejects with the last lines of the output if the exit code is not 0.
 */
export async function runLong(run: LongRun): Promise<void> {
  const { startProgress } = await importPlain('installation/progress.mjs');
  const output = createWriteStream(run.logFile);
  run.log(`${run.title}${run.usual === undefined ? '' : `, usually ${run.usual}`} …`);
  const child = spawn(run.command, run.args, {
    cwd: run.cwd,
    env: run.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const progress = startProgress((elapsed) => run.log(`  ${elapsed}: ${run.title}`));
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    await new Promise((resolve) => output.end(resolve));
    if (code !== 0) {
      const tail = readFileSync(run.logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
      throw new Error(
        `${run.title}: exit code ${code}. The complete output is in ${run.logFile}; its last lines:\n${tail}`,
      );
    }
    run.log(`${run.title}: done in ${progress.stop()}`);
  } finally {
    progress.stop();
  }
}

/** Performs something that usually takes less than a minute, and says how long if it takes longer. */
export async function withProgress<Result>(
  title: string,
  log: Log,
  perform: () => Promise<Result>,
): Promise<Result> {
  const { startProgress } = await importPlain('installation/progress.mjs');
  const progress = startProgress((elapsed) => log(`  ${elapsed}: ${title}`));
  try {
    return await perform();
  } finally {
    progress.stop();
  }
}

/** npm as the caller runs it: the same program under `npm run`, otherwise the one on the PATH. */
export function npmCommand(args: readonly string[]): { command: string; args: string[] } {
  const program = process.env['npm_execpath'];
  return program?.endsWith('.js')
    ? { command: process.execPath, args: [program, ...args] }
    : { command: 'npm', args: [...args] };
}
