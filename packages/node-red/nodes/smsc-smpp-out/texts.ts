import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  label: {
    session: 'SMPP Session',
  },
  hint: {
    empty: 'Empty fields take their values from the message.',
  },
};
