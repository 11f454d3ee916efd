import { buildCallSettings } from '../endpoints/content/voice';
import { checkCallText, checkSettingLines, checkText } from '../endpoints/content/content';
import type { SendParameters } from '../endpoints/send-parameters';
import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, type Sentence, sentence } from '../sentence';
import { CODE_TEXT, COMMENT_SEPARATOR, DEFAULT_VOICE, findVoice } from '../tables';
import { smppChannel, type SmppChannelRow } from '../tables/smpp';
import { addSettingLine } from '../text/gateway-marks';
import { findUnmappable } from '../wire/request';
import type { SmppMessageParameters } from './message';

/**
 * Returns the text as sent: prefix, text, last line and the part after the comment separator.
 * Problems: InvalidInput, also for a text that the gateway would read as one of these.
 * `parameters` must already match the table of channels. Source: SMPP API, "Sending a message".
 */
export function buildMessageText(
  parameters: SmppMessageParameters,
  asSend: SendParameters,
): Result<string> {
  const { prefix, hasText, lastLine } = smppChannel(parameters.channel);
  if (!hasText) return success(prefix ?? '');
  const { text = '' } = parameters;
  const wrong =
    checkText(asSend, NO_LIMIT, 'utf-8') ??
    findUnmappable('comment', parameters.comment ?? '', 'utf-8');
  if (wrong !== null) return failure(wrong);
  const last = buildLastLine(parameters, lastLine);
  if (!last.ok) return last;
  const tail = buildTail(parameters);
  if (!tail.ok) return tail;
  const wrongTail = checkCallText(parameters, parameters.channel === 'voice' && tail.value !== '');
  if (wrongTail !== null) return failure(wrongTail);
  const start = prefix === null ? text : `${prefix}: ${text}`;
  return success(`${addSettingLine(start, last.value)}${tail.value}`);
}

/** The SMPP documents give no longest text; the limit is 255 parts. */
const NO_LIMIT = { longestText: null } as Parameters<typeof checkText>[1];

function buildLastLine(
  parameters: SmppMessageParameters,
  lastLine: SmppChannelRow['lastLine'],
): Result<string> {
  if (lastLine === null) return success('');
  const { word } = lastLine;
  const wrong = checkSettingLines(parameters, word);
  if (wrong !== null) return failure(wrong);
  const value = LAST_LINES[word]?.(parameters) ?? success('');
  if (!value.ok || value.value === '') return value;
  return success(`${word}:${value.value}`);
}

const LAST_LINES: Readonly<Record<string, (parameters: SmppMessageParameters) => Result<string>>> =
  { subj: readSubject, voice: readVoice, bot: readBot };

function readSubject({ subject = '' }: SmppMessageParameters): Result<string> {
  const line = subject.trim();
  if (/[\r\n]/.test(line)) {
    return failure(
      invalidInput(
        'subject',
        sentence`${param('subject')} contains a line break`,
        'Write the subject in one line',
      ),
    );
  }
  return success(line);
}

function readVoice({ voice = DEFAULT_VOICE, text = '' }: SmppMessageParameters): Result<string> {
  if (text.trim().toLowerCase() === CODE_TEXT) {
    return failure(
      invalidInput(
        'text',
        sentence`${param('text')} is the word "${text.trim()}", which the gateway replaces with a one-time code`,
        'Change the text',
      ),
    );
  }
  const row = findVoice(voice);
  return row === undefined
    ? failure(unknown('voice', sentence`${param('voice')} is unknown: ${JSON.stringify(voice)}`))
    : success(row.code);
}

function unknown(parameter: string, text: Sentence): InvalidInput {
  return invalidInput(parameter, text, 'Choose a value from the list');
}

function readBot({ botName = '' }: SmppMessageParameters): Result<string> {
  const name = /^@?([A-Za-z0-9_]+)$/.exec(botName.trim())?.[1];
  if (name !== undefined) return success(`@${name}`);
  return failure(
    invalidInput(
      'botName',
      sentence`${param('botName')} is not a valid bot name: ${JSON.stringify(botName.slice(0, 60))}`,
      'Use a name such as @my_shop_bot',
    ),
  );
}

/** Returns the comment, or the call settings if the user gave any. */
function buildTail(parameters: SmppMessageParameters): Result<string> {
  const { channel, comment = '', wait, repeat, attempts } = parameters;
  if (comment !== '') return success(`\n${COMMENT_SEPARATOR}\n${comment}`);
  const isPlain = wait === undefined && repeat === undefined && attempts === undefined;
  if (channel !== 'voice' || isPlain) return success('');
  const settings = buildCallSettings({ wait, repeat, attempts });
  return settings.ok ? success(`\n${COMMENT_SEPARATOR}\n${settings.value}`) : settings;
}
