import {
  type AttachedFile,
  type ChannelParameter,
  type ChannelRow,
  type Result,
  type SendParameters,
  success,
} from '../../protocol';
import type { Host, Row } from '../host';
import { readText } from '../parameters/read-parameters';

/** Parameters of the content that have fields of their own; others are options. */
const FIELDS: readonly ChannelParameter[] = [
  'voiceContent',
  'text',
  'subject',
  'emailFormat',
  'link',
  'botName',
  'voice',
  'voiceLanguage',
  'data',
  'dataFormat',
];

/** What the editor hides because the call carries something else; an old value may still be there. */
const HIDDEN: Readonly<Record<string, readonly ChannelParameter[]>> = {
  file: ['text', 'voice', 'voiceLanguage'],
  code: ['text', 'attachments'],
  text: ['attachments'],
};

/** What an item's message carries: the parameters that its channel has, as far as they are given. */
export function readContent(
  host: Host,
  itemIndex: number,
  { takes }: ChannelRow,
  files: readonly AttachedFile[],
): Result<Partial<SendParameters>> {
  const content: Row = {};
  let hidden: readonly ChannelParameter[] = [];
  for (const name of FIELDS) {
    if (!takes.includes(name) || hidden.includes(name)) continue;
    const text = readText(host.read(name, itemIndex, ''), name);
    if (!text.ok) return text;
    if (name === 'voiceContent') hidden = HIDDEN[text.value || 'text'] ?? [];
    if (text.value !== '') content[name] = text.value;
  }
  const attachments = hidden.includes('attachments') || files.length === 0 ? undefined : files;
  return success({ ...content, attachments } as Partial<SendParameters>);
}
