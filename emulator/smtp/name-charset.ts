/** What the gateway takes a text for when the mail does not say it. */
const DEFAULT_CHARSET = 'koi8-r';
/** Parts within parts; what lies deeper stays as it is. */
const DEEPEST = 10;

const CONTENT_TYPE = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*/im;
const HEADER_END = /\r?\n\r?\n/;

/** The mail with the default charset in the header of every text that names none. */
export function nameCharset(mail: Buffer): Buffer {
  return Buffer.from(nameIn(mail.toString('latin1'), 0), 'latin1');
}

/** @param entity a mail or a part of one, one character per octet */
function nameIn(entity: string, depth: number): string {
  // A part without any header begins with the empty line.
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

/** What stands before the first boundary and behind the last is no part. */
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
