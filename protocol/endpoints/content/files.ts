import { invalidInput } from '../../problem';
import { failure, success, type Result } from '../../result';
import { SMALLEST_FILE } from '../../tables';
import type { AttachedFile } from '../../wire/multipart';
import type { SendParameters } from '../send-parameters';
import type { Field } from './content';

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
        `'attachments' has a file of ${small.size} bytes, ${JSON.stringify(small.name)}; the gateway takes files of ${SMALLEST_FILE} bytes and more`,
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
        `'fileUrl' is no http or https address: ${JSON.stringify(address.slice(0, 60))}`,
        'Write it like https://example.com/picture.jpg',
      ),
    );
  }
  return success({ attached: attachments, fields: [['fileurl', address]] });
}
