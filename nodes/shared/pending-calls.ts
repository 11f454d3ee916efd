import type {
  IDataObject,
  IExecuteFunctions,
  INode,
  INodeExecutionData,
  IWebhookFunctions,
} from 'n8n-workflow';

/** A tool call that an agent requested, as n8n keeps it until the agent continues. */
export interface RequestedCall {
  readonly nodeName: string;
  /** The run of the node that gets this call; unique, unlike the ID that the model gives the call. */
  readonly runIndex: number;
  readonly action: {
    readonly input?: Readonly<Record<string, unknown>>;
    readonly metadata?: {
      readonly itemIndex?: number;
      /** The call that runs after the approval; only in a review. */
      readonly hitl?: {
        readonly gatedToolNodeName?: unknown;
        readonly toolName?: unknown;
        readonly originalInput?: unknown;
      };
    };
  };
}

/** A node that still has to run in an execution. */
export interface PendingNode {
  node: INode;
  readonly data?: { readonly main?: readonly (readonly INodeExecutionData[] | null)[] };
  readonly metadata?: {
    readonly subNodeExecutionData?: { readonly actions?: readonly RequestedCall[] };
  };
}

/** A call with the item of the agent that requested it. */
export interface FoundCall {
  readonly request: RequestedCall;
  readonly agentJson: IDataObject;
  /** Number of input items of the agent. */
  readonly agentItems: number;
}

/** The data of an execution that the types of n8n do not promise to nodes. */
interface ExecutionData {
  readonly executionData?: { readonly nodeExecutionStack?: unknown };
  readonly resultData?: {
    readonly runData?: Readonly<
      Record<string, readonly ({ readonly inputOverride?: InputOverride } | undefined)[]>
    >;
  };
}

/** The input of a tool as `$tool` and `$fromAI` read it. */
export type InputOverride = Readonly<Record<string, INodeExecutionData[][] | undefined>>;

type Functions = IExecuteFunctions | IWebhookFunctions;

function readExecution(functions: Functions): ExecutionData {
  return (functions as { runExecutionData?: ExecutionData }).runExecutionData ?? {};
}

/**
 * Returns the nodes that still have to run, the next one first; `null` if this version of n8n keeps
 * them in another way. In a webhook, the waiting node is the first one.
 */
export function readPendingNodes(functions: Functions): readonly PendingNode[] | null {
  const stack = readExecution(functions).executionData?.nodeExecutionStack;
  if (!Array.isArray(stack)) return null;
  const isKnown = stack.every((one: Partial<PendingNode> | null) => typeof one?.node === 'object');
  return isKnown ? (stack as PendingNode[]) : null;
}

/** Finds the call of a run in the record with which n8n continues the agent. */
export function findRequestedCall(
  pending: readonly PendingNode[],
  nodeName: string,
  runIndex: number,
): FoundCall | null {
  for (const { metadata, data } of pending) {
    const request = metadata?.subNodeExecutionData?.actions?.find(
      (one) => one.nodeName === nodeName && one.runIndex === runIndex,
    );
    if (request === undefined) continue;
    const { itemIndex = 0 } = request.action.metadata ?? {};
    const items = data?.main?.[0] ?? [];
    return { request, agentJson: items[itemIndex]?.json ?? {}, agentItems: items.length };
  }
  return null;
}

/** Returns the input of a run of a tool, `undefined` without one. */
export function readInputOverride(
  functions: Functions,
  nodeName: string,
  runIndex: number,
): InputOverride | undefined {
  return readExecution(functions).resultData?.runData?.[nodeName]?.[runIndex]?.inputOverride;
}

/**
 * Keeps a question apart from the other calls of its node, so that its answer decides nothing else:
 * the entry of the question gets a node object of its own.
 *
 * @returns `false` if this version of n8n does not allow it
 */
export function keepApart(functions: IExecuteFunctions): boolean {
  try {
    const pending = readPendingNodes(functions);
    const own = functions.getExecuteData() as PendingNode;
    if (pending === null || typeof own.node !== 'object') return false;
    const copy = { ...own.node };
    own.node = copy;
    const { node } = functions.getExecuteData() as PendingNode;
    return node === copy && pending.every((other) => other.node !== copy);
  } catch {
    return false;
  }
}

/** Returns whether the answer to a waiting question is the answer to nothing else. */
export function isApart(functions: IWebhookFunctions): boolean {
  const [own, ...others] = readPendingNodes(functions) ?? [];
  if (own?.node.name !== functions.getNode().name) return false;
  return others.every(({ node }) => node !== own.node && !isMarked(node, own.node));
}

function isMarked({ name, disabled }: INode, own: INode): boolean {
  return name === own.name && disabled === true;
}
