import { findChannel, type SendChannel } from './channels';
import { indexByCode, SOURCES, type DeliveryErrorRow } from './code-row';
import { findCommonError } from './errors-common';
import { IP_NOT_ALLOWED } from './errors-gateway';
import { EMAIL_TYPE } from './message-types';

const source = SOURCES.statusErrorsEmail;

/**
 * `err` of the status of an e-mail. E-mail has a separate table, because the same numbers have
 * different meanings for the other channels.
 */
export const ERRORS_EMAIL = [
  {
    code: 0,
    name: 'noError',
    text: 'The recipient exists and is reachable',
    advice: null,
    ru: { text: 'Нет ошибки: получатель существует и доступен', advice: null },
    isRetryable: false,
    source,
  },
  {
    code: 1,
    name: 'recipientNotFound',
    text: 'The e-mail address does not exist',
    advice: 'Remove the address from your list',
    ru: {
      text: 'Адресат не существует: такого e-mail адреса нет',
      advice: 'Удалите адрес из списка получателей',
    },
    isRetryable: false,
    source,
  },
  {
    code: 2,
    name: 'mailboxFull',
    text: 'The mailbox of the recipient is full',
    advice: 'Send the e-mail again later',
    ru: { text: 'Переполнен почтовый ящик получателя', advice: 'Отправьте сообщение позже' },
    isRetryable: true,
    source,
  },
  {
    code: 3,
    name: 'recipientServerNotFound',
    text: 'The mail server of the recipient was not found',
    advice: 'Check the domain of the address',
    ru: {
      text: 'Сервер получателя не найден: нет такого домена',
      advice: 'Проверьте домен в адресе',
    },
    isRetryable: false,
    source,
  },
  {
    code: 4,
    name: 'mailboxBlocked',
    text: 'The mailbox of the recipient is blocked',
    advice: 'Remove the address from your list',
    ru: { text: 'Почтовый ящик заблокирован', advice: 'Удалите адрес из списка получателей' },
    isRetryable: false,
    source,
  },
  { ...IP_NOT_ALLOWED, source },
  {
    code: 245,
    name: 'statusNotReceived',
    text: 'The mail server did not report a status within a day, so it is unknown whether the message was delivered',
    advice: 'Do not count the message as delivered. Ask the recipient before you send it again',
    ru: {
      text: 'Статус не получен от почтового сервера в течение суток: неизвестно, доставлено ли сообщение',
      advice:
        'Не считайте сообщение доставленным; прежде чем отправить его снова, уточните у получателя, пришло ли оно',
    },
    isRetryable: false,
    source,
  },
  {
    code: 248,
    name: 'noRoute',
    text: 'The gateway cannot send e-mail to this address',
    advice: 'Check the address, or use another channel',
    ru: {
      text: 'Нет маршрута: отправка на этот e-mail адрес недоступна',
      advice: 'Проверьте адрес или выберите другой канал',
    },
    isRetryable: false,
    source,
  },
  {
    code: 249,
    name: 'invalidAddressFormat',
    text: 'The e-mail address has a wrong format',
    advice: 'Write the address as name@example.com',
    ru: {
      text: 'Неверный формат адреса получателя',
      advice: 'Укажите адрес в виде name@example.com',
    },
    isRetryable: false,
    source,
  },
  {
    code: 252,
    name: 'addressProhibited',
    text: 'Messages to this address are prohibited, e.g. by a blocklist',
    advice: 'Remove the address from your list',
    ru: {
      text: 'E-mail адрес запрещен, например находится в черном списке',
      advice: 'Удалите адрес из списка получателей',
    },
    isRetryable: false,
    source,
  },
  {
    code: 253,
    name: 'spamFilter',
    text: 'The spam filter stopped the text or the sender address',
    advice: 'Change the wording or the sender address',
    ru: {
      text: 'Запрещено спам-фильтром из-за текста или адреса отправителя',
      advice: 'Измените текст или адрес отправителя',
    },
    isRetryable: false,
    source,
  },
  {
    code: 254,
    name: 'unregisteredSender',
    text: 'The sender address is not registered',
    advice: 'Register the sender address in the SMSC dashboard',
    ru: {
      text: 'Незарегистрированный отправитель: его e-mail адрес не зарегистрирован',
      advice: 'Зарегистрируйте адрес отправителя в личном кабинете',
    },
    isRetryable: false,
    source,
  },
  {
    code: 255,
    name: 'rejectedByRecipientServer',
    text: 'The mail server of the recipient rejected the message without giving a reason',
    advice: 'Send the e-mail again later. If the error persists, check the address with its owner',
    ru: {
      text: 'Отклонено сервером получателя без указания точного кода ошибки',
      advice: 'Отправьте сообщение позже; если ошибка повторится, уточните адрес у его владельца',
    },
    isRetryable: false,
    source,
  },
] as const satisfies readonly DeliveryErrorRow[];

const byCode = indexByCode<DeliveryErrorRow>(ERRORS_EMAIL);

export function findEmailError(code: number): DeliveryErrorRow | undefined {
  return byCode.get(code);
}

/** Returns the meaning of an `err` for messages of a channel. */
export function findDeliveryError(
  code: number,
  channel: SendChannel,
): DeliveryErrorRow | undefined {
  return findChannel(channel)?.type === EMAIL_TYPE ? findEmailError(code) : findCommonError(code);
}
