import type { Field } from '../field';
import { plainDefaultCountryOption } from '../fields/default-country';
import { phonesField } from '../fields/recipients';
import { unpricedLimitOption } from '../fields/run-options';
import { allowedRecipientsOption, maxRecipientsOption } from '../fields/safety-options';
import { languageOption } from '../fields/text-language';
import { smppDryRunOption } from './fields';
import type { SmppOperation, SmppResource } from './operation';
import { executeTextlessSend } from './send-without-text';

export const numberOptionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    allowedRecipientsOption,
    plainDefaultCountryOption,
    smppDryRunOption,
    languageOption,
    unpricedLimitOption,
    maxRecipientsOption,
  ],
};

export const numberFields: readonly Field[] = [phonesField, numberOptionsField];

const ping: SmppOperation = {
  value: 'ping',
  name: 'Ping',
  action: 'Ping number',
  description:
    'Send an invisible SMS whose receipt shows whether the phone is reachable; costs as much as an SMS',
  fields: numberFields,
  execute: async (run) => await executeTextlessSend(run, 'ping'),
};

/** The options of an operation that has only recipients. */
export const number: SmppResource = {
  value: 'number',
  name: 'Number',
  defaultOperation: ping.value,
  operations: [ping],
};
