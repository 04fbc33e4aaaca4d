/** The fields of a managed node group that hold others. */
import { anyText, oneOf, wholeNumber } from '../parsers.ts';
import * as values from '../values.ts';
import { boundaryOfAll, ownPolicy } from './iam-fields.ts';
import { field, flag, list, mapping, required, text, type ValueOf } from './shapes.ts';

const percentage = text('a percentage', wholeNumber(1, 100, 33));

/** Source: EKS API reference, NodegroupUpdateConfig. */
export const updateConfig = mapping({
  maxUnavailable: field(
    text('a number of nodes', wholeNumber(1, 100, 1)),
    'How many nodes are replaced at once, when their launch template or their release changes. Default: 1.',
  ),
  maxUnavailablePercentage: field(percentage, 'The same as a percentage of the group, instead.'),
  updateStrategy: field(
    text('`DEFAULT` or `MINIMAL`', oneOf('DEFAULT', 'MINIMAL')),
    'Whether new nodes come before the old ones go, or after. Not in eksctl. Default: `DEFAULT`, before.',
  ),
});

const number = text('a number of nodes', wholeNumber(1, 450, 2));

/** Source: EKS API reference, NodeRepairConfig. */
export const nodeRepairConfig = mapping({
  enabled: field(
    flag,
    'Whether EKS replaces or restarts nodes that are ill: those that are not Ready, and with the add-on `eks-node-monitoring-agent` others. Default: `false`.',
  ),
  maxUnhealthyNodeThresholdCount: field(number, 'With more nodes ill than these, nothing is repaired.'),
  maxUnhealthyNodeThresholdPercentage: field(percentage, 'The same as a percentage of the group, instead.'),
  maxParallelNodesRepairedCount: field(number, 'How many are repaired at once.'),
  maxParallelNodesRepairedPercentage: field(
    percentage,
    'The same as a percentage of those that are ill, instead.',
  ),
  nodeRepairConfigOverrides: field(
    list(
      'overrides',
      mapping({
        nodeMonitoringCondition: required(
          text('a condition', anyText),
          'Condition of the node, such as `AcceleratedInstanceNotReady`.',
        ),
        nodeUnhealthyReason: required(text('a reason', anyText), 'Its reason, such as `NvidiaXID13Error`.'),
        minRepairWaitTimeMins: required(
          text('a number of minutes', wholeNumber(1, 10_080, 10)),
          'Minutes before the repair.',
        ),
        repairAction: required(
          text('`Replace`, `Reboot` or `NoAction`', oneOf('Replace', 'Reboot', 'NoAction')),
          'What is done.',
        ),
      }),
    ),
    'What is done otherwise for some conditions.',
  ),
});

/** Source: EKS API reference, WarmPoolConfig. */
export const warmPoolConfig = mapping({
  enabled: field(flag, 'Whether there is one. Default: `true`.'),
  minSize: field(
    text('a number of instances', wholeNumber(0, 450, 1)),
    'Fewest instances of the pool. Default: 0.',
  ),
  maxGroupPreparedCapacity: field(
    text('a number of instances', wholeNumber(1, 900, 3)),
    'Most nodes and instances of the pool together. Default: `maxSize`.',
  ),
  poolState: field(
    text('`STOPPED` or `RUNNING`', oneOf('STOPPED', 'RUNNING')),
    'Whether the instances of the pool run, and are paid for as nodes are. Default: `STOPPED`.',
  ),
  reuseOnScaleIn: field(
    flag,
    'Whether instances go back into the pool when the group shrinks. Default: `false`.',
  ),
});

/** Programs on nodes, by eksctl's names, that get what they may do from the role of the nodes. */
const withAddonPolicies = mapping(
  {
    albIngress: field(flag, 'The older name of `awsLoadBalancerController`.'),
    autoScaler: field(flag, 'cluster-autoscaler, for the groups of this cluster.'),
    awsLoadBalancerController: field(flag, 'The AWS Load Balancer Controller.'),
    certManager: field(flag, 'cert-manager, for the records of every zone in Route 53.'),
    cloudWatch: field(flag, "CloudWatch's agent: AWS's policy `CloudWatchAgentServerPolicy`."),
    efs: field(flag, "The EFS CSI driver: AWS's policy `AmazonEFSCSIDriverPolicy`."),
    externalDNS: field(flag, 'external-dns, for the records of every zone in Route 53.'),
    fsx: field(flag, "The FSx CSI driver: AWS's policy `AmazonFSxFullAccess`."),
    imageBuilder: field(flag, "Pushing images to ECR: AWS's policy `AmazonEC2ContainerRegistryPowerUser`."),
    xRay: field(flag, "X-Ray's daemon: AWS's policy `AWSXRayDaemonWriteAccess`."),
  },
  {
    appMesh: { why: 'AWS has ended App Mesh', unless: 'false' },
    appMeshPreview: { why: 'AWS has ended App Mesh', unless: 'false' },
    // The driver has a role of its own, by Pod Identity.
    ebs: { why: 'the EBS CSI driver has a role of its own', unless: 'true' },
  },
);

export const iamOfGroup = mapping(
  {
    instanceRoleARN: field(
      text('the ARN of a role', values.roleArn),
      "ARN of the nodes' own role. Default: the nodes of a cluster share one, which is made.",
    ),
    attachPolicyARNs: field(
      list('policies', text('the ARN of a policy', values.policyArn)),
      'ARNs of policies that the group has besides what nodes need. It then has a role of its own.',
    ),
    attachPolicy: field(ownPolicy, 'A policy of its own, besides. The group then has a role of its own.'),
    withAddonPolicies: field(withAddonPolicies),
    instanceRolePermissionsBoundary: boundaryOfAll,
  },
  {
    instanceProfileARN: {
      why: 'the instance profile of a role is made with the group',
      instead: 'Write instanceRoleARN.',
    },
    instanceRoleName: {
      why: 'IAM lets roles be made by names alone that tell of which cluster they are',
      instead: 'Leave it out; or make a role of that name once, and write instanceRoleARN.',
    },
  },
);

export type GroupIam = ValueOf<typeof iamOfGroup>;
export type UpdateConfig = ValueOf<typeof updateConfig>;
export type NodeRepairConfig = ValueOf<typeof nodeRepairConfig>;
export type WarmPoolConfig = ValueOf<typeof warmPoolConfig>;
