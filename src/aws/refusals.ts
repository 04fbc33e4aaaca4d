import { regionMeant } from '../spec/regions.ts';
import { adviceOnDenial, denialWords } from './denials.ts';
import { adviceOnQuota, quotaUsedUp } from './quotas.ts';
import { roleUnseen } from './unseen-role.ts';

/** A kind of failure that users meet, known by its words. */
export interface Refusal {
  /** In a few words: it heads the annotation, and the section of docs/troubleshooting.md. */
  title: string;
  /** Found in the words of the failure: an error of AWS's begins with `EKS refused CreateCluster: <code>: `. */
  says: RegExp;
  /** What to do about it. */
  next: string | ((words: string, region: string) => string);
}

const runAgain = 'Run the job again: what exists is adopted.';

/**
 * Every refusal that has an advice of its own; the first that fits counts, so that the particular come before the
 * general.
 */
export const refusals: readonly Refusal[] = [
  // The way there.
  {
    title: 'The proxy refused the connection',
    says: /The proxy \S+ (refused|did not open) a tunnel/,
    next: 'Let the proxy open connections to that host (AWS, GitHub, and the cluster under eks.amazonaws.com), or name the host in NO_PROXY when the runner can reach it directly.',
  },
  {
    title: 'The certificate is not trusted',
    says: /\b(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)\b/,
    next: "Something between this runner and the host answers in the host's stead, such as a proxy that looks into TLS. For AWS, name its authority in NODE_EXTRA_CA_CERTS; for a cluster, whose own authority alone is trusted, let its host pass untouched.",
  },
  {
    title: "The cluster's endpoint cannot be reached",
    says: /No answer from https:/,
    next: "A public endpoint answers the addresses in its public access CIDRs only, and those of GitHub's runners change; a private one answers inside its VPC only. Add this runner's address to the CIDRs, or run the job on a self-hosted runner in the VPC or connected to it.",
  },
  {
    title: 'There is no such region',
    says: /scoped to a valid region|ENOTFOUND \S*\.amazonaws\./,
    next: (words, region) => {
      const meant = regionMeant(region);
      const question = meant === undefined ? '' : `Did you mean ${meant}? `;
      const alsoNames = words.includes('ENOTFOUND')
        ? ', and that this runner resolves names of the internet'
        : '';
      return `${question}Check that ${region} is the name of a region (\`aws account list-regions\` lists them)${alsoNames}.`;
    },
  },
  {
    title: 'AWS cannot be reached',
    says: /No answer from \w+ to \w+:|could not assume .*: (E[A-Z]{4,}|TimeoutError): /s,
    next: `Check that this runner may open HTTPS connections to AWS, directly or by the proxy in HTTPS_PROXY. ${runAgain}`,
  },

  // Who the job is.
  {
    title: 'The role cannot be assumed',
    says: /could not assume .*: AccessDenied: /s,
    next: "Check that the role exists, and that its trust policy lets the account's OIDC provider token.actions.githubusercontent.com call sts:AssumeRoleWithWebIdentity for a token with that `sub`, `aud` and `job_workflow_ref`. With the stack of docs/setup.md: add the workflow's file to its `PreviewWorkflows`, `BranchWorkflows`, `MainWorkflows` or `SweepWorkflows`, whichever is for the role.",
  },
  {
    title: 'AWS could not ask GitHub about the ID token',
    says: /could not assume .*: (IDPCommunicationError: |InvalidIdentityToken: .*retrieve verification key)/s,
    next: `AWS asks GitHub for its keys, and got no answer in several attempts: https://www.githubstatus.com tells of outages. ${runAgain}`,
  },
  {
    title: 'AWS does not accept the ID token',
    says: /could not assume .*: InvalidIdentityToken: /s,
    next: "Check that the role's account has an OIDC provider for https://token.actions.githubusercontent.com in IAM, and that its audiences include that `aud`.",
  },
  {
    title: 'The ID token was too old',
    says: /could not assume .*: ExpiredToken\w*: /s,
    next: "An ID token lives about five minutes: check that the runner's clock is right, then run the job again.",
  },
  {
    title: 'The session cannot be as asked for',
    says: /could not assume .*: ValidationError: /s,
    next: "Check `role-to-assume` and `role-session-name`, and that `role-duration-seconds` is within the role's maximum session duration.",
  },
  {
    title: 'The region is not enabled',
    says: /RegionDisabledException|StsRegionalEndpointDisabled|STS is not activated in this region|OptInRequired|not subscribed to this service/,
    next: (_, region) =>
      `Enable ${region} in the account, under "AWS Regions" of its settings or with \`aws account enable-region --region-name ${region}\`, or use another \`region\`. In a new account, AWS may not have finished signing it up.`,
  },
  {
    title: 'The account is not ready',
    says: /PendingVerification|accessing resources in this region is being validated|account is currently blocked/,
    next: 'AWS is still verifying the account, or has blocked it; AWS Support tells which. Nothing can be made until it has ended.',
  },
  {
    title: 'The clock of the runner is wrong',
    says: /Signature (expired|not yet current)|RequestTimeTooSkewed/,
    next: 'Set the clock of the runner: AWS takes no request that is more than five minutes off.',
  },
  {
    title: 'The credentials have ended',
    says: /\b(ExpiredToken(Exception)?|RequestExpired)\b/,
    next: 'The action renews a session that it has opened itself: use `role-to-assume`. One that an earlier step has put into the environment lasts no longer than that step asked for.',
  },
  {
    title: 'AWS does not know the credentials',
    says: /\b(UnrecognizedClientException|InvalidClientTokenId|AuthFailure|SignatureDoesNotMatch|InvalidSignatureException)\b|not able to validate the provided access credentials/,
    next: (_, region) =>
      `If the same credentials work in another region, the account has not enabled ${region}: enable it under "AWS Regions" of the account's settings, or use another \`region\`. If not, the access key is wrong, deleted or inactive, or lacks its AWS_SESSION_TOKEN.`,
  },

  {
    title: 'Kubernetes does not know the caller',
    says: /Kubernetes refused .*: 401\b/,
    next: "The cluster takes only principals with an access entry (or in aws-auth) of its own account: give one to the role that runs, or run as the role that `up` ran as. Entries bind to a role's id, so that of a role which was made anew has to be made anew too.",
  },
  {
    title: 'Kubernetes does not allow it',
    says: /Kubernetes refused .*: 403\b/,
    next: 'Associate an access policy that allows it, such as AmazonEKSClusterAdminPolicy, with the access entry of the role that runs.',
  },

  // What the account has or may have.
  {
    title: 'Nodes have no access to the cluster',
    says: /worker nodes do not have access to the cluster/,
    next: "The node role's access entry is missing: EKS makes it with the node group. Run `down` and `up`, and see that nothing else removes access entries or changes aws-auth.",
  },
  {
    title: 'There is no such permissions boundary',
    says: /(The permissions boundary|Scope ARN:) \S+ does not exist/,
    next: "Write the ARN of a policy of the account (`aws iam list-policies --scope Local` lists them) in the input permissions-boundary, or have an administrator mend the role's tag eks-cluster-action-boundary.",
  },
  { title: 'A quota is used up', says: quotaUsedUp, next: adviceOnQuota },
  {
    title: 'Access denied',
    says: denialWords,
    next: adviceOnDenial,
  },
  {
    title: 'The account may not use this instance type',
    says: /not eligible for Free Tier/,
    next: 'Accounts on the free plan start few instance types: upgrade the plan of the account. Those that are eligible have too little memory for a cluster.',
  },
  {
    title: 'There is no such instance type',
    says: /InvalidInstanceType|Ec2InstanceTypeDoesNotExist|instance types? do(es)? not exist|there is no instance type/,
    next: (_, region) =>
      `Check the spelling of \`instance-types\`, and that ${region} has them: \`aws ec2 describe-instance-type-offerings --region ${region}\`.`,
  },
  {
    title: 'EKS would not install the add-on',
    says: /EKS has no (add-on|version) |does not take its configurationValues|ConfigurationValue provided in request is not supported/,
    next: 'Change it in `addons` of the configuration file.',
  },
  {
    title: 'A zone does not offer the instance type',
    says: /not supported in your requested Availability Zone/,
    next: 'Name the zones that AWS lists in `availabilityZones` of the configuration file, or choose other `instance-types`.',
  },
  {
    title: 'AWS has no capacity',
    says: /InsufficientInstanceCapacity|InsufficientHostCapacity|UnfulfillableCapacity|InsufficientCapacity\w*|do not have sufficient \S+ capacity|no Spot capacity/,
    next: 'AWS is short of it for the moment. Name several `instance-types` of like size, of which EKS takes what there is; write `spot: preferred`, by which on-demand instances take the place of spot; choose other zones; or run `up` again later.',
  },
  {
    title: 'EKS cannot use the zone',
    says: /UnsupportedAvailabilityZoneException|targeted availability zone, does not currently have sufficient capacity/,
    next: (words) => {
      const zones = /choose from these availability zones: ([\w, -]*\w)/.exec(words)?.[1];
      return `Name zones in \`availabilityZones\` of the configuration file${zones === undefined ? '' : `: ${zones}`}. The network there is has to go first, with \`down\`.`;
    },
  },
  {
    title: 'EKS does not have this Kubernetes version',
    says: /unsupported Kubernetes version|EKS makes no clusters of Kubernetes/i,
    next: (_, region) =>
      `Set \`kubernetes-version\` to one that EKS has (\`aws eks describe-cluster-versions --region ${region}\` lists them), or leave it out for the default of EKS.`,
  },
  {
    title: 'The volumes cannot be encrypted',
    says: /InvalidKMSKey|Client error on launch|KMS key .*(incorrect state|inaccessible|disabled)/i,
    next: "The key of `volumeKmsKeyID`, or else the account's default key for EBS, cannot be used: see that it is enabled, and that its key policy or a grant (`aws kms create-grant`) lets the service-linked role AWSServiceRoleForAutoScaling use it and create grants.",
  },
  {
    title: 'The subnets assign no public addresses',
    says: /does not automatically assign public IP addresses|Ec2SubnetInvalidConfiguration/,
    next: 'Nodes in public subnets need public addresses: turn on auto-assign (MapPublicIpOnLaunch) in the subnets that are named, or put the nodes into private ones.',
  },
  {
    title: 'The subnets have no free addresses',
    says: /InsufficientFreeAddresses|not have enough (free|available IP) addresses/,
    next: 'Free addresses in the subnets that are named, or take a larger `vpc.cidr` in the configuration file, with `down` before it.',
  },
  {
    title: 'A role cannot be used by EKS',
    says: roleUnseen,
    next: 'EKS saw it so for longer than IAM needs to spread a change. See that the role exists, trusts the service that AWS names, and has the policies that AWS names; a role of this action is made right by removing it and running `up`.',
  },
  {
    title: 'Nodes did not join the cluster',
    says: /NodeCreationFailure|failed to join the kubernetes cluster/i,
    next: 'The instances started, and no node of theirs came. See that they reach the internet (the NAT gateway and the routes of their subnets), or, without it, endpoints for EC2, ECR, S3 and STS; and that nothing has changed the node role or the security groups. Of an image of your own, see that its user data starts a kubelet.',
  },
  {
    title: 'It is protected from deletion',
    says: /somebody has protected it from deletion/,
    next: 'Ask whoever has protected it.',
  },
  {
    title: 'Something else is in the network',
    says: /DependencyViolation|has (a )?dependen(t|cies)|has some mapped public address/i,
    next: 'Something that this action did not make stands in the way, such as a load balancer, a network interface or an endpoint of another service. The VPC console lists what is in the subnets: remove it, and run `down` again.',
  },

  // How calls end.
  {
    title: 'AWS asks for fewer calls',
    says: /refused \w+: (Throttl\w+|TooManyRequests\w*|RequestLimitExceeded|BandwidthLimitExceeded|PriorRequestNotComplete|SlowDown|Rate exceeded)/,
    next: `Something in the account calls AWS very often. A longer \`poll-interval\` helps a little. ${runAgain}`,
  },
  {
    title: 'AWS failed',
    says: /refused \w+: (Internal\w*|Server\w*|Service\w*|Unavailable)\b/,
    next: `This is AWS's own failure: https://health.aws.amazon.com tells of outages. ${runAgain}`,
  },
  {
    title: 'AWS does not accept a value',
    says: /refused \w+: (Validation\w*|Invalid\w*|Malformed\w*|Missing\w*|Unsupported\w*)\b/,
    next: "Change the value that AWS names, among the step's inputs or in the configuration file. When it is none of yours, this action has asked for something wrong: please report it.",
  },
  {
    title: 'AWS refused a call',
    says: /\w+ refused \w+: /,
    next: "If the reason does not tell what to change, run the job again with debug logging: it shows AWS's whole answer, with the request's id for AWS Support.",
  },

  // What was made and has failed, for a reason that is none of the above.
  {
    title: 'A stack failed',
    says: /Stack \S+ is [A-Z_]+\b/,
    next: 'Change what the reason names. Then run `up` again, which repairs the stack, or `down`, which removes it.',
  },
  {
    title: 'EKS could not make it',
    says: /(Node group|Add-on|Cluster) \S+ (is )?\w*FAILED/,
    next: 'Change what EKS names. Then run `up` again, which makes it anew, or `down`, which removes all of it.',
  },

  // Neither AWS nor the user.
  {
    title: 'A file cannot be written',
    says: /\b(EACCES|EPERM|EROFS|ENOSPC|ENOTDIR|EISDIR): /,
    next: 'See that the job may write there, or set `kubeconfig-path` to a place where it may.',
  },
  {
    title: 'A fault of this action',
    says: /(^|: )(Type|Range|Reference|Syntax)Error: /,
    next: 'This should not happen: please report it, with the log of a run with debug logging.',
  },
];
