import { readCreatedResponse, readDoneResponse, type Created } from '../endpoints/change-response';
import {
  buildCreateTemplate,
  buildDeleteTemplate,
  buildListTemplates,
  buildUpdateTemplate,
  readTemplatesResponse,
  type Template,
  type TemplateValues,
} from '../endpoints/template';
import {
  buildCreateOperatorTemplate,
  buildGetOperatorTemplate,
  readOperatorTemplatesResponse,
  type OperatorTemplate,
  type OperatorTemplateKey,
} from '../endpoints/operator-template';
import type { Result } from '../result';
import type { OperatorTemplateName } from '../tables';
import type { ClientContext } from './exchange';

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

export function createTemplateClient({ sendRequest, encoding }: ClientContext): TemplateClient {
  return {
    createTemplate(values) {
      const request = buildCreateTemplate(values, encoding);
      return sendRequest(request, (response) => readCreatedResponse('templates', response));
    },
    updateTemplate(templateId, values) {
      const request = buildUpdateTemplate(templateId, values, encoding);
      return sendRequest(request, (response) => readDoneResponse('templates', response));
    },
    deleteTemplate(templateId) {
      const request = buildDeleteTemplate(templateId, encoding);
      return sendRequest(request, (response) => readDoneResponse('templates', response));
    },
    listTemplates() {
      return sendRequest(buildListTemplates(encoding), readTemplatesResponse);
    },
    createOperatorTemplate(key, operators) {
      const request = buildCreateOperatorTemplate(key, operators, encoding);
      return sendRequest(request, (response) => readDoneResponse('operatorTemplates', response));
    },
    getOperatorTemplates(key) {
      return sendRequest(buildGetOperatorTemplate(key, encoding), readOperatorTemplatesResponse);
    },
  };
}
