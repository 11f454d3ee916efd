import { success, type Result } from '../result';
import type { AnswerContext } from '../wire/request';
import { type GatewayFields, otherFields, toText } from '../wire/gateway-fields';
import { readRecordList } from './record-list';

/** A name, number or address that the account may send from. */
export interface Sender {
  readonly id: string | null;
  /** The name or number; senders of e-mails are kept under their address. */
  readonly name: string;
  readonly comment: string | null;
  /** Everything else that the gateway told about it: state of the moderation, operators… */
  readonly extra: GatewayFields;
}

const KNOWN: ReadonlySet<string> = new Set(['id', 'sender', 'mail', 'cmt']);

/**
 * The answer of senders.php to `get=1`. Live clients read `sender` of each record; the other names
 * are those of the requests, unverified against the live service.
 * Source: live clients; HTTP API, "List of operations with sender IDs".
 */
export function readSendersAnswer(context: AnswerContext): Result<Sender[]> {
  const records = readRecordList('senders', context);
  return records.ok ? success(records.value.flatMap((fields) => toSender(fields))) : records;
}

function toSender(fields: GatewayFields): Sender[] {
  const name = toText(fields.sender) ?? toText(fields.mail);
  if (name === null) return [];
  return [
    {
      id: toText(fields.id),
      name,
      comment: toText(fields.cmt),
      extra: otherFields(fields, KNOWN),
    },
  ];
}
