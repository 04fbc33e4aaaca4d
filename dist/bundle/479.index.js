export const id = 479;
export const ids = [479,555];
export const modules = {

/***/ 2855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IA: () => (/* binding */ sharedNetworkStack),
/* harmony export */   RY: () => (/* binding */ clusterNameLimit),
/* harmony export */   TJ: () => (/* binding */ limited),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   ks: () => (/* binding */ rolePath),
/* harmony export */   nk: () => (/* binding */ rolePathOf),
/* harmony export */   tB: () => (/* binding */ clusterOfRolePath),
/* harmony export */   yR: () => (/* binding */ slug)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** What the IAM path of every role that we make begins with, so that policies can name them. */
const rolePath = '/eks-cluster-action/';
/** IAM path of a cluster's roles. IAM is one for all regions, and lists no tags: by their paths it tells whose roles are. */
function rolePathOf(cluster, region) {
    return `${rolePath}${region}/${cluster}/`;
}
/** The inverse of `rolePathOf`. */
function clusterOfRolePath(path) {
    const [region, name, ...rest] = path.slice(rolePath.length).split('/');
    if (!path.startsWith(rolePath) || !region || !name || rest.join() !== '')
        return undefined;
    return { name, region };
}
/** Longest cluster name. EKS, CreateCluster. */
const clusterNameLimit = 100;
function namesOf(cluster, region) {
    return {
        networkStack: limited(`eks-${withoutUnderscores(cluster)}`, '-network', 128),
        // Roles are global: the same cluster name may be used in two regions.
        clusterRole: limited(cluster, `-${region}-cluster`, 64),
        nodeRole: limited(cluster, `-${region}-node`, 64),
        ebsCsiRole: limited(cluster, `-${region}-ebs-csi`, 64),
        // A slash cannot be part of either name, so that no two pairs make one name.
        launchTemplate: (nodeGroup) => limited(cluster, `/${nodeGroup}`, 128),
    };
}
/**
 * The stack of the network that the clusters of a repository share, in each region. No cluster's stack can have this name:
 * theirs end in `-network`.
 * @param repositoryId GitHub's number of the repository, which stays when it is renamed
 */
function sharedNetworkStack(repositoryId) {
    return `eks-network-${repositoryId}`;
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
/**
 * Text from an event, such as a branch's name, as a part of a cluster's name: letters, digits and hyphens. Text that has
 * none of them, such as a name in Greek, becomes a hash.
 */
function slug(text) {
    const letters = text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '');
    return letters === '' ? hash(text) : letters;
}


/***/ }),

/***/ 896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ nodeGroupOfInputs),
/* harmony export */   AS: () => (/* binding */ sizesOfFile),
/* harmony export */   RD: () => (/* binding */ nodeGroupOfFile),
/* harmony export */   RM: () => (/* binding */ sizesOfInputs),
/* harmony export */   vM: () => (/* binding */ contradictions)
/* harmony export */ });
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4318);
/* harmony import */ var _spec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9296);


