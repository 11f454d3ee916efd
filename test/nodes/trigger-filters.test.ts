import { passesFilters } from '../../operations/events/filters';
import { toOutput } from '../../operations/events/to-output';
import { receiveCallbackUnverified, type CallbackEvent } from '../../protocol';

const events = ['deliveryStatus', 'incomingMessage', 'callConfirmation'];

function eventOf(body: string): CallbackEvent {
  const outcome = receiveCallbackUnverified({
    body: Buffer.from(body),
    contentType: 'application/x-www-form-urlencoded',
  });
  if (outcome.kind !== 'event') throw new Error(outcome.reason);
  return outcome.event;
}

const sms = eventOf('id=1&phone=77011234567&status=0&err=0&type=0');
const viber = eventOf('id=1&phone=77011234567&status=2&err=0&type=10');
const untyped = eventOf('id=1&phone=77011234567&status=1');
const reply = eventOf('phone=79161234567&mes=Stop+it&to=77770000');
const lookup = eventOf('id=1&phone=77011234567&status=1&err=0&type=4&imsi=4&msc=7');
const call = eventOf('waitcall=1&phone=77011234567&ts=1700000000');

describe('passesFilters', () => {
  it('accepts exactly the selected events', () => {
    for (const event of [sms, reply, call]) {
      expect(passesFilters(event, { events })).toBe(true);
      expect(passesFilters(event, { events: [event.type] })).toBe(true);
      expect(passesFilters(event, { events: [] })).toBe(false);
    }
  });

  it('starts on the result of an HLR lookup with the statuses, or with it alone', () => {
    expect(passesFilters(lookup, { events: ['deliveryStatus'] })).toBe(true);
    expect(passesFilters(lookup, { events: ['hlrResult'] })).toBe(true);
    expect(passesFilters(sms, { events: ['hlrResult'] })).toBe(false);
    expect(toOutput(lookup, {})).toMatchObject({ event: 'hlrResult', verdict: 'reachable' });
    expect(toOutput(lookup, { simplify: false })).toMatchObject({ event: 'hlrResult', imsi: '4' });
    expect(toOutput(sms, {})).toMatchObject({ event: 'deliveryStatus', statusName: 'sent' });
  });

  it('filters delivery statuses by channel; one without a channel passes', () => {
    const filters = { events, channels: ['viber'] };
    expect(passesFilters(viber, filters)).toBe(true);
    expect(passesFilters(sms, filters)).toBe(false);
    expect(passesFilters(untyped, filters)).toBe(true);
  });

  it('filters delivery statuses by status, including the status with code 0', () => {
    expect(passesFilters(sms, { events, statuses: ['sent'] })).toBe(true);
    expect(passesFilters(viber, { events, statuses: ['sent'] })).toBe(false);
  });

  it('filters delivery statuses that are not final', () => {
    expect(passesFilters(viber, { events, finalOnly: true })).toBe(true);
    expect(passesFilters(sms, { events, finalOnly: true })).toBe(false);
  });

  it('does not apply a filter to events of other kinds', () => {
    const filters = { events, channels: ['mms'], statuses: ['read'], finalOnly: true };
    expect(passesFilters(reply, filters)).toBe(true);
    expect(passesFilters(call, filters)).toBe(true);
    expect(passesFilters(sms, { events, textPattern: 'stop' })).toBe(true);
  });

  it('filters all events by the number of the subscriber, in any format', () => {
    const filters = { events, phones: ' +7 (701) 123-45-67;\n; 79990000000' };
    expect(passesFilters(sms, filters)).toBe(true);
    expect(passesFilters(call, filters)).toBe(true);
    expect(passesFilters(reply, filters)).toBe(false);
    expect(passesFilters(reply, { events, phones: ' ,; ' })).toBe(true);
  });

  it('filters incoming messages by a pattern', () => {
    expect(passesFilters(reply, { events, textPattern: '^stop\\b' })).toBe(true);
    expect(passesFilters(reply, { events, textPattern: '/^stop/' })).toBe(false);
    expect(passesFilters(reply, { events, textPattern: '/^STOP/i' })).toBe(true);
    expect(passesFilters(reply, { events, textPattern: 'start' })).toBe(false);
  });

  it('finds a word in a message that a phone wrote in decomposed form', () => {
    const decomposed = eventOf(
      `phone=79161234567&mes=${encodeURIComponent('Мой район'.normalize('NFD'))}`,
    );
    expect(passesFilters(decomposed, { events, textPattern: 'район' })).toBe(true);
    expect(passesFilters(decomposed, { events, textPattern: 'район'.normalize('NFD') })).toBe(true);
  });

  it('finishes quickly on a message crafted against a pattern', () => {
    const text = `${'a'.repeat(1999)}!`;
    const hostile = eventOf(`phone=79161234567&mes=${encodeURIComponent(text)}`);
    const began = performance.now();
    expect(passesFilters(hostile, { events, textPattern: '^(\\w+\\s?)*$' })).toBe(false);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
