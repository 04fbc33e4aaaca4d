/** The parsers of what AWS and Kubernetes name. */

import type { PolicyArn, PrincipalArn, RoleArn } from '../spec/arn.ts';
import { regionForm, regionMeant, zoneForm } from '../spec/regions.ts';
import { duration, listOf, matching, oneOf, type Parser, Problem, quote } from './parsers.ts';

/** Of clusters. EKS, CreateCluster: name. */
export const clusterName = matching(
  /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/,
  'a name for a cluster (a letter or digit, then at most 99 letters, digits, hyphens and underscores)',
  'my-app-staging',
);

/** Of clusters, or what follows the prefix of the repository's. */
export const clusterNameOrSuffix = matching(
  /^([0-9A-Za-z][A-Za-z0-9_-]{0,99}|--[0-9A-Za-z]([A-Za-z0-9_-]{0,64}[0-9A-Za-z])?)$/,
  'a name for a cluster (a letter or digit, then at most 99 letters, digits, hyphens and underscores), or what follows the prefix of the repository in it (two hyphens, then at most 66 of the same, from a letter or digit to another)',
  '--staging',
);

/** Of many clusters. */
export const clusterNamePattern = matching(
  /^[0-9A-Za-z*?][A-Za-z0-9_*?-]{0,99}$/,
  'a name of a cluster, or a pattern of names in which * stands for any characters and ? for one',
  'my-app-staging or release-*',
);

const formOfRegion = matching(regionForm, 'a region of AWS', 'eu-west-1');

export const region: Parser<string> = (text) => {
  const meant = regionForm.test(text) ? undefined : regionMeant(text);
  if (meant === undefined) return formOfRegion(text);
  throw new Problem(`${quote(text)} is not a region of AWS. Did you mean ${meant}?`);
};

const listOfRegions = listOf(region, 50);

/** `all` for every region that the account has enabled. */
export const regions: Parser<'all' | readonly string[]> = (text) =>
  text === 'all' ? text : listOfRegions(text);

/** The zones of a region are its name and a letter; local and wavelength zones, whose names are longer, hold no control plane. */
export const zone = matching(zoneForm, 'the name of an availability zone', 'eu-west-1a');

export const kubernetesVersion = matching(
  /^1\.\d{2}$/,
  'a minor version of Kubernetes',
  "'1.36', with quotes: without them YAML reads 1.40 as 1.4",
);

export const instanceType = matching(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an EC2 instance type', 'm7g.large');

export const roleArn = matching<RoleArn>(
  /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
  'the ARN of an IAM role',
  'arn:aws:iam::111122223333:role/eks-cluster-action',
);

export const policyArn = matching<PolicyArn>(
  /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]{1,640}$/,
  'the ARN of an IAM managed policy',
  'arn:aws:iam::111122223333:policy/eks-cluster-action/74061981/boundary',
);

export const webAddress = matching(
  /^https?:\/\/[^\s<>()"']+$/,
  'an address of the web',
  'https://preview-12.example.com',
);

export const roleOrUserArn = matching<PrincipalArn>(
  /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]{1,512}$/,
  'the ARN of an IAM role or user',
  'arn:aws:iam::111122223333:role/developers',
);

/** Source: IAM Identity Center user guide, "Referencing permission sets in resource policies, Amazon EKS Cluster config maps". */
const isOfSso = /^AWSReservedSSO_/;
const ssoPath = 'aws-reserved/sso.amazonaws.com';

/** Of a session: its partition, its account and its role. */
export const sessionArn = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\//;

