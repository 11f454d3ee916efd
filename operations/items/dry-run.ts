import {
  ENDPOINTS,
  type GatewayRequest,
  type PreviewedRecipient,
  type Result,
  type SendParameters,
  success,
} from '../../protocol';
import { DRY_RUN_NOTE, isDryRun } from '../fields/run-options';
import type { Row } from '../host';
import type { ItemResult, OperationRun } from '../operation';
import type { RunOptions } from '../parameters/read-run-options';

const NOTHING = { id: null, accepted: false, parts: null, cost: null, mccmnc: null };
const TOLD = { errorCode: null, ...DRY_RUN_NOTE };

export interface SplitItems {
  /** The items that are to be sent; those of a dry run have no recipients left. */
  readonly kept: readonly Result<SendParameters>[];
  /** What a dry run shows, by the index of the item. */
  readonly shown: ReadonlyMap<number, ItemResult>;
}

/** Shows the requests of the items that are dry runs, and leaves the others to be sent. */
export function splitDryRuns(
  run: OperationRun,
  prepared: readonly Result<SendParameters>[],
  { batchSize, duplicates }: Partial<RunOptions>,
): SplitItems {
  const shown = new Map<number, ItemResult>();
  const dry = prepared.map((input, itemIndex) =>
    input.ok && isDryRun(run.host, itemIndex) ? input.value : null,
  );
  if (dry.every((item) => item === null)) return { kept: prepared, shown };
  const { host, stopOnFailure } = run;
  const identity = { scope: host.scope, run: host.execution, prefix: host.idPrefix };
  const settings = { batchSize, duplicates, stopOnFailure, identity };
  const { requests, items } = run.client.previewAll(dry, settings);
  const told = new Set<number>();
  for (const [itemIndex, item] of items.entries()) {
    if (dry[itemIndex] === null) continue;
    shown.set(itemIndex, item.ok ? success(item.value.map(toOutput)) : item);
  }
  const kept = prepared.map((input, itemIndex) =>
    input.ok && dry[itemIndex] !== null ? success({ ...input.value, recipients: [] }) : input,
  );
  return { kept, shown };

  /** A request stands whole where it is told first: it may have hundreds of recipients. */
  function toOutput({ phone, request: place, duplicateOf }: PreviewedRecipient): Row {
    const request = requests[place];
    const isFirst = !told.has(place);
    told.add(place);
    const { id, ...others } = NOTHING;
    return {
      ...{ id, phone, ...others, ...TOLD },
      ...(duplicateOf !== null && { duplicateOf }),
      request: { number: place + 1, ...(isFirst && request && describeRequest(request)) },
    };
  }
}

/** The results of what was sent, with those of the dry runs in their places. */
export function withDryRuns(
  results: readonly ItemResult[],
  shown: SplitItems['shown'],
): ItemResult[] {
  return results.map((result, itemIndex) => shown.get(itemIndex) ?? result);
}

/** Without the address of the server and the credential; files by their names. */
function describeRequest({ endpoint, fields, files = [], charset, format }: GatewayRequest): Row {
  return {
    method: 'POST',
    path: ENDPOINTS[endpoint].path,
    fields: { ...Object.fromEntries(fields), charset, fmt: String(format) },
    ...(files.length > 0 && {
      files: files.map(({ name, contentType, size }) => ({ name, contentType, size })),
    }),
  };
}
