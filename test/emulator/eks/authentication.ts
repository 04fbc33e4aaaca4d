/** Who a bearer token belongs to, and what EKS's access policies allow them. */
import { parse as parseYaml } from 'yaml';
import { AwsError, type Principal } from '../core.ts';
import { itemsAt, textAt, textsAt } from '../kubernetes/objects.ts';
import type { AccessRequest, KubernetesUser } from '../kubernetes/types.ts';
import { policyAllows } from './access-policies.ts';
import { userOfIdToken } from './identity-providers.ts';
import type { ClusterRecord, Eks } from './state.ts';

const tokenPrefix = 'k8s-aws-v1.';

interface Mapping {
  username: string;
  groups: string[];
}

/** Reads a token as aws-iam-authenticator does: a presigned GetCallerIdentity that names this cluster. */
export const authenticator =
  (eks: Eks, record: ClusterRecord) =>
  async (token: string): Promise<KubernetesUser | undefined> => {
    if (!token.startsWith(tokenPrefix)) return await userOfIdToken(eks, record, token);
    const encoded = token.slice(tokenPrefix.length);
    // Go's base64.RawURLEncoding takes neither padding nor the other alphabet. Source: aws-iam-authenticator, pkg/token.
    if (!/^[\w-]+$/.test(encoded)) return undefined;
    const url = Buffer.from(encoded, 'base64url').toString();
    const principal = await signerOf(eks, record, url);
    const mapping = principal && mappingOf(record, principal);
    return (
      mapping && {
        ...mapping,
        uid: `aws-iam-authenticator:${eks.world.account}:${idOf(principal)}`,
        extra: extraOf(principal),
      }
    );
  };

async function signerOf(eks: Eks, record: ClusterRecord, url: string): Promise<Principal | undefined> {
  try {
    return await eks.world.verifyPresigned(url, { 'x-k8s-aws-id': record.cluster.name });
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}

const idOf = (principal: Principal): string => principal.userId.split(':')[0] ?? '';

const sessionOf = (principal: Principal): string => principal.userId.split(':')[1] ?? '';

const extraOf = (principal: Principal): Record<string, string[]> => ({
  accessKeyId: [principal.accessKeyId],
  arn: [principal.arn],
  canonicalArn: [principal.iamArn],
  principalId: [principal.userId],
  sessionName: [sessionOf(principal)],
});

/** Access entries go before aws-auth (EKS user guide, "Grant IAM users access to Kubernetes"). */
function mappingOf(record: ClusterRecord, principal: Principal): Mapping | undefined {
  const { authenticationMode } = record.cluster.accessConfig;
  const found =
    (authenticationMode === 'CONFIG_MAP' ? undefined : entryMapping(record, principal)) ??
    (authenticationMode === 'API' ? undefined : configMapMapping(record, principal));
  return found && { ...found, username: found.username.replaceAll('{{SessionName}}', sessionOf(principal)) };
}

function entryMapping(record: ClusterRecord, principal: Principal): Mapping | undefined {
  const found = record.accessEntries.get(principal.iamArn);
  if (!found || found.principalId !== idOf(principal) || found.effectiveAt > Date.now()) return undefined;
  return { username: found.entry.username, groups: found.entry.kubernetesGroups };
}

/** What the ConfigMap aws-auth maps roles and users to, by ARN. Text that is no YAML maps nobody. */
export function awsAuth(record: ClusterRecord, list: 'mapRoles' | 'mapUsers'): (Mapping & { arn: string })[] {
  return itemsAt({ list: listOf(record, list) }, 'list').map((each) => ({
    arn: textAt(each, list === 'mapRoles' ? 'rolearn' : 'userarn'),
    username: textAt(each, 'username'),
    groups: textsAt(each, 'groups'),
  }));
}

function listOf(record: ClusterRecord, list: string): unknown[] {
  const configMap = record.kubernetes?.get({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: 'kube-system',
    name: 'aws-auth',
  });
  const items = yamlOf(textAt(configMap, 'data', list));
  return Array.isArray(items) ? items : [];
}

function yamlOf(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}

/** As aws-iam-authenticator sees a role: without its path. */
export const withoutPath = (arn: string): string => arn.replace(/:role\/.*\//, ':role/');

function configMapMapping(record: ClusterRecord, principal: Principal): Mapping | undefined {
  const { creator, cluster } = record;
  if (principal.iamArn === creator.iamArn && cluster.accessConfig.bootstrapClusterCreatorAdminPermissions) {
    return { username: 'kubernetes-admin', groups: ['system:masters'] };
  }
  return (
    awsAuth(record, 'mapRoles').find(({ arn }) => arn === withoutPath(principal.iamArn)) ??
    awsAuth(record, 'mapUsers').find(({ arn }) => arn === principal.iamArn) ??
    accountMapping(record, principal)
  );
}

/** Whoever is of an account that is mapped is known by the ARN alone. Source: aws-iam-authenticator, pkg/mapper/configmap. */
function accountMapping(record: ClusterRecord, { iamArn }: Principal): Mapping | undefined {
  const accounts = listOf(record, 'mapAccounts').map((each) => String(each).padStart(12, '0'));
  return accounts.includes(iamArn.split(':')[4] ?? '')
    ? { username: withoutPath(iamArn), groups: [] }
    : undefined;
}

/** Allows what the access policies of the user's entry allow. */
export const authorizer =
  (record: ClusterRecord) =>
  (user: KubernetesUser, request: AccessRequest): boolean => {
    const [principalArn = ''] = user.extra?.canonicalArn ?? [];
    const policies = [...(record.accessEntries.get(principalArn)?.policies.values() ?? [])];
    return policies.some(
      ({ policyArn, accessScope }) =>
        policyAllows(policyArn, request) &&
        isInScope(accessScope.namespaces ?? [], accessScope.type, request),
    );
  };

/** A namespace of a scope may end in an asterisk. */
const isInScope = (namespaces: string[], type: string | undefined, { namespace }: AccessRequest): boolean =>
  type === 'cluster' ||
  (namespace !== undefined &&
    namespaces.some((each) =>
      each.endsWith('*') ? namespace.startsWith(each.slice(0, -1)) : namespace === each,
    ));
