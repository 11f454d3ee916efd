import { editor, type EditedNode, editorLanguage, textOf } from './editor';

const INPUT = '#node-config-input-';

/** Shows the fields that apply in the dialog of an account, and the check button. */
export function openAccount(node: EditedNode): void {
  const { $ } = editor();
  const read = (name: string): string => $(`${INPUT}${name}`).val() ?? '';
  const show = (): void => {
    const isKey = read('authentication') !== 'loginPassword';
    $('.smsc-if-custom').toggle(read('region') === 'custom');
    $('.smsc-if-key').toggle(isKey);
    $('.smsc-if-login').toggle(!isKey);
  };
  $(`${INPUT}region`).on('change', show);
  $(`${INPUT}authentication`).on('change', show);
  show();
  const result = $('.smsc-check-result');
  $('.smsc-check').on('click', () => {
    result.text(textOf(node, 'check.running'));
    void check(node, read).then(
      (text) => result.text(text),
      () => result.text(textOf(node, 'check.failed')),
    );
  });
}

interface CheckAnswer {
  readonly key?: string;
  readonly balance?: number;
  readonly currency?: string | null;
  readonly error?: { readonly text: string; readonly advice: string };
}

/** Signs in with what the dialog has; the secrets travel in the body of the request. */
async function check(node: EditedNode, read: (name: string) => string): Promise<string> {
  const settings = ['region', 'baseUrl', 'authentication'] as const;
  const credentials = ['apiKey', 'login', 'password'] as const;
  const answer = (await editor().$.ajax({
    url: `smsc/${encodeURIComponent(node.id)}/check?language=${editorLanguage()}`,
    type: 'POST',
    contentType: 'application/json; charset=utf-8',
    data: JSON.stringify({
      ...Object.fromEntries(settings.map((name) => [name, read(name)])),
      credentials: Object.fromEntries(credentials.map((name) => [name, read(name)])),
    }),
  })) as CheckAnswer;
  if (answer.key !== undefined) return textOf(node, `check.${answer.key}`);
  if (answer.error !== undefined) return `${answer.error.text}. ${answer.error.advice}`;
  const { balance, currency } = answer;
  const amount = [balance, currency].filter((one) => one !== null && one !== undefined).join(' ');
  const key = `${node.type}.check.balance`;
  return node._(key, { balance: amount });
}

/** The result of a validator: `true`, or what is wrong. */
type Verdict = string | boolean;

export function checkAddress(
  node: EditedNode & { readonly region?: string },
  value: string,
): Verdict {
  const region = editor().$(`${INPUT}region`).val() ?? node.region;
  const isVariable = /^\$\{[^}]+\}$/.test(value);
  if (region !== 'custom' || isVariable) return true;
  return /^https?:\/\/[^/?#@\s\\]+(?=[/?#]|$)/i.test(value.trim())
    ? true
    : textOf(node, 'validate.baseUrl');
}

export function checkZone(node: EditedNode, value: string | undefined): Verdict {
  const zone = (value ?? '').trim();
  if (zone === '' || /^\$\{[^}]+\}$/.test(zone)) return true;
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return textOf(node, 'validate.zone');
  }
}
