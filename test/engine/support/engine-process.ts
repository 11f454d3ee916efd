import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Engine } from '../../../testkit/engine/engine';
import type { EngineMethod, EngineReply } from '../../../testkit/engine/serve';

const PROGRAM = join(__dirname, '../../../testkit/engine/serve.ts');

type Parameters<Method extends EngineMethod> = Engine[Method] extends (...p: infer P) => unknown
  ? P
  : never;
type Value<Method extends EngineMethod> = Engine[Method] extends (...p: never[]) => infer V
  ? Awaited<V>
  : never;

/** n8n's engine in a separate process, started once per test file and stopped with it. */
export class EngineProcess {
  private nextId = 1;
  private readonly waiting = new Map<number, (reply: EngineReply) => void>();

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (reply: EngineReply) => {
      this.waiting.get(reply.id)?.(reply);
      this.waiting.delete(reply.id);
    });
    child.once('exit', () => {
      for (const settle of this.waiting.values()) {
        settle({ id: 0, failure: 'The engine ended; its own words stand above' });
      }
    });
  }

  /** @param environment variables in addition to those of this process */
  static async start(environment: NodeJS.ProcessEnv = {}): Promise<EngineProcess> {
    const env = { ...process.env, ...environment };
    const child = fork(PROGRAM, { execArgv: ['--import', 'tsx'], env });
    const engine = new EngineProcess(child);
    await engine.settled(0);
    return engine;
  }

  async call<Method extends EngineMethod>(
    method: Method,
    ...parameters: Parameters<Method>
  ): Promise<Value<Method>> {
    const id = this.nextId++;
    const settled = this.settled(id);
    this.child.send({ id, method, parameters });
    return (await settled) as Value<Method>;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }

  private settled(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ value, failure }) => {
        if (failure === undefined) resolve(value);
        else reject(new Error(failure));
      });
    });
  }
}
