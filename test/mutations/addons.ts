/** Runs in which EKS, or somebody else, makes it hard for add-ons. */
import { setTimeout as sleep } from 'node:timers/promises';
import { EKS } from '@aws-sdk/client-eks';
import { clusterName } from '../crash/lab.ts';
import type { Outcome } from './row.ts';
import { failure, kubectl, type Scenario, type Stage, untilHeld, ups } from './stage.ts';

export const addons = {
  'EKS looks at add-ons once': {
    run: async (stage) => {
      await stage.lab.emulator.addons({ nextLook: 24 * 60 * 60 });
      return (await ups(stage, { timeout: '1m' })).problems;
    },
  },
  'associations that are seen late': {
    run: async (stage) => {
      await stage.lab.emulator.slowPodIdentity();
      return (await ups(stage, { timeout: '1m' })).problems;
    },
  },
  'nodes that come late': { run: lately },
  'an add-on whose update has failed': {
    asksKubectl: true,
    run: async (stage) => {
      const { problems, up } = await ups(stage);
      if (problems.length > 0) return problems;
      const change =
        'kubectl -n kube-system set image deployment/coredns coredns=public.ecr.aws/eks-distro/coredns:v1';
      const changed = await kubectl(stage, up, `for try in 1 2 3; do ${change} && exit 0; done; exit 1`);
      if (changed.code !== 0) return failure('kubectl set image', changed);
      const { emulator } = stage.lab;
      const eks = new EKS(emulator.admin);
      const coredns = { clusterName, addonName: 'coredns' };
      await eks.updateAddon({
        ...coredns,
        configurationValues: '{"replicaCount": 2}',
        resolveConflicts: 'NONE',
      });
      await untilAddonIs(stage, 'coredns', 'UPDATE_FAILED');
      const before = (await emulator.calls()).length;
      const again = await ups(stage);
      const deleted = (await emulator.calls(before)).filter(({ operation }) => operation === 'DeleteAddon');
      return [...deleted.map(() => 'DeleteAddon was called'), ...again.problems];
    },
  },
  'an add-on that is changed while EKS still makes it': {
    run: async (stage) => {
      // There are no nodes when it looks first, and they are long there when it looks again.
      await stage.lab.emulator.addons({ nextLook: 60 * 60 });
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      return failure('up again', await stage.step('up', { inputs: { tags: 'team=shop' } }));
    },
  },
} satisfies Record<string, Scenario>;

/** EKS has given up the add-ons when the node group is asked for. */
async function lately(stage: Stage): Promise<Outcome> {
  const { emulator } = stage.lab;
  await emulator.addons({ giveUp: true });
  await emulator.faults([{ service: 'eks', operation: 'CreateNodegroup', times: 1, effect: 'pause' }]);
  const running = ups(stage);
  await untilHeld(emulator, 1);
  await untilAddonIs(stage, 'coredns', 'CREATE_FAILED');
  await emulator.release();
  return (await running).problems;
}

/** Waits until EKS says so, or for a minute. */
async function untilAddonIs({ lab }: Stage, addonName: string, status: string): Promise<void> {
  const eks = new EKS(lab.emulator.admin);
  const end = Date.now() + 60_000;
  const isSo = async (): Promise<boolean> =>
    (await eks.describeAddon({ clusterName, addonName })).addon?.status === status;
  while (!(await isSo()) && Date.now() < end) await sleep(100);
}
