import { buildGetOperatorTemplate, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { withExtra } from '../items/with-extra';
import { operatorTemplateFields, readOperatorTemplate } from './operator-template-fields';

export const getOperatorTemplate: Operation = {
  value: 'getOperatorTemplate',
  name: 'Get Operator Template',
  action: 'Get operator template',
  description: 'Get what the operators say about a text that was handed to them',
  fields: operatorTemplateFields,
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) => {
        const key = readOperatorTemplate(run.host, itemIndex);
        if (!key.ok) return key;
        return checkRequest(key.value, (encoding) => buildGetOperatorTemplate(key.value, encoding));
      },
      perform: async (key) => {
        const templates = await run.client.getOperatorTemplates(key);
        if (!templates.ok) return templates;
        return success(
          templates.value.map(({ extra, operators, sender, text }) =>
            withExtra(
              { sender: sender ?? key.sender, text: text ?? key.text, operators: { ...operators } },
              extra,
            ),
          ),
        );
      },
    }),
};
