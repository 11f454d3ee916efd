import type { Field } from '../../../operations/field';
import type { EditedNode, Elements } from './editor';
import type { Loaded } from './load';

/** What all controls of a form share. */
export interface FormContext extends Loaded {
  readonly node: EditedNode;
  /** All fields of the form, also those that it hides. */
  readonly fields: readonly Field[];
  /** Whether the node starts a flow, so that there is no message to take a value from. */
  readonly isStart: boolean;
  /** Called after each change, so that the form shows the fields that now apply. */
  changed(this: void): void;
  /** ID of the account that the dialog has chosen. */
  account(this: void): string;
  /** Value of a field of the form; `undefined` where it depends on the message. */
  valueOf(this: void, name: string): unknown;
}

/** A field of an open form. */
export interface Control {
  readonly field: Field;
  readonly element: Elements;
  /** What the node stores; `undefined` for the default. */
  read(): unknown;
  /** The value as conditions read it; `undefined` where it depends on the message. */
  constant(): unknown;
  /** Shows the fields that apply, for a control that has some of its own. */
  refresh?(): void;
}

/** Creates the control of a field with its stored value. */
export type CreateControl = (field: Field, stored: unknown, context: FormContext) => Control;
