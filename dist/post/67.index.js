export const id = 67;
export const ids = [67];
export const modules = {

/***/ 8127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   QY: () => (/* binding */ unlessAbsent),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   a_: () => (/* binding */ isExisting),
/* harmony export */   fw: () => (/* binding */ awsWords),
/* harmony export */   w0: () => (/* binding */ nameCall)
/* harmony export */ });
/* unused harmony export isAbsent */
/** Notes on an error of the SDK which call it is an answer to. */
function nameCall(error, call) {
    if (error instanceof Error)
        Object.assign(error, { call });
}
/** What AWS says in an error of the SDK, in full; undefined when the error is none of a call to AWS. */
function awsWords(error) {
    if (!(error instanceof Error))
        return undefined;
    const { call, $metadata, message } = error;
    if (call === undefined)
        return undefined;
    const { service, operation } = call;
    return $metadata?.httpStatusCode === undefined
        ? `No answer from ${service} to ${operation}: ${message} (${errorCode(error)})`
        : `${service} refused ${operation}: ${errorCode(error)}: ${message}`;
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
const absent = new Set([
    'ResourceNotFoundException',
    'NoSuchEntity',
    'NoSuchEntityException',
    'InvalidLaunchTemplateName.NotFoundException',
    'InvalidLaunchTemplateId.NotFound',
    'InvalidGroup.NotFound',
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
/* harmony export */   i: () => (/* binding */ partitionOf)
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
/** EKS's words for it: in CreateCluster, CreateNodegroup, CreateAddon and CreateAccessEntry. */
const roleUnseen = new RegExp([
    'role\\b[^.]* (does not exist|cannot be found)',
    'could not be assumed',
    'not found in the trust relationships',
    'Trust policy of role',
    "doesn't have the Amazon EKS Managed Policies associated",
    "role's policy must include",
    'Error in role params',
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
    await step.until(`IAM to spread ${role}`, async () => {
        try {
            await call();
            return { done: undefined };
        }
        catch (error) {
            if (!isRoleUnseen(error) || step.elapsed() - began >= patience)
                throw error;
            return { waiting: String(error) };
        }
    });
}


/***/ }),

/***/ 9380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ ResourceError)
/* harmony export */ });
/** What made a resource's verb fail, under the resource's name. */
class ResourceError extends Error {
    resource;
    constructor(resource, cause) {
        super(`${resource}: ${cause instanceof Error ? cause.message : cause}`, { cause });
        this.name = 'ResourceError';
        this.resource = resource;
    }
}


/***/ }),

