/** What the scripted model says, and what it was asked. */

/** One call of a tool. */
export interface ModelCall {
  /** Default: unique. */
  readonly id?: string;
  /** Default: the first tool that the request offers. */
  readonly tool?: string;
  readonly args?: object;
  /** The arguments as text, for such as are not the JSON of an object. */
  readonly text?: string;
}

/** One message of the model. */
export interface ModelStep {
  readonly calls?: readonly ModelCall[];
  readonly content?: string;
  /** HTTP status of a failure. */
  readonly failsWith?: number;
}

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: { readonly properties: Readonly<Record<string, unknown>> };
}

/** A request of n8n. */
export interface ModelRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly tools?: readonly { readonly function: ModelTool }[];
}
