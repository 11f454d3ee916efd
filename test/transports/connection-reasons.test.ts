import { classifyFailure } from '../../connections/classify-failure';
import { toMailFailure } from '../../operations/smtp/mail-failure';
import { CONNECTION_ERRORS, describeReason } from '../../protocol';

describe('the reason for a failed connection', () => {
  it.each([...CONNECTION_ERRORS])('%s is reported as over HTTP', (code, { reason }) => {
    const thrown = Object.assign(new Error('10.1.2.3 is private'), { code });
    const ofSmpp = classifyFailure(thrown);
    expect(ofSmpp).toMatchObject({ reason, text: describeReason(reason, 'the SMPP server') });
    const ofMail = toMailFailure({ code: 'ESOCKET', originalCode: code, command: 'CONN' }, false);
    if (reason !== 'brokeOff')
      expect(ofMail.text).toContain(describeReason(reason, 'the mail server'));
    for (const { text } of [ofSmpp, ofMail]) expect(text).not.toContain('private');
  });

  it('contains a code that is in no table', () => {
    const { reason, detail } = classifyFailure({ code: 'EWEIRD' });
    expect([reason, detail]).toEqual(['connectionFailed', 'EWEIRD']);
  });

  it('contains the failing address of a host with several addresses', () => {
    const inner = { code: 'ENETUNREACH', syscall: 'connect', message: 'connect ENETUNREACH ::1:1' };
    expect(classifyFailure({ errors: [inner] })).toMatchObject({ reason: 'unreachable' });
  });

  it('is not reported for an e-mail that was being transmitted', () => {
    const thrown = { code: 'ESOCKET', originalCode: 'EHOSTUNREACH', command: 'DATA' };
    expect(toMailFailure(thrown, true)).toMatchObject({ retry: 'unknownOutcome' });
  });
});
