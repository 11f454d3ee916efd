import { invalidInput } from '../../problem';
import { failure, success } from '../../result';
import { param, sentence } from '../../sentence';
import { findUnmappable } from '../../wire/request';
import { checkText, countCharacters, type ContentBuilder } from './content';

/**
 * Builds a link, a line break and a title. Source: HTTP API, "Sending SMS messages: parameters"
 * (`push`).
 */
export const buildWapPush: ContentBuilder = (parameters, channel, charset) => {
  const link = parameters.link?.trim() ?? '';
  const title = parameters.text?.trim() ?? '';
  if (!/^https?:\/\/[^\s/]+\S*$/i.test(link)) {
    return failure(
      invalidInput(
        'link',
        sentence`${param('link')} is not a valid HTTP or HTTPS URL: ${JSON.stringify(link.slice(0, 60))}`,
        'Use a URL such as https://example.com/offer',
      ),
    );
  }
  if (/[\r\n]/.test(title)) {
    return failure(
      invalidInput(
        'text',
        sentence`${param('text')} contains a line break`,
        'Write the title in one line',
      ),
    );
  }
  const invalid =
    checkText({ ...parameters, text: title }, channel, charset) ??
    findUnmappable('link', link, charset);
  if (invalid !== null) return failure(invalid);
  const message = `${link}\n${title}`;
  const length = countCharacters(message);
  if (channel.longestText !== null && length > channel.longestText) {
    return failure(
      invalidInput(
        'link',
        sentence`${param('link')} and ${param('text')} have ${length} characters together; the gateway accepts at most ${channel.longestText}`,
        'Shorten the link or the text',
      ),
    );
  }
  return success({ message, fields: [] });
};
