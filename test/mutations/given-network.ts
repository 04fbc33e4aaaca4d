/** A VPC that was there before its cluster. */
import { IAM } from '@aws-sdk/client-iam';
import { clusterName } from '../crash/lab.ts';
import type { Emulator } from '../e2e/emulator.ts';
import { configIn, fillTheirNetwork, makeTheirNetwork } from '../e2e/given-network.ts';
import { BOUNDARY_ARN } from '../emulator/account.ts';
import type { Outcome } from './row.ts';
import { previewInVpc } from './stack.ts';
import { failure, type Scenario, type Stage, ups } from './stage.ts';

const groups = {
  managedNodeGroups: [{ name: 'default', instanceType: 't3.medium', desiredCapacity: 2 }],
};

async function cluster(stage: Stage): Promise<{ config: string; problems: Outcome }> {
  const { emulator } = stage.lab;
  const theirs = await makeTheirNetwork(emulator);
  await fillTheirNetwork(emulator, theirs, clusterName);
  const config = configIn(theirs, groups);
  return { config, problems: (await ups(stage, { config })).problems };
}

/** Of the VPC, all that was there before stays, and all that came goes. */
async function life(stage: Stage): Promise<Outcome> {
  const { emulator } = stage.lab;
  const theirs = await makeTheirNetwork(emulator);
  await fillTheirNetwork(emulator, theirs, clusterName);
  const before = (await emulator.resources()).map(({ type, id }) => `${type} ${id}`);
  const { problems } = await ups(stage, { config: configIn(theirs, groups) });
  if (problems.length > 0) return problems;
  const removed = failure('down', await stage.step('down'));
  if (removed.length > 0) return removed;
  const now = (await emulator.resources()).map(({ type, id }) => `${type} ${id}`);
  return [
    ...before.filter((each) => !now.includes(each)).map((each) => `gone: ${each}`),
    ...now.filter((each) => !before.includes(each)).map((each) => `left: ${each}`),
  ];
}

export const givenNetwork = {
  'a cluster in a VPC of somebody’s': { run: async (stage) => (await cluster(stage)).problems },
  'a cluster in a VPC of somebody’s, and its end': { run: life },
  'a preview in a VPC that is listed': {
    run: async (stage) => {
      const theirs = await makeTheirNetwork(stage.lab.emulator);
      const { managedNodeGroups } = groups;
      return previewInVpc(stage, theirs.vpcId, {
        config: configIn(theirs, { managedNodeGroups }, { securityGroups: 'minimum' }),
      });
    },
  },
} satisfies Record<string, Scenario>;

/** @returns the ARN of a policy like the boundary of the emulator's account, in which no VPC is listed */
export async function boundaryInNoVpc(admin: Emulator['admin']): Promise<string> {
  const iam = new IAM(admin);
  const { Policy } = await iam.getPolicy({ PolicyArn: BOUNDARY_ARN });
  const { PolicyVersion } = await iam.getPolicyVersion({
    PolicyArn: BOUNDARY_ARN,
    VersionId: Policy?.DefaultVersionId,
  });
  const document = decodeURIComponent(PolicyVersion?.Document ?? '');
  const { Policy: made } = await iam.createPolicy({
    PolicyName: 'boundary-in-no-vpc',
    PolicyDocument: document.replace(/arn:aws:ec2:\*:\d+:vpc\/\*/g, 'arn:aws:ec2:::vpc/none'),
  });
  return made?.Arn ?? '';
}
