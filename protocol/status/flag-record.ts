import {
  findMessageType,
  FLAG_BITS,
  TEMPLATE_TYPES,
  UNKNOWN_NAME,
  type FlagBitsRow,
  type TemplateType,
} from '../tables';

/** The `flag` of a message, taken apart. */
export interface FlagRecord {
  readonly raw: number;
  readonly typeName: string;
  readonly paidFromSecondBalance: boolean;
  readonly isTemplate: boolean;
  /** `null` unless the message is a template. */
  readonly templateType: TemplateType | null;
}

export function toFlagRecord(raw: number): FlagRecord {
  const isTemplate = readBits(raw, 'isTemplate') !== 0;
  return {
    raw,
    typeName: nameOfType(readBits(raw, 'type')),
    paidFromSecondBalance: readBits(raw, 'paidFromSecondBalance') !== 0,
    isTemplate,
    templateType: isTemplate ? (TEMPLATE_TYPES[readBits(raw, 'templateType')] ?? null) : null,
  };
}

/** Message type that a flag says. */
export function typeOfFlag(raw: number): number {
  return readBits(raw, 'type');
}

export function nameOfType(code: number): string {
  return findMessageType(code)?.name ?? UNKNOWN_NAME;
}

function readBits(raw: number, name: FlagBitsRow['name']): number {
  const { mask, shift } = FLAG_BITS[name];
  return (raw & mask) >> shift;
}
