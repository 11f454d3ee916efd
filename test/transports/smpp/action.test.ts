import { SECRETS, SmppStage } from './support/smpp-stage';

let stage: SmppStage;
beforeAll(async () => {
  stage = await SmppStage.start();
});
afterAll(async () => await stage.stop());
beforeEach(async () => {
  stage.emulator.control.reset();
  await stage.useCredential({});
});

const SEND = { resource: 'message', operation: 'send', to: '={{ $json.to }}', text: 'Hello' };

/** The row of a recipient whose input was rejected, in a run that continues. */
const unsent = (phone: string, reason: string) => ({
  ...{ phone, accepted: false, errorCode: null, errorName: 'invalidInput' },
  errorText: expect.stringContaining(reason),
  error: { code: null, name: 'invalidInput', message: expect.stringContaining(reason) },
});

describe('message: send', () => {
  it('returns one item per recipient, paired with its input', async () => {
    const { json, pairs } = await stage.run(SEND, [
      { to: '+77011230500, +77011230006' },
      { to: '+77011230501' },
    ]);
    expect(json).toMatchObject([
      { phone: '+77011230500', accepted: true, parts: 1, errorCode: null, errorText: null },
      { phone: '+77011230006', accepted: true },
      { phone: '+77011230501', accepted: true },
    ]);
    expect(json.every(({ id }) => typeof id === 'string' && id !== '')).toBe(true);
    expect(pairs).toEqual([{ item: 0 }, { item: 0 }, { item: 1 }]);
    expect(stage.emulator.control.readMessages()).toHaveLength(3);
  });

  it('sends once to a subscriber who is written twice', async () => {
    const { json } = await stage.run(SEND, [{ to: '87011230500, +7 701 123-05-00' }]);
    expect(json).toMatchObject([{ phone: '+77011230500', input: '87011230500', accepted: true }]);
    expect(stage.emulator.control.readMessages()).toHaveLength(1);
  });

  it('waits for the receipts of all recipients', async () => {
    const { json } = await stage.run(
      { ...SEND, options: { waitForStatus: true, waitTimeout: 20 } },
      [{ to: '+77011230500' }, { to: '+77011230002' }],
    );
    expect(json).toMatchObject([
      { accepted: true, delivery: { statusName: 'delivered', isFinal: true } },
      { accepted: true, delivery: { isFinal: true } },
    ]);
    expect(json.map(({ delivery }) => (delivery as { id: string }).id)).toEqual(
      json.map(({ id }) => id),
    );
  });

  it('sends a long text in parts that arrive as one', async () => {
    const text = 'Привет! '.repeat(30).trim();
    const { json } = await stage.run({ ...SEND, text }, [{ to: '+77011230500' }]);
    expect(json).toMatchObject([{ accepted: true, parts: 4 }]);
    expect(stage.emulator.control.readMessages()).toMatchObject([{ text }]);
  });

  it('reports one rejected recipient among others by its code', async () => {
    const { json } = await stage.run(SEND, [{ to: '+77011230500, 770112345' }]);
    expect(json).toMatchObject([
      { accepted: true },
      {
        phone: '+770112345',
        id: null,
        accepted: false,
        parts: null,
        errorCode: 11,
        errorName: 'invalidRecipient',
        errorText: expect.stringContaining('ESME_RINVDSTADR 0x0B'),
      },
    ]);
  });

  it('looks up the others beside a rejected number, whose row has no error of an item', async () => {
    const lookup = { resource: 'hlr', operation: 'lookup', phone: '={{ $json.to }}' };
    const { json, report } = await stage.run(lookup, [{ to: '770112345' }, { to: '+77011230500' }]);
    expect(report.error).toBeNull();
    expect(json).toMatchObject([
      { phone: '+770112345', accepted: false, errorName: 'invalidRecipient' },
      { phone: '+77011230500', verdict: 'reachable' },
    ]);
    expect(json[0]).not.toHaveProperty('error');
  });

  it('fails with the reason when nothing was accepted', async () => {
    const { report } = await stage.run(SEND, [{ to: '7701' }]);
    expect(report.error).toMatchObject({
      name: 'NodeApiError',
      message: expect.stringContaining('ESME_RINVDSTADR 0x0B'),
      itemIndex: 0,
    });
  });

  it('names the row and the number that is not valid', async () => {
    const { report } = await stage.run(SEND, [{ to: '7701' }, { to: '7702' }]);
    expect(report.error?.message).toMatch(
      /^Row 1 of 2: The number of the recipient is not valid: "7701" \(.*\)\. Nothing was sent\. Fix the row/,
    );
  });

  it('continues with the others on request', async () => {
    const { json, pairs } = await stage.run(
      SEND,
      [{ to: '7701' }, { to: 'nobody' }, { to: '+77011230500' }],
      { onError: 'continueRegularOutput' },
    );
    expect(json).toMatchObject([
      { error: { code: 11, name: 'invalidRecipient' } },
      { error: { code: null, name: 'invalidInput', message: expect.stringContaining("'To'") } },
      { accepted: true },
    ]);
    expect(pairs).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
  });

  it('sends nothing when a parameter of any item is wrong', async () => {
    const { report } = await stage.run(SEND, [{ to: '+77011230500' }, { to: 'nobody' }]);
    expect(report.error?.name).toBe('NodeOperationError');
    expect(stage.emulator.control.readMessages()).toEqual([]);
  });

  it('formats numbers internationally and respects its limits', async () => {
    const options = { defaultCountry: 'KZ', allowedRecipients: '+7701*', maxRecipients: 1 };
    const { json } = await stage.run(
      { ...SEND, options },
      [{ to: '8 701 123 05 00' }, { to: '+77021230500' }, { to: '+77011230500, +77011230002' }],
      { onError: 'continueRegularOutput' },
    );
    expect(json).toMatchObject([
      { phone: '+77011230500', input: '8 701 123 05 00', accepted: true },
      unsent('+77021230500', '"+77021230500" is not among'),
      unsent('+77011230500', "'Max Recipients'"),
      unsent('+77011230002', "'Max Recipients'"),
    ]);
  });
});

