import { invalidInput } from '../../problem';
import { failure, success } from '../../result';
import type { ContentBuilder, Field } from './content';
import { isGiven } from './check-parameters';
import { buildText } from './text';

/** A text, files or both; with a subject where the channel has one. Also for MMS and Viber. */
export const buildMedia: ContentBuilder = (parameters, channel, charset) => {
  const { text, attachments, fileUrl, subject } = parameters;
  if (![text, attachments, fileUrl].some(isGiven)) {
    return failure(
      invalidInput('text', "'text' is empty and there is no file", 'Give a text, a file or both'),
    );
  }
  const content = buildText(parameters, channel, charset);
  if (!content.ok) return content;
  const fields: Field[] = isGiven(subject) ? [['subj', (subject as string).trim()]] : [];
  return success({ message: isGiven(text) ? content.value.message : null, fields });
};
