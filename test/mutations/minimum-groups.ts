/** Security groups of a cluster's own. */
import { clusterName } from '../crash/lab.ts';
import { previewWithGroups } from './stack.ts';
import { configOf, life, type Scenario, ups } from './stage.ts';

const minimum = { 'security-groups': 'minimum' };

const selfManaged = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: ${clusterName}, region: us-east-1 }
vpc: { securityGroups: minimum }
nodeGroups: [{ name: workers, instanceType: t3.medium, desiredCapacity: 2 }]
`;

export const minimumGroups = {
  'the minimum of groups': { run: async (stage) => (await ups(stage, minimum)).problems },
  'the minimum of groups, and self-managed nodes': {
    run: async (stage) => (await ups(stage, { config: selfManaged })).problems,
  },
  'the minimum of groups, and their end': { run: (stage) => life(stage, minimum) },
  'the minimum of groups, and another value': {
    run: async (stage) => {
      const { problems } = await ups(stage, minimum);
      if (problems.length > 0) return problems;
      const { code, log } = await stage.step('up', { inputs: { config: configOf({}) } });
      return code !== 0 && log.includes('was made with `security-groups: minimum`')
        ? []
        : ['other groups were not refused'];
    },
  },
  'a preview with the minimum of groups': { run: (stage) => previewWithGroups(stage, minimum) },
} satisfies Record<string, Scenario>;
