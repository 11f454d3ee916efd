import type { ItemOutcomes, Result } from '../../protocol';
import { prepareItems, refuseAll, stopBeforeAsking } from '../items/for-each-item';
import { loadAttachments } from '../items/load-attachments';
import { toPriceOutput } from '../items/outcome-outputs';
import { failIfRefused, toItemResults } from '../items/send-items';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { readRunOptions } from '../parameters/read-run-options';
import { hintAtCost } from './hint-at-cost';
import { readAnalysis } from './prepare-text';
import { readSendParameters } from './read-send-parameters';
import { costFields } from './send-fields';

/** `cost` of the request: only the price. */
const ONLY_PRICE = 1;

export const getCost: Operation = {
  value: 'getCost',
  name: 'Get Cost',
  action: 'Get cost of message',
  description: 'Get the price and the number of parts of a message without sending it',
  fields: costFields,
  execute: executeGetCost,
};

/** The items share requests as they would when they are sent. */
async function executeGetCost(run: OperationRun): Promise<ItemResult[]> {
  if (run.itemCount === 0) return [];
  const files = await loadAttachments(run);
  const prepared = prepareItems(run, (itemIndex) =>
    readSendParameters(run.host, itemIndex, ONLY_PRICE, files),
  );
  const unasked = stopBeforeAsking(run, prepared);
  if (unasked) return unasked;
  hintAtCost(run.host, prepared);
  const [options] = prepareItems({ ...run, itemCount: 1 }, () => readRunOptions(run.host));
  if (!options?.ok) return refuseAll(run, options);
  const { stopOnFailure } = run;
  const priced = await run.client.priceAll(
    prepared.map((input) => (input.ok ? input.value : null)),
    { ...options.value, stopOnFailure },
  );
  const results = prepared.map(
    (input, itemIndex): Result<ItemOutcomes> =>
      input.ok ? failIfRefused(priced[itemIndex] ?? [], stopOnFailure) : input,
  );
  return toItemResults(run, results, (outcome, itemIndex) => {
    const input = prepared[itemIndex];
    const parameters = input?.ok ? input.value : undefined;
    return {
      ...toPriceOutput(outcome, parameters?.channel),
      ...readAnalysis(run.host, itemIndex, parameters),
    };
  });
}
