import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { credentialData, smtpCredentialData } from '../../testkit/host/sandbox';
import {
  actionWorkflow,
  chain,
  smscName,
  smtpNode,
  startName,
  startNode,
} from '../../testkit/host/smsc-workflows';
import type { Credential } from '../../testkit/host/rest-client';
import { postForm, signDelivery } from './support/gateway';
import { publishTrigger } from './support/published-trigger';
import { shared, sharedRest } from './support/shared';

const marker = 'marker-that-must-be-stored';
const phone = '77011230160';

/** Everything n8n wrote: database with its journal, event log, console output. */
function findFiles(): string[] {
  const { userFolder, logFile } = shared();
  const entries = readdirSync(path.join(userFolder, '.n8n'), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .concat(logFile);
}

function filesWith(text: string): string[] {
  return findFiles().filter((file) => readFileSync(file).includes(text));
}

async function runSend(credential: Credential, parameters: object = {}): Promise<void> {
  const rest = sharedRest();
  const workflow = await rest.createWorkflow(
    actionWorkflow('Leave traces', credential, [
      {
        name: smscName,
        parameters: {
          resource: 'message',
          operation: 'send',
          to: phone,
          text: marker,
          ...parameters,
        },
      },
    ]),
  );
  await rest.run(workflow, startName);
}

/** Over SMTP the e-mail itself contains the password of the gateway. */
async function runMail(changes: object = {}): Promise<void> {
  const rest = sharedRest();
  const data = { ...smtpCredentialData(shared()), ...changes };
  const credential = await rest.createCredential('Traces of mails', 'smscSmtpApi', data);
  const parameters = { to: phone, text: marker, options: { answer: 'always' } };
  const workflow = await rest.createWorkflow(
    chain('Leave traces of mails', [startNode(), smtpNode('Mail', credential, parameters)]),
  );
  await rest.run(workflow, startName);
}

describe('the files that n8n writes', () => {
  beforeAll(async () => {
    const { credential, emulatorUrl, secrets } = shared();
    const variant = (name: string, changes: object): Promise<Credential> =>
      sharedRest().createCredential(name, 'smscApi', {
        ...credentialData(emulatorUrl, secrets),
        ...changes,
      });
    await runSend(credential);
    await runSend(credential, { to: 'nobody' });
    await runSend(await variant('Refused', { apiKey: `${secrets.apiKey}-wrong` }));
    await runSend(await variant('Unreachable', { baseUrl: 'http://127.0.0.1:9' }));
    await runSend(await variant('Not a gateway', { baseUrl: shared().url }));
    await runMail();
    await runMail({ certificateAuthority: '' });
    await runMail({ gatewayAddress: 'nobody@send.example.com' });
    const trigger = await publishTrigger('Traces of callbacks');
    const fields = { id: '77', phone, status: '1' };
    await postForm(trigger.address, signDelivery(fields, secrets.callbackSecret));
    await postForm(trigger.address, { ...fields, sha1: secrets.callbackSecret });
    await trigger.outputWhere(({ id }) => id === fields.id);
  });

  it('contain what the workflows sent, which proves that the search works', () => {
    expect(filesWith(marker)).not.toEqual([]);
    expect(filesWith(phone)).not.toEqual([]);
  });

  it.each(['apiKey', 'login', 'password', 'callbackSecret'] as const)(
    'do not contain the %s',
    (name) => {
      expect(filesWith(shared().secrets[name])).toEqual([]);
    },
  );
});
