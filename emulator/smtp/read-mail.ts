import PostalMime from 'postal-mime';

/** What the gateway takes the text for when the mail does not say it. */
const DEFAULT_CHARSET = 'koi8-r';
const MARKED_TEXT = /\[text\]([^]*?)\[\/text\]/i;

/** The command in a mail: what stands between `[text]` and `[/text]`, or the whole text. */
export async function readMailText(mail: Buffer): Promise<string> {
  const { text: plain, html } = await PostalMime.parse(nameCharset(mail));
  const text = plain ?? readHtml(html ?? '');
  return MARKED_TEXT.exec(text)?.[1] ?? text;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** A mail of HTML alone, as programs send it that cannot do without. */
function readHtml(html: string): string {
  return html
    .replace(/\r?\n/g, ' ')
    .replace(/<br\s*\/?>|<\/(?:p|div)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|nbsp|amp);/g, (entity) => ENTITIES[entity] as string);
}

/** The mail with the default charset in its header, where it names none. */
function nameCharset(mail: Buffer): Buffer {
  const whole = mail.toString('latin1');
  const end = whole.search(/\r?\n\r?\n/);
  const header = end < 0 ? '' : whole.slice(0, end);
  const contentType = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*/im.exec(header)?.[0];
  if (contentType === undefined) {
    const named = `Content-Type: text/plain; charset=${DEFAULT_CHARSET}\r\n`;
    return Buffer.concat([Buffer.from(named), mail]);
  }
  if (!/^content-type:\s*text\//i.test(contentType) || /;\s*charset\s*=/i.test(contentType)) {
    return mail;
  }
  const named = `${contentType.trimEnd().replace(/;$/, '')}; charset=${DEFAULT_CHARSET}\r`;
  return Buffer.from(
    whole.replace(contentType, () => named),
    'latin1',
  );
}
