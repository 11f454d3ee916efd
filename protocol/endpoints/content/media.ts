import { invalidInput } from '../../problem';
import { failure, success, type Result } from '../../result';
import { param, sentence } from '../../sentence';
import { SMALLEST_FILE } from '../../tables';
import type { AttachedFile } from '../../wire/multipart';
import type { SendParameters } from '../send-parameters';
import { buildText, hasValue, type ContentBuilder, type Field } from './content';

/** Builds a text, files or both, with a subject if the channel has one. Also for MMS and Viber. */
export const buildMedia: ContentBuilder = (parameters, channel, charset) => {
  const { text, attachments, fileUrl, subject } = parameters;
  if (![text, attachments, fileUrl].some(hasValue)) {
    return failure(
      invalidInput(
        'text',
        sentence`${param('text')} is empty and there is no file`,
        'Enter a text, attach a file, or both',
      ),
    );
  }
  const content = buildText(parameters, channel, charset);
  if (!content.ok) return content;
  const fields: Field[] = hasValue(subject) ? [['subj', (subject as string).trim()]] : [];
  return success({ message: hasValue(text) ? content.value.message : null, fields });
};

/** Files of a message, and the field with the URL of a file. */
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
        sentence`${param('attachments')} contains a file of ${small.size} bytes, ${JSON.stringify(small.name)}; the gateway requires at least ${SMALLEST_FILE} bytes`,
        'Check whether the file is complete. Put a short text into the text of the message instead',
      ),
    );
  }
  const address = fileUrl?.trim() ?? '';
  if (address === '') return success({ attached: attachments, fields: [] });
  if (!/^https?:\/\/[^\s/]+\S*$/i.test(address)) {
    return failure(
      invalidInput(
        'fileUrl',
        sentence`${param('fileUrl')} is not a valid HTTP or HTTPS URL: ${JSON.stringify(address.slice(0, 60))}`,
        'Use a URL such as https://example.com/picture.jpg',
      ),
    );
  }
  return success({ attached: attachments, fields: [['fileurl', address]] });
}
