import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Engine } from '../../../testkit/engine/engine';
import type { EngineMethod, EngineReply, EngineRequest } from '../../../testkit/engine/serve';
import { getKept } from '../../support/kept';

const RENEWAL_MS = 15_000;
const PROGRAM = join(__dirname, '../../../testkit/engine/serve.ts');

type Parameters<Method extends EngineMethod> = Engine[Method] extends (...p: infer P) => unknown
  ? P
  : never;
type Value<Method extends EngineMethod> = Engine[Method] extends (...p: never[]) => infer V
  ? Awaited<V>
  : never;

/**
 * n8n's engine in a child process. Starting it takes seconds, so a Jest worker keeps it for its next
 * test file; between two uses a new engine replaces the old one.
 */
export class EngineProcess {
  private readonly waiting = new Map<string, (reply: EngineReply) => void>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly isKept: boolean,
  ) {
    child.on('message', (reply: EngineReply) => {
      this.waiting.get(reply.id)?.(reply);
      this.waiting.delete(reply.id);
    });
    child.once('exit', () => {
      for (const settle of this.waiting.values()) {
        settle({ id: '', failure: 'The engine ended; its own words stand above' });
      }
    });
  }

  /** @param environment variables in addition to those of this process; such a process is not kept */
  static async start(environment?: NodeJS.ProcessEnv): Promise<EngineProcess> {
    const idle = environment === undefined ? takeIdle() : undefined;
    if (idle) return new EngineProcess(idle, true);
    const env = { ...process.env, ...environment };
    const child = fork(PROGRAM, { execArgv: ['--import', 'tsx'], env });
    const engine = new EngineProcess(child, environment === undefined);
    await engine.settled('ready');
    return engine;
  }

  async call<Method extends EngineMethod>(
    method: Method,
    ...parameters: Parameters<Method>
  ): Promise<Value<Method>> {
    return (await this.send(method, parameters)) as Value<Method>;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    if (this.isKept && (await this.renew())) {
      this.child.removeAllListeners('message').removeAllListeners('exit');
      // Jest ends although the process still runs; that ends with the channel.
      this.child.unref();
      this.child.channel?.unref();
      getKept().engines.push(this.child);
      return;
    }
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }

  /** Whether the engine has ended all that it did, and a new one runs. */
  private async renew(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), RENEWAL_MS);
    });
    const renewed = this.send('renew', []).then(
      () => true,
      () => false,
    );
    return await Promise.race([renewed, late]).finally(() => clearTimeout(timer));
  }

  private async send(
    method: EngineRequest['method'],
    parameters: readonly unknown[],
  ): Promise<unknown> {
    const id = randomUUID();
    const settled = this.settled(id);
    this.child.send({ id, method, parameters });
    return await settled;
  }

  private settled(id: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ value, failure }) => {
        if (failure === undefined) resolve(value);
        else reject(new Error(failure));
      });
    });
  }
}

function takeIdle(): ChildProcess | undefined {
  const idle = getKept().engines.pop();
  if (!idle) return undefined;
  if (idle.exitCode !== null || !idle.connected) return takeIdle();
  idle.ref();
  idle.channel?.ref();
  return idle;
}
