export const id = 989;
export const ids = [989];
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
    client.middlewareStack.add((next, { clientName = '', commandName = '' }) => (call) => {
        const operation = commandName.replace(/Command$/, '');
        if (!/^(Describe|Get|List)/.test(operation))
            return next(call);
        const question = `${clientName} ${operation} ${JSON.stringify(call.input)}`;
        if (!lasting.has(operation))
            return memory.seen ? once(memory.seen, question, () => next(call)) : next(call);
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
    const { STS } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(861), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
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
    const { STS } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(861), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
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

/***/ 8081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ kept)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _private_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4390);
/** A session that outlives the process which opened it, in a file that is of use to the same job alone. */


/**
 * The session that an earlier process has kept in the file, until a third of its life is left, and else a new one, kept
 * for those that follow. Processes that begin at the same time may each open one: the file is replaced as a whole.
 */
function kept(provider, options) {
    const { path, say } = options;
    return async () => {
        const found = unsealed(await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readPrivately */ .B)(path), options);
        if (found !== undefined && Date.now() < found.renewAt) {
            return { ...found.session, expiration: new Date(found.end) };
        }
        const began = Date.now();
        const opened = await provider();
        const { expiration, ...session } = opened;
        if (expiration === undefined)
            return opened;
        const end = expiration.getTime();
        const content = sealed({ session, renewAt: (began + 2 * end) / 3, end }, options);
        await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writePrivately */ .Q)(path, content).catch((error) => {
            say(`the session is not kept, and the next call opens another one: ${error}`);
        });
        return opened;
    };
}
const cipher = 'aes-256-gcm';
const keyOf = ({ secret, subject }, salt) => Buffer.from((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)('sha256', secret, salt, subject, 32));
function sealed(content, keys) {
    const salt = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16);
    const iv = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(12);
    const encryption = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createCipheriv)(cipher, keyOf(keys, salt), iv);
    const body = Buffer.concat([encryption.update(JSON.stringify(content), 'utf8'), encryption.final()]);
    return [salt, iv, encryption.getAuthTag(), body].map((part) => part.toString('base64')).join('.');
}
/** Undefined for what another job on the same machine has sealed, for what is of another subject, and for anything else. */
function unsealed(text, keys) {
    const [salt, iv, tag, body] = (text ?? '').split('.').map((part) => Buffer.from(part, 'base64'));
    if (!salt || !iv || tag?.length !== 16 || !body)
        return undefined;
    try {
        const decryption = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createDecipheriv)(cipher, keyOf(keys, salt), iv).setAuthTag(tag);
        return JSON.parse(Buffer.concat([decryption.update(body), decryption.final()]).toString('utf8'));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 5271:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _quiet_sdk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6065);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7975);
/* harmony import */ var _aws_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(871);
/* harmony import */ var _aws_kept_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8081);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3201);
/* harmony import */ var _github_id_token_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6381);
/* harmony import */ var _github_log_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3249);
/* harmony import */ var _http_agent_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1000);
/* harmony import */ var _kubernetes_token_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5328);
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6481);
/**
 * The credential plugin that our kubeconfig names: kubectl runs it in a later step of the same job, for each call of
 * kubectl, and sends the token that it prints. What it opens it keeps for a while, or a job with a hundred calls would ask
 * GitHub and AWS a hundred times.
 *
 * Its contract: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */












