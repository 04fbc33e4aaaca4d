/** That no field is dropped on the way from a file to what is wanted, whatever stands beside it. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { supportedFields } from '../../../scripts/config-fields.ts';
import { runSeed } from '../../../scripts/run-seed.ts';
import { InputError } from '../../../src/inputs.ts';
import type { ClusterSpec } from '../../../src/spec/spec.ts';
import { into, type Sample, samples, saying, type Value } from '../../eksctl/samples.ts';
import { chance } from '../../emulator/chance.ts';
import { request } from './support.ts';

/** Fields of which nothing is made, and why. */
const saysNothing: Readonly<Record<string, string>> = {
  apiVersion: 'it has one value',
  kind: 'it has one value',
  'metadata.annotations': 'they are notes for people, and eksctl passes over them, too',
  'iam.serviceAccounts[].status': 'eksctl writes it, and reads nothing of it',
  'fargateProfiles[].status': 'eksctl writes it, and reads nothing of it',
  'identityProviders[].type': 'it has one value',
  'capabilities[].deletePropagationPolicy': 'it has one value',
  'managedNodeGroups[].ssh.enableSsm': 'true alone is taken, and is so in any case',
  'nodeGroups[].ssh.enableSsm': 'true alone is taken, and is so in any case',
  'addons[].podIdentityAssociations[].namespace': 'the one that the add-on is in alone is taken',
};

/** What a file would have to say for a field to change nothing, which is then what it means. */
const saysItAnyway: Readonly<Record<string, readonly RegExp[]>> = {
  ...Object.fromEntries(
    ['managedNodeGroups', 'nodeGroups'].flatMap((list) =>
      // One is the older name of the other.
      [
        ['albIngress', 'awsLoadBalancerController'],
        ['awsLoadBalancerController', 'albIngress'],
      ].map(([name, other]) => [`${list}[].iam.withAddonPolicies.${name}`, [new RegExp(`"${other}":true`)]]),
    ),
  ),
  // It is the role of profiles that name none.
  'iam.fargatePodExecutionRoleARN': [/"podExecutionRoleARN"/],
  // That driver has the role in any case.
  'addons[].useDefaultPodIdentityAssociations': [/"aws-ebs-csi-driver"/],
  // Auto Mode has no default add-ons; of these, the VPC CNI alone is recommended a role besides.
  'addonsConfig.autoApplyPodIdentityAssociations': [/"autoModeConfig":{"enabled":true/, /"vpc-cni"/],
  'addonsConfig.disableDefaultAddons': [/"autoModeConfig":{"enabled":true/],
};

/** What the files have that say nothing else. */
const usual = { apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig' };

/** Groups have a name in any case, and so have profiles a group beside them: add-ons are there. */
function fileOf(parts: readonly object[]): Record<string, unknown> {
  const file = parts.reduce<Record<string, unknown>>((made, part) => into(made, { ...part }), { ...usual });
  if ('fargateProfiles' in file) file.managedNodeGroups ??= [{}];
  for (const list of ['managedNodeGroups', 'nodeGroups']) {
    const [group] = Array.isArray(file[list]) ? file[list] : [];
    if (group !== undefined) group.name ??= 'a';
  }
  return file;
}

/** What is wanted of a file; undefined where it contradicts itself. */
async function wanted(file: object): Promise<ClusterSpec | undefined> {
  try {
    return (await request({ config: JSON.stringify(file) })).spec;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

const problemsOf = async (file: object): Promise<readonly string[]> => {
  try {
    await request({ config: JSON.stringify(file) });
    return [];
  } catch (error) {
    return error instanceof InputError ? error.problems : [String(error)];
  }
};

/** Those that hold a value, and no further fields. */
const leaves = supportedFields.filter(
  ({ path }) =>
    !supportedFields.some((each) => each.path.startsWith(`${path}.`) || each.path.startsWith(`${path}[].`)),
);

/** The texts that a value is made of. */
function textsIn(value: Value): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What becomes something else on the way, such as a word of ours. */
const becomesOther = (path: string): boolean => /\.(marketType|eventTTL|\w+SyncPeriod)$/.test(path);

describe('a field that is read', () => {
  it('has two values here, or says nothing', () => {
    const known = [...Object.keys(samples), ...Object.keys(saysNothing)];
    expect(known.toSorted()).toEqual(leaves.map(({ path }) => path).toSorted());
  });

  it.each(Object.entries(samples))('is in what is wanted: %s', async (path, sample) => {
    const [one, other] = [sample.one, sample.other].map((value) => fileOf([saying(path, sample, value)]));
    expect(await problemsOf(one ?? {})).toEqual([]);
    if (sample.other !== undefined) expect(await problemsOf(other ?? {})).toEqual([]);
    const spec = await wanted(one ?? {});
    expect(spec).not.toEqual(await wanted(other ?? {}));
    if (becomesOther(path)) return;
    const text = JSON.stringify(spec);
    for (const each of textsIn(sample.one)) {
      expect(text.toLowerCase()).toContain(JSON.stringify(each).slice(1, -1).toLowerCase());
    }
  });
});

const seed = runSeed();
const files = 40;
const fieldsOfEach = 10;

describe(`generated files, by the seed ${seed}`, () => {
  it('lose no field beside the others', async () => {
    const all = Object.entries(samples);
    const tried = new Set<string>();
    const lost: string[] = [];
    let taken = 0;
    for (let number = 0; number < files; number += 1) {
      const drawn = (index: number): [string, Sample] => {
        const at = Math.floor(chance(seed, 'field', String(number), String(index)) * all.length);
        return all[at] as [string, Sample];
      };
      // What contradicts the fields that are there is left out.
      const fields = new Map<string, Sample>();
      for (let index = 0; index < fieldsOfEach; index += 1) {
        const [path, sample] = drawn(index);
        const more = new Map([...fields, [path, sample]]);
        if ((await wanted(made(more))) !== undefined) fields.set(path, sample);
      }
      const spec = await wanted(made(fields));
      for (const [path] of fields) {
        const changed = await wanted(made(fields, path));
        // A value may contradict others.
        if (changed === undefined) continue;
        const file = JSON.stringify(made(fields));
        if (saysItAnyway[path]?.some((pattern) => pattern.test(file))) continue;
        if (isDeepStrictEqual(changed, spec)) lost.push(`${path} in ${file}`);
        tried.add(path);
        taken += 1;
      }
    }
    expect(lost).toEqual([]);
    expect(taken).toBeGreaterThan(files * 3);
    expect(tried.size).toBeGreaterThan(all.length / 4);
  }, 120_000);
});

/** @param changed the field that has its other value */
function made(fields: ReadonlyMap<string, Sample>, changed?: string): object {
  const around = [...fields].map(([path, sample]) => saying(path, sample, undefined));
  const values = [...fields].flatMap(([path, { one, other }]) => {
    const value = path === changed ? other : one;
    return value === undefined ? [] : [saying(path, { one, other }, value)];
  });
  return fileOf([...around, ...values]);
}
