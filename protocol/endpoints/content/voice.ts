import { invalidInput, type InvalidInput } from '../../problem';
import { failure, success, type Result } from '../../result';
import { param, sentence } from '../../sentence';
import { CALL_SETTINGS, CODE_TEXT, DEFAULT_VOICE, findVoice } from '../../tables';
import { checkRange } from '../parameter-checks';
import type { SendParameters } from '../send-parameters';
import { buildText, hasValue, type ContentBuilder, type Field } from './content';

const LANGUAGE = /^[a-z]{2,3}$/;

/**
 * Builds a call that reads a text, plays a file or reads a code that the gateway generates. Voice
 * and `param` are always sent, because the documents disagree about their defaults. Source: HTTP
 * API, "Sending a voice message (call)" and "Sending a code by voice message".
 */
export const buildVoice: ContentBuilder = (parameters, channel, charset) => {
  const invalid = checkContent(parameters);
  if (invalid !== null) return failure(invalid);
  const voice = buildVoiceField(parameters);
  if (!voice.ok) return voice;
  const settings = buildCallSettings(parameters);
  if (!settings.ok) return settings;
  const fields: Field[] = [
    ['voice', voice.value],
    ['param', settings.value],
  ];
  switch (parameters.voiceContent ?? 'text') {
    case 'code':
      return success({ message: CODE_TEXT, fields });
    case 'file':
      return success({ message: null, fields });
    case 'text': {
      const content = buildText(parameters, channel, charset);
      return content.ok ? success({ ...content.value, fields }) : content;
    }
  }
};

function checkContent({
  voiceContent = 'text',
  text = '',
  attachments,
  fileUrl,
  recipients,
}: SendParameters): InvalidInput | null {
  const hasFile = hasValue(attachments) || hasValue(fileUrl);
  const file = hasValue(attachments) ? 'attachments' : 'fileUrl';
  switch (voiceContent) {
    case 'text':
      if (!hasValue(text))
        return invalidInput('text', sentence`${param('text')} is empty`, 'Enter a text to read');
      if (text.trim().toLowerCase() === CODE_TEXT) {
        return invalidInput(
          'text',
          sentence`${param('text')} is the word "${text.trim()}", which the gateway replaces with a one-time code`,
          sentence`Change the text, or choose the code in ${param('voiceContent')} if this is intended`,
        );
      }
      return hasFile ? notTogether(file, 'a text') : null;
    case 'file':
      if (hasValue(text)) return notTogether('text', 'a file');
      if (hasFile) return null;
      return invalidInput(
        'attachments',
        sentence`${param('attachments')} contains no file`,
        'Attach a file to play',
      );
    case 'code':
      if (hasValue(text)) return notTogether('text', 'a code');
      if (hasFile) return notTogether(file, 'a code');
      // The response has one code for all recipients, so each could pretend to be another one.
      if (recipients.length === 1 && !/^g\d+$/i.test(recipients[0]?.trim() ?? '')) return null;
      return invalidInput(
        'to',
        sentence`${param('to')} has several recipients, who would all get the same code`,
        'Enter one phone number per item',
      );
    default:
      return invalidInput(
        'voiceContent',
        sentence`${param('voiceContent')} is unknown: ${JSON.stringify(voiceContent)}`,
        'Choose a value from the list',
      );
  }
}

function notTogether(parameter: string, content: string): InvalidInput {
  return invalidInput(
    parameter,
    sentence`${param(parameter)} is set, but the call contains ${content}`,
    sentence`Remove it, or change ${param('voiceContent')}`,
  );
}

function buildVoiceField({
  voice = DEFAULT_VOICE,
  voiceLanguage = '',
}: SendParameters): Result<string> {
  const row = findVoice(voice);
  if (row === undefined) {
    const text = sentence`${param('voice')} is unknown: ${JSON.stringify(voice)}`;
    return failure(invalidInput('voice', text, 'Choose a value from the list'));
  }
  const language = voiceLanguage.trim().toLowerCase();
  if (language === '') return success(row.code);
  if (LANGUAGE.test(language)) return success(`${row.code},${language}`);
  return failure(
    invalidInput(
      'voiceLanguage',
      sentence`${param('voiceLanguage')} is not a valid language code: ${JSON.stringify(voiceLanguage.slice(0, 60))}`,
      'Use two letters such as en',
    ),
  );
}

/** Returns the three numbers of `param`, with defaults for those that are not given. */
export function buildCallSettings(
  parameters: Pick<SendParameters, 'wait' | 'repeat' | 'attempts'>,
): Result<string> {
  const values: string[] = [];
  for (const { name, from, to, unit, byDefault } of CALL_SETTINGS) {
    const value = parameters[name] ?? byDefault;
    const invalid = checkRange(name, value, { from, to, unit, isWhole: true });
    if (invalid !== null) return failure(invalid);
    values.push(String(value));
  }
  return success(values.join(','));
}
