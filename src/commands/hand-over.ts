import { readFile } from 'node:fs/promises';
import type { PriceList } from '../aws/price-list.ts';
import type { ClusterRequest } from '../config/request.ts';
import { costOf } from '../cost/cost.ts';
import { estateOfCluster } from '../cost/estate-of-clusters.ts';
import { type KubeconfigAuth, kubeconfig } from '../kubernetes/kubeconfig.ts';
import type { Outcome } from '../outcome.ts';
import { writePrivately } from '../private-file.ts';
import type { ControlPlane } from '../resources/control-plane/control-plane.ts';
import type { Role } from '../resources/role.ts';
import type { Context } from './command.ts';
import { tellCost } from './cost.ts';
import { placeFacts } from './portrait.ts';

/** Gives a cluster to the workflow: the kubeconfig, `KUBECONFIG` for the steps that follow, and the outputs. */
export async function handOver(
  { request, output, exportVariable, plugin, warn }: Context,
  plane: ControlPlane,
  nodeRole: Role | undefined,
): Promise<void> {
  const { path } = request.kubeconfig;
  const cluster = { ...plane, region: request.spec.region };
  const text = kubeconfig({ cluster, auth: authOf(request, plugin) });
  const other = await otherClusterIn(path, plane.arn);
  await writePrivately(path, text);
  if (other !== undefined) {
    warn(
      'A kubeconfig was replaced',
      `${path} was that of ${other} until now, and is that of ${plane.arn}. Give each step a \`kubeconfig-path\` of its own, and the steps that use them the KUBECONFIG that is meant.`,
    );
  }
  exportVariable('KUBECONFIG', path);
  output({
    'cluster-name': plane.name,
    'cluster-arn': plane.arn,
    region: request.spec.region,
    endpoint: plane.endpoint,
    'certificate-authority-data': plane.certificateAuthorityData,
    'kubernetes-version': plane.version,
    'platform-version': plane.platformVersion,
    kubeconfig: text,
    'kubeconfig-path': path,
    'vpc-id': plane.vpcId,
    'subnet-ids': plane.subnetIds.join(','),
    'cluster-security-group-id': plane.clusterSecurityGroupId,
    'oidc-issuer': plane.oidcIssuer,
    'expires-at': plane.expiresAt,
    ...(nodeRole !== undefined && { 'node-role-arn': nodeRole.arn }),
  });
}

/** The context of a kubeconfig that is there already, where it is not that of this cluster. */
async function otherClusterIn(path: string, arn: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const context = /^current-context: "?([^"\n]+)"?$/m.exec(text)?.[1];
  return context === arn ? undefined : context;
}

/** What a summary tells of any cluster, and what it costs. */
export async function describe(
  context: Context,
  plane: ControlPlane,
  prices: PriceList,
): Promise<Required<Pick<Outcome, 'facts' | 'cost'>>> {
  const { request, aws } = context;
  const estate = await estateOfCluster(aws, plane);
  const cost = await costOf(estate, prices);
  const version = [plane.version, `platform ${plane.platformVersion}`, estate.support?.text];
  return {
    facts: [
      ['Endpoint', plane.endpoint],
      ['Kubernetes', version.filter(Boolean).join(', ')],
      ...placeFacts(plane, request.spec.region),
      ...tellCost(context, cost),
    ],
    cost,
  };
}

function authOf(
  { kubeconfig: { auth, roleArn, profile }, role }: ClusterRequest,
  plugin: Context['plugin'],
): KubeconfigAuth {
  if (auth !== 'action') {
    return {
      kind: auth,
      ...(roleArn !== undefined && { roleArn }),
      ...(profile !== undefined && { profile }),
    };
  }
  return { kind: auth, node: plugin.node, plugin: plugin.path, ...(role !== undefined && { role }) };
}