/** Seconds: the shortest that STS grants, and as long as a token can be used. */
const durationSeconds = 900;
function credentialsOf(values, region, env) {
    const { 'role-arn': roleArn, 'session-name': sessionName, audience } = values;
    const agent = (0,_http_agent_js__WEBPACK_IMPORTED_MODULE_9__/* .httpsAgent */ .f)({ proxyFor: (0,_http_agent_js__WEBPACK_IMPORTED_MODULE_9__/* .proxiesFrom */ .N)(env) });
    if (!roleArn)
        return (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentCredentials */ .Se)(env, { region, agent });
    if (!sessionName || !audience)
        throw new Error('--role-arn needs --session-name and --audience');
    const provider = (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .webIdentityCredentials */ .hH)({
        region,
        agent,
        roleArn,
        sessionName,
        durationSeconds,
        idToken: () => (0,_github_id_token_js__WEBPACK_IMPORTED_MODULE_7__/* .idToken */ .f)(audience, env),
        say,
    });
    const { RUNNER_TEMP, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret } = env;
    if (!RUNNER_TEMP || !secret)
        return provider;
    const subject = [region, roleArn, sessionName, audience].join(' ');
    const name = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)('sha256').update(subject).digest('hex').slice(0, 16);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(RUNNER_TEMP, 'eks-cluster-action', `session-${name}`);
    return (0,_aws_kept_session_js__WEBPACK_IMPORTED_MODULE_5__/* .kept */ .L)(provider, { path, secret, subject, say });
}
/** To kubectl's user: a plugin's standard error is theirs. */
function say(words) {
    (0,_github_log_js__WEBPACK_IMPORTED_MODULE_8__/* .printAside */ .Yf)(`eks-cluster-action: ${words.replaceAll(/\s+/g, ' ')}`);
}
async function execCredential(args, env) {
    const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_3__.parseArgs)({
        args,
        options: {
            cluster: { type: 'string' },
            region: { type: 'string' },
            'role-arn': { type: 'string' },
            'session-name': { type: 'string' },
            audience: { type: 'string' },
        },
    });
    const { cluster, region } = values;
    if (!cluster || !region)
        throw new Error('--cluster and --region are missing');
    const credentials = credentialsOf(values, region, env);
    const { token, expiresAt } = await (0,_kubernetes_token_js__WEBPACK_IMPORTED_MODULE_10__/* .kubernetesToken */ .O)({ cluster, region, credentials }).catch((error) => {
        throw new Error((0,_explain_js__WEBPACK_IMPORTED_MODULE_6__.explain)(error, region).message, { cause: error });
    });
    return JSON.stringify({
        apiVersion: 'client.authentication.k8s.io/v1beta1',
        kind: 'ExecCredential',
        status: { token, expirationTimestamp: expiresAt.toISOString() },
    });
}
function fail(error) {
    say(`no token for kubectl: ${(0,_message_of_js__WEBPACK_IMPORTED_MODULE_11__/* .messageOf */ .b)(error)}`);
    process.exitCode = 1;
}
process.on('uncaughtException', (error) => {
    fail(error);
    process.exit();
});
try {
    const credential = await execCredential(process.argv.slice(2), process.env);
    // biome-ignore lint/suspicious/noConsole: kubectl reads it, and no log
    console.log(credential);
}
catch (error) {
    fail(error);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PM: () => (/* binding */ EventError),
  WP: () => (/* binding */ NotInActionsError),
  j_: () => (/* binding */ readEvent),
  DQ: () => (/* binding */ readPullRequest)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
;// CONCATENATED MODULE: ./build/github/payload.js
/** What can be read of an event's payload, which a tool may have written, in part or oddly: nothing here fails. */
/** A member, however deep; undefined where there is none. */
function memberAt(value, ...path) {
    let found = value;
    for (const name of path) {
        if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
            return undefined;
        found = Reflect.get(found, name);
    }
    return found;
}
/** Undefined also where it is empty, or no text. */
function textAt(value, ...path) {
    const found = memberAt(value, ...path);
    return typeof found === 'string' && found !== '' ? found : undefined;
}
/** As GitHub numbers things: a whole number from 1. */
function numberAt(value, ...path) {
    const found = memberAt(value, ...path);
    return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : undefined;
}
/** Its items; undefined where it is no list. */
function listAt(value, ...path) {
    const found = memberAt(value, ...path);
    return Array.isArray(found) ? found : undefined;
}

;// CONCATENATED MODULE: ./build/github/follower.js
/**
 * Events whose jobs GitHub runs on the default branch, with its rights, for what somebody has done elsewhere. Whom they ask to
 * be allowed to write, and which pull request they are about.
 * Source: GitHub, "Events that trigger workflows".
 */

/** What is done by whoever can see a public repository. */
const byAnybody = new Set([
    'issue_comment',
    'issues',
    'discussion',
    'discussion_comment',
    'fork',
    'watch',
    'gollum',
]);
/** Undefined for every other event. */
function followerOf(name, payload, repositoryId) {
    if (name === 'workflow_run')
        return ofRun(payload, repositoryId);
    return byAnybody.has(name) ? ofAnybody(name, payload) : undefined;
}
function ofAnybody(name, payload) {
    const said = memberAt(payload, 'comment');
    const sender = textAt(payload, 'sender', 'login');
    const author = textAt(said, 'user', 'login');
    const isComment = name.endsWith('_comment');
    const isOnPull = memberAt(payload, 'issue', 'pull_request') instanceof Object;
    const pullRequest = name === 'issue_comment' && isOnPull ? numberAt(payload, 'issue', 'number') : undefined;
    return {
        // They are one, as GitHub tells of it.
        writers: [...new Set([sender, ...(isComment ? [author] : [])])].filter((login) => login !== undefined),
        pullRequest,
        untold: pullRequest === undefined ? 'it is about no pull request, and nothing else has a cluster' : undefined,
        refusal: refusalOf(name, payload, sender !== undefined && (!isComment || author !== undefined)),
    };
}
function refusalOf(name, payload, isSigned) {
    const action = textAt(payload, 'action');
    // Whoever edits or deletes something need not be who wrote it, and the other way round.
    if (action === 'edited' || (name.endsWith('_comment') && action !== 'created')) {
        return (`the event ${name} tells of something ${action ?? 'done'} that somebody else may have written, and asks for nothing. ` +
            `Write \`types: [${name.endsWith('_comment') ? 'created' : 'opened'}]\` below \`${name}\``);
    }
    if (isSigned)
        return undefined;
    return `the event ${name} does not tell who is behind it, so that GitHub cannot be asked what they may do. Run it on GitHub, by somebody who has an account there`;
}
/** Of a run that another has followed. Of a fork, `pull_requests` is empty, whatever its branch is called. */
function ofRun(payload, repositoryId) {
    const run = memberAt(payload, 'workflow_run');
    const home = memberAt(run, 'head_repository', 'id');
    const pulls = listAt(run, 'pull_requests') ?? [];
    const isOurs = (id) => String(id) === repositoryId;
    const numbers = pulls
        .filter((pull) => isOurs(memberAt(pull, 'head', 'repo', 'id')) && isOurs(memberAt(pull, 'base', 'repo', 'id')))
        .flatMap((pull) => numberAt(pull, 'number') ?? []);
    const isOfFork = !isOurs(home);
    const [number, ...others] = isOfFork ? [] : numbers;
    return {
        writers: [],
        pullRequest: others.length === 0 ? number : undefined,
        untold: untoldBy([number, ...others].filter((each) => each !== undefined)),
        refusal: isOfFork
            ? 'the run that this one follows is not known to be one of this repository: a fork has no cluster here, and is to reach no other. ' +
                'Write `if: github.event.workflow_run.head_repository.id == github.repository_id` into the job'
            : undefined,
    };
}
function untoldBy(numbers) {
    if (numbers.length === 1)
        return undefined;
    return numbers.length === 0
        ? 'the run that this one follows is about no open pull request of the repository'
        : `the run that this one follows is about several pull requests, ${numbers.map((number) => `#${number}`).join(' and ')}`;
}

;// CONCATENATED MODULE: ./build/github/event.js




/** What the runner says of the event cannot be read, or is not what GitHub says of it. */
class EventError extends Error {
    constructor(what) {
        super(`${what} GITHUB_EVENT_PATH names the file that GitHub's runner writes of each event.`);
        this.name = 'EventError';
    }
}
/** The action was started outside a job of GitHub Actions. */
class NotInActionsError extends Error {
    constructor(missing) {
        super(`The environment lacks ${missing.join(', ')}, which GitHub's runner sets in every job. ` +
            'Run the action as a step (`uses:`) of a workflow.');
        this.name = 'NotInActionsError';
    }
}
/**
 * @param env of the step.
 * @throws NotInActionsError when a variable that every job has is missing.
 */
function readEvent(env) {
    const { GITHUB_REPOSITORY: repository, GITHUB_REPOSITORY_ID: repositoryId, GITHUB_RUN_ID: runId } = env;
    if (!repository || !repositoryId || !runId) {
        const needed = ['GITHUB_REPOSITORY', 'GITHUB_REPOSITORY_ID', 'GITHUB_RUN_ID'];
        throw new NotInActionsError(needed.filter((name) => !env[name]));
    }
    const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
    const name = env.GITHUB_EVENT_NAME ?? '';
    const payload = readPayload(env);
    const follower = followerOf(name, payload, repositoryId);
    const pullRequest = pullRequestOf(payload, repository);
    const number = pullRequest?.number ?? follower?.pullRequest;
    const branch = branchOf(name, payload, env);
    return {
        repository,
        repositoryId,
        // By number: once a pull request is merged, GITHUB_REF is the base branch.
        about: number === undefined ? branch : { pullRequest: number },
        untold: number === undefined ? (follower?.untold ?? event_untoldBy(name, branch)) : undefined,
        follower,
        isOfRepository: byHand.has(name) || (name === 'push' && isOnDefaultBranch(payload, env)),
        runUrl: `${server}/${repository}/actions/runs/${runId}`,
        runId,
        attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
        name,
        action: textAt(payload, 'action'),
        pullRequest,
        label: textAt(payload, 'label', 'name'),
        isDeletion: name === 'delete' || (name === 'push' && memberAt(payload, 'deleted') === true),
        offersIdToken: Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
    };
}
/** Events whose payload says what the variables do not. Those that tools write for tests lack much of it. */
const told = /^(pull_request|push$|delete$|issue|discussion|workflow_run$|fork$|watch$|gollum$)/;
/** Events about the branch of their ref. Source: GitHub, "Events that trigger workflows", the column GITHUB_REF. */
const ofTheirRef = new Set(['', 'push', 'create', 'delete', 'workflow_dispatch', 'schedule', 'merge_group']);
/** What whoever may write to the repository starts, or has scheduled. */
const byHand = new Set(['workflow_dispatch', 'repository_dispatch', 'schedule']);
function event_untoldBy(name, branch) {
    if (name.startsWith('pull_request'))
        return 'it tells of no pull request';
    // Of a tag, there is nothing to guess from.
    if (branch === undefined || ofTheirRef.has(name))
        return undefined;
    return 'its job is one of the default branch, whose cluster it may not be';
}
function isOnDefaultBranch(payload, { GITHUB_REF }) {
    const branch = textAt(payload, 'repository', 'default_branch');
    return branch !== undefined && GITHUB_REF === `refs/heads/${branch}`;
}
/** The pull request that the event is about; undefined for other events. @throws EventError */
function readPullRequest(env) {
    return pullRequestOf(readPayload(env), env.GITHUB_REPOSITORY ?? '');
}
/** @throws EventError */
function readPayload({ GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path }) {
    if (!path || !told.test(name))
        return {};
    let payload;
    try {
        payload = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch (error) {
        throw new EventError(`What the event ${name} is about cannot be read in the file that GITHUB_EVENT_PATH names: ${(0,message_of/* whyUnread */.M)(error)}.`);
    }
    if (typeof payload !== 'object' || payload === null)
        throw new EventError(`The event ${name} tells nothing: its file holds no mapping.`);
    return payload;
}
/**
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 * @throws EventError
 */
function pullRequestOf(payload, repository) {
    const pull = memberAt(payload, 'pull_request');
    if (!pull)
        return undefined;
    const number = numberAt(pull, 'number');
    if (number === undefined)
        throw new EventError('The event tells of a pull request without its number.');
    const head = memberAt(pull, 'head', 'repo');
    const state = textAt(pull, 'state');
    return {
        number,
        isOpen: state === undefined ? undefined : state !== 'closed',
        isDraft: memberAt(pull, 'draft') === true,
        labels: (listAt(pull, 'labels') ?? []).flatMap((label) => textAt(label, 'name') ?? []),
        commit: /^[0-9a-f]{40,64}$/.exec(textAt(pull, 'head', 'sha') ?? '')?.[0],
        branch: textAt(pull, 'head', 'ref') ?? '',
        // A fork that has been deleted since is null; of one that is not told of, nothing is known.
        isFromFork: head !== undefined &&
            textAt(head, 'full_name') !== (textAt(pull, 'base', 'repo', 'full_name') ?? repository),
        bot: memberAt(pull, 'user', 'type') === 'Bot' ? (textAt(pull, 'user', 'login') ?? 'a bot') : undefined,
    };
}
function branchOf(name, payload, env) {
    const ref = textAt(payload, 'ref');
    // The run of a branch that has gone is on the default branch.
    if (name === 'delete') {
        return memberAt(payload, 'ref_type') === 'branch' && ref !== undefined ? { branch: ref } : undefined;
    }
    const full = memberAt(payload, 'deleted') ? ref : env.GITHUB_REF;
    const branch = full?.match(/^refs\/heads\/(.+)$/)?.[1];
    return branch === undefined ? undefined : { branch };
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

/***/ 3249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  dK: () => (/* binding */ mask),
  yy: () => (/* binding */ print),
  Yf: () => (/* binding */ printAside),
  bn: () => (/* binding */ tellErrors),
  q5: () => (/* binding */ tellNotice),
  lp: () => (/* binding */ tellWarnings)
});

;// CONCATENATED MODULE: ./build/github/annotation.js
/** What the runner reads of the log: annotations, and text that is no command. */
/** How many annotations of a level, and how much of each, the runner makes in a step. Source: its ExecutionContext.cs. */
const most = { annotations: 10, characters: 4096 };
const seeLog = '… This is cut: the whole is in the log of the step.';
/**
 * The text to print for all of them. One that GitHub would cut is cut here, with a pointer to the log, which gets all of it;
 * when there are more than GitHub shows, the last annotation points there, too. (`@actions/core` has the plain command, and takes
 * longer to load than bad input should take to be refused.)
 *
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
function annotationsOf(level, problems) {
    const shown = problems.length <= most.annotations ? problems : problems.slice(0, most.annotations - 1);
    const rest = problems.slice(shown.length);
    const more = `${rest.length} more ${level}s`;
    return [
        ...shown.map(({ title, message }) => annotation(level, title, message)),
        ...rest.map(({ title, message }) => quoted(title, message)),
        ...(rest.length > 0 ? [titled(level, more, 'They are in the log of the step.')] : []),
    ].join('\n');
}
function annotation(level, title, message) {
    if (message.length <= most.characters)
        return titled(level, title, message);
    // The last line says what to do next: AWS's words before it can be thousands of characters of an encoded message.
    const last = message.slice(message.lastIndexOf('\n')).trimEnd();
    const end = last.startsWith('\n') && last.length < most.characters / 2 ? last : '';
    const beginning = message.slice(0, most.characters - seeLog.length - end.length);
    return `${quoted(title, message)}\n${titled(level, title, beginning + seeLog + end)}`;
}
function titled(level, title, message) {
    const property = escaped(withoutOldCommands(title)).replaceAll(':', '%3A').replaceAll(',', '%2C');
    return `::${level} title=${property}::${escaped(withoutOldCommands(message))}`;
}
/** A command of the runner's with its data, as one line. */
function command(name, data) {
    return `::${name}::${escaped(data)}`;
}
function escaped(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
/** For the log alone. */
function quoted(title, message) {
    return plain(`| ${title}\n${message}`);
}
/**
 * Text of anybody as lines of the log of which the runner obeys none. What follows the first line stands behind a bar, so that it
 * cannot be taken for lines of ours.
 *
 * The runner looks for `::` where a line begins, after any white space, and for `##[` anywhere in it. Source: its
 * ActionCommand.cs. A space breaks them: characters of no width are passed over where .NET compares text.
 */
function plain(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => withoutOldCommands(line).replace(/^([^\p{L}\p{N}\p{P}\p{S}]*:):/u, '$1 :'))
        .map((line) => line.replace(controls, '\ufffd'))
        .join('\n| ');
}
/** Such as those of terminals, which hide what stands before them; tabs are none. */
const controls = /[^\P{Cc}\t]/gu;
function withoutOldCommands(text) {
    return text.replaceAll('##[', '# #[');
}

;// CONCATENATED MODULE: ./build/github/log.js
/**
 * The one way to the log of a job: what is printed here means nothing to the runner but what the function says. A lint keeps
 * everything else in src/ from writing there.
 */

/** Text of anybody. */
function print(text) {
    write(plain(text));
}
/** For a program that others run, whose standard output they read: to standard error. */
function printAside(text) {
    process.stderr.write(`${plain(text)}\n`);
}
function tellErrors(problems) {
    if (problems.length > 0)
        write(annotationsOf('error', problems));
}
function tellWarnings(problems) {
    if (problems.length > 0)
        write(annotationsOf('warning', problems));
}
function tellNotice(problem) {
    write(annotationsOf('notice', [problem]));
}
/** Shown where somebody has asked for debugging. */
function debug(text) {
    write(command('debug', text));
}
/** Has the runner hide it from now on, wherever it would be shown. */
function mask(secret) {
    write(command('add-mask', secret));
}
function write(text) {
    process.stdout.write(`${text}\n`);
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

/***/ 6481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ whyUnread),
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
/** What an error says, whatever was thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
const unread = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'this user may not read it',
};
/** Why a file could not be read, as a person would say it. */
function whyUnread(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return unread[code] ?? messageOf(error);
}


/***/ }),

