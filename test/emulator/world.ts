/** What the emulated services may use of one another. */
import { Readable } from 'node:stream';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { HttpResponse as SdkResponse } from '@smithy/core/protocols';
import type { HttpRequest as SdkRequest } from '@smithy/types';
import type { AccessKeys } from './access-keys.ts';
import type { Clock } from './clock.ts';
import type { Consoles } from './consoles.ts';
import type { Circumstances, Clients, Principal, World } from './core.ts';
import type { Gateway } from './gateway.ts';
import { ISSUER, type OidcProvider } from './github/oidc.ts';
import type { Identities } from './identities.ts';
import { type Moto, perRegion } from './moto.ts';
import type { Permissions } from './permissions/index.ts';
import { sentence } from './permissions/refusal.ts';
import { verifyPresigned } from './presigned.ts';
import type { HttpRequest } from './protocols/http.ts';
import type { Activities } from './scaling-activities.ts';

export interface WorldParts {
  account: string;
  clock: Clock;
  circumstances: Circumstances;
  consoles: Consoles;
  activities: Activities;
  moto: Moto;
  keys: AccessKeys;
  identities: Identities;
  permissions: Permissions;
  gateway: Gateway;
  github: OidcProvider;
  /** The gateway's own address, host and port. */
  host: string;
  parameter(region: string, name: string): string | undefined;
}

/** Which service each service-linked role belongs to. Source: "Using service-linked roles" in each service's guide. */
const serviceLinkedRoles: Record<string, string> = {
  AWSServiceRoleForAmazonEKS: 'eks.amazonaws.com',
  AWSServiceRoleForAmazonEKSNodegroup: 'eks-nodegroup.amazonaws.com',
  AWSServiceRoleForAmazonEKSForFargate: 'eks-fargate.amazonaws.com',
  AWSServiceRoleForAutoScaling: 'autoscaling.amazonaws.com',
  AWSServiceRoleForAmazonGuardDuty: 'guardduty.amazonaws.com',
  AWSServiceRoleForElasticLoadBalancing: 'elasticloadbalancing.amazonaws.com',
};

export function world({
  account,
  clock,
  circumstances,
  consoles,
  activities,
  moto,
  keys,
  identities,
  permissions,
  gateway,
  github,
  host,
  parameter,
}: WorldParts): World {
  return {
    account,
    clock,
    circumstances,
    consoles,
    activities,
    directly: perRegion((region) => ({
      ec2: new EC2Client(moto.client(region)),
      iam: new IAMClient(moto.client('us-east-1')),
    })),
    parameter,
    clients: ({ principal, region, via, attempts = 3 }) =>
      clientsOf({ region, principal, attempts }, (request) => gateway.callAs(principal, via, request)),
    look: gateway.look,
    serviceLinkedRole(name) {
      const service = serviceLinkedRoles[name];
      if (!service) throw new Error(`no such service-linked role: ${name}`);
      return {
        arn: `arn:aws:sts::${account}:assumed-role/${name}/${service.split('.')[0]}`,
        iamArn: `arn:aws:iam::${account}:role/aws-service-role/${service}/${name}`,
        userId: `AROASERVICELINKED:${name}`,
        accessKeyId: `ASIASERVICELINKED`,
      };
    },
    writeToCluster: gateway.writeToCluster,
    async denial(principal, question) {
      const denied = await permissions.denied(principal, question);
      return denied && sentence(denied);
    },
    role: (arn) => identities.role(arn),
    idTokenClaims: async (issuer, token) => (issuer === ISSUER ? await claimsOf(github, token) : undefined),
    verifyPresigned: async (url, headers) => verifyPresigned(url, headers, { keys, host }),
  };
}

type Send = (
  request: HttpRequest,
) => Promise<{ status: number; headers: Record<string, string>; body: string | Buffer }>;

function clientsOf(
  { region, principal, attempts }: { region: string; principal: Principal; attempts: number },
  send: Send,
): Clients {
  const configuration = {
    region,
    maxAttempts: attempts,
    // Never checked: what matters of this signature is the service and region that it names.
    credentials: { accessKeyId: principal.accessKeyId, secretAccessKey: 'between-services' },
    requestHandler: {
      async handle(request: SdkRequest) {
        const { status, headers, body } = await send({
          method: request.method,
          path: request.path,
          query: queryOf(request),
          headers: Object.fromEntries(
            Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
          ),
          body:
            typeof request.body === 'string'
              ? Buffer.from(request.body)
              : Buffer.copyBytesFrom(request.body ?? new Uint8Array()),
        });
        const stream = Readable.from([Buffer.from(body)]);
        return { response: new SdkResponse({ statusCode: status, headers, body: stream }) };
      },
    },
  };
  return {
    ec2: new EC2Client(configuration),
    iam: new IAMClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
    json: (service, target, input) => callJson({ service, region, target, input }, send),
    autoScaling: new AutoScalingClient(configuration),
    cloudFormation: new CloudFormationClient(configuration),
    elb: new ElasticLoadBalancingClient(configuration),
    elbv2: new ElasticLoadBalancingV2Client(configuration),
    eks: new EKSClient(configuration),
  };
}

async function claimsOf(github: OidcProvider, token: string): Promise<Record<string, unknown> | undefined> {
  try {
    return { ...(await github.verify(token)) };
  } catch {
    // Whatever is wrong with a token, it lets nobody in.
    return undefined;
  }
}

/** @throws an error as the SDK's clients have it, named by the service's code */
async function callJson(
  { service, region, target, input }: { service: string; region: string; target: string; input: object },
  send: Send,
): Promise<Record<string, unknown>> {
  const { status, body } = await send({
    method: 'POST',
    path: '/',
    query: '',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
      'x-amz-date': '20261122T000000Z',
      // Never checked: what matters of this signature is the service and region that it names.
      authorization: `AWS4-HMAC-SHA256 Credential=between-services/20261122/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: Buffer.from(JSON.stringify(input)),
  });
  const answer: Record<string, unknown> = Object(JSON.parse(body.toString() || '{}'));
  if (status < 400) return answer;
  const name =
    String(answer.__type ?? status)
      .split('#')
      .at(-1) ?? '';
  throw Object.assign(new Error(String(answer.message ?? answer.Message ?? name)), {
    name,
    $metadata: { httpStatusCode: status },
  });
}

const queryOf = ({ query = {} }: SdkRequest): string =>
  Object.entries(query)
    .flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one ?? ''].map(encodeURIComponent).join('=')),
    )
    .join('&');
