import { ENDPOINTS, type GatewayRequest, type PreviewedRecipient, success } from '../../protocol';
import type { Host, Row } from '../host';
import type { OperationRun } from '../operation';
import type { RunOptions } from '../parameters/read-run-options';
import { listOpen, type Item } from './item-run';
import { type MessageOrder, placeMessages } from './send-items';

/** What the output of a dry run says about itself. */
export const DRY_RUN_NOTE = {
  errorName: 'dryRun',
  errorText: "Nothing was sent: this is a dry run. Remove the option 'Dry Run' to send it",
  dryRun: true,
} as const;

/** Anything but a clear no is a yes: nobody who sets this wants to pay. */
export function isDryRun(host: Host, itemIndex: number): boolean {
  const { dryRun } = host.read('options', itemIndex, {}) as Row;
  return ![undefined, null, false, '', 'false'].includes(dryRun as never);
}

const NOTHING = { id: null, accepted: false, parts: null, cost: null, mccmnc: null };
const TOLD = { errorCode: null, ...DRY_RUN_NOTE };

/** Shows the requests of the items that are dry runs, and leaves the others to be sent. */
export function showDryRuns(
  { host, client, stopOnFailure }: OperationRun,
  items: readonly Item<MessageOrder>[],
  { batchSize, duplicates }: Partial<RunOptions>,
): void {
  const dry = listOpen(items).filter(({ index }) => isDryRun(host, index));
  if (dry.length === 0) return;
  const identity = { scope: host.scope, run: host.execution, prefix: host.idPrefix };
  const settings = { batchSize, duplicates, stopOnFailure, identity };
  const { requests, items: previewed } = client.previewAll(placeMessages(items, dry), settings);
  const told = new Set<number>();
  for (const item of dry) {
    const shown = previewed[item.index] ?? success([]);
    item.dryRun = shown.ok ? success(shown.value.map(toRow)) : shown;
  }

  /** A request stands whole where it is told first: it may have hundreds of recipients. */
  function toRow({ phone, request: place, duplicateOf }: PreviewedRecipient): Row {
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
