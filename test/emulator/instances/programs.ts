/**
 * The programs that user data calls. One that only prepares the machine is taken as run; one whose outcome anything can
 * hang on is played, or the script that calls it does not run at all.
 */
import { SignalResourceCommand } from '@aws-sdk/client-cloudformation';
import { bootstrap } from './bootstrap.ts';
import { asText, describeCluster, picked } from './describe-cluster.ts';
import type { Hands, Program } from './shell/state.ts';
import { NotUnderstood } from './shell/syntax.ts';
import { asMember, asRole, reach, refusalOf, type System } from './system.ts';

/** Of no consequence for whether a node joins, as long as nobody reads what they print. */
const preparing =
  'apt-get chmod chown curl date dnf hostnamectl install ln logger mkdir mkfs mkfs.xfs modprobe mount nvidia-smi sed swapoff sync sysctl systemctl timedatectl touch update-alternatives useradd usermod wget yum'.split(
    ' ',
  );

/** Those that decide what starts. */
const deciding =
  /kubelet|nodeadm|containerd|network|cloud-init|\/etc\/eks|\/etc\/kubernetes|\/var\/lib\/kubelet/;

const prepare =
  (name: string): Program =>
  async (args, { isRead }) => {
    const line = [name, ...args].join(' ');
    const isFolder = name === 'mkdir' || ((name === 'chmod' || name === 'chown') && /nodeadm\.d/.test(line));
    if (isRead || (deciding.test(line) && !isFolder)) throw new NotUnderstood(line);
    return 0;
  };

const noSuchFile =
  (path: string): Program =>
  async (_, { err }) => {
    err(`${path}: No such file or directory\n`);
    return 127;
  };

/** What is left of it on Amazon Linux 2023. Source: the words of amazon-eks-ami issue 2426. */
const removed: Program = async (_, { err }) => {
  err('ERROR: bootstrap.sh has been removed from AL2023-based EKS AMIs.\n');
  err('EKS nodes are now initialized by nodeadm.\n');
  return 1;
};

/** Options by name: `--name value` and `--name=value`; short ones as they are. */
function optionsOf(args: readonly string[], flags: readonly string[] = []): Map<string, string> {
  const found = new Map<string, string>();
  for (let index = 0; index < args.length; index++) {
    const [, name = '', value] = /^(--?[\w-]+)(?:=(.*))?$/s.exec(args[index] ?? '') ?? [];
    if (name === '') throw new NotUnderstood(args.join(' '));
    if (value !== undefined) found.set(name, value);
    else found.set(name, flags.includes(name) ? 'true' : (args[++index] ?? ''));
  }
  return found;
}

/** Source: "cfn-signal" in CloudFormation's guide. */
const cfnSignal =
  (system: System): Program =>
  async (args, { err }) => {
    const options = optionsOf(args, ['-s', '--verbose', '-v']);
    const get = (...names: string[]): string | undefined =>
      names.flatMap((name) => options.get(name) ?? [])[0];
    const success = get('--success') ?? (options.has('-s') ? 'true' : undefined);
    const code = get('-e', '--exit-code');
    const status = success === undefined ? code === undefined || code === '0' : success === 'true';
    const region = get('--region') ?? 'us-east-1';
    const stack = get('--stack') ?? '';
    const { machine } = system;
    const isMember = [
      machine.tags['aws:cloudformation:stack-name'],
      machine.tags['aws:cloudformation:stack-id'],
    ].includes(stack);
    return await signal(system, err, {
      region,
      stack,
      resource: get('--resource') ?? '',
      id: get('--id', '-i') ?? machine.id,
      status: status ? 'SUCCESS' : 'FAILURE',
      clients: async () => {
        const asked = options.has('--role') || !isMember;
        return asked ? await asRole(system, region) : asMember(system, region);
      },
    });
  };

interface Signal {
  region: string;
  stack: string;
  resource: string;
  id: string;
  status: 'SUCCESS' | 'FAILURE';
  clients(): Promise<ReturnType<typeof asMember>>;
}

async function signal(
  system: System,
  err: (text: string) => void,
  { region, stack, resource, id, status, clients }: Signal,
): Promise<number> {
  try {
    await reach(system, region, 'cloudformation');
    const { cloudFormation } = await clients();
    await cloudFormation.send(
      new SignalResourceCommand({
        StackName: stack,
        LogicalResourceId: resource,
        UniqueId: id,
        Status: status,
      }),
    );
    return 0;
  } catch (error) {
    err(`${refusalOf(error, 'SignalResource')}\n`);
    return 1;
  }
}

