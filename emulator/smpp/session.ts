import type { Socket } from 'node:net';
import {
  SMPP_RESPONSE_BIT,
  findSmppCommand,
  findSmppCommandByName,
  smppStatusCode,
  type SmppCommandName,
} from '../../protocol/tables/smpp';
import { maskFields, type SmppEntry } from '../journal';
import { checkBind, closeSurplus, readOptions, type ConnectionOptions } from './binding';
import { respondToCancel, respondToQuery, respondToSubmit, type CommandResponse } from './commands';
import type { Delivery } from './deliveries';
import type { BoundSession, SmppAccount } from './account';
import { createLine } from './line';
import type { Receiver } from './outbound';
import { readBind } from './requests';
import { ShortBody, cutPdus, parameter, text, type RawPdu } from './wire';

const MODES: Readonly<Record<string, BoundSession['mode']>> = {
  bind_transmitter: 'transmitter',
  bind_receiver: 'receiver',
  bind_transceiver: 'transceiver',
};
const UNKNOWN_COMMAND = smppStatusCode('invalidCommand');
const WRONG_LENGTH = smppStatusCode('invalidCommandLength');
const SYSTEM_ERROR = smppStatusCode('systemError');
const WRONG_MODE = smppStatusCode('invalidBindStatus');
const NACK = idOf('generic_nack');
const SYSTEM_ID = 'SMSC';

/** Handles one SMPP connection until it ends. */
export function openSession(socket: Socket, account: SmppAccount): void {
  const { gateway } = account;
  const line = createLine(socket, gateway.account.settings.smppIdleSeconds);
  const waiting = new Map<number, (status: number) => void>();
  let rest: Buffer = Buffer.alloc(0);
  let sequence = 0;
  let isOver = false;
  let bound: BoundSession | null = null;
  let options: ConnectionOptions = readOptions('', 0);

  const receiver: Receiver = {
    deliver(delivery: Delivery, answered) {
      sequence += 1;
      const entry = note('out', 'deliver_sm', delivery.fields);
      waiting.set(sequence, (status) => {
        entry.status = status;
        answered(status);
      });
      line.write(idOf('deliver_sm'), 0, sequence, delivery.body(options.isIso));
    },
  };

  function note(
    direction: SmppEntry['direction'],
    command: string,
    fields: Readonly<Record<string, string>>,
  ): SmppEntry {
    const at = new Date(gateway.clock.now()).toISOString();
    const masked = maskFields(Object.entries(fields));
    const entry = { kind: 'smpp', at, direction, command, fields: masked } as const;
    return gateway.journal.add<SmppEntry>({ ...entry, status: null, fault: null });
  }

  function handle(pdu: RawPdu): void {
    const name = findSmppCommand(pdu.id)?.name;
    if (pdu.id >= SMPP_RESPONSE_BIT) return resolveDelivery(pdu);
    if (name === undefined) return reject(pdu, UNKNOWN_COMMAND);
    if (name === 'enquire_link') return line.write(idOf('enquire_link_resp'), 0, pdu.sequence);
    if (name === 'unbind') {
      line.write(idOf('unbind_resp'), 0, pdu.sequence);
      return line.end();
    }
    const mode = MODES[name];
    if (mode !== undefined) return bind(pdu, name, mode);
    answer(pdu, name);
  }

  /** The response to a delivery; a generic_nack never accepts it. */
  function resolveDelivery({ id, sequence: number, status }: RawPdu): void {
    const answered = waiting.get(number);
    waiting.delete(number);
    answered?.(id === NACK && status === 0 ? UNKNOWN_COMMAND : status);
  }

  function reject({ id, sequence: number }: RawPdu, status: number): void {
    note('in', findSmppCommand(id)?.name ?? String(id), {}).status = status;
    line.write(NACK, status, number);
  }

  function bind(pdu: RawPdu, name: SmppCommandName, mode: BoundSession['mode']): void {
    const { login, password, systemType, version } = readBind(pdu.body);
    const entry = note('in', name, { login, password, systemType, version: String(version) });
    const status =
      bound === null
        ? checkBind(account, { login, password, systemType, version })
        : smppStatusCode('alreadyBound');
    entry.status = status;
    const responseId = pdu.id + SMPP_RESPONSE_BIT;
    if (status !== 0) {
      line.write(responseId, status, pdu.sequence, text(''));
      if (bound === null) line.end();
      return;
    }
    options = readOptions(systemType, version);
    closeSurplus(account, options);
    bound = { mode, systemType, version, close: () => socket.destroy() };
    account.sessions.push(bound);
    const spoken = parameter(0x0210, Buffer.from([version]));
    line.write(responseId, 0, pdu.sequence, Buffer.concat([text(SYSTEM_ID), spoken]));
    if (mode !== 'transmitter') account.outbound.join(receiver);
  }

  function answer(pdu: RawPdu, name: SmppCommandName): void {
    const respond = findResponse(name);
    if (respond === null) return reject(pdu, UNKNOWN_COMMAND);
    const responseId = pdu.id + SMPP_RESPONSE_BIT;
    if (bound === null || bound.mode === 'receiver') {
      note('in', name, {}).status = WRONG_MODE;
      return line.write(responseId, WRONG_MODE, pdu.sequence);
    }
    const fault = gateway.faults.matchRequest('smpp');
    const effect = line.applyFault(fault);
    const { status, body, fields } = effect.isDone
      ? respond(account, pdu.body, options)
      : { status: effect.status, ...EMPTY };
    const entry = note('in', name, fields);
    entry.status = status;
    entry.fault = fault?.kind ?? null;
    effect.answer(() => line.write(responseId, status, pdu.sequence, body));
  }

  /** A bug affects this command only: the client gets an error, the other commands go on. */
  function handleSafely(pdu: RawPdu): void {
    try {
      handle(pdu);
    } catch (error) {
      if (error instanceof ShortBody) return reject(pdu, WRONG_LENGTH);
      gateway.report('an SMPP command', error);
      const isRequest = pdu.id < SMPP_RESPONSE_BIT;
      if (isRequest) line.write(pdu.id + SMPP_RESPONSE_BIT, SYSTEM_ERROR, pdu.sequence);
    }
  }

  socket.on('data', (chunk: Buffer) => {
    if (isOver) return;
    line.restartIdleTimer();
    const {
      pdus,
      rest: left,
      brokenAt,
    } = cutPdus(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]));
    rest = left;
    for (const pdu of pdus) {
      if (socket.destroyed) return;
      handleSafely(pdu);
    }
    if (brokenAt !== null) {
      isOver = true;
      note('in', 'unknown', {}).status = WRONG_LENGTH;
      line.write(NACK, WRONG_LENGTH, brokenAt);
      line.end();
    }
    line.flush();
  });
  socket.on('close', () => {
    line.stop();
    const index = bound === null ? -1 : account.sessions.indexOf(bound);
    if (index >= 0) account.sessions.splice(index, 1);
    try {
      account.outbound.leave(receiver);
    } catch (error) {
      gateway.report('the end of an SMPP connection', error);
    }
  });
}

const EMPTY = { body: Buffer.alloc(0), fields: {} };

type Respond = (account: SmppAccount, body: Buffer, options: ConnectionOptions) => CommandResponse;

function findResponse(name: SmppCommandName): Respond | null {
  switch (name) {
    case 'submit_sm':
      return respondToSubmit;
    case 'query_sm':
      return respondToQuery;
    case 'cancel_sm':
      return respondToCancel;
    default:
      return null;
  }
}

function idOf(name: SmppCommandName): number {
  return findSmppCommandByName(name)?.id ?? 0;
}
