/** Kubernetes' quantities: `100m`, `1.5`, `70Mi`, `1e3`. */

const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const form = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

/** @returns undefined for what is no quantity */
export function quantityOf(value: unknown): number | undefined {
  const [, number, suffix = '', exponent = '0'] = form.exec(String(value)) ?? [];
  const factor = factors[suffix];
  return number === undefined || factor === undefined
    ? undefined
    : Number(number) * factor * 10 ** Number(exponent);
}

/** The map of quantities at hand as numbers. What is none counts nothing: validation has refused it. */
export const quantitiesOf = (quantities: Readonly<Record<string, unknown>>): Map<string, number> =>
  new Map(Object.entries(quantities).map(([name, value]) => [name, quantityOf(value) ?? 0]));
