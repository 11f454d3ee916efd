// Replaces iconv-lite's list of all encodings by utf-8 (internal) and the single-byte ones with
// their codec. The gateway uses utf-8, windows-1251 and koi8-r; SMPP has ISO-8859-5 and ISO-8859-8.
// The Chinese, Japanese and Korean tables alone would add 400 KB to every installation.
Object.assign(
  exports,
  require('iconv-lite/encodings/internal.js'),
  require('iconv-lite/encodings/sbcs-codec.js'),
  require('iconv-lite/encodings/sbcs-data-generated.js'),
);
