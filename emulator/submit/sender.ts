/** Up to 11 characters, or up to 15 digits; a dot or nothing disables the default sender ID. */
export function isSender(sender: string): boolean {
  return sender.length <= 11 ? /^[\x20-\x7e]*$/.test(sender) : /^\+?\d{1,15}$/.test(sender);
}
