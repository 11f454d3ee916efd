import { parseXml } from '../wire/xml';
import { MAX_FIELDS, MAX_XML_BYTES, MAX_XML_MARKS } from './limits';
import { ValueBuilder, type CallbackEntry, type CallbackValue, type EntriesOutcome } from './value';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['quot', '"'],
]);
const REFERENCE = /&(?:([a-z]+)|#(x?)([0-9a-fA-F]{1,7}));/y;

function readCharacter(named = '', mark = '', digits = ''): string | null {
  if (named !== '') return NAMED.get(named) ?? null;
  const code = Number(mark === '' ? digits : `0x${digits}`);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : null;
}

/** Reads the content between two tags, with one character per byte and undecoded references. */
function readContent(content: string): CallbackValue | null {
  const builder = new ValueBuilder();
  let start = 0;
  for (let at = content.indexOf('&'); at !== -1; at = content.indexOf('&', start)) {
    REFERENCE.lastIndex = at;
    const match = REFERENCE.exec(content);
    const character = match && readCharacter(match[1], match[2], match[3]);
    if (character === null) return null;
    if (at > start) builder.addBytes(Buffer.from(content.slice(start, at), 'latin1'));
    builder.addEscaped(character);
    start = REFERENCE.lastIndex;
  }
  builder.addBytes(Buffer.from(content.slice(start), 'latin1'));
  return builder.build();
}

const LESS_THAN = 0x3c;

/** Tags dominate the cost of the parser, so they are counted first. */
function countMarks(body: Uint8Array): number {
  let marks = 0;
  for (let at = 0; at < body.length; at += 1) if (body[at] === LESS_THAN) marks += 1;
  return marks;
}

/**
 * Returns the fields of an XML body: the children of its root element, whatever its name is. The
 * body is read as latin1, with one byte per character, so the hashed bytes stay unchanged.
 */
export function readXmlEntries(body: Uint8Array): EntriesOutcome {
  if (body.length > MAX_XML_BYTES) return { ok: false, reason: 'XML of more than 32 KiB' };
  if (countMarks(body) > MAX_XML_MARKS)
    return { ok: false, reason: `more than ${MAX_FIELDS} fields` };
  const outcome = parseXml(Buffer.from(body).toString('latin1'), { decodeEntities: false });
  if (!outcome.ok) return outcome;
  const entries: CallbackEntry[] = [];
  for (const { name, text, children } of outcome.root.children) {
    if (children.length > 0) return { ok: false, reason: 'XML with nested values' };
    const value = readContent(text);
    if (value === null) return { ok: false, reason: 'XML with an unknown reference' };
    entries.push({
      name: { kind: 'text', parts: [Buffer.from(name, 'latin1')] },
      value,
    });
  }
  return { ok: true, entries };
}
