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

/** Login and password of the gateway; they travel in the mail. An API key does not. */
export interface SmtpAccount {
  readonly login: string;
  readonly password: string;
}

/** When the gateway answers by mail to the sender: only when something is wrong, or always. */
export type AnswerWish = 'onFault' | 'always';

export type SmtpMessageParameters = Omit<SendParameters, 'cost' | 'entries'>;

/** Fields of send.php for which a mail has no place, and our names of them. */
const WITHOUT_PLACE: Readonly<Record<string, string>> = {
  valid: 'validity',
  tinyurl: 'shortenLinks',
  maxsms: 'maxParts',
  period: 'spreadPeriod',
  freq: 'spreadFrequency',
  fileurl: 'fileUrl',
  smsreq: 'confirmNumberAfter',
};

/** Parameters of a message that only HTTP has. */
export const WITHOUT_PLACE_IN_MAIL: readonly string[] = [
  ...Object.values(WITHOUT_PLACE),
  'attachments',
  'voiceContent',
  'voiceLanguage',
];

/** One message as the fields of a command, still alone in its mail. */
export interface PreparedCommand {
  /** `id` is empty where the user gave none. */
  readonly fields: CommandFields;
  readonly phones: readonly string[];
  /** Without its last line. */
  readonly text: string;
  /**
   * What is written below the text, such as `subj: News`, or `voice: m2` with the settings of the call
   * below it; `''` for nothing.
   */
  readonly lastLine: string;
  /** Whether a list carries it as it is. */
  readonly fitsList: boolean;
}

/**
 * A message as a command for a mail, checked as one for send.php is: what the gateway would refuse
 * or take for something else, and what a mail cannot carry, is an InvalidInput.
 *
 * Source: SMTP API, "Sending messages by SMTP".
 */
export function prepareCommand(
  parameters: SmtpMessageParameters,
  { login, password }: SmtpAccount,
  { answer, now }: { readonly answer: AnswerWish; readonly now: Date },
): Result<PreparedCommand> {
  const row: SmtpFormatRow | undefined = SMTP_FORMATS.find(
    ({ channel, isOffered }) => channel === parameters.channel && isOffered,
  );
  if (row === undefined) return failure(unknownChannel(parameters.channel));
  const unplaced = findUnplaced(parameters);
  if (unplaced !== null) return failure(unplaced);
  const request = buildSendRequest({ ...parameters, cost: 0 }, { ...DEFAULT_ENCODING, now });
  if (!request.ok) return request;
  const given = new Map(request.value.fields);
  const homeless = Object.entries(WITHOUT_PLACE).find(([field]) => given.has(field));
  if (homeless !== undefined) return failure(withoutPlace(homeless[1]));
  const take = (name: string) => given.get(name) ?? '';
  const fields = {
    login: login.trim(),
    psw: password,
    id: take('id'),
    time: take('time'),
    tz: take('tz'),
    translit: take('translit').replace(/^0$/, ''),
    format: row.format === 0 ? '' : String(row.format),
    sender: take('sender'),
    test: answer === 'always' ? SMTP_TEST_MODES.always : '',
  };
  const { prefix, lastLine } = row;
  const added = lastLine === null ? '' : take(lastLine.field);
  const hasSettings = hasCallSettings(parameters);
  const wrong =
    checkCallText(parameters, hasSettings) ??
    (lastLine === null ? null : checkSettingLines(parameters, lastLine.field));
  if (wrong !== null) return failure(wrong);
  const settings = hasSettings ? `\n${COMMENT_SEPARATOR}\n${take('param')}` : '';
  const phones = take('phones').split(',');
  const written = take('mes');
  return success({
    fields,
    phones,
    text: prefix === null ? written : `${prefix}: ${written}`,
    lastLine: lastLine === null || added === '' ? '' : `${lastLine.lead}${added}${settings}`,
    // Where a list would have the settings of a call is not documented.
    fitsList: row.takesList && settings === '' && fitsList(written) && phones.every(fitsListEntry),
  });
}

/** Only those that the user gave are written; otherwise the gateway's own count, as over SMPP. */
function hasCallSettings({ channel, wait, repeat, attempts }: SmtpMessageParameters): boolean {
  return channel === 'voice' && [wait, repeat, attempts].some((value) => value !== undefined);
}

/** Groups and names are documented for messages of their own only. */
function fitsListEntry(recipient: string): boolean {
  return fitsListRecipient(recipient) || /^[^\s:;,@]+@[^\s:;,@]+$/.test(recipient);
}

/** What the gateway takes by HTTP only, told before anything else about the message. */
function findUnplaced(parameters: SmtpMessageParameters): InvalidInput | null {
  const { attachments, voiceContent = 'text' } = parameters;
  if (attachments !== undefined && attachments.length > 0) return withoutPlace('attachments');
  if (voiceContent !== 'text') return withoutPlace('voiceContent');
  return null;
}

function withoutPlace(parameter: string): InvalidInput {
  return invalidInput(
    parameter,
    sentence`${param(parameter)} has no place in a mail to the gateway`,
    'Remove it, or send with the SMSC node, which uses HTTP',
  );
}

function unknownChannel(channel: unknown): InvalidInput {
  return invalidInput(
    'channel',
    sentence`${param('channel')} is none that a mail can carry: ${JSON.stringify(channel)}`,
    'Choose another channel, or send with the SMSC node, which uses HTTP',
  );
}
