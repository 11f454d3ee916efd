import { SOURCES } from './code-row';

/** A way to reach a recipient with send.php. A new channel is a new row. */
export interface ChannelRow {
  /** Stored in workflows; never renamed once released. */
  readonly name: string;
  /** Label as n8n shows it. */
  readonly label: string;
  readonly description: string;
  /** Fields that tell the gateway which channel is meant. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Whether a message has a text of the user. HLR requests and pings have none. */
  readonly hasText: boolean;
  /** Whether recipients may be names without a digit, as in messengers. */
  readonly takesNicknames: boolean;
  /** Whether the user picks it as the channel of a message; the others have operations of their own. */
  readonly isOffered: boolean;
  /** `type` that the gateway reports for its messages. */
  readonly type: number;
  readonly source: string;
}

const source = SOURCES.sendParameters;

export const CHANNELS = [
  {
    name: 'sms',
    label: 'SMS',
    description: 'Ordinary text message',
    fields: [],
    hasText: true,
    takesNicknames: false,
    isOffered: true,
    type: 0,
    source,
  },
  {
    name: 'flashSms',
    label: 'Flash SMS',
    description: 'Text that appears on the screen at once and is not stored by the phone',
    fields: [['flash', '1']],
    hasText: true,
    takesNicknames: false,
    isOffered: true,
    type: 1,
    source,
  },
  {
    name: 'hlr',
    label: 'HLR Lookup',
    description: 'Asks the operator whether the number exists and is reachable; sends no message',
    fields: [['hlr', '1']],
    hasText: false,
    takesNicknames: false,
    isOffered: false,
    type: 4,
    source,
  },
  {
    name: 'ping',
    label: 'Ping SMS',
    description: 'Invisible message that shows by its status whether the phone is reachable',
    fields: [['ping', '1']],
    hasText: false,
    takesNicknames: false,
    isOffered: false,
    type: 5,
    source,
  },
] as const satisfies readonly ChannelRow[];

export type SendChannel = (typeof CHANNELS)[number]['name'];

/** Channels that the user picks for a message. */
export const MESSAGE_CHANNELS: readonly ChannelRow[] = CHANNELS.filter((row) => row.isOffered);

const byName = new Map<string, ChannelRow>(CHANNELS.map((row) => [row.name, row]));

export function findChannel(name: string): ChannelRow | undefined {
  return byName.get(name);
}
