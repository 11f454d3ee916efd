import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { OfflineRun } from '../../../../../nodes/Smsc/actions/operation';
import type { MailSettings } from '../../mail/settings';
import type { MailProblem } from '../../mail/to-node-error';

/** What one input item came to: its output objects, or the reason why there are none. */
export type ItemResult =
  | { readonly ok: true; readonly value: readonly IDataObject[] }
  | { readonly ok: false; readonly problem: MailProblem };

/** One operation of the SMTP node: what the editor shows and what the run does. */
export interface SmtpOperation {
  /** Stored in workflows; never renamed once released. */
  readonly value: string;
  readonly name: string;
  readonly action: string;
  readonly description: string;
  readonly fields: readonly INodeProperties[];
  /** One result per item; may end with the first failure when that ends the run. */
  execute(run: OfflineRun, settings: () => Promise<MailSettings>): Promise<ItemResult[]>;
}

export interface SmtpResource {
  readonly value: string;
  readonly name: string;
  readonly defaultOperation: string;
  /** Alphabetical by name, as the editor shows them. */
  readonly operations: readonly SmtpOperation[];
}
