export const id = 175;
export const ids = [175];
export const modules = {

/***/ 2347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ Problem),
/* harmony export */   Ae: () => (/* binding */ anyText),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   wC: () => (/* binding */ matching),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
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
/** By YAML 1.2's core schema, as @actions/core reads booleans. */
const boolean = (text) => {
    if (/^(true|True|TRUE)$/.test(text))
        return true;
    if (/^(false|False|FALSE)$/.test(text))
        return false;
    throw new Problem(`${quote(text)} is neither true nor false. Write one of the two.`);
};
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
/** Different values, apart by commas, white space or lines. */
function listOf(item, most) {
    return (text) => {
        const items = text.split(/[\s,]+/).filter((each) => each !== '');
        if (items.length === 0)
            throw new Problem(`${quote(text)} holds no value. Write at least one.`);
        if (items.length > most)
            throw new Problem(`${items.length} values were given. Write ${most} at most.`);
        const twice = items.find((each, index) => items.indexOf(each) !== index);
        if (twice !== undefined)
            throw new Problem(`${quote(twice)} is given twice. Keep one.`);
        return items.map(item);
    };
}
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text);
}


/***/ }),

/***/ 5813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
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


/***/ }),

/***/ 9071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ ruleNames),
/* harmony export */   e: () => (/* binding */ readSweepRequest)
/* harmony export */ });
/* harmony import */ var _github_run_links_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6623);

/** Why a sweep may take something away. */
const ruleNames = ['expired', 'closed', 'failed', 'orphaned'];
/** Times in milliseconds. */
const defaults = {
    abandonedAfter: 3 * 3_600_000,
    maxDeletions: 20,
    timeout: 3 * 3_600_000,
};
/** The request of a sweep; undefined, and the reason among the problems, where it cannot be. */
function readSweepRequest({ inputs, problems, environmentRegion, event }, base) {
    const one = inputs.region ?? environmentRegion;
    if (inputs.region !== undefined && inputs.regions !== undefined) {
        problems.push('Inputs region and regions: both say where. Leave region out.');
    }
    const regions = inputs.regions ?? (one === undefined ? undefined : [one]);
    const home = (regions === 'all' ? undefined : regions?.[0]) ?? environmentRegion ?? 'us-east-1';
    if (regions === undefined) {
        if (!problems.some((problem) => /^Input regions?:/.test(problem))) {
            problems.push('Input regions: it is missing, and so is AWS_REGION. Write the regions, such as eu-west-1, or all.');
        }
        return undefined;
    }
    return {
        ...base,
        command: 'sweep',
        regions,
        home,
        rules: inputs.rules ?? ruleNames,
        repositoryId: event.repositoryId,
        of: inputs.scope === 'account' ? 'any repository' : { repositoryId: event.repositoryId },
        abandonedAfter: inputs['abandoned-after'] ?? defaults.abandonedAfter,
        dryRun: inputs['dry-run'] ?? false,
        waits: inputs.wait ?? true,
        maxDeletions: inputs['max-deletions'] ?? defaults.maxDeletions,
        protectedNames: inputs['protected-names'] ?? [],
        protectedTags: inputs['protected-tags'] ?? [],
        issue: inputs.issue ?? false,
        tells: { comments: inputs.comment ?? true, deployments: inputs.deployment ?? true },
        links: (0,_github_run_links_js__WEBPACK_IMPORTED_MODULE_0__/* .runLinks */ .$)(event, inputs['job-id']),
        removeSharedNetwork: inputs['remove-shared-network'] ?? false,
        timeout: inputs.timeout ?? defaults.timeout,
        notes: [],
    };
}


/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bl: () => (/* binding */ addonVersion),
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   CL: () => (/* binding */ addonName),
/* harmony export */   Cy: () => (/* binding */ sessionName),
/* harmony export */   Dy: () => (/* binding */ webAddress),
/* harmony export */   E9: () => (/* binding */ dollars),
/* harmony export */   EJ: () => (/* binding */ principalArn),
/* harmony export */   Ei: () => (/* binding */ regions),
/* harmony export */   HU: () => (/* binding */ taint),
/* harmony export */   MB: () => (/* binding */ tagPatterns),
/* harmony export */   Ny: () => (/* binding */ region),
/* harmony export */   SL: () => (/* binding */ clusterName),
/* harmony export */   UO: () => (/* binding */ amiFamily),
/* harmony export */   Z3: () => (/* binding */ kubernetesVersion),
/* harmony export */   _A: () => (/* binding */ tags),
/* harmony export */   bO: () => (/* binding */ ttl),
/* harmony export */   dF: () => (/* binding */ nodeGroupName),
/* harmony export */   hp: () => (/* binding */ mostTags),
/* harmony export */   lS: () => (/* binding */ accountId),
/* harmony export */   mF: () => (/* binding */ policyArn),
/* harmony export */   qU: () => (/* binding */ clusterNamePattern),
/* harmony export */   rg: () => (/* binding */ zone),
/* harmony export */   v8: () => (/* binding */ checkLabel),
/* harmony export */   w: () => (/* binding */ instanceType),
/* harmony export */   w3: () => (/* binding */ roleArn)
/* harmony export */ });
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2347);
/** The parsers of what AWS and Kubernetes name. */

