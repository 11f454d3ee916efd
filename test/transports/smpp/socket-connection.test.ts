import { createSocketReader } from '../../../packages/transports/nodes/connections/socket-connection';

/** Lets a reader read a text, as a socket does that is given its options. */
function read({ onread }: ReturnType<typeof createSocketReader>, text: string): void {
  const { buffer, callback } = onread;
  if (!Buffer.isBuffer(buffer)) throw new Error('The memory is not there beforehand');
  callback(buffer.write(text, 'latin1'), buffer);
}

describe('what reads a socket', () => {
  it('hands on what comes, in the same memory', () => {
    const reader = createSocketReader();
    const heard: Buffer[] = [];
    const texts: string[] = [];
    reader.listen((bytes) => {
      heard.push(bytes);
      texts.push(String(bytes));
    });
    read(reader, 'first');
    read(reader, 'next');
    expect(texts).toEqual(['first', 'next']);
    expect(heard[0]?.buffer).toBe(heard[1]?.buffer);
  });

  it('keeps what comes before anybody listens', async () => {
    const reader = createSocketReader();
    read(reader, 'very ');
    read(reader, 'early');
    const texts: string[] = [];
    reader.listen((bytes) => texts.push(String(bytes)));
    expect(texts).toEqual([]);
    await new Promise((resolve) => process.nextTick(resolve));
    expect(texts).toEqual(['very early']);
  });
});
