/** Node-RED's admin API, as the editor uses it. */
import type { FlowNode, FlowSecrets } from './user-directory';

/** What a deployment restarts. */
export type DeploymentType = 'flows' | 'full' | 'nodes' | 'reload';

export class AdminClient {
  /** @param root address of the editor, such as `http://127.0.0.1:1880/admin` */
  constructor(private readonly root: string) {}

  /** Replaces all flows. Secrets that are not given stay as they are. */
  async deploy(
    flows: readonly FlowNode[],
    {
      type = 'full',
      secrets = {},
    }: { readonly type?: DeploymentType; readonly secrets?: FlowSecrets } = {},
  ): Promise<void> {
    const nodes = flows.map((node) =>
      secrets[node.id] === undefined ? node : { ...node, credentials: secrets[node.id] },
    );
    await this.request('POST', '/flows', nodes, { 'Node-RED-Deployment-Type': type });
  }

  async readFlows(): Promise<FlowNode[]> {
    return JSON.parse(await this.request('GET', '/flows')) as FlowNode[];
  }

  /** Presses the button of an inject node, with properties in addition to its own. */
  async inject(id: string, properties?: Readonly<Record<string, unknown>>): Promise<void> {
    const body =
      properties === undefined
        ? undefined
        : {
            __user_inject_props__: Object.entries(properties).map(([p, v]) =>
              typeof v === 'string' ? { p, v, vt: 'str' } : { p, v: JSON.stringify(v), vt: 'json' },
            ),
          };
    await this.request('POST', `/inject/${id}`, body);
  }

  /** @throws Error if the response is not a success; its message holds the response */
  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const response = await fetch(`${this.root}${path}`, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json', connection: 'close' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text;
  }
}
