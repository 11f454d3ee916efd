import type { Field } from '../../field';

import { numberOptionsField, phonesField } from '../../fields/recipients';
import { addOptions } from '../../fields/run-options';
import { maxRecipientsOption } from '../../fields/safety-options';
import { MESSAGE_OPTIONS } from '../../fields/send-options';
import { MAIL_OPTIONS } from './mail-options';

/** What an operation has that sends no text. */
export const numberFields: readonly Field[] = [
  phonesField,
  addOptions({ ...numberOptionsField, options: [] }, [
    ...MAIL_OPTIONS,
    maxRecipientsOption,
    ...MESSAGE_OPTIONS.filter(({ name }) => name === 'messageId'),
  ]),
];
