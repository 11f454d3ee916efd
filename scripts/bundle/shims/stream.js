// n8n's scan forbids the module `stream`. Without `Transform`, iconv-lite omits its stream
// functions, which the protocol does not use.
module.exports = {};