const aws =
  (system: System): Program =>
  async (args, streams, variable) => {
    const [service, command, ...rest] = args.filter((arg) => arg !== '--no-cli-pager');
    const options = optionsOf(rest);
    const region =
      options.get('--region') ||
      variable('AWS_REGION') ||
      variable('AWS_DEFAULT_REGION') ||
      system.machine.region;
    const called = `${service} ${command}`;
    if (called === 'cloudformation signal-resource') {
      return await signal(system, streams.err, {
        region,
        stack: options.get('--stack-name') ?? '',
        resource: options.get('--logical-resource-id') ?? '',
        id: options.get('--unique-id') ?? '',
        status: options.get('--status') === 'SUCCESS' ? 'SUCCESS' : 'FAILURE',
        clients: () => asRole(system, region),
      });
    }
    if (called !== 'eks describe-cluster') throw new NotUnderstood(`aws ${args.join(' ')}`);
    try {
      const cluster = await describeCluster(system, region, options.get('--name') ?? '');
      const query = options.get('--query');
      const answer = query === undefined ? { cluster } : picked({ cluster }, query);
      const isText = options.get('--output') === 'text';
      streams.out(`${isText ? asText(answer) : JSON.stringify(answer ?? null, undefined, 4)}\n`);
      return 0;
    } catch (error) {
      streams.err(`\n${refusalOf(error, 'DescribeCluster')}\n`);
      return 254;
    }
  };

/** What the instance's metadata knows, by path. Sources: "Instance metadata categories" in EC2's guide; amazon-eks-ami, bin/imds. */
const imds =
  ({ machine: { id, region, instance } }: System): Program =>
  async ([path = ''], { out }) => {
    const known: Record<string, string | undefined> = {
      'meta-data/ami-id': instance.ImageId,
      'meta-data/instance-id': id,
      'meta-data/instance-type': instance.InstanceType,
      'meta-data/local-hostname': instance.PrivateDnsName,
      'meta-data/local-ipv4': instance.PrivateIpAddress,
      'meta-data/placement/availability-zone': instance.Placement?.AvailabilityZone,
      'meta-data/placement/region': region,
    };
    const value = known[path.replace(/^\/?latest\//, '')];
    if (value === undefined) throw new NotUnderstood(`imds ${path}`);
    out(`${value}\n`);
    return 0;
  };

const files = ({ files: all }: System): Record<string, Program> => ({
  cat: async (paths, { input, out, err }) => {
    const missing = paths.find((path) => !all.has(path));
    if (missing !== undefined) {
      err(`cat: ${missing}: No such file or directory\n`);
      return 1;
    }
    out(paths.length === 0 ? input : paths.map((path) => all.get(path)).join(''));
    return 0;
  },
  tee: async (args, { input, out }) => {
    const isMore = args[0] === '-a';
    for (const path of isMore ? args.slice(1) : args)
      all.set(path, (isMore ? (all.get(path) ?? '') : '') + input);
    out(input);
    return 0;
  },
  mv: async (args, { err }) => {
    const [from = '', to = ''] = args.filter((arg) => !arg.startsWith('-'));
    const text = all.get(from);
    if (text === undefined) {
      err(`mv: cannot stat '${from}': No such file or directory\n`);
      return 1;
    }
    all.delete(from);
    all.set(to, text);
    return 0;
  },
  rm: async (args) => {
    for (const arg of args) all.delete(arg);
    return 0;
  },
});

const seq: Program = async (args, { out }) => {
  const [first, last] = args.length === 1 ? [1, Number(args[0])] : args.map(Number);
  if (args.length > 2 || !Number.isInteger(first) || !Number.isInteger(last)) {
    throw new NotUnderstood(`seq ${args.join(' ')}`);
  }
  for (let number = first ?? 1; number <= (last ?? 0); number++) out(`${number}\n`);
  return 0;
};

const sleep =
  ({ wait }: System): Program =>
  async ([text = '']) => {
    const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)([smh])?$/.exec(text) ?? [];
    if (number === undefined) throw new NotUnderstood(`sleep ${text}`);
    await wait(Number(number) * ({ s: 1, m: 60, h: 3600 }[unit] ?? 1));
    return 0;
  };

const bootstrapPath = '/etc/eks/bootstrap.sh';

/** Only Amazon's images bring cfn-signal. Source: amazon-eks-ami, install-worker.sh: aws-cfn-bootstrap. */
const signals = (system: System): Record<string, Program> => {
  const isAmazons = system.machine.image?.family !== 'ubuntu';
  return Object.fromEntries(
    ['cfn-signal', '/opt/aws/bin/cfn-signal'].map((path) => [
      path,
      isAmazons ? cfnSignal(system) : noSuchFile(path),
    ]),
  );
};

export function programsOf(system: System): Hands['programs'] {
  const hasBootstrap = system.machine.image?.family !== 'al2023';
  return {
    ...Object.fromEntries(preparing.map((name) => [name, prepare(name)])),
    ...files(system),
    ...signals(system),
    [bootstrapPath]: hasBootstrap ? bootstrap(system) : removed,
    aws: aws(system),
    imds: imds(system),
    seq,
    sleep: sleep(system),
  };
}
