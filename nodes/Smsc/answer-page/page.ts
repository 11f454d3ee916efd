import { Html, html } from './html';
import type { FormField, Question } from '../../../operations/message/wait/question';
import {
  type Notice,
  RECIPIENT_TEXTS,
  type RecipientTexts,
} from '../../../operations/recipient-language/texts';
import type { RecipientLanguage } from '../../../protocol';

/** The entered values, by the name of the field on the page. */
export type Typed = Readonly<Record<string, string>>;
/** The problems of the entered values, by the name of the field on the page. */
export type Complaints = Readonly<Record<string, string>>;

export interface AskedPage {
  /** Language of everything that the user did not write. */
  readonly language: RecipientLanguage;
  readonly title: string;
  readonly message: string;
  readonly question: Question;
  /** Whether a decision may have a comment. */
  readonly hasComment?: boolean;
  readonly typed?: Typed;
  readonly complaints?: Complaints;
}

/** The name of the value that the buttons of an approval send. */
export const DECISION = 'decision';
/** The name of the value of the comment on a decision. */
export const COMMENT = 'comment';
/** The name of the value of a free text. */
export const FREE_TEXT = 'text';

export function nameField(place: number): string {
  return `field-${place}`;
}

/**
 * Allows no external content, no scripts, no frames, and forms only to the origin of the page, so
 * that the text of a message cannot attack the n8n that serves it.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** Returns the page of a link. Opening it decides nothing; only sending its form does. */
export function renderQuestion(page: AskedPage): string {
  const { language, title, message, question } = page;
  const texts = RECIPIENT_TEXTS[language].page;
  // n8n accepts the answer to a custom form only in this encoding.
  const isForm = question.kind === 'customForm';
  return renderPage(
    language,
    title === '' ? texts.title : title,
    html`${title === '' ? null : html`<h1>${title}</h1>`}
      <p class="message">${message}</p>
      <form method="post" ${isForm && html` enctype="multipart/form-data"`}>
        ${renderForm(page, question, texts)}
      </form>`,
  );
}

/** Returns a page with only a message. */
export function renderNotice(
  language: RecipientLanguage,
  kind: 'thanks' | 'changed' | 'outdated',
): string {
  const { title, text }: Notice = RECIPIENT_TEXTS[language].page[kind];
  return renderPage(
    language,
    title,
    html`<h1>${title}</h1>
      <p>${text}</p>`,
  );
}

function renderForm(
  { typed = {}, complaints = {}, hasComment = false }: AskedPage,
  question: Question,
  texts: RecipientTexts['page'],
): Html {
  if (question.kind === 'approval') {
    const { approve, disapprove } = question;
    const decline = disapprove === null ? null : disapprove || texts.decline;
    const comment: FormField = {
      ...{ label: texts.comment, type: 'textarea', choices: [], isRequired: false },
    };
    return html`${hasComment &&
      renderField(COMMENT, comment, typed[COMMENT] ?? '', undefined, texts.optional)}
      <div class="buttons">
        <button class="main" name="${DECISION}" value="approve">${approve || texts.approve}</button>
        ${decline === null
          ? null
          : html`<button name="${DECISION}" value="disapprove">${decline}</button>`}
      </div>`;
  }
  const fields: readonly (FormField & { name: string })[] =
    question.kind === 'freeText'
      ? [{ name: FREE_TEXT, label: texts.answer, type: 'textarea', choices: [], isRequired: true }]
      : question.fields.map((field, place) => ({ ...field, name: nameField(place) }));
  const rows = fields.map(({ name, ...field }) =>
    renderField(name, field, typed[name] ?? '', complaints[name], texts.optional),
  );
  return html`${rows}
    <div class="buttons"><button class="main">${texts.send}</button></div>`;
}

function renderField(
  name: string,
  field: FormField,
  typed: string,
  complaint: string | undefined,
  optional: string,
): Html {
  const { label, type, isRequired } = field;
  const told = complaint === undefined ? null : html`<small role="alert">${complaint}</small>`;
  const required = isRequired && html` required`;
  if (type === 'checkbox') {
    const checked = typed !== '' && html` checked`;
    return html`<label class="check"
        ><input type="checkbox" name="${name}" value="yes" ${required}${checked} />
        <span>${label}</span></label
      >${told}`;
  }
  return html`<label
      ><span>${label}${isRequired ? null : html` <i>${optional}</i>`}</span>${renderInput(
        name,
        field,
        typed,
        required,
      )}</label
    >${told}`;
}

function renderInput(
  name: string,
  { type, choices }: FormField,
  typed: string,
  required: Html | false,
): Html {
  if (type === 'textarea') {
    return html`<textarea name="${name}" rows="4" maxlength="5000" ${required}>${typed}</textarea>`;
  }
  if (type !== 'dropdown') {
    const step = type === 'number' && html` step="any"`;
    return html`<input
      type="${type}"
      name="${name}"
      value="${typed}"
      maxlength="5000"
      ${step}${required}
    />`;
  }
  const options = choices.map(
    (choice) => html`<option${choice === typed && html` selected`}>${choice}</option>`,
  );
  return html`<select name="${name}" ${required}>
    <option value=""></option>
    ${options}
  </select>`;
}

function renderPage(language: RecipientLanguage, title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `.text;
}

const STYLE = `
:root { --text: #1d2430; --soft: #5b6573; --back: #eef1f5; --card: #ffffff; --line: #cdd4de; --main: #0b62c4; --on: #ffffff; --bad: #b3261e }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8ebf0; --soft: #a5afbd; --back: #14181f; --card: #1e242e; --line: #414b5a; --main: #7ab6ff; --on: #0d1420; --bad: #ff9d94 }
}
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.25rem; background: var(--back); color: var(--text); font: 1.0625rem/1.5 system-ui, sans-serif }
main { width: 100%; max-width: 28rem; padding: 1.75rem 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem }
h1 { margin: 0 0 .75rem; font-size: 1.25rem; line-height: 1.3 }
p { margin: 0 }
.message { white-space: pre-wrap; overflow-wrap: anywhere }
form { margin-top: 1.5rem; display: grid; gap: 1rem }
label { display: grid; gap: .375rem }
label span { font-weight: 600; overflow-wrap: anywhere }
label i { font-weight: 400; color: var(--soft) }
.check { grid-template-columns: auto 1fr; align-items: center; gap: .625rem }
input, select, textarea { width: 100%; padding: .625rem .75rem; font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: .5rem }
.check input { width: 1.25rem; height: 1.25rem; accent-color: var(--main) }
.buttons { display: grid; gap: .75rem }
button { min-height: 3rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: var(--text); background: transparent; border: 1px solid var(--line); border-radius: .625rem; cursor: pointer; overflow-wrap: anywhere }
button.main { color: var(--on); background: var(--main); border-color: var(--main) }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px }
small { color: var(--bad) }
`;
