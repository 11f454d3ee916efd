/** Sender IDs. */
export const SENDERS: Readonly<Record<string, string>> = {
  'Get many senders': 'Получить список имен отправителей',
  'Get the sender IDs that the account may use':
    'Получить имена отправителей (Sender ID), доступные аккаунту',
  'Include Not Approved': 'Включая неподтвержденные',
  'Whether to include names that the gateway has not approved':
    'Возвращать и те имена, которые шлюз еще не подтвердил',
  'Subaccount Login': 'Логин субклиента',
  'Enter the login of the subaccount that owns the sender ID; empty for the account itself':
    'Логин субклиента, которому принадлежит имя отправителя; пусто – сам аккаунт',
  'With Operators': 'С операторами',
  'Whether to return the registration state of each name at the operators':
    'Возвращать состояние регистрации каждого имени у операторов',
  'Create sender': 'Создать имя отправителя',
  'Create a sender ID, which can be used after the gateway has approved it; some operators charge a fee for a name':
    'Создать имя отправителя (Sender ID); им можно пользоваться после проверки шлюзом. Некоторые операторы берут за имя плату',
  'Enter up to 11 Latin letters, digits and signs, or a number of up to 15 digits, or an e-mail address to send e-mails from':
    'До 11 латинских букв, цифр и знаков, или номер до 15 цифр, или адрес e-mail, с которого отправляются письма',
  Address: 'Адрес',
  'Enter the actual address of the organization': 'Фактический адрес организации',
  'Explain to the moderator what the name means': 'Поясните модератору, что означает имя',
  'Contact E-Mail': 'E-mail для связи',
  'Enter the e-mail address for questions about the name': 'Адрес e-mail для вопросов об имени',
  'e.g. name@example.com': 'например, name@example.com',
  Document: 'Документ',
  'Attach a document for the operators, such as a trademark or domain certificate: JPG, TIF, PDF, PNG, ZIP or RAR of up to 3 MB':
    'Документ для операторов, например свидетельство о товарном знаке или домене: JPG, TIF, PDF, PNG, ZIP или RAR до 3 МБ',
  'The name of the input field with the file': 'Имя свойства с файлом',
  'Document Comment': 'Описание документа',
  'Describe the document': 'Что это за документ',
  Organization: 'Организация',
  'Enter the legal name of the organization': 'Юридическое название организации',
  'Describe what the messages are about': 'О чем эти сообщения',
  'Register With': 'Регистрация у операторов',
  'Register the name with these operators. A paid name costs a fee, often monthly.':
    'Зарегистрировать имя у этих операторов. Платное имя оплачивается, часто ежемесячно.',
  'Beeline (Paid Name)': 'Билайн (платное имя)',
  MegaFon: 'МегаФон',
  'MegaFon (Paid Name)': 'МегаФон (платное имя)',
  'Motiv (Paid Name)': 'Мотив (платное имя)',
  MTS: 'МТС',
  'MTS (Paid Name)': 'МТС (платное имя)',
  'Tele2 (Paid Name)': 'Tele2 (платное имя)',
  'Ukraine, International Traffic': 'Украина, международный трафик',
  'Ukraine, National Traffic': 'Украина, национальный трафик',
  Services: 'Услуги',
  'Describe what the organization offers': 'Какие услуги предлагает организация',
  'Tax ID': 'ИНН (БИН)',
  'Enter the tax number of the organization': 'Налоговый номер организации',
  Website: 'Сайт',
  'Enter the website of the organization': 'Сайт организации',
  'e.g. https://example.com': 'например, https://example.com',
  'Update sender': 'Изменить имя отправителя',
  'Update the details of a sender ID, or register it with more operators, some of which charge a fee':
    'Изменить сведения об имени отправителя или зарегистрировать его у других операторов, некоторые из них берут плату',
  'Choose the sender ID; the list shows the approved ones':
    'Имя отправителя; в списке подтвержденные имена',
  'Delete sender': 'Удалить имя отправителя',
  'Delete a sender ID of the account': 'Удалить имя отправителя аккаунта',
  'Request Code': 'Запросить код',
  'Request code for sender': 'Запросить код для имени отправителя',
  'Send a code to a phone number that you want to use as sender ID; at most once in 8 hours, and may cost as much as a message':
    'Отправить код на номер телефона, который вы хотите использовать как имя отправителя; не чаще раза в 8 часов, может стоить как сообщение',
  'Name this website in the message with the code, so that the recipient knows who sent it':
    'Указать этот сайт в сообщении с кодом, чтобы получатель знал, кто его отправил',
  'e.g. example.com': 'например, example.com',
  'Confirm Code': 'Подтвердить код',
  'Confirm code for sender': 'Подтвердить код для имени отправителя',
  "Confirm a phone number as sender ID with the code that 'Request Code' sent to it":
    'Подтвердить номер телефона как имя отправителя кодом, который отправила операция «Запросить код»',
  'Enter the code from the message to the phone number': 'Код из сообщения, пришедшего на номер',
};
