export const id = 4210;
export const ids = [4210];
export const modules = {

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
