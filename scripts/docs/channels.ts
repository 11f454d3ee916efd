import { CALL_SETTINGS, MESSAGE_CHANNELS, VOICES, type ChannelRow } from '../../protocol/tables';
import { cell, code, list, sentences, table } from './markdown';

const SENDERS: Record<ChannelRow['senderKind'], string> = {
  senderId: 'registered name or number',
  email: 'registered e-mail address',
  name: 'name in the messenger',
};

/** List of what a message of each channel may contain. */
export function channelList(): string {
  return list(
    MESSAGE_CHANNELS.map((row) => {
      const optional = row.accepts.filter((name) => !row.needs.includes(name) && name !== 'sender');
      const parts = [
        ['Required', listCodes(row.needs)],
        ['Optional', listCodes(optional)],
        ['Sender ID', SENDERS[row.senderKind]],
        ['Message type', row.type === null ? 'not documented' : String(row.type)],
      ].filter(([, text]) => text !== '');
      return [
        `**${cell(row.label)}** (${code(row.name)}): ${sentences(cell(row.description))}`,
        ...parts.map(([name, text]) => `  - ${name}: ${text}`),
      ].join('\n');
    }),
  );
}

export function voiceTable(): string {
  return table(
    ['Voice', 'Key', "The gateway's name"],
    VOICES.map(({ label, name, code: wire }) => [cell(label), code(name), code(wire)]),
  );
}

export function callSettingTable(): string {
  return table(
    ['Key', 'From', 'To', 'Unit', 'Sent when not set'],
    CALL_SETTINGS.map(({ name, from, to, unit, byDefault }) => [
      code(name),
      String(from),
      String(to),
      unit,
      String(byDefault),
    ]),
  );
}

function listCodes(names: readonly string[]): string {
  return names.map(code).join(', ');
}
