import { ADVICE, ADVICE_RU, type SmppStatusRow } from './status-row';
import { SMPP_SOURCES } from './limits';

const source = `${SMPP_SOURCES.smpp34}, 5.1.3 "command_status"`;

/** Statuses of a command that is valid, but that the gateway cannot carry out for this message. */
export const MESSAGE_STATUSES = [
  {
    code: 0x0c,
    esmeName: 'ESME_RINVMSGID',
    name: 'invalidMessageId',
    text: 'The gateway has no message with this ID',
    advice: 'Check the ID',
    ru: { text: 'Сообщение с таким ID не найдено', advice: 'Проверьте ID' },
    retry: 'never',
    source,
  },
  {
    code: 0x11,
    esmeName: 'ESME_RCANCELFAIL',
    name: 'cancelFailed',
    text: 'The message cannot be cancelled',
    advice: 'Check its status: it may have been sent already',
    ru: {
      text: 'Сообщение нельзя отменить',
      advice: 'Проверьте его статус: возможно, оно уже отправлено',
    },
    retry: 'never',
    source,
  },
  {
    code: 0x13,
    esmeName: 'ESME_RREPLACEFAIL',
    name: 'replaceFailed',
    text: 'The message cannot be replaced',
    advice: 'Check its status: it may have been sent already',
    ru: {
      text: 'Сообщение нельзя заменить',
      advice: 'Проверьте его статус: возможно, оно уже отправлено',
    },
    retry: 'never',
    source,
  },
  {
    code: 0x45,
    esmeName: 'ESME_RSUBMITFAIL',
    name: 'submitFailed',
    text: 'The gateway rejected the message',
    advice:
      'Check the text, the sender ID and the balance. The same message to the same number is rejected within a minute',
    ru: {
      text: 'Шлюз отклонил сообщение',
      advice:
        'Проверьте текст, имя отправителя и баланс; повтор того же сообщения на тот же номер в течение минуты отклоняется',
    },
    retry: 'never',
    source,
  },
  {
    code: 0x67,
    esmeName: 'ESME_RQUERYFAIL',
    name: 'queryFailed',
    text: 'The gateway has no status of this message',
    advice: 'Check the ID, and request the status within a day of sending',
    ru: {
      text: 'У шлюза нет статуса этого сообщения',
      advice: 'Проверьте ID; запрашивайте статус в течение суток с момента отправки',
    },
    retry: 'never',
    source,
  },
  {
    code: 0xfe,
    esmeName: 'ESME_RDELIVERYFAILURE',
    name: 'deliveryFailure',
    text: 'The message could not be delivered',
    advice: 'See the error code of its status for the reason',
    ru: {
      text: 'Сообщение не удалось доставить',
      advice: 'Причину показывает код ошибки в его статусе',
    },
    retry: 'never',
    source,
  },
  {
    code: 0xff,
    esmeName: 'ESME_RUNKNOWNERR',
    name: 'unknownError',
    text: 'The gateway reports an error that has no code',
    advice: ADVICE.support,
    ru: { text: 'Шлюз сообщил об ошибке, для которой нет кода', advice: ADVICE_RU.support },
    retry: 'never',
    source,
  },
] as const satisfies readonly SmppStatusRow[];
