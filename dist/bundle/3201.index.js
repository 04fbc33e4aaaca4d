export const id = 3201;
export const ids = [3201];
export const modules = {

/***/ 5167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ consolePage),
/* harmony export */   t: () => (/* binding */ consoleLinks)
/* harmony export */ });
/* harmony import */ var _partition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6388);
/** Where people see things in the AWS console. */

/**
 * What the names of the console's hosts end in, by partition. Sources: "Service endpoints" of the console in the AWS General
 * Reference; user guides of AWS GovCloud (US) and of Amazon Web Services in China, "Signing in".
 */
const hosts = {
    aws: 'console.aws.amazon.com',
    'aws-cn': 'console.amazonaws.cn',
    'aws-us-gov': 'console.amazonaws-us-gov.com',
};
/** A page of the console; undefined for a partition whose console is not known. @param path after the host */
function consolePage(region, path) {
    const host = hosts[(0,_partition_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region).id];
    return host && `https://${region}.${host}/${path}`;
}
/** Addresses of what a cluster is made of; undefined for a partition whose console is not known. */
function consoleLinks(region) {
    const home = consolePage(region, '');
    if (home === undefined)
        return undefined;
    const of = encodeURIComponent;
    return {
        cluster: (name) => `${home}eks/clusters/${of(name)}?region=${region}`,
        stack: (name) => `${home}cloudformation/home?region=${region}#/stacks?filteringText=${of(name)}`,
        vpc: (id) => `${home}vpcconsole/home?region=${region}#VpcDetails:VpcId=${of(id)}`,
    };
}


/***/ }),

/***/ 8127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   QY: () => (/* binding */ unlessAbsent),
/* harmony export */   Tq: () => (/* binding */ isAnswer),
/* harmony export */   W0: () => (/* binding */ isAbsent),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   Z9: () => (/* binding */ wordsOf),
/* harmony export */   a_: () => (/* binding */ isExisting),
/* harmony export */   fw: () => (/* binding */ awsWords),
/* harmony export */   w0: () => (/* binding */ nameCall)
/* harmony export */ });
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6481);

