import { nearest } from '../suggest.ts';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';
import { everyPage } from './pages.ts';

/**
 * Why EKS would not install the add-on, in a sentence; undefined where it would. Asked before anything is made.
 * @param kubernetesVersion undefined for EKS's default
 */
export async function objectionToAddon(
  aws: Aws,
  { name, version }: { name: string; version: string | undefined },
  kubernetesVersion: string | undefined,
): Promise<string | undefined> {
  const eks = await aws.eks();
  const addons = await everyPage(
    (nextToken) => eks.describeAddonVersions({ addonName: name, kubernetesVersion, nextToken }),
    (page) => page.addons,
  ).catch((error: unknown) => {
    // A policy of before: EKS itself says so later.
    if (!isDenied(error)) throw error;
    return undefined;
  });
  if (addons === undefined) return undefined;
  const versions = addons.flatMap(({ addonVersions = [] }) =>
    addonVersions.flatMap(({ addonVersion }) => addonVersion ?? []),
  );
  const of = kubernetesVersion === undefined ? '' : ` for Kubernetes ${kubernetesVersion}`;
  if (versions.length === 0) {
    const near = nearest(name, await namesOfAddons(aws, kubernetesVersion));
    return `EKS has no add-on ${name}${of}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
  }
  if (version === undefined || versions.includes(version)) return undefined;
  return `EKS has no version ${version} of ${name}${of}. It has ${versions.slice(0, 5).join(', ')}.`;
}

async function namesOfAddons(aws: Aws, kubernetesVersion: string | undefined): Promise<string[]> {
  const eks = await aws.eks();
  const addons = await everyPage(
    (nextToken) => eks.describeAddonVersions({ kubernetesVersion, nextToken }),
    (page) => page.addons,
  );
  return addons.flatMap(({ addonName }) => addonName ?? []);
}
