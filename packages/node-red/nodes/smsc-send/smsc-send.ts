import { EVERYDAY_RESOURCES } from '../../../../operations/everyday-resources';
import { findOperation } from '../../host/find-operation';
import { isRecord } from '../../host/is-record';
import { startOperationNode } from '../../host/operation-node';
import type { RedModule } from '../../host/red';
import { overHttp } from '../../host/run-operation';

/** Sends messages: the everyday form of `message.send`. */
const register: RedModule = (red) => {
  const operation = findOperation(EVERYDAY_RESOURCES, 'message', 'send');
  red.nodes.registerType('smsc send', function (config) {
    red.nodes.createNode(this, config);
    if (operation === null) return;
    const { parameters } = config;
    startOperationNode(red, this, config, {
      resource: 'message',
      operation: overHttp(operation),
      parameters: isRecord(parameters) ? parameters : {},
      catalogue: 'smsc-send',
    });
  });
};

export = register;
