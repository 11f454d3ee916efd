import {
  type IDataObject,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IPollFunctions,
  NodeConnectionTypes,
  NodeOperationError,
} from 'n8n-workflow';
import { type PollParameters, toPolledRow } from '../../operations/inbox/poll-parameters';
import { isPassing, pollParts, sampleParts } from '../../operations/inbox/poll-parts';
import { type PolledEvent, type PollRun, runInTurn } from '../../operations/inbox/polled';
import { formatProblem } from '../../protocol';
import { createNodeClient } from '../Smsc/node-client';
import { toNodeError } from '../Smsc/to-node-error';
import { withAdviceInMessage } from '../shared/publish-error';
import { properties } from './properties';
import { readParameters } from './read-parameters';
import { openStates } from './stored-states';

/** Maximum duration of a poll, in ms, for n8n versions without a readable limit. */
const DEFAULT_BUDGET_MS = 300_000;
/**
 * Share of that time for the poll. n8n needs the rest to store the cursor and to start the
 * workflow.
 */
const SHARE = 0.8;

export class SmscInboxTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SMSC Inbox Trigger',
    name: 'smscInboxTrigger',
    icon: { light: 'file:../../icons/smsc.svg', dark: 'file:../../icons/smsc.dark.svg' },
    group: ['trigger'],
    version: [1],
    subtitle: '={{ $parameter["events"].join(", ") }}',
    description:
      'Starts the workflow on incoming messages, statuses and a low balance, by polling the gateway; n8n needs no public URL',
    defaults: { name: 'SMSC Inbox Trigger' },
    polling: true,
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'smscApi', required: true }],
    properties,
  };

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    const parameters = readParameters(this);
    if (this.getMode() === 'manual') return await showSample(this, parameters);
    // A poll that takes longer than the schedule would find the same events as the next one.
    return await runInTurn(`${this.getWorkflow().id ?? ''}:${this.getNode().id}`, async () => {
      const stored = openStates(this);
      const run = await startRun(this, parameters);
      const { events, problems, states } = await pollParts(run, parameters.events, stored.states);
      // A workflow must not be published without a starting point.
      const first = problems.find(({ isFirst }) => isFirst);
      if (first) throw withAdviceInMessage(toNodeError(this.getNode(), first.problem));
      stored.keep(states, parameters.events);
      for (const { problem } of problems) {
        this.logger.warn(`${this.getNode().name}: ${formatProblem(problem).text}`);
      }
      if (events.length > 0) return [toItems(events, parameters)];
      const alarming = problems.find(({ problem }) => !isPassing(problem));
      if (alarming) throw toNodeError(this.getNode(), alarming.problem);
      return null;
    });
  }
}

async function startRun(functions: IPollFunctions, parameters: PollParameters): Promise<PollRun> {
  const signal = createTimeLimit(functions);
  // The next poll repeats the requests; this one has no time to wait.
  const client = await createNodeClient(functions, { signal, retriesReads: false });
  return { ...parameters, client, now: Date.now() };
}

/** Aborts the requests of a poll before n8n aborts the poll itself, which would lose the cursor. */
function createTimeLimit(functions: IPollFunctions): AbortSignal {
  const { getPollBudgetMs } = functions as { getPollBudgetMs?: () => number };
  const budget = getPollBudgetMs?.call(functions) ?? DEFAULT_BUDGET_MS;
  return AbortSignal.timeout(budget * SHARE);
}

/** Returns the latest event of each kind, for a test in the editor. The cursor is not changed. */
async function showSample(
  functions: IPollFunctions,
  parameters: PollParameters,
): Promise<INodeExecutionData[][]> {
  const run = await startRun(functions, parameters);
  const { events, problems } = await sampleParts(run, parameters.events);
  const [first] = problems;
  if (first) throw toNodeError(functions.getNode(), first.problem);
  if (events.length > 0) return [toItems(events, parameters)];
  throw new NodeOperationError(
    functions.getNode(),
    'The gateway has no events of the last days that this trigger starts on',
    {
      description:
        "Send a message to your number, or check 'Trigger On' and the options. A published workflow starts when a new event arrives.",
    },
  );
}

function toItems(events: readonly PolledEvent[], { output }: PollParameters): INodeExecutionData[] {
  return events.map((event) => ({ json: toPolledRow(event, output) as IDataObject }));
}
