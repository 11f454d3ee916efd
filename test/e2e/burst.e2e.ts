import { outputOf } from '../../testkit/host/execution';
import type { RestClient } from '../../testkit/host/rest-client';
import { newDelivery, postForm, signed, type DeliveryFields } from './support/gateway';
import { publishTrigger } from './support/published-trigger';
import { sharedRest } from './support/shared';
import { until } from './support/until';

const size = 200;
const readTogether = 10;

/** n8n numbers its executions consecutively; lists of concurrent ones are not in that order. */
async function readIdsFrom(rest: RestClient, firstExecution: number): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (let offset = 0; offset < size; offset += readTogether) {
    const numbers = Array.from(
      { length: readTogether },
      (_, index) => firstExecution + offset + index,
    );
    const executions = await Promise.all(
      numbers.map((number) => rest.getExecution(String(number))),
    );
    ids.push(...executions.flatMap((execution) => outputOf(execution, 'End').map(({ id }) => id)));
  }
  return ids;
}

describe('many simultaneous callbacks', () => {
  it(`lose none of ${size}`, async () => {
    const rest = sharedRest();
    const trigger = await publishTrigger('Burst');
    const send = (fields: DeliveryFields): ReturnType<typeof postForm> =>
      postForm(trigger.address, signed(fields));

    const first = newDelivery();
    await send(first);
    await trigger.outputWhere(({ id }) => id === first.id);
    const [firstExecution] = await rest.listExecutions(trigger.workflow.id);

    const burst = Array.from({ length: size }, () => newDelivery());
    const answers = await Promise.all(burst.map(send));
    expect(answers.filter(({ status, text }) => status !== 200 || text !== 'OK')).toEqual([]);
    await until(
      `${size} executions`,
      () => rest.countExecutions(trigger.workflow.id),
      (count) => count >= size + 1,
    );
    const ids = await readIdsFrom(rest, Number(firstExecution!.id) + 1);
    expect(ids.sort()).toEqual(burst.map(({ id }) => id).sort());
    await trigger.unpublish();
  });
});
