export const id = 2943;
export const ids = [2943];
export const modules = {

/***/ 4799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F3: () => (/* binding */ maxAttempts),
/* harmony export */   FI: () => (/* binding */ connection),
/* harmony export */   If: () => (/* binding */ attended),
/* harmony export */   ej: () => (/* binding */ onwardFrom)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);

/**
 * What AWS answers the same in every minute of a run: what it offers, and what it allows. Nothing in it is anybody's to
 * change, but for quotas, which take AWS longer than a run.
 */
const lasting = new Set([
    'DescribeAddonConfiguration',
    'DescribeAddonVersions',
    'DescribeAvailabilityZones',
    'DescribeClusterVersions',
    'DescribeInstanceTypeOfferings',
    'DescribeInstanceTypes',
    'GetServiceQuota',
]);
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
 * ended, and makes each error say which call it is an answer to. A question whose answer is known is not asked again.
 */
function attended(client, credentials, memory) {
    /** Once, of what may change by itself: whoever asks again waits for that. */
    function seenBefore(clientName, question) {
        const answer = memory.known?.get(question);
        if (!alone.has(clientName))
            memory.known?.delete(question);
        return answer;
    }
    /** Has the answer forgotten in time: what AWS did not tell at once. */
    function fresh(question, asked) {
        const forget = () => {
            if (memory.asking.get(question) === asked)
                memory.asking.delete(question);
        };
        const forgetInTime = () => (memory.freshFor > 0 ? setTimeout(forget, memory.freshFor).unref() : forget());
        // That something is not there is an answer, too.
        asked.then(forgetInTime, (error) => ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isAbsent */ .W0)(error) ? forgetInTime() : forget()));
        return asked;
    }
    client.middlewareStack.add((next, { clientName = '', commandName = '' }) => (call) => {
        const operation = commandName.replace(/Command$/, '');
        if (!/^(Describe|Get|List)/.test(operation))
            return next(call).finally(() => {
                for (const answers of [memory.asking, memory.seen, memory.known])
                    if (answers !== undefined)
                        forgetAfterWrite(answers, clientName);
            });
        const question = `${clientName} ${operation} ${JSON.stringify(call.input)}`;
        if (!lasting.has(operation) && !memory.lasting.has(question)) {
            if (memory.seen)
                return once(memory.seen, question, () => next(call));
            return once(memory.asking, question, () => fresh(question, seenBefore(clientName, question) ?? next(call)));
        }
        const asked = once(memory.lasting, question, () => next(call));
        // That AWS did not tell says nothing of what it offers.
        asked.catch(() => memory.lasting.delete(question));
        return asked;
    }, { step: 'initialize', priority: 'high', name: 'remembered' });
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
/** For how many times as long as an answer is new, whoever goes on from a look goes by it: half a minute, as a rule. */
const knownFor = 10;
/** Of which something that was found says the same to its end: a VPC keeps its id. */
const kept = /^EC2Client DescribeVpcs /;
/** What is known right after a look. */
async function onwardFrom({ seen = new Map(), freshFor, ...memory }) {
    const known = new Map(freshFor > 0 ? seen : []);
    setTimeout(() => known.clear(), freshFor * knownFor).unref();
    const forGood = new Map(memory.lasting);
    for (const [question, answer] of known) {
        if (!kept.test(question))
            continue;
        const { Vpcs = [] } = (await answer.catch(() => ({})));
        if (Vpcs.length > 0)
            forGood.set(question, answer);
    }
    return { ...memory, lasting: forGood, freshFor, seen: undefined, known };
}
/** Services whose changes no other service tells of. */
const alone = new Set(['IAMClient', 'CloudWatchLogsClient']);
/** Has those answers forgotten that a change made by this client may have made untrue. */
function forgetAfterWrite(answers, clientName) {
    for (const question of answers.keys()) {
        if (!alone.has(clientName) || question.startsWith(`${clientName} `))
            answers.delete(question);
    }
}
/** Asks but once, also while the answer is still to come. */
function once(answers, question, ask) {
    const asked = answers.get(question) ?? ask();
    answers.set(question, asked);
    return asked;
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
    const { STS } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(1695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
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
    const { STS } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(1695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
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
        // What was offered has been read by nobody where nobody answered, and there is no such region where its name is refused.
        (0,errors/* isAnswer */.Tq)(error) && !/valid region/.test(reason) ? offered(token) : undefined,
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

/***/ 6381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ idToken)
/* harmony export */ });
/* unused harmony export IdTokenError */
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _http_agent_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1000);
/* harmony import */ var _http_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(384);
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6481);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(514);





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
    const reason = (0,_message_of_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(failure);
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
    if (env.GITHUB_EVENT_NAME === 'pull_request' && (0,_event_js__WEBPACK_IMPORTED_MODULE_4__/* .readPullRequest */ .DQ)(env)?.isFromFork) {
        return `${nothing}: the pull request comes from a fork, and GitHub never gives one to those. Push the branch to this repository to try it there.`;
    }
    return `${nothing}. Add \`permissions: id-token: write\` to the job, and to the calling job when it is in a reusable workflow. (A pull request from a fork cannot have one.)`;
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


/***/ })

};
