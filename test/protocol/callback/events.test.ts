import { receiveCallbackUnverified } from '../../../protocol/callback/receive';

describe('callback events', () => {
  function eventOf(body: string) {
    const outcome = receiveCallbackUnverified({ body: Buffer.from(body), contentType: undefined });
    if (outcome.kind !== 'event') throw new Error(outcome.reason);
    return outcome.event;
  }

  it('keep a field with the name of a method', () => {
    expect(eventOf('id=1&toString=x').fields['toString']).toBe('x');
  });

  it('drop fields that only describe the transmission', () => {
    expect({ ...eventOf('id=1&md5=a&sha1=b&crc32=c&charset=utf-8&fmt=1').fields }).toEqual({
      id: '1',
    });
  });

  it('of an incoming message prefer ts to time, and keep an invalid time', () => {
    expect(eventOf('phone=7&mes=&ts=1700000000&time=01.01.2020+00:00:00&sent=soon')).toMatchObject({
      type: 'incomingMessage',
      message: {
        id: null,
        to: null,
        text: '',
        receivedAt: '2023-11-14T22:13:20.000Z',
        sentAt: null,
        replyToId: null,
        extra: { sent: 'soon' },
      },
    });
  });

  it('of an incoming message have no ID of the original message for 0', () => {
    expect(eventOf('{"phone":"7","mes":"x","sms_id":0,"time":1700000000}')).toMatchObject({
      message: { replyToId: null, receivedAt: '2023-11-14T22:13:20.000Z' },
    });
  });

  it('of a call keep a marker with more than a yes', () => {
    const event = eventOf('waitcall=77&phone=7&time=14.11.2023+22:13:20');
    expect(event).toMatchObject({
      type: 'callConfirmation',
      confirmation: { confirmedAt: '2023-11-14T19:13:20.000Z', extra: { waitcall: '77' } },
    });
  });

  it('of a call may lack time and phone', () => {
    expect(eventOf('{"waitcall":null,"id":"5"}')).toMatchObject({
      confirmation: { phone: null, confirmedAt: null, extra: { id: '5' } },
    });
  });

  it('are messages when both markers are present', () => {
    expect(eventOf('waitcall=1&mes=x&phone=7').type).toBe('incomingMessage');
  });

  it('of a delivery may lack phone and status', () => {
    expect(eventOf('id=5')).toMatchObject({ type: 'deliveryStatus', record: { id: '5' } });
  });

  it('read both names of the sender', () => {
    for (const name of ['sender', 'sender_id']) {
      expect(eventOf(`id=5&${name}=Shop`)).toMatchObject({ record: { sender: 'Shop' } });
    }
  });
});
