import type { Settings } from '../account';
import type { FaultRule } from '../faults';
import { SMPP_ACTIONS, type EmulatorControl } from './control';

export interface ControlResponse {
  readonly status: number;
  readonly content: unknown;
}

export type ControlRoutes = (
  method: string,
  name: string,
  body: Buffer,
) => Promise<ControlResponse>;

type Input = Readonly<Record<string, unknown>>;
type Action = (control: EmulatorControl, input: unknown) => unknown;

/** Actions of `/emulator/<name>`, by method and name. */
const ROUTES: Readonly<Record<string, Action>> = {
  'POST callback-url': (control, input) => {
    const { url } = asObject(input);
    if (url !== null && typeof url !== 'string') throw new Error("'url' must be a string or null");
    control.setCallbackUrl(url);
    return { ok: true };
  },
  'POST incoming': (control, input) => {
    const { to, replyToId, ...rest } = asObject(input);
    return control.incoming({
      phone: asText(rest.phone, 'phone'),
      text: asText(rest.text, 'text'),
      ...(to === undefined ? {} : { to: asText(to, 'to') }),
      ...(replyToId === undefined ? {} : { replyToId: asText(replyToId, 'replyToId') }),
    });
  },
  'POST call': (control, input) => control.call({ phone: asText(asObject(input).phone, 'phone') }),
  'POST click': (control, input) => control.click(asText(asObject(input).link, 'link')),
  'POST advance': (control, input) => {
    const { seconds } = asObject(input);
    if (typeof seconds !== 'number' || !(seconds >= 0)) {
      throw new Error("'seconds' must be a number of 0 or more");
    }
    return control.advance(seconds);
  },
  'POST faults': (control, input) => {
    const rules = Array.isArray(input) ? input : asObject(input).rules;
    if (!Array.isArray(rules)) throw new Error('Send an array of rules, or { rules: [...] }');
    control.setFaults(rules as FaultRule[]);
    return { ok: true };
  },
  'POST settings': (control, input) => control.configure(asObject(input) as Partial<Settings>),
  'POST smpp': (control, input) => {
    const { action } = asObject(input);
    const known = SMPP_ACTIONS.find((name) => name === action);
    if (known === undefined) throw new Error(`'action' must be one of ${SMPP_ACTIONS.join(', ')}`);
    return control.smpp(known);
  },
  'GET smpp': (control) => control.smpp('look'),
  'POST reset': (control) => {
    control.reset();
    return { ok: true };
  },
  'GET log': (control) => control.readLog(),
  'GET messages': (control) => control.readMessages(),
  'GET mailings': (control) => control.readMailings(),
  'GET sub-clients': (control) => control.readSubClients(),
  'GET mails': (control) => control.readMails(),
  'GET senders': (control) => control.readSenders(),
  'GET rented-numbers': (control) => control.readRentedNumbers(),
  'GET confirmations': (control) => control.readConfirmations(),
};

export function createControlRoutes(control: EmulatorControl): ControlRoutes {
  return async (method, name, body) => {
    const action = ROUTES[`${method} ${name}`];
    if (!action) {
      return reject(404, `${method} /emulator/${name} does not exist. Use one of ${listRoutes()}`);
    }
    try {
      const input: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
      return { status: 200, content: await action(control, input) };
    } catch (error) {
      return reject(400, error instanceof Error ? error.message : String(error));
    }
  };
}

function reject(status: number, message: string): ControlResponse {
  return { status, content: { error: message } };
}

function listRoutes(): string {
  return Object.keys(ROUTES).join(', ');
}

function asObject(input: unknown): Input {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new Error('The body must be a JSON object');
  }
  return input as Input;
}

function asText(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new Error(`'${name}' must be a string`);
}
