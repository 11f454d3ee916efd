import { invalidInput } from '../../problem';
import { failure, success } from '../../result';
import { param, sentence } from '../../sentence';
import { buildText, type ContentBuilder } from './content';

const DOCUMENT = /^\s*(?:<!doctype html|<html[\s>])/i;

/**
 * An e-mail. The gateway sends a body that is an HTML document as such, so a piece of HTML is made
 * one; how the gateway tells HTML from text is unverified against the live service.
 * Source: HTTP API, "Sending e-mail messages".
 */
export const buildEmail: ContentBuilder = (parameters, channel, charset) => {
  const { subject = '', text = '', emailFormat = 'text' } = parameters;
  if (/[\r\n]/.test(subject.trim())) {
    return failure(
      invalidInput(
        'subject',
        sentence`${param('subject')} holds a line break`,
        'Write the subject on one line',
      ),
    );
  }
  if (emailFormat !== 'text' && emailFormat !== 'html') {
    return failure(
      invalidInput(
        'emailFormat',
        sentence`${param('emailFormat')} is neither text nor html: ${JSON.stringify(emailFormat)}`,
        'Choose one from the list',
      ),
    );
  }
  const isPiece = emailFormat === 'html' && !DOCUMENT.test(text);
  const body = isPiece ? `<html><body>${text}</body></html>` : text;
  const content = buildText({ ...parameters, text: body }, channel, charset);
  if (!content.ok) return content;
  return success({ ...content.value, fields: [['subj', subject.trim()]] });
};
