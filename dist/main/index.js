import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 2855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RY: () => (/* binding */ clusterNameLimit),
/* harmony export */   TJ: () => (/* binding */ limited),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   ks: () => (/* binding */ rolePath),
/* harmony export */   yR: () => (/* binding */ slug)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

/** IAM path of every role that we make, so that policies can name them. */
const rolePath = '/eks-cluster-action/';
/** Longest cluster name. EKS, CreateCluster. */
const clusterNameLimit = 100;
function namesOf(cluster, region) {
    return {
        networkStack: limited(`eks-${withoutUnderscores(cluster)}`, '-network', 128),
        // Roles are global: the same cluster name may be used in two regions.
        clusterRole: limited(cluster, `-${region}-cluster`, 64),
        nodeRole: limited(cluster, `-${region}-node`, 64),
        // A slash cannot be part of either name, so that no two pairs make one name.
        launchTemplate: (nodeGroup) => limited(cluster, `/${nodeGroup}`, 128),
    };
}
/**
 * The name and the suffix, in at most `limit` characters: a name too long is cut and a hash of the whole added, so
 * that two clusters never share a name because of what was cut off.
 */
function limited(name, suffix, limit) {
    if (name.length + suffix.length <= limit)
        return name + suffix;
    const ending = `-${hash(name)}${suffix}`;
    return name.slice(0, limit - ending.length) + ending;
}
/** CloudFormation allows letters, digits and hyphens in a stack's name; EKS also underscores in a cluster's. */
function withoutUnderscores(name) {
    return name.includes('_') ? `${name.replaceAll('_', '-')}-${hash(name)}` : name;
}
function hash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 8);
}
/** Text from an event, such as a branch's name, as a part of a cluster's name: letters, digits and hyphens. */
function slug(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '');
}


/***/ }),

/***/ 6874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readRequest)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6830);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(349);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2855);
/* harmony import */ var _spec_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9296);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7706);






/**
 * What the environment of the step asks for.
 * @throws InputError with every problem of the inputs; NotInActionsError.
 */
