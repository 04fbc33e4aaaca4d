/** Which instance types go with which images. */
import { DescribeInstanceTypesCommand, type EC2Client, type InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { AMITypes } from '@aws-sdk/client-eks';
import { images } from './node-images.ts';
import { type About, invalidParameter } from './refusals.ts';

/**
 * Settles instance types and image, each of which may be left to EKS.
 * @throws InvalidParameterException for a type that does not exist, or is not for the image
 */
export async function checkInstanceTypes(
  ec2: EC2Client,
  wish: string[] | undefined,
  amiType: AMITypes | undefined,
  about: About,
): Promise<{ instanceTypes: string[]; amiType: AMITypes }> {
  if (amiType?.startsWith('AL2_')) {
    throw invalidParameter(
      `AMI Type ${amiType} is only supported for kubernetes versions 1.32 or earlier`,
      about,
    );
  }
  if (amiType && amiType !== 'CUSTOM' && !images[amiType]) {
    throw invalidParameter(`AMI type ${amiType} is not valid`, about);
  }
  const usual = amiType && images[amiType]?.architecture === 'arm64' ? 't4g.medium' : 't3.medium';
  const instanceTypes = wish?.length ? wish : [usual];
  // "Each node group can have at most 20 instance types", API reference of CreateNodegroup; the words are assumed.
  if (instanceTypes.length > 20) throw invalidParameter('At most 20 instance types can be specified', about);
  const twice = instanceTypes.find((name, index) => instanceTypes.indexOf(name) !== index);
  if (twice !== undefined) {
    throw invalidParameter(`Instance type ${twice} is specified more than once`, about);
  }
  const known = await typesOf(ec2, instanceTypes);
  const unknown = instanceTypes.filter((name) => !known.some(({ InstanceType }) => InstanceType === name));
  if (unknown.length > 0) {
    throw invalidParameter(
      `The following supplied instance types do not exist: [${unknown.join(', ')}]`,
      about,
    );
  }
  const chosen = amiType ?? amiTypeFor(known);
  const image = images[chosen];
  const unfit = known.filter((type) => image && !fits(type, image));
  if (unfit.length > 0) {
    throw invalidParameter(
      `[${unfit.map(({ InstanceType }) => InstanceType).join(', ')}] is not a valid instance type for requested amiType ${chosen}`,
      about,
    );
  }
  return { instanceTypes, amiType: chosen };
}

async function typesOf(ec2: EC2Client, names: string[]): Promise<InstanceTypeInfo[]> {
  const { InstanceTypes = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({ Filters: [{ Name: 'instance-type', Values: names }] }),
  );
  return InstanceTypes;
}

const architecturesOf = ({ ProcessorInfo }: InstanceTypeInfo): string[] =>
  ProcessorInfo?.SupportedArchitectures ?? [];

const isNvidia = ({ GpuInfo }: InstanceTypeInfo): boolean =>
  GpuInfo?.Gpus?.some(({ Manufacturer }) => Manufacturer === 'NVIDIA') ?? false;

const isNeuron = ({ InstanceType }: InstanceTypeInfo): boolean => /^(inf|trn)\d/.test(InstanceType ?? '');

const fits = (type: InstanceTypeInfo, image: NonNullable<(typeof images)[AMITypes]>): boolean =>
  architecturesOf(type).includes(image.architecture) &&
  (image.accelerator !== 'nvidia' || isNvidia(type)) &&
  (image.accelerator !== 'neuron' || isNeuron(type));

/** What EKS chooses when nobody does (EKS API reference, CreateNodegroup). */
function amiTypeFor([type = {}]: InstanceTypeInfo[]): AMITypes {
  const arm = !architecturesOf(type).includes('x86_64');
  if (isNvidia(type)) return arm ? 'AL2023_ARM_64_NVIDIA' : 'AL2023_x86_64_NVIDIA';
  if (isNeuron(type)) return 'AL2023_x86_64_NEURON';
  return arm ? 'AL2023_ARM_64_STANDARD' : 'AL2023_x86_64_STANDARD';
}
