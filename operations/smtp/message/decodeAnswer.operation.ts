import type { Field } from '../../field';
import type { Row } from '../../host';

import { forEachItem } from '../../items/for-each-item';
import { readText } from '../../parameters/read-text';
import { failure, invalidInput, readAnswerMail, success, type Result } from '../../../protocol';
import type { SmtpOperation } from '../operation';

const answerField: Field = {
  displayName: 'Answer',
  name: 'mail',
  type: 'string',
  typeOptions: { rows: 4 },
  required: true,
  default: '',
  placeholder: 'e.g. OK - 1 SMS, ID - 1234',
  description: "Text of the gateway's mail, such as textPlain, textHtml or raw of the IMAP trigger",
};

export const decodeAnswer: SmtpOperation = {
  value: 'decodeAnswer',
  name: 'Decode Answer',
  action: 'Decode answer to message',
  description: 'Read the mail with which the gateway answers; asks nothing and verifies nothing',
  fields: [answerField],
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) => decode(run.host.read('mail', itemIndex)),
      perform: (output) => Promise.resolve(success([output])),
    }),
};

function decode(value: unknown): Result<Row> {
  const mail = readText(value, 'mail');
  if (!mail.ok) return mail;
  const answer = readAnswerMail(mail.value);
  if (answer === null) {
    return failure(
      invalidInput(
        'mail',
        "'mail' holds no answer of the gateway",
        'Give the text of a mail with a line that starts with OK or ERROR',
      ),
    );
  }
  if (answer.ok) {
    const { id, parts } = answer.value;
    return success({
      id,
      accepted: true,
      parts,
      errorCode: null,
      errorName: null,
      errorText: null,
    });
  }
  const { problem } = answer;
  if (problem.kind !== 'gateway') return failure(problem);
  return success({
    id: problem.messageId,
    accepted: false,
    parts: null,
    errorCode: problem.code,
    errorName: problem.name,
    errorText: `${problem.text}. ${problem.advice}`,
  });
}
