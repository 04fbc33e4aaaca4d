/**
 * /etc/eks/bootstrap.sh of Amazon Linux 2, and of Canonical's images, which took it over.
 * Source: awslabs/amazon-eks-ami, templates/al2/runtime/bootstrap.sh.
 */
import type { Cluster } from '@aws-sdk/client-eks';
import { chance } from '../chance.ts';
import { BootFailure } from './boot-failure.ts';
import { describeCluster } from './describe-cluster.ts';
import { readFlags } from './kubelet.ts';
import type { Program } from './shell/state.ts';
import { refusalOf, type System } from './system.ts';

/** Options that take a value; all of them do. */
const options = [
  '--apiserver-endpoint',
  '--aws-api-retry-attempts',
  '--b64-cluster-ca',
  '--cluster-id',
  '--container-runtime',
  '--containerd-config-file',
  '--dns-cluster-ip',
  '--docker-config-json',
  '--enable-docker-bridge',
  '--enable-local-outpost',
  '--ip-family',
  '--kubelet-extra-args',
  '--local-disks',
  '--mount-bpf-fs',
  '--pause-container-account',
  '--pause-container-version',
  '--service-ipv6-cidr',
  '--use-max-pods',
];

function readArgs(args: readonly string[]): { name: string; given: Map<string, string> } {
  const given = new Map<string, string>();
  const names: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (options.includes(arg)) given.set(arg, args[++index] ?? '');
    else names.push(arg);
  }
  return { name: names[0] ?? '', given };
}

/** Words of a line, of which quotes hold some together. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/["']/g, ''));

/** `--flag value` is the same as `--flag=value`. */
const joined = (words: readonly string[]): string[] =>
  words.reduce<string[]>((flags, word) => {
    const last = flags.at(-1);
    if (!word.startsWith('-') && last !== undefined) flags[flags.length - 1] = `${last}=${word}`;
    else flags.push(word);
    return flags;
  }, []);

export const bootstrap =
  (system: System): Program =>
  async (args, { err }) => {
    const { name, given } = readArgs(args);
    const log = (words: string): void => err(`[eks-bootstrap] ${words}\n`);
    log('INFO: starting...');
    if (name === '') {
      log('ERROR: cluster name is not defined!');
      return 1;
    }
    let endpoint = given.get('--apiserver-endpoint') ?? '';
    let certificateAuthority = given.get('--b64-cluster-ca') ?? '';
    if (endpoint === '' || certificateAuthority === '') {
      log('INFO: --b64-cluster-ca or --apiserver-endpoint is not defined, describing cluster...');
      const found = await described(system, name, Number(given.get('--aws-api-retry-attempts') ?? 3), err);
      if (!found) {
        log('ERROR: Exhausted retries while describing cluster!');
        return 254;
      }
      endpoint = found.endpoint ?? '';
      certificateAuthority = found.certificateAuthority?.data ?? '';
    }
    try {
      const told = readFlags(joined(wordsOf(given.get('--kubelet-extra-args') ?? '')));
      system.kubelet = { endpoint, certificateAuthority, ...told };
    } catch (error) {
      if (!(error instanceof BootFailure)) throw error;
      // systemd starts it in vain; the script has done its part.
      system.say(error.message);
    }
    return 0;
  };

/** Waits for the cluster as the script does: `aws eks wait cluster-active`, and then a few attempts. */
async function described(
  system: System,
  name: string,
  retries: number,
  err: (text: string) => void,
): Promise<Cluster | undefined> {
  const { region, id } = system.machine;
  for (let attempt = 0; attempt <= retries; attempt++) {
    try {
      const cluster = await active(system, region, name);
      if (cluster) return cluster;
    } catch (error) {
      err(`${refusalOf(error, 'DescribeCluster')}\n`);
    }
    if (attempt < retries) {
      await system.wait(5 * 2 ** (1 + attempt) + 1 + Math.floor(10 * chance(1, id, `attempt ${attempt}`)));
    }
  }
  return undefined;
}

/** `aws eks wait cluster-active`: forty looks, half a minute apart. Source: the CLI's reference. */
async function active(system: System, region: string, name: string): Promise<Cluster | undefined> {
  for (let look = 0; look < 40; look++) {
    const cluster = await describeCluster(system, region, name);
    if (cluster.status === 'ACTIVE') return cluster;
    if (cluster.status === 'FAILED' || cluster.status === 'DELETING') return undefined;
    await system.wait(30);
  }
  return undefined;
}
