/**
 * The machine images that EKS's nodes start from, and the public parameters of SSM that name them.
 * Source: "Retrieve recommended Amazon Linux AMI IDs" in the EKS user guide, and Bottlerocket's own documentation.
 */
import { createHash } from 'node:crypto';
import { knownVersions, minorOf, patchOf } from '../eks/versions.ts';

export interface Image {
  id: string;
  name: string;
  architecture: 'x86_64' | 'arm64';
  description: string;
  owner: string;
  /** What starts on it. */
  family: 'al2' | 'al2023' | 'bottlerocket' | 'ubuntu';
  /** Of the kubelet that it brings, such as `1.36`. */
  kubernetes: string;
  /** Whether it brings NVIDIA's driver. */
  drivesGpus: boolean;
  /** Whether it brings NVIDIA's device plugin, too. Source: EKS user guide, "Install Kubernetes device plugin for GPUs". */
  offersGpus: boolean;
}

/** The day of the images' release, as their names carry it. */
const RELEASE = '20261117';
/** The one before, by which nodes may be asked for as well. */
const EARLIER_RELEASE = '20261103';
const BOTTLEROCKET_RELEASE = '1.51.0-8f3a2c1d';

const EKS_ACCOUNT = '602401143452';
const BOTTLEROCKET_ACCOUNT = '092701018921';
const CANONICAL_ACCOUNT = '099720109477';
const SHARING_ACCOUNT = '210987654321';

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

const al2023 = [RELEASE, EARLIER_RELEASE].flatMap((day) =>
  knownVersions.flatMap((version) =>
    al2023Variants.map(([architecture, variant]) => {
      const name = `amazon-eks-node-al2023-${architecture}-${variant}-${version}-v${day}`;
      const image: Image = {
        id: imageId(name),
        name,
        architecture,
        description: `EKS-optimized Kubernetes node based on Amazon Linux 2023, (k8s: ${version})`,
        owner: EKS_ACCOUNT,
        family: 'al2023',
        kubernetes: version,
        drivesGpus: variant === 'nvidia',
        offersGpus: false,
      };
      const release = `${patchOf(version)}-${day}`;
      const base = `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${architecture}/${variant}`;
      return {
        image,
        parameters: {
          ...recommended(`${base}/${name}`, image, release),
          ...(day === RELEASE && recommended(`${base}/recommended`, image, release)),
        },
      };
    }),
  ),
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
        family: 'bottlerocket',
        kubernetes: version,
        drivesGpus: variant.includes('nvidia'),
        offersGpus: variant.includes('nvidia'),
      };
      const base = `/aws/service/bottlerocket/aws-k8s-${version}${variant}/${architecture}/latest`;
      return {
        image,
        parameters: { [`${base}/image_id`]: image.id, [`${base}/image_version`]: BOTTLEROCKET_RELEASE },
      };
    }),
  ),
);

/** Amazon Linux 2 ends with 1.32, and its last images are a year old. Source: EKS user guide, "Amazon EKS AMI release". */
const al2 = knownVersions
  .filter((version) => minorOf(version) <= 32)
  .flatMap((version) =>
    (['x86_64', 'arm64'] as const).map((architecture) => {
      const kind = architecture === 'arm64' ? 'arm64-node' : 'node';
      const name = `amazon-eks-${kind}-${version}-v20251120`;
      const image: Image = {
        id: imageId(name),
        name,
        architecture,
        description: `EKS Kubernetes Worker AMI with AmazonLinux2 image, (k8s: ${version})`,
        owner: EKS_ACCOUNT,
        family: 'al2',
        kubernetes: version,
        drivesGpus: false,
        offersGpus: false,
      };
      const folder = architecture === 'arm64' ? 'amazon-linux-2-arm64' : 'amazon-linux-2';
      const base = `/aws/service/eks/optimized-ami/${version}/${folder}/recommended`;
      return { image, parameters: recommended(base, image, `${patchOf(version)}-20251120`) };
    }),
  );

/** Canonical's, which are started by a bootstrap.sh as Amazon Linux 2 is. Source: documentation.ubuntu.com/aws, "EKS". */
const ubuntu = knownVersions.flatMap((version) =>
  (['x86_64', 'arm64'] as const).map((architecture) => {
    const processor = architecture === 'arm64' ? 'arm64' : 'amd64';
    const name = `ubuntu-eks/k8s_${version}/images/hvm-ssd-gp3/ubuntu-noble-24.04-${processor}-server-${RELEASE}`;
    const image: Image = {
      id: imageId(name),
      name,
      architecture,
      description: `Canonical, Ubuntu EKS Node OS (k8s_${version}), 24.04, ${processor}`,
      owner: CANONICAL_ACCOUNT,
      family: 'ubuntu',
      kubernetes: version,
      drivesGpus: false,
      offersGpus: false,
    };
    const id = `/aws/service/canonical/ubuntu/eks/24.04/${version}/stable/current/${processor}/hvm/ebs-gp3/ami-id`;
    return { image, parameters: { [id]: image.id } };
  }),
);

/** What somebody has built of Amazon Linux 2023 and has shared with the account. */
const shared = knownVersions.map((version) => {
  const name = `hardened-al2023-${version}`;
  const image: Image = {
    id: imageId(name),
    name,
    architecture: 'x86_64',
    description: `Amazon Linux 2023, hardened (k8s: ${version})`,
    owner: SHARING_ACCOUNT,
    family: 'al2023',
    kubernetes: version,
    drivesGpus: false,
    offersGpus: false,
  };
  return { image, parameters: {} };
});

const offered = [...al2023, ...bottlerocket, ...al2, ...ubuntu, ...shared];

export const images: readonly Image[] = offered.map(({ image }) => image);

export const imageOf = (id: string): Image | undefined => images.find((image) => image.id === id);

/** Values by name, the same in every region. */
export const publicParameters: ReadonlyMap<string, string> = new Map(
  offered.flatMap(({ parameters }) => Object.entries<string>(parameters)),
);

/** The images in the form in which moto reads them at its start. */
export const motoImages = (): object[] =>
  images.map((image) => ({
    ami_id: image.id,
    name: image.name,
    description: image.description,
    owner_id: image.owner,
    public: image.owner !== SHARING_ACCOUNT,
    virtualization_type: 'hvm',
    architecture: image.architecture,
    state: 'available',
    platform: null,
    image_type: 'machine',
    hypervisor: 'xen',
    root_device_name: image.family === 'ubuntu' ? '/dev/sda1' : '/dev/xvda',
    root_device_type: 'ebs',
    sriov: 'simple',
  }));
