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
import { AwsError, type LoggedCall } from './core.ts';

type Rule = (iam: IAMClient, input: Record<string, string>, account: string) => Promise<void> | void;

const QUOTAS = { trustPolicy: 2048, inlinePolicies: 10_240, managedPolicy: 6144, policiesPerRole: 10 };

/** By operation: what it asks before moto may answer. */
const rules: Record<string, Rule> = {
  CreateRole: (iam, { AssumeRolePolicyDocument = '' }, account) =>
    checkTrust(iam, AssumeRolePolicyDocument, account),
  UpdateAssumeRolePolicy: (iam, { PolicyDocument = '' }, account) => checkTrust(iam, PolicyDocument, account),

  CreatePolicy: (_, { PolicyDocument = '' }) => checkManagedPolicy(PolicyDocument),
  CreatePolicyVersion: (_, { PolicyDocument = '' }) => checkManagedPolicy(PolicyDocument),

  async PutRolePolicy(iam, { RoleName, PolicyName: name, PolicyDocument = '' }) {
    const { PolicyNames: names = [] } =
      (await known(iam.send(new ListRolePoliciesCommand({ RoleName })))) ?? {};
    const others = await Promise.all(
      names
        .filter((other) => other !== name)
        // One may go in between.
        .map((PolicyName) => known(iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })))),
    );
    const documents = others.map((other) => decodeURIComponent(other?.PolicyDocument ?? ''));
    if (sizeOf([...documents, PolicyDocument].join('')) > QUOTAS.inlinePolicies) {
      throw exceeded(`Maximum policy size of ${QUOTAS.inlinePolicies} bytes exceeded for role ${RoleName}`);
    }
  },

  async AttachRolePolicy(iam, { RoleName, PolicyArn }) {
    const { AttachedPolicies: attached = [] } =
      (await known(iam.send(new ListAttachedRolePoliciesCommand({ RoleName })))) ?? {};
    if (attached.some((policy) => policy.PolicyArn === PolicyArn)) return;
    if (attached.length >= QUOTAS.policiesPerRole) {
      throw exceeded(`Cannot exceed quota for PoliciesPerRole: ${QUOTAS.policiesPerRole}`);
    }
  },
};

/** Refuses a call to IAM that AWS would refuse; to be asked before moto is. */
export function iamRules(iam: IAMClient, account: string): (call: LoggedCall) => Promise<void> {
  return async ({ service, operation, request }) => {
    if (service !== 'iam') return;
    const input = Object(request);
    await checkBoundary(iam, input.PermissionsBoundary);
    await rules[operation]?.(iam, input, account);
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
