import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { type RegionName, SMTP_HOSTS } from '../../../protocol';
import {
  createCertificateProperties,
  createRegionNotices,
  createRegionProperty,
} from './common-properties';

const showForRelay = { show: { server: ['relay'] } };

/** The name of a region is its site. */
function writeSetUp(region: RegionName): string {
  return `Enter the login and password with which you sign in at <a href="https://${region}" target="_blank">${region}</a>. Nothing has to be set up there. Each e-mail contains them, readable for every mail server on the way.`;
}

export class SmscSmtpApi implements ICredentialType {
  name = 'smscSmtpApi';

  displayName = 'SMSC SMTP API';

  icon: Icon = {
    light: 'file:../icons/smsc-smtp.svg',
    dark: 'file:../icons/smsc-smtp.dark.svg',
  };

  documentationUrl = 'https://github.com/example/n8n-nodes-smsc/blob/main/docs/smtp.md#credential';

  properties: INodeProperties[] = [
    createRegionProperty(SMTP_HOSTS),
    ...createRegionNotices(writeSetUp),
    {
      displayName: 'Gateway Address',
      name: 'gatewayAddress',
      type: 'string',
      required: true,
      displayOptions: { show: { region: ['custom'] } },
      default: '',
      placeholder: 'e.g. send@send.example.com',
      description:
        'Enter the e-mail address of the gateway; your own mail server sends e-mails to it',
    },
    {
      displayName: 'Login',
      name: 'login',
      type: 'string',
      required: true,
      default: '',
      placeholder: 'e.g. mycompany',
      description: 'Enter the login of the SMSC dashboard',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      required: true,
      typeOptions: { password: true },
      default: '',
      description:
        'Enter the password of the SMSC dashboard, without colons; every e-mail contains it, readable for every mail server on the way',
    },
    {
      displayName: 'From',
      name: 'from',
      type: 'string',
      required: true,
      default: '',
      placeholder: 'e.g. n8n@example.com',
      description:
        'Enter the sender address of the e-mails, which also gets the responses of the gateway',
    },
    {
      displayName: 'Mail Server',
      name: 'server',
      type: 'options',
      options: [
        {
          name: 'SMSC Gateway',
          value: 'gateway',
          description:
            'Send to the gateway on port 25, which many networks block; only for a region of the list',
        },
        {
          name: 'Your Own Server',
          value: 'relay',
          description: 'Send with a mail server that forwards the e-mails',
        },
      ],
      default: 'relay',
      description: 'Choose the server that accepts the e-mails',
    },
    {
      displayName: 'Security',
      name: 'security',
      type: 'options',
      options: [
        {
          name: 'None',
          value: 'none',
          description: 'Send e-mails unencrypted, including the password of the gateway',
        },
        { name: 'STARTTLS', value: 'startTls', description: 'Send no e-mail without STARTTLS' },
        {
          name: 'TLS',
          value: 'tls',
          description: 'Encrypt from the first byte, usually on port 465',
        },
      ],
      default: 'startTls',
      description: 'Choose the encryption of the connection to the mail server',
    },
    {
      displayName: 'Host',
      name: 'host',
      type: 'string',
      required: true,
      displayOptions: showForRelay,
      default: '',
      placeholder: 'e.g. mail.example.com',
      description: 'Enter the name or IP address of your mail server',
    },
    {
      displayName: 'Port',
      name: 'port',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 65535 },
      displayOptions: showForRelay,
      default: 587,
      description: 'Enter the port, usually 587 with STARTTLS and 465 with TLS',
    },
    {
      displayName: 'Mail User',
      name: 'user',
      type: 'string',
      displayOptions: showForRelay,
      default: '',
      description: 'Enter the login of the mail server; empty if it requires none',
    },
    {
      displayName: 'Mail Password',
      name: 'mailPassword',
      type: 'string',
      typeOptions: { password: true },
      displayOptions: showForRelay,
      default: '',
      description: 'Enter the password of the mail server',
    },
    ...createCertificateProperties({ show: { security: ['startTls', 'tls'] } }),
  ];
}