/** Of somebody who may be given an access entry. EKS, CreateAccessEntry: principalArn. */
export const principalArn: Parser<PrincipalArn> = (text) => {
  const [, partition, account, role] = sessionArn.exec(text) ?? [];
  if (role !== undefined) {
    const arn = `arn:${partition}:iam::${account}:role/`;
    const advice = isOfSso.test(role)
      ? `Write ${arn}${ssoPath}/${role}, with a region's name before the last slash where IAM Identity Center is not in us-east-1.`
      : `Write ${arn}${role}, with the role's path where it has one.`;
    throw new Problem(`${quote(text)} is a session, and EKS admits the role behind it. ${advice}`);
  }
  const [, start, ssoRole] = /^(arn:[a-z-]+:iam::\d{12}:role\/)(AWSReservedSSO_[^/]+)$/.exec(text) ?? [];
  if (ssoRole !== undefined) {
    throw new Problem(
      `${quote(text)} lacks the path that every role of IAM Identity Center has. Write ${start}${ssoPath}/${ssoRole}, with a region's name before the last slash where it is not in us-east-1.`,
    );
  }
  if (/^\d{12}$|:root$/.test(text)) {
    throw new Problem(
      `${quote(text)} is an account or its root user, and EKS admits only roles and users. Write the ARN of each, such as arn:aws:iam::111122223333:role/developers.`,
    );
  }
  if (/[*?]/.test(text)) {
    throw new Problem(
      `${quote(text)} is a pattern, and EKS admits roles and users one by one. Write the ARN of each, such as arn:aws:iam::111122223333:role/developers.`,
    );
  }
  // Source: IAM user guide, "Create a service-linked role".
  if (/:role\/aws-service-role\//.test(text)) {
    throw new Problem(
      `${quote(text)} is a service-linked role, which nobody but its service takes. Write the ARN of a role that people or workflows take.`,
    );
  }
  return roleOrUserArn(text);
};

/** STS, AssumeRoleWithWebIdentity: RoleSessionName. */
export const sessionName = matching(
  /^[\w+=,.@-]{2,64}$/,
  'a session name (2 to 64 letters, digits and =,.@+-_)',
  'my-app-previews',
);

export const accountId = matching(
  /^\d{12}$/,
  'the id of an AWS account, which has twelve digits',
  "'012345678901', with quotes: without them YAML may drop the leading zero",
);

/** US dollars, above nothing. */
export const dollars: Parser<number> = (text) => {
  const value = dollarsIn(text);
  if (value !== undefined) return value;
  const meant = text.replace(/^\$\s*|\s*(\$|USD)$/g, '').replace(',', '.');
  const advice = dollarsIn(meant) === undefined ? 'Write one, such as 0.5.' : `Write ${meant}.`;
  throw new Problem(`${quote(text)} is not a number of US dollars. ${advice}`);
};

function dollarsIn(text: string): number | undefined {
  const value = Number(text);
  return /^\d{1,6}(\.\d{1,4})?$/.test(text) && value > 0 ? value : undefined;
}

/** In milliseconds. */
export const limitedLife = duration({ least: '1s', most: '365d', example: '8h, or 0 for never' });

/** In milliseconds; 0 for ever. */
export const ttl: Parser<number> = (text) => (text === '0' ? 0 : limitedLife(text));

/** EKS, CreateNodegroup: nodegroupName. */
export const nodeGroupName = matching(
  /^[0-9A-Za-z][A-Za-z0-9_-]{0,62}$/,
  'a name for a node group (a letter or digit, then at most 62 letters, digits, hyphens and underscores)',
  'workers',
);

/** Of the AMIs of managed node groups. EKS, CreateNodegroup: releaseVersion. */
export const releaseVersion = matching(
  /^(1\.\d{2}\.\d{1,2}-\d{8}|\d+\.\d+\.\d+-[0-9a-f]{8})$/,
  'a release of an AMI: the version of Kubernetes and the day for AmazonLinux2023, or the version of Bottlerocket',
  '1.36.2-20261117',
);

/** In a tag, which has room for the cluster's and the group's beside it. */
export const instanceName = matching(
  /^[\w.:/=+@-]{1,64}$/,
  'a name for instances (at most 64 letters, digits and _.:/=+@-)',
  'orders-worker',
);

/** A label of pods holds it. eksctl's reserved prefix: pkg/apis/eksctl.io/v1alpha5, ReservedProfileNamePrefix. */
export const fargateProfileName = matching(
  /^(?!eks-)[0-9A-Za-z]([A-Za-z0-9_-]{0,61}[0-9A-Za-z])?$/,
  'a name for a Fargate profile (at most 63 letters, digits, hyphens and underscores, a letter or digit first and last, and not beginning with eks-, which AWS keeps for itself)',
  'web',
);

/** EKS, CreateCapability: capabilityName. */
export const capabilityName = matching(
  /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/,
  'a name for a capability (at most 100 letters, digits, hyphens and underscores, a letter or digit first)',
  'ack',
);

