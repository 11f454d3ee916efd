import {
  ENDPOINTS,
  ERRORS_COMMON,
  ERRORS_EMAIL,
  FLAG_BITS,
  MESSAGE_TYPES,
  REQUEST_ERRORS,
  RUSSIAN_TEMPLATE_TYPES,
  STATUSES,
  TEMPLATE_TYPES,
  type DeliveryErrorRow,
  type RequestErrorRow,
  type RussianTexts,
  type StatusRow,
} from '../../protocol/tables';
import { SMPP_STATUSES } from '../../protocol/tables/smpp';
import { cell, code, paragraphs, table } from './markdown';

/*
 * The codes in Russian, from the rows of the English tables. Texts and advice are sentences, so they
 * are lists: a table would be wider than a screen.
 */

const STATUS_GROUPS: readonly (readonly [string, (row: StatusRow) => boolean])[] = [
  ['Еще не конечные:', ({ isFinal }) => !isFinal],
  ['Конечные, сообщение доставлено:', ({ isFinal, isDelivered }) => isFinal && isDelivered],
  ['Конечные, сообщение не доставлено:', ({ isFinal, isDelivered }) => isFinal && !isDelivered],
];

export function statusListInRussian(): string {
  const rows: readonly StatusRow[] = STATUSES;
  return paragraphs(
    ...STATUS_GROUPS.flatMap(([title, belongs]) => [
      title,
      list(rows.filter(belongs).map((row) => entry(row.code, row.name, row.ru))),
    ]),
  );
}

export function deliveryErrorListInRussian(kind: 'common' | 'email'): string {
  const rows: readonly DeliveryErrorRow[] = kind === 'email' ? ERRORS_EMAIL : ERRORS_COMMON;
  return list(
    rows.map((row) =>
      entry(row.code, row.name, row.ru, row.isRetryable ? ['Ошибка может быть временной'] : []),
    ),
  );
}

/** All request errors; a code with several meanings has an entry for each. */
export function requestErrorListInRussian(): string {
  const rows: readonly RequestErrorRow[] = REQUEST_ERRORS;
  return list(rows.map((row) => entry(row.code, row.name, row.ru, remarksOn(row))));
}

function remarksOn({ endpoints, retry }: RequestErrorRow): string[] {
  const isCommon = endpoints.length === Object.keys(ENDPOINTS).length;
  const paths = endpoints.map((name) => code(ENDPOINTS[name].path)).join(', ');
  return [
    ...(isCommon ? [] : [`Запросы: ${paths}`]),
    ...(retry === 'later' ? ['Запрос можно повторить'] : []),
  ];
}

export function messageTypeTableInRussian(): string {
  return table(
    ['Код', 'Имя', 'Тип сообщения'],
    MESSAGE_TYPES.map((row) => [String(row.code), code(row.name), cell(row.ru.text)]),
  );
}

export function flagTableInRussian(): string {
  return paragraphs(
    table(
      ['Маска', 'Поле', 'Значение'],
      Object.values(FLAG_BITS).map((row) => [
        code(`0x${row.mask.toString(16).padStart(4, '0')}`),
        code(row.name),
        cell(row.ru.text),
      ]),
    ),
    table(
      ['Число', 'Имя в `templateType`', 'Вид сообщения'],
      TEMPLATE_TYPES.map((name, value) => [
        String(value),
        code(name),
        RUSSIAN_TEMPLATE_TYPES[name],
      ]),
    ),
  );
}

export function smppStatusListInRussian(): string {
  return list(
    SMPP_STATUSES.map((row) =>
      entry(`0x${row.code.toString(16).toUpperCase().padStart(2, '0')}`, row.name, row.ru, [
        `В спецификации: ${code(row.esmeName)}`,
        ...(row.retry === 'later' ? ['Запрос можно повторить'] : []),
      ]),
    ),
  );
}

function list(entries: readonly string[]): string {
  return entries.map((text) => `- ${text}`).join('\n');
}

function entry(
  number: number | string,
  name: string,
  { text, advice }: RussianTexts,
  remarks: readonly string[] = [],
): string {
  const sentences = [
    cell(text),
    ...(advice === null ? [] : [`**Что делать:** ${cell(lowerFirst(advice))}`]),
    ...remarks,
  ];
  return `**${number}** ${code(name)} — ${sentences.map((one) => `${one}.`).join(' ')}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
