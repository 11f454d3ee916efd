import { failure, success, type Result } from '../../result';
import type { ChannelRow, SendChannel } from '../../tables';
import type { Charset } from '../../wire/charset';
import type { AttachedFile } from '../../wire/multipart';
import type { SendParameters } from '../send-parameters';
import { buildBinary } from './binary';
import { checkParameters, type Content, type ContentBuilder } from './content';
import { buildEmail } from './email';
import { buildFiles, buildMedia } from './media';
import { buildTelegramBot } from './telegram-bot';
import { buildNothing, buildText } from './text';
import { buildVoice } from './voice';
import { buildWapPush } from './wap-push';

const BUILDERS: Readonly<Record<SendChannel, ContentBuilder>> = {
  sms: buildText,
  flashSms: buildText,
  binary: buildBinary,
  wapPush: buildWapPush,
  hlr: buildNothing,
  ping: buildNothing,
  mms: buildMedia,
  voice: buildVoice,
  email: buildEmail,
  viber: buildMedia,
  whatsapp: buildText,
  social: buildText,
  telegram: buildText,
  telegramBot: buildTelegramBot,
};

export interface ContentWithFiles extends Content {
  readonly attached: readonly AttachedFile[];
}

/**
 * Returns the content of a message, validated by the rules of its channel. Problems: InvalidInput.
 */
export function buildContent(
  parameters: SendParameters,
  channel: ChannelRow,
  charset: Charset,
): Result<ContentWithFiles> {
  const invalid = checkParameters(parameters, channel);
  if (invalid !== null) return failure(invalid);
  const content = BUILDERS[parameters.channel](parameters, channel, charset);
  if (!content.ok) return content;
  const files = buildFiles(parameters);
  if (!files.ok) return files;
  const { message, fields } = content.value;
  return success({
    message,
    fields: [...fields, ...files.value.fields],
    attached: files.value.attached,
  });
}
