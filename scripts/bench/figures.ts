import { callbackMemory } from './callback-memory';
import { callbacks, callbacksLazy } from './callbacks';
import { decoding } from './decoding';
import { equalTexts } from './equal-texts';
import { executionsAtOnce } from './executions-at-once';
import type { Figure } from './figure';
import { hlr } from './hlr';
import { loading } from './loading';
import { personalTexts } from './personal-texts';
import { scaling } from './scaling';
import { statuses } from './statuses';
import { smppReceipts } from './smpp-receipts';
import { smppReconnects } from './smpp-reconnects';
import { smppStalled } from './smpp-stalled';
import { smppSubmits } from './smpp-submits';
import { verifying } from './verifying';

/** All figures, in the order of measurement and display. */
export const FIGURES: readonly Figure[] = [
  personalTexts,
  equalTexts,
  statuses,
  hlr,
  executionsAtOnce,
  callbacks,
  callbacksLazy,
  callbackMemory,
  decoding,
  verifying,
  loading,
  scaling,
  smppSubmits,
  smppStalled,
  smppReconnects,
  smppReceipts,
];
