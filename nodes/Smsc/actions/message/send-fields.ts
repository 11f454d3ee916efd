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
import { toField } from '../properties/recipients';
import { sendOptionsField } from '../properties/send-options';
import { senderFields } from '../properties/sender';
import { voiceContentField, voiceFields } from '../properties/voice';

/** Fields of a message: what is sent, and what only its price is asked for. */
export const sendFields: readonly INodeProperties[] = [
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
  toField,
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
  sendOptionsField,
];
