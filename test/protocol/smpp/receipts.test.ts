import { buildSmppEvent } from '../../../protocol/smpp/build-event';
import { readMessage } from '../../../protocol/smpp/read-message';
import { type PduOf, type Tlv } from '../../../protocol/smpp/pdu';
import { SMPP_MESSAGE_STATES } from '../../../protocol/tables/smpp';
import { pdu, tlv } from './support';
import { writeTlv } from '../../support/write-tlv';

const RECEIPT = 0x04;
/** Both results of the gateway's documents. */
const SEED =
  'id:854019 sub:001 dlvrd:001 submit date:1108202241 done date:1108202241 stat:DELIVRD err:000';
const SEED_HLR =
  'id:855469 stat:DELIVRD err:000 imsi:250023012345678 msc:79232510066 mcc:250 mnc:02 cn:Russian+Federation net:MegaFON+open+Joint+Stock+Company rcn: rnet:';

function event(text: string, tlvs: readonly Tlv[] = [], esmClass = RECEIPT) {
  const received = readMessage(
    pdu('deliver_sm', {
      sourceAddr: '77011234567',
      destinationAddr: 'Shop',
      esmClass,
      shortMessage: Buffer.from(text),
      tlvs,
    }) as PduOf<'deliver_sm'>,
  );
  return buildSmppEvent([received], { iso: false, receivedAt: 0 });
}

function record(text: string, tlvs: readonly Tlv[] = []) {
  const found = event(text, tlvs);
  if (found?.type !== 'deliveryStatus') throw new Error('no receipt');
  return found.record;
}

