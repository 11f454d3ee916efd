import { offerInputFields } from '../fields/keep-input';
import { hlr } from './hlr';
import { message } from './message';
import { number } from './number';
import type { SmtpResource } from './operation';

/** All resources of the node. Its options, fields, dispatch and documents come from this list. */
export const RESOURCES: readonly SmtpResource[] = offerInputFields([message, hlr, number]);
