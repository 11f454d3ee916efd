import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  output: {
    right: 'right',
    wrong: 'wrong',
  },
  hint: {
    empty: 'Empty fields take their values from the message.',
  },
};