describe('receipts', () => {
  it('are read from the line of the documents', () => {
    expect(record(SEED)).toMatchObject({
      id: '854019',
      phone: '+77011234567',
      sender: 'Shop',
      status: 1,
      statusName: 'delivered',
      isFinal: true,
      isDelivered: true,
      errorCode: 0,
      sentAt: '2011-08-20T19:41:00.000Z',
      changedAt: '2011-08-20T19:41:00.000Z',
      cost: null,
      extra: { sub: '001', dlvrd: '001', stat: 'DELIVRD' },
    });
  });

  it('contain the result of an HLR request of the documents', () => {
    expect(record(SEED_HLR)).toMatchObject({
      id: '855469',
      status: 1,
      hlr: {
        verdict: 'reachable',
        isReachable: true,
        isRoaming: false,
        imsi: '250023012345678',
        msc: '79232510066',
        mcc: '250',
        mnc: '02',
        country: 'Russian Federation',
        network: 'MegaFON open Joint Stock Company',
        roamingCountry: null,
      },
    });
  });

  it('contain all five TLVs, with or without the NUL at the end of the cost and the ID', () => {
    const [id, state, error] = [tlv(0x001e, '3939'), tlv(0x0427, '05'), tlv(0x0423, '030006')];
    for (const cost of ['302E37303030', '302E3730303000']) {
      expect(record('', [id, state, error, tlv(0x2000, cost), tlv(0x2001, '0020')])).toMatchObject({
        id: '99',
        status: 20,
        errorCode: 6,
        errorName: 'subscriberOffline',
        cost: 0.7,
        flag: { raw: 32, paidFromSecondBalance: true },
        type: 0,
        extra: {},
      });
    }
  });

  it('prefer TLVs to the text and keep the word of the text', () => {
    const tlvs = [writeTlv('receipted_message_id', '7'), writeTlv('message_state', 3)];
    expect(record(SEED, tlvs)).toMatchObject({
      id: '7',
      status: 3,
      sentAt: '2011-08-20T19:41:00.000Z',
      extra: { stat: 'DELIVRD' },
    });
  });

  it.each([
    [0, '000', -1],
    [1, '000', 0],
    [2, '000', 1],
    [3, '000', 3],
    [5, '006', 20],
    [6, '000', 0],
    [8, '249', 22],
    [8, '253', 23],
    [8, '248', 25],
    [8, '001', 20],
  ])('map message_state %i with err %s to status %i', (state, err, status) => {
    expect(record(`id:1 stat:UNKNOWN err:${err}`, [writeTlv('message_state', state)]).status).toBe(
      status,
    );
  });

  it.each([4, 7, 9, 99])('keep message_state %i, which no status has', (state) => {
    expect(record('', [writeTlv('message_state', state)])).toMatchObject({
      status: null,
      extra: { message_state: state },
    });
    expect(SMPP_MESSAGE_STATES.find((row) => row.state === state)?.status ?? null).toBeNull();
  });

  it.each([
    ['06', 6],
    ['0006', 6],
    ['030006', 6],
    ['00030006', 6],
    ['0300FF', 255],
  ])('contain a network_error_code of %s', (value, code) => {
    expect(record('', [tlv(0x0423, value)]).errorCode).toBe(code);
  });

  it('keep a text that cannot be read and unknown TLVs', () => {
    expect(record('gone', [tlv(0x1400, 'CAFE'), tlv(0x2001, '')])).toMatchObject({
      id: null,
      status: null,
      statusName: 'unknown',
      extra: { receipt: 'gone', tlv_1400: 'cafe' },
    });
  });

  it('use the table of e-mail for messages whose flag is e-mail', () => {
    const tlvs = [writeTlv('flag', 8), tlv(0x0423, '030002')];
    expect(record('', tlvs)).toMatchObject({ typeName: 'email', errorName: 'mailboxFull' });
  });

  it('are recognized by their class or by the ID in a TLV, never by the text alone', () => {
    expect(event(SEED, [], 0)).toMatchObject({ type: 'incomingMessage', message: { text: SEED } });
    expect(event(SEED, [], 0x20)).toMatchObject({ type: 'deliveryStatus' });
    expect(event(SEED, [writeTlv('receipted_message_id', '1')], 0)).toMatchObject({
      type: 'deliveryStatus',
    });
  });

  it('are decoded as ASCII, whatever encoding 0 is', () => {
    expect(record('id:a_b$[1] stat:DELIVRD err:000').id).toBe('a_b$[1]');
  });

  it('can arrive in a message_payload', () => {
    expect(record('', [writeTlv('message_payload', Buffer.from(SEED))])).toMatchObject({
      id: '854019',
      status: 1,
      extra: { stat: 'DELIVRD' },
    });
  });
});

describe('incoming messages', () => {
  it('of bytes are kept in hexadecimal, with their header', () => {
    const received = readMessage(
      pdu('deliver_sm', {
        sourceAddr: '1',
        destinationAddr: '2',
        esmClass: 0x40,
        dataCoding: 4,
        shortMessage: Buffer.from('060504158A000000FF', 'hex'),
        tlvs: [tlv(0x0204, '0007')],
      }) as PduOf<'deliver_sm'>,
    );
    expect(buildSmppEvent([received], { iso: false, receivedAt: 0 })).toMatchObject({
      message: {
        text: '',
        extra: {
          data: '00ff',
          data_coding: 4,
          user_data_header: '0504158a0000',
          user_message_reference: '0007',
        },
      },
    });
  });

  it('do not exist without parts', () => {
    expect(buildSmppEvent([null], { iso: false, receivedAt: 0 })).toBeNull();
  });
});

describe('writeTlv', () => {
  it('writes values as the table defines', () => {
    expect(writeTlv('sar_msg_ref_num', 258)).toEqual(tlv(0x020c, '0102'));
    expect(writeTlv('receipted_message_id', '9')).toEqual(tlv(0x001e, '3900'));
    expect(writeTlv('alert_on_message_delivery')).toEqual(tlv(0x130c, ''));
    expect(writeTlv('message_payload', Buffer.from('a'))).toEqual(tlv(0x0424, '61'));
  });
});
