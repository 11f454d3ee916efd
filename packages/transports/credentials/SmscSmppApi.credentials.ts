import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import {
  SMPP_CONNECTIONS,
  SMPP_HOSTS,
  SMPP_LIMITS,
  SMPP_PORTS,
  SMPP_VERSIONS,
} from '../../../protocol';
import { createCertificateProperties, createRegionProperty } from './common-properties';

export class SmscSmppApi implements ICredentialType {
  name = 'smscSmppApi';

  displayName = 'SMSC SMPP API';

  icon: Icon = { light: 'file:../icons/smsc.svg', dark: 'file:../icons/smsc.dark.svg' };

  documentationUrl = 'https://github.com/example/n8n-nodes-smsc/blob/main/docs/smpp.md#credential';

  properties: INodeProperties[] = [
    createRegionProperty(SMPP_HOSTS.map(({ region, host: address }) => ({ region, address }))),
    {
      displayName: 'Host',
      name: 'host',
      type: 'string',
      displayOptions: { show: { region: ['custom'] } },
      default: '',
      placeholder: 'e.g. smpp.example.com',
      description: 'Name or IP address of the SMPP server of a reseller or of the emulator',
    },
    {
      displayName: 'TLS',
      name: 'tls',
      type: 'boolean',
      default: true,
      description:
        'Whether to encrypt the connection. Without it the password and all messages travel readable.',
    },
    {
      displayName: 'Port',
      name: 'port',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 65535 },
      default: SMPP_PORTS.tls,
      description: `The gateway has ${SMPP_PORTS.tls} for TLS and ${SMPP_PORTS.plain} without`,
    },
    {
      displayName: 'Login',
      name: 'login',
      type: 'string',
      default: '',
      description: 'The login of the cabinet, in Latin letters',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description:
        'One made for SMPP on the page of access passwords in the cabinet, in Latin letters',
    },
    {
      displayName: 'Connections',
      name: 'connections',
      type: 'number',
      typeOptions: { minValue: SMPP_CONNECTIONS.from, maxValue: SMPP_CONNECTIONS.to },
      default: 1,
      description:
        'How many connections the login may have at the same time. With 1 a second one ends the first. In queue mode set one more than the main process and the workers are together. Every credential and program of the login must say the same.',
    },
    {
      displayName: 'Messages per Second',
      name: 'perSecond',
      type: 'number',
      typeOptions: { minValue: 0 },
      default: SMPP_LIMITS.messagesPerSecond,
      description: `How many SMS to send per second at most, 0 for no limit. The gateway allows ${SMPP_LIMITS.messagesPerSecond} unless its support set more; each part of a long text counts.`,
    },
    {
      displayName: 'Window',
      name: 'window',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: SMPP_LIMITS.largestWindow },
      default: 100,
      description: `How many messages may be on their way without an answer. For mass sending the gateway advises 1000 to ${SMPP_LIMITS.largestWindow}.`,
    },
    {
      displayName: 'Version',
      name: 'version',
      type: 'options',
      options: SMPP_VERSIONS.map(({ name }) => ({ name: `SMPP ${name}`, value: name })),
      default: '3.4',
      description: 'The gateway speaks both',
    },
    {
      displayName: 'Receipt for Each Part',
      name: 'single',
      type: 'boolean',
      default: false,
      description:
        'Whether every part of a long text has an ID and a delivery receipt of its own (SINGLE)',
    },
    {
      displayName: 'Latin-1 Instead of the GSM Alphabet',
      name: 'iso',
      type: 'boolean',
      default: false,
      description:
        'Whether texts that are not UCS-2 travel in ISO-8859-1 (ISO). Only for accounts that are set up for it.',
    },
    ...createCertificateProperties({ show: { tls: [true] } }),
  ];
}
