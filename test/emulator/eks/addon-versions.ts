/** What the add-ons that EKS offers are, and how they can be configured. */
import type {
  DescribeAddonConfigurationCommandInput,
  DescribeAddonConfigurationCommandOutput,
  DescribeAddonVersionsCommandInput,
  DescribeAddonVersionsCommandOutput,
} from '@aws-sdk/client-eks';
import { type OfferedAddon, offeredAddon, offeredAddons } from './addon-catalogue.ts';
import { publishedSchemaOf } from './addon-schemas.ts';
import { page } from './input.ts';
import { invalidParameter, notFound } from './refusals.ts';
import type { Answer } from './state.ts';

export const addonVersionOperations = {
  DescribeAddonVersions: async (
    input: DescribeAddonVersionsCommandInput,
  ): Answer<DescribeAddonVersionsCommandOutput> => {
    const among = (wanted: string[] | undefined, value: string): boolean =>
      !wanted?.length || wanted.includes(value);
    const matching = offeredAddons
      .filter(
        ({ name, type }) =>
          (input.addonName === undefined || input.addonName === name) &&
          among(input.types, type) &&
          among(input.publishers, 'eks') &&
          among(input.owners, 'aws'),
      )
      .map((addon) => described(addon, input.kubernetesVersion))
      .filter(({ addonVersions }) => addonVersions.length > 0);
    const { items, nextToken } = page(matching, input);
    return { addons: items, nextToken };
  },

  DescribeAddonConfiguration: async (
    input: DescribeAddonConfigurationCommandInput,
  ): Answer<DescribeAddonConfigurationCommandOutput> => {
    const offered = offeredAddon(input.addonName ?? '');
    if (!offered) throw notFound('Addon specified is not supported', { addonName: input.addonName });
    if (!offered.versions.some(({ version }) => version === input.addonVersion)) {
      throw invalidParameter('Addon version specified is not supported', { addonName: input.addonName });
    }
    return {
      addonName: input.addonName,
      addonVersion: input.addonVersion,
      configurationSchema: JSON.stringify(publishedSchemaOf(offered.name)),
      podIdentityConfiguration: Object.entries(offered.serviceAccounts).map(
        ([serviceAccount, recommendedManagedPolicies]) => ({ serviceAccount, recommendedManagedPolicies }),
      ),
    };
  },
};

function described(addon: OfferedAddon, kubernetesVersion: string | undefined) {
  return {
    addonName: addon.name,
    type: addon.type,
    owner: 'aws',
    publisher: 'eks',
    defaultNamespace: addon.namespace,
    addonVersions: addon.versions
      .filter(({ kubernetes }) => kubernetesVersion === undefined || kubernetes.includes(kubernetesVersion))
      .map(({ version, kubernetes, defaultFor }) => ({
        addonVersion: version,
        architecture: ['amd64', 'arm64'],
        computeTypes: ['ec2', 'auto', 'hybrid'],
        compatibilities: kubernetes
          .filter((each) => kubernetesVersion === undefined || each === kubernetesVersion)
          .map((clusterVersion) => ({
            clusterVersion,
            platformVersions: ['*'],
            defaultVersion: defaultFor.includes(clusterVersion),
          })),
        requiresConfiguration: false,
        requiresIamPermissions: Object.keys(addon.serviceAccounts).length > 0,
      })),
  };
}
