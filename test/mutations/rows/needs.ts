/** Every edge of the graph: each thing that a resource needs, and each that makes it. */
import { type Defect, type Fact, rowsOf } from '../generated.ts';
import type { Row, Sources } from '../row.ts';
import { placeAt } from '../sources.ts';

export const needs = (sources: Sources): Row[] =>
  rowsOf(
    'edges of the graph',
    edgesIn(sources).filter(({ key }) => !impliedEdges.has(key)),
    edges,
  );

/** Edges without which nothing changes, and why. */
export const impliedEdges: ReadonlyMap<string, string> = new Map([
  [
    'nodes needs access',
    'a group of nodes is ACTIVE once they are Ready, which they are by a CNI whose add-on needs access itself',
  ],
  [
    'self-managed-group needs ...needs.admission',
    'a node that is not let in yet asks again, until it is: it only joins later',
  ],
  [
    'gateways made by users',
    'they stay until the control plane goes, which waits for the same, or go with the stack of the network: only later',
  ],
  [
    'prelaunch needs begun',
    'instances that are begun later are let in by the group itself, as soon as it sees them: only later',
  ],
  ['built-in-pools needs access', 'a cluster that lets nobody in yet is asked again, until it does'],
  [
    'security-groups needs ...own',
    'only what controllers have left, and names groups of the cluster’s own in its rules, would keep them: none of those here does',
  ],
]);

/** Each element of each `needs` and `madeBy`, without it. */
function edgesIn(sources: Sources): Defect[] {
  return [...sources].flatMap(([file, content]) =>
    [...content.matchAll(/^ {4}(needs|madeBy): (.+),\n/gm)].flatMap(
      ({ index, 0: line, 1: kind = '', 2: list = '' }) => {
        const { text, before } = placeAt(sources, file, index, index + line.length);
        const elements = elementsOf(list);
        return elements.map((element, at): Defect => {
          const left = elements.filter((_, other) => other !== at).join(', ');
          const resource = file.replace(/^src\/resources\/(?:[\w-]+\/)?(.+)\.ts$/, '$1');
          const edge = `${resource} ${kind === 'needs' ? 'needs' : 'made by'} ${element.replace(/^needs\./, '')}`;
          return {
            key: edge,
            name: `without: ${edge}`,
            file,
            text,
            replacement: `${before}    ${kind}: [${left}],\n`,
          };
        });
      },
    ),
  );
}

/** Of a list as it is written; a name stands for one that is built elsewhere. */
function elementsOf(list: string): string[] {
  if (!list.startsWith('[')) return [list];
  return list === '[]' ? [] : list.slice(1, -1).split(/, (?![^(]*\))/);
}

/** What is made of it asks the engine for its value. */
const asked: Fact = {
  really: 'the request lacks what only that one knows: an id, an ARN, an address',
  source: 'EKS API reference, the required members of CreateCluster and CreateNodegroup',
  scenario: 'up',
  ends: /asks for .* without needing it/,
};
const noCluster: Fact = {
  really:
    'EKS knows no such cluster yet; whoever may do this to clusters with certain tags alone is denied it',
  source: 'EKS API reference, CreateAddon, ResourceNotFoundException; IAM user guide, "aws:ResourceTag"',
  scenario: 'up',
  ends: /No cluster found for name: demo|not authorized to perform: eks:Create/,
};
const noPlace: Fact = {
  really:
    'two that begin at once do not see each other, and there is one more than the account is meant to hold',
  source: 'CloudFormation API reference, DescribeStacks: a stack is listed once CreateStack has answered',
  scenario: 'two previews at once, and room for one',
  ends: /^2 were begun/,
};
/** While the controllers run. */
const letGo = (scenario: Fact['scenario']): Fact => ({
  really:
    'nobody takes the finalizers off any more: what stands behind them is waited for in vain, and may stay',
  source: 'https://github.com/kubernetes/kubernetes/issues/95983',
  scenario,
  ends: /^delete pods came before \w+ had ended/m,
});
/** @param plural of what is in the cluster, as its API names it */
const putBack = (plural: string): Fact => ({
  really: 'Argo CD, or kro, puts back what its definitions say as long as it runs',
  source: 'EKS user guide, "EKS Capabilities"',
  scenario: 'a capability that goes slowly',
  ends: new RegExp(`^delete ${plural} came before DeleteCapability had ended`, 'm'),
});
/** @param really why it goes after the control plane */
const after = (operation: string, really: string, source: string): Fact => ({
  really,
  source,
  scenario: 'a control plane that goes slowly',
  ends: new RegExp(`^${operation} came before DeleteCluster had ended`, 'm'),
});
const madeAgain = 'controllers make it again as long as the cluster is there';
const docsOfController =
  'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/how-it-works/';

