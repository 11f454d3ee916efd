/** `fmt`: 0 text, 1 comma-separated, 2 XML, 3 JSON. */
export type Format = 0 | 1 | 2 | 3;

export type Scalar = string | number;
export type Row = readonly (readonly [name: string, value: Scalar | readonly Row[]])[];

/** JSON as the gateway prints it: every member on its own line, without indentation, LF. */
export function encodeJson(value: Row): string {
  const members = value.map(([name, member]) => `${JSON.stringify(name)}: ${encodeMember(member)}`);
  return `{\n${members.join(',\n')}\n}`;
}

export function encodeJsonList(rows: readonly Row[]): string {
  return `[${rows.map(encodeJson).join(',\n')}]`;
}

function encodeMember(member: Scalar | readonly Row[]): string {
  return typeof member === 'object' ? encodeJsonList(member) : JSON.stringify(member);
}

const XML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export function escapeXml(text: Scalar): string {
  return String(text).replace(/[&<>"]/g, (character) => XML_ESCAPES[character] ?? character);
}

/**
 * One element with one child per line, without indentation. Lists hold elements named `itemTag`.
 */
export function encodeXml(tag: string, row: Row, itemTag = 'item'): string {
  const children = row.map(([name, member]) =>
    typeof member === 'object'
      ? encodeXmlList(name, itemTag, member)
      : `<${name}>${escapeXml(member)}</${name}>`,
  );
  return `<${tag}>\n${children.join('\n')}\n</${tag}>`;
}

export function encodeXmlList(tag: string, itemTag: string, rows: readonly Row[]): string {
  return `<${tag}>\n${rows.map((row) => encodeXml(itemTag, row)).join('\n')}\n</${tag}>`;
}

/** `name = value, name = value`. */
export function encodeText(row: Row): string {
  return row.map(([name, value]) => `${name} = ${String(value)}`).join(', ');
}

export function encodeCommas(row: Row): string {
  return row.map(([, value]) => String(value)).join(',');
}
