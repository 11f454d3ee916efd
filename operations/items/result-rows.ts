import {
  listWrittenRecipients,
  subscriberKey,
  type WrittenRecipient,
  writtenPhone,
} from '../../protocol';
import type { Host, Row } from '../host';
import { isOn, readOptions } from '../parameters/parameters';
import { readDefaultCountry } from '../parameters/recipients';

/** How the rows of an item are completed. */
export interface RowSource {
  /** Returns what is written as the phone numbers of an item; absent if it has none. */
  readonly readWritten?: (this: void, itemIndex: number) => unknown;
  /** Whether the rows of an item are the gateway's own objects, which get no `input`. */
  readonly isRaw?: (this: void, itemIndex: number) => boolean;
}

/** What an item that failed has beside its error. For `toFailedRows`. */
export interface FailedItem {
  /** The rows of its recipients, each at least with its phone number; one without fields if it has none. */
  readonly rows: readonly Row[];
  /** The input fields that the user keeps. */
  readonly kept: Row;
}

/** Completes the rows of a run. */
export interface RowFinisher {
  /** Adds `input` to the rows of phone numbers, and the input fields that the user keeps. */
  finish(rows: readonly Row[], itemIndex: number): readonly Row[];
  /**
   * @param rows those of its recipients as far as they are known
   * @param unsent fields of a recipient that has no row yet; `null` if the item has no row for each
   */
  describeFailed(rows: readonly Row[], itemIndex: number, unsent: Row | null): FailedItem;
}

/**
 * Returns the finisher of a run. Nothing of it fails: a parameter that cannot be read has no rows to
 * complete.
 */
export function createRowFinisher(host: Host, { readWritten, isRaw }: RowSource): RowFinisher {
  let inputRows: readonly Row[] | undefined;

  function listWritten(itemIndex: number): WrittenRecipient[] {
    const given = attempt(() => readWritten?.(itemIndex), '');
    const country = attempt(() => readDefaultCountry(host, itemIndex), null);
    const rules = { acceptsNicknames: true, country: country?.ok ? country.value : undefined };
    return listWrittenRecipients(given, rules);
  }

  function addInput(rows: readonly Row[], itemIndex: number): readonly Row[] {
    if (readWritten === undefined || rows.every(({ phone }) => typeof phone !== 'string')) {
      return rows;
    }
    const inputs = new Map<string, string>();
    for (const { input, recipient } of listWritten(itemIndex)) {
      const key = subscriberKey(recipient ?? input);
      if (!inputs.has(key)) inputs.set(key, input);
    }
    return rows.map((row) => {
      const { phone } = row;
      const input = typeof phone === 'string' ? inputs.get(subscriberKey(phone)) : undefined;
      return input === undefined || input === phone ? row : { ...row, input };
    });
  }

  function readKept(itemIndex: number): Row {
    if (!attempt(() => isOn(readOptions(host, itemIndex).keepInputFields), false)) return {};
    inputRows ??= host.rows;
    return inputRows[itemIndex] ?? {};
  }

  return {
    finish(rows, itemIndex) {
      const own = isRaw?.(itemIndex) === true ? rows : addInput(rows, itemIndex);
      return addFields(own, readKept(itemIndex));
    },
    describeFailed(known, itemIndex, unsent) {
      const listed = () =>
        listPhones(listWritten(itemIndex)).map((phone) => ({ phone, ...unsent }));
      const own = unsent === null ? () => [{}] : listed;
      const rows = addInput(known.length > 0 ? known : own(), itemIndex);
      return { rows, kept: readKept(itemIndex) };
    },
  };
}

/**
 * Input fields that are not passed on. n8n takes an item with `error` for a failed one, and runs the
 * node again for it: everything would be sent twice. The others tell of an earlier send.
 */
const NOT_KEPT: ReadonlySet<string> = new Set([
  ...['error', '$error'],
  ...['dryRun', 'duplicateOf', 'sentBefore'],
]);

/** The input fields come first, as in the input; fields of the output win over equal names. */
function addFields(rows: readonly Row[], kept: Row): readonly Row[] {
  const names = Object.keys(kept).filter((name) => !NOT_KEPT.has(name));
  if (names.length === 0) return rows;
  const shown = Object.fromEntries(names.map((name) => [name, kept[name]]));
  return rows.map((row) => ({ ...shown, ...row }));
}

/** What is not clearly a recipient stays as it is written; `null` if nothing is written. */
function listPhones(written: readonly WrittenRecipient[]): (string | null)[] {
  if (written.length === 0) return [null];
  const phones = written.map(({ input, recipient }) =>
    recipient === null ? input : writtenPhone(recipient),
  );
  return [...new Set(phones)];
}

/** The output of a problem, as with "continue on fail". */
export interface ErrorOutput {
  readonly error: {
    readonly code: number | null;
    readonly name: string;
    readonly message: string;
    readonly advice: string;
  };
}

/**
 * Returns the rows of a failed item: the error, and beside it the fields of a recipient that was not
 * sent. Where it is unknown whether the message was sent, `accepted` is `null` and the row is not an
 * error.
 */
export function toFailedRows(
  { error }: ErrorOutput,
  retry: unknown,
  { rows, kept }: FailedItem = { rows: [{}], kept: {} },
): readonly Row[] {
  const isUnknown = retry === 'unknownOutcome';
  // An item may fail after all its messages were accepted, e.g. at the next channel.
  const isOfAccepted = !isUnknown && rows.every(({ accepted }) => accepted === true);
  const own = rows.map((row): Row => {
    if (!Object.hasOwn(row, 'phone')) return { error };
    // The row of a recipient that the gateway rejected has its own reason.
    if (Object.hasOwn(row, 'accepted')) {
      return row.accepted === false || isOfAccepted ? { ...row, error } : row;
    }
    const { phone, accepted, ...words } = toUnsentRow(row.phone, { error }, isUnknown);
    return { phone, accepted, ...row, ...words, ...(!isUnknown && { error }) };
  });
  return addFields(own, kept);
}

/** Returns the row of a recipient that was not sent; `accepted` is `null` where that is unknown. */
export function toUnsentRow(phone: Row[string], { error }: ErrorOutput, isUnknown = false): Row {
  const { code, name, message, advice } = error;
  return {
    phone,
    accepted: isUnknown ? null : false,
    errorCode: code,
    errorName: name,
    errorText: `${message}. ${advice}`,
  };
}

/** A host throws if an expression of a parameter cannot be evaluated. */
function attempt<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
