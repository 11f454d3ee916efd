// Replaces iconv-lite's list of all encodings: utf-8 (internal), and the single-byte ones with their
// codec. The gateway speaks utf-8, windows-1251 and koi8-r, SMPP names ISO-8859-5 and ISO-8859-8; the
// Chinese, Japanese and Korean tables alone would be 400 KB of every installation.
Object.assign(
  exports,
  require('iconv-lite/encodings/internal.js'),
  require('iconv-lite/encodings/sbcs-codec.js'),
  require('iconv-lite/encodings/sbcs-data-generated.js'),
);
