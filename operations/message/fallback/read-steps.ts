import {
  checkSendOrder,
  failure,
  invalidInput,
  isGroup,
  param,
  type Result,
  type SendChannel,
  type SendOrder,
  type SendParameters,
  sentence,
  success,
} from '../../../protocol';
import type { Host, Row } from '../../host';
import { readMaxRecipients, readText } from '../../parameters/parameters';
import { checkAllowed, readRecipients } from '../../parameters/recipients';
import { DEFAULT_WAIT, FALLBACK_CHANNELS } from './fallback-fields';

/** One channel of the fallback chain. */
export interface Step {
  readonly channel: SendChannel;
  readonly waitMs: number;
  readonly sender: string;
  readonly text: string;
}

const LONGEST_WAIT = 3600;

/** Returns the channels of the run, read from its first item. */
export function readSteps(host: Host): Result<Step[]> {
  const given = host.read('channels', 0, {}) as { steps?: Row[] };
  const rows = Array.isArray(given.steps) ? given.steps : [];
  if (rows.length === 0) {
    return failure(
      invalidInput('channels', sentence`${param('channels')} is empty`, 'Add a channel'),
    );
  }
  const steps: Step[] = [];
  for (const row of rows) {
    const step = readStep(row);
    if (!step.ok) return step;
    steps.push(step.value);
  }
  return success(steps);
}

function readStep({ channel, waitSeconds, sender, text }: Row): Result<Step> {
  const known = FALLBACK_CHANNELS.find((name) => name === channel);
  if (known === undefined) {
    const found = sentence`${param('channels')} contains an unknown channel: ${JSON.stringify(channel)}`;
    return failure(invalidInput('channels', found, 'Choose a channel from the list'));
  }
  const seconds = Number(waitSeconds ?? DEFAULT_WAIT);
  if (!(seconds >= 0 && seconds <= LONGEST_WAIT)) {
    const found = sentence`${param('channels')} contains a waiting time that is not a valid number of seconds: ${JSON.stringify(waitSeconds)}`;
    return failure(invalidInput('channels', found, `Enter a number up to ${LONGEST_WAIT}`));
  }
  const own = readText(text, 'text');
  if (!own.ok) return own;
  const name = readText(sender, 'sender');
  if (!name.ok) return name;
  const waitMs = seconds * 1000;
  return success({ channel: known, waitMs, sender: name.value.trim(), text: own.value });
}

/** Returns the message of an item for each channel. All are checked before the first is tried. */
export function readMessages(
  host: Host,
  itemIndex: number,
  steps: readonly Step[],
): Result<SendOrder[]> {
  const recipients = readRecipients(host, 'to', itemIndex);
  if (!recipients.ok) return recipients;
  const group = recipients.value.find((one) => isGroup(one) || one.includes('@'));
  if (group !== undefined) {
    const found = sentence`${param('to')} contains a recipient that is not a phone number: ${JSON.stringify(group.slice(0, 60))}`;
    return failure(invalidInput('to', found, 'Enter single phone numbers'));
  }
  const forbidden = checkAllowed(host, itemIndex, recipients.value);
  if (forbidden !== null) return failure(forbidden);
  const text = readText(host.read('text', itemIndex), 'text');
  if (!text.ok) return text;
  const maxRecipients = readMaxRecipients(host, itemIndex);
  const messages: SendOrder[] = [];
  for (const { channel, sender, text: own } of steps) {
    const parameters: SendParameters = {
      ...{ recipients: recipients.value, channel, sender, maxRecipients, cost: 3 },
      text: own === '' ? text.value : own,
    };
    const message = checkSendOrder(parameters, new Date());
    if (!message.ok) return message;
    messages.push(message.value);
  }
  return success(messages);
}
