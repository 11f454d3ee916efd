import { SOURCES } from './code-row';

/** Channel of a message template: our name and the gateway's `format`. */
export const TEMPLATE_CHANNELS = [
  { name: 'any', format: '', label: 'Any', source: SOURCES.templates },
  { name: 'binary', format: 'bin', label: 'Binary SMS', source: SOURCES.templates },
  { name: 'email', format: 'mail', label: 'E-Mail', source: SOURCES.templates },
  { name: 'flashSms', format: 'flash', label: 'Flash SMS', source: SOURCES.templates },
  { name: 'mms', format: 'mms', label: 'MMS', source: SOURCES.templates },
  { name: 'sms', format: 'sms', label: 'SMS', source: SOURCES.templates },
  { name: 'viber', format: 'viber', label: 'Viber', source: SOURCES.templates },
  { name: 'voice', format: 'call', label: 'Voice Call', source: SOURCES.templates },
  { name: 'wapPush', format: 'push', label: 'WAP Push', source: SOURCES.templates },
] as const;

export type TemplateChannel = (typeof TEMPLATE_CHANNELS)[number]['name'];

/** Registration of a template with one operator, for messages of one type. */
export interface OperatorTemplateRow {
  /** Our name, stored in workflows and outputs. */
  readonly name: string;
  /** The gateway's field, set to 1. */
  readonly field: string;
  readonly label: string;
  readonly source: string;
}

const source = SOURCES.operatorTemplates;

export const OPERATOR_TEMPLATES = [
  { name: 'beelineService', field: 'bee_srv', label: 'Beeline: Service', source },
  { name: 'beelineTransactional', field: 'bee_trn', label: 'Beeline: Transactional', source },
  { name: 'megafonAdvertising', field: 'mega_adv', label: 'MegaFon: Advertising', source },
  { name: 'megafonAuthorization', field: 'mega_auth', label: 'MegaFon: Authorization', source },
  { name: 'megafonService', field: 'mega_srv', label: 'MegaFon: Service', source },
  { name: 'megafonTransactional', field: 'mega_trn', label: 'MegaFon: Transactional', source },
  { name: 'motivService', field: 'motiv_srv', label: 'Motiv: Service', source },
  { name: 'motivTransactional', field: 'motiv_trn', label: 'Motiv: Transactional', source },
  { name: 'mtsAuthorization', field: 'mts_auth', label: 'MTS: Authorization', source },
  { name: 'mtsService', field: 'mts_srv', label: 'MTS: Service', source },
  { name: 'mtsTransactional', field: 'mts_trn', label: 'MTS: Transactional', source },
  { name: 'tele2Service', field: 'tele2_srv', label: 'Tele2: Service', source },
  { name: 'tele2Transactional', field: 'tele2_trn', label: 'Tele2: Transactional', source },
] as const satisfies readonly OperatorTemplateRow[];

export type OperatorTemplateName = (typeof OPERATOR_TEMPLATES)[number]['name'];
