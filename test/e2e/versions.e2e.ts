import { knowsTablesByName } from '../../testkit/host/data-tables';
import { importExamples } from '../../testkit/host/example-workflows';
import { outputOf } from '../../testkit/host/execution';
import { locateHost } from '../../testkit/host/install-host';
import type { RestClient } from '../../testkit/host/rest-client';
import { runRound } from '../../testkit/host/round';
import {
  credentialData,
  smppCredentialData,
  smtpCredentialData,
  startSandbox,
  type Sandbox,
} from '../../testkit/host/sandbox';
import {
  actionType,
  actionWorkflow,
  administrationType,
  chain,
  endNode,
  smppActionType,
  smppNode,
  smppTriggerType,
  smtpActionType,
  smtpNode,
  smscName,
  startNode,
  startName,
  triggerType,
} from '../../testkit/host/smsc-workflows';
import { StepTable } from '../../testkit/host/step-table';
import { hostVersions } from '../../testkit/host/versions';
import { waitUntilServed } from '../../testkit/host/webhook-address';
import { smokeChecks, writeCompatibility, type SmokeResult } from './support/compatibility';
import { shared } from './support/shared';
import { until } from './support/until';

const results: SmokeResult[] = [];

afterAll(() => {
  // A run of CI is not committed.
  const isComplete = results.length === hostVersions.length && process.env['CI'] !== 'true';
  if (isComplete && results.every(({ passed }) => passed.size === smokeChecks.length)) {
    writeCompatibility(results);
  }
});

