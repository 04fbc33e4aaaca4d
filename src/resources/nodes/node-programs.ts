/** What programs need, by the role of their pods or of their nodes, and for which AWS keeps no policy. */
import type { NodeProgram } from '../../spec/node-group.ts';
import { loadBalancerController } from './load-balancer-controller.ts';
import type { Statement } from './statement.ts';

const may = (Resource: string | readonly string[], ...Action: string[]): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
});

/** Records of the zones of the account. */
const records = (partition: string): Statement[] => [
  may(`arn:${partition}:route53:::hostedzone/*`, 'route53:ChangeResourceRecordSets'),
  may('*', 'route53:ListHostedZones', 'route53:ListResourceRecordSets', 'route53:ListTagsForResources'),
];

/**
 * Sources: the documentation of each: cluster-autoscaler, cloudprovider/aws; cert-manager, "Route53"; external-dns, "AWS".
 */
const statements: Readonly<
  Record<NodeProgram, (partition: string, cluster: string) => readonly Statement[]>
> = {
  autoScaler: (_, cluster) => [
    may(
      '*',
      'autoscaling:DescribeAutoScalingGroups',
      'autoscaling:DescribeAutoScalingInstances',
      'autoscaling:DescribeLaunchConfigurations',
      'autoscaling:DescribeScalingActivities',
      'autoscaling:DescribeTags',
      'ec2:DescribeImages',
      'ec2:DescribeInstanceTypes',
      'ec2:DescribeLaunchTemplateVersions',
      'ec2:GetInstanceTypesFromInstanceRequirements',
      'eks:DescribeNodegroup',
    ),
    {
      ...may('*', 'autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'),
      // EKS puts it on the Auto Scaling groups of node groups. Source: EKS user guide, "Managed node groups concepts".
      Condition: { StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${cluster}`]: 'owned' } },
    },
  ],
  certManager: (partition) => [
    ...records(partition),
    may('*', 'route53:ListHostedZonesByName'),
    may(`arn:${partition}:route53:::change/*`, 'route53:GetChange'),
  ],
  awsLoadBalancerController: loadBalancerController,
  externalDNS: records,
};

/** The policy of a program in a cluster, as JSON. */
export const policyOfProgram = (program: NodeProgram, partition: string, cluster: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements[program](partition, cluster) });
