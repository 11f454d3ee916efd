import { CALL_SETTINGS, MESSAGE_CHANNELS, VOICES, type ChannelRow } from '../../protocol/tables';
import { cell, code, table } from './markdown';

const SENDERS: Record<ChannelRow['senderKind'], string> = {
  senderId: 'registered name or number',
  email: 'registered e-mail address',
  name: 'name in the messenger',
};

/** Table of what a message of each channel may contain. */
export function channelTable(): string {
  return table(
    ['Channel', 'Key', 'Description', 'Required', 'Optional', 'Sender ID', 'Message type'],
    MESSAGE_CHANNELS.map((row) => [
      cell(row.label),
      code(row.name),
      cell(row.description),
      listCodes(row.needs),
      listCodes(row.accepts.filter((name) => !row.needs.includes(name) && name !== 'sender')),
      SENDERS[row.senderKind],
      row.type === null ? 'not documented' : String(row.type),
    ]),
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
