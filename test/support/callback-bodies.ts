import { encodeText, type Charset } from '../../protocol/wire/charset';

export type CallbackTransport = 'form' | 'json' | 'xml';
export type Fields = Readonly<Record<string, string>>;

const CONTENT_TYPES: Record<CallbackTransport, string> = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
  xml: 'text/xml',
};

function bytesOf(text: string, charset: Charset): Buffer {
  const encoded = encodeText(text, charset);
  if (!encoded.ok) throw new RangeError(`${charset} lacks a character of ${JSON.stringify(text)}`);
  return encoded.bytes;
}

/** Written separately from the protocol, so that both cannot share a fault. */
function writeForm(fields: Fields, charset: Charset): Buffer {
  const escape = (text: string) =>
    [...bytesOf(text, charset)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const pairs = Object.entries(fields).map(([name, value]) => `${escape(name)}=${escape(value)}`);
  return Buffer.from(pairs.join('&'), 'latin1');
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A callback body of the gateway, with its characters in the charset and not as escapes. */
export function writeCallback(
  transport: CallbackTransport,
  fields: Fields,
  charset: Charset,
): { body: Uint8Array; contentType: string } {
  const contentType = CONTENT_TYPES[transport];
  switch (transport) {
    case 'form':
      return { body: writeForm(fields, charset), contentType };
    case 'json':
      return { body: bytesOf(JSON.stringify(fields, null, ' '), charset), contentType };
    case 'xml': {
      const children = Object.entries(fields).map(
        ([name, value]) => `<${name}>${escapeXml(value)}</${name}>\n`,
      );
      const text = `<?xml version="1.0"?>\n<callback>\n${children.join('')}</callback>\n`;
      return { body: bytesOf(text, charset), contentType };
    }
  }
}