/** Of clusters. EKS, CreateCluster: name. */
const clusterName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/, 'a name for a cluster (a letter or digit, then at most 99 letters, digits, hyphens and underscores)', 'my-app-staging');
/** Of many clusters. */
const clusterNamePattern = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[0-9A-Za-z*?][A-Za-z0-9_*?-]{0,99}$/, 'a name of a cluster, or a pattern of names in which * stands for any characters and ? for one', 'my-app-staging or release-*');
const region = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'a region of AWS', 'eu-west-1');
const listOfRegions = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(region, 50);
/** `all` for every region that the account has enabled. */
const regions = (text) => text === 'all' ? text : listOfRegions(text);
/** The zones of a region are its name and a letter; local and wavelength zones, whose names are longer, hold no control plane. */
const zone = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/, 'the name of an availability zone', 'eu-west-1a');
const kubernetesVersion = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^1\.\d{2}$/, 'a minor version of Kubernetes', "'1.36', with quotes: without them YAML reads 1.40 as 1.4");
const instanceType = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an EC2 instance type', 'm7g.large');
const roleArn = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, 'the ARN of an IAM role', 'arn:aws:iam::111122223333:role/eks-cluster-action');
const policyArn = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]{1,640}$/, 'the ARN of an IAM managed policy', 'arn:aws:iam::111122223333:policy/eks-cluster-action/boundary/nodes');
const webAddress = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^https?:\/\/[^\s<>()"']+$/, 'an address of the web', 'https://preview-12.example.com');
const roleOrUserArn = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]{1,512}$/, 'the ARN of an IAM role or user', 'arn:aws:iam::111122223333:role/developers');
/** Of somebody who may be given an access entry. EKS, CreateAccessEntry: principalArn. */
const principalArn = (text) => {
    const [, partition, account, role] = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(text) ?? [];
    if (role !== undefined) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is a session, and EKS admits the role behind it. Write arn:${partition}:iam::${account}:role/${role}, with the role's path where it has one.`);
    }
    if (/^\d{12}$|:root$/.test(text)) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is an account or its root user, and EKS admits only roles and users. Write the ARN of each, such as arn:aws:iam::111122223333:role/developers.`);
    }
    if (/[*?]/.test(text)) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is a pattern, and EKS admits roles and users one by one. Write the ARN of each, such as arn:aws:iam::111122223333:role/developers.`);
    }
    return roleOrUserArn(text);
};
/** STS, AssumeRoleWithWebIdentity: RoleSessionName. */
const sessionName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[\w+=,.@-]{2,64}$/, 'a session name (2 to 64 letters, digits and =,.@+-_)', 'my-app-previews');
const accountId = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^\d{12}$/, 'the id of an AWS account, which has twelve digits', "'012345678901', with quotes: without them YAML may drop the leading zero");
/** US dollars, above nothing. */
const dollars = (text) => {
    const value = Number(text);
    if (!/^\d{1,6}(\.\d{1,4})?$/.test(text) || value === 0) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not a number of US dollars. Write one, such as 0.5.`);
    }
    return value;
};
const limitedLife = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)({ least: '1s', most: '365d', example: '8h, or 0 for never' });
/** In milliseconds; 0 for ever. */
const ttl = (text) => (text === '0' ? 0 : limitedLife(text));
/** EKS, CreateNodegroup: nodegroupName. */
const nodeGroupName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[0-9A-Za-z][A-Za-z0-9_-]{0,62}$/, 'a name for a node group (a letter or digit, then at most 62 letters, digits, hyphens and underscores)', 'workers');
const amiFamily = (text) => {
    if (text === 'AmazonLinux2') {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF('AmazonLinux2 is gone: EKS has made no images of it since 26 November 2025, and none for Kubernetes after 1.32. Write AmazonLinux2023 or Bottlerocket.');
    }
    return (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)('AmazonLinux2023', 'Bottlerocket')(text);
};
/** As DescribeAddonVersions spells them. */
const addonName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'the name of an EKS add-on, in small letters', 'metrics-server');
const exactAddonVersion = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^v\d+\.\d+\.\d+(-[\w.]+)?$/, 'the version of an EKS add-on, as `aws eks describe-addon-versions` lists them', 'v1.21.1-eksbuild.1');
/** Undefined for the default of the cluster's Kubernetes. */
const addonVersion = (text) => {
    if (text === 'latest') {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF("`latest` is not supported. Write a version, such as v1.21.1-eksbuild.1, or leave it out for the default of the cluster's Kubernetes.");
    }
    return text === 'default' ? undefined : exactAddonVersion(text);
};
/** User's tags: `key=value`, a line each. */
function tags(text) {
    const result = {};
    for (const line of text.split('\n').map((each) => each.trim())) {
        if (line === '')
            continue;
        const at = line.indexOf('=');
        const key = line.slice(0, at).trim();
        const value = line.slice(at + 1).trim();
        if (at < 1)
            throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(line)} is not a tag. Write key=value, a line each.`);
        checkTag(key, value);
        if (Object.hasOwn(result, key))
            throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(key)} is given twice. Keep one.`);
        result[key] = value;
    }
    return result;
}
/** `key`, or `key=value`, a line each. */
function tagPatterns(text) {
    return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => {
        const [key = '', ...rest] = line.split('=').map((part) => part.trim());
        if (key === '')
            throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(line)} names no tag. Write key or key=value, a line each.`);
        return { key, value: rest.length === 0 ? undefined : rest.join('=') };
    });
}
/**
 * EC2's limits, which are the narrowest.
 * @throws Problem
 */
