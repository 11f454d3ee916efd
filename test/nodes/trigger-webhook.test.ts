import { createHash } from 'node:crypto';
import { callTrigger, SIGNED_CREDENTIAL } from './support/fake-webhook';

const FORM = 'application/x-www-form-urlencoded';
const RUNS_NOTHING = { returned: { webhookResponse: 'OK' }, sent: null };
const REFUSED = {
  returned: { noWebhookResponse: true },
  sent: { status: 401, body: 'Signature missing or invalid' },
};

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** A delivery status as the gateway sends it, signed with the secret of the credential. */
function signedStatus(id: string, status: number | string = 1, secret = 'my-secret_1'): string {
  const hash = sha1(`${id}:77011234567:${status}:${secret}`);
  return `id=${id}&phone=77011234567&status=${status}&err=0&type=0&ts=1700000000&sha1=${hash}`;
}

/** IDs of the items with which the workflow starts; `undefined` if it does not start. */
function startedWith({ returned }: Awaited<ReturnType<typeof callTrigger>>) {
  return returned.workflowData?.flat().map(({ json }) => json['id']);
}

/** Windows-1251 bytes of "Привет", with the hash over exactly these. */
const LEGACY_TEXT = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
function signedReply(id: string): string {
  const hashed = [Buffer.from('79161234567:'), LEGACY_TEXT, Buffer.from(':77770000:my-secret_1')];
  const hash = createHash('sha1').update(Buffer.concat(hashed)).digest('hex');
  return `id=${id}&phone=79161234567&mes=%CF%F0%E8%E2%E5%F2&to=77770000&sha1=${hash}`;
}

describe('SmscTrigger.webhook: signature', () => {
  it('starts the workflow with the status record of a signed delivery status', async () => {
    const { returned, sent } = await callTrigger({ body: signedStatus('a1'), contentType: FORM });
    expect(sent).toBeNull();
    expect(returned.webhookResponse).toBe('OK');
    expect(returned.workflowData).toHaveLength(1);
    expect(returned.workflowData?.[0]).toHaveLength(1);
    expect(returned.workflowData?.[0]?.[0]?.json).toMatchObject({
      event: 'deliveryStatus',
      id: 'a1',
      phone: '+77011234567',
      status: 1,
      statusName: 'delivered',
      isDelivered: true,
      changedAt: '2023-11-14T22:13:20.000Z',
      extra: {},
    });
  });

  it('reads the bytes of a legacy charset that n8n has decoded wrongly', async () => {
    const { returned } = await callTrigger({ body: signedReply('b1'), contentType: FORM });
    expect(returned.workflowData?.[0]?.[0]?.json).toMatchObject({
      event: 'incomingMessage',
      id: 'b1',
      from: '+79161234567',
      to: '+77770000',
      text: 'Привет',
    });
  });

  it('reads the bytes when the host has not done so', async () => {
    const run = await callTrigger({ body: signedStatus('a2'), isReadLate: true });
    expect(startedWith(run)).toEqual(['a2']);
  });

  it('accepts the previous secret during a rotation', async () => {
    const credential = { ...SIGNED_CREDENTIAL, previousCallbackSecret: ' old-one ' };
    const body = signedStatus('a3', 1, 'old-one');
    expect(startedWith(await callTrigger({ body, credential }))).toEqual(['a3']);
    expect(await callTrigger({ body })).toEqual(REFUSED);
  });

  it.each([
    ['no hash', 'id=1&phone=77011234567&status=1'],
    ['a wrong hash', signedStatus('a4').replace(/sha1=.*/, `sha1=${sha1('x')}`)],
    ['a hash of another status', signedStatus('a4').replace('status=1', 'status=20')],
    ['an empty hash', signedStatus('a4').replace(/sha1=.*/, 'sha1=')],
    ['the hash under another algorithm', signedStatus('a4').replace('sha1=', 'md5=')],
  ])('responds to %s with 401 and runs nothing', async (_title, body) => {
    expect(await callTrigger({ body, contentType: FORM })).toEqual(REFUSED);
  });

  it.each([
    ['no secret', { callbackHash: 'sha1', callbackSecret: '' }],
    ['a secret outside of the alphabet', { callbackHash: 'sha1', callbackSecret: 'ключ' }],
    ['no credential any more', null],
  ])(
    'responds with 401 when there is %s, also to a hash over an empty secret',
    async (_title, credential) => {
      const body = signedStatus('a5', 1, '');
      expect(await callTrigger({ body, credential })).toEqual(REFUSED);
    },
  );

  it.each([
    ['an empty body', '', FORM],
    ['malformed percent-encoding', 'id=%ZZ&phone=1&status=1', FORM],
    ['a repeated field', 'id=1&id=2&phone=1&status=1', FORM],
    ['broken XML', '<callback><id>1</callback>', 'application/xml'],
    ['XML with a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a><id>&b;</id></a>', 'application/xml'],
    ['broken JSON', '{"id":', 'application/json'],
    ['10 MB', `id=1&phone=2&status=1&junk=${'x'.repeat(10 * 1024 * 1024)}`, FORM],
  ])('responds to %s with 400 and runs nothing', async (_title, body, contentType) => {
    expect(await callTrigger({ body, contentType })).toEqual({
      returned: { noWebhookResponse: true },
      sent: { status: 400, body: 'Not readable' },
    });
  });

  it('accepts unsigned callbacks only when configured, without any credential', async () => {
    const body = 'id=1&phone=77011234567&status=1';
    const parameters = { authentication: 'none' };
    const accepted = await callTrigger({ body, parameters, credential: null, nodeId: 'open' });
    expect(startedWith(accepted)).toEqual(['1']);
    expect(await callTrigger({ body })).toEqual(REFUSED);
  });
});

