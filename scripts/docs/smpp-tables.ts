import { SMPP_FAILURES } from '../../protocol/smpp/problem';
import {
  SMPP_CHANNELS,
  SMPP_DATA_CODINGS,
  SMPP_HOSTS,
  SMPP_STATUSES,
  SMPP_SYSTEM_TYPE_OPTIONS,
  SMPP_TLVS,
  type SmppChannelRow,
} from '../../protocol/tables/smpp';
import { findChannel } from '../../protocol/tables';
import { cell, code, list, sentences, table } from './markdown';

export function smppHostTable(): string {
  return table(
    ['Area', 'Server', 'Backup', 'Documented'],
    SMPP_HOSTS.map((row) => [
      row.region,
      code(row.host),
      code(row.backupHost),
      row.isDocumented ? 'yes' : 'no, by analogy',
    ]),
  );
}

export function smppOptionTable(): string {
  return table(
    ['Option', 'Effect'],
    SMPP_SYSTEM_TYPE_OPTIONS.map((row) => [code(row.code), cell(row.text)]),
  );
}

export function smppCodingTable(): string {
  return table(
    ['Value', 'Name', 'Meaning'],
    SMPP_DATA_CODINGS.map((row) => [String(row.code), cell(row.label), cell(row.text)]),
  );
}

/** Table of the text format of each channel. */
export function smppChannelTable(): string {
  const rows: readonly SmppChannelRow[] = SMPP_CHANNELS;
  return table(
    ['Channel', 'Text', 'Parameters'],
    rows.map((row) => [
      cell(findChannel(row.name)?.label ?? row.name),
      writeForm(row),
      row.accepts.map(code).join(', '),
    ]),
  );
}

function writeForm({ prefix, hasText, lastLine }: SmppChannelRow): string {
  if (!hasText) return prefix === null ? 'bytes' : code(prefix);
  const start = prefix === null ? 'text' : `${prefix}: text`;
  return code(lastLine === null ? start : `${start}\\n${lastLine.word}:…`);
}

/** List of the statuses of a response; says after which the client retries. */
export function smppStatusList(): string {
  return list(
    SMPP_STATUSES.map((row) => {
      const retry = row.retry === 'later' ? ', retried after a pause' : '';
      const head = `${hexadecimal(row.code, 2)} ${code(row.name)}, ${code(row.esmeName)}${retry}`;
      return `${head}: ${sentences(cell(row.text), cell(row.advice ?? ''))}`;
    }),
  );
}

export function smppTlvTable(): string {
  return table(
    ['Tag', 'Name', 'Value', 'Octets'],
    SMPP_TLVS.map((row) => [
      hexadecimal(row.tag, 4),
      code(row.name),
      row.kind,
      row.octets === 0xffff ? 'any' : String(row.octets),
    ]),
  );
}

export function smppFailureList(): string {
  return list(
    Object.entries(SMPP_FAILURES).map(
      ([reason, { text, advice }]) => `${code(reason)}: ${sentences(cell(text), cell(advice))}`,
    ),
  );
}

function hexadecimal(number: number, digits: number): string {
  return code(`0x${number.toString(16).toUpperCase().padStart(digits, '0')}`);
}
