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
        ebsCsiRole: limited(cluster, `-${region}-ebs-csi`, 64),
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ nodeGroupOfInputs),
/* harmony export */   AS: () => (/* binding */ sizesOfFile),
/* harmony export */   RD: () => (/* binding */ nodeGroupOfFile),
/* harmony export */   RM: () => (/* binding */ sizesOfInputs),
/* harmony export */   vM: () => (/* binding */ contradictions)
/* harmony export */ });
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4318);
/* harmony import */ var _spec_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9296);


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

/***/ 2347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 5209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ readRequest)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/github/event.js
var github_event = __nccwpck_require__(6830);
// EXTERNAL MODULE: ./build/inputs.js
var build_inputs = __nccwpck_require__(8175);
// EXTERNAL MODULE: ./build/config/names.js
var names = __nccwpck_require__(2855);
// EXTERNAL MODULE: ./build/config/node-groups.js
var node_groups = __nccwpck_require__(896);
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

// EXTERNAL MODULE: ./build/config/settings.js
var config_settings = __nccwpck_require__(4318);
// EXTERNAL MODULE: ./build/config/spec.js
var config_spec = __nccwpck_require__(9296);
// EXTERNAL MODULE: ./build/config/tags.js
var tags = __nccwpck_require__(7706);
// EXTERNAL MODULE: ./build/config/values.js
var values = __nccwpck_require__(3017);
;// CONCATENATED MODULE: ./build/config/request.js










/**
 * What the environment of the step asks for.
 * @throws InputError with every problem of the inputs and of the ClusterConfig; NotInActionsError.
 */