describe.each(hostVersions.map((host) => [host.version, host] as const))(
  'the packed package in n8n %s',
  (_version, host) => {
    const installed = locateHost(host);
    const passed: SmokeResult['passed'] & Set<(typeof smokeChecks)[number]> = new Set();
    let sandbox: Sandbox;
    let rest: RestClient;
    let byName = false;

    beforeAll(async () => {
      sandbox = await startSandbox({
        installed,
        tarball: shared().tarball,
        transports: shared().transports,
      });
      rest = sandbox.rest;
    }, 300_000);

    afterAll(async () => {
      await sandbox.stop();
      const nodeVersion = installed.node.version.split('.')[0]!.slice(1);
      results.push({ host, nodeVersion, passed, knowsTablesByName: byName });
    });

    it('loads with icons in light and dark', async () => {
      const types = await rest.listNodeTypes();
      for (const name of [actionType, administrationType, triggerType]) {
        const type = types.find((candidate) => candidate.name === name);
        expect(type).toMatchObject({
          iconUrl: { light: expect.any(String), dark: expect.any(String) },
        });
        for (const icon of Object.values(type!['iconUrl'] as Record<string, string>)) {
          const answer = await fetch(`${sandbox.address.url}/${icon}`);
          expect(answer.headers.get('content-type')).toContain('image/svg');
          await answer.text();
        }
      }
      passed.add('Loads');
    });

    it('tests its credential', async () => {
      const { credential, emulatorUrl, secrets } = sandbox.address;
      const data = credentialData(emulatorUrl, secrets);
      expect((await rest.testCredential(credential, data)).status).toBe('OK');
      const refused = await rest.testCredential(credential, { ...data, apiKey: 'wrong' });
      expect(refused).toMatchObject({
        status: 'Error',
        message: expect.stringMatching(/API key/i),
      });
      passed.add('Credential test');
    });

    it('sends a message and gets its status', async () => {
      const { credential } = sandbox.address;
      const phone = '77011230181';
      const workflow = await rest.createWorkflow(
        actionWorkflow('Smoke', credential, [
          {
            name: 'Send',
            parameters: { resource: 'message', operation: 'send', to: phone, text: 'Smoke' },
          },
          {
            name: smscName,
            parameters: {
              resource: 'message',
              operation: 'getStatus',
              messageId: '={{ $json.id }}',
              phone: '={{ $json.phone }}',
            },
          },
        ]),
      );
      const execution = await rest.run(workflow, startName);
      expect(outputOf(execution, 'Send')).toMatchObject([{ phone: `+${phone}`, accepted: true }]);
      passed.add('Send');
      expect(outputOf(execution, smscName)).toMatchObject([{ phone: `+${phone}`, text: 'Smoke' }]);
      passed.add('Status');
    });

    it('starts a workflow on a signed status and not on an unsigned one', async () => {
      const { address } = await runRound(sandbox, new StepTable(() => undefined));
      const answer = await fetch(address, {
        method: 'POST',
        body: new URLSearchParams({ id: '1' }),
      });
      await answer.text();
      expect(answer.status).toBe(401);
      passed.add('Signed trigger');
    });

    it('continues with the answer to a question and rejects an answer by a modified link', async () => {
      const phone = '77011230183';
      const parameters = {
        ...{ resource: 'message', operation: 'sendAndWait', to: phone, message: 'Ship it?' },
        options: { shortenLinks: false, allowPrivateAddress: true },
      };
      const workflow = await rest.createWorkflow(
        actionWorkflow('Ask', sandbox.address.credential, [{ name: smscName, parameters }]),
      );
      const executionId = await rest.start(workflow, startName);
      await until(
        'The waiting execution',
        async () => (await rest.getExecution(executionId)).status,
        (status) => status === 'waiting',
      );
      const sent = sandbox.emulator.control.readMessages().find((one) => one.phone === phone);
      const link = /https?:\S+$/.exec(sent?.text ?? '')?.[0] ?? '';
      const answer = async (address: string): Promise<number> => {
        const body = new URLSearchParams({ decision: 'approve' });
        const { status } = await fetch(address, { method: 'POST', body });
        return status;
      };
      expect(await answer(link.replace(/q=\w/, 'q=x'))).toBe(401);
      expect((await fetch(link)).status).toBe(200);
      expect(await answer(link)).toBe(200);
      await rest.waitFor(executionId);
      // Older n8n reports the end a moment before the output of the response can be read.
      const output = await until(
        'The output of the answer',
        async () => outputOf(await rest.getExecution(executionId), smscName),
        (items) => items.length > 0,
      );
      expect(output).toMatchObject([{ approved: true, phone: `+${phone}` }]);
      passed.add('Send and wait');
    });

    it('offers the node as a tool and for custom API calls', async () => {
      const types = await rest.listNodeTypes();
      for (const type of [actionType, administrationType])
        expect(types.map(({ name }) => name)).toContain(`${type}Tool`);
      passed.add('AI tool');
      const type = types.find(({ name }) => name === actionType);
      expect(JSON.stringify(type)).toContain('__CUSTOM_API_CALL__');
      passed.add('Custom API call');
    });

    it('runs an example that keeps data in a table', async () => {
      const { url, credential } = sandbox.address;
      byName = await knowsTablesByName(rest);
      await importExamples(rest, url, credential, ['login-code.json']);
      const call = (route: string, body: object): ReturnType<typeof fetch> =>
        fetch(`${url}/webhook/${route}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      await waitUntilServed(`${url}/webhook/login-code`);
      const phone = '77011230182';
      expect(await (await call('login-code', { phone })).json()).toMatchObject({ sent: true });
      const sent = sandbox.emulator.control.readMessages().find((one) => one.phone === phone);
      const code = /^\d{6}/.exec(sent?.text ?? '')?.[0];
      const check = async (): Promise<unknown> =>
        await (await call('login-code-check', { phone, code })).json();
      expect(await check()).toEqual({ ok: true });
      expect(await check()).toEqual({ ok: false });
      passed.add('Example with a data table');
    });

    it('sends over SMPP and starts a workflow on the receipt over the same connection', async () => {
      const phone = '77011230183';
      const types = await rest.listNodeTypes();
      for (const name of [smppActionType, smppTriggerType]) {
        const type = types.find((candidate) => candidate.name === name);
        expect(type).toMatchObject({ iconUrl: { light: expect.any(String) } });
      }
      const data = smppCredentialData(sandbox.address);
      const credential = await rest.createCredential('SMPP', 'smscSmppApi', data);
      expect(await rest.testCredential(credential, data)).toMatchObject({ status: 'OK' });
      const refused = await rest.testCredential(credential, { ...data, password: 'wrong' });
      expect(refused).toMatchObject({
        status: 'Error',
        message: expect.stringMatching(/password/i),
      });
      const parameters = { events: ['deliveryStatus'], options: { finalOnly: true } };
      const listening = await rest.createWorkflow(
        chain('SMPP trigger', [
          smppNode('Trigger', smppTriggerType, credential, parameters),
          endNode(),
        ]),
      );
      await rest.publish(listening);
      const sending = await rest.createWorkflow(
        chain('SMPP', [
          startNode(),
          smppNode('Send', smppActionType, credential, { to: phone, text: 'Smoke' }),
        ]),
      );
      const execution = await rest.run(sending, startName);
      expect(outputOf(execution, 'Send')).toMatchObject([
        { phone: `+${phone}`, accepted: true, parts: 1 },
      ]);
      expect(sandbox.emulator.smpp?.sessions()).toHaveLength(1);
      const [started] = await until(
        'An execution of the SMPP trigger',
        async () => await rest.listExecutions(listening.id),
        (all) => all.length > 0,
      );
      const triggered = await rest.waitFor(started!.id);
      expect(outputOf(triggered, 'End')).toMatchObject([
        { event: 'deliveryStatus', phone: `+${phone}`, isFinal: true },
      ]);
      expect(JSON.stringify([execution, triggered])).not.toContain(data.password);
      await rest.unpublish(listening);
      passed.add('SMPP');
    });

    it('sends by e-mail and reads the response e-mail', async () => {
      const phone = '77011230184';
      const types = await rest.listNodeTypes();
      const type = types.find(({ name }) => name === smtpActionType);
      expect(type).toMatchObject({ iconUrl: { light: expect.any(String) } });
      const data = smtpCredentialData(sandbox.address);
      const credential = await rest.createCredential('SMTP', 'smscSmtpApi', data);
      expect(await rest.testCredential(credential, data)).toMatchObject({ status: 'OK' });
      const refused = await rest.testCredential(credential, { ...data, certificateAuthority: '' });
      expect(refused).toMatchObject({ status: 'Error', message: expect.stringContaining('TLS') });
      const sending = await rest.createWorkflow(
        chain('SMTP', [
          startNode(),
          smtpNode('Send', credential, {
            ...{ to: phone, text: 'Smoke' },
            options: { answer: 'always' },
          }),
        ]),
      );
      const execution = await rest.run(sending, startName);
      const [sent] = outputOf(execution, 'Send');
      expect(sent).toMatchObject({ phone: `+${phone}`, accepted: null, queued: true });
      expect(sandbox.emulator.control.readMessages()).toContainEqual(
        expect.objectContaining({ phone, text: 'Smoke', id: sent!['id'] }),
      );
      const raw = sandbox.emulator.control.readMails().at(-1)?.raw ?? '';
      const reading = await rest.createWorkflow(
        chain('SMTP answer', [
          startNode(),
          smtpNode('Decode', credential, { operation: 'decodeAnswer', mail: raw }),
        ]),
      );
      const decoded = outputOf(await rest.run(reading, startName), 'Decode');
      expect(decoded).toMatchObject([{ id: sent!['id'], accepted: true, parts: 1 }]);
      expect(JSON.stringify(execution)).not.toContain(data.password);
      passed.add('SMTP');
    });
  },
);
