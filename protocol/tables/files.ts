/** In bytes; the gateway takes no smaller file. Source: HTTP API, "Sending SMS messages: parameters" (`fileurl`). */
export const SMALLEST_FILE = 101;
