import type { NodeStatus, RedNode } from './red';

/** Shows under a node how its runs go. The texts are keys of the catalogue. */
export class RunStatus {
  private running = 0;
  private isClosed = false;

  constructor(
    private readonly node: Pick<RedNode, 'status'>,
    private readonly catalogue: string,
  ) {}

  /** Returns the function that ends the run. */
  start(): (isDone: boolean) => void {
    this.running += 1;
    this.show({ fill: 'blue', shape: 'dot', text: 'running' });
    return (isDone) => {
      this.running -= 1;
      if (!isDone) this.show({ fill: 'red', shape: 'ring', text: 'failed' });
      else if (this.running === 0) this.show({ fill: 'green', shape: 'dot', text: 'done' });
    };
  }

  close(): void {
    this.isClosed = true;
    this.node.status({});
  }

  private show({ fill, shape, text }: Exclude<NodeStatus, Record<string, never>>): void {
    if (this.isClosed) return;
    this.node.status({ fill, shape, text: `${this.catalogue}.status.${text}` });
  }
}