async function readRequest(env, now = new Date()) {
    const { inputs, problems } = (0,build_inputs/* readInputs */.Ko)(env);
    const event = (0,github_event/* readEvent */.j)(env);
    const file = await loadFile(inputs, env);
    const region = inputs.region ?? file?.config.metadata?.region ?? environmentRegion(env);
    const name = inputs['cluster-name'] ?? file?.config.metadata?.name ?? nameFrom(event);
    const auth = inputs['kubeconfig-auth'] ?? (inputs['role-to-assume'] === undefined ? 'aws' : 'action');
    if (inputs.command === undefined && !problems.some((problem) => problem.startsWith('Input command:'))) {
        problems.push('Input command: it is missing. Write one of: up, down, plan, connect.');
    }
    if (region === undefined && !isTold('region', problems, file)) {
        problems.push('Input region: it is missing, and so is AWS_REGION. Write the region, such as eu-west-1.');
    }
    if (name === undefined && !isTold('cluster-name', problems, file)) {
        problems.push('Input cluster-name: it is missing, and this event is about neither a pull request nor a branch, after which the cluster could be named. Write a name, such as my-app-staging.');
    }
    if (auth === 'action' && (inputs['kubeconfig-role'] ?? inputs['kubeconfig-profile']) !== undefined) {
        problems.push('Inputs kubeconfig-role and kubeconfig-profile: `action` uses neither. Leave them out, or set kubeconfig-auth to `aws`.');
    }
    problems.push(...commandProblems(inputs));
    problems.push(...nodeProblems(inputs, file), ...tagProblems(inputs, file));
    if (file !== undefined) {
        const { checkConfig } = await __nccwpck_require__.e(/* import() */ 364).then(__nccwpck_require__.bind(__nccwpck_require__, 3364));
        checkConfig(file, region);
        problems.push(...file.problems());
    }
    if (problems.length > 0 || inputs.command === undefined || name === undefined || region === undefined) {
        throw new build_inputs/* InputError */.dz(problems);
    }
    const spec = clusterSpec(inputs, file, { name, region, event, now });
    const role = inputs['role-to-assume'];
    return {
        command: inputs.command,
        spec,
        role: role === undefined
            ? undefined
            : {
                arn: role,
                sessionName: inputs['role-session-name'] ?? `eks-cluster-action-${env.GITHUB_RUN_ID ?? 'run'}`,
                durationSeconds: inputs['role-duration-seconds'] ?? config_spec/* defaults */.N.roleDurationSeconds,
                audience: inputs.audience ?? config_spec/* defaults */.N.audience,
            },
        allowedAccountIds: inputs['allowed-account-ids'],
        kubeconfig: {
            path: inputs['kubeconfig-path'] ?? (0,external_node_path_.join)(env.RUNNER_TEMP ?? '.', 'eks-cluster-action', 'kubeconfig'),
            auth,
            roleArn: inputs['kubeconfig-role'],
            profile: inputs['kubeconfig-profile'],
        },
        dryRun: inputs['dry-run'] ?? false,
        waits: inputs.wait ?? true,
        teardown: inputs.teardown ?? 'never',
        timeout: inputs.timeout ?? config_spec/* defaults */.N.timeout,
        pollInterval: inputs['poll-interval'] ?? config_spec/* defaults */.N.pollInterval,
        notes: notesOn(spec, inputs, file),
    };
}
/** Whoever has no ClusterConfig does not wait for a YAML parser. */
async function loadFile(inputs, env) {
    if (inputs.config === undefined)
        return undefined;
    const { loadConfig } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(667)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7667));
    return loadConfig(inputs.config, env.GITHUB_WORKSPACE ?? '.');
}
function environmentRegion({ AWS_REGION, AWS_DEFAULT_REGION }) {
    return AWS_REGION || AWS_DEFAULT_REGION || undefined;
}
/** Whether the value is missing because it is bad, which is a problem of its own. */
function isTold(input, problems, file) {
    const field = { region: 'metadata.region', 'cluster-name': 'metadata.name' }[input];
    return (problems.some((problem) => problem.startsWith(`Input ${input}:`)) || (file?.mentions(field) ?? false));
}
/** Inputs that mean something to one command only, and would be a dangerous misunderstanding elsewhere. */
const inputsOfCommands = { 'dry-run': 'down', wait: 'down', teardown: 'up' };
function commandProblems({ command, ...inputs }) {
    if (command === undefined)
        return [];
    return Object.entries(inputsOfCommands)
        .filter(([name, of]) => inputs[name] !== undefined && command !== of)
        .map(([name, of]) => `Input ${name}: it is for \`${of}\`, and the command is \`${command}\`. Leave it out.`);
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
function clusterSpec(inputs, file, { name, region, event, now }) {
    const config = file?.config ?? {};
    const settings = (0,config_settings/* settingsOf */.f)(config);
    const owner = ownerFrom(event, (inputs['cluster-name'] ?? config.metadata?.name) !== undefined);
    const expiresAt = expiry(inputs.ttl, now);
    const ofFile = (0,config_settings/* present */.E)(config.managedNodeGroups);
    const nodeGroups = ofFile.length > 0
        ? ofFile.map((group) => (0,node_groups/* nodeGroupOfFile */.RD)(group, settings.network))
        : [(0,node_groups/* nodeGroupOfInputs */.AD)(inputs, settings.network)];
    return {
        ...settings,
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
            [tags/* tagKeys */.bi.expiresAt]: expiresAt instanceof Date ? rfc3339(expiresAt) : 'never',
        },
        kubernetesVersion: inputs['kubernetes-version'] ?? config.metadata?.version,
        nodeGroups,
        expiresAt,
    };
}
/** @param ttl milliseconds; 0 for ever. */
function expiry(ttl, now) {
    if (ttl === undefined)
        return undefined;
    return ttl === 0 ? 'never' : new Date(Math.floor((now.getTime() + ttl) / 1000) * 1000);
}
/** In UTC, in whole seconds: `2026-11-22T15:04:05Z`. */
function rfc3339(date) {
    return date.toISOString().replace(/\.\d+Z$/, 'Z');
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
    return (0,names/* limited */.TJ)(`${repositoryId}/branch-${about.branch.replace(/[^\w.:/=+\-@]/gu, '-')}`, '', 256);
}


/***/ }),

/***/ 4318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ present),
/* harmony export */   f: () => (/* binding */ settingsOf)
/* harmony export */ });
/* harmony import */ var _spec_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9296);