/** The node group of a step whose file has none. */
function nodeGroupOfInputs(inputs, network) {
    return {
        ..._spec_js__WEBPACK_IMPORTED_MODULE_1__/* .defaults */ .N.nodeGroup,
        instanceTypes: inputs['instance-types'] ?? _spec_js__WEBPACK_IMPORTED_MODULE_1__/* .defaults */ .N.nodeGroup.instanceTypes,
        spot: inputs.spot ?? _spec_js__WEBPACK_IMPORTED_MODULE_1__/* .defaults */ .N.nodeGroup.spot,
        privateNetworking: hasWayOut(network),
        ...complete(sizesOfInputs(inputs)),
    };
}
function sizesOfInputs(inputs) {
    return { desired: inputs.nodes, least: inputs['nodes-min'], most: inputs['nodes-max'] };
}
/** A node group of a file. Where the file is silent, it gets what eksctl would give it; nodes alone are private. */
function nodeGroupOfFile(group, network) {
    const type = group.volumeType ?? 'gp3';
    return {
        name: group.name ?? '',
        instanceTypes: group.instanceTypes ? (0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .E)(group.instanceTypes) : [group.instanceType ?? 'm5.large'],
        spot: group.spot ?? false,
        ...complete(sizesOfFile(group)),
        amiFamily: group.amiFamily ?? 'AmazonLinux2023',
        volume: {
            size: group.volumeSize ?? 80,
            type,
            // EC2 has a number of its own for gp3 alone.
            iops: group.volumeIOPS ?? (type === 'io1' || type === 'io2' ? 100 : undefined),
            throughput: group.volumeThroughput,
        },
        labels: group.labels ?? {},
        taints: (0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .E)(group.taints),
        tags: group.tags ?? {},
        privateNetworking: group.privateNetworking ?? hasWayOut(network),
    };
}
function sizesOfFile({ desiredCapacity, minSize, maxSize }) {
    return { desired: desiredCapacity, least: minSize, most: maxSize };
}
/** Private nodes reach the images and the control plane through a NAT gateway. */
function hasWayOut({ nat }) {
    return nat !== 'Disable';
}
/** As eksctl does it: at first as many nodes as the fewest, which are two unless more or less is said. */
function complete({ desired, least, most }) {
    const minNodes = least ?? desired ?? Math.min(_spec_js__WEBPACK_IMPORTED_MODULE_1__/* .defaults */ .N.nodeGroup.minNodes, most ?? Infinity);
    const nodes = desired ?? minNodes;
    return { nodes, minNodes, maxNodes: Math.max(most ?? nodes, 1) };
}
/** What contradicts what: which of the three is wrong, and what to write instead. */
function contradictions({ desired, least, most }, names) {
    const found = [];
    if (least !== undefined && most !== undefined && least > most) {
        found.push({ of: 'least', message: tooMany(least, most, names.most) });
    }
    if (desired !== undefined && most !== undefined && desired > most) {
        found.push({ of: 'desired', message: tooMany(desired, most, names.most) });
    }
    if (desired !== undefined && least !== undefined && desired < least) {
        found.push({
            of: 'desired',
            message: `${desired} is less than ${names.least}, which is ${least}. Write ${least} or more, or lower ${names.least}.`,
        });
    }
    return found;
}
function tooMany(value, most, name) {
    return `${value} is more than ${name}, which is ${most}. Write ${most} or less, or raise ${name}.`;
}


/***/ }),

/***/ 4212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ ownerOf)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2855);

/** Of what the event is about; of the whole repository when it is about neither. */
function ownerOf(repositoryId, about) {
    if (about === undefined)
        return `${repositoryId}/run`;
    if ('pullRequest' in about)
        return `${repositoryId}/pr-${about.pullRequest}`;
    // A tag's value takes few of the characters that Git allows.
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .limited */ .TJ)(`${repositoryId}/branch-${about.branch.replace(/[^\w.:/=+\-@]/gu, '-')}`, '', 256);
}


/***/ }),

/***/ 8585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ readRequest)
});

;// CONCATENATED MODULE: ./build/github/auto.js
const up = { command: 'up' };
const down = { command: 'down' };
/** By the event's name. Source: "Events that trigger workflows" in GitHub's documentation. */
const events = {
    pull_request: ofPullRequest,
    pull_request_target: ofPullRequestTarget,
    push: ofPush,
    delete: ({ about }) => about === undefined ? { nothing: 'A tag was deleted, and tags have no clusters.' } : down,
    schedule: () => ({ command: 'sweep' }),
    workflow_dispatch: () => byHand,
    repository_dispatch: () => byHand,
};
const byHand = {
    mistake: 'Input command: `auto` cannot know what a workflow that is started by hand is to do. Write it: `command: up` or `command: down`, or an input of the workflow that says so.',
};
/** By the action of an event about a pull request. */
const actions = {
    opened: ifWanted,
    reopened: ifWanted,
    synchronize: ifWanted,
    ready_for_review: ifWanted,
    labeled: (pull, wanted, label) => label === wanted.label
        ? ifWanted(pull, wanted)
        : { nothing: `The label ${quoted(label)} decides nothing.` },
    unlabeled: (_, wanted, label) => label === wanted.label ? down : { nothing: `The label ${quoted(label)} decides nothing.` },
    converted_to_draft: (_, { drafts }) => drafts === 'exclude' ? down : { nothing: 'Drafts have clusters too, as `drafts` says.' },
    closed: () => down,
};
/** Decides what is to be done for the event. */
function choose(event, wanted) {
    const rule = events[event.name];
    return rule === undefined
        ? { nothing: `The event ${event.name} neither needs a cluster nor ends one.` }
        : rule(event, wanted);
}
function ofPullRequest({ pullRequest: pull, action = '', label }, wanted) {
    if (pull === undefined)
        return { nothing: 'The event tells of no pull request.' };
    const decide = actions[action];
    return decide === undefined
        ? { nothing: `That pull request #${pull.number} was ${action} changes nothing about its cluster.` }
        : decide(pull, wanted, label);
}
function ifWanted({ number, isOpen, isDraft, labels }, { label, drafts }) {
    if (!isOpen)
        return { nothing: `Pull request #${number} is closed.` };
    if (isDraft && drafts === 'exclude') {
        return {
            nothing: `Pull request #${number} is a draft: its cluster is made when it is ready for review.`,
        };
    }
    if (label !== undefined && !labels.includes(label)) {
        return {
            nothing: `Pull request #${number} does not carry the label ${quoted(label)}: add it to get a cluster.`,
        };
    }
    return up;
}
/**
 * With `pull_request_target` the job has the base branch's permissions, whoever opened the pull request: to make a cluster
 * for code that nobody has looked at is what it must not be used for. To remove one takes nothing of that code.
 */
