import PostalMime from 'postal-mime';
import { nameCharset } from './name-charset';

const MARKED_TEXT = /\[text\]([^]*?)\[\/text\]/i;

/**
 * Returns the command in an e-mail: the text between `[text]` and `[/text]`, or the complete text.
 */
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

/** The text of an e-mail that has only HTML, as some programs send it. */
function readHtml(html: string): string {
  return html
    .replace(/\r?\n/g, ' ')
    .replace(/<br\s*\/?>|<\/(?:p|div)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|nbsp|amp);/g, (entity) => ENTITIES[entity] as string);
}
