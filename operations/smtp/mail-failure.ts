import {
  collectSightings,
  explainConnectionError,
  type ProblemWords,
  describeReason,
} from '../../protocol';

/** The stage of the SMTP session. */
export type MailStage = 'CONN' | 'TLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA';

/** The mail server did not accept an e-mail, or it is unknown whether it did. */
export interface MailFailure extends ProblemWords {
  readonly kind: 'smtp';
  readonly name: 'mailRefused' | 'mailServerUnreachable' | 'mailOutcomeUnknown';
  readonly stage: MailStage;
  /** Code of the server's reply, such as 550; `null` without a reply. */
  readonly responseCode: number | null;
  readonly retry: 'never' | 'later' | 'unknownOutcome';
  /** ID of the message if its outcome is unknown, to request its status with; otherwise `null`. */
  readonly messageId: string | null;
}

/**
 * The used part of an error of the library. Its message is left out, because it may contain the
 * reply of the server.
 */
interface ThrownError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  /** Present on errors of the operating system, but not on those of encryption. */
  readonly syscall?: unknown;
  readonly originalCode?: unknown;
}

const WORDS: Record<MailStage, { readonly text: string; readonly advice: string }> = {
  CONN: {
    text: 'The mail server could not be reached, or closed the connection',
    advice:
      "Check 'Host', 'Port' and 'Security' of the credential; many networks block connections to port 25, so use your own mail server",
  },
  TLS: {
    text: 'The connection to the mail server could not be encrypted',
    advice:
      "Choose the 'Security' that the server offers; port 465 is for TLS, 587 for STARTTLS, and its certificate must be valid",
  },
  AUTH: {
    text: 'The mail server rejected the login',
    advice: "Check 'Mail User' and 'Mail Password' of the credential",
  },
  MAIL: {
    text: 'The mail server rejected the sender address',
    advice: "Check 'From' of the credential: the server must accept this address",
  },
  RCPT: {
    text: 'The mail server rejected the address of the gateway',
    advice:
      "Check 'Region' of the credential, and that the server may send e-mails to other domains",
  },
  DATA: {
    text: 'The mail server rejected the e-mail',
    advice: 'Try a shorter text or fewer recipients, or ask the administrator of the mail server',
  },
};

/**
 * @param isSending whether the e-mail was being transmitted: then, without a rejection by the
 *   server, it is unknown whether the server has the e-mail
 */
export function toMailFailure(thrown: unknown, isSending: boolean): MailFailure {
  const error = (thrown ?? {}) as ThrownError;
  const { responseCode } = error;
  const stage = findStage(error);
  const reply = typeof responseCode === 'number' && responseCode > 0 ? responseCode : null;
  const isBeforeMail = stage === 'MAIL' || stage === 'RCPT';
  if (isSending && !isBeforeMail && (stage !== 'DATA' || reply === null)) return unknownOutcome();
  const words = WORDS[stage];
  const text = reply === null ? explainFailure(thrown, stage) : words.text;
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

/** Returns the reason that the error gives, otherwise the stage. */
function explainFailure(thrown: unknown, stage: MailStage): string {
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
    text: 'The mail server did not respond after the e-mail, so it is unknown whether it accepted it (DATA)',
    advice: `Get the status by phone number and ${named} with the SMSC node before you send again; the e-mail was not sent a second time`,
  };
}

/** Returns a failure that was found before the e-mail was sent. */
export function tooLongWithout8BitMime(): MailFailure {
  return {
    kind: 'smtp',
    name: 'mailRefused',
    stage: 'MAIL',
    responseCode: null,
    retry: 'never',
    messageId: null,
    text: 'The mail server does not support 8BITMIME, and in base64 the e-mail is longer than the gateway accepts (MAIL)',
    advice:
      'Shorten the text, send to fewer recipients at once, or use a mail server that supports 8BITMIME',
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