function ofPullRequestTarget(event, wanted) {
    const choice = ofPullRequest(event, wanted);
    if (choice !== up)
        return choice;
    return {
        mistake: 'Input command: with `pull_request_target` the job of a fork has secrets and ID tokens, so `auto` makes no cluster there. Write `on: pull_request` to make clusters, and keep `pull_request_target` for `types: [closed]`.',
    };
}
function ofPush({ about, isDeletion }) {
    if (about === undefined)
        return { nothing: 'A tag was pushed, and tags have no clusters.' };
    return isDeletion ? down : up;
}
/**
 * Why there can be no credentials for this event, and what the choices are; undefined when there may be.
 * GitHub gives pull requests of forks no ID token, and Dependabot's runs none either: they "run as if they are from a
 * forked repository". A repository may be set to give forks one all the same.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
function whyNoCredentials({ name, pullRequest, actor, offersIdToken }, assumesRole) {
    if (offersIdToken)
        return undefined;
    if (name === 'pull_request' && pullRequest?.isFromFork) {
        return (`Pull request #${pullRequest.number} comes from a fork, and GitHub gives its jobs no ID token, with which to assume a role in AWS: there is no cluster for it. ` +
            'To try it on one, push its branch to this repository once you have read its code.');
    }
    if (['pull_request', 'push'].includes(name) && actor === 'dependabot[bot]' && assumesRole) {
        return ('Dependabot started this run, and GitHub gives it no ID token, with which to assume a role in AWS: there is no cluster for it. ' +
            'To try its change on one, push a commit of your own to its branch.');
    }
    return undefined;
}
function quoted(label) {
    return JSON.stringify(label ?? '');
}

// EXTERNAL MODULE: ./build/github/event.js
var github_event = __webpack_require__(6830);
// EXTERNAL MODULE: ./build/inputs.js
var build_inputs = __webpack_require__(8175);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/github/run-links.js
var run_links = __webpack_require__(6623);
// EXTERNAL MODULE: ./build/config/names.js
var names = __webpack_require__(2855);
// EXTERNAL MODULE: ./build/config/node-groups.js
var node_groups = __webpack_require__(896);
;// CONCATENATED MODULE: ./build/config/notes.js
/** What was understood in a way that the user may not expect, and what is likely to go wrong: sentences for the log. */
function notesOn(spec, inputs, file) {
    return [...(file === undefined ? [] : overridden(spec, inputs, file)), ...risks(spec)];
}
function overridden(spec, inputs, { label, config }) {
    const { metadata = {} } = config;
    const pairs = [
        { input: 'cluster-name', given: inputs['cluster-name'], field: 'name', there: metadata.name },
        { input: 'region', given: inputs.region, field: 'region', there: metadata.region },
        {
            input: 'kubernetes-version',
            given: inputs['kubernetes-version'],
            field: 'version',
            there: metadata.version,
        },
        ...Object.entries(inputs.tags ?? {}).map(([key, given]) => ({
            input: 'tags',
            given,
            field: `tags.${key}`,
            there: metadata.tags?.[key],
        })),
    ];
    const notes = pairs
        .filter(({ given, there }) => given !== undefined && there !== undefined && given !== there)
        .map(({ input, given, field, there }) => `The input ${input} (${given}) beats metadata.${field} (${there}) of ${label}.`);
    const [group] = spec.nodeGroups;
    if (!config.managedNodeGroups?.length && group !== undefined) {
        notes.push(`${label} has no managedNodeGroups: the cluster gets one, ${group.name}, of ${group.nodes} × ${group.instanceTypes.join(' or ')}.`);
    }
    return notes;
}
function risks({ endpoint, nodeGroups }) {
    const notes = [];
    if (!endpoint.public) {
        notes.push('The endpoint is private: only a runner within the VPC, or connected to it, can reach the cluster. A runner of GitHub cannot.');
    }
    for (const { name, spot, instanceTypes } of nodeGroups) {
        if (spot && instanceTypes.length === 1) {
            notes.push(`Node group ${name} asks for spot instances of one type: where ${instanceTypes[0]} is short, it gets none. Give several types.`);
        }
    }
    const isRepelling = ({ effect }) => effect !== 'PreferNoSchedule';
    if (nodeGroups.every(({ taints }) => taints.some(isRepelling))) {
        notes.push('Every node group is tainted: coredns and other add-ons become ready only if their configurationValues tolerate that.');
    }
    return notes;
}

