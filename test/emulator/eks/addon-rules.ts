/** What EKS refuses of an add-on. */
import type { AddonPodIdentityAssociations } from '@aws-sdk/client-eks';
import { parse as parseYaml } from 'yaml';
import { type OfferedAddon, type OfferedVersion, offeredAddon } from './addon-catalogue.ts';
import { faultsOf } from './json-schema.ts';
import { checkPodRole } from './pod-identity.ts';
import { invalidParameter } from './refusals.ts';
import type { ClusterRecord, Eks } from './state.ts';

/** @throws InvalidParameterException when the add-on, or this version of it, is not for the cluster's Kubernetes version. */
export function choose(
  { cluster }: ClusterRecord,
  addonName: string,
  addonVersion: string | undefined,
): { offered: OfferedAddon; version: OfferedVersion } {
  const about = { clusterName: cluster.name, addonName };
  const offered = offeredAddon(addonName);
  const fitting = offered?.versions.filter(({ kubernetes }) => kubernetes.includes(cluster.version)) ?? [];
  if (!offered || fitting.length === 0) {
    throw invalidParameter(
      `Addon ${addonName} specified is not supported in ${cluster.version} kubernetes version`,
      about,
    );
  }
  const version = fitting.find((each) =>
    addonVersion === undefined ? each.defaultFor.includes(cluster.version) : each.version === addonVersion,
  );
  if (!version) throw invalidParameter('Addon version specified is not supported', about);
  return { offered, version };
}

/** @throws InvalidParameterException unless the values are JSON or YAML that the add-on's schema allows. */
export function checkConfiguration(offered: OfferedAddon, text: string | undefined): void {
  if (text === undefined || text === '') return;
  const refusal = (reason: string) =>
    invalidParameter(`ConfigurationValue provided in request is not supported: ${reason}`, {
      addonName: offered.name,
    });
  let values: unknown;
  try {
    values = parseYaml(text);
  } catch {
    throw refusal('Invalid JSON or YAML');
  }
  const faults = faultsOf(offered.configuration, values);
  if (faults.length > 0) throw refusal(`Json schema validation failed with error: [${faults.join(', ')}]`);
}

/** @throws InvalidParameterException unless the add-on's service accounts can have the roles. */
export async function checkServiceAccounts(
  eks: Eks,
  offered: OfferedAddon,
  input: {
    serviceAccountRoleArn?: string | undefined;
    podIdentityAssociations?: AddonPodIdentityAssociations[] | undefined;
  },
): Promise<void> {
  const about = { addonName: offered.name };
  const associations = input.podIdentityAssociations ?? [];
  if (input.serviceAccountRoleArn && associations.length > 0) {
    throw invalidParameter(
      'Only one of serviceAccountRoleArn and podIdentityAssociations can be specified',
      about,
    );
  }
  for (const { serviceAccount = '' } of associations) {
    if (!(serviceAccount in offered.serviceAccounts)) {
      throw invalidParameter(
        `Service account ${serviceAccount} is not valid for the addon ${offered.name}`,
        about,
      );
    }
  }
  const role = input.serviceAccountRoleArn;
  if (role && !(await eks.world.role(role))?.consistent) {
    throw invalidParameter(`Role provided in the request does not exist: ${role}`, about);
  }
  for (const { roleArn = '' } of associations) await checkPodRole(eks, roleArn);
}
