/**
 * What a tool of an AI agent may do if its owner sets no limit. A model can repeat its calls, so
 * that a tool without limits could spend the whole balance.
 */

/** Recipients in one call. */
export const TOOL_RECIPIENTS = 10;
/** Messages in one execution. */
export const TOOL_MESSAGES = 20;
