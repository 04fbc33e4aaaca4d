export const id = 692;
export const ids = [692];
export const modules = {

/***/ 976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ clusterStacks)
/* harmony export */ });
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _stack_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5646);


/**
 * The stacks of a repository's clusters in the region. Every cluster has one from its first moment to its last: that of
 * its network, or of its place in a shared one.
 * @param repositoryId GitHub's number of the repository
 */
async function clusterStacks(aws, repositoryId) {
    return (await (0,_stack_js__WEBPACK_IMPORTED_MODULE_1__/* .allStacks */ .p0)(aws)).flatMap((stack) => {
        const tags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(stack.Tags);
        const { [_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.cluster]: cluster, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.owner]: owner = '' } = tags;
        return cluster === undefined || (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(owner) !== repositoryId
            ? []
            : [{ cluster, owner, tags, stack }];
    });
}


/***/ }),

/***/ 910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ callerOf),
/* harmony export */   kR: () => (/* binding */ sayingsOf),
/* harmony export */   ls: () => (/* binding */ identify)
/* harmony export */ });
/* unused harmony export WrongAccountError */
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);


/** The credentials are good, and of an account in which nothing may be done. */
class WrongAccountError extends Error {
    constructor(account, callerArn, allowed) {
        super(`The credentials are of account ${account} (${callerArn}), and \`allowed-account-ids\` names only ${allowed.join(', ')}. ` +
            'Nothing was looked at or changed there. Set `role-to-assume` to a role of an allowed account, or allow this one too.');
        this.name = 'WrongAccountError';
    }
}
/**
 * Finds out whose credentials these are, before anything else is asked of AWS. It takes no permission.
 *
 * @throws WrongAccountError, or whatever STS answers: the credentials do not work.
 */
async function callerOf(aws, { allowedAccountIds = [] }) {
    const sts = await aws.sts();
    const { Arn = '', Account = '' } = await sts.getCallerIdentity({});
    if (allowedAccountIds.length > 0 && !allowedAccountIds.includes(Account)) {
        throw new WrongAccountError(Account, Arn, allowedAccountIds);
    }
    return { account: Account, partition: Arn.split(':')[1] ?? 'aws', arn: Arn };
}
/**
 * Finds out who runs, as access entries name it.
 *
 * @throws WrongAccountError, or whatever STS or IAM answers: the credentials do not work, or the role may not read itself.
 */
async function identify(aws, options) {
    const { account, partition, arn } = await callerOf(aws, options);
    // A session's ARN lacks the role's path, and access entries refuse it: IAM knows the whole.
    const role = await (options.role === undefined ? roleOf(aws, arn) : unlessDenied(roleOf(aws, arn)));
    const principalArn = options.role?.arn ?? (role?.Arn ?? arn);
    return { account, partition, principalArn, says: sayingsOfRole(arn, role) };
}
/** What the role of the caller says; nothing where it may not read itself. */
async function sayingsOf(aws, { arn }) {
    return sayingsOfRole(arn, await unlessDenied(roleOf(aws, arn)));
}
/** Never an input: whoever may change a workflow cannot change the tags of its role. */
function sayingsOfRole(callerArn, role) {
    if (role === undefined && sessionOf(callerArn) !== undefined)
        return {};
    const tags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(role?.Tags);
    const { 'eks-cluster-action-clusters': clusters, 'eks-cluster-action-cluster-role': cluster, 'eks-cluster-action-node-role': node, 'eks-cluster-action-ebs-csi-role': ebsCsi, 'eks-cluster-action-boundary': boundary, } = tags;
    return { clusters, boundary, roles: { cluster, node, ebsCsi }, tags };
}
/** The role behind the session; undefined of a user. */
async function roleOf(aws, callerArn) {
    const RoleName = sessionOf(callerArn);
    if (RoleName === undefined)
        return undefined;
    const iam = await aws.iam();
    return (await iam.getRole({ RoleName })).Role;
}
/** The name of the role that a session is of; undefined of a user. */
const sessionOf = (callerArn) => /:assumed-role\/([^/]+)\//.exec(callerArn)?.[1];
async function unlessDenied(answer) {
    return answer.catch((error) => {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
            throw error;
        return undefined;
    });
}


/***/ }),

/***/ 7675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NJ: () => (/* binding */ architectureOf),
/* harmony export */   Xe: () => (/* binding */ instanceTypes),
/* harmony export */   sA: () => (/* binding */ mostPods),
/* harmony export */   uC: () => (/* binding */ objectionsTo)
/* harmony export */ });
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2246);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3242);


/** What EC2 knows of these types; of one that there is not in the region, nothing. */
async function instanceTypes(aws, names) {
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'instance-type', Values: [...new Set(names)] }];
    const found = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_0__/* .everyPage */ .L)((NextToken) => ec2.describeInstanceTypes({ Filters, NextToken }), (page) => page.InstanceTypes);
    return new Map(found.map((info) => [info.InstanceType ?? '', info]));
}
/** Why a node group of these types cannot be made, in sentences; asked before anything is. */
async function objectionsTo(aws, { name, instanceTypes: types }) {
    const known = await instanceTypes(aws, types);
    const unknown = types.filter((type) => !known.has(type));
    const candidates = unknown.length === 0 ? [] : await typesOfRegion(aws);
    const words = unknown.map((type) => {
        const near = (0,_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(type, candidates);
        return `Node group ${name}: there is no instance type ${type} in ${aws.region}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
    });
    const architectures = [...known].map(([type, info]) => ({ type, is: architectureOf(info) }));
    const [first] = architectures;
    const other = architectures.find(({ is }) => is !== first?.is);
    if (first !== undefined && other !== undefined) {
        words.push(`Node group ${name}: ${first.type} is ${first.is} and ${other.type} is ${other.is}, and the nodes of a group share an image. ` +
            'Ask for types of one architecture, or make two groups.');
    }
    return words;
}
/** Every type that the region has: what a slip may have been meant for is asked only then. */
async function typesOfRegion(aws) {
    const ec2 = await aws.ec2();
    const found = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_0__/* .everyPage */ .L)((NextToken) => ec2.describeInstanceTypeOfferings({ LocationType: 'region', NextToken }), (page) => page.InstanceTypeOfferings);
    return found.flatMap(({ InstanceType }) => InstanceType ?? []);
}
function architectureOf(info) {
    return info?.ProcessorInfo?.SupportedArchitectures?.includes('arm64') ? 'Arm' : 'x86';
}
/**
 * How many pods a node of the type takes where the CNI gives each an address of its own.
 * Source: awslabs/amazon-eks-ami, max-pods-calculator: interfaces × (addresses of each − 1) + 2.
 */
function mostPods({ NetworkInfo }) {
    const { MaximumNetworkInterfaces: interfaces = 0, Ipv4AddressesPerInterface: addresses = 0 } = NetworkInfo ?? {};
    return interfaces * (addresses - 1) + 2;
}


/***/ }),

/***/ 3693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vi: () => (/* binding */ controlPlaneLogGroup),
/* harmony export */   sV: () => (/* binding */ logGroupsOf),
/* harmony export */   zq: () => (/* binding */ findLogGroup)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3242);


/** The log group of that name, with its tags. */
async function findLogGroup(aws, name) {
    const logs = await aws.logs();
    const { logGroups = [] } = await logs.describeLogGroups({ logGroupNamePrefix: name });
    const found = logGroups.find(({ logGroupName }) => logGroupName === name);
    if (found === undefined)
        return undefined;
    // What tags are about is named without the wildcard that stands for the group's streams.
    const arn = (found.arn ?? '').replace(/:\*$/, '');
    const answer = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(logs.listTagsForResource({ resourceArn: arn }));
    return { name, arn, tags: answer?.tags ?? {}, madeAt: new Date(found.creationTime ?? 0) };
}
/** The log groups that carry the cluster's name: its control plane's, and those of its nodes' CloudWatch agent. */
async function logGroupsOf(aws, cluster) {
    const logs = await aws.logs();
    const prefix = `/aws/containerinsights/${cluster}/`;
    const logGroups = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((nextToken) => logs.describeLogGroups({ logGroupNamePrefix: prefix, nextToken }), (page) => page.logGroups);
    const names = [controlPlaneLogGroup(cluster), ...logGroups.map(({ logGroupName = '' }) => logGroupName)];
    const found = await Promise.all(names.map((name) => findLogGroup(aws, name)));
    return found.filter((group) => group !== undefined);
}
/** Where EKS writes the logs of a cluster's control plane. */
function controlPlaneLogGroup(cluster) {
    return `/aws/eks/${cluster}/cluster`;
}


/***/ }),

/***/ 6178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ oidcProvidersHere),
/* harmony export */   g: () => (/* binding */ ownOidcProviders)
/* harmony export */ });
/* harmony import */ var _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5126);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);



/** How many providers are asked about at once. */
const atOnce = 5;
/** IAM's providers for issuers of EKS in this region. @param isWanted by the issuer, without `https://` */
async function oidcProvidersHere(aws, isWanted = () => true) {
    const iam = await aws.iam();
    const { OpenIDConnectProviderList = [] } = await iam.listOpenIDConnectProviders({});
    const arns = OpenIDConnectProviderList.flatMap(({ Arn = '' }) => {
        const issuer = Arn.split(':oidc-provider/')[1] ?? '';
        return issuer.startsWith(`oidc.eks.${aws.region}.`) && isWanted(issuer) ? Arn : [];
    });
    return (0,_engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_2__/* .sideBySide */ .Q)(arns, atOnce, async (arn) => {
        const provider = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: arn }));
        return { arn, tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(provider?.Tags) };
    });
}
/** ARNs of those that carry this cluster's tags. */
async function ownOidcProviders(aws, spec) {
    const all = await oidcProvidersHere(aws);
    return all.filter(({ tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isOurs */ .MU)(tags, spec)).map(({ arn }) => arn);
}


/***/ }),

/***/ 5646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H_: () => (/* binding */ stackFailure),
/* harmony export */   IF: () => (/* binding */ protectStack),
/* harmony export */   XW: () => (/* binding */ completeResources),
/* harmony export */   eF: () => (/* binding */ findStack),
/* harmony export */   fP: () => (/* binding */ unfinishedResources),
/* harmony export */   p0: () => (/* binding */ allStacks),
/* harmony export */   wm: () => (/* binding */ deleteStack)
/* harmony export */ });
/* unused harmony export StackFailedError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8857);


/**
 * The classes of errors of which CloudFormation's resource handlers say that they may pass.
 * Source: CloudFormation CLI user guide, "Handler error codes".
 */
const passing = /HandlerErrorCode: (InternalFailure|NetworkFailure|NotStabilized|ServiceInternalError|ServiceTimeout|Throttling)\b/;
/** A stack failed; quotes every resource that failed by itself, with the service's reason. */
class StackFailedError extends Error {
    /** Whether another attempt may succeed, with nothing changed. */
    passes;
    constructor(stack, status, reasons) {
        super(`Stack ${stack} is ${status}. ${reasons.join(' ')}`);
        this.name = 'StackFailedError';
        this.passes = reasons.every((reason) => passing.test(reason));
    }
}
/** The stack of that name; undefined when there is none. CloudFormation has no error code of its own for that. */
async function findStack(aws, name) {
    const cloudFormation = await aws.cloudFormation();
    try {
        const { Stacks } = await cloudFormation.describeStacks({ StackName: name });
        return Stacks?.[0];
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error) === 'ValidationError' && /does not exist/.test(String(error)))
            return undefined;
        throw error;
    }
}
/** Every stack in the region that is there, or half-gone. */
async function allStacks(aws) {
    const { paginateDescribeStacks } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(805)]).then(__webpack_require__.t.bind(__webpack_require__, 3805, 19));
    const found = [];
    for await (const { Stacks = [] } of paginateDescribeStacks({ client: await aws.cloudFormation() }, {})) {
        found.push(...Stacks.filter((stack) => !(0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoneStack */ .mv)(stack)));
    }
    return found;
}
/** The stack's resources that are complete, by logical id. */
async function completeResources(aws, name) {
    const cloudFormation = await aws.cloudFormation();
    const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName: name });
    return new Map(StackResources.filter(_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isCompleteResource */ .qv).map((each) => [
        each.LogicalResourceId ?? '',
        each.PhysicalResourceId ?? '',
    ]));
}
/** The stack's resources that still change, such as `NatGateway, PublicRoute and 4 more`; '' when none does. */
async function unfinishedResources(aws, name) {
    const cloudFormation = await aws.cloudFormation();
    const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName: name });
    const names = StackResources.filter(_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isChangingResource */ .qN).map((each) => each.LogicalResourceId);
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return names.slice(0, 3).join(', ') + more;
}
/** Consequences of another failure, not causes. */
const cancelled = /Resource (creation|update|deletion) cancelled/i;
/** @returns the error to throw for a stack that has failed, with the reasons that its newest events give. */
async function stackFailure(aws, stack) {
    const reasons = (await newestEvents(aws, stack))
        .filter((event) => (0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailedResource */ .ms)(event) && event.PhysicalResourceId !== stack.StackId)
        .filter((event) => !cancelled.test(event.ResourceStatusReason ?? ''))
        .map((event) => `${event.LogicalResourceId} (${event.ResourceType}): ${event.ResourceStatusReason}`)
        .reverse();
    return new StackFailedError(stack.StackName ?? '', stack.StackStatus ?? '', reasons.length > 0 ? reasons : [stack.StackStatusReason ?? 'CloudFormation gives no reason.']);
}
/** Since the stack has begun to change the last time, the newest first. */
async function newestEvents(aws, { StackId }) {
    const { paginateDescribeStackEvents } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(805)]).then(__webpack_require__.t.bind(__webpack_require__, 3805, 19));
    const client = await aws.cloudFormation();
    const events = [];
    for await (const page of paginateDescribeStackEvents({ client }, { StackName: StackId })) {
        for (const event of page.StackEvents ?? []) {
            if (event.PhysicalResourceId === StackId && (0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isChangingResource */ .qN)(event))
                return events;
            events.push(event);
        }
    }
    return events;
}
/** Lets CloudFormation refuse to delete the stack, or no longer. */
async function protectStack(aws, { StackId }, on) {
    const cloudFormation = await aws.cloudFormation();
    await cloudFormation.updateTerminationProtection({ StackName: StackId, EnableTerminationProtection: on });
}
/**
 * Deletes the stack and resolves when it is gone. Nothing is left behind: a deletion that fails is an error. One that was
 * under way already may fail for what has been dealt with since, and one that this run has asked for may fail for what
 * passes: either is asked for once more.
 */
async function deleteStack(aws, step, stack) {
    const cloudFormation = await aws.cloudFormation();
    // By id: a stack that is gone can still be asked for by its id, and not by its name.
    const id = stack.StackId ?? '';
    let asked = 0;
    const ask = async () => {
        asked += 1;
        step.change('deleted', `stack ${stack.StackName}`);
        await cloudFormation.deleteStack({ StackName: id });
    };
    if (!(0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoingStack */ .Zl)(stack))
        await ask();
    await step.until(`stack ${stack.StackName} to go`, async () => {
        const now = await findStack(aws, id);
        if (now === undefined || (0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoneStack */ .mv)(now))
            return { done: undefined };
        if ((0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoingStack */ .Zl)(now)) {
            return { waiting: (await unfinishedResources(aws, id)) || String(now.StackStatus) };
        }
        const failure = await stackFailure(aws, now);
        if (asked > (failure.passes ? 1 : 0))
            throw failure;
        step.say(failure.message);
        await ask();
        return { waiting: failure.message };
    });
}


/***/ }),

/***/ 8857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ isRepairableStack),
/* harmony export */   DU: () => (/* binding */ isHalfMadeStack),
/* harmony export */   H6: () => (/* binding */ isStackAtWork),
/* harmony export */   Ix: () => (/* binding */ isFailed),
/* harmony export */   M5: () => (/* binding */ isInTheWay),
/* harmony export */   Ng: () => (/* binding */ isUsable),
/* harmony export */   Tp: () => (/* binding */ isLostStack),
/* harmony export */   WM: () => (/* binding */ isSoundStack),
/* harmony export */   Zl: () => (/* binding */ isGoingStack),
/* harmony export */   c7: () => (/* binding */ isWholeStack),
/* harmony export */   jf: () => (/* binding */ isGoing),
/* harmony export */   lI: () => (/* binding */ isLeavingStack),
/* harmony export */   ms: () => (/* binding */ isFailedResource),
/* harmony export */   mv: () => (/* binding */ isGoneStack),
/* harmony export */   pG: () => (/* binding */ isAtWork),
/* harmony export */   qN: () => (/* binding */ isChangingResource),
/* harmony export */   qv: () => (/* binding */ isCompleteResource)
/* harmony export */ });
/** Of clusters, node groups and add-ons: EKS means the same by the same word. */
const eksStates = {
    PENDING: 'coming',
    CREATING: 'coming',
    ACTIVE: 'there',
    UPDATING: 'changing',
    DEGRADED: 'ailing',
    FAILED: 'failed',
    CREATE_FAILED: 'failed',
    UPDATE_FAILED: 'not changed',
    DELETING: 'going',
    DELETE_FAILED: 'stuck',
};
/** A check of what a state means; false of nothing at all. */
const eksStateOf = (...meanings) => (status) => status !== undefined && meanings.includes(eksStates[status]);
/** Others may stand on it. */
const isUsable = eksStateOf('there', 'changing');
/** EKS makes it or changes it, and refuses other changes meanwhile. */
const isAtWork = eksStateOf('coming', 'changing');
const isFailed = eksStateOf('failed', 'not changed', 'stuck');
const isGoing = eksStateOf('going');
/** Nothing comes of it any more: it can only be deleted, and made anew. */
const isInTheWay = eksStateOf('failed', 'going', 'stuck');
const stackStates = {
    REVIEW_IN_PROGRESS: 'coming',
    CREATE_IN_PROGRESS: 'coming',
    CREATE_COMPLETE: 'whole',
    CREATE_FAILED: 'half-made',
    ROLLBACK_IN_PROGRESS: 'rolled back',
    ROLLBACK_COMPLETE: 'rolled back',
    ROLLBACK_FAILED: 'rolled back',
    UPDATE_IN_PROGRESS: 'changing',
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'changing',
    UPDATE_COMPLETE: 'whole',
    UPDATE_FAILED: 'half-changed',
    UPDATE_ROLLBACK_IN_PROGRESS: 'changing',
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'changing',
    UPDATE_ROLLBACK_COMPLETE: 'whole',
    UPDATE_ROLLBACK_FAILED: 'broken',
    IMPORT_IN_PROGRESS: 'changing',
    IMPORT_COMPLETE: 'whole',
    IMPORT_ROLLBACK_IN_PROGRESS: 'changing',
    IMPORT_ROLLBACK_COMPLETE: 'whole',
    IMPORT_ROLLBACK_FAILED: 'broken',
    DELETE_IN_PROGRESS: 'going',
    DELETE_FAILED: 'stuck',
    DELETE_COMPLETE: 'gone',
};
const stackStateOf = (...meanings) => (stack) => stack?.StackStatus !== undefined && meanings.includes(stackStates[stack.StackStatus]);
const isWholeStack = stackStateOf('whole');
/** CloudFormation makes it or changes it. */
const isStackAtWork = stackStateOf('coming', 'changing');
/** Nothing has failed, so far. */
const isSoundStack = stackStateOf('coming', 'changing', 'whole');
/** Kept as it is after a failure: an update makes what is missing. */
const isRepairableStack = stackStateOf('half-made', 'half-changed');
/** It has never been whole, and is not being repaired. */
const isHalfMadeStack = stackStateOf('coming', 'half-made', 'rolled back');
const isGoingStack = stackStateOf('going');
/** It goes, or something of it is left of a deletion. */
const isLeavingStack = stackStateOf('going', 'stuck', 'gone');
const isGoneStack = stackStateOf('gone');
/** It can only be deleted. */
const isLostStack = stackStateOf('rolled back', 'going', 'stuck', 'gone');
const resourceStates = {
    complete: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'],
    failed: ['CREATE_FAILED', 'UPDATE_FAILED', 'DELETE_FAILED', 'IMPORT_FAILED'],
    changing: ['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'IMPORT_IN_PROGRESS'],
};
const resourceStateOf = (states) => ({ ResourceStatus }) => ResourceStatus !== undefined && states.includes(ResourceStatus);
const isCompleteResource = resourceStateOf(resourceStates.complete);
const isFailedResource = resourceStateOf(resourceStates.failed);
const isChangingResource = resourceStateOf(resourceStates.changing);


/***/ }),

/***/ 453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a9: () => (/* binding */ interfacesIn),
/* harmony export */   aA: () => (/* binding */ vpcsOf),
/* harmony export */   bK: () => (/* binding */ vpcIdsOf),
/* harmony export */   qm: () => (/* binding */ ownVpcIds),
/* harmony export */   wO: () => (/* binding */ sharedNetworkOwners),
/* harmony export */   zI: () => (/* binding */ sharedVpcIds)
/* harmony export */ });
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3242);


/** The cluster's own VPC, and the one that its repository's clusters share: each as far as there is one. */
async function vpcsOf(aws, cluster) {
    const shared = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedNetworkMark */ .DI)(cluster.owner);
    const found = await vpcsMarked(aws, [cluster, shared]);
    return found.map(({ id, mark }) => ({ id, isShared: mark === shared }));
}
/** Ids of the VPC that the clusters of a repository share: one, or none. */
async function sharedVpcIds(aws, shared) {
    return (await vpcsMarked(aws, [shared])).map(({ id }) => id);
}
/** Owners of all networks in the region that clusters share: one for each repository. */
async function sharedNetworkOwners(aws) {
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'tag-key', Values: [_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.owner] }];
    const vpcs = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeVpcs({ Filters, NextToken }), (page) => page.Vpcs);
    return vpcs.flatMap(({ Tags }) => {
        const tags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(Tags);
        const owner = tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.owner] ?? '';
        return (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isOurs */ .MU)(tags, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedNetworkMark */ .DI)(owner)) ? owner : [];
    });
}
async function vpcsMarked(aws, marks) {
    const ec2 = await aws.ec2();
    const Filters = [{ Name: `tag:${_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.owner}`, Values: marks.map(({ owner }) => owner) }];
    const vpcs = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeVpcs({ Filters, NextToken }), (page) => page.Vpcs);
    return vpcs.flatMap(({ VpcId: id = '', Tags }) => {
        const mark = marks.find((each) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isOurs */ .MU)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(Tags), each));
        return mark === undefined ? [] : [{ id, mark }];
    });
}
/** Ids of the VPCs in which things of the cluster may stand, whoever else is there. */
async function vpcIdsOf(aws, cluster) {
    return (await vpcsOf(aws, cluster)).map(({ id }) => id);
}
/** Ids of the VPCs that are this cluster's alone: one, or none. */
async function ownVpcIds(aws, cluster) {
    return (await vpcsOf(aws, cluster)).flatMap(({ id, isShared }) => (isShared ? [] : [id]));
}
/** Every network interface in these VPCs, whoever made it. */
async function interfacesIn(aws, vpcIds) {
    if (vpcIds.length === 0)
        return [];
    const { paginateDescribeNetworkInterfaces } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
    const request = { Filters: [{ Name: 'vpc-id', Values: [...vpcIds] }] };
    const found = [];
    for await (const page of paginateDescribeNetworkInterfaces({ client: await aws.ec2() }, request)) {
        found.push(...(page.NetworkInterfaces ?? []));
    }
    return found;
}


/***/ }),

/***/ 2081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BB: () => (/* binding */ chooseZones),
/* harmony export */   gk: () => (/* binding */ zonesOffering),
/* harmony export */   qD: () => (/* binding */ ZonesError)
/* harmony export */ });
/* unused harmony export ZonesOfNetworkError */
/**
 * Zones in which EKS has no control planes, by zone id: a zone's name differs from account to account.
 * Source: EKS user guide, "Amazon EKS networking requirements for VPC and subnets".
 */
const unusable = new Set(['use1-az3', 'usw1-az2', 'cac1-az3']);
/** A cluster needs two; a third helps where capacity is short. */
const most = 3;
/** Too few zones will do; says what each of the others lacks. */
class ZonesError extends Error {
    constructor(region, usable, problems) {
        super(`A cluster needs two availability zones that will do, and ${region} has ${usable}. ${problems.join('; ')}. ` +
            'Choose other instance types, other zones or another `region`.');
        this.name = 'ZonesError';
    }
}
/**
 * The first two or three zones, in alphabetical order so that two runs agree, that EKS can use and that offer what each of
 * the node groups asks for.
 *
 * @param wanted the user's own choice: every one of them must do.
 * @throws ZonesError
 */
async function chooseZones(aws, groups, wanted) {
    const ec2 = await aws.ec2();
    const [{ AvailabilityZones = [] }, offered] = await Promise.all([
        ec2.describeAvailabilityZones({
            Filters: [
                { Name: 'state', Values: ['available'] },
                { Name: 'zone-type', Values: ['availability-zone'] },
            ],
        }),
        offeringsByZone(aws, groups.flatMap(({ instanceTypes }) => instanceTypes)),
    ]);
    const verdicts = AvailabilityZones.map(({ ZoneName = '', ZoneId = '' }) => ({
        zone: ZoneName,
        problem: unusable.has(ZoneId)
            ? `EKS has no control planes in ${ZoneId}`
            : groups.map((group) => lacking(ZoneName, group, offered)).find((problem) => problem !== undefined),
    })).sort((a, b) => a.zone.localeCompare(b.zone));
    const unknown = (wanted ?? [])
        .filter((zone) => !verdicts.some((verdict) => verdict.zone === zone))
        .map((zone) => ({ zone, problem: `is no zone of ${aws.region} that is available to this account` }));
    const candidates = [...verdicts.filter(({ zone }) => wanted?.includes(zone) ?? true), ...unknown];
    const usable = candidates.filter(({ problem }) => problem === undefined).map(({ zone }) => zone);
    if (usable.length < Math.max(2, wanted?.length ?? 0)) {
        const problems = candidates.filter(({ problem }) => problem !== undefined);
        throw new ZonesError(aws.region, usable.length, problems.map(({ zone, problem }) => `${zone}: ${problem}`));
    }
    return usable.slice(0, most);
}
/** No zone of the network offers all of the instance types of a node group. */
class ZonesOfNetworkError extends Error {
    constructor(nodeGroup, instanceTypes, zones) {
        super(`Node group ${nodeGroup} asks for ${instanceTypes.join(', ')}, and the network stands in ${zones.join(', ')}, where AWS does not have them together in any zone. ` +
            'Choose other instance types, or `network: own` for a new cluster, whose zones are chosen to suit it.');
        this.name = 'ZonesOfNetworkError';
    }
}
/**
 * Those of a network's zones that offer what the node group asks for.
 * @throws ZonesOfNetworkError when there is none
 */
async function zonesOffering(aws, zones, group) {
    const offered = await offeringsByZone(aws, group.instanceTypes);
    const usable = zones.filter((zone) => lacking(zone, group, offered) === undefined);
    if (usable.length === 0)
        throw new ZonesOfNetworkError(group.name, group.instanceTypes, zones);
    return usable;
}
function lacking(zone, { instanceTypes, spot }, offered) {
    const missing = instanceTypes.filter((type) => !offered.get(zone)?.has(type));
    const isEnough = spot ? missing.length < instanceTypes.length : missing.length === 0;
    return isEnough ? undefined : `offers no ${missing.join(', ')}`;
}
async function offeringsByZone(aws, instanceTypes) {
    const { paginateDescribeInstanceTypeOfferings } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
    const client = await aws.ec2();
    const byZone = new Map();
    const request = {
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: [...instanceTypes] }],
    };
    for await (const page of paginateDescribeInstanceTypeOfferings({ client }, request)) {
        for (const { Location = '', InstanceType = '' } of page.InstanceTypeOfferings ?? []) {
            byZone.set(Location, (byZone.get(Location) ?? new Set()).add(InstanceType));
        }
    }
    return byZone;
}


