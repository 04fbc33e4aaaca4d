/** What Fargate profiles must be, to one another and to the network. */
import { present } from '../present.ts';
import type { Settings } from '../settings.ts';
import { mostTags } from '../tags-and-labels.ts';
import type { ClusterConfig } from './fields.ts';
import { checkSubnetsOfProfile } from './given-network-rules.ts';
import type { Report } from './read.ts';
import { checkUnique } from './unique.ts';

/** Source: EKS user guide, "Service quotas": neither can be raised. */
const mostSelectors = 5;
const mostLabels = 5;

export function checkFargate(
  { fargateProfiles, metadata }: ClusterConfig,
  { network }: Settings,
  report: Report,
): void {
  checkUnique('fargateProfiles', fargateProfiles, ({ name }) => name, report, '.name');
  if (network.kind !== 'given' && network.nat === 'Disable' && present(fargateProfiles).length > 0) {
    report(
      'fargateProfiles',
      'vpc.nat.gateway is Disable, and pods on Fargate are in private subnets: without a NAT gateway they get no images. Write Single for the gateway, or leave the profiles out.',
    );
  }
  fargateProfiles?.forEach((profile, index) => {
    const path = `fargateProfiles[${index}]`;
    if (profile) checkSubnetsOfProfile(profile, network, path, report);
    const count = profile?.selectors?.length;
    if (count !== undefined && (count < 1 || count > mostSelectors)) {
      report(
        `${path}.selectors`,
        `${count} selectors were given. Write 1 to ${mostSelectors}, or another profile.`,
      );
    }
    profile?.selectors?.forEach((selector, at) => {
      const labels = Object.keys(selector?.labels ?? {}).length;
      if (labels > mostLabels) {
        report(
          `${path}.selectors[${at}].labels`,
          `${labels} labels were given. Write ${mostLabels} at most.`,
        );
      }
    });
    const tags = Object.keys({ ...metadata?.tags, ...profile?.tags });
    if (profile?.tags !== undefined && tags.length > mostTags) {
      report(
        `${path}.tags`,
        `with those of metadata.tags they are ${tags.length}. Keep ${mostTags} at most.`,
      );
    }
  });
}
