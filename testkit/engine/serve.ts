/**
 * The engine as a child process: each message `{ id, method, parameters }` calls a method of the
 * engine; the response is `{ id, value }` or `{ id, failure }`; `renew` replaces the engine. Tests use
 * it because n8n-core inside Jest would be loaded once per file and would meet Jest's own copies of
 * Buffer and Error.
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
  readonly id: string;
  readonly method: EngineMethod | 'renew';
  readonly parameters: readonly unknown[];
}

export interface EngineReply {
  /** That of the request; `ready` when the engine runs. */
  readonly id: string;
  readonly value?: unknown;
  readonly failure?: string;
}

async function serve(): Promise<void> {
  let engine = await Engine.start({ keepsFilesOnDisk: true });
  const calls = new Set<Promise<unknown>>();

  async function answer({ method, parameters }: EngineRequest): Promise<unknown> {
    if (method === 'renew') {
      await Promise.allSettled(calls);
      engine = await engine.renew();
      return undefined;
    }
    const call = engine[method].bind(engine) as (...values: readonly unknown[]) => unknown;
    const called = Promise.resolve().then(() => call(...parameters));
    calls.add(called);
    return await called.finally(() => calls.delete(called));
  }

  const reply = (message: EngineReply) => process.send?.(message);
  process.on('message', (request: EngineRequest) => {
    answer(request)
      .then((value) => reply({ id: request.id, value }))
      .catch((cause: unknown) =>
        reply({
          id: request.id,
          failure: cause instanceof Error ? `${cause.name}: ${cause.message}` : 'unknown',
        }),
      );
  });
  // The parent has ended or crashed.
  process.once('disconnect', () => {
    void engine.stop().finally(() => process.exit());
  });
  reply({ id: 'ready' });
}

serve().catch((cause: unknown) => {
  console.error(cause);
  process.exit(1);
});
