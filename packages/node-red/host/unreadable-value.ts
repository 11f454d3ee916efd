import type { TypedValue } from './typed-value';

/** A value of a dialog that cannot be used, for example wrong JSONata. */
export class UnreadableValue extends Error {
  readonly code = 'invalidInput';

  /**
   * @param label that of the field; `''` if it has none
   * @param fault what is wrong, after the label
   */
  private constructor(label: string, fault: string, cause?: unknown) {
    const name = label === '' ? 'A value of the dialog' : `'${label}'`;
    super(`${name} ${fault}`, { cause });
  }

  /** @param cause what Node-RED has thrown */
  static because(label: string, cause: unknown): UnreadableValue {
    return new UnreadableValue(label, `cannot be evaluated: ${textOf(cause)}`, cause);
  }

  /** Of a limit or another guard, which must not be off by accident. */
  static missing(label: string, { t, v }: TypedValue): UnreadableValue {
    const source = t === 'jsonata' ? 'its expression' : t === 'env' ? v : `${t}.${v}`;
    return new UnreadableValue(label, `has no value: ${source} is empty. Nothing was sent`);
  }
}

/** JSONata throws plain objects. */
function textOf(cause: unknown): string {
  const { message } = (cause ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? message : String(cause);
}
