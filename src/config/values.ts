/** The parsers of what AWS and Kubernetes name. */

import type { PolicyArn, PrincipalArn, RoleArn } from '../spec/arn.ts';
import { regionForm, regionMeant } from '../spec/regions.ts';
import { whoseKey } from '../spec/reserved-tags.ts';
import { tagKeys } from '../spec/tags.ts';
import { duration, eachOf, listOf, matching, oneOf, type Parser, Problem, quote } from './parsers.ts';

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
export const zone = matching(
  /^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/,
  'the name of an availability zone',
  'eu-west-1a',
);

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

/** User's tags: `key=value`, a line each. */
export function tags(text: string): Record<string, string> {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const keys = new Set<string>();
  const entries = eachOf(lines, (line) => {
    const at = line.indexOf('=');
    const key = line.slice(0, at).trim();
    const value = line.slice(at + 1).trim();
    if (at < 1) throw new Problem(`${quote(line)} is not a tag. Write key=value, a line each.`);
    checkTag(key, value);
    if (keys.has(key)) throw new Problem(`${quote(key)} is given twice. Keep one.`);
    keys.add(key);
    return [key, value] as const;
  });
  return Object.fromEntries(entries);
}

/** Which tags are meant. */
export interface TagPattern {
  key: string;
  /** Undefined for any. */
  value: string | undefined;
}

/** `key`, or `key=value`, a line each. */
export function tagPatterns(text: string): TagPattern[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return eachOf(lines, (line) => {
    const [key = '', ...rest] = line.split('=').map((part) => part.trim());
    if (key === '') throw new Problem(`${quote(line)} names no tag. Write key or key=value, a line each.`);
    return { key, value: rest.length === 0 ? undefined : rest.join('=') };
  });
}

/**
 * EC2's limits, which are the narrowest.
 * @throws Problem
 */
export function checkTag(key: string, value: string): void {
  checkTagText(key, value);
  const owner = whoseKey(key);
  if (owner !== undefined) {
    throw new Problem(
      `${quote(key)} is a key that says whose a thing is to ${owner}. Choose another; what selects things by their tags can go by ${tagKeys.cluster}, which everything carries.`,
    );
  }
}

/** What follows in keys by which cluster-autoscaler finds Auto Scaling groups, and knows what nodes would come of them. */
const ofAutoscaler = /^k8s[.]io\/cluster-autoscaler\/(.+)$/;

/**
 * The cluster whose cluster-autoscaler a tag hands a node group to; undefined where it hands it to none by name.
 * Source: kubernetes/autoscaler, cluster-autoscaler/cloudprovider/aws, "Auto-Discovery Setup".
 */
export function clusterOfAutoscaler(key: string): string | undefined {
  const rest = ofAutoscaler.exec(key)?.[1];
  return rest === undefined || rest === 'enabled' || rest.startsWith('node-template/') ? undefined : rest;
}

/**
 * A tag that a node group may be given: those for cluster-autoscaler, too, of which the cluster's name is to be held against its own.
 * @throws Problem
 */
export function checkGroupTag(key: string, value: string): void {
  (ofAutoscaler.test(key) ? checkTagText : checkTag)(key, value);
}

function checkTagText(key: string, value: string): void {
  const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
  if (key === '' || key.length > 128 || value.length > 256 || !characters.test(key + value)) {
    throw new Problem(
      `${quote(`${key}=${value}`)} is not a tag. Write a key of at most 128 and a value of at most 256 characters: letters, digits, spaces and _.:/=+-@`,
    );
  }
}

/** EC2 takes 50 on a resource; the rest is for ours, CloudFormation's, EKS's and the controllers'. */
export const mostTags = 30;

/**
 * A label that a node may be given.
 * @throws Problem
 */
export function checkLabel(key: string, value: string): void {
  checkKey(key, 'label');
  // The kubelet refuses to start with them, except for those of node.kubernetes.io. Source: Kubernetes, "NodeRestriction".
  const domain = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
  if (
    /(^|\.)(kubernetes\.io|k8s\.io|eks\.amazonaws\.com)$/.test(domain) &&
    !/(^|\.)node\.kubernetes\.io$/.test(domain)
  ) {
    throw new Problem(
      `${quote(key)} is a label that only Kubernetes and EKS give to nodes. Choose another key.`,
    );
  }
  // EKS refuses the empty value that Kubernetes would take.
  if (!namePattern.test(value)) {
    throw new Problem(
      `${quote(value)} is not the value of a label. Write 1 to 63 letters, digits, hyphens, underscores and dots, a letter or digit first and last.`,
    );
  }
}

/**
 * A label that a selector of a Fargate profile asks for.
 * @throws Problem
 */
export function checkLabelPattern(key: string, value: string): void {
  checkKey(key, 'label');
  if (value !== '' && !/^[A-Za-z0-9*?]([A-Za-z0-9_.*?-]{0,61}[A-Za-z0-9*?])?$/.test(value)) {
    throw new Problem(
      `${quote(value)} is not the value of a label, nor a pattern of one. Write at most 63 letters, digits, hyphens, underscores and dots; * stands for any characters, and ? for one.`,
    );
  }
}

/**
 * A label of a service account.
 * @throws Problem
 */
export function checkAccountLabel(key: string, value: string): void {
  checkKey(key, 'label');
  if (value !== '' && !namePattern.test(value)) {
    throw new Problem(
      `${quote(value)} is not the value of a label. Write at most 63 letters, digits, hyphens, underscores and dots, a letter or digit first and last.`,
    );
  }
}

export interface TaintText {
  key: string;
  value: string;
  effect: string;
}

/**
 * A taint by Kubernetes' rules, its effect as Kubernetes spells it.
 * @throws Problem
 */
export function taint({ key, value, effect }: TaintText): {
  key: string;
  value: string;
  effect: 'NoSchedule' | 'NoExecute' | 'PreferNoSchedule';
} {
  checkKey(key, 'taint');
  if (value !== '' && !namePattern.test(value)) {
    throw new Problem(
      `${quote(value)} is not the value of a taint. Write at most 63 letters, digits, hyphens, underscores and dots, a letter or digit first and last.`,
    );
  }
  return { key, value, effect: oneOf('NoSchedule', 'NoExecute', 'PreferNoSchedule')(effect) };
}

/** Of a label's or a taint's name and value. Source: Kubernetes, "Labels and Selectors". */
const namePattern = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const domainPattern = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** EKS takes 63 characters for the whole, and Kubernetes for the name alone. */
function checkKey(key: string, what: string): void {
  const [name = '', domain, ...more] = key.split('/').reverse();
  const good =
    namePattern.test(name) && (domain === undefined || domainPattern.test(domain)) && more.length === 0;
  if (!good || key.length > 63) {
    throw new Problem(
      `${quote(key)} is not the key of a ${what}. Write at most 63 letters, digits, hyphens, underscores and dots, with a domain and a slash before them if you like, such as team or example.com/team.`,
    );
  }
}
