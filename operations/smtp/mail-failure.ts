import {
  collectSightings,
  explainConnectionError,
  type ProblemWords,
  describeReason,
} from '../../protocol';

/** Where the conversation with the mail server was. */
export type MailStage = 'CONN' | 'TLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA';

/** The mail server did not take a mail, or nobody knows if it did. */
export interface MailFailure extends ProblemWords {
  readonly kind: 'smtp';
  readonly name: 'mailRefused' | 'mailServerUnreachable' | 'mailOutcomeUnknown';
  readonly stage: MailStage;
  /** Code of the server's reply, like 550; `null` when there was none. */
  readonly responseCode: number | null;
  readonly retry: 'never' | 'later' | 'unknownOutcome';
  /** Of the message whose outcome is unknown, with which its status can be asked; else `null`. */
  readonly messageId: string | null;
}

/** What is known of an error of the library. Its message may hold what the server said: it is left out. */
interface ThrownError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  /** Of errors that the system gave, unlike those of encryption. */
  readonly syscall?: unknown;
  readonly originalCode?: unknown;
}

const WORDS: Record<MailStage, { readonly text: string; readonly advice: string }> = {
  CONN: {
    text: 'The mail server could not be reached, or ended the conversation',
    advice:
      "Check 'Host', 'Port' and 'Security' of the credential; many networks let no connection to port 25 out, so use your own mail server",
  },
  TLS: {
    text: 'The connection to the mail server could not be encrypted',
    advice:
      "Choose the 'Security' that the server offers; port 465 is for TLS, 587 for STARTTLS, and its certificate must be valid",
  },
  AUTH: {
    text: 'The mail server refused the login',
    advice: "Check 'Mail User' and 'Mail Password' of the credential",
  },
  MAIL: {
    text: 'The mail server refused the sender address',
    advice: "Check 'From' of the credential: the server must know this address",
  },
  RCPT: {
    text: 'The mail server refused the address of the gateway',
    advice: "Check 'Region' of the credential, and that the server may send mails to other domains",
  },
  DATA: {
    text: 'The mail server refused the mail',
    advice: 'Try a shorter text or fewer recipients, or ask whoever runs the mail server',
  },
};

/**
 * @param isSending whether the mail was being handed over: then an error without the server's own
 *   refusal leaves open whether it has the mail
 */
export function toMailFailure(thrown: unknown, isSending: boolean): MailFailure {
  const error = (thrown ?? {}) as ThrownError;
  const { responseCode } = error;
  const stage = findStage(error);
  const reply = typeof responseCode === 'number' && responseCode > 0 ? responseCode : null;
  const isBeforeMail = stage === 'MAIL' || stage === 'RCPT';
  if (isSending && !isBeforeMail && (stage !== 'DATA' || reply === null)) return unknownOutcome();
  const words = WORDS[stage];
  const text = reply === null ? tellWhy(thrown, stage) : words.text;
  return {
    kind: 'smtp',
    name: reply === null ? 'mailServerUnreachable' : 'mailRefused',
    stage,
    responseCode: reply,
    retry: reply !== null && reply >= 500 ? 'never' : 'later',
    messageId: null,
    text: `${text} (${stage}${reply === null ? '' : ` ${reply}`})`,
    advice: words.advice,
  };
}

/** The reason where the error tells one; a server that says nothing at a later step has only that. */
function tellWhy(thrown: unknown, stage: MailStage): string {
  const isConnecting = stage === 'CONN' || stage === 'TLS';
  const { reason } = explainConnectionError(isConnecting ? collectSightings(thrown) : []);
  const isTold = reason !== null && reason !== 'brokeOff' && reason !== 'connectionFailed';
  return isTold ? describeReason(reason, 'the mail server') : WORDS[stage].text;
}

/** Sending again could reach people twice. */
export function unknownOutcome(messageId: string | null = null): MailFailure {
  const named = messageId === null ? 'message ID' : `message ID ${messageId}`;
  return {
    kind: 'smtp',
    name: 'mailOutcomeUnknown',
    stage: 'DATA',
    responseCode: null,
    retry: 'unknownOutcome',
    messageId,
    text: 'The mail server gave no answer after the mail, so it is unknown whether it took it (DATA)',
    advice: `Ask for the status by phone and ${named} with the SMSC node before you send again; nothing was repeated`,
  };
}

/** Found before the mail was offered to the server. */
export function tooLongWithout8BitMime(): MailFailure {
  return {
    kind: 'smtp',
    name: 'mailRefused',
    stage: 'MAIL',
    responseCode: null,
    retry: 'never',
    messageId: null,
    text: 'The mail server does not offer 8BITMIME, and in base64 the mail is longer than the gateway accepts (MAIL)',
    advice:
      'Shorten the text, send to fewer recipients at once, or use a mail server that offers 8BITMIME',
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function findStage(error: ThrownError): MailStage {
  const code = toText(error.code);
  const command = toText(error.command);
  const isOfTls =
    code === 'ESOCKET' && error.originalCode !== undefined && error.syscall === undefined;
  if (isOfTls || code === 'ETLS' || command === 'STARTTLS') return 'TLS';
  if (code === 'EAUTH' || command.startsWith('AUTH')) return 'AUTH';
  if (command.startsWith('MAIL')) return 'MAIL';
  if (command.startsWith('RCPT')) return 'RCPT';
  return command === 'DATA' ? 'DATA' : 'CONN';
}