// EXTERNAL MODULE: ./build/config/owner.js
var config_owner = __webpack_require__(4212);
// EXTERNAL MODULE: ./build/config/settings.js
var config_settings = __webpack_require__(4318);
// EXTERNAL MODULE: ./build/config/tags.js
var tags = __webpack_require__(7706);
// EXTERNAL MODULE: ./build/config/values.js
var values = __webpack_require__(3017);
;// CONCATENATED MODULE: ./build/config/cluster-request.js









/** The request of a command about one cluster; undefined, and reasons among the problems, where it cannot be. */
async function readClusterRequest(command, { inputs, problems, env, environmentRegion, event, now }, base) {
    const file = await loadFile(inputs, env);
    const region = inputs.region ?? file?.config.metadata?.region ?? environmentRegion;
    // A name in a file is the same for every pull request: under `auto` each has a cluster of its own.
    const given = inputs['cluster-name'] ?? (base.isAuto ? undefined : file?.config.metadata?.name);
    const name = given ?? nameFrom(event);
    const auth = inputs['kubeconfig-auth'] ?? (inputs['role-to-assume'] === undefined ? 'aws' : 'action');
    if (region === undefined && !isTold('region', problems, file)) {
        problems.push('Input region: it is missing, and so is AWS_REGION. Write the region, such as eu-west-1.');
    }
    if (name === undefined && !isTold('cluster-name', problems, file)) {
        problems.push('Input cluster-name: it is missing, and this event is about neither a pull request nor a branch, after which the cluster could be named. Write a name, such as my-app-staging.');
    }
    if (auth === 'action' && (inputs['kubeconfig-role'] ?? inputs['kubeconfig-profile']) !== undefined) {
        problems.push('Inputs kubeconfig-role and kubeconfig-profile: `action` uses neither. Leave them out, or set kubeconfig-auth to `aws`.');
    }
    problems.push(...nodeProblems(inputs, file), ...tagProblems(inputs, file), ...peopleProblems(inputs));
    if (inputs.network === 'shared' && file?.config.vpc?.nat?.gateway === 'Disable') {
        problems.push(`Input network: the clusters that share a network reach the internet through its NAT gateway, and ${file.label} says Disable in vpc.nat.gateway. Leave that out, or say own.`);
    }
    if (file !== undefined) {
        const { checkConfig } = await __webpack_require__.e(/* import() */ 364).then(__webpack_require__.bind(__webpack_require__, 3364));
        checkConfig(file, region);
        problems.push(...file.problems());
    }
    if (command === undefined || name === undefined || region === undefined)
        return undefined;
    // A cluster that the user named belongs to the whole repository, unless `auto` made it for one pull request or branch.
    const isOfRepository = given !== undefined && !base.isAuto;
    const owner = (0,config_owner/* ownerOf */.b)(event.repositoryId, isOfRepository ? undefined : event.about);
    const spec = clusterSpec(inputs, file, { name, region, owner, event, now });
    return {
        ...base,
        command,
        spec,
        isNamed: given !== undefined,
        preview: previewFrom(inputs, { command, isAuto: base.isAuto, named: given, event, env }),
        kubeconfig: {
            path: inputs['kubeconfig-path'] ?? (0,external_node_path_.join)(env.RUNNER_TEMP ?? '.', 'eks-cluster-action', 'kubeconfig'),
            auth,
            roleArn: inputs['kubeconfig-role'],
            profile: inputs['kubeconfig-profile'],
        },
        dryRun: inputs['dry-run'] ?? false,
        waits: inputs.wait ?? true,
        maxPreviews: inputs['max-previews'],
        teardown: inputs.teardown ?? 'never',
        maxHourlyCost: inputs['max-hourly-cost'],
        notes: notesOn(spec, inputs, file),
    };
}
/** Whoever has no ClusterConfig does not wait for a YAML parser. */
async function loadFile(inputs, env) {
    if (inputs.config === undefined)
        return undefined;
    const { loadConfig } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(667)]).then(__webpack_require__.bind(__webpack_require__, 7667));
    return loadConfig(inputs.config, env.GITHUB_WORKSPACE ?? '.');
}
/** Whether the value is missing because it is bad, which is a problem of its own. */
function isTold(input, problems, file) {
    const field = { region: 'metadata.region', 'cluster-name': 'metadata.name' }[input];
    return (problems.some((problem) => problem.startsWith(`Input ${input}:`)) || (file?.mentions(field) ?? false));
}
const nodeInputs = ['nodes', 'nodes-min', 'nodes-max', 'instance-types', 'spot'];
function nodeProblems(inputs, file) {
    const given = nodeInputs.filter((name) => inputs[name] !== undefined);
    const groups = file?.config.managedNodeGroups;
    if (groups !== undefined && groups.length > 0) {
        return given.map((name) => `Input ${name}: ${file?.label} has node groups of its own. Say it there, in managedNodeGroups, or leave the input out.`);
    }
    if (groups !== undefined && given.length === 0) {
        file?.report('managedNodeGroups', 'the list is empty, and a cluster without nodes is not supported: add-ons such as coredns would never become ready. Leave it out for a node group of two t3.medium, or describe one.');
    }
    const names = { desired: 'nodes', least: 'nodes-min', most: 'nodes-max' };
    return (0,node_groups/* contradictions */.vM)((0,node_groups/* sizesOfInputs */.RM)(inputs), names).map(({ of, message }) => `Input ${names[of]}: ${message}`);
}
function tagProblems(inputs, file) {
    const count = Object.keys({ ...file?.config.metadata?.tags, ...inputs.tags }).length;
    if (count <= values/* mostTags */.hp)
        return [];
    const message = `${count} tags were given. Keep ${values/* mostTags */.hp} at most.`;
    if (inputs.tags !== undefined)
        return [`Input tags: ${message}`];
    file?.report('metadata.tags', message);
    return [];
}
function peopleProblems({ admins = [], viewers = [] }) {
    return admins
        .filter((arn) => viewers.includes(arn))
        .map((arn) => `Inputs admins and viewers: ${arn} is in both. Keep it in one of them.`);
}
function clusterSpec(inputs, file, { name, region, owner, event, now, }) {
    const config = file?.config ?? {};
    const settings = (0,config_settings/* settingsOf */.f)(config);
    const expiresAt = expiry(inputs.ttl, now);
    const ofFile = (0,config_settings/* present */.E)(config.managedNodeGroups);
    const nodeGroups = ofFile.length > 0
        ? ofFile.map((group) => (0,node_groups/* nodeGroupOfFile */.RD)(group, settings.network))
        : [(0,node_groups/* nodeGroupOfInputs */.AD)(inputs, settings.network)];
    return {
        ...settings,
        network: { ...settings.network, kind: inputs.network ?? settings.network.kind },
        name,
        region,
        owner,
        tags: {
            ...config.metadata?.tags,
            ...inputs.tags,
            [tags/* tagKeys */.bi.cluster]: name,
            [tags/* tagKeys */.bi.owner]: owner,
            [tags/* tagKeys */.bi.repository]: event.repository,
            [tags/* tagKeys */.bi.run]: event.runUrl,
            [tags/* tagKeys */.bi.expiresAt]: expiresAt instanceof Date ? (0,tags/* timestamp */.vE)(expiresAt) : 'never',
        },
        kubernetesVersion: inputs['kubernetes-version'] ?? config.metadata?.version,
        nodeGroups,
        admins: inputs.admins ?? [],
        viewers: inputs.viewers ?? [],
        permissionsBoundary: inputs['permissions-boundary'],
        expiresAt,
    };
}
/** @param ttl milliseconds; 0 for ever. */
function expiry(ttl, now) {
    if (ttl === undefined)
        return undefined;
    return ttl === 0 ? 'never' : new Date(Math.floor((now.getTime() + ttl) / 1000) * 1000);
}
/** `<repository>-pr-<number>` or `<repository>-<branch>`; undefined when the event is about neither. */
function nameFrom({ repository, about }) {
    if (about === undefined)
        return undefined;
    const [, name = repository] = repository.split('/');
    const suffix = 'pullRequest' in about ? `pr-${about.pullRequest}` : (0,names/* slug */.yR)(about.branch);
    // The whole is cut, not the repository alone: a branch's name can be the longer of the two.
    return (0,names/* limited */.TJ)(`${(0,names/* slug */.yR)(name)}-${suffix}`, '', names/* clusterNameLimit */.RY);
}
/** What GitHub is told of the cluster of a pull request or a branch; with `auto`, all that there is to tell. */
function previewFrom(inputs, { command, isAuto, named, event, env }) {
    const { about, pullRequest } = event;
    if (about === undefined || (command !== 'up' && command !== 'down'))
        return undefined;
    const { comment, deployment } = inputs;
    const isPullRequest = pullRequest !== undefined;
    const comments = isPullRequest && (comment ?? isAuto);
    const deploys = deployment ?? (isAuto && isPullRequest);
    const looksAgain = isAuto && isPullRequest && (command === 'up' || event.action === 'closed');
    if (!comments && !deploys && !looksAgain)
        return undefined;
    return {
        preview: named ?? ('pullRequest' in about ? `pr-${about.pullRequest}` : `branch-${(0,names/* slug */.yR)(about.branch)}`),
        pullRequest: pullRequest?.number,
        branch: pullRequest?.branch ?? ('branch' in about ? about.branch : ''),
        comments,
        deploys,
        looksAgain,
        environmentUrl: inputs['environment-url'],
        links: (0,run_links/* runLinks */.$)(event, inputs['job-id']),
        action: actionOf(env, inputs['workflow-ref']),
    };
}
/**
 * How a workflow uses this action, `owner/name@ref`. Of an action in the workspace the runner does not tell where it came
 * from: the reusable workflows do. Undefined for one that somebody has put there otherwise.
 */
