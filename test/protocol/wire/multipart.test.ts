import {
  buildMultipart,
  type AttachedFile,
  type Multipart,
} from '../../../protocol/wire/multipart';
import { encodeRequest } from '../../../protocol/wire/request';

async function readAll({ chunks: pieces }: Multipart): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) chunks.push(piece);
    else for await (const chunk of piece.open()) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Read by an independent program. */
async function parse(multipart: Multipart): Promise<FormData> {
  const headers = { 'Content-Type': multipart.contentType };
  return await new Response(await readAll(multipart), { headers }).formData();
}

function fileOf(content: Buffer, changes: Partial<AttachedFile> = {}): AttachedFile {
  const file = { name: 'a.bin', contentType: 'application/octet-stream', size: content.length };
  return { ...file, open: () => [content.subarray(0, 3), content.subarray(3)], ...changes };
}

describe('buildMultipart', () => {
  it('writes fields and files byte for byte', async () => {
    const multipart = buildMultipart('a=1&mes=%D0%90%0Ab', [fileOf(Buffer.from('12345'))], 'x1');
    expect((await readAll(multipart)).toString('utf8').split('\r\n')).toEqual([
      '--x1',
      'Content-Disposition: form-data; name="a"',
      '',
      '1',
      '--x1',
      'Content-Disposition: form-data; name="mes"',
      '',
      'А\nb',
      '--x1',
      'Content-Disposition: form-data; name="file0"; filename="a.bin"',
      'Content-Type: application/octet-stream',
      '',
      '12345',
      '--x1--',
      '',
    ]);
    expect(multipart.contentType).toBe('multipart/form-data; boundary=x1');
  });

  it('returns the exact size of the body', async () => {
    const files = [fileOf(Buffer.alloc(0)), fileOf(Buffer.alloc(70_000, 7), { name: 'Счёт.pdf' })];
    const multipart = buildMultipart('a=%FF%00&b=', files, 'boundary');
    expect(multipart.size).toBe((await readAll(multipart)).length);
  });

  it('writes a body that a separate parser reads back', async () => {
    const content = Buffer.from([...Array(256).keys()]);
    const form = await parse(
      buildMultipart('mes=%2B%26%3D%22%25', [fileOf(content, { name: 'Счёт "1".pdf' })], 'b-1'),
    );
    expect(form.get('mes')).toBe('+&="%');
    const file = form.get('file0') as File;
    expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
    expect(file.name).toContain('Счёт');
  });

  it('keeps the charset of the fields', async () => {
    const fields = [['mes', 'Привет']] as const;
    const request = { endpoint: 'send', fields, charset: 'windows-1251', format: 3 } as const;
    const form = encodeRequest(request);
    const bytes = await readAll(buildMultipart(form.ok ? form.value : '', [], 'b'));
    expect(bytes.includes(Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]))).toBe(true);
  });

  it('keeps any name within its header', async () => {
    const evil = fileOf(Buffer.from('x'), {
      name: 'a"\r\nX-Evil: 1\r\n\r\n.txt',
      contentType: 'text/plain\r\nX-Evil: 1',
    });
    const text = (await readAll(buildMultipart('a=1', [evil], 'b'))).toString();
    expect(text).not.toMatch(/^X-Evil/m);
    expect(text).toContain('filename="a%22%0D%0AX-Evil: 1%0D%0A%0D%0A.txt"');
  });

  it('opens a file only when it is read, and again for a second attempt', async () => {
    let opened = 0;
    const content = Buffer.from('12345');
    const open = () => {
      opened += 1;
      return [content];
    };
    const multipart = buildMultipart('a=1', [fileOf(content, { open })], 'b');
    expect(opened).toBe(0);
    expect(await readAll(multipart)).toEqual(await readAll(multipart));
    expect(opened).toBe(2);
  });

  it('is not applicable to a body that is not a form', () => {
    expect(() => buildMultipart('a=%zz', [], 'b')).toThrow(TypeError);
  });
});
