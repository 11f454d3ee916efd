import type { Field } from '../../../operations/field';
import type { EventForm } from '../forms/event-forms';
import { editor, type EditedNode, textOf } from './editor';
import { type OpenForm, openFields } from './form';
import { load } from './load';
import { CHOICE } from './typed-types';

/** A node that starts a flow, with what its dialog stores. */
export interface EventNode extends EditedNode {
  events?: unknown;
  options?: unknown;
}

interface TypedValue {
  readonly t: string;
  readonly v: string;
}

const open = new Map<string, OpenForm>();

/**
 * Shows the events and the options of a node that starts a flow. It has no message, so its values
 * are written, and the node stores them without types.
 *
 * @param changed receives the chosen events when the form is there and after each change
 */
export async function openEvents(
  node: EventNode,
  form: EventForm,
  changed: (events: readonly string[]) => void = () => undefined,
): Promise<void> {
  const container = editor().$('.smsc-events');
  container.text(textOf(node, 'form.loading'));
  try {
    const loaded = await load();
    const fields = loaded.forms.events[form];
    const { events, options } = node;
    const shown = {
      ...{ id: node.id, type: node.type, _: node._.bind(node) },
      parameters: Object.fromEntries(
        fields.map((field) => [field.name, toTyped(field, { events, options }[field.name])]),
      ),
    };
    const opened = openFields(container, fields, shown, loaded, {
      isStart: true,
      changed: () => changed(readEvents(opened)),
    });
    open.set(node.id, opened);
    changed(readEvents(opened));
  } catch {
    container.text(textOf(node, 'form.notLoaded'));
  }
}

/** Stores what the open form of a node has. */
export function saveEvents(node: EventNode): void {
  const opened = open.get(node.id);
  open.delete(node.id);
  if (opened === undefined) return;
  const { options = {} } = opened.read() as { options?: Record<string, TypedValue> };
  node.events = readEvents(opened);
  node.options = Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, toPlain(name, value)]),
  );
}

export function closeEvents(node: EventNode): void {
  open.delete(node.id);
}

function readEvents(opened: OpenForm): readonly string[] {
  const { events } = opened.read() as { events?: TypedValue };
  return events === undefined ? [] : events.v.split(',').filter((one) => one !== '');
}

/** Names of the options that hold a list. */
const LISTS: ReadonlySet<string> = new Set(['channels', 'statuses']);

function toPlain(name: string, { t, v }: TypedValue): unknown {
  if (LISTS.has(name)) return v.split(',').filter((one) => one !== '');
  if (t === 'bool') return v === 'true';
  return t === 'num' ? Number(v) : v;
}

/** Returns a stored value as the controls of forms know it. */
function toTyped(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (field.type === 'collection') {
    const members = (field.options ?? []) as readonly Field[];
    return Object.fromEntries(
      Object.entries(value as object).flatMap(([name, one]) => {
        const member = members.find((option) => option.name === name);
        return member === undefined ? [] : [[name, toTyped(member, one)] as const];
      }),
    );
  }
  const text = Array.isArray(value) ? value.join(',') : String(value as string);
  switch (field.type) {
    case 'boolean':
      return { t: 'bool', v: text };
    case 'number':
      return { t: 'num', v: text };
    case 'multiOptions':
    case 'options':
      return { t: CHOICE, v: text };
    default:
      return { t: 'str', v: text };
  }
}