/** @param who as the log names it */
const stranger = (who: string): Fact => ({
  really: 'Kubernetes refuses whoever has no access policy yet: each question is one in vain',
  source: 'EKS user guide, "Associate access policies with access entries"',
  scenario: 'an access policy that comes slowly',
  ends: new RegExp(`${who}: waiting for the Kubernetes API to (answer|let this role in)`),
});

const edges: Readonly<Record<string, Fact>> = {
  'access-entry needs plane': noCluster,
  'identity-provider needs plane': {
    really: 'EKS knows no provider of a cluster that is not there, nor IAM whose it is',
    source: 'EKS API reference, AssociateIdentityProviderConfig',
    scenario: 'another identity provider',
    ends: /EKS refused AssociateIdentityProviderConfig/,
  },
  'people needs plane': { ...noCluster, scenario: 'another administrator' },
  'aws-auth needs plane': { ...asked, scenario: 'an access policy that comes slowly' },
  'aws-auth needs access': stranger('aws-auth'),
  'control-plane needs ...nodeRoles': { ...asked, scenario: 'a cluster of Auto Mode' },
  'built-in-pools needs plane': { ...asked, scenario: 'a cluster of Auto Mode' },
  'auto-node-entry needs plane': {
    really: 'EKS knows no entries of a cluster that is not there',
    source: 'EKS API reference, CreateAccessEntry, ResourceNotFoundException',
    scenario: 'a cluster of Auto Mode with pools of its own',
    ends: /^access entry of nodes: /m,
  },
  'auto-node-entry needs role': { ...asked, scenario: 'a cluster of Auto Mode with pools of its own' },
  'addon needs plane': asked,
  'addon needs access': stranger('add-on [\\w-]+'),
  'addon needs ...roles': asked,
  'addon needs ...profiles': {
    really: 'pods that were made before a profile was ACTIVE wait for a node for good',
    source: 'EKS user guide, "Get started with AWS Fargate for your cluster": update CoreDNS',
    scenario: 'Fargate profiles that come slowly',
    ends: /^CreateAddon came before CreateFargateProfile had ended/,
  },
  'control-plane needs subnets': asked,
  'control-plane needs role': asked,
  'control-plane needs ...(needs.conditions ?? [])': noPlace,
  'previews needs subnets': noPlace,
  'fargate-profile needs plane': {
    really: 'EKS makes no profile while the cluster is being made',
    source: 'EKS API reference, CreateFargateProfile, InvalidRequestException',
    scenario: 'a control plane that comes slowly, and Fargate',
    ends: /^CreateFargateProfile came before CreateCluster had ended/,
  },
  'fargate-profile needs network': { ...asked, scenario: 'a cluster on Fargate' },
  'fargate-profile needs role': { ...asked, scenario: 'a cluster on Fargate' },
  'fargate-profile needs ...needs.before': {
    really: 'EKS makes one profile of a cluster at a time, and refuses the next until then',
    source: 'EKS user guide, "Define which Pods use AWS Fargate when launched"',
    scenario: 'a cluster on Fargate',
    ends: /waiting for EKS to take another/,
  },
  'former-profiles needs profiles': {
    really: 'the pods of the profile that goes have no place until the other one is there',
    source: 'EKS API reference, CreateFargateProfile: create the new profile, then delete the original',
    scenario: 'a Fargate profile in the place of another',
    ends: /^DeleteFargateProfile came before CreateFargateProfile had ended/,
  },
  'capability needs plane': {
    really: 'EKS makes no capability while the cluster is being made',
    source: 'EKS API reference, CreateCapability',
    scenario: 'a control plane that comes slowly, and a capability',
    ends: /^CreateCapability came before CreateCluster had ended/,
  },
  'capability needs role': { ...asked, scenario: 'a cluster with a capability, and its end' },
  'former-capabilities needs capabilities': {
    really: 'the capability has its former role until EKS has given it the other one',
    source: 'EKS API reference, UpdateCapability, roleArn',
    scenario: 'a capability that gets another role',
    ends: /^DeleteRole came before UpdateCapability had ended/m,
  },
  'instance-profile needs role': { ...asked, scenario: 'self-managed nodes' },
  'instance-profile needs roles': {
    really: 'IAM deletes no role that is in an instance profile',
    source: 'IAM user guide, "Delete roles or instance profiles"',
    scenario: 'an instance profile that goes slowly',
    ends: /is in instance profile /,
  },
  'instance-profile made by users': {
    really: 'nodes that still run lose their role, and with it their network interfaces are left',
    source: 'IAM API reference, DeleteInstanceProfile: it breaks what runs on instances that have it',
    scenario: 'self-managed nodes that go slowly, and their profile',
    ends: /^DeleteInstanceProfile came before DeleteStack had ended/m,
  },
  'nodes-entry needs plane': { ...noCluster, scenario: 'self-managed nodes' },
  'nodes-entry needs role': { ...asked, scenario: 'self-managed nodes' },
  'prelaunch needs network': { ...asked, scenario: 'self-managed nodes that start before' },
  'prelaunch needs profile': { ...asked, scenario: 'self-managed nodes that start before' },
  'prelaunch needs plane': { ...asked, scenario: 'self-managed nodes that start before' },
  'self-managed-group needs plane': { ...asked, scenario: 'self-managed nodes' },
  'self-managed-group needs network': { ...asked, scenario: 'self-managed nodes' },
  'self-managed-group needs profile': { ...asked, scenario: 'self-managed nodes' },
  'node-group needs plane': {
    really: 'EKS makes no group while the cluster is being made',
    source: 'https://github.com/eksctl-io/eksctl/issues/2244',
    scenario: 'a control plane that comes slowly',
    ends: /^CreateNodegroup came before CreateCluster had ended/,
  },
  'node-group needs network': asked,
  'node-group needs role': asked,
  'node-group needs template': asked,
  'launch-template needs ...about': { ...asked, scenario: 'a node group with a security group of its file' },
  'nodes needs plane': asked,
  'nodes needs ...needs.groups': asked,
  'nodes needs ...needs.selfManaged': { ...asked, scenario: 'self-managed nodes' },
  'node-role needs template': {
    really:
      'a run that ends in between leaves the role, and nothing says any more that there was such a group',
    source: 'IAM API reference, ListRoles: it shows no tags',
    scenario: 'a role of a node group that goes slowly',
    ends: /^DeleteLaunchTemplate came before DeleteRole had ended/m,
  },
  'device-plugin needs plane': { ...asked, scenario: 'a node group with GPUs' },
  'device-plugin needs ...needs.groups': { ...asked, scenario: 'a node group with GPUs' },
  'storage-class needs plane': asked,
  'storage-class needs access': stranger('default StorageClass'),
  'attachments needs plane': {
    really: 'EKS deletes no cluster that has any',
    source: 'EKS API reference, DeleteCluster, ResourceInUseException',
    scenario: 'a Fargate profile that goes slowly',
    ends: /^DeleteCluster came before DeleteFargateProfile had ended/m,
  },
  'attachments needs ...roles': {
    really: 'the kubelets of pods on Fargate lose their cluster before they have ended their pods',
    source: 'EKS user guide, "Amazon EKS Pod execution IAM role"',
    scenario: 'a cluster on Fargate that goes slowly',
    ends: /^DeleteRole came before DeleteFargateProfile had ended/m,
  },
  'exposed made by capabilities': putBack('services'),
  'claims made by capabilities': putBack('persistentvolumeclaims'),
  'claims needs pools': letGo('a volume that goes slowly'),
  'exposed needs pools': letGo('load balancers that go slowly'),
  'node-pools needs pods': letGo('load balancers that go slowly'),
  'instances made by plane': {
    really: 'those of its node groups are still there, and not ours to end; controllers start others again',
    source: 'https://github.com/aws/karpenter-provider-aws/issues/1134',
    scenario: 'a control plane that goes slowly',
    ends: /instances: AutoScaling refused DeleteAutoScalingGroup|^TerminateInstances came before/m,
  },
  'pods needs groups': {
    really: 'EKS drains a group that goes, and budgets hold that up: its deletion takes minutes more',
    source: 'EKS user guide, "Delete a managed node group from your cluster"',
    scenario: 'pods that go slowly',
    ends: /^DeleteNodegroup came before delete pods had ended/m,
  },
  'load-balancers made by plane': after('DeleteLoadBalancer', madeAgain, docsOfController),
  'target-groups needs network': {
    really: 'it is found by its VPC: once that has gone, nobody knows whose it is',
    source: 'ELB API reference, TargetGroup, VpcId',
    scenario: 'target groups that go slowly',
    ends: /^DeleteStack came before DeleteTargetGroup had ended/m,
  },
  'target-groups made by loadBalancers': {
    really: 'a target group that a listener names does not go: ResourceInUse',
    source: 'ELB API reference, DeleteTargetGroup, ResourceInUse',
    scenario: 'left load balancers that go slowly',
    ends: /^DeleteTargetGroup came before DeleteLoadBalancer had ended/m,
  },
  'minimum-groups needs subnets': { ...asked, scenario: 'the minimum of groups' },
  'control-plane needs ...groups': { ...asked, scenario: 'the minimum of groups' },
  'launch-template needs ...others': { ...asked, scenario: 'the minimum of groups' },
  'self-managed-group needs ...groups': {
    ...asked,
    scenario: 'the minimum of groups, and self-managed nodes',
  },
  'security-groups needs network': {
    really: 'EC2 does not let the VPC go while a group, or what the groups wait for, stands in it',
    source: 'EC2 API reference, error code DependencyViolation',
    scenario: 'security groups that go slowly',
    ends: /^DeleteStack came before DeleteSecurityGroup had ended/m,
  },
  'security-groups made by users': after(
    'DeleteSecurityGroup',
    'a group does not go while interfaces carry it: DependencyViolation',
    'EC2 API reference, DeleteSecurityGroup',
  ),
  'guard-duty made by plane': after(
    'DeleteVpcEndpoints',
    'GuardDuty makes it again as long as there are nodes to watch',
    'GuardDuty user guide, "Runtime Monitoring": automated agent configuration for Amazon EKS',
  ),
  'network-interfaces needs plane': {
    really: 'EKS cannot take its own security group away while an interface holds it: the group stays',
    source: 'EC2 API reference, DeleteSecurityGroup, DependencyViolation',
    scenario: 'interfaces that go slowly',
    ends: /^DeleteCluster came before DeleteNetworkInterface had ended/m,
  },
  'network-interfaces made by groups': {
    really: 'each node that goes may leave another one: they keep subnets and groups from going',
    source: 'https://github.com/aws/amazon-vpc-cni-k8s/issues/1223',
    scenario: 'node groups that go slowly',
    ends: /^DeleteNetworkInterface came before DeleteNodegroup had ended/,
  },
  'late-interfaces made by instances': {
    really: 'one that was being detached at the first look is left when the control plane has gone',
    source: 'https://github.com/aws/amazon-vpc-cni-k8s/issues/69',
    scenario: 'an interface that is left late',
    ends: /^security groups: EC2 refused DeleteSecurityGroup: DependencyViolation/m,
  },
  'volumes made by plane': after(
    'DeleteVolume',
    'the driver deletes it, and attaches it, as long as the cluster is there',
    'EKS user guide, "Use Kubernetes volume storage with Amazon EBS"',
  ),
  'pod-identity needs plane': { ...noCluster, scenario: 'pods with roles' },
  'pod-identity needs role': { ...asked, scenario: 'pods with roles' },
  'oidc-provider needs plane': { ...asked, scenario: 'pods with roles' },
  'service-account needs plane': { ...asked, scenario: 'pods with roles' },
  'service-account needs access': stranger('service account [\\w/-]+'),
  'service-account needs ...(role === undefined ? [] : [role])': { ...asked, scenario: 'pods with roles' },
  'pods needs provider': {
    really: 'nobody knows the issuer yet: the role trusts somebody else, and pods with a token are denied it',
    source: 'EKS user guide, "Assign IAM roles to Kubernetes service accounts"',
    scenario: 'pods with roles',
    ends: /^the role of shop\/mail does not trust the issuer/m,
  },
  'former-accounts needs plane': { ...asked, scenario: 'pods with roles' },
  'former-accounts needs access': stranger('former service accounts'),
  'pod-role needs after': {
    really:
      'pods that still have the role are denied what it let them do, while EKS goes on giving it to them',
    source: 'EKS user guide, "Learn how EKS Pod Identity grants pods access to AWS services"',
    scenario: 'pods whose roles go slowly',
    ends: /^DeleteRole came before DeletePodIdentityAssociation had ended/m,
  },
  'pod-role made by plane': {
    really: 'controllers that are pods cannot take away what they have made',
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/how-it-works/',
    scenario: 'a control plane that goes slowly, and roles of pods',
    ends: /^DeleteRole came before DeleteCluster had ended/m,
  },
  'oidc-provider made by plane': after(
    'DeleteOpenIDConnectProvider',
    'controllers whose roles trust it can clear up no more',
    'EKS user guide, "IAM roles for service accounts"',
  ),
  'log-group made by plane': after(
    'DeleteLogGroup',
    'a control plane writes to its end, and makes the group again',
    'https://github.com/cloudposse/terraform-aws-eks-cluster/issues/67',
  ),
};
