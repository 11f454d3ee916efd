import type { INodeProperties } from 'n8n-workflow';

import { MESSAGE_CHANNELS } from '../../../../protocol';
import {
  attachmentFields,
  binaryFields,
  botNameField,
  emailFormatField,
  linkField,
  subjectFields,
  textFields,
} from '../properties/content';
import { createToFields, defaultCountryOption } from '../properties/recipients';
import { addOptions, BATCH_OPTIONS, GUARD_OPTIONS, WAIT_OPTIONS } from '../properties/run-options';
import { allowGroupsOption, SAFETY_OPTIONS } from '../properties/safety-options';
import { sendOnceOption } from '../properties/send-once';
import { sendOptionsField } from '../properties/send-options';
import { skipBlockedOption } from '../properties/skip-blocked';
import { senderFields } from '../properties/sender';
import { TEXT_OPTIONS } from '../properties/text-options';
import { voiceContentField, voiceFields } from '../properties/voice';

/** What is sent, or what only its price is asked for. */
const messageFields: readonly INodeProperties[] = [
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
    description: 'The way to the recipient',
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

export const sendFields: readonly INodeProperties[] = [
  ...messageFields,
  addOptions(sendOptionsField, [
    ...BATCH_OPTIONS,
    ...GUARD_OPTIONS,
    ...SAFETY_OPTIONS,
    ...TEXT_OPTIONS,
    ...WAIT_OPTIONS,
    defaultCountryOption,
    sendOnceOption,
    skipBlockedOption,
  ]),
];

export const costFields: readonly INodeProperties[] = [
  ...messageFields,
  addOptions(sendOptionsField, [
    ...BATCH_OPTIONS,
    ...TEXT_OPTIONS,
    allowGroupsOption,
    defaultCountryOption,
  ]),
];
