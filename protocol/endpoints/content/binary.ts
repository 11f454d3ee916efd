import { invalidInput } from '../../problem';
import { failure, success, type Result } from '../../result';
import { param, sentence } from '../../sentence';
import { COMMENT_SEPARATOR } from '../../tables';
import { checkRange } from '../parameter-checks';
import type { SendParameters } from '../send-parameters';
import type { ContentBuilder } from './content';

const OCTET = { from: 0, to: 255, unit: 'units', isWhole: true };

/**
 * Builds bytes in hexadecimal, which no charset can change: the length and the header, or `00`
 * without a header, then the data. Source: HTTP API, "Sending SMS messages: parameters" (`bin`).
 */
export const buildBinary: ContentBuilder = (parameters, { longestText }) => {
  const data = readData(parameters);
  if (!data.ok) return data;
  const header = readHex('userDataHeader', parameters.userDataHeader ?? '');
  if (!header.ok) return header;
  const length = header.value.length / 2;
  if (length > 139) {
    return failure(
      invalidInput(
        'userDataHeader',
        sentence`${param('userDataHeader')} has ${length} bytes, more than a message can hold`,
        'Enter the header without the data',
      ),
    );
  }
  const scheme = buildScheme(parameters);
  if (!scheme.ok) return scheme;
  const octets = `${length.toString(16).padStart(2, '0')}${header.value}${data.value}`;
  if (longestText !== null && octets.length > longestText) {
    return failure(
      invalidInput(
        'data',
        sentence`${param('data')} has ${octets.length} hexadecimal digits; the gateway accepts at most ${longestText}`,
        'Split the data into several messages',
      ),
    );
  }
  return success({ message: `${octets}${scheme.value}`, fields: [] });
};

function readData({ data = '', dataFormat = 'hex' }: SendParameters): Result<string> {
  switch (dataFormat) {
    case 'hex':
      return readHex('data', data);
    case 'raw':
      return readRaw(data);
    default:
      return failure(
        invalidInput(
          'dataFormat',
          sentence`${param('dataFormat')} is unknown: ${JSON.stringify(dataFormat)}`,
          'Choose a value from the list',
        ),
      );
  }
}

/** Users may write spaces and colons between the bytes. */
function readHex(parameter: string, text: string): Result<string> {
  const digits = text.replace(/[\s:]/g, '').toLowerCase();
  if (/^(?:[0-9a-f]{2})*$/.test(digits)) return success(digits);
  return failure(
    invalidInput(
      parameter,
      sentence`${param(parameter)} is not valid hexadecimal: ${JSON.stringify(text.slice(0, 60))}`,
      'Write two digits (0 to 9, A to F) per byte, such as 06 05 04',
    ),
  );
}

/** Each character is one byte. */
function readRaw(text: string): Result<string> {
  const position = Array.from(text).findIndex((character) => (character.codePointAt(0) ?? 0) > 255);
  if (position < 0) return success(Buffer.from(text, 'latin1').toString('hex'));
  return failure(
    invalidInput(
      'data',
      sentence`${param('data')} contains a character that is not a byte, at position ${position + 1}`,
      'Use only the characters U+0000 to U+00FF, or write the bytes in hexadecimal',
    ),
  );
}

/** Protocol identifier and data coding, in the position of other messages' comments. */
function buildScheme({ protocolId, dataCoding }: SendParameters): Result<string> {
  const invalid =
    checkRange('protocolId', protocolId, OCTET) ?? checkRange('dataCoding', dataCoding, OCTET);
  if (invalid !== null) return failure(invalid);
  if (protocolId === undefined && dataCoding === undefined) return success('');
  if (protocolId === undefined || dataCoding === undefined) {
    const [missing, given] =
      protocolId === undefined ? ['protocolId', 'dataCoding'] : ['dataCoding', 'protocolId'];
    return failure(
      invalidInput(
        missing,
        sentence`${param(given)} is given without ${param(missing)}`,
        'Enter both, or none to use the defaults of the gateway',
      ),
    );
  }
  return success(`\n${COMMENT_SEPARATOR}\npid: ${protocolId}, dcs: ${dataCoding}`);
}
