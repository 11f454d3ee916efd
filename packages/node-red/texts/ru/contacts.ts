/** Contacts, groups and the blocklist. */
export const CONTACTS: Readonly<Record<string, string>> = {
  Contact: 'Контакт',
  'Create or Update': 'Создать или изменить',
  'Create or update contact': 'Создать или изменить контакт',
  'Create a new record, or update the current one if it already exists (upsert)':
    'Создать новый контакт или изменить существующий',
  'Enter the fields of the contact; empty fields are not changed':
    'Поля контакта; пустые поля не изменяются',
  Create: 'Создать',
  'Create contact': 'Создать контакт',
  'Create a contact in the address book of the account':
    'Создать контакт в адресной книге аккаунта',
  Update: 'Изменить',
  'Update contact': 'Изменить контакт',
  'Update a contact of the address book, found by its phone number or e-mail address':
    'Изменить контакт адресной книги, найденный по номеру телефона или адресу e-mail',
  'Get many contacts': 'Получить список контактов',
  'Get contacts of the address book': 'Получить контакты адресной книги',
  'Start the list after the contact with this ID': 'Начать список после контакта с этим ID',
  'e.g. 1042': 'например, 1042',
  'Full Name': 'ФИО',
  'Return contacts with this text in the first, middle or last name':
    'Контакты с этим текстом в имени, отчестве или фамилии',
  Group: 'Группа',
  'Choose the group of contacts': 'Группа контактов',
  'By ID': 'По ID',
  'e.g. 321': 'например, 321',
  Search: 'Поиск',
  'Return contacts with this text in the name or the phone number':
    'Контакты с этим текстом в имени или номере телефона',
  'Delete contact': 'Удалить контакт',
  'Delete contacts from the address book by their phone numbers':
    'Удалить контакты из адресной книги по номерам телефонов',
  Block: 'Добавить в черный список',
  'Add number to blocklist': 'Добавить номер в черный список',
  'Add phone numbers to the blocklist of the account, so that the gateway sends no messages to them':
    'Добавить номера в черный список аккаунта: шлюз не будет отправлять на них сообщения',
  Messages: 'Сообщения',
  'Choose the messages that the phone number no longer gets':
    'Какие сообщения больше не придут на номер',
  'All Messages': 'Все сообщения',
  Mailings: 'Рассылки',
  'Single Messages': 'Одиночные сообщения',
  Unblock: 'Убрать из черного списка',
  'Remove number from blocklist': 'Убрать номер из черного списка',
  'Remove phone numbers from the blocklist of the account':
    'Убрать номера из черного списка аккаунта',
  'Is Blocked': 'Проверить по черному списку',
  'Check whether number is on blocklist': 'Проверить номер по черному списку',
  'Check whether phone numbers are on the blocklist of the account; costs nothing and returns one item per number':
    'Узнать, есть ли номера в черном списке аккаунта; бесплатно, возвращает одну запись на номер',
  'Add to Group': 'Добавить в группу',
  'Add contact to group': 'Добавить контакт в группу',
  'Add contacts to a group; they stay in their other groups':
    'Добавить контакты в группу; из других групп они не удаляются',
  'Move to Group': 'Переместить в группу',
  'Move contact to group': 'Переместить контакт в группу',
  'Move contacts to a group and remove them from all other groups':
    'Переместить контакты в группу и убрать их из всех остальных',
  'Remove From Group': 'Убрать из группы',
  'Remove contact from group': 'Убрать контакт из группы',
  'Remove contacts from a group': 'Убрать контакты из группы',
  'Get many groups': 'Получить список групп',
  'Get the groups of contacts, each with the recipient to use for it, such as G12':
    'Получить группы контактов; для каждой указан получатель, например G12',
  'Create group': 'Создать группу',
  'Create a group of contacts, which can get messages by its number':
    'Создать группу контактов, которой можно отправлять сообщения по ее номеру',
  Name: 'Название',
  'Enter the name of the group, as the SMSC dashboard shows it':
    'Название группы, как в личном кабинете SMSC',
  'e.g. Customers': 'например, Клиенты',
  'Enter the number of the group for use as a recipient: with 12, a message to G12 goes to the whole group. With 0 the gateway chooses a number.':
    'Номер группы для отправки: при 12 сообщение на G12 получит вся группа. При 0 номер выберет шлюз.',
  Members: 'Участники',
  'Choose the kind of members': 'Кто входит в группу',
  'Phone Numbers': 'Номера телефонов',
  'E-Mail Addresses': 'Адреса e-mail',
  'Update group': 'Изменить группу',
  'Update the name or the number of a group': 'Изменить название или номер группы',
  'Enter the new name of the group; empty to keep the current one':
    'Новое название группы; пусто – оставить прежнее',
  'Enter the new number of the group; 0 to keep the current one':
    'Новый номер группы; 0 – оставить прежний',
  'Delete group': 'Удалить группу',
  'Delete a group of contacts': 'Удалить группу контактов',
  'Phone or E-Mail': 'Телефон или e-mail',
  'New Phone or E-Mail': 'Новый телефон или e-mail',
  'Group IDs': 'ID групп',
  'First Name': 'Имя',
  'Middle Name': 'Отчество',
  'Last Name': 'Фамилия',
  Birthday: 'День рождения',
  'Other Phones': 'Другие телефоны',
  Tags: 'Метки',
  'Own ID': 'Собственный ID',
};
