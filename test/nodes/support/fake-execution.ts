import { createHash } from 'node:crypto';
import type {
  IDataObject,
  IExecuteFunctions,
  IHttpRequestOptions,
  INode,
  NodeExecutionHint,
  WorkflowExecuteMode,
} from 'n8n-workflow';
import { accounts } from '../../../nodes/accounts';
import { refusing } from './refusing';

export const NODE: INode = {
  id: 'node-1',
  name: 'SMSC',
  type: 'n8n-nodes-smsc.smsc',
  typeVersion: 1,
  position: [0, 0],
  parameters: {},
};

export const CREDENTIAL: IDataObject = {
  region: 'custom',
  baseUrl: 'https://gateway.example',
  authentication: 'apiKey',
  apiKey: 'top-secret-key',
};

/** A gateway: the decoded fields of a request in, a body (fmt=3) out. */
export type Answers = (path: string, fields: URLSearchParams) => unknown;

export interface FakeRun {
  readonly functions: IExecuteFunctions;
  /** Every request that was made, in order. */
  readonly requests: IHttpRequestOptions[];
  /** The hints of the node beside its output. */
  readonly hints: NodeExecutionHint[];
  /** The moments until which n8n keeps the execution, one for each call. */
  readonly waits: Date[];
}

export interface RunSettings {
  /** Parameters of each item; `resource` and `operation` are the same for all. */
  readonly items: readonly IDataObject[];
  readonly answers: Answers;
  readonly continueOnFail?: boolean;
  readonly credential?: IDataObject;
  readonly node?: INode;
  /** The data that n8n keeps for the node in the execution; the same object for every attempt. */
  readonly context?: IDataObject;
  /** The data that n8n keeps for the node in the workflow. */
  readonly staticData?: IDataObject;
  readonly executionId?: string;
  /** The address that n8n knows as its own. */
  readonly webhookUrl?: string;
  readonly runIndex?: number;
  readonly mode?: WorkflowExecuteMode;
  /** Whether the limits of the account are those of earlier runs; by default it runs in a new process. */
  readonly sharesAccounts?: boolean;
  /** The input; one empty object per item when absent. */
  readonly input?: readonly IDataObject[];
}

/** The body of a request, which the node always passes as text. */
export function formOf({ body }: IHttpRequestOptions): URLSearchParams {
  if (typeof body !== 'string') throw new Error('The body of the request is not text');
  return new URLSearchParams(body);
}

/** The part of n8n's execution context that the node may use; everything else throws. */
export function fakeExecution(settings: RunSettings): FakeRun {
  const { items, answers, continueOnFail = false, credential = CREDENTIAL } = settings;
  const { node = NODE, context = {}, executionId = 'execution-1', runIndex = 0 } = settings;
  const { mode = 'trigger', staticData = {}, webhookUrl = 'https://n8n.example' } = settings;
  const requests: IHttpRequestOptions[] = [];
  const hints: NodeExecutionHint[] = [];
  const waits: Date[] = [];
  const input = settings.input ?? items.map(() => ({}));
  if (settings.sharesAccounts !== true) accounts.clear();
  const functions = refusing('The execution context', {
    getNode: () => node,
    addExecutionHints: (...added: NodeExecutionHint[]) => hints.push(...added),
    getWorkflow: () => ({ id: 'workflow-1', active: true }),
    getExecutionId: () => executionId,
    getMode: () => mode,
    getContext: () => context,
    // Of an n8n that keeps the calls of an agent in another way.
    runExecutionData: undefined,
    getWorkflowStaticData: () => staticData,
    getWorkflowDataProxy: () => ({ $runIndex: runIndex }),
    getInputData: () => input.map((json) => ({ json })),
    getSignedResumeUrl: (parameters: Record<string, string>) =>
      signedLink(`${webhookUrl}/webhook-waiting/${executionId}/node-1`, parameters),
    setSignatureValidationRequired: () => undefined,
    putExecutionToWait: (until: Date) => Promise.resolve(void waits.push(until)),
    continueOnFail: () => continueOnFail,
    getTimezone: () => 'Asia/Almaty',
    getExecutionCancelSignal: () => undefined,
    getCredentials: (name: string) => {
      if (name !== 'smscApi') throw new Error(`Unexpected credential ${name}`);
      return Promise.resolve(credential);
    },
    getNodeParameter: (name: string, itemIndex: number, ...fallback: unknown[]) => {
      const value = items[itemIndex]?.[name];
      if (value instanceof Error) throw value;
      if (value !== undefined) return value;
      if (fallback.length > 0) return fallback[0];
      throw new Error(`Item ${itemIndex} has no parameter '${name}' in this test`);
    },
    helpers: refusing('helpers', {
      httpRequestWithAuthentication(this: unknown, type: string, options: IHttpRequestOptions) {
        if (type !== 'smscApi') throw new Error(`Unexpected credential ${type}`);
        requests.push(options);
        const { pathname } = new URL(options.url);
        const answer = answers(pathname, formOf(options));
        const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
        return Promise.resolve({ statusCode: 200, headers: {}, body: Buffer.from(text) });
      },
    }),
  });
  return { functions: functions as unknown as IExecuteFunctions, requests, hints, waits };
}

/** A link signed like those of n8n: over path and query, so that nothing in it can be changed. */
function signedLink(address: string, parameters: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const signature = createHash('sha256').update(url.href).digest('hex');
  url.searchParams.set('signature', signature);
  return url.href;
}