function actionOf({ GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref }, workflowRef = '') {
    if (repository)
        return `${repository}@${ref}`;
    const [, own, version] = /^([^/]+\/[^/]+)\/\.github\/workflows\/[^@]+@(?:refs\/(?:tags|heads)\/)?(.+)$/.exec(workflowRef) ?? [];
    return own && `${own}@${version}`;
}

// EXTERNAL MODULE: ./build/config/spec.js
var spec = __webpack_require__(9296);
// EXTERNAL MODULE: ./build/config/sweep-request.js
var sweep_request = __webpack_require__(9071);
;// CONCATENATED MODULE: ./build/config/request.js






/**
 * What the environment of the step asks for.
 * @throws InputError with every problem of the inputs and of the ClusterConfig; NotInActionsError.
 */
async function readRequest(env, now = new Date()) {
    const { inputs, problems } = (0,build_inputs/* readInputs */.Ko)(env);
    const environmentRegion = env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined;
    const event = (0,github_event/* readEvent */.j_)(env);
    const asked = { inputs, problems, env, environmentRegion, event, now };
    if (inputs.command === undefined && !problems.some((problem) => problem.startsWith('Input command:'))) {
        problems.push(`Input command: it is missing. Write one of: ${build_inputs/* commandNames */.oQ.join(', ')}.`);
    }
    problems.push(...misplaced(inputs));
    const choice = inputs.command === 'auto' ? chosen(event, inputs) : undefined;
    if (choice !== undefined && 'mistake' in choice)
        problems.push(choice.mistake);
    if (choice !== undefined && 'nothing' in choice && problems.length === 0) {
        return { command: 'none', reason: choice.nothing };
    }
    const command = choice !== undefined && 'command' in choice ? choice.command : explicit(inputs.command);
    const base = requestBase(inputs, env);
    const request = command === 'sweep' ? (0,sweep_request/* readSweepRequest */.e)(asked, base) : await readClusterRequest(command, asked, base);
    if (problems.length > 0 || request === undefined)
        throw new build_inputs/* InputError */.dz(problems);
    return request;
}
function chosen(event, inputs) {
    const choice = choose(event, { label: inputs.label, drafts: inputs.drafts ?? 'include' });
    if (!('command' in choice))
        return choice;
    const why = whyNoCredentials(event, inputs['role-to-assume'] !== undefined);
    return why === undefined ? choice : { nothing: why };
}
/** What was asked for by name; undefined when it was left to `auto`. */
function explicit(command) {
    return command === 'auto' ? undefined : command;
}
function requestBase(inputs, env) {
    const role = inputs['role-to-assume'];
    return {
        isAuto: inputs.command === 'auto',
        role: role === undefined
            ? undefined
            : {
                arn: role,
                sessionName: inputs['role-session-name'] ?? `eks-cluster-action-${env.GITHUB_RUN_ID ?? 'run'}`,
                durationSeconds: inputs['role-duration-seconds'] ?? spec/* defaults */.N.roleDurationSeconds,
                audience: inputs.audience ?? spec/* defaults */.N.audience,
            },
        allowedAccountIds: inputs['allowed-account-ids'],
        removal: {
            liftsProtection: inputs['lift-protection'] ?? false,
            keepsLogs: inputs['keep-logs'] ?? false,
        },
        timeout: inputs.timeout ?? spec/* defaults */.N.timeout,
        pollInterval: inputs['poll-interval'] ?? spec/* defaults */.N.pollInterval,
    };
}
const aboutOneCluster = ['up', 'down', 'plan', 'connect', 'auto'];
/** What may take a cluster away: an `up` does it after the job. */
const removing = ['up', 'down', 'sweep', 'auto'];
/** GitHub is told what these do to previews. */
const telling = ['up', 'down', 'sweep', 'auto'];
/** Inputs that mean something to some commands only, and would be a dangerous misunderstanding elsewhere. */
const commandsOfInputs = {
    config: aboutOneCluster,
    'cluster-name': aboutOneCluster,
    network: aboutOneCluster,
    'max-previews': aboutOneCluster,
    tags: aboutOneCluster,
    ttl: aboutOneCluster,
    'dry-run': ['down', 'sweep'],
    wait: ['down', 'sweep', 'auto'],
    'lift-protection': removing,
    'keep-logs': removing,
    teardown: ['up'],
    regions: ['sweep', 'auto'],
    rules: ['sweep', 'auto'],
    scope: ['sweep', 'auto'],
    'abandoned-after': ['sweep', 'auto'],
    'max-deletions': ['sweep', 'auto'],
    'protected-names': ['sweep', 'auto'],
    'protected-tags': ['sweep', 'auto'],
    issue: ['sweep', 'auto'],
    'remove-shared-network': ['sweep', 'auto'],
    label: ['auto'],
    drafts: ['auto'],
    comment: telling,
    deployment: telling,
    'environment-url': ['up', 'down', 'auto'],
};
function misplaced(inputs) {
    const { command } = inputs;
    if (command === undefined)
        return [];
    return Object.entries(commandsOfInputs)
        .filter(([name, commands]) => inputs[name] !== undefined && !commands.includes(command))
        .map(([name, commands]) => `Input ${name}: it is for ${commands.map((each) => `\`${each}\``).join(', ')}, and the command is \`${command}\`. Leave it out.`);
}


