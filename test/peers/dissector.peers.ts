import { encodePdu } from '../../protocol/smpp/encode-pdu';
import { PDU_LAYOUTS } from '../../protocol/smpp/layouts';
import { type KnownCommand, type SmppPdu } from '../../protocol/smpp/pdu';
import { findSmppCommandByName, SMPP_TLVS, type SmppTlvRow } from '../../protocol/tables/smpp';
import { dissect, type Dissection } from './support/dissector';
import { pdu } from '../protocol/smpp/support';
import { writeTlv } from '../support/write-tlv';

const COMMANDS = Object.keys(PDU_LAYOUTS) as KnownCommand[];

async function dissectOne(one: SmppPdu): Promise<Dissection> {
  const [dissection] = await dissect([encodePdu(one)]);
  return dissection as Dissection;
}

const ADDRESSES = {
  sourceAddrTon: 5,
  sourceAddrNpi: 0,
  sourceAddr: 'Shop',
  destAddrTon: 1,
  destAddrNpi: 1,
  destinationAddr: '77011234567',
  esmeAddrTon: 1,
  esmeAddrNpi: 1,
  esmeAddr: '77011234568',
};
const FILLED = {
  ...ADDRESSES,
  systemId: 'demo',
  password: 'secret',
  systemType: 'MCON2,ISO',
  interfaceVersion: 0x34,
  addrTon: 1,
  addrNpi: 1,
  addressRange: '7701*',
  serviceType: 'CMT',
  esmClass: 0,
  protocolId: 0,
  priorityFlag: 1,
  scheduleDeliveryTime: '261127120000000+',
  validityPeriod: '000002000000000R',
  registeredDelivery: 1,
  replaceIfPresentFlag: 0,
  dataCoding: 0,
  smDefaultMsgId: 0,
  shortMessage: Buffer.from('Hello'),
  messageId: '854019',
  finalDate: '261127120100000+',
  messageState: 2,
  errorCode: 0,
};

/** The command with a value in every field that it has. */
function filled(command: KnownCommand): SmppPdu {
  const names: string[] = PDU_LAYOUTS[command].map(({ name }) => name);
  const given = Object.entries(FILLED).filter(([name]) => names.includes(name));
  return pdu(command, { sequence: 7, ...Object.fromEntries(given) });
}

const HELLO = '48:65:6c:6c:6f';
/** Where Wireshark shows a field of ours, if its name differs from the specification. */
const SHOWN_AS: Readonly<Record<string, string>> = {
  esmClass: 'esm.submit.features',
  registeredDelivery: 'regdel.receipt',
  shortMessage: 'message',
  validityPeriod: 'validity_period_r',
};
/** The displayed values of the filled fields; times as times, octets as octets. */
const MEANT: Readonly<Record<string, string | number>> = {
  ...FILLED,
  finalDate: 'Nov 27, 2026 12:01:00.000000000 UTC',
  scheduleDeliveryTime: 'Nov 27, 2026 12:00:00.000000000 UTC',
  shortMessage: HELLO,
  validityPeriod: '172800.000000000',
};

