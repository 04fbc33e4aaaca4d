/** Controllers that EKS runs beside the control plane. */
import { EKS } from '@aws-sdk/client-eks';
import { clusterName } from '../crash/lab.ts';
import { giveCapability, makeRolesOfGivers } from '../e2e/given.ts';
import { inOrder } from './orders.ts';
import { previewWithCapabilities } from './stack.ts';
import { configOf, downs, life, type Scenario, type Stage, ups } from './stage.ts';

const given = 'arn:aws:iam::123456789012:role/capability-of-kro';

const withCapabilities = (...capabilities: string[]): string =>
  configOf({}, `capabilities: [${capabilities.join(', ')}]`);

const kro = (more = ''): string => `{ name: kro, type: KRO${more} }`;
const config = withCapabilities(kro());

const capabilitiesOf = async ({ lab }: Stage): Promise<string[]> => {
  const { capabilities = [] } = await new EKS(lab.emulator.admin).listCapabilities({ clusterName });
  return capabilities.map(({ capabilityName = '' }) => capabilityName).toSorted();
};

export const capabilities = {
  'a cluster with a capability, and its end': { run: (stage) => life(stage, { config }) },
  'a control plane that comes slowly, and a capability': {
    run: (stage) =>
      inOrder(
        stage,
        { service: 'eks', operation: 'CreateCluster' },
        [{ operation: 'CreateCapability' }],
        async () => (await ups(stage, { config })).problems,
      ),
  },
  'a capability of ours that goes slowly': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config });
      if (problems.length > 0) return problems;
      const role = { operation: 'DeleteRole', name: `${clusterName}-us-east-1-capability-kro` };
      return inOrder(stage, { service: 'eks', operation: 'DeleteCapability' }, [role], () => downs(stage));
    },
  },
  'a capability that gets another role': {
    run: async (stage) => {
      await makeRolesOfGivers(stage.lab.emulator);
      const { problems } = await ups(stage, { config });
      if (problems.length > 0) return problems;
      const held = { service: 'eks', operation: 'UpdateCapability' };
      const role = { operation: 'DeleteRole', name: `${clusterName}-us-east-1-capability-kro` };
      return inOrder(stage, held, [role], async () => {
        const changed = await ups(stage, { config: withCapabilities(kro(`, roleArn: '${given}'`)) });
        const { capability } = await new EKS(stage.lab.emulator.admin).describeCapability({
          clusterName,
          capabilityName: 'kro',
        });
        return [
          ...changed.problems,
          ...(capability?.roleArn === given ? [] : [`the role is ${capability?.roleArn}`]),
        ];
      });
    },
  },
  'a capability under another name': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config });
      if (problems.length > 0) return problems;
      const changed = await ups(stage, { config: withCapabilities(kro().replace('kro', 'graphs')) });
      const names = (await capabilitiesOf(stage)).join();
      return [...changed.problems, ...(names === 'graphs' ? [] : [`the capabilities are ${names}`])];
    },
  },
  'a capability of somebody else’s': {
    run: async (stage) => {
      const { emulator } = stage.lab;
      const { problems } = await ups(stage);
      if (problems.length > 0) return problems;
      await makeRolesOfGivers(emulator);
      await giveCapability(emulator, clusterName);
      const again = await ups(stage, { config: configOf({}) });
      const isThere = (await capabilitiesOf(stage)).includes('kro');
      return [...again.problems, ...(isThere ? [] : ['gone: kro'])];
    },
  },
  'a preview with capabilities': { run: previewWithCapabilities },
} satisfies Record<string, Scenario>;
