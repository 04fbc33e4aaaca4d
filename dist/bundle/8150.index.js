export const id = 8150;
export const ids = [8150];
export const modules = {

/***/ 976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q8: () => (/* binding */ isOfSecurityGroups),
/* harmony export */   Zc: () => (/* binding */ isOfNodes),
/* harmony export */   gT: () => (/* binding */ clusterStacks)
/* harmony export */ });
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9762);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6570);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7721);
/* harmony import */ var _stack_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5646);




/** Whether it is that of a self-managed node group. */
const isOfNodes = ({ Tags }) => _spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagKeys */ .bi.nodeGroup in (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .fromTagList */ .Bz)(Tags);
/** Whether it is that of the security groups which a cluster has of its own. */
const isOfSecurityGroups = ({ StackName, Tags }, region) => StackName === (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .fromTagList */ .Bz)(Tags)[_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagKeys */ .bi.cluster] ?? '', region).groupsStack;
/**
 * The stacks of a repository's clusters in the region. Every cluster has one from its first moment to its last: that of
 * its network, or of its place in a shared one. Those of node groups and security groups stand on it, and are none of these.
 * @param repositoryId GitHub's number of the repository
 */
async function clusterStacks(aws, repositoryId) {
    return (await (0,_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .allStacks */ .p0)(aws)).flatMap((stack) => {
        const tags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .fromTagList */ .Bz)(stack.Tags);
        const { [_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagKeys */ .bi.cluster]: cluster, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagKeys */ .bi.owner]: owner = '' } = tags;
        const standsOnIt = isOfNodes(stack) || isOfSecurityGroups(stack, aws.region);
        return cluster === undefined || standsOnIt || (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryOf */ ._M)(owner) !== repositoryId
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

/***/ 2081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ offeredInEach),
/* harmony export */   BB: () => (/* binding */ chooseZones),
/* harmony export */   NE: () => (/* binding */ ZonesOfNetworkError),
/* harmony export */   gk: () => (/* binding */ zonesOffering),
/* harmony export */   i9: () => (/* binding */ isForControlPlanes),
/* harmony export */   qD: () => (/* binding */ ZonesError)
/* harmony export */ });
/* harmony import */ var _spec_regions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2599);

/**
 * Zones in which EKS has no control planes, by zone id: a zone's name differs from account to account.
 * Source: EKS user guide, "Amazon EKS networking requirements for VPC and subnets".
 */
const unusable = new Set(['use1-az3', 'usw1-az2', 'cac1-az3']);
/** Whether EKS has control planes there: by a zone's id, and its name, by which local zones are known. */
const isForControlPlanes = (zoneId, name) => !unusable.has(zoneId) && _spec_regions_js__WEBPACK_IMPORTED_MODULE_0__/* .zoneForm */ .$l.test(name);
/** A cluster needs two; a third helps where capacity is short. More are there for whoever names them. */
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
 * The zones that are named, or the first two or three, that EKS can use and that offer what each of the node groups asks for:
 * in alphabetical order, so that two runs agree.
 *
 * @param wanted the user's own choice: every one of them must do. Where there is none, those that node groups name are among them.
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
    const named = wanted ?? [...new Set(groups.flatMap(({ zones = [] }) => zones))];
    const unknown = named
        .filter((zone) => !verdicts.some((verdict) => verdict.zone === zone))
        .map((zone) => ({ zone, problem: `is no zone of ${aws.region} that is available to this account` }));
    const candidates = [...verdicts.filter(({ zone }) => wanted?.includes(zone) ?? true), ...unknown];
    const usable = candidates.filter(({ problem }) => problem === undefined).map(({ zone }) => zone);
    if (usable.length < 2 || !named.every((zone) => usable.includes(zone))) {
        const problems = candidates.filter(({ problem }) => problem !== undefined);
        throw new ZonesError(aws.region, usable.length, problems.map(({ zone, problem }) => `${zone}: ${problem}`));
    }
    const others = usable.filter((zone) => !named.includes(zone));
    return [...named, ...others].slice(0, Math.max(most, named.length)).sort();
}
/** No zone of the network offers all of the instance types of a node group, or it asks for zones that the network is not in. */
class ZonesOfNetworkError extends Error {
    /** @param elsewhere zones that it asks for, and the network is not in */
    constructor({ name, instanceTypes }, zones, elsewhere) {
        const stands = `and the network stands in ${zones.join(', ')}`;
        super(elsewhere.length > 0
            ? `Node group ${name} is to be in ${elsewhere.join(', ')}, ${stands}. Choose other zones, or \`network: own\` for a new cluster, which has those of the file.`
            : `Node group ${name} asks for ${instanceTypes.join(', ')}, ${stands}, where AWS does not have them together in any zone. ` +
                'Choose other instance types, or `network: own` for a new cluster, whose zones are chosen to suit it.');
        this.name = 'ZonesOfNetworkError';
    }
}
/**
 * Those of a network's zones that offer what the node group asks for.
 * @throws ZonesOfNetworkError when there is none
 */
