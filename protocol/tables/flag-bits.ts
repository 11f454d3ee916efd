import { SOURCES } from './code-row';

/** One group of bits in the two-byte `flag` number of a message. */
export interface FlagBitsRow {
  readonly name: 'type' | 'paidFromSecondBalance' | 'isTemplate' | 'templateType';
  readonly mask: number;
  readonly shift: number;
  readonly text: string;
  readonly source: string;
}

const source = SOURCES.statusAnswer;

/** All bits that are documented; any other bit is undocumented and stays visible in `flag.raw`. */
export const FLAG_BITS = {
  type: { name: 'type', mask: 0x000f, shift: 0, text: 'Message type', source },
  paidFromSecondBalance: {
    name: 'paidFromSecondBalance',
    mask: 0x0020,
    shift: 5,
    text: 'The message was paid from the second balance',
    source,
  },
  isTemplate: {
    name: 'isTemplate',
    mask: 0x0100,
    shift: 8,
    text: 'The message matched a registered template',
    source,
  },
  templateType: {
    name: 'templateType',
    mask: 0x0600,
    shift: 9,
    text: 'Kind of the template; means something only together with the template bit',
    source,
  },
} as const satisfies Record<FlagBitsRow['name'], FlagBitsRow>;

/** Values of the two `templateType` bits, in the order of their number. */
export const TEMPLATE_TYPES = ['service', 'transactional', 'authorization', 'advertising'] as const;

export type TemplateType = (typeof TEMPLATE_TYPES)[number];
