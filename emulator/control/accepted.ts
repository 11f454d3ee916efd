import { findMessageType } from '../../protocol/tables';
import type { Message, UploadedFile } from '../messages/message';
import type { MessageStore } from '../messages/store';
import { readCall, type CallPlan } from '../submit/call';

/** A message as tests check it: what the subscriber receives, and how often. */
export interface AcceptedMessage {
  readonly id: string;
  readonly phone: string;
  readonly channel: string;
  readonly typeName: string;
  readonly text: string;
  readonly comment: string;
  readonly sender: string;
  readonly parts: number;
  readonly cost: number;
  readonly status: number;
  readonly err: number;
  readonly isDeleted: boolean;
  readonly acceptedAt: string;
  readonly dueAt: string;
  readonly validityHours: number | null;
  readonly details: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
  /** How a call is made; only for calls. */
  readonly call?: CallPlan;
  /** How often this text was accepted for this recipient on this channel, over all requests. */
  readonly acceptances: number;
}

export function listAccepted(messages: MessageStore): AcceptedMessage[] {
  return messages
    .all()
    .filter(({ isAccepted }) => isAccepted)
    .map((message) => describe(message, messages));
}

function describe(message: Message, messages: MessageStore): AcceptedMessage {
  const call =
    message.channel.name === 'voice'
      ? readCall(message.details, message.files.length > 0 || Boolean(message.details.fileurl))
      : null;
  const { id, phone, channel, text, comment, sender, parts, status, err, isDeleted } = message;
  return {
    id,
    phone,
    channel: channel.name,
    typeName: findMessageType(channel.type)?.name ?? channel.name,
    text,
    comment,
    sender,
    parts,
    cost: message.cost / 100,
    status,
    err,
    isDeleted,
    acceptedAt: new Date(message.acceptedAt).toISOString(),
    dueAt: new Date(message.dueAt).toISOString(),
    validityHours: message.validityHours,
    details: message.details,
    files: message.files,
    ...(call && { call }),
    acceptances: messages.countAcceptances(message),
  };
}
