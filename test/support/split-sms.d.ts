/** The part that tests use; the library comes without types. */
declare module 'split-sms' {
  interface SplitMessage {
    readonly characterSet: 'GSM' | 'Unicode';
    readonly parts: readonly { readonly content?: string; readonly bytes: number }[];
    readonly bytes: number;
    readonly remainingInPart: number;
  }
  export function split(text: string, options?: { summary?: boolean }): SplitMessage;
}
