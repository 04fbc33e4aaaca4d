import { stringify } from 'yaml';

export interface KubeconfigCluster {
  name: string;
  arn: string;
  region: string;
  endpoint: string;
  /** Base64 of the PEM. */
  certificateAuthorityData: string;
}

/** How the clients that read the file get their tokens. None of these ways puts a secret into it. */
export type KubeconfigAuth =
  /** This action's own plugin: in the same job only, as it needs the job's environment. */
  | {
      kind: 'action';
      /** Absolute path of the node binary that runs the action. */
      node: string;
      /** Absolute path of the bundled plugin. */
      plugin: string;
      /** Without it, the plugin takes the credentials of its environment. */
      role?: { arn: string; sessionName: string; audience: string };
    }
  /** The tools that AWS offers: with credentials in the environment, or in a profile. */
  | { kind: 'aws' | 'aws-iam-authenticator'; roleArn?: string; profile?: string };

interface Exec {
  command: string;
  args: string[];
  env?: Record<string, string | undefined>;
  installHint?: string;
}

/**
 * A kubeconfig for one cluster, as YAML. Cluster, context and user bear the cluster's ARN, as
 * `aws eks update-kubeconfig` names them: unique in every account and region.
 */
export function kubeconfig({ cluster, auth }: { cluster: KubeconfigCluster; auth: KubeconfigAuth }): string {
  const { command, args, env = {}, installHint } = execOf(cluster, auth);
  const variables = Object.entries(env).flatMap(([name, value]) => (value ? [{ name, value }] : []));
  const name = cluster.arn;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [
      {
        name,
        cluster: {
          server: cluster.endpoint,
          'certificate-authority-data': cluster.certificateAuthorityData,
        },
      },
    ],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [
      {
        name,
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1beta1',
            command,
            args,
            ...(variables.length > 0 && { env: variables }),
            ...(installHint && { installHint }),
            interactiveMode: 'Never',
            provideClusterInfo: false,
          },
        },
      },
    ],
  };
  // kubectl reads YAML 1.1, to which a cluster named `on` is a boolean unless it is quoted.
  return stringify(config, { version: '1.1', lineWidth: 0 });
}

function execOf({ name, region }: KubeconfigCluster, auth: KubeconfigAuth): Exec {
  switch (auth.kind) {
    case 'action': {
      const { node, plugin, role } = auth;
      const identity = role
        ? ['--role-arn', role.arn, '--session-name', role.sessionName, '--audience', role.audience]
        : [];
      return { command: node, args: [plugin, '--cluster', name, '--region', region, ...identity] };
    }
    case 'aws':
      return {
        command: 'aws',
        args: [
          ...['--region', region, 'eks', 'get-token', '--cluster-name', name, '--output', 'json'],
          ...(auth.roleArn ? ['--role-arn', auth.roleArn] : []),
        ],
        env: { AWS_PROFILE: auth.profile },
        installHint:
          'Install the AWS CLI: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
      };
    case 'aws-iam-authenticator':
      return {
        command: 'aws-iam-authenticator',
        args: ['token', '-i', name, ...(auth.roleArn ? ['-r', auth.roleArn] : [])],
        // Early releases lack the flag for the region whose STS the token is to name.
        env: { AWS_REGION: region, AWS_PROFILE: auth.profile },
        installHint: 'Install it: https://github.com/kubernetes-sigs/aws-iam-authenticator/releases',
      };
  }
}