/** What the file says, and the default where it is silent. */
function settingsOf(config) {
    const { vpc, accessConfig } = config;
    const publicCidrs = vpc?.publicAccessCIDRs && present(vpc.publicAccessCIDRs).map(({ text }) => text);
    return {
        network: {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ defaults),
/* harmony export */   u: () => (/* binding */ logTypes)
/* harmony export */ });
/** Every log that a control plane can write. */
const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];
/** What a step that names nothing gets: a good small cluster. Times in milliseconds. */
const defaults = {
    network: { cidr: '192.168.0.0/16', nat: 'Single', zones: undefined },
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

/***/ 5813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 7706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bz: () => (/* binding */ fromTagList),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Q_: () => (/* binding */ lastingTags),
/* harmony export */   bi: () => (/* binding */ tagKeys),
/* harmony export */   hN: () => (/* binding */ requireOurs),
/* harmony export */   pb: () => (/* binding */ isMadeFor),
/* harmony export */   s3: () => (/* binding */ toTagList)
/* harmony export */ });
/* unused harmony exports NotOursError, controllersKeys */
/** The tags that everything made for a cluster carries, and what they prove. */
const tagKeys = {
    cluster: 'eks-cluster-action/cluster',
    owner: 'eks-cluster-action/owner',
    repository: 'eks-cluster-action/repository',
    run: 'eks-cluster-action/run',
    expiresAt: 'eks-cluster-action/expires-at',
    /** On a volume that outlives its cluster, since its reclaim policy is Retain. */
    retained: 'eks-cluster-action/retained',
};
/** Those of a cluster's tags that stay the same from run to run: what a second `up` may compare. */
function lastingTags({ [tagKeys.run]: _run, [tagKeys.expiresAt]: _expiry, ...lasting }) {
    return lasting;
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
/** Whether the tags name this cluster and this owner. */
function isOurs(found, { name, owner }) {
    return found[tagKeys.cluster] === name && found[tagKeys.owner] === owner;
}
/** @throws NotOursError unless the tags name this cluster and this owner. */
function requireOurs(what, found, wanted) {
    if (!isOurs(found, wanted))
        throw new NotOursError(what, found, wanted.name, wanted.owner);
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

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bl: () => (/* binding */ addonVersion),
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   CL: () => (/* binding */ addonName),
/* harmony export */   Cy: () => (/* binding */ sessionName),
/* harmony export */   HU: () => (/* binding */ taint),
/* harmony export */   Ny: () => (/* binding */ region),
/* harmony export */   SL: () => (/* binding */ clusterName),
/* harmony export */   UO: () => (/* binding */ amiFamily),
/* harmony export */   Z3: () => (/* binding */ kubernetesVersion),
/* harmony export */   _A: () => (/* binding */ tags),
/* harmony export */   bO: () => (/* binding */ ttl),
/* harmony export */   dF: () => (/* binding */ nodeGroupName),
/* harmony export */   hp: () => (/* binding */ mostTags),
/* harmony export */   lS: () => (/* binding */ accountId),
/* harmony export */   rg: () => (/* binding */ zone),
/* harmony export */   v8: () => (/* binding */ checkLabel),
/* harmony export */   w: () => (/* binding */ instanceType),
/* harmony export */   w3: () => (/* binding */ roleArn)
/* harmony export */ });
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2347);
/** The parsers of what AWS and Kubernetes name. */

/** Of clusters. EKS, CreateCluster: name. */
const clusterName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/, 'a name for a cluster (a letter or digit, then at most 99 letters, digits, hyphens and underscores)', 'my-app-staging');
const region = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'a region of AWS', 'eu-west-1');
/** The zones of a region are its name and a letter; local and wavelength zones, whose names are longer, hold no control plane. */
const zone = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/, 'the name of an availability zone', 'eu-west-1a');
const kubernetesVersion = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^1\.\d{2}$/, 'a minor version of Kubernetes', "'1.36', with quotes: without them YAML reads 1.40 as 1.4");
const instanceType = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an EC2 instance type', 'm7g.large');
const roleArn = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, 'the ARN of an IAM role', 'arn:aws:iam::111122223333:role/eks-cluster-action');
/** STS, AssumeRoleWithWebIdentity: RoleSessionName. */
const sessionName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[\w+=,.@-]{2,64}$/, 'a session name (2 to 64 letters, digits and =,.@+-_)', 'my-app-previews');
const accountId = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^\d{12}$/, 'the id of an AWS account, which has twelve digits', "'012345678901', with quotes: without them YAML may drop the leading zero");
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

