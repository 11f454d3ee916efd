/** A kind of message that send.php supports. */
export interface ChannelRow {
  readonly name: string;
  /** `type` of the message. 11, 13 and 14 are guesses: the gateway documents no number for them. */
  readonly type: number;
  /** The parameter of send.php that selects the kind, and its value; `null` = any value. */
  readonly flag: { readonly name: string; readonly value: string | null } | null;
  /** The prefix of a text that selects the kind. */
  readonly prefix: string | null;
  readonly recipients: 'phone' | 'email' | 'any';
  /** Unit of the price. */
  readonly counts: 'segments' | 'hex' | 'bytes' | 'speech' | 'one';
  /** Whether a text is required. */
  readonly needsText: boolean;
  /** Whether `valid` applies and the message may expire. */
  readonly hasLifetime: boolean;
}

function row(
  name: string,
  type: number,
  flag: ChannelRow['flag'],
  prefix: string | null,
  changes: Partial<ChannelRow> = {},
): ChannelRow {
  return {
    name,
    type,
    flag,
    prefix,
    recipients: 'phone',
    counts: 'one',
    needsText: true,
    hasLifetime: true,
    ...changes,
  };
}

const on = (name: string): ChannelRow['flag'] => ({ name, value: '1' });

export const SMS = row('sms', 0, null, null, { counts: 'segments' });

export const CHANNELS: readonly ChannelRow[] = [
  SMS,
  row('flashSms', 1, on('flash'), null, { counts: 'segments' }),
  row('binary', 2, on('bin'), null, { counts: 'bytes' }),
  row('binaryHex', 2, { name: 'bin', value: '2' }, null, { counts: 'hex' }),
  row('wapPush', 3, on('push'), null),
  row('hlr', 4, on('hlr'), '__HLR__', { needsText: false, hasLifetime: false }),
  row('ping', 5, on('ping'), '__PING__', { needsText: false, hasLifetime: false }),
  row('mms', 6, on('mms'), '__MMS__', { needsText: false }),
  row('voice', 7, on('call'), '__CALL__', {
    counts: 'speech',
    needsText: false,
    hasLifetime: false,
  }),
  row('email', 8, on('mail'), '__MAIL__', { recipients: 'email' }),
  row('viber', 10, on('viber'), '__VIBER__'),
  row('whatsapp', 11, on('whatsapp'), null),
  row('social', 12, on('soc'), '__SOC__', { recipients: 'any' }),
  row('telegram', 13, on('tg'), null, { recipients: 'any' }),
  row('telegramBot', 14, { name: 'bot', value: null }, '__BOT__', { recipients: 'any' }),
];

/** Returns the kind of message that the parameters select. */
export function findChannel(read: (name: string) => string): ChannelRow {
  const asked = CHANNELS.find(({ flag }) => {
    if (!flag) return false;
    const value = read(flag.name);
    return flag.value === null ? value !== '' : value === flag.value;
  });
  return asked ?? SMS;
}
