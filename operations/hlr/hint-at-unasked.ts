import type { Result } from '../../protocol';
import type { Host } from '../host';
import type { LookedUp } from './look-up-items';
import { tellWhyUnknown } from './to-lookup-output';

/**
 * Tells beside the output how many numbers are pending because the gateway could not be asked,
 * which their records do not show. A host that has no hints shows none.
 */
export function hintAtUnasked(
  host: Pick<Host, 'hint'>,
  found: readonly Result<readonly LookedUp[]>[],
): void {
  const unasked = found
    .flatMap((result) => (result.ok ? result.value : []))
    .filter(
      ({ outcome, fields, problem }) =>
        outcome.accepted === true && (fields === null || problem !== null),
    );
  const [first] = unasked;
  if (first === undefined) return;
  const numbers = unasked.length === 1 ? 'one number' : `${unasked.length} numbers`;
  host.hint({
    message: `The last question for ${numbers} got no answer. ${tellWhyUnknown(first.problem)}. A longer 'Timeout' leaves time for all.`,
    type: 'warning',
  });
}