/** Notes on an error of the SDK which call it is an answer to. */
function nameCall(error, call) {
    if (error instanceof Error)
        Object.assign(error, { call });
}
/** What AWS says in an error of the SDK, in full; undefined when the error is none of a call to AWS. */
function awsWords(error) {
    if (!(error instanceof Error))
        return undefined;
    const { call, message } = error;
    if (call === undefined)
        return undefined;
    const { service, operation } = call;
    return isAnswer(error)
        ? `${service} refused ${operation}: ${errorCode(error)}: ${message}`
        : `No answer from ${service} to ${operation}: ${message} (${errorCode(error)})`;
}
/** Whether AWS has answered at all. */
function isAnswer(error) {
    return error instanceof Error && error.$metadata?.httpStatusCode !== undefined;
}
/** What an error says, AWS's own words where they are an answer of AWS. */
function wordsOf(error) {
    return awsWords(error) ?? (0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error);
}
/** AWS's error code, such as `ResourceNotFoundException`; the network's, such as `ECONNRESET`; or ''. */
function errorCode(error) {
    if (!(error instanceof Error))
        return '';
    const { code, Code, name } = error;
    return Code ?? code ?? name;
}
const throttled = new Set([
    'Throttling',
    'ThrottlingException',
    'ThrottledException',
    'RequestThrottled',
    'RequestThrottledException',
    'TooManyRequestsException',
    'RequestLimitExceeded',
    'PriorRequestNotComplete',
    'BandwidthLimitExceeded',
    'SlowDown',
]);
const passes = new Set([
    ...throttled,
    'ResourcePropagationDelayException',
    'RequestTimeout',
    'RequestTimeoutException',
    'TimeoutError',
    'ServiceUnavailableException',
    'InternalFailure',
    'InternalError',
    'ServerException',
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'ETIMEDOUT',
    'EPIPE',
    'EAI_AGAIN',
    'EHOSTUNREACH',
]);
/** Whether the error will pass by itself: throttling, 5xx, a broken connection. Everything else is final. */
function isPassing(error) {
    if (!(error instanceof Error))
        return false;
    const { $fault, $metadata } = error;
    return passes.has(errorCode(error)) || $fault === 'server' || ($metadata?.httpStatusCode ?? 0) >= 500;
}
const denied = new Set(['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation']);
/** Whether AWS says no for want of a permission: of those who only ask, who may go on without the answer. */
function isDenied(error) {
    return denied.has(errorCode(error));
}
const absent = new Set([
    'ResourceNotFoundException',
    // As EKS's calls about tags have it.
    'NotFoundException',
    'NoSuchEntity',
    'NoSuchEntityException',
    'InvalidLaunchTemplateName.NotFoundException',
    'InvalidLaunchTemplateId.NotFound',
    'InvalidGroup.NotFound',
    'InvalidPermission.NotFound',
    'InvalidNetworkInterfaceID.NotFound',
    'InvalidVolume.NotFound',
    'LoadBalancerNotFound',
    'TargetGroupNotFound',
]);
/** Whether AWS says that the thing asked for does not exist. */
function isAbsent(error) {
    return absent.has(errorCode(error));
}
const existing = new Set([
    'ResourceInUseException',
    'AlreadyExistsException',
    'EntityAlreadyExists',
    'EntityAlreadyExistsException',
    'InvalidLaunchTemplateName.AlreadyExistsException',
]);
/** Whether AWS refuses to create something because it exists: another run made it, or our own lost answer did. */
function isExisting(error) {
    return existing.has(errorCode(error));
}
/** Resolves to undefined where AWS says that the thing does not exist. */
async function unlessAbsent(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (isAbsent(error))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 6388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   p4: () => (/* binding */ pricingRegion),
/* harmony export */   vl: () => (/* binding */ ec2Principal)
/* harmony export */ });
/** AWS's partitions: sets of regions that share nothing, each with DNS names of its own. */
/** Those whose regions have a prefix of their own; as in `partitions.json` of botocore. */
const partitions = [
    { prefix: 'cn-', id: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' },
    { prefix: 'eusc-', id: 'aws-eusc', dnsSuffix: 'amazonaws.eu' },
    { prefix: 'us-gov-', id: 'aws-us-gov', dnsSuffix: 'amazonaws.com' },
    { prefix: 'us-iso-', id: 'aws-iso', dnsSuffix: 'c2s.ic.gov' },
    { prefix: 'us-isob-', id: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov' },
    { prefix: 'eu-isoe-', id: 'aws-iso-e', dnsSuffix: 'cloud.adc-e.uk' },
    { prefix: 'us-isof-', id: 'aws-iso-f', dnsSuffix: 'csp.hci.ic.gov' },
];
/** The partition of a region; `aws` for every region that no other partition claims. */
function partitionOf(region) {
    const { id, dnsSuffix } = partitions.find(({ prefix }) => region.startsWith(prefix)) ?? {
        id: 'aws',
        dnsSuffix: 'amazonaws.com',
    };
    return { id, dnsSuffix };
}
/**
 * EC2 in the trust policy of a role for instances: in China it has a name of its own.
 * Source: amazon-eks-nodegroup-role.yaml, the node role of the EKS user guide.
 */
function ec2Principal(region) {
    return partitionOf(region).id === 'aws-cn' ? 'ec2.amazonaws.com.cn' : 'ec2.amazonaws.com';
}
/** Where the Price List API has endpoints; it knows every region's prices. Source: AWS General Reference, its endpoints. */
const pricingEndpoints = { eu: 'eu-central-1', ap: 'ap-south-1', others: 'us-east-1' };
/** The region in which the prices of `region` are asked for: one that a policy against foreign continents may allow. */
function pricingRegion(region) {
    const continent = region.split('-')[0];
    return continent === 'eu' || continent === 'ap' ? pricingEndpoints[continent] : pricingEndpoints.others;
}


/***/ }),

