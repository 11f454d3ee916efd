import { XMLParser, type X2jOptions } from 'fast-xml-parser';

/** An element with its children in document order. Attributes are ignored. */
export interface XmlElement {
  readonly name: string;
  /** Text directly inside this element, without that of its children. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export interface XmlOptions {
  /**
   * True: `text` is decoded.
   * False: `text` of an element without children is the source between its tags, with references
   * such as `&amp;` and `&#1055;` and carriage returns. CDATA sections are escaped, so that one
   * decoder is enough. Use it for the bytes of a text, for example for the hash of a callback:
   * decode the body as latin1 first, and each character of `text` is one byte.
   */
  readonly decodeEntities: boolean;
}

export type XmlOutcome =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly reason: string };

/**
 * More than any callback or list of statuses has. The time of the parser depends on the tags: about a
 * second for this many.
 */
export const MAX_XML_LENGTH = 2_000_000;
const MAX_TAGS = 200_000;
const MAX_DEPTH = 16;

/** `<!DOCTYPE`, `<!ENTITY` and the like: every `<!` except comments and CDATA. */
const DECLARATION = /<!(?!--|\[CDATA\[)/;

const common: X2jOptions = {
  preserveOrder: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  maxNestedTags: MAX_DEPTH,
  jPath: false,
  // The default renames an element `toString`. Prototype names are rejected anyway.
  onDangerousProperty: (name) => name,
};

// Without a DOCTYPE, decoded references are always shorter, so the limits of the parser suffice.
const decodingParser = new XMLParser({ ...common, htmlEntities: true });
const rawParser = new XMLParser({ ...common, processEntities: false, captureMetaData: true });
const POSITION = XMLParser.getMetaDataSymbol() as symbol;

interface OrderedNode {
  readonly [name: string]: OrderedNode[] | string;
}

/**
 * Parses strict XML to a tree: well-formed, one root, no document type declaration, no prototype
 * names, at most 16 levels, 2 million characters and 200 000 tags. Ignores declared encodings,
 * because the text is already decoded. Never throws; `reason` is a noun phrase for an error sentence.
 */
export function parseXml(text: string, { decodeEntities }: XmlOptions): XmlOutcome {
  if (isTooLarge(text)) return { ok: false, reason: 'XML that is too large' };
  if (DECLARATION.test(text)) return { ok: false, reason: 'XML with a document type declaration' };
  try {
    const parser = decodeEntities ? decodingParser : rawParser;
    const nodes = parser.parse(text, true) as OrderedNode[];
    const [root, ...others] = nodes.filter((node) => elementName(node) !== TEXT);
    // The validator accepts text and other roots after a self-closing root (`<a/>`).
    const isWhole = others.length === 0 && text.trimEnd().endsWith('>');
    if (root !== undefined && isWhole)
      return { ok: true, root: toElement(root, decodeEntities ? null : text) };
  } catch {
    // The messages of the parser quote the input, which may be private.
  }
  return { ok: false, reason: 'damaged XML' };
}

function isTooLarge(text: string): boolean {
  if (text.length > MAX_XML_LENGTH) return true;
  let tags = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) tags += 1;
  return tags > MAX_TAGS;
}

const TEXT = '#text';

function elementName(node: OrderedNode): string {
  return Object.keys(node)[0] ?? TEXT;
}

function toElement(node: OrderedNode, source: string | null): XmlElement {
  const name = elementName(node);
  const content = node[name] as OrderedNode[];
  const children: XmlElement[] = [];
  let text = '';
  for (const child of content) {
    const piece = child[TEXT];
    if (typeof piece === 'string') text += piece;
    else children.push(toElement(child, source));
  }
  if (source !== null && children.length === 0) text = readBetweenTags(node, source);
  return { name, text, children };
}

const START_TAG = /^<(?:[^>"']|"[^"]*"|'[^']*')*>/;
const HIDDEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g;

function readBetweenTags(node: OrderedNode, source: string): string {
  const position = (node as unknown as Record<symbol, { startIndex: number; endIndex: number }>)[
    POSITION
  ];
  if (position === undefined) return '';
  const whole = source.slice(position.startIndex, position.endIndex);
  const start = START_TAG.exec(whole)?.[0].length ?? 0;
  return whole
    .slice(start, Math.max(start, whole.lastIndexOf('</')))
    .replace(HIDDEN, (_match, cdata: string | undefined) =>
      cdata === undefined ? '' : cdata.replace(/&/g, '&amp;').replace(/</g, '&lt;'),
    );
}
