import './environment';
import { HookContext, WebhookContext } from 'n8n-core';
import {
  Node,
  NodeHelpers,
  type IDataObject,
  type INode,
  type INodeType,
  type IWebhookData,
  type IWebhookDescription,
  type IWebhookResponseData,
  type IWorkflowExecuteAdditionalData,
  type Workflow,
} from 'n8n-workflow';
import { createAdditionalData, type Surroundings } from './additional-data';
import type { NodeCatalogue } from './node-catalogue';
import { createWorkflow } from './run-workflow';
import type { WorkflowFile } from './workflow-file';

/** A webhook path of a published workflow, below `/webhook/`. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly nodeName: string;
  readonly description: IWebhookDescription;
}

export interface WebhookCall {
  readonly result: IWebhookResponseData;
  /** The description's expressions, resolved for this node. */
  readonly responseMode: string;
  readonly responseData: string | undefined;
}

/** A workflow with active triggers, and the static data that its nodes keep between calls. */
export class PublishedWorkflow {
  private staticData: IDataObject = {};
  readonly routes: readonly Route[];

  private constructor(
    readonly file: WorkflowFile,
    private readonly catalogue: NodeCatalogue,
    private readonly surroundings: Surroundings,
  ) {
    const workflow = this.open();
    this.routes = Object.values(workflow.nodes).flatMap((node) => this.findRoutes(workflow, node));
  }

  /**
   * Publishes as n8n does: asks each trigger whether its webhook exists, and otherwise to create
   * it.
   */
  static async publish(
    file: WorkflowFile,
    catalogue: NodeCatalogue,
    surroundings: Surroundings,
  ): Promise<PublishedWorkflow> {
    const published = new PublishedWorkflow(file, catalogue, surroundings);
    for (const route of published.routes) {
      const exists = await published.callLifecycle(route, 'checkExists');
      if (exists !== true) await published.callLifecycle(route, 'create');
    }
    return published;
  }

  async unpublish(): Promise<void> {
    for (const route of this.routes) await this.callLifecycle(route, 'delete');
  }

  /** Calls the trigger with a request, in n8n-core's own context. */
  async callWebhook(route: Route, request: unknown, response: unknown): Promise<WebhookCall> {
    const workflow = this.open();
    const { node, nodeType, additionalData } = this.look(workflow, route);
    Object.assign(additionalData, { httpRequest: request, httpResponse: response });
    const webhookData = this.describe(workflow, route, additionalData);
    const context = new WebhookContext(
      workflow,
      node,
      additionalData,
      'webhook',
      webhookData,
      [],
      null,
    );
    if (!nodeType.webhook) throw new Error(`The node "${node.name}" has no webhook function`);
    // Nodes of the newer class get the context as a parameter, and keep their own `this`.
    const result =
      nodeType instanceof Node
        ? await (nodeType as Node & Required<Pick<Node, 'webhook'>>).webhook(context)
        : await nodeType.webhook.call(context);
    this.keepStaticData(workflow);
    const resolve = (value: string | undefined, fallback?: string) =>
      workflow.expression.getSimpleParameterValue(node, value, 'webhook', {}, undefined, fallback);
    return {
      result,
      responseMode: String(resolve(route.description.responseMode, 'onReceived')),
      responseData: resolve(route.description.responseData) as string | undefined,
    };
  }

  private open(): Workflow {
    const staticData = structuredClone(this.staticData);
    return createWorkflow(this.file, this.catalogue, { active: true, staticData });
  }

  private keepStaticData({ staticData }: Workflow): void {
    if (staticData['__dataChanged'] === true) {
      this.staticData = JSON.parse(JSON.stringify(staticData)) as IDataObject;
    }
  }

  private findRoutes(workflow: Workflow, node: INode): Route[] {
    if (node.disabled) return [];
    const { description } = this.catalogue.nodeTypes.getByNameAndVersion(
      node.type,
      node.typeVersion,
    );
    const resolve = (value: string | boolean | undefined) =>
      workflow.expression.getSimpleParameterValue(node, value, 'internal', {});
    return (description.webhooks ?? []).map((webhook) => ({
      method: String(resolve(webhook.httpMethod)),
      path: NodeHelpers.getNodeWebhookPath(
        workflow.id,
        node,
        String(resolve(webhook.path)),
        resolve(webhook.isFullPath) === true,
      ),
      nodeName: node.name,
      description: webhook,
    }));
  }

  private async callLifecycle(
    route: Route,
    method: 'checkExists' | 'create' | 'delete',
  ): Promise<boolean | undefined> {
    const workflow = this.open();
    const { node, nodeType, additionalData } = this.look(workflow, route);
    const context = new HookContext(
      workflow,
      node,
      additionalData,
      'trigger',
      'activate',
      this.describe(workflow, route, additionalData),
    );
    const outcome = await nodeType.webhookMethods?.[route.description.name]?.[method].call(context);
    this.keepStaticData(workflow);
    return outcome;
  }

  private look(workflow: Workflow, { nodeName }: Route) {
    const node = workflow.getNode(nodeName);
    if (!node) throw new Error(`The node "${nodeName}" does not exist`);
    const nodeType: INodeType = this.catalogue.nodeTypes.getByNameAndVersion(
      node.type,
      node.typeVersion,
    );
    return { node, nodeType, additionalData: createAdditionalData(this.surroundings) };
  }

  private describe(
    workflow: Workflow,
    { method, path, nodeName, description }: Route,
    workflowExecuteAdditionalData: IWorkflowExecuteAdditionalData,
  ): IWebhookData {
    return {
      httpMethod: method as IWebhookData['httpMethod'],
      path,
      node: nodeName,
      webhookDescription: description,
      workflowId: workflow.id,
      workflowExecuteAdditionalData,
    };
  }
}
