/** An operation with input, and what n8n must have stored as its output. */
export interface OperationCase {
  readonly title: string;
  readonly resource: string;
  readonly operation: string;
  readonly parameters: object;
  /** SMSC nodes that run first. */
  readonly before?: readonly { name: string; parameters: object }[];
  readonly input?: readonly object[];
  /** With login and password instead of the API key. */
  readonly withPassword?: boolean;
  readonly expected: readonly object[];
}
