import {
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  NodeConnectionTypes,
} from 'n8n-workflow';
import { ADMINISTRATION_RESOURCES } from '../../operations/administration-resources';
import { contact } from '../../operations/contact/contact';
import { isTool } from '../shared/execution-host';
import { buildNodeProperties } from '../shared/node-properties';
import { answerTool } from '../shared/tool-run';
import { executeOperation } from '../Smsc/execute-operation';
import {
  searchGroups,
  searchMailings,
  searchSenders,
  searchTemplates,
} from '../Smsc/methods/list-search';
import { mapContactFields } from '../Smsc/methods/map-contact-fields';

/** The part of the gateway that an administrator uses, so that the node SMSC stays short. */
export class SmscAccount implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SMSC Account',
    name: 'smscAccount',
    icon: {
      light: 'file:../../icons/smsc-account.svg',
      dark: 'file:../../icons/smsc-account.dark.svg',
    },
    group: ['output'],
    version: [1],
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Manage contacts, the blocklist, templates, senders, mailings and subaccounts',
    defaults: { name: 'SMSC Account' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [{ name: 'smscApi', required: true }],
    properties: buildNodeProperties(ADMINISTRATION_RESOURCES, contact.value),
  };

  methods = {
    listSearch: { searchGroups, searchMailings, searchSenders, searchTemplates },
    resourceMapping: { mapContactFields },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const stopOnFailure = !this.continueOnFail() && !isTool(this.getNode());
    const run = () => executeOperation(this, ADMINISTRATION_RESOURCES, { stopOnFailure });
    return isTool(this.getNode()) ? await answerTool(this, run) : await run();
  }
}
