import { describe, expect, test } from 'vitest';
import { NoBoundaryError } from '../../../src/aws/boundary.ts';
import { nameCall } from '../../../src/aws/errors.ts';
import { refusals } from '../../../src/aws/refusals.ts';
import { StackFailedError } from '../../../src/aws/stack.ts';
import { ZonesError } from '../../../src/aws/zones.ts';
import { ResourceError } from '../../../src/engine/resource-error.ts';
import { DeadlineError } from '../../../src/engine/wait.ts';
import { explain } from '../../../src/explain.ts';
import { KubernetesError, KubernetesUnreachableError } from '../../../src/kubernetes/errors.ts';
import { ProtectedError } from '../../../src/resources/protection.ts';
import { UnboundedRoleError } from '../../../src/resources/role.ts';
import { NotOursError } from '../../../src/spec/tags.ts';

const region = 'eu-west-1';

/** An answer of AWS, as the SDK throws it. */
function answer(call: string, code: string, message: string): Error {
  const [service = '', operation = ''] = call.split(' ');
  const error = Object.assign(new Error(message), { name: code, $metadata: { httpStatusCode: 400 } });
  nameCall(error, { service, operation });
  return error;
}

/** A call that the network kept from AWS, as the SDK throws it. */
function unanswered(call: string, code: string, message: string): Error {
  const [service = '', operation = ''] = call.split(' ');
  const error = Object.assign(new Error(message), { code, $metadata: { attempts: 6 } });
  nameCall(error, { service, operation });
  return error;
}

const notAssumed = (code: string, message: string): Error =>
  new Error(
    `This job could not assume arn:aws:iam::111122223333:role/clusters through STS in eu-west-1: ${code}: ${message}. Its ID token offered the sub "repo:octo/app:pull_request" and the aud "sts.amazonaws.com".`,
  );

const stackFailed = (reason: string): Error =>
  new StackFailedError('eks-orders-network', 'CREATE_FAILED', [reason]);

const groupFailed = (issue: string): Error =>
  new Error(`Node group default is CREATE_FAILED. EKS says: ${issue}`);

const unreachable = (code: string, message: string): Error =>
  new KubernetesUnreachableError(
    'https://0123ABCD.gr7.eu-west-1.eks.amazonaws.com',
    'GET',
    '/api/v1/nodes',
    Object.assign(new Error(message), { code }),
  );

/**
 * What failed, under which title it is told, and what the advice must say. AWS's words are those of public logs
 * (ids replaced), or of the page that is named.
 */
