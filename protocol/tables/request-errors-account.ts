import { SOURCES } from './code-row';
import type { RequestErrorRow } from './request-error-row';

/**
 * Errors of the endpoints for what an account keeps: contacts, templates, sender IDs, mailings and
 * subaccounts. Codes 3 and 5 of templates are those of contacts: unverified against the live service.
 */
export const ACCOUNT_REQUEST_ERRORS = [
  {
    code: 3,
    name: 'noRecords',
    text: 'The gateway found no matching records',
    advice: 'Check the phone number, the group or the ID. Get Many lists what exists',
    ru: {
      text: 'Записи не найдены',
      advice: 'Проверьте номер телефона, группу или ID по списку имеющихся записей',
    },
    endpoints: ['phones', 'templates', 'operatorTemplates', 'get', 'users'],
    retry: 'never',
    source: SOURCES.contactAnswer,
  },
  {
    code: 3,
    name: 'senderNotFound',
    text: 'The gateway does not know this sender ID',
    advice: 'Check the sender ID. Get Many lists the sender IDs of the account',
    ru: {
      text: 'Имя отправителя не найдено',
      advice: 'Проверьте имя отправителя или его ID по списку имен вашего аккаунта',
    },
    endpoints: ['senders'],
    retry: 'never',
    source: SOURCES.senderAnswer,
  },
  {
    code: 3,
    name: 'mailingNotSaved',
    text: 'The gateway could not save the mailing, or has no mailing with this ID',
    advice:
      'Check the name, the recipients and the text, or the ID. Get Many lists the mailings of the account',
    ru: {
      text: 'Рассылка не сохранена, или рассылки с таким ID нет',
      advice: 'Проверьте название, получателей и текст рассылки или ее ID по списку рассылок',
    },
    endpoints: ['jobs'],
    retry: 'never',
    source: SOURCES.mailingAnswer,
  },
  {
    code: 5,
    name: 'operationFailed',
    text: 'The gateway could not carry out the operation',
    advice: 'Check that what you change exists, and that what you create does not exist yet',
    ru: {
      text: 'Ошибка выполнения операции',
      advice: 'Проверьте, что изменяемая запись существует, а создаваемой еще нет',
    },
    endpoints: ['phones', 'templates', 'operatorTemplates', 'users'],
    retry: 'never',
    source: SOURCES.contactAnswer,
  },
  {
    code: 5,
    name: 'senderNotSaved',
    text: 'The gateway could not save or delete the sender ID',
    advice: 'Check the sender ID: up to 11 Latin letters, digits and symbols, or up to 15 digits',
    ru: {
      text: 'Не удалось сохранить или удалить имя отправителя',
      advice:
        'Проверьте имя: до 11 символов (английские буквы, цифры и некоторые знаки) или до 15 цифр',
    },
    endpoints: ['senders'],
    retry: 'never',
    source: SOURCES.senderAnswer,
  },
  {
    code: 6,
    name: 'subClientNotFound',
    text: 'The account has no subaccount with this login',
    advice: 'Check the login. Get Statistics lists the logins of the subaccounts',
    ru: {
      text: 'Субклиент с таким логином не найден',
      advice: 'Проверьте логин: логины субклиентов есть в статистике',
    },
    endpoints: ['users'],
    retry: 'never',
    source: SOURCES.subClientAnswer,
  },
  {
    code: 7,
    name: 'balanceNotSeparate',
    text: 'The subaccount does not have a separate balance of this kind',
    advice:
      "A subaccount that uses the balance of the account cannot be topped up. For the second balance, turn on 'Second Balance'",
    ru: {
      text: 'У субклиента нет отдельного баланса этого вида',
      advice:
        'Нельзя пополнить баланс субклиента, который использует баланс аккаунта; чтобы пополнить второй баланс, включите параметр «Второй баланс»',
    },
    endpoints: ['users'],
    retry: 'never',
    source: SOURCES.subClientAnswer,
  },
  {
    code: 8,
    name: 'codeUndeliverable',
    text: 'The confirmation code cannot be delivered to this number',
    advice: 'Check the number, or confirm it in the SMSC dashboard',
    ru: {
      text: 'Код подтверждения не может быть доставлен на этот номер',
      advice: 'Проверьте номер или подтвердите его в личном кабинете',
    },
    endpoints: ['senders'],
    retry: 'never',
    source: SOURCES.senderAnswer,
  },
  {
    code: 8,
    name: 'subClientNotSaved',
    text: 'The gateway could not save the subaccount',
    advice:
      'Check that no other client of the gateway has this login, and check the values of the settings',
    ru: {
      text: 'Не удалось сохранить субклиента',
      advice: 'Проверьте, что логин не занят другим клиентом сервиса и что значения настроек верны',
    },
    endpoints: ['users'],
    retry: 'never',
    source: SOURCES.subClientAnswer,
  },
  {
    code: 10,
    name: 'codeAlreadySent',
    text: 'A confirmation code was already sent to this number',
    advice: 'Use the code that was sent, or request another one after 8 hours',
    ru: {
      text: 'Код подтверждения на этот номер уже отправлен',
      advice: 'Используйте отправленный код или запросите новый через 8 часов',
    },
    endpoints: ['senders'],
    retry: 'never',
    source: SOURCES.senderAnswer,
  },
  {
    code: 10,
    name: 'insufficientFunds',
    text: 'The balance of the account is too low for the amount',
    advice: 'Top up the account, or enter a smaller amount',
    ru: {
      text: 'Недостаточно средств на счете для указанной суммы',
      advice: 'Пополните счет или укажите меньшую сумму',
    },
    endpoints: ['users'],
    retry: 'never',
    source: SOURCES.subClientAnswer,
  },
  {
    code: 11,
    name: 'wrongCode',
    text: 'The confirmation code is wrong',
    advice: 'Check the code in the message that was sent to the number',
    ru: {
      text: 'Неверный код подтверждения',
      advice: 'Проверьте код в сообщении, отправленном на этот номер',
    },
    endpoints: ['senders'],
    retry: 'never',
    source: SOURCES.senderAnswer,
  },
] as const satisfies readonly RequestErrorRow[];
