/** The verdict of policies on a question, as IAM would give it. */
import type {
  createValidatedPolicy,
  validateIdentityPolicy,
  validateResourcePolicy,
} from '@cloud-copilot/iam-policy';
import type {
  RequestAnalysis,
  runSimulation,
  runUnsafeSimulation,
  Simulation,
} from '@cloud-copilot/iam-simulate';
import type { NamedPolicy } from './held.ts';
import type { Context, Question } from './questions.ts';

/** All that has a say in what a session may do. */
export interface Judges {
  identity: readonly NamedPolicy[];
  boundary: NamedPolicy | undefined;
  /** Together they are the session policy: it allows what one of them does. */
  session: readonly NamedPolicy[];
}

/** @returns why not, as the end of AWS's sentence; undefined when it is allowed */
export type Decide = (
  judges: Judges,
  principal: string,
  question: Question,
  context: Context,
) => Promise<string | undefined>;

interface Simulator {
  runSimulation: typeof runSimulation;
  runUnsafeSimulation: typeof runUnsafeSimulation;
  createValidatedPolicy: typeof createValidatedPolicy;
  validateIdentityPolicy: typeof validateIdentityPolicy;
  validateResourcePolicy: typeof validateResourcePolicy;
}

/** Loaded when the first question comes: whoever only runs as an administrator does without. */
let simulator: Promise<Simulator> | undefined;

const load = async (): Promise<Simulator> => {
  const [{ runSimulation, runUnsafeSimulation }, policies] = await Promise.all([
    import('@cloud-copilot/iam-simulate'),
    import('@cloud-copilot/iam-policy'),
  ]);
  const { createValidatedPolicy, validateIdentityPolicy, validateResourcePolicy } = policies;
  return {
    runSimulation,
    runUnsafeSimulation,
    createValidatedPolicy,
    validateIdentityPolicy,
    validateResourcePolicy,
  };
};

/**
 * Actions of which iam-data does not know all resources, so that the simulator is not asked whether the resource is one of
 * theirs: those of both Elastic Load Balancing and its version 2, which have one prefix, and those on AWS's own parameters,
 * which belong to no account.
 */
const ofOtherResources: ReadonlySet<string> = new Set([
  'elasticloadbalancing:AddTags',
  'elasticloadbalancing:RemoveTags',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
]);

/** What a key has unless somebody writes another: IAM's policies decide. Source: KMS developer guide, "Default key policy". */
const policyOfKeys = (account: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });

export function decider(account: string): { decide: Decide } {
  const verdicts = new Map<string, Promise<string | undefined>>();
  /** Policies are parsed and checked once, by their text. */
  const checked = new Map<string, unknown>();
  const numbers = new Map<string, number>();

  /** Stands for a policy's text in the key of a verdict. */
  const numberOf = ({ document }: NamedPolicy): number => {
    const number = numbers.get(document) ?? numbers.size;
    numbers.set(document, number);
    return number;
  };

  const policy = (
    { createValidatedPolicy, ...validators }: Simulator,
    document: string,
    by: 'validateIdentityPolicy' | 'validateResourcePolicy' = 'validateIdentityPolicy',
  ): unknown => {
    const known = checked.get(document) ?? createValidatedPolicy(JSON.parse(document), validators[by]);
    checked.set(document, known);
    return known;
  };

  async function think(
    judges: Judges,
    principal: string,
    { action, resource }: Question,
    contextVariables: Context,
  ): Promise<string | undefined> {
    simulator ??= load();
    const loaded = await simulator;
    const list = (policies: readonly NamedPolicy[]) =>
      policies.map(({ name, document }) => ({ name, policy: policy(loaded, document) }));
    const simulation: Simulation = {
      request: { action, principal, resource: { resource, accountId: account }, contextVariables },
      identityPolicies: list(judges.identity),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(action.startsWith('kms:') && {
        resourcePolicy: policy(loaded, policyOfKeys(account), 'validateResourcePolicy'),
      }),
      ...(judges.boundary && { permissionBoundaryPolicies: list([judges.boundary]) }),
    };
    if (ofOtherResources.has(action)) {
      const each = [
        simulation.identityPolicies,
        ...(judges.session.length > 0 ? [list(judges.session)] : []),
      ];
      const isAllowed = each.every(
        (identityPolicies) =>
          loaded.runUnsafeSimulation({ ...simulation, identityPolicies }, {}) === 'Allowed',
      );
      return isAllowed ? undefined : reason(action, undefined);
    }
    const result = await loaded.runSimulation(
      {
        ...simulation,
        ...(judges.session.length > 0 && { sessionPolicy: policy(loaded, united(judges.session)) }),
      },
      {},
    );
    if (result.resultType === 'error') {
      throw new Error(`${action} on ${resource} cannot be decided: ${JSON.stringify(result.errors)}`);
    }
    if (result.overallResult === 'Allowed') return undefined;
    const analysis = result.resultType === 'single' ? result.result.analysis : result.results[0]?.analysis;
    return reason(action, analysis);
  }

  return {
    async decide(judges, principal, question, context) {
      if (isAdministrator(judges)) return undefined;
      const { identity, boundary, session } = judges;
      const policies = [identity, boundary ? [boundary] : [], session].map((list) => list.map(numberOf));
      const key = JSON.stringify([policies, principal, question.action, question.resource, context]);
      const known = verdicts.get(key);
      if (known) return await known;
      const verdict = think(judges, principal, question, context);
      verdicts.set(key, verdict);
      return await verdict;
    },
  };
}

interface Statement {
  Effect?: unknown;
  Action?: unknown;
  Resource?: unknown;
  Condition?: unknown;
}

const statementsOf = ({ document }: NamedPolicy): Statement[] => [JSON.parse(document).Statement].flat();

const isAll = (value: unknown): boolean => [value].flat().includes('*');

/** Whether nothing that anybody asks could be denied: this needs no simulator. */
export function isAdministrator({ identity, boundary, session }: Judges): boolean {
  if (boundary !== undefined || session.length > 0) return false;
  const statements = identity.flatMap(statementsOf);
  return (
    statements.every(({ Effect }) => Effect === 'Allow') &&
    statements.some(
      ({ Action, Resource, Condition }) => isAll(Action) && isAll(Resource) && Condition === undefined,
    )
  );
}

const united = (policies: readonly NamedPolicy[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: policies.flatMap(statementsOf) });

/**
 * AWS names one kind of policy, an explicit deny before what nobody allows.
 * Source: IAM user guide, "Troubleshoot access denied error messages".
 */
function reason(action: string, analysis: RequestAnalysis | undefined): string {
  const kinds = [
    {
      analysis: analysis?.identityAnalysis,
      one: 'an identity-based policy',
      none: 'no identity-based policy',
    },
    {
      analysis: analysis?.permissionBoundaryAnalysis,
      one: 'a permissions boundary',
      none: 'no permissions boundary',
    },
    { analysis: analysis?.sessionAnalysis, one: 'a session policy', none: 'no session policy' },
  ];
  const denying = kinds.find((kind) => kind.analysis?.result === 'ExplicitlyDenied');
  if (denying) return `with an explicit deny in ${denying.one}`;
  const silent = kinds.find((kind) => kind.analysis?.result === 'ImplicitlyDenied');
  return `because ${(silent ?? kinds[0])?.none} allows the ${action} action`;
}
