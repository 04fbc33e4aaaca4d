export const id = 213;
export const ids = [213];
export const modules = {

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

/***/ 5213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  execute: () => (/* binding */ execute)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
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
// EXTERNAL MODULE: ./build/explain.js + 3 modules
var explain = __webpack_require__(6758);
// EXTERNAL MODULE: ./build/github/annotation.js
var annotation = __webpack_require__(2121);
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

;// CONCATENATED MODULE: ./build/state.js
/** What the step leaves to the one that runs after its job. Nothing of it is secret. */

const keys = { teardown: 'teardown', cancelled: 'cancelled' };
/** Has the cluster removed when the job ends. To be called before anything is made. */
function saveTeardown(request) {
    (0,core/* saveState */.LZ)(keys.teardown, JSON.stringify(request));
}
/** Notes that the job was cancelled while the step ran: not much time is left to the one after it. */
function saveCancellation() {
    (0,core/* saveState */.LZ)(keys.cancelled, 'true');
}
/**
 * The `down` that is to run after the job; undefined when nothing is to be removed. After a cancellation it only starts
 * the removal.
 * @param env of the step that runs after the job: the runner passes what was saved as STATE_<name>.
 */
function readTeardown(env) {
    const saved = env[`STATE_${keys.teardown}`];
    if (!saved)
        return undefined;
    const request = JSON.parse(saved);
    return {
        ...request,
        command: 'down',
        notes: [],
        // JSON has no dates, and a cluster that goes has no expiry.
        spec: { ...request.spec, expiresAt: undefined },
        teardown: 'never',
        waits: env[`STATE_${keys.cancelled}`] !== 'true',
    };
}

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
        saveCancellation();
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
        saveTeardown(request);
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
        const told = failures.map((failure) => (0,explain.explain)(failure, request.spec.region));
        core/* info */.pq((0,annotation/* errorAnnotations */.T)(told.map(({ title, message }) => ({
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
