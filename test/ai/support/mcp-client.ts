/** A client of an MCP server in n8n, over streamable HTTP. */

export interface McpResult {
  readonly isError?: boolean;
  readonly content?: readonly { readonly text?: string }[];
  readonly tools?: readonly { readonly name: string; readonly description: string }[];
  readonly serverInfo?: object;
}

export class McpClient {
  private session = '';
  private lastId = 0;

  constructor(private readonly url: string) {}

  async connect(): Promise<McpResult> {
    const clientInfo = { name: 'test', version: '1' };
    const protocolVersion = '2025-03-26';
    const welcome = await this.request('initialize', {
      ...{ protocolVersion, capabilities: {}, clientInfo },
    });
    await this.post({ method: 'notifications/initialized' });
    return welcome;
  }

  async call(name: string, args: object): Promise<McpResult> {
    return await this.request('tools/call', { name, arguments: args });
  }

  async request(method: string, params: object): Promise<McpResult> {
    const text = await this.post({ id: (this.lastId += 1), method, params });
    const data = text.split('\n').find((line) => line.startsWith('data:'));
    const { result, error } = JSON.parse(data?.slice(5) ?? text) as {
      result?: McpResult;
      error?: { message: string };
    };
    return result ?? { isError: true, content: [{ text: error?.message ?? text }] };
  }

  private async post(message: object): Promise<string> {
    const answer = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(this.session !== '' && { 'mcp-session-id': this.session }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', ...message }),
    });
    this.session = answer.headers.get('mcp-session-id') ?? this.session;
    return await answer.text();
  }
}

export function textOf({ content = [] }: McpResult): string {
  return content.map(({ text = '' }) => text).join('\n');
}
