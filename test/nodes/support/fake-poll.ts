import type {
  IDataObject,
  IHttpRequestOptions,
  INodeExecutionData,
  IPollFunctions,
} from 'n8n-workflow';
import { accounts } from '../../../nodes/accounts';
import { SmscInboxTrigger } from '../../../nodes/SmscInboxTrigger/SmscInboxTrigger.node';
import { CREDENTIAL, NODE, type Answers } from './fake-execution';
import { refusing } from './refusing';

export interface PollSettings {
  readonly parameters?: IDataObject;
  readonly answers: Answers;
  readonly mode?: 'trigger' | 'manual';
  /** The data that n8n stores for the node; changed by the poll. */
  readonly stored?: IDataObject;
  readonly credentialId?: string;
  readonly nodeId?: string;
  /** Of newer hosts. */
  readonly getPollBudgetMs?: () => number;
}

/** One poll in the part of n8n's context that the trigger may use; everything else throws. */
export async function pollTrigger(settings: PollSettings): Promise<INodeExecutionData[] | null> {
  const { answers, mode = 'trigger', stored = {}, credentialId = 'c1' } = settings;
  const parameters: IDataObject = {
    events: ['incomingMessage'],
    options: {},
    ...settings.parameters,
  };
  const node = {
    ...NODE,
    id: settings.nodeId ?? 'inbox',
    credentials: { smscApi: { id: credentialId, name: 'SMSC' } },
  };
  // A new process, whose rate limits are unused.
  accounts.clear();
  const functions = refusing('The poll context', {
    getNode: () => node,
    getWorkflow: () => ({ id: 'workflow-1', active: true }),
    getMode: () => mode,
    getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
    getCredentials: () => Promise.resolve(CREDENTIAL),
    getWorkflowStaticData: () => stored,
    getPollBudgetMs: settings.getPollBudgetMs,
    getExecutionCancelSignal: undefined,
    logger: refusing('The logger', { warn: () => undefined }),
    helpers: refusing('helpers', {
      async httpRequestWithAuthentication(
        this: unknown,
        _type: string,
        options: IHttpRequestOptions,
      ) {
        const { pathname } = new URL(options.url);
        const answer = await answers(pathname, new URLSearchParams(String(options.body)));
        const body = Buffer.from(JSON.stringify(answer));
        return { statusCode: 200, headers: {}, body };
      },
    }),
  });
  const poll = new SmscInboxTrigger().poll.call(functions as unknown as IPollFunctions);
  return (await poll)?.[0] ?? null;
}