function readRequest(env) {
    const { inputs, problems } = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .Ko)(env);
    const event = (0,_github_event_js__WEBPACK_IMPORTED_MODULE_1__/* .readEvent */ .j)(env);
    const region = inputs.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? '';
    const auth = inputs['kubeconfig-auth'] ?? (inputs['role-to-assume'] === undefined ? 'aws' : 'action');
    if (inputs.command === undefined && !problems.some((problem) => problem.startsWith('Input command'))) {
        problems.push('Input command: it is missing. Write one of: up, down.');
    }
    if (region === '' && !problems.some((problem) => problem.startsWith('Input region'))) {
        problems.push('Input region: it is missing, and so is AWS_REGION. Write the region, such as eu-west-1.');
    }
    if (auth === 'action' && (inputs['kubeconfig-role'] ?? inputs['kubeconfig-profile']) !== undefined) {
        problems.push('Inputs kubeconfig-role and kubeconfig-profile: `action` uses neither. Leave them out, or set kubeconfig-auth to `aws`.');
    }
    if (problems.length > 0)
        throw new _inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(problems);
    const role = inputs['role-to-assume'];
    return {
        command: inputs.command ?? 'up',
        spec: clusterSpec(inputs, event, region),
        role: role === undefined
            ? undefined
            : {
                arn: role,
                sessionName: inputs['role-session-name'] ?? `eks-cluster-action-${env.GITHUB_RUN_ID ?? 'run'}`,
                durationSeconds: inputs['role-duration-seconds'] ?? _spec_js__WEBPACK_IMPORTED_MODULE_4__/* .defaults */ .N.roleDurationSeconds,
                audience: inputs.audience ?? _spec_js__WEBPACK_IMPORTED_MODULE_4__/* .defaults */ .N.audience,
            },
        kubeconfig: {
            path: inputs['kubeconfig-path'] ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(env.RUNNER_TEMP ?? '.', 'eks-cluster-action', 'kubeconfig'),
            auth,
            roleArn: inputs['kubeconfig-role'],
            profile: inputs['kubeconfig-profile'],
        },
        timeout: inputs.timeout ?? _spec_js__WEBPACK_IMPORTED_MODULE_4__/* .defaults */ .N.timeout,
        pollInterval: inputs['poll-interval'] ?? _spec_js__WEBPACK_IMPORTED_MODULE_4__/* .defaults */ .N.pollInterval,
    };
}
function clusterSpec(inputs, event, region) {
    const name = inputs['cluster-name'] ?? nameFrom(event);
    const owner = ownerFrom(event, inputs['cluster-name'] !== undefined);
    return {
        name,
        region,
        owner,
        tags: {
            ...inputs.tags,
            [_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .tagKeys */ .bi.cluster]: name,
            [_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .tagKeys */ .bi.owner]: owner,
            [_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .tagKeys */ .bi.repository]: event.repository,
            [_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .tagKeys */ .bi.run]: event.runUrl,
            [_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .tagKeys */ .bi.expiresAt]: 'never',
        },
        kubernetesVersion: inputs['kubernetes-version'],
        vpcCidr: _spec_js__WEBPACK_IMPORTED_MODULE_4__/* .defaults */ .N.vpcCidr,
        addons: _spec_js__WEBPACK_IMPORTED_MODULE_4__/* .defaults */ .N.addons,
        nodeGroups: [
            {
                ..._spec_js__WEBPACK_IMPORTED_MODULE_4__/* .defaults */ .N.nodeGroup,
                instanceTypes: inputs['instance-types'] ?? _spec_js__WEBPACK_IMPORTED_MODULE_4__/* .defaults */ .N.nodeGroup.instanceTypes,
                nodes: inputs.nodes ?? _spec_js__WEBPACK_IMPORTED_MODULE_4__/* .defaults */ .N.nodeGroup.nodes,
            },
        ],
    };
}
/** `<repository>-pr-<number>` or `<repository>-<branch>`. */
function nameFrom({ repository, about }) {
    const [, name = repository] = repository.split('/');
    if (about === undefined) {
        throw new _inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz([
            'Input cluster-name: it is missing, and this event is about neither a pull request nor a branch, after which the cluster could be named. Write a name, such as my-app-staging.',
        ]);
    }
    const suffix = 'pullRequest' in about ? `pr-${about.pullRequest}` : (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .slug */ .yR)(about.branch);
    // The whole is cut, not the repository alone: a branch's name can be the longer of the two.
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .limited */ .TJ)(`${(0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .slug */ .yR)(name)}-${suffix}`, '', _names_js__WEBPACK_IMPORTED_MODULE_3__/* .clusterNameLimit */ .RY);
}
/**
 * A cluster that the user named belongs to the whole repository; one named after a pull request or a branch to that
 * alone.
 */
function ownerFrom({ repositoryId, about }, named) {
    if (named || about === undefined)
        return `${repositoryId}/run`;
    if ('pullRequest' in about)
        return `${repositoryId}/pr-${about.pullRequest}`;
    // A tag's value takes few of the characters that Git allows.
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .limited */ .TJ)(`${repositoryId}/branch-${about.branch.replace(/[^\w.:/=+\-@]/gu, '-')}`, '', 256);
}


/***/ }),

/***/ 9296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ defaults)
/* harmony export */ });
/** What a step that names nothing gets: a good small cluster. Times in milliseconds. */
const defaults = {
    vpcCidr: '192.168.0.0/16',
    addons: ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent'],
    nodeGroup: { name: 'default', instanceTypes: ['t3.medium'], nodes: 2, volumeSize: 30 },
    timeout: 45 * 60_000,
    pollInterval: 5_000,
    audience: 'sts.amazonaws.com',
    roleDurationSeconds: 3600,
};


/***/ }),

/***/ 7706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bz: () => (/* binding */ fromTagList),
/* harmony export */   bi: () => (/* binding */ tagKeys),
/* harmony export */   hN: () => (/* binding */ requireOurs),
/* harmony export */   s3: () => (/* binding */ toTagList)
/* harmony export */ });
/* unused harmony export NotOursError */
/** The tags that everything made for a cluster carries, and what they prove. */
const tagKeys = {
    cluster: 'eks-cluster-action/cluster',
    owner: 'eks-cluster-action/owner',
    repository: 'eks-cluster-action/repository',
    run: 'eks-cluster-action/run',
    expiresAt: 'eks-cluster-action/expires-at',
};
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
    constructor(what, found, cluster, owner) {
        const foundOwner = found[tagKeys.owner];
        const why = foundOwner === undefined || found[tagKeys.cluster] !== cluster
            ? `it does not carry the tag ${tagKeys.cluster}=${cluster}`
            : `its owner is ${foundOwner}, not ${owner}`;
        super(`${what} exists but is not ours: ${why}. It was left untouched. ` +
            'Choose another `cluster-name`, or run from the repository and branch or pull request that made it.');
        this.name = 'NotOursError';
    }
}
/** @throws NotOursError unless the tags name this cluster and this owner. */
function requireOurs(what, found, wanted) {
    if (found[tagKeys.cluster] !== wanted.name || found[tagKeys.owner] !== wanted.owner) {
        throw new NotOursError(what, found, wanted.name, wanted.owner);
    }
}