/***/ }),

/***/ 4318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ present),
/* harmony export */   f: () => (/* binding */ settingsOf)
/* harmony export */ });
/* harmony import */ var _spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9296);

/** What the file says, and the default where it is silent. */
function settingsOf(config) {
    const { vpc, accessConfig } = config;
    const publicCidrs = vpc?.publicAccessCIDRs && present(vpc.publicAccessCIDRs).map(({ text }) => text);
    return {
        network: {
            kind: _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .N.network.kind,
            cidr: vpc?.cidr?.text ?? _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .N.network.cidr,
            nat: vpc?.nat?.gateway ?? _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .N.network.nat,
            zones: config.availabilityZones && present(config.availabilityZones),
        },
        serviceCidr: config.kubernetesNetworkConfig?.serviceIPv4CIDR?.text,
        endpoint: {
            public: vpc?.clusterEndpoints?.publicAccess ?? _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .N.endpoint.public,
            private: vpc?.clusterEndpoints?.privateAccess ?? _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .N.endpoint.private,
            publicCidrs: publicCidrs ?? _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .N.endpoint.publicCidrs,
        },
        authenticationMode: accessConfig?.authenticationMode ?? _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .N.authenticationMode,
        creatorIsAdmin: accessConfig?.bootstrapClusterCreatorAdminPermissions ?? _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .N.creatorIsAdmin,
        logTypes: logTypesOf(present(config.cloudWatch?.clusterLogging?.enableTypes)),
        supportType: config.upgradePolicy?.supportType ?? _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .N.supportType,
        clusterRoleArn: config.iam?.serviceRoleARN,
        addons: addonsOf(present(config.addons)),
    };
}
/** The items of a list that could be read. */
function present(list = []) {
    return list.filter((item) => item !== undefined);
}
function logTypesOf(types) {
    return _spec_js__WEBPACK_IMPORTED_MODULE_0__/* .logTypes */ .u.filter((type) => types.some((each) => each === type || each === 'all' || each === '*'));
}
/** As eksctl does it: the default add-ons are always there, in the version and the configuration that the file gives. */
function addonsOf(listed) {
    const named = new Map(listed.map((addon) => [addon.name ?? '', addon]));
    return [...new Set([..._spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .N.addons, ...named.keys()])].map((name) => ({
        name,
        version: named.get(name)?.version,
        configurationValues: named.get(name)?.configurationValues,
    }));
}


