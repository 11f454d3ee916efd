import type { Field } from '../../field';

import { defaultCountryOption, phonesField } from '../../fields/recipients';
import { allowedRecipientsOption, maxRecipientsOption } from '../../fields/safety-options';
import { smppDryRunOption } from './send-options';

/** Options of an operation that has recipients and nothing else. */
export const numberOptionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [allowedRecipientsOption, defaultCountryOption, smppDryRunOption, maxRecipientsOption],
};

export const numberFields: readonly Field[] = [phonesField, numberOptionsField];
