import { formatSeconds, runNode } from './run-node';

export interface Step {
  readonly title: string;
  /** Path of a Node program and its parameters. */
  readonly program: readonly string[];
  /** Whether its output is shown immediately; otherwise only if the step fails. */
  readonly shown?: boolean;
}

/** Steps that run one after the other; the first that fails is the last. */
export type Lane = readonly Step[];

/**
 * Runs the groups one after the other, and the lanes of a group in parallel. Prints the duration of
 * each step. Stops after the first group with a failed step.
 *
 * @returns whether all steps passed
 */
export async function runSteps(groups: readonly (readonly Lane[])[]): Promise<boolean> {
  const steps = groups.flat(2);
  const name = (step: Step) => `[${steps.indexOf(step) + 1}/${steps.length}] ${step.title}`;
  for (const group of groups) {
    const results = await Promise.all(group.map((lane) => runLane(lane, name)));
    if (results.includes(false)) return false;
  }
  return true;
}

async function runLane(lane: Lane, name: (step: Step) => string): Promise<boolean> {
  for (const step of lane) if (!(await runStep(step, name(step)))) return false;
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
