import type { IDataObject } from 'n8n-workflow';
import { Smsc } from '../../../nodes/Smsc/Smsc.node';
import { fakeExecution, formOf, type RunSettings } from './fake-execution';

export const PHONE = '+77011234567';
export const ASK: IDataObject = {
  ...{ resource: 'message', operation: 'sendAndWait', to: PHONE, sender: '', options: {} },
  ...{ message: 'Ship order 1042?', answerBy: 'link', channel: 'sms', responseType: 'approval' },
};
export const accepted: RunSettings['answers'] = (_path, fields) => {
  if (fields.has('get_answers') || fields.has('get_messages')) return [];
  const phone = fields.get('phones') ?? '';
  const phones = [{ phone, cost: '2.5', status: '', error: '' }];
  return { id: fields.get('id'), cnt: 1, cost: '2.5', balance: '9', phones };
};

/** A run of the node that sends a question to one person; `text` is what the phone received, `link` the end of it. */
export async function ask(parameters: IDataObject = {}, settings: Partial<RunSettings> = {}) {
  const items = [{ ...ASK, ...parameters }];
  const run = fakeExecution({ items, answers: accepted, ...settings });
  const outcome = await new Smsc().execute.call(run.functions).then(
    ([output = []]) => ({ output: output.map(({ json }) => json), error: null }),
    (error: Error) => ({ output: [], error }),
  );
  const forms = run.requests.map(formOf);
  const text = forms.find((form) => form.has('mes'))?.get('mes') ?? '';
  const link = /https?:\S+$/.exec(text)?.[0] ?? '';
  return { ...outcome, ...run, forms, text, link };
}
