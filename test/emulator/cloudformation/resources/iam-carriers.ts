/** The policies that roles and users carry: attached ones, and their own. */
import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  type IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { json, listOf, orElse, type Read, shape, text, texts } from '../properties.ts';

const ownPolicies = listOf(shape({ PolicyName: text, PolicyDocument: json }));
type OwnPolicy = Read<typeof ownPolicies>[number];

export const policyProperties = {
  ManagedPolicyArns: orElse(texts, []),
  Policies: orElse(ownPolicies, []),
};

export interface CarriedPolicies {
  ManagedPolicyArns: string[];
  Policies: OwnPolicy[];
}

export const noPolicies: CarriedPolicies = { ManagedPolicyArns: [], Policies: [] };

/** Who carries them, in IAM's calls. */
interface Carrier {
  attach(PolicyArn: string): Promise<unknown>;
  detach(PolicyArn: string): Promise<unknown>;
  put(policy: OwnPolicy): Promise<unknown>;
  remove(PolicyName: string): Promise<unknown>;
}

export const asRole = (iam: IAMClient, RoleName: string): Carrier => ({
  attach: (PolicyArn) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
  detach: (PolicyArn) => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
  put: (policy) => iam.send(new PutRolePolicyCommand({ RoleName, ...policy })),
  remove: (PolicyName) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
});

export const asUser = (iam: IAMClient, UserName: string): Carrier => ({
  attach: (PolicyArn) => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
  detach: (PolicyArn) => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
  put: (policy) => iam.send(new PutUserPolicyCommand({ UserName, ...policy })),
  remove: (PolicyName) => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
});

/** Takes away what is no longer wanted, and adds what is new. */
export async function exchangePolicies(
  carrier: Carrier,
  from: CarriedPolicies,
  to: CarriedPolicies,
): Promise<void> {
  for (const arn of from.ManagedPolicyArns.filter((each) => !to.ManagedPolicyArns.includes(each)))
    await unlessGone(carrier.detach(arn));
  const kept = new Set(to.Policies.map(({ PolicyName }) => PolicyName));
  for (const { PolicyName } of from.Policies.filter((old) => !kept.has(old.PolicyName)))
    await unlessGone(carrier.remove(PolicyName));
  for (const arn of to.ManagedPolicyArns.filter((each) => !from.ManagedPolicyArns.includes(each)))
    await carrier.attach(arn);
  for (const policy of to.Policies) await carrier.put(policy);
}

/** What was half-made lacks some of its parts. */
export async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NoSuchEntityException') throw error;
  }
}
