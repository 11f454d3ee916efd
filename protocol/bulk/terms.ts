import type { SendParameters } from '../endpoints/send-parameters';
import type { BulkMessage } from './message';

/** Parameters that are about one item, not about the request that it travels in. */
const OF_ITEM: ReadonlySet<string> = new Set([
  'recipients',
  'text',
  'maxRecipients',
  'allowGatewayMarks',
]);

/**
 * Everything that messages of one request must have in common, as text. A value that is no plain
 * one (an attachment) is compared with nothing: its message shares a request with its own item
 * only. So does a code that the gateway makes up, because all calls of a request say the same one.
 */
export function toTermsKey({ parameters, item }: Pick<BulkMessage, 'parameters' | 'item'>): string {
  const terms: unknown[] = [];
  let isPlain = true;
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name as keyof SendParameters];
    if (OF_ITEM.has(name) || value === undefined || value === '') continue;
    if (typeof value === 'object') isPlain = false;
    terms.push(name, value);
  }
  const isForMany = isPlain && parameters.voiceContent !== 'code';
  return isForMany ? JSON.stringify(terms) : `item ${item}`;
}

/** The parameters of a request for messages with equal terms. */
export function toTerms(members: readonly BulkMessage[]): SendParameters {
  const [first] = members as readonly [BulkMessage];
  return {
    ...first.parameters,
    recipients: members.map(({ recipient }) => recipient),
    maxRecipients: undefined,
    allowGatewayMarks: members.some(({ parameters }) => parameters.allowGatewayMarks === true),
  };
}