/***/ 8329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ isVcpuQuota),
/* harmony export */   L4: () => (/* binding */ quotaUsedUp),
/* harmony export */   Mm: () => (/* binding */ excess),
/* harmony export */   Ot: () => (/* binding */ quotaOf),
/* harmony export */   mP: () => (/* binding */ vcpuQuotaOf),
/* harmony export */   sV: () => (/* binding */ adviceOnQuota)
/* harmony export */ });
/* unused harmony export quotas */
/* harmony import */ var _console_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5167);

/**
 * Sources: names, codes and defaults, `aws service-quotas list-aws-default-service-quotas`; words, "Error codes for the
 * Amazon EC2 API" and what the other services are known to answer.
 */
const quotas = [
    {
        name: 'VPCs per Region',
        service: 'vpc',
        code: 'L-F678F1CE',
        says: /VpcLimitExceeded|maximum number of VPCs has been reached/i,
        usually: 5,
    },
    {
        name: 'Internet gateways per Region',
        service: 'vpc',
        code: 'L-A4707A72',
        says: /InternetGatewayLimitExceeded|maximum number of internet gateways has been reached/i,
        usually: 5,
        note: 'It is raised together with that of VPCs per Region.',
    },
    {
        name: 'EC2-VPC Elastic IPs',
        service: 'ec2',
        code: 'L-0263D0A3',
        says: /AddressLimitExceeded|maximum number of addresses has been reached/i,
        usually: 5,
        note: 'Each NAT gateway takes one.',
    },
    {
        name: 'NAT gateways per Availability Zone',
        service: 'vpc',
        code: 'L-FE5A380F',
        says: /NatGatewayLimitExceeded|maximum number of NAT gateways has been reached|exceed the limit of \d+ NAT gateways/i,
        usually: 5,
    },
    {
        name: 'VPC security groups per Region',
        service: 'vpc',
        code: 'L-E79EC296',
        says: /SecurityGroupLimitExceeded/i,
        usually: 2500,
    },
    {
        name: 'Network interfaces per Region',
        service: 'vpc',
        code: 'L-DF5E4CA3',
        says: /NetworkInterfaceLimitExceeded/i,
        usually: 5000,
    },
    {
        name: 'Clusters',
        service: 'eks',
        code: 'L-1194D53C',
        says: /\bCluster limit exceeded|refused CreateCluster: ResourceLimitExceeded/i,
        usually: 100,
    },
    {
        name: 'Managed node groups per cluster',
        service: 'eks',
        code: 'L-6D54EA21',
        says: /Nodegroup limit exceeded|refused CreateNodegroup: ResourceLimitExceeded/i,
        usually: 30,
    },
    {
        name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
        service: 'ec2',
        code: 'L-1216C47A',
        says: /VcpuLimitExceeded|InstanceLimitExceeded|current vCPU limit/i,
        note: 'It counts vCPUs, so that fewer or smaller nodes need less. Other families have quotas of their own: L-DB2E81BA for G and VT, L-417A185B for P.',
    },
    {
        name: 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests',
        service: 'ec2',
        code: 'L-34B43A08',
        says: /MaxSpotInstanceCountExceeded|Max spot instance count exceeded/i,
        note: 'It counts vCPUs, and on-demand instances have another. So have other families: L-3819A6DF for G and VT.',
    },
    {
        name: 'Stack count',
        service: 'cloudformation',
        code: 'L-0485CB21',
        says: /Limit for stack has been exceeded/i,
        usually: 2000,
    },
    {
        name: 'Roles per account',
        service: 'iam',
        code: 'L-FE177D64',
        says: /quota for RolesPerAccount/i,
        usually: 1000,
    },
    {
        name: 'Managed policies per role',
        service: 'iam',
        code: 'L-0DA4ABF3',
        says: /quota for PoliciesPerRole/i,
        usually: 10,
    },
];
const ofEc2 = (isSpot, code, name, ...families) => ({
    name,
    service: 'ec2',
    code,
    families,
    isSpot,
});
const standard = ['a', 'c', 'd', 'h', 'i', 'm', 'r', 't', 'z'];
/**
 * Of how many vCPUs may run at once, by the family of their type; of other families, nothing is known here.
 * Sources: "Amazon EC2 instance type quotas" in EC2's user guide; the codes, determined-ai/determined,
 * deploy/aws/preflight.py.
 */
