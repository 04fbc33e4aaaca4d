export const id = 555;
export const ids = [555];
export const modules = {

/***/ 7706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bz: () => (/* binding */ fromTagList),
/* harmony export */   DI: () => (/* binding */ sharedNetworkMark),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Q_: () => (/* binding */ lastingTags),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   bi: () => (/* binding */ tagKeys),
/* harmony export */   dE: () => (/* binding */ isRetained),
/* harmony export */   hN: () => (/* binding */ requireOurs),
/* harmony export */   pb: () => (/* binding */ isMadeFor),
/* harmony export */   s3: () => (/* binding */ toTagList),
/* harmony export */   vE: () => (/* binding */ timestamp)
/* harmony export */ });
/* unused harmony exports NotOursError, controllersKeys */
/** The tags that everything made for a cluster carries, and what they prove. */
const tagKeys = {
    cluster: 'eks-cluster-action/cluster',
    owner: 'eks-cluster-action/owner',
    repository: 'eks-cluster-action/repository',
    run: 'eks-cluster-action/run',
    expiresAt: 'eks-cluster-action/expires-at',
    /** On a cluster that no `up` has brought to its end yet: when the last one began, in RFC 3339. */
    makingSince: 'eks-cluster-action/making-since',
    /** On the access entry of somebody who is listed, and how: `admin` or `viewer`. */
    access: 'eks-cluster-action/access',
    /** On a launch template: its newest version, and a hash of what we put into it. */
    content: 'eks-cluster-action/content',
    /** On what outlives its cluster: a volume whose reclaim policy is Retain, and log groups where they are to be kept. */
    retained: 'eks-cluster-action/retained',
};
/** Those of a cluster's tags that stay the same from run to run: what a second `up` may compare. */
function lastingTags({ [tagKeys.run]: _run, [tagKeys.expiresAt]: _expiry, ...lasting }) {
    return lasting;
}
/** The time as our tags write it: in UTC, in whole seconds, `2026-11-22T15:04:05Z`. */
function timestamp(date) {
    return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
/** Tags as EC2, IAM and CloudFormation list them. */
function toTagList(tags) {
    return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
/** The inverse of `toTagList`, for what AWS answers. */
function fromTagList(list = []) {
    return Object.fromEntries(list.map(({ Key = '', Value = '' }) => [Key, Value]));
}
/** Something of the wanted name exists, and is not ours to change or delete. */
class NotOursError extends Error {
    constructor(what, found, { name: cluster, owner }) {
        const foundOwner = found[tagKeys.owner];
        const tag = cluster === undefined ? `${tagKeys.owner}=${owner}` : `${tagKeys.cluster}=${cluster}`;
        const why = foundOwner === undefined || found[tagKeys.cluster] !== cluster
            ? `it does not carry the tag ${tag}`
            : `its owner is ${foundOwner}, not ${owner}`;
        super(`${what} exists but is not ours: ${why}. It was left untouched. ` +
            'Choose another `cluster-name`, or run from the repository and branch or pull request that made it.');
        this.name = 'NotOursError';
    }
}
/** The repository that an owner is of, or is of a part of: its numeric id. */
function repositoryOf(owner) {
    return owner.split('/')[0] ?? '';
}
/**
 * By what the network is known that the clusters of a repository share: an owner of its own, and no cluster's name.
 * @param owner of any cluster of the repository
 */
function sharedNetworkMark(owner) {
    return { name: undefined, owner: `${repositoryOf(owner)}/network` };
}
/** Whether the tags name this cluster and this owner. */
function isOurs(found, { name, owner }) {
    return found[tagKeys.cluster] === name && found[tagKeys.owner] === owner;
}
/** Whether it is meant to outlive its cluster. */
function isRetained(found) {
    return tagKeys.retained in found;
}
/** @throws NotOursError unless the tags name this cluster and this owner. */
function requireOurs(what, found, wanted) {
    if (!isOurs(found, wanted))
        throw new NotOursError(what, found, wanted);
}
/**
 * Whether a controller of the cluster says by its tags that it made the thing: EKS, Auto Mode, the AWS Load Balancer
 * Controller, the cloud controller manager, or the VPC CNI. Names of clusters are unique in a region, but only among
 * those of EKS: that the thing is in the cluster's own VPC has to be seen too.
 */
function isMadeFor(found, { name }) {
    return (controllersKeys.some((key) => found[key] === name) || found[`kubernetes.io/cluster/${name}`] === 'owned');
}
/** Tags whose value is a cluster's name. */
const controllersKeys = [
    'elbv2.k8s.aws/cluster',
    'eks:eks-cluster-name',
    'eks:cluster-name',
    'aws:eks:cluster-name',
    'cluster.k8s.amazonaws.com/name',
];


/***/ }),

