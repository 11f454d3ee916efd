import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import {
  DASHBOARD_PAGES,
  dashboardUrl,
  type RegionName,
  SMPP_CONNECTIONS,
  SMPP_HOSTS,
  SMPP_LIMITS,
  SMPP_PORTS,
  SMPP_VERSIONS,
} from '../../../protocol';
import {
  createCertificateProperties,
  createRegionNotices,
  createRegionProperty,
} from './common-properties';

const { label: PASSWORDS, russianLabel: PASSWORDS_IN_RUSSIAN } = DASHBOARD_PAGES.accessPasswords;

function writeSetUp(region: RegionName): string {
  return `In the SMSC dashboard, create a password for SMPP: <a href="${dashboardUrl(region, 'accessPasswords')}" target="_blank">${PASSWORDS}</a> («Настройки → ${PASSWORDS_IN_RUSSIAN}»). In API settings («Настройки API»), turn on SMPP and add n8n's IP address.`;
}

export class SmscSmppApi implements ICredentialType {
  name = 'smscSmppApi';

  displayName = 'SMSC SMPP API';

  icon: Icon = {
    light: 'file:../icons/smsc-smpp.svg',
    dark: 'file:../icons/smsc-smpp.dark.svg',
  };

  documentationUrl = 'https://github.com/example/n8n-nodes-smsc/blob/main/docs/smpp.md#credential';

  properties: INodeProperties[] = [
    createRegionProperty(SMPP_HOSTS.map(({ region, host: address }) => ({ region, address }))),
    ...createRegionNotices(writeSetUp),
    {
      displayName: 'Host',
      name: 'host',
      type: 'string',
      required: true,
      displayOptions: { show: { region: ['custom'] } },
      default: '',
      placeholder: 'e.g. smpp.example.com',
      description:
        'Enter the name or IP address of the SMPP server of a reseller or of the emulator',
    },
    {
      displayName: 'TLS',
      name: 'tls',
      type: 'boolean',
      default: true,
      description:
        'Whether to encrypt the connection. Otherwise the password and all messages are sent unencrypted.',
    },
    {
      displayName: 'Port',
      name: 'port',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 65535 },
      default: SMPP_PORTS.tls,
      description: `Enter the port; the gateway uses ${SMPP_PORTS.tls} with TLS and ${SMPP_PORTS.plain} without`,
    },
    {
      displayName: 'Login',
      name: 'login',
      type: 'string',
      required: true,
      default: '',
      placeholder: 'e.g. mycompany',
      description: 'Enter the login of the SMSC dashboard, in Latin letters',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      required: true,
      default: '',
      placeholder: 'e.g. a password only for SMPP',
      description: `Enter a password for SMPP from the SMSC dashboard, page ${PASSWORDS} («${PASSWORDS_IN_RUSSIAN}»), in Latin letters`,
    },
    {
      displayName: 'Connections',
      name: 'connections',
      type: 'number',
      typeOptions: { minValue: SMPP_CONNECTIONS.from, maxValue: SMPP_CONNECTIONS.to },
      default: 1,
      description:
        'Set the number of connections that the login may have at the same time. With 1, a second connection closes the first. In queue mode, set one more than the number of main and worker processes. Use the same value in every credential and program of the login.',
    },
    {
      displayName: 'Messages per Second',
      name: 'perSecond',
      type: 'number',
      typeOptions: { minValue: 0 },
      default: SMPP_LIMITS.messagesPerSecond,
      description: `Limit the SMS per second; 0 for no limit. The gateway allows ${SMPP_LIMITS.messagesPerSecond} unless its support sets more; each part of a long text counts.`,
    },
    {
      displayName: 'Window',
      name: 'window',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: SMPP_LIMITS.largestWindow },
      default: 100,
      description: `Limit the messages in flight, which have no response yet. For mass sending, the gateway recommends 1000 to ${SMPP_LIMITS.largestWindow}.`,
    },
    {
      displayName: 'Version',
      name: 'version',
      type: 'options',
      options: SMPP_VERSIONS.map(({ name }) => ({ name: `SMPP ${name}`, value: name })),
      default: '3.4',
      description: 'Choose the SMPP version; the gateway supports both',
    },
    {
      displayName: 'Receipt for Each Part',
      name: 'single',
      type: 'boolean',
      default: false,
      description: 'Whether each part of a long text gets its own ID and delivery receipt (SINGLE)',
    },
    {
      displayName: 'Latin-1 Instead of the GSM Alphabet',
      name: 'iso',
      type: 'boolean',
      default: false,
      description:
        'Whether to send texts that are not UCS-2 in ISO-8859-1 (ISO). Only for accounts that are set up for it.',
    },
    ...createCertificateProperties({ show: { tls: [true] } }),
  ];
}
