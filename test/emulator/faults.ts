/** Faults on demand: rules that make calls fail, go missing or hang, as AWS and the network do now and then. */
import { isDeepStrictEqual } from 'node:util';
import type { Dialect } from './authenticate.ts';
import { chance } from './chance.ts';
import { AwsError, isWrite, type LoggedCall } from './core.ts';
import { refusal } from './permissions/refusal.ts';

const effects = [
  'throttle',
  '500',
  'drop',
  'lose',
  'deny',
  'capacity',
  'quota',
  'keys',
  'idp',
  'hold',
  'pause',
  'hang',
  'stale',
] as const;

type Effect = (typeof effects)[number];

/** When it strikes: most do before a call is applied. */
const moments: Partial<Record<Effect, 'applied' | 'read'>> = {
  // Only those calls that AWS has not refused.
  lose: 'applied',
  hold: 'applied',
  // Only those that ask: they are answered once more what they were up to 30 s ago.
  stale: 'read',
};

interface Rule {
  /** As calls are signed, such as `eks`; `*` for any. */
  service: string;
  /** Such as `CreateCluster`; `*` for any. */
  operation: string;
  /** How the ARN of whoever makes the calls begins. What services do in that one's name is then left alone. */
  principal?: string;
  /** Members that the request has, such as `{"nodegroupName": "default"}`. */
  request?: Record<string, unknown>;
  /** Only calls that change something. */
  writes?: true;
  /** How many of these calls it lets pass first. */
  skip?: number;
  /** How many calls it strikes before it is used up. */
  times?: number;
  /** Which share of the calls it strikes, evenly spread: 0.5 is every second. */
  rate?: number;
  /**
   * Spreads the rate by chance instead. The same seed strikes the same calls, such as the third DescribeStacks, in
   * whatever order those of different operations come.
   */
  seed?: number;
  effect: Effect;
}

/** What is wrong with rules that somebody has sent. */
export class BadRules extends Error {}

/** @throws BadRules */
function parseRules(value: unknown): Rule[] {
  if (!Array.isArray(value)) throw new BadRules('the rules must be a list');
  return value.map((rule, index) => {
    const { service, operation, principal, request, writes, skip, times, rate, seed, effect, ...rest } =
      Object(rule);
    const require = (holds: boolean, what: string): void => {
      if (!holds) throw new BadRules(`rule ${index + 1}: ${what}`);
    };
    require(typeof service === 'string', 'service must be the name that calls are signed for, or *');
    require(typeof operation === 'string', "operation must be an API operation's name, or *");
    require(principal === undefined || typeof principal === 'string', 'principal must begin an ARN');
    require(request === undefined || Object(request) === request, 'request must be an object');
    require(writes === undefined || writes === true, 'writes must be true');
    require(effects.includes(effect), `effect must be one of ${effects.join(', ')}`);
    require((times === undefined) !== (rate === undefined), 'either times or rate must be there');
    require(times === undefined || isCount(times, 1), 'times must be a whole number above 0');
    require(skip === undefined || isCount(skip, 0), 'skip must be a whole number');
    require(rate === undefined || (rate > 0 && rate <= 1), 'rate must be above 0 and at most 1');
    require(seed === undefined ||
      (isCount(seed, 0) && rate !== undefined), 'seed must be a whole number beside a rate');
    require(Object.keys(rest).length === 0, `unknown member ${Object.keys(rest)[0]}`);
    return { service, operation, principal, request, writes, skip, times, rate, seed, effect };
  });
}

const isCount = (value: unknown, least: number): boolean => Number.isInteger(value) && Number(value) >= least;

/** The connection is to be cut without an answer. */
export class ConnectionCut extends Error {
  /** By this the SDK knows it for a network's fault. */
  readonly code = 'ECONNRESET';
  override readonly name: string = 'ConnectionCut';
  readonly applied: boolean;

  constructor(message: string, { applied }: { applied: boolean }) {
    super(message);
    this.applied = applied;
  }
}

/** The call is accepted, and never answered. To a service here, that calls another one, it is as if it were cut. */
export class Silence extends ConnectionCut {
  constructor() {
    super('the call is not answered', { applied: false });
  }
}

