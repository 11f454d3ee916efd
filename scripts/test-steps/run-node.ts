import { spawn } from 'node:child_process';

/**
 * Runs Node on a program of this repository.
 *
 * @param shown whether its output goes to the terminal immediately; otherwise it is collected
 * @returns the exit code and the collected output
 */
export function runNode(
  program: readonly string[],
  { shown }: { readonly shown: boolean },
): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(process.execPath, program, {
    stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }),
    );
  });
}

export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
