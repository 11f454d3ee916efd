import type { Row } from '../host';
import type { OfflineRun, OperationBase, Resource } from '../operation';
import type { MailSettings, OpenMailSender } from './mail';
import type { MailProblem } from './outputs';

/** What one input item came to: its output objects, or the reason why there are none. */
export type ItemResult =
  | { readonly ok: true; readonly value: readonly Row[] }
  | { readonly ok: false; readonly problem: MailProblem };

/** What an operation gets for one run of the node. */
export interface SmtpRun extends OfflineRun {
  readonly openSender: OpenMailSender;
}

/** One operation of the SMTP node: what the editor shows and what the run does. */
export interface SmtpOperation extends OperationBase {
  /** One result per item; may end with the first failure when that ends the run. */
  execute(run: SmtpRun, settings: () => Promise<MailSettings>): Promise<ItemResult[]>;
}

export type SmtpResource = Resource<SmtpOperation>;
