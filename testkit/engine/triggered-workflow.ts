import './environment';
import { TriggerContext } from 'n8n-core';
import type {
  IDeferredPromise,
  INode,
  INodeExecutionData,
  IRun,
  ITriggerResponse,
  Workflow,
} from 'n8n-workflow';
import { createAdditionalData, type Surroundings } from './additional-data';
import type { NodeCatalogue } from './node-catalogue';
import { createWorkflow } from './run-workflow';
import type { WorkflowFile } from './workflow-file';

export interface TriggerListener {
  /** A trigger starts an execution; resolves when that has ended. */
  start(nodeName: string, items: INodeExecutionData[][]): Promise<unknown>;
  /** A trigger says that it cannot go on. n8n deactivates the workflow and tries to activate it anew. */
  fail(nodeName: string, error: Error): void;
}

/** Triggers of other packages (schedules, say) are not for this engine to run. */
const OWN_PACKAGES = 'n8n-nodes-smsc';

/** A workflow whose triggers run by themselves, as over a connection that they hold. */
export class TriggeredWorkflow {
  private readonly responses: ITriggerResponse[] = [];

  private constructor(
    private readonly workflow: Workflow,
    private readonly listener: TriggerListener,
  ) {}

  /** Activates as n8n does: what a trigger throws is why the workflow cannot be published. */
  static async activate(
    file: WorkflowFile,
    catalogue: NodeCatalogue,
    surroundings: Surroundings,
    listener: TriggerListener,
  ): Promise<TriggeredWorkflow> {
    const workflow = createWorkflow(file, catalogue, { active: true });
    const active = new TriggeredWorkflow(workflow, listener);
    const triggers = workflow.getTriggerNodes().filter(({ type }) => type.startsWith(OWN_PACKAGES));
    for (const node of triggers) await active.start(node, surroundings);
    return active;
  }

  async close(): Promise<void> {
    for (const response of this.responses) await response.closeFunction?.();
  }

  private async start(node: INode, surroundings: Surroundings): Promise<void> {
    const { trigger } = this.workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
    const context = new TriggerContext(
      this.workflow,
      node,
      createAdditionalData(surroundings),
      'trigger',
      'activate',
      (items, _response, done) => this.emit(node, items, done),
      (error) => this.listener.fail(node.name, error),
    );
    const response = await trigger?.call(context);
    if (response) this.responses.push(response);
  }

  private emit(
    { name }: INode,
    items: INodeExecutionData[][],
    done?: IDeferredPromise<IRun>,
  ): void {
    void this.listener.start(name, items).finally(() => done?.resolve(undefined as never));
  }
}
