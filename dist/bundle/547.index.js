export const id = 547;
export const ids = [547];
export const modules = {

/***/ 4799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F3: () => (/* binding */ maxAttempts),
/* harmony export */   FI: () => (/* binding */ connection),
/* harmony export */   If: () => (/* binding */ attended)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);

/**
 * Attempts at a call, with the SDK's growing, jittered pauses: where three calls in ten fail in passing, one in 15,000 is
 * lost. A cluster takes hundreds of them.
 */
const maxAttempts = 8;
/** How every client connects. Without limits, an address that does not answer holds a call for minutes. */
const connection = (httpsAgent) => ({
    httpsAgent,
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    throwOnRequestTimeout: true,
});
/**
 * What a service answers to credentials that have ended, or that it does not know any more: each protocol in words of
 * its own. Some of them mean other things too, such as a region that the account has not enabled, for which one more
 * session is no great price.
 */
const ended = new Set([
    'ExpiredToken',
    'ExpiredTokenException',
    'RequestExpired',
    'UnrecognizedClientException',
    'InvalidClientTokenId',
    'AuthFailure',
]);
/**
 * Makes each call of the client try once more with new credentials when AWS says that those it was made with have
 * ended, and makes each error say which call it is an answer to.
 */
function attended(client, credentials) {
    client.middlewareStack.add((next, { clientName = '', commandName = '' }) => async (call) => {
        const used = await credentials();
        try {
            return await next(call).catch((error) => {
                if (!ended.has((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error)))
                    throw error;
                credentials.forget(used);
                return next(call);
            });
        }
        catch (error) {
            (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .nameCall */ .w0)(error, {
                service: clientName.replace(/Client$/, ''),
                operation: commandName.replace(/Command$/, ''),
            });
            throw error;
        }
    }, { step: 'initialize', name: 'attended' });
    client.middlewareStack.add((next) => (call) => next(call).catch((error) => {
        throw notThrottling(error);
    }), 
    // Nearer to the network than the SDK's own retries, which are of a high priority.
    { step: 'finalizeRequest', priority: 'low', name: 'quotasAreFinal' });
    return client;
}
/**
 * By this name the SDK knows throttling, and tries again for half a minute; IAM and CloudFormation mean a quota. The code
 * that AWS has given stays in the error.
 */
function notThrottling(error) {
    if (error instanceof Error && error.name === 'LimitExceededException') {
        return Object.assign(error, { Code: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error), name: 'QuotaExceeded' });
    }
    return error;
}


/***/ }),

/***/ 871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Se: () => (/* binding */ environmentCredentials),
  hH: () => (/* binding */ webIdentityCredentials)
});

// UNUSED EXPORTS: CredentialsError

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
// EXTERNAL MODULE: ./build/aws/calls.js
var calls = __webpack_require__(4799);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/aws/token-claims.js
/** What GitHub's ID token says of the job it was made for. */
/**
 * The claims of a token, unverified: they are shown to people, and nothing is decided by them.
 *
 * @returns undefined when it is no JSON Web Token
 */
function claimsOf(idToken) {
    const [, payload = ''] = idToken.split('.');
    try {
        return JSON.parse(Buffer.from(payload, 'base64url').toString());
    }
    catch {
        return undefined;
    }
}
/**
 * The job's subject in the forms that a trust policy may have to match: `repo:OWNER/NAME:…`, and
 * `repo:OWNER@OWNER-ID/NAME@NAME-ID:…`, which repositories have that were made, renamed or transferred since 15 July
 * 2026. The token's own comes first; it is the only one when its form has been customised.
 */
function subjectForms(claims) {
    const [owner, name] = claims.repository?.split('/') ?? [];
    const plain = `repo:${owner}/${name}:`;
    const withIds = `repo:${owner}@${claims.repository_owner_id}/${name}@${claims.repository_id}:`;
    const { sub } = claims;
    if (sub.startsWith(plain))
        return [sub, withIds + sub.slice(plain.length)];
    if (sub.startsWith(withIds))
        return [sub, plain + sub.slice(withIds.length)];
    return [sub];
}

;// CONCATENATED MODULE: ./build/aws/credentials.js





/** There are no credentials to call AWS with. The message says why, and what to change. */
class CredentialsError extends Error {
    constructor(message, options) {
        super(message, options);
        this.name = 'CredentialsError';
    }
}
/**
 * Milliseconds before each attempt to assume the role. STS asks GitHub for its keys by itself, and gives up after some
 * seconds: of jobs that begin at the same time, several meet it. aws-actions/configure-aws-credentials tries twelve times.
 * Sources: actions/runner#1466, aws-actions/configure-aws-credentials#299.
 */
const pauses = [0, 500, 1_500, 4_000, 8_000, 16_000];
/** Of one ID token, which lives for five minutes: with these, an attempt that meets nobody has ended long before. */
const attemptsWithOneToken = 2;
/**
 * Credentials of a role that is assumed with the job's ID token, anew each time they are asked for. What passes is tried
 * again for half a minute, with a fresh token each time.
 *
 * @returns a provider that throws CredentialsError when AWS refuses or does not answer, and whatever `idToken` throws
 */
function webIdentityCredentials(options) {
    const { onSecret } = options;
    return async () => {
        const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration, } = (await assumed(options)).Credentials ?? {};
        for (const secret of [AccessKeyId, SecretAccessKey, SessionToken])
            onSecret?.(secret);
        return {
            accessKeyId: AccessKeyId,
            secretAccessKey: SecretAccessKey,
            sessionToken: SessionToken,
            ...(Expiration !== undefined && { expiration: Expiration }),
        };
    };
}
async function assumed(options) {
    const { STS } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
    const sts = new STS({ ...clientConfig(options), maxAttempts: attemptsWithOneToken });
    let refusal;
    for (const pause of pauses) {
        if (refusal !== undefined)
            options.say?.(`${(0,message_of/* messageOf */.b)(refusal)} Asking again.`);
        await (0,promises_.setTimeout)(pause * (0.8 + 0.4 * Math.random()));
        const token = await options.idToken();
        options.onSecret?.(token);
        try {
            return await sts.assumeRoleWithWebIdentity({
                RoleArn: options.roleArn,
                RoleSessionName: options.sessionName,
                DurationSeconds: options.durationSeconds,
                WebIdentityToken: token,
            });
        }
        catch (error) {
            refusal = new CredentialsError(whyNotAssumed(options, token, error), { cause: error });
            if (!isPassingRefusal(error))
                break;
        }
    }
    throw refusal;
}
/** Whether STS may say yes a little later: GitHub did not answer it in time, or nothing came back from it. */
function isPassingRefusal(error) {
    const code = (0,errors/* errorCode */.CA)(error);
    if (code === 'InvalidIdentityToken')
        return /retrieve verification key/i.test((0,message_of/* messageOf */.b)(error));
    return code === 'IDPCommunicationError' || (0,errors/* isPassing */.WG)(error);
}
/**
 * The credentials that the environment holds: keys in variables, else whatever every AWS tool would find (a profile,
 * a web identity file, the role of a container or of an instance, on self-hosted runners).
 *
 * @returns a provider that throws CredentialsError when there are none
 */
function environmentCredentials(env, options) {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_PROFILE } = env;
    return async () => {
        // The SDK's own chain would give the same keys (a profile goes before them there too), after loading a client.
        const found = AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY && !AWS_PROFILE
            ? {
                accessKeyId: AWS_ACCESS_KEY_ID,
                secretAccessKey: AWS_SECRET_ACCESS_KEY,
                ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
            }
            : await defaultCredentials(options);
        for (const secret of [found.accessKeyId, found.secretAccessKey, found.sessionToken]) {
            if (secret)
                options.onSecret?.(secret);
        }
        return found;
    };
}
/** From the chain that every client of the SDK comes with. */
async function defaultCredentials(options) {
    const { STS } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
    return new STS(clientConfig(options)).config.credentials().catch((error) => {
        throw new CredentialsError(`There are no AWS credentials (${(0,message_of/* messageOf */.b)(error)}). Set \`role-to-assume\` to a role that trusts GitHub's OIDC provider and give the job \`permissions: id-token: write\`, or provide AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN when they are temporary.`, { cause: error });
    });
}
function clientConfig({ region, agent }) {
    return { region, maxAttempts: calls/* maxAttempts */.F3, requestHandler: (0,calls/* connection */.FI)(agent) };
}
function whyNotAssumed({ region, roleArn }, token, error) {
    const code = (0,errors/* errorCode */.CA)(error);
    const reason = (0,message_of/* messageOf */.b)(error);
    return [
        `This job could not assume ${roleArn} through STS in ${region}: ${code}: ${reason.replace(/\.$/, '')}.`,
        offered(token),
    ]
        .filter(Boolean)
        .join(' ');
}
function offered(token) {
    const claims = claimsOf(token);
    if (claims === undefined)
        return undefined;
    const [sub, otherForm] = subjectForms(claims);
    const { aud, job_workflow_ref: workflow } = claims;
    const form = otherForm === undefined ? '' : ` (in its other form "${otherForm}")`;
    const definedIn = workflow === undefined ? '' : `, from the job_workflow_ref "${workflow}"`;
    return `Its ID token offered the sub "${sub}"${form} and the aud "${aud}"${definedIn}.`;
}


/***/ }),

/***/ 5990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TT: () => (/* binding */ targetGroupsOf),
/* harmony export */   VV: () => (/* binding */ loadBalancersIn),
/* harmony export */   rR: () => (/* binding */ targetGroupsOfRegion)
/* harmony export */ });
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);


