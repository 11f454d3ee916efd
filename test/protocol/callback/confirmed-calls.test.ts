import { CALL_MEMORY_MS, createConfirmedCalls } from '../../../protocol';

const call = (phone: string, account = 'one') => ({ account, phone, confirmedAt: null });

describe('createConfirmedCalls', () => {
  it('returns a call once, for any spelling of the phone', () => {
    const calls = createConfirmedCalls();
    calls.note(call('77011234567'), 1000);
    expect(calls.take('one', '+7 701 123-45-67', 0)).toEqual(call('77011234567'));
    expect(calls.take('one', '77011234567', 0)).toBeNull();
  });

  it('returns no call of another account, of another phone, or from before', () => {
    const calls = createConfirmedCalls();
    calls.note(call('77011234567'), 1000);
    expect(calls.take('two', '77011234567', 0)).toBeNull();
    expect(calls.take('one', '77011234568', 0)).toBeNull();
    expect(calls.take('one', '77011234567', 1001)).toBeNull();
    expect(calls.take('one', '77011234567', 1000)).not.toBeNull();
  });

  it.each([
    ['79011234567', '+77011234567'],
    ['998011234567', '+77011234567'],
    ['48011234567', '011234567'],
    ['84912345678', '+74912345678'],
  ])('does not confuse the call of %s with one of %s', (caller, awaited) => {
    const calls = createConfirmedCalls();
    calls.note(call(caller), 1000);
    expect(calls.take('one', awaited, 0)).toBeNull();
    expect(calls.take('one', `+${caller}`, 0)).toEqual(call(caller));
  });

  it('keeps at most a limited number of calls, each for a quarter of an hour', () => {
    const calls = createConfirmedCalls(2);
    for (const phone of ['77011230001', '77011230002', '77011230003']) calls.note(call(phone), 0);
    expect(calls.take('one', '77011230001', 0)).toBeNull();
    expect(calls.take('one', '77011230002', 0)).not.toBeNull();
    calls.note(call('77011230004'), CALL_MEMORY_MS);
    expect(calls.take('one', '77011230003', 0)).toBeNull();
  });
});
