/** Charset that the gateway assumes if the e-mail names none. */
const DEFAULT_CHARSET = 'koi8-r';
/** Maximum depth of nested parts; deeper ones are left unchanged. */
const DEEPEST = 10;

const CONTENT_TYPE = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*/im;
const HEADER_END = /\r?\n\r?\n/;

/** Returns the e-mail with the default charset in the header of every text that names none. */
export function nameCharset(mail: Buffer): Buffer {
  return Buffer.from(nameIn(mail.toString('latin1'), 0), 'latin1');
}

/** @param entity an e-mail or a part of one, one character per octet */
function nameIn(entity: string, depth: number): string {
  // A part without headers begins with the empty line.
  const end = /^\r?\n/.test(entity) ? 0 : entity.search(HEADER_END);
  const header = end < 0 ? '' : entity.slice(0, end);
  const contentType = CONTENT_TYPE.exec(header)?.[0];
  if (contentType === undefined) {
    return `Content-Type: text/plain; charset=${DEFAULT_CHARSET}\r\n${entity}`;
  }
  if (/^content-type:\s*multipart\//i.test(contentType)) {
    const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType);
    const mark = boundary?.[1] ?? boundary?.[2];
    return mark === undefined || depth >= DEEPEST ? entity : nameInParts(entity, mark, depth);
  }
  if (!/^content-type:\s*text\//i.test(contentType) || /;\s*charset\s*=/i.test(contentType)) {
    return entity;
  }
  const named = `${contentType.trimEnd().replace(/;$/, '')}; charset=${DEFAULT_CHARSET}\r`;
  return entity.replace(contentType, () => named);
}

/** Text before the first boundary and after the last is not a part. */
function nameInParts(entity: string, boundary: string, depth: number): string {
  const delimiter = `--${boundary}`;
  const lines = entity.split('\n');
  const pieces: string[] = [];
  let part: string[] | null = null;
  const finish = (): void => {
    if (part !== null) pieces.push(nameIn(part.join('\n'), depth + 1));
    part = null;
  };
  for (const line of lines) {
    const bare = line.trimEnd();
    if (bare === delimiter || bare === `${delimiter}--`) {
      finish();
      pieces.push(line);
      if (bare === delimiter) part = [];
    } else if (part !== null) part.push(line);
    else pieces.push(line);
  }
  finish();
  return pieces.join('\n');
}
