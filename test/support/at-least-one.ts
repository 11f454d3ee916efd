/**
 * Returns the rows for a loop with assertions. Throws if there are none, because such a loop would
 * pass without checking anything.
 */
export function atLeastOne<Row>(rows: Iterable<Row>): Row[] {
  const all = [...rows];
  if (all.length === 0) throw new Error('The table is empty: nothing would be checked');
  return all;
}
