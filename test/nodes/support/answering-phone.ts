import type { IDataObject } from 'n8n-workflow';
import { accepted } from './ask-person';
import type { RunSettings } from './fake-execution';

/** A phone that answers what it is asked. */
export class Phone {
  readonly asked: string[] = [];
  private readonly replies: IDataObject[] = [];

  /** @param answer the replies to a question */
  constructor(private readonly answer: (question: string) => readonly string[]) {}

  private say(message: string, phone: string): void {
    const id = this.replies.length + 1;
    const received = '27.11.2026 12:00:00';
    const to = { to_phone: '77000000001', received, sent: received };
    this.replies.push({ id, message, phone: phone.slice(1), ...to });
  }

  readonly answers: RunSettings['answers'] = (path, fields) => {
    if (fields.has('get_answers')) {
      return this.replies.filter(({ id }) => Number(id) > Number(fields.get('after_id') ?? 0));
    }
    const text = fields.get('mes');
    if (text !== null) {
      const from = `+${(fields.get('phones') ?? '').replace('+', '')}`;
      this.asked.push(text);
      for (const one of this.answer(text)) this.say(one, from);
    }
    return accepted(path, fields);
  };
}

/** Returns the number that a reply to the question has to repeat; '' without one. */
export const numberIn = (question: string) => /\d{3}(?= or NO)/.exec(question)?.[0] ?? '';
