import { hlr } from './hlr';
import { message } from './message';
import { number } from './number';
import type { SmppResource } from './operation';

/** The one list of what the node can do; options, fields, dispatch and documents come from it. */
export const RESOURCES: readonly SmppResource[] = [hlr, message, number];