/***/ 4390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ readPrivately),
/* harmony export */   Q: () => (/* binding */ writePrivately)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1708);
/** Files that are their owner's business alone. */





/**
 * Writes the file for its owner's eyes only, in place of what is there: at no moment is it half written, or
 * readable for others. Folders that are missing are made for the owner only, too.
 */
async function writePrivately(path, text) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(draft, text, { mode: 0o600, flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(draft, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(draft, { force: true });
        throw error;
    }
}
/**
 * What stands in a file that nobody else can have written or read. A link is not followed, and where another user may
 * write into the folder, the file counts for nothing.
 *
 * @returns undefined when there is no such file
 */
async function readPrivately(path) {
    try {
        const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path));
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0));
        try {
            const isPrivate = isOurs(folder, writableByOthers) && isOurs(await file.stat(), openToOthers);
            return isPrivate ? await file.readFile('utf8') : undefined;
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && absent.has(error.code))
            return undefined;
        throw error;
    }
}
/** ELOOP and EMLINK are how systems refuse a link. */
const absent = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK']);
const writableByOthers = 0o022;
const openToOthers = 0o077;
/** Where there are no user ids, on Windows, there are no such bits either: the folders of a job are its user's there. */
const isOurs = ({ uid, mode }, bits) => node_process__WEBPACK_IMPORTED_MODULE_4__.getuid === undefined || (uid === (0,node_process__WEBPACK_IMPORTED_MODULE_4__.getuid)() && (mode & bits) === 0);


