import { createSocketReader } from '../../../connections/socket-connection';

/** Lets a reader read a text, like a socket that gets its options. */
function read({ onread }: ReturnType<typeof createSocketReader>, text: string): void {
  const { buffer, callback } = onread;
  if (!Buffer.isBuffer(buffer)) throw new Error('The memory is not there beforehand');
  callback(buffer.write(text, 'latin1'), buffer);
}

describe('the socket reader', () => {
  it('passes received bytes on in the same memory', () => {
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

  it('keeps bytes that arrive before a listener is attached', async () => {
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