/***/ }),

/***/ 2121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ errorAnnotation)
/* harmony export */ });
/**
 * An error annotation as the runner reads it from the log. `@actions/core` has the same, and takes longer to load than
 * bad input should take to be refused.
 *
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
function errorAnnotation(title, message) {
    const data = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    const property = (text) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
    return `::error title=${property(title)}::${data(message)}`;
}


/***/ }),

/***/ 6830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ NotInActionsError),
/* harmony export */   j: () => (/* binding */ readEvent)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);

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
    return {
        repository,
        repositoryId,
        about: subject(env),
        runUrl: `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}`,
    };
}
function subject(env) {
    // By number: once a pull request is merged, GITHUB_REF is the base branch.
    if (env.GITHUB_EVENT_NAME?.startsWith('pull_request') && env.GITHUB_EVENT_PATH) {
        const payload = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(env.GITHUB_EVENT_PATH, 'utf8'));
        if (payload.pull_request !== undefined)
            return { pullRequest: payload.pull_request.number };
    }
    const branch = env.GITHUB_REF?.match(/^refs\/heads\/(.+)$/)?.[1];
    return branch === undefined ? undefined : { branch };
}


/***/ }),

/***/ 349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  dz: () => (/* binding */ InputError),
  Ko: () => (/* binding */ readInputs)
});

// UNUSED EXPORTS: inputNames

;// CONCATENATED MODULE: ./build/config/parsers.js
/** What users type, turned into values. A parser throws a Problem that says what is wrong and what to write instead. */
class Problem extends Error {
}
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** `90m`, `8h`, `3d`, `5s`, `20ms`, in milliseconds. */
function duration({ least, most, example, }) {
    return (text) => {
        const value = milliseconds(text);
        if (value === undefined || value < (milliseconds(least) ?? 0) || value > (milliseconds(most) ?? 0)) {
            throw new Problem(`${quote(text)} is not a time from ${least} to ${most}. Write a number and its unit, such as ${example}.`);
        }
        return value;
    };
}
function milliseconds(text) {
    const [, count, unit] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text) ?? [];
    return count === undefined ? undefined : Number(count) * units[unit];
}
function wholeNumber(least, most, example) {
    return (text) => {
        const value = Number(text);
        if (!/^\d{1,9}$/.test(text) || value < least || value > most) {
            throw new Problem(`${quote(text)} is not a whole number from ${least} to ${most}. Write one, such as ${example}.`);
        }
        return value;
    };
}
function oneOf(...values) {
    return (text) => {
        const value = values.find((each) => each === text);
        if (value === undefined)
            throw new Problem(`${quote(text)} is not known. Write one of: ${values.join(', ')}.`);
        return value;
    };
}
/** Text of a certain form. `form` follows "is not", `example` follows "such as". */
function matching(pattern, form, example) {
    return (text) => {
        if (!pattern.test(text))
            throw new Problem(`${quote(text)} is not ${form}. Write it in full, such as ${example}.`);
        return text;
    };
}
const anyText = (text) => text;
/** Values apart by commas, white space or lines. */
function listOf(item, most) {
    return (text) => {
        const items = text.split(/[\s,]+/).filter((each) => each !== '');
        if (items.length > most)
            throw new Problem(`${items.length} values were given. Write ${most} at most.`);
        return items.map(item);
    };
}
/** Of clusters. EKS, CreateCluster: name. */
const clusterName = matching(/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/, 'a name for a cluster (a letter or digit, then at most 99 letters, digits, hyphens and underscores)', 'my-app-staging');
const region = matching(/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'a region of AWS', 'eu-west-1');
const kubernetesVersion = matching(/^1\.\d{2}$/, 'a minor version of Kubernetes', "'1.36', with quotes: without them YAML reads 1.40 as 1.4");
const instanceType = matching(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an EC2 instance type', 'm7g.large');
const roleArn = matching(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, 'the ARN of an IAM role', 'arn:aws:iam::111122223333:role/eks-cluster-action');
/** STS, AssumeRoleWithWebIdentity: RoleSessionName. */
const sessionName = matching(/^[\w+=,.@-]{2,64}$/, 'a session name (2 to 64 letters, digits and =,.@+-_)', 'my-app-previews');
/** User's tags: `key=value`, a line each. EC2's limits, which are the narrowest. */
function tags(text) {
    const result = {};
    for (const line of text.split('\n').map((each) => each.trim())) {
        if (line === '')
            continue;
        const at = line.indexOf('=');
        const key = line.slice(0, at).trim();
        const value = line.slice(at + 1).trim();
        if (at < 1 || key.length > 128 || value.length > 256 || !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(line)) {
            throw new Problem(`${quote(line)} is not a tag. Write key=value, a line each: 128 and 256 characters at most, letters, digits, spaces and _.:/=+-@`);
        }
        if (/^aws:|^eks-cluster-action\/|^kubernetes\.io\//i.test(key)) {
            throw new Problem(`${quote(key)} is a key that only AWS, Kubernetes or this action may set. Choose another.`);
        }
        if (key in result)
            throw new Problem(`${quote(key)} is given twice. Keep one.`);
        result[key] = value;
    }
    // EC2 takes 50 on a resource; the rest is for ours, CloudFormation's, EKS's and the controllers'.
    if (Object.keys(result).length > 30)
        throw new Problem('More than 30 tags were given. Keep 30 at most.');
    return result;
}
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text);
}

