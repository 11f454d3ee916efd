/** Unix time in seconds to ISO 8601 UTC; `null` for 0, an empty value or anything that is no time. */
export declare function timestampToIso(value: string | number | null | undefined): string | null;

/** `DD.MM.YYYY hh:mm:ss` in Moscow time (UTC+3) to ISO 8601 UTC; `null` for anything else. */
export declare function moscowDateToIso(value: string | number | null | undefined): string | null;