/** A field as Wireshark read it. */
function show({ fields }: Dissection, name: string): string | number | undefined {
  const field = SHOWN_AS[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const value = fields[`smpp.${field}`]?.[0];
  return typeof MEANT[name] === 'number' ? Number(value) : value;
}

/** Wireshark 4.0 assumes one octet; SMPP 5.0, 4.8.4.16 defines two. */
const TAKEN_FOR_SHORTER: readonly string[] = ['broadcast_rep_num'];

/** Lengths that the specification requires where our table has the maximum. */
const EXACT_OCTETS: Readonly<Record<string, number>> = { callback_num: 19, network_error_code: 3 };

function sampleTlv({ name, kind, octets }: SmppTlvRow & { name: Parameters<typeof writeTlv>[0] }) {
  if (kind === 'integer') return writeTlv(name, 1);
  if (kind === 'string') return writeTlv(name, 'text'.slice(0, octets - 1));
  if (kind === 'presence') return writeTlv(name);
  return writeTlv(name, Buffer.alloc(EXACT_OCTETS[name] ?? Math.min(octets, 10), 3));
}

describe("Wireshark's dissector", () => {
  it('reports truncated PDUs', async () => {
    const bytes = encodePdu(filled('submit_sm'));
    const cut = Buffer.from(bytes.subarray(0, 40));
    cut.writeUInt32BE(40, 0);
    const [dissection] = await dissect([cut]);
    expect(dissection?.complaints).toContain('Malformed Packet');
  });

  it('reads every command, empty and with all fields, without an error', async () => {
    const pdus = [...COMMANDS.map((command) => pdu(command)), ...COMMANDS.map(filled)];
    const dissections = await dissect(pdus.map(encodePdu));
    expect(dissections).toHaveLength(2 * COMMANDS.length);
    expect(dissections.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(dissections.map((one) => one.protocols)).toEqual(
      dissections.map(() => 'eth:ethertype:ip:tcp:smpp'),
    );
    const ids = dissections.map(({ fields }) => Number(fields['smpp.command_id']?.[0]));
    expect(ids).toEqual(pdus.map(({ command }) => findSmppCommandByName(command)?.id));
  });

  it('finds every field at its position', async () => {
    const dissections = await dissect(COMMANDS.map((command) => encodePdu(filled(command))));
    const found = COMMANDS.map((command, index) => [
      command,
      ...PDU_LAYOUTS[command].map(({ name }) => show(dissections[index] as Dissection, name)),
    ]);
    expect(found).toEqual(
      COMMANDS.map((command) => [command, ...PDU_LAYOUTS[command].map(({ name }) => MEANT[name])]),
    );
  });

  it('reads every TLV except one whose length it assumes too short', async () => {
    const tlvs = SMPP_TLVS.map(sampleTlv);
    const dissections = await dissect(
      tlvs.map((tlv) => encodePdu(pdu('deliver_sm', { tlvs: [tlv] }))),
    );
    const found = dissections.map(({ fields, complaints }, index) => ({
      name: SMPP_TLVS[index]?.name,
      tag: Number(fields['smpp.opt_param_tag']?.[0]),
      length: Number(fields['smpp.opt_param_len']?.[0]),
      complaints,
    }));
    expect(found).toEqual(
      SMPP_TLVS.map(({ name, tag }, index) => ({
        name,
        tag,
        length: tlvs[index]?.value.length,
        complaints: TAKEN_FOR_SHORTER.includes(name) ? found[index]?.complaints : [],
      })),
    );
  });

  it('reads the TLVs of a receipt', async () => {
    const tlvs = [
      writeTlv('receipted_message_id', '854019'),
      writeTlv('message_state', 2),
      writeTlv('network_error_code', Buffer.from([3, 0, 6])),
      writeTlv('cost', '0.7000'),
      writeTlv('flag', 40),
    ];
    const { fields, complaints } = await dissectOne(pdu('deliver_sm', { esmClass: 4, tlvs }));
    expect(complaints).toEqual([]);
    expect(fields).toMatchObject({
      'smpp.esm.submit.msg_type': ['0x01'],
      'smpp.receipted_message_id': ['854019'],
      'smpp.message_state': ['2'],
      'smpp.network_error.type': ['3'],
      'smpp.network_error.code': ['0x0006'],
      'smpp.vendor_op': ['30:2e:37:30:30:30:00', '00:28'],
    });
  });

  it('reads the header of a part', async () => {
    const header = Buffer.from('050003120302', 'hex');
    const shortMessage = Buffer.concat([header, Buffer.from('Ӕ', 'utf16le').swap16()]);
    const { fields, complaints } = await dissectOne(
      pdu('submit_sm', { esmClass: 0x40, dataCoding: 8, shortMessage }),
    );
    expect(complaints).toEqual([]);
    expect(fields).toMatchObject({
      'smpp.esm.submit.features': ['0x01'],
      'smpp.data_coding': ['0x08'],
      'smpp.message': ['05:00:03:12:03:02:04:d4'],
    });
  });
});
