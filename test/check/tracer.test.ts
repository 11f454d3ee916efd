import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { type Call, listStays, reportCalls } from '../../scripts/trace/tracer';

/** The functions of the source that report a call, by their number. */
function listCalls(source: string): number[] {
  const calls: number[] = [];
  const { code } = transformSync(reportCalls(source, 'a.ts'), { loader: 'ts', format: 'cjs' });
  runInNewContext(code, { __smscTrace: (_file: string, id: number) => calls.push(id) });
  return calls;
}

describe('reportCalls', () => {
  it.each([
    ['a function', 'function one(): number { return 1; } one();'],
    ['an arrow function', 'const one = (x: number) => x; one(1);'],
    ['an arrow function that returns an object', 'const one = () => ({ a: 1 }); one();'],
    ['a method', 'new (class { one() {} })().one();'],
    ['an accessor', 'void { get one() { return 1; } }.one;'],
    ['a constructor', 'class A { b; constructor() { this.b = 1; } } new A();'],
    ['a derived constructor', 'class A extends Array { constructor() { super(); } } new A();'],
  ])('reports %s', (_kind, source) => {
    expect(listCalls(source)).toEqual([1]);
  });

  it('reports nested functions separately, each with its number', () => {
    expect(listCalls('const one = () => () => () => 1; one()()();')).toEqual([1, 2, 3]);
  });

  it('reports nothing for a function that is not called', () => {
    expect(listCalls('const one = () => 1; type A = () => void;')).toEqual([]);
  });
});

describe('listStays', () => {
  const call = (caller: string, file: string): Call => ({ file, id: 1, caller });

  it('gives the files that the followed files call, and one stay for calls that follow each other', () => {
    const calls = [
      call('host.ts', 'send.ts'),
      call('send.ts', 'run.ts'),
      call('run.ts', 'send.ts'),
      call('send.ts', 'read.ts'),
      call('read.ts', 'deep.ts'),
      call('send.ts', 'read.ts'),
      call('run.ts', 'stage.ts'),
      call('send.ts', 'read.ts'),
    ];
    const stays = ['run.ts', 'read.ts', 'stage.ts', 'read.ts'];
    expect(listStays(calls, ['send.ts', 'run.ts'])).toEqual(stays);
  });

  it('gives nothing for calls inside a file', () => {
    expect(listStays([call('run.ts', 'run.ts')], ['send.ts', 'run.ts'])).toEqual([]);
  });
});
