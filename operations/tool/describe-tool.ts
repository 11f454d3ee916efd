import type { Field } from '../field';
import type { OperationBase } from '../operation';
import { MOST_CHARACTERS } from './tool-answer';
import { TOOL_MESSAGES, TOOL_RECIPIENTS } from './tool-defaults';

/** The operation that asks a person. It is offered as a review too, whose form has no room for this. */
const ASKING = 'sendAndWait';
const NUMBERS = ['to', 'phone', 'phones'];

/** What an owner sees in the form of a tool that may write to anybody. */
export const OPEN_TOOL_NOTICE =
  "An AI agent can send to any number with this tool. Add the option 'Allowed Recipients' to limit whom it reaches; 'Max Recipients', 'Max Messages per Execution' and 'Max Cost per Execution' limit how much it sends.";

/** Whether an operation, as a tool, can send to anybody until its owner limits the recipients. */
export function isOpenTool(operation: OperationBase): boolean {
  return operation.value !== ASKING && hasOption(operation, 'allowedRecipients');
}

/**
 * Returns the description of an operation for a model: what it does and costs, how to write a phone
 * number, and what is limited. Empty for an operation with a description of its own.
 */
export function describeTool(operation: OperationBase): string {
  const { value, description, fields } = operation;
  if (value === ASKING) return '';
  const sentences = [
    description,
    fields.some(({ name }) => NUMBERS.includes(name)) &&
      'Write phone numbers in international format with + and country code, such as +77011234567',
    isPlainText(fields) &&
      'The text is plain text: 70 Cyrillic or 160 Latin characters make one paid part',
    describeLimits(operation),
    fields.some(({ name }) => name === 'returnAll') &&
      `Returns only as many records as fit into ${MOST_CHARACTERS.list} characters, so narrow the filters`,
    hasOption(operation, 'maxCost') &&
      'If the answer has an error, nothing was sent: follow its advice and do not repeat the call',
  ];
  return sentences
    .filter((one) => one !== false && one !== null)
    .map((one) => `${one}.`)
    .join(' ');
}

function describeLimits(operation: OperationBase): string | null {
  if (!hasOption(operation, 'maxMessagesPerExecution')) return null;
  const limits = [
    ...(hasOption(operation, 'maxRecipients') ? [`${TOOL_RECIPIENTS} recipients in one call`] : []),
    `${TOOL_MESSAGES} messages in one execution`,
    ...(hasOption(operation, 'maxCodesPerRecipient') ? ['3 codes for one phone number'] : []),
  ];
  return `Limits, unless the owner of the workflow has set others: ${limits.join(', ')}; a repeated message is not sent again`;
}

function isPlainText(fields: readonly Field[]): boolean {
  return fields.some(({ name }) => name === 'text') && fields.some(({ name }) => name === 'to');
}

function hasOption({ fields }: OperationBase, option: string): boolean {
  return fields.some(
    ({ name, options = [] }) =>
      name === 'options' && (options as readonly Field[]).some((one) => one.name === option),
  );
}