function checkTag(key, value) {
    const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
    if (key === '' || key.length > 128 || value.length > 256 || !characters.test(key + value)) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(`${key}=${value}`)} is not a tag. Write a key of at most 128 and a value of at most 256 characters: letters, digits, spaces and _.:/=+-@`);
    }
    if (/^aws:|^eks-cluster-action\/|^kubernetes\.io\//i.test(key)) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(key)} is a key that only AWS, Kubernetes or this action may set. Choose another.`);
    }
}
/** EC2 takes 50 on a resource; the rest is for ours, CloudFormation's, EKS's and the controllers'. */
const mostTags = 30;
/**
 * A label that a node may be given.
 * @throws Problem
 */
function checkLabel(key, value) {
    checkKey(key, 'label');
    // The kubelet refuses to start with them, except for those of node.kubernetes.io. Source: Kubernetes, "NodeRestriction".
    const domain = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
    if (/(^|\.)(kubernetes\.io|k8s\.io|eks\.amazonaws\.com)$/.test(domain) &&
        !/(^|\.)node\.kubernetes\.io$/.test(domain)) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(key)} is a label that only Kubernetes and EKS give to nodes. Choose another key.`);
    }
    // EKS refuses the empty value that Kubernetes would take.
    if (!namePattern.test(value)) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value)} is not the value of a label. Write 1 to 63 letters, digits, hyphens, underscores and dots, a letter or digit first and last.`);
    }
}
/**
 * A taint by Kubernetes' rules, its effect as Kubernetes spells it.
 * @throws Problem
 */
function taint({ key, value, effect }) {
    checkKey(key, 'taint');
    if (value !== '' && !namePattern.test(value)) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value)} is not the value of a taint. Write at most 63 letters, digits, hyphens, underscores and dots, a letter or digit first and last.`);
    }
    return { key, value, effect: (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)('NoSchedule', 'NoExecute', 'PreferNoSchedule')(effect) };
}
/** Of a label's or a taint's name and value. Source: Kubernetes, "Labels and Selectors". */
const namePattern = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const domainPattern = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
/** EKS takes 63 characters for the whole, and Kubernetes for the name alone. */
function checkKey(key, what) {
    const [name = '', domain, ...more] = key.split('/').reverse();
    const good = namePattern.test(name) && (domain === undefined || domainPattern.test(domain)) && more.length === 0;
    if (!good || key.length > 63) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(key)} is not the key of a ${what}. Write at most 63 letters, digits, hyphens, underscores and dots, with a domain and a slash before them if you like, such as team or example.com/team.`);
    }
}


/***/ }),

/***/ 6623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ runLinks),
/* harmony export */   F: () => (/* binding */ runAndSummary)
/* harmony export */ });
/**
 * @param jobId number of the job's check run, which GitHub puts into the address of the summary. An expression alone tells it,
 * `job.check_run_id`: the API does so only to whoever may read `actions`, and GitHub Enterprise Server does not know it.
 */
function runLinks({ runUrl, attempt }, jobId) {
    const run = `${runUrl}/attempts/${attempt}`;
    return { run, summary: jobId && `${run}#summary-${jobId}` };
}
/** In Markdown. */
function runAndSummary({ run, summary }) {
    return summary === undefined ? `[Run and summary](${run})` : `[Run](${run}) · [Summary](${summary})`;
}


