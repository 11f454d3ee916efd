/** Russian texts of the forms by their English text. A test fails when one is missing. */
export const RUSSIAN: Readonly<Record<string, string>> = {};
