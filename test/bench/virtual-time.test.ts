import { VirtualTime } from '../../scripts/bench/virtual-time';

function createTime() {
  const jumps: number[] = [];
  const time = new VirtualTime(1000, async (ms) => {
    jumps.push(ms);
  });
  return { time, jumps };
}

describe('VirtualTime', () => {
  it('jumps from one timer to the next and returns the elapsed time', async () => {
    const { time, jumps } = createTime();
    const woken: number[] = [];
    const sleep = async (ms: number) => {
      await time.sleep(ms);
      woken.push(time.clock());
    };
    await expect(time.run(Promise.all([sleep(60_000), sleep(100)]))).resolves.toBe(60_000);
    expect(woken).toEqual([1100, 61_000]);
    expect(jumps).toEqual([100, 59_900]);
  });

  it('does not advance while work is running', async () => {
    const { time } = createTime();
    let release: () => void = () => undefined;
    const real = time.during(() => new Promise<void>((resolve) => (release = resolve)));
    const work = Promise.all([real, time.sleep(50)]);
    setImmediate(() => setImmediate(() => setImmediate(release)));
    await expect(time.run(work)).resolves.toBe(50);
  });

  it('passes the error of the work on', async () => {
    const { time } = createTime();
    await expect(time.run(Promise.reject(new Error('gone wrong')))).rejects.toThrow('gone wrong');
  });
});
