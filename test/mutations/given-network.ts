/** A VPC that was there before its cluster. */

import { clusterName } from '../crash/lab.ts';
import { configIn, fillTheirNetwork, makeTheirNetwork } from '../e2e/given-network.ts';
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
