import {
  buildConfirmCode,
  buildCreateSender,
  buildDeleteSender,
  buildRequestCode,
  buildUpdateSender,
  checkRequest,
  type Result,
  type Sender,
  type SenderFilter,
  success,
  writtenPhone,
} from '../../protocol';
import type { Field } from '../field';
import { listSizeFields } from '../fields/lists';
import { phoneField } from '../fields/recipients';
import { readSenderKey, senderKeyField, toKeyOutput } from '../fields/sender';
import type { Host, Row } from '../host';
import { forEachItem } from '../items/for-each-item';
import { executeWholeList, readCollection, withExtra } from '../items/list-outputs';
import type { Operation, Resource } from '../operation';
import { isOn, readText, readTexts } from '../parameters/parameters';
import { readSenderDetails, senderDetailsField, subClientOption } from './sender-details';

const nameField: Field = {
  displayName: 'Name',
  name: 'name',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. MyCompany',
  description:
    'Enter up to 11 Latin letters, digits and signs, or a number of up to 15 digits, or an e-mail address to send e-mails from',
};

const createSender: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create sender',
  description:
    'Create a sender ID, which can be used after the gateway has approved it; some operators charge a fee for a name',
  fields: [nameField, senderDetailsField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: async (itemIndex) => {
        const name = readText(run.host.read('name', itemIndex), 'name');
        if (!name.ok) return name;
        const details = await readSenderDetails(run.host, itemIndex);
        if (!details.ok) return details;
        return checkRequest({ name: name.value, details: details.value }, (encoding) =>
          buildCreateSender(name.value, details.value, encoding),
        );
      },
      perform: async ({ name, details }) => {
        const created = await run.client.createSender(name, details);
        return created.ok ? success([{ id: created.value.id, name: name.trim() }]) : created;
      },
    }),
};

const updateSender: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update sender',
  description:
    'Update the details of a sender ID, or register it with more operators, some of which charge a fee',
  fields: [senderKeyField, senderDetailsField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: async (itemIndex) => {
        const details = await readSenderDetails(run.host, itemIndex);
        if (!details.ok) return details;
        const key = readSenderKey(run.host, itemIndex);
        return checkRequest({ key, details: details.value }, (encoding) =>
          buildUpdateSender(key, details.value, encoding),
        );
      },
      perform: async ({ key, details }) => {
        const updated = await run.client.updateSender(key, details);
        return updated.ok ? success([{ ...toKeyOutput(key), updated: true }]) : updated;
      },
    }),
};

const optionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [subClientOption],
};

const deleteSender: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete sender',
  description: 'Delete a sender ID of the account',
  fields: [senderKeyField, optionsField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const options = readTexts(readCollection(run.host, 'options', itemIndex), ['subClient']);
        if (!options.ok) return options;
        const key = readSenderKey(run.host, itemIndex);
        return checkRequest({ key, options: options.value }, (encoding) =>
          buildDeleteSender(key, options.value, encoding),
        );
      },
      perform: async ({ key, options }) => {
        const deleted = await run.client.deleteSender(key, options);
        return deleted.ok ? success([{ deleted: true, ...toKeyOutput(key) }]) : deleted;
      },
    }),
};

const listOptionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Include Not Approved',
      name: 'includeAll',
      type: 'boolean',
      default: false,
      description: 'Whether to include names that the gateway has not approved',
    },
    subClientOption,
    {
      displayName: 'With Operators',
      name: 'withOperators',
      type: 'boolean',
      default: false,
      description: 'Whether to return the registration state of each name at the operators',
    },
  ],
};

const getManySenders: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many senders',
  description: 'Get the sender IDs that the account may use',
  fields: [...listSizeFields, listOptionsField],
  execute: async (run) =>
    await executeWholeList(run, {
      readQuery: (itemIndex) => readFilter(run.host, itemIndex),
      request: (filter) => run.client.getSenders(filter),
      toRow: toOutput,
    }),
};

function readFilter(host: Host, itemIndex: number): Result<SenderFilter> {
  const options = readCollection(host, 'options', itemIndex);
  const texts = readTexts(options, ['subClient', 'includeAll', 'withOperators']);
  if (!texts.ok) return texts;
  const { subClient, includeAll, withOperators } = texts.value;
  return success({
    subClient,
    includeAll: isOn(includeAll),
    withOperators: isOn(withOperators),
  });
}

function toOutput({ extra, ...sender }: Sender): Row {
  return withExtra({ ...sender }, extra);
}

const websiteField: Field = {
  displayName: 'Website',
  name: 'website',
  type: 'string',
  default: '',
  placeholder: 'e.g. example.com',
  description:
    'Name this website in the message with the code, so that the recipient knows who sent it',
};

const requestCode: Operation = {
  value: 'requestCode',
  name: 'Request Code',
  action: 'Request code for sender',
  description:
    'Send a code to a phone number that you want to use as sender ID; at most once in 8 hours, and may cost as much as a message',
  fields: [phoneField, websiteField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      prepare: (itemIndex) => {
        const given = {
          phone: run.host.read('phone', itemIndex),
          website: run.host.read('website', itemIndex, ''),
        };
        const texts = readTexts(given, ['phone', 'website']);
        if (!texts.ok) return texts;
        const phone = writtenPhone(texts.value.phone);
        const { website } = texts.value;
        return checkRequest({ phone, website }, (encoding) =>
          buildRequestCode(phone, website, encoding),
        );
      },
      perform: async ({ phone, website }) => {
        const sent = await run.client.requestSenderCode(phone, website);
        return sent.ok ? success([{ phone, codeSent: true }]) : sent;
      },
    }),
};

const codeField: Field = {
  displayName: 'Code',
  name: 'code',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. 123456',
  description: 'Enter the code from the message to the phone number',
};

const confirmCode: Operation = {
  value: 'confirmCode',
  name: 'Confirm Code',
  action: 'Confirm code for sender',
  description: "Confirm a phone number as sender ID with the code that 'Request Code' sent to it",
  fields: [phoneField, codeField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      prepare: (itemIndex) => {
        const given = {
          phone: run.host.read('phone', itemIndex),
          code: run.host.read('code', itemIndex),
        };
        const texts = readTexts(given, ['phone', 'code']);
        if (!texts.ok) return texts;
        const phone = writtenPhone(texts.value.phone);
        const { code } = texts.value;
        return checkRequest({ phone, code }, (encoding) => buildConfirmCode(phone, code, encoding));
      },
      perform: async ({ phone, code }) => {
        const confirmed = await run.client.confirmSenderCode(phone, code);
        return confirmed.ok ? success([{ phone, confirmed: true }]) : confirmed;
      },
    }),
};

export const sender: Resource = {
  value: 'sender',
  name: 'Sender',
  defaultOperation: getManySenders.value,
  operations: [getManySenders, createSender, updateSender, deleteSender, requestCode, confirmCode],
};
