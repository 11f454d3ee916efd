import { indexByCode, SOURCES, type CodeRow } from './code-row';

export interface StatusRow extends CodeRow {
  /** Whether the gateway has finished with the message. `delivered` can become `read` or `linkClicked`. */
  readonly isFinal: boolean;
  /** Whether the recipient has the message, unless `err` says that it was never really sent. */
  readonly isDelivered: boolean;
}

const source = SOURCES.statusCodes;

/** Status of a message or of an HLR request. */
export const STATUSES = [
  {
    code: -3,
    name: 'notFound',
    text: 'The gateway has no message with this ID and phone number, or has moved it to its archive',
    advice: 'Check the ID and the phone number, and request the status within a day of sending',
    ru: {
      text: 'Сообщение не найдено: сообщения с таким ID и номером нет, или оно перенесено в архив',
      advice:
        'Проверьте ID и номер телефона; запрашивайте статус в течение суток с момента отправки',
    },
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: -2,
    name: 'stopped',
    text: 'The mailing was paused before this message was handed over to the operator',
    advice:
      'Resume the mailing in the SMSC dashboard, under mailings and jobs ("Рассылки и задания")',
    ru: {
      text: 'Остановлено: рассылка временно остановлена до того, как сообщение ушло оператору',
      advice: 'Возобновите рассылку на странице «Рассылки и задания» личного кабинета',
    },
    isFinal: false,
    isDelivered: false,
    source,
  },
  {
    code: -1,
    name: 'queued',
    text: 'The message is waiting to be sent',
    advice: null,
    ru: { text: 'Ожидает отправки', advice: null },
    isFinal: false,
    isDelivered: false,
    source,
  },
  {
    code: 0,
    name: 'sent',
    text: 'The message was handed over to the operator',
    advice: null,
    ru: { text: 'Передано оператору', advice: null },
    isFinal: false,
    isDelivered: false,
    source,
  },
  {
    code: 1,
    name: 'delivered',
    text: 'The message was delivered',
    advice: null,
    ru: { text: 'Доставлено', advice: null },
    isFinal: true,
    isDelivered: true,
    source,
  },
  {
    code: 2,
    name: 'read',
    text: 'The recipient opened the message',
    advice: null,
    ru: { text: 'Прочитано', advice: null },
    isFinal: true,
    isDelivered: true,
    source,
  },
  {
    code: 3,
    name: 'expired',
    text: 'The validity of the message ended before it was delivered',
    advice: 'Send the message again later, or give it a longer validity',
    ru: {
      text: 'Просрочено: время жизни сообщения истекло, а оно так и не было доставлено',
      advice: 'Отправьте сообщение позже или увеличьте время его жизни',
    },
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: 4,
    name: 'linkClicked',
    text: 'The message was delivered, and the recipient clicked its short link',
    advice: null,
    ru: {
      text: 'Нажата ссылка: сообщение доставлено, абонент нажал короткую ссылку',
      advice: null,
    },
    isFinal: true,
    isDelivered: true,
    source,
  },
  {
    code: 20,
    name: 'undeliverable',
    text: 'The message could not be delivered',
    advice: 'See the error code for the reason',
    ru: { text: 'Невозможно доставить', advice: 'Причину показывает код ошибки' },
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: 22,
    name: 'invalidNumber',
    text: 'The phone number has a wrong format',
    advice: 'Write the number in international format, e.g. +77011234567',
    ru: {
      text: 'Неверный номер: неправильный формат номера телефона',
      advice: 'Укажите номер в международном формате, например +77011234567',
    },
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: 23,
    name: 'prohibited',
    text: 'A restriction stopped the message: duplicate, flood protection, blocklist, spam filter or sender ID',
    advice: 'See the error code. Wait before you send the same text to the same number again',
    ru: {
      text: 'Запрещено: сработало ограничение на отправку дублей, частые сообщения на один номер, номера из черного списка, запрещенные спам-фильтром тексты или имена отправителей',
      advice:
        'Причину показывает код ошибки; подождите, прежде чем снова отправлять тот же текст на тот же номер',
    },
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: 24,
    name: 'insufficientFunds',
    text: 'The balance of the account was too low for this message',
    advice: 'Top up the account and send the message again',
    ru: {
      text: 'Недостаточно средств на счете для отправки сообщения',
      advice: 'Пополните счет и отправьте сообщение еще раз',
    },
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: 25,
    name: 'unavailableNumber',
    text: 'The number does not accept messages, or the gateway has no working route to its operator',
    advice: 'Use another number or another channel',
    ru: {
      text: 'Недоступный номер: номер не принимает SMS-сообщения, или на этого оператора нет рабочего маршрута',
      advice: 'Укажите другой номер или выберите другой канал',
    },
    isFinal: true,
    isDelivered: false,
    source,
  },
] as const satisfies readonly StatusRow[];

export type StatusName = (typeof STATUSES)[number]['name'];

const byCode = indexByCode<StatusRow>(STATUSES);

export function findStatus(code: number): StatusRow | undefined {
  return byCode.get(code);
}

const byName = new Map<string, number>(STATUSES.map((row) => [row.name, row.code]));

/** Returns the code of a status by its name, for code that branches on one status. */
export function statusCode(name: StatusName): number {
  return byName.get(name) as number;
}
