import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { DEFAULT_REGION, REGIONS, type RegionName } from '../../../protocol';

/** The site of the account, each with the address that a protocol has there. */
export function createRegionProperty(
  addresses: readonly { readonly region: RegionName; readonly address: string }[],
): INodeProperties {
  return {
    displayName: 'Region',
    name: 'region',
    type: 'options',
    options: [
      ...addresses.map(({ region, address }) => ({
        name: REGIONS.find(({ name }) => name === region)?.label ?? region,
        value: region,
        description: address,
      })),
      { name: 'Other Address', value: 'custom' },
    ],
    default: DEFAULT_REGION,
    description: 'The site where the account was opened; it works on no other',
  };
}

/** Which certificates a server may show, where the connection is encrypted. */
export function createCertificateProperties(displayOptions: IDisplayOptions): INodeProperties[] {
  return [
    {
      displayName: 'Certificate Authority',
      name: 'certificateAuthority',
      type: 'string',
      typeOptions: { rows: 4 },
      displayOptions,
      default: '',
      placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
      description:
        "PEM text of the authority that signed the server's certificate, when it is none that n8n knows; then only this one counts",
    },
    {
      displayName: 'Accept Any Certificate',
      name: 'acceptAnyCertificate',
      type: 'boolean',
      displayOptions,
      default: false,
      description:
        'Whether to connect even if the certificate proves nothing. Then somebody in between can read the password and all messages.',
    },
  ];
}
