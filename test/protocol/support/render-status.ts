import {
  MULTIPLE_COLUMNS,
  STATUS_COLUMNS,
  STATUS_LABELS,
  type StatusKind,
} from '../../../protocol/tables';
import type { Detail } from '../../../protocol/wire/status-query';
import type { ResponseFormat } from '../../../protocol/wire/request';

/** Fields that JSON shows without quotes; all others are strings there, `cost` and `phone` too. */
const JSON_NUMBERS: readonly string[] = [
  'status',
  'last_timestamp',
  'flag',
  'err',
  'send_timestamp',
  'type',
  'sms_cnt',
];

/** A full record, every value as text. */
export type Sample = Readonly<Record<string, string>>;

export interface Layout {
  readonly kind: StatusKind;
  readonly detail: Detail;
  readonly multiple: boolean;
  readonly format: ResponseFormat;
}

/** Names of the fields of a response with this layout, in their order. */
function columnsOf({ kind, detail, multiple, format }: Layout): string[] {
  const columns = STATUS_COLUMNS[kind][detail];
  const names = [columns.text, columns.values, columns.fields, columns.fields][format];
  return [...(names ?? []), ...(multiple ? MULTIPLE_COLUMNS[detail] : [])];
}

/** The expected values of a reader, as this format writes them. */
export function expectedOf(sample: Sample, layout: Layout): Record<string, string | number> {
  return Object.fromEntries(
    columnsOf(layout).map((name) => {
      const text = sample[name] ?? '';
      return [name, layout.format === 3 && JSON_NUMBERS.includes(name) ? Number(text) : text];
    }),
  );
}

const escapeXml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function renderRecord(sample: Sample, layout: Layout): string {
  const entries = Object.entries(expectedOf(sample, layout));
  switch (layout.format) {
    case 0:
      return entries.map(([name, value]) => `${STATUS_LABELS[name] ?? name} = ${value}`).join(', ');
    case 1:
      return entries.map(([, value]) => value).join(',');
    case 2:
      return `<sms>\n${entries.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>\n`).join('')}</sms>`;
    case 3:
      return JSON.stringify(Object.fromEntries(entries), null, '\n').replace(/\n+/g, '\n');
  }
}

/** The response in the layout of the gateway's page. */
export function renderStatus(samples: readonly Sample[], layout: Layout): string {
  const records = samples.map((sample) => renderRecord(sample, layout));
  if (!layout.multiple) return records[0] ?? '';
  if (layout.format === 2) return `<list>\n${records.join('\n')}\n</list>`;
  if (layout.format === 3) return `[${records.join(',\n')}]`;
  return records.join('\n');
}
