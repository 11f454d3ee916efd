// n8n's scan does not allow the module `string_decoder`. iconv-lite keeps bytes between chunks with it;
// the protocol always decodes a whole body at once, where Buffer gives the same text.
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
