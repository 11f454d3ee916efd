/** A command received by e-mail, under the parameter names of send.php. */
export interface MailCommand {
  readonly fields: ReadonlyMap<string, string>;
  /** Whether an accepted command gets a response too. */
  readonly wantsResponse: boolean;
}

/** `format` of the e-mail -> the equivalent parameter of send.php. */
const FORMATS: Readonly<Record<string, readonly [name: string, value: string] | null>> = {
  '': null,
  '0': null,
  '1': ['flash', '1'],
  '2': ['push', '1'],
  '3': ['hlr', '1'],
  '4': ['bin', '1'],
  '5': ['bin', '2'],
  '6': ['ping', '1'],
  '7': ['mms', '1'],
  '8': ['mail', '1'],
  '9': ['call', '1'],
  '10': ['viber', '1'],
  '11': ['whatsapp', '1'],
  '12': ['soc', '1'],
};
/** Formats with their own parameters in the last lines of the text. */
const WITH_LAST_LINES = ['7', '8', '9'];
const LAST_LINE = /\n(subj|voice|bot): ?([^\n]*)$/;
const VOICE = '9';
/** Before `param` in a call, otherwise before a comment. */
const SEPARATOR = '\n~~~\n';

const RESPOND_ALWAYS = '1';
const MULTILINE_LIST = '2';

/** The fields up to `phones`; the rest is the text, which may contain colons. */
const COMMAND = /^([^:\n]*):([^:\n]*):([^:\n]*):([^:\n]*):([^:\n]*):([^:]*):([^]*)$/;

/**
 * Parses `<login>:<psw>:<id>:<time>,<tz>:<translit>,<format>,<sender>,<test>:<phones>:<mes>`, or
 * the same with an empty `<phones>` and a list in place of the text.
 * @returns `null` if it is not such a command; the gateway responds with error 1
 */
export function readCommand(written: string): MailCommand | null {
  const match = COMMAND.exec(written.replace(/\r\n/g, '\n').trim());
  if (!match) return null;
  const [login, psw, id, moment, manner, phones, content] = match.slice(1) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [time = '', tz = '', ...beyondZone] = moment.split(',');
  const [translit = '', format = '', sender = '', test = '', ...beyondTest] = manner.split(',');
  const channel = FORMATS[format];
  if (beyondZone.length > 0 || beyondTest.length > 0 || channel === undefined) return null;
  if (login === '' || psw === '') return null;

  const isList = phones.trim() === '';
  const { text, parameters } = takeParameters(content, isList, format);
  const fields: (readonly [string, string])[] = [
    ['login', login],
    ['psw', psw],
    ['id', id],
    ['time', time],
    ['tz', tz],
    ['translit', translit],
    ['sender', sender],
    ...(channel ? [channel] : []),
    ...parameters,
  ];
  if (isList) fields.push(['list', text], ['nl', test === MULTILINE_LIST ? '1' : '0']);
  else fields.push(['phones', phones], ['mes', text]);
  return { fields: new Map(fields), wantsResponse: test === RESPOND_ALWAYS };
}

interface Content {
  readonly text: string;
  readonly parameters: readonly (readonly [string, string])[];
}

function takeParameters(content: string, isList: boolean, format: string): Content {
  if (!isList && !WITH_LAST_LINES.includes(format)) return { text: content, parameters: [] };
  const last = takeLastLines(content);
  const separator = isList || format !== VOICE ? -1 : last.text.indexOf(SEPARATOR);
  if (separator < 0) return last;
  const before = takeLastLines(last.text.slice(0, separator));
  const param = ['param', last.text.slice(separator + SEPARATOR.length)] as const;
  return { text: before.text, parameters: [...last.parameters, ...before.parameters, param] };
}

function takeLastLines(content: string): Content {
  const parameters: (readonly [string, string])[] = [];
  let text = content;
  for (let found = LAST_LINE.exec(text); found !== null; found = LAST_LINE.exec(text)) {
    parameters.push([found[1] as string, found[2] as string]);
    text = text.slice(0, found.index);
  }
  return { text, parameters };
}