async function zonesOffering(aws, zones, group) {
    const elsewhere = (group.zones ?? []).filter((zone) => !zones.includes(zone));
    if (elsewhere.length > 0)
        throw new ZonesOfNetworkError(group, zones, elsewhere);
    const offered = await offeringsByZone(aws, group.instanceTypes);
    const asked = zones.filter((zone) => group.zones?.includes(zone) ?? true);
    const usable = asked.filter((zone) => lacking(zone, group, offered) === undefined);
    if (usable.length === 0)
        throw new ZonesOfNetworkError(group, zones, []);
    return usable;
}
/** Those of the types that each of the zones offers. */
async function offeredInEach(aws, types, zones) {
    if (types.length === 0)
        return [];
    const offered = await offeringsByZone(aws, types);
    return types.filter((type) => zones.every((zone) => offered.get(zone)?.has(type)));
}
function lacking(zone, { instanceTypes, spot, zones }, offered) {
    if (zones !== undefined && !zones.includes(zone))
        return undefined;
    const missing = instanceTypes.filter((type) => !offered.get(zone)?.has(type));
    const isEnough = spot ? missing.length < instanceTypes.length : missing.length === 0;
    return isEnough ? undefined : `offers no ${missing.join(', ')}`;
}
async function offeringsByZone(aws, instanceTypes) {
    const { paginateDescribeInstanceTypeOfferings } = await Promise.all(/* import() */[__webpack_require__.e(5861), __webpack_require__.e(5193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
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
    Namespace: { apiVersion: 'v1', plural: 'namespaces' },
    ServiceAccount: { apiVersion: 'v1', plural: 'serviceaccounts' },
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
                ...(/^(POST|PUT)$/.test(call.verb) && { 'content-type': 'application/json' }),
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
        replace(object, options = {}) {
            const query = { fieldManager, fieldValidation: 'Strict' };
            const path = pathOf(object.kind, object.metadata);
            return json({ verb: 'PUT', path, query, body: JSON.stringify(object) }, options);
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
/* harmony export */   PU: () => (/* binding */ untilLetIn),
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
    if (error instanceof KubernetesUnreachableError) {
        return {
            what: 'the Kubernetes API to answer',
            waiting: 'usual for some minutes while a cluster is young',
            details: (0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error),
        };
    }
    const pause = error instanceof KubernetesError ? error.retryAfter : undefined;
    return { waiting: (0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error), ...(pause !== undefined && { pause }) };
}
/** What to wait for while Kubernetes does not know an access entry that has just been made. */
function untilLetIn(error) {
    return {
        what: 'the Kubernetes API to let this role in',
        waiting: 'usual for a minute',
        details: (0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error),
    };
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
        if (await (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__/* .areEmpty */ .W7)(aws, vpcIds))
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
/** @param admission of the caller: one who is not known there does not wait to be. */
function insideOf(aws, spec, plane, admission) {
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
                    const isFutile = isSilent || (admission === 'refused' && (0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__/* .isStranger */ .Zl)(error));
                    if (!isFutile && step.elapsed() - answered < patienceWithSilence)
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
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9762);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7721);




/** How often a group is asked to go while something holds it: a load balancer's interfaces outlive it by minutes. */
const tries = 60;
/**
 * Security groups that EKS and the cluster's controllers made and left: those of load balancers, and EKS's own where an
 * interface held it while the cluster went.
 */
function securityGroups(aws, spec, { network, groups, users }) {
    const own = groups === undefined ? [] : [groups];
    /** In the user's own VPC, that of a classic load balancer says by its name alone that a controller has made it. */
    const isOfCluster = ({ Tags, GroupName = '' }, vpc) => (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__/* .isMadeForIn */ .ui)(vpc, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .fromTagList */ .Bz)(Tags), spec) ||
        (GroupName.startsWith('k8s-elb-') && (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isMadeFor */ .pb)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .fromTagList */ .Bz)(Tags), spec));
    const { groupsStack } = (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_2__/* .namesOf */ .eZ)(spec.name, spec.region);
    /** Those of the cluster's own go with their stack. */
    const isLeft = ({ group, isOfCluster }) => isOfCluster && (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .fromTagList */ .Bz)(group.Tags)['aws:cloudformation:stack-name'] !== groupsStack;
    /** Every group in the cluster's own VPC; those made for the cluster in one that others use, too. */
    async function groupsInVpc() {
        const vpcs = await (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__/* .vpcsOf */ .aA)(aws, spec);
        if (vpcs.length === 0)
            return [];
        const { paginateDescribeSecurityGroups } = await Promise.all(/* import() */[__webpack_require__.e(5861), __webpack_require__.e(5193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
        const request = { Filters: [{ Name: 'vpc-id', Values: vpcs.map(({ id }) => id) }] };
        const found = [];
        for await (const page of paginateDescribeSecurityGroups({ client: await aws.ec2() }, request)) {
            found.push(...(page.SecurityGroups ?? []));
        }
        return found
            .map((group) => {
            const vpc = vpcs.find(({ id }) => id === group.VpcId);
            return { group, vpc, isOfCluster: isOfCluster(group, vpc) };
        })
            .filter(({ vpc, isOfCluster }) => vpc?.isShared === false || isOfCluster);
    }
    return {
        name: 'security groups',
        needs: [network, ...own],
        madeBy: users,
        read: async () => {
            const found = (await groupsInVpc()).filter(isLeft);
            return found.length === 0 ? undefined : found.map(({ group }) => group);
        },
        remove: async (step) => {
            const all = await groupsInVpc();
            const left = all.filter(isLeft);
            if (left.length === 0)
                return;
            const ec2 = await aws.ec2();
            const ids = left.map(({ group: { GroupId = '' } }) => GroupId);
            for (const { group } of all)
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
            return { waiting: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsOf */ .Z9)(error) };
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
/* harmony export */   br: () => (/* binding */ subnetIdsIn),
/* harmony export */   fU: () => (/* binding */ zonesFor),
/* harmony export */   i_: () => (/* binding */ subnetsOf),
/* harmony export */   lS: () => (/* binding */ parameterOf),
/* harmony export */   pU: () => (/* binding */ subnetIdsFor)
/* harmony export */ });
/* harmony import */ var _aws_zones_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2081);
/* harmony import */ var _spec_self_managed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5074);


const networkTemplate = __webpack_require__.ab + "network.yaml";
/** Ids of the subnets that a node group may use: of its kind, and of those that it names. */
function subnetIdsFor({ publicSubnetIds, privateSubnetIds }, { privateNetworking, subnets }) {
    const ids = privateNetworking ? privateSubnetIds : publicSubnetIds;
    return subnets === undefined ? ids : ids.filter((id) => subnets.includes(id));
}
/** Names of the zones of those. */
function zonesFor(network, group) {
    const zones = subnetIdsFor(network, group).map((id) => network.zoneOf[id] ?? '');
    return [...new Set(zones)];
}
/** Those of them that are in one of the zones. */
const subnetIdsIn = (network, group, zones) => subnetIdsFor(network, group).filter((id) => zones.includes(network.zoneOf[id] ?? ''));
/** The parameters of a network that suits this cluster. */
async function networkParameters(aws, spec) {
    const { network } = spec;
    const zones = await (0,_aws_zones_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseZones */ .BB)(aws, (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_1__/* .everyGroupOf */ .e$)(spec), network.zones);
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
/** The VPC is divided into eight blocks: a public and a private one for each of four zones. */
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
    if (Object.values(found).flat().includes(''))
        return undefined;
    const inZones = (ids) => ids.map((id, index) => [id, zones[index] ?? '']);
    const zoneOf = Object.fromEntries([...inZones(found.publicSubnetIds), ...inZones(found.privateSubnetIds)]);
    return { ...found, zoneOf };
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
/* harmony import */ var _aws_usual_times_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7283);
/* harmony import */ var _aws_vpc_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(453);
/* harmony import */ var _aws_zones_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2081);
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9762);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(6570);
/* harmony import */ var _spec_self_managed_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5074);
/* harmony import */ var _spec_spec_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8555);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7721);
/* harmony import */ var _leftovers_guard_duty_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8565);
/* harmony import */ var _leftovers_inside_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3018);
/* harmony import */ var _stack_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4266);
/* harmony import */ var _network_stack_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(5048);
















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
    return (0,_network_stack_js__WEBPACK_IMPORTED_MODULE_14__/* .parameterOf */ .lS)(clusterStack, 'Network') !== undefined;
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
    const place = (0,_stack_js__WEBPACK_IMPORTED_MODULE_13__/* .ownStack */ .f)(aws, { name, template: placeTemplate, mark: spec, tags: spec.tags });
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
        for (const group of (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_8__/* .everyGroupOf */ .e$)(spec))
            await (0,_aws_zones_js__WEBPACK_IMPORTED_MODULE_6__/* .zonesOffering */ .gk)(aws, zones, group);
        const { cidr, nat } = spec.network;
        const others = [
            { key: 'VpcCidr', wanted: cidr, usual: _spec_spec_js__WEBPACK_IMPORTED_MODULE_9__/* .defaults */ .NT.network.cidr },
            { key: 'Nat', wanted: nat, usual: _spec_spec_js__WEBPACK_IMPORTED_MODULE_9__/* .defaults */ .NT.network.nat },
            { key: 'Zones', wanted: spec.network.zones?.toSorted().join(','), usual: undefined },
        ].filter(({ key, wanted, usual }) => wanted !== usual && wanted !== (0,_network_stack_js__WEBPACK_IMPORTED_MODULE_14__/* .parameterOf */ .lS)(stack, key));
        for (const { key, wanted } of others) {
            step.say(`the shared network was made with ${key} ${(0,_network_stack_js__WEBPACK_IMPORTED_MODULE_14__/* .parameterOf */ .lS)(stack, key)}, and not ${wanted}`);
        }
    }
    /** @throws StackTakenAwayError when somebody is removing the network. */
    async function hold({ StackId }) {
        const isGoing = (now) => now?.StackId !== StackId || (0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isLeavingStack */ .lI)(now);
        const now = await net.find();
        if (now === undefined || isGoing(now))
            throw new _stack_js__WEBPACK_IMPORTED_MODULE_13__/* .StackTakenAwayError */ .C(net.name);
        if (now.EnableTerminationProtection)
            return;
        await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .protectStack */ .IF)(aws, now, true).catch(async (error) => {
            // CloudFormation does not let a stack be protected whose deletion has begun.
            throw isGoing(await net.find()) ? new _stack_js__WEBPACK_IMPORTED_MODULE_13__/* .StackTakenAwayError */ .C(net.name) : error;
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
        await net.begin(step, found, () => (0,_network_stack_js__WEBPACK_IMPORTED_MODULE_14__/* .networkParameters */ .V6)(aws, spec));
        const { stack, value: subnets } = await net.untilUsable(step, 'the shared subnets', _network_stack_js__WEBPACK_IMPORTED_MODULE_14__/* .subnetsOf */ .i_);
        if (mine === undefined)
            await look(step, stack, subnets);
        await place.begin(step, mine, async () => ({
            what: `in ${net.name}`,
            values: { Network: net.name },
        }));
        await place.untilWhole(step, 'its place in the shared network');
        await hold(stack);
        offer(subnets);
        await net.untilWhole(step, 'the shared NAT gateway and routes', stack, _aws_usual_times_js__WEBPACK_IMPORTED_MODULE_4__/* .usualTimes */ .b.networkMade);
        return subnets;
    }
    return {
        read: async () => {
            const stack = await net.find();
            return stack && (0,_network_stack_js__WEBPACK_IMPORTED_MODULE_14__/* .subnetsOf */ .i_)(stack, await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .completeResources */ .XW)(aws, net.name));
        },
        zones: async () => {
            const stack = await net.find();
            return stack && !(0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isLostStack */ .Tp)(stack) ? ((0,_network_stack_js__WEBPACK_IMPORTED_MODULE_14__/* .parameterOf */ .lS)(stack, 'Zones') ?? '').split(',') : undefined;
        },
        ensure: async (step, existing, offer) => {
            let mine = existing;
            for (;;) {
                try {
                    return await stand(step, mine, offer);
                }
                catch (error) {
                    if (!(error instanceof _stack_js__WEBPACK_IMPORTED_MODULE_13__/* .StackTakenAwayError */ .C) || error.stackName !== net.name)
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
    return (0,_stack_js__WEBPACK_IMPORTED_MODULE_13__/* .ownStack */ .f)(aws, {
        name: (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_7__/* .sharedNetworkStack */ .IA)((0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_15__/* .repositoryOf */ ._M)(owner)),
        template: _network_stack_js__WEBPACK_IMPORTED_MODULE_14__/* .networkTemplate */ .Vl,
        mark: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_10__/* .sharedNetworkMark */ .DI)(owner),
        tags: tagsOfAll(tags, owner),
        isProtected: true,
    });
}
/** Of what is for many clusters: neither a cluster's name, nor one's expiry. */
function tagsOfAll({ [_spec_tags_js__WEBPACK_IMPORTED_MODULE_10__/* .tagKeys */ .bi.cluster]: _cluster, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_10__/* .tagKeys */ .bi.expiresAt]: _expiry, ...tags }, owner) {
    return { ...tags, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_10__/* .tagKeys */ .bi.owner]: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_10__/* .sharedNetworkMark */ .DI)(owner).owner };
}
/** The SDK's spelling is not the one in which EC2 answers. */
function isOfNatGateway(type) {
    return type === 'natGateway' || type === 'nat_gateway';
}
/** Names of the clusters that stand in the shared network of their repository, or are about to. */
async function clustersIn(aws, owner) {
    const all = await (0,_aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterStacks */ .gT)(aws, (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_15__/* .repositoryOf */ ._M)(owner));
    return all.filter(({ stack }) => isInSharedNetwork(stack)).map(({ cluster }) => cluster);
}
/** @param owner any of the repository: of one of its clusters, or of its network */
function sharedNetworkRemoval(aws, owner) {
    const net = sharedStack(aws, { owner, tags: {} });
    const vpcIds = () => (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_5__/* .sharedVpcIds */ .zI)(aws, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_10__/* .sharedNetworkMark */ .DI)(owner));
    const monitoring = (0,_leftovers_guard_duty_js__WEBPACK_IMPORTED_MODULE_11__/* .guardDutyIn */ .x)(aws, vpcIds);
    async function reasonOf(stack) {
        if ((0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isStackAtWork */ .H6)(stack))
            return 'it is being made';
        const clusters = await clustersIn(aws, owner);
        if (clusters.length > 0)
            return `clusters stand in it: ${(0,_leftovers_inside_js__WEBPACK_IMPORTED_MODULE_12__/* .someOf */ .yU)(clusters)}`;
        // Whatever else somebody has put there: a deletion that fails half-way would leave it without a way out.
        const endpoints = await monitoring.endpoints();
        const parts = endpoints.flatMap(({ NetworkInterfaceIds = [] }) => NetworkInterfaceIds);
        const strangers = (await (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_5__/* .interfacesIn */ .a9)(aws, await vpcIds()))
            .filter(({ InterfaceType }) => !isOfNatGateway(InterfaceType))
            .flatMap(({ NetworkInterfaceId = '' }) => parts.includes(NetworkInterfaceId) ? [] : NetworkInterfaceId);
        return strangers.length === 0 ? undefined : `network interfaces stand in it: ${(0,_leftovers_inside_js__WEBPACK_IMPORTED_MODULE_12__/* .someOf */ .yU)(strangers)}`;
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

/***/ 3433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ mostMisses),
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   Gn: () => (/* binding */ isAnew),
/* harmony export */   QD: () => (/* binding */ leavingIn),
/* harmony export */   oJ: () => (/* binding */ whileThere),
/* harmony export */   yB: () => (/* binding */ unlessBusy)
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
/**
 * A probe for something that is to be made once: EKS says alike of what is there already, and of a cluster in which it is at work.
 * @param isMade whether it is there by now: a run beside this one has made it, or the answer was lost
 */
