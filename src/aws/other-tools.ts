/** What eksctl, Karpenter and CloudFormation make for a cluster, as their names and tags tell it. */
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { EC2 } from '@aws-sdk/client-ec2';
import { fromTagList, type Ownership, type Tags, tagKeys } from '../spec/tags.ts';
import type { Aws } from './clients.ts';
import { keysOfEksctl, keysOfKarpenter, named, tagsInEc2 } from './ec2-tags.ts';
import { errorCode, unlessAbsent } from './errors.ts';
import { everyPage } from './pages.ts';
import { allStacks } from './stack.ts';
import { isGoingStack } from './states.ts';

/** Something that is another tool's. */
export interface OthersThing {
  /** As CloudFormation names it. */
  type: string;
  id: string;
  /** Such as `eksctl`. */
  whose: string;
  /** The command that takes it away. */
  remedy: string;
}

/** The stack of CloudFormation's that something is of. */
export const stackOf = (tags: Tags): string | undefined => tags['aws:cloudformation:stack-name'];

/** What may stand in a command as it is. */
const plain = /^[\w.-]+$/;

/** A name of somebody else's as a word of a command: people paste it into a shell. */
export function wordOf(name: string): string {
  return plain.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/** The command that takes away what is of a stack. @param tags of it */
export function removalOf(
  stack: string,
  tags: Tags,
  { name, region }: { name: string; region: string },
): string {
  const group = tags['alpha.eksctl.io/nodegroup-name'];
  return group !== undefined && plain.test(group)
    ? `eksctl delete nodegroup --cluster ${name} --name ${group} --region ${region}`
    : `aws cloudformation delete-stack --stack-name ${stack} --region ${region}`;
}

/** The command that takes away an Auto Scaling group, or an instance, but for the region. */
export const groupRemoval = (name: string): string =>
  `aws autoscaling delete-auto-scaling-group --auto-scaling-group-name ${wordOf(name)} --force-delete`;
export const instanceRemoval = (id: string): string => `aws ec2 terminate-instances --instance-ids ${id}`;

/** What there is of the cluster's by other tools, beyond what stands on it and in its network. */
export async function othersThings(aws: Aws, spec: Ownership): Promise<OthersThing[]> {
  const [stacks, roles, inEc2] = await Promise.all([
    othersStacks(aws, spec),
    karpentersRoles(aws, spec),
    othersInEc2(aws, spec),
  ]);
  const known = stacks.map(({ id }) => id);
  const ofNoStack = ({ stack }: { stack: string | undefined }): boolean =>
    stack === undefined || !known.includes(stack);
  return [...stacks, ...[...roles, ...inEc2].filter(ofNoStack).map(({ thing }) => thing)];
}

interface Part {
  thing: OthersThing;
  stack: string | undefined;
}

async function othersStacks(aws: Aws, { name }: Ownership): Promise<OthersThing[]> {
  const all = await allStacks(aws);
  return all.flatMap((stack) => {
    const tags = fromTagList(stack.Tags);
    const { StackName: id = '' } = stack;
    const isEksctls = keysOfEksctl.some((key) => tags[key] === name);
    if (tagKeys.owner in tags || isGoingStack(stack) || !(isEksctls || isToldOf(stack, name))) return [];
    return [
      {
        type: 'AWS::CloudFormation::Stack',
        id,
        whose: isEksctls ? 'eksctl' : 'another tool',
        remedy: `aws cloudformation delete-stack --stack-name ${id} --region ${aws.region}`,
      },
    ];
  });
}

/** By a parameter, as templates of AWS's and of Karpenter's have it. */
const isToldOf = ({ Parameters = [] }: Stack, cluster: string): boolean =>
  Parameters.some(
    ({ ParameterKey = '', ParameterValue }) =>
      /cluster-?name$/i.test(ParameterKey) && ParameterValue === cluster,
  );

/** Under the names that Karpenter's documentation gives them, with the profiles that its nodes run with. */
async function karpentersRoles(aws: Aws, { name }: Ownership): Promise<Part[]> {
  const iam = await aws.iam();
  const names = [`KarpenterNodeRole-${name}`, `KarpenterControllerRole-${name}`].filter(
    (each) => each.length <= 64,
  );
  const found = await Promise.all(
    names.map(async (RoleName): Promise<Part[]> => {
      const role = (await unlessAbsent(iam.getRole({ RoleName })))?.Role;
      if (role === undefined) return [];
      const profiles = await everyPage(
        (Marker) => unlessAbsent(iam.listInstanceProfilesForRole({ RoleName, Marker })),
        (page) => page.InstanceProfiles,
      );
      const stack = stackOf(fromTagList(role.Tags));
      return [
        ...profiles.map(({ InstanceProfileName: id = '' }) => ({
          stack,
          thing: {
            type: 'AWS::IAM::InstanceProfile',
            id,
            whose: 'Karpenter',
            remedy: `aws iam delete-instance-profile --instance-profile-name ${id}`,
          },
        })),
        {
          stack,
          thing: {
            type: 'AWS::IAM::Role',
            id: RoleName,
            whose: 'Karpenter',
            remedy: `aws iam delete-role --role-name ${RoleName}`,
          },
        },
      ];
    }),
  );
  return found.flat();
}

/** Of the kinds that outlive a cluster, by what their ids begin with. */
const kinds: Readonly<
  Record<
    string,
    {
      type: string;
      remedy: (id: string) => string;
      find: (ec2: EC2, id: string) => Promise<unknown[] | undefined>;
    }
  >
> = {
  lt: {
    type: 'AWS::EC2::LaunchTemplate',
    remedy: (id) => `aws ec2 delete-launch-template --launch-template-id ${id}`,
    find: async (ec2, id) => (await ec2.describeLaunchTemplates({ LaunchTemplateIds: [id] })).LaunchTemplates,
  },
  sg: {
    type: 'AWS::EC2::SecurityGroup',
    remedy: (id) => `aws ec2 delete-security-group --group-id ${id}`,
    find: async (ec2, id) => (await ec2.describeSecurityGroups({ GroupIds: [id] })).SecurityGroups,
  },
};

async function othersInEc2(aws: Aws, { name }: Ownership): Promise<Part[]> {
  const ec2 = await aws.ec2();
  const tagged = await named(aws, name, [...keysOfEksctl, ...keysOfKarpenter]);
  const found = await Promise.all(
    [...tagged].map(async ([id, tags]): Promise<Part[]> => {
      const kind = kinds[id.split('-')[0] ?? ''];
      if (kind === undefined || !(await isThere(kind.find(ec2, id)))) return [];
      const whose = keysOfEksctl.some((key) => key in tags) ? 'eksctl' : 'Karpenter';
      const remedy = `${kind.remedy(id)} --region ${aws.region}`;
      const all = (await tagsInEc2(aws, { 'resource-id': [id] })).get(id) ?? {};
      return tagKeys.owner in all
        ? []
        : [{ thing: { type: kind.type, id, whose, remedy }, stack: stackOf(all) }];
    }),
  );
  return found.flat();
}

/** EC2 lists tags for an hour after their thing has gone. */
async function isThere(answer: Promise<unknown[] | undefined>): Promise<boolean> {
  try {
    return ((await answer) ?? []).length > 0;
  } catch (error) {
    if (/NotFound/.test(errorCode(error))) return false;
    throw error;
  }
}
