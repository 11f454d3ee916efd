import { readStatusResponse } from '../../../protocol/endpoints/status';
import { answerOf, foundIn } from '../support/contexts';
import { valueOf } from '../../support/results';
import { STATUS_ODDITIES } from './status-oddities';
import { STATUS_VECTORS } from './status-vectors';

const KEY = { id: '42', phone: '+7 (701) 123-45-67' };
const read = (text: string, format: 0 | 1 | 2 | 3, detail: 0 | 1 | 2 = 0, key = KEY) =>
  readStatusResponse(answerOf(text, format), { detail, multiple: false, keys: [key] });

describe('a status response for one message', () => {
  it.each([...STATUS_VECTORS, ...STATUS_ODDITIES])(
    'is read: fmt=$format, all=$detail, $name',
    (vector) => {
      const mail = vector.fields.phone === 'ann@example.com';
      const key = mail ? { id: '42', phone: 'Ann@Example.com' } : KEY;
      const records = valueOf(read(vector.text, vector.format, vector.detail, key));
      expect(records).toEqual([vector.fields]);
    },
  );

  it('is read without keys', () => {
    const asked = { detail: 0, multiple: false, keys: [] } as const;
    expect(valueOf(readStatusResponse(answerOf('1,5,0', 1), asked))).toHaveLength(1);
  });

  it.each([
    ['+77011234567', '77011234567'],
    ['87011234567', '77011234567'],
    ['7011234567', '77011234567'],
    ['@nick', '@Nick'],
    ['2288', '2288'],
  ])('for %s may contain the corrected %s', (asked, answered) => {
    const key = { id: '42', phone: asked };
    expect(read(`{"status":1,"phone":"${answered}"}`, 3, 1, key).ok).toBe(true);
  });

  it.each([
    ['another phone', '{"status":1,"phone":"77017654321"}'],
    ['another ID', '{"status":1,"id":43}'],
    ['another ID of the same phone', '{"status":1,"id":43,"phone":"77011234567"}'],
    ['no recipient', '[]'],
    ['two without names', '[{"status":1},{"status":0}]'],
    ['no status', '{"err":0}'],
    ['a status that is not a number', '{"status":"new"}'],
    ['a status that is not an integer', '{"status":1.5}'],
    ['something else', '[null]'],
    ['a list of lists', '[[{"status":1}]]'],
    ['a forbidden name', '{"status":1,"__proto__":{"a":1}}'],
    ['a forbidden name behind an escape', '{"status":1,"\\u005f_proto__":"a"}'],
    ['another forbidden name', '{"status":1,"constructor":"a"}'],
  ])('with %s lacks the requested message', (_name, text) => {
    expect(foundIn(read(text, 3))).toBe(
      'a response without a status of message 42 to +7 (701) 123-45-67',
    );
  });

  it.each([
    ['<list></list>', 2],
    ['<sms>1</sms>', 2],
    ['<sms><status>1</status><status>2</status></sms>', 2],
    ['hello', 0],
    ['Status = , err = 1', 0],
    ['hello', 1],
  ] as const)('lacks the requested message in %s', (text, format) => {
    expect(foundIn(read(text, format))).toContain('without a status of message 42');
  });

  it.each([0, 1, 2, 3] as const)('with a bare OK contains no status for fmt=%i', (format) => {
    expect(foundIn(read('OK', format))).toBe('text without a status');
  });
});

describe('texts in plain formats', () => {
  const head0 = 'Status = 1, phone = 77011234567, message = ';
  const head1 = '1,1286524541,0,1286524500,77011234567,1.40,SMSC,OK,';
  const wording = (text: string, format: 0 | 1) => {
    const [record] = valueOf(read(text, format, 1));
    return [record?.message, record?.comment, record?.type];
  };

  it.each([
    ['commas', 'a, b,c', 'x', '0'],
    ['line breaks', 'a\nb\r\nc', 'x', '0'],
    ['equal signs', 'a = b, c = d', 'x', '0'],
    ['empty texts', '', '', '5'],
    ['the words of the format', 'Status = 5, type = x', 'err = 0', '0'],
  ])('keep %s', (_name, message, comment, type) => {
    const tail = `, comment = ${comment}, type = ${type}`;
    expect(wording(`${head0}${message}${tail}`, 0)).toEqual([message, comment, type]);
    expect(wording(`${head1}${message},${comment},${type}`, 1)).toEqual([message, comment, type]);
  });

  it('keep a comma of the comment with fmt=0', () => {
    expect(wording(`${head0}a, comment = x, y, type = 0`, 0)).toEqual(['a', 'x, y', '0']);
  });

  it('lose the border of a comment that contains a comma with fmt=1', () => {
    expect(wording(`${head1}a,x,y,0`, 1)).toEqual(['a,x', 'y', '0']);
  });

  it('lose the border of a comment that looks like one with fmt=0', () => {
    expect(wording(`${head0}a, comment = x, comment = y, type = 0`, 0)).toEqual([
      'a, comment = x',
      'y',
      '0',
    ]);
  });

  it('do not turn a long message into an HLR request', () => {
    const text = `${head1}${'a,'.repeat(20)}b,,0`;
    expect(wording(text, 1)).toEqual([`${'a,'.repeat(20)}b`, '', '0']);
  });

  it('turn a record without a type into an HLR request by its sender', () => {
    const text = '1,5,0,imsi,msc,401,02,cn,net,rcn,rnet,5,77011234567,0.2,HLR,OK,text,x';
    expect(valueOf(read(text, 1, 1))[0]).toMatchObject({ imsi: 'imsi', message: 'text,x' });
    expect(valueOf(read(text.replace('HLR', 'SMS'), 1, 1, { id: '42', phone: 'msc' }))[0]).toEqual(
      expect.objectContaining({ send_timestamp: 'imsi', phone: 'msc' }),
    );
  });
});
