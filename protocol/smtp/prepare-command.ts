import type { SendParameters } from '../endpoints/send-parameters';
import { checkCallText, checkSettingLines } from '../endpoints/content/content';
import { fitsList, fitsListRecipient } from '../endpoints/send-list';
import { buildSendRequest } from '../endpoints/send';
import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { COMMENT_SEPARATOR } from '../tables';
import { SMTP_FORMATS, SMTP_TEST_MODES, type SmtpFormatRow } from '../tables/smtp';
import { DEFAULT_ENCODING } from '../wire/request';
import type { CommandFields } from './command';

/**
 * Login and password of the SMSC account; they are sent in the e-mail. API keys are not supported.
 */
export interface SmtpAccount {
  readonly login: string;
  readonly password: string;
}

/** When the gateway responds to the sender by e-mail: only after an error, or always. */
export type ResponseMode = 'onFault' | 'always';

export type SmtpMessageParameters = Omit<SendParameters, 'cost' | 'entries'>;

/** Fields of send.php that an e-mail cannot carry, with their parameter names. */
const UNSUPPORTED_FIELDS: Readonly<Record<string, string>> = {
  valid: 'validity',
  tinyurl: 'shortenLinks',
  maxsms: 'maxParts',
  period: 'spreadPeriod',
  freq: 'spreadFrequency',
  fileurl: 'fileUrl',
  smsreq: 'confirmNumberAfter',
};

/** Parameters that only HTTP supports. */
export const HTTP_ONLY_PARAMETERS: readonly string[] = [
  ...Object.values(UNSUPPORTED_FIELDS),
  'attachments',
  'voiceContent',
  'voiceLanguage',
];

/** The command of one message, before messages are combined. */
export interface PreparedCommand {
  /** `id` is empty if the user gave none. */
  readonly fields: CommandFields;
  readonly phones: readonly string[];
  /** The text without its last line. */
  readonly text: string;
  /**
   * Lines below the text, such as `subj: News`, or `voice: m2` followed by the call settings; `''`
   * for none.
   */
  readonly lastLine: string;
  /** Whether a list can hold the message unchanged. */
  readonly fitsList: boolean;
}

/**
 * Returns a message as a command for an e-mail. Problems: InvalidInput for everything that the
 * gateway would reject or misread, as in send.php, and for everything that an e-mail cannot carry.
 * Source: SMTP API, "Sending messages by SMTP".
 */
export function prepareCommand(
  parameters: SmtpMessageParameters,
  { login, password }: SmtpAccount,
  { answer, now }: { readonly answer: ResponseMode; readonly now: Date },
): Result<PreparedCommand> {
  const row: SmtpFormatRow | undefined = SMTP_FORMATS.find(
    ({ channel, isOffered }) => channel === parameters.channel && isOffered,
  );
  if (row === undefined) return failure(unknownChannel(parameters.channel));
  const httpOnly = findHttpOnly(parameters);
  if (httpOnly !== null) return failure(httpOnly);
  const request = buildSendRequest({ ...parameters, cost: 0 }, { ...DEFAULT_ENCODING, now });
  if (!request.ok) return request;
  const given = new Map(request.value.fields);
  const unsupported = Object.entries(UNSUPPORTED_FIELDS).find(([field]) => given.has(field));
  if (unsupported !== undefined) return failure(notSupported(unsupported[1]));
  const valueOf = (name: string) => given.get(name) ?? '';
  const fields = {
    login: login.trim(),
    psw: password,
    id: valueOf('id'),
    time: valueOf('time'),
    tz: valueOf('tz'),
    translit: valueOf('translit').replace(/^0$/, ''),
    format: row.format === 0 ? '' : String(row.format),
    sender: valueOf('sender'),
    test: answer === 'always' ? SMTP_TEST_MODES.always : '',
  };
  const { prefix, lastLine } = row;
  const added = lastLine === null ? '' : valueOf(lastLine.field);
  const hasSettings = hasCallSettings(parameters);
  const wrong =
    checkCallText(parameters, hasSettings) ??
    (lastLine === null ? null : checkSettingLines(parameters, lastLine.field));
  if (wrong !== null) return failure(wrong);
  const settings = hasSettings ? `\n${COMMENT_SEPARATOR}\n${valueOf('param')}` : '';
  const phones = valueOf('phones').split(',');
  const written = valueOf('mes');
  return success({
    fields,
    phones,
    text: prefix === null ? written : `${prefix}: ${written}`,
    lastLine: lastLine === null || added === '' ? '' : `${lastLine.lead}${added}${settings}`,
    // The position of call settings in a list is not documented.
    fitsList:
      row.acceptsList && settings === '' && fitsList(written) && phones.every(fitsListEntry),
  });
}

/**
 * Only settings that the user gave are sent, as over SMPP; otherwise the gateway's defaults apply.
 */
function hasCallSettings({ channel, wait, repeat, attempts }: SmtpMessageParameters): boolean {
  return channel === 'voice' && [wait, repeat, attempts].some((value) => value !== undefined);
}

/** Groups and nicknames are documented only for messages without a list. */
function fitsListEntry(recipient: string): boolean {
  return fitsListRecipient(recipient) || /^[^\s:;,@]+@[^\s:;,@]+$/.test(recipient);
}

/** Parameters that only HTTP supports are reported before other problems. */
function findHttpOnly(parameters: SmtpMessageParameters): InvalidInput | null {
  const { attachments, voiceContent = 'text' } = parameters;
  if (attachments !== undefined && attachments.length > 0) return notSupported('attachments');
  if (voiceContent !== 'text') return notSupported('voiceContent');
  return null;
}

function notSupported(parameter: string): InvalidInput {
  return invalidInput(
    parameter,
    sentence`${param(parameter)} is not supported over SMTP`,
    'Remove it, or use the SMSC node, which sends over HTTP',
  );
}

function unknownChannel(channel: unknown): InvalidInput {
  return invalidInput(
    'channel',
    sentence`${param('channel')} is not supported over SMTP: ${JSON.stringify(channel)}`,
    'Choose another channel, or use the SMSC node, which sends over HTTP',
  );
}
