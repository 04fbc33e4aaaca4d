import type { Agent } from 'node:https';
import type { AutoScaling } from '@aws-sdk/client-auto-scaling';
import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import type { EC2 } from '@aws-sdk/client-ec2';
import type { EKS } from '@aws-sdk/client-eks';
import type { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing';
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { IAM } from '@aws-sdk/client-iam';
import type { Pricing } from '@aws-sdk/client-pricing';
import type { ServiceQuotas } from '@aws-sdk/client-service-quotas';
import type { STS } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { httpsAgent, type ProxyFor } from '../http/agent.ts';
import { withoutAbsentClusters } from './absent-cluster.ts';
import { attended, connection, type Memory, maxAttempts, onwardFrom } from './calls.ts';
import { pricingRegion } from './partition.ts';
import { type RenewedCredentials, renewing } from './renewing.ts';

/** One region of AWS with the caller's credentials. Each client is loaded when it is first asked for. */
export interface Aws {
  readonly region: string;
  readonly proxyFor: ProxyFor;
  readonly credentials: RenewedCredentials;
  autoScaling(): Promise<AutoScaling>;
  cloudFormation(): Promise<CloudFormation>;
  ec2(): Promise<EC2>;
  eks(): Promise<EKS>;
  /** Application and network load balancers. */
  elb(): Promise<ElasticLoadBalancingV2>;
  /** Load balancers of the generation before. */
  elbClassic(): Promise<ElasticLoadBalancing>;
  iam(): Promise<IAM>;
  logs(): Promise<CloudWatchLogs>;
  /** Of every region's prices. It gives up soon: a price is worth no long wait. */
  pricing(): Promise<Pricing>;
  /** Gives up as soon. */
  serviceQuotas(): Promise<ServiceQuotas>;
  sts(): Promise<STS>;
  /** The same account, with the same credentials, in another region. */
  in(region: string): Aws;
  /** The region as it is at one moment: whoever asks the same by it gets the same answer, and AWS is asked once. */
  atOnce(): Aws;
  /**
   * Of such a moment: the region from then on. What was answered at that moment is not asked for a second time, as long as it is
   * not half a minute ago, and nothing has been changed; nor is which VPCs there are.
   */
  onward(): Promise<Aws>;
}

/** `adaptive`: once AWS throttles, each client keeps below the rate that AWS grants. For work on many clusters. */
export type RetryMode = 'standard' | 'adaptive';

/**
 * @param provider makes credentials, anew each time: they are kept, and renewed in time, here.
 * @param options.freshFor milliseconds for which an answer is not asked for again, unless something is changed meanwhile
 */
export function createAws(
  region: string,
  provider: AwsCredentialIdentityProvider,
  proxyFor: ProxyFor,
  { retryMode = 'standard', freshFor = 0 }: { retryMode?: RetryMode; freshFor?: number } = {},
): Aws {
  const access = {
    credentials: renewing(provider),
    proxyFor,
    httpsAgent: httpsAgent({ proxyFor }),
    retryMode,
    regions: new Map(),
  };
  return awsIn(region, access, {
    lasting: new Map(),
    seen: undefined,
    known: undefined,
    asking: new Map(),
    freshFor,
  });
}

/** What the clients of all regions share. */
interface Access {
  credentials: RenewedCredentials;
  proxyFor: ProxyFor;
  httpsAgent: Agent;
  retryMode: RetryMode;
  /** Those that have been asked for. */
  regions: Map<string, Aws>;
}

function awsIn(region: string, access: Access, memory: Memory): Aws {
  const { credentials, proxyFor, retryMode } = access;
  const options = {
    region,
    credentials,
    maxAttempts,
    retryMode,
    customUserAgent: 'eks-cluster-action',
    requestHandler: connection(access.httpsAgent),
  };
  const brief = {
    maxAttempts: 3,
    requestHandler: { ...options.requestHandler, connectionTimeout: 2_000, requestTimeout: 5_000 },
  };
  const aws: Aws = {
    region,
    proxyFor,
    credentials,
    autoScaling: once(async () => {
      const { AutoScaling } = await import('@aws-sdk/client-auto-scaling');
      return attended(new AutoScaling(options), credentials, memory);
    }),
    cloudFormation: once(async () => {
      const { CloudFormation } = await import('@aws-sdk/client-cloudformation');
      return attended(new CloudFormation(options), credentials, memory);
    }),
    ec2: once(async () => {
      const { EC2 } = await import('@aws-sdk/client-ec2');
      return attended(new EC2(options), credentials, memory);
    }),
    eks: once(async () => {
      const { EKS } = await import('@aws-sdk/client-eks');
      const eks = attended(new EKS(options), credentials, memory);
      return memory.seen === undefined ? eks : withoutAbsentClusters(eks);
    }),
    elb: once(async () => {
      const { ElasticLoadBalancingV2 } = await import('@aws-sdk/client-elastic-load-balancing-v2');
      return attended(new ElasticLoadBalancingV2(options), credentials, memory);
    }),
    elbClassic: once(async () => {
      const { ElasticLoadBalancing } = await import('@aws-sdk/client-elastic-load-balancing');
      return attended(new ElasticLoadBalancing(options), credentials, memory);
    }),
    iam: once(async () => {
      const { IAM } = await import('@aws-sdk/client-iam');
      return attended(new IAM(options), credentials, memory);
    }),
    logs: once(async () => {
      const { CloudWatchLogs } = await import('@aws-sdk/client-cloudwatch-logs');
      return attended(new CloudWatchLogs(options), credentials, memory);
    }),
    pricing: once(async () => {
      const { Pricing } = await import('@aws-sdk/client-pricing');
      return attended(
        new Pricing({ ...options, ...brief, region: pricingRegion(region) }),
        credentials,
        memory,
      );
    }),
    serviceQuotas: once(async () => {
      const { ServiceQuotas } = await import('@aws-sdk/client-service-quotas');
      return attended(new ServiceQuotas({ ...options, ...brief }), credentials, memory);
    }),
    sts: once(async () => {
      const { STS } = await import('@aws-sdk/client-sts');
      return attended(new STS(options), credentials, memory);
    }),
    in: (other) =>
      access.regions.get(other) ??
      awsIn(other, access, {
        ...memory,
        lasting: new Map(),
        seen: memory.seen && new Map(),
        known: undefined,
        asking: new Map(),
      }),
    atOnce: () => awsIn(region, { ...access, regions: new Map() }, { ...memory, seen: new Map() }),
    onward: async () => awsIn(region, { ...access, regions: new Map() }, await onwardFrom(memory)),
  };
  access.regions.set(region, aws);
  return aws;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
