/**
 * How large a callback may be. Anybody who knows the address can send one, so these limits hold
 * before its hash is looked at, and bound what a forged one costs.
 *
 * A genuine callback has fewer than 30 fields. Its longest value is the text of a reply: 4,096
 * Cyrillic characters are 8 KiB of utf-8, and 28 KiB with every one of them escaped.
 */
export const MAX_BODY_BYTES = 64 * 1024;
export const MAX_QUERY_BYTES = 8 * 1024;
export const MAX_FIELDS = 100;
export const MAX_NAME_LENGTH = 100;
/** Of a decoded value: bytes, and characters where an escape left the charset open. */
export const MAX_VALUE_LENGTH = 16 * 1024;
/** Of a value: pieces of bytes between pieces of escaped characters; each costs a conversion. */
export const MAX_VALUE_PARTS = 64;
/** The XML parser looks at a character several times. */
export const MAX_XML_BYTES = 32 * 1024;
/** Start tags, end tags and whatever else begins with `<` in an XML body. */
export const MAX_XML_MARKS = 2 * MAX_FIELDS + 20;
