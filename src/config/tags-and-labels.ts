/** The parsers of tags, labels and taints. */
import { whoseKey } from '../spec/reserved-tags.ts';
import { tagKeys } from '../spec/tags.ts';
import { eachOf, oneOf, Problem, quote } from './parsers.ts';

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
