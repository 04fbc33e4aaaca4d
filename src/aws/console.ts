/** Where people see things in the AWS console. */
import { partitionOf } from './partition.ts';

/**
 * What the names of the console's hosts end in, by partition. Sources: "Service endpoints" of the console in the AWS General
 * Reference; user guides of AWS GovCloud (US) and of Amazon Web Services in China, "Signing in".
 */
const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** A page of the console; undefined for a partition whose console is not known. @param path after the host */
export function consolePage(region: string, path: string): string | undefined {
  const host = hosts[partitionOf(region).id];
  return host && `https://${region}.${host}/${path}`;
}

export interface ConsoleLinks {
  cluster(name: string): string;
  stack(name: string): string;
  vpc(id: string): string;
}

/** Addresses of what a cluster is made of; undefined for a partition whose console is not known. */
export function consoleLinks(region: string): ConsoleLinks | undefined {
  const home = consolePage(region, '');
  if (home === undefined) return undefined;
  const of = encodeURIComponent;
  return {
    cluster: (name) => `${home}eks/clusters/${of(name)}?region=${region}`,
    stack: (name) => `${home}cloudformation/home?region=${region}#/stacks?filteringText=${of(name)}`,
    vpc: (id) => `${home}vpcconsole/home?region=${region}#VpcDetails:VpcId=${of(id)}`,
  };
}
