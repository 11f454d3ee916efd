import {
  SMPP_VERSIONS,
  smppBindMode,
  type SmppBindMode,
  type SmppCommandName,
} from '../tables/smpp';
import type { BoundInfo } from './client-interface';
import type { SmppPorts, SmppServer } from './connection';
import { readTlvNumber, type KnownCommand, type PduFieldsOf, type PduOf } from './pdu';
import { accepted, rejected, smppFailure, smppRefusal, type SmppResult } from './problem';
import type { Reply, Session } from './session';
import type { SmppSettings } from './settings';

type BindCommand = `bind_${SmppBindMode}` & KnownCommand;

/** Returns the bind command for the settings. */
export function buildBind(settings: SmppSettings): PduFieldsOf<BindCommand> {
  const { systemId, password, systemType, mode, version } = settings;
  return {
    command: smppBindMode(mode).command as BindCommand,
    systemId,
    password,
    systemType,
    interfaceVersion: SMPP_VERSIONS.find(({ name }) => name === version)?.code ?? 0x34,
    addrTon: 0,
    addrNpi: 0,
    addressRange: '',
  };
}

/**
 * Returns what the server reported about the connection. Problems: SmppRefusal, SmppFailure.
 */
export function readBindResponse(
  reply: Reply,
  command: SmppCommandName,
  server: SmppServer,
): SmppResult<BoundInfo> {
  if (reply.kind === 'failure') {
    const { reason, detail } = reply.failure;
    return rejected(smppFailure(reason, { detail }));
  }
  if (reply.pdu.status !== 0) return rejected(smppRefusal(command, reply.pdu.status));
  const { systemId, tlvs } = reply.pdu as PduOf<'bind_transceiver_resp'>;
  return accepted({
    server,
    serverId: systemId,
    interfaceVersion: readTlvNumber(tlvs, 'sc_interface_version'),
  });
}

const LOOK_MS = 20;

/**
 * Waits for pending responses and handlers, then sends unbind and waits for its response. Each wait
 * takes at most `timeoutMs`. Closes the connection in any case.
 */
export async function unbind(session: Session, ports: SmppPorts, timeoutMs: number): Promise<void> {
  const until = ports.monotonicNow() + timeoutMs;
  while (session.isBusy && ports.monotonicNow() < until) {
    await new Promise<void>((resolve) => {
      ports.schedule(LOOK_MS, resolve);
    });
  }
  await new Promise<void>((resolve) => {
    const cancel = ports.schedule(timeoutMs, resolve);
    session.request({ command: 'unbind' }, () => {
      cancel();
      resolve();
    });
  });
  session.end(smppFailure('stopped'));
}