/***/ 2121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CX: () => (/* binding */ warningAnnotation),
/* harmony export */   IR: () => (/* binding */ errorAnnotation),
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   e4: () => (/* binding */ noticeAnnotation)
/* harmony export */ });
/** Annotations, as the runner reads them from the log. */
/** How many annotations of a level, and how much of each, the runner makes in a step. Source: its ExecutionContext.cs. */
const most = { annotations: 10, characters: 4096 };
const seeLog = '… This is cut: the whole is in the log of the step.';
/**
 * The text to print for an annotation. One that GitHub would cut is cut here, with a pointer to the log, which gets
 * all of it. (`@actions/core` has the plain command, and takes longer to load than bad input should take to be refused.)
 *
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
function errorAnnotation(title, message) {
    return annotation('error', title, message);
}
/** The text to print for a warning, which is short. */
function warningAnnotation(title, message) {
    return annotation('warning', title, message);
}
/** The text to print for a notice, which is short. */
function noticeAnnotation(title, message) {
    return command('notice', title, message);
}
/** The text to print for all of them: when there are more than GitHub shows, the last annotation points to the log. */
function annotationsOf(level, problems) {
    const shown = problems.length <= most.annotations ? problems : problems.slice(0, most.annotations - 1);
    const rest = problems.slice(shown.length);
    const more = `${rest.length} more ${level}s`;
    return [
        ...shown.map(({ title, message }) => annotation(level, title, message)),
        ...rest.map(({ title, message }) => quoted(title, message)),
        ...(rest.length > 0 ? [command(level, more, 'They are in the log of the step.')] : []),
    ].join('\n');
}
function annotation(level, title, message) {
    if (message.length <= most.characters)
        return command(level, title, message);
    // The last line says what to do next: AWS's words before it can be thousands of characters of an encoded message.
    const last = message.slice(message.lastIndexOf('\n')).trimEnd();
    const end = last.startsWith('\n') && last.length < most.characters / 2 ? last : '';
    const beginning = message.slice(0, most.characters - seeLog.length - end.length);
    return `${quoted(title, message)}\n${command(level, title, beginning + seeLog + end)}`;
}
function command(level, title, message) {
    const data = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    const property = (text) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
    return `::${level} title=${property(title)}::${data(message)}`;
}
/** For the log alone. The runner would obey a line that begins with two colons: none does. */
function quoted(title, message) {
    return [title, ...message.split(/\r?\n/)].map((line) => `| ${line}`).join('\n');
}


/***/ }),

/***/ 6830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ readPullRequest),
/* harmony export */   WP: () => (/* binding */ NotInActionsError),
/* harmony export */   j_: () => (/* binding */ readEvent)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

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
    const { GITHUB_REPOSITORY: repository, GITHUB_REPOSITORY_ID: repositoryId } = env;
    if (!repository || !repositoryId) {
        throw new NotInActionsError(['GITHUB_REPOSITORY', 'GITHUB_REPOSITORY_ID'].filter((name) => !env[name]));
    }
    const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
    const name = env.GITHUB_EVENT_NAME ?? '';
    const payload = readPayload(env);
    const pullRequest = pullRequestOf(payload);
    return {
        repository,
        repositoryId,
        // By number: once a pull request is merged, GITHUB_REF is the base branch.
        about: pullRequest === undefined ? branchOf(name, payload, env) : { pullRequest: pullRequest.number },
        runUrl: `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}`,
        attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
        name,
        action: payload.action,
        pullRequest,
        label: payload.label?.name,
        isDeletion: name === 'delete' || (name === 'push' && payload.deleted === true),
        actor: env.GITHUB_ACTOR ?? '',
        offersIdToken: Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
    };
}
/** Events whose payload says what the variables do not. */
const told = /^(pull_request|push$|delete$)/;
/** The pull request that the event is about; undefined for other events. */
function readPullRequest(env) {
    return pullRequestOf(readPayload(env));
}
function readPayload({ GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path }) {
    return path && told.test(name) ? JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8')) : {};
}
function pullRequestOf({ pull_request: pull }) {
    return (pull && {
        number: pull.number,
        isOpen: pull.state === 'open',
        isDraft: pull.draft ?? false,
        labels: (pull.labels ?? []).map(({ name }) => name),
        branch: pull.head.ref,
        isFromFork: pull.head.repo?.full_name !== pull.base.repo.full_name,
    });
}
function branchOf(name, { ref, ref_type, deleted }, env) {
    // The run of a branch that has gone is on the default branch.
    if (name === 'delete')
        return ref_type === 'branch' && ref !== undefined ? { branch: ref } : undefined;
    const full = deleted ? ref : env.GITHUB_REF;
    const branch = full?.match(/^refs\/heads\/(.+)$/)?.[1];
    return branch === undefined ? undefined : { branch };
}


/***/ })

};
