import {
  analyzeText,
  type ChannelRow,
  estimateSentText,
  replaceLookAlikes,
  type SendParameters,
} from '../../protocol';
import { TEXT_OPTIONS } from '../fields/text-options';
import type { Host, Row } from '../host';
import { readOptionValues } from '../parameters/read-parameters';

/** The content of an item with its text written as the options of the item want it. */
export function prepareText(
  host: Host,
  itemIndex: number,
  { name }: ChannelRow,
  content: Partial<SendParameters>,
): Partial<SendParameters> {
  const isWanted = readSwitches(host, itemIndex, name).replaceLookAlikes === true;
  if (!isWanted || content.text === undefined) return content;
  return { ...content, text: replaceLookAlikes(content.text) };
}

/** The analysis of what the gateway is going to send, as a field of the output, where it is wanted. */
export function readAnalysis(host: Host, itemIndex: number, parameters: SendParameters): Row {
  const { addAnalysis } = readSwitches(host, itemIndex, parameters.channel);
  return addAnalysis === true ? { analysis: { ...analyzeText(estimateSentText(parameters)) } } : {};
}

function readSwitches(host: Host, itemIndex: number, channel: string): Row {
  const options = host.read('options', itemIndex, {}) as Row;
  const values = readOptionValues(TEXT_OPTIONS, options, channel);
  return values.ok ? values.value : {};
}
