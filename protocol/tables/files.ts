/** In bytes; the gateway takes no smaller file. Source: HTTP API, "Sending SMS messages: parameters" (`fileurl`). */
export const SMALLEST_FILE = 101;

/** In bytes: of a document about a sender ID. Source: HTTP API, "List of operations with sender IDs". */
export const LARGEST_SENDER_DOCUMENT = 3 * 1024 * 1024;