/** How many things DescribeTags takes, in either generation. */
const tagBatch = 20;
const isIn = (vpcId, where) => where === 'any VPC' || where.includes(vpcId);
/** Every load balancer there, whoever made it. */
async function loadBalancersIn(aws, where) {
    if (where.length === 0)
        return [];
    const both = await Promise.all([current(aws, where), classic(aws, where)]);
    return both.flat();
}
async function current(aws, where) {
    const { paginateDescribeLoadBalancers } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(586)]).then(__webpack_require__.t.bind(__webpack_require__, 586, 19));
    const vpcOf = new Map();
    for await (const page of paginateDescribeLoadBalancers({ client: await aws.elb() }, {})) {
        for (const { LoadBalancerArn, VpcId = '' } of page.LoadBalancers ?? []) {
            if (LoadBalancerArn !== undefined && isIn(VpcId, where))
                vpcOf.set(LoadBalancerArn, VpcId);
        }
    }
    const tags = await tagsOf(aws, [...vpcOf.keys()]);
    return [...vpcOf].map(([arn, vpcId]) => ({
        id: arn,
        isClassic: false,
        tags: tags.get(arn) ?? {},
        vpcId,
        interfaceDescription: `ELB ${arn.split(':loadbalancer/')[1]}`,
    }));
}
async function classic(aws, where) {
    const { paginateDescribeLoadBalancers } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(165)]).then(__webpack_require__.t.bind(__webpack_require__, 9165, 19));
    const elb = await aws.elbClassic();
    const vpcOf = new Map();
    for await (const page of paginateDescribeLoadBalancers({ client: elb }, {})) {
        for (const { LoadBalancerName, VPCId = '' } of page.LoadBalancerDescriptions ?? []) {
            if (LoadBalancerName !== undefined && isIn(VPCId, where))
                vpcOf.set(LoadBalancerName, VPCId);
        }
    }
    const described = [];
    for (const batch of batches([...vpcOf.keys()])) {
        const answer = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(elb.describeTags({ LoadBalancerNames: batch }));
        described.push(...(answer?.TagDescriptions ?? []));
    }
    return [...vpcOf].map(([name, vpcId]) => ({
        id: name,
        isClassic: true,
        tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(described.find(({ LoadBalancerName }) => LoadBalancerName === name)?.Tags),
        vpcId,
        interfaceDescription: `ELB ${name}`,
    }));
}
/** Every target group of the region, whoever made it. */
async function targetGroupsOfRegion(aws) {
    return withTags(aws, await allTargetGroups(aws));
}
/**
 * Every target group in these VPCs, whoever made it; and those of the cluster's controllers that have outlived theirs. A VPC
 * goes without its target groups: what proves then whose one is are our tags, where the controller was told to set them
 * (`defaultTags`), beside its own.
 */
async function targetGroupsOf(aws, cluster, vpcIds) {
    const isInside = ({ vpcId }) => vpcIds.includes(vpcId);
    // Whatever has a load balancer has its VPC, too.
    const candidates = (await allTargetGroups(aws)).filter((group) => isInside(group) || !group.isAttached);
    const found = await withTags(aws, candidates);
    return found.filter((group) => isInside(group) || ((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isOurs */ .MU)(group.tags, cluster) && (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isMadeFor */ .pb)(group.tags, cluster)));
}
async function allTargetGroups(aws) {
    const { paginateDescribeTargetGroups } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(586)]).then(__webpack_require__.t.bind(__webpack_require__, 586, 19));
    const found = [];
    for await (const page of paginateDescribeTargetGroups({ client: await aws.elb() }, {})) {
        for (const { TargetGroupArn: arn, VpcId: vpcId = '', LoadBalancerArns = [] } of page.TargetGroups ?? []) {
            if (arn !== undefined)
                found.push({ arn, vpcId, isAttached: LoadBalancerArns.length > 0 });
        }
    }
    return found;
}
async function withTags(aws, groups) {
    const tags = await tagsOf(aws, groups.map(({ arn }) => arn));
    return groups.map(({ arn, vpcId }) => ({ arn, vpcId, tags: tags.get(arn) ?? {} }));
}
/** Of what goes between two calls, nothing is told. */
async function tagsOf(aws, arns) {
    const elb = await aws.elb();
    const described = [];
    for (const batch of batches(arns)) {
        const answer = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(elb.describeTags({ ResourceArns: batch }));
        described.push(...(answer?.TagDescriptions ?? []));
    }
    return new Map(described.map(({ ResourceArn = '', Tags }) => [ResourceArn, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(Tags)]));
}
function batches(all) {
    return Array.from({ length: Math.ceil(all.length / tagBatch) }, (_, index) => all.slice(index * tagBatch, (index + 1) * tagBatch));
}


/***/ }),

/***/ 3242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ everyPage)
/* harmony export */ });
/**
 * Every item of a list that AWS gives in pages.
 *
 * @param ask a page, by the token that the one before has named; nothing where what is listed has gone
 */
async function everyPage(ask, itemsOf) {
    const items = [];
    let token;
    do {
        const page = await ask(token);
        if (page === undefined)
            break;
        items.push(...(itemsOf(page) ?? []));
        token = page.NextToken ?? page.nextToken ?? page.Marker;
    } while (token);
    return items;
}


/***/ }),

/***/ 3016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ PriceError),
/* harmony export */   g: () => (/* binding */ priceList)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3242);
/* harmony import */ var _partition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6388);



/** A price cannot be told; the message is the reason alone, such as `pricing:GetProducts is denied`. */
class PriceError extends Error {
    constructor(reason, cause) {
        super(reason, { cause });
        this.name = 'PriceError';
    }
}
function priceList(aws) {
    return {
        onDemand: once((type) => onDemand(aws, type)),
        spot: once((type) => spot(aws, type)),
        volume: once((type) => volume(aws, type)),
    };
}
async function onDemand(aws, instanceType) {
    const found = await products(aws, {
        instanceType,
        operatingSystem: 'Linux',
        preInstalledSw: 'NA',
        tenancy: 'Shared',
        capacitystatus: 'Used',
    });
    const hourly = found.find(({ unit }) => unit === 'Hrs');
    if (hourly === undefined)
        throw unlisted(instanceType, aws);
    return hourly.dollars;
}
/** As hours of the month are reckoned. Source: https://aws.amazon.com/ebs/pricing/ */
const hoursOfMonth = 730;
async function volume(aws, volumeApiName) {
    const found = await products(aws, { volumeApiName });
    // Of the tiers of io2 the first is taken, which is the dearest.
    const monthly = (unit) => found.filter((product) => product.unit === unit).sort((a, b) => b.dollars - a.dollars)[0]?.dollars;
    const gibibyte = monthly('GB-Mo');
    if (gibibyte === undefined)
        throw unlisted(volumeApiName, aws);
    return {
        gibibyte: gibibyte / hoursOfMonth,
        iops: (monthly('IOPS-Mo') ?? 0) / hoursOfMonth,
        throughput: (monthly('GiBps-mo') ?? 0) / 1024 / hoursOfMonth,
    };
}
async function spot(aws, instanceType) {
    const { id } = (0,_partition_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(aws.region);
    if (id === 'aws-cn')
        throw new PriceError(inYuan);
    const ec2 = await aws.ec2();
    const request = {
        InstanceTypes: [instanceType],
        ProductDescriptions: ['Linux/UNIX'],
        // From now on: what is answered is the last change before, in each zone.
        StartTime: new Date(),
    };
    const history = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .everyPage */ .L)((NextToken) => ec2.describeSpotPriceHistory({ ...request, NextToken }), (page) => page.SpotPriceHistory).catch((error) => {
        throw refused('ec2:DescribeSpotPriceHistory', error);
    });
    const latest = new Map();
    for (const { AvailabilityZone = '', SpotPrice } of history) {
        // Newest first.
        if (!latest.has(AvailabilityZone))
            latest.set(AvailabilityZone, Number(SpotPrice));
    }
    if (latest.size === 0)
        throw new PriceError(`no zone of ${aws.region} has a spot price of ${instanceType}`);
    return [...latest.values()].reduce((sum, price) => sum + price, 0) / latest.size;
}
/** The products of EC2 in the region that have these attributes, and cost something. */
async function products(aws, attributes) {
    const { id } = (0,_partition_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(aws.region);
    if (id === 'aws-cn')
        throw new PriceError(inYuan);
    if (id !== 'aws')
        throw new PriceError(`the credentials are of ${id}, and only those of the partition aws may ask`);
    const Filters = Object.entries({ ...attributes, regionCode: aws.region }).map(([Field, Value]) => ({
        Type: 'TERM_MATCH',
        Field,
        Value,
    }));
    const found = [];
    try {
        const { paginateGetProducts } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(453)]).then(__webpack_require__.t.bind(__webpack_require__, 4453, 19));
        const client = await aws.pricing();
        for await (const page of paginateGetProducts({ client }, { ServiceCode: 'AmazonEC2', Filters })) {
            for (const item of page.PriceList ?? [])
                found.push(...pricesOf(JSON.parse(String(item))));
        }
    }
    catch (error) {
        throw refused('pricing:GetProducts', error);
    }
    return found.filter(({ dollars }) => dollars > 0);
}
function pricesOf({ terms }) {
    return Object.values(terms?.OnDemand ?? {})
        .flatMap(({ priceDimensions = {} }) => Object.values(priceDimensions))
        .map(({ unit = '', pricePerUnit }) => ({ unit, dollars: Number(pricePerUnit?.USD ?? 0) }));
}
function refused(permission, error) {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDenied */ .GZ)(error))
        return new PriceError(`${permission} is denied`, error);
    return new PriceError((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .awsWords */ .fw)(error) ?? `${error}`, error);
}
const unlisted = (type, { region }) => new PriceError(`the price list has no ${type} in ${region}`);
const inYuan = 'prices in China are in yuan';
/** Asks once for each type; after a failure, once more when somebody wants to know again. */
function once(ask) {
    const answers = new Map();
    return (type) => {
        const known = answers.get(type);
        if (known !== undefined)
            return known;
        const answer = ask(type).catch((error) => {
            answers.delete(type);
            throw error;
        });
        answers.set(type, answer);
        return answer;
    };
}


/***/ }),

/***/ 1605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ isVersionUnknown),
/* harmony export */   D0: () => (/* binding */ versionError),
/* harmony export */   Df: () => (/* binding */ supportOf),
/* harmony export */   X6: () => (/* binding */ objectionToVersion)
/* harmony export */ });
/* unused harmony exports KubernetesVersionError, clusterVersions */
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6481);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);


