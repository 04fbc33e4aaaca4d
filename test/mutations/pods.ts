/** What pods may do in AWS, by a file, and what becomes of it when the file says something else. */
import { EKS } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import { clusterName } from '../crash/lab.ts';
import { inOrder } from './orders.ts';
import { configOf, downs, type Scenario, ups } from './stage.ts';

const reading = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';

/** What it needs to give pods addresses. */
const ofCni = 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy';

const association = (name: string): string =>
  `{ namespace: shop, serviceAccountName: ${name}, permissionPolicyARNs: ['${reading}'], createServiceAccount: true }`;

/** @param names of service accounts with Pod Identity, beside one with a token of the cluster */
const withPods = (...names: string[]): string =>
  configOf(
    {},
    `iam:
  withOIDC: true
  podIdentityAssociations: [${names.map(association).join(', ')}]
  serviceAccounts:
    - { metadata: { name: mail, namespace: shop }, attachPolicyARNs: ['${reading}'] }`,
  );

/** @param wishes what the add-on says of itself besides */
const withPrograms = (wishes: string): string =>
  configOf(
    {},
    `addons: [{ name: vpc-cni${wishes} }, { name: metrics-server, namespaceConfig: { namespace: metering } }]
iam:
  podIdentityAssociations:
    - namespace: shop
      serviceAccountName: builds
      wellKnownPolicies: { imageBuilder: true }
      targetRoleARN: arn:aws:iam::444455556666:role/theirs`,
  );

export const pods = {
  'pods with roles': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: withPods('orders') });
      if (problems.length > 0) return problems;
      const iam = new IAM(stage.lab.emulator.admin);
      const { Roles = [] } = await iam.listRoles({});
      const ofMail = Roles.find(({ Description = '' }) => Description.includes('shop/mail'));
      const trust = decodeURIComponent(ofMail?.AssumeRolePolicyDocument ?? '');
      return trust.includes(':oidc-provider/oidc.eks.')
        ? []
        : ['the role of shop/mail does not trust the issuer'];
    },
  },
  'pods of add-ons, and of programs': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: withPrograms(`, attachPolicyARNs: ['${ofCni}']`) });
      if (problems.length > 0) return problems;
      const eks = new EKS(stage.lab.emulator.admin);
      const iam = new IAM(stage.lab.emulator.admin);
      const { associations = [] } = await eks.listPodIdentityAssociations({ clusterName, namespace: 'shop' });
      const { associationId } = associations[0] ?? {};
      const { association } = await eks.describePodIdentityAssociation({ clusterName, associationId });
      const RoleName = association?.roleArn?.split('/').at(-1);
      const { AttachedPolicies = [] } = await iam.listAttachedRolePolicies({ RoleName });
      const { addon: metrics } = await eks.describeAddon({ clusterName, addonName: 'metrics-server' });
      const { namespace } = metrics?.namespaceConfig ?? {};
      const told = [
        ...(namespace === 'metering' ? [] : [`metrics-server is in ${namespace}`]),
        ...(AttachedPolicies.length === 0 ? ['the role of shop/builds lacks its policy'] : []),
        ...(association?.targetRoleArn === undefined ? ['shop/builds has no second role'] : []),
      ];
      if (told.length > 0) return told;
      const changed = await ups(stage, { config: withPrograms('') });
      if (changed.problems.length > 0) return changed.problems;
      const { addon } = await eks.describeAddon({ clusterName, addonName: 'vpc-cni' });
      return addon?.podIdentityAssociations?.length === 0 ? [] : ['the add-on vpc-cni still has a role'];
    },
  },
  'pods whose roles go slowly': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: withPods('orders', 'stock') });
      if (problems.length > 0) return problems;
      const held = { service: 'eks', operation: 'DeletePodIdentityAssociation' };
      return inOrder(stage, held, [{ operation: 'DeleteRole' }], async () => {
        const changed = await ups(stage, { config: withPods('orders') });
        const eks = new EKS(stage.lab.emulator.admin);
        const { associations = [] } = await eks.listPodIdentityAssociations({
          clusterName,
          namespace: 'shop',
        });
        const found = associations.map(({ serviceAccount }) => serviceAccount).join();
        return [...changed.problems, ...(found === 'orders' ? [] : [`the associations are of ${found}`])];
      });
    },
  },
  'a control plane that goes slowly, and roles of pods': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: withPods('orders') });
      if (problems.length > 0) return problems;
      const { Roles = [] } = await new IAM(stage.lab.emulator.admin).listRoles({});
      const own = Roles.filter(({ RoleName = '' }) => RoleName.includes('-pods-'));
      const roles = own.map(({ RoleName = '' }) => ({ operation: 'DeleteRole', name: RoleName }));
      return inOrder(stage, { service: 'eks', operation: 'DeleteCluster' }, roles, () => downs(stage));
    },
  },
} satisfies Record<string, Scenario>;
