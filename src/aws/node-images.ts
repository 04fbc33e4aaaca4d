/** The images that nodes start: EKS's own of Amazon Linux 2023, and those of users. */
import type { Image } from '@aws-sdk/client-ec2';
import type { Aws } from './clients.ts';

export async function findImage(aws: Aws, id: string): Promise<Image | undefined> {
  const ec2 = await aws.ec2();
  // Of an id that there is not, a list without an image, where by the id alone it would be an error.
  const answer = await ec2.describeImages({ Filters: [{ Name: 'image-id', Values: [id] }] });
  return answer.Images?.[0];
}

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