async function unlessBusy(call, isMade) {
    try {
        await call;
        return { done: undefined };
    }
    catch (error) {
        if (!(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isExisting */ .a_)(error))
            throw error;
        return (await isMade()) ? { done: undefined } : { waiting: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsOf */ .Z9)(error) };
    }
}
/** Whether there is one, and not the one in whose place it is made. @param before ARN of that */
const isAnew = (arn, before) => arn !== undefined && arn !== before;
/** How something is being taken away, for the resource's `leaving`. @param status undefined where nothing is there */
function leavingIn(status, isLeaving) {
    if (status === undefined)
        return 'is gone';
    return isLeaving ? `is ${status}` : undefined;
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
    const [cluster, stacks] = await Promise.all([plane.read(), (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_0__/* .allStacks */ .p0)(aws)]);
    const stack = stacks.find(({ StackName }) => StackName === networkStack);
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
 * The verbs of a stack of ours. It does not roll back, unless that is said: others may stand on what it has made so far. A stack made with
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
    async function create(step, { values, what, template, rollsBack }) {
        step.change('created', `stack ${name} ${what}`);
        const cloudFormation = await aws.cloudFormation();
        const request = {
            StackName: name,
            TemplateBody: template ?? (plan.template && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(plan.template, 'utf8'))),
            Parameters: Object.entries(values).map(([ParameterKey, ParameterValue]) => ({
                ParameterKey,
                ParameterValue,
            })),
            Tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .toTagList */ .s3)(plan.tags),
            DisableRollback: !rollsBack,
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
    /**
     * Awaits what `pick` finds in the stack, while somebody makes it. As long as something of it comes, and nothing goes or has
     * failed, the stack itself has nothing to tell: it is not asked for.
     */
    async function until(step, what, pick, { known, usual } = {}) {
        let stack = known;
        let missed = 0;
        let repaired = false;
        const look = async () => {
            const resources = (await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .resourcesOf */ .F3)(aws, name)) ?? [];
            const isQuiet = resources.some(_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isComingResource */ .mJ) &&
                !resources.some((each) => (0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isFailedResource */ .ms)(each) || (0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isGoingResource */ .Zg)(each));
            if (!isQuiet || stack === undefined)
                stack = await find();
            missed = stack === undefined ? missed + 1 : 0;
            if ((0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isLeavingStack */ .lI)(stack) || missed > _presence_js__WEBPACK_IMPORTED_MODULE_5__/* .mostMisses */ .E)
                throw new StackTakenAwayError(name);
            if (stack === undefined)
                return { waiting: `stack ${name} is not to be seen yet` };
            const value = pick(stack, resources);
            if (value !== undefined)
                return { done: value };
            if (!isQuiet && !(0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isSoundStack */ .WM)(stack)) {
                const failure = await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .stackFailure */ .H_)(aws, stack);
                // What passes by itself may be gone at another attempt: one.
                if (repaired || !failure.passes)
                    throw failure;
                repaired = true;
                await repair(step, stack);
            }
            return { waiting: (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .unfinishedOf */ .$B)(resources) || (stack.StackStatus ?? ''), since: stack.CreationTime };
        };
        return step.until(what, look, usual);
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
        untilUsable: (step, what, pick) => until(step, what, (stack, resources) => {
            const value = pick(stack, (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_2__/* .completeOf */ .vU)(resources));
            return value && { stack, value };
        }),
        untilWhole: async (step, what, known, usual) => {
            if ((0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isWholeStack */ .c7)(known))
                return;
            await until(step, what, (stack) => ((0,_aws_states_js__WEBPACK_IMPORTED_MODULE_3__/* .isWholeStack */ .c7)(stack) ? true : undefined), { known, usual });
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
