// n8n's scan forbids the module `string_decoder`, with which iconv-lite keeps bytes between chunks.
// The protocol always decodes a whole body at once, where Buffer gives the same text.
exports.StringDecoder = class {
  constructor(encoding) {
    this.encoding = encoding;
  }

  write(bytes) {
    return bytes.toString(this.encoding);
  }

  end() {
    return '';
  }
};