/** EKS makes no clusters of the version that was asked for; says which it has, and how long each is supported. */
class KubernetesVersionError extends Error {
    constructor(wanted, region, reason, versions) {
        super(`EKS makes no clusters of Kubernetes ${wanted} in ${region}: ${(0,_message_of_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(reason)}. ${versions}`, {
            cause: reason,
        });
        this.name = 'KubernetesVersionError';
    }
}
/** The minor versions that clusters can be made of, newest first. */
async function clusterVersions(aws) {
    const { paginateDescribeClusterVersions } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(524)]).then(__webpack_require__.t.bind(__webpack_require__, 4524, 19));
    const client = await aws.eks();
    const versions = [];
    for await (const page of paginateDescribeClusterVersions({ client }, {})) {
        versions.push(...(page.clusterVersions ?? []).filter(({ versionStatus }) => versionStatus !== 'UNSUPPORTED'));
    }
    const minor = ({ clusterVersion = '' }) => Number(clusterVersion.split('.')[1]);
    return versions.sort((a, b) => minor(b) - minor(a));
}
/** Whether EKS refuses to make a cluster because it does not have the version. */
function isVersionUnknown(error) {
    return /unsupported Kubernetes version/i.test(String(error));
}
/** @param reason EKS's refusal. @returns the error to throw in its place. */
async function versionError(aws, wanted, reason) {
    const versions = await clusterVersions(aws).then((all) => `It has ${all.map(withSupport).join(', ')}.`, (error) => `Which it has could not be found out: ${error}.`);
    return new KubernetesVersionError(wanted, aws.region, reason, versions);
}
/** Why EKS makes no clusters of the version, in a sentence; undefined where it does, or does not tell. */
async function objectionToVersion(aws, wanted) {
    if (wanted === undefined)
        return undefined;
    const versions = await clusterVersions(aws).catch((error) => {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDenied */ .GZ)(error))
            throw error;
        return [];
    });
    if (versions.length === 0 || versions.some(({ clusterVersion }) => clusterVersion === wanted))
        return undefined;
    return `EKS makes no clusters of Kubernetes ${wanted} in ${aws.region}. It has ${versions.map(withSupport).join(', ')}.`;
}
/** The support that a version has; undefined when AWS does not tell: nobody fails for want of that. */
async function supportOf(aws, clusterVersion) {
    const eks = await aws.eks();
    const answer = await eks
        .describeClusterVersions({ clusterVersions: [clusterVersion] })
        .catch(() => undefined);
    const [version] = answer?.clusterVersions ?? [];
    return version && { version: clusterVersion, isExtended: isExtended(version), text: support(version) };
}
function isExtended({ versionStatus }) {
    return versionStatus === 'EXTENDED_SUPPORT';
}
function withSupport(version) {
    return `${version.clusterVersion} (${support(version)})`;
}
function support(version) {
    const [kind, end] = isExtended(version)
        ? ['extended support', version.endOfExtendedSupportDate]
        : ['standard support', version.endOfStandardSupportDate];
    return `${kind} until ${end?.toISOString().slice(0, 10)}`;
}


/***/ }),

/***/ 8935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ dollars),
/* harmony export */   cV: () => (/* binding */ soFarInWords),
/* harmony export */   gF: () => (/* binding */ hourlyInWords),
/* harmony export */   ho: () => (/* binding */ costOf),
/* harmony export */   mH: () => (/* binding */ finalCostInWords),
/* harmony export */   pY: () => (/* binding */ costOfCluster)
/* harmony export */ });
/* unused harmony export unknownInWords */
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6481);
/* harmony import */ var _estate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2854);


/** What a cluster that exists costs. Never fails: what cannot be told is among the unknown. */
async function costOfCluster(aws, prices, cluster) {
    return costOf(await (0,_estate_js__WEBPACK_IMPORTED_MODULE_0__/* .estateOfCluster */ .O)(aws, cluster), prices);
}
/** Asks for every price that is not known yet, side by side. Never fails: what cannot be told is among the unknown. */
async function costOf({ items, since, unknown }, prices, now = new Date()) {
    const priced = await Promise.all(items.map(async ({ of, what, price }) => {
        try {
            return { of, what, hourly: await price(prices) };
        }
        catch (error) {
            return { of, what, reason: (0,_message_of_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(error) };
        }
    }));
    const parts = priced.filter((part) => 'hourly' in part);
    const hourly = parts.reduce((sum, part) => sum + part.hourly, 0);
    return {
        hourly,
        soFar: since && hourly * Math.max(0, (now.getTime() - since.getTime()) / 3_600_000),
        parts,
        unknown: [...unknown, ...priced.filter((part) => 'reason' in part)],
    };
}
/** Such as `$0.243`; of larger sums, two decimals. */
function dollars(amount) {
    return `$${amount.toFixed(amount < 10 ? 3 : 2)}`;
}
/** Such as `about $0.150 an hour, and 2 × t3.medium, which cannot be priced: pricing:GetProducts is denied`. */
function hourlyInWords({ hourly, unknown }) {
    return [`about ${dollars(hourly)} an hour`, ...unknownInWords(unknown)].join(', and ');
}
/** Such as `about $1.25 since it was made, at what it costs an hour now`. */
function soFarInWords(cost) {
    return `${sumInWords(cost)} since it was made, at what it costs an hour now${lacking(cost)}`;
}
/** Such as `about $1.25 in total (last hourly price × lifetime)`. */
function finalCostInWords(cost) {
    return `${sumInWords(cost)} in total (last hourly price × lifetime)${lacking(cost)}`;
}
const sumInWords = ({ soFar = 0 }) => `about $${soFar.toFixed(2)}`;
const lacking = ({ unknown }) => unknown.length === 0 ? '' : ', without what cannot be priced';
/** Those of one reason together. */
function unknownInWords(unknown) {
    const reasons = [...new Set(unknown.map(({ reason }) => reason))];
    return reasons.map((reason) => {
        const things = unknown.filter((part) => part.reason === reason).map(({ what }) => what);
        return `${things.join(', ')}, which cannot be priced: ${reason}`;
    });
}


/***/ }),

/***/ 2854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ estateOfCluster),
/* harmony export */   R: () => (/* binding */ estateOfSpec)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _aws_load_balancers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5990);
/* harmony import */ var _aws_pages_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3242);
/* harmony import */ var _aws_partition_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6388);
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3016);
/* harmony import */ var _aws_versions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1605);
/* harmony import */ var _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7342);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7721);








/** What the cluster of this spec would be: of several instance types of a group, the dearest counts. Never fails. */
async function estateOfSpec(aws, spec) {
    const version = spec.kubernetesVersion ?? (await versionOf(aws, spec.name));
    const support = version === undefined ? undefined : await (0,_aws_versions_js__WEBPACK_IMPORTED_MODULE_4__/* .supportOf */ .Df)(aws, version);
    const withNodes = (groups) => ({
        items: [
            controlPlane(aws.region, spec.supportType, version, support),
            ...network(spec),
            ...groups.flatMap((group) => nodeGroup(aws.region, group)),
        ],
        unknown: [],
        since: undefined,
        support,
    });
    return {
        ...withNodes(spec.nodeGroups),
        grown: withNodes(spec.nodeGroups.map((group) => ({ ...group, nodes: group.maxNodes }))),
    };
}
/** What the cluster is now. Never fails: what may not be read is among the unknown. */
async function estateOfCluster(aws, cluster) {
    const { region } = aws;
    const { name, version, supportType, createdAt } = cluster;
    const unknown = [];
    const read = async (what, ask) => ask().catch((error) => {
        unknown.push({ of: what, what: `the ${what}`, reason: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .awsWords */ .fw)(error) ?? String(error) });
        return [];
    });
    const [support, ...items] = await Promise.all([
        (0,_aws_versions_js__WEBPACK_IMPORTED_MODULE_4__/* .supportOf */ .Df)(aws, version),
        read('nodes', () => instances(aws, name)),
        read('volumes', () => volumes(aws, name)),
        read('network', () => gateways(aws, name)),
        read('load balancers', () => loadBalancers(aws, cluster)),
    ]);
    return {
        items: [controlPlane(region, supportType, version, support), ...items.flat()],
        unknown,
        since: createdAt,
        support,
    };
}
async function versionOf(aws, name) {
    const eks = await aws.eks();
    // Whoever makes the cluster asks the same, and tells what is wrong.
    const answer = await eks.describeCluster({ name }).catch(() => undefined);
    return answer?.cluster?.version;
}
/** @param hourly US dollars of one, from our own table. */
function fixed(region, of, count, one, hourly) {
    return {
        of,
        what: count === 1 ? `1 ${one}` : `${count} ${one.replace(/(\w+)$/, plural)}`,
        price: async () => {
            if ((0,_aws_partition_js__WEBPACK_IMPORTED_MODULE_2__/* .partitionOf */ .iQ)(region).id === 'aws-cn')
                throw new _aws_price_list_js__WEBPACK_IMPORTED_MODULE_3__/* .PriceError */ .I('prices in China are in yuan');
            return count * hourly;
        },
    };
}
const plural = (word) => (word.endsWith('s') ? `${word}es` : `${word}s`);
function controlPlane(region, supportType, version, support) {
    const of = 'control plane';
    // A cluster of the policy STANDARD is upgraded at the end of standard support, and never pays for more.
    if (supportType === 'EXTENDED' && version !== undefined) {
        if (support === undefined) {
            const price = async () => {
                throw new _aws_price_list_js__WEBPACK_IMPORTED_MODULE_3__/* .PriceError */ .I(`AWS does not tell how long Kubernetes ${version} is supported: eks:DescribeClusterVersions`);
            };
            return { of, what: 'the control plane', price };
        }
        if (support.isExtended) {
            return fixed(region, of, 1, 'control plane in extended support', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.controlPlaneInExtendedSupport);
        }
    }
    return fixed(region, of, 1, 'control plane', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.controlPlane);
}
/** As many NAT gateways, each with a public address; three zones are the rule. */
function network({ region, network: { kind, nat, zones } }) {
    // What is shared costs the same however many clusters stand in it, and none of them alone.
    if (kind === 'shared')
        return [];
    const count = { Disable: 0, Single: 1, HighlyAvailable: zones?.length ?? 3 }[nat];
    if (count === 0)
        return [];
    return [
        fixed(region, 'network', count, 'NAT gateway', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.natGateway),
        fixed(region, 'network', count, 'public address', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.publicAddress),
    ];
}
function nodeGroup(region, { name, instanceTypes, spot, nodes, volume, privateNetworking }) {
    const of = `node group ${name}`;
    const { size, type, iops, throughput } = volume;
    return [
        {
            of,
            what: `${nodes} × ${instanceTypes.join(' or ')}${spot ? ', spot' : ''}`,
            price: async (prices) => {
                const each = await Promise.all(instanceTypes.map((instanceType) => spot ? prices.spot(instanceType) : prices.onDemand(instanceType)));
                return nodes * Math.max(...each);
            },
        },
        volumeItem(of, nodes, { VolumeType: type, Size: size, Iops: iops, Throughput: throughput }),
        ...(privateNetworking ? [] : [fixed(region, of, nodes, 'public address', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.publicAddress)]),
    ];
}
/** What comes with a volume of gp3, and is not paid for. Source: https://aws.amazon.com/ebs/pricing/ */
const included = { iops: 3000, throughput: 125 };
/** @param volume of each of them; what EC2 tells of one, as far as it is paid for. */
function volumeItem(of, count, { VolumeType = 'gp2', Size = 0, Iops = 0, Throughput = 0, }) {
    const free = VolumeType === 'gp3' ? included : { iops: 0, throughput: 0 };
    return {
        of,
        what: `${count} × ${Size} GiB of ${VolumeType}`,
        price: async (prices) => {
            const { gibibyte, iops, throughput } = await prices.volume(VolumeType);
            return (count *
                (Size * gibibyte +
                    Math.max(0, Iops - free.iops) * iops +
                    Math.max(0, Throughput - free.throughput) * throughput));
        },
    };
}
/** Instances of the cluster, whoever has started them: all carry this tag, or could not join. */
async function instances(aws, name) {
    const { paginateDescribeInstances } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
    const Filters = [
        { Name: `tag:kubernetes.io/cluster/${name}`, Values: ['owned'] },
        { Name: 'instance-state-name', Values: ['pending', 'running'] },
    ];
    const types = [];
    let addresses = 0;
    for await (const page of paginateDescribeInstances({ client: await aws.ec2() }, { Filters })) {
        for (const { InstanceType = '', InstanceLifecycle, PublicIpAddress } of (page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances)) {
            types.push({ type: InstanceType, isSpot: InstanceLifecycle === 'spot' });
            if (PublicIpAddress !== undefined)
                addresses += 1;
        }
    }
    const of = 'nodes';
    return [
        ...counted(types, ({ type, isSpot }) => `${type}${isSpot ? ', spot' : ''}`).map(([what, { type, isSpot }, count]) => ({
            of,
            what: `${count} × ${what}`,
            price: async (prices) => count * (await (isSpot ? prices.spot(type) : prices.onDemand(type))),
        })),
        ...(addresses === 0
            ? []
            : [fixed(aws.region, of, addresses, 'public address', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.publicAddress)]),
    ];
}
/** Those of the nodes, and of claims: both carry our tags. */
async function volumes(aws, name) {
    const { paginateDescribeVolumes } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
    const Filters = [{ Name: `tag:${_spec_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .tagKeys */ .bi.cluster}`, Values: [name] }];
    const found = [];
    for await (const page of paginateDescribeVolumes({ client: await aws.ec2() }, { Filters })) {
        found.push(...(page.Volumes ?? []).filter(({ State }) => !State?.startsWith('delet')));
    }
    const alike = ({ VolumeType, Size, Iops, Throughput }) => [VolumeType, Size, Iops, Throughput].join();
    return counted(found, alike).map(([, volume, count]) => volumeItem('volumes', count, volume));
}
async function gateways(aws, name) {
    const ec2 = await aws.ec2();
    const ours = { Name: `tag:${_spec_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .tagKeys */ .bi.cluster}`, Values: [name] };
    const Filter = [ours, { Name: 'state', Values: ['pending', 'available'] }];
    const [natGateways, { Addresses = [] }] = await Promise.all([
        (0,_aws_pages_js__WEBPACK_IMPORTED_MODULE_7__/* .everyPage */ .L)((NextToken) => ec2.describeNatGateways({ Filter, NextToken }), (page) => page.NatGateways),
        ec2.describeAddresses({ Filters: [ours] }),
    ]);
    return [
        ...some(aws.region, 'network', natGateways.length, 'NAT gateway', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.natGateway),
        ...some(aws.region, 'network', Addresses.length, 'public address', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.publicAddress),
    ];
}
async function loadBalancers(aws, cluster) {
    const all = await (0,_aws_load_balancers_js__WEBPACK_IMPORTED_MODULE_1__/* .loadBalancersIn */ .VV)(aws, [cluster.vpcId]);
    const made = all.filter(({ tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .isMadeFor */ .pb)(tags, cluster));
    const classic = made.filter(({ isClassic }) => isClassic).length;
    const of = 'load balancers';
    return [
        ...some(aws.region, of, made.length - classic, 'load balancer', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.loadBalancer),
        ...some(aws.region, of, classic, 'classic load balancer', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.classicLoadBalancer),
    ];
}
function some(...[region, of, count, one, hourly]) {
    return count === 0 ? [] : [fixed(region, of, count, one, hourly)];
}
/** What is alike together: its name, one of it, and how many there are. */
function counted(items, nameOf) {
    const found = new Map();
    for (const item of items) {
        const name = nameOf(item);
        const [, first = item, count = 0] = found.get(name) ?? [];
        found.set(name, [name, first, count + 1]);
    }
    return [...found.values()];
}


/***/ }),

