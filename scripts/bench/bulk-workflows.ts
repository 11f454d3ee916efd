/** Workflows that send the same list: with our node, and with the HTTP Request node. */
import type { Sandbox } from '../../testkit/host/sandbox';
import {
  chain,
  smscName,
  smscNode,
  startNode,
  type WorkflowNode,
} from '../../testkit/host/smsc-workflows';
import type { Workflow } from '../../testkit/host/rest-client';

export const HTTP_REQUEST = 'HTTP Request';

/** Number of requests that the HTTP Request node starts together, and the pause after them. */
export interface Batching {
  readonly batchSize: number;
  readonly batchInterval: number;
}

export type Texts = 'personal' | 'equal';

export function ourWorkflow({ address }: Sandbox, count: number, texts: Texts): Workflow {
  const parameters = {
    resource: 'message',
    operation: 'send',
    to: '={{ $json.phone }}',
    text: '={{ $json.text }}',
  };
  const node = smscNode(smscName, address.credential, parameters);
  return chain('Bench: SMSC', [startNode(), itemsNode(count, texts), node]);
}

export function httpWorkflow({ address }: Sandbox, count: number, batching: Batching): Workflow {
  const fields = {
    apikey: address.secrets.apiKey,
    phones: '={{ $json.phone }}',
    mes: '={{ $json.text }}',
    charset: 'utf-8',
    cost: '3',
    fmt: '3',
  };
  const parameters = {
    method: 'POST',
    url: `${address.emulatorUrl}/sys/send.php`,
    sendBody: true,
    contentType: 'form-urlencoded',
    bodyParameters: {
      parameters: Object.entries(fields).map(([name, value]) => ({ name, value })),
    },
    options: {
      batching: { batch: batching },
      // The gateway's content type is not JSON.
      response: { response: { responseFormat: 'json' } },
    },
  };
  const node = { ...ofType(HTTP_REQUEST, 'n8n-nodes-base.httpRequest', 4.2), parameters };
  return chain('Bench: HTTP Request', [startNode(), itemsNode(count, 'personal'), node]);
}

/** All numbers are different and have an ending that the emulator delivers. */
function itemsNode(count: number, texts: Texts): WorkflowNode {
  const text =
    texts === 'equal'
      ? '"Our shop is closed on Monday."'
      : '`Dear customer ${index}, your order ${100000 + index} is ready for pick-up.`';
  const jsCode = `return Array.from({ length: ${count} }, (_, index) => ({
    json: { phone: \`77\${String(index).padStart(6, '0')}100\`, text: ${text} },
  }));`;
  return { ...ofType('Items', 'n8n-nodes-base.code', 2), parameters: { jsCode } };
}

function ofType(name: string, type: string, typeVersion: number): WorkflowNode {
  return { id: name, name, type, typeVersion, position: [0, 0], parameters: {} };
}