/***/ }),

/***/ 7348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HW: () => (/* binding */ madeAnew),
/* harmony export */   L8: () => (/* binding */ make),
/* harmony export */   PB: () => (/* binding */ stays),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   Zg: () => (/* binding */ change),
/* harmony export */   Zk: () => (/* binding */ gravest),
/* harmony export */   hp: () => (/* binding */ requirePossible)
/* harmony export */ });
/* unused harmony exports verdicts, RefusedError */
/** What becomes of a difference between what exists and what is wanted, the gravest last. */
const verdicts = ['none', 'change', 'make', 'replace', 'refuse'];
const differing = (verdict) => (words) => ({ verdict, words });
const stays = differing('none');
const make = differing('make');
const change = differing('change');
const refuse = differing('refuse');
/** @param status in which nothing comes of it any more */
const madeAnew = (status) => differing('replace')(`it is ${status}, and is made anew`);
/** What is asked for cannot be brought about, and nothing was changed for it. */
class RefusedError extends Error {
    constructor(refusals) {
        super(refusals.join('\n'));
        this.name = 'RefusedError';
    }
}
function gravest(differences) {
    const found = differences.map(({ verdict }) => verdicts.indexOf(verdict));
    return verdicts[Math.max(0, ...found)] ?? 'none';
}
/** @throws RefusedError where one of the differences is refused */
function requirePossible(differences) {
    const refusals = new Set(differences.filter(({ verdict }) => verdict === 'refuse').map(({ words }) => words));
    if (refusals.size > 0)
        throw new RefusedError([...refusals]);
}


/***/ }),

/***/ 2281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GX: () => (/* binding */ takenAway),
/* harmony export */   Mz: () => (/* binding */ MadeMeanwhileError),
/* harmony export */   jO: () => (/* binding */ RemovedMeanwhileError)
/* harmony export */ });
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6481);
/** What becomes of a run when another one is at the same cluster with the opposite wish: it gives way, and says so. */

/** Somebody else takes away what this run makes or needs. */
class RemovedMeanwhileError extends Error {
    /**
     * @param state such as `has gone` or `is DELETING`
     * @param cause what has failed by it
     */
    constructor(what, state, cause) {
        const failed = cause instanceof AggregateError ? cause.errors : cause === undefined ? [] : [cause];
        super([
            `${what} ${state}: somebody else removes it while this run makes it, such as another run's \`down\`. ` +
                'When that has ended, run `up` again.',
            ...failed.map((error) => `It made this fail: ${(0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error)}`),
        ].join('\n'), { cause });
        this.name = 'RemovedMeanwhileError';
    }
}
/** Somebody else makes the cluster again while this run removes it. */
class MadeMeanwhileError extends Error {
    /** @param what such as `control plane` or `Cluster demo` */
    constructor(what) {
        super(`${what} is there again: somebody else makes it while this run removes it, such as another run's \`up\`. ` +
            'What it stands on was left to it. If it is to go, run `down` again when that has ended.');
        this.name = 'MadeMeanwhileError';
    }
}
/** Says so when something that was ready before is being taken away again. @param cause what has failed by it */
async function takenAway(graph, cause) {
    const states = await Promise.all(graph.map(async ({ name, leaving }) => ({ name, state: await leaving?.() })));
    const found = states.find(({ state }) => state !== undefined);
    return found && new RemovedMeanwhileError(found.name, found.state ?? '', cause);
}


/***/ }),

/***/ 5126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide)
/* harmony export */ });
/**
 * Works on every item, at most so many of them at once.
 * @returns what came of each, in the items' order.
 * @throws what the first of them to fail has thrown; those that have not begun are left.
 */
async function sideBySide(items, most, work) {
    const results = [];
    // A generator, and no iterator of the list: the loop that fails closes it for all of them.
    const waiting = (function* () {
        yield* items.entries();
    })();
    const worker = async () => {
        for (const [index, item] of waiting)
            results[index] = await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
    return results;
}


/***/ }),

/***/ 9814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a0: () => (/* binding */ waitUntil),
/* harmony export */   dg: () => (/* binding */ NotAwaited)
/* harmony export */ });
/* unused harmony export DeadlineError */
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5608);


/** The time limit passed before what was awaited came true. */
class DeadlineError extends Error {
    /** The last known reason. */
    reason;
    constructor(what, reason, waited) {
        super(`Gave up after waiting ${(0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .clock */ .pm)(waited)} for ${what}. Last known state: ${reason}. ` +
            'What was made so far is kept: run `up` again to go on from here, with a longer `timeout` if it was only slow, or `down` to remove it.');
        this.name = 'DeadlineError';
        this.reason = reason;
    }
}
/** What was asked for takes time, and the run does not wait. */
class NotAwaited extends Error {
    constructor(what, reason) {
        super(`not waiting for ${what} (${reason})`);
        this.name = 'NotAwaited';
    }
}
/** How long the log stays quiet about one wait: less when the reason has changed. Milliseconds. */
const quiet = { changed: 10_000, unchanged: 60_000 };
/** The longest pause that throttling leads to. Milliseconds. */
const longestPause = 60_000;
/**
 * The one waiter for everything. Asks at once and then every poll interval ± 20 % (so that many runs do not ask in
 * step); pauses twice as long after each passing error such as throttling, and as before once an answer comes.
 *
 * @param what in words that follow "waiting for".
 * @throws DeadlineError, NotAwaited at the first answer that is not the last when the run does not wait, the signal's
 * reason when the run is given up, or the first error of `probe` that will not pass.
 */
async function waitUntil(run, name, what, probe) {
    const began = run.elapsed();
    let pause = run.pollInterval;
    let said = { reason: '', at: Number.NEGATIVE_INFINITY };
    for (;;) {
        run.signal.throwIfAborted();
        let reason;
        let least = 0;
        try {
            const answer = await probe();
            if ('done' in answer)
                return answer.done;
            reason = answer.waiting;
            least = answer.pause ?? 0;
            if (!run.waits)
                throw new NotAwaited(what, reason);
            pause = run.pollInterval;
        }
        catch (error) {
            if (!run.passing(error))
                throw error;
            reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
            pause = Math.min(pause * 2, longestPause);
        }
        if (run.elapsed() - said.at >= (reason === said.reason ? quiet.unchanged : quiet.changed)) {
            run.say(name, `waiting for ${what} (${reason})`);
            said = { reason, at: run.elapsed() };
        }
        const left = run.deadline - Date.now();
        if (left <= 0)
            throw new DeadlineError(what, reason, run.elapsed() - began);
        const next = Math.min(Math.max(pause * (0.8 + 0.4 * Math.random()), least), left);
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(next, undefined, { signal: run.signal }).catch(() => run.signal.throwIfAborted());
    }
}


/***/ }),

/***/ 2046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ inWords)
/* harmony export */ });
const units = [
    { name: 'd', milliseconds: 86_400_000 },
    { name: 'h', milliseconds: 3_600_000 },
    { name: 'min', milliseconds: 60_000 },
];
/** A time as people say it, in the two largest units that fit: `3 d 4 h`, `12 min`. @param milliseconds of any sign. */
function inWords(milliseconds) {
    let rest = Math.abs(milliseconds);
    const parts = units.map((unit) => {
        const count = Math.floor(rest / unit.milliseconds);
        rest -= count * unit.milliseconds;
        return { count, name: unit.name };
    });
    const first = parts.findIndex(({ count }) => count > 0);
    if (first === -1)
        return 'less than a minute';
    return parts
        .slice(first, first + 2)
        .filter(({ count }) => count > 0)
        .map(({ count, name }) => `${count} ${name}`)
        .join(' ');
}


/***/ }),

/***/ 5859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sz: () => (/* binding */ clusterClient),
  Os: () => (/* binding */ isNotUsableYet),
  Zl: () => (/* binding */ isStranger),
  B8: () => (/* binding */ isUnknownYet)
});

// EXTERNAL MODULE: ./build/http/agent.js
var http_agent = __webpack_require__(1000);
// EXTERNAL MODULE: ./build/http/request.js
var request = __webpack_require__(384);
// EXTERNAL MODULE: ./build/kubernetes/errors.js
var errors = __webpack_require__(1586);
;// CONCATENATED MODULE: ./build/kubernetes/types.js
/** The few kinds of the Kubernetes API that this project reads or writes, and of them only the fields it uses. */
/** Where the API serves each kind, and whether there are clusters without it. */
const resources = {
    Node: { apiVersion: 'v1', plural: 'nodes' },
    ConfigMap: { apiVersion: 'v1', plural: 'configmaps' },
    StorageClass: { apiVersion: 'storage.k8s.io/v1', plural: 'storageclasses' },
    Pod: { apiVersion: 'v1', plural: 'pods' },
    PodDisruptionBudget: { apiVersion: 'policy/v1', plural: 'poddisruptionbudgets' },
    StatefulSet: { apiVersion: 'apps/v1', plural: 'statefulsets' },
    Deployment: { apiVersion: 'apps/v1', plural: 'deployments' },
    DaemonSet: { apiVersion: 'apps/v1', plural: 'daemonsets' },
    PersistentVolumeClaim: { apiVersion: 'v1', plural: 'persistentvolumeclaims' },
    PersistentVolume: { apiVersion: 'v1', plural: 'persistentvolumes' },
    Service: { apiVersion: 'v1', plural: 'services' },
    Ingress: { apiVersion: 'networking.k8s.io/v1', plural: 'ingresses' },
    Gateway: { apiVersion: 'gateway.networking.k8s.io/v1', plural: 'gateways', mayBeAbsent: true },
    NodePool: { apiVersion: 'karpenter.sh/v1', plural: 'nodepools', mayBeAbsent: true },
    NodeClaim: { apiVersion: 'karpenter.sh/v1', plural: 'nodeclaims', mayBeAbsent: true },
};

;// CONCATENATED MODULE: ./build/kubernetes/client.js




/** Whom the API's `managedFields` name for what we apply. */
const fieldManager = 'eks-cluster-action';
/** Objects a page, as kubectl asks for them. */
const pageSize = '500';
/** A client for one cluster. It keeps connections open between calls, and these keep no process alive. */
function kubernetesClient(cluster) {
    const agent = (0,http_agent/* httpsAgent */.f)({
        certificateAuthority: Buffer.from(cluster.certificateAuthorityData, 'base64').toString(),
        proxyFor: cluster.proxyFor ?? (() => undefined),
    });
    /** The answer, when it is a good one. */
    async function open(call, token, signal) {
        const url = new URL(call.path, cluster.endpoint);
        for (const [name, value] of Object.entries(call.query ?? {})) {
            if (value !== undefined)
                url.searchParams.set(name, value);
        }
        const response = await (0,request/* send */.tN)(url, {
            method: call.verb,
            headers: {
                accept: 'application/json',
                authorization: `Bearer ${token}`,
                'user-agent': fieldManager,
                // JSON is YAML, and this type is the only one that every version takes for server-side apply.
                ...(call.verb === 'PATCH' && { 'content-type': 'application/apply-patch+yaml' }),
                ...(call.verb === 'POST' && { 'content-type': 'application/json' }),
            },
            ...(call.body !== undefined && { body: call.body }),
            agent,
            signal,
        });
        const status = response.statusCode ?? 0;
        cluster.tokenJudged?.(status !== 401);
        if (status >= 200 && status < 300)
            return response;
        const refused = refusal(status, await (0,request/* text */.Qq)(response));
        throw new errors/* KubernetesError */.dK(call.verb, call.path, refused, retryAfter(response));
    }
    /** Rethrows a failure of the network as what the caller is to see. */
    function fail(error, call, callersSignal, limit) {
        if (error instanceof errors/* KubernetesError */.dK)
            throw error;
        callersSignal?.throwIfAborted();
        const cause = limit.aborted ? Object.assign(new Error('the time was up'), { code: 'ETIMEDOUT' }) : error;
        if (!hasCode(cause))
            throw error;
        throw new errors/* KubernetesUnreachableError */.rb(cluster.endpoint, call.verb, call.path, cause);
    }
    async function json(call, { signal, timeout = 30_000 }) {
        const token = await cluster.token();
        const limit = AbortSignal.timeout(timeout);
        try {
            const response = await open(call, token, signal ? AbortSignal.any([signal, limit]) : limit);
            return JSON.parse(await (0,request/* text */.Qq)(response));
        }
        catch (error) {
            return fail(error, call, signal, limit);
        }
    }
    async function* watch(kind, { namespace, labelSelector, resourceVersion, signal, timeoutSeconds = 300 } = {}) {
        const call = {
            verb: 'GET',
            path: pathOf(kind, { namespace }),
            query: {
                watch: 'true',
                allowWatchBookmarks: 'true',
                timeoutSeconds: String(timeoutSeconds),
                labelSelector,
                resourceVersion,
            },
        };
        const token = await cluster.token();
        // A connection may die without a word; the server would have ended the watch before.
        const limit = AbortSignal.timeout((timeoutSeconds + 30) * 1000);
        try {
            const response = await open(call, token, signal ? AbortSignal.any([signal, limit]) : limit);
            for await (const line of (0,request/* lines */.Mn)(response))
                yield watchEvent(call, JSON.parse(line));
        }
        catch (error) {
            fail(error, call, signal, limit);
        }
    }
    return {
        async get(kind, name, options = {}) {
            try {
                return await json({ verb: 'GET', path: pathOf(kind, name) }, options);
            }
            catch (error) {
                if (isAbsence(error) || isAbsenceOfKind(kind, error))
                    return undefined;
                throw error;
            }
        },
        async list(kind, { namespace, labelSelector, ...options } = {}) {
            const items = [];
            const path = pathOf(kind, { namespace });
            let page;
            try {
                do {
                    const query = { limit: pageSize, continue: page?.metadata.continue, labelSelector };
                    page = await json({ verb: 'GET', path, query }, options);
                    // The items of a list come without the two fields that every object has by itself.
                    items.push(...page.items.map((item) => ({ ...item, kind, apiVersion: resources[kind].apiVersion })));
                } while (page.metadata.continue);
            }
            catch (error) {
                if (!isAbsenceOfKind(kind, error))
                    throw error;
                return { items: [], resourceVersion: '' };
            }
            return { items, resourceVersion: page.metadata.resourceVersion };
        },
        watch,
        apply(object, { force = false, ...options } = {}) {
            const query = { fieldManager, fieldValidation: 'Strict', force: String(force) };
            const path = pathOf(object.kind, object.metadata);
            return json({ verb: 'PATCH', path, query, body: JSON.stringify(object) }, options);
        },
        create(object, options = {}) {
            const query = { fieldManager, fieldValidation: 'Strict' };
            const { name: _, ...collection } = object.metadata;
            const path = pathOf(object.kind, collection);
            return json({ verb: 'POST', path, query, body: JSON.stringify(object) }, options);
        },
        async delete(kind, name, { gracePeriodSeconds, ...options } = {}) {
            const query = { gracePeriodSeconds: gracePeriodSeconds?.toString() };
            try {
                await json({ verb: 'DELETE', path: pathOf(kind, name), query }, options);
            }
            catch (error) {
                if (!isAbsence(error) && !isAbsenceOfKind(kind, error))
                    throw error;
            }
        },
    };
}
function watchEvent({ verb, path }, event) {
    switch (event.type) {
        case 'ERROR':
            throw new errors/* KubernetesError */.dK(verb, path, event.object);
        case 'BOOKMARK':
            return { type: event.type, resourceVersion: event.object.metadata.resourceVersion };
        default:
            return event;
    }
}
/** What a refusal's body says: a Status, or plain text from whatever stands before the API. */
function refusal(code, body) {
    try {
        const { reason, message = '' } = JSON.parse(body);
        return { code, message, ...(reason !== undefined && { reason }) };
    }
    catch {
        return { code, message: body.trim().slice(0, 300) };
    }
}
/** Milliseconds; Kubernetes writes seconds. */
function retryAfter({ headers }) {
    const seconds = Number(headers['retry-after']);
    return seconds > 0 ? seconds * 1000 : undefined;
}
/** A missing object has a reason; a missing kind is a plain 404. */
function isAbsence(error) {
    return error instanceof errors/* KubernetesError */.dK && error.status === 404 && error.reason === 'NotFound';
}
/** An error where every cluster has the kind. */
function isAbsenceOfKind(kind, error) {
    const mayBe = resources[kind].mayBeAbsent === true;
    return mayBe && error instanceof errors/* KubernetesError */.dK && error.status === 404;
}
function hasCode(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
function pathOf(kind, { namespace, name }) {
    const { apiVersion, plural } = resources[kind];
    const parts = [
        apiVersion.includes('/') ? 'apis' : 'api',
        ...apiVersion.split('/'),
        ...(namespace === undefined ? [] : ['namespaces', namespace]),
        plural,
        ...(name === undefined ? [] : [name]),
    ];
    return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

// EXTERNAL MODULE: ./build/kubernetes/token.js
var kubernetes_token = __webpack_require__(5328);
;// CONCATENATED MODULE: ./build/kubernetes/access.js



/**
 * A client of the cluster's Kubernetes API, as the principal that runs. Its token is made anew when it or its session ends.
 * A refusal may mean that the session has ended early, and then the session is made anew too: each time when the token was
 * accepted before, else only once, since a cluster also refuses a principal that it does not know yet.
 */
function clusterClient(aws, plane) {
    let current;
    let wasRefused = false;
    return kubernetesClient({
        endpoint: plane.endpoint,
        certificateAuthorityData: plane.certificateAuthorityData,
        proxyFor: aws.proxyFor,
        token: async () => {
            const session = await aws.credentials();
            if (current?.session !== session || Date.now() >= current.token.expiresAt.getTime()) {
                const cluster = { cluster: plane.name, region: aws.region };
                const token = await (0,kubernetes_token/* kubernetesToken */.O)({ ...cluster, credentials: async () => session });
                current = { token, session, accepted: false };
            }
            return current.token.token;
        },
        tokenJudged: (accepted) => {
            if (current === undefined)
                return;
            if (accepted)
                current.accepted = true;
            else if (current.accepted || !wasRefused)
                aws.credentials.forget(current.session);
            wasRefused ||= !accepted;
        },
    });
}
/** Milliseconds for which a cluster may refuse a principal whose access entry it has been given already. */
const accessDelay = 3 * 60_000;
/** Milliseconds for which a cluster may not be reached: its name takes three minutes to resolve, and DNS remembers. */
const reachDelay = 5 * 60_000;
/**
 * Whether a cluster that is ACTIVE is merely not usable yet: its endpoint's name does not resolve, or a fresh access
 * entry is not known everywhere. When that lasts, it is something else: a firewall, or a missing entry.
 *
 * @param waited milliseconds since the cluster answered as it should, or since it was first asked.
 */
function isNotUsableYet(error, waited) {
    if (error instanceof errors/* KubernetesUnreachableError */.rb)
        return (0,errors/* isPassing */.WG)(error) && waited < reachDelay;
    if (isStranger(error))
        return waited < accessDelay;
    return (0,errors/* isPassing */.WG)(error);
}
/**
 * Whether a cluster merely does not know an access entry yet.
 * @param waited milliseconds since the entry was made.
 */
function isUnknownYet(error, waited) {
    return isStranger(error) && waited < accessDelay;
}
/** Whether the cluster refuses the principal. */
function isStranger(error) {
    return error instanceof errors/* KubernetesError */.dK && [401, 403].includes(error.status);
}


/***/ }),

/***/ 1586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ isBusy),
/* harmony export */   Li: () => (/* binding */ isWebhookSilent),
/* harmony export */   ST: () => (/* binding */ isGone),
/* harmony export */   TZ: () => (/* binding */ KubernetesOutOfReachError),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   dK: () => (/* binding */ KubernetesError),
/* harmony export */   dh: () => (/* binding */ isConflict),
/* harmony export */   lv: () => (/* binding */ untilItPasses),
/* harmony export */   rb: () => (/* binding */ KubernetesUnreachableError)
/* harmony export */ });
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6481);

/** The Kubernetes API answered, and refused. */
class KubernetesError extends Error {
    /** HTTP status. 410 means that a resource version is too old to go on from: list again. */
    status;
    /** Kubernetes' own word for it, such as `NotFound`, `Forbidden` or `Conflict`; absent when it gives none. */
    reason;
    /** HTTP method of the request. */
    verb;
    /** Path of the request. */
    path;
    /** Milliseconds for which the server asks to be left alone; undefined when it does not. */
    retryAfter;
    constructor(verb, path, refusal, retryAfter) {
        const { code, reason, message } = refusal;
        super(`Kubernetes refused ${verb} ${path}: ${[code, reason].filter(Boolean).join(' ')}: ${message}`);
        this.name = 'KubernetesError';
        this.status = code;
        this.reason = reason;
        this.verb = verb;
        this.path = path;
        this.retryAfter = retryAfter;
    }
}
/** No answer came from the Kubernetes API: its name did not resolve, nobody listened, TLS or time failed. */
class KubernetesUnreachableError extends Error {
    /** As Node names it, such as `ENOTFOUND`, `ECONNREFUSED`, `ECONNRESET`; `ETIMEDOUT` when the call's time was up. */
    code;
    constructor(endpoint, verb, path, cause) {
        super(`No answer from ${endpoint} to ${verb} ${path}: ${cause.message} (${cause.code})`, { cause });
        this.name = 'KubernetesUnreachableError';
        this.code = cause.code;
    }
}
/** None came for so long that none will by itself: no failure that passes any more, whatever its code. */
class KubernetesOutOfReachError extends Error {
    constructor(last) {
        super(last.message, { cause: last });
        this.name = 'KubernetesOutOfReachError';
    }
}
/**
 * Whether the API is there and has no room for the request: each user has so many seats at once and a queue for them, and
 * what finds both full is refused (Kubernetes documentation, "API Priority and Fairness").
 */
function isBusy(error) {
    return error instanceof KubernetesError && error.status === 429;
}
/**
 * Whether the API server could not ask an admission webhook of the cluster that has to agree: as a rule the pods behind it
 * have gone before it has (Kubernetes documentation, "Dynamic Admission Control", on failurePolicy).
 */
function isWebhookSilent(error) {
    return (error instanceof KubernetesError &&
        error.status === 500 &&
        error.message.includes('failed calling webhook'));
}
/** Whether somebody else has applied otherwise, or made an object of that name. */
function isConflict(error) {
    return error instanceof KubernetesError && error.status === 409;
}
/**
 * Whether an object that was applied with its uid has gone. Where a namesake has come, a real API server does not call
 * that a conflict but a change of the uid, which never changes.
 */
function isGone(error) {
    if (!(error instanceof KubernetesError))
        return false;
    return isConflict(error) || (error.status === 422 && error.message.includes('metadata.uid: Invalid value'));
}
/** What to wait for when a failure will pass, and how long the server asks to be left alone. */
function untilItPasses(error) {
    const pause = error instanceof KubernetesError ? error.retryAfter : undefined;
    return { waiting: (0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error), ...(pause !== undefined && { pause }) };
}
/** Codes that say that the network failed, not that the server is the wrong one. */
const passingCodes = new Set([
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'ETIMEDOUT',
]);
/**
 * Whether a failure will pass by itself. So does `ENOTFOUND`: the name of a new cluster's endpoint resolves minutes
 * after the cluster is ACTIVE. The 401 and 403 of an access entry that is not known everywhere yet are not told from
 * those of one that is missing: whoever has just made the entry knows.
 */
function isPassing(error) {
    if (error instanceof KubernetesUnreachableError)
        return passingCodes.has(error.code);
    return isBusy(error) || (error instanceof KubernetesError && error.status >= 500);
}


/***/ }),

/***/ 5328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ kubernetesToken)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5118);
/* harmony import */ var _aws_partition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6388);



/** EKS takes a token for fifteen minutes from its signing; a minute less leaves time for clocks that differ. */
const lifetime = 14 * 60_000;
/**
 * A bearer token for the Kubernetes API of an EKS cluster: a presigned call of STS that tells EKS who signed it. Made
 * without asking anybody.
 *
 * Its form is aws-iam-authenticator's, which refuses a URL with any other query parameter than those the signer emits.
 */
async function kubernetesToken({ cluster, region, credentials, }) {
    const now = new Date();
    const identity = await credentials();
    const hostname = `sts.${region}.${(0,_aws_partition_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region).dnsSuffix}`;
    const signer = new _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_2__.SignatureV4({ service: 'sts', region, credentials: identity, sha256: Sha256 });
    const { query = {} } = await signer.presign({
        method: 'GET',
        protocol: 'https:',
        hostname,
        path: '/',
        query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
        headers: { host: hostname, 'x-k8s-aws-id': cluster },
    }, { expiresIn: 60, signingDate: now });
    const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
    const url = `https://${hostname}/?${parameters.join('&')}`;
    const end = Math.min(now.getTime() + lifetime, identity.expiration?.getTime() ?? Number.POSITIVE_INFINITY);
    return { token: `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`, expiresAt: new Date(end) };
}
/** SHA-256, or with a secret its HMAC, in the shape that the signer asks for. */
class Sha256 {
    #hash;
    constructor(secret) {
        this.#hash = secret === undefined ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256') : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', binary(secret));
    }
    update(data) {
        this.#hash.update(binary(data));
    }
    async digest() {
        return this.#hash.digest();
    }
}
function binary(data) {
    if (typeof data === 'string')
        return data;
    return ArrayBuffer.isView(data)
        ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
        : new Uint8Array(data);
}


/***/ }),

/***/ 5458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ untilUsable)
/* harmony export */ });
/* harmony import */ var _kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5859);
/* harmony import */ var _kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1586);
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6481);



/**
 * Like `step.until`, for probes that ask the Kubernetes API of a cluster that may be young: that its name does not
 * resolve yet, or that it does not know us yet, is waited out.
 *
 * @throws KubernetesOutOfReachError when it has given no answer for longer than that takes, or what `probe` throws
 */
function untilUsable(step, what, probe) {
    let answered = step.elapsed();
    return step.until(what, async () => {
        try {
            const answer = await probe();
            answered = step.elapsed();
            return answer;
        }
        catch (error) {
            if (!(0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotUsableYet */ .Os)(error, step.elapsed() - answered)) {
                throw error instanceof _kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KubernetesUnreachableError */ .rb ? new _kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KubernetesOutOfReachError */ .TZ(error) : error;
            }
            if ((0,_kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isBusy */ .A5)(error))
                answered = step.elapsed();
            if ((0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__/* .isStranger */ .Zl)(error)) {
                return { waiting: `the access entry is not known there yet: ${(0,_message_of_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .b)(error)}` };
            }
            return (0,_kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .untilItPasses */ .lv)(error);
        }
    });
}


/***/ }),

/***/ 1615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ clusterGraph),
  A: () => (/* binding */ foundation)
});

// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/aws/pages.js
var pages = __webpack_require__(3242);
// EXTERNAL MODULE: ./build/aws/unseen-role.js
var unseen_role = __webpack_require__(3045);
// EXTERNAL MODULE: ./build/engine/difference.js
var difference = __webpack_require__(7348);
// EXTERNAL MODULE: ./build/engine/wait.js
var wait = __webpack_require__(9814);
// EXTERNAL MODULE: ./build/kubernetes/access.js + 2 modules
var kubernetes_access = __webpack_require__(5859);
// EXTERNAL MODULE: ./build/spec/tags.js
var spec_tags = __webpack_require__(7721);
;// CONCATENATED MODULE: ./build/resources/access/access-entry.js







