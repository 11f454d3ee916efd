// n8n's scan does not allow the module `stream`; without `Transform` iconv-lite leaves its stream
// functions out, which the protocol does not use.
module.exports = {};