const vcpuQuotas = [
    ofEc2(false, 'L-1216C47A', 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances', ...standard, 'im', 'is'),
    ofEc2(false, 'L-74FC7D96', 'Running On-Demand F instances', 'f'),
    ofEc2(false, 'L-DB2E81BA', 'Running On-Demand G and VT instances', 'g', 'gr', 'vt'),
    ofEc2(false, 'L-1945791B', 'Running On-Demand Inf instances', 'inf'),
    ofEc2(false, 'L-417A185B', 'Running On-Demand P instances', 'p'),
    ofEc2(false, 'L-7295265B', 'Running On-Demand X instances', 'x'),
    ofEc2(true, 'L-34B43A08', 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests', ...standard, 'im', 'is'),
    ofEc2(true, 'L-88CF9481', 'All F Spot Instance Requests', 'f'),
    ofEc2(true, 'L-3819A6DF', 'All G and VT Spot Instance Requests', 'g', 'gr', 'vt'),
    ofEc2(true, 'L-B5D1601B', 'All Inf Spot Instance Requests', 'inf'),
    ofEc2(true, 'L-7212CCBC', 'All P4, P3 and P2 Spot Instance Requests', 'p'),
    ofEc2(true, 'L-E3A00192', 'All X Spot Instance Requests', 'x'),
];
/** The quota that counts an instance's vCPUs; undefined of a family of which it is not known. */
function vcpuQuotaOf(instanceType, isSpot) {
    const family = /^[a-z]+/.exec(instanceType)?.[0] ?? '';
    return vcpuQuotas.find((quota) => quota.isSpot === isSpot && quota.families.includes(family));
}
const isVcpuQuota = (code) => vcpuQuotas.some((quota) => quota.code === code);
/** By its code. */
function quotaOf(code) {
    const found = [...quotas, ...vcpuQuotas].find((quota) => quota.code === code);
    if (found === undefined)
        throw new Error(`no quota ${code} is known`);
    return found;
}
/** How we say of a quota, before anything is made, that it is too small. */
const willNotDo = ({ name }) => `quota "${name}" will not do`;
/** @param where such as `eu-west-1a` @param taken that is used up already */
function excess(quota, where, limit, taken, needed) {
    return (`The account's ${willNotDo(quota)}: of the limit of ${limit} in ${where}, ${taken} ${taken === 1 ? 'is' : 'are'} taken, ` +
        `and ${needed} more ${needed === 1 ? 'is' : 'are'} needed.`);
}
/** That a quota is used up, whichever it is; the codes for asking too often are alike, and none. */
const quotaUsedUp = new RegExp([
    ...quotas.map(({ says }) => says.source),
    '(?<!Request|Rate|Bandwidth)LimitExceeded',
    'ServiceQuotaExceeded',
    'Cannot exceed quota',
    'quota "[^"]+" will not do',
].join('|'), 'i');
/** Which quota is used up, its value, and how to have it raised. */
function adviceOnQuota(words, region) {
    const quota = [...quotas, ...vcpuQuotas].find((each) => words.includes(willNotDo(each))) ??
        quotas.find(({ says }) => says.test(words));
    if (quota === undefined) {
        return `A quota of the account is used up in ${region}. Remove what is no longer needed, or find the quota in the Service Quotas console and ask AWS for more.`;
    }
    const { name, service, code, usually, note } = quota;
    const told = /(?:limit of|quota for \w+:) (\d+)/i.exec(words)?.[1];
    const value = told ?? (usually === undefined ? undefined : `${usually} unless somebody raised it`);
    // IAM is the same in every region, and its quotas are kept in one.
    const home = service === 'iam' ? 'us-east-1' : region;
    const request = `aws service-quotas request-service-quota-increase --region ${home} --service-code ${service} --quota-code ${code} --desired-value NUMBER`;
    return [
        `The account's quota "${name}" is used up in ${home}${value === undefined ? '' : `: ${value}`}.`,
        `Remove what is no longer needed, or ask AWS for more: \`${request}\`${consoleLink(home, service, code)}.`,
        note,
    ]
        .filter(Boolean)
        .join(' ');
}
function consoleLink(region, service, code) {
    const page = (0,_console_js__WEBPACK_IMPORTED_MODULE_0__/* .consolePage */ .F)(region, `servicequotas/home/services/${service}/quotas/${code}`);
    return page === undefined ? '' : `, or ${page}`;
}


/***/ }),