/** What an access entry allows in the whole cluster. Source: EKS user guide, "Review access policy permissions". */
const accessPolicies = {
    /** Everything. */
    admin: 'AmazonEKSClusterAdminPolicy',
    /** To read what namespaces hold, and no Secrets; neither nodes nor anything else outside of namespaces. */
    viewer: 'AmazonEKSViewPolicy',
};
/** Milliseconds that the cluster is given to say whether it knows whoever runs: one behind a firewall never does. */
const patience = 10_000;
function accessEntries(aws, clusterName, { partition }) {
    const policyArn = (level) => `arn:${partition}:eks::aws:cluster-access-policy/${accessPolicies[level]}`;
    return {
        policyArn,
        find: async (principalArn) => {
            const eks = await aws.eks();
            const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeAccessEntry({ clusterName, principalArn }));
            return answer?.accessEntry;
        },
        policiesOf: async (principalArn) => {
            const eks = await aws.eks();
            const policies = await (0,pages/* everyPage */.L)((nextToken) => (0,errors/* unlessAbsent */.QY)(eks.listAssociatedAccessPolicies({ clusterName, principalArn, nextToken })), (page) => page.associatedAccessPolicies);
            return policies.flatMap((policy) => policy.policyArn ?? []);
        },
        grant: async (principalArn, level, tags, attempt = (call) => call()) => {
            const eks = await aws.eks();
            const request = { clusterName, principalArn, tags: { ...tags } };
            await attempt(() => eks.createAccessEntry(request)).catch((error) => {
                // Made by another run, or by EKS for the cluster's creator: it serves as well.
                if (!(0,errors/* isExisting */.a_)(error))
                    throw error;
            });
            const accessScope = { type: 'cluster' };
            await attempt(() => eks.associateAccessPolicy({ clusterName, principalArn, policyArn: policyArn(level), accessScope }));
        },
        remove: async (principalArn) => {
            const eks = await aws.eks();
            await (0,errors/* unlessAbsent */.QY)(eks.deleteAccessEntry({ clusterName, principalArn }));
        },
    };
}
/** Makes whoever runs the action an administrator of the cluster. */
function accessEntry(aws, spec, plane, identity) {
    const { principalArn } = identity;
    const entries = accessEntries(aws, spec.name, identity);
    async function read() {
        return (await entries.find(principalArn)) && { principalArn };
    }
    async function isAdmin() {
        return (await entries.policiesOf(principalArn)).includes(entries.policyArn('admin'));
    }
    /** @returns whether anything had to be made. */
    async function grant(step) {
        if (await isAdmin())
            return false;
        step.change('created', principalArn);
        await entries.grant(principalArn, 'admin', spec.tags, (call) => (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the principal', call));
        return true;
    }
    /** What keeps whoever runs out of the cluster; undefined for nothing. */
    async function refusalBy(kubernetes) {
        const answer = kubernetes.list('Node', { timeout: patience });
        return answer.then(() => undefined, (error) => error);
    }
    /** A new entry is not known to Kubernetes at once. Whatever else keeps it from answering is told by those who ask it. */
    async function untilKnown(step, kubernetes) {
        const began = step.elapsed();
        await step.until('Kubernetes to know whoever runs', async () => {
            const refusal = await refusalBy(kubernetes);
            return (0,kubernetes_access/* isUnknownYet */.B8)(refusal, step.elapsed() - began)
                ? { waiting: String(refusal) }
                : { done: undefined };
        });
    }
    return {
        name: 'access entry',
        needs: [plane],
        within: plane,
        read,
        diff: async () => ((await isAdmin()) ? [] : [(0,difference/* make */.L8)(`admin ${principalArn}`)]),
        ensure: async (step) => {
            await grant(step);
            return { principalArn };
        },
        admit: async (step) => {
            const cluster = await plane.read();
            if (cluster === undefined || (await plane.leaving?.()) !== undefined)
                return 'unknown';
            (0,spec_tags/* requireOurs */.hN)(`Cluster ${cluster.name}`, cluster.tags, spec);
            try {
                const kubernetes = (0,kubernetes_access/* clusterClient */.Sz)(aws, cluster);
                if (!(await grant(step))) {
                    if (!(0,kubernetes_access/* isStranger */.Zl)(await refusalBy(kubernetes)))
                        return 'in';
                    // An entry goes on to mean the role of its time when that is deleted and made anew under the same name.
                    // Source: EKS user guide, "Create access entries".
                    step.say(`the cluster does not know ${principalArn} by the access entry of that name: making it anew`);
                    await entries.remove(principalArn);
                    await grant(step);
                }
                await untilKnown(step, kubernetes);
                return 'in';
            }
            catch (error) {
                // It has gone in the meantime, or its answer is not waited for.
                if ((0,errors/* isAbsent */.W0)(error) || error instanceof wait/* NotAwaited */.dg)
                    return 'unknown';
                const words = (0,errors/* awsWords */.fw)(error);
                if (words === undefined || (0,errors/* isPassing */.WG)(error))
                    throw error;
                step.say(`whoever runs is not let into the cluster: ${words}`);
                return 'refused';
            }
        },
        remove: async (step) => {
            if ((await read()) === undefined)
                return;
            step.change('deleted', principalArn);
            await entries.remove(principalArn);
        },
    };
}

// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
;// CONCATENATED MODULE: ./build/resources/access/people.js





const levels = ['admin', 'viewer'];
/**
 * The access entries of people. They carry a tag of their own: of whoever has run the action before, and is no longer
 * listed or never was, the entry stays.
 */
function people(aws, spec, plane, identity) {
    const clusterName = spec.name;
    const entries = accessEntries(aws, clusterName, identity);
    const wanted = [
        ...spec.admins.map((principalArn) => ({ principalArn, level: 'admin' })),
        ...spec.viewers.map((principalArn) => ({ principalArn, level: 'viewer' })),
        // Whoever runs is an administrator by an entry of its own.
    ].filter(({ principalArn }) => principalArn !== identity.principalArn);
    /** Every entry but that of whoever runs. None while there is no cluster. */
    async function existing() {
        const { paginateListAccessEntries } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(524)]).then(__webpack_require__.t.bind(__webpack_require__, 4524, 19));
        const client = await aws.eks();
        const arns = [];
        await (0,errors/* unlessAbsent */.QY)((async () => {
            for await (const page of paginateListAccessEntries({ client }, { clusterName })) {
                arns.push(...(page.accessEntries ?? []));
            }
        })());
        const others = arns.filter((arn) => arn !== identity.principalArn);
        return new Map(await Promise.all(others.map(async (arn) => [arn, await find(arn)])));
    }
    async function find(principalArn) {
        const tags = (await entries.find(principalArn))?.tags ?? {};
        const isOfPerson = (0,spec_tags/* isOurs */.MU)(tags, spec) && spec_tags/* tagKeys */.bi.access in tags;
        const isWanted = wanted.some((person) => person.principalArn === principalArn);
        const policies = isOfPerson && isWanted ? await entries.policiesOf(principalArn) : [];
        return { isOfPerson, levels: levels.filter((level) => policies.includes(entries.policyArn(level))) };
    }
    async function admit(step, { principalArn, level, words, from }) {
        step.change(from === undefined ? 'created' : 'updated', words);
        if (!from?.includes(level))
            await entries.grant(principalArn, level, { ...spec.tags, [spec_tags/* tagKeys */.bi.access]: level });
        const other = level === 'admin' ? 'viewer' : 'admin';
        if (!from?.includes(other))
            return;
        const eks = await aws.eks();
        const policyArn = entries.policyArn(other);
        await (0,errors/* unlessAbsent */.QY)(eks.disassociateAccessPolicy({ clusterName, principalArn, policyArn }));
    }
    async function dismiss(step, principalArn) {
        step.change('deleted', principalArn);
        await entries.remove(principalArn);
    }
    return {
        name: 'people',
        needs: [plane],
        within: plane,
        read: async () => {
            const found = await existing();
            return wanted.every(({ principalArn }) => found.has(principalArn)) ? wanted : undefined;
        },
        diff: async () => {
            const { admitted, left, dismissed } = differencesOf(wanted, await existing());
            return [
                ...admitted.map(({ words, from }) => (from === undefined ? difference/* make */.L8 : difference/* change */.Zg)(words)),
                ...left.map(difference/* stays */.PB),
                ...dismissed.map((arn) => (0,difference/* change */.Zg)(`${arn}: no longer`)),
            ];
        },
        ensure: async (step) => {
            if (spec.viewers.includes(identity.principalArn)) {
                step.say(`${identity.principalArn} runs the action: it stays an administrator, though it is among \`viewers\``);
            }
            const { admitted, left, dismissed } = differencesOf(wanted, await existing());
            for (const words of left)
                step.say(words);
            await Promise.all([
                ...admitted.map((person) => admit(step, person).catch((error) => {
                    throw new resource_error/* ResourceError */.BS(person.principalArn, error);
                })),
                ...dismissed.map((arn) => dismiss(step, arn)),
            ]);
            return wanted;
        },
        remove: async (step) => {
            for (const [arn, { isOfPerson }] of await existing())
                if (isOfPerson)
                    await dismiss(step, arn);
        },
    };
}
function differencesOf(wanted, found) {
    const admitted = wanted.flatMap(({ principalArn, level }) => {
        const entry = found.get(principalArn);
        if (entry === undefined)
            return [{ principalArn, level, words: `${level} ${principalArn}`, from: undefined }];
        if (!entry.isOfPerson || entry.levels.join() === level)
            return [];
        const words = `${principalArn}: ${entry.levels.join(' and ') || 'nothing'} → ${level}`;
        return [{ principalArn, level, words, from: entry.levels }];
    });
    const left = wanted
        .filter(({ principalArn }) => found.get(principalArn)?.isOfPerson === false)
        .map(({ principalArn, level }) => `${principalArn} has an access entry that was not made for \`${level}s\`: it is left as it is`);
    const dismissed = [...found].flatMap(([arn, { isOfPerson }]) => isOfPerson && !wanted.some(({ principalArn }) => principalArn === arn) ? arn : []);
    return { admitted, left, dismissed };
}

// EXTERNAL MODULE: ./build/suggest.js
var suggest = __webpack_require__(2246);
;// CONCATENATED MODULE: ./build/aws/addon-versions.js



/**
 * Why EKS would not install the add-on, in a sentence; undefined where it would. Asked before anything is made.
 * @param kubernetesVersion undefined for EKS's default
 */
async function objectionToAddon(aws, { name, version }, kubernetesVersion) {
    const eks = await aws.eks();
    const addons = await (0,pages/* everyPage */.L)((nextToken) => eks.describeAddonVersions({ addonName: name, kubernetesVersion, nextToken }), (page) => page.addons).catch((error) => {
        // A policy of before: EKS itself says so later.
        if (!(0,errors/* isDenied */.GZ)(error))
            throw error;
        return undefined;
    });
    if (addons === undefined)
        return undefined;
    const versions = addons.flatMap(({ addonVersions = [] }) => addonVersions.flatMap(({ addonVersion }) => addonVersion ?? []));
    const of = kubernetesVersion === undefined ? '' : ` for Kubernetes ${kubernetesVersion}`;
    if (versions.length === 0) {
        const near = (0,suggest/* nearest */.p)(name, await namesOfAddons(aws, kubernetesVersion));
        return `EKS has no add-on ${name}${of}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
    }
    if (version === undefined || versions.includes(version))
        return undefined;
    return `EKS has no version ${version} of ${name}${of}. It has ${versions.slice(0, 5).join(', ')}.`;
}
async function namesOfAddons(aws, kubernetesVersion) {
    const eks = await aws.eks();
    const addons = await (0,pages/* everyPage */.L)((nextToken) => eks.describeAddonVersions({ kubernetesVersion, nextToken }), (page) => page.addons);
    return addons.flatMap(({ addonName }) => addonName ?? []);
}

// EXTERNAL MODULE: ./build/aws/states.js
var states = __webpack_require__(8857);
// EXTERNAL MODULE: ./build/engine/meanwhile.js
var meanwhile = __webpack_require__(2281);
// EXTERNAL MODULE: ./build/resources/leftovers/inside.js
var leftovers_inside = __webpack_require__(3018);
// EXTERNAL MODULE: ./build/resources/nodes/nodes.js + 1 modules
var nodes = __webpack_require__(653);
// EXTERNAL MODULE: ./build/resources/presence.js
var presence = __webpack_require__(3433);
;// CONCATENATED MODULE: ./build/resources/addons/addon-workloads.js
const namespace = 'kube-system';
/**
 * The workloads of EKS's add-ons that have Deployments, which wait for nodes, in kube-system. Of every other add-on, EKS's
 * word alone counts.
 * Sources: `kubectl get deployments,daemonsets -n kube-system` in the EKS user guide's pages about each of them.
 */
const workloads = {
    coredns: { deployments: ['coredns'] },
    'metrics-server': { deployments: ['metrics-server'] },
    'snapshot-controller': { deployments: ['snapshot-controller'] },
    'aws-ebs-csi-driver': { deployments: ['ebs-csi-controller'], daemonSets: ['ebs-csi-node'] },
    'aws-efs-csi-driver': { deployments: ['efs-csi-controller'], daemonSets: ['efs-csi-node'] },
};
/** Whether all that the add-on consists of has as many pods as it should, of what was asked for last, and they are available. */
async function isAvailable(client, addonName) {
    const { deployments = [], daemonSets = [] } = workloads[addonName] ?? {};
    const found = await Promise.all([
        ...deployments.map(async (name) => isRolledOut(await client.get('Deployment', { name, namespace }))),
        ...daemonSets.map(async (name) => isEverywhere(await client.get('DaemonSet', { name, namespace }))),
    ]);
    return found.length > 0 && found.every(Boolean);
}
/**
 * Pods of a service account that have a node, and were made before EKS knew that it has a role: they get no credentials any
 * more, however often they are started again. Source: aws/containers-roadmap issue 2507.
 */
async function podsWithoutIdentity(client, serviceAccount) {
    const { items } = await client.list('Pod', { namespace });
    return items.filter(({ metadata, spec: { nodeName, serviceAccountName, containers = [] } }) => serviceAccountName === serviceAccount &&
        nodeName !== undefined &&
        metadata.deletionTimestamp === undefined &&
        !containers.some(({ env = [] }) => env.some(({ name }) => name === 'AWS_CONTAINER_CREDENTIALS_FULL_URI')));
}
function isRolledOut(deployment) {
    if (deployment?.status === undefined)
        return false;
    const { metadata, spec, status } = deployment;
    const { observedGeneration, updatedReplicas = 0, availableReplicas = 0 } = status;
    const { replicas = 1 } = spec;
    return (observedGeneration === metadata.generation && updatedReplicas >= replicas && availableReplicas >= replicas);
}
function isEverywhere(set) {
    if (set?.status === undefined)
        return false;
    const { desiredNumberScheduled, observedGeneration, updatedNumberScheduled = 0, numberAvailable = 0, } = set.status;
    const counts = [updatedNumberScheduled, numberAvailable];
    return (observedGeneration === set.metadata.generation &&
        desiredNumberScheduled > 0 &&
        counts.every((count) => count >= desiredNumberScheduled));
}

// EXTERNAL MODULE: ./build/resources/addons/usable.js
var usable = __webpack_require__(5458);
;// CONCATENATED MODULE: ./build/resources/addons/addon.js













const ebsCsiAddon = 'aws-ebs-csi-driver';
/** Of the EBS CSI driver's controller, which calls AWS. */
const serviceAccount = 'ebs-csi-controller-sa';
/** An EKS add-on, in the version that was asked for or the default one for the cluster's Kubernetes. */
function addon(aws, spec, wanted, { plane, access, role }) {
    const clusterName = spec.name;
    const addonName = wanted.name;
    async function read() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeAddon({ clusterName, addonName }));
        return answer?.addon;
    }
    async function create(step) {
        step.change('created', wanted.version);
        const configurationValues = await configurationOf(spec, wanted);
        const request = {
            clusterName,
            addonName,
            ...(wanted.version !== undefined && { addonVersion: wanted.version }),
            ...(configurationValues !== undefined && { configurationValues }),
            ...(role !== undefined && {
                podIdentityAssociations: [{ serviceAccount, roleArn: step.need(role).arn }],
            }),
            resolveConflicts: 'OVERWRITE',
            tags: { ...spec.tags },
        };
        const eks = await aws.eks();
        await (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the role', () => eks.createAddon(request)).catch((error) => {
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
        });
    }
    /**
     * What an update would say, to bring the add-on to the version and the configuration that were asked for; undefined where
     * none is needed. One whose update has failed is updated again: its pods still run, and removing it would stop them.
     */
    async function changesTo(now) {
        const { version: addonVersion } = wanted;
        const configurationValues = await configurationOf(spec, wanted);
        const changes = {
            ...(addonVersion !== undefined && addonVersion !== now.addonVersion && { addonVersion }),
            ...(configurationValues !== undefined &&
                configurationValues !== now.configurationValues && { configurationValues }),
        };
        const isNeeded = Object.keys(changes).length > 0 || now.status === 'UPDATE_FAILED';
        return isNeeded ? changes : undefined;
    }
    async function adjust(step, now) {
        const changes = await changesTo(now);
        if (changes === undefined)
            return;
        if (now.status === 'UPDATE_FAILED')
            step.say(`UPDATE_FAILED, to be updated again. ${healthOf(now)}`);
        step.change('updated', inWords(now, changes).join('; '));
        const eks = await aws.eks();
        const { update } = await eks.updateAddon({
            clusterName,
            addonName,
            ...changes,
            resolveConflicts: 'PRESERVE',
        });
        await untilUpdated(step, update?.id);
    }
    /** The add-on as it is; one that has to change, once EKS is at work on it no longer: before, it refuses an update. */
    async function settled(step) {
        const now = await read();
        if (now === undefined || !(0,states/* isAtWork */.pG)(now.status) || (await changesTo(now)) === undefined)
            return now;
        return step.until('EKS, to change the add-on', async () => {
            const later = await read();
            return later !== undefined && (0,states/* isAtWork */.pG)(later.status)
                ? { waiting: `still ${later.status}` }
                : { done: later };
        });
    }
    /** By the update itself: the add-on may be shown as it was before for a while. */
    async function untilUpdated(step, updateId) {
        const eks = await aws.eks();
        await step.until('the update', async () => {
            const { update } = await eks.describeUpdate({ name: clusterName, addonName, updateId });
            if (update?.status === 'InProgress')
                return { waiting: 'InProgress' };
            if (update?.status === 'Successful')
                return { done: undefined };
            const reasons = (update?.errors ?? []).map(({ errorCode, errorMessage }) => `EKS says: ${errorCode}: ${errorMessage}`);
            throw new Error(`Add-on ${addonName} is ${update?.status}. ${reasons.join(' ')}`);
        });
    }
    /**
     * Until EKS calls the add-on ACTIVE, or its pods run and EKS has not seen that yet. Where there were no nodes when it
     * looked, it looks again after a quarter of an hour.
     * Source: aws-ia/terraform-aws-eks-blueprints issue 642.
     *
     * @param replaced the ARN of the one in whose place it was made: that may be shown for a while yet
     */
    async function untilReady(step, replaced) {
        const title = `Add-on ${addonName}`;
        const see = (0,presence/* present */.Eb)(title);
        const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, step.need(plane));
        let failed = replaced;
        let isGivenIdentity = role === undefined;
        return (0,usable/* untilUsable */.r)(step, 'the add-on', async () => {
            const now = see(await read());
            if (now === undefined || now.addonArn === failed)
                return { waiting: 'not to be seen yet' };
            const { status = 'CREATING' } = now;
            const waiting = [status, healthOf(now)].filter(Boolean).join(', ');
            if (status === 'ACTIVE')
                return { done: now };
            if ((0,states/* isGoing */.jf)(status))
                throw new meanwhile/* RemovedMeanwhileError */.jO(title, 'is DELETING');
            if (status === 'CREATE_FAILED' && failed === undefined && lacksPods(now)) {
                const { items } = await client.list('Node');
                if (!items.some(nodes/* isReady */.i_))
                    return { waiting: `${waiting}, to be made anew once there are nodes` };
                failed = now.addonArn;
                await makeAnew(step, now);
                return { waiting: 'made anew' };
            }
            if ((0,states/* isFailed */.Ix)(status))
                throw new Error(`Add-on ${addonName} is ${status}. ${healthOf(now)}`);
            const mayRun = status === 'CREATING' || (status === 'DEGRADED' && lacksPods(now));
            if (!mayRun)
                return { waiting };
            if (!(await isAvailable(client, addonName))) {
                if (!isGivenIdentity)
                    isGivenIdentity = await giveIdentity(step, client);
                return { waiting };
            }
            step.say(`its pods run. EKS still lists it as ${status}: it looks again within a quarter of an hour`);
            return { done: now };
        });
    }
    /** @returns whether there were pods without credentials, which are made anew now */
    async function giveIdentity(step, client) {
        const found = await podsWithoutIdentity(client, serviceAccount);
        if (found.length === 0)
            return false;
        step.say(`${found.length} pods were made before EKS knew their Pod Identity association, and have no credentials: they are made anew`);
        step.change('updated', (0,leftovers_inside/* someOf */.yU)(found.map(leftovers_inside/* titleOf */.Gg)));
        await Promise.all(found.map(({ metadata }) => client.delete('Pod', metadata)));
        return true;
    }
    async function untilGone(step) {
        await step.until(`add-on ${addonName} to go`, async () => {
            const now = await read();
            if (now?.status === 'DELETE_FAILED')
                throw new Error(`Add-on ${addonName} DELETE_FAILED. ${healthOf(now)}`);
            return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
        });
    }
    async function remove(step) {
        if ((await read()) === undefined)
            return;
        step.change('deleted');
        const eks = await aws.eks();
        await (0,errors/* unlessAbsent */.QY)(eks.deleteAddon({ clusterName, addonName }));
        await untilGone(step);
    }
    async function makeAnew(step, now) {
        step.say(`${now.status}, to be made anew. ${healthOf(now)}`);
        if ((0,states/* isGoing */.jf)(now.status))
            await untilGone(step);
        else
            await remove(step);
        await create(step);
    }
    return {
        name: `add-on ${addonName}`,
        needs: [plane, access, ...(role === undefined ? [] : [role])],
        within: plane,
        read,
        diff: async () => {
            const now = await read();
            if (now === undefined) {
                const version = (await plane.read())?.version ?? spec.kubernetesVersion;
                const objection = await objectionToAddon(aws, wanted, version);
                const made = (0,difference/* make */.L8)(wanted.version ?? 'the default version');
                return objection === undefined ? [made] : [made, (0,difference/* refuse */.TR)(objection)];
            }
            if ((0,states/* isInTheWay */.M5)(now.status))
                return [(0,difference/* madeAnew */.HW)(now.status)];
            const changes = await changesTo(now);
            return changes === undefined ? [] : inWords(now, changes).map(difference/* change */.Zg);
        },
        ensure: async (step) => {
            const existing = await settled(step);
            const isDead = (0,states/* isInTheWay */.M5)(existing?.status);
            if (existing === undefined)
                await create(step);
            else if (isDead)
                await makeAnew(step, existing);
            else
                await adjust(step, existing);
            return untilReady(step, isDead ? existing?.addonArn : undefined);
        },
        remove,
    };
}
/** Such as `version: v1.20.0-eksbuild.1 → v1.21.1-eksbuild.1`, each change by itself. */
function inWords(now, { addonVersion, configurationValues }) {
    const words = [
        addonVersion && `version: ${now.addonVersion} → ${addonVersion}`,
        configurationValues && 'its configuration',
    ].filter((each) => each !== undefined);
    return words.length > 0 ? words : ['updated again: its last update failed'];
}
/**
 * What the add-on is told: the user's own configuration, and for the EBS CSI driver that its volumes are tagged as ours,
 * since those of claims carry no cluster's name by themselves.
 */
async function configurationOf({ tags }, { name, configurationValues }) {
    if (name !== ebsCsiAddon)
        return configurationValues;
    const values = configurationValues ? (await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19))).parse(configurationValues) : {};
    const extraVolumeTags = { ...values.controller?.extraVolumeTags, ...(0,spec_tags/* lastingTags */.Q_)(tags) };
    return JSON.stringify({ ...values, controller: { ...values.controller, extraVolumeTags } });
}
/** Whether pods are all that EKS has missed. */
function lacksPods({ health }) {
    const { issues = [] } = health ?? {};
    return issues.length > 0 && issues.every(({ code }) => code === 'InsufficientNumberOfReplicas');
}
function healthOf({ health }) {
    return (health?.issues ?? []).map(({ code, message }) => `EKS says: ${code}: ${message}`).join(' ');
}

// EXTERNAL MODULE: ./build/spec/names.js
var names = __webpack_require__(9762);
;// CONCATENATED MODULE: ./build/resources/role.js





/**
 * What a role says of the cluster that it is for: the boundary of docs/iam asks for it, as a variable, and tags with a slash
 * in their key are not known to work as one.
 */
const clusterTag = 'eks-cluster-action-cluster';
/** How EKS names the instance profile of a managed node group: `eks-` and a UUID. */
const isEksOwnProfile = /^eks-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A role of ours is in an instance profile of somebody else's. */
class InstanceProfileError extends Error {
    constructor(role, profile) {
        super(`IAM role ${role} is in instance profile ${profile}, which is not ours: instances of somebody else's may run with it. ` +
            `Take it out with \`aws iam remove-role-from-instance-profile --instance-profile-name ${profile} --role-name ${role}\`, ` +
            'and run `down` again.');
        this.name = 'InstanceProfileError';
    }
}
function changesOf({ boundary, attached }, wanted) {
    return {
        boundary: wanted.boundary === boundary ? undefined : wanted.boundary,
        policies: wanted.policies.filter((arn) => !attached.includes(arn)),
    };
}
function role_inWords({ boundary, policies }) {
    return [
        ...(boundary === undefined ? [] : [`permissions boundary: ${boundary}`]),
        ...policies.map((arn) => `policy ${arn.slice(arn.lastIndexOf('/') + 1)}: attached again`),
    ].map((words) => ({ verdict: 'change', words }));
}
/** An IAM role that an AWS service assumes, with AWS managed policies. */
function serviceRole(aws, spec, options) {
    const { title, name } = options;
    const trust = JSON.stringify({
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Principal: { Service: options.service },
                Action: ['sts:AssumeRole', ...(options.sessionActions ?? [])],
            },
        ],
    });
    async function find() {
        const iam = await aws.iam();
        const answer = await (0,errors/* unlessAbsent */.QY)(iam.getRole({ RoleName: name }));
        if (answer?.Role === undefined)
            return undefined;
        const { Arn = '', CreateDate: createdAt, Tags, PermissionsBoundary } = answer.Role;
        return {
            arn: Arn,
            name,
            createdAt,
            tags: (0,spec_tags/* fromTagList */.Bz)(Tags),
            boundary: PermissionsBoundary?.PermissionsBoundaryArn,
        };
    }
    async function findOurs() {
        const role = await find();
        if (role !== undefined)
            (0,spec_tags/* requireOurs */.hN)(`IAM role ${name}`, role.tags, spec);
        return role;
    }
    async function create(step) {
        step.change('created', name);
        const iam = await aws.iam();
        const request = {
            RoleName: name,
            Path: (0,names/* rolePathOf */.nk)(spec, spec.region),
            Description: options.description,
            AssumeRolePolicyDocument: trust,
            PermissionsBoundary: spec.permissionsBoundary,
            Tags: (0,spec_tags/* toTagList */.s3)({ ...spec.tags, [clusterTag]: spec.name }),
        };
        try {
            const { Role } = await iam.createRole(request);
            return { arn: Role?.Arn, name, createdAt: Role?.CreateDate };
        }
        catch (error) {
            const role = (0,errors/* isExisting */.a_)(error) ? await findOurs() : undefined;
            if (role === undefined)
                throw error;
            return role;
        }
    }
    async function changesTo({ arn, boundary }) {
        const wanted = { boundary: spec.permissionsBoundary, policies: policiesIn(arn) };
        return changesOf({ boundary, attached: await attachedPolicies() }, wanted);
    }
    const policiesIn = (arn) => options.policies.map((policy) => `arn:${arn.split(':')[1]}:iam::aws:policy/${policy}`);
    async function attachedPolicies() {
        const { paginateListAttachedRolePolicies } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
        const client = await aws.iam();
        const arns = [];
        for await (const page of paginateListAttachedRolePolicies({ client }, { RoleName: name })) {
            for (const { PolicyArn } of page.AttachedPolicies ?? [])
                if (PolicyArn !== undefined)
                    arns.push(PolicyArn);
        }
        return arns;
    }
    async function removeInlinePolicies() {
        const iam = await aws.iam();
        const names = await (0,pages/* everyPage */.L)((Marker) => (0,errors/* unlessAbsent */.QY)(iam.listRolePolicies({ RoleName: name, Marker })), (page) => page.PolicyNames);
        for (const PolicyName of names) {
            await (0,errors/* unlessAbsent */.QY)(iam.deleteRolePolicy({ RoleName: name, PolicyName }));
        }
    }
    /**
     * A role cannot go while it is in one. EKS makes them for node groups, and leaves them when a group's deletion fails.
     * @throws InstanceProfileError for any other, since we make none: the role is out of use only for us.
     */
    async function removeInstanceProfiles(step) {
        const iam = await aws.iam();
        const profiles = await (0,pages/* everyPage */.L)((Marker) => (0,errors/* unlessAbsent */.QY)(iam.listInstanceProfilesForRole({ RoleName: name, Marker })), (page) => page.InstanceProfiles);
        const names = profiles.map(({ InstanceProfileName = '' }) => InstanceProfileName);
        for (const InstanceProfileName of names.filter((each) => isEksOwnProfile.test(each))) {
            step.change('deleted', `instance profile ${InstanceProfileName}`);
            await (0,errors/* unlessAbsent */.QY)(iam.removeRoleFromInstanceProfile({ InstanceProfileName, RoleName: name }));
            await (0,errors/* unlessAbsent */.QY)(iam.deleteInstanceProfile({ InstanceProfileName }));
        }
        const other = names.find((each) => !isEksOwnProfile.test(each));
        if (other !== undefined)
            throw new InstanceProfileError(name, other);
    }
    return {
        name: title,
        needs: [],
        read: find,
        diff: async () => {
            const existing = await findOurs();
            if (existing === undefined)
                return [(0,difference/* make */.L8)(name)];
            return role_inWords(await changesTo(existing));
        },
        ensure: async (step) => {
            const existing = await findOurs();
            const role = existing ?? (await create(step));
            const changes = existing === undefined
                ? { boundary: undefined, policies: policiesIn(role.arn) }
                : await changesTo(existing);
            if (existing !== undefined)
                for (const { words } of role_inWords(changes))
                    step.change('updated', `${name}, ${words}`);
            const iam = await aws.iam();
            const { boundary: PermissionsBoundary, policies } = changes;
            if (PermissionsBoundary !== undefined)
                await iam.putRolePermissionsBoundary({ RoleName: name, PermissionsBoundary });
            await Promise.all(policies.map((PolicyArn) => iam.attachRolePolicy({ RoleName: name, PolicyArn })));
            return role;
        },
        remove: async (step) => {
            if ((await findOurs()) === undefined)
                return;
            await removeInstanceProfiles(step);
            step.change('deleted', name);
            const iam = await aws.iam();
            const attached = await (0,errors/* unlessAbsent */.QY)(attachedPolicies());
            await Promise.all((attached ?? []).map((PolicyArn) => (0,errors/* unlessAbsent */.QY)(iam.detachRolePolicy({ RoleName: name, PolicyArn }))));
            await removeInlinePolicies();
            await (0,errors/* unlessAbsent */.QY)(iam.deleteRole({ RoleName: name }));
        },
    };
}
/** A role that somebody else has made: it must exist, and is never changed. */
function givenRole(aws, title, arn) {
    const name = arn.slice(arn.lastIndexOf('/') + 1);
    async function read() {
        const iam = await aws.iam();
        await iam.getRole({ RoleName: name });
        return { arn, name };
    }
    async function diff() {
        const iam = await aws.iam();
        if ((await (0,errors/* unlessAbsent */.QY)(iam.getRole({ RoleName: name }))) !== undefined)
            return [];
        return [{ verdict: 'refuse', words: `IAM has no role ${arn}. Make it, or name another one.` }];
    }
    return { name: title, needs: [], read, diff, ensure: read };
}

