import { invalidInput } from '../../problem';
import { failure, success, type Result } from '../../result';
import { param, sentence } from '../../sentence';
import { SMALLEST_FILE } from '../../tables';
import type { AttachedFile } from '../../wire/multipart';
import type { SendParameters } from '../send-parameters';
import { buildText, isGiven, type ContentBuilder, type Field } from './content';

/** A text, files or both; with a subject where the channel has one. Also for MMS and Viber. */
export const buildMedia: ContentBuilder = (parameters, channel, charset) => {
  const { text, attachments, fileUrl, subject } = parameters;
  if (![text, attachments, fileUrl].some(isGiven)) {
    return failure(
      invalidInput(
        'text',
        sentence`${param('text')} is empty and there is no file`,
        'Give a text, a file or both',
      ),
    );
  }
  const content = buildText(parameters, channel, charset);
  if (!content.ok) return content;
  const fields: Field[] = isGiven(subject) ? [['subj', (subject as string).trim()]] : [];
  return success({ message: isGiven(text) ? content.value.message : null, fields });
};

/** Files of a message, and the field that names one on the web. */
export interface Files {
  readonly attached: readonly AttachedFile[];
  readonly fields: readonly Field[];
}

/** Source: HTTP API, "Sending SMS messages: parameters" (`fileurl`). */
export function buildFiles({ attachments = [], fileUrl }: SendParameters): Result<Files> {
  const small = attachments.find(({ size }) => size < SMALLEST_FILE);
  if (small !== undefined) {
    return failure(
      invalidInput(
        'attachments',
        sentence`${param('attachments')} has a file of ${small.size} bytes, ${JSON.stringify(small.name)}; the gateway takes files of ${SMALLEST_FILE} bytes and more`,
        'Check whether the file is complete; a short text belongs into the text of the message',
      ),
    );
  }
  const address = fileUrl?.trim() ?? '';
  if (address === '') return success({ attached: attachments, fields: [] });
  if (!/^https?:\/\/[^\s/]+\S*$/i.test(address)) {
    return failure(
      invalidInput(
        'fileUrl',
        sentence`${param('fileUrl')} is no http or https address: ${JSON.stringify(address.slice(0, 60))}`,
        'Write it like https://example.com/picture.jpg',
      ),
    );
  }
  return success({ attached: attachments, fields: [['fileurl', address]] });
}
