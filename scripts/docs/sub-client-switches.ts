import { SUB_CLIENT_SWITCHES } from '../../protocol/tables';
import { cell, code, table } from './markdown';

/** Table of the switches of a subaccount. */
export function subClientSwitchTable(): string {
  return table(
    ['Value', 'Switch', 'Field of the gateway'],
    SUB_CLIENT_SWITCHES.map(({ name, label, field }) => [code(name), cell(label), code(field)]),
  );
}
