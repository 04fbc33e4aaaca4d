/** How money is told, in US dollars: the one place for people, and for other programs. */
import { hoursOfMonth } from '../spec/prices.ts';

/** Such as `$0.243`; of larger sums, two decimals. */
export function dollars(amount: number): string {
  return `$${amount.toFixed(amount < 10 ? 3 : 2)}`;
}

/** Such as `$0.240 an hour ($5.76 a day, $175 a month)`. */
export function rateInWords(hourly: number): string {
  return `${dollars(hourly)} an hour (${sum(hourly * 24)} a day, ${sum(hourly * hoursOfMonth)} a month)`;
}

/** Such as `$5.76`; whole dollars from a hundred on. */
function sum(amount: number): string {
  return `$${amount.toFixed(amount < 100 ? 2 : 0)}`;
}

/** For JSON: an hour's price to the hundredth of a cent, without what adding up in binary leaves behind. */
export function rounded(hourly: number): number {
  return Number(hourly.toFixed(4));
}
