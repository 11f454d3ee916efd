import type { Forms } from '../forms/form-types';
import { editor, editorLanguage } from './editor';

const FOLDER = 'resources/@example/node-red-smsc';

/** The forms of the operations and their texts. */
export interface Loaded {
  readonly forms: Forms;
  /** Returns the text of the editor's language for an English text of a form. */
  translate(this: void, text: string | undefined): string;
}

let loading: Promise<Loaded> | null = null;

/** Loads the forms once for the editor. */
export async function load(): Promise<Loaded> {
  loading ??= loadAll();
  try {
    return await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
}

async function loadAll(): Promise<Loaded> {
  const { $ } = editor();
  const [forms, texts] = await Promise.all([
    $.getJSON(`${FOLDER}/forms.json`),
    $.getJSON(`${FOLDER}/texts-${editorLanguage()}.json`),
  ]);
  const dictionary = texts as Readonly<Record<string, string>>;
  return {
    forms: forms as Forms,
    translate: (text = '') => dictionary[text] ?? text,
  };
}
