import type { IDataObject } from 'n8n-workflow';

import { COMMENT, DECISION, FREE_TEXT, nameField, type Complaints, type Typed } from './page';
import type { FormField, Question } from '../../../operations/message/wait/question';
import { RECIPIENT_TEXTS } from '../../../operations/recipient-language/texts';
import type { RecipientLanguage } from '../../../protocol';

/** What a person sent: an answer, or its problems. */
export type SentAnswer =
  | { readonly ok: true; readonly answer: IDataObject }
  | { readonly ok: false; readonly typed: Typed; readonly complaints: Complaints };

const LONGEST = 5000;

/**
 * Returns the answer from the form of a page. Only its buttons approve or disapprove.
 *
 * @param language of the complaints
 */
export function readAnswer(
  question: Question,
  body: unknown,
  language: RecipientLanguage,
): SentAnswer {
  const wanted = RECIPIENT_TEXTS[language].page.complaints;
  const typed = readTyped(body);
  if (question.kind === 'approval') return readDecision(question, typed);
  if (question.kind === 'freeText') {
    const text = (typed[FREE_TEXT] ?? '').trim();
    if (text !== '') return { ok: true, answer: { data: { text } } };
    return { ok: false, typed, complaints: { [FREE_TEXT]: wanted.textarea } };
  }
  const values: [string, string | number | boolean | null][] = [];
  const complaints: Record<string, string> = {};
  for (const [place, field] of question.fields.entries()) {
    const name = nameField(place);
    const value = readValue(field, (typed[name] ?? '').trim());
    if (value === undefined) complaints[name] = wanted[field.type];
    else values.push([field.label, value]);
  }
  if (Object.keys(complaints).length > 0) return { ok: false, typed, complaints };
  return { ok: true, answer: { data: Object.fromEntries(values) } };
}

/** Returns the comment on a decision; empty without one. */
export function readComment(body: unknown): string {
  return (readTyped(body)[COMMENT] ?? '').trim();
}

function readDecision(question: Question & { kind: 'approval' }, typed: Typed): SentAnswer {
  const decision = typed[DECISION];
  if (decision === 'approve') return { ok: true, answer: { approved: true } };
  if (decision === 'disapprove' && question.disapprove !== null) {
    return { ok: true, answer: { approved: false } };
  }
  return { ok: false, typed, complaints: {} };
}

/** Returns the value of a field, `undefined` if it is not valid for the field. */
function readValue(field: FormField, text: string): string | number | boolean | null | undefined {
  const { type, choices, isRequired } = field;
  if (type === 'checkbox') return text !== '' ? true : isRequired ? undefined : false;
  if (text === '') return isRequired ? undefined : null;
  switch (type) {
    case 'number': {
      const number = Number(text);
      return Number.isFinite(number) ? number : undefined;
    }
    case 'email':
      return /^[^@\s]+@[^@\s]+$/.test(text) ? text : undefined;
    case 'date':
      return isDay(text) ? text : undefined;
    case 'dropdown':
      return choices.includes(text) ? text : undefined;
    case 'text':
    case 'textarea':
      return text;
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * Returns the last value of each field. Files and lists are not valid answers. n8n puts multipart
 * fields into `data`.
 */
function readTyped(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {};
  const { data } = body as { data?: unknown };
  if (typeof data === 'object' && data !== null) return readTyped({ ...data, data: undefined });
  const entries = Object.entries(body).flatMap(([name, value]): [string, string][] => {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    return typeof last === 'string' ? [[name, last.slice(0, LONGEST)]] : [];
  });
  return Object.fromEntries(entries);
}
