import { formatProblem } from '../../../protocol/format-problem';
import { createSmppClient } from '../../../protocol/smpp/client';
import type {
  SmppClient,
  SmppClientOptions,
  SubmitOutcome,
} from '../../../protocol/smpp/client-interface';
import { prepareMessage } from '../../../protocol/smpp/prepare-message';
import type { PreparedMessage, SmppMessageParameters } from '../../../protocol/smpp/message';
import type { FakeServer } from './fake-server';
import { valueOf } from '../../support/results';

export const NOW = new Date('2026-11-27T12:00:00Z');

export function message(parameters: Partial<SmppMessageParameters> = {}): PreparedMessage {
  const prepared = prepareMessage(
    { channel: 'sms', to: '+77011234567', text: 'Hello', ...parameters },
    { now: NOW },
  );
  return valueOf(prepared);
}

export function client(server: FakeServer, options: Partial<SmppClientOptions> = {}): SmppClient {
  const created = createSmppClient(server.ports, {
    systemId: 'demo',
    password: 'pw',
    perSecond: null,
    ...options,
  });
  return valueOf(created);
}

/** A client that is connected. */
export async function bound(
  server: FakeServer,
  options: Partial<SmppClientOptions> = {},
): Promise<SmppClient> {
  const made = client(server, options);
  const started = await made.start();
  if (!started.ok) throw new Error(formatProblem(started.problem).text);
  return made;
}

/** Submits messages at once; `outcomes` fills as they become known. */
export function submitEach(
  made: SmppClient,
  messages: readonly PreparedMessage[],
): (SubmitOutcome | undefined)[] {
  const outcomes: (SubmitOutcome | undefined)[] = messages.map(() => undefined);
  messages.forEach((one, index) => {
    made.submit(one).then(
      (outcome) => (outcomes[index] = outcome),
      () => undefined,
    );
  });
  return outcomes;
}
