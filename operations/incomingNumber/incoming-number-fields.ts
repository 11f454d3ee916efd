import type { Field } from '../field';
import type { Host } from '../host';

import type { GatewayRequest, RequestEncoding, Result } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { phoneField } from '../fields/recipients';
import { readTexts } from '../parameters/read-texts';

export const incomingNumberFields: readonly Field[] = [
  {
    ...phoneField,
    placeholder: 'e.g. 79031234567',
    description: "The number that receives messages, one of those that 'Get Many' lists",
  },
  {
    displayName: 'Auto-Renew',
    name: 'autoRenew',
    type: 'boolean',
    default: false,
    description:
      'Whether to rent the number, and pay for it, every month until you switch this off',
  },
];

export interface IncomingNumberInput {
  readonly phone: string;
  readonly autoRenew: boolean;
}

/** The number of an item and what is to become of it, checked as far as possible without the gateway. */
export function readIncomingNumber(
  host: Host,
  itemIndex: number,
  build: (phone: string, renew: boolean, encoding: RequestEncoding) => Result<GatewayRequest>,
): Result<IncomingNumberInput> {
  const read = (name: string) => host.read(name, itemIndex, '');
  const texts = readTexts({ phone: read('phone'), autoRenew: read('autoRenew') }, [
    'phone',
    'autoRenew',
  ]);
  if (!texts.ok) return texts;
  const input = { phone: texts.value.phone, autoRenew: texts.value.autoRenew === 'true' };
  return checkRequest(input, (encoding) => build(input.phone, input.autoRenew, encoding));
}
