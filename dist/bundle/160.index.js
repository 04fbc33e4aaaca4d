export const id = 160;
export const ids = [160];
export const modules = {

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
/* harmony export */   $l: () => (/* binding */ zoneForm),
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
/** Names of availability zones: a region's, and a letter. Those of local and wavelength zones are longer. */
const zoneForm = /^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/;
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
