import { readStatusResponse, readStatusRecords } from '../../../protocol/endpoints/status';
import type { Detail, MessageKey } from '../../../protocol/wire/status-query';
import { answerOf, foundIn } from '../support/contexts';
import { valueOf } from '../../support/results';

type Format = 0 | 1 | 2 | 3;

const ANN = { id: '41', phone: '77011111111' };
const BOB = { id: '42', phone: '77012222222' };
const CID = { id: '42', phone: '77013333333' };
const ALL = [ANN, BOB, CID];

const read = (
  text: string,
  format: Format,
  keys: readonly MessageKey[] = ALL,
  detail: Detail = 0,
) => readStatusResponse(answerOf(text, format), { detail, multiple: true, keys });
const statuses = (...args: Parameters<typeof read>) =>
  valueOf(read(...args)).map(({ status }) => Number(status));

describe('a response for several messages', () => {
  it.each<[string, Format, string]>([
    [
      'lines',
      0,
      'Status = 1, check_time = , err = 0, id = 41, phone = 77011111111\nStatus = 2, err = 0, id = 42, phone = 77012222222\nStatus = 3, err = 6, id = 42, phone = 77013333333\n',
    ],
    [
      'lines with the key before',
      0,
      'id = 41, phone = 77011111111, Status = 1\nid = 42, phone = 77012222222, Status = 2\nid = 42, phone = 77013333333, Status = 3',
    ],
    [
      'values',
      1,
      '1,1286524541,0,41,77011111111\n2,1286524541,0,42,77012222222\r\n3,1286524541,6,42,77013333333\r\n',
    ],
    [
      'values with the key before',
      1,
      '41,77011111111,1,1286524541,0\n42,77012222222,2,1286524541,0\n42,77013333333,3,,6',
    ],
    ['values without a key', 1, '1,1286524541,0\n2,1286524541,0\n3,1286524541,0'],
    [
      'XML',
      2,
      '<list>\n<sms><status>1</status><id>41</id><phone>77011111111</phone></sms>\n<sms><status>2</status><id>42</id><phone>77012222222</phone></sms>\n<sms><status>3</status><id>42</id><phone>77013333333</phone></sms>\n</list>',
    ],
    [
      'JSON',
      3,
      '[{"status":1,"id":41,"phone":"77011111111"},{"status":2,"id":"42","phone":"77012222222"},{"status":3,"id":42,"phone":"77013333333"}]',
    ],
    [
      'JSON in another order',
      3,
      '[{"status":3,"id":42,"phone":"77013333333"},{"status":2,"id":42,"phone":"77012222222"},{"status":1,"id":41,"phone":"77011111111"}]',
    ],
    ['JSON without keys', 3, '[{"status":1},{"status":2},{"status":3}]'],
    ['JSON with IDs alone', 3, '[{"status":1,"id":41},{"status":2,"id":42},{"status":3,"id":42}]'],
    [
      'JSON with phones alone',
      3,
      '[{"status":1,"phone":"77011111111"},{"status":2,"phone":"77012222222"},{"status":3,"phone":"77013333333"}]',
    ],
    [
      'JSON with an uninvited record',
      3,
      '[{"status":9,"id":40},{"status":1,"id":41},{"status":2,"id":42},{"status":3,"id":42}]',
    ],
  ])('returns records in the order of the keys: %s, fmt=%i', (_name, format, text) => {
    expect(statuses(text, format)).toEqual([1, 2, 3]);
  });

  it('with full details has the ID at the end of each line', () => {
    const text =
      'Status = 1, phone = 77011111111, message = a, b = c, comment = , type = 0, id = 41\n' +
      'Status = 2, phone = 77012222222, message = x, comment = y, type = 0, id = 42';
    const [ann, bob] = valueOf(read(text, 0, [ANN, BOB], 1));
    expect(ann).toMatchObject({ id: '41', message: 'a, b = c', comment: '', type: '0' });
    expect(bob).toMatchObject({ id: '42', message: 'x', comment: 'y', type: '0' });
  });

  it('with full details and fmt=1 has the ID at the end or the start of each line', () => {
    const record = (phone: string, text: string) => `1,5,0,5,${phone},1.40,SMSC,OK,${text},,0`;
    const texts = ['a,b', 'c'] as const;
    const atEnd = `${record(ANN.phone, texts[0])},41\n${record(BOB.phone, texts[1])}, 42`;
    const atStart = `41,${record(ANN.phone, texts[0])}\n42,${record(BOB.phone, texts[1])}`;
    for (const text of [atEnd, atStart]) {
      const records = valueOf(read(text, 1, [ANN, BOB], 1));
      expect(records.map(({ id, message }) => [id, message])).toEqual([
        ['41', 'a,b'],
        ['42', 'c'],
      ]);
    }
  });

  it('without IDs in its full lines is matched by position and phone', () => {
    const record = (phone: string, type: string) => `1,5,0,5,${phone},1.40,SMSC,OK,a,,${type}`;
    const text = `${record(ANN.phone, '0')}\n${record(BOB.phone, '0')}`;
    expect(valueOf(read(text, 1, [ANN, BOB], 1)).map(({ phone }) => phone)).toEqual([
      ANN.phone,
      BOB.phone,
    ]);
    expect(foundIn(read(text, 1, [BOB, ANN], 1))).toContain('message 42 to 77012222222');
  });

  it('returns IDs that were not requested instead of reading them as fields', () => {
    const asked = { detail: 0, multiple: true, keys: [] } as const;
    const [short] = valueOf(readStatusResponse(answerOf('1,5,0,7,77019999999', 1), asked));
    expect(short).toEqual({
      status: '1',
      last_timestamp: '5',
      err: '0',
      id: '7',
      phone: '77019999999',
    });
    const line = '1,5,0,5,77019999999,1.40,SMSC,OK,a,,0,1007';
    const [full] = valueOf(readStatusResponse(answerOf(line, 1), { ...asked, detail: 1 }));
    expect(full).toMatchObject({ message: 'a', type: '0', id: '1007' });
  });

  it('separates the record of HLR from that of a message', () => {
    const hlr = '1,5,0,imsi,msc,401,02,cn,net,rcn,rnet';
    const [one, other] = valueOf(
      read(`${hlr},41,77011111111\n1,5,0,42,77012222222`, 1, [ANN, BOB]),
    );
    expect(one).toMatchObject({ imsi: 'imsi', rnet: 'rnet', id: '41' });
    expect(other).not.toHaveProperty('imsi');
    expect(valueOf(read(hlr, 1, [ANN]))[0]).toMatchObject({ imsi: 'imsi', rnet: 'rnet' });
  });

  it('joins the lines of a text with line breaks', () => {
    const text0 =
      'Status = 1, message = a\nb\r\n\nc, comment = , type = 0, id = 41\nStatus = 2, message = d, comment = , type = 0, id = 42';
    expect(valueOf(read(text0, 0, [ANN, BOB], 1)).map(({ message }) => message)).toEqual([
      'a\nb\r\n\nc',
      'd',
    ]);
    const text1 = '1,5,0,5,77011111111,1,S,OK,a\nb,,0,41\n2,5,0,5,77012222222,1,S,OK,d,,0,42';
    expect(valueOf(read(text1, 1, [ANN, BOB], 1)).map(({ message }) => message)).toEqual([
      'a\nb',
      'd',
    ]);
  });

  it('may be a bare record for one key, as without the trailing comma', () => {
    expect(statuses('{"status":1}', 3, [ANN])).toEqual([1]);
    expect(statuses('<sms><status>1</status></sms>', 2, [ANN])).toEqual([1]);
    expect(statuses('-3', 3, [ANN])).toEqual([-3]);
    expect(statuses('-3', 0, [ANN])).toEqual([-3]);
    expect(statuses('-3\n1,5,0', 1, [ANN, BOB])).toEqual([-3, 1]);
  });

  it('returns one record for a key that was requested twice', () => {
    expect(statuses('[{"status":1,"id":41,"phone":"77011111111"}]', 3, [ANN, ANN])).toEqual([1, 1]);
  });

  it('names the missing keys', () => {
    const text = '[{"status":1,"id":41,"phone":"77011111111"}]';
    expect(foundIn(read(text, 3))).toBe(
      'a response without a status of message 42 to 77012222222, message 42 to 77013333333',
    );
    const keys = [ANN, BOB, CID, { id: '43', phone: '1' }, { id: '44', phone: '2' }];
    expect(foundIn(read('[]', 3, keys))).toMatch(/^a response without .*77013333333 and 2 more$/);
  });

  it('without keys returns records that have no status', () => {
    const asked = { detail: 0, multiple: true, keys: [] } as const;
    const context = answerOf('[{"status":1},{"err":1}]', 3);
    expect(foundIn(readStatusResponse(context, asked))).toBe('a record without a status');
  });

  it('with one record for several recipients is not assigned to both', () => {
    const text = '[{"status":1,"id":42}]';
    expect(foundIn(read(text, 3, [BOB, CID]))).toContain('message 42 to 77013333333');
  });
});

describe('readStatusRecords', () => {
  it('returns the existing records and null for the others', () => {
    const context = answerOf('[{"status":3,"id":42,"phone":"77013333333"},{"id":41,"err":1}]', 3);
    const asked = { detail: 0, multiple: true, keys: ALL } as const;
    const records = valueOf(readStatusRecords(context, asked));
    expect(records).toEqual([null, null, { status: 3, id: 42, phone: '77013333333' }]);
  });
});