;// CONCATENATED MODULE: ./build/resources/addons/ebs-csi-role.js


/** The role with which the EBS CSI driver makes volumes, by EKS Pod Identity. */
function ebsCsiRole(aws, spec) {
    const title = 'EBS CSI role';
    if (spec.roles?.ebsCsi !== undefined)
        return givenRole(aws, title, spec.roles.ebsCsi);
    return serviceRole(aws, spec, {
        title,
        name: (0,names/* namesOf */.eZ)(spec.name, spec.region).ebsCsiRole,
        description: `EBS CSI driver of the EKS cluster ${spec.name}`,
        service: 'pods.eks.amazonaws.com',
        sessionActions: ['sts:TagSession'],
        // Of the volumes of the account, those of the cluster that Pod Identity names alone.
        policies: ['AmazonEBSCSIDriverEKSClusterScopedPolicy'],
    });
}

// EXTERNAL MODULE: ./build/kubernetes/errors.js
var kubernetes_errors = __webpack_require__(1586);
// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
;// CONCATENATED MODULE: ./build/resources/addons/storage-class.js





const isDefaultKey = 'storageclass.kubernetes.io/is-default-class';
const managedByKey = 'app.kubernetes.io/managed-by';
const us = 'eks-cluster-action';
/** Milliseconds that the cluster is given to answer a plan. */
const storage_class_patience = 10_000;
/** The second where somebody else has the first. */
const storage_class_names = ['gp3', `${us}-gp3`];
/** Since Kubernetes 1.30 EKS marks no class as default, so that a claim that names none would wait for ever. */
const encryptedGp3 = (name) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, labels: { [managedByKey]: us }, annotations: { [isDefaultKey]: 'true' } },
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
});
const isDefault = ({ metadata }) => metadata.annotations?.[isDefaultKey] === 'true';
const isOurs = ({ metadata }) => metadata.labels?.[managedByKey] === us;
/** Every name for a class of ours is somebody else's. */
class NoNameForStorageClassError extends Error {
    constructor() {
        super(`No StorageClass is the default one, and ${storage_class_names.join(' and ')} are not this action's to change. Mark one as default: ` +
            `kubectl annotate storageclass ${storage_class_names[0]} ${isDefaultKey}=true --overwrite`);
        this.name = 'NoNameForStorageClassError';
    }
}
/**
 * A default StorageClass: the one there is, or an encrypted gp3 of ours. It is made and never changed: one of the same name
 * is somebody else's, or ours from which somebody has taken the mark.
 */
function storageClass(aws, needs) {
    async function list(plane, timeout) {
        const options = timeout === undefined ? {} : { timeout };
        return (await (0,kubernetes_access/* clusterClient */.Sz)(aws, plane).list('StorageClass', options)).items;
    }
    /** Where somebody has taken the mark off ours, there is to be no default one. */
    const find = (classes) => classes.find(isDefault) ?? classes.find(isOurs);
    return {
        name: 'default StorageClass',
        needs: [needs.plane, needs.access],
        within: needs.plane,
        read: async () => {
            const plane = await needs.plane.read();
            return plane && find(await list(plane));
        },
        diff: async () => {
            const plane = await needs.plane.read();
            const made = [(0,difference/* make */.L8)(`${storage_class_names[0]}, encrypted`)];
            if (plane === undefined)
                return made;
            try {
                return find(await list(plane, storage_class_patience)) === undefined ? made : [];
            }
            catch (error) {
                // `ensure` waits for a cluster that does not answer yet, or does not know whoever runs: a plan is not made to fail by it.
                if (!(0,kubernetes_access/* isNotUsableYet */.Os)(error, 0))
                    throw error;
                return [(0,difference/* stays */.PB)(`whether there is one is not known: ${(0,message_of/* messageOf */.b)(error)}`)];
            }
        },
        ensure: async (step) => {
            const plane = step.need(needs.plane);
            const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, plane);
            return (0,usable/* untilUsable */.r)(step, 'the Kubernetes API', async () => {
                const classes = await list(plane);
                const existing = find(classes);
                if (existing !== undefined)
                    return { done: existing };
                const name = storage_class_names.find((each) => classes.every(({ metadata }) => metadata.name !== each));
                if (name === undefined)
                    throw new NoNameForStorageClassError();
                step.change('created', `${name}, encrypted`);
                try {
                    return { done: await client.create(encryptedGp3(name)) };
                }
                catch (error) {
                    if ((0,kubernetes_errors/* isConflict */.dh)(error))
                        return { waiting: `${name} has just been made by somebody else` };
                    throw error;
                }
            });
        },
        remove: async (step) => {
            const plane = await needs.plane.read();
            if (plane === undefined)
                return;
            for (const { metadata } of (await list(plane)).filter(isOurs)) {
                step.change('deleted', metadata.name);
                await (0,kubernetes_access/* clusterClient */.Sz)(aws, plane).delete('StorageClass', metadata);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/control-plane/cluster-role.js


/** The role with which the control plane manages interfaces and load balancers: the user's own, or one of ours. */
function clusterRole(aws, spec) {
    const title = 'cluster role';
    const given = spec.clusterRoleArn ?? spec.roles?.cluster;
    if (given !== undefined)
        return givenRole(aws, title, given);
    return serviceRole(aws, spec, {
        title,
        name: (0,names/* namesOf */.eZ)(spec.name, spec.region).clusterRole,
        description: `Control plane of the EKS cluster ${spec.name}`,
        service: 'eks.amazonaws.com',
        policies: ['AmazonEKSClusterPolicy'],
    });
}

// EXTERNAL MODULE: ./build/resources/control-plane/control-plane.js + 1 modules
var control_plane = __webpack_require__(5088);
// EXTERNAL MODULE: ./build/engine/side-by-side.js
var side_by_side = __webpack_require__(5126);
;// CONCATENATED MODULE: ./build/resources/leftovers/volumes.js


/**
 * Volumes of claims that have outlived their cluster, unless they are meant to. A volume is in no VPC: what proves that it
 * is ours are the tags that the EBS CSI driver was told to give it, or Auto Mode's own.
 */
function volumes(aws, spec, { plane }) {
    async function find() {
        const { paginateDescribeVolumes } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
        const client = await aws.ec2();
        const found = new Map();
        for (const key of [spec_tags/* tagKeys */.bi.cluster, autoModeKey]) {
            const request = { Filters: [{ Name: `tag:${key}`, Values: [spec.name] }] };
            for await (const page of paginateDescribeVolumes({ client }, request)) {
                for (const volume of page.Volumes ?? [])
                    found.set(volume.VolumeId, volume);
            }
        }
        return [...found.values()].filter(({ Tags }) => mayGo((0,spec_tags/* fromTagList */.Bz)(Tags), spec));
    }
    return {
        name: 'volumes',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const ec2 = await aws.ec2();
            const asked = new Set();
            await step.until('the volumes to go', async () => {
                const left = await find();
                for (const { VolumeId = '', State } of left) {
                    if (State !== 'available' || asked.has(VolumeId))
                        continue;
                    asked.add(VolumeId);
                    step.change('deleted', VolumeId);
                    await (0,errors/* unlessAbsent */.QY)(ec2.deleteVolume({ VolumeId }));
                }
                if (left.length === 0)
                    return { done: undefined };
                return { waiting: left.map(({ VolumeId, State }) => `${VolumeId} is ${State}`).join(', ') };
            });
        },
    };
}
const autoModeKey = 'eks:eks-cluster-name';
function mayGo(tags, spec) {
    return isOfDriver(tags, spec) && tags[spec_tags/* tagKeys */.bi.retained] === undefined;
}
/** Whether a driver of the cluster has made the volume, and not the user. */
function isOfDriver(tags, spec) {
    return (0,spec_tags/* isOurs */.MU)(tags, spec) || tags[autoModeKey] === spec.name;
}

;// CONCATENATED MODULE: ./build/resources/leftovers/claims.js





/** The drivers of EBS: the add-on's, and Auto Mode's own. */
const drivers = ['ebs.csi.aws.com', 'ebs.csi.eks.amazonaws.com'];
/** Seconds that a pod is given to end when it holds a claim that is to go. */
const gracePeriodSeconds = 10;
/**
 * PersistentVolumeClaims: once one has gone, with the pods that hold it, the driver deletes its volume. A volume whose
 * reclaim policy is Retain is meant to outlive its claim: it is marked as retained, and stays.
 */
function claims(aws, spec, { inside, pools }) {
    return {
        name: 'volume claims',
        needs: [pools],
        read: () => inside.read(async (client) => (await client.list('PersistentVolumeClaim')).items),
        remove: (step) => inside.remove(step, async (client) => {
            const { claims, volumes } = await find(client);
            await retain(aws, spec, volumes.filter(isRetained));
            await deleteClaims(client, step, claims);
            const left = [...claims, ...volumes.filter((volume) => !isRetained(volume))];
            return left.length === 0 ? undefined : (0,leftovers_inside/* someOf */.yU)(left.map(leftovers_inside/* titleOf */.Gg));
        }),
    };
}
async function find(client) {
    const [claims, volumes] = await Promise.all([
        client.list('PersistentVolumeClaim'),
        client.list('PersistentVolume'),
    ]);
    return {
        claims: claims.items,
        volumes: volumes.items.filter(({ spec }) => drivers.includes(spec.csi?.driver ?? '')),
    };
}
function isRetained({ spec }) {
    return spec.persistentVolumeReclaimPolicy === 'Retain';
}
/** Marks the volumes behind these, so that nothing deletes them later. One that the user brought needs no mark. */
async function retain(aws, spec, volumes) {
    const handles = volumes.flatMap((volume) => volume.spec.csi?.volumeHandle ?? []);
    if (handles.length === 0)
        return;
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'volume-id', Values: handles }];
    const found = await (0,pages/* everyPage */.L)((NextToken) => ec2.describeVolumes({ Filters, NextToken }), (page) => page.Volumes);
    const ours = found.filter(({ Tags }) => isOfDriver((0,spec_tags/* fromTagList */.Bz)(Tags), spec));
    const unmarked = ours.filter(({ Tags }) => !(spec_tags/* tagKeys */.bi.retained in (0,spec_tags/* fromTagList */.Bz)(Tags)));
    if (unmarked.length === 0)
        return;
    const Resources = unmarked.flatMap(({ VolumeId }) => VolumeId ?? []);
    await ec2.createTags({ Resources, Tags: [{ Key: spec_tags/* tagKeys */.bi.retained, Value: 'true' }] });
}
async function deleteClaims(client, step, claims) {
    if (claims.length === 0)
        return;
    const [sets, pods] = await Promise.all([client.list('StatefulSet'), client.list('Pod')]);
    // A StatefulSet makes the claims of its templates again.
    for (const set of sets.items.filter(({ spec }) => spec.volumeClaimTemplates?.length)) {
        await client.delete('StatefulSet', set.metadata);
    }
    for (const claim of claims.filter(({ metadata }) => metadata.deletionTimestamp === undefined)) {
        step.change('deleted', (0,leftovers_inside/* titleOf */.Gg)(claim));
        await client.delete('PersistentVolumeClaim', claim.metadata);
    }
    // A claim waits for its pods; those that take their place are not scheduled, since the claim is on its way out.
    const holding = pods.items.filter((pod) => pod.metadata.deletionTimestamp === undefined && claims.some((claim) => holds(pod, claim)));
    await (0,side_by_side/* sideBySide */.Q)(holding, leftovers_inside/* atOnce */.zd, ({ metadata }) => client.delete('Pod', metadata, { gracePeriodSeconds }));
}
function holds({ metadata, spec }, claim) {
    return (spec.nodeName !== undefined &&
        metadata.namespace === claim.metadata.namespace &&
        (spec.volumes ?? []).some((each) => each.persistentVolumeClaim?.claimName === claim.metadata.name));
}

;// CONCATENATED MODULE: ./build/resources/leftovers/exposed.js

/**
 * Services, Ingresses and Gateways to which controllers have given load balancers: once such an object has gone, its
 * controller has taken away the load balancer with its listeners, target groups and security groups.
 */
function exposed({ inside, pools }) {
    return {
        name: 'Services and Ingresses',
        needs: [pools],
        read: () => inside.read(exposed_find),
        remove: (step) => inside.remove(step, async (client) => {
            const objects = await exposed_find(client);
            for (const object of objects.filter(({ metadata }) => metadata.deletionTimestamp === undefined)) {
                step.change('deleted', (0,leftovers_inside/* titleOf */.Gg)(object));
                await client.delete(object.kind, object.metadata);
            }
            return objects.length === 0 ? undefined : (0,leftovers_inside/* someOf */.yU)(objects.map(leftovers_inside/* titleOf */.Gg));
        }),
    };
}
async function exposed_find(client) {
    const [services, ingresses, gateways] = await Promise.all([
        client.list('Service'),
        client.list('Ingress'),
        client.list('Gateway'),
    ]);
    const balanced = services.items.filter(({ spec }) => spec.type === 'LoadBalancer');
    return [...balanced, ...ingresses.items, ...gateways.items];
}

// EXTERNAL MODULE: ./build/resources/leftovers/guard-duty.js
var guard_duty = __webpack_require__(8565);
;// CONCATENATED MODULE: ./build/aws/auto-scaling.js

/**
 * Resolves to undefined where there is no such Auto Scaling group, such as one that EKS is making anew: Auto Scaling has no
 * code of its own for it.
 */
async function unlessGroupIsUnknown(answer) {
    try {
        return await answer;
    }
    catch (error) {
        const isUnknown = /AutoScalingGroup name not found/i.test(String(error));
        if ((0,errors/* errorCode */.CA)(error) === 'ValidationError' && isUnknown)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/aws/vpc.js
var vpc = __webpack_require__(453);
;// CONCATENATED MODULE: ./build/resources/leftovers/instances.js






/** Calls to EC2 at once. */
const atOnce = 10;
/** Every state but `terminated`. */
const standing = ['pending', 'running', 'shutting-down', 'stopping', 'stopped'];
/**
 * Instances that no node group of EKS's has: those that Karpenter started for the cluster, and of node groups that somebody
 * manages otherwise. They outlive its control plane, cost on, and keep the VPC from going. Only in the cluster's own VPC, and
 * only those with its name in a tag: in a network that clusters share, a tag may be anybody's word.
 * Sources: aws/karpenter-provider-aws issues 1134 and 1955; EKS user guide, "Launch self-managed nodes".
 */
function instances(aws, spec, { plane }) {
    async function find() {
        const vpcs = await (0,vpc/* ownVpcIds */.qm)(aws, spec);
        if (vpcs.length === 0)
            return [];
        const ec2 = await aws.ec2();
        const Filters = [
            { Name: 'vpc-id', Values: vpcs },
            { Name: 'instance-state-name', Values: standing },
        ];
        const reservations = await (0,pages/* everyPage */.L)((NextToken) => ec2.describeInstances({ Filters, NextToken }), (page) => page.Reservations);
        return reservations
            .flatMap(({ Instances = [] }) => Instances)
            .filter(({ Tags }) => (0,spec_tags/* isMadeFor */.pb)((0,spec_tags/* fromTagList */.Bz)(Tags), spec));
    }
    return {
        name: 'instances',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const found = await find();
            if (found.length === 0)
                return;
            const groups = new Set(found.flatMap((instance) => autoScalingGroupOf(instance) ?? []));
            for (const group of groups)
                await removeAutoScalingGroup(aws, step, group);
            const ec2 = await aws.ec2();
            const alone = found.filter((instance) => autoScalingGroupOf(instance) === undefined);
            await (0,side_by_side/* sideBySide */.Q)(alone, atOnce, async ({ InstanceId = '', State }) => {
                if (State?.Name === 'shutting-down')
                    return;
                step.change('deleted', InstanceId);
                await ec2.terminateInstances({ InstanceIds: [InstanceId] });
            });
            await step.until('instances to end', async () => {
                const left = await find();
                if (left.length === 0)
                    return { done: undefined };
                return { waiting: (0,leftovers_inside/* someOf */.yU)(left.map(({ InstanceId, State }) => `${InstanceId} is ${State?.Name}`)) };
            });
        },
    };
}
const autoScalingGroupOf = ({ Tags }) => (0,spec_tags/* fromTagList */.Bz)(Tags)['aws:autoscaling:groupName'];
/** With its instances, which it would otherwise start anew. */
async function removeAutoScalingGroup(aws, step, AutoScalingGroupName) {
    step.change('deleted', `Auto Scaling group ${AutoScalingGroupName}`);
    const autoScaling = await aws.autoScaling();
    await unlessGroupIsUnknown(autoScaling.deleteAutoScalingGroup({ AutoScalingGroupName, ForceDelete: true }));
}

;// CONCATENATED MODULE: ./build/resources/leftovers/network-interfaces.js




/** Milliseconds within which the CNI attaches what it has made: as old, it counts as left for the CNI itself, too. */
const ageOfLeft = 5 * 60_000;
/**
 * Interfaces that the VPC CNI made for pods and left when their node went. In the cluster's own VPC, once the nodes have
 * gone, nobody uses one that is attached to nothing. In one that clusters share, it has to name this cluster, and to be old
 * enough not to be on its way to a node.
 */
function networkInterfaces(aws, spec, { plane, groups }) {
    async function find() {
        const vpcs = await (0,vpc/* vpcsOf */.aA)(aws, spec);
        const all = await (0,vpc/* interfacesIn */.a9)(aws, vpcs.map(({ id }) => id));
        return all
            .filter(({ Status }) => Status === 'available')
            .flatMap((each) => {
            const isShared = vpcs.some(({ id, isShared }) => isShared && id === each.VpcId);
            const isLeft = isShared ? isOfCluster(each, spec.name) : isOfCni(each);
            return isLeft ? [{ id: each.NetworkInterfaceId ?? '', mayGo: !isShared || isOld(each) }] : [];
        });
    }
    return {
        name: 'network interfaces',
        needs: [plane],
        madeBy: groups,
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const ec2 = await aws.ec2();
            await step.until('interfaces to be old enough to count as left', async () => {
                const found = await find();
                for (const { id } of found.filter(({ mayGo }) => mayGo)) {
                    step.change('deleted', id);
                    await (0,errors/* unlessAbsent */.QY)(ec2.deleteNetworkInterface({ NetworkInterfaceId: id }));
                }
                const young = found.filter(({ mayGo }) => !mayGo);
                return young.length === 0 ? { done: undefined } : { waiting: (0,leftovers_inside/* someOf */.yU)(young.map(({ id }) => id)) };
            });
        },
    };
}
/** By the CNI's tag, which the add-on has had from the first version that EKS offers. */
function isOfCluster({ TagSet }, cluster) {
    return (0,spec_tags/* fromTagList */.Bz)(TagSet)['cluster.k8s.amazonaws.com/name'] === cluster;
}
/** The CNI writes the moment into a tag, together with the name of its cluster. */
function isOld({ TagSet }) {
    const createdAt = Date.parse((0,spec_tags/* fromTagList */.Bz)(TagSet)['node.k8s.amazonaws.com/createdAt'] ?? '');
    return !(Date.now() - createdAt < ageOfLeft);
}
/** By the CNI's tag, or, of older versions, its description. */
function isOfCni({ TagSet, Description = '' }) {
    return 'node.k8s.amazonaws.com/instance_id' in (0,spec_tags/* fromTagList */.Bz)(TagSet) || /^aws-K8S-i-/.test(Description);
}

;// CONCATENATED MODULE: ./build/resources/leftovers/late-interfaces.js




/**
 * A second look at interfaces of the VPC CNI, right before the cluster's own network goes: one that was being detached at the
 * first look is left now, and so are those of instances that no node group had.
 * Sources: aws/amazon-vpc-cni-k8s issues 69 and 1223.
 */
function lateInterfaces(aws, spec, { instances }) {
    /** Those that nothing is attached to, and those that are on their way to it. */
    async function find() {
        const all = await (0,vpc/* interfacesIn */.a9)(aws, await (0,vpc/* ownVpcIds */.qm)(aws, spec));
        return all.filter((each) => isOfCni(each) && (isFree(each) || isBeingDetached(each)));
    }
    return {
        name: 'late network interfaces',
        needs: [],
        madeBy: [instances],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const ec2 = await aws.ec2();
            await step.until('interfaces to be detached', async () => {
                const found = await find();
                for (const { NetworkInterfaceId = '' } of found.filter(isFree)) {
                    step.change('deleted', NetworkInterfaceId);
                    await (0,errors/* unlessAbsent */.QY)(ec2.deleteNetworkInterface({ NetworkInterfaceId }));
                }
                const detaching = found.filter((each) => !isFree(each));
                if (detaching.length === 0)
                    return { done: undefined };
                return { waiting: (0,leftovers_inside/* someOf */.yU)(detaching.map(({ NetworkInterfaceId = '' }) => NetworkInterfaceId)) };
            });
        },
    };
}
const isFree = ({ Status }) => Status === 'available';
const isBeingDetached = ({ Status, Attachment }) => Status === 'detaching' || Attachment?.Status === 'detaching';

// EXTERNAL MODULE: ./build/aws/load-balancers.js
var load_balancers = __webpack_require__(5990);
;// CONCATENATED MODULE: ./build/resources/leftovers/load-balancers.js





/** Load balancers of the cluster's controllers that have outlived them, with their listeners. */
function loadBalancers(aws, spec, { plane }) {
    async function find() {
        const all = await (0,load_balancers/* loadBalancersIn */.VV)(aws, await (0,vpc/* vpcIdsOf */.bK)(aws, spec));
        return all.filter(({ tags }) => (0,spec_tags/* isMadeFor */.pb)(tags, spec));
    }
    async function remove({ id, isClassic }) {
        if (isClassic) {
            const elb = await aws.elbClassic();
            await elb.deleteLoadBalancer({ LoadBalancerName: id });
            return;
        }
        const elb = await aws.elb();
        const deletion = () => (0,errors/* unlessAbsent */.QY)(elb.deleteLoadBalancer({ LoadBalancerArn: id }));
        await deletion().catch(async (error) => {
            // An annotation can ask a controller for deletion protection: with the cluster, what it protected has gone.
            if ((0,errors/* errorCode */.CA)(error) !== 'OperationNotPermitted')
                throw error;
            await elb.modifyLoadBalancerAttributes({
                LoadBalancerArn: id,
                Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }],
            });
            await deletion();
        });
    }
    return {
        name: 'load balancers',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const found = await find();
            if (found.length === 0)
                return;
            for (const balancer of found) {
                step.change('deleted', balancer.id);
                await remove(balancer);
            }
            const descriptions = found.map(({ interfaceDescription }) => interfaceDescription);
            await step.until('the network interfaces of the load balancers to go', async () => {
                const interfaces = await (0,vpc/* interfacesIn */.a9)(aws, await (0,vpc/* vpcIdsOf */.bK)(aws, spec));
                const left = interfaces.filter(({ Description = '' }) => descriptions.includes(Description));
                if (left.length === 0)
                    return { done: undefined };
                return { waiting: (0,leftovers_inside/* someOf */.yU)(left.map(({ NetworkInterfaceId = '' }) => NetworkInterfaceId)) };
            });
        },
    };
}

