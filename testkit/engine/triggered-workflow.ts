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
  /** Called when a trigger starts an execution; resolves when the execution has ended. */
  start(nodeName: string, items: INodeExecutionData[][]): Promise<unknown>;
  /**
   * Called when a trigger cannot continue. n8n deactivates the workflow and tries to activate it
   * again.
   */
  fail(nodeName: string, error: Error): void;
}

/** This engine does not run triggers of other packages, such as schedules. */
const OWN_PACKAGES = 'n8n-nodes-smsc';

/** A workflow whose triggers run on their own, for example over a connection. */
export class TriggeredWorkflow {
  private readonly responses: ITriggerResponse[] = [];

  private constructor(
    private readonly workflow: Workflow,
    private readonly listener: TriggerListener,
  ) {}

  /** Activates as n8n does: an error of a trigger prevents publication. */
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