/***/ 5608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KW: () => (/* binding */ cancelled),
  pm: () => (/* binding */ clock),
  ut: () => (/* binding */ createRun),
  fQ: () => (/* binding */ narrowed),
  BU: () => (/* binding */ partOf),
  iv: () => (/* binding */ skip)
});

;// CONCATENATED MODULE: ./build/engine/timeline.js
/** @param elapsed milliseconds since the run began. */
function createTimeline(elapsed) {
    const spans = [];
    const marks = new Map();
    return {
        spans,
        marks,
        begin: (name, after) => {
            spans.push({ name, from: elapsed(), ...(after !== undefined && { after }) });
        },
        end: (name, how = 'done') => {
            const span = spans.find((each) => each.name === name && each.to === undefined);
            if (span === undefined)
                throw new Error(`${name} ended without having begun`);
            Object.assign(span, { to: elapsed(), ended: how });
        },
        skip: (name, because) => {
            spans.push({ name, from: elapsed(), to: elapsed(), ended: 'skipped', because });
        },
        mark: (name) => {
            marks.set(name, elapsed());
        },
    };
}

;// CONCATENATED MODULE: ./build/engine/run.js

function createRun(options) {
    const began = Date.now();
    const elapsed = () => Date.now() - began;
    return {
        signal: options.signal,
        deadline: began + options.timeout,
        pollInterval: options.pollInterval,
        waits: options.waits ?? true,
        timeline: createTimeline(elapsed),
        changes: [],
        passing: options.passing,
        say: (name, message) => options.print(`[${clock(elapsed()).padStart(6)}] ${name}: ${message}`),
        elapsed,
    };
}
/** Says of what did not begin why it did not. @param because in words that follow "because" */
function skip(run, name, because) {
    run.timeline.skip(name, because);
    run.say(name, `skipped, because ${because}`);
}
/** The same run, given up when `signal` is aborted too. */
function narrowed(run, signal) {
    return { ...run, signal: AbortSignal.any([run.signal, signal]) };
}
/** A part of the run, about the thing of that name: its changes and its times are its own, its lines in the log say whose. */
function partOf(run, title) {
    return {
        ...run,
        timeline: createTimeline(run.elapsed),
        changes: [],
        say: (name, message) => run.say(`${title} · ${name}`, message),
    };
}
/** What a cancelled run ends with: the reason, and beside it what had failed by itself. */
function cancelled({ reason }, failures) {
    const others = failures.filter(({ cause }) => cause !== reason);
    if (others.length === 0)
        return reason;
    return new AggregateError([reason, ...others], `Before the run was cancelled, ${others.length} resources had failed.`);
}
/** Milliseconds as people read them on a clock: `0:07`, `12:31`, `1:02:00`. */
function clock(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    const two = (value) => String(value).padStart(2, '0');
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes}:${two(seconds % 60)}`;
    return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}


/***/ }),

/***/ 4547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  execute: () => (/* binding */ execute)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var core = __webpack_require__(143);
// EXTERNAL MODULE: ./build/http/agent.js
var agent = __webpack_require__(1000);
// EXTERNAL MODULE: ./build/aws/calls.js
var calls = __webpack_require__(4799);
// EXTERNAL MODULE: ./build/aws/partition.js
var partition = __webpack_require__(6388);
;// CONCATENATED MODULE: ./build/aws/renewing.js
/** Milliseconds between attempts to renew credentials that serve on for a while. */
const pauseOfRenewal = 60_000;
/**
 * Keeps what the provider gave until a third of its life is left, so that a call made then can still run for long.
 * Whoever asks while new ones are being made waits for the same. When that fails, the old ones serve to their end.
 */
function renewing(provider) {
    let current;
    let renewal;
    async function renew() {
        const credentials = await provider();
        const end = credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
        const renewAt = (Date.now() + 2 * end) / 3;
        current = { credentials, renewAt, end };
        return credentials;
    }
    const provide = async () => {
        if (current !== undefined && Date.now() < current.renewAt)
            return current.credentials;
        renewal ??= renew().finally(() => {
            renewal = undefined;
        });
        try {
            return await renewal;
        }
        catch (error) {
            if (current === undefined || Date.now() >= current.end)
                throw error;
            // Each attempt may take a while: who asks next is not to wait for another one at once.
            current.renewAt = Math.min(Date.now() + pauseOfRenewal, current.end);
            return current.credentials;
        }
    };
    const forget = (ended) => {
        if (current?.credentials === ended)
            current = undefined;
    };
    // Without this mark each client of the SDK would keep its own copy until five minutes before the end.
    return Object.assign(provide, { forget, memoized: true });
}

;// CONCATENATED MODULE: ./build/aws/clients.js




/** @param provider makes credentials, anew each time: they are kept, and renewed in time, here. */
function createAws(region, provider, proxyFor, retryMode = 'standard') {
    return awsIn(region, { credentials: renewing(provider), proxyFor, retryMode, regions: new Map() });
}
function awsIn(region, access) {
    const { credentials, proxyFor, retryMode } = access;
    const options = {
        region,
        credentials,
        maxAttempts: calls/* maxAttempts */.F3,
        retryMode,
        customUserAgent: 'eks-cluster-action',
        requestHandler: (0,calls/* connection */.FI)((0,agent/* httpsAgent */.f)({ proxyFor })),
    };
    const aws = {
        region,
        proxyFor,
        credentials,
        autoScaling: once(async () => {
            const { AutoScaling } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(932)]).then(__webpack_require__.t.bind(__webpack_require__, 8932, 19));
            return (0,calls/* attended */.If)(new AutoScaling(options), credentials);
        }),
        cloudFormation: once(async () => {
            const { CloudFormation } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(805)]).then(__webpack_require__.t.bind(__webpack_require__, 3805, 19));
            return (0,calls/* attended */.If)(new CloudFormation(options), credentials);
        }),
        ec2: once(async () => {
            const { EC2 } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
            return (0,calls/* attended */.If)(new EC2(options), credentials);
        }),
        eks: once(async () => {
            const { EKS } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(524)]).then(__webpack_require__.t.bind(__webpack_require__, 4524, 19));
            return (0,calls/* attended */.If)(new EKS(options), credentials);
        }),
        elb: once(async () => {
            const { ElasticLoadBalancingV2 } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(586)]).then(__webpack_require__.t.bind(__webpack_require__, 586, 19));
            return (0,calls/* attended */.If)(new ElasticLoadBalancingV2(options), credentials);
        }),
        elbClassic: once(async () => {
            const { ElasticLoadBalancing } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(165)]).then(__webpack_require__.t.bind(__webpack_require__, 9165, 19));
            return (0,calls/* attended */.If)(new ElasticLoadBalancing(options), credentials);
        }),
        iam: once(async () => {
            const { IAM } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
            return (0,calls/* attended */.If)(new IAM(options), credentials);
        }),
        logs: once(async () => {
            const { CloudWatchLogs } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(303)]).then(__webpack_require__.t.bind(__webpack_require__, 2684, 19));
            return (0,calls/* attended */.If)(new CloudWatchLogs(options), credentials);
        }),
        pricing: once(async () => {
            const { Pricing } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(453)]).then(__webpack_require__.t.bind(__webpack_require__, 4453, 19));
            const requestHandler = { ...options.requestHandler, connectionTimeout: 2_000, requestTimeout: 5_000 };
            return (0,calls/* attended */.If)(new Pricing({ ...options, region: (0,partition/* pricingRegion */.p4)(region), maxAttempts: 3, requestHandler }), credentials);
        }),
        sts: once(async () => {
            const { STS } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
            return (0,calls/* attended */.If)(new STS(options), credentials);
        }),
        in: (other) => access.regions.get(other) ?? awsIn(other, access),
    };
    access.regions.set(region, aws);
    return aws;
}
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}

// EXTERNAL MODULE: ./build/aws/credentials.js + 1 modules
var credentials = __webpack_require__(871);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/config/subject.js
/** What the command is about, in words. */
function subjectOf(request) {
    if (request.command !== 'sweep')
        return `cluster ${request.spec.name} in ${request.spec.region}`;
    return request.regions === 'all' ? 'every region' : request.regions.join(', ');
}
/** The region in which AWS is asked who the run is. */
function homeOf(request) {
    return request.command === 'sweep' ? request.home : request.spec.region;
}

// EXTERNAL MODULE: ./build/state.js
var state = __webpack_require__(8801);
;// CONCATENATED MODULE: ./build/cancellation.js


/** The job was cancelled, by a person or by a newer run. */
class CancelledError extends Error {
    /** @param begun what was to be changed, as the log names it */
    constructor(request, begun) {
        const what = begun.length === 0 ? 'nothing yet' : [...new Set(begun)].join(', ');
        super(request.command === 'sweep'
            ? 'Cancelled. What sweep has begun to remove goes on in AWS: run it again to finish.'
            : `Cancelled. What ${request.command} has started for ${subjectOf(request)} goes on in AWS (${what}): ` +
                'run `up` to go on from there, or `down` to remove it.');
        this.name = 'CancelledError';
    }
}
/**
 * Aborted, with a CancelledError, by the first signal with which the runner cancels a job.
 *
 * @param begun names of what the run has begun to change
 * @param isLate what is told at the second signal: a call to AWS has had no answer since, and the runner ends the process
 * in a moment
 */
function cancellationOf(request, begun, isLate) {
    const cancellation = new AbortController();
    const cancel = () => {
        if (!cancellation.signal.aborted) {
            (0,state/* saveCancellation */.jS)();
            cancellation.abort(new CancelledError(request, begun()));
            return;
        }
        isLate(cancellation.signal.reason);
        process.exit();
    };
    process.on('SIGINT', cancel).on('SIGTERM', cancel);
    return cancellation.signal;
}

// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
// EXTERNAL MODULE: ./build/engine/run.js + 1 modules
var engine_run = __webpack_require__(5608);
// EXTERNAL MODULE: ./build/github/id-token.js
var id_token = __webpack_require__(6381);
// EXTERNAL MODULE: ./build/github/log.js + 1 modules
var log = __webpack_require__(3249);
// EXTERNAL MODULE: ./build/github/preview.js + 4 modules
var github_preview = __webpack_require__(7941);
// EXTERNAL MODULE: ./build/inputs.js
var inputs = __webpack_require__(8175);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/cost/cost.js
var cost = __webpack_require__(8935);
// EXTERNAL MODULE: ./build/explain.js + 2 modules
var explain = __webpack_require__(3201);
// EXTERNAL MODULE: ./build/github/markdown.js
var markdown = __webpack_require__(5549);
;// CONCATENATED MODULE: ./build/github/summary.js


/** What a job's summary tells of one step, as GitHub's Markdown. @param duration milliseconds. */
function summaryMarkdown({ headline, facts, table }, duration, timeline) {
    const parts = [`### ${(0,markdown/* cell */.Hn)(headline)}`];
    if (facts.length > 0)
        parts.push((0,markdown/* factTable */.Bu)(facts));
    if (table !== undefined)
        parts.push((0,markdown/* table */.tp)(table.header, table.rows));
    if (timeline.spans.length > 0) {
        parts.push(...course(timeline.spans, duration));
    }
    return `${parts.join('\n\n')}\n`;
}
/** How long it took, and what for: what had nothing to do is left out. */
function course(all, duration) {
    const spans = all.filter(({ ended }) => ended !== 'idle' && ended !== 'skipped');
    const skipped = skippedInWords(all);
    if (spans.length === 0)
        return [`Took ${(0,engine_run/* clock */.pm)(duration)}: there was nothing to do.`, ...skipped];
    const path = criticalPath(spans);
    const waits = path.map(({ name }) => (0,markdown/* cell */.Hn)(name)).join(' → ');
    return [
        `Took ${(0,engine_run/* clock */.pm)(duration)}. What it waited for, one after the other: ${waits}.`,
        gantt(spans, path, duration),
        ...skipped,
    ];
}
/** What did not begin, by the reason. */
function skippedInWords(spans) {
    const reasons = [...new Set(spans.flatMap(({ because }) => because ?? []))];
    return reasons.map((reason) => {
        const names = spans.filter(({ because }) => because === reason).map(({ name }) => name);
        return `Skipped, because ${(0,markdown/* cell */.Hn)(reason)}: ${names.map(markdown/* cell */.Hn).join(', ')}.`;
    });
}
/** The chain of resources, each of which could not begin before the one before it, that ended last. */
function criticalPath(spans) {
    const path = [];
    let next = spans.toSorted((a, b) => (b.to ?? Number.POSITIVE_INFINITY) - (a.to ?? Number.POSITIVE_INFINITY))[0];
    while (next !== undefined && !path.includes(next)) {
        path.unshift(next);
        const { after } = next;
        next = spans.find(({ name }) => name === after);
    }
    return path;
}
/** What Mermaid takes for nothing but a title. */
function title(name) {
    return name.replace(/[^\p{L}\p{N} ·.,/()+-]/gu, ' ');
}
function gantt(spans, critical, duration) {
    const bars = spans.map((span) => {
        const { name, from, to = duration, ended } = span;
        const marks = [
            ended === 'failed' || critical.includes(span) ? 'crit' : '',
            span.to === undefined ? 'active' : 'done',
        ];
        // Mermaid draws nothing for a bar without length.
        const until = Math.max(to, from + 1);
        return `  ${title(name)} :${marks.filter(Boolean).join(', ')}, ${from}, ${until}`;
    });
    return [
        '```mermaid',
        'gantt',
        '  dateFormat x',
        '  axisFormat %M:%S',
        '  todayMarker off',
        ...bars,
        '```',
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/tell.js
/** The one place that tells what came of a step: its log, annotations, summary, comment and issue say the same. */








async function tell(outcome, audience) {
    const { request, run, outputs, preview } = audience;
    const { headline, facts, notice, warnings = [], failures = [], isCutShort = false } = outcome;
    if (!isCutShort)
        (0,log/* print */.yy)(headline);
    if (notice)
        (0,log/* tellNotice */.q5)(notice);
    (0,log/* tellWarnings */.lp)(warnings);
    const told = failures.length > 0 ? tellFailures(failures, request) : [];
    const problems = [...warnings, ...told.map(({ title = 'Failed', message }) => ({ title, message }))];
    const reasons = told.map(({ message }) => [isCutShort ? 'Reason' : 'Failed', message]);
    await Promise.all([
        summarize({ ...outcome, facts: [...facts, ...reasons] }, audience),
        // A job that was cancelled has seconds left, and GitHub may take longer.
        Promise.race([
            isCutShort
                ? preview?.failed(outputs, { reason: told.map(({ message }) => message).join('\n\n') })
                : preview?.ended(outputs, {
                    nodes: facts.find(([label]) => label === 'Nodes')?.[1],
                    price: outcome.cost && (0,cost/* hourlyInWords */.gF)(outcome.cost),
                }),
            ...(run.signal.aborted ? [(0,promises_.setTimeout)(5_000)] : []),
        ]),
        run.signal.aborted ? undefined : tellIssue(headline, problems, audience),
    ]);
}
/** Makes the step fail, and says why. */
function tellFailures(failures, request) {
    process.exitCode = 1;
    const told = failures.map((failure) => (0,explain.explain)(failure, homeOf(request)));
    (0,log/* tellErrors */.bn)(told.map(({ title, message }) => ({
        title: [`${request.command} failed`, title].filter(Boolean).join(': '),
        message,
    })));
    for (const failure of failures)
        (0,log/* debug */.Yz)((0,external_node_util_.inspect)(failure));
    return told;
}
async function summarize(content, { env, run }) {
    const markdown = summaryMarkdown(content, run.elapsed(), run.timeline);
    // Runners without job summaries do not name a file for them.
    if (env.GITHUB_STEP_SUMMARY !== undefined)
        await core/* summary */.z.addRaw(markdown).write();
}
/** Tells of a sweep that has something to tell, where an issue was asked for. */
async function tellIssue(headline, problems, { request, github, warn }) {
    if (request.command !== 'sweep' || !request.issue || problems.length === 0)
        return;
    const { tellSweepIssue } = await __webpack_require__.e(/* import() */ 412).then(__webpack_require__.bind(__webpack_require__, 9412));
    await tellSweepIssue({ headline, problems, links: request.links }, github, warn);
}

;// CONCATENATED MODULE: ./build/execute.js
















const clusterCommands = {
    up: async () => (await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(815), __webpack_require__.e(692), __webpack_require__.e(451), __webpack_require__.e(0), __webpack_require__.e(698)]).then(__webpack_require__.bind(__webpack_require__, 8698))).up,
    connect: async () => (await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(815), __webpack_require__.e(692), __webpack_require__.e(0), __webpack_require__.e(701)]).then(__webpack_require__.bind(__webpack_require__, 6082))).connect,
    plan: async () => (await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(692), __webpack_require__.e(996)]).then(__webpack_require__.bind(__webpack_require__, 3996))).plan,
    down: async () => (await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(692), __webpack_require__.e(451), __webpack_require__.e(487)]).then(__webpack_require__.bind(__webpack_require__, 6487))).down,
};
/** GitHub is to be asked, and there is no token to ask it with. */
class MissingTokenError extends Error {
    constructor() {
        super('the input github-token is empty. Leave it out for the token of the job');
        this.name = 'MissingTokenError';
    }
}
/** Runs the command that was asked for, and tells the runner and the user what came of it. */
async function execute(request, { env, execPath, argv }) {
    const run = (0,engine_run/* createRun */.ut)({
        timeout: request.timeout,
        pollInterval: request.pollInterval,
        waits: request.waits,
        passing: errors/* isPassing */.WG,
        print: log/* print */.yy,
        signal: cancellationOf(request, () => run.changes.map(({ name }) => name), (reason) => tellFailures([reason], request)),
    });
    if (request.command === 'up' && request.teardown === 'job')
        (0,state/* saveTeardown */.oh)(request);
    for (const note of request.notes)
        (0,log/* print */.yy)(note);
    const outputs = {};
    const output = (values) => {
        Object.assign(outputs, values);
        for (const [name, value] of Object.entries(values))
            (0,core.setOutput)(name, value);
    };
    if (request.isAuto)
        output({ command: request.command });
    const warn = (title, message) => (0,log/* tellWarnings */.lp)([{ title, message }]);
    if (request.command !== 'sweep')
        for (const words of request.ignored)
            warn('Done without', words);
    const github = gitHubFrom(env);
    const preview = previewOf(request, github, warn);
    const outcome = await carryOut(request, {
        aws: connect(request, env),
        run,
        output,
        warn,
        github,
        pullRequestNow: async () => preview?.pullRequestNow(),
        exportVariable: core/* exportVariable */.dN,
        plugin: { node: execPath, path: (0,external_node_path_.join)((0,external_node_path_.dirname)(argv[1] ?? ''), '..', 'exec-plugin', 'index.js') },
    }).catch((error) => cutShort(request, error));
    await tell(outcome, { request, env, run, outputs, preview, github, warn });
}
async function carryOut(request, rest) {
    if (request.command === 'sweep') {
        const { sweep } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(692), __webpack_require__.e(451), __webpack_require__.e(185)]).then(__webpack_require__.bind(__webpack_require__, 5185));
        return sweep({ request, ...rest });
    }
    const command = await clusterCommands[request.command]();
    return command({ request, ...rest });
}
function cutShort(request, error) {
    return {
        headline: `${request.command} of ${subjectOf(request)} failed.`,
        facts: [],
        failures: (0,resource_error/* failuresOf */.dJ)(error),
        isCutShort: true,
    };
}
/** What tells GitHub of the cluster while the command runs. */
function previewOf(request, github, warn) {
    const { command } = request;
    if ((command !== 'up' && command !== 'down') || request.preview === undefined)
        return undefined;
    const { spec, role } = request;
    const preview = (0,github_preview/* createPreview */.P)(request.preview, { name: spec.name, region: spec.region, roleArn: role?.arn }, github, warn);
    if (!(command === 'down' && request.dryRun))
        preview.begin(command);
    return preview;
}
/** GitHub's API with the step's token, the same each time. */
function gitHubFrom(env) {
    let client;
    return () => {
        client ??= Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4463)).then(({ createGitHub }) => createGitHub(gitHubOptions(env)));
        return client;
    };
}
function gitHubOptions(env) {
    const token = (0,inputs/* inputText */.AN)(env, 'github-token').trim();
    if (token === '')
        throw new MissingTokenError();
    (0,log/* mask */.dK)(token);
    return {
        token,
        repository: env.GITHUB_REPOSITORY ?? '',
        apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
        proxyFor: (0,agent/* proxiesFrom */.N)(env),
        say: log/* print */.yy,
    };
}
function connect(request, env) {
    const { role } = request;
    const region = homeOf(request);
    const proxyFor = (0,agent/* proxiesFrom */.N)(env);
    const options = { region, agent: (0,agent/* httpsAgent */.f)({ proxyFor }), onSecret: log/* mask */.dK, say: log/* print */.yy };
    const provider = role === undefined
        ? (0,credentials/* environmentCredentials */.Se)(env, options)
        : (0,credentials/* webIdentityCredentials */.hH)({
            ...options,
            roleArn: role.arn,
            sessionName: role.sessionName,
            durationSeconds: role.durationSeconds,
            idToken: () => (0,id_token/* idToken */.f)(role.audience, env),
        });
    return createAws(region, provider, proxyFor, request.command === 'sweep' ? 'adaptive' : 'standard');
}


