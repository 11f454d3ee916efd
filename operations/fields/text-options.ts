import type { Field } from '../field';

import { showOptionFor } from './channels';

/** What the node does with a text before the gateway gets it. For messages that come in parts. */
export const TEXT_OPTIONS: readonly Field[] = [
  {
    displayName: 'Add Analysis',
    name: 'addAnalysis',
    displayOptions: showOptionFor('transliterate'),
    type: 'boolean',
    default: false,
    description:
      "Whether to give what the text takes as analysis: encoding, characters, parts, and what would save some; the same as 'Analyze'",
  },
  {
    displayName: 'Replace Look-Alikes',
    name: 'replaceLookAlikes',
    displayOptions: showOptionFor('transliterate'),
    type: 'boolean',
    default: false,
    description:
      'Whether to write quotes, dashes, spaces, № and other signs that are not in the GSM alphabet by signs of it that look alike, which saves parts',
  },
];
