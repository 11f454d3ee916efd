import type { MailCharset, PreparedCommand } from '../../protocol';

/** What one item wants sent, as a command that is still alone in its mail. */
export interface Order {
  readonly command: PreparedCommand;
  readonly charset: MailCharset;
  readonly isDryRun: boolean;
}