/***/ }),

/***/ 6065:
/***/ (() => {

/**
 * Has the AWS SDK not tell its user that a later one of it will not take this Node: the one that is in the bundle does,
 * and action.yml names the Node that it is made for. It would say so in every run by hand, and in every call of kubectl.
 * Source: @aws-sdk/core, emitWarningIfUnsupportedVersion.
 */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';



/***/ }),

/***/ 2599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gm: () => (/* binding */ regionMeant),
/* harmony export */   lB: () => (/* binding */ regionForm)
/* harmony export */ });
/* unused harmony export knownRegions */
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2246);
/** The regions that AWS has. A newer one is asked of AWS all the same: these are what a slip of the hand was meant for. */

/** Source: partitions.json of botocore. */
const knownRegions = [
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-central-1',
    'ca-west-1',
    'cn-north-1',
    'cn-northwest-1',
    'eu-central-1',
    'eu-central-2',
    'eu-isoe-west-1',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'eusc-de-east-1',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'mx-central-1',
    'sa-east-1',
    'us-east-1',
    'us-east-2',
    'us-gov-east-1',
    'us-gov-west-1',
    'us-iso-east-1',
    'us-iso-west-1',
    'us-isob-east-1',
    'us-isob-west-1',
    'us-isof-east-1',
    'us-isof-south-1',
    'us-west-1',
    'us-west-2',
];
/** Where in its part of the world a region lies is one of these words, in every partition. */
const direction = '(north|south|east|west|central|northeast|northwest|southeast|southwest)';
/** Text of a region's form, which need not be one. */
const regionForm = new RegExp(`^[a-z]{2,4}(-(gov|iso[a-z]?|[a-z]{2}))?-${direction}-\\d$`);
/** The region that a slip of the hand made of this; undefined of a region, and where none is near. */
function regionMeant(text) {
    return knownRegions.includes(text) ? undefined : (0,_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(text, knownRegions);
}


/***/ }),

