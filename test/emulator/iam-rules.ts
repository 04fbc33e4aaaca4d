/**
 * What IAM refuses and moto does not: boundaries and principals that are not there, and its quotas. Sources: "IAM and STS
 * quotas" in its user guide, as of an account that has not asked for more, and IAM's answers as people quote them.
 */
import {
  GetPolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  NoSuchEntityException,
} from '@aws-sdk/client-iam';
import { turns } from './cloud/turns.ts';
import { AwsError, type LoggedCall } from './core.ts';

type Input = Record<string, string>;
type Rule = (iam: IAMClient, input: Input, account: string) => Promise<void> | void;

const QUOTAS = { trustPolicy: 2048, inlinePolicies: 10_240, managedPolicy: 6144, policiesPerRole: 10 };

/** By operation: what it asks before moto may answer. */
const rules: Record<string, Rule> = {
  CreateRole: (iam, { AssumeRolePolicyDocument = '' }, account) =>
    checkTrust(iam, AssumeRolePolicyDocument, account),
  UpdateAssumeRolePolicy: (iam, { PolicyDocument = '' }, account) => checkTrust(iam, PolicyDocument, account),

  CreatePolicy: (_, { PolicyDocument = '' }) => checkManagedPolicy(PolicyDocument),
  CreatePolicyVersion: (_, { PolicyDocument = '' }) => checkManagedPolicy(PolicyDocument),
};

export interface IamRules {
  /** Refuses a call to IAM that AWS would refuse; to be asked before moto is. */
  refuse(call: LoggedCall): Promise<void>;
  /** To be told of each call that moto has answered. */
  answered(call: LoggedCall): void;
}

export function iamRules(iam: IAMClient, account: string): IamRules {
  const inTurn = turns();
  /** Inline policies that were let through and that moto does not show yet, by role and name: several may come at once. */
  const coming = new Map<string, Map<string, string>>();
  /** The like of attached ones: their ARNs, by role. */
  const attaching = new Map<string, Set<string>>();

  async function checkAttachment({ RoleName = '', PolicyArn = '' }: Input): Promise<void> {
    const ofRole = attaching.get(RoleName) ?? new Set<string>();
    // moto may show one of them only after it was asked.
    const before = [...ofRole];
    const { AttachedPolicies = [] } =
      (await known(iam.send(new ListAttachedRolePoliciesCommand({ RoleName })))) ?? {};
    const attached = new Set([...AttachedPolicies.map((policy) => policy.PolicyArn), ...before]);
    if (attached.has(PolicyArn)) return;
    if (attached.size >= QUOTAS.policiesPerRole) {
      throw exceeded(`Cannot exceed quota for PoliciesPerRole: ${QUOTAS.policiesPerRole}`);
    }
    attaching.set(RoleName, ofRole.add(PolicyArn));
  }

  async function checkInlinePolicy({
    RoleName = '',
    PolicyName = '',
    PolicyDocument = '',
  }: Input): Promise<void> {
    const ofRole = coming.get(RoleName) ?? new Map<string, string>();
    // moto may show one of them only after it was asked.
    const before = [...ofRole];
    const { PolicyNames = [] } = (await known(iam.send(new ListRolePoliciesCommand({ RoleName })))) ?? {};
    const policies = new Map<string, string>();
    for (const name of PolicyNames) {
      // One may go in between.
      const policy = await known(iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: name })));
      policies.set(name, decodeURIComponent(policy?.PolicyDocument ?? ''));
    }
    for (const [name, document] of [...before, [PolicyName, PolicyDocument] as const])
      policies.set(name, document);
    if (sizeOf([...policies.values()].join('')) > QUOTAS.inlinePolicies) {
      throw exceeded(`Maximum policy size of ${QUOTAS.inlinePolicies} bytes exceeded for role ${RoleName}`);
    }
    coming.set(RoleName, ofRole.set(PolicyName, PolicyDocument));
  }

  return {
    async refuse({ service, operation, request }) {
      if (service !== 'iam') return;
      const input = Object(request);
      await checkBoundary(iam, input.PermissionsBoundary);
      if (operation === 'CreateRole') {
        coming.delete(input.RoleName);
        attaching.delete(input.RoleName);
      }
      if (operation === 'AttachRolePolicy') await inTurn(input.RoleName, () => checkAttachment(input));
      if (operation === 'PutRolePolicy') await inTurn(input.RoleName, () => checkInlinePolicy(input));
      await rules[operation]?.(iam, input, account);
    },
    answered({ service, operation, request }) {
      if (service !== 'iam') return;
      const { RoleName, PolicyName, PolicyArn } = Object(request);
      if (operation === 'PutRolePolicy') coming.get(RoleName)?.delete(PolicyName);
      if (operation === 'AttachRolePolicy') attaching.get(RoleName)?.delete(PolicyArn);
    },
  };
}

async function checkBoundary(iam: IAMClient, PolicyArn: string | undefined): Promise<void> {
  if (PolicyArn === undefined || (await known(iam.send(new GetPolicyCommand({ PolicyArn }))))) return;
  throw new AwsError('NoSuchEntity', `Scope ARN: ${PolicyArn} does not exist or is not attachable.`, 404);
}

const exceeded = (message: string): AwsError => new AwsError('LimitExceeded', message, 409);

/** IAM doesn't count white space. */
const sizeOf = (document: string): number => document.replace(/\s/g, '').length;

function checkManagedPolicy(document: string): void {
  if (sizeOf(document) > QUOTAS.managedPolicy) {
    throw exceeded(`Cannot exceed quota for PolicySize: ${QUOTAS.managedPolicy}`);
  }
}

/** Roles and users of the account have to be there when they are trusted: IAM keeps their ids, not their names. */
async function checkTrust(iam: IAMClient, document: string, account: string): Promise<void> {
  if (sizeOf(document) > QUOTAS.trustPolicy) {
    throw exceeded(`Cannot exceed quota for ACLSizePerRole: ${QUOTAS.trustPolicy}`);
  }
  for (const arn of trustedArns(document)) {
    const [, kind, name] =
      new RegExp(`^arn:aws:iam::${account}:(role|user)/(?:.*/)?([^/]+)$`).exec(arn) ?? [];
    if (kind === undefined) continue;
    const found = await known(
      kind === 'role'
        ? iam.send(new GetRoleCommand({ RoleName: name })).then(({ Role }) => Role?.Arn)
        : iam.send(new GetUserCommand({ UserName: name })).then(({ User }) => User?.Arn),
    );
    if (found !== arn)
      throw new AwsError('MalformedPolicyDocument', `Invalid principal in policy: "AWS":"${arn}"`);
  }
}

/** The principals of AWS that a trust policy names; none in what is no policy, which moto refuses. */
function trustedArns(document: string): string[] {
  let policy: unknown;
  try {
    policy = JSON.parse(document);
  } catch {
    return [];
  }
  return [Object(policy).Statement ?? []]
    .flat()
    .flatMap((statement: unknown) => Object(Object(statement).Principal).AWS ?? [])
    .filter((principal: unknown) => typeof principal === 'string');
}

/** The answer of a call; undefined where what it asks for is not there. */
async function known<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof NoSuchEntityException) return undefined;
    throw error;
  }
}
