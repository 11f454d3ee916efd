import type { INodeProperties } from 'n8n-workflow';

import {
  numberOptionsField,
  phonesField,
} from '../../../../../../nodes/Smsc/actions/properties/recipients';
import { addOptions } from '../../../../../../nodes/Smsc/actions/properties/run-options';
import { maxRecipientsOption } from '../../../../../../nodes/Smsc/actions/properties/safety-options';
import { MESSAGE_OPTIONS } from '../../../../../../nodes/Smsc/actions/properties/send-options';
import { MAIL_OPTIONS } from './mail-options';

/** What an operation has that sends no text. */
export const numberFields: readonly INodeProperties[] = [
  phonesField,
  addOptions({ ...numberOptionsField, options: [] }, [
    ...MAIL_OPTIONS,
    maxRecipientsOption,
    ...MESSAGE_OPTIONS.filter(({ name }) => name === 'messageId'),
  ]),
];
