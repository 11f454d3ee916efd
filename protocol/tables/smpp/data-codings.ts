import { SMPP_SOURCES } from './limits';

/** A value of `data_coding` that the gateway accepts. */
export interface SmppDataCodingRow {
  readonly code: number;
  readonly name: string;
  /** Label in the UI. */
  readonly label: string;
  readonly text: string;
  readonly source: string;
}

const source = `${SMPP_SOURCES.sending} (supported encodings)`;

/**
 * The gateway reads two bits of `data_coding`: coding * 4. Other values, such as the message classes of
 * flash SMS, are not documented.
 */
export const SMPP_DATA_CODINGS = [
  {
    code: 0,
    name: 'default',
    label: 'GSM 7-Bit',
    text: 'GSM 03.38, one octet per septet; ISO-8859-1 if the connection has the option ISO',
    source,
  },
  { code: 4, name: 'binary', label: 'Binary', text: 'Bytes, or ISO-8859-1', source },
  { code: 8, name: 'ucs2', label: 'Unicode (UCS-2)', text: 'UTF-16, big-endian', source },
] as const satisfies readonly SmppDataCodingRow[];

export type SmppDataCoding = (typeof SMPP_DATA_CODINGS)[number]['code'];