describe('channels of the SMPP node', () => {
  it('send bytes with a header', async () => {
    const { json, report } = await stage.run(
      {
        ...{ resource: 'message', operation: 'send', to: '+77011230500' },
        ...{ channel: 'binary', data: '0a 1b', options: { userDataHeader: '050003010201' } },
      },
      [{}],
    );
    expect(report.error).toBeNull();
    expect(json).toMatchObject([{ accepted: true, parts: 1 }]);
    expect(stage.emulator.control.readMessages()).toMatchObject([{ channel: 'binaryHex' }]);
  });

  it('send a call with its settings', async () => {
    const call = { channel: 'voice', voice: 'female1', options: { wait: 20, attempts: 2 } };
    const { report } = await stage.run({ ...SEND, ...call }, [{ to: '+77011230500' }]);
    expect(report.error).toBeNull();
    expect(stage.emulator.control.readMessages()).toMatchObject([
      { channel: 'voice', text: 'Hello' },
    ]);
  });
});

describe('a dry run', () => {
  it('returns parts, encoding and characters without connecting to a server', async () => {
    await stage.useCredential({ port: 1 });
    const dry = { options: { dryRun: true } };
    const { json } = await stage.run({ ...SEND, text: 'Привет! '.repeat(12), ...dry }, [
      { to: '+77011230500, +77011230501' },
    ]);
    expect(json).toMatchObject([
      {
        ...{ id: null, phone: '+77011230500', accepted: false, parts: 2 },
        ...{ errorName: 'dryRun', dryRun: true, encoding: 'Unicode (UCS-2)' },
        ...{ characters: 96, octets: 192 },
      },
      { phone: '+77011230501', dryRun: true },
    ]);
    const call = { ...SEND, to: '+77011230500', channel: 'voice', text: 'Hi 😀', ...dry };
    const shown = await stage.run(call);
    expect(shown.json).toMatchObject([{ encoding: 'Unicode (UCS-2)', characters: 4, parts: 1 }]);
    expect(shown.json[0]?.['octets']).toBeGreaterThan(2 * 4);
    const bytes = { channel: 'binary', data: '010203', to: '+77011230500', ...dry };
    expect((await stage.run({ ...SEND, ...bytes })).json).toMatchObject([
      { encoding: 'Binary', characters: null, octets: 3 },
    ]);
    for (const [resource, operation] of [
      ['hlr', 'start'],
      ['hlr', 'lookup'],
      ['number', 'ping'],
    ]) {
      const shown = await stage.run({ resource, operation, phone: '+77011230500', ...dry });
      expect(shown.json).toMatchObject([{ phone: '+77011230500', dryRun: true }]);
    }
    expect(stage.emulator.control.readMessages()).toEqual([]);
  });

  it('returns the text that the subscriber receives and the comment separately', async () => {
    const text = 'a'.repeat(100);
    const options = { comment: 'заметка', dryRun: true };
    const dry = await stage.run({ ...SEND, to: '+77011230500', text, options });
    expect(dry.json).toMatchObject([
      {
        ...{ parts: 1, encoding: 'GSM 7-Bit', characters: 100, octets: 100, comment: 'заметка' },
        transmitted: { parts: 2, encoding: 'Unicode (UCS-2)', octets: 224 },
      },
    ]);
    const sent = await stage.run({
      ...{ ...SEND, to: '+77011230500', text },
      options: { comment: 'x'.repeat(200) },
    });
    expect(sent.json).toMatchObject([{ accepted: true, parts: 1, transmitted: { parts: 3 } }]);
    expect(stage.emulator.control.readMessages()).toMatchObject([
      { text, comment: 'x'.repeat(200) },
    ]);
  });

  it('returns the alphabet of the connection', async () => {
    const german = { ...SEND, to: '+77011230500', text: 'Grüße', options: { dryRun: true } };
    expect((await stage.run(german)).json).toMatchObject([{ encoding: 'GSM 7-Bit' }]);
    await stage.useCredential({ iso: true });
    expect((await stage.run(german)).json).toMatchObject([{ encoding: 'ISO-8859-1' }]);
  });

  it('rejects a message that could not be sent', async () => {
    const options = { dryRun: true, maxRecipients: 1, encoding: 'gsm7' };
    const { json } = await stage.run(
      { ...SEND, text: '={{ $json.text }}', options },
      [
        { to: '+77011230500, +77011230501', text: 'Hello' },
        { to: '+77011230500', text: 'Привет' },
      ],
      { onError: 'continueRegularOutput' },
    );
    expect(json).toMatchObject([
      unsent('+77011230500', "'Max Recipients'"),
      unsent('+77011230501', "'Max Recipients'"),
      unsent('+77011230500', "'Text'"),
    ]);
  });

  it('of one item does not stop the others from being sent', async () => {
    const options = { dryRun: '={{ $json.dry }}' };
    const { json, pairs } = await stage.run({ ...SEND, options }, [
      { to: '+77011230500', dry: true },
      { to: '+77011230501', dry: false },
    ]);
    expect(json).toMatchObject([{ dryRun: true }, { accepted: true }]);
    expect(pairs).toEqual([{ item: 0 }, { item: 1 }]);
    expect(stage.emulator.control.readMessages()).toMatchObject([{ phone: '77011230501' }]);
  });
});