const cases: [title: string, failure: Error, next: RegExp][] = [
  // The network's failures are in Node's own words.
  [
    'The proxy refused the connection',
    unanswered(
      'STS GetCallerIdentity',
      'Error',
      'The proxy proxy:3128 refused a tunnel to sts.eu-west-1.amazonaws.com:443: 403 Forbidden',
    ),
    /NO_PROXY/,
  ],
  [
    'The certificate is not trusted',
    unanswered(
      'EKS DescribeCluster',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'self-signed certificate in certificate chain',
    ),
    /NODE_EXTRA_CA_CERTS/,
  ],
  [
    'The certificate is not trusted',
    unreachable('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'),
    /whose own authority alone is trusted/,
  ],
  [
    "The cluster's endpoint cannot be reached",
    unreachable('ETIMEDOUT', 'the time was up'),
    /public access CIDRs.*self-hosted runner/s,
  ],
  [
    "The cluster's endpoint cannot be reached",
    unreachable('ENOTFOUND', 'getaddrinfo ENOTFOUND 0123ABCD.gr7.eu-west-1.eks.amazonaws.com'),
    /inside its VPC/,
  ],
  [
    'There is no such region',
    unanswered('EKS DescribeCluster', 'ENOTFOUND', 'getaddrinfo ENOTFOUND eks.eu-west-1.amazonaws.com'),
    /eu-west-1 is the name of a region/,
  ],
  // STS and SQS answer so to a credential scope with a made-up region.
  [
    'There is no such region',
    answer(
      'STS GetCallerIdentity',
      'SignatureDoesNotMatch',
      "Credential should be scoped to a valid region, not 'eu-west-9'.",
    ),
    /list-regions/,
  ],
  [
    'AWS cannot be reached',
    unanswered('EC2 DescribeAvailabilityZones', 'ECONNREFUSED', 'connect ECONNREFUSED 52.95.117.164:443'),
    /HTTPS_PROXY/,
  ],
  ['AWS cannot be reached', notAssumed('ETIMEDOUT', 'connect ETIMEDOUT 52.94.76.5:443'), /HTTPS_PROXY/],

  // aws-actions/configure-aws-credentials issues.
  [
    'The role cannot be assumed',
    notAssumed('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'),
    /trust policy.*`sub`, `aud` and `job_workflow_ref`/,
  ],
  [
    'AWS does not accept the ID token',
    notAssumed(
      'InvalidIdentityToken',
      'No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com',
    ),
    /has an OIDC provider/,
  ],
  [
    'AWS does not accept the ID token',
    notAssumed('InvalidIdentityToken', 'Incorrect token audience'),
    /audiences/,
  ],
  // STS API reference, AssumeRoleWithWebIdentity: IDPCommunicationError.
  [
    'AWS could not ask GitHub about the ID token',
    notAssumed(
      'IDPCommunicationError',
      'The request could not be fulfilled because the identity provider (IDP) that was asked to verify the incoming identity token could not be reached',
    ),
    /Run the job again/,
  ],
  // aws/aws-cli#7194.
  [
    'AWS could not ask GitHub about the ID token',
    notAssumed(
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    ),
    /Run the job again/,
  ],
  [
    'The ID token was too old',
    notAssumed(
      'ExpiredTokenException',
      'Token expired: current date/time must be before the expiration date/time',
    ),
    /five minutes/,
  ],
  [
    'The session cannot be as asked for',
    notAssumed(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role',
    ),
    /`role-duration-seconds`/,
  ],
  [
    'The region is not enabled',
    notAssumed(
      'RegionDisabledException',
      'STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console',
    ),
    /enable-region --region-name eu-west-1/,
  ],
  // From lists of regions in public scripts: what EC2 answers in ap-northeast-3 before it is opted in.
  [
    'The region is not enabled',
    answer(
      'EC2 DescribeAvailabilityZones',
      'OptInRequired',
      'You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.',
    ),
    /AWS Regions/,
  ],
  // openshift/hive, its list of known failures of installations.
  [
    'The account is not ready',
    groupFailed(
      'AsgInstanceLaunchFailures: Could not launch On-Demand Instances. PendingVerification - Your request for accessing resources in this region is being validated, and you will not be able to launch additional resources in this region until the validation is complete. (eks-default)',
    ),
    /AWS Support/,
  ],
  [
    'The account is not ready',
    groupFailed(
      'AsgInstanceLaunchFailures: Could not launch On-Demand Instances. Blocked - This account is currently blocked and not recognized as a valid account. (eks-default)',
    ),
    /AWS Support/,
  ],
  [
    'The clock of the runner is wrong',
    answer(
      'STS GetCallerIdentity',
      'SignatureDoesNotMatch',
      'Signature expired: 20261122T140000Z is now earlier than 20261122T145500Z (20261122T150000Z - 5 min.)',
    ),
    /Set the clock/,
  ],
  [
    'The credentials have ended',
    answer(
      'EKS DescribeCluster',
      'ExpiredTokenException',
      'The security token included in the request is expired',
    ),
    /`role-to-assume`/,
  ],
  [
    'The credentials have ended',
    answer('EC2 DescribeSubnets', 'RequestExpired', 'Request has expired.'),
    /renews/,
  ],
  [
    'AWS does not know the credentials',
    answer(
      'EKS DescribeCluster',
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ),
    /has not enabled eu-west-1/,
  ],
  [
    'AWS does not know the credentials',
    answer(
      'EC2 DescribeSubnets',
      'AuthFailure',
      'AWS was not able to validate the provided access credentials',
    ),
    /AWS_SESSION_TOKEN/,
  ],

  // aws-iam-authenticator and kubectl, as in countless issues.
  [
    'Kubernetes does not know the caller',
    new KubernetesError('GET', '/api/v1/nodes', {
      code: 401,
      reason: 'Unauthorized',
      message: 'Unauthorized',
    }),
    /access entry/,
  ],
  [
    'Kubernetes does not allow it',
    new KubernetesError('GET', '/api/v1/nodes', {
      code: 403,
      reason: 'Forbidden',
      message:
        'nodes is forbidden: User "arn:aws:sts::111122223333:assumed-role/dev/session" cannot list resource "nodes" in API group "" at the cluster scope',
    }),
    /AmazonEKSClusterAdminPolicy/,
  ],

  // EKS's health issues, in the user guide and in issues of the Terraform modules.
  [
    'Nodes have no access to the cluster',
    groupFailed(
      'AccessDenied: Your worker nodes do not have access to the cluster. Verify if the node instance role is present and correctly configured in the aws-auth ConfigMap. (i-0abc)',
    ),
    /access entry/,
  ],
  [
    'A quota is used up',
    stackFailed(
      'Vpc (AWS::EC2::VPC): Resource handler returned message: "The maximum number of VPCs has been reached. (Service: Ec2, Status Code: 400, Request ID: 1)" (RequestToken: 2, HandlerErrorCode: ServiceLimitExceeded)',
    ),
    /"VPCs per Region" is used up in eu-west-1: 5 unless somebody raised it.*L-F678F1CE/s,
  ],
  [
    'A quota is used up',
    stackFailed(
      'InternetGateway (AWS::EC2::InternetGateway): Resource handler returned message: "The maximum number of internet gateways has been reached. (Service: Ec2, Status Code: 400, Request ID: 1)" (HandlerErrorCode: ServiceLimitExceeded)',
    ),
    /L-A4707A72/,
  ],
  [
    'A quota is used up',
    stackFailed(
      'NatAddress (AWS::EC2::EIP): Resource handler returned message: "The maximum number of addresses has been reached. (Service: Ec2, Status Code: 400, Request ID: 1)" (HandlerErrorCode: ServiceLimitExceeded)',
    ),
    /"EC2-VPC Elastic IPs".*--service-code ec2 --quota-code L-0263D0A3/s,
  ],
  // VPC user guide, "Troubleshoot NAT gateways".
  [
    'A quota is used up',
    stackFailed(
      'NatGateway (AWS::EC2::NatGateway): NatGatewayLimitExceeded: Performing this operation would exceed the limit of 5 NAT gateways',
    ),
    /"NAT gateways per Availability Zone" is used up in eu-west-1: 5\..*L-FE5A380F/s,
  ],
  // Codes of "Error codes for the Amazon EC2 API"; the words after them are made up.
  [
    'A quota is used up',
    answer('EC2 CreateSecurityGroup', 'SecurityGroupLimitExceeded', 'You have reached the limit'),
    /L-E79EC296/,
  ],
  [
    'A quota is used up',
    groupFailed(
      'AsgInstanceLaunchFailures: NetworkInterfaceLimitExceeded - no more interfaces (eks-default)',
    ),
    /L-DF5E4CA3/,
  ],
  // pulumi/pulumi-eks issue 1311.
  [
    'A quota is used up',
    answer('EKS CreateCluster', 'ResourceLimitExceededException', 'Cluster limit exceeded for account.'),
    /"Clusters".*100 unless.*L-1194D53C/s,
  ],
  // By analogy with "Fargate Profile limit exceeded for cluster." of public logs.
  [
    'A quota is used up',
    answer('EKS CreateNodegroup', 'ResourceLimitExceededException', 'Nodegroup limit exceeded for cluster.'),
    /L-6D54EA21/,
  ],
  // klothoplatform/klotho pull request 311.
  [
    'A quota is used up',
    groupFailed(
      'AsgInstanceLaunchFailures: Could not launch On-Demand Instances. VcpuLimitExceeded - You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit. Launching EC2 instance failed. (eks-default)',
    ),
    /Running On-Demand Standard.*: 32\..*L-1216C47A.*L-DB2E81BA/s,
  ],
  [
    'A quota is used up',
    groupFailed(
      'AsgInstanceLaunchFailures: Could not launch Spot Instances. MaxSpotInstanceCountExceeded - Max spot instance count exceeded. Launching EC2 instance failed. (eks-default)',
    ),
    /Spot Instance Requests.*L-34B43A08/s,
  ],
  [
    'A quota is used up',
    answer('CloudFormation CreateStack', 'LimitExceededException', 'Limit for stack has been exceeded'),
    /L-0485CB21/,
  ],
  // IAM is asked in us-east-1, wherever the cluster is.
  [
    'A quota is used up',
    answer('IAM CreateRole', 'LimitExceeded', 'Cannot exceed quota for RolesPerAccount: 1500'),
    /"Roles per account" is used up in us-east-1: 1500.*--region us-east-1 --service-code iam --quota-code L-FE177D64/s,
  ],
  [
    'A quota is used up',
    answer('IAM AttachRolePolicy', 'LimitExceeded', 'Cannot exceed quota for PoliciesPerRole: 10'),
    /L-0DA4ABF3/,
  ],
  [
    'A quota is used up',
    answer('EC2 CreateLaunchTemplate', 'LaunchTemplateLimitExceeded', 'You have reached the maximum'),
    /find the quota in the Service Quotas console/,
  ],

  // IAM user guide, "Troubleshoot access denied error messages", and public logs of each.
  // scylladb/scylla-cluster-tests issue 12172.
  [
    'Access denied',
    answer(
      'EKS CreateNodegroup',
      'InvalidRequestException',
      'You are not authorized to launch instances with this launch template. Encoded authorization failure message: SAh2nDlM_rJs7hFuZ5hszTmXB0Cpmz2KENOOFaiMYyH7cyIdM',
    ),
    /^Allow ec2:RunInstances in a policy .*decode-authorization-message/,
  ],
  [
    'Access denied',
    answer('EKS CreateCluster', 'AccessDeniedException', 'Cross-account pass role is not allowed.'),
    /belongs to another account/,
  ],
  [
    'Access denied',
    answer(
      'EKS CreateCluster',
      'AccessDeniedException',
      'User: arn:aws:sts::111122223333:assumed-role/deploy/octo-app-17 is not authorized to perform: eks:CreateCluster on resource: arn:aws:eks:eu-west-1:111122223333:cluster/orders because no identity-based policy allows the eks:CreateCluster action',
    ),
    /Allow eks:CreateCluster on arn:aws:eks:eu-west-1:111122223333:cluster\/orders in a policy of the role deploy\./,
  ],
  [
    'Access denied',
    answer(
      'EKS CreateCluster',
      'AccessDeniedException',
      'User: arn:aws:sts::111122223333:assumed-role/deploy/octo-app-17 is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/eks-cluster-action/orders-eu-west-1-cluster because no identity-based policy allows the iam:PassRole action',
    ),
    /Allow iam:PassRole on \S+-cluster in a policy of the role deploy, with the condition `iam:PassedToService`/,
  ],
  [
    'Access denied',
    answer(
      'EKS CreateCluster',
      'AccessDeniedException',
      'User: arn:aws:iam::111122223333:user/devops is not authorized to perform: iam:CreateServiceLinkedRole on resource: arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS because no identity-based policy allows the iam:CreateServiceLinkedRole action',
    ),
    /in a policy of the principal that runs the action, with the condition `iam:AWSServiceName`/,
  ],
  [
    'Access denied',
    answer(
      'IAM PutRolePolicy',
      'AccessDenied',
      'User: arn:aws:sts::111122223333:assumed-role/deploy/17 is not authorized to perform: iam:PutRolePolicy on resource: role orders-node because no permissions boundary allows the iam:PutRolePolicy action',
    ),
    /permissions boundary of the role deploy.*allow iam:PutRolePolicy on role orders-node in the boundary/,
  ],
  [
    'Access denied',
    answer(
      'EKS CreateCluster',
      'AccessDeniedException',
      'User: arn:aws:sts::111122223333:assumed-role/deploy/17 is not authorized to perform: eks:CreateCluster on resource: arn:aws:eks:eu-west-1:111122223333:cluster/orders with an explicit deny in a service control policy: arn:aws:organizations::444455556666:policy/o-aaabbbccc/service_control_policy/p-0xn1knc2',
    ),
    /policy of the AWS organization/,
  ],
  [
    'Access denied',
    answer(
      'EC2 DescribeSubnets',
      'UnauthorizedOperation',
      'You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/deploy/17 is not authorized to perform: ec2:DescribeSubnets because no session policy allows the ec2:DescribeSubnets action',
    ),
    /allow ec2:DescribeSubnets in it too, where the role is assumed/,
  ],
  [
    'Access denied',
    answer(
      'EKS DescribeCluster',
      'AccessDeniedException',
      'User: arn:aws:sts::111122223333:assumed-role/deploy/17 is not authorized to perform: eks:DescribeCluster on resource: arn:aws:eks:eu-west-1:111122223333:cluster/orders because no VPC endpoint policy allows the eks:DescribeCluster action',
    ),
    /policy of the VPC endpoint/,
  ],
  [
    'Access denied',
    answer(
      'EKS DescribeCluster',
      'AccessDeniedException',
      'User: arn:aws:sts::111122223333:assumed-role/deploy/17 is not authorized to perform: eks:DescribeCluster on resource: arn:aws:eks:eu-west-1:111122223333:cluster/orders with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/guard',
    ),
    /outweighs every other.*AWSRevokeOlderSessions/s,
  ],
  [
    'Access denied',
    answer(
      'EC2 DescribeAvailabilityZones',
      'UnauthorizedOperation',
      'You are not authorized to perform this operation.',
    ),
    /Allow ec2:DescribeAvailabilityZones in a policy/,
  ],
  [
    'Access denied',
    stackFailed(
      'Vpc (AWS::EC2::VPC): Resource handler returned message: "You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/deploy/17 is not authorized to perform: ec2:CreateVpc on resource: arn:aws:ec2:eu-west-1:111122223333:vpc/* because no identity-based policy allows the ec2:CreateVpc action. Encoded authorization failure message: mR08NOyRPjVfde9BZ_4Y (Service: Ec2, Status Code: 403, Request ID: 1)" (HandlerErrorCode: AccessDenied)',
    ),
    /Allow ec2:CreateVpc on arn:aws:ec2:eu-west-1:111122223333:vpc\/\* in .* the role deploy\. The encoded part tells more: `aws sts decode-authorization-message/,
  ],
  // eksctl issue 365.
  [
    'Access denied',
    stackFailed('Vpc (AWS::EC2::VPC): API: ec2:CreateVpc You are not authorized to perform this operation.'),
    /Allow ec2:CreateVpc in a policy/,
  ],
  [
    'Access denied',
    stackFailed(
      'NodeRole (AWS::IAM::Role): Resource handler returned message: "Unauthorized tagging operation" (HandlerErrorCode: UnauthorizedTaggingOperation)',
    ),
    /Allow the action in a policy/,
  ],

  [
    'The account may not use this instance type',
    groupFailed(
      "AsgInstanceLaunchFailures: Could not launch On-Demand Instances. InvalidParameterCombination - The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run 'describe-instance-types' with the filter 'free-tier-eligible=true'. Launching EC2 instance failed. (eks-default)",
    ),
    /upgrade the plan/,
  ],
  [
    'There is no such instance type',
    answer(
      'EC2 DescribeInstanceTypes',
      'InvalidInstanceType',
      'The following supplied instance types do not exist: [t9.large]',
    ),
    /`instance-types`/,
  ],
  [
    'There is no such instance type',
    answer(
      'EKS CreateNodegroup',
      'InvalidParameterException',
      'The following supplied instance types do not exist: [t3a.medium]',
    ),
    /describe-instance-type-offerings --region eu-west-1/,
  ],
  [
    'A zone does not offer the instance type',
    groupFailed(
      'AsgInstanceLaunchFailures: Could not launch On-Demand Instances. Unsupported - Your requested instance type (m5.large) is not supported in your requested Availability Zone (us-east-1e). Please retry your request by not specifying an Availability Zone or choosing us-east-1a, us-east-1b. Launching EC2 instance failed. (eks-default)',
    ),
    /`availabilityZones`/,
  ],
  [
    'AWS has no capacity',
    groupFailed(
      'AsgInstanceLaunchFailures: Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not have sufficient p3dn.24xlarge capacity in the Availability Zone you requested (us-west-2c). Our system will be working on provisioning additional capacity. (eks-default)',
    ),
    /several `instance-types`/,
  ],
  // AWS re:Post, on the health of Spot node groups.
  [
    'AWS has no capacity',
    groupFailed(
      'AsgInstanceLaunchFailures: Could not launch Spot Instances. UnfulfillableCapacity - Unable to fulfill capacity due to your request configuration. Please adjust your request and try again. Launching EC2 instance failed. (eks-default)',
    ),
    /on-demand/,
  ],
  // EKS user guide, "Troubleshoot problems with Amazon EKS clusters and nodes".
  [
    'EKS cannot use the zone',
    answer(
      'EKS CreateCluster',
      'UnsupportedAvailabilityZoneException',
      "Cannot create cluster 'orders' because us-east-1e, the targeted availability zone, does not currently have sufficient capacity to support the cluster. Retry and choose from these availability zones: us-east-1a, us-east-1b, us-east-1c",
    ),
    /`availabilityZones` of the configuration file: us-east-1a, us-east-1b, us-east-1c\. .*`down`/,
  ],
  [
    'EKS does not have this Kubernetes version',
    answer('EKS CreateCluster', 'InvalidParameterException', 'unsupported Kubernetes version 1.24'),
    /describe-cluster-versions --region eu-west-1/,
  ],
  [
    'The volumes cannot be encrypted',
    groupFailed(
      'NodeCreationFailure: i-0abc is terminated. Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state',
    ),
    /AWSServiceRoleForAutoScaling/,
  ],
  // Auto Scaling user guide, "Troubleshoot instance launch failures".
  [
    'The volumes cannot be encrypted',
    groupFailed(
      'AsgInstanceLaunchFailures: Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.InternalError: Client error on launch (eks-default)',
    ),
    /key policy/,
  ],
  [
    'The subnets assign no public addresses',
    groupFailed(
      'Ec2SubnetInvalidConfiguration: One or more Amazon EC2 Subnets of [subnet-0b21c02b2160dd553] for node group default does not automatically assign public IP addresses to instances launched into it. (subnet-0b21c02b2160dd553)',
    ),
    /MapPublicIpOnLaunch/,
  ],
  [
    'The subnets have no free addresses',
    new Error(
      'Cluster orders FAILED. EKS says: InsufficientFreeAddresses: One or more of the subnets associated with your cluster does not have enough available IP addresses for Amazon EKS to perform cluster management operations.',
    ),
    /`vpc.cidr`/,
  ],
  [
    'There is no such permissions boundary',
    new NoBoundaryError('arn:aws:iam::111122223333:policy/role-boundary'),
    /in the input permissions-boundary/,
  ],
  // IAM, CreateRole, as terraform-provider-aws meets it.
  [
    'There is no such permissions boundary',
    answer(
      'IAM CreateRole',
      'NoSuchEntity',
      'Scope ARN: arn:aws:iam::111122223333:policy/nowhere does not exist or is not attachable.',
    ),
    /in the input permissions-boundary/,
  ],
  [
    'Access denied',
    new UnboundedRoleError(
      answer(
        'IAM CreateRole',
        'AccessDenied',
        'User: arn:aws:sts::111122223333:assumed-role/deploy/17 is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/orders-cluster because no identity-based policy allows the iam:CreateRole action',
      ),
    ),
    /docs\/iam\/roles\.json.*`permissions-boundary`.*the role deploy\. Where there is no such policy, allow iam:CreateRole on arn/s,
  ],
  // terraform-provider-aws, the messages that it retries.
  [
    'A role cannot be used by EKS',
    answer(
      'EKS CreateCluster',
      'InvalidParameterException',
      'Role with arn: arn:aws:iam::111122223333:role/orders-cluster, could not be assumed because it does not exist or the trusted entity is not correct',
    ),
    /trusts the service/,
  ],
  [
    'A role cannot be used by EKS',
    answer(
      'EKS CreateNodegroup',
      'InvalidParameterException',
      'Following required service principals [ec2.amazonaws.com] were not found in the trust relationships of nodeRole arn:aws:iam::111122223333:role/orders-node',
    ),
    /trusts the service/,
  ],
  [
    'Nodes did not join the cluster',
    groupFailed('NodeCreationFailure: Instances failed to join the kubernetes cluster (i-0abc, i-0def)'),
    /NAT gateway/,
  ],
  ['It is protected from deletion', new ProtectedError('Cluster orders'), /whoever has protected it/],
  [
    'Something else is in the network',
    stackFailed(
      'PrivateSubnet1 (AWS::EC2::Subnet): Resource handler returned message: "The subnet \'subnet-0abc\' has dependencies and cannot be deleted. (Service: Ec2, Status Code: 400, Request ID: 1)" (HandlerErrorCode: InvalidRequest)',
    ),
    /load balancer/,
  ],
  [
    'Something else is in the network',
    stackFailed(
      'GatewayAttachment (AWS::EC2::VPCGatewayAttachment): Network vpc-0abc has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.',
    ),
    /VPC console/,
  ],

  [
    'AWS asks for fewer calls',
    answer('CloudFormation DescribeStacks', 'Throttling', 'Rate exceeded'),
    /`poll-interval`/,
  ],
  [
    'AWS asks for fewer calls',
    answer('EC2 DescribeSubnets', 'RequestLimitExceeded', 'Request limit exceeded.'),
    /often/,
  ],
  [
    'AWS failed',
    answer('EKS DescribeCluster', 'ServerException', 'An unexpected error occurred'),
    /health\.aws\.amazon\.com/,
  ],
  [
    'AWS does not accept a value',
    answer(
      'EC2 CreateLaunchTemplate',
      'InvalidParameterValue',
      'Value (9) for parameter volumeSize is invalid.',
    ),
    /please report it/,
  ],
  [
    'AWS refused a call',
    answer('EKS CreateAddon', 'ClientException', 'The add-on is not available'),
    /debug logging/,
  ],

  [
    'A stack failed',
    stackFailed(
      'NatGateway (AWS::EC2::NatGateway): Resource handler returned message: "Exceeded attempts to wait"',
    ),
    /repairs the stack/,
  ],
  [
    'EKS would not install the add-on',
    new Error('Add-on coredns does not take its configurationValues: /replicas must be an integer.'),
    /`addons` of the configuration file/,
  ],
  ['EKS could not make it', groupFailed('AsgInstanceLaunchFailures: something new'), /makes it anew/],
  [
    'EKS could not make it',
    new Error('Add-on coredns is CREATE_FAILED. EKS says: ConfigurationConflict: Conflicts found'),
    /`down`/,
  ],
  [
    'A file cannot be written',
    Object.assign(new Error("EACCES: permission denied, mkdir '/root/x'"), { code: 'EACCES' }),
    /`kubeconfig-path`/,
  ],
  ['A fault of this action', new TypeError('undefined is not a function'), /report it/],
];

describe('what is said of a refusal', () => {
  test.each(cases)('“%s”: %s', (title, failure, next) => {
    const explanation = explain(new ResourceError('control plane', failure), region);
    expect(explanation.title).toBe(title);
    const [what, ...advice] = explanation.message.split('\n');
    expect(what).toMatch(/^control plane: /);
    expect(what).toContain(failure.message);
    expect(advice.join('\n')).toMatch(next);
  });

  test('is shown above for every kind of refusal', () => {
    expect(new Set(cases.map(([title]) => title))).toEqual(new Set(refusals.map(({ title }) => title)));
  });

  test('is the same when a wait ended with it', () => {
    const failure = new DeadlineError(
      'the node group',
      'CREATING. EKS says: AsgInstanceLaunchFailures: Could not launch Spot Instances. UnfulfillableCapacity - Unable to fulfill capacity',
      45 * 60_000,
    );
    expect(explain(failure, region)).toMatchObject({
      title: 'AWS has no capacity',
      message: expect.stringMatching(/^Gave up after waiting 45:00.*\nAWS is short of it/s),
    });
  });

  test('names the call, AWS’s code and AWS’s whole message', () => {
    const failure = answer(
      'EKS CreateCluster',
      'ResourceLimitExceededException',
      'Cluster limit exceeded for account.',
    );
    expect(explain(failure, region).message.split('\n')[0]).toBe(
      'EKS refused CreateCluster: ResourceLimitExceededException: Cluster limit exceeded for account.',
    );
  });

  test('gives the address of a console only where it is AWS’s own', () => {
    const failure = stackFailed('Vpc (AWS::EC2::VPC): The maximum number of VPCs has been reached.');
    expect(explain(failure, 'eu-west-1').message).toContain(
      'https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/vpc/quotas/L-F678F1CE',
    );
    expect(explain(failure, 'cn-north-1').message).not.toContain('console.aws');
  });

  test.each([
    new NotOursError('Stack eks-orders-network', {}, { name: 'orders', owner: '42/run' }),
    new ZonesError('us-east-1', 1, ['us-east-1e: offers no m7g.large']),
    new DeadlineError('3 Ready nodes', '1 of 3 are Ready', 1000),
    new Error('Cluster orders runs Kubernetes 1.35, and kubernetes-version asks for 1.36.'),
  ])('is nothing more where the message says it all: %s', (failure) => {
    expect(explain(failure, region)).toMatchObject({ title: undefined, message: failure.message });
  });
});