/***/ 2121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ errorAnnotation),
/* harmony export */   T: () => (/* binding */ errorAnnotations)
/* harmony export */ });
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

/***/ 8175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   dz: () => (/* binding */ InputError)
/* harmony export */ });
/* unused harmony export inputNames */
/* harmony import */ var _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2347);
/* harmony import */ var _config_suggest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5813);
/* harmony import */ var _config_values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3017);



/**
 * Every input of the action, with the parser of its text. Texts, descriptions and defaults that users see are in
 * action.yml. An input that is empty is absent.
 */
const parsers = {
    command: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('up', 'down', 'plan', 'connect'),
    config: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'cluster-name': _config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterName */ .SL,
    region: _config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .region */ .Ny,
    'role-to-assume': _config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .roleArn */ .w3,
    'role-session-name': _config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .sessionName */ .Cy,
    'role-duration-seconds': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(900, 43_200, 3600),
    audience: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'allowed-account-ids': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .accountId */ .lS, 100),
    'kubernetes-version': _config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .kubernetesVersion */ .Z3,
    'instance-types': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .instanceType */ .w, 20),
    nodes: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(1, 450, 3),
    'nodes-min': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(0, 450, 1),
    'nodes-max': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(1, 450, 5),
    spot: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    tags: _config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A,
    ttl: _config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .ttl */ .bO,
    'dry-run': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    wait: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    teardown: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('never', 'job'),
    timeout: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0({ least: '1s', most: '6h', example: '45m' }),
    'poll-interval': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0({ least: '20ms', most: '5m', example: '5s' }),
    'kubeconfig-path': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'kubeconfig-auth': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('action', 'aws', 'aws-iam-authenticator'),
    'kubeconfig-role': _config_values_js__WEBPACK_IMPORTED_MODULE_1__/* .roleArn */ .w3,
    'kubeconfig-profile': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
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
        const given = env[`INPUT_${name.toUpperCase()}`] ?? '';
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
        const meant = (0,_config_suggest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(name, absent);
        return meant === undefined ? [] : [`Input ${name}: there is no such input. Did you mean ${meant}?`];
    });
}


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var _config_request_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5209);
/* harmony import */ var _github_annotation_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2121);
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6830);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8175);





/** The step: what was asked for, then the command. Everything heavy is loaded once the input is known to be good. */
async function main() {
    let request;
    try {
        request = await (0,_config_request_js__WEBPACK_IMPORTED_MODULE_1__/* .readRequest */ .i)(process.env);
    }
    catch (error) {
        if (!(error instanceof _inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz || error instanceof _github_event_js__WEBPACK_IMPORTED_MODULE_3__/* .NotInActionsError */ .W))
            throw error;
        console.log((0,_github_annotation_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAnnotation */ .I)('Bad input', error.message));
        process.exitCode = 1;
        return;
    }
    const { execute } = await Promise.all(/* import() */[__nccwpck_require__.e(421), __nccwpck_require__.e(758), __nccwpck_require__.e(213)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5213));
    await execute(request, process);
}
/** What nobody has foreseen is told like everything else; its stack is for those who debug. */
async function tellFault(error) {
    process.exitCode = 1;
    const { explain } = await __nccwpck_require__.e(/* import() */ 758).then(__nccwpck_require__.bind(__nccwpck_require__, 6758));
    const { title = 'Failed', message } = explain(error, '');
    console.log((0,_github_annotation_js__WEBPACK_IMPORTED_MODULE_2__/* .errorAnnotation */ .I)(title, message));
    if (process.env.RUNNER_DEBUG === '1')
        console.log((0,node_util__WEBPACK_IMPORTED_MODULE_0__.inspect)(error));
}
await main().catch(tellFault);

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
