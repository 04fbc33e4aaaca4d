/** What users type, turned into values. A parser throws a Problem that says what is wrong and what to write instead. */

export class Problem extends Error {}

export type Parser<Value> = (text: string) => Value;

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `90m`, `8h`, `3d`, `5s`, `20ms`, in milliseconds. */
export function duration({
  least,
  most,
  example,
}: {
  least: string;
  most: string;
  example: string;
}): Parser<number> {
  return (text) => {
    const value = milliseconds(text);
    if (value === undefined || value < (milliseconds(least) ?? 0) || value > (milliseconds(most) ?? 0)) {
      throw new Problem(
        `${quote(text)} is not a time from ${least} to ${most}. Write a number and its unit, such as ${example}.`,
      );
    }
    return value;
  };
}

function milliseconds(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * units[unit as keyof typeof units];
}

export function wholeNumber(least: number, most: number, example: number): Parser<number> {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,9}$/.test(text) || value < least || value > most) {
      throw new Problem(
        `${quote(text)} is not a whole number from ${least} to ${most}. Write one, such as ${example}.`,
      );
    }
    return value;
  };
}

export function oneOf<const Value extends string>(...values: readonly Value[]): Parser<Value> {
  return (text) => {
    const value = values.find((each) => each === text);
    if (value === undefined)
      throw new Problem(`${quote(text)} is not known. Write one of: ${values.join(', ')}.`);
    return value;
  };
}

/** Text of a certain form. `form` follows "is not", `example` follows "such as". */
export function matching(pattern: RegExp, form: string, example: string): Parser<string> {
  return (text) => {
    if (!pattern.test(text))
      throw new Problem(`${quote(text)} is not ${form}. Write it in full, such as ${example}.`);
    return text;
  };
}

export const anyText: Parser<string> = (text) => text;

/** Values apart by commas, white space or lines. */
export function listOf<Value>(item: Parser<Value>, most: number): Parser<Value[]> {
  return (text) => {
    const items = text.split(/[\s,]+/).filter((each) => each !== '');
    if (items.length > most) throw new Problem(`${items.length} values were given. Write ${most} at most.`);
    return items.map(item);
  };
}

/** Of clusters. EKS, CreateCluster: name. */
export const clusterName = matching(
  /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/,
  'a name for a cluster (a letter or digit, then at most 99 letters, digits, hyphens and underscores)',
  'my-app-staging',
);

export const region = matching(/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'a region of AWS', 'eu-west-1');

export const kubernetesVersion = matching(
  /^1\.\d{2}$/,
  'a minor version of Kubernetes',
  "'1.36', with quotes: without them YAML reads 1.40 as 1.4",
);

export const instanceType = matching(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an EC2 instance type', 'm7g.large');

export const roleArn = matching(
  /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
  'the ARN of an IAM role',
  'arn:aws:iam::111122223333:role/eks-cluster-action',
);

/** STS, AssumeRoleWithWebIdentity: RoleSessionName. */
export const sessionName = matching(
  /^[\w+=,.@-]{2,64}$/,
  'a session name (2 to 64 letters, digits and =,.@+-_)',
  'my-app-previews',
);

/** User's tags: `key=value`, a line each. EC2's limits, which are the narrowest. */
export function tags(text: string): Record<string, string> {
  const result: Record<string, string> = {};
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const at = line.indexOf('=');
    const key = line.slice(0, at).trim();
    const value = line.slice(at + 1).trim();
    if (at < 1 || key.length > 128 || value.length > 256 || !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(line)) {
      throw new Problem(
        `${quote(line)} is not a tag. Write key=value, a line each: 128 and 256 characters at most, letters, digits, spaces and _.:/=+-@`,
      );
    }
    if (/^aws:|^eks-cluster-action\/|^kubernetes\.io\//i.test(key)) {
      throw new Problem(
        `${quote(key)} is a key that only AWS, Kubernetes or this action may set. Choose another.`,
      );
    }
    if (key in result) throw new Problem(`${quote(key)} is given twice. Keep one.`);
    result[key] = value;
  }
  // EC2 takes 50 on a resource; the rest is for ours, CloudFormation's, EKS's and the controllers'.
  if (Object.keys(result).length > 30) throw new Problem('More than 30 tags were given. Keep 30 at most.');
  return result;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text);
}
