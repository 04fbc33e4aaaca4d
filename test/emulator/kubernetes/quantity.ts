/** Kubernetes' quantities: `100m`, `1.5`, `70Mi`, `1e3` (apimachinery's pkg/api/resource). */

const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** A number with a sign and a fraction, and a suffix: of two, of ten, or an exponent. */
const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d+))?$/;

/** Billionths. */
const nano = 1_000_000_000n;

interface Amount {
  /** In billionths of one; what is finer is rounded away from zero, as Kubernetes does. */
  nanos: bigint;
  form: 'binary' | 'decimal' | 'exponent';
}

function amountOf(text: string): Amount | undefined {
  const [matched, sign, whole = '', fraction = '', two, ten, exponent] = pattern.exec(text) ?? [];
  if (matched === undefined || whole + fraction === '') return undefined;
  const power = ten ? (decimal.indexOf(ten) - 3) * 3 : Number(exponent ?? 0);
  const shift = power + 9 - fraction.length;
  const digits = BigInt(whole + fraction) * (two ? 1024n ** BigInt(binary.indexOf(two)) : 1n);
  const nanos = shift >= 0 ? digits * 10n ** BigInt(shift) : dividedUp(digits, 10n ** BigInt(-shift));
  const form = two ? 'binary' : exponent === undefined ? 'decimal' : 'exponent';
  return { nanos: sign === '-' ? -nanos : nanos, form };
}

const dividedUp = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;

/** @returns undefined for what is no quantity */
export function quantityOf(value: unknown): number | undefined {
  const amount = amountOf(String(value));
  return amount && Number(amount.nanos) / Number(nano);
}

/** The map of quantities at hand as numbers. What is none counts nothing: validation has refused it. */
export const quantitiesOf = (quantities: Readonly<Record<string, unknown>>): Map<string, number> =>
  new Map(Object.entries(quantities).map(([name, value]) => [name, quantityOf(value) ?? 0]));

/** The largest power of `base`, at most the `most`th, by which the value can be divided evenly. */
function evenPower(value: bigint, base: bigint, most: number): number {
  let power = 0;
  for (let rest = value; power < most && rest % base === 0n; rest /= base) power += 1;
  return power;
}

/** In the one form in which Kubernetes writes this amount; what is no quantity stays as it is. */
export function canonicalQuantity(text: string): string {
  const amount = amountOf(text);
  if (amount === undefined) return text;
  const { nanos, form } = amount;
  if (nanos === 0n) return '0';
  const isSmall = nanos > -1024n * nano && nanos < 1024n * nano;
  if (form === 'binary' && !isSmall && nanos % nano === 0n) {
    const power = evenPower(nanos / nano, 1024n, binary.length - 1);
    return `${nanos / nano / 1024n ** BigInt(power)}${binary[power]}`;
  }
  const power = evenPower(nanos, 1000n, decimal.length - 1);
  const mantissa = nanos / 1000n ** BigInt(power);
  if (form !== 'exponent') return `${mantissa}${decimal[power]}`;
  return power === 3 ? String(mantissa) : `${mantissa}e${power * 3 - 9}`;
}
