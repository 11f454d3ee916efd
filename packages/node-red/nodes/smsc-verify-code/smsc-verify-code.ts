import { EVERYDAY_RESOURCES } from '../../../../operations/everyday-resources';
import { findOperation } from '../../host/find-operation';
import { isRecord } from '../../host/is-record';
import { startOperationNode, toOneOutput } from '../../host/operation-node';
import type { RedModule } from '../../host/red';
import { overHttp } from '../../host/run-operation';

/** Verifies one-time codes. A right code goes to the first output, a wrong one to the second. */
const register: RedModule = (red) => {
  const operation = findOperation(EVERYDAY_RESOURCES, 'code', 'verify');
  red.nodes.registerType('smsc verify code', function (config) {
    red.nodes.createNode(this, config);
    if (operation === null) return;
    const { parameters } = config;
    startOperationNode(red, this, config, {
      resource: 'code',
      operation: overHttp(operation),
      parameters: isRecord(parameters) ? parameters : {},
      catalogue: 'smsc-verify-code',
      toOutputs: (message, records, isList) => {
        const right = records.filter(({ verified }) => verified === true);
        const wrong = records.filter(({ verified }) => verified !== true);
        return [right, wrong].map((some) =>
          some.length === 0 ? null : toOneOutput(message, some, isList),
        );
      },
    });
  });
};

export = register;
