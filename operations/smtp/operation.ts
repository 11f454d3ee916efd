import type { OfflineRun, OperationBase, Resource, ResultOf } from '../operation';
import type { MailSettings, OpenMailSender } from './mail';
import type { MailProblem } from './outputs';

/** The result of one input item: its output rows, or the problem. */
export type ItemResult = ResultOf<MailProblem>;

/** What an operation gets for one run of the node. */
export interface SmtpRun extends OfflineRun {
  readonly openSender: OpenMailSender;
}

/** One operation of the SMTP node: what the editor shows, and how it runs. */
export interface SmtpOperation extends OperationBase {
  /** One result per item; may end with the first failure if that ends the run. */
  execute(run: SmtpRun, settings: () => Promise<MailSettings>): Promise<ItemResult[]>;
}

export type SmtpResource = Resource<SmtpOperation>;
