import { formatSeconds, runNode } from './run-node';

export interface Step {
  readonly title: string;
  /** Path of a Node program and its parameters. */
  readonly program: readonly string[];
  /** Whether its output is shown immediately; otherwise only if the step fails. */
  readonly shown?: boolean;
}

/**
 * Runs the groups one after the other, and the steps of a group in parallel. Prints the duration of
 * each step. Stops after the first group with a failed step.
 *
 * @returns whether all steps passed
 */
export async function runSteps(groups: readonly (readonly Step[])[]): Promise<boolean> {
  const count = groups.flat().length;
  let before = 0;
  for (const group of groups) {
    const results = await Promise.all(
      group.map((step, index) => runStep(step, `[${before + index + 1}/${count}] ${step.title}`)),
    );
    if (results.includes(false)) return false;
    before += group.length;
  }
  return true;
}

async function runStep({ program, shown = false }: Step, label: string): Promise<boolean> {
  if (shown) console.log(label);
  const started = Date.now();
  const { code, output } = await runNode(program, { shown });
  const seconds = formatSeconds(Date.now() - started);
  console.log(code === 0 ? `${label}: passed in ${seconds}` : `${label}: failed after ${seconds}`);
  if (code !== 0 && output !== '') console.log(output);
  return code === 0;
}
