import {
  invalidInput,
  param,
  type Problem,
  type Result,
  sentence,
  subscriberKey,
  success,
} from '../../protocol';
import type { Host } from '../host';
import { failAfter, type OpenItem } from '../items/item-run';
import type { OperationRun } from '../operation';
import { readNumber, readOptions } from '../parameters/parameters';
import { MOST_CODES } from './code-fields';
import type { PreparedCode } from './read-code';
import { type CodeOutcome, type CodeSettings, sendCodes } from './send-codes';

type CodeItem = OpenItem<PreparedCode, CodeOutcome>;

/** Key of the counts in the memory of the execution. */
const KEY = 'codes';

/** Returns the maximum number of codes of one phone number in the execution. */
export function readMostCodes(host: Host): Result<number> {
  const most = readNumber(readOptions(host, 0), 'maxCodesPerRecipient', { from: 1, isWhole: true });
  return most.ok ? success(most.value ?? MOST_CODES) : most;
}

/**
 * Sends the codes of phone numbers that have not had too many in this execution, from all of its
 * nodes. The others fail. Each code is counted before it is sent, so calls at the same time cannot
 * exceed the limit together.
 */
export async function sendLimitedCodes(
  run: OperationRun,
  items: readonly CodeItem[],
  settings: CodeSettings,
): Promise<void> {
  const { shared } = run.host;
  const counts = { ...(shared[KEY] as Record<string, number> | undefined) };
  const counted: CodeItem[] = [];
  for (const item of items) {
    const number = subscriberKey(item.order.claims.phone);
    const count = counts[number] ?? 0;
    if (count < settings.mostCodes) {
      counts[number] = count + 1;
      counted.push(item);
      continue;
    }
    const problem = describeExcess(settings.mostCodes);
    if (!run.stopOnFailure) item.problem = problem;
    else failAfter(item, problem, { kind: 'nothing', effect: 'sent' });
    if (run.stopOnFailure) return;
  }
  shared[KEY] = counts;
  await sendCodes(run, counted, settings);
  giveBack(run.host, counted);
}

/** A code that was certainly not sent does not count. */
function giveBack({ shared }: Pick<Host, 'shared'>, items: readonly CodeItem[]): void {
  const counts = { ...(shared[KEY] as Record<string, number> | undefined) };
  for (const item of items) {
    const isSent = item.outcomes.some(
      ({ accepted, path }) =>
        accepted !== false || path.some(({ outcome }) => outcome.accepted !== false),
    );
    if (isSent) continue;
    const number = subscriberKey(item.order.claims.phone);
    counts[number] = Math.max(0, (counts[number] ?? 0) - 1);
  }
  shared[KEY] = counts;
}

function describeExcess(most: number): Problem {
  const times = most === 1 ? 'one code' : `${most} codes`;
  return invalidInput(
    'maxCodesPerRecipient',
    `This phone number got ${times} in this execution already; nothing more was sent`,
    sentence`Wait for the person to enter the last code, or raise ${param('maxCodesPerRecipient')}`,
  );
}
