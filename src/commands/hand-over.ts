import type { PriceList } from '../aws/price-list.ts';
import type { ClusterRequest } from '../config/request.ts';
import { costOf } from '../cost/cost.ts';
import { estateOfCluster } from '../cost/estate-of-clusters.ts';
import { type KubeconfigAuth, kubeconfig } from '../kubernetes/kubeconfig.ts';
import type { Outcome } from '../outcome.ts';
import { readPrivately, writePrivately } from '../private-file.ts';
import type { ControlPlane } from '../resources/control-plane/control-plane.ts';
import type { Role } from '../resources/role.ts';
import type { Context } from './command.ts';
import { tellCost } from './cost.ts';
import { placeFacts } from './portrait.ts';

/** Gives a cluster to the workflow: the kubeconfig, `KUBECONFIG` for the steps that follow, and the outputs. */
export async function handOver(
  { request, run, output, exportVariable, plugin }: Context,
  plane: ControlPlane,
  nodeRole: Role | undefined,
): Promise<void> {
  const { path } = request.kubeconfig;
  const cluster = { ...plane, region: request.spec.region };
  const text = kubeconfig({ cluster, auth: authOf(request, plugin) });
  const before = await readPrivately(path);
  if (before !== undefined && !before.includes(plane.endpoint)) {
    run.say(
      'kubeconfig',
      `takes the place of another cluster's, at ${path}: with \`kubeconfig-path\`, each has its own`,
    );
  }
  await writePrivately(path, text);
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