/***/ }),

/***/ 9296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ defaults),
/* harmony export */   u: () => (/* binding */ logTypes)
/* harmony export */ });
/** Every log that a control plane can write. */
const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];
/** What a step that names nothing gets: a good small cluster. Times in milliseconds. */
const defaults = {
    network: { kind: 'own', cidr: '192.168.0.0/16', nat: 'Single', zones: undefined },
    endpoint: { public: true, private: true, publicCidrs: ['0.0.0.0/0'] },
    authenticationMode: 'API',
    /** The action makes an access entry for the role that runs it: a tagged one, that it also takes away. */
    creatorIsAdmin: false,
    /** EKS's own default is the one that becomes six times as dear by itself. */
    supportType: 'STANDARD',
    addons: ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent', 'aws-ebs-csi-driver'],
    nodeGroup: {
        name: 'default',
        instanceTypes: ['t3.medium'],
        spot: false,
        nodes: 2,
        minNodes: 2,
        maxNodes: 2,
        amiFamily: 'AmazonLinux2023',
        volume: { size: 30, type: 'gp3', iops: undefined, throughput: undefined },
        labels: {},
        taints: [],
        tags: {},
        privateNetworking: true,
    },
    timeout: 45 * 60_000,
    pollInterval: 5_000,
    audience: 'sts.amazonaws.com',
    roleDurationSeconds: 3600,
};


