import type { CodeRow, RussianTexts } from './code-row';
import type { EndpointName } from './endpoints';

/**
 * What a retry of the rejected request can achieve.
 * - `never`: the same request is rejected again.
 * - `later`: the gateway did nothing; the same request can succeed after a pause.
 */
export type RejectionRetry = 'never' | 'later';

export interface RequestErrorRow extends CodeRow {
  readonly advice: string;
  /** The text where the phone number is known, with `{number}` in its place. */
  readonly ofNumber?: string;
  /** In Russian; with `ofNumber` where the row has it. */
  readonly ru: RussianTexts & { readonly advice: string; readonly ofNumber?: string };
  readonly endpoints: readonly EndpointName[];
  readonly retry: RejectionRetry;
}
