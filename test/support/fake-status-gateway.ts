import { groupBy } from '../../protocol/group-by';
import type { Transport, TransportOutcome } from '../../protocol/http-transport';
import type { FakeTime } from '../../testkit/fake-time';

export interface SeenRequest {
  readonly path: string;
  readonly fields: URLSearchParams;
  readonly ids: readonly string[];
  readonly arrivedAt: number;
  endedAt: number;
}

export interface GatewayBehaviour {
  /** Milliseconds to the gateway, at the gateway, and back. */
  readonly latency?: (request: number) => readonly [number, number, number];
  /** The response instead of statuses, if any. */
  readonly answer?: (seen: SeenRequest, request: number) => unknown;
  /** Fields of a message; default: delivered. `null` omits it. */
  readonly status?: (id: string, at: number) => Record<string, unknown> | null;
}

const WINDOW_S = 60;
const ABORTED: TransportOutcome = { ok: false, details: { reason: 'aborted' } };

/** status.php behind a transport: responds in fmt 3 and records the time of each request. */
export class FakeStatusGateway {
  readonly seen: SeenRequest[] = [];

  constructor(
    private readonly time: FakeTime,
    private readonly behaviour: GatewayBehaviour = {},
  ) {}

  readonly transport: Transport = async ({ path, body, signal }) => {
    const number = this.seen.length;
    const [there, work, back] = this.behaviour.latency?.(number) ?? [20, 60, 20];
    const fields = new URLSearchParams(body);
    const ids = fields.get('id')?.split(',') ?? [];
    const seen = { path, fields, ids, arrivedAt: this.time.clock() + there, endedAt: Infinity };
    this.seen.push(seen);
    await this.time.sleep(there + work, signal);
    if (signal?.aborted) return ABORTED;
    seen.endedAt = this.time.clock();
    const answer = this.behaviour.answer?.(seen, number);
    await this.time.sleep(back, signal);
    if (signal?.aborted) return ABORTED;
    return this.write(answer === undefined ? this.readStatuses(seen) : answer);
  };

  private write(answer: unknown): TransportOutcome {
    if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
      return answer as TransportOutcome;
    }
    return { ok: true, httpStatus: 200, body: Buffer.from(JSON.stringify(answer)) };
  }

  private readStatuses({ ids, fields, arrivedAt }: SeenRequest): unknown {
    const phones = fields.get('phone')?.split(',') ?? [];
    const rows = ids.flatMap((id, index) => {
      const status = this.behaviour.status?.(id, arrivedAt);
      if (status === null) return [];
      return [{ ...(status ?? { status: 1, err: 0 }), id, phone: phones[index] }];
    });
    return ids.length > 1 ? rows : (rows[0] ?? {});
  }

  /** The documented limits that were exceeded, counted most strictly: whole seconds, both ends included. */
  findBrokenLimits(): string[] {
    const broken: string[] = [];
    const check = (what: string, seen: readonly SeenRequest[], allowed: number) => {
      const seconds = seen
        .map(({ arrivedAt }) => Math.floor(arrivedAt / 1000))
        .sort((a, b) => a - b);
      const isBroken = seconds.some((at, index) => {
        const after = seconds[index + allowed];
        return after !== undefined && after - at <= WINDOW_S;
      });
      if (isBroken) broken.push(`more than ${allowed} requests for ${what}`);
    };
    const asked = this.seen.flatMap((seen) => seen.ids.map((id) => ({ id, seen })));
    for (const [id, requests] of groupBy(asked, (one) => one.id)) {
      check(
        `message ${id}`,
        requests.map(({ seen }) => seen),
        5,
      );
    }
    check(
      'several messages',
      this.seen.filter(({ ids }) => ids.length > 1),
      1,
    );
    for (const { arrivedAt } of this.seen) {
      const atOnce = this.seen.filter((o) => o.arrivedAt <= arrivedAt && o.endedAt > arrivedAt);
      if (atOnce.length >= 5) broken.push('five requests at once');
    }
    return broken;
  }
}
