import {
  describeRequest,
  type PreviewedRecipient,
  success,
  type TextLanguage,
  writtenPhone,
} from '../../protocol';
import type { Host, Row } from '../host';
import type { OperationRun } from '../operation';
import type { RunOptions } from '../parameters/parameters';
import type { OpenItem } from './item-run';
import { type MessageOrder, NOTHING_SENT, placeMessages } from './send-items';
import { isGuardOn, readOptions } from '../parameters/parameters';

const TEXTS: Readonly<Record<TextLanguage, string>> = {
  en: "Nothing was sent, because this is a dry run. Remove the option 'Dry Run' to send the message",
  ru: 'Ничего не отправлено: это пробный запуск. Чтобы отправить сообщение, уберите параметр «Dry Run»',
};

/** Returns the fields that mark each output row of a dry run. */
export function markDryRun(language: TextLanguage) {
  return { errorName: 'dryRun', errorText: TEXTS[language], dryRun: true } as const;
}

/** Returns whether an item is a dry run. */
export function isDryRun(host: Host, itemIndex: number): boolean {
  return isGuardOn(readOptions(host, itemIndex).dryRun);
}

/** Adds to each item that is a dry run the rows that show its requests. Later stages skip it. */
export function showDryRuns(
  run: OperationRun,
  items: readonly OpenItem<MessageOrder, unknown>[],
  { batchSize, duplicates }: Partial<RunOptions>,
): void {
  const { host, client, stopOnFailure } = run;
  const dry = items.filter(({ index }) => isDryRun(host, index));
  if (dry.length === 0) return;
  const identity = { scope: host.scope, run: host.execution, prefix: host.idPrefix };
  const settings = { batchSize, duplicates, stopOnFailure, identity };
  const { requests, items: previewed } = client.previewAll(placeMessages(run, dry), settings);
  const shownRequests = new Set<number>();
  for (const item of dry) {
    const shown = previewed[item.index] ?? success([]);
    if (shown.ok) item.dryRun = shown.value.map((row) => toRow(row, item.language));
    else item.problem = shown.problem;
  }

  /**
   * Only the row of the first recipient holds the whole request, because a request may have
   * hundreds of recipients.
   */
  function toRow(
    { phone, request: place, duplicateOf }: PreviewedRecipient,
    language: TextLanguage,
  ): Row {
    const request = requests[place];
    const isFirst = !shownRequests.has(place);
    shownRequests.add(place);
    return {
      ...{ phone: writtenPhone(phone), accepted: false, ...NOTHING_SENT },
      ...{ errorCode: null, ...markDryRun(language) },
      ...(duplicateOf !== null && { duplicateOf }),
      request: { number: place + 1, ...(isFirst && request && describeRequest(request)) },
    };
  }
}
