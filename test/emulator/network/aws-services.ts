/** The way from a VPC to AWS's own APIs: by an endpoint in the VPC where there is one, or else out of it. */
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import { tcp } from './packets.ts';
import { isAvailable, reachProblem, wayOut } from './reach.ts';
import type { Vpc } from './vpc.ts';

/** As VPC endpoints call them, after `com.amazonaws.<region>.` */
export type AwsService = 'cloudformation' | 'ec2' | 'ecr.api' | 'ecr.dkr' | 'eks' | 's3' | 'sts';

const https = tcp(443);

/** Stand for the addresses that the services' names have in public: S3's are those of its prefix list. */
const publicAddress = { s3: '52.216.0.1', other: '52.46.128.1' } as const;

export const publicAddressOf = (service: AwsService): string =>
  service === 's3' ? publicAddress.s3 : publicAddress.other;

/** @returns what keeps an interface from a service */
export function awsServiceProblem(
  vpc: Vpc,
  region: string,
  from: NetworkInterface,
  service: AwsService,
): string | undefined {
  // With private DNS, the service's usual name leads to the endpoint and nowhere else.
  const endpoint = vpc.endpoints.find(
    ({ ServiceName, VpcEndpointType, PrivateDnsEnabled, State }) =>
      ServiceName === `com.amazonaws.${region}.${service}` &&
      VpcEndpointType === 'Interface' &&
      PrivateDnsEnabled &&
      isAvailable(State),
  );
  if (!endpoint) return wayOut(vpc, from, publicAddressOf(service), https).problem;
  const problems = vpc.interfaces
    .filter(({ NetworkInterfaceId = '' }) => endpoint.NetworkInterfaceIds?.includes(NetworkInterfaceId))
    .map((own) => reachProblem(vpc, from, own, https));
  if (problems.length === 0) return `${endpoint.VpcEndpointId} has no interface`;
  return problems.includes(undefined) ? undefined : problems[0];
}
