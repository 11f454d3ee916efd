/**
 * The part of Node-RED's editor that the dialogs use. It publishes no types.
 */

/** A jQuery object, as far as the dialogs use it. */
export interface Elements {
  readonly length: number;
  addClass(name: string): Elements;
  append(...children: (Elements | string)[]): Elements;
  appendTo(parent: Elements): Elements;
  attr(name: string, value: string): Elements;
  css(properties: Readonly<Record<string, string>>): Elements;
  empty(): Elements;
  find(selector: string): Elements;
  on(events: string, listener: () => void): Elements;
  prop(name: string): unknown;
  prop(name: string, value: unknown): Elements;
  remove(): Elements;
  text(text: string): Elements;
  toggle(isShown: boolean): Elements;
  typedInput(options: TypedInputOptions): Elements;
  typedInput(method: 'type' | 'value'): string;
  typedInput(method: 'type' | 'value' | 'width' | 'types', value: unknown): Elements;
  val(): string | null | undefined;
  val(value: string): Elements;
}

/** A choice of a `typedInput`. */
interface TypedChoice {
  readonly value: string;
  readonly label: string;
}

/** A type of a `typedInput`: the name of a type of Node-RED, or a definition. */
export type TypedType =
  | string
  | {
      readonly value: string;
      readonly label: string;
      readonly icon?: string;
      readonly showLabel?: boolean;
      readonly multiple?: boolean;
      readonly options?: readonly TypedChoice[];
      readonly autoComplete?: (
        value: string,
        show: (choices: readonly TypedChoice[]) => void,
      ) => void;
      readonly expand?: (this: Elements & { value(text?: string): string }) => void;
    };

interface TypedInputOptions {
  readonly default: string;
  readonly types: readonly TypedType[];
}

/** A node of the editor while its dialog is open. */
export interface EditedNode {
  readonly id: string;
  readonly type: string;
  resource?: string;
  operation?: string;
  parameters?: unknown;
  /** Translates a key of the node's catalogue. */
  _(key: string, values?: Readonly<Record<string, unknown>>): string;
}

export interface JQuery {
  (selector: string | Elements): Elements;
  getJSON(url: string): Promise<unknown>;
  ajax(options: Readonly<Record<string, unknown>>): Promise<unknown>;
}

interface EditorGlobals {
  readonly location: { readonly origin: string };
  readonly $: JQuery;
  readonly RED: {
    readonly i18n: { lang(): string };
    /** The settings that Node-RED and nodes show to the editor. */
    readonly settings: Readonly<Record<string, unknown>>;
    readonly editor: {
      editText(options: { readonly value: string; complete(text: string): void }): void;
    };
    readonly nodes: { node(id: string): EditedNode | null };
  };
}

export function editor(): EditorGlobals {
  return globalThis as unknown as EditorGlobals;
}

/** Language of the texts that the dialogs load: Russian, or English for all other languages. */
export function editorLanguage(): 'en' | 'ru' {
  return editor().RED.i18n.lang().startsWith('ru') ? 'ru' : 'en';
}

/** Creates an element; the text is never read as HTML. */
export function create(tag: string, text = ''): Elements {
  const element = editor().$(`<${tag}>`);
  return text === '' ? element : element.text(text);
}

/** The key of a text of a node: the catalogue has the name of the folder. */
export function textOf(node: EditedNode, key: string): string {
  return node._(`${node.type.replaceAll(' ', '-')}.${key}`);
}
