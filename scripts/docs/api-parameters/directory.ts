import { CONTACT_FIELDS, OPERATOR_TEMPLATES, SENDER_REGISTRATIONS } from '../../../protocol/tables';
import { by, byWith, EVERYWHERE, none, rows, type Cover, type ParameterRow } from './row';

const CONTACT = by('contact.create:contact', 'contact.upsert:contact', 'contact.update:contact');

/** A field of each row of a table, all set by one field of the node. */
function ofTable(table: readonly { readonly field: string }[], cover: Cover) {
  return Object.fromEntries(table.map(({ field }) => [field, cover]));
}

const details = (name: string): Cover =>
  by(`sender.create:additionalFields.${name}`, `sender.update:additionalFields.${name}`);

const WHOLE_LIST =
  'Pages of a short list: Get Many requests all of it, and n8n filters it. That the list is complete without pages is unverified against the live service';

/** Contacts, sender IDs and templates. */
export const DIRECTORY_PARAMETERS: readonly ParameterRow[] = [
  ...rows('phones.php', 'documented', {
    ...EVERYWHERE,
    add: by('contact.create', 'contact.upsert'),
    chg: by('contact.update', 'contact.upsert'),
    del: by('contact.delete'),
    get: by('contact.getMany'),
    add_group: by('group.create'),
    chg_group: by('group.update'),
    del_group: by('group.delete'),
    get_group: by('group.getMany'),
    move_group: by('contact.moveToGroup', 'contact.addToGroup', 'contact.removeFromGroup'),
    add_black: by('contact.block'),
    del_black: by('contact.unblock'),
    ...ofTable(CONTACT_FIELDS, CONTACT),
    phone: by(
      'contact.create:contact',
      'contact.delete:phone',
      'contact.block:phone',
      'contact.addToGroup:phone',
    ),
    new_phone: by('contact.update:contact'),
    new_mail: by('contact.update:contact'),
    grp: by(
      'contact.getMany:filters.groupId',
      'contact.create:contact',
      'contact.addToGroup:groupId',
      'group.update:groupId',
      'group.delete:groupId',
    ),
    name: by('contact.create:contact', 'group.create:name', 'group.update:name'),
    num: by('group.create:number', 'group.update:number'),
    type: by('group.create:kind', 'contact.block:messages'),
    search: by('contact.getMany:filters.search'),
    fio: byWith('The parts of a name are set one by one', 'contact.getMany:filters.fullName'),
    after_id: byWith('Pages are requested one after the other', 'contact.getMany:filters.afterId'),
  }),
  ...rows('senders.php', 'documented', {
    ...EVERYWHERE,
    get: by('sender.getMany'),
    add: by('sender.create'),
    chg: by('sender.update'),
    del: by('sender.delete'),
    send_code: by('sender.requestCode'),
    check_code: by('sender.confirmCode'),
    sender: by(
      'sender.create:name',
      'sender.update:sender',
      'sender.delete:sender',
      'sender.requestCode:phone',
    ),
    mail: byWith('A name with an @', 'sender.create:name'),
    name: byWith('The comment of an address', 'sender.create:additionalFields.comment'),
    id: by('sender.update:sender', 'sender.delete:sender'),
    cmt: details('comment'),
    fio: details('organization'),
    inn: details('taxId'),
    site: details('website'),
    email: details('contactEmail'),
    address: details('address'),
    desc: details('services'),
    subj: details('purpose'),
    ...ofTable(SENDER_REGISTRATIONS, details('registrations')),
    user: by('sender.create:additionalFields.subClient', 'sender.getMany:options.subClient'),
    code: by('sender.confirmCode:code'),
    site_name: by('sender.requestCode:website'),
    all: by('sender.getMany:options.includeAll'),
    operators: by('sender.getMany:options.withOperators'),
    from_date: none(WHOLE_LIST),
    prev_id: none(WHOLE_LIST),
    cnt: none(WHOLE_LIST),
    doc_info: byWith(
      'The document itself, Document, is sent in the body',
      'sender.create:additionalFields.documentComment',
      'sender.update:additionalFields.documentComment',
    ),
  }),
  ...rows('receive_phones.php', 'documented', {
    ...EVERYWHERE,
    get: by('incomingNumber.getMany'),
    buy: by('incomingNumber.rent'),
    chg: by('incomingNumber.update'),
    phone: by('incomingNumber.rent:phone', 'incomingNumber.update:phone'),
    noprolong: by('incomingNumber.rent:autoRenew', 'incomingNumber.update:autoRenew'),
  }),
  ...rows('templates.php', 'likely', {
    ...EVERYWHERE,
    add: by('template.create'),
    chg: by('template.update'),
    del: by('template.delete'),
    get: by('template.getMany'),
    id: by('template.update:templateId', 'template.delete:templateId'),
    name: by('template.create:name', 'template.update:updateFields.name'),
    msg: by('template.create:text', 'template.update:updateFields.text'),
    format: by('template.create:additionalFields.channel', 'template.update:updateFields.channel'),
    sender: by('template.create:additionalFields.sender', 'template.update:updateFields.sender'),
    'fl[1]': by(
      'template.create:additionalFields.isSignature',
      'template.update:updateFields.isSignature',
    ),
  }),
  ...rows('op_templates.php', 'likely', {
    ...EVERYWHERE,
    add: by('template.createOperatorTemplate'),
    get: by('template.getOperatorTemplate'),
    sender: by('template.createOperatorTemplate:sender', 'template.getOperatorTemplate:sender'),
    msg: by('template.createOperatorTemplate:text', 'template.getOperatorTemplate:text'),
    ...ofTable(OPERATOR_TEMPLATES, by('template.createOperatorTemplate:operators')),
  }),
];