describe('a retry', () => {
  const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };

  it('does not resend a message that may have been accepted', async () => {
    stage.emulator.control.setFaults([{ endpoint: 'smpp', kind: 'dropAfter' }]);
    const { report } = await stage.run(SEND, [{ to: '+77011230500' }], RETRY);
    expect(report.error?.description).toContain('The gateway may have accepted the message');
    expect(stage.emulator.control.readMessages().map(({ acceptances }) => acceptances)).toEqual([
      1,
    ]);
  });

  it('sends a message that was certainly not accepted', async () => {
    const { control } = stage.emulator;
    control.configure({ balance: 0 });
    const topUp = setTimeout(() => control.configure({ balance: 1000 }), 300);
    const settings = { ...RETRY, waitBetweenTries: 1000 };
    const { json, report } = await stage.run(SEND, [{ to: '+77011230500' }], settings);
    clearTimeout(topUp);
    expect(report.error).toBeNull();
    expect(json).toMatchObject([{ accepted: true }]);
  });
});

describe('other operations of the SMPP node', () => {
  it('get the status of a message', async () => {
    const sent = await stage.run(SEND, [{ to: '+77011230500' }]);
    await stage.emulator.control.advance(60);
    const { json } = await stage.run(
      { resource: 'message', operation: 'getStatus', messageId: '={{ $json.id }}' },
      sent.json,
    );
    expect(json).toMatchObject([{ id: sent.json[0]?.['id'], statusName: 'delivered' }]);
  });

  it('cancel a scheduled message', async () => {
    const sendAt = new Date(Date.now() + 86_400_000 * 3).toISOString();
    const sent = await stage.run({ ...SEND, options: { sendAt } }, [{ to: '+77011230500' }]);
    const cancel = { resource: 'message', operation: 'cancel', messageId: '={{ $json.id }}' };
    const { json } = await stage.run(cancel, sent.json);
    expect(json).toEqual([{ cancelled: true, id: sent.json[0]?.['id'] }]);
    const again = await stage.run(cancel, sent.json);
    expect(again.report.error?.name).toBe('NodeApiError');
  });

  it('look numbers up and wait for the verdict', async () => {
    const { json } = await stage.run(
      { resource: 'hlr', operation: 'lookup', phone: '={{ $json.to }}', options: { timeout: 20 } },
      [{ to: '+77011230500' }, { to: '+77011230006' }],
    );
    expect(json).toMatchObject([
      { isFinal: true, verdict: 'reachable', isReachable: true },
      { isFinal: true, verdict: 'offline' },
    ]);
  });

  it('start a lookup and a ping without waiting', async () => {
    for (const [resource, operation] of [
      ['hlr', 'start'],
      ['number', 'ping'],
    ]) {
      const { json } = await stage.run({ resource, operation, phone: '+77011230500' });
      expect(json).toMatchObject([{ phone: '+77011230500', accepted: true }]);
    }
  });
});