/***/ }),

/***/ 8175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ inputText),
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   oQ: () => (/* binding */ commandNames)
/* harmony export */ });
/* unused harmony export inputNames */
/* harmony import */ var _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2347);
/* harmony import */ var _config_suggest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5813);
/* harmony import */ var _config_sweep_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9071);
/* harmony import */ var _config_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3017);




const commandNames = ['up', 'down', 'plan', 'connect', 'sweep', 'auto'];
/**
 * Every input of the action, with the parser of its text. Texts, descriptions and defaults that users see are in
 * action.yml. An input that is empty is absent.
 */
const parsers = {
    command: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL(...commandNames),
    config: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'cluster-name': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .clusterName */ .SL,
    region: _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .region */ .Ny,
    'role-to-assume': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .roleArn */ .w3,
    'role-session-name': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .sessionName */ .Cy,
    'role-duration-seconds': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(900, 43_200, 3600),
    audience: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'permissions-boundary': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .policyArn */ .mF,
    'allowed-account-ids': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .accountId */ .lS, 100),
    'kubernetes-version': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .kubernetesVersion */ .Z3,
    'instance-types': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .instanceType */ .w, 20),
    nodes: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(1, 450, 3),
    'nodes-min': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(0, 450, 1),
    'nodes-max': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(1, 450, 5),
    spot: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    network: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('own', 'shared'),
    'max-previews': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(1, 1000, 10),
    tags: _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .tags */ ._A,
    ttl: _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .ttl */ .bO,
    'dry-run': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    wait: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    'lift-protection': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    'keep-logs': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    teardown: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('never', 'job'),
    'max-hourly-cost': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9,
    admins: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .principalArn */ .EJ, 50),
    viewers: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .principalArn */ .EJ, 50),
    regions: _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .regions */ .Ei,
    rules: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL(..._config_sweep_request_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleNames */ .X), _config_sweep_request_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleNames */ .X.length),
    scope: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('repository', 'account'),
    'abandoned-after': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0({ least: '1s', most: '7d', example: '3h' }),
    'max-deletions': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(1, 1000, 20),
    'protected-names': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .clusterNamePattern */ .qU, 100),
    'protected-tags': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .tagPatterns */ .MB,
    issue: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    'remove-shared-network': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    timeout: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0({ least: '1s', most: '6h', example: '45m' }),
    'poll-interval': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0({ least: '20ms', most: '5m', example: '5s' }),
    'kubeconfig-path': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'kubeconfig-auth': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('action', 'aws', 'aws-iam-authenticator'),
    'kubeconfig-role': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .roleArn */ .w3,
    'kubeconfig-profile': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    label: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    drafts: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('include', 'exclude'),
    comment: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    deployment: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    'environment-url': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .webAddress */ .Dy,
    'github-token': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'job-status': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'job-id': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'workflow-ref': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
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
/** What was typed, '' when nothing was. The runner passes it to the step after the job too. */
function inputText(env, name) {
    return env[`INPUT_${name.toUpperCase()}`] ?? '';
}
/**
 * The inputs that can be read, and what is wrong with the others.
 * @param env of the step: the runner passes an input as INPUT_<NAME>, spaces as underscores, hyphens kept.
 */
function readInputs(env) {
    const inputs = {};
    const problems = [];
    for (const name of inputNames) {
        const given = inputText(env, name);
        if (given.trim() === '')
            continue;
        try {
            // Indentation means something in YAML, the first line's too.
            inputs[name] = parsers[name](name === 'config' ? given : given.trim());
        }
        catch (error) {
            if (!(error instanceof _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
                throw error;
            problems.push(`Input ${name}: ${error.message}`);
        }
    }
    return { inputs, problems: [...problems, ...misspelt(env)] };
}
/**
 * The runner only warns of an input that action.yml does not know, and the step would go on without it. What is near to
 * an input that was not given is taken for it. Nothing else is: others may have INPUT_ variables of their own.
 */
function misspelt(env) {
    const given = Object.keys(env)
        .filter((name) => name.startsWith('INPUT_') && env[name]?.trim())
        .map((name) => name.slice('INPUT_'.length).toLowerCase());
    const absent = inputNames.filter((name) => !given.includes(name));
    return given
        .filter((name) => !inputNames.some((known) => known === name))
        .flatMap((name) => {
        const meant = (0,_config_suggest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(name, absent);
        return meant === undefined ? [] : [`Input ${name}: there is no such input. Did you mean ${meant}?`];
    });
}


/***/ })

};