/***/ 3045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JH: () => (/* binding */ onceRoleIsSeen),
/* harmony export */   Lp: () => (/* binding */ roleUnseen)
/* harmony export */ });
/* unused harmony export isRoleUnseen */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);

/** Milliseconds that IAM is given. It takes some seconds, seldom a minute: after that, the role itself is wrong. */
const patience = 2 * 60_000;
/** EKS's words for it: in CreateCluster, CreateNodegroup, CreateAddon, CreateFargateProfile and CreateAccessEntry. */
const roleUnseen = new RegExp([
    'role\\b[^.]* (does not exist|cannot be found)',
    'could not be assumed',
    'not found in the trust relationships',
    'Trust policy of role',
    "doesn't have the Amazon EKS Managed Policies associated",
    "role's policy must include",
    'Error in role params',
    'Misconfigured PodExecutionRole Trust Policy',
    'invalid principal',
].join('|'), 'i');
function isRoleUnseen(error) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error) === 'InvalidParameterException' && roleUnseen.test(String(error));
}
/**
 * Makes a call about a role that may be new, again and again until EKS sees the role.
 *
 * @param role what the log calls it, such as `the node role`.
 * @throws EKS's refusal when it does not see the role for two minutes, and whatever else `call` throws.
 */
async function onceRoleIsSeen(step, role, call) {
    const began = step.elapsed();
    return step.until(`IAM to spread ${role}`, async () => {
        try {
            return { done: await call() };
        }
        catch (error) {
            if (!isRoleUnseen(error) || step.elapsed() - began >= patience)
                throw error;
            return { waiting: 'usual for some seconds', details: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsOf */ .Z9)(error) };
        }
    });
}


/***/ }),

/***/ 9380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BS: () => (/* binding */ ResourceError),
/* harmony export */   cZ: () => (/* binding */ causesOf),
/* harmony export */   dJ: () => (/* binding */ failuresOf),
/* harmony export */   mj: () => (/* binding */ ResourceErrors)
/* harmony export */ });
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6481);

/** What made a resource's verb fail, under the resource's name. */
class ResourceError extends Error {
    resource;
    constructor(resource, cause) {
        super(`${resource}: ${(0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(cause)}`, { cause });
        this.name = 'ResourceError';
        this.resource = resource;
    }
}
/** Several resources have failed, each for a reason of its own: that it was several is no news. */
class ResourceErrors extends AggregateError {
    constructor(failures, message) {
        super(failures, message);
        this.name = 'ResourceErrors';
    }
}
/** Every failure by itself; after several, what they mean together, where that is more than their number. */
function failuresOf(error) {
    if (error instanceof ResourceErrors)
        return [...error.errors];
    return error instanceof AggregateError ? [...error.errors, error] : [error];
}
/** Each failure without the name of the resource that it was met by. */
function causesOf(error) {
    return failuresOf(error).map((failure) => (failure instanceof ResourceError ? failure.cause : failure));
}


/***/ }),

/***/ 3201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explain: () => (/* binding */ explain),
  H: () => (/* binding */ explainAll),
  G: () => (/* binding */ titleOf)
});

// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/spec/regions.js
var regions = __webpack_require__(2599);
;// CONCATENATED MODULE: ./build/aws/denials.js
/** AWS said no for want of a permission: what was denied, why, and what to do. */
/**
 * How AWS says no for want of a permission, in whatever code: EKS answers what EC2 denies it in the caller's name with
 * InvalidRequestException. Sources: scylladb/scylla-cluster-tests issue 12172; EKS user guide, "IAM troubleshooting".
 */
