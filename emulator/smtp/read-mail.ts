import PostalMime from 'postal-mime';
import { nameCharset } from './name-charset';

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
