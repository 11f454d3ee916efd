import { MAX_XML_LENGTH, parseXml, type XmlElement } from '../../../protocol/wire/xml';

function parse(text: string, decodeEntities = true): XmlElement {
  const outcome = parseXml(text, { decodeEntities });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.root;
}

function reasonOf(text: string, decodeEntities = true): string {
  const outcome = parseXml(text, { decodeEntities });
  return outcome.ok ? 'accepted' : outcome.reason;
}

describe('parseXml', () => {
  it('returns names, texts and children in order', () => {
    const root = parse(
      '<?xml version="1.0" encoding="windows-1251"?>\n<list><a>1</a><b/><a>2</a></list>\n',
    );
    expect(root.name).toBe('list');
    expect(root.children).toEqual([
      { name: 'a', text: '1', children: [] },
      { name: 'b', text: '', children: [] },
      { name: 'a', text: '2', children: [] },
    ]);
  });

  it('keeps digits, spaces and words unchanged', () => {
    const root = parse('<r><a>007</a><b> +7999 </b><c>1e5</c><d>true</d><e>0x1F</e></r>');
    expect(root.children.map(({ text }) => text)).toEqual([
      '007',
      ' +7999 ',
      '1e5',
      'true',
      '0x1F',
    ]);
  });

  it('decodes named and numeric references and CDATA', () => {
    expect(parse('<r>&lt;&amp;&gt; &#1055;&#x41F; <![CDATA[<&amp;>]]></r>').text).toBe(
      '<&> ПП <&amp;>',
    );
  });

  it('decodes more references than an entity bomb requires', () => {
    expect(parse(`<r>${'&#1055;'.repeat(150_000)}</r>`).text).toBe('П'.repeat(150_000));
  });

  it('skips attributes, comments and processing instructions', () => {
    const root = parse('<r a="1>2"><!-- <x> --><?php x ?><b c=\'"\'>1</b></r>');
    expect(root.children).toEqual([{ name: 'b', text: '1', children: [] }]);
  });

  it('keeps names of Object.prototype as plain data', () => {
    expect(parse('<r><toString>1</toString></r>').children[0]?.name).toBe('toString');
  });

  describe('without decoding', () => {
    it('returns the text character for character', () => {
      const root = parse(
        '<r x="a>b">\r\n<mes k=">">a\r\n&#1055;&amp;\u00cf\u00f0 </mes></r>',
        false,
      );
      expect(root.children).toEqual([
        { name: 'mes', text: 'a\r\n&#1055;&amp;\u00cf\u00f0 ', children: [] },
      ]);
    });

    it('returns CDATA in escaped form and drops comments', () => {
      const root = parse('<r><mes>a<![CDATA[<b>&amp;]]><!-- c -->d</mes><e/><f></f></r>', false);
      expect(root.children.map(({ text }) => text)).toEqual(['a&lt;b>&amp;amp;d', '', '']);
    });

    it('returns the text of a root without children', () => {
      expect(parse('\ufeff<balance>&#49;</balance>', false).text).toBe('&#49;');
    });
  });

  it.each([
    ['nothing', ''],
    ['plain text', 'ERROR = 2 (x)'],
    ['an open element', '<a><b>1</b>'],
    ['crossed elements', '<a><b></a></b>'],
    ['a cut tag', '<a'],
    ['two roots', '<a>1</a><b>2</b>'],
    ['text after the root', '<a></a>x'],
    ['text after an empty root', '<a/>x'],
    ['a root after an empty root', '<a/><b/>'],
    ['a bare ampersand', '<a>1 & 2</a>'],
    ['a comment alone', '<!-- a -->'],
    ['an open comment', '<a><!-- </a>'],
    ['an open CDATA section', '<a><![CDATA[ </a>'],
    ['too many levels', `${'<a>'.repeat(40)}${'</a>'.repeat(40)}`],
    ['__proto__', '<a><__proto__>1</__proto__></a>'],
    ['constructor', '<a><constructor>1</constructor></a>'],
    ['prototype', '<prototype>1</prototype>'],
  ])('rejects %s', (_name, text) => {
    expect(reasonOf(text)).toBe('damaged XML');
    expect(reasonOf(text, false)).toBe('damaged XML');
  });

  it.each([
    '<!DOCTYPE r><r/>',
    '<!doctype html><r/>',
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><r>&b;</r>',
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
    '<r><!ENTITY a "x"></r>',
  ])('rejects the declaration in %s', (text) => {
    expect(reasonOf(text)).toBe('XML with a document type declaration');
  });

  it('rejects more characters than it could read in a reasonable time', () => {
    expect(reasonOf(`<a>${' '.repeat(MAX_XML_LENGTH)}</a>`)).toBe('XML that is too large');
    expect(reasonOf(`<a>${'<b/>'.repeat(200_000)}</a>`)).toBe('XML that is too large');
    expect(reasonOf(`<a>${'<b/>'.repeat(2_000)}</a>`)).toBe('accepted');
  });
});
