import { invalidInput } from '../../problem';
import { failure, success } from '../../result';
import { param, sentence } from '../../sentence';
import { checkRange } from '../parameter-checks';
import { buildText, type ContentBuilder, type Field } from './content';

const NAME = /^@?([A-Za-z0-9_]+)$/;

/** Builds a message of a chat bot. Source: HTTP API, "Sending a message to a Telegram chat bot". */
export const buildTelegramBot: ContentBuilder = (parameters, channel, charset) => {
  const { botName = '', confirmNumberAfter } = parameters;
  const name = NAME.exec(botName.trim())?.[1];
  if (name === undefined) {
    return failure(
      invalidInput(
        'botName',
        sentence`${param('botName')} is not a valid bot name: ${JSON.stringify(botName.slice(0, 60))}`,
        'Use a name such as @my_shop_bot',
      ),
    );
  }
  const invalid = checkRange('confirmNumberAfter', confirmNumberAfter, {
    from: 10,
    to: 999,
    unit: 'days',
    isWhole: true,
  });
  if (invalid !== null) return failure(invalid);
  const content = buildText(parameters, channel, charset);
  if (!content.ok) return content;
  const fields: Field[] = [['bot', `@${name}`]];
  if (confirmNumberAfter !== undefined) fields.push(['smsreq', String(confirmNumberAfter)]);
  return success({ ...content.value, fields });
};
