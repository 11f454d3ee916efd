import { indexByCode, SOURCES, type CodeRow } from './code-row';

export interface MessageTypeRow extends CodeRow {
  /** Label in the UI. */
  readonly label: string;
}

const source = SOURCES.statusAnswer;
const advice = null;

/**
 * `type` of a message; also the low four bits of `flag`. 9, 11 and 13 to 15 are not documented. The
 * Russian texts are the gateway's own names.
 */
export const MESSAGE_TYPES = [
  { code: 0, name: 'sms', label: 'SMS', text: 'SMS', advice, ru: { text: 'SMS', advice }, source },
  {
    code: 1,
    name: 'flashSms',
    label: 'Flash SMS',
    text: 'Flash SMS',
    advice,
    ru: { text: 'Flash-SMS', advice },
    source,
  },
  {
    code: 2,
    name: 'binary',
    label: 'Binary SMS',
    text: 'Binary SMS',
    advice,
    ru: { text: 'Бинарное SMS', advice },
    source,
  },
  {
    code: 3,
    name: 'wapPush',
    label: 'WAP Push',
    text: 'WAP push',
    advice,
    ru: { text: 'Wap-push', advice },
    source,
  },
  {
    code: 4,
    name: 'hlr',
    label: 'HLR Lookup',
    text: 'HLR request',
    advice,
    ru: { text: 'HLR-запрос', advice },
    source,
  },
  {
    code: 5,
    name: 'ping',
    label: 'Ping SMS',
    text: 'Ping SMS',
    advice,
    ru: { text: 'Ping-SMS', advice },
    source,
  },
  { code: 6, name: 'mms', label: 'MMS', text: 'MMS', advice, ru: { text: 'MMS', advice }, source },
  {
    code: 7,
    name: 'voice',
    label: 'Voice Call',
    text: 'Voice call',
    advice,
    ru: { text: 'Звонок', advice },
    source,
  },
  {
    code: 8,
    name: 'email',
    label: 'E-Mail',
    text: 'E-mail',
    advice,
    ru: { text: 'E-mail', advice },
    source,
  },
  {
    code: 10,
    name: 'viber',
    label: 'Viber',
    text: 'Viber message',
    advice,
    ru: { text: 'Viber', advice },
    source,
  },
  {
    code: 12,
    name: 'social',
    label: 'Social Network',
    text: 'Social network message',
    advice,
    ru: { text: 'Соцсети', advice },
    source,
  },
] as const satisfies readonly MessageTypeRow[];

const byCode = indexByCode<MessageTypeRow>(MESSAGE_TYPES);

export function findMessageType(code: number): MessageTypeRow | undefined {
  return byCode.get(code);
}

/** Codes on which other code branches; everything else reads the table. */
export const HLR_TYPE = 4;
export const EMAIL_TYPE = 8;

/** One group of bits in the two-byte `flag` number of a message. */
export interface FlagBitsRow {
  readonly name: 'type' | 'paidFromSecondBalance' | 'isTemplate' | 'templateType';
  readonly mask: number;
  readonly shift: number;
  readonly text: string;
  /** The same in Russian. */
  readonly ru: { readonly text: string };
  readonly source: string;
}

/** The documented bits. All others stay visible in `flag.raw`. */
export const FLAG_BITS = {
  type: {
    name: 'type',
    mask: 0x000f,
    shift: 0,
    text: 'Message type',
    ru: { text: 'Тип сообщения' },
    source,
  },
  paidFromSecondBalance: {
    name: 'paidFromSecondBalance',
    mask: 0x0020,
    shift: 5,
    text: 'The message was paid from the second balance',
    ru: { text: 'Оплата сообщения со второго баланса' },
    source,
  },
  isTemplate: {
    name: 'isTemplate',
    mask: 0x0100,
    shift: 8,
    text: 'The message matched a registered template',
    ru: { text: 'Признак шаблонного сообщения' },
    source,
  },
  templateType: {
    name: 'templateType',
    mask: 0x0600,
    shift: 9,
    text: 'Type of the template, valid only with the template bit',
    ru: {
      text: 'Тип шаблонного сообщения; имеет смысл только вместе с признаком шаблонного сообщения',
    },
    source,
  },
} as const satisfies Record<FlagBitsRow['name'], FlagBitsRow>;

/** Values of the two `templateType` bits, in the order of their number. */
export const TEMPLATE_TYPES = ['service', 'transactional', 'authorization', 'advertising'] as const;

export type TemplateType = (typeof TEMPLATE_TYPES)[number];

/** Kind of a template message in Russian, as the gateway's documents name it. */
export const RUSSIAN_TEMPLATE_TYPES = {
  service: 'сервисное',
  transactional: 'транзакционное',
  authorization: 'авторизационное',
  advertising: 'рекламное',
} as const satisfies Record<TemplateType, string>;
