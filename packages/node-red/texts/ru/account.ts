/** Incoming messages, balance, statistics, short links and incoming numbers. */
export const ACCOUNT: Readonly<Record<string, string>> = {
  'Incoming Message': 'Входящее сообщение',
  'Get many incoming messages': 'Получить список входящих сообщений',
  'Get messages from subscribers, oldest first': 'Получить сообщения абонентов, начиная со старых',
  'After ID': 'После ID',
  "Return messages after the one with this ID, of any age; 'Hours' is then ignored":
    'Сообщения после сообщения с этим ID, любой давности; параметр «Часы» тогда не действует',
  Hours: 'Часы',
  'Return messages of this many last hours; the gateway keeps about a week':
    'Сообщения за столько последних часов; шлюз хранит их около недели',
  'To Phone': 'На номер',
  'Return only messages to this phone number of the account':
    'Только сообщения на этот номер аккаунта',
  'e.g. +77010000001': 'например, +77010000001',
  Account: 'Аккаунт',
  'Get Balance': 'Узнать баланс',
  'Get balance': 'Узнать баланс аккаунта',
  'Get the balance, the currency and the credit of the account':
    'Узнать баланс, валюту и кредит аккаунта',
  'Get Statistics': 'Получить статистику',
  'Get statistics': 'Получить статистику аккаунта',
  'Get the number and the cost of the messages sent in a period, for the account and its subaccounts':
    'Узнать число и стоимость сообщений, отправленных за период аккаунтом и его субклиентами',
  'Start of the period, in the time zone of the workflow unless the value names one; empty for the first day of the month':
    'Начало периода; без указания часового пояса – в часовом поясе из настроек аккаунта; пусто – первый день месяца',
  'In Account Currency': 'В валюте аккаунта',
  'Whether to convert amounts of subaccounts to the currency of the account':
    'Пересчитать суммы субклиентов в валюту аккаунта',
  'Second Balance': 'Второй баланс',
  'Whether to return payments from the second balance of the account':
    'Вернуть оплату со второго баланса аккаунта',
  'Get Prices': 'Получить тарифы',
  'Get prices': 'Получить тарифы аккаунта',
  'Get the price list of the account: the price of a message in each zone':
    'Получить тарифы аккаунта: цену сообщения по каждой зоне',
  'Short Link': 'Короткая ссылка',
  'Get short link': 'Получить данные о короткой ссылке',
  'Get the number of clicks on a short link of a message':
    'Узнать число переходов по короткой ссылке из сообщения',
  "Enter the link whose clicks to count: the full URL that 'Shorten Links' replaced in a message, or the ID of the short link":
    'Ссылка, переходы по которой нужно посчитать: полный адрес, который параметр «Сокращать ссылки» заменил в сообщении, или ID короткой ссылки',
  'By Full URL': 'По полному адресу',
  'e.g. https://example.com/sale?id=1': 'например, https://example.com/sale?id=1',
  'e.g. 1234': 'например, 1234',
  'Incoming Number': 'Выделенный номер',
  'Get many incoming numbers': 'Получить список выделенных номеров',
  'Get the phone numbers that can be rented to receive messages':
    'Получить номера для приема сообщений, доступные для подключения',
  Rent: 'Подключить',
  'Rent incoming number': 'Подключить выделенный номер',
  'Rent a phone number that receives messages; the gateway charges for the rest of the month immediately, and you accept its terms of use':
    'Подключить номер для приема сообщений; шлюз сразу спишет плату до конца месяца, и вы принимаете условия пользования',
  "Enter the number that receives messages, one of those that 'Get Many' lists":
    'Номер для приема сообщений из результата операции «Получить список»',
  'e.g. 79031234567': 'например, 79031234567',
  'Auto-Renew': 'Автопродление',
  'Whether to rent and pay for the number every month until you turn this off':
    'Продлевать и оплачивать номер каждый месяц, пока вы не выключите этот параметр',
  'Update incoming number': 'Изменить выделенный номер',
  'Choose whether a rented number is renewed every month, which costs money each time, or returned':
    'Выбрать, продлевать ли подключенный номер каждый месяц (каждый раз за плату) или вернуть его',
};