/***/ 5608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pm: () => (/* binding */ clock),
  ut: () => (/* binding */ createRun),
  fQ: () => (/* binding */ narrowed)
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
            spans.push({ name, from: elapsed(), failed: false, ...(after !== undefined && { after }) });
        },
        end: (name, failed = false) => {
            const span = spans.find((each) => each.name === name && each.to === undefined);
            if (span === undefined)
                throw new Error(`${name} ended without having begun`);
            span.to = elapsed();
            span.failed = failed;
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
/** The same run, given up when `signal` is aborted too. */
function narrowed(run, signal) {
    return { ...run, signal: AbortSignal.any([run.signal, signal]) };
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

/***/ 4067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  execute: () => (/* binding */ execute)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 20 modules
var core = __webpack_require__(3218);
// EXTERNAL MODULE: ./build/http/agent.js
var agent = __webpack_require__(1000);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/aws/calls.js

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
                if (!ended.has((0,errors/* errorCode */.CA)(error)))
                    throw error;
                credentials.forget(used);
                return next(call);
            });
        }
        catch (error) {
            (0,errors/* nameCall */.w0)(error, {
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
        return Object.assign(error, { Code: (0,errors/* errorCode */.CA)(error), name: 'QuotaExceeded' });
    }
    return error;
}

;// CONCATENATED MODULE: ./build/github/claims.js
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
 * Credentials of a role that is assumed with the job's ID token, anew each time they are asked for.
 *
 * @returns a provider that throws CredentialsError when AWS refuses or does not answer, and whatever `idToken` throws
 */
function webIdentityCredentials(options) {
    const { roleArn, sessionName, durationSeconds, idToken, onSecret } = options;
    return async () => {
        const token = await idToken();
        onSecret?.(token);
        const { STS } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
        const sts = new STS(clientConfig(options));
        const answer = await sts
            .assumeRoleWithWebIdentity({
            RoleArn: roleArn,
            RoleSessionName: sessionName,
            DurationSeconds: durationSeconds,
            WebIdentityToken: token,
        })
            .catch((error) => {
            throw new CredentialsError(whyNotAssumed(options, token, error), { cause: error });
        });
        const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration, } = answer.Credentials ?? {};
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
        throw new CredentialsError(`There are no AWS credentials (${error instanceof Error ? error.message : error}). Set \`role-to-assume\` to a role that trusts GitHub's OIDC provider and give the job \`permissions: id-token: write\`, or provide AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN when they are temporary.`, { cause: error });
    });
}
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
            if (current !== undefined && Date.now() < current.end)
                return current.credentials;
            throw error;
        }
    };
    const forget = (ended) => {
        if (current?.credentials === ended)
            current = undefined;
    };
    // Without this mark each client of the SDK would keep its own copy until five minutes before the end.
    return Object.assign(provide, { forget, memoized: true });
}
function clientConfig({ region, agent }) {
    return { region, requestHandler: { httpsAgent: agent } };
}
function whyNotAssumed({ region, roleArn }, token, error) {
    const code = (0,errors/* errorCode */.CA)(error);
    const reason = error instanceof Error ? error.message : String(error);
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
    return `Its ID token offered the sub "${sub}"${otherForm ? ` (in its other form "${otherForm}")` : ''} and the aud "${claims.aud}".`;
}

;// CONCATENATED MODULE: ./build/aws/clients.js



/** Six attempts with the SDK's growing, jittered pauses: a call is lost to 20 % throttling once in 15,000. */
const maxAttempts = 6;
/** @param provider makes credentials, anew each time: they are kept, and renewed in time, here. */
function createAws(region, provider, proxyFor) {
    const credentials = renewing(provider);
    const options = {
        region,
        credentials,
        maxAttempts,
        customUserAgent: 'eks-cluster-action',
        requestHandler: {
            httpsAgent: (0,agent/* httpsAgent */.f)({ proxyFor }),
            connectionTimeout: 5_000,
            requestTimeout: 30_000,
            throwOnRequestTimeout: true,
        },
    };
    return {
        region,
        proxyFor,
        credentials,
        autoScaling: once(async () => {
            const { AutoScaling } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(932)]).then(__webpack_require__.t.bind(__webpack_require__, 8932, 19));
            return attended(new AutoScaling(options), credentials);
        }),
        cloudFormation: once(async () => {
            const { CloudFormation } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(805)]).then(__webpack_require__.t.bind(__webpack_require__, 3805, 19));
            return attended(new CloudFormation(options), credentials);
        }),
        ec2: once(async () => {
            const { EC2 } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
            return attended(new EC2(options), credentials);
        }),
        eks: once(async () => {
            const { EKS } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(524)]).then(__webpack_require__.t.bind(__webpack_require__, 4524, 19));
            return attended(new EKS(options), credentials);
        }),
        elb: once(async () => {
            const { ElasticLoadBalancingV2 } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(586)]).then(__webpack_require__.t.bind(__webpack_require__, 586, 19));
            return attended(new ElasticLoadBalancingV2(options), credentials);
        }),
        elbClassic: once(async () => {
            const { ElasticLoadBalancing } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(165)]).then(__webpack_require__.t.bind(__webpack_require__, 9165, 19));
            return attended(new ElasticLoadBalancing(options), credentials);
        }),
        iam: once(async () => {
            const { IAM } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
            return attended(new IAM(options), credentials);
        }),
        logs: once(async () => {
            const { CloudWatchLogs } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(303)]).then(__webpack_require__.t.bind(__webpack_require__, 2684, 19));
            return attended(new CloudWatchLogs(options), credentials);
        }),
        sts: once(async () => {
            const { STS } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(118), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
            return attended(new STS(options), credentials);
        }),
    };
}
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}