/***/ }),

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


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _config_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8585);
/* harmony import */ var _github_annotation_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2121);
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6830);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8175);





/** The step: what was asked for, then the command. Everything heavy is loaded once the input is known to be good. */
async function main() {
    let request;
    try {
        request = await (0,_config_request_js__WEBPACK_IMPORTED_MODULE_1__/* .readRequest */ .i)(process.env);
    }
    catch (error) {
        if (!(error instanceof _inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz || error instanceof _github_event_js__WEBPACK_IMPORTED_MODULE_3__/* .NotInActionsError */ .WP))
            throw error;
        console.log((0,_github_annotation_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAnnotation */ .IR)('Bad input', error.message));
        process.exitCode = 1;
        return;
    }
    if (request.command === 'none')
        return tellIdle(request);
    const { execute } = await Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(201), __webpack_require__.e(43), __webpack_require__.e(801)]).then(__webpack_require__.bind(__webpack_require__, 7043));
    await execute(request, process);
}
/** For this event nothing is to be done: the step succeeds. */
async function tellIdle({ command, reason }) {
    const { setOutput } = await __webpack_require__.e(/* import() */ 143).then(__webpack_require__.bind(__webpack_require__, 143));
    console.log((0,_github_annotation_js__WEBPACK_IMPORTED_MODULE_2__/* .noticeAnnotation */ .e4)('Nothing to do', reason));
    setOutput('command', command);
    setOutput('result', 'skipped');
}
/** What nobody has foreseen is told like everything else; its stack is for those who debug. */
async function tellFault(error) {
    process.exitCode = 1;
    const { explain } = await __webpack_require__.e(/* import() */ 201).then(__webpack_require__.bind(__webpack_require__, 3201));
    const { title = 'Failed', message } = explain(error, '');
    console.log((0,_github_annotation_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAnnotation */ .IR)(title, message));
    if (process.env.RUNNER_DEBUG === '1')
        console.log((0,node_util__WEBPACK_IMPORTED_MODULE_0__.inspect)(error));
}
await main().catch(tellFault);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