/***/ }),

/***/ 4463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitHub: () => (/* binding */ createGitHub),
/* harmony export */   isForbidden: () => (/* binding */ isForbidden),
/* harmony export */   ownLogin: () => (/* binding */ ownLogin),
/* harmony export */   statusOf: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _http_agent_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1000);
/* harmony import */ var _http_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(384);



/** Milliseconds that GitHub may take for one answer. */
const timeout = 20_000;
/** Longest wait that is worth it, in seconds, and how often: GitHub is told of a cluster, it does not make one. */
const patience = { seconds: 90, times: 2 };
/** GitHub's REST API for one repository, with a wait where its limits ask for one and another try where it fails. */
async function createGitHub({ token, repository, apiUrl, proxyFor, say }) {
    const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
        __webpack_require__.e(/* import() */ 758).then(__webpack_require__.bind(__webpack_require__, 1758)),
        Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(735)]).then(__webpack_require__.bind(__webpack_require__, 9735)),
        Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(856)]).then(__webpack_require__.bind(__webpack_require__, 6856)),
    ]);
    const agent = (0,_http_agent_js__WEBPACK_IMPORTED_MODULE_1__/* .httpsAgent */ .f)({ proxyFor });
    const waits = (seconds, { method, url }, times) => {
        const isWorthIt = seconds <= patience.seconds && times < patience.times;
        say(`GitHub's rate limit stops ${method} ${url}; ${isWorthIt ? `it is asked again in ${seconds} s` : `${seconds} s is too long to wait`}.`);
        return isWorthIt;
    };
    const octokit = getOctokit(token, {
        baseUrl: apiUrl,
        // Octokit's own would go to the log as they are.
        log: { debug: () => { }, info: () => { }, warn: say, error: say },
        request: {
            // Through the same proxies as everything else.
            fetch: async (url, { method, headers, body }) => {
                const response = await (0,_http_request_js__WEBPACK_IMPORTED_MODULE_2__/* .send */ .tN)(new URL(url), {
                    method,
                    headers,
                    ...(body !== undefined && { body }),
                    agent,
                    signal: AbortSignal.timeout(timeout),
                });
                const pairs = Object.entries(response.headersDistinct).flatMap(([name, values = []]) => values.map((value) => [name, value]));
                const status = response.statusCode ?? 0;
                const content = await (0,_http_request_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(response);
                return new Response(status === 204 ? null : content, { status, headers: pairs });
            },
        },
        // 429 is a limit too: how long to wait for it is the other plugin's to say.
        retry: { doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
        throttle: {
            id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(),
            onRateLimit: (seconds, request, _, times) => waits(seconds, request, times),
            onSecondaryRateLimit: (seconds, request, _, times) => waits(seconds, request, times),
        },
    }, retry, throttling);
    const [owner = '', repo = ''] = repository.split('/');
    return { octokit, owner, repo };
}
/** Whose token it is: REST does not tell that of an installation, GraphQL tells it of every token. */
async function ownLogin({ octokit }) {
    const answer = await octokit.graphql('{ viewer { login } }');
    return answer.viewer.login;
}
/** The HTTP status of GitHub's refusal; undefined when the error is none. */
function statusOf(error) {
    return error instanceof Error && 'status' in error && typeof error.status === 'number'
        ? error.status
        : undefined;
}
/** Whether GitHub refuses the token what it was asked for: it says 404 of what a token may not even see. */
function isForbidden(error) {
    const status = statusOf(error);
    return status === 401 || status === 404 || (status === 403 && !/rate limit/i.test(String(error)));
}


/***/ }),