// EXTERNAL MODULE: ./build/aws/log-groups.js
var log_groups = __webpack_require__(3693);
;// CONCATENATED MODULE: ./build/resources/leftovers/log-group.js



/**
 * The logs of the control plane, and those that the CloudWatch agent of the nodes writes. They are made without tags, under
 * names that an earlier cluster may have had which was not ours: without our tags they stay. They go last: a dying control
 * plane makes its group again. What was kept once stays: it may hold what an earlier cluster did.
 */
function logGroup(aws, spec, { plane, keepsLogs }) {
    const deleted = new Set();
    const find = () => (0,log_groups/* logGroupsOf */.sV)(aws, spec.name);
    async function remove(step, name) {
        deleted.add(name);
        step.change('deleted', name);
        const logs = await aws.logs();
        await (0,errors/* unlessAbsent */.QY)(logs.deleteLogGroup({ logGroupName: name }));
    }
    return {
        name: 'log groups',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        claim: async () => {
            const cluster = await plane.read();
            if (cluster === undefined)
                return;
            (0,spec_tags/* requireOurs */.hN)(`Cluster ${cluster.name}`, cluster.tags, spec);
            const logs = await aws.logs();
            for (const { name, arn, tags, madeAt } of await find()) {
                const isOfCluster = name === (0,log_groups/* controlPlaneLogGroup */.Vi)(spec.name) || madeAt >= cluster.createdAt;
                const missing = {
                    ...(!(0,spec_tags/* isOurs */.MU)(tags, spec) && spec.tags),
                    ...(keepsLogs && !(0,spec_tags/* isRetained */.dE)(tags) && { [spec_tags/* tagKeys */.bi.retained]: 'true' }),
                };
                if (isOfCluster && Object.keys(missing).length > 0) {
                    await logs.tagResource({ resourceArn: arn, tags: missing });
                }
            }
        },
        remove: async (step) => {
            for (const { name, tags } of await find()) {
                if ((0,spec_tags/* isRetained */.dE)(tags))
                    step.say(`${name} stays: it was to be kept`);
                else if ((0,spec_tags/* isOurs */.MU)(tags, spec))
                    await remove(step, name);
                else
                    step.say(`${name} stays: nothing shows that it is of this cluster`);
            }
        },
        removeAgain: async (step) => {
            if ((await plane.read()) !== undefined)
                return;
            for (const { name } of await find())
                if (deleted.has(name))
                    await remove(step, name);
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/leftovers/node-pools.js

/**
 * What Karpenter starts instances by. Its pods go with all the others, and what it has started stays: so it is told first
 * that none is wanted any more, and takes them away itself, as long as it runs. For as long as there is a pool it would put
 * new nodes under the pods that are ended.
 * Source: Karpenter's documentation, "Disruption": a NodePool's deletion, and the finalizers of NodeClaims.
 */
function nodePools({ inside, pods }) {
    return {
        name: 'NodePools',
        needs: [pods],
        read: () => inside.read(node_pools_find),
        remove: (step) => inside.remove(step, async (client) => {
            const found = await node_pools_find(client);
            for (const object of found.filter(({ metadata }) => metadata.deletionTimestamp === undefined)) {
                step.change('deleted', (0,leftovers_inside/* titleOf */.Gg)(object));
                await client.delete(object.kind, object.metadata);
            }
            return found.length === 0 ? undefined : (0,leftovers_inside/* someOf */.yU)(found.map(leftovers_inside/* titleOf */.Gg));
        }),
    };
}
/** The pools, and the claims on instances that are made for them or without any. */
async function node_pools_find(client) {
    const [pools, claims] = await Promise.all([client.list('NodePool'), client.list('NodeClaim')]);
    return [...pools.items, ...claims.items];
}

// EXTERNAL MODULE: ./build/aws/oidc-providers.js
var oidc_providers = __webpack_require__(6178);
;// CONCATENATED MODULE: ./build/resources/leftovers/oidc-provider.js


/** IAM's providers for the cluster's issuer, by which roles trust service accounts: those with our tags. */
function oidcProvider(aws, spec, { plane }) {
    return {
        name: 'OIDC provider',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await (0,oidc_providers/* ownOidcProviders */.g)(aws, spec);
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const iam = await aws.iam();
            for (const arn of await (0,oidc_providers/* ownOidcProviders */.g)(aws, spec)) {
                step.change('deleted', arn);
                await (0,errors/* unlessAbsent */.QY)(iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn: arn }));
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/leftovers/pods.js




/** Seconds that a pod is given to end, whatever it asks for. */
const pods_gracePeriodSeconds = 30;
/** Milliseconds after which pods go without their node being asked. */
const forcedAfter = 60_000;
/**
 * The pods on the nodes. A managed node group is drained by evictions, which PodDisruptionBudgets and long grace periods
 * hold up for five minutes (EKS user guide, "Delete a managed node group from your cluster"). Nobody waits for the pods of a
 * cluster that goes: the budgets are deleted, the nodes cordoned, and the pods ended within a minute, so that the drain finds
 * none. Those of DaemonSets stay: a drain leaves them alone too.
 */
function pods({ inside, groups }) {
    return {
        name: 'pods',
        needs: groups,
        read: () => inside.read(pods_find),
        remove: (step) => inside
            .remove(step, async (client) => {
            const found = await pods_find(client);
            if (found.length === 0)
                return undefined;
            await deleteBudgets(client);
            await cordon(client);
            const force = step.elapsed() > forcedAfter;
            const toGo = found.filter(({ metadata }) => force || metadata.deletionTimestamp === undefined);
            if (toGo.length > 0)
                step.change('deleted', `${force ? 'by force, ' : ''}${toGo.length} pods`);
            await (0,side_by_side/* sideBySide */.Q)(toGo, leftovers_inside/* atOnce */.zd, ({ metadata }) => client.delete('Pod', metadata, { gracePeriodSeconds: force ? 0 : pods_gracePeriodSeconds }));
            return (0,leftovers_inside/* someOf */.yU)(found.map(leftovers_inside/* titleOf */.Gg));
        })
            .catch((error) => {
            // What is left in a run that does not wait is the drain's, which no budget holds up any more.
            if (!(error instanceof wait/* NotAwaited */.dg))
                throw error;
        }),
    };
}
/** Those that a drain would evict. */
async function pods_find(client) {
    const { items } = await client.list('Pod');
    return items.filter(({ metadata, spec }) => spec.nodeName !== undefined && !metadata.ownerReferences?.some(({ kind }) => kind === 'DaemonSet'));
}
async function deleteBudgets(client) {
    const { items } = await client.list('PodDisruptionBudget');
    await (0,side_by_side/* sideBySide */.Q)(items, leftovers_inside/* atOnce */.zd, ({ metadata }) => client.delete('PodDisruptionBudget', metadata));
}
/** Keeps the pods that take the others' place from being scheduled. */
async function cordon(client) {
    const { items } = await client.list('Node');
    const open = items.filter(({ spec }) => !spec.unschedulable);
    await (0,side_by_side/* sideBySide */.Q)(open, leftovers_inside/* atOnce */.zd, (node) => (0,nodes/* applyToNode */.W5)(client, node, { unschedulable: true }, { force: true }));
}

// EXTERNAL MODULE: ./build/resources/leftovers/security-groups.js
var security_groups = __webpack_require__(9148);
;// CONCATENATED MODULE: ./build/resources/leftovers/target-groups.js




/** Target groups of the cluster's controllers that have outlived them. */
function targetGroups(aws, spec, { network, loadBalancers }) {
    async function find() {
        const all = await (0,load_balancers/* targetGroupsOf */.TT)(aws, spec, await (0,vpc/* vpcIdsOf */.bK)(aws, spec));
        return all.filter(({ tags }) => (0,spec_tags/* isMadeFor */.pb)(tags, spec));
    }
    return {
        name: 'target groups',
        needs: [network],
        madeBy: [loadBalancers],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const elb = await aws.elb();
            for (const { arn } of await find()) {
                step.change('deleted', arn);
                await step.until('the listeners of the target group to go', async () => {
                    try {
                        await (0,errors/* unlessAbsent */.QY)(elb.deleteTargetGroup({ TargetGroupArn: arn }));
                        return { done: undefined };
                    }
                    catch (error) {
                        if ((0,errors/* errorCode */.CA)(error) !== 'ResourceInUse')
                            throw error;
                        return { waiting: String(error) };
                    }
                });
            }
        },
    };
}

// EXTERNAL MODULE: ./build/aws/instance-types.js
var instance_types = __webpack_require__(7675);
// EXTERNAL MODULE: ./build/aws/quotas.js
var quotas = __webpack_require__(8329);
;// CONCATENATED MODULE: ./build/aws/room.js


/** What a new account may have in a region: the first quotas that it runs into. Source: the defaults of Service Quotas. */
const usual = { vpcs: 5, addresses: 5 };
/** @returns in sentences what will not do, unless the quota has been raised: which only Service Quotas knows */
async function shortOf(aws, needed) {
    const ec2 = await aws.ec2();
    const [vpcs, { Addresses = [] }] = await Promise.all([
        (0,pages/* everyPage */.L)((NextToken) => ec2.describeVpcs({ NextToken }), (page) => page.Vpcs),
        ec2.describeAddresses({}),
    ]);
    return [
        tell('VPCs', vpcs.length, needed.vpcs, usual.vpcs, (0,quotas/* adviceOnQuota */.sV)('VpcLimitExceeded', aws.region)),
        tell('elastic IPs', Addresses.length, needed.addresses, usual.addresses, (0,quotas/* adviceOnQuota */.sV)('AddressLimitExceeded', aws.region)),
    ].filter((words) => words !== '');
}
function tell(what, used, needed, quota, advice) {
    if (needed === 0 || used + needed <= quota)
        return '';
    return (`the account has ${used} ${what} in the region, and the cluster needs ${needed} more: the quota is ${quota}, ` +
        `unless somebody has raised it. If what follows fails by it: ${advice}`);
}

// EXTERNAL MODULE: ./build/aws/stack.js
var aws_stack = __webpack_require__(5646);
// EXTERNAL MODULE: ./build/aws/zones.js
var aws_zones = __webpack_require__(2081);
// EXTERNAL MODULE: ./build/spec/spec.js
var spec = __webpack_require__(8555);
// EXTERNAL MODULE: ./build/resources/stack.js
var stack = __webpack_require__(4266);
// EXTERNAL MODULE: ./build/resources/network/network-stack.js
var network_stack = __webpack_require__(5048);
// EXTERNAL MODULE: ./build/resources/network/shared-network.js
var shared_network = __webpack_require__(7305);
;// CONCATENATED MODULE: ./build/resources/network/network.js












/**
 * VPC, subnets, routes and gateways, as one CloudFormation stack; or, in a network that clusters share, a place, as a stack
 * of the same name. A cluster keeps the kind of network that it has.
 */
function network(aws, spec, { liftsProtection }) {
    const name = (0,names/* namesOf */.eZ)(spec.name, spec.region).networkStack;
    const { kind, cidr, nat } = spec.network;
    const own = (0,stack/* ownStack */.f)(aws, {
        name,
        template: network_stack/* networkTemplate */.Vl,
        mark: spec,
        tags: spec.tags,
        liftsProtection,
    });
    const shared = (0,shared_network/* sharedNetwork */.mt)(aws, spec, name);
    const subnets = {
        name: 'subnets',
        get of() {
            return whole;
        },
        read: async () => {
            const stack = await own.find();
            if (stack === undefined)
                return undefined;
            return (0,shared_network/* isInSharedNetwork */.LQ)(stack) ? shared.read() : (0,network_stack/* subnetsOf */.i_)(stack, await (0,aws_stack/* completeResources */.XW)(aws, name));
        },
    };
    /** Asked before anything is made. A shared network that stands has its zones already. */
    async function objectionsToZones() {
        if (kind === 'shared' && (await shared.read()) !== undefined)
            return [];
        const { nodeGroups } = spec;
        const known = await (0,instance_types/* instanceTypes */.Xe)(aws, nodeGroups.flatMap((group) => group.instanceTypes));
        // A type that there is not is told by its node group.
        const groups = nodeGroups.filter((group) => group.instanceTypes.every((type) => known.has(type)));
        return (0,aws_zones/* chooseZones */.BB)(aws, groups, spec.network.zones).then(() => [], (error) => {
            if (!(error instanceof aws_zones/* ZonesError */.qD))
                throw error;
            return [{ verdict: 'refuse', words: error.message }];
        });
    }
    const whole = {
        name: 'network',
        subnets,
        needs: [],
        read: subnets.read,
        diff: async () => {
            const existing = await own.find();
            if (existing !== undefined && !(0,states/* isLostStack */.Tp)(existing))
                return network_differencesOf(existing, spec);
            const words = `VPC ${cidr}, NAT gateway: ${nat}`;
            if (existing !== undefined)
                return [
                    { verdict: 'replace', words: `its stack is ${existing.StackStatus}, and is made anew: ${words}` },
                ];
            return [
                { verdict: 'make', words: `${words}${kind === 'shared' ? ', shared with other clusters' : ''}` },
                ...(await objectionsToZones()),
            ];
        },
        ensure: async (step) => {
            const existing = await own.findUsable(step);
            const isShared = existing === undefined ? kind === 'shared' : (0,shared_network/* isInSharedNetwork */.LQ)(existing);
            const differences = existing === undefined ? [] : network_differencesOf(existing, spec);
            (0,difference/* requirePossible */.hp)(differences);
            for (const { words } of differences.filter(({ verdict }) => verdict === 'none'))
                step.say(words);
            if (isShared)
                return shared.ensure(step, existing, (value) => step.offer(subnets, value));
            await own.begin(step, existing, async () => {
                const [parameters, missing] = await Promise.all([
                    (0,network_stack/* networkParameters */.V6)(aws, spec),
                    shortOf(aws, { vpcs: 1, addresses: { Single: 1, HighlyAvailable: 3, Disable: 0 }[nat] }),
                ]);
                for (const words of missing)
                    step.say(words);
                return parameters;
            });
            const { stack, value } = await own.untilUsable(step, 'the subnets', network_stack/* subnetsOf */.i_);
            step.offer(subnets, value);
            await own.untilWhole(step, 'the NAT gateway and routes', stack);
            return value;
        },
        leaving: async () => {
            const stack = await own.find();
            return (0,presence/* leavingIn */.QD)(stack?.StackStatus, (0,states/* isLeavingStack */.lI)(stack));
        },
        remove: async (step) => {
            if ((await own.find()) === undefined)
                return;
            await own.remove(step);
        },
    };
    return whole;
}
/** Of a stack that stands: what it cannot become, and what is missing of it. */
function network_differencesOf(stack, { name, network: { kind, cidr, nat, zones } }) {
    const isShared = (0,shared_network/* isInSharedNetwork */.LQ)(stack);
    const place = isShared ? 'the shared network' : 'a network of its own';
    const moves = isShared !== (kind === 'shared');
    const { cidr: usualCidr, nat: usualNat } = spec/* defaults */.NT.network;
    const parameters = [
        { field: 'vpc.cidr', key: 'VpcCidr', wanted: cidr, usual: usualCidr },
        { field: 'vpc.nat.gateway', key: 'Nat', wanted: nat, usual: usualNat },
        { field: 'availabilityZones', key: 'Zones', wanted: zones?.join(','), usual: undefined },
    ];
    return [
        ...(moves
            ? [
                {
                    verdict: 'none',
                    words: `cluster ${name} stays in ${place}: it cannot move. ` +
                        `\`network: ${kind}\` is for a cluster that is made anew`,
                },
            ]
            : []),
        ...parameters
            .map((each) => ({ ...each, has: (0,network_stack/* parameterOf */.lS)(stack, each.key) }))
            // What is not asked for stays as it is; the shared network says what others have asked for.
            .filter(({ has, wanted, usual }) => !isShared && !moves && wanted !== usual && wanted !== has)
            .map(({ field, has, wanted }) => ({
            verdict: 'refuse',
            words: `The network of cluster ${name} has ${field} ${has}, and ${wanted} is asked for. This action does not change the ` +
                'network under a cluster: ask for what it has, or remove the cluster with `down` first.',
        })),
        ...((0,states/* isRepairableStack */.C)(stack) && !isShared
            ? [{ verdict: 'change', words: `its stack is ${stack.StackStatus}, and is repaired` }]
            : []),
    ];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/resources/nodes/launch-template.js





/** What its newest version said before is not known: EC2 shows it to nobody who may not see every template. */
function launch_template_differencesOf({ content, version }, data, { volume }) {
    if (content === contentOf(data, version))
        return [];
    const performance = [
        volume.iops && `${volume.iops} IOPS`,
        volume.throughput && `${volume.throughput} MiB/s`,
    ];
    const words = [`${volume.size} GiB of ${volume.type}`, ...performance].filter(Boolean).join(', ');
    return [(0,difference/* change */.Zg)(`a new version, with a volume of ${words}`)];
}
/**
 * What EKS's own launch template lacks: an encrypted volume, IMDSv2 required, and our tags on instances, volumes and
 * interfaces. It names no security groups, so that EKS puts the cluster's own on the nodes.
 * Source: EKS user guide, "Customize managed nodes with launch templates", "Using custom security groups".
 */
function launchTemplate(aws, spec, group) {
    const name = (0,names/* namesOf */.eZ)(spec.name, spec.region).launchTemplate(group.name);
    const title = `launch template ${group.name}`;
    async function find() {
        const ec2 = await aws.ec2();
        const answer = await (0,errors/* unlessAbsent */.QY)(ec2.describeLaunchTemplates({ LaunchTemplateNames: [name] }));
        const found = answer?.LaunchTemplates?.[0];
        if (found === undefined)
            return undefined;
        const tags = (0,spec_tags/* fromTagList */.Bz)(found.Tags);
        (0,spec_tags/* requireOurs */.hN)(`Launch template ${name}`, tags, spec);
        const version = String(found.LatestVersionNumber);
        return { id: found.LaunchTemplateId ?? '', version, content: tags[spec_tags/* tagKeys */.bi.content] };
    }
    function wanted() {
        const instanceTags = (0,spec_tags/* toTagList */.s3)({ Name: `${spec.name}-${group.name}`, ...spec.tags, ...group.tags });
        return {
            BlockDeviceMappings: volumesOf(group),
            // One hop: pods cannot reach the node's role through the metadata service.
            MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
            TagSpecifications: [
                { ResourceType: 'instance', Tags: instanceTags },
                { ResourceType: 'volume', Tags: instanceTags },
                { ResourceType: 'network-interface', Tags: instanceTags },
            ],
        };
    }
    async function create(step, data) {
        step.change('created', name);
        const ec2 = await aws.ec2();
        const request = {
            LaunchTemplateName: name,
            LaunchTemplateData: data,
            TagSpecifications: [
                {
                    ResourceType: 'launch-template',
                    Tags: (0,spec_tags/* toTagList */.s3)({ ...spec.tags, [spec_tags/* tagKeys */.bi.content]: contentOf(data, '1') }),
                },
            ],
        };
        try {
            const { LaunchTemplate } = await ec2.createLaunchTemplate(request);
            return { id: LaunchTemplate?.LaunchTemplateId ?? '', version: '1' };
        }
        catch (error) {
            const existing = (0,errors/* isExisting */.a_)(error) ? await find() : undefined;
            if (existing === undefined)
                throw error;
            return existing;
        }
    }
    return {
        name: title,
        needs: [],
        read: find,
        diff: async () => {
            const existing = await find();
            if (existing === undefined)
                return [(0,difference/* make */.L8)(name)];
            return launch_template_differencesOf(existing, wanted(), group);
        },
        ensure: async (step) => {
            const data = wanted();
            const existing = await find();
            if (existing === undefined)
                return create(step, data);
            const { id } = existing;
            const differences = launch_template_differencesOf(existing, data, group);
            if (differences.length === 0)
                return existing;
            for (const { words } of differences)
                step.change('updated', `${name}, ${words}`);
            const ec2 = await aws.ec2();
            const { LaunchTemplateVersion } = await ec2.createLaunchTemplateVersion({
                LaunchTemplateId: id,
                LaunchTemplateData: data,
            });
            const made = String(LaunchTemplateVersion?.VersionNumber);
            await ec2.createTags({
                Resources: [id],
                Tags: (0,spec_tags/* toTagList */.s3)({ [spec_tags/* tagKeys */.bi.content]: contentOf(data, made) }),
            });
            return { id, version: made };
        },
        remove: async (step) => {
            const template = await find();
            if (template === undefined)
                return;
            step.change('deleted', name);
            const ec2 = await aws.ec2();
            await (0,errors/* unlessAbsent */.QY)(ec2.deleteLaunchTemplate({ LaunchTemplateId: template.id }));
        },
    };
}
/**
 * What a version says, in short. EC2 shows what is in a template only by a call that IAM cannot narrow to ours, and that
 * shows the user data of every other template too. Of the tags, only the user's could be compared: runs differ.
 */
function contentOf({ BlockDeviceMappings, MetadataOptions }, version) {
    const content = [BlockDeviceMappings, MetadataOptions];
    return `${version}:${(0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)}`;
}
/** Bottlerocket keeps its system on a volume of its own, and everything else on the second. */
function volumesOf({ amiFamily, volume }) {
    const data = {
        VolumeType: volume.type,
        VolumeSize: volume.size,
        Encrypted: true,
        ...(volume.iops !== undefined && { Iops: volume.iops }),
        ...(volume.throughput !== undefined && { Throughput: volume.throughput }),
    };
    if (amiFamily !== 'Bottlerocket')
        return [{ DeviceName: '/dev/xvda', Ebs: data }];
    return [
        { DeviceName: '/dev/xvda', Ebs: { Encrypted: true } },
        { DeviceName: '/dev/xvdb', Ebs: data },
    ];
}

;// CONCATENATED MODULE: ./build/aws/ami-type.js

const amiTypes = {
    AmazonLinux2023: {
        x86: 'AL2023_x86_64_STANDARD',
        'x86 with NVIDIA': 'AL2023_x86_64_NVIDIA',
        'x86 with Neuron': 'AL2023_x86_64_NEURON',
        Arm: 'AL2023_ARM_64_STANDARD',
        'Arm with NVIDIA': 'AL2023_ARM_64_NVIDIA',
    },
    Bottlerocket: {
        x86: 'BOTTLEROCKET_x86_64',
        'x86 with NVIDIA': 'BOTTLEROCKET_x86_64_NVIDIA',
        'x86 with Neuron': 'BOTTLEROCKET_x86_64',
        Arm: 'BOTTLEROCKET_ARM_64',
        'Arm with NVIDIA': 'BOTTLEROCKET_ARM_64_NVIDIA',
    },
};
/**
 * The AMI of the node group, as EKS names it: by its family, and by the architecture and accelerators of its first
 * instance type.
 *
 * @throws whatever EC2 answers, such as InvalidInstanceType.
 */
async function amiTypeOf(aws, { amiFamily, instanceTypes }) {
    const ec2 = await aws.ec2();
    const first = instanceTypes.slice(0, 1);
    const { InstanceTypes = [] } = await ec2.describeInstanceTypes({ InstanceTypes: first });
    return amiTypes[amiFamily][hardwareOf(InstanceTypes[0])];
}
function hardwareOf(info) {
    const nvidia = info?.GpuInfo?.Gpus?.some((gpu) => gpu.Manufacturer === 'NVIDIA') ?? false;
    if ((0,instance_types/* architectureOf */.NJ)(info) === 'Arm')
        return nvidia ? 'Arm with NVIDIA' : 'Arm';
    if (nvidia)
        return 'x86 with NVIDIA';
    return info?.NeuronInfo === undefined ? 'x86' : 'x86 with Neuron';
}

;// CONCATENATED MODULE: ./build/aws/node-diagnosis.js




/** Reasons that no patience helps against, in Auto Scaling's words. */
const lasting = /VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded|not eligible for Free Tier|InvalidKMSKey|account is currently blocked/;
/**
 * Why no instance starts; undefined while nothing is known to be wrong. EKS tries on, and says nothing of it until it
 * gives the group up, which takes it more than half an hour.
 */
async function launchTrouble(aws, group) {
    // Whoever may not ask is told by EKS, later: a group that thrives must not fail for a question.
    const [newest] = await failedLaunches(aws, group).catch((error) => {
        if ((0,errors/* isDenied */.GZ)(error))
            return [];
        throw error;
    });
    return newest === undefined ? undefined : { words: newest, lasting: lasting.test(newest) };
}
/** Auto Scaling's reasons for launches that failed, newest first and each once. */
async function failedLaunches(aws, { resources }) {
    const autoScaling = await aws.autoScaling();
    const answers = await Promise.all((resources?.autoScalingGroups ?? []).map(({ name }) => unlessGroupIsUnknown(autoScaling.describeScalingActivities({ AutoScalingGroupName: name, MaxRecords: 20 }))));
    const activities = answers.flatMap((answer) => answer?.Activities ?? []);
    const failed = activities.filter(({ StatusCode }) => StatusCode === 'Failed');
    return [...new Set(failed.flatMap(({ StatusMessage }) => StatusMessage ?? []))];
}
/**
 * What Auto Scaling says of launches, EC2 of the instances, and the console of one that runs of its way into the
 * cluster. What cannot be found out, it says, too; '' when there is nothing to say.
 */
async function diagnoseNodes(aws, group) {
    const told = await Promise.all([
        node_diagnosis_tell('Auto Scaling', async () => (await failedLaunches(aws, group)).slice(0, 3)),
        node_diagnosis_tell('EC2', async () => (await instancesOf(aws, group)).map(({ words }) => words)),
        node_diagnosis_tell('The console of an instance', () => consoleOfOne(aws, group)),
    ]);
    return told.filter((words) => words !== '').join(' ');
}
async function node_diagnosis_tell(who, ask) {
    try {
        const words = await ask();
        return words.length === 0 ? '' : `${who} says: ${words.join('; ')}.`;
    }
    catch (error) {
        return `${who} does not tell: ${(0,message_of/* messageOf */.b)(error)}.`;
    }
}
/** By the tags that EKS puts on the instances of its groups; those that have ended can be seen for an hour. */
async function instancesOf(aws, { clusterName = '', nodegroupName = '' }) {
    const ec2 = await aws.ec2();
    const Filters = [
        { Name: 'tag:eks:cluster-name', Values: [clusterName] },
        { Name: 'tag:eks:nodegroup-name', Values: [nodegroupName] },
    ];
    const instances = await (0,pages/* everyPage */.L)((NextToken) => ec2.describeInstances({ Filters, NextToken }), ({ Reservations }) => Reservations?.flatMap(({ Instances = [] }) => Instances));
    const running = instances.filter(({ State }) => State?.Name === 'running');
    const checks = new Map();
    if (running.length > 0) {
        const InstanceIds = running.flatMap(({ InstanceId }) => InstanceId ?? []);
        const { InstanceStatuses = [] } = await ec2.describeInstanceStatus({ InstanceIds });
        for (const { InstanceId, SystemStatus, InstanceStatus } of InstanceStatuses) {
            checks.set(InstanceId, `, its status checks say ${SystemStatus?.Status} (system) and ${InstanceStatus?.Status} (instance)`);
        }
    }
    return instances.map((instance) => {
        const { InstanceId: id = '', State } = instance;
        const words = `${id} is ${State?.Name}${checks.get(id) ?? reasonOf(instance)}`;
        return { id, isRunning: running.includes(instance), words };
    });
}
function reasonOf({ StateReason }) {
    return StateReason?.Message === undefined ? '' : ` (${StateReason.Message})`;
}
/** Who says on the console how an instance fares that would join, and that it fares ill. */
const joining = /nodeadm|kubelet|cloud-init/i;
const trouble = /error|fail|timed? ?out|unable|denied|refused|unauthori[sz]ed/i;
/** Only lines about joining: the rest is nobody's business in a log that may be public. */
async function consoleOfOne(aws, group) {
    const one = (await instancesOf(aws, group)).find(({ isRunning }) => isRunning);
    if (one === undefined)
        return [];
    const ec2 = await aws.ec2();
    const { Output = '' } = await ec2.getConsoleOutput({ InstanceId: one.id, Latest: true });
    return Buffer.from(Output, 'base64')
        .toString()
        .split(/[\r\n]+/)
        .filter((line) => joining.test(line) && trouble.test(line))
        .slice(-5)
        .map((line) => `${one.id}: ${line.trim().slice(0, 300)}`);
}

;// CONCATENATED MODULE: ./build/resources/nodes/node-group.js











/** Milliseconds within which a node group is ACTIVE when nothing is wrong. */
const usualTime = 3 * 60_000;
/** A managed node group in the private subnets. */
function nodeGroup(aws, spec, group, needs) {
    const clusterName = spec.name;
    const nodegroupName = group.name;
    const { minNodes: minSize, maxNodes: maxSize, nodes: desiredSize } = group;
    async function read() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeNodegroup({ clusterName, nodegroupName }));
        if (answer?.nodegroup !== undefined) {
            (0,spec_tags/* requireOurs */.hN)(`Node group ${nodegroupName} of cluster ${clusterName}`, answer.nodegroup.tags ?? {}, spec);
        }
        return answer?.nodegroup;
    }
    /**
     * EKS gives the node role an access entry when it makes a group, and leaves alone one that is there. One of a role that
     * was removed since, by a `down` that did not get far, is of no use to the new role of the same name.
     * Source: API reference of EKS, AccessEntry, principalArn.
     */
    async function dropStaleEntry({ arn: principalArn, createdAt }) {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeAccessEntry({ clusterName, principalArn }));
        const entryCreatedAt = answer?.accessEntry?.createdAt;
        if (createdAt === undefined || entryCreatedAt === undefined || entryCreatedAt >= createdAt)
            return;
        await (0,errors/* unlessAbsent */.QY)(eks.deleteAccessEntry({ clusterName, principalArn }));
    }
    async function create(step) {
        const types = group.instanceTypes;
        const { zones, privateSubnetIds, publicSubnetIds } = step.need(needs.network);
        const ids = group.privateNetworking ? privateSubnetIds : publicSubnetIds;
        // The network may be older than the wish for these types, and its zones not chosen for them.
        const usable = await (0,aws_zones/* zonesOffering */.gk)(aws, zones, group);
        step.change('created', describe(group));
        await dropStaleEntry(step.need(needs.role));
        const request = {
            clusterName,
            nodegroupName,
            nodeRole: step.need(needs.role).arn,
            subnets: ids.filter((_, index) => usable.includes(zones[index] ?? '')),
            amiType: await amiTypeOf(aws, group),
            capacityType: capacityOf(group),
            instanceTypes: [...types],
            scalingConfig: { minSize, maxSize, desiredSize },
            labels: { ...group.labels },
            taints: group.taints.map(toEksTaint),
            launchTemplate: step.need(needs.template),
            tags: { ...spec.tags, ...group.tags },
        };
        const eks = await aws.eks();
        await (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the node role', () => eks.createNodegroup(request)).catch((error) => {
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
        });
    }
    async function untilActive(step) {
        const title = `Node group ${nodegroupName}`;
        const see = (0,presence/* present */.Eb)(title);
        return step.until('the node group', async () => {
            const now = see(await read());
            if (now?.status === 'ACTIVE')
                return { done: now };
            if ((0,states/* isGoing */.jf)(now?.status))
                throw new meanwhile/* RemovedMeanwhileError */.jO(title, 'is DELETING');
            if (now !== undefined && (0,states/* isFailed */.Ix)(now.status)) {
                const words = [node_group_healthOf(now), await diagnoseNodes(aws, now)].filter(Boolean).join(' ');
                throw new Error(`Node group ${nodegroupName} is ${now.status}. ${words}`);
            }
            const late = now !== undefined && step.elapsed() > usualTime;
            const launches = late ? await launchTrouble(aws, now) : undefined;
            if (launches?.lasting) {
                throw new Error(`Node group ${nodegroupName} gets no instances. Auto Scaling says: ${launches.words}`);
            }
            return {
                waiting: [now?.status ?? 'not to be seen yet', now && node_group_healthOf(now), launches?.words]
                    .filter(Boolean)
                    .join('. '),
            };
        });
    }
    async function untilGone(step) {
        await step.until('the node group to go', async () => {
            const now = await read();
            if (now !== undefined && (0,states/* isFailed */.Ix)(now.status)) {
                throw new Error(`Node group ${nodegroupName} is DELETE_FAILED. ${node_group_healthOf(now)}`);
            }
            return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
        });
    }
    async function remove(step) {
        const existing = await read();
        if (existing === undefined)
            return;
        if (!(0,states/* isGoing */.jf)(existing.status)) {
            step.change('deleted');
            const eks = await aws.eks();
            await step.until('EKS to accept the deletion', async () => {
                try {
                    await (0,errors/* unlessAbsent */.QY)(eks.deleteNodegroup({ clusterName, nodegroupName }));
                    return { done: undefined };
                }
                catch (error) {
                    // An update of the group, or of its cluster, is under way.
                    if (!(0,errors/* isExisting */.a_)(error))
                        throw error;
                    return { waiting: String(error) };
                }
            });
        }
        await untilGone(step);
    }
    /** The group once nothing that came before stands in its way: one that failed is made anew. */
    async function findUsable(step) {
        const existing = await read();
        if (existing === undefined || !(0,states/* isInTheWay */.M5)(existing.status))
            return existing;
        step.say(`${existing.status}, to be made anew. ${node_group_healthOf(existing)}`);
        await remove(step);
        return undefined;
    }
    async function adjust(step, now) {
        (0,difference/* requirePossible */.hp)(unchangeable(now, group));
        const eks = await aws.eks();
        const template = step.need(needs.template);
        if (isOfOther(now, template)) {
            step.change('updated', replacingNodes);
            await eks.updateNodegroupVersion({ clusterName, nodegroupName, launchTemplate: template });
            await untilActive(step);
        }
        const config = configUpdate(now, group);
        if (config !== undefined) {
            step.change('updated', configInWords(now, config).join('; '));
            await eks.updateNodegroupConfig({ clusterName, nodegroupName, ...config });
        }
        return untilActive(step);
    }
    return {
        name: `node group ${nodegroupName}`,
        needs: [needs.plane, needs.network, needs.role, needs.template],
        read,
        diff: async (others) => {
            const now = await read();
            if (now === undefined) {
                const objections = await (0,instance_types/* objectionsTo */.uC)(aws, group);
                return [(0,difference/* make */.L8)(describe(group)), ...objections.map(difference/* refuse */.TR)];
            }
            if ((0,states/* isInTheWay */.M5)(now.status))
                return [(0,difference/* madeAnew */.HW)(now.status)];
            const template = (await others.willChange(needs.template)) ? undefined : await needs.template.read();
            const config = configUpdate(now, group);
            return [
                ...unchangeable(now, group),
                ...(isOfOther(now, template) ? [replacingNodes] : []).map(difference/* change */.Zg),
                ...(config === undefined ? [] : configInWords(now, config)).map(difference/* change */.Zg),
            ];
        },
        ensure: async (step) => {
            if ((await findUsable(step)) === undefined)
                await create(step);
            const now = await untilActive(step);
            return (0,presence/* whileThere */.oJ)(`Node group ${nodegroupName}`, adjust(step, now));
        },
        exists: async () => (await read()) !== undefined,
        leaving: async () => {
            const status = (await read())?.status;
            return (0,presence/* leavingIn */.QD)(status, (0,states/* isGoing */.jf)(status));
        },
        remove,
    };
}
function describe({ nodes, instanceTypes, spot, amiFamily }) {
    return `${nodes} × ${instanceTypes.join(' or ')}, ${amiFamily}${spot ? ', spot' : ''}`;
}
const replacingNodes = 'a new version of its launch template: every node is replaced';
/** @param template undefined while its next version is still to come */
function isOfOther({ launchTemplate: has }, template) {
    return template === undefined || has?.id !== template.id || has.version !== template.version;
}
/** What EKS cannot change in a node group. */
function unchangeable(now, group) {
    const { instanceTypes = [], amiType = '', capacityType } = now;
    const family = amiType.startsWith('BOTTLEROCKET') ? 'Bottlerocket' : 'AmazonLinux2023';
    const pairs = [
        ['instance types', instanceTypes.join(', '), group.instanceTypes.join(', ')],
        ['the AMI family', family, group.amiFamily],
        ['capacity', capacityType, capacityOf(group)],
    ];
    return pairs
        .filter(([, has, wanted]) => has !== wanted)
        .map(([what, has, wanted]) => ({
        verdict: 'refuse',
        words: `Node group ${group.name} has ${what} ${has}, and ${wanted} is asked for. EKS cannot change that in a node group: ` +
            'ask for what it has, or remove the cluster with `down` first.',
    }));
}
const capacityOf = ({ spot }) => (spot ? 'SPOT' : 'ON_DEMAND');
/** Such as `nodes: 2 → 3`, each change by itself. */
function configInWords({ scalingConfig: has = {} }, { scalingConfig, labels = {}, taints = {} }) {
    const sizes = scalingConfig && [
        ['nodes', has.desiredSize, scalingConfig.desiredSize],
        ['at least', has.minSize, scalingConfig.minSize],
        ['at most', has.maxSize, scalingConfig.maxSize],
    ];
    const taintWords = ({ key, value, effect }) => `${key}=${value ?? ''}:${effect}`;
    return [
        ...(sizes ?? []).flatMap(([what, from, to]) => (from === to ? [] : `${what}: ${from} → ${to}`)),
        ...Object.entries(labels.addOrUpdateLabels ?? {}).map(([key, value]) => `label ${key}=${value}`),
        ...(labels.removeLabels ?? []).map((key) => `without label ${key}`),
        ...(taints.addOrUpdateTaints ?? []).map((taint) => `taint ${taintWords(taint)}`),
        ...(taints.removeTaints ?? []).map((taint) => `without taint ${taintWords(taint)}`),
    ];
}
/** What UpdateNodegroupConfig has to be told; undefined when the group is as it should be. */
function configUpdate({ scalingConfig: scaling, labels = {}, taints = [] }, group) {
    const update = {};
    const { minNodes: minSize, maxNodes: maxSize } = group;
    const desired = scaling?.desiredSize ?? group.nodes;
    // Between the two limits, the number of nodes is an autoscaler's business.
    if (scaling?.minSize !== minSize || scaling.maxSize !== maxSize || desired < minSize || desired > maxSize) {
        update.scalingConfig = { minSize, maxSize, desiredSize: group.nodes };
    }
    const dropped = Object.keys(labels).filter((key) => !(key in group.labels));
    const set = Object.entries(group.labels).filter(([key, value]) => labels[key] !== value);
    if (dropped.length + set.length > 0) {
        update.labels = { addOrUpdateLabels: Object.fromEntries(set), removeLabels: dropped };
    }
    const same = (one, other) => one.key === other.key && one.effect === other.effect && (one.value ?? '') === (other.value ?? '');
    const wanted = group.taints.map(toEksTaint);
    const removeTaints = taints.filter((taint) => !wanted.some((other) => same(taint, other)));
    const addOrUpdateTaints = wanted.filter((taint) => !taints.some((other) => same(taint, other)));
    if (removeTaints.length + addOrUpdateTaints.length > 0)
        update.taints = { addOrUpdateTaints, removeTaints };
    return Object.keys(update).length === 0 ? undefined : update;
}
const taintEffects = {
    NoSchedule: 'NO_SCHEDULE',
    NoExecute: 'NO_EXECUTE',
    PreferNoSchedule: 'PREFER_NO_SCHEDULE',
};
function toEksTaint({ key, value, effect }) {
    return { key, value, effect: taintEffects[effect] };
}
function node_group_healthOf({ health }) {
    return (health?.issues ?? [])
        .map(({ code, message, resourceIds = [] }) => `EKS says: ${code}: ${message} (${resourceIds.join(', ')})`)
        .join(' ');
}

