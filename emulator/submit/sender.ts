/** Up to 11 characters, or up to 15 digits; a dot or nothing switches the default sender off. */
export function isSender(sender: string): boolean {
  return sender.length <= 11 ? /^[\x20-\x7e]*$/.test(sender) : /^\+?\d{1,15}$/.test(sender);
}
