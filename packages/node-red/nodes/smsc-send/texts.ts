import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  hint: {
    empty: 'Empty fields take their values from the message.',
  },
};
