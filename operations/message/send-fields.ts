import { MESSAGE_CHANNELS } from '../../protocol';
import type { Field } from '../field';
import {
  attachmentFields,
  binaryFields,
  botNameField,
  emailFormatField,
  linkField,
  subjectFields,
  textFields,
} from '../fields/content';
import { defaultCountryOption } from '../fields/default-country';
import { createToFields } from '../fields/recipients';
import {
  addOptions,
  BATCH_OPTIONS,
  GUARD_OPTIONS,
  sendOnceOption,
  skipBlockedOption,
  WAIT_OPTIONS,
} from '../fields/run-options';
import { allowGroupsOption, SAFETY_OPTIONS } from '../fields/safety-options';
import { sendOptionsField } from '../fields/send-options';
import { senderFields } from '../fields/sender';
import { languageOption } from '../fields/text-language';
import { TEXT_OPTIONS, voiceContentField, voiceFields } from '../fields/text-options';

/** The fields of a message, for sending it and for getting its price. */
const messageFields: readonly Field[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: MESSAGE_CHANNELS.map(({ label, name, description }) => ({
      name: label,
      value: name,
      description,
    })),
    default: 'sms',
    description: 'Choose the channel of the message',
  },
  ...createToFields(),
  botNameField,
  voiceContentField,
  linkField,
  ...subjectFields,
  ...textFields,
  emailFormatField,
  ...binaryFields,
  ...voiceFields,
  ...attachmentFields,
  ...senderFields,
];

export const sendFields: readonly Field[] = [
  ...messageFields,
  addOptions(sendOptionsField, [
    ...BATCH_OPTIONS,
    ...GUARD_OPTIONS,
    ...SAFETY_OPTIONS,
    ...TEXT_OPTIONS,
    ...WAIT_OPTIONS,
    defaultCountryOption,
    languageOption,
    sendOnceOption,
    skipBlockedOption,
  ]),
];

export const costFields: readonly Field[] = [
  ...messageFields,
  addOptions(sendOptionsField, [
    ...BATCH_OPTIONS,
    ...TEXT_OPTIONS,
    allowGroupsOption,
    defaultCountryOption,
    languageOption,
  ]),
];
