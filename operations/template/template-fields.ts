import {
  type Result,
  success,
  TEMPLATE_CHANNELS,
  type TemplateChannel,
  type TemplateValues,
} from '../../protocol';
import type { Field } from '../field';
import { toLocated } from '../fields/locators';
import { senderNameField } from '../fields/sender';
import type { Row } from '../host';
import { isOn, readTexts } from '../parameters/parameters';

export const nameField: Field = {
  displayName: 'Name',
  name: 'name',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. Order has arrived',
  description: 'Enter the name of the template, as the SMSC dashboard shows it',
};

export const textField: Field = {
  displayName: 'Text',
  name: 'text',
  type: 'string',
  typeOptions: { rows: 4 },
  required: true,
  default: '',
  placeholder: 'e.g. Your order has arrived',
  description: 'Enter the text of the message',
};

/** The optional fields of a template, in alphabetical order of their labels. */
export const templateOptions: readonly Field[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: TEMPLATE_CHANNELS.map(({ label, name }) => ({ name: label, value: name })),
    default: 'any',
    description: 'Choose the kind of message that uses the template',
  },
  {
    displayName: 'Is Signature',
    name: 'isSignature',
    type: 'boolean',
    default: false,
    description: 'Whether the gateway appends the text to messages as a signature',
  },
  senderNameField,
];

/** Returns the given values of a template. Others are absent. */
export function readTemplate(given: Row): Result<TemplateValues> {
  const texts = readTexts(given, ['name', 'text', 'channel', 'isSignature']);
  if (!texts.ok) return texts;
  const { channel, isSignature, ...values } = texts.value;
  return success({
    ...values,
    // Trimmed texts are only compared; the text is stored as it was entered.
    text: typeof given.text === 'string' ? given.text : values.text,
    channel: channel === '' ? undefined : (channel as TemplateChannel),
    isSignature: isSignature === '' ? undefined : isOn(isSignature),
    sender: toLocated(given.sender).value,
  });
}