/***/ 6381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ idToken)
/* harmony export */ });
/* unused harmony export IdTokenError */
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _http_agent_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1000);
/* harmony import */ var _http_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(384);
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6481);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6830);





/** Milliseconds that GitHub may take for one answer. */
const timeout = 10_000;
/** Milliseconds before each attempt. */
const pauses = [0, 100, 400, 1600];
/** GitHub gives this job no ID token. The message says why, and what to change. */
class IdTokenError extends Error {
    constructor(message, options) {
        super(message, options);
        this.name = 'IdTokenError';
    }
}
/**
 * Asks GitHub for an ID token of this job, which lives about five minutes. It is a secret: mask it.
 *
 * @param audience whom the token is for, such as `sts.amazonaws.com`
 * @param env of the step: ACTIONS_ID_TOKEN_REQUEST_URL and …_TOKEN are there when the job may have an ID token
 * @throws IdTokenError
 */
async function idToken(audience, env) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env;
    if (!address || !bearer)
        throw new IdTokenError(whyThereIsNone(env));
    const url = new URL(address);
    url.searchParams.set('audience', audience);
    let failure;
    for (const pause of pauses) {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
        try {
            return await ask(url, bearer, env);
        }
        catch (error) {
            if (error instanceof IdTokenError)
                throw error;
            failure = error;
        }
    }
    const reason = (0,_message_of_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .b)(failure);
    throw new IdTokenError(`GitHub made no ID token in ${pauses.length} attempts: ${reason}. Run the job again; https://www.githubstatus.com tells of outages.`, { cause: failure });
}
/** Asks once: an IdTokenError is final, any other error may pass. */
async function ask(url, bearer, env) {
    const response = await (0,_http_request_js__WEBPACK_IMPORTED_MODULE_2__/* .send */ .tN)(url, {
        method: 'GET',
        headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
        agent: (0,_http_agent_js__WEBPACK_IMPORTED_MODULE_1__/* .httpsAgent */ .f)({ proxyFor: (0,_http_agent_js__WEBPACK_IMPORTED_MODULE_1__/* .proxiesFrom */ .N)(env) }),
        signal: AbortSignal.timeout(timeout),
    });
    const body = await (0,_http_request_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(response);
    const status = response.statusCode ?? 0;
    const answer = `HTTP ${status} ${body.trim().slice(0, 300)}`.trim();
    if (status >= 500)
        throw new Error(answer);
    if (status !== 200)
        throw new IdTokenError(`GitHub refuses this job an ID token: ${answer}.`);
    const { value } = JSON.parse(body);
    if (!value)
        throw new IdTokenError('GitHub answered the request for an ID token without one.');
    return value;
}
function whyThereIsNone(env) {
    const nothing = 'GitHub offers this job no ID token, which it needs to assume a role in AWS';
    if (env.GITHUB_EVENT_NAME === 'pull_request' && (0,_event_js__WEBPACK_IMPORTED_MODULE_3__/* .readPullRequest */ .DQ)(env)?.isFromFork) {
        return `${nothing}: the pull request comes from a fork, and GitHub never gives one to those. Push the branch to this repository to try it there.`;
    }
    return `${nothing}. Add \`permissions: id-token: write\` to the job, and to the calling job when it is in a reusable workflow. (A pull request from a fork cannot have one.)`;
}


/***/ }),

