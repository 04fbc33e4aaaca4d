/** What pods may do in AWS, as a ClusterConfig says it: by EKS Pod Identity, and by the tokens of the cluster (IRSA). */
import type { Aws } from '../../aws/clients.ts';
import type { Graph, Resource } from '../../engine/graph.ts';
import type { Need } from '../../engine/need.ts';
import { accountInWords, isGiven, noPods, type ServiceAccountSpec } from '../../spec/pods.ts';
import type { ClusterSpec } from '../../spec/spec.ts';
import type { AccessEntry } from '../access/access-entry.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import type { RoleOptions } from '../role.ts';
import { formerAccounts } from './former-accounts.ts';
import { formerPodIdentities } from './former-identities.ts';
import { audience, iamProvider, type OidcProvider, providerOf } from './oidc-provider.ts';
import { podIdentity } from './pod-identity.ts';
import { formerPodRoles, podRole, podRoleName } from './pod-role.ts';
import { serviceAccount } from './service-account.ts';

/** Roles of the pods of add-ons, which come with these. */
export interface PodsOfAddons {
  names: readonly string[];
  /** Which give them to pods. */
  users: Graph;
}

export function podsGraph(
  aws: Aws,
  spec: ClusterSpec,
  {
    plane,
    access,
    ofAddons,
  }: { plane: Resource<ControlPlane>; access: Need<AccessEntry>; ofAddons: PodsOfAddons },
): Graph {
  if (spec.pods === undefined) return [];
  const { hasProvider, associations, accounts } = spec.pods ?? noPods;
  const provider = iamProvider(aws, spec, { plane });
  const byIdentity = associations.map((each) => {
    const role = podRole(aws, spec, each);
    const { account } = each;
    return {
      role,
      association: podIdentity(aws, spec, each, { plane, role }),
      accounts: each.createsAccount
        ? [serviceAccount(aws, { account, labels: {}, annotations: {} }, { plane, access })]
        : [],
    };
  });
  const byTokens = accounts.map((each) => {
    const role = podRole(aws, spec, each, trustOf(each, provider, plane));
    return { role, accounts: each.isRoleOnly ? [] : [serviceAccount(aws, each, { plane, access, role })] };
  });
  const made = [
    ...byIdentity.flatMap(({ association, accounts }) => [association, ...accounts]),
    ...byTokens.flatMap(({ accounts }) => accounts),
  ];
  const ofFile = [
    ...associations.filter(({ createsAccount }) => createsAccount),
    ...accounts.filter(({ isRoleOnly }) => !isRoleOnly),
  ].map(({ account }) => account);
  const former = [
    formerPodIdentities(
      aws,
      spec,
      associations.map(({ account }) => account),
    ),
    formerAccounts(aws, ofFile, { plane, access }),
  ];
  const roles = [...associations, ...accounts]
    .filter(({ role }) => !isGiven(role))
    .map(({ account }) => podRoleName(spec, account));
  return [
    ...(hasProvider ? [provider] : []),
    ...uniqueRoles([...byIdentity, ...byTokens].map(({ role }) => role)),
    ...made,
    ...former,
    formerPodRoles(aws, spec, [...roles, ...ofAddons.names], [...made, ...former, ...ofAddons.users]),
  ];
}

const uniqueRoles = <Item extends { name: string }>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((each) => [each.name, each])).values(),
];

/** Of exactly one service account of the cluster. Source: EKS user guide, "Assign IAM roles to Kubernetes service accounts". */
function trustOf(
  { account }: ServiceAccountSpec,
  provider: Resource<OidcProvider>,
  plane: Resource<ControlPlane>,
): Pick<RoleOptions, 'needs' | 'trust'> {
  const statement = ({ arn, issuer }: OidcProvider): object => ({
    Principal: { Federated: arn },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: audience,
        [`${issuer}:sub`]: `system:serviceaccount:${accountInWords(account).replace('/', ':')}`,
      },
    },
  });
  return {
    needs: [provider],
    trust: async () => {
      const cluster = await plane.read();
      return cluster && statement(providerOf(cluster));
    },
  };
}
