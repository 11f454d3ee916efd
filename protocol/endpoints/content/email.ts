import { invalidInput } from '../../problem';
import { failure, success } from '../../result';
import { param, sentence } from '../../sentence';
import { buildText, type ContentBuilder } from './content';

const DOCUMENT = /^\s*(?:<!doctype html|<html[\s>])/i;

/**
 * Builds an e-mail. The gateway sends an HTML document as HTML, so an HTML fragment becomes a
 * document; how the gateway detects HTML is unverified against the live service. Source: HTTP API,
 * "Sending e-mail messages".
 */
export const buildEmail: ContentBuilder = (parameters, channel, charset) => {
  const { subject = '', text = '', emailFormat = 'text' } = parameters;
  if (/[\r\n]/.test(subject.trim())) {
    return failure(
      invalidInput(
        'subject',
        sentence`${param('subject')} contains a line break`,
        'Write the subject in one line',
      ),
    );
  }
  if (emailFormat !== 'text' && emailFormat !== 'html') {
    return failure(
      invalidInput(
        'emailFormat',
        sentence`${param('emailFormat')} is neither text nor html: ${JSON.stringify(emailFormat)}`,
        'Choose a value from the list',
      ),
    );
  }
  const isPiece = emailFormat === 'html' && !DOCUMENT.test(text);
  const body = isPiece ? `<html><body>${text}</body></html>` : text;
  const content = buildText({ ...parameters, text: body }, channel, charset);
  if (!content.ok) return content;
  return success({ ...content.value, fields: [['subj', subject.trim()]] });
};
