/**
 * The engine as a child process: each message `{ id, method, parameters }` calls a method of the
 * engine; the response is `{ id, value }` or `{ id, failure }`. Tests use it because n8n-core
 * inside Jest would be loaded once per file and would meet Jest's own copies of Buffer and Error.
 */
import { Engine } from './engine';

/** Methods that a parent process may call. */
export type EngineMethod =
  | 'executions'
  | 'forgetAccounts'
  | 'forgetExecutions'
  | 'poll'
  | 'publish'
  | 'restart'
  | 'run'
  | 'setCredentials'
  | 'setPace'
  | 'setStoreAway'
  | 'testCredential'
  | 'triggerFailures'
  | 'unpublish'
  | 'waitForExecutions'
  | 'webhookExceptions';

export interface EngineRequest {
  readonly id: number;
  readonly method: EngineMethod;
  readonly parameters: readonly unknown[];
}

export interface EngineReply {
  readonly id: number;
  readonly value?: unknown;
  readonly failure?: string;
}

async function serve(): Promise<void> {
  const engine = await Engine.start({ keepsFilesOnDisk: true });
  const reply = (message: EngineReply) => process.send?.(message);
  process.on('message', ({ id, method, parameters }: EngineRequest) => {
    const call = engine[method].bind(engine) as (...values: readonly unknown[]) => unknown;
    Promise.resolve()
      .then(() => call(...parameters))
      .then((value) => reply({ id, value }))
      .catch((cause: unknown) =>
        reply({
          id,
          failure: cause instanceof Error ? `${cause.name}: ${cause.message}` : 'unknown',
        }),
      );
  });
  // The parent has ended or crashed.
  process.once('disconnect', () => {
    void engine.stop().finally(() => process.exit());
  });
  reply({ id: 0 });
}

serve().catch((cause: unknown) => {
  console.error(cause);
  process.exit(1);
});
