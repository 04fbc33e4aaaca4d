/** EKS's own images of Amazon Linux 2023. */
import type { Aws } from './clients.ts';

/** The first release whose `nodeadm-run` reads drop-ins. Source: awslabs/amazon-eks-ami at 23 July 2026, nodeadm-run.service. */
const firstWithDropIns = 20260724;

/**
 * Why an instance of EKS's newest image could not be told its cluster later than at its start; undefined where it can.
 * @param parameter the public parameter that names the image, such as `/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/…`
 */
export async function objectionToDropIns(aws: Aws, parameter: string): Promise<string | undefined> {
  const [, version, variant] =
    /optimized-ami\/([\d.]+)\/amazon-linux-2023\/(\w+\/\w+)\//.exec(parameter) ?? [];
  const prefix = `amazon-eks-node-al2023-${variant?.replace('/', '-')}-${version}-v`;
  const ec2 = await aws.ec2();
  const { Images = [] } = await ec2.describeImages({
    Owners: ['amazon'],
    Filters: [{ Name: 'name', Values: [`${prefix}*`] }],
  });
  const releases = Images.map(({ Name = '' }) => Number(Name.slice(prefix.length)));
  const newest = Math.max(0, ...releases.filter(Number.isInteger));
  if (newest >= firstWithDropIns) return undefined;
  return newest === 0
    ? `EC2 does not tell of an image ${prefix}…`
    : `release ${newest} of their image has no drop-in folder of nodeadm's, which there is since ${firstWithDropIns}`;
}
