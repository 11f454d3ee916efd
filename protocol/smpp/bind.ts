import {
  SMPP_VERSIONS,
  smppBindMode,
  type SmppBindMode,
  type SmppCommandName,
} from '../tables/smpp';
import type { SmppSettings } from './check-options';
import type { BoundInfo } from './client-options';
import type { SmppServer } from './connection';
import { accepted, refused, smppFailure, smppRefusal, type SmppResult } from './problem';
import type { KnownCommand, PduFieldsOf, PduOf } from './pdu';
import type { Reply } from './session';
import { readTlvNumber } from './tlv';

type BindCommand = `bind_${SmppBindMode}` & KnownCommand;

/** The command that opens a connection. */
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

/** What the server answered to it. */
export function readBindReply(
  reply: Reply,
  command: SmppCommandName,
  server: SmppServer,
): SmppResult<BoundInfo> {
  if (reply.kind === 'failure') {
    const { reason, detail } = reply.failure;
    return refused(smppFailure(reason, { detail }));
  }
  if (reply.pdu.status !== 0) return refused(smppRefusal(command, reply.pdu.status));
  const { systemId, tlvs } = reply.pdu as PduOf<'bind_transceiver_resp'>;
  return accepted({
    server,
    serverId: systemId,
    interfaceVersion: readTlvNumber(tlvs, 'sc_interface_version'),
  });
}
