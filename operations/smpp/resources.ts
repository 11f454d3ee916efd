import { offerInputFields } from '../fields/keep-input';
import { hlr } from './hlr';
import { message } from './message';
import { number } from './number';
import type { SmppResource } from './operation';

/** All resources of the node. Its options, fields, dispatch and documents come from this list. */
export const RESOURCES: readonly SmppResource[] = offerInputFields([message, hlr, number]);