const denialWords = /\b(AccessDenied(Exception)?|UnauthorizedOperation|UnauthorizedTaggingOperation)\b|not authorized to (perform|launch|use)|Encoded authorization failure message|Cross-account pass role is not allowed/;
/** What is denied, where AWS says it in other words than the permission's name. */
const inOtherWords = [
    [/not authorized to launch instances/, 'ec2:RunInstances'],
    [/not authorized to use launch template/i, 'ec2:RunInstances'],
    [/Cross-account pass role/, 'iam:PassRole'],
];
/**
 * Which kind of policy stood in the way, as the end of AWS's sentence tells; the first that fits.
 * Source: IAM user guide, "Troubleshoot access denied error messages".
 */
const obstacles = [
    [
        /(service|resource) control policy/,
        () => 'A policy of the AWS organization stands in the way, and no policy of the account can lift it. Ask whoever administers the organization, or use a region or an account where it does not apply.',
    ],
    [
        /Cross-account pass role/,
        () => 'The role belongs to another account, and AWS passes none across accounts: name one of this account.',
    ],
    [
        /(no|in a) permissions boundary/,
        (permission, principal) => `The permissions boundary of ${principal} stands in the way, whatever its other policies allow: allow ${permission} in the boundary too.`,
    ],
    [
        /session policy/,
        (permission) => `The policy that the session was made with stands in the way: allow ${permission} in it too, where the role is assumed.`,
    ],
    [
        /VPC endpoint policy/,
        (permission) => `The policy of the VPC endpoint, through which this runner reaches AWS, stands in the way: allow ${permission} in it too.`,
    ],
    [
        /explicit deny/,
        (permission, principal) => `A policy denies ${permission} to ${principal}, which outweighs every other that allows it: narrow that one. (When the sessions of a role have been revoked, it is a policy named AWSRevokeOlderSessions: run the job again.)`,
    ],
    [
        /without a permissions boundary/,
        (permission, principal) => 'A policy such as docs/iam/roles.json lets roles be made within a boundary alone: write its ARN in `permissions-boundary`, or have an ' +
            `administrator write it in the tag eks-cluster-action-boundary of ${principal}. Where there is no such policy, allow ${permission}.`,
    ],
];
/** Permissions that are given with a condition, lest they open more than is needed. */
const conditions = {
    'iam:PassRole': ', with the condition `iam:PassedToService` naming the service that gets the role',
    'iam:CreateServiceLinkedRole': ', with the condition `iam:AWSServiceName`; or let an administrator make the service-linked role, once for the account',
};
/** @param words AWS's own, after `EKS refused CreateCluster:` or the like where they are an answer to a call. */
function adviceOnDenial(words) {
    const action = actionIn(words);
    const resource = /on resource: "?((?:(?:role|user|policy|instance profile) )?[^\s"]*[^\s".,;)])/.exec(words)?.[1];
    const permission = resource === undefined ? action : `${action} on ${resource}`;
    const role = /:assumed-role\/([^/\s]+)\//.exec(words)?.[1];
    const principal = role === undefined ? 'the principal that runs the action' : `the role ${role}`;
    const next = obstacles.find(([says]) => says.test(words))?.[1](permission, principal) ??
        `Allow ${permission} in a policy of ${principal}${conditions[action] ?? ''}.`;
    return words.includes('Encoded authorization failure message')
        ? `${next} The encoded part tells more: \`aws sts decode-authorization-message --encoded-message …\`.`
        : next;
}
/** What was denied, such as `ec2:CreateVpc`: some answers of EC2 leave it to be known from the call. */
function actionIn(words) {
    const named = /(?:not authorized to perform:?|\bAPI:) ([\w-]+:\w+)/.exec(words)?.[1] ??
        inOtherWords.find(([says]) => says.test(words))?.[1];
    const [, service, operation] = /\b(\w+) refused (\w+):/.exec(words) ?? [];
    return named ?? (service === undefined ? 'the action' : `${service.toLowerCase()}:${operation}`);
}

