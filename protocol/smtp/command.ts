import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { arePhones, readList, writeList, type ListEntry } from './list';

/** Fields of a command, as the gateway writes them; `''` omits a field. */
export interface CommandFields {
  readonly login: string;
  readonly psw: string;
  readonly id: string;
  readonly time: string;
  readonly tz: string;
  readonly translit: string;
  readonly format: string;
  readonly sender: string;
  readonly test: string;
}

/** Content of a command: one text for all recipients, or a list of texts with their recipients. */
export type CommandContent =
  | { readonly kind: 'text'; readonly phones: readonly string[]; readonly text: string }
  | {
      readonly kind: 'list';
      readonly entries: readonly ListEntry[];
      /** A last line for all entries, such as `subj: …`; `''` for none. */
      readonly lastLine: string;
    };

export interface SmtpCommand {
  readonly fields: CommandFields;
  readonly content: CommandContent;
}

/** Parameter names of the fields, as problems use them. */
const PARAMETERS: Record<keyof CommandFields, string> = {
  login: 'login',
  psw: 'password',
  id: 'messageId',
  time: 'sendAt',
  tz: 'timezone',
  translit: 'transliterate',
  format: 'channel',
  sender: 'sender',
  test: 'answer',
};

const FIELDS = Object.keys(PARAMETERS) as (keyof CommandFields)[];
/** Fields that share one position of the command, separated by commas. */
const WITH_COMMAS: readonly string[] = ['time', 'tz', 'translit', 'format', 'sender', 'test'];
const REQUIRED: readonly string[] = ['login', 'psw'];

/**
 * Returns the body of the e-mail: `login:psw:id:time,tz:translit,format,sender,test:phones:mes`, or
 * `::list` at the end. Trailing commas of empty optional fields are omitted, colons never are.
 * Problems: InvalidInput for a value that contains a separator, because the format has no escape.
 * The problem never contains the value, which may be the password. Source: SMTP API, "Sending
 * messages by SMTP".
 */
export function writeCommand({ fields, content }: SmtpCommand): Result<string> {
  for (const name of FIELDS) {
    const invalid = checkField(name, fields[name]);
    if (invalid) return invalid;
  }
  const { login, psw, id, time, tz, translit, format, sender, test } = fields;
  const written = writeContent(content);
  if (!written.ok) return written;
  const head = [login, psw, id, joinPlace(time, tz), joinPlace(translit, format, sender, test)];
  return success(`${head.join(':')}:${written.value}`);
}

/** Returns the fields of a command, or `null` if the text is not a command. */
export function readCommand(body: string): SmtpCommand | null {
  const [login, psw, id, times, options, phones, ...rest] = body.split(':');
  if (!login || !psw || id === undefined || times === undefined || options === undefined) {
    return null;
  }
  if (phones === undefined || rest.length === 0) return null;
  const [time = '', tz = ''] = times.split(',');
  const [translit = '', format = '', sender = '', test = ''] = options.split(',');
  const fields = { login, psw, id, time, tz, translit, format, sender, test };
  const text = rest.join(':');
  if (phones !== '') {
    return { fields, content: { kind: 'text', phones: phones.split(/[,;]/), text } };
  }
  const list = readList(text, test);
  return list && { fields, content: { kind: 'list', ...list } };
}

function joinPlace(...values: readonly string[]): string {
  return values.join(',').replace(/,+$/, '');
}

function checkField(name: keyof CommandFields, value: string): Result<never> | null {
  const parameter = PARAMETERS[name];
  if (value === '' && REQUIRED.includes(name)) {
    return reject(parameter, 'is empty', 'Enter a value');
  }
  if (/[\r\n]/.test(value)) {
    return reject(parameter, 'contains a line break', 'Remove the line break');
  }
  const separators = WITH_COMMAS.includes(name) ? [':', ','] : [':'];
  const found = separators.find((separator) => value.includes(separator));
  if (found === undefined) return null;
  const what = found === ':' ? 'a colon' : 'a comma';
  return reject(
    parameter,
    `contains ${what}, which separates the fields of the e-mail and cannot be escaped`,
    `Use a value without ${what}`,
  );
}

function writeContent(content: CommandContent): Result<string> {
  if (content.kind === 'list') {
    const list = writeList(content.entries, content.lastLine);
    return list.ok ? success(`:${list.value}`) : list;
  }
  const { phones, text } = content;
  if (arePhones(phones)) return success(`${phones.join(',')}:${text}`);
  return reject(
    'to',
    'is empty or contains a separator of the gateway',
    'Use recipients without colons, commas, semicolons and line breaks',
  );
}

function reject(parameter: string, what: string, advice: string): ReturnType<typeof failure> {
  return failure(invalidInput(parameter, sentence`${param(parameter)} ${what}`, advice));
}