/***/ 2246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* unused harmony export didYouMean */
/** ` Did you mean "nodes"?` for the candidate that is nearest to what was typed; empty when none is near. */
function didYouMean(typed, candidates) {
    const found = nearest(typed, candidates);
    return found === undefined ? '' : ` Did you mean "${found}"?`;
}
/** The candidate that one slip of the hand makes of what was typed, or two in a word of eight letters or more. */
function nearest(typed, candidates) {
    let best;
    for (const candidate of candidates) {
        const distance = editDistance(typed.toLowerCase(), candidate.toLowerCase());
        const most = Math.min(typed.length, candidate.length) < 8 ? 1 : 2;
        if (distance <= most && distance < (best?.distance ?? Infinity))
            best = { candidate, distance };
    }
    return best?.candidate;
}
/** How many letters have to be added, left out, replaced or swapped with their neighbour to make one of the other. */
function editDistance(one, other) {
    let beforeLast = [];
    let last = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i++) {
        const row = [i];
        for (let j = 1; j <= other.length; j++) {
            const same = one[i - 1] === other[j - 1];
            const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
            row[j] = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1), swapped ? (beforeLast[j - 2] ?? 0) + 1 : Infinity);
        }
        [beforeLast, last] = [last, row];
    }
    return last[other.length] ?? 0;
}


/***/ })

};
