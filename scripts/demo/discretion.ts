import { expectEqual, expectNone, type Step } from './findings';
import type { Stage } from './stage';

/** Checks that no step leaked a secret, exceeded a rate limit, or threw in a webhook. */
export async function checkDiscretion(
  stage: Stage,
  places: Readonly<Record<string, string>>,
  secrets: readonly string[],
): Promise<Step> {
  const everywhere = {
    ...places,
    'execution data': stage.engine
      .executions()
      .map(({ inspection }) => inspection)
      .join('\n'),
    "the gateway's log": JSON.stringify(await stage.readLog()),
  };
  const requests = (await stage.readLog()).flatMap((entry) =>
    entry.kind === 'request' ? [entry] : [],
  );
  const leaks = Object.entries(everywhere).flatMap(([place, text]) =>
    secrets.some((secret) => text.includes(secret)) ? [place] : [],
  );
  return {
    title: 'No leaks, no exceeded limits',
    workflow: 'all of them',
    findings: [
      expectNone('no secret in execution data, logs or this output', leaks),
      expectEqual(
        'no documented rate limit was exceeded (error 9)',
        requests.filter(({ errorCode }) => errorCode === 9).length,
        0,
      ),
      expectEqual('no node threw in a webhook', stage.engine.webhookExceptions(), []),
    ],
    table: {
      title: 'Requests to the gateway',
      columns: ['Endpoint', 'Requests'],
      rows: [...new Set(requests.map(({ endpoint }) => endpoint ?? 'unknown'))].map((name) => [
        name,
        requests.filter(({ endpoint }) => endpoint === name).length,
      ]),
    },
  };
}
