/** A value of a dialog that Node-RED cannot evaluate, for example wrong JSONata. */
export class UnreadableValue extends Error {
  readonly code = 'invalidInput';

  /**
   * @param label that of the field; `''` if it has none
   * @param cause what Node-RED has thrown
   */
  constructor(label: string, cause: unknown) {
    const name = label === '' ? 'A value of the dialog' : `'${label}'`;
    super(`${name} cannot be evaluated: ${textOf(cause)}`, { cause });
  }
}

/** JSONata throws plain objects. */
function textOf(cause: unknown): string {
  const { message } = (cause ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? message : String(cause);
}
