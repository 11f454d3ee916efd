import type { PartState, PollRun } from '../../operations/inbox/polled';
import { statusPart } from '../../operations/inbox/status-part';
import { MOST_WATCHED } from '../../operations/inbox/watch-list';
import { formatProblem } from '../../protocol/format-problem';
import { type CallbackEvent, createClient, success } from '../../protocol';

const NOW = Date.UTC(2026, 10, 21, 12);
const HOUR = 3_600_000;

interface Row {
  int_id: number;
  id: string;
  phone: string;
  status: number;
  err: number;
  send_timestamp: number;
}

function row(int_id: number, status: number, more: Partial<Row> = {}): Row {
  const sent = NOW / 1000;
  return {
    int_id,
    id: `m${int_id}`,
    phone: `770112${int_id}`,
    status,
    err: 0,
    send_timestamp: sent,
    ...more,
  };
}

/** A part of the trigger over a history that the test writes. */
class Watch {
  rows: Row[] = [];
  asked: Record<string, string>[] = [];
  state: PartState | null = null;
  now = NOW;

  async poll(options: Partial<PollRun['options']> = {}): Promise<string[]> {
    const client = createClient({
      clock: () => this.now,
      sleep: () => Promise.resolve(),
      transport: ({ body }) => Promise.resolve(this.answer(new URLSearchParams(body))),
    });
    const run: PollRun = {
      client,
      now: this.now,
      isWanted: () => true,
      isWatched: () => true,
      options: { idPrefix: '', watchHours: 24, toPhone: '', ...options },
      balanceLimit: 0,
    };
    const result = await statusPart.poll(run, this.state);
    if (!result.ok) throw new Error(formatProblem(result.problem).text);
    // In the form in which n8n stores it.
    this.state = JSON.parse(JSON.stringify(result.state)) as PartState;
    return result.events.map((event) => describeEvent(event as CallbackEvent));
  }

  private answer(fields: URLSearchParams) {
    this.asked.push(Object.fromEntries(fields));
    const phones = fields.get('phone')?.split(',');
    const before = Number(fields.get('prev_id') ?? Infinity);
    const page = this.rows
      .filter(({ int_id: id, phone }) => !(id >= before) && (!phones || phones.includes(phone)))
      .sort((one, other) => other.int_id - one.int_id)
      .slice(0, Number(fields.get('cnt')));
    const body = page.length === 0 ? { error: 'no records found', error_code: 3 } : page;
    return { ok: true as const, httpStatus: 200, body: Buffer.from(JSON.stringify(body)) };
  }
}

function describeEvent(event: CallbackEvent): string {
  if (event.type !== 'deliveryStatus') throw new Error(event.type);
  return `${event.record.id} ${event.record.statusName}`;
}

describe('statusPart', () => {
  it('reports a change of the error code, too', async () => {
    const watch = new Watch();
    watch.rows = [row(1, 0)];
    await watch.poll();
    watch.rows = [row(1, 0, { err: 6 })];
    expect(await watch.poll()).toEqual(['m1 sent']);
    expect(await watch.poll()).toEqual([]);
  });

  it('reports each status once, whatever else happens on the same number', async () => {
    const watch = new Watch();
    const phone = '77011234567';
    await watch.poll();
    watch.rows = [row(1, 0, { phone })];
    expect(await watch.poll()).toEqual(['m1 sent']);
    watch.rows.push(row(2, 0, { phone }), row(3, 1, { phone }));
    expect(await watch.poll()).toEqual(['m2 sent', 'm3 delivered']);
    watch.rows = [row(1, 1, { phone }), row(2, 20, { phone, err: 1 }), row(3, 2, { phone })];
    expect(await watch.poll()).toEqual(['m1 delivered', 'm2 undeliverable']);
    expect(await watch.poll()).toEqual([]);
  });

  it('stops watching when the time is over', async () => {
    const watch = new Watch();
    watch.rows = [row(1, 0)];
    await watch.poll({ watchHours: 2 });
    watch.now += 3 * HOUR;
    await watch.poll({ watchHours: 2 });
    watch.rows = [row(1, 1)];
    expect(await watch.poll({ watchHours: 2 })).toEqual([]);
    expect(watch.state).toMatchObject({ watched: [] });
  });

  it('watches a scheduled message from its send time', async () => {
    const watch = new Watch();
    watch.rows = [row(1, -1, { send_timestamp: (NOW + 5 * HOUR) / 1000 })];
    await watch.poll({ watchHours: 2 });
    watch.now += 6 * HOUR;
    watch.rows = [row(1, 1, { send_timestamp: (NOW + 5 * HOUR) / 1000 })];
    expect(await watch.poll({ watchHours: 2 })).toEqual(['m1 delivered']);
  });

  it('requests many numbers in several requests and never watches more than it can store', async () => {
    const watch = new Watch();
    watch.rows = Array.from({ length: MOST_WATCHED + 50 }, (_, index) => row(index + 1, 0));
    await watch.poll();
    expect((watch.state?.watched as unknown[]).length).toBe(MOST_WATCHED);
    watch.asked = [];
    watch.rows = watch.rows.map((one) => ({ ...one, status: 1 }));
    const told = await watch.poll();
    expect(told).toHaveLength(MOST_WATCHED);
    expect(told[0]).toBe('m51 delivered');
    const requests = watch.asked.filter(({ phone }) => phone !== undefined);
    expect(requests).toHaveLength(MOST_WATCHED / 100);
  });

  it('rejects records without a global ID, which it would report repeatedly', async () => {
    const watch = new Watch();
    watch.rows = [{ ...row(1, 1), int_id: undefined as never }];
    await expect(watch.poll()).rejects.toThrow(/without a global ID/);
  });

  it('passes a problem on without a state', async () => {
    const client = { getHistory: () => Promise.resolve(success([])) };
    const failing = {
      ...client,
      getHistory: () => Promise.resolve({ ok: false, problem: { kind: 'input' } }),
    };
    const run = { client: failing, now: NOW, options: { watchHours: 1 } } as unknown as PollRun;
    expect(await statusPart.poll(run, null)).toEqual({ ok: false, problem: { kind: 'input' } });
  });
});
