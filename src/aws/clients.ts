import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { EC2 } from '@aws-sdk/client-ec2';
import type { EKS } from '@aws-sdk/client-eks';
import type { IAM } from '@aws-sdk/client-iam';
import type { STS } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { httpsAgent, type ProxyFor } from '../http/agent.ts';

/** One region of AWS with the caller's credentials. Each client is loaded when it is first asked for. */
export interface Aws {
  readonly region: string;
  readonly proxyFor: ProxyFor;
  readonly credentials: AwsCredentialIdentityProvider;
  cloudFormation(): Promise<CloudFormation>;
  ec2(): Promise<EC2>;
  eks(): Promise<EKS>;
  iam(): Promise<IAM>;
  sts(): Promise<STS>;
}

/** Six attempts with the SDK's growing, jittered pauses: a call is lost to 20 % throttling once in 15,000. */
const maxAttempts = 6;

export function createAws(
  region: string,
  credentials: AwsCredentialIdentityProvider,
  proxyFor: ProxyFor,
): Aws {
  const options = {
    region,
    credentials,
    maxAttempts,
    customUserAgent: 'eks-cluster-action',
    requestHandler: {
      httpsAgent: httpsAgent({ proxyFor }),
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
    },
  };
  return {
    region,
    proxyFor,
    credentials,
    cloudFormation: once(async () => {
      const { CloudFormation } = await import('@aws-sdk/client-cloudformation');
      return new CloudFormation(options);
    }),
    ec2: once(async () => {
      const { EC2 } = await import('@aws-sdk/client-ec2');
      return new EC2(options);
    }),
    eks: once(async () => {
      const { EKS } = await import('@aws-sdk/client-eks');
      return new EKS(options);
    }),
    iam: once(async () => {
      const { IAM } = await import('@aws-sdk/client-iam');
      return new IAM(options);
    }),
    sts: once(async () => {
      const { STS } = await import('@aws-sdk/client-sts');
      return new STS(options);
    }),
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
