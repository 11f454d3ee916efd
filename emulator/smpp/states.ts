/** SMPP states of the gateway's statuses. The gateway's own table is not available: guessed. */
const STATES: ReadonlyMap<number, readonly [state: number, word: string]> = new Map([
  [-3, [7, 'UNKNOWN']],
  [-1, [6, 'ACCEPTD']],
  [0, [1, 'ENROUTE']],
  [1, [2, 'DELIVRD']],
  [2, [2, 'DELIVRD']],
  [3, [3, 'EXPIRED']],
  [4, [2, 'DELIVRD']],
  [20, [5, 'UNDELIV']],
  [22, [8, 'REJECTD']],
  [23, [8, 'REJECTD']],
  [24, [8, 'REJECTD']],
  [25, [8, 'REJECTD']],
]);

export function stateOf(status: number): readonly [state: number, word: string] {
  return STATES.get(status) ?? [7, 'UNKNOWN'];
}
