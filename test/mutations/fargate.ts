/** Pods on Fargate, and profiles that come and go one after the other. */
import { EKS } from '@aws-sdk/client-eks';
import { clusterName } from '../crash/lab.ts';
import { giveFargateProfiles, makeRolesOfGivers } from '../e2e/given.ts';
import { inOrder } from './orders.ts';
import type { Outcome } from './row.ts';
import { previewOnFargate } from './stack.ts';
import { configOf, downs, life, type Scenario, type Stage, ups } from './stage.ts';

const system = '{ name: system, selectors: [{ namespace: kube-system, labels: { k8s-app: kube-dns } }] }';

/** Of a cluster without nodes. @param profiles beside that of the name service */
export const onFargate = (...profiles: string[]): string => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: ${clusterName}, region: us-east-1 }
fargateProfiles: [${[system, ...profiles].join(', ')}]
`;

const shop = '{ name: shop, selectors: [{ namespace: shop }] }';
const jobs = '{ name: jobs, selectors: [{ namespace: jobs }] }';

const profilesOf = async ({ lab }: Stage): Promise<string[]> =>
  (await new EKS(lab.emulator.admin).listFargateProfiles({ clusterName })).fargateProfileNames ?? [];

export const fargate = {
  'a cluster on Fargate': {
    run: async (stage) => {
      const { up, problems } = await ups(stage, { config: onFargate(shop) });
      // EKS takes one at a time: whoever asks for another one until then does so in vain.
      const inVain = up.log.split('\n').filter((line) => line.includes('waiting for EKS to take another'));
      return [...problems, ...inVain];
    },
  },
  'a cluster on Fargate, and its end': { run: (stage) => life(stage, { config: onFargate() }) },
  'a cluster on Fargate that goes slowly': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: onFargate() });
      if (problems.length > 0) return problems;
      const held = { service: 'eks', operation: 'DeleteFargateProfile' };
      const role = { operation: 'DeleteRole', name: `${clusterName}-us-east-1-fargate` };
      return inOrder(stage, held, [role], () => downs(stage));
    },
  },
  'a control plane that comes slowly, and Fargate': {
    run: (stage) =>
      inOrder(
        stage,
        { service: 'eks', operation: 'CreateCluster' },
        [{ operation: 'CreateFargateProfile' }],
        async () => (await ups(stage, { config: onFargate() })).problems,
      ),
  },
  'Fargate profiles that come slowly': {
    run: (stage) =>
      inOrder(
        stage,
        { service: 'eks', operation: 'CreateFargateProfile' },
        [{ operation: 'CreateAddon', name: 'coredns' }],
        async () => (await ups(stage, { config: onFargate() })).problems,
      ),
  },
  'a Fargate profile in the place of another': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: onFargate(shop) });
      if (problems.length > 0) return problems;
      const held = { service: 'eks', operation: 'CreateFargateProfile' };
      return inOrder(stage, held, [{ operation: 'DeleteFargateProfile' }], async () => {
        const changed = await ups(stage, { config: onFargate(jobs) });
        const found = (await profilesOf(stage)).join();
        return [...changed.problems, ...(found === 'jobs,system' ? [] : [`the profiles are ${found}`])];
      });
    },
  },
  'a Fargate profile for other pods': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: onFargate(shop) });
      if (problems.length > 0) return problems;
      const changed = await ups(stage, {
        config: onFargate(shop.replace('namespace: shop', 'namespace: store')),
      });
      if (changed.problems.length > 0) return changed.problems;
      const eks = new EKS(stage.lab.emulator.admin);
      const { fargateProfile } = await eks.describeFargateProfile({
        clusterName,
        fargateProfileName: 'shop',
      });
      const selected = fargateProfile?.selectors?.map(({ namespace }) => namespace).join();
      return selected === 'store' ? [] : [`the profile selects ${selected}`];
    },
  },
  'a Fargate profile of somebody else’s': {
    run: async (stage) => {
      const { emulator } = stage.lab;
      const { problems } = await ups(stage, { config: onFargate() });
      if (problems.length > 0) return problems;
      await makeRolesOfGivers(emulator);
      await giveFargateProfiles(emulator, clusterName, 'theirs');
      const again = await ups(stage, { config: onFargate() });
      const isThere = (await profilesOf(stage)).includes('theirs');
      return [...again.problems, ...(isThere ? [] : ['gone: theirs'])];
    },
  },
  'a Fargate profile for every namespace, beside nodes': {
    run: async (stage): Promise<Outcome> => {
      const config = configOf({}, "fargateProfiles: [{ name: all, selectors: [{ namespace: '*' }] }]");
      return (await ups(stage, { config })).problems;
    },
  },
  'a preview on Fargate': { run: (stage) => previewOnFargate(stage, onFargate()) },
} satisfies Record<string, Scenario>;
