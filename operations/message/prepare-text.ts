import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import {
  analyzeText,
  foreseeText,
  replaceLookAlikes,
  type ChannelRow,
  type SendParameters,
} from '../../protocol';
import { TEXT_OPTIONS } from '../fields/text-options';
import { readOptionValues } from '../parameters/read-option-values';

/** The content of an item with its text written as the options of the item want it. */
export function prepareText(
  functions: IExecuteFunctions,
  itemIndex: number,
  { name }: ChannelRow,
  content: Partial<SendParameters>,
): Partial<SendParameters> {
  const isWanted = readSwitches(functions, itemIndex, name).replaceLookAlikes === true;
  if (!isWanted || content.text === undefined) return content;
  return { ...content, text: replaceLookAlikes(content.text) };
}

/** The analysis of what the gateway is going to send, as a field of the output, where it is wanted. */
export function readAnalysis(
  functions: IExecuteFunctions,
  itemIndex: number,
  parameters: SendParameters | undefined,
): IDataObject {
  if (parameters === undefined) return {};
  const { addAnalysis } = readSwitches(functions, itemIndex, parameters.channel);
  return addAnalysis === true ? { analysis: { ...analyzeText(foreseeText(parameters)) } } : {};
}

function readSwitches(
  functions: IExecuteFunctions,
  itemIndex: number,
  channel: string,
): IDataObject {
  const options = functions.getNodeParameter('options', itemIndex, {}) as IDataObject;
  const values = readOptionValues(TEXT_OPTIONS, options, channel);
  return values.ok ? values.value : {};
}
