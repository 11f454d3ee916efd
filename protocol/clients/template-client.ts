import { readCreatedAnswer, readDoneAnswer, type Created } from '../endpoints/change-response';
import {
  buildCreateTemplate,
  buildDeleteTemplate,
  buildListTemplates,
  buildUpdateTemplate,
  readTemplatesAnswer,
  type Template,
  type TemplateValues,
} from '../endpoints/template';
import {
  buildCreateOperatorTemplate,
  buildGetOperatorTemplate,
  readOperatorTemplatesAnswer,
  type OperatorTemplate,
  type OperatorTemplateKey,
} from '../endpoints/operator-template';
import type { Result } from '../result';
import type { OperatorTemplateName } from '../tables';
import type { Conversation } from './exchange';

export interface TemplateClient {
  createTemplate(values: TemplateValues): Promise<Result<Created>>;
  updateTemplate(templateId: string, values: TemplateValues): Promise<Result<true>>;
  deleteTemplate(templateId: string): Promise<Result<true>>;
  listTemplates(): Promise<Result<Template[]>>;
  /** Submits a text to operators for approval. */
  createOperatorTemplate(
    key: OperatorTemplateKey,
    operators: readonly OperatorTemplateName[],
  ): Promise<Result<true>>;
  /** Lists the decisions of operators about a text; empty if it was not submitted. */
  getOperatorTemplates(key: OperatorTemplateKey): Promise<Result<OperatorTemplate[]>>;
}

export function createTemplateClient({ ask, encoding }: Conversation): TemplateClient {
  return {
    createTemplate(values) {
      const request = buildCreateTemplate(values, encoding);
      return ask(request, (answer) => readCreatedAnswer('templates', answer));
    },
    updateTemplate(templateId, values) {
      const request = buildUpdateTemplate(templateId, values, encoding);
      return ask(request, (answer) => readDoneAnswer('templates', answer));
    },
    deleteTemplate(templateId) {
      const request = buildDeleteTemplate(templateId, encoding);
      return ask(request, (answer) => readDoneAnswer('templates', answer));
    },
    listTemplates() {
      return ask(buildListTemplates(encoding), readTemplatesAnswer);
    },
    createOperatorTemplate(key, operators) {
      const request = buildCreateOperatorTemplate(key, operators, encoding);
      return ask(request, (answer) => readDoneAnswer('operatorTemplates', answer));
    },
    getOperatorTemplates(key) {
      return ask(buildGetOperatorTemplate(key, encoding), readOperatorTemplatesAnswer);
    },
  };
}