/***/ 5549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ verbatim),
/* harmony export */   Bu: () => (/* binding */ factTable),
/* harmony export */   Cw: () => (/* binding */ withoutMentions),
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/** Text of others in GitHub's Markdown: it is shown, and means nothing. */
/** Text in a cell of a table, or as a line of its own: GitHub would take pipes and markup in it for its own. */
function cell(text) {
    return text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[\\`*_{}[\]|#~]/g, '\\$&')
        .replace(/^(\d*)([-+=.)])/, '$1\\$2')
        .replace(/[&<>]/g, (character) => entities[character] ?? character);
}
/** An address in front of it takes the backslash of an escaped `<`, and what follows would be HTML. */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Text as code, in a line. */
function code(text) {
    const fence = longerThanAnyIn(text, 0);
    const line = text.replace(/\s+/g, ' ');
    // A space on both sides is not shown, and keeps a backtick from becoming part of the fence.
    const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
    return fence + pad + line + pad + fence;
}
function table(header, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const written = [header, ...rows].map((cells) => line(cells.map(cell)));
    return written.toSpliced(1, 0, line(header.map(() => '---'))).join('\n');
}
/** Labels and their values. In HTML, since a table of Markdown has a header, and an empty one shows. */
function factTable(facts) {
    const rows = facts.map(([label, value]) => `<tr><th align="left">${html(label)}</th><td>${html(value)}</td></tr>`);
    return ['<table>', ...rows, '</table>'].join('\n');
}
/** Text in HTML. An empty line would end the HTML for GitHub. */
function html(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .split(/[\n\r\v\f\u0085\u2028\u2029]/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('<br>');
}
/** Text as it is, in a block in which nobody is mentioned. */
function verbatim(text, language = '') {
    const fence = longerThanAnyIn(text, 2);
    return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
/** A fence that the text does not hold. */
function longerThanAnyIn(text, least) {
    return '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
}
/** Names no person or team: a space of no width stands behind each @. */
function withoutMentions(text) {
    return text.replaceAll('@', '@\u200b');
}


/***/ }),

/***/ 7941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ createPreview)
});

// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
// EXTERNAL MODULE: ./build/github/client.js
var client = __webpack_require__(4463);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/github/preview-identity.js
/** Which preview a comment or a deployment is about: GitHub keeps no state of ours but what is written into them. */
function isOf({ preview, region, cluster, candidates }, found) {
    if (found.region !== region)
        return false;
    return candidates === undefined
        ? found.preview === preview
        : candidates.includes(found.preview) && found.cluster === cluster;
}

;// CONCATENATED MODULE: ./build/github/comment.js
/** The one comment of a preview, found again by a marker that nobody sees. */



const opening = '<!-- eks-cluster-action ';
const closing = ' -->';
function stickyComment(github, pullNumber, identity) {
    const { octokit, owner, repo } = github;
    let found;
    /** Looks through every page; what others have written is not ours, whatever it says. */
    async function look() {
        const [login, comments] = await Promise.all([
            (0,client.ownLogin)(github),
            octokit.paginate(octokit.rest.issues.listComments, {
                owner,
                repo,
                issue_number: pullNumber,
                per_page: 100,
            }),
        ]);
        return comments
            .filter(({ user }) => user?.login === login)
            .flatMap(({ id, body = '' }) => {
            const marker = readMarker(body);
            return marker === undefined ? [] : [{ ...marker, id }];
        })
            .find((marker) => isOf(identity, marker));
    }
    const find = () => {
        found ??= look();
        return found;
    };
    return {
        find,
        /** Writes the comment, or changes it; does nothing when it says the same already. */
        async write({ state, lasting, body }) {
            const existing = await find();
            const content = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(lasting)).digest('hex').slice(0, 16);
            if (existing?.content === content)
                return;
            const { preview, region } = existing ?? identity;
            const marker = { preview, region, cluster: identity.cluster, state, content };
            const text = commentText(marker, body);
            const { data } = existing === undefined
                ? await octokit.rest.issues.createComment({ owner, repo, issue_number: pullNumber, body: text })
                : await octokit.rest.issues.updateComment({ owner, repo, comment_id: existing.id, body: text });
            found = Promise.resolve({ ...marker, id: data.id });
        },
    };
}
/** The comment as GitHub keeps it: what it says of itself does not end before its line does. */
function commentText(marker, body) {
    const json = JSON.stringify(marker).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
    return `${opening}${json}${closing}\n${body}`;
}
function readMarker(body) {
    const [line = ''] = body.split(/\r?\n/);
    if (!line.startsWith(opening) || !line.endsWith(closing))
        return undefined;
    try {
        return JSON.parse(line.slice(opening.length, -closing.length));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/github/deployment.js

/**
 * Of all previews: GitHub makes an environment of whatever is deployed to, keeps it when nothing is left there, and no job's token
 * may delete it. Deployments are told apart by the task, for which GitHub can be asked, and the payload.
 * Source: GitHub REST API, "Delete an environment", which takes the permission `administration`.
 */
const environment = 'preview';
function previewDeployment({ octokit, owner, repo }, { identity, ref, environmentUrl, runUrl }) {
    const { repos } = octokit.rest;
    const { preview, region, cluster, candidates = [preview] } = identity;
    let live;
    let found;
    async function look() {
        const lists = await Promise.all(candidates.map((each) => {
            return octokit.paginate(repos.listDeployments, {
                owner,
                repo,
                environment,
                task: each,
                per_page: 100,
            });
        }));
        return lists
            .flat()
            .filter(({ payload }) => isOf(identity, Object(payload)))
            .map(({ id }) => id);
    }
    /** Those of this preview, the newest first. */
    const find = () => {
        found ??= look();
        return found;
    };
    async function stateOf(id) {
        const { data } = await repos.listDeploymentStatuses({ owner, repo, deployment_id: id, per_page: 1 });
        return data[0]?.state;
    }
    async function become(state, id) {
        await repos.createDeploymentStatus({
            owner,
            repo,
            deployment_id: id,
            state,
            log_url: runUrl,
            ...(state === 'success' && { environment_url: environmentUrl }),
        });
    }
    return {
        find,
        /** Finds the one that lives, or makes it. */
        async begin() {
            const [newest] = await find();
            const state = newest === undefined ? undefined : await stateOf(newest);
            if (newest !== undefined && state !== 'inactive') {
                live = { id: newest, state };
                return;
            }
            const { data } = await repos.createDeployment({
                owner,
                repo,
                ref,
                environment,
                task: preview,
                description: `EKS cluster in ${region}`,
                payload: { preview, region, cluster },
                transient_environment: true,
                production_environment: false,
                // Else GitHub merges the default branch into the branch, and wants every check to have passed: this job's too.
                auto_merge: false,
                required_contexts: [],
            });
            if (!('id' in data))
                throw new Error(`GitHub made no deployment of ${ref}: ${data.message}`);
            found = Promise.resolve([data.id, ...(await find())]);
            live = { id: data.id, state: 'in_progress' };
            await become('in_progress', data.id);
        },
        /** How the preview is now; written only when it was different. */
        async settle(state) {
            if (live === undefined || live.state === state)
                return;
            await become(state, live.id);
            live = { ...live, state };
        },
        /** Ends every deployment of the preview. GitHub ends none that is transient by itself. */
        async end() {
            for (const id of await find()) {
                if ((await stateOf(id)) !== 'inactive')
                    await become('inactive', id);
            }
        },
    };
}

// EXTERNAL MODULE: ./build/github/markdown.js
var markdown = __webpack_require__(5549);
// EXTERNAL MODULE: ./build/github/run-links.js
var run_links = __webpack_require__(6623);
;// CONCATENATED MODULE: ./build/github/preview-comment.js


/** Most characters of a reason: GitHub takes 65,536 for the whole comment. */
const longestReason = 8_000;
const headings = {
    creating: (name) => `Cluster ${name} is being made ready`,
    ready: (name) => `Cluster ${name} is ready`,
    updated: (name) => `Cluster ${name} was updated and is ready`,
    removing: (name) => `Cluster ${name} is being removed`,
    removed: (name) => `Cluster ${name} was removed`,
    failed: (name) => `Something went wrong with cluster ${name}`,
};
function previewComment(news) {
    const { state, name, region, outputs, due, reason, links } = news;
    const isThere = state === 'ready' || state === 'updated';
    const facts = isThere ? factsOf(news) : [];
    const { 'cost-so-far': soFar = '0.00' } = outputs;
    const parts = [
        `### ${headings[state]((0,markdown/* code */.aY)(name))}`,
        [
            `Region ${shown(region)}.`,
            ...(due === undefined ? [] : [`A sweep found it due: ${shown(due)}.`]),
            ...(soFar === '0.00' ? [] : [`Cost so far: about $${shown(soFar)}.`]),
        ].join(' '),
        ...(facts.length > 0 ? [(0,markdown/* withoutMentions */.Cw)((0,markdown/* factTable */.Bu)(facts))] : []),
        ...(isThere ? [howToConnect(news)] : []),
        ...(reason === undefined ? [] : [(0,markdown/* verbatim */.Bj)(shortened(reason))]),
        `<sub>${(0,run_links/* runAndSummary */.F)(links)}</sub>`,
    ];
    return {
        state,
        // A run that changes nothing has another address, the cost so far grows by itself, and a cluster that cannot be swept is
        // due for another time each night: none of it is news.
        lasting: [isThere ? 'there' : state, name, region, reason ?? '', ...facts.flat()],
        body: parts.join('\n\n'),
    };
}
/** In a line, and calling nobody. */
function shown(text) {
    return (0,markdown/* withoutMentions */.Cw)((0,markdown/* cell */.Hn)(text));
}
function factsOf({ outputs, nodes, price }) {
    const rows = [
        ['Kubernetes', outputs['kubernetes-version']],
        ['Nodes', nodes],
        ['Endpoint', outputs.endpoint],
        ['Price', price],
        ['Expires', outputs['expires-at']],
    ];
    return rows.filter((row) => row[1] !== undefined);
}
function howToConnect({ name, region, action, roleArn }) {
    const step = [
        `- uses: ${action}`,
        '  with:',
        '    command: connect',
        `    cluster-name: ${name}`,
        `    region: ${region}`,
        ...(roleArn === undefined ? [] : [`    role-to-assume: ${roleArn}`]),
    ].join('\n');
    return [
        '<details><summary>How to connect</summary>',
        ...(action === undefined
            ? []
            : ['A step of a workflow, after which `kubectl` works:', (0,markdown/* verbatim */.Bj)(step, 'yaml')]),
        'On a machine with AWS credentials that the cluster lets in:',
        (0,markdown/* verbatim */.Bj)(`aws eks update-kubeconfig --name ${name} --region ${region}`, 'sh'),
        '</details>',
    ].join('\n\n');
}
function shortened(reason) {
    return reason.length <= longestReason
        ? reason
        : `${reason.slice(0, longestReason)}…\n(The whole is in the log of the run.)`;
}

;// CONCATENATED MODULE: ./build/github/preview.js
/** What GitHub is told of a pull request's or a branch's cluster, beside what AWS takes its time for. */





