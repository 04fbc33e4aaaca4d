/** Counts that are given as a number or as a percentage. */

/** @param value such as `1` or `25%` */
export const scaled = (value: unknown, of: number, round: (value: number) => number): number => {
  if (typeof value === 'number') return value;
  const percentage = /^(\d+)%$/.exec(String(value))?.[1];
  return percentage === undefined ? 0 : round((Number(percentage) * of) / 100);
};
