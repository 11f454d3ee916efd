/**
 * Size limits of a callback. Anyone who knows the callback URL can send one, so these limits apply
 * before the hash is checked and limit the cost of a forged callback.
 *
 * A genuine callback has fewer than 30 fields. Its longest value is the text of a reply: 4,096
 * Cyrillic characters are 8 KiB in utf-8, and 28 KiB with all characters escaped.
 */
export const MAX_BODY_BYTES = 64 * 1024;
export const MAX_QUERY_BYTES = 8 * 1024;
export const MAX_FIELDS = 100;
export const MAX_NAME_LENGTH = 100;
/** Of a decoded value: bytes, plus escaped characters whose charset is unknown. */
export const MAX_VALUE_LENGTH = 16 * 1024;
/** Of one value: runs of bytes between runs of escaped characters; each needs a conversion. */
export const MAX_VALUE_PARTS = 64;
/** The XML parser reads each character several times. */
export const MAX_XML_BYTES = 32 * 1024;
/** Start tags, end tags and everything else that starts with `<` in an XML body. */
export const MAX_XML_MARKS = 2 * MAX_FIELDS + 20;
