const units = [
  { name: 'd', milliseconds: 86_400_000 },
  { name: 'h', milliseconds: 3_600_000 },
  { name: 'min', milliseconds: 60_000 },
] as const;

/** A time as people say it, in the two largest units that fit: `3 d 4 h`, `12 min`. @param milliseconds of any sign. */
export function inWords(milliseconds: number): string {
  let rest = Math.abs(milliseconds);
  const parts = units.map((unit) => {
    const count = Math.floor(rest / unit.milliseconds);
    rest -= count * unit.milliseconds;
    return { count, name: unit.name };
  });
  const first = parts.findIndex(({ count }) => count > 0);
  if (first === -1) return 'less than a minute';
  return parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ count, name }) => `${count} ${name}`)
    .join(' ');
}

/** Sentences one after the other, each with one full stop, without those that say nothing. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts
    .flatMap((part) => part || [])
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

/**
 * A moment for readers in any zone, such as `2026-11-28 22:18 UTC (in 3 d)`.
 * @param text in RFC 3339; what is none, such as `never`, stays as it is
 */
export function momentInWords(text: string, now = new Date()): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return text;
  const distance = moment.getTime() - now.getTime();
  const words = inWords(distance);
  const fromNow = distance < 0 ? `${words} ago` : `in ${words}`;
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC (${fromNow})`;
}
