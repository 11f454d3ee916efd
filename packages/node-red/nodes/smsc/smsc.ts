import { RESOURCES } from '../../../../operations/resources';
import { findOperation } from '../../host/find-operation';
import { guarded } from '../../host/guard';
import { isRecord } from '../../host/is-record';
import { startOperationNode } from '../../host/operation-node';
import type { RedModule } from '../../host/red';
import { overHttp } from '../../host/run-operation';
import { NO_OPERATION, toFlowError } from '../../host/report-problem';

/** Runs any operation, which is chosen in the dialog. */
const register: RedModule = (red) => {
  red.nodes.registerType('smsc', function (config) {
    red.nodes.createNode(this, config);
    const { resource, operation: value, parameters } = config;
    const operation = findOperation(RESOURCES, resource, value);
    if (operation === null) {
      this.on(
        'input',
        guarded(this, (_message, _send, done: (error: Error) => void) => {
          done(toFlowError(NO_OPERATION));
        }),
      );
      return;
    }
    startOperationNode(red, this, config, {
      resource: String(resource),
      operation: overHttp(operation),
      parameters: isRecord(parameters) ? parameters : {},
      catalogue: 'smsc',
    });
  });
};

export = register;
