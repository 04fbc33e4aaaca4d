/** Whether the whole text is one that the pattern stands for: a star is any characters, and a question mark any one. */
export function matchesPattern(text: string, pattern: string): boolean {
  const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}
