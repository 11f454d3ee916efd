import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { SMTP_HOSTS } from '../../../protocol';
import { createCertificateProperties, createRegionProperty } from './common-properties';

const showForRelay = { show: { server: ['relay'] } };

export class SmscSmtpApi implements ICredentialType {
  name = 'smscSmtpApi';

  displayName = 'SMSC SMTP API';

  icon: Icon = { light: 'file:../icons/smsc.svg', dark: 'file:../icons/smsc.dark.svg' };

  documentationUrl = 'https://github.com/example/n8n-nodes-smsc/blob/main/docs/smtp.md#credential';

  properties: INodeProperties[] = [
    createRegionProperty(SMTP_HOSTS),
    {
      displayName: 'Gateway Address',
      name: 'gatewayAddress',
      type: 'string',
      displayOptions: { show: { region: ['custom'] } },
      default: '',
      placeholder: 'e.g. send@send.example.com',
      description:
        'The mail address that takes the commands; mails go there by your own mail server',
    },
    {
      displayName: 'Login',
      name: 'login',
      type: 'string',
      default: '',
      description: 'The login of the cabinet',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description:
        'The password of the cabinet, without colons; it stands in every mail, and every mail server on the way can read it',
    },
    {
      displayName: 'From',
      name: 'from',
      type: 'string',
      default: '',
      placeholder: 'e.g. n8n@example.com',
      description: 'The address that mails come from, and that gets the answers of the gateway',
    },
    {
      displayName: 'Mail Server',
      name: 'server',
      type: 'options',
      options: [
        {
          name: 'Of the Gateway',
          value: 'gateway',
          description: 'Port 25, which many networks block; only for a region of the list',
        },
        { name: 'Your Own', value: 'relay', description: 'A mail server that passes the mails on' },
      ],
      default: 'relay',
      description: 'The server that takes the mails',
    },
    {
      displayName: 'Security',
      name: 'security',
      type: 'options',
      options: [
        {
          name: 'None',
          value: 'none',
          description: 'The mail travels readable, and the password of the gateway stands in it',
        },
        { name: 'STARTTLS', value: 'startTls', description: 'No mail is sent without it' },
        { name: 'TLS', value: 'tls', description: 'From the first byte, usually at port 465' },
      ],
      default: 'startTls',
      description: 'How the connection to the mail server is encrypted',
    },
    {
      displayName: 'Host',
      name: 'host',
      type: 'string',
      displayOptions: showForRelay,
      default: '',
      placeholder: 'e.g. mail.example.com',
      description: 'Name or IP address of your mail server',
    },
    {
      displayName: 'Port',
      name: 'port',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 65535 },
      displayOptions: showForRelay,
      default: 587,
      description: 'Usually 587 with STARTTLS and 465 with TLS',
    },
    {
      displayName: 'Mail User',
      name: 'user',
      type: 'string',
      displayOptions: showForRelay,
      default: '',
      description: 'Login of the mail server; empty if it asks for none',
    },
    {
      displayName: 'Mail Password',
      name: 'mailPassword',
      type: 'string',
      typeOptions: { password: true },
      displayOptions: showForRelay,
      default: '',
      description: 'Password of the mail server',
    },
    ...createCertificateProperties({ show: { security: ['startTls', 'tls'] } }),
  ];
}
