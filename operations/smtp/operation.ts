import type { IDataObject } from 'n8n-workflow';

import type {
  OfflineRun,
  OperationBase,
  Resource,
} from '../operation';
import type { MailSettings } from '../../packages/transports/nodes/mail/settings';
import type { MailProblem } from '../../packages/transports/nodes/mail/to-node-error';

/** What one input item came to: its output objects, or the reason why there are none. */
export type ItemResult =
  | { readonly ok: true; readonly value: readonly IDataObject[] }
  | { readonly ok: false; readonly problem: MailProblem };

/** One operation of the SMTP node: what the editor shows and what the run does. */
export interface SmtpOperation extends OperationBase {
  /** One result per item; may end with the first failure when that ends the run. */
  execute(run: OfflineRun, settings: () => Promise<MailSettings>): Promise<ItemResult[]>;
}

export type SmtpResource = Resource<SmtpOperation>;
