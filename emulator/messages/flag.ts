import { FLAG_BITS, TEMPLATE_TYPES } from '../../protocol/tables';
import type { Settings } from '../account';

/**
 * The two bytes that describe a message: its type, the balance that paid for it, and its template.
 */
export function flagOf(
  type: number,
  { secondBalance, template }: Pick<Settings, 'secondBalance' | 'template'>,
): number {
  const paid = secondBalance ? FLAG_BITS.paidFromSecondBalance.mask : 0;
  if (template === null) return type | paid;
  const kind = TEMPLATE_TYPES.indexOf(template) << FLAG_BITS.templateType.shift;
  return type | paid | FLAG_BITS.isTemplate.mask | kind;
}
