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
  description: 'The name of the template in the cabinet',
};

export const textField: Field = {
  displayName: 'Text',
  name: 'text',
  type: 'string',
  typeOptions: { rows: 4 },
  required: true,
  default: '',
  placeholder: 'e.g. Your order has arrived',
  description: 'The text of the message',
};

/** What a template may have beside name and text, alphabetical by display name. */
export const templateOptions: readonly Field[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: TEMPLATE_CHANNELS.map(({ label, name }) => ({ name: label, value: name })),
    default: 'any',
    description: 'The kind of message that the template is for',
  },
  {
    displayName: 'Is Signature',
    name: 'isSignature',
    type: 'boolean',
    default: false,
    description: 'Whether the gateway appends the text to messages as their signature',
  },
  senderNameField,
];

/** Values of a template; those that were not given are absent. */
export function readTemplate(given: Row): Result<TemplateValues> {
  const texts = readTexts(given, ['name', 'text', 'channel', 'isSignature']);
  if (!texts.ok) return texts;
  const { channel, isSignature, ...values } = texts.value;
  return success({
    ...values,
    // Trimmed texts are only compared; what is stored is what was written.
    text: typeof given.text === 'string' ? given.text : values.text,
    channel: channel === '' ? undefined : (channel as TemplateChannel),
    isSignature: isSignature === '' ? undefined : isOn(isSignature),
    sender: toLocated(given.sender).value,
  });
}