// EXTERNAL MODULE: ./build/aws/quotas.js
var quotas = __webpack_require__(8329);
// EXTERNAL MODULE: ./build/aws/unseen-role.js
var unseen_role = __webpack_require__(3045);
;// CONCATENATED MODULE: ./build/aws/refusals.js




const runAgain = 'Run the job again: what exists is adopted.';
/**
 * Every refusal that has an advice of its own; the first that fits counts, so that the particular come before the
 * general.
 */
const refusals = [
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
            const meant = (0,regions/* regionMeant */.Gm)(region);
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
        next: (_, region) => `Enable ${region} in the account, under "AWS Regions" of its settings or with \`aws account enable-region --region-name ${region}\`, or use another \`region\`. In a new account, AWS may not have finished signing it up.`,
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
        next: (_, region) => `If the same credentials work in another region, the account has not enabled ${region}: enable it under "AWS Regions" of the account's settings, or use another \`region\`. If not, the access key is wrong, deleted or inactive, or lacks its AWS_SESSION_TOKEN.`,
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
    { title: 'A quota is used up', says: quotas/* quotaUsedUp */.L4, next: quotas/* adviceOnQuota */.sV },
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
        next: (_, region) => `Check the spelling of \`instance-types\`, and that ${region} has them: \`aws ec2 describe-instance-type-offerings --region ${region}\`.`,
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
        next: (_, region) => `Set \`kubernetes-version\` to one that EKS has (\`aws eks describe-cluster-versions --region ${region}\` lists them), or leave it out for the default of EKS.`,
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
        says: unseen_role/* roleUnseen */.Lp,
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

// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
;// CONCATENATED MODULE: ./build/explain.js



/** @param region where the run is at work. */
function explain(error, region) {
    const [of, words] = error instanceof resource_error/* ResourceError */.BS ? partsOf(error) : [undefined, wordsOf(error)];
    const whole = of === undefined ? words : `${of}: ${words}`;
    const refusal = refusals.find(({ says }) => says.test(whole));
    const next = typeof refusal?.next === 'function' ? refusal.next(whole, region) : refusal?.next;
    return withMessage({ title: refusal?.title ?? titleOf(error), of, words, next });
}
/** Those of one reason as one, which names all that it stopped. */
function explainAll(failures, region) {
    const alike = new Map();
    for (const failure of failures) {
        const explanation = explain(failure, region);
        const key = JSON.stringify([explanation.title, withoutNames(explanation.words)]);
        const before = alike.get(key);
        if (before === undefined)
            alike.set(key, [explanation]);
        else
            before.push(explanation);
    }
    return [...alike.values()].map(together);
}
/** AWS's words name the thing that it is about by its ARN: for the next one they are the same but for that. */
function withoutNames(words) {
    return words.replace(/arn:\S+/g, 'arn');
}
function together(alike) {
    const [first, ...more] = alike;
    if (more.length === 0)
        return first;
    const all = (parts, between) => [...new Set(parts.flatMap((part) => part ?? []))].join(between) || undefined;
    return withMessage({
        ...first,
        of: all(alike.map(({ of }) => of), ', '),
        next: all(alike.map(({ next }) => next), '\n'),
    });
}
function withMessage(parts) {
    const { of, words, next } = parts;
    const why = of === undefined ? words : `${of}: ${words}`;
    return { ...parts, message: next === undefined ? why : `${why}\n${next}` };
}
/** The resource, or the cluster and its resource, and what was met there. */
function partsOf({ resource, cause }) {
    if (!(cause instanceof resource_error/* ResourceError */.BS))
        return [resource, wordsOf(cause)];
    const [of, words] = partsOf(cause);
    return [`${resource}: ${of}`, words];
}
/** What an error says of itself in a few words, which are no failure of anything; undefined for others. */
function titleOf(error) {
    return error instanceof Error && 'title' in error && typeof error.title === 'string'
        ? error.title
        : undefined;
}
function wordsOf(error) {
    if (!(error instanceof Error))
        return String(error);
    const isFault = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
    return (0,errors/* awsWords */.fw)(error) ?? (isFault ? String(error) : error.message);
}


/***/ })

};