export interface Faults {
  /**
   * Replaces all rules.
   *
   * @throws BadRules
   */
  set(rules: unknown): void;
  /**
   * Lets the rules strike before a call is applied; resolves when it may be.
   *
   * @param about how AWS names what the call is about when it denies it
   * @throws AwsError or ConnectionCut instead of applying it.
   */
  before(call: LoggedCall, dialect: Dialect, about: () => Promise<string | undefined>): Promise<void>;
  /**
   * Lets the rules strike when a call has been applied; resolves when its answer may be given.
   *
   * @throws ConnectionCut instead of answering.
   */
  after(call: LoggedCall): Promise<void>;
  /** Whether a call that asks is to be answered as of a while ago. */
  isStale(call: LoggedCall): boolean;
  /** The calls that wait to be applied (`pause`) or answered (`hold`), the first one first. */
  held(): LoggedCall[];
  /** Lets every held call go on. */
  release(): void;
}

export function faults(): Faults {
  let active: { rule: Rule; seen: Map<string, number> }[] = [];
  let held: { call: LoggedCall; goOn: () => void }[] = [];

  const untilReleased = (call: LoggedCall): Promise<void> => new Promise((goOn) => held.push({ call, goOn }));

  /** The effect of the rule that strikes this call now, the first in order. */
  function striking(call: LoggedCall, moment?: 'applied' | 'read'): Effect | undefined {
    for (const [index, { rule, seen }] of active.entries()) {
      if (moments[rule.effect] !== moment || !concerns(rule, call)) continue;
      const { skip = 0, times, rate = 1, seed } = rule;
      // By chance, each operation has its own course: how calls of several interleave differs from run to run.
      const course = seed === undefined ? '' : `${call.service} ${call.operation}`;
      const count = (seen.get(course) ?? 0) + 1;
      seen.set(course, count);
      const number = count - skip;
      if (number < 1) continue;
      const strikes =
        times !== undefined
          ? number <= times
          : seed !== undefined
            ? chance(seed, index, course, number) < rate
            : Math.floor(number * rate) > Math.floor((number - 1) * rate);
      if (strikes) return rule.effect;
    }
    return undefined;
  }

  return {
    set(rules) {
      active = parseRules(rules).map((rule) => ({ rule, seen: new Map() }));
    },
    async before(call, dialect, about) {
      const effect = striking(call);
      if (effect === undefined) return;
      if (effect === 'pause') return await untilReleased(call);
      if (effect === 'hang') throw new Silence();
      if (effect === 'drop') throw new ConnectionCut('the call is dropped', { applied: false });
      if (effect === 'deny') throw denial(call, dialect, await about());
      const refused = refusals[effect]?.(call, dialect);
      if (refused) throw refused;
    },
    async after(call) {
      const effect = striking(call, 'applied');
      if (effect === 'lose') throw new ConnectionCut('the answer is lost', { applied: true });
      if (effect === 'hold') await untilReleased(call);
    },
    isStale: (call) => striking(call, 'read') !== undefined,
    held: () => held.map(({ call }) => call),
    release() {
      for (const { goOn } of held) goOn();
      held = [];
    },
  };
}

function concerns(rule: Rule, call: LoggedCall): boolean {
  const { service, operation, principal, request = {}, writes } = rule;
  if (writes && !isWrite(call.operation)) return false;
  if (![call.service, '*'].includes(service) || ![call.operation, '*'].includes(operation)) return false;
  if (principal !== undefined && (call.via !== undefined || !call.principal.startsWith(principal)))
    return false;
  const members = Object(call.request);
  return Object.entries(request).every(([name, value]) => isDeepStrictEqual(members[name], value));
}

type Refusal = (call: LoggedCall, dialect: Dialect) => AwsError;

/** As when no policy of the caller's allows the call. */
function denial(
  { service, operation, principal }: LoggedCall,
  dialect: Dialect,
  resource: string | undefined,
): AwsError {
  const action = `${service}:${operation}`;
  const because = `because no identity-based policy allows the ${action} action`;
  return refusal({ principal, action, resource, because }, dialect);
}

