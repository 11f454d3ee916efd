import { setTimeout as delay } from 'node:timers/promises';
import {
  actionType,
  actionWorkflow,
  administrationType,
  smscName,
} from '../../testkit/host/smsc-workflows';
import { credentialData } from '../../testkit/host/sandbox';
import type { Credential } from '../../testkit/host/rest-client';
import { outputOf, type StoredExecution } from '../../testkit/host/execution';
import type { OperationCase } from './support/operation-case';
import { operations } from './support/operation-cases';
import { offeredOperations } from './support/offered-operations';
import { shared, sharedRest } from './support/shared';

async function credentialOf({ withPassword = false }: OperationCase): Promise<Credential> {
  const { credential, emulatorUrl, secrets } = shared();
  if (!withPassword) return credential;
  const { login, password } = secrets;
  const data = { ...credentialData(emulatorUrl, secrets), authentication: 'loginPassword' };
  return await sharedRest().createCredential('By password', 'smscApi', {
    ...data,
    apiKey: '',
    login,
    password,
  });
}

/** Runs the row; again while workflows of other test files still use up the rate of its requests. */
async function run(row: OperationCase): Promise<StoredExecution> {
  for (let tries = 1; ; tries += 1) {
    const execution = await runOnce(row);
    const text = execution.data.resultData.error?.message ?? '';
    const wait = /^The gateway accepts requests to .* Wait (\d+) s/.exec(text)?.[1];
    if (wait === undefined || tries === 5) return execution;
    await delay(Number(wait) * 1000);
  }
}

async function runOnce(row: OperationCase): Promise<StoredExecution> {
  const rest = sharedRest();
  const step = {
    name: smscName,
    parameters: { resource: row.resource, operation: row.operation, ...row.parameters },
  };
  const workflow = await rest.createWorkflow(
    actionWorkflow(
      `${row.resource}: ${row.operation}`,
      await credentialOf(row),
      [...(row.before ?? []), step],
      row.input,
    ),
  );
  try {
    return await rest.run(workflow, 'Start');
  } finally {
    await rest.deleteWorkflow(workflow.id);
  }
}

describe('operations run in n8n', () => {
  it('include all operations that the nodes offer', async () => {
    const types = await sharedRest().listNodeTypes();
    const offered = [actionType, administrationType].flatMap((type) =>
      offeredOperations(types.find(({ name }) => name === type)!),
    );
    const covered = new Set(operations.map((row) => `${row.resource}: ${row.operation}`));
    expect([...covered].sort()).toEqual([...new Set(offered)].sort());
  });

  it.each(operations.map((row) => [`${row.resource}: ${row.operation}, ${row.title}`, row]))(
    '%s',
    async (_title, row) => {
      const execution = await run(row as OperationCase);
      expect(execution.data.resultData.error?.message).toBeUndefined();
      expect(outputOf(execution, smscName)).toEqual((row as OperationCase).expected);
    },
  );
});
