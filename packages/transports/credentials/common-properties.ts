import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { DEFAULT_REGION, REGIONS, type RegionName } from '../../../protocol';

/**
 * Returns the property for the site of the account, with the address of the protocol at each site.
 */
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
    description: 'Choose the site where the account was created; the account works only there',
  };
}

/**
 * Returns a notice for each region, shown below the field of the region.
 *
 * @param write returns the text for a region
 */
export function createRegionNotices(write: (region: RegionName) => string): INodeProperties[] {
  return REGIONS.map(({ name }) => ({
    displayName: write(name),
    name: 'setUpNotice',
    type: 'notice',
    displayOptions: { show: { region: [name] } },
    default: '',
  }));
}

/** Returns the properties for the accepted certificates of an encrypted connection. */
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
        "Enter the PEM text of the authority that signed the server's certificate, if n8n does not trust it already; replaces the built-in list",
    },
    {
      displayName: 'Accept Any Certificate',
      name: 'acceptAnyCertificate',
      type: 'boolean',
      displayOptions,
      default: false,
      description:
        'Whether to connect even if the certificate cannot be verified. An attacker in between can then read the password and all messages.',
    },
  ];
}