/** The other effects that are refusals, in each protocol's own words. */
const refusals: Partial<Record<Effect, Refusal>> = {
  throttle: (_, dialect) =>
    new AwsError(
      ...(
        {
          query: ['Throttling', 'Rate exceeded', 400],
          ec2: ['RequestLimitExceeded', 'Request limit exceeded.', 503],
          json: ['ThrottlingException', 'Rate exceeded', 400],
          restJson: ['ThrottlingException', 'Rate exceeded', 429],
        } satisfies Words
      )[dialect],
    ),

  '500': (_, dialect) =>
    new AwsError(
      ...(
        {
          query: ['InternalFailure', 'The request processing has failed because of an unknown error.', 500],
          ec2: ['InternalError', 'An internal error has occurred', 500],
          json: ['InternalServerError', 'An error occurred on the server side.', 500],
          restJson: ['ServerException', 'Internal server error', 500],
        } satisfies Words
      )[dialect],
    ),

  capacity({ service, operation, request, region }, dialect) {
    const input = Object(request);
    if (service === 'eks' && operation === 'CreateCluster') {
      const zones = ['b', 'c', 'd'].map((letter) => region + letter);
      return new AwsError(
        'UnsupportedAvailabilityZoneException',
        `Cannot create cluster '${input.name}' because ${region}a, the targeted availability zone, does not currently have sufficient capacity to support the cluster. Retry and choose from these availability zones: ${zones.join(', ')}`,
        400,
        { clusterName: input.name, validZones: zones },
      );
    }
    const type = input.InstanceType ?? 'instance';
    return new AwsError(
      ...(
        {
          query: ['ServiceUnavailable', 'Service is unable to handle request.', 503],
          ec2: [
            'InsufficientInstanceCapacity',
            `We currently do not have sufficient ${type} capacity in the Availability Zone you requested. Our system will be working on provisioning additional capacity.`,
            500,
          ],
          json: ['ServiceUnavailable', 'Service is unable to handle request.', 503],
          restJson: ['ServiceUnavailableException', 'Service is unable to handle request.', 503],
        } satisfies Words
      )[dialect],
    );
  },

  // STS asks GitHub for its keys by itself, and does not wait long. Source: aws/aws-cli#7194.
  keys: () =>
    new AwsError(
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    ),

  // Source: STS API reference, AssumeRoleWithWebIdentity, Errors.
  idp: () =>
    new AwsError(
      'IDPCommunicationError',
      'The identity provider (IDP) that was asked to verify the incoming identity token could not be reached',
    ),

  quota({ service, operation }, dialect) {
    const special = quotas[operation];
    if (special) return new AwsError(...special);
    return new AwsError(
      ...(
        {
          query:
            service === 'iam'
              ? ['LimitExceeded', 'Cannot exceed quota for this resource.', 409]
              : ['LimitExceeded', 'The quota for this resource has been reached.', 400],
          ec2: ['ResourceLimitExceeded', 'The maximum number of this resource has been reached.', 400],
          json: ['LimitExceededException', 'The quota for this resource has been reached.', 400],
          restJson: ['ResourceLimitExceededException', 'The quota for this resource has been reached.', 400],
        } satisfies Words
      )[dialect],
    );
  },
};

type Words = Record<Dialect, [code: string, message: string, status: number]>;

/** Operations whose quota has a code or words of its own. */
const quotas: Record<string, [code: string, message: string, status: number]> = {
  AllocateAddress: ['AddressLimitExceeded', 'The maximum number of addresses has been reached.', 400],
  CreateCluster: ['ResourceLimitExceededException', 'Account limit exceeded for clusters', 400],
  CreateInternetGateway: [
    'InternetGatewayLimitExceeded',
    'The maximum number of internet gateways has been reached.',
    400,
  ],
  CreateNatGateway: ['NatGatewayLimitExceeded', 'The maximum number of NAT gateways has been reached.', 400],
  CreateNodegroup: ['ResourceLimitExceededException', 'Account limit exceeded for nodegroups', 400],
  CreateRole: ['LimitExceeded', 'Cannot exceed quota for RolesPerAccount: 1000', 409],
  CreateStack: ['LimitExceededException', 'Limit for stack has been exceeded', 400],
  CreateVpc: ['VpcLimitExceeded', 'The maximum number of VPCs has been reached.', 400],
  RunInstances: [
    'VcpuLimitExceeded',
    'You have requested more vCPU capacity than your current vCPU limit allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.',
    400,
  ],
};