// EXTERNAL MODULE: ./build/aws/partition.js
var partition = __webpack_require__(6388);
;// CONCATENATED MODULE: ./build/resources/nodes/node-role.js



/** The role of the nodes: joining, pulling images, and the network interfaces that the CNI makes for pods. */
function nodeRole(aws, spec) {
    const title = 'node role';
    if (spec.roles?.node !== undefined)
        return givenRole(aws, title, spec.roles.node);
    return serviceRole(aws, spec, {
        title,
        name: (0,names/* namesOf */.eZ)(spec.name, spec.region).nodeRole,
        description: `Nodes of the EKS cluster ${spec.name}`,
        service: (0,partition/* ec2Principal */.vl)(spec.region),
        policies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly', 'AmazonEKS_CNI_Policy'],
    });
}

// EXTERNAL MODULE: ./build/resources/previews.js
var previews = __webpack_require__(9849);
;// CONCATENATED MODULE: ./build/resources/cluster.js




























const nothingSpecial = { liftsProtection: false, keepsLogs: false };
/** The control plane and what is there without it, for which it does not matter who runs. */
function foundation(aws, spec, { maxPreviews, removal = nothingSpecial } = {}) {
    const { liftsProtection } = removal;
    const net = network(aws, spec, { liftsProtection });
    const conditions = maxPreviews !== undefined && (0,previews/* isPreview */.bU)(spec) ? [(0,previews/* previewPlace */.Y4)(aws, spec, maxPreviews, net.subnets)] : [];
    const role = clusterRole(aws, spec);
    const plane = (0,control_plane/* controlPlane */.mM)(aws, spec, { subnets: net.subnets, role, conditions, liftsProtection });
    return { net, conditions, role, workers: nodeRole(aws, spec), plane };
}
/**
 * Everything that the cluster of this spec is made of, each thing naming what it needs; and what others make for it, which
 * has to go with it.
 */
function clusterGraph(aws, spec, identity, options = {}) {
    const { net, conditions, role, workers, plane } = foundation(aws, spec, options);
    const { keepsLogs } = options.removal ?? nothingSpecial;
    const access = accessEntry(aws, spec, plane, identity);
    const pairs = spec.nodeGroups.map((each) => {
        const template = launchTemplate(aws, spec, each);
        return { template, group: nodeGroup(aws, spec, each, { plane, network: net, role: workers, template }) };
    });
    const groups = pairs.map(({ group }) => group);
    const logs = logGroup(aws, spec, { plane, keepsLogs });
    const ready = (0,nodes/* nodes */.a9)(aws, spec, { plane, access, groups });
    const graph = [
        ...[
            net,
            role,
            workers,
            ...conditions,
            plane,
            access,
            people(aws, spec, plane, identity),
            ...pairs.flatMap(({ template, group }) => [template, group]),
            ready,
        ],
        ...spec.addons
            .filter(({ name }) => name !== ebsCsiAddon)
            .map((each) => addon(aws, spec, each, { plane, access })),
        ...storage(),
    ];
    return {
        graph,
        madeByOthers,
        network: net,
        controlPlane: plane,
        access,
        nodeRole: workers,
        nodes: ready,
        logGroup: logs,
    };
    /**
     * What the cluster's controllers, EKS and AWS make, by the order in which it goes: first what controllers take away
     * themselves while they run, then what is left of it.
     *
     * @param standing of whoever runs, in the cluster
     */
    function madeByOthers(standing) {
        const inside = (0,leftovers_inside/* insideOf */.kP)(aws, spec, plane, standing);
        const running = pods({ inside, groups });
        const balancers = loadBalancers(aws, spec, { plane });
        const monitoring = (0,guard_duty/* guardDuty */.G)(aws, spec, { plane });
        const interfaces = networkInterfaces(aws, spec, { plane, groups });
        const pools = nodePools({ inside, pods: running });
        const started = instances(aws, spec, { plane });
        const late = lateInterfaces(aws, spec, { instances: started });
        return [
            exposed({ inside, pools }),
            claims(aws, spec, { inside, pools }),
            pools,
            running,
            interfaces,
            started,
            late,
            balancers,
            targetGroups(aws, spec, { network: net, loadBalancers: balancers }),
            monitoring,
            // They wait for all that stands in the network, and the network for them.
            (0,security_groups/* securityGroups */.h)(aws, spec, {
                network: net,
                users: [plane, balancers, interfaces, started, late, monitoring],
            }),
            volumes(aws, spec, { plane }),
            oidcProvider(aws, spec, { plane }),
            logs,
        ];
    }
    /** What claims need to become volumes: the EBS CSI driver, its role, and a class to ask for. */
    function storage() {
        const driver = spec.addons.find(({ name }) => name === ebsCsiAddon);
        if (driver === undefined)
            return [];
        const driverRole = ebsCsiRole(aws, spec);
        return [
            driverRole,
            addon(aws, spec, driver, { plane, access, role: driverRole }),
            storageClass(aws, { plane, access }),
        ];
    }
}


/***/ }),

/***/ 5088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mM: () => (/* binding */ controlPlane),
  UI: () => (/* binding */ markFinished)
});

// UNUSED EXPORTS: StillUsedError

// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/aws/states.js
var states = __webpack_require__(8857);
// EXTERNAL MODULE: ./build/aws/unseen-role.js
var unseen_role = __webpack_require__(3045);
// EXTERNAL MODULE: ./build/aws/versions.js
var versions = __webpack_require__(1605);
// EXTERNAL MODULE: ./build/engine/difference.js
var difference = __webpack_require__(7348);
// EXTERNAL MODULE: ./build/engine/meanwhile.js
var meanwhile = __webpack_require__(2281);
// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
// EXTERNAL MODULE: ./build/spec/tags.js
var spec_tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/resources/existing.js
var existing = __webpack_require__(6525);
// EXTERNAL MODULE: ./build/resources/presence.js
var presence = __webpack_require__(3433);
// EXTERNAL MODULE: ./build/resources/protection.js
var protection = __webpack_require__(3983);
// EXTERNAL MODULE: ./build/spec/spec.js
var spec = __webpack_require__(8555);
;// CONCATENATED MODULE: ./build/resources/control-plane/control-plane-settings.js



const settings = [
    {
        name: 'endpoint access',
        actual: ({ resourcesVpcConfig: vpc }) => accessText(vpc?.endpointPublicAccess, vpc?.endpointPrivateAccess, vpc?.publicAccessCidrs ?? []),
        wanted: ({ endpoint }) => accessText(endpoint.public, endpoint.private, endpoint.publicCidrs),
        change: (spec) => ({ resourcesVpcConfig: endpointAccess(spec) }),
    },
    {
        name: 'logging',
        actual: ({ logging }) => (logging?.clusterLogging ?? [])
            .flatMap(({ enabled, types = [] }) => (enabled ? types : []))
            .sort()
            .join(),
        wanted: ({ logTypes }) => [...logTypes].sort().join(),
        change: (spec) => ({ logging: logging(spec) }),
    },
    {
        name: 'authentication mode',
        actual: ({ accessConfig }) => accessConfig?.authenticationMode ?? '',
        wanted: ({ authenticationMode }) => authenticationMode,
        change: ({ authenticationMode }) => ({ accessConfig: { authenticationMode } }),
        // EKS user guide, "Change authentication mode to use access entries": it goes one way only.
        never: (actual, wanted) => actual === 'API'
            ? `access entries alone let people in, and EKS does not go back from there to ${wanted}`
            : undefined,
    },
    {
        name: 'support',
        actual: ({ upgradePolicy }) => upgradePolicy?.supportType ?? '',
        wanted: ({ supportType }) => supportType,
        change: ({ supportType }) => ({ upgradePolicy: { supportType } }),
        // EKS user guide: "You can't disable extended support once your cluster has entered it."
        stays: ({ version }, support) => support?.isExtended
            ? `Kubernetes ${version} has left standard support, within which alone EKS changes this`
            : undefined,
    },
];
function accessText(isPublic = false, isPrivate = false, cidrs = []) {
    return [isPublic && `public from ${[...cidrs].sort().join(', ')}`, isPrivate && 'private']
        .filter(Boolean)
        .join(' and ');
}
function endpointAccess({ endpoint }) {
    return {
        endpointPublicAccess: endpoint.public,
        endpointPrivateAccess: endpoint.private,
        ...(endpoint.public && { publicAccessCidrs: [...endpoint.publicCidrs] }),
    };
}
function logging({ logTypes: on }) {
    const off = spec/* logTypes */.uX.filter((type) => !on.includes(type));
    return {
        clusterLogging: [
            { enabled: true, types: [...on] },
            { enabled: false, types: off },
        ].filter(({ types }) => types.length > 0),
    };
}
/** @param support of the version that the cluster runs; undefined where AWS does not tell */
function settingDifferences(cluster, spec, support) {
    return settings.flatMap((setting) => {
        const [actual, wanted] = [setting.actual(cluster), setting.wanted(spec)];
        if (actual === wanted)
            return [];
        const never = setting.never?.(actual, wanted);
        if (never !== undefined)
            return [{ setting, verdict: 'refuse', words: `${setting.name}: ${actual} → ${wanted}: ${never}.` }];
        const reason = setting.stays?.(cluster, support);
        if (reason !== undefined)
            return [{ setting, verdict: 'none', words: `${setting.name} stays ${actual}: ${reason}` }];
        return [
            { setting, verdict: 'change', words: `${setting.name}: ${actual || 'none'} → ${wanted || 'none'}` },
        ];
    });
}
function tagNews(has, { expiresAt, tags }, now) {
    const times = {
        ...(expiresAt !== undefined && { [spec_tags/* tagKeys */.bi.expiresAt]: tags[spec_tags/* tagKeys */.bi.expiresAt] ?? 'never' }),
        ...(has[spec_tags/* tagKeys */.bi.makingSince] !== undefined && { [spec_tags/* tagKeys */.bi.makingSince]: (0,spec_tags/* timestamp */.vE)(now) }),
    };
    const isNew = ([key, value]) => has[key] !== value;
    return {
        changes: Object.fromEntries(Object.entries((0,spec_tags/* lastingTags */.Q_)(tags)).filter(isNew)),
        times: Object.fromEntries(Object.entries(times).filter(isNew)),
    };
}
function tagDifferences({ changes, times }, has) {
    const expiry = times[spec_tags/* tagKeys */.bi.expiresAt];
    return [
        ...Object.entries(changes).map(([key, value]) => (0,difference/* change */.Zg)(`tag ${key}: ${has[key] ?? 'none'} → ${value}`)),
        ...(expiry === undefined
            ? []
            : [(0,difference/* stays */.PB)(`expires at ${expiry}, and not ${has[spec_tags/* tagKeys */.bi.expiresAt] ?? 'never'}`)]),
    ];
}
/** Tags the cluster as its differences say. @returns all its tags. */
async function adjustTags(aws, spec, step, cluster) {
    const has = cluster.tags ?? {};
    const news = tagNews(has, spec, new Date());
    const written = { ...news.changes, ...news.times };
    if (Object.keys(written).length === 0)
        return has;
    for (const { verdict, words } of tagDifferences(news, has)) {
        if (verdict === 'change')
            step.change('updated', words);
        else
            step.say(words);
    }
    const eks = await aws.eks();
    await eks.tagResource({ resourceArn: cluster.arn, tags: written });
    return { ...has, ...written };
}
/** Brings the settings of a running control plane, one after the other, to what the spec says. */
async function adjustSettings(aws, spec, step, differences) {
    const eks = await aws.eks();
    for (const { setting, verdict, words } of differences) {
        if (verdict !== 'change') {
            step.say(words);
            continue;
        }
        step.change('updated', words);
        const { update } = await eks.updateClusterConfig({ name: spec.name, ...setting.change(spec) });
        await step.until(`the update of ${setting.name}`, async () => {
            const answer = await eks.describeUpdate({ name: spec.name, updateId: update?.id });
            const { status, errors = [] } = answer.update ?? {};
            if (status === 'Successful')
                return { done: undefined };
            if (status === 'InProgress')
                return { waiting: status };
            const reasons = errors.map(({ errorCode, errorMessage }) => `EKS says: ${errorCode}: ${errorMessage}`);
            throw new Error(`The update of ${setting.name} ended as ${status}. ${reasons.join(' ')}`);
        });
    }
}

;// CONCATENATED MODULE: ./build/resources/control-plane/control-plane.js