describe('SmscTrigger.webhook: reading the credential', () => {
  const START = 1_800_000_000_000;
  let now = START;

  beforeEach(() => {
    now = START;
    jest.spyOn(Date, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('reads it once a second for any number of forged callbacks, and starts nothing', async () => {
    const onCredential = jest.fn();
    const body = signedStatus('r1', 1, 'forged');
    for (let call = 0; call < 200; call += 1) {
      now += 10;
      expect(await callTrigger({ body, nodeId: 'flooded', onCredential })).toEqual(REFUSED);
    }
    expect(onCredential).toHaveBeenCalledTimes(2);
  });

  it('uses a changed secret within a second', async () => {
    const shared = { nodeId: 'rotated', credentialId: 'c1' };
    const changed = { ...SIGNED_CREDENTIAL, callbackSecret: 'new-one' };
    await callTrigger({ ...shared, body: signedStatus('r2') });
    now += 1000;
    const credential = changed;
    const late = signedStatus('r3', 1, 'new-one');
    const accepted = await callTrigger({ ...shared, credential, body: late });
    expect(startedWith(accepted)).toEqual(['r3']);
    expect(await callTrigger({ ...shared, credential, body: signedStatus('r4') })).toEqual(REFUSED);
  });

  it('accepts nothing a second after the credential was deleted', async () => {
    const shared = { nodeId: 'deleted', credentialId: 'c2' };
    await callTrigger({ ...shared, body: signedStatus('r5') });
    now += 1000;
    const body = signedStatus('r6');
    expect(await callTrigger({ ...shared, credential: null, body })).toEqual(REFUSED);
  });

  it.each([
    ['another trigger', { nodeId: 'second' }],
    ['another credential', { credentialId: 'c4' }],
  ])('does not use the secret of %s', async (_title, difference) => {
    const shared = { nodeId: 'first', credentialId: 'c3' };
    const credential = { ...SIGNED_CREDENTIAL, callbackSecret: 'other-one' };
    await callTrigger({ ...shared, body: signedStatus('r7') });
    const settings = { ...shared, ...difference, credential, body: signedStatus('r8') };
    expect(await callTrigger(settings)).toEqual(REFUSED);
  });

  it('uses a changed secret at once in a test', async () => {
    const shared = { nodeId: 'tested', credentialId: 'c5', mode: 'manual' } as const;
    await callTrigger({ ...shared, body: signedStatus('r9') });
    const credential = { ...SIGNED_CREDENTIAL, callbackSecret: 'new-one' };
    const body = signedStatus('r10', 1, 'new-one');
    expect(startedWith(await callTrigger({ ...shared, credential, body }))).toEqual(['r10']);
  });
});

describe('SmscTrigger.webhook: filters and duplicates', () => {
  it('responds to a filtered event with 200 OK and runs nothing', async () => {
    const options = { statuses: ['undeliverable'] };
    expect(await callTrigger({ body: signedStatus('c1'), parameters: { options } })).toEqual(
      RUNS_NOTHING,
    );
    const other = await callTrigger({ body: signedStatus('c1', 20), parameters: { options } });
    expect(startedWith(other)).toEqual(['c1']);
  });

  it('responds with 200 OK to an event that is not selected', async () => {
    const parameters = { events: ['incomingMessage'] };
    expect(await callTrigger({ body: signedStatus('c2'), parameters })).toEqual(RUNS_NOTHING);
  });

  it('responds to a repeated event with 200 OK and runs nothing', async () => {
    const first = await callTrigger({ body: signedStatus('d1') });
    expect(startedWith(first)).toEqual(['d1']);
    expect(await callTrigger({ body: signedStatus('d1') })).toEqual(RUNS_NOTHING);
    const next = await callTrigger({ body: signedStatus('d1', 2) });
    expect(startedWith(next)).toEqual(['d1']);
  });

  it('does not remember an event that was filtered out', async () => {
    const parameters = { options: { phones: '+7 916 000-00-00' } };
    expect(await callTrigger({ body: signedStatus('d2'), parameters })).toEqual(RUNS_NOTHING);
    expect(startedWith(await callTrigger({ body: signedStatus('d2') }))).toEqual(['d2']);
  });

  it.each([
    ['p3', 77011234567],
    ['p4', ['+7 916 000-00-00', '+77011234567']],
  ])('reads the phones of status %s, %j, from an expression', async (id, phones) => {
    const parameters = { options: { phones } };
    const wanted = await callTrigger({ body: signedStatus(id), parameters });
    expect(startedWith(wanted)).toHaveLength(1);
    const others = { options: { phones: 79160000000 } };
    expect(await callTrigger({ body: signedStatus('p2'), parameters: others })).toEqual(
      RUNS_NOTHING,
    );
  });

  it.each([
    ['in another trigger', { nodeId: 'trigger-2' }],
    ['in a test', { mode: 'manual' as const }],
    ['when that is switched off', { parameters: { options: { deduplicate: false } } }],
  ])('starts the workflow again for a repeated event %s', async (_title, settings) => {
    await callTrigger({ body: signedStatus('d3') });
    const again = await callTrigger({ body: signedStatus('d3'), ...settings });
    expect(startedWith(again)).toEqual(['d3']);
  });

  it("returns the gateway's own fields when not simplified", async () => {
    const parameters = { options: { simplify: false } };
    const { returned } = await callTrigger({ body: `${signedStatus('e1')}&shop=7`, parameters });
    expect(returned.workflowData?.[0]?.[0]?.json).toMatchObject({
      event: 'deliveryStatus',
      id: 'e1',
      phone: '77011234567',
      status: '1',
      err: '0',
      shop: '7',
    });
  });
});
