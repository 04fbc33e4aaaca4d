/**
 * The words the emulator's parts share. A service receives decoded input and answers decoded output (shapes as
 * in the AWS API models, so the SDK's own `…CommandInput` and `…CommandOutput` types describe them); the gateway
 * speaks the wire protocols, checks signatures, keeps the call log and asks the fault rules.
 */
import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { EKSClient } from '@aws-sdk/client-eks';
import type { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { Clock } from './clock.ts';
import type { Consoles } from './consoles.ts';
import type { NamedPolicy } from './permissions/held.ts';
import type { Question, Tags } from './permissions/questions.ts';
import type { Activities } from './scaling-activities.ts';

/** Who signed a call. */
export interface Principal {
  /** As GetCallerIdentity reports it: `arn:aws:sts::<account>:assumed-role/<role>/<session>` or a user's ARN. */
  arn: string;
  /** The IAM identity behind it: the role's ARN with its path, or the user's ARN. */
  iamArn: string;
  userId: string;
  accessKeyId: string;
  /** What the session was opened with; a session of none has all that its role has. */
  session?: {
    /** Session policies: what they don't allow, the session may not do. */
    policies: NamedPolicy[];
    tags: Tags;
  };
}

/** A resource that a call is about, for the call log. */
export interface Touched {
  arn: string;
  tags?: Record<string, string>;
  /** Of a subnet, the ARN of its VPC. Source: Service Authorization Reference, EC2, ec2:Vpc. */
  vpc?: string;
}

/** What a service knows of the call it answers. */
export interface CallContext {
  principal: Principal;
  region: string;
  account: string;
  /** The AWS service that makes this call with the principal's identity, such as `cloudformation.amazonaws.com`. */
  via?: string;
  /** Names a resource that the call is about in the call log. */
  touches(resource: Touched): void;
}

/** An entry of `GET /_emulator/calls`. */
export interface LoggedCall {
  /** RFC 3339, to the millisecond. */
  time: string;
  service: string;
  operation: string;
  region: string;
  /** ARN of the principal; `anonymous` for unsigned calls. */
  principal: string;
  request: unknown;
  resources: Touched[];
  /** Those that a call to moto names, as they were when it came: what AWS looks at when it authorizes the call. */
  before?: Touched[];
  via?: string;
  /** The actions that its caller's policies were asked about; nobody asks whether an administrator may. */
  asked?: string[];
  /** How the program that made it calls itself. */
  agent?: string;
  /** AWS's error code when the call was refused. */
  error?: string;
  /** The time as of which it was answered, where that is an earlier one. */
  asOf?: string;
}

/** A call that writes to a cluster's Kubernetes API; its operation is such as `delete services`. */
export type ClusterWrite = Pick<LoggedCall, 'operation' | 'region' | 'principal' | 'request'>;

/** An entry of `GET /_emulator/resources`. */
export interface InventoryItem {
  service: string;
  /** As CloudFormation names it where it has a name, such as `AWS::EC2::Subnet`. */
  type: string;
  id: string;
  region: string;
  tags: Record<string, string>;
}

/** Whether a call changes something. @param operation such as `DescribeVpcs`, or `Delete pods` of Kubernetes */
export const isWrite = (operation: string): boolean =>
  !/^(Get|List|Describe|AssumeRole|Simulate)/.test(operation);

/** What a read asks for, as far as permissions look at it. */
export interface Read {
  service: string;
  operation: string;
  request: Record<string, unknown>;
}

/** A refusal, in AWS's own words and error code. */
export class AwsError extends Error {
  readonly code: string;
  /** HTTP status. */
  readonly status: number;
  /** Further members of the error shape, such as `clusterName`. */
  readonly fields: Record<string, unknown>;

  constructor(code: string, message: string, status = 400, fields: Record<string, unknown> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

export type Operation = (input: never, call: CallContext) => Promise<object>;

/** One AWS service of our own. moto answers for the others. */
export interface Service {
  /** By the API's operation name, such as `CreateCluster`. */
  operations: Record<string, Operation>;
  /** Told of every call that moto has answered. */
  notices?(call: LoggedCall): void;
  /** The resources that an operation's input names, as they are now: who may make the call depends on their tags. */
  named?(input: Record<string, unknown>, region: string): Touched[];
  /** What exists of this service in every region. */
  inventory(): Promise<InventoryItem[]> | InventoryItem[];
  /** Forgets everything, closing what is open. */
  reset(): Promise<void> | void;
}

/** Clients of the other services, as the emulated services use them: every call passes through the gateway. */
export interface Clients {
  ec2: EC2Client;
  iam: IAMClient;
  logs: CloudWatchLogsClient;
  autoScaling: AutoScalingClient;
  cloudFormation: CloudFormationClient;
  /** Classic load balancers. */
  elb: ElasticLoadBalancingClient;
  /** Application and network load balancers. */
  elbv2: ElasticLoadBalancingV2Client;
  eks: EKSClient;
  /** A service that speaks JSON and of whose client the emulator has no other need. @param target such as `TrentService.DescribeKey` */
  json(service: string, target: string, input: object): Promise<Record<string, unknown>>;
}

/** An IAM role as the other services see it: only what has become consistent. */
export interface RoleView {
  arn: string;
  name: string;
  roleId: string;
  /** Parsed trust policy. */
  trust: { Statement: unknown[] };
  /** ARNs of attached managed policies. */
  policies: string[];
  /** Names of the policies that are written into the role itself. */
  inlinePolicies: string[];
  /** False while IAM has not spread the role, or its newest policy, to the other services yet. */
  consistent: boolean;
}

/** What may be so in an account, and is when somebody asks for it. */
/** As EC2 calls them in tag specifications. */
export const lateTagged = [
  'elastic-ip',
  'internet-gateway',
  'natgateway',
  'route-table',
  'security-group',
  'subnet',
  'vpc',
] as const;

export type LateTagged = (typeof lateTagged)[number];

/** Instances of which there are none: of any market, type or zone where that is not said. */
export interface Shortage {
  market?: 'spot' | 'on-demand';
  type?: string;
  zone?: string;
}

export interface Circumstances {
  /** Every node that goes leaves an interface of the CNI behind: at once, or free only while the control plane goes. */
  cniLeaks: false | 'at once' | 'late';
  /** GuardDuty's Runtime Monitoring watches the nodes. */
  guardDuty: boolean;
  /** Seconds that IAM takes to spread what is new, where they are not drawn. */
  iamSeconds: number | undefined;
  addons: {
    /** Seconds from one look of EKS at an add-on for which there were no nodes to the next. */
    nextLook: number;
    /** Whether EKS gives such an add-on up, instead of looking at it again. */
    giveUp: boolean;
  };
  /** The webhook of Pod Identity sees new associations after a minute and a half. */
  slowPodIdentity: boolean;
  /** EC2 takes some seconds to show what is new to those that call it, as it may at any time. */
  slowEc2: boolean;
  /** Kinds of EC2's that CloudFormation tags by a call of its own once it has made them, and not as it makes them. */
  tagsLate: readonly LateTagged[];
  /** The address outside every VPC that the runner and all other clients of clusters have. */
  clientAddress: string;
  /** How many vCPUs may run at once in a region, by the name of their quota; none where it is not named. */
  vcpus: Readonly<Record<string, number>>;
  /** What EC2 has none of. */
  shortages: readonly Shortage[];
}

/** What the emulated services may use of one another. */
export interface World {
  account: string;
  clock: Clock;
  circumstances: Readonly<Circumstances>;
  /**
   * Clients that act as `principal` (or as the given service-linked role), logged with `via`.
   * @param as.attempts how often they ask where a service fails; three times by default
   */
  clients(as: { principal: Principal; region: string; via?: string; attempts?: number }): Clients;
  /**
   * A read that a service makes in somebody's name, and of which the emulator needs no answer: it is in the call log, and
   * its caller must be allowed it.
   *
   * @throws AwsError
   */
  look(as: { principal: Principal; region: string; via: string }, read: Read): Promise<void>;
  /** A principal for calls a service makes on its own account through its service-linked role. */
  serviceLinkedRole(name: string): Principal;
  /**
   * Whether the principal's policies let it do something: what nodes and pods do in AWS without a call of their own here.
   *
   * @returns AWS's sentence on why not; undefined when it may.
   */
  denial(principal: Principal, question: Question): Promise<string | undefined>;
  /** The role, by its ARN; undefined when there is none. */
  role(arn: string): Promise<RoleView | undefined>;
  /**
   * Checks a presigned GetCallerIdentity URL: signature, expiry and the signed `headers` it must carry.
   * Resolves to the signer, or throws AwsError.
   */
  verifyPresigned(url: string, headers: Record<string, string>): Promise<Principal>;
  /**
   * Applies what a client writes to a cluster's Kubernetes API, as a call for the service `kubernetes`: it is in the call
   * log, and fault rules strike it.
   *
   * @throws AwsError or ConnectionCut, as the rules have it.
   */
  writeToCluster<Answer>(write: ClusterWrite, apply: () => Promise<Answer>): Promise<Answer>;
  /** The claims of an ID token, if it is a good one of this issuer and the issuer is one whose keys can be had: GitHub. */
  idTokenClaims(issuer: string, token: string): Promise<Record<string, unknown> | undefined>;
  /** What instances print while they start. */
  consoles: Consoles;
  /** What Auto Scaling tells of its launches. */
  activities: Activities;
  /** Of moto itself: what the emulator looks up for its own purposes, and nobody in the account asks. */
  directly(region: string): Pick<Clients, 'ec2' | 'iam'>;
  /** Public parameters of SSM. */
  parameter(region: string, name: string): string | undefined;
}
