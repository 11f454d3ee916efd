import { readSessionSettings, sessions } from '../../../../connections';
import { guarded } from '../../host/guard';
import type { RedModule } from '../../host/red';
import { toFlowError } from '../../host/report-problem';
import type { SmppSessionNode } from '../../host/smpp-session-node';
import { LeaseCount } from './lease-count';

/** An SMPP session, which the nodes with this configuration share. */
const register: RedModule = (red) => {
  red.nodes.registerType(
    'smsc-smpp-config',
    function (config) {
      red.nodes.createNode(this, config);
      const settings = readSessionSettings({ ...config, ...this.credentials });
      const leases = new LeaseCount();
      Object.assign(this, {
        iso: settings.ok && settings.value.systemType.split(',').includes('ISO'),
        fault: settings.ok ? null : settings.problem,
        async acquire(mode, listener) {
          if (!settings.ok) throw toFlowError(settings.problem);
          return await leases.count(
            async () => await sessions.acquire(settings.value, mode, listener),
          );
        },
      } satisfies Partial<SmppSessionNode>);
      this.on(
        'close',
        guarded(this, async (_removed: boolean, done: () => void) => {
          try {
            // Node-RED closes the users of the session at the same time.
            await leases.untilNone();
            await sessions.closeUnused();
          } finally {
            done();
          }
        }),
      );
    },
    { credentials: { login: { type: 'text' }, password: { type: 'password' } } },
  );
};

export = register;