/** Of a selector of a Fargate profile. */
export const namespaceOfSelector = matching(
  /^[a-z0-9*?]([a-z0-9*?-]{0,61}[a-z0-9*?])?$/,
  'the name of a namespace, or a pattern of names in which * stands for any characters and ? for one',
  'shop or shop-*',
);

/** Of Kubernetes. Source: Kubernetes, "Object Names and IDs": RFC 1123 label names. */
export const namespaceName = matching(
  /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
  'the name of a namespace',
  'shop',
);

/** Of Kubernetes: RFC 1123 subdomain names. EKS, CreatePodIdentityAssociation takes the same. */
export const serviceAccountName = matching(
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  'the name of a service account',
  'orders',
);

export const amiFamily: Parser<'AmazonLinux2023' | 'Bottlerocket'> = (text) => {
  if (text === 'AmazonLinux2') {
    throw new Problem(
      'AmazonLinux2 is gone: EKS has made no images of it since 26 November 2025, and none for Kubernetes after 1.32. Write AmazonLinux2023 or Bottlerocket.',
    );
  }
  return oneOf('AmazonLinux2023', 'Bottlerocket')(text);
};

export const imageId = matching(/^ami-[0-9a-f]{8,17}$/, 'the id of an image', 'ami-0abcdef1234567890');

/**
 * What would open the kubelet, or keep it from its cluster. Source: eksctl, pkg/apis/eksctl.io/v1alpha5, validation.go.
 */
const keptOfKubelet = [
  'address',
  'apiVersion',
  'authentication',
  'authorization',
  'clusterDomain',
  'kind',
  'serverTLSBootstrap',
];

/**
 * Settings of a kubelet's configuration file.
 * @throws Problem
 */
export function checkKubeletConfig(given: unknown): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Problem('it is not a mapping. Write `setting: value`, a line each.');
  const kept = Object.keys(given).filter((key) => keptOfKubelet.includes(key));
  if (kept.length > 0)
    throw new Problem(
      `${kept.join(', ')} may not be set: a node has to stay closed, and of its cluster. Leave it out.`,
    );
}

/** Of Bottlerocket's settings.kubernetes: what brings a node into its cluster, and what fields of a group say. */
const keptOfBottlerocket: Readonly<Record<string, string>> = {
  'api-server': '',
  'authentication-mode': '',
  'bootstrap-token': '',
  'cluster-certificate': '',
  'cluster-dns-ip': 'clusterDNS',
  'cluster-name': '',
  'max-pods': 'maxPodsPerNode',
  'node-labels': 'labels',
  'node-taints': 'taints',
  'server-tls-bootstrap': '',
  'standalone-mode': '',
};

/**
 * Source: bottlerocket.dev, "settings"; eksctl, pkg/apis/eksctl.io/v1alpha5, checkBottlerocketSettings.
 * @throws Problem
 */
export function checkBottlerocketSettings(given: unknown): void {
  const isMapping = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const { kubernetes = {} } = Object(given);
  if (!isMapping(given) || !isMapping(kubernetes))
    throw new Problem('it is not a mapping. Write `setting: value`, a line each.');
  if (/[:[,]null\b/.test(JSON.stringify(given))) throw new Problem('a setting is empty. Write a value.');
  const kept = Object.keys(kubernetes).find((key) => key in keptOfBottlerocket);
  if (kept === undefined) return;
  const field = keptOfBottlerocket[kept];
  throw new Problem(
    `kubernetes.${kept} may not be set: ${field ? `the field ${field} of a group says it` : 'a node has to stay closed, and of its cluster'}. Leave it out.`,
  );
}

/** As DescribeAddonVersions spells them. */
export const addonName = matching(
  /^[a-z0-9][a-z0-9_-]{0,99}$/,
  'the name of an EKS add-on, in small letters',
  'metrics-server',
);

const numberedAddonVersion = matching(
  /^v?\d+\.\d+(\.\d+(-[\w.]+)?)?$/,
  'the version of an EKS add-on, as `aws eks describe-addon-versions` lists them, nor the first parts of one',
  'v1.21.1-eksbuild.1, 1.21 or latest',
);

/** Undefined for the default of the cluster's Kubernetes. */
export const addonVersion: Parser<string | undefined> = (text) => {
  if (text === 'latest') return text;
  return text === 'default' ? undefined : numberedAddonVersion(text).replace(/^v?/, 'v');
};
