import './environment';
import { PollContext } from 'n8n-core';
import type { IDataObject, INode, INodeExecutionData, INodeType, Workflow } from 'n8n-workflow';
import { createAdditionalData, type Surroundings } from './additional-data';
import type { NodeCatalogue } from './node-catalogue';
import { createWorkflow } from './run-workflow';
import type { WorkflowFile } from './workflow-file';

/** Items with which a polling trigger starts an execution. */
export interface PolledItems {
  readonly nodeName: string;
  readonly items: INodeExecutionData[][];
}

interface PollingNode {
  readonly node: INode;
  readonly nodeType: INodeType;
}

/**
 * The polling triggers of a published workflow. As in n8n, one workflow object lives while the
 * workflow is active and holds the static data. The copy in the "database" is written after the
 * first poll and when a poll starts an execution; a restart keeps only that copy.
 */
export class PollingWorkflow {
  private live: Workflow;
  private stored: IDataObject = {};

  constructor(
    private readonly file: WorkflowFile,
    private readonly catalogue: NodeCatalogue,
    private readonly surroundings: () => Surroundings,
  ) {
    this.live = this.open();
  }

  /**
   * Activates the workflow, also after a restart of n8n: the first poll must succeed, and its
   * static data is stored.
   */
  async activate(): Promise<PolledItems[]> {
    this.live = this.open();
    const polled = await this.poll('activate');
    this.store();
    return polled;
  }

  /** Runs one poll of each polling trigger. */
  async tick(): Promise<PolledItems[]> {
    return this.poll('update');
  }

  private async poll(activation: 'activate' | 'update'): Promise<PolledItems[]> {
    const polled: PolledItems[] = [];
    for (const { node, nodeType } of this.listNodes()) {
      const additionalData = createAdditionalData(this.surroundings());
      const context = new PollContext(this.live, node, additionalData, 'trigger', activation);
      const items = await nodeType.poll?.call(context);
      if (!items) continue;
      this.store();
      polled.push({ nodeName: node.name, items });
    }
    return polled;
  }

  private listNodes(): PollingNode[] {
    return Object.values(this.live.nodes).flatMap((node) => {
      const nodeType = this.catalogue.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
      return nodeType.poll && !node.disabled ? [{ node, nodeType }] : [];
    });
  }

  private open(): Workflow {
    const staticData = structuredClone(this.stored);
    return createWorkflow(this.file, this.catalogue, { active: true, staticData });
  }

  private store(): void {
    this.stored = JSON.parse(JSON.stringify(this.live.staticData)) as IDataObject;
  }
}
