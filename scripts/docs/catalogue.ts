import { SmscApi } from '../../credentials/SmscApi.credentials';
import type { Operation } from '../../operations/operation';
import { ADMINISTRATION_RESOURCES } from '../../operations/administration-resources';
import { EVERYDAY_RESOURCES } from '../../operations/everyday-resources';
import { RESOURCES } from '../../operations/resources';
import { properties as inboxTriggerProperties } from '../../nodes/SmscInboxTrigger/properties';
import { properties as triggerProperties } from '../../nodes/SmscTrigger/properties';
import { SmscSmppApi } from '../../packages/transports/credentials/SmscSmppApi.credentials';
import { SmscSmtpApi } from '../../packages/transports/credentials/SmscSmtpApi.credentials';
import { RESOURCES as SMPP_RESOURCES } from '../../operations/smpp/resources';
import { RESOURCES as SMTP_RESOURCES } from '../../operations/smtp/resources';
import { properties as smppTriggerProperties } from '../../packages/transports/nodes/SmscSmppTrigger/properties';
import { endpointCoverageList, parameterCoverageLists } from './api-coverage';
import { callSettingTable, channelList, voiceTable } from './channels';
import {
  deliveryErrorList,
  flagTable,
  messageTypeTable,
  requestErrorSections,
  sourceList,
  statusList,
} from './code-tables';
import { contactFieldList } from './contact-fields';
import { limitTable } from './limits';
import { operationLists, operationReference } from './operations';
import type { OutputSchema } from './output-fields';
import { parameterList } from './parameters';
import {
  deliveryErrorListInRussian,
  flagTableInRussian,
  messageTypeTableInRussian,
  requestErrorListInRussian,
  smppStatusListInRussian,
  statusListInRussian,
} from './russian-codes';
import {
  smppChannelTable,
  smppCodingTable,
  smppFailureList,
  smppHostTable,
  smppOptionTable,
  smppStatusList,
  smppTlvTable,
} from './smpp-tables';
import { smtpChannelTable, smtpHostTable, smtpMailExample } from './smtp-tables';
import { subClientSwitchTable } from './sub-client-switches';
import { verdictTable } from './verdicts';

/** Reads the output preview of an operation, if there is one. */
export type ReadSchema = (resource: string, operation: string) => OutputSchema | undefined;

type Generator = () => string;

const ACTION_NODES = [
  { label: 'SMSC', resources: EVERYDAY_RESOURCES },
  { label: 'SMSC Account', resources: ADMINISTRATION_RESOURCES },
];

/** An operation whose output is a status record. */
const STATUS_RECORD = ['message', 'getStatus'] as const;

/** All blocks that a document may contain, by name. */
export function createCatalogue(readSchema: ReadSchema): ReadonlyMap<string, Generator> {
  return new Map<string, Generator>([
    ['operations', () => operationLists(ACTION_NODES)],
    ['statuses', statusList],
    ['verdicts', verdictTable],
    ['delivery errors', () => deliveryErrorList('common')],
    ['delivery errors of e-mail', () => deliveryErrorList('email')],
    ['request errors', requestErrorSections],
    ['message types', messageTypeTable],
    ['flag', flagTable],
    ['sources', sourceList],
    ['statuses in Russian', statusListInRussian],
    ['verdicts in Russian', () => verdictTable('ru')],
    ['delivery errors in Russian', () => deliveryErrorListInRussian('common')],
    ['delivery errors of e-mail in Russian', () => deliveryErrorListInRussian('email')],
    ['request errors in Russian', requestErrorListInRussian],
    ['message types in Russian', messageTypeTableInRussian],
    ['flag in Russian', flagTableInRussian],
    ['smpp statuses in Russian', smppStatusListInRussian],
    ['limits', limitTable],
    ['channels', channelList],
    ['voices', voiceTable],
    ['call settings', callSettingTable],
    ['api endpoints', () => endpointCoverageList(RESOURCES)],
    ['api parameters', () => parameterCoverageLists(RESOURCES)],
    ['sub-client switches', subClientSwitchTable],
    ['contact fields', contactFieldList],
    ['smpp hosts', smppHostTable],
    ['smpp options', smppOptionTable],
    ['smpp encodings', smppCodingTable],
    ['smpp channels', smppChannelTable],
    ['smpp statuses', smppStatusList],
    ['smpp tlvs', smppTlvTable],
    ['smpp failures', smppFailureList],
    ['smpp credential', () => parameterList(new SmscSmppApi().properties)],
    ['smpp trigger', () => parameterList(smppTriggerProperties)],
    ...SMPP_RESOURCES.flatMap(({ value: resource, operations }) =>
      operations.map(({ value, fields }): [string, Generator] => [
        `smpp operation ${resource}.${value}`,
        () => parameterList(fields),
      ]),
    ),
    ['smtp hosts', smtpHostTable],
    ['smtp channels', smtpChannelTable],
    ['smtp mail', smtpMailExample],
    ['smtp credential', () => parameterList(new SmscSmtpApi().properties)],
    ...SMTP_RESOURCES.flatMap(({ value: resource, operations }) =>
      operations.map(({ value, fields }): [string, Generator] => [
        `smtp operation ${resource}.${value}`,
        () => parameterList(fields),
      ]),
    ),
    ['credential', () => parameterList(new SmscApi().properties)],
    ['trigger', () => parameterList(triggerProperties)],
    ['inbox trigger', () => parameterList(inboxTriggerProperties)],
    ...RESOURCES.flatMap((resource) =>
      resource.operations.map((operation): [string, Generator] => [
        nameOperationBlock(resource.value, operation),
        () => {
          const schema = readSchema(resource.value, operation.value);
          return operationReference(resource, operation, schema, readSchema(...STATUS_RECORD));
        },
      ]),
    ),
  ]);
}

export function nameOperationBlock(resource: string, operation: Pick<Operation, 'value'>): string {
  return `operation ${resource}.${operation.value}`;
}