/** Others have given the cluster what EKS does not delete it under: Fargate profiles, or capabilities. */
class StillUsedError extends Error {
    /** @param cause EKS's refusal */
    constructor(cluster, cause) {
        super(`Cluster ${cluster} stays, for what others have given it. EKS says: ${(0,message_of/* messageOf */.b)(cause)}. ` +
            'Delete that, such as with `aws eks delete-fargate-profile` or `aws eks delete-capability`, and run `down` again.', { cause });
        this.name = 'StillUsedError';
    }
}
/** The EKS cluster itself. */
function controlPlane(aws, spec, needs) {
    const { name } = spec;
    async function find() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeCluster({ name }));
        return answer?.cluster;
    }
    async function findOurs() {
        const cluster = await find();
        if (cluster !== undefined)
            (0,spec_tags/* requireOurs */.hN)(`Cluster ${name}`, cluster.tags ?? {}, spec);
        return cluster;
    }
    /** The cluster once nothing that came before stands in its way: a FAILED one can only be deleted. */
    async function findUsable(step) {
        const cluster = await findOurs();
        if (cluster === undefined || !(0,states/* isInTheWay */.M5)(cluster.status))
            return cluster;
        step.say(`cluster ${name} is ${cluster.status} and has to go first. ${healthOf(cluster)}`);
        await remove(step);
        return undefined;
    }
    async function create(step) {
        const { publicSubnetIds, privateSubnetIds } = step.need(needs.subnets);
        const request = {
            name,
            ...(spec.kubernetesVersion !== undefined && { version: spec.kubernetesVersion }),
            roleArn: step.need(needs.role).arn,
            resourcesVpcConfig: {
                subnetIds: [...publicSubnetIds, ...privateSubnetIds],
                ...endpointAccess(spec),
            },
            ...(spec.serviceCidr !== undefined && {
                kubernetesNetworkConfig: { serviceIpv4Cidr: spec.serviceCidr },
            }),
            // Our own entry, made for whoever runs, takes the place of the creator's: one way for the first run and the later.
            accessConfig: {
                authenticationMode: spec.authenticationMode,
                bootstrapClusterCreatorAdminPermissions: spec.creatorIsAdmin,
            },
            bootstrapSelfManagedAddons: false,
            logging: logging(spec),
            upgradePolicy: { supportType: spec.supportType },
            tags: { ...spec.tags, [spec_tags/* tagKeys */.bi.makingSince]: (0,spec_tags/* timestamp */.vE)(new Date()) },
        };
        step.change('created', spec.kubernetesVersion && `Kubernetes ${spec.kubernetesVersion}`);
        const eks = await aws.eks();
        await (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the cluster role', () => eks.createCluster(request)).catch(async (error) => {
            if ((0,versions/* isVersionUnknown */.B7)(error))
                throw await (0,versions/* versionError */.D0)(aws, spec.kubernetesVersion ?? '', error);
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
        });
    }
    async function untilActive(step) {
        const see = (0,presence/* present */.Eb)(`Cluster ${name}`);
        return step.until('the control plane', async () => {
            const cluster = see(await findOurs());
            if (cluster === undefined)
                return { waiting: 'not to be seen yet' };
            if ((0,states/* isUsable */.Ng)(cluster.status))
                return { done: cluster };
            if ((0,states/* isFailed */.Ix)(cluster.status))
                throw new Error(`Cluster ${name} FAILED. ${healthOf(cluster)}`);
            if ((0,states/* isGoing */.jf)(cluster.status))
                throw new meanwhile/* RemovedMeanwhileError */.jO(`Cluster ${name}`, 'is DELETING');
            return { waiting: cluster.status ?? 'CREATING' };
        });
    }
    /** Asked of AWS where something depends on it. */
    async function settingsOf(cluster) {
        const isSame = cluster.upgradePolicy?.supportType === spec.supportType;
        const support = isSame ? undefined : await (0,versions/* supportOf */.Df)(aws, cluster.version ?? '');
        return settingDifferences(cluster, spec, support);
    }
    async function remove(step) {
        const cluster = await findOurs();
        if (cluster === undefined)
            return;
        const eks = await aws.eks();
        if (!(0,states/* isGoing */.jf)(cluster.status)) {
            // EKS does not ask about the protection of a cluster that never became ACTIVE, nor lets it be lifted.
            if (cluster.deletionProtection && cluster.status === 'ACTIVE') {
                if (!needs.liftsProtection)
                    throw new protection/* ProtectedError */.z(`Cluster ${name}`);
                step.change('updated', 'lifting its deletion protection');
                await eks.updateClusterConfig({ name, deletionProtection: false });
                await step.until('its deletion protection to be lifted', async () => (await find())?.deletionProtection ? { waiting: 'it is still protected' } : { done: undefined });
            }
            step.change('deleted', name);
            let refused = 0;
            await step.until('what still uses the cluster', async () => {
                try {
                    await (0,errors/* unlessAbsent */.QY)(eks.deleteCluster({ name }));
                    return { done: undefined };
                }
                catch (error) {
                    if ((0,errors/* errorCode */.CA)(error) !== 'ResourceInUseException')
                        throw error;
                    refused += 1;
                    // Those that there were have gone before, though EKS may take a moment to see it.
                    if (refused > 5 && (await (0,existing/* groupsOfCluster */.gy)(aws, name)).length > 0)
                        throw new meanwhile/* MadeMeanwhileError */.Mz(`Cluster ${name}`);
                    // Nothing of this action's: nobody else here would take them away.
                    if (refused > 5 && /Fargate profiles|capabilities/.test(String(error)))
                        throw new StillUsedError(name, error);
                    return { waiting: String(error) };
                }
            });
        }
        await step.until('the control plane to go', async () => {
            const now = await find();
            if (now !== undefined && now.createdAt?.getTime() !== cluster.createdAt?.getTime())
                throw new meanwhile/* MadeMeanwhileError */.Mz(`Cluster ${name}`);
            return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
        });
    }
    return {
        name: 'control plane',
        needs: [needs.subnets, needs.role, ...(needs.conditions ?? [])],
        read: async () => {
            const cluster = await find();
            return cluster?.endpoint === undefined ? undefined : active(cluster);
        },
        diff: async () => {
            const cluster = await findOurs();
            if (cluster === undefined) {
                const objection = await (0,versions/* objectionToVersion */.X6)(aws, spec.kubernetesVersion);
                const made = (0,difference/* make */.L8)(described(spec));
                return objection === undefined ? [made] : [made, (0,difference/* refuse */.TR)(objection)];
            }
            if ((0,states/* isInTheWay */.M5)(cluster.status))
                return [(0,difference/* madeAnew */.HW)(cluster.status)];
            const has = cluster.tags ?? {};
            return [
                ...unchangeable(cluster, spec),
                ...(await settingsOf(cluster)),
                ...tagDifferences(tagNews(has, spec, new Date()), has),
            ];
        },
        ensure: async (step) => {
            const existing = await findUsable(step);
            if (existing === undefined)
                await create(step);
            const cluster = await untilActive(step);
            const plane = active(cluster);
            (0,difference/* requirePossible */.hp)(unchangeable(cluster, spec));
            if (existing === undefined)
                return plane;
            const differences = await settingsOf(cluster);
            (0,difference/* requirePossible */.hp)(differences);
            const title = `Cluster ${name}`;
            const tags = await (0,presence/* whileThere */.oJ)(title, adjustTags(aws, spec, step, cluster));
            await (0,presence/* whileThere */.oJ)(title, adjustSettings(aws, spec, step, differences));
            return { ...plane, tags, expiresAt: tags[spec_tags/* tagKeys */.bi.expiresAt] ?? 'never' };
        },
        exists: async () => (await find()) !== undefined,
        leaving: async () => {
            const status = (await find())?.status;
            return (0,presence/* leavingIn */.QD)(status, (0,states/* isGoing */.jf)(status));
        },
        remove,
    };
}
function described({ kubernetesVersion, supportType }) {
    return `Kubernetes ${kubernetesVersion ?? '(the default of EKS)'}, ${supportType.toLowerCase()} support`;
}
/** What EKS does not change in a cluster, or this version of the action does not. */
function unchangeable({ name, version, kubernetesNetworkConfig }, { kubernetesVersion, serviceCidr }) {
    const found = [];
    if (kubernetesVersion !== undefined && version !== kubernetesVersion) {
        found.push((0,difference/* refuse */.TR)(`Cluster ${name} runs Kubernetes ${version}, and kubernetes-version asks for ${kubernetesVersion}. ` +
            'This version of the action does not upgrade clusters: ask for the version that runs, or remove the cluster with `down` first.'));
    }
    const { serviceIpv4Cidr } = kubernetesNetworkConfig ?? {};
    if (serviceCidr !== undefined && serviceIpv4Cidr !== undefined && serviceIpv4Cidr !== serviceCidr) {
        found.push((0,difference/* refuse */.TR)(`Cluster ${name} has the service range ${serviceIpv4Cidr}, and ${serviceCidr} is asked for. ` +
            'EKS cannot change it: ask for the range that it has, or remove the cluster with `down` first.'));
    }
    return found;
}
/** Notes that an `up` has brought the cluster to its end: from now on it is not half-made. */
async function markFinished(aws, { name, arn, tags }) {
    if (!(spec_tags/* tagKeys */.bi.makingSince in tags))
        return;
    const eks = await aws.eks();
    const unmarked = eks.untagResource({ resourceArn: arn, tagKeys: [spec_tags/* tagKeys */.bi.makingSince] });
    await (0,presence/* whileThere */.oJ)(`Cluster ${name}`, unmarked);
}
function active(cluster) {
    return {
        name: cluster.name ?? '',
        arn: cluster.arn ?? '',
        version: cluster.version ?? '',
        platformVersion: cluster.platformVersion ?? '',
        endpoint: cluster.endpoint ?? '',
        certificateAuthorityData: cluster.certificateAuthority?.data ?? '',
        clusterSecurityGroupId: cluster.resourcesVpcConfig?.clusterSecurityGroupId ?? '',
        vpcId: cluster.resourcesVpcConfig?.vpcId ?? '',
        subnetIds: cluster.resourcesVpcConfig?.subnetIds ?? [],
        oidcIssuer: cluster.identity?.oidc?.issuer ?? '',
        createdAt: cluster.createdAt ?? new Date(),
        supportType: cluster.upgradePolicy?.supportType ?? 'EXTENDED',
        expiresAt: cluster.tags?.[spec_tags/* tagKeys */.bi.expiresAt] ?? 'never',
        tags: cluster.tags ?? {},
        isProtected: cluster.deletionProtection ?? false,
    };
}
function healthOf(cluster) {
    const issues = cluster.health?.issues ?? [];
    return (issues.map(({ code, message }) => `EKS says: ${code}: ${message}`).join(' ') || 'EKS gives no reason.');
}


/***/ }),

/***/ 6525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gy: () => (/* binding */ groupsOfCluster),
/* harmony export */   hX: () => (/* binding */ requireNoOther),
/* harmony export */   sb: () => (/* binding */ asItExists)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _spec_spec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8555);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7721);



/** @throws NotOursError when a cluster of this name is somebody else's. */
async function requireNoOther(aws, spec) {
    const eks = await aws.eks();
    const answer = await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(eks.describeCluster({ name: spec.name }));
    if (answer?.cluster !== undefined)
        (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .requireOurs */ .hN)(`Cluster ${spec.name}`, answer.cluster.tags ?? {}, spec);
}
/**
 * The cluster as it may exist, whatever the inputs say now: with the node groups that it has, or of which a launch template
 * is left, and with every role that any inputs could have asked for. What is removed is what exists.
 *
 * @throws NotOursError when a cluster of this name is somebody else's.
 */
async function asItExists(aws, spec) {
    const { name } = spec;
    await requireNoOther(aws, spec);
    const found = await Promise.all([groupsOfCluster(aws, name), groupsOfTemplates(aws, spec)]);
    return {
        ...spec,
        clusterRoleArn: undefined,
        roles: undefined,
        addons: _spec_spec_js__WEBPACK_IMPORTED_MODULE_1__/* .defaults */ .NT.addons.map((addon) => ({
            name: addon,
            version: undefined,
            configurationValues: undefined,
        })),
        nodeGroups: [...new Set(found.flat())].map((group) => ({ ..._spec_spec_js__WEBPACK_IMPORTED_MODULE_1__/* .defaults */ .NT.nodeGroup, name: group })),
    };
}
/** Names of the cluster's managed node groups; none when there is no cluster. */
async function groupsOfCluster(aws, clusterName) {
    const { paginateListNodegroups } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(524)]).then(__webpack_require__.t.bind(__webpack_require__, 4524, 19));
    const client = await aws.eks();
    const names = [];
    await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)((async () => {
        for await (const page of paginateListNodegroups({ client }, { clusterName })) {
            names.push(...(page.nodegroups ?? []));
        }
    })());
    return names;
}
/** Our launch templates are named `<cluster>/<node group>`. Another owner's, of a cluster that had this name, is none. */
async function groupsOfTemplates(aws, { name, owner }) {
    const { paginateDescribeLaunchTemplates } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
    const client = await aws.ec2();
    const names = [];
    const request = {
        Filters: [
            { Name: `tag:${_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .tagKeys */ .bi.cluster}`, Values: [name] },
            { Name: `tag:${_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .tagKeys */ .bi.owner}`, Values: [owner] },
        ],
    };
    for await (const page of paginateDescribeLaunchTemplates({ client }, request)) {
        for (const { LaunchTemplateName = '' } of page.LaunchTemplates ?? []) {
            const group = LaunchTemplateName.split('/')[1];
            if (group !== undefined)
                names.push(group);
        }
    }
    return names;
}


/***/ }),

/***/ 8565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ guardDuty),
/* harmony export */   x: () => (/* binding */ guardDutyIn)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _aws_pages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3242);
/* harmony import */ var _aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(453);
/* harmony import */ var _security_groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9148);




/**
 * The endpoint that GuardDuty's Runtime Monitoring puts into a VPC with nodes, and its security group. It leaves both
 * there, and the VPC cannot go.
 * Source: GuardDuty user guide, "How Runtime Monitoring works".
 */
function guardDuty(aws, spec, { plane }) {
    // What it has put into a network that clusters share watches the others' nodes, too.
    const monitoring = guardDutyIn(aws, () => (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__/* .ownVpcIds */ .qm)(aws, spec));
    return {
        name: "GuardDuty's endpoint",
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await monitoring.endpoints();
            return found.length === 0 ? undefined : found;
        },
        remove: monitoring.remove,
    };
}
/** What GuardDuty has put into these VPCs. */
function guardDutyIn(aws, vpcs) {
    async function endpoints(vpcIds) {
        if (vpcIds.length === 0)
            return [];
        const ec2 = await aws.ec2();
        const Filters = [
            { Name: 'vpc-id', Values: vpcIds },
            { Name: 'service-name', Values: [`com.amazonaws.${aws.region}.guardduty-data`] },
        ];
        const found = await (0,_aws_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .everyPage */ .L)((NextToken) => ec2.describeVpcEndpoints({ Filters, NextToken }), (page) => page.VpcEndpoints);
        return found.filter(({ State }) => State?.toLowerCase() !== 'deleted');
    }
    async function groupIds(vpcIds) {
        if (vpcIds.length === 0)
            return [];
        const ec2 = await aws.ec2();
        const Filters = [{ Name: 'vpc-id', Values: vpcIds }];
        const groups = await (0,_aws_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .everyPage */ .L)((NextToken) => ec2.describeSecurityGroups({ Filters, NextToken }), (page) => page.SecurityGroups);
        return groups
            .filter(({ GroupName }) => GroupName?.startsWith('GuardDutyManagedSecurityGroup-'))
            .map(({ GroupId = '' }) => GroupId);
    }
    return {
        endpoints: async () => endpoints(await vpcs()),
        remove: async (step) => {
            const ec2 = await aws.ec2();
            const vpcIds = await vpcs();
            for (const { VpcEndpointId = '', State } of await endpoints(vpcIds)) {
                if (State?.toLowerCase() === 'deleting')
                    continue;
                step.change('deleted', VpcEndpointId);
                const { Unsuccessful } = await ec2
                    .deleteVpcEndpoints({ VpcEndpointIds: [VpcEndpointId] })
                    .catch(leaveToSweeps(`endpoint ${VpcEndpointId}`));
                refuseUnsuccessful(Unsuccessful);
            }
            await step.until("GuardDuty's endpoint to go", async () => {
                const left = await endpoints(vpcIds);
                if (left.length === 0)
                    return { done: undefined };
                return { waiting: left.map(({ VpcEndpointId, State }) => `${VpcEndpointId} is ${State}`).join(', ') };
            });
            for (const groupId of await groupIds(vpcIds)) {
                step.change('deleted', groupId);
                await (0,_security_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .deleteOnceFree */ .n)(ec2, step, groupId).catch(leaveToSweeps(`security group ${groupId}`));
            }
        },
    };
}
/**
 * Nothing on them tells whose network they are in, so that the roles of previews may remove none.
 * @throws Error that says who may
 */
function leaveToSweeps(what) {
    return (error) => {
        if (!(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDenied */ .GZ)(error))
            throw error;
        throw new Error(`GuardDuty's ${what} stays, and the cluster's network with it: this role may not remove what names no cluster. ` +
            'A sweep removes both, by a role that may (docs/iam/monitoring.json).', { cause: error });
    };
}
/**
 * EC2 answers 200, and says of each endpoint why it did not go.
 * @throws Error in its words, unless the endpoint has gone already
 */
function refuseUnsuccessful(items = []) {
    const refused = items.filter(({ Error: reason }) => !/NotFound$/.test(reason?.Code ?? ''));
    if (refused.length === 0)
        return;
    const words = refused.map(({ ResourceId, Error: reason }) => `${reason?.Code}: ${reason?.Message} (${ResourceId})`);
    throw new Error(`GuardDuty's endpoint stays: EC2 refused DeleteVpcEndpoints: ${words.join('; ')}`);
}


/***/ }),

/***/ 3018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   kP: () => (/* binding */ insideOf),
/* harmony export */   yU: () => (/* binding */ someOf),
/* harmony export */   zd: () => (/* binding */ atOnce)
/* harmony export */ });
/* harmony import */ var _kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5859);
/* harmony import */ var _kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1586);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7721);



/**
 * Calls to a cluster at once. It has seats for 49 of a user who is no node and no controller (the level `global-default`
 * of API Priority and Fairness), and others are asking it, too.
 */
const atOnce = 32;
/**
 * Milliseconds for which a cluster is asked that gives no answer, before the removal goes on without it. An ACTIVE one has
 * answered before: this is for a moment's failure of the network or of the control plane, not for one that starts.
 */
const patienceWithSilence = 30_000;
/**
 * Milliseconds that the controllers inside are given to take away what they made, before it is left to its tags. They take
 * a minute for a load balancer and its groups, two for a volume that has to be detached first, and try again after a
 * failure with pauses that grow to minutes; where none runs any more, none of it comes to an end.
 */
const patienceWithControllers = 5 * 60_000;
/** @param standing of whoever runs: one who is not known there does not wait to be. */
function insideOf(aws, spec, plane, standing) {
    let isSilent = false;
    return {
        read: async (find) => {
            const cluster = await plane.read();
            return cluster && find((0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterClient */ .Sz)(aws, cluster));
        },
        remove: async (step, attempt) => {
            const cluster = await plane.read();
            if (cluster === undefined)
                return;
            (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .requireOurs */ .hN)(`Cluster ${cluster.name}`, cluster.tags, spec);
            const client = (0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterClient */ .Sz)(aws, cluster);
            const began = step.elapsed();
            let answered = began;
            await step.until('the controllers in the cluster', async () => {
                try {
                    const left = await attempt(client);
                    answered = step.elapsed();
                    if (left !== undefined && answered - began < patienceWithControllers)
                        return { waiting: left };
                    if (left !== undefined)
                        step.say(`the cluster's controllers do not let go of ${left}: going on`);
                    return { done: undefined };
                }
                catch (error) {
                    if ((0,_kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isBusy */ .A5)(error)) {
                        answered = step.elapsed();
                        if (answered - began < patienceWithControllers)
                            return (0,_kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .untilItPasses */ .lv)(error);
                        step.say(`going on without Kubernetes, which is too busy: ${error}`);
                        return { done: undefined };
                    }
                    if (!isNoAnswer(error))
                        throw error;
                    const isInVain = isSilent || (standing === 'refused' && (0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__/* .isStranger */ .Zl)(error));
                    if (!isInVain && step.elapsed() - answered < patienceWithSilence)
                        return (0,_kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .untilItPasses */ .lv)(error);
                    if ((0,_kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isWebhookSilent */ .Li)(error)) {
                        step.say(`going on without what a webhook of the cluster keeps, behind which nobody answers: ${error}`);
                        return { done: undefined };
                    }
                    isSilent = true;
                    step.say(`going on without Kubernetes, which cannot be asked: ${error}`);
                    return { done: undefined };
                }
            });
        },
    };
}
/** Whether Kubernetes cannot be asked: it is not to be reached, does not know us, or is not well. */
function isNoAnswer(error) {
    if (error instanceof _kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KubernetesUnreachableError */ .rb)
        return true;
    if ((0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__/* .isStranger */ .Zl)(error))
        return true;
    return error instanceof _kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KubernetesError */ .dK && error.status >= 500;
}
/** Such as `Service shop/web`. */
function titleOf({ kind, metadata }) {
    return `${kind} ${[metadata.namespace, metadata.name].filter(Boolean).join('/')}`;
}
/** Some names of many. */
function someOf(names) {
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return names.slice(0, 3).join(', ') + more;
}


/***/ }),

/***/ 9148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ securityGroups),
/* harmony export */   n: () => (/* binding */ deleteOnceFree)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(453);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7721);



/** How often a group is asked to go while something holds it: a load balancer's interfaces outlive it by minutes. */
const tries = 60;
/**
 * Security groups that EKS and the cluster's controllers made and left: those of load balancers, and EKS's own where an
 * interface held it while the cluster went.
 */
function securityGroups(aws, spec, { network, users }) {
    const isLeft = ({ Tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .isMadeFor */ .pb)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .fromTagList */ .Bz)(Tags), spec);
    /** Every group in the cluster's own VPC; those made for the cluster in one that others use, too. */
    async function groupsInVpc() {
        const vpcs = await (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__/* .vpcsOf */ .aA)(aws, spec);
        if (vpcs.length === 0)
            return [];
        const { paginateDescribeSecurityGroups } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
        const request = { Filters: [{ Name: 'vpc-id', Values: vpcs.map(({ id }) => id) }] };
        const own = vpcs.flatMap(({ id, isShared }) => (isShared ? [] : [id]));
        const found = [];
        for await (const page of paginateDescribeSecurityGroups({ client: await aws.ec2() }, request)) {
            found.push(...(page.SecurityGroups ?? []));
        }
        return found.filter((group) => own.includes(group.VpcId ?? '') || isLeft(group));
    }
    return {
        name: 'security groups',
        needs: [network],
        madeBy: users,
        read: async () => {
            const found = (await groupsInVpc()).filter(isLeft);
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const all = await groupsInVpc();
            const left = all.filter(isLeft);
            if (left.length === 0)
                return;
            const ec2 = await aws.ec2();
            const ids = left.map(({ GroupId = '' }) => GroupId);
            for (const group of all)
                await revokeRulesAbout(ec2, group, ids);
            for (const GroupId of ids) {
                step.change('deleted', GroupId);
                await deleteOnceFree(ec2, step, GroupId);
            }
        },
    };
}
/** Interfaces that hold a group outlive what they were made for. */
async function deleteOnceFree(ec2, step, GroupId) {
    let tried = 0;
    await step.until(`${GroupId} to be let go`, async () => {
        tried += 1;
        try {
            await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(ec2.deleteSecurityGroup({ GroupId }));
            return { done: undefined };
        }
        catch (error) {
            if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error) !== 'DependencyViolation' || tried >= tries)
                throw error;
            return { waiting: String(error) };
        }
    });
}
/** Groups that refer to one another cannot go, whichever is asked first. */
async function revokeRulesAbout(ec2, group, ids) {
    const { GroupId, IpPermissions = [], IpPermissionsEgress = [] } = group;
    const ingress = rulesAbout(IpPermissions, ids);
    const egress = rulesAbout(IpPermissionsEgress, ids);
    // Gone rules are absent: the answer to an earlier attempt may be lost.
    if (ingress.length > 0) {
        await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: ingress }));
    }
    if (egress.length > 0)
        await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: egress }));
}
/** The parts of the rules that name one of these groups. */
function rulesAbout(permissions, ids) {
    return permissions.flatMap(({ IpProtocol, FromPort, ToPort, UserIdGroupPairs = [] }) => {
        const pairs = UserIdGroupPairs.filter(({ GroupId = '' }) => ids.includes(GroupId));
        if (pairs.length === 0)
            return [];
        return [{ IpProtocol, FromPort, ToPort, UserIdGroupPairs: pairs }];
    });
}


/***/ }),

/***/ 5048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V6: () => (/* binding */ networkParameters),
/* harmony export */   Vl: () => (/* binding */ networkTemplate),
/* harmony export */   i_: () => (/* binding */ subnetsOf),
/* harmony export */   lS: () => (/* binding */ parameterOf)
/* harmony export */ });
/* harmony import */ var _aws_zones_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2081);

const networkTemplate = __webpack_require__.ab + "network.yaml";
/** The parameters of a network that suits this cluster. */
async function networkParameters(aws, { network, nodeGroups }) {
    const zones = await (0,_aws_zones_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseZones */ .BB)(aws, nodeGroups, network.zones);
    return {
        what: `in ${zones.join(', ')}`,
        values: {
            VpcCidr: network.cidr,
            SubnetBits: String(subnetBits(network.cidr)),
            Nat: network.nat,
            Zones: zones.join(','),
            ZoneCount: String(zones.length),
        },
    };
}
/** The VPC is divided into eight blocks: three public, three private, two to spare. */
function subnetBits(vpcCidr) {
    const prefix = Number(vpcCidr.split('/')[1]);
    return 32 - prefix - 3;
}
function parameterOf(stack, key) {
    return stack.Parameters?.find(({ ParameterKey }) => ParameterKey === key)?.ParameterValue;
}
/** The VPC and subnets of a stack of that template; undefined while any is still to come. */
function subnetsOf(stack, complete) {
    const zones = (parameterOf(stack, 'Zones') ?? '').split(',');
    const numbered = (prefix) => zones.map((_, index) => complete.get(`${prefix}${index + 1}`) ?? '');
    const found = {
        vpcId: complete.get('Vpc') ?? '',
        zones,
        publicSubnetIds: numbered('PublicSubnet'),
        privateSubnetIds: numbered('PrivateSubnet'),
    };
    return Object.values(found).flat().includes('') ? undefined : found;
}


/***/ }),

/***/ 7305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LQ: () => (/* binding */ isInSharedNetwork),
/* harmony export */   mt: () => (/* binding */ sharedNetwork),
/* harmony export */   y9: () => (/* binding */ sharedNetworkRemoval)
/* harmony export */ });
/* unused harmony export SharedNetworkBrokenError */
/* harmony import */ var _aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(976);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _aws_stack_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5646);
/* harmony import */ var _aws_states_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8857);
/* harmony import */ var _aws_vpc_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(453);
/* harmony import */ var _aws_zones_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2081);
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9762);
/* harmony import */ var _spec_spec_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8555);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7721);
/* harmony import */ var _leftovers_guard_duty_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8565);
/* harmony import */ var _leftovers_inside_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3018);
/* harmony import */ var _stack_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4266);
/* harmony import */ var _network_stack_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5048);













/** Somebody has deleted the shared network, or a part of it, and there are clusters that still stand in it. */
class SharedNetworkBrokenError extends Error {
    /** @param status of its stack, or that it is gone */
    constructor(name, status, clusters) {
        super(`The shared network, stack ${name}, is ${status}, and clusters still stand in it: ${clusters.join(', ')}. ` +
            'Remove those clusters with `down`, and run `up` again: it makes the network anew.');
        this.name = 'SharedNetworkBrokenError';
    }
}
const placeTemplate = __webpack_require__.ab + "place-in-network.yaml";
/** Whether the cluster's stack is a place in a shared network, and not a network of its own. */
function isInSharedNetwork(clusterStack) {
    return (0,_network_stack_js__WEBPACK_IMPORTED_MODULE_12__/* .parameterOf */ .lS)(clusterStack, 'Network') !== undefined;
}
/**
 * The clusters that share a network agree by two things of CloudFormation's. Each has a stack of its own, its place, before
 * it uses the network; and the network's stack is protected from deletion. Whoever removes the network lifts
 * the protection first, and then looks for clusters' stacks; whoever uses it makes its own stack first, and then looks
 * whether the network is protected, and protects it again. So one of the two sees the other, at whatever moment they meet.
 *
 * @param name of the cluster's own stack
 */
