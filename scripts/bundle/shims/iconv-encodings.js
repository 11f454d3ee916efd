// Replaces iconv-lite's list of all encodings: utf-8 (internal), and the single-byte ones with their
// codec. The gateway speaks utf-8, windows-1251 and koi8-r; the Chinese, Japanese and Korean tables
// alone would be 400 KB of every installation.
Object.assign(
  exports,
  require('iconv-lite/encodings/internal.js'),
  require('iconv-lite/encodings/sbcs-codec.js'),
  require('iconv-lite/encodings/sbcs-data-generated.js'),
);
