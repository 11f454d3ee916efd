import { editor, type EditedNode } from './editor';
import { type EventNode, openEvents } from './events';

const INPUT = '#node-input-';

/** Opens the dialog of `smsc smpp in`. */
export function openSmppIn(node: EventNode): void {
  void openEvents(node, 'smpp');
}

/** Opens the dialog of `smsc poll`: the limit of the balance belongs to one event. */
export function openPoll(node: EventNode): void {
  const { $, RED } = editor();
  $('.smsc-if-memory-only').toggle(RED.settings['smscPollIsPersistent'] === false);
  void openEvents(node, 'poll', (events) => {
    $('.smsc-if-balance').toggle(events.includes('lowBalance'));
  });
}

/** The hash of the chosen account, as far as the editor knows it. */
interface EditedAccount extends EditedNode {
  readonly callbackHash?: string;
}

/** Opens the dialog of `smsc in`: shows the URL to enter at the gateway, and what stands in its way. */
export function openCallback(node: EventNode): void {
  const { $, RED, location } = editor();
  const read = (name: string): string => {
    const value = $(`${INPUT}${name}`).val();
    return typeof value === 'string' ? value : '';
  };
  const root = RED.settings['httpNodeRoot'];
  const refresh = (): void => {
    const isSigned = read('authentication') !== 'none';
    const account = RED.nodes.node(read('account')) as EditedAccount | null;
    const path = `${typeof root === 'string' ? root : ''}/${read('path')}`.replace(/\/{2,}/g, '/');
    const signature = isSigned ? `&${account?.callbackHash ?? 'sha1'}=SECRET` : '';
    $('.smsc-address').text(`${location.origin}${path}?charset=utf-8${signature}`);
    $('.smsc-if-signed').toggle(isSigned);
    $('.smsc-if-unsigned').toggle(!isSigned);
  };
  for (const name of ['authentication', 'account', 'path']) {
    $(`${INPUT}${name}`).on('change input', refresh);
  }
  $('.smsc-if-http-node-auth').toggle(RED.settings['smscInHasHttpNodeAuth'] === true);
  $('.smsc-if-no-http').toggle(RED.settings['smscInHasHttp'] === false);
  refresh();
  void openEvents(node, 'callback');
}

/** Opens the dialog of an SMPP session: shows the fields that apply. */
export function openSession(): void {
  const { $ } = editor();
  const config = '#node-config-input-';
  const refresh = (): void => {
    $('.smsc-if-custom').toggle($(`${config}region`).val() === 'custom');
    $('.smsc-if-tls').toggle($(`${config}tls`).prop('checked') === true);
  };
  $(`${config}region`).on('change', refresh);
  $(`${config}tls`).on('change', refresh);
  refresh();
}