describe('the credential of the SMPP node', () => {
  it('is accepted over TLS with its own certificate authority, and rejected without', async () => {
    const tls = { tls: true, port: stage.server.tlsPort, host: 'localhost' };
    await stage.useCredential({ ...tls, certificateAuthority: stage.server.certificate });
    expect(await stage.testCredential()).toMatchObject({ status: 'OK' });
    await stage.useCredential(tls);
    expect(await stage.testCredential()).toMatchObject({
      status: 'Error',
      message: expect.stringContaining('certificate'),
    });
    await stage.useCredential({ ...tls, acceptAnyCertificate: true });
    expect(await stage.testCredential()).toMatchObject({ status: 'OK' });
  });

  it.each([
    [{ password: 'wrong' }, 'password'],
    [{ port: 1 }, 'refused the connection'],
    [{ host: 'http://x' }, "'Host'"],
    [{ login: '' }, "'Login'"],
    [{ connections: 2, iso: true, single: true }, '13 octets'],
    [{ region: 'smsc.kz', host: '', tls: true, port: 3700 }, "'Port' 3700"],
  ])('with %j fails with the reason', async (changes, reason) => {
    await stage.useCredential(changes);
    const { status, message } = await stage.testCredential();
    expect(status).toBe('Error');
    expect(message).toContain(reason);
    expect(message).not.toContain(SECRETS.password);
  });

  it('leaves no password in the execution data of n8n', async () => {
    const fine = await stage.run(SEND, [{ to: '+77011230500' }]);
    await stage.useCredential({ port: 1 });
    const failed = await stage.run(SEND, [{ to: '+77011230500' }]);
    await stage.useCredential({ login: 'another-login-that-is-too-long' });
    const refused = await stage.run(SEND, [{ to: '+77011230500' }]);
    for (const { report } of [fine, failed, refused]) {
      expect(report.inspection).not.toContain(SECRETS.password);
    }
    expect(failed.report.error?.message).toContain('refused the connection');
    expect(refused.report.error).not.toBeNull();
  });
});
