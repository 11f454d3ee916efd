export interface TemplateEntry {
  readonly id: number;
  /** `name`, `msg`, `format`, `sender` and `fl[1]` as received. */
  readonly values: Record<string, string>;
}

/** A text that was submitted to operators. */
export interface OperatorTemplateEntry {
  readonly sender: string;
  readonly text: string;
  /** Operators and message types that were set, and when. */
  readonly flags: Map<string, number>;
}

export interface TemplateList {
  all(): readonly TemplateEntry[];
  find(id: string): TemplateEntry | undefined;
  add(values: Record<string, string>): TemplateEntry;
  remove(entry: TemplateEntry): void;
  findForOperators(sender: string, text: string): OperatorTemplateEntry | undefined;
  addForOperators(sender: string, text: string): OperatorTemplateEntry;
  reset(): void;
}

const FIRST_ID = 701;

export function createTemplateList(): TemplateList {
  let templates: TemplateEntry[] = [];
  let operatorTemplates: OperatorTemplateEntry[] = [];
  let nextId = FIRST_ID;
  return {
    all: () => templates,
    find: (id) => templates.find((entry) => String(entry.id) === id),
    add(values) {
      const entry = { id: nextId++, values };
      templates.push(entry);
      return entry;
    },
    remove(entry) {
      templates = templates.filter((one) => one !== entry);
    },
    findForOperators: (sender, text) =>
      operatorTemplates.find((entry) => entry.sender === sender && entry.text === text),
    addForOperators(sender, text) {
      const entry = { sender, text, flags: new Map<string, number>() };
      operatorTemplates.push(entry);
      return entry;
    },
    reset() {
      [templates, operatorTemplates, nextId] = [[], [], FIRST_ID];
    },
  };
}