;// CONCATENATED MODULE: ./build/inputs.js

/**
 * Every input of the action, with the parser of its text. Texts, descriptions and defaults that users see are in
 * action.yml. An input that is empty is absent.
 */
const parsers = {
    command: oneOf('up', 'down'),
    'cluster-name': clusterName,
    region: region,
    'role-to-assume': roleArn,
    'role-session-name': sessionName,
    'role-duration-seconds': wholeNumber(900, 43_200, 3600),
    audience: anyText,
    'kubernetes-version': kubernetesVersion,
    'instance-types': listOf(instanceType, 20),
    nodes: wholeNumber(1, 450, 3),
    tags: tags,
    timeout: duration({ least: '1s', most: '6h', example: '45m' }),
    'poll-interval': duration({ least: '20ms', most: '5m', example: '5s' }),
    'kubeconfig-path': anyText,
    'kubeconfig-auth': oneOf('action', 'aws', 'aws-iam-authenticator'),
    'kubeconfig-role': roleArn,
    'kubeconfig-profile': anyText,
};
const inputNames = Object.keys(parsers);
/** What the user typed cannot be meant; every problem is in the message, so that one run tells them all. */
class InputError extends Error {
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.name = 'InputError';
        this.problems = problems;
    }
}
/**
 * The inputs that can be read, and what is wrong with the others.
 * @param env of the step: the runner passes an input as INPUT_<NAME>, spaces as underscores, hyphens kept.
 */
function readInputs(env) {
    const inputs = {};
    const problems = [];
    for (const name of inputNames) {
        const text = env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
        if (text === '')
            continue;
        try {
            inputs[name] = parsers[name](text);
        }
        catch (error) {
            if (!(error instanceof Problem))
                throw error;
            problems.push(`Input ${name}: ${error.message}`);
        }
    }
    return { inputs, problems };
}


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _config_request_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6874);
/* harmony import */ var _github_annotation_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2121);
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6830);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(349);




/** The step: what was asked for, then the command. Everything heavy is loaded once the input is known to be good. */
async function main() {
    let request;
    try {
        request = (0,_config_request_js__WEBPACK_IMPORTED_MODULE_0__/* .readRequest */ .i)(process.env);
    }
    catch (error) {
        if (!(error instanceof _inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz || error instanceof _github_event_js__WEBPACK_IMPORTED_MODULE_1__/* .NotInActionsError */ .W))
            throw error;
        console.log((0,_github_annotation_js__WEBPACK_IMPORTED_MODULE_3__/* .errorAnnotation */ .I)('Bad input', error.message));
        process.exitCode = 1;
        return;
    }
    const { execute } = await Promise.all(/* import() */[__nccwpck_require__.e(421), __nccwpck_require__.e(665)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1665));
    await execute(request, process);
}
await main();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9479);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
