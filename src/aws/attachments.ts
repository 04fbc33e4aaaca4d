/**
 * What is given to a cluster by a call of EKS's own, and keeps it from going: EKS deletes none that has any of it. Node groups
 * are of the kind, too, and stand elsewhere: this action makes them.
 * Sources: EKS API reference, DeleteCluster; EKS user guide, "EKS Capabilities".
 */
import type { Capability, CapabilityStatus, EKS, FargateProfileStatus } from '@aws-sdk/client-eks';
import type { Usual } from '../engine/wait.ts';
import type { Tags } from '../spec/tags.ts';
import { unlessAbsent } from './errors.ts';
import { issuesInWords } from './issues.ts';
import { everyPage } from './pages.ts';
import { partitionOf } from './partition.ts';
import { usualTimes } from './usual-times.ts';

/** One that there is. */
export interface Attachment {
  name: string;
  status: FargateProfileStatus | CapabilityStatus | undefined;
  tags: Tags;
  /** What EKS says of its health; '' for nothing. */
  words: string;
}

export interface AttachmentKind {
  /** As CloudFormation names it. */
  type: string;
  /** What the log calls one, and several. */
  one: string;
  several: string;
  /** Whether EKS takes away one of a cluster's at a time, and none while another comes. */
  isOneByOne: boolean;
  /** How long EKS takes to delete one, as a rule. */
  gone?: Usual;
  names(eks: EKS, clusterName: string): Promise<string[]>;
  describe(eks: EKS, clusterName: string, name: string): Promise<Attachment | undefined>;
  remove(eks: EKS, clusterName: string, name: string): Promise<unknown>;
}

export const fargateProfileKind: AttachmentKind = {
  type: 'AWS::EKS::FargateProfile',
  one: 'Fargate profile',
  several: 'Fargate profiles',
  // Source: EKS user guide, "Delete a Fargate profile".
  isOneByOne: true,
  gone: usualTimes.fargateProfileGone,
  names: (eks, clusterName) =>
    everyPage(
      (nextToken) => unlessAbsent(eks.listFargateProfiles({ clusterName, nextToken })),
      (page) => page.fargateProfileNames,
    ),
  describe: async (eks, clusterName, name) => {
    const request = { clusterName, fargateProfileName: name };
    const profile = (await unlessAbsent(eks.describeFargateProfile(request)))?.fargateProfile;
    return (
      profile && {
        name,
        status: profile.status,
        tags: profile.tags ?? {},
        words: issuesInWords(profile.health),
      }
    );
  },
  remove: (eks, clusterName, name) => eks.deleteFargateProfile({ clusterName, fargateProfileName: name }),
};

export const capabilityKind: AttachmentKind = {
  type: 'AWS::EKS::Capability',
  one: 'capability',
  several: 'capabilities',
  isOneByOne: false,
  gone: usualTimes.capabilityGone,
  names: async (eks, clusterName) => {
    // Outside of its commercial regions EKS has none, and knows no such call: eksctl-io/eksctl#8631.
    if (partitionOf(await eks.config.region()).id !== 'aws') return [];
    return everyPage(
      (nextToken) => unlessAbsent(eks.listCapabilities({ clusterName, nextToken })),
      (page) => page.capabilities?.map(({ capabilityName = '' }) => capabilityName),
    );
  },
  describe: async (eks, clusterName, name) => {
    const request = { clusterName, capabilityName: name };
    const found = (await unlessAbsent(eks.describeCapability(request)))?.capability;
    return found && attachmentOf(found);
  },
  remove: (eks, clusterName, name) => eks.deleteCapability({ clusterName, capabilityName: name }),
};

export const attachmentOf = ({ capabilityName = '', status, tags = {}, health }: Capability): Attachment => ({
  name: capabilityName,
  status,
  tags,
  words: issuesInWords(health),
});

export const attachmentKinds = [fargateProfileKind, capabilityKind] as const;

/** Those of the kind that the cluster has now. */
export async function attachmentsOf(
  eks: EKS,
  clusterName: string,
  kind: AttachmentKind,
): Promise<Attachment[]> {
  const names = await kind.names(eks, clusterName);
  const found = await Promise.all(names.map((name) => kind.describe(eks, clusterName, name)));
  return found.filter((each) => each !== undefined);
}