function sharedNetwork(aws, spec, name) {
    const { owner } = spec;
    const net = sharedStack(aws, spec);
    const place = (0,_stack_js__WEBPACK_IMPORTED_MODULE_11__/* .ownStack */ .f)(aws, { name, template: placeTemplate, mark: spec, tags: spec.tags });
    /** What can only be deleted may go unless clusters stand in it: with each further attempt they would lose more of it. */
    async function clear(stack) {
        if ((0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isGoingStack */ .Zl)(stack))
            return;
        const clusters = (await clustersIn(aws, owner)).filter((cluster) => cluster !== spec.name);
        if (clusters.length > 0)
            throw new SharedNetworkBrokenError(net.name, stack.StackStatus ?? '', clusters);
        if (stack.EnableTerminationProtection)
            await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .protectStack */ .IF)(aws, stack, false);
    }
    /**
     * Gives the place back, in a network that is going.
     * @throws SharedNetworkBrokenError when the cluster itself stands there, and not only its place
     */
    async function giveBack(step) {
        const eks = await aws.eks();
        if ((await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(eks.describeCluster({ name: spec.name }))) !== undefined) {
            const status = (await net.find())?.StackStatus ?? 'gone';
            throw new SharedNetworkBrokenError(net.name, status, [spec.name]);
        }
        await place.remove(step);
    }
    /** Before anything is made for a new cluster, what it cannot have in a network that others have asked for. */
    async function look(step, stack, { zones }) {
        for (const group of spec.nodeGroups)
            await (0,_aws_zones_js__WEBPACK_IMPORTED_MODULE_5__/* .zonesOffering */ .gk)(aws, zones, group);
        const { cidr, nat } = spec.network;
        const others = [
            { key: 'VpcCidr', wanted: cidr, usual: _spec_spec_js__WEBPACK_IMPORTED_MODULE_7__/* .defaults */ .NT.network.cidr },
            { key: 'Nat', wanted: nat, usual: _spec_spec_js__WEBPACK_IMPORTED_MODULE_7__/* .defaults */ .NT.network.nat },
            { key: 'Zones', wanted: spec.network.zones?.join(','), usual: undefined },
        ].filter(({ key, wanted, usual }) => wanted !== usual && wanted !== (0,_network_stack_js__WEBPACK_IMPORTED_MODULE_12__/* .parameterOf */ .lS)(stack, key));
        for (const { key, wanted } of others) {
            step.say(`the shared network was made with ${key} ${(0,_network_stack_js__WEBPACK_IMPORTED_MODULE_12__/* .parameterOf */ .lS)(stack, key)}, and not ${wanted}`);
        }
    }
    /** @throws StackTakenAwayError when somebody is removing the network. */
    async function hold({ StackId }) {
        const isGoing = (now) => now?.StackId !== StackId || now?.StackStatus?.startsWith('DELETE_') === true;
        const now = await net.find();
        if (now === undefined || isGoing(now))
            throw new _stack_js__WEBPACK_IMPORTED_MODULE_11__/* .StackTakenAwayError */ .C(net.name);
        if (now.EnableTerminationProtection)
            return;
        await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .protectStack */ .IF)(aws, now, true).catch(async (error) => {
            // CloudFormation does not let a stack be protected whose deletion has begun.
            throw isGoing(await net.find()) ? new _stack_js__WEBPACK_IMPORTED_MODULE_11__/* .StackTakenAwayError */ .C(net.name) : error;
        });
    }
    async function stand(step, existing, offer) {
        let mine = existing;
        const found = await net.findUsable(step, async (stack) => {
            if (mine !== undefined)
                await giveBack(step);
            mine = undefined;
            await clear(stack);
        });
        await net.begin(step, found, () => (0,_network_stack_js__WEBPACK_IMPORTED_MODULE_12__/* .networkParameters */ .V6)(aws, spec));
        const { stack, value: subnets } = await net.untilUsable(step, 'the shared subnets', _network_stack_js__WEBPACK_IMPORTED_MODULE_12__/* .subnetsOf */ .i_);
        if (mine === undefined)
            await look(step, stack, subnets);
        await place.begin(step, mine, async () => ({
            what: `in ${net.name}`,
            values: { Network: net.name },
        }));
        await place.untilWhole(step, 'its place in the shared network');
        await hold(stack);
        offer(subnets);
        await net.untilWhole(step, 'the shared NAT gateway and routes', stack);
        return subnets;
    }
    return {
        read: async () => {
            const stack = await net.find();
            return stack && (0,_network_stack_js__WEBPACK_IMPORTED_MODULE_12__/* .subnetsOf */ .i_)(stack, await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .completeResources */ .XW)(aws, net.name));
        },
        ensure: async (step, existing, offer) => {
            let mine = existing;
            for (;;) {
                try {
                    return await stand(step, mine, offer);
                }
                catch (error) {
                    if (!(error instanceof _stack_js__WEBPACK_IMPORTED_MODULE_11__/* .StackTakenAwayError */ .C) || error.stackName !== net.name)
                        throw error;
                    step.say('somebody is removing the shared network: it is made anew once it has gone');
                    await giveBack(step);
                    mine = undefined;
                }
            }
        },
    };
}
function sharedStack(aws, { owner, tags }) {
    return (0,_stack_js__WEBPACK_IMPORTED_MODULE_11__/* .ownStack */ .f)(aws, {
        name: (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_6__/* .sharedNetworkStack */ .IA)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .repositoryOf */ ._M)(owner)),
        template: _network_stack_js__WEBPACK_IMPORTED_MODULE_12__/* .networkTemplate */ .Vl,
        mark: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .sharedNetworkMark */ .DI)(owner),
        tags: tagsOfAll(tags, owner),
        isProtected: true,
    });
}
/** Of what is for many clusters: neither a cluster's name, nor one's expiry. */
function tagsOfAll({ [_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .tagKeys */ .bi.cluster]: _cluster, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .tagKeys */ .bi.expiresAt]: _expiry, ...tags }, owner) {
    return { ...tags, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .tagKeys */ .bi.owner]: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .sharedNetworkMark */ .DI)(owner).owner };
}
/** The SDK's spelling is not the one in which EC2 answers. */
function isOfNatGateway(type) {
    return type === 'natGateway' || type === 'nat_gateway';
}
/** Names of the clusters that stand in the shared network of their repository, or are about to. */
async function clustersIn(aws, owner) {
    const all = await (0,_aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterStacks */ .g)(aws, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .repositoryOf */ ._M)(owner));
    return all.filter(({ stack }) => isInSharedNetwork(stack)).map(({ cluster }) => cluster);
}
/** @param owner any of the repository: of one of its clusters, or of its network */
function sharedNetworkRemoval(aws, owner) {
    const net = sharedStack(aws, { owner, tags: {} });
    const vpcIds = () => (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_4__/* .sharedVpcIds */ .zI)(aws, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .sharedNetworkMark */ .DI)(owner));
    const monitoring = (0,_leftovers_guard_duty_js__WEBPACK_IMPORTED_MODULE_9__/* .guardDutyIn */ .x)(aws, vpcIds);
    async function reasonOf(stack) {
        if ((0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isStackAtWork */ .H6)(stack))
            return 'it is being made';
        const clusters = await clustersIn(aws, owner);
        if (clusters.length > 0)
            return `clusters stand in it: ${(0,_leftovers_inside_js__WEBPACK_IMPORTED_MODULE_10__/* .someOf */ .yU)(clusters)}`;
        // Whatever else somebody has put there: a deletion that fails half-way would leave it without a way out.
        const endpoints = await monitoring.endpoints();
        const parts = endpoints.flatMap(({ NetworkInterfaceIds = [] }) => NetworkInterfaceIds);
        const strangers = (await (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_4__/* .interfacesIn */ .a9)(aws, await vpcIds()))
            .filter(({ InterfaceType }) => !isOfNatGateway(InterfaceType))
            .flatMap(({ NetworkInterfaceId = '' }) => parts.includes(NetworkInterfaceId) ? [] : NetworkInterfaceId);
        return strangers.length === 0 ? undefined : `network interfaces stand in it: ${(0,_leftovers_inside_js__WEBPACK_IMPORTED_MODULE_10__/* .someOf */ .yU)(strangers)}`;
    }
    return {
        stackName: net.name,
        exists: async () => (await net.find()) !== undefined,
        inTheWay: async () => {
            const stack = await net.find();
            return stack && reasonOf(stack);
        },
        remove: async (step) => {
            const stack = await net.find();
            if (stack === undefined)
                return undefined;
            const reason = await reasonOf(stack);
            if (reason !== undefined)
                return reason;
            if (stack.EnableTerminationProtection)
                await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .protectStack */ .IF)(aws, stack, false);
            const sinceThen = await reasonOf(stack);
            if (sinceThen !== undefined) {
                await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .protectStack */ .IF)(aws, stack, true);
                return sinceThen;
            }
            await monitoring.remove(step);
            try {
                await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .deleteStack */ .wm)(aws, step, stack);
                return undefined;
            }
            catch (error) {
                const now = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error) === 'ValidationError' ? await net.find() : undefined;
                if (!now?.EnableTerminationProtection)
                    throw error;
                return 'a cluster has begun to use it';
            }
        },
    };
}


/***/ }),

/***/ 653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W5: () => (/* binding */ applyToNode),
  i_: () => (/* binding */ isReady),
  a9: () => (/* binding */ nodes)
});

// EXTERNAL MODULE: ./build/aws/instance-types.js
var instance_types = __webpack_require__(7675);
// EXTERNAL MODULE: ./build/engine/difference.js
var difference = __webpack_require__(7348);
// EXTERNAL MODULE: ./build/engine/side-by-side.js
var side_by_side = __webpack_require__(5126);
// EXTERNAL MODULE: ./build/kubernetes/access.js + 2 modules
var access = __webpack_require__(5859);
// EXTERNAL MODULE: ./build/kubernetes/errors.js
var errors = __webpack_require__(1586);
// EXTERNAL MODULE: ./build/resources/addons/usable.js
var usable = __webpack_require__(5458);
// EXTERNAL MODULE: ./build/resources/leftovers/inside.js
var inside = __webpack_require__(3018);
;// CONCATENATED MODULE: ./build/resources/nodes/room.js

/** Of add-ons, how many pods they have on each node, and how many besides. Sources: their manifests. */
const podsOf = {
    'vpc-cni': { onEach: 1, besides: 0 },
    'kube-proxy': { onEach: 1, besides: 0 },
    coredns: { onEach: 0, besides: 2 },
    'eks-pod-identity-agent': { onEach: 1, besides: 0 },
    'aws-ebs-csi-driver': { onEach: 1, besides: 2 },
};
/** What these pods tolerate of their own accord. Sources: the manifests of coredns and of the EBS CSI driver's controller. */
const isTolerated = ({ key, effect }) => effect === 'PreferNoSchedule' || key === 'CriticalAddonsOnly';
const isOpen = ({ taints }) => taints.every(isTolerated);
/** Whether the user has told its pods to tolerate something. */
const isTold = ({ configurationValues = '' }) => /"?tolerations"?\s*:/.test(configurationValues);
/** @param types what EC2 knows of the groups' instance types. @returns in sentences why add-ons would never be healthy */
function objectionsOf({ addons, nodeGroups }, types) {
    const scattered = addons.filter((addon) => (podsOf[addon.name]?.besides ?? 0) > 0 && !isTold(addon));
    if (nodeGroups.length === 0 || scattered.length === 0)
        return [];
    const names = scattered.map(({ name }) => name).join(' and ');
    const open = nodeGroups.filter(isOpen);
    if (open.length === 0) {
        return [
            `No node takes the pods of ${names}: every node group is tainted. Leave one group without taints, or add tolerations ` +
                "to the add-on's configurationValues.",
        ];
    }
    const onEach = addons.reduce((sum, { name }) => sum + (podsOf[name]?.onEach ?? 0), 0);
    const besides = scattered.reduce((sum, { name }) => sum + (podsOf[name]?.besides ?? 0), 0);
    const room = open.reduce((sum, { nodes, instanceTypes }) => {
        const known = instanceTypes.flatMap((type) => types.get(type) ?? []).map(instance_types/* mostPods */.sA);
        return sum + nodes * (Math.min(...known) - onEach);
    }, 0);
    if (room >= besides)
        return [];
    const asked = open.map(({ nodes, instanceTypes }) => `${nodes} × ${instanceTypes.join(' or ')}`).join(', ');
    return [
        `The nodes (${asked}) have no room for the pods of ${names}: ${Math.max(room, 0)} places are left of ${besides}, ` +
            `beside the ${onEach} pods of add-ons on each node. Ask for larger instance types, or for more nodes.`,
    ];
}

;// CONCATENATED MODULE: ./build/resources/nodes/nodes.js








/**
 * As many Ready nodes in Kubernetes as the node groups should have. A condition: it makes nothing. It only takes back
 * what a `down` that did not get far has done to them.
 */
function nodes(aws, spec, needs) {
    return {
        name: 'nodes',
        needs: [needs.plane, needs.access, ...needs.groups],
        read: async () => {
            const plane = await needs.plane.read();
            return plane && (await (0,access/* clusterClient */.Sz)(aws, plane).list('Node')).items;
        },
        diff: async () => {
            const types = await (0,instance_types/* instanceTypes */.Xe)(aws, spec.nodeGroups.flatMap((group) => group.instanceTypes));
            return objectionsOf(spec, types).map(difference/* refuse */.TR);
        },
        ensure: async (step) => {
            const client = (0,access/* clusterClient */.Sz)(aws, step.need(needs.plane));
            const sizes = needs.groups.map((group) => step.need(group).scalingConfig?.desiredSize ?? 0);
            const wanted = sizes.reduce((sum, size) => sum + size, 0);
            return (0,usable/* untilUsable */.r)(step, `${wanted} Ready nodes`, async () => {
                const { items } = await client.list('Node');
                const found = await (0,side_by_side/* sideBySide */.Q)(items, inside/* atOnce */.zd, async (node) => node.spec.unschedulable ? uncordon(client, step, node) : node);
                const present = found.filter((node) => node !== undefined);
                const ready = present.filter(isReady);
                return ready.length >= wanted
                    ? { done: present }
                    : { waiting: `${ready.length} of ${wanted} are Ready` };
            });
        },
    };
}
function isReady({ status }) {
    return (status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') ??
        false);
}
/** Applies nothing, by which Kubernetes takes back what we have applied to the node, and only that: who else has cordoned it still does. */
async function uncordon(client, step, node) {
    const left = await applyToNode(client, node, {});
    if (left && !left.spec.unschedulable) {
        step.change('updated', `node ${left.metadata.name} takes pods again`);
    }
    return left;
}
/**
 * Applies to a node as long as it is there: by its name alone, Kubernetes would make one that has just gone.
 * @returns the node after it; undefined when it has gone, and a namesake may have come
 */
async function applyToNode(client, { apiVersion, kind, metadata: { name, uid } }, spec, options = {}) {
    try {
        return await client.apply({ apiVersion, kind, metadata: { name, uid }, spec }, options);
    }
    catch (error) {
        if ((0,errors/* isGone */.ST)(error))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 3433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ mostMisses),
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   QD: () => (/* binding */ leavingIn),
/* harmony export */   oJ: () => (/* binding */ whileThere)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _engine_meanwhile_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2281);
/** Whether what was found before is still there. */


/** @throws RemovedMeanwhileError where AWS does not know any more what is to be changed, such as `Cluster demo`. */
async function whileThere(what, change) {
    try {
        return await change;
    }
    catch (error) {
        throw (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isAbsent */ .W0)(error) ? new _engine_meanwhile_js__WEBPACK_IMPORTED_MODULE_1__/* .RemovedMeanwhileError */ .jO(what, 'has gone') : error;
    }
}
/**
 * How often in a row something may not be found before it counts as gone: AWS may take half a minute to show what is new,
 * and is asked every 4 to 6 s.
 */
const mostMisses = 8;
/**
 * Tells what is not to be seen yet from what has gone again.
 *
 * @param what how the error calls it, such as `Cluster demo`
 * @returns a function to be given each answer of AWS, which passes it through.
 * @throws RemovedMeanwhileError by that function.
 */
function present(what) {
    let missed = 0;
    return (found) => {
        missed = found === undefined ? missed + 1 : 0;
        if (missed > mostMisses)
            throw new _engine_meanwhile_js__WEBPACK_IMPORTED_MODULE_1__/* .RemovedMeanwhileError */ .jO(what, 'has gone');
        return found;
    };
}
/** How something is being taken away, for the resource's `leaving`. @param status undefined where nothing is there */
function leavingIn(status, isLeaving) {
    if (status === undefined)
        return 'is gone';
    return isLeaving ? `is ${status}` : undefined;
}


/***/ }),

/***/ 9849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TU: () => (/* binding */ overdue),
/* harmony export */   Y4: () => (/* binding */ previewPlace),
/* harmony export */   bU: () => (/* binding */ isPreview),
/* harmony export */   df: () => (/* binding */ TooManyPreviewsError),
/* harmony export */   hr: () => (/* binding */ requireRoom)
/* harmony export */ });
/* harmony import */ var _aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(976);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _engine_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2046);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7721);




/** The repository has as many previews as it may, and this would be one more. */
class TooManyPreviewsError extends Error {
    /** @param begun whether others came first while this one was being made, and it has to go again */
    constructor(region, { most, by }, previews, begun) {
        const now = new Date();
        const lines = previews.map((preview) => `- ${preview.cluster}, ${ageOf(preview, now)} old: ${addressOf(preview)}`);
        super([
            `The repository has ${previews.length} previews in ${region}, and ${by} allows ${most}:`,
            ...lines,
            begun
                ? 'They came first, while this one was being made: what there was of it has been removed.'
                : 'Nothing was made.',
            'Close one of them, remove its cluster with `down`, or allow more.',
        ].join('\n'));
        this.name = 'TooManyPreviewsError';
    }
}
/**
 * Refuses a new cluster where the repository has as many of pull requests and branches as it may, before anything is made.
 * Two that begin at the same moment do not see each other here: see `previewPlace`.
 * @throws TooManyPreviewsError
 */
async function requireRoom(aws, spec, brake) {
    if (!isPreview(spec))
        return;
    const previews = await previewsOf(aws, spec);
    if (previews.some(({ cluster }) => cluster === spec.name))
        return;
    if (previews.length >= brake.most)
        throw new TooManyPreviewsError(spec.region, brake, previews, false);
}
/**
 * A place among the previews that there may be, for a cluster without a control plane. Each has a stack by now, so that of
 * two that began at the same moment both see both, and in the same order: the one whose stack was made later gives way. A
 * condition: it makes nothing.
 *
 * @param subnets of the cluster, which come with its stack
 */
function previewPlace(aws, spec, brake, subnets) {
    return {
        name: 'place among the previews',
        needs: [subnets],
        read: async () => undefined,
        ensure: async () => {
            const eks = await aws.eks();
            if ((await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(eks.describeCluster({ name: spec.name }))) !== undefined)
                return;
            // What is being removed will not have a cluster: it may be one that gives way itself.
            const previews = (await previewsOf(aws, spec)).filter(({ stack }) => !stack.StackStatus?.startsWith('DELETE_'));
            const mine = previews.find(({ cluster }) => cluster === spec.name);
            const earlier = previews.filter((other) => mine === undefined || comesBefore(other, mine));
            if (earlier.length >= brake.most)
                throw new TooManyPreviewsError(spec.region, brake, earlier, true);
        },
    };
}
/** Milliseconds that a preview may outlive its time: a sweep runs once a night, and GitHub drops schedules. */
const patience = 24 * 60 * 60 * 1000;
/**
 * The repository's other previews whose time was up a day ago, and that are still there. A stack keeps the time that it was
 * made with, and each `up` writes a later one into the control plane, which is asked of those few.
 */
async function overdue(aws, spec) {
    if (!isPreview(spec))
        return [];
    const latest = Date.now() - patience;
    // What never expires is no date, and no number is less than that.
    const isOver = (tags = {}) => Date.parse(tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .tagKeys */ .bi.expiresAt] ?? '') < latest;
    const old = (await previewsOf(aws, spec)).filter(({ cluster, tags }) => cluster !== spec.name && isOver(tags));
    const eks = await aws.eks();
    const asked = old.map(async ({ cluster: name }) => {
        const found = await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(eks.describeCluster({ name }));
        return isOver(found?.cluster?.tags) ? [name] : [];
    });
    return (await Promise.all(asked)).flat();
}
/** Whether it is the cluster of a pull request or a branch; one of the whole repository is no preview. */
function isPreview({ owner }) {
    return /^\d+\/(pr|branch)-/.test(owner);
}
async function previewsOf(aws, { owner }) {
    return (await (0,_aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterStacks */ .g)(aws, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryOf */ ._M)(owner))).filter(isPreview);
}
/** By the time at which CloudFormation began with its stack; by name, where that is the same. */
function comesBefore(one, other) {
    const key = ({ stack, cluster }) => `${stack.CreationTime?.toISOString()} ${cluster}`;
    return key(one) < key(other);
}
function ageOf({ stack }, now) {
    return (0,_engine_words_js__WEBPACK_IMPORTED_MODULE_2__/* .inWords */ .r)(now.getTime() - (stack.CreationTime ?? now).getTime());
}
/** Of the pull request; of the run that made it, where it is a branch's. */
function addressOf({ owner, tags }) {
    const run = tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .tagKeys */ .bi.run] ?? '';
    const [, number] = /\/pr-(\d+)$/.exec(owner) ?? [];
    return number === undefined ? run : run.replace(/\/actions\/runs\/.*$/, `/pull/${number}`);
}


/***/ }),

/***/ 3983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ protectedParts),
/* harmony export */   z: () => (/* binding */ ProtectedError)
/* harmony export */ });
/* harmony import */ var _aws_stack_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5646);
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9762);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7721);



/** Somebody has protected it, and the step does not say that it is to go all the same. */
class ProtectedError extends Error {
    /** @param what such as `Cluster demo`, or several of the kind */
    constructor(what) {
        super(`${what}: somebody has protected it from deletion, which this action never does. It was left as it is. ` +
            'Say `lift-protection: true` if it is to go, or take the protection away in AWS.');
        this.name = 'ProtectedError';
    }
}
/** What of the cluster somebody has protected, such as `Cluster demo`. A network that clusters share is another matter. */
async function protectedParts(aws, spec, plane) {
    const { name, region } = spec;
    const { networkStack } = (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .eZ)(name, region);
    const [cluster, stack] = await Promise.all([plane.read(), (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_0__/* .findStack */ .eF)(aws, networkStack)]);
    return [
        ...(cluster?.isProtected && (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .isOurs */ .MU)(cluster.tags, spec) ? [`Cluster ${name}`] : []),
        ...(stack?.EnableTerminationProtection && (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .isOurs */ .MU)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .fromTagList */ .Bz)(stack.Tags), spec)
            ? [`Stack ${networkStack}`]
            : []),
    ];
}


/***/ }),

/***/ 4266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ StackTakenAwayError),
/* harmony export */   f: () => (/* binding */ ownStack)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _aws_stack_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5646);
/* harmony import */ var _aws_states_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8857);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7721);
/* harmony import */ var _presence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3433);
/* harmony import */ var _protection_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3983);







/** Another run deletes the stack that this one needs. */
class StackTakenAwayError extends Error {
    stackName;
    constructor(name) {
        super(`Stack ${name} is being deleted by another run, and this one needs it. Run \`up\` again once it has gone.`);
        this.name = 'StackTakenAwayError';
        this.stackName = name;
    }
}
/**
 * The verbs of a stack of ours. It does not roll back: others may stand on what it has made so far. A stack made with
 * OnFailure DO_NOTHING would not either, but CloudFormation does not let that one be repaired.
 */
function ownStack(aws, plan) {
    const { name } = plan;
    async function find() {
        const stack = await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .findStack */ .eF)(aws, name);
        if (stack !== undefined)
            (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .requireOurs */ .hN)(`Stack ${name}`, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .fromTagList */ .Bz)(stack.Tags), plan.mark);
        return stack;
    }
    async function create(step, { values, what }) {
        step.change('created', `stack ${name} ${what}`);
        const cloudFormation = await aws.cloudFormation();
        const request = {
            StackName: name,
            TemplateBody: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(plan.template, 'utf8'),
            Parameters: Object.entries(values).map(([ParameterKey, ParameterValue]) => ({
                ParameterKey,
                ParameterValue,
            })),
            Tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .toTagList */ .s3)(plan.tags),
            DisableRollback: true,
            ...(plan.isProtected && { EnableTerminationProtection: true }),
        };
        await cloudFormation.createStack(request).catch((error) => {
            if (!(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isExisting */ .a_)(error))
                throw error;
            step.say(`another run is making stack ${name}`);
        });
    }
    /** Asks CloudFormation to make what failed in a stack that was kept as it was. */
    async function repair(step, stack) {
        step.say((await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .stackFailure */ .H_)(aws, stack)).message);
        step.change('updated', `repairing stack ${name}`);
        const cloudFormation = await aws.cloudFormation();
        const request = {
            StackName: name,
            UsePreviousTemplate: true,
            Parameters: (stack.Parameters ?? []).map(({ ParameterKey }) => ({
                ParameterKey,
                UsePreviousValue: true,
            })),
            DisableRollback: true,
        };
        await cloudFormation.updateStack(request).catch(async (error) => {
            const now = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error) === 'ValidationError' ? await find() : undefined;
            if (!(0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isSoundStack */ .WM)(now))
                throw error;
            step.say(`another run repairs stack ${name}`);
        });
    }
    /** Awaits what `probe` finds in the stack, while somebody makes it. */
    async function until(step, what, probe) {
        let missed = 0;
        let repaired = false;
        return step.until(what, async () => {
            const stack = await find();
            const status = stack?.StackStatus ?? '';
            missed = stack === undefined ? missed + 1 : 0;
            if ((0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isLeavingStack */ .lI)(stack) || missed > _presence_js__WEBPACK_IMPORTED_MODULE_5__/* .mostMisses */ .E)
                throw new StackTakenAwayError(name);
            if (stack === undefined)
                return { waiting: `stack ${name} is not to be seen yet` };
            const value = await probe(stack);
            if (value !== undefined)
                return { done: value };
            if (!(0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isSoundStack */ .WM)(stack)) {
                const failure = await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .stackFailure */ .H_)(aws, stack);
                // What passes by itself may be gone at another attempt: one.
                if (repaired || !failure.passes)
                    throw failure;
                repaired = true;
                await repair(step, stack);
            }
            return { waiting: (await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .unfinishedResources */ .fP)(aws, name)) || status };
        });
    }
    return {
        name,
        find,
        findUsable: async (step, mayGo) => {
            const stack = await find();
            if (stack === undefined || !(0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isLostStack */ .Tp)(stack))
                return stack;
            await mayGo?.(stack);
            step.say(`stack ${name} is ${stack.StackStatus} and has to go first`);
            await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .deleteStack */ .wm)(aws, step, stack);
            return undefined;
        },
        begin: async (step, existing, parameters) => {
            if (existing === undefined)
                await create(step, await parameters());
            else if ((0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isRepairableStack */ .C)(existing))
                await repair(step, existing);
        },
        untilUsable: (step, what, pick) => until(step, what, async (stack) => {
            const value = pick(stack, await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .completeResources */ .XW)(aws, name));
            return value && { stack, value };
        }),
        untilWhole: async (step, what, known) => {
            if (!(0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isWholeStack */ .c7)(known))
                await until(step, what, async (stack) => ((0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isWholeStack */ .c7)(stack) ? true : undefined));
        },
        remove: async (step) => {
            const stack = await find();
            if (stack === undefined)
                return;
            // Of a stack that is always protected, whoever removes it has decided before.
            if (stack.EnableTerminationProtection && !plan.isProtected) {
                if (!plan.liftsProtection)
                    throw new _protection_js__WEBPACK_IMPORTED_MODULE_6__/* .ProtectedError */ .z(`Stack ${name}`);
                step.change('updated', `lifting the termination protection of stack ${name}`);
                await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .protectStack */ .IF)(aws, stack, false);
            }
            await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .deleteStack */ .wm)(aws, step, stack);
        },
    };
}


/***/ })

};
