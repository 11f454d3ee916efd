import type {
  IExecuteFunctions,
  ILoadOptionsFunctions,
  IPollFunctions,
  IWebhookFunctions,
} from 'n8n-workflow';

/** Contexts of n8n in which the gateway is asked: a run, a list in the editor, a poll, an answer. */
export type RequestingFunctions =
  | IExecuteFunctions
  | ILoadOptionsFunctions
  | IPollFunctions
  | IWebhookFunctions;
