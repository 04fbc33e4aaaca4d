import type { AddonInfo } from '@aws-sdk/client-eks';
import { faultsOf } from '../json-schema.ts';
import { nearest } from '../suggest.ts';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';
import { everyPage } from './pages.ts';
import { clusterVersions } from './versions.ts';

/** What is to be installed, or to become of an add-on. */
export interface WantedAddon {
  name: string;
  /** Undefined for the default of the cluster's Kubernetes. */
  version: string | undefined;
  /** JSON or YAML; undefined for none. */
  configuration: string | undefined;
}

/**
 * Why EKS would not install the add-on, in sentences. Asked before anything is made; what may not be asked is no objection,
 * since EKS itself says so later.
 * @param kubernetesVersion undefined for EKS's default
 */
export async function objectionsToAddon(
  aws: Aws,
  wanted: WantedAddon,
  kubernetesVersion: string | undefined,
): Promise<string[]> {
  const { name, version } = wanted;
  const kubernetes = kubernetesVersion ?? (await unlessDenied(defaultKubernetes(aws)));
  const addons = await unlessDenied(addonsFor(aws, kubernetes, name));
  if (addons === undefined) return [];
  const versions = addons.flatMap(({ addonVersions = [] }) => addonVersions);
  const names = versions.flatMap(({ addonVersion }) => addonVersion ?? []);
  const of = kubernetes === undefined ? '' : ` for Kubernetes ${kubernetes}`;
  if (names.length === 0) {
    const all = await addonsFor(aws, kubernetes);
    // There are no clusters of that version, which is told of the control plane.
    if (all.length === 0) return [];
    const near = nearest(
      name,
      all.flatMap(({ addonName }) => addonName ?? []),
    );
    return [`EKS has no add-on ${name}${of}.${near === undefined ? '' : ` Did you mean ${near}?`}`];
  }
  if (version !== undefined && !names.includes(version)) {
    return [`EKS has no version ${version} of ${name}${of}. It has ${names.slice(0, 5).join(', ')}.`];
  }
  const usual = versions.find(({ compatibilities = [] }) =>
    compatibilities.some(
      ({ clusterVersion, defaultVersion }) => clusterVersion === kubernetes && defaultVersion === true,
    ),
  );
  return objectionsToConfiguration(aws, { ...wanted, version: version ?? usual?.addonVersion });
}

/**
 * The newest version for the cluster's Kubernetes that begins so: of one that is written in full, that one.
 * @param version such as `v1.21`, or `latest`; undefined for the default of the cluster's Kubernetes
 * @param kubernetesVersion undefined for EKS's default
 * @returns what was asked for where EKS has none, which `objectionsToAddon` tells
 */
export async function newestVersion(
  aws: Aws,
  name: string,
  version: string | undefined,
  kubernetesVersion: string | undefined,
): Promise<string | undefined> {
  if (version === undefined || version.includes('-')) return version;
  const addons = await addonsFor(aws, kubernetesVersion ?? (await defaultKubernetes(aws)), name);
  const names = addons.flatMap(({ addonVersions = [] }) =>
    addonVersions.flatMap(({ addonVersion }) => addonVersion ?? []),
  );
  return newestOf(names, version) ?? version;
}

/** Of versions such as `v1.21.1-eksbuild.1`, by their numbers. @param wanted the first parts of one, or `latest` */
export function newestOf(versions: readonly string[], wanted: string): string | undefined {
  const fitting =
    wanted === 'latest'
      ? versions
      : versions.filter(
          (each) => each === wanted || (/^[.-]/.test(each.slice(wanted.length)) && each.startsWith(wanted)),
        );
  const inOrder = new Intl.Collator('en', { numeric: true });
  return fitting.toSorted(inOrder.compare).at(-1);
}

/** Why the configuration is not one of that version's, as EKS's own schema has it. */
export async function objectionsToConfiguration(
  aws: Aws,
  { name: addonName, version: addonVersion, configuration }: WantedAddon,
): Promise<string[]> {
  if (addonVersion === undefined || configuration === undefined) return [];
  const eks = await aws.eks();
  const answer = await unlessDenied(eks.describeAddonConfiguration({ addonName, addonVersion }));
  const [schema, { parse }] = [parsed(answer?.configurationSchema), await import('yaml')];
  const faults = faultsOf(schema, parse(configuration));
  if (faults.length === 0) return [];
  return [
    `Add-on ${addonName} ${addonVersion} does not take its configurationValues: ${faults.join('; ')}. ` +
      `\`aws eks describe-addon-configuration --addon-name ${addonName} --addon-version ${addonVersion}\` shows what it takes.`,
  ];
}

/** Nothing is wrong by a schema that cannot be read. */
function parsed(schema: string | undefined): unknown {
  try {
    return JSON.parse(schema ?? '{}');
  } catch {
    return {};
  }
}

async function defaultKubernetes(aws: Aws): Promise<string | undefined> {
  return (await clusterVersions(aws)).find(({ defaultVersion }) => defaultVersion)?.clusterVersion;
}

/** @param addonName undefined for every add-on */
async function addonsFor(
  aws: Aws,
  kubernetesVersion: string | undefined,
  addonName?: string,
): Promise<AddonInfo[]> {
  const eks = await aws.eks();
  return everyPage(
    (nextToken) => eks.describeAddonVersions({ addonName, kubernetesVersion, nextToken }),
    (page) => page.addons,
  );
}

async function unlessDenied<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  return answer.catch((error: unknown) => {
    if (!isDenied(error)) throw error;
    return undefined;
  });
}