// EXTERNAL MODULE: ./build/engine/run.js + 1 modules
var engine_run = __webpack_require__(5608);
;// CONCATENATED MODULE: ./build/aws/denials.js
/** AWS said no for want of a permission: what was denied, why, and what to do. */
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
        /permissions boundary/,
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
    const principal = role === undefined ? 'whoever runs the action' : `the role ${role}`;
    const next = obstacles.find(([says]) => says.test(words))?.[1](permission, principal) ??
        `Allow ${permission} in a policy of ${principal}${conditions[action] ?? ''}.`;
    return words.includes('Encoded authorization failure message')
        ? `${next} The encoded part tells more: \`aws sts decode-authorization-message --encoded-message …\`.`
        : next;
}
/** What was denied, such as `ec2:CreateVpc`: some answers of EC2 leave it to be known from the call. */
function actionIn(words) {
    const named = /(?:not authorized to perform:?|\bAPI:) ([\w-]+:\w+)/.exec(words)?.[1];
    const [, service, operation] = /\b(\w+) refused (\w+):/.exec(words) ?? [];
    return named ?? (service === undefined ? 'the action' : `${service.toLowerCase()}:${operation}`);
}

// EXTERNAL MODULE: ./build/aws/partition.js
var partition = __webpack_require__(6388);
;// CONCATENATED MODULE: ./build/aws/quotas.js

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
/** That a quota is used up, whichever it is; the codes for asking too often are alike, and none. */
const quotaUsedUp = new RegExp([
    ...quotas.map(({ says }) => says.source),
    '(?<!Request|Rate|Bandwidth)LimitExceeded',
    'ServiceQuotaExceeded',
    'Cannot exceed quota',
].join('|'), 'i');
/** Which quota is used up, its value, and how to have it raised. */
function adviceOnQuota(words, region) {
    const quota = quotas.find(({ says }) => says.test(words));
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
    // The other partitions have consoles of their own.
    if ((0,partition/* partitionOf */.i)(region).id !== 'aws')
        return '';
    return `, or https://${region}.console.aws.amazon.com/servicequotas/home/services/${service}/quotas/${code}`;
}

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
        next: (_, region) => `Check that ${region} is the name of a region (\`aws account list-regions\` lists them), and that this runner resolves names of the internet.`,
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
        next: "Check that the role exists, and that its trust policy lets the account's OIDC provider token.actions.githubusercontent.com call sts:AssumeRoleWithWebIdentity for a token with that `sub` and `aud`.",
    },
    {
        title: 'AWS does not accept the ID token',
        says: /could not assume .*: InvalidIdentityToken: /s,
        next: "Check that the role's account has an OIDC provider for https://token.actions.githubusercontent.com in IAM, and that its audiences include that `aud`.",
    },
    {
        title: 'AWS could not ask GitHub about the ID token',
        says: /could not assume .*: IDPCommunicationError: /s,
        next: runAgain,
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
    { title: 'A quota is used up', says: quotaUsedUp, next: adviceOnQuota },
    {
        title: 'Access denied',
        says: /\b(AccessDenied(Exception)?|UnauthorizedOperation|UnauthorizedTaggingOperation)\b|not authorized to perform/,
        next: adviceOnDenial,
    },
    {
        title: 'The account may not use this instance type',
        says: /not eligible for Free Tier/,
        next: 'Accounts on the free plan start few instance types: upgrade the plan of the account. Those that are eligible have too little memory for a cluster.',
    },
    {
        title: 'There is no such instance type',
        says: /InvalidInstanceType|Ec2InstanceTypeDoesNotExist|instance types? do(es)? not exist/,
        next: (_, region) => `Check the spelling of \`instance-types\`, and that ${region} has them: \`aws ec2 describe-instance-type-offerings --region ${region}\`.`,
    },
    {
        title: 'A zone does not offer the instance type',
        says: /not supported in your requested Availability Zone/,
        next: 'Name the zones that AWS lists in `availabilityZones` of the configuration file, or choose other `instance-types`.',
    },
    {
        title: 'AWS has no capacity',
        says: /InsufficientInstanceCapacity|InsufficientHostCapacity|UnfulfillableCapacity|InsufficientCapacity\w*|do not have sufficient \S+ capacity|no Spot capacity/,
        next: 'AWS is short of it for the moment. Name several `instance-types` of like size, of which EKS takes what there is; use on-demand instances in place of spot; choose other zones; or run `up` again later.',
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
        says: /unsupported Kubernetes version/i,
        next: (_, region) => `Set \`kubernetes-version\` to one that EKS has (\`aws eks describe-cluster-versions --region ${region}\` lists them), or leave it out for EKS's own choice.`,
    },
    {
        title: 'The volumes cannot be encrypted',
        says: /InvalidKMSKey|Client error on launch|KMS key .*(incorrect state|inaccessible|disabled)/i,
        next: "The account's default key for EBS cannot be used: see that it is enabled, and that its key policy lets the service-linked role AWSServiceRoleForAutoScaling use it and create grants.",
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
        next: 'The instances started, and no node of theirs came. See that they reach the internet (the NAT gateway and the routes of their subnets), or, without it, endpoints for EC2, ECR, S3 and STS; and that nothing has changed the node role or the security groups.',
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
        says: /Stack \S+ is \w+/,
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
    const words = wordsOf(error);
    const refusal = refusals.find(({ says }) => says.test(words));
    if (refusal === undefined)
        return { title: undefined, message: words };
    const { title, next } = refusal;
    return { title, message: `${words}\n${typeof next === 'string' ? next : next(words, region)}` };
}
function wordsOf(error) {
    if (error instanceof resource_error/* ResourceError */.B)
        return `${error.resource}: ${wordsOf(error.cause)}`;
    if (!(error instanceof Error))
        return String(error);
    const isFault = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
    return (0,errors/* awsWords */.fw)(error) ?? (isFault ? String(error) : error.message);
}

;// CONCATENATED MODULE: ./build/github/annotation.js
/** Error annotations, as the runner reads them from the log. */
/** How many errors of a step, and how much of each, the runner makes annotations of. Source: its ExecutionContext.cs. */
const most = { errors: 10, characters: 4096 };
const seeLog = '… This is cut: the whole is in the log of the step.';
/**
 * The text to print for an annotation. One that GitHub would cut is cut here, with a pointer to the log, which gets
 * all of it. (`@actions/core` has the plain command, and takes longer to load than bad input should take to be refused.)
 *
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
function errorAnnotation(title, message) {
    if (message.length <= most.characters)
        return command(title, message);
    const beginning = message.slice(0, most.characters - seeLog.length);
    return `${quoted(title, message)}\n${command(title, beginning + seeLog)}`;
}
/** The text to print for all of them: when there are more than GitHub shows, the last annotation points to the log. */
function errorAnnotations(problems) {
    const shown = problems.length <= most.errors ? problems : problems.slice(0, most.errors - 1);
    const rest = problems.slice(shown.length);
    return [
        ...shown.map(({ title, message }) => errorAnnotation(title, message)),
        ...rest.map(({ title, message }) => quoted(title, message)),
        ...(rest.length > 0 ? [command(`${rest.length} more errors`, 'They are in the log of the step.')] : []),
    ].join('\n');
}
function command(title, message) {
    const data = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    const property = (text) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
    return `::error title=${property(title)}::${data(message)}`;
}
/** For the log alone. The runner would obey a line that begins with two colons: none does. */
function quoted(title, message) {
    return [title, ...message.split(/\r?\n/)].map((line) => `| ${line}`).join('\n');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/http/request.js
var request = __webpack_require__(384);
;// CONCATENATED MODULE: ./build/github/id-token.js




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
        throw new IdTokenError(await whyThereIsNone(env));
    const url = new URL(address);
    url.searchParams.set('audience', audience);
    let failure;
    for (const pause of pauses) {
        await (0,external_node_timers_promises_.setTimeout)(pause);
        try {
            return await ask(url, bearer, env);
        }
        catch (error) {
            if (error instanceof IdTokenError)
                throw error;
            failure = error;
        }
    }
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new IdTokenError(`GitHub made no ID token in ${pauses.length} attempts: ${reason}. Run the job again; https://www.githubstatus.com tells of outages.`, { cause: failure });
}
/** Asks once: an IdTokenError is final, any other error may pass. */
async function ask(url, bearer, env) {
    const response = await (0,request/* send */.tN)(url, {
        method: 'GET',
        headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
        agent: (0,agent/* httpsAgent */.f)({ proxyFor: (0,agent/* proxiesFrom */.N)(env) }),
        signal: AbortSignal.timeout(timeout),
    });
    const body = await (0,request/* text */.Qq)(response);
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
async function whyThereIsNone(env) {
    const nothing = 'GitHub offers this job no ID token, which it needs to assume a role in AWS';
    if (await isForksPullRequest(env)) {
        return `${nothing}: the pull request comes from a fork, and GitHub never gives one to those. Push the branch to this repository to try it there.`;
    }
    return `${nothing}. Add \`permissions: id-token: write\` to the job, and to the calling job when it is in a reusable workflow. (A pull request from a fork cannot have one.)`;
}
/** As the event's payload tells; a fork that has been deleted since has no repository any more. */
async function isForksPullRequest(env) {
    if (env.GITHUB_EVENT_NAME !== 'pull_request' || !env.GITHUB_EVENT_PATH)
        return false;
    const { pull_request: pull } = JSON.parse(await (0,promises_.readFile)(env.GITHUB_EVENT_PATH, 'utf8'));
    return pull.head.repo?.full_name !== pull.base.repo.full_name;
}

;// CONCATENATED MODULE: ./build/github/summary.js

/** What a job's summary tells of one step, as GitHub's Markdown. @param duration milliseconds. */
function summaryMarkdown({ headline, facts, table }, duration, timeline) {
    const parts = [`### ${cell(headline)}`];
    if (facts.length > 0)
        parts.push(markdownTable(['', ''], facts));
    if (table !== undefined)
        parts.push(markdownTable(table.header, table.rows));
    if (timeline.spans.length > 0) {
        const path = criticalPath(timeline.spans);
        parts.push(`Took ${(0,engine_run/* clock */.pm)(duration)}. What it waited for, one after the other: ${path.map(({ name }) => name).join(' → ')}.`, gantt(timeline.spans, path, duration));
    }
    return `${parts.join('\n\n')}\n`;
}
function markdownTable(header, rows) {
    const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
    return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
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
function gantt(spans, critical, duration) {
    const bars = spans.map((span) => {
        const { name, from, to = duration, failed } = span;
        const marks = [
            failed || critical.includes(span) ? 'crit' : '',
            span.to === undefined ? 'active' : 'done',
        ];
        // Mermaid draws nothing for a bar without length.
        const until = Math.max(to, from + 1);
        return `  ${name.replace(/[:;#]/g, ' ')} :${marks.filter(Boolean).join(', ')}, ${from}, ${until}`;
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
/** Text in a cell of a table: GitHub would take pipes and markup in it for its own. */
function cell(text) {
    return text.replace(/[\\`*_{}[\]<>|#~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

// EXTERNAL MODULE: ./build/state.js
var state = __webpack_require__(8801);
;// CONCATENATED MODULE: ./build/execute.js













const commands = {
    up: async () => (await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(815), __webpack_require__.e(301), __webpack_require__.e(836)]).then(__webpack_require__.bind(__webpack_require__, 7836))).up,
    connect: async () => (await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(815), __webpack_require__.e(301), __webpack_require__.e(701)]).then(__webpack_require__.bind(__webpack_require__, 6082))).connect,
    plan: async () => (await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(301), __webpack_require__.e(996)]).then(__webpack_require__.bind(__webpack_require__, 3996))).plan,
    down: async () => (await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(301), __webpack_require__.e(739)]).then(__webpack_require__.bind(__webpack_require__, 8739))).down,
};
/** The job was cancelled, by a person or by a newer run. */
class CancelledError extends Error {
    constructor({ command, spec }) {
        super(`Cancelled. What ${command} has started for cluster ${spec.name} in ${spec.region} goes on in AWS: ` +
            'run `up` to go on from there, or `down` to remove it.');
        this.name = 'CancelledError';
    }
}
/** Runs the command that was asked for, and tells the runner and the user what came of it. */
async function execute(request, { env, execPath, argv }) {
    const cancellation = new AbortController();
    const cancel = () => {
        (0,state/* saveCancellation */.jS)();
        cancellation.abort(new CancelledError(request));
    };
    process.once('SIGINT', cancel).once('SIGTERM', cancel);
    const run = (0,engine_run/* createRun */.ut)({
        timeout: request.timeout,
        pollInterval: request.pollInterval,
        waits: request.waits,
        passing: errors/* isPassing */.WG,
        print: core/* info */.pq,
        signal: cancellation.signal,
    });
    if (request.teardown === 'job')
        (0,state/* saveTeardown */.oh)(request);
    for (const note of request.notes)
        core/* info */.pq(note);
    try {
        const command = await commands[request.command]();
        const outcome = await command({
            request,
            aws: connect(request, env),
            run,
            output: (values) => {
                for (const [name, value] of Object.entries(values))
                    core/* setOutput */.uH(name, value);
            },
            exportVariable: core/* exportVariable */.dN,
            plugin: { node: execPath, path: (0,external_node_path_.join)((0,external_node_path_.dirname)(argv[1] ?? ''), '..', 'exec-plugin', 'index.js') },
        });
        core/* info */.pq(outcome.headline);
        await summarize(env, run, outcome);
    }
    catch (error) {
        process.exitCode = 1;
        const failures = failuresOf(error);
        const told = failures.map((failure) => explain(failure, request.spec.region));
        core/* info */.pq(errorAnnotations(told.map(({ title, message }) => ({
            title: [`${request.command} failed`, title].filter(Boolean).join(': '),
            message,
        }))));
        for (const failure of failures)
            core/* debug */.Yz((0,external_node_util_.inspect)(failure));
        await summarize(env, run, {
            headline: `${request.command} of cluster ${request.spec.name} in ${request.spec.region} failed.`,
            facts: told.map(({ message }) => ['Reason', message]),
        });
    }
}
function connect({ spec, role }, env) {
    const proxyFor = (0,agent/* proxiesFrom */.N)(env);
    const options = { region: spec.region, agent: (0,agent/* httpsAgent */.f)({ proxyFor }), onSecret: core/* setSecret */.Pq };
    const provider = role === undefined
        ? environmentCredentials(env, options)
        : webIdentityCredentials({
            ...options,
            roleArn: role.arn,
            sessionName: role.sessionName,
            durationSeconds: role.durationSeconds,
            idToken: () => idToken(role.audience, env),
        });
    return createAws(spec.region, provider, proxyFor);
}
async function summarize(env, run, outcome) {
    const markdown = summaryMarkdown(outcome, run.elapsed(), run.timeline);
    // Runners without job summaries do not name a file for them.
    if (env.GITHUB_STEP_SUMMARY !== undefined)
        await core/* summary */.z.addRaw(markdown).write();
}
/** Every failure by itself; after several, what they mean together. */
function failuresOf(error) {
    return error instanceof AggregateError ? [...error.errors, error] : [error];
}


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
 * or without a port, which stand for their subdomains too; `*` stands for every host. The machine itself is never
 * reached through a proxy, as in kubectl and GitHub's own toolkit.
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
        if (proxy === undefined || isLoopback(host))
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
function isLoopback(host) {
    return host === 'localhost' || host === '::1' || ((0,node_net__WEBPACK_IMPORTED_MODULE_2__.isIPv4)(host) && host.startsWith('127.'));
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
        const host = options.host ?? 'localhost';
        const port = Number(options.port ?? 443);
        const proxy = proxyFor(host, port);
        if (proxy === undefined)
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


/***/ })

};
