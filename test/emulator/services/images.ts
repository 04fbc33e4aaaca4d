/**
 * The machine images that EKS's nodes start from, and the public parameters of SSM that name them.
 * Source: "Retrieve recommended Amazon Linux AMI IDs" in the EKS user guide, and Bottlerocket's own documentation.
 */
import { createHash } from 'node:crypto';
import { knownVersions, patchOf } from '../eks/versions.ts';

export interface Image {
  id: string;
  name: string;
  architecture: 'x86_64' | 'arm64';
  description: string;
  owner: string;
}

/** The day of the images' release, as their names carry it. */
const RELEASE = '20261117';
const BOTTLEROCKET_RELEASE = '1.51.0-8f3a2c1d';

const EKS_ACCOUNT = '602401143452';
const BOTTLEROCKET_ACCOUNT = '092701018921';

/** There are no Neuron machines with ARM processors. */
const al2023Variants = [
  ['x86_64', 'standard'],
  ['x86_64', 'nvidia'],
  ['x86_64', 'neuron'],
  ['arm64', 'standard'],
  ['arm64', 'nvidia'],
] as const;

const bottlerocketVariants = ['', '-nvidia', '-fips'];

/** Always the same for the same image, as nothing else is known of it. */
const imageId = (name: string): string =>
  `ami-0${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;

const al2023 = knownVersions.flatMap((version) =>
  al2023Variants.map(([architecture, variant]) => {
    const name = `amazon-eks-node-al2023-${architecture}-${variant}-${version}-v${RELEASE}`;
    const image: Image = {
      id: imageId(name),
      name,
      architecture,
      description: `EKS-optimized Kubernetes node based on Amazon Linux 2023, (k8s: ${version})`,
      owner: EKS_ACCOUNT,
    };
    const release = `${patchOf(version)}-${RELEASE}`;
    const base = `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${architecture}/${variant}`;
    return { image, parameters: { ...recommended(`${base}/recommended`, image, release) } };
  }),
);

function recommended(base: string, { id, name }: Image, release: string): Record<string, string> {
  return {
    [base]: JSON.stringify({ schema_version: '2', image_id: id, image_name: name, release_version: release }),
    [`${base}/image_id`]: id,
    [`${base}/image_name`]: name,
    [`${base}/release_version`]: release,
  };
}

const bottlerocket = knownVersions.flatMap((version) =>
  bottlerocketVariants.flatMap((variant) =>
    (['x86_64', 'arm64'] as const).map((architecture) => {
      const name = `bottlerocket-aws-k8s-${version}${variant}-${architecture}-v${BOTTLEROCKET_RELEASE}`;
      const image: Image = {
        id: imageId(name),
        name,
        architecture,
        description: name,
        owner: BOTTLEROCKET_ACCOUNT,
      };
      const base = `/aws/service/bottlerocket/aws-k8s-${version}${variant}/${architecture}/latest`;
      return {
        image,
        parameters: { [`${base}/image_id`]: image.id, [`${base}/image_version`]: BOTTLEROCKET_RELEASE },
      };
    }),
  ),
);

export const images: readonly Image[] = [...al2023, ...bottlerocket].map(({ image }) => image);

/** Values by name, the same in every region. */
export const publicParameters: ReadonlyMap<string, string> = new Map(
  [...al2023, ...bottlerocket].flatMap(({ parameters }) => Object.entries<string>(parameters)),
);

/** The images in the form in which moto reads them at its start. */
export const motoImages = (): object[] =>
  images.map((image) => ({
    ami_id: image.id,
    name: image.name,
    description: image.description,
    owner_id: image.owner,
    public: true,
    virtualization_type: 'hvm',
    architecture: image.architecture,
    state: 'available',
    platform: null,
    image_type: 'machine',
    hypervisor: 'xen',
    root_device_name: '/dev/xvda',
    root_device_type: 'ebs',
    sriov: 'simple',
  }));
