/** What a launch template would launch, as far as EC2 asks for permission to: read past the gateway, which asks. */
import {
  DescribeImagesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { GetInstanceProfileCommand, IAMClient } from '@aws-sdk/client-iam';
import type { Touched } from '../core.ts';
import { type Moto, perRegion } from '../moto.ts';
import type { Tags } from './questions.ts';

export interface Launch {
  template: Touched;
  /** What the instances are launched into. */
  existing: Touched[];
  /** The image, and whose it is: an alias of AWS's, or an account. */
  image: { arn: string; owner: string };
  /** ARN of the role that its instance profile hands to instances. */
  role: string | undefined;
  /** ARNs of the snapshots that volumes are made of. */
  snapshots: string[];
  /** ARNs of what it names by a name of the account's: a key pair, a placement group. */
  named: string[];
  /** Undefined where the template leaves it to the node group. */
  instanceType: string | undefined;
  /** The tags of what the launch makes, by the kind of resource. */
  made: Record<string, Tags>;
}

/** @param template as the request names it: by id or name, and version */
export type LaunchOf = (
  region: string,
  template: { id?: string; name?: string; version?: string },
  subnets: string[],
) => Promise<Launch | undefined>;

/** @param tagged finds EC2's resources by their ids */
export function launches(
  moto: Moto,
  tagged: (region: string, ids: string[]) => Promise<Touched[]>,
): LaunchOf {
  const ec2In = perRegion((region) => new EC2Client(moto.client(region)));
  const iam = new IAMClient(moto.client('us-east-1'));
  return async (region, { id, name, version = '$Default' }, subnets) => {
    const found = await ec2In(region)
      .send(
        new DescribeLaunchTemplateVersionsCommand({
          ...(id === undefined ? { LaunchTemplateName: name } : { LaunchTemplateId: id }),
          Versions: [version],
        }),
      )
      // EKS says in its own words that there is none.
      .catch(() => undefined);
    const [launched] = found?.LaunchTemplateVersions ?? [];
    if (launched?.LaunchTemplateId === undefined) return undefined;
    const {
      ImageId,
      InstanceType: instanceType,
      BlockDeviceMappings = [],
      SecurityGroupIds = [],
      NetworkInterfaces = [],
      TagSpecifications = [],
      IamInstanceProfile,
      KeyName,
      Placement,
      CapacityReservationSpecification,
    } = launched.LaunchTemplateData ?? {};
    const groups = [...SecurityGroupIds, ...NetworkInterfaces.flatMap(({ Groups = [] }) => Groups)];
    const [template, ...existing] = await tagged(region, [
      launched.LaunchTemplateId,
      ...subnets,
      ...(groups.length > 0 ? groups : await defaultGroups(ec2In(region), subnets)),
    ]);
    if (!template) return undefined;
    const image = {
      arn: `arn:aws:ec2:${region}::image/${ImageId ?? 'ami-of-eks'}`,
      owner: await ownerOf(ImageId),
    };
    const snapshots = BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? []).map(
      (id) => `arn:aws:ec2:${region}::snapshot/${id}`,
    );
    const tagsOf = (type: string): Tags =>
      Object.fromEntries(
        TagSpecifications.filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) =>
          Tags.map(({ Key = '', Value = '' }) => [Key, Value]),
        ),
      );
    const made = ['instance', 'network-interface', 'volume'].map((type) => [type, tagsOf(type)] as const);
    const profile = IamInstanceProfile?.Name ?? IamInstanceProfile?.Arn?.split('/').at(-1);
    const role = profile === undefined ? undefined : await roleIn(profile);
    const reserved = CapacityReservationSpecification?.CapacityReservationTarget;
    // Source: Service Authorization Reference, EC2, RunInstances.
    const named = [
      ...(KeyName ? [`key-pair/${KeyName}`] : []),
      ...(Placement?.GroupName ? [`placement-group/${Placement.GroupName}`] : []),
      ...(reserved?.CapacityReservationId ? [`capacity-reservation/${reserved.CapacityReservationId}`] : []),
    ].map((each) => template.arn.replace(/launch-template\/.*/, each));
    const group = reserved?.CapacityReservationResourceGroupArn;
    if (group) named.push(group);
    return {
      template,
      existing,
      image,
      role,
      snapshots,
      named,
      instanceType,
      made: Object.fromEntries(made),
    };

    async function roleIn(InstanceProfileName: string): Promise<string | undefined> {
      const found = await iam
        .send(new GetInstanceProfileCommand({ InstanceProfileName }))
        // EC2 says in its own words that there is none.
        .catch(() => undefined);
      return found?.InstanceProfile?.Roles?.[0]?.Arn;
    }

    /** Where the template names no image, EKS takes one of its own. */
    async function ownerOf(image: string | undefined): Promise<string> {
      if (image === undefined) return 'amazon';
      const { Images: [described] = [] } = await ec2In(region).send(
        new DescribeImagesCommand({ ImageIds: [image] }),
      );
      return described?.ImageOwnerAlias ?? described?.OwnerId ?? '';
    }
  };
}

/**
 * What the trial falls back on where the template names no group, though the nodes will have EKS's own: the VPC's default.
 * Source: hashicorp/terraform-provider-aws issue 31168, cloudposse/terraform-aws-eks-node-group pull request 77.
 */
async function defaultGroups(ec2: EC2Client, subnets: string[]): Promise<string[]> {
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'subnet-id', Values: subnets }] }),
  );
  const vpcs = [...new Set(Subnets.map(({ VpcId = '' }) => VpcId))];
  if (vpcs.length === 0) return [];
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'vpc-id', Values: vpcs },
        { Name: 'group-name', Values: ['default'] },
      ],
    }),
  );
  return SecurityGroups.flatMap(({ GroupId }) => GroupId ?? []);
}