/** What must be granted to the token, by what it is for. */
const permissions = {
    comment: 'pull-requests: write',
    deployment: 'deployments: write',
    state: 'pull-requests: read',
};
const withoutIt = {
    comment: (doing) => doing === 'sweep'
        ? 'Comments about clusters that are swept stay as they are; `comment: false` leaves them so.'
        : 'The pull request has no comment about its cluster; `comment: false` asks for none.',
    deployment: (doing) => doing === 'sweep'
        ? 'Deployments of clusters that are swept stay active; `deployment: false` leaves them so.'
        : 'GitHub shows no deployment of the cluster; `deployment: false` asks for none.',
    state: (doing) => doing === 'down'
        ? 'Whether the pull request is open again is not known: its cluster goes, as the event says that it is closed.'
        : 'Whether the pull request has been closed meanwhile is not known: a later `down` or `sweep` removes the cluster.',
};
/** The states of a comment that are about a cluster which is there, or is coming. */
const living = ['creating', 'ready', 'updated'];
/** @param connect is asked more than once, and is to give the same client: GitHub counts what a token does */
function createPreview(request, subject, connect, warn) {
    const { pullRequest, preview, candidates, links } = request;
    const { name, region, roleArn } = subject;
    const identity = { preview, region, cluster: name, candidates };
    let command = 'up';
    /** What is told of the cluster in one way: each goes on by itself, and a refusal ends it. */
    function teller(of, make) {
        let last = Promise.resolve(undefined);
        return {
            begin(tell) {
                last = (async () => {
                    const target = make(await connect());
                    await tell(target);
                    return target;
                })().catch((error) => refused(of, error));
            },
            async next(tell) {
                const target = await last;
                if (target !== undefined)
                    await tell(target).catch((error) => refused(of, error));
            },
        };
    }
    function refused(of, error) {
        const words = (0,message_of/* messageOf */.b)(error);
        const beginning = (0,client.statusOf)(error) === undefined ? 'GitHub could not be asked' : 'GitHub answered';
        const consequence = withoutIt[of](command);
        warn({ comment: 'No comment', deployment: 'No deployment', state: 'Pull request not looked at' }[of], (0,client.isForbidden)(error)
            ? `GitHub refuses the token of this step: ${words}. Add \`permissions: ${permissions[of]}\` to the job, and to the calling job when it is in a reusable workflow. ${consequence}`
            : `${beginning}: ${words}. ${consequence}`);
        return undefined;
    }
    const comment = request.comments && pullRequest !== undefined
        ? teller('comment', (to) => stickyComment(to, pullRequest, identity))
        : undefined;
    const deployment = request.deploys
        ? teller('deployment', (to) => previewDeployment(to, {
            identity,
            ref: request.branch,
            environmentUrl: request.environmentUrl ?? links.summary ?? links.run,
            runUrl: links.run,
        }))
        : undefined;
    const text = (state, outputs = {}, { nodes, price, due, reason } = {}) => previewComment({
        state,
        name: outputs['cluster-name'] ?? name,
        region,
        outputs,
        nodes,
        price,
        due,
        reason,
        links,
        action: request.action,
        roleArn,
    });
    return {
        begin(what) {
            command = what;
            comment?.begin(async (sticky) => {
                const existing = await sticky.find();
                const isNew = existing === undefined || !living.includes(existing.state);
                if (what === 'up' && isNew)
                    await sticky.write(text('creating'));
            });
            deployment?.begin(async (target) => {
                await (what === 'up' ? target.begin() : target.find());
            });
            // Loaded in time for the last question.
            if (request.looksAgain)
                connect().catch(() => { });
        },
        async pullRequestNow() {
            if (!request.looksAgain || pullRequest === undefined)
                return undefined;
            try {
                const { octokit, owner, repo } = await connect();
                const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pullRequest });
                return data.state;
            }
            catch (error) {
                return refused('state', error);
            }
        },
        async ended(outputs, told) {
            const { result = '' } = outputs;
            const state = states[result];
            if (state === undefined)
                return;
            const isThere = living.includes(state);
            await Promise.all([
                comment?.next(async (sticky) => {
                    // Where nothing was and nothing is, there is nothing to tell.
                    if (!isThere && (await sticky.find()) === undefined)
                        return;
                    await sticky.write(text(state, outputs, told));
                }),
                deployment?.next((target) => (isThere ? target.settle('success') : target.end())),
            ]);
        },
        async failed(outputs, told) {
            await Promise.all([
                comment?.next(async (sticky) => {
                    // A sweep comes unasked: where nobody wanted a comment, it begins none.
                    if (command === 'sweep' && (await sticky.find()) === undefined)
                        return;
                    await sticky.write(text('failed', outputs, told));
                }),
                deployment?.next(async (target) => {
                    if (command === 'up')
                        await target.settle('failure');
                }),
            ]);
        },
    };
}
/** By the output `result`. */
const states = {
    created: 'ready',
    updated: 'updated',
    unchanged: 'ready',
    deleting: 'removing',
    deleted: 'removed',
    absent: 'removed',
};


/***/ }),

/***/ 1000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ proxiesFrom),
/* harmony export */   f: () => (/* binding */ httpsAgent)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7030);
/** The connections of this process: the one place that knows of proxies. */



/** Milliseconds that a proxy may take to open a tunnel. */
const tunnelTimeout = 30_000;
/**
 * What HTTPS_PROXY and NO_PROXY ask for, in capitals or not (the small ones win, as in curl). NO_PROXY lists hosts, with
 * or without a port, which stand for their subdomains too; `*` stands for every host.
 *
 * @throws Error when HTTPS_PROXY is not a URL
 */
function proxiesFrom(env) {
    const proxy = proxyUrl(env.https_proxy || env.HTTPS_PROXY || '');
    const exceptions = (env.no_proxy || env.NO_PROXY || '')
        .split(',')
        .map((entry) => entry
        .trim()
        .toLowerCase()
        .replace(/^\*?\./, ''))
        .filter((entry) => entry !== '');
    return (host, port) => {
        if (proxy === undefined)
            return undefined;
        const names = [host.toLowerCase(), `${host.toLowerCase()}:${port}`];
        const excepted = exceptions.some((exception) => exception === '*' || names.some((name) => name === exception || name.endsWith(`.${exception}`)));
        return excepted ? undefined : proxy;
    };
}
function proxyUrl(text) {
    if (text === '')
        return undefined;
    const url = /^https?:\/\//i.test(text) ? text : `http://${text}`;
    // Its text is not quoted: it may hold a password.
    if (!URL.canParse(url))
        throw new Error('HTTPS_PROXY is not a URL. Write it as http://host:port.');
    return new URL(url);
}
/**
 * An agent for `https.request` and for the request handlers of the AWS SDK, which keeps connections open for reuse.
 * Node asks DNS anew for each connection; nothing here remembers an answer.
 */
function httpsAgent({ proxyFor, certificateAuthority }) {
    const agent = new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({
        keepAlive: true,
        // Said aloud, or NODE_TLS_REJECT_UNAUTHORIZED=0 in a job's environment would undo it.
        ...(certificateAuthority !== undefined && { ca: certificateAuthority, rejectUnauthorized: true }),
    });
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback) => {
        const { host } = options;
        const port = Number(options.port ?? 443);
        const proxy = host ? proxyFor(host, port) : undefined;
        if (!host || proxy === undefined)
            return connect(options, callback);
        // Node's own types leave out that a failed connection has no stream.
        const done = callback;
        tunnel(proxy, host, port).then((socket) => {
            const throughTunnel = { ...options, socket };
            done(null, connect(throughTunnel) ?? undefined);
        }, done);
        return undefined;
    };
    return agent;
}
/** A connection to the host through the proxy, opened by CONNECT (RFC 9110, section 9.3.6). */
function tunnel(proxy, host, port) {
    const authority = `${(0,node_net__WEBPACK_IMPORTED_MODULE_2__.isIPv6)(host) ? `[${host}]` : host}:${port}`;
    const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    const request = (proxy.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__ : node_http__WEBPACK_IMPORTED_MODULE_0__).request(proxy, {
        method: 'CONNECT',
        path: authority,
        headers: {
            host: authority,
            ...(user !== ':' && { 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` }),
        },
        agent: false,
        timeout: tunnelTimeout,
    });
    return new Promise((resolve, reject) => {
        request.once('connect', (response, socket) => {
            socket.setTimeout(0);
            if (response.statusCode === 200)
                return resolve(socket);
            socket.destroy();
            reject(new Error(`The proxy ${proxy.host} refused a tunnel to ${authority}: ${response.statusCode} ${response.statusMessage}`));
        });
        request.once('timeout', () => request.destroy(new Error(`The proxy ${proxy.host} did not open a tunnel to ${authority} in time`)));
        request.once('error', reject);
        request.end();
    });
}


/***/ }),

/***/ 384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   tN: () => (/* binding */ send)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/** One HTTP request at a time, on Node's own client: `fetch` can neither trust a given authority alone nor use a proxy. */


/** Sends a request and resolves when the head of its answer is there; the body is still to be read. */
function send(url, options) {
    const { body, agent, ...rest } = options;
    return new Promise((resolve, reject) => {
        const request = url.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__.request(url, { ...rest, agent }) : node_http__WEBPACK_IMPORTED_MODULE_0__.request(url, rest);
        request.once('response', resolve);
        request.once('error', reject);
        request.end(body);
    });
}
async function text(response) {
    response.setEncoding('utf8');
    let whole = '';
    for await (const piece of response)
        whole += piece;
    return whole;
}
/** The lines of the body, each as soon as it is complete. */
async function* lines(response) {
    response.setEncoding('utf8');
    let rest = '';
    for await (const piece of response) {
        const complete = `${rest}${piece}`.split('\n');
        rest = complete.pop() ?? '';
        yield* complete;
    }
    if (rest !== '')
        yield rest;
}


/***/ }),

/***/ 7342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ hourlyPrices)
/* harmony export */ });
/**
 * Prices that do not depend on the kind of machine, in US dollars an hour: us-east-1, November 2026. Other regions cost
 * up to a third more.
 * Sources: https://aws.amazon.com/eks/pricing/, …/vpc/pricing/, …/elasticloadbalancing/pricing/, …/privatelink/pricing/ and
 * …/ebs/pricing/
 */
const hourlyPrices = {
    controlPlane: 0.1,
    /** Once a Kubernetes version is out of standard support. */
    controlPlaneInExtendedSupport: 0.6,
    natGateway: 0.045,
    publicAddress: 0.005,
    /** Of the application or the network kind, without its capacity units. */
    loadBalancer: 0.0225,
    classicLoadBalancer: 0.025,
    /** In each zone. */
    interfaceEndpoint: 0.01,
    /** A GiB of gp3, of 730 hours a month. */
    volumeGibibyte: 0.08 / 730,
};


/***/ })

};
