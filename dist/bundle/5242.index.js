export const id = 5242;
export const ids = [5242];
export const modules = {

/***/ 524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ saysPolicies),
/* harmony export */   c: () => (/* binding */ identityOf)
/* harmony export */ });
/* harmony import */ var _spec_addons_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1187);
/* harmony import */ var _spec_spec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8555);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6639);
/* harmony import */ var _present_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8400);
/** How the pods of an add-on may do something in AWS, by the file. */




/** @param appliesRecommended whether it has what EKS recommends where it says nothing itself */
function identityOf(addon, appliesRecommended) {
    const { name = '', serviceAccountRoleARN: accountRole, podIdentityAssociations: listed } = addon;
    if (accountRole !== undefined)
        return { accountRole, associations: [] };
    if (listed !== undefined)
        return byPodIdentity((0,_present_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .E)(listed).map(associationOf));
    const accounts = (0,_spec_addons_js__WEBPACK_IMPORTED_MODULE_0__/* .knownAddon */ .WX)(name)?.accounts ?? [];
    if (saysPolicies(addon)) {
        const role = (0,_pods_js__WEBPACK_IMPORTED_MODULE_2__/* .roleOf */ .k)(undefined, addon);
        return byPodIdentity(accounts.map(({ serviceAccount }) => ({ serviceAccount, role, tags: {} })));
    }
    const { useDefaultPodIdentityAssociations: uses = appliesRecommended } = addon;
    const recommended = accounts.filter((each) => each.recommended.length > 0);
    // The driver has a role in any case, for the volumes of its cluster alone.
    if (!uses || name === _spec_spec_js__WEBPACK_IMPORTED_MODULE_1__/* .ebsCsiAddon */ .kM || recommended.length === 0)
        return undefined;
    return byPodIdentity(recommended.map(({ serviceAccount, recommended: ofAws }) => ({
        serviceAccount,
        role: { ...roleOfNothing(addon), ofAws },
        tags: {},
    })));
}
const byPodIdentity = (associations) => ({
    accountRole: undefined,
    associations,
});
const roleOfNothing = ({ permissionsBoundary: boundary }) => ({
    policyArns: [],
    document: undefined,
    wellKnown: [],
    ...(boundary !== undefined && { boundary }),
});
function associationOf({ serviceAccountName: serviceAccount = '', roleARN, permissionPolicyARNs: attachPolicyARNs, permissionPolicy: attachPolicy, wellKnownPolicies, permissionsBoundaryARN: permissionsBoundary, tags = {}, }) {
    const policies = { attachPolicyARNs, attachPolicy, wellKnownPolicies, permissionsBoundary };
    return { serviceAccount, role: (0,_pods_js__WEBPACK_IMPORTED_MODULE_2__/* .roleOf */ .k)(roleARN, policies), tags };
}
/** Whether it says what a role of its own may do. */
const saysPolicies = ({ attachPolicyARNs, attachPolicy, wellKnownPolicies = {}, }) => (0,_present_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .E)(attachPolicyARNs).length > 0 ||
    attachPolicy !== undefined ||
    Object.values(wellKnownPolicies).includes(true);


/***/ }),

/***/ 3129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JI: () => (/* binding */ givenNetworkOf),
/* harmony export */   Jd: () => (/* binding */ subnetsOfGroup),
/* harmony export */   PM: () => (/* binding */ hasPrivateWayOut),
/* harmony export */   pS: () => (/* binding */ isPrivateBySubnets)
/* harmony export */ });
/* harmony import */ var _spec_regions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2599);
/* harmony import */ var _present_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8400);


/** Undefined where the file names none. */
function givenNetworkOf({ vpc }) {
    if (vpc?.id === undefined && vpc?.subnets === undefined)
        return undefined;
    return {
        vpcId: vpc.id,
        cidr: vpc.cidr?.text,
        publicSubnets: subnetsOf(vpc.subnets?.public),
        privateSubnets: subnetsOf(vpc.subnets?.private),
        ...(vpc.controlPlaneSubnetIDs !== undefined && {
            controlPlaneSubnetIds: (0,_present_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .E)(vpc.controlPlaneSubnetIDs),
        }),
    };
}
function subnetsOf(given) {
    return Object.entries(given ?? {}).flatMap(([name, subnet]) => subnet?.id === undefined
        ? []
        : [{ name, id: subnet.id, zone: subnet.az ?? zoneNamed(name), cidr: subnet.cidr?.text }]);
}
/** As in eksctl, the name may be the zone. */
const zoneNamed = (name) => (_spec_regions_js__WEBPACK_IMPORTED_MODULE_0__/* .zoneForm */ .$l.test(name) ? name : undefined);
/** Whether a group's nodes are in private subnets, where it names subnets: undefined where it does not, or of both kinds. */
function isPrivateBySubnets({ subnets }, given) {
    if (subnets === undefined || given === undefined)
        return undefined;
    const names = (0,_present_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .E)(subnets);
    if (names.every((name) => find(given.privateSubnets, name) !== undefined))
        return true;
    return names.every((name) => find(given.publicSubnets, name) !== undefined) ? false : undefined;
}
/** Ids of those that a node group names. */
function subnetsOfGroup({ subnets, privateNetworking }, { given }) {
    if (subnets === undefined || given === undefined)
        return undefined;
    const known = privateNetworking ? given.privateSubnets : given.publicSubnets;
    return (0,_present_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .E)(subnets).flatMap((name) => find(known, name)?.id ?? []);
}
const find = (subnets, name) => subnets.find((subnet) => subnet.id === name || subnet.name === name);
/** Whether nodes in private subnets get out: what is given is looked at in AWS. */
function hasPrivateWayOut({ kind, nat, given }) {
    return kind === 'given' ? given !== undefined && given.privateSubnets.length > 0 : nat !== 'Disable';
}


/***/ }),

/***/ 3723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vM: () => (/* binding */ contradictions),
  RD: () => (/* binding */ nodeGroupOfFile),
  AD: () => (/* binding */ nodeGroupOfInputs),
  AS: () => (/* binding */ sizesOfFile),
  RM: () => (/* binding */ sizesOfInputs)
});

// EXTERNAL MODULE: ./build/spec/spec.js
var spec = __webpack_require__(8555);
// EXTERNAL MODULE: ./build/config/given-network.js
var given_network = __webpack_require__(3129);
// EXTERNAL MODULE: ./build/spec/node-group.js
var node_group = __webpack_require__(8886);
// EXTERNAL MODULE: ./build/config/present.js
var present = __webpack_require__(8400);
;// CONCATENATED MODULE: ./build/config/node-group-parts.js
/** What a node group of a file has beside what every group has: each is undefined where the file does not say it. */


function partsOfFile(group) {
    return defined({
        selector: group.instanceSelector,
        zones: group.availabilityZones && (0,present/* present */.E)(group.availabilityZones),
        updates: group.updateConfig && updatesOf(group.updateConfig),
        repair: group.nodeRepairConfig && repairOf(group.nodeRepairConfig),
        releaseVersion: group.releaseVersion,
        warmPool: group.warmPoolConfig && warmPoolOf(group.warmPoolConfig),
        roleArn: group.iam?.instanceRoleARN,
        permissions: group.iam && permissionsOf(group.iam),
        launch: filled(launchOf(group)),
        moreVolumes: volumesOf(group),
    });
}
/** One without a device has been refused. */
function volumesOf({ additionalVolumes }) {
    return listed(additionalVolumes)?.map((volume) => {
        const { volumeName: device = '', volumeSize: size = 80, volumeType: type = 'gp3' } = volume;
        const iops = volume.volumeIOPS ?? (type === 'io1' || type === 'io2' ? 100 : undefined);
        return {
            device,
            ...defined({ size, type, iops, throughput: volume.volumeThroughput, key: volume.volumeKmsKeyID }),
        };
    });
}
/** JSON; undefined where the file says nothing. */
function settingsOf({ settings, enableAdminContainer: enabled, } = {}) {
    if (settings === undefined && enabled === undefined)
        return undefined;
    const given = JSON.parse(settings ?? '{}');
    if (enabled === undefined)
        return JSON.stringify(given);
    const containers = Object(given['host-containers']);
    const admin = { ...Object(containers.admin), enabled };
    return JSON.stringify({ ...given, 'host-containers': { ...containers, admin } });
}
/** Policies of AWS for programs on nodes. Sources: their documentation. */
const policiesOfPrograms = {
    cloudWatch: 'CloudWatchAgentServerPolicy',
    efs: 'service-role/AmazonEFSCSIDriverPolicy',
    fsx: 'AmazonFSxFullAccess',
    imageBuilder: 'AmazonEC2ContainerRegistryPowerUser',
    xRay: 'AWSXRayDaemonWriteAccess',
};
function permissionsOf({ attachPolicyARNs, attachPolicy: document, withAddonPolicies = {}, }) {
    const { albIngress, ...others } = withAddonPolicies;
    const given = {
        ...others,
        // The old name of the same controller.
        awsLoadBalancerController: others.awsLoadBalancerController || albIngress,
    };
    const policies = [
        ...new Set((0,present/* present */.E)(attachPolicyARNs)),
        ...Object.entries(policiesOfPrograms).flatMap(([program, policy]) => (given[program] ? policy : [])),
    ];
    const programs = node_group/* nodePrograms */.y.filter((program) => given[program]);
    if (policies.length + programs.length === 0 && document === undefined)
        return undefined;
    return { policies, programs, ...(document !== undefined && { document }) };
}
const updatesOf = ({ maxUnavailable, maxUnavailablePercentage, updateStrategy: strategy = 'DEFAULT', }) => maxUnavailablePercentage === undefined
    ? { maxUnavailable: maxUnavailable ?? 1, strategy }
    : { maxUnavailablePercentage, strategy };
/** One that lacks a member has been refused. */
const repairOf = ({ enabled = false, nodeRepairConfigOverrides: overrides, ...limits }) => defined({
    enabled,
    ...limits,
    nodeRepairConfigOverrides: overrides && (0,present/* present */.E)(overrides),
});
const warmPoolOf = ({ enabled = true, minSize = 0, maxGroupPreparedCapacity: mostPrepared, poolState: state = 'STOPPED', reuseOnScaleIn: reuses = false, }) => ({ enabled, minSize, mostPrepared, state, reuses });
function launchOf(group) {
    const { instanceName, instancePrefix } = group;
    return defined({
        instanceName,
        instancePrefix,
        ebsOptimized: group.ebsOptimized,
        // What EC2 does in any case is no wish.
        detailedMonitoring: group.enableDetailedMonitoring || undefined,
        maxPods: group.maxPodsPerNode,
        podsSeeMetadata: isForPods(group) || undefined,
        keyName: group.ssh?.publicKeyName,
        securityGroups: listed(group.securityGroups?.attachIDs),
        placementGroup: group.placement?.groupName,
        reservation: reservationOf(group),
        template: templateOf(group),
        bottlerocket: settingsOf(group.bottlerocket),
        ami: group.ami,
        preBootstrapCommands: listed(group.preBootstrapCommands),
        overrideBootstrapCommand: group.overrideBootstrapCommand,
    });
}
/** What nodes get for the sake of programs in their pods, pods have to reach. A template of the user's says it itself. */
function isForPods({ disablePodIMDS, iam, launchTemplate }) {
    if (disablePodIMDS !== undefined)
        return !disablePodIMDS;
    return launchTemplate === undefined && iam !== undefined && permissionsOf(iam) !== undefined;
}
function reservationOf({ capacityReservation, instanceMarketOptions, }) {
    const { capacityReservationPreference: preference, capacityReservationTarget: target = {} } = capacityReservation ?? {};
    const { capacityReservationID: id, capacityReservationResourceGroupARN: group } = target;
    if ((preference ?? id ?? group) === undefined)
        return undefined;
    return defined({ preference, id, group, isBlock: instanceMarketOptions?.marketType !== undefined });
}
/** One without an id has been refused. */
function templateOf({ launchTemplate, amiFamily }) {
    if (launchTemplate?.id === undefined)
        return undefined;
    const { id, version } = launchTemplate;
    return { id, ...(version !== undefined && { version }), isOfFamily: amiFamily !== undefined };
}
/** An empty list names nothing. */
const listed = (given) => given === undefined || given.length === 0 ? undefined : (0,present/* present */.E)(given);
const defined = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
const filled = (fields) => Object.keys(fields).length === 0 ? undefined : fields;

;// CONCATENATED MODULE: ./build/config/node-groups.js




/** The node group of a step whose file has none. */
function nodeGroupOfInputs(inputs, network) {
    return {
        ...spec/* defaults */.NT.nodeGroup,
        instanceTypes: inputs['instance-types'] ?? spec/* defaults */.NT.nodeGroup.instanceTypes,
        ...marketOf(inputs.spot),
        privateNetworking: (0,given_network/* hasPrivateWayOut */.PM)(network),
        ...complete(sizesOfInputs(inputs)),
    };
}
/** Which instances are bought. */
function marketOf(spot = false) {
    return spot === 'preferred' ? { spot: true, orOnDemand: true } : { spot };
}
function sizesOfInputs(inputs) {
    return { desired: inputs.nodes, least: inputs['nodes-min'], most: inputs['nodes-max'] };
}
/** A node group of a file. Where the file is silent, it gets what eksctl would give it; nodes alone are private. */
function nodeGroupOfFile(group, network) {
    const type = group.volumeType ?? 'gp3';
    const privateNetworking = group.privateNetworking ?? (0,given_network/* isPrivateBySubnets */.pS)(group, network.given) ?? (0,given_network/* hasPrivateWayOut */.PM)(network);
    const subnets = (0,given_network/* subnetsOfGroup */.Jd)({ subnets: group.subnets, privateNetworking }, network);
    return {
        name: group.name ?? '',
        instanceTypes: typesOfFile(group),
        ...marketOf(group.spot),
        ...complete(sizesOfFile(group)),
        amiFamily: group.amiFamily ?? 'AmazonLinux2023',
        volume: {
            size: group.volumeSize ?? 80,
            type,
            // EC2 has a number of its own for gp3 alone.
            iops: group.volumeIOPS ?? (type === 'io1' || type === 'io2' ? 100 : undefined),
            throughput: group.volumeThroughput,
            ...(group.volumeKmsKeyID !== undefined && { key: group.volumeKmsKeyID }),
        },
        labels: group.labels ?? {},
        taints: (0,present/* present */.E)(group.taints),
        tags: group.tags ?? {},
        privateNetworking,
        ...(subnets !== undefined && { subnets }),
        ...partsOfFile(group),
    };
}
/** Those of a selector are chosen once AWS can be asked. */
function typesOfFile({ instanceTypes, instanceType, instanceSelector }) {
    if (instanceTypes !== undefined)
        return (0,present/* present */.E)(instanceTypes);
    if (instanceType === undefined && instanceSelector !== undefined)
        return [];
    return [instanceType ?? 'm5.large'];
}
function sizesOfFile({ desiredCapacity, minSize, maxSize }) {
    return { desired: desiredCapacity, least: minSize, most: maxSize };
}
/** As eksctl does it: at first as many nodes as the fewest, which are two unless more or less is said. */
function complete({ desired, least, most }) {
    const minNodes = least ?? desired ?? Math.min(spec/* defaults */.NT.nodeGroup.minNodes, most ?? Infinity);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ Problem),
/* harmony export */   Ae: () => (/* binding */ anyText),
/* harmony export */   Ff: () => (/* binding */ booleanOrPreferred),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   pQ: () => (/* binding */ eachOf),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   wC: () => (/* binding */ matching),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2246);
/** What users type, turned into values. A parser throws a Problem that says what is wrong and what to write instead. */

/** What is wrong with a value; of one that holds several, with each. */
class Problem extends Error {
    reasons;
    constructor(...reasons) {
        super(reasons.join('\n'));
        this.reasons = reasons;
    }
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
/** `true`, `false`, or that it is wished for and not required. */
const booleanOrPreferred = (text) => {
    if (text === 'preferred')
        return text;
    if (/^(true|false)$/i.test(text))
        return boolean(text);
    throw new Problem(`${quote(text)} is neither true, false nor preferred. Write one of the three.`);
};
function oneOf(...values) {
    return (text) => {
        const value = values.find((each) => each === text);
        if (value !== undefined)
            return value;
        const meant = (0,_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(text, values);
        const question = meant === undefined ? '' : `Did you mean ${meant}? `;
        throw new Problem(`${quote(text)} is not known. ${question}Write one of: ${values.join(', ')}.`);
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
/** Different values, comma-separated, white space or lines. */
function listOf(item, most) {
    return (text) => {
        const items = text.split(/[\s,]+/).filter((each) => each !== '');
        if (items.length === 0)
            throw new Problem(`${quote(text)} holds no value. Write at least one.`);
        if (items.length > most)
            throw new Problem(`${items.length} values were given. Write ${most} at most.`);
        return eachOf(items, (each, index) => {
            if (items.indexOf(each) !== index)
                throw new Problem(`${quote(each)} is given twice. Keep one.`);
            return item(each);
        });
    };
}
/**
 * Every item by the same parser.
 * @throws Problem with what is wrong with any of them, each once
 */
function eachOf(items, parse) {
    const values = [];
    const reasons = new Set();
    items.forEach((item, index) => {
        try {
            values.push(parse(item, index));
        }
        catch (error) {
            if (!(error instanceof Problem))
                throw error;
            for (const reason of error.reasons)
                reasons.add(reason);
        }
    });
    if (reasons.size > 0)
        throw new Problem(...reasons);
    return values;
}
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text);
}


/***/ }),

/***/ 6639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ roleOf),
/* harmony export */   o: () => (/* binding */ podsOfFile)
/* harmony export */ });
/* harmony import */ var _spec_well_known_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8938);
/* harmony import */ var _present_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8400);


/** What the file says of what pods may do in AWS. */
function podsOfFile({ iam }) {
    return {
        hasProvider: iam?.withOIDC ?? false,
        associations: (0,_present_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .E)(iam?.podIdentityAssociations).map(associationOf),
        accounts: (0,_present_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .E)(iam?.serviceAccounts).map(accountOf),
    };
}
function associationOf({ namespace = '', serviceAccountName: name = '', roleARN, permissionPolicyARNs, permissionPolicy, wellKnownPolicies: wellKnown, permissionsBoundaryARN: permissionsBoundary, createServiceAccount: createsAccount = false, targetRoleARN: targetRole, disableSessionTags = false, tags = {}, }) {
    const role = roleOf(roleARN, {
        attachPolicyARNs: permissionPolicyARNs,
        attachPolicy: permissionPolicy,
        wellKnownPolicies: wellKnown,
        permissionsBoundary,
    });
    const account = { namespace, name };
    return { account, role, createsAccount, targetRole, tagsSessions: !disableSessionTags, tags };
}
function accountOf({ metadata, attachRoleARN, roleOnly: isRoleOnly = false, tags = {}, ...policies }) {
    const { name = '', namespace = 'default', labels = {}, annotations = {} } = metadata ?? {};
    const role = roleOf(attachRoleARN, policies);
    return { account: { namespace, name }, role, labels, annotations, isRoleOnly, tags };
}
/** @param given the user's own, in place of policies */
function roleOf(given, { attachPolicyARNs, attachPolicy: document, wellKnownPolicies: named = {}, permissionsBoundary, }) {
    const wellKnown = _spec_well_known_js__WEBPACK_IMPORTED_MODULE_0__/* .wellKnownPolicies */ .KJ.filter((each) => named[each]);
    const boundary = permissionsBoundary === undefined ? {} : { boundary: permissionsBoundary };
    return given ?? { policyArns: (0,_present_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .E)(attachPolicyARNs), document, wellKnown, ...boundary };
}


/***/ }),

/***/ 8400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ present)
/* harmony export */ });
/** The items of a list that could be read. */
function present(list = []) {
    return list.filter((item) => item !== undefined);
}


/***/ }),

/***/ 1999:
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
function ifWanted({ number, isOpen, isDraft, labels, bot }, { label, drafts, bots }) {
    if (isOpen === false)
        return { nothing: `Pull request #${number} is closed.` };
    if (bot !== undefined && bots === 'exclude') {
        return {
            nothing: `Pull request #${number} was opened by ${bot}, and bots' pull requests have no clusters. ` +
                'To try its change on one, open a pull request of your own from its branch; `bots: include` gives all of them clusters.',
        };
    }
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
 * GitHub gives pull requests of forks no ID token. A repository may be set to give them one all the same.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
function whyNoCredentials({ name, pullRequest, offersIdToken }) {
    if (offersIdToken || name !== 'pull_request' || !pullRequest?.isFromFork)
        return undefined;
    return (`Pull request #${pullRequest.number} comes from a fork, and GitHub gives its jobs no ID token, with which to assume a role in AWS: there is no cluster for it. ` +
        'To try it on one, push its branch to this repository once you have read its code.');
}
function quoted(label) {
    return JSON.stringify(label ?? '');
}

// EXTERNAL MODULE: ./build/github/event.js + 2 modules
var github_event = __webpack_require__(514);
// EXTERNAL MODULE: ./build/inputs.js
var build_inputs = __webpack_require__(8175);
// EXTERNAL MODULE: ./build/spec/spec.js
var spec = __webpack_require__(8555);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/spec/names.js
var names = __webpack_require__(9762);
// EXTERNAL MODULE: ./build/spec/owner.js
var spec_owner = __webpack_require__(2209);
// EXTERNAL MODULE: ./build/spec/read-owner.js
var read_owner = __webpack_require__(6570);
// EXTERNAL MODULE: ./build/spec/tags.js
var tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/spec/auto-mode.js
var auto_mode = __webpack_require__(6519);
// EXTERNAL MODULE: ./build/config/present.js
var present = __webpack_require__(8400);
;// CONCATENATED MODULE: ./build/config/auto-mode.js


/** Undefined where nobody says. */
function isAutoAsked({ mode }, config) {
    return mode === undefined ? config.autoModeConfig?.enabled : mode === 'auto';
}
/** @returns false where it is told to be off; undefined where nobody says */
function autoModeFrom(inputs, config) {
    const asked = isAutoAsked(inputs, config);
    if (!asked)
        return asked;
    const { nodePools, nodeRoleARN } = config.autoModeConfig ?? {};
    return { nodePools: nodePools === undefined ? auto_mode/* builtInPools */.dZ : (0,present/* present */.E)(nodePools), nodeRoleArn: nodeRoleARN };
}
const isAuto = (inputs, config) => isAutoAsked(inputs, config) === true;
/** Inputs about nodes that somebody has to ask for by number and type. */
const nodeInputs = ['nodes', 'nodes-min', 'nodes-max', 'instance-types', 'spot'];
/** What contradicts Auto Mode, of inputs; what of the file does is reported there. */
function autoModeProblems(inputs, file) {
    const { mode } = inputs;
    const config = file?.config ?? {};
    const { enabled } = config.autoModeConfig ?? {};
    const problems = [];
    if (mode !== undefined && enabled !== undefined && enabled !== (mode === 'auto')) {
        problems.push(`Input mode: it is ${mode}, and ${file?.label} says ${enabled} in autoModeConfig.enabled. Leave one of them out.`);
    }
    if (!isAuto(inputs, config))
        return problems;
    if (file !== undefined)
        checkFile(file);
    return [
        ...problems,
        ...nodeInputs
            .filter((name) => inputs[name] !== undefined)
            .map((name) => `Input ${name}: in Auto Mode EKS chooses the nodes by what pods ask for. Leave it out.`),
    ];
}
function checkFile(file) {
    const { fargateProfiles, addons, accessConfig, vpc } = file.config;
    for (const list of ['managedNodeGroups', 'nodeGroups']) {
        if ((0,present/* present */.E)(file.config[list]).length === 0)
            continue;
        file.report(list, 'the cluster is in Auto Mode, and node groups beside it are not supported: EKS starts the nodes by itself. Leave them out.');
    }
    if ((0,present/* present */.E)(fargateProfiles).length > 0) {
        file.report('fargateProfiles', 'the cluster is in Auto Mode, and Fargate profiles beside it are not supported: EKS starts the nodes by itself. Leave them out.');
    }
    if (accessConfig?.authenticationMode === 'CONFIG_MAP') {
        file.report('accessConfig.authenticationMode', 'the cluster is in Auto Mode, whose nodes come in by an access entry, which EKS does not know with CONFIG_MAP. Write API, or API_AND_CONFIG_MAP.');
    }
    if (vpc?.nat?.gateway === 'Disable') {
        file.report('vpc.nat.gateway', 'it is Disable, and Auto Mode starts nodes in private subnets, too, where they get no images without a NAT gateway. Write Single.');
    }
    addons?.forEach((addon, index) => {
        if (addon?.name !== undefined && auto_mode/* addonsBuiltIn */.Th.includes(addon.name)) {
            file.report(`addons[${index}].name`, `Auto Mode does the work of ${addon.name} by itself. Leave it out.`);
        }
    });
}

;// CONCATENATED MODULE: ./build/config/boundaries.js
function boundariesOf({ iam = {}, autoModeConfig = {}, managedNodeGroups = [], nodeGroups = [], }) {
    const all = [
        ['iam.serviceRolePermissionsBoundary', iam.serviceRolePermissionsBoundary, iam.serviceRoleARN],
        [
            'iam.fargatePodExecutionRolePermissionsBoundary',
            iam.fargatePodExecutionRolePermissionsBoundary,
            iam.fargatePodExecutionRoleARN,
        ],
        [
            'autoModeConfig.permissionsBoundaryARN',
            autoModeConfig.permissionsBoundaryARN,
            autoModeConfig.nodeRoleARN,
        ],
        ...Object.entries({ managedNodeGroups, nodeGroups }).flatMap(([list, groups]) => groups.map((group, index) => [
            `${list}[${index}].iam.instanceRolePermissionsBoundary`,
            group?.iam?.instanceRolePermissionsBoundary,
            group?.iam?.instanceRoleARN,
        ])),
    ];
    return all.flatMap(([path, arn, role]) => (arn === undefined ? [] : [{ path, arn, role }]));
}
/** Tells of each that a role cannot have. @param given by the input, which beats none of the file's */
function checkBoundaries({ config, label, report }, given) {
    const boundaries = boundariesOf(config);
    const [first] = boundaries;
    const whose = given === undefined
        ? `${label} says ${first?.arn} in ${first?.path}`
        : `the input permissions-boundary says ${given}`;
    for (const { path, arn, role } of boundaries) {
        if (role !== undefined)
            report(path, `${role} is given, and is never changed. Leave it out.`);
        else if (arn !== (given ?? first?.arn))
            report(path, `all roles that are made have one boundary, and ${whose}. Write that one, or leave it out.`);
    }
}

// EXTERNAL MODULE: ./build/config/pods.js
var pods = __webpack_require__(6639);
;// CONCATENATED MODULE: ./build/config/capabilities.js


/** Those of a file: none where it names none, which takes away what it named before. */
const capabilitiesOfFile = ({ capabilities }) => (0,present/* present */.E)(capabilities).map(capabilityOf);
const capabilityOf = ({ name = '', type = 'KRO', roleArn, tags = {}, ...policies }) => ({ name, type, role: (0,pods/* roleOf */.k)(roleArn, policies), tags });

// EXTERNAL MODULE: ./build/spec/fargate.js
var fargate = __webpack_require__(1900);
// EXTERNAL MODULE: ./build/config/given-network.js
var given_network = __webpack_require__(3129);
;// CONCATENATED MODULE: ./build/config/fargate-profiles.js




/** Those of a file: none where it names none, which takes away what it named before. */
function profilesOfFile({ fargateProfiles, iam }, network) {
    return (0,present/* present */.E)(fargateProfiles).map(({ name = '', selectors, podExecutionRoleARN, subnets, tags = {} }) => ({
        name,
        selectors: (0,present/* present */.E)(selectors).map(({ namespace = '', labels = {} }) => ({ namespace, labels })),
        podExecutionRoleArn: podExecutionRoleARN ?? iam?.fargatePodExecutionRoleARN,
        subnets: (0,given_network/* subnetsOfGroup */.Jd)({ subnets, privateNetworking: true }, network),
        tags,
    }));
}
/** Where pods run on Fargate alone, something has to take those without which no Service has a name. */
function checkFargateAlone(file) {
    file.config.addons?.forEach((addon, index) => {
        if (addon?.name !== spec/* ebsCsiAddon */.kM)
            return;
        file.report(`addons[${index}].name`, 'the cluster is on Fargate alone, where no volume of EBS is mounted and pods have no Pod Identity. Leave it out, or describe a node group in managedNodeGroups.');
    });
    const profiles = profilesOfFile(file.config, {});
    if (profiles.some(({ selectors }) => selectors.length === 0) || (0,fargate/* takesCoredns */.NV)(profiles))
        return;
    file.report('fargateProfiles', 'without node groups, coredns has to run on Fargate, and none of the profiles takes it. Give one a selector of the namespace kube-system, alone or with the label `k8s-app: kube-dns`, or describe a node group in managedNodeGroups.');
}

;// CONCATENATED MODULE: ./build/config/identity-providers.js

/** What the file says of whose ID tokens the cluster takes: an empty list says that it takes nobody's. */
function identityProviderOfFile({ identityProviders, }) {
    if (identityProviders === undefined)
        return {};
    const [provider] = (0,present/* present */.E)(identityProviders);
    if (provider === undefined)
        return { identityProvider: 'none' };
    const { name = '', issuerURL = '', clientID = '', requiredClaims = {}, tags = {} } = provider;
    const { usernameClaim, usernamePrefix, groupsClaim, groupsPrefix } = provider;
    return {
        identityProvider: {
            ...{ name, issuerUrl: issuerURL, clientId: clientID, requiredClaims, tags },
            ...{ usernameClaim, usernamePrefix, groupsClaim, groupsPrefix },
        },
    };
}

;// CONCATENATED MODULE: ./build/config/no-nodes.js
/** A cluster without nodes, as a file asks for whose list of node groups is empty. */

/** Of DaemonSets alone: EKS has them ACTIVE where there is no node. */
const withoutNodes = [...spec/* defaults */.NT.addonsWithoutNodes, 'eks-node-monitoring-agent'];
function checkWithoutNodes(file) {
    file.config.addons?.forEach((addon, index) => {
        if (addon?.name === undefined || withoutNodes.includes(addon.name))
            return;
        file.report(`addons[${index}].name`, `managedNodeGroups is empty, and ${addon.name} would never become ready without a node. Leave it out, or describe a node group.`);
    });
}

// EXTERNAL MODULE: ./build/config/node-groups.js + 1 modules
var node_groups = __webpack_require__(3723);
// EXTERNAL MODULE: ./build/spec/self-managed.js
var self_managed = __webpack_require__(5074);
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
        .filter(({ field }) => field !== 'name' || inputs.command !== 'auto')
        .map(({ input, given, field, there }) => `The input ${input} (${given}) beats metadata.${field} (${there}) of ${label}.`);
    if (inputs.command === 'auto' && metadata.name !== undefined) {
        notes.push(`metadata.name (${metadata.name}) of ${label} is left aside: \`auto\` makes a cluster for each pull request or branch, and this one is ${spec.name}.`);
    }
    const [group] = (0,self_managed/* everyGroupOf */.e$)(spec);
    if (!config.managedNodeGroups?.length && !config.nodeGroups?.length && group !== undefined) {
        notes.push(`${label} has no managedNodeGroups: the cluster gets one, ${group.name}, of ${group.nodes} × ${group.instanceTypes.join(' or ')}.`);
    }
    return notes;
}
function risks({ endpoint, ...spec }) {
    const nodeGroups = (0,self_managed/* everyGroupOf */.e$)(spec);
    const notes = [];
    if (!endpoint.public) {
        notes.push('The endpoint is private: only a runner within the VPC, or connected to it, can reach the cluster. A runner of GitHub cannot.');
    }
    for (const { name, spot, orOnDemand, instanceTypes } of nodeGroups) {
        if (spot && !orOnDemand && instanceTypes.length === 1) {
            notes.push(`Node group ${name} asks for spot instances of one type: where ${instanceTypes[0]} is short, it gets none. Give several types.`);
        }
    }
    if (nodeGroups.length === 0 && (0,fargate/* profilesOf */.uV)(spec).length === 0 && (0,auto_mode/* autoModeOf */.YL)(spec) === undefined) {
        notes.push('The cluster has no nodes: every pod waits until it has some, and those of coredns and the EBS CSI driver come with its first node group.');
    }
    const isRepelling = ({ effect }) => effect !== 'PreferNoSchedule';
    if (nodeGroups.length > 0 && nodeGroups.every(({ taints }) => taints.some(isRepelling))) {
        notes.push('Every node group is tainted: coredns and other add-ons become ready only if their configurationValues tolerate that.');
    }
    return notes;
}

// EXTERNAL MODULE: ./build/github/run-links.js
var run_links = __webpack_require__(6623);
;// CONCATENATED MODULE: ./build/config/of-event.js


/** What the event does not tell, or is not to ask for. */
function eventProblems({ name, untold, follower }, command, isNamed) {
    if (command === undefined)
        return [];
    if (follower?.refusal !== undefined)
        return [`Input command: ${follower.refusal}.`];
    if (isNamed)
        return [];
    // A schedule is of the default branch, whichever cluster it is about.
    const guess = command === 'down' && name === 'schedule' ? 'it would be that of the default branch' : undefined;
    const why = untold ?? guess;
    return why === undefined
        ? []
        : [
            `Input cluster-name: it is missing, and the event ${name} does not tell which cluster is meant: ${why}. Write the name.`,
        ];
}
function ownerProblems({ owner }, { name, isOfRepository }, isNamed) {
    if (owner !== 'any')
        return [];
    return [
        ...(isOfRepository
            ? []
            : [
                'Input owner: `any` is for a run of the repository itself, by hand, on a schedule or by a push to the default branch, and ' +
                    `the event ${name} is none of these: its run may remove its own cluster alone. Leave it out.`,
            ]),
        ...(isNamed
            ? []
            : ['Input owner: `any` goes by the name of the cluster, and there is none. Write cluster-name, too.']),
    ];
}
function anyOwnerFrom(inputs, event) {
    if (inputs.owner !== 'any')
        return undefined;
    const { comment = false, deployment = false } = inputs;
    return {
        repositoryId: event.repositoryId,
        tells: { comments: comment, deployments: deployment },
        links: (0,run_links/* runLinks */.$)(event, inputs['job-id']),
    };
}
function admissionOf({ name, follower }, command) {
    if (follower === undefined)
        return undefined;
    const pullRequest = command === 'up' ? follower.pullRequest : undefined;
    const { writers } = follower;
    return writers.length === 0 && pullRequest === undefined
        ? undefined
        : { event: name, writers, pullRequest };
}
/** What GitHub is told of the cluster of a pull request or a branch; with `auto`, all that there is to tell. */
function previewFrom(inputs, { command, isAuto, named, event, env }) {
    const { about, pullRequest, follower } = event;
    if (about === undefined || (command !== 'up' && command !== 'down'))
        return undefined;
    const { comment, deployment } = inputs;
    const isPullRequest = 'pullRequest' in about;
    const comments = isPullRequest && (comment ?? isAuto);
    const deploys = deployment ?? (isAuto && isPullRequest);
    // The event of a follower is about something else, and one that does not tell the state is none to go by.
    const isUncertain = follower !== undefined || (named === undefined && pullRequest?.isOpen === undefined);
    const looksAgain = isPullRequest && ((isAuto && event.action === 'closed') || ((isAuto || isUncertain) && command === 'up'));
    const preview = named ?? (0,spec_owner/* previewOf */.o)((0,spec_owner/* ownerOf */.b)(event.repositoryId, about));
    if (preview === undefined || (!comments && !deploys && !looksAgain))
        return undefined;
    return {
        preview,
        pullRequest: isPullRequest ? about.pullRequest : undefined,
        branch: pullRequest?.branch ?? ('branch' in about ? about.branch : ''),
        comments,
        deploys,
        looksAgain,
        environmentUrl: inputs['environment-url'],
        links: (0,run_links/* runLinks */.$)(event, inputs['job-id']),
        action: actionOf(env),
        commit: pullRequest?.commit,
        closing: isAuto && isPullRequest,
    };
}
/** On the pull request whose event it is, whichever cluster is planned. */
function planCommentFrom(inputs, event, named) {
    const { about, repositoryId, pullRequest } = event;
    // The jobs of forks may write nothing.
    const isAsked = inputs.comment !== false && pullRequest?.isFromFork !== true;
    if (about === undefined || !('pullRequest' in about) || !isAsked)
        return undefined;
    const plan = named ?? (0,spec_owner/* previewOf */.o)((0,spec_owner/* ownerOf */.b)(repositoryId, about));
    if (plan === undefined)
        return undefined;
    return { pullRequest: about.pullRequest, plan, links: (0,run_links/* runLinks */.$)(event, inputs['job-id']) };
}
/** How a workflow uses this action, `owner/name@ref`; undefined for one in the workspace, of which the runner does not tell. */
function actionOf({ GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref, }) {
    return repository ? `${repository}@${ref}` : undefined;
}

;// CONCATENATED MODULE: ./build/config/security-groups.js


const securityGroupsFrom = ({ 'security-groups': said }, { vpc }) => said ?? vpc?.securityGroups ?? 'recommended';
/** What contradicts it, of inputs; what of the file does is reported there. */
function securityGroupProblems(inputs, file) {
    const config = file?.config ?? {};
    const { 'security-groups': said } = inputs;
    const there = config.vpc?.securityGroups;
    if (said !== undefined && there !== undefined && said !== there) {
        return [
            `Input security-groups: it is ${said}, and ${file?.label} says ${there} in vpc.securityGroups. Leave one of them out.`,
        ];
    }
    if (securityGroupsFrom(inputs, config) === 'recommended')
        return [];
    const problems = [];
    const report = (message) => {
        if (said === undefined)
            file?.report('vpc.securityGroups', message);
        else
            problems.push(`Input security-groups: ${message}`);
    };
    if (isAuto(inputs, config)) {
        report('the cluster is in Auto Mode, where EKS puts its own group on the nodes, as `recommended` has it. Leave it out.');
    }
    if ((0,present/* present */.E)(config.fargateProfiles).length > 0) {
        report('pods on Fargate have EKS’s own group, and would not reach the nodes, nor coredns there. Write `recommended`, or leave the fargateProfiles out.');
    }
    return problems;
}

// EXTERNAL MODULE: ./build/config/self-managed-groups.js
var self_managed_groups = __webpack_require__(1362);
// EXTERNAL MODULE: ./build/config/settings.js + 1 modules
var config_settings = __webpack_require__(6581);
// EXTERNAL MODULE: ./build/config/tags-and-labels.js + 1 modules
var tags_and_labels = __webpack_require__(5137);
;// CONCATENATED MODULE: ./build/config/cluster-request.js























/** The request of a command about one cluster. @throws InputError with all the problems, where there are some. */
async function readClusterRequest(command, { inputs, problems, env, environmentRegion, event, now }, base) {
    const file = await loadFile(inputs, env);
    const region = inputs.region ?? file?.config.metadata?.region ?? environmentRegion;
    // A name in a file is the same for every pull request: under `auto` each has a cluster of its own.
    const given = inputs['cluster-name'] ?? (base.isAuto ? undefined : file?.config.metadata?.name);
    const asked = given ?? suffixFrom(event);
    const suffix = asked.startsWith('--') ? asked : undefined;
    const name = suffix === undefined ? asked : (0,names/* clusterNameOf */.T)((0,names/* prefixOf */.MT)(event.repository), suffix);
    const auth = inputs['kubeconfig-auth'] ?? (inputs['role-to-assume'] === undefined ? 'aws' : 'action');
    problems.push(...eventProblems(event, command, given !== undefined), ...ownerProblems(inputs, event, given !== undefined));
    if (region === undefined && !isRegionTold(problems, file)) {
        problems.push('Input region: it is missing, and so is AWS_REGION. Write the region, such as eu-west-1.');
    }
    if (auth === 'action' && (inputs['kubeconfig-role'] ?? inputs['kubeconfig-profile']) !== undefined) {
        problems.push('Inputs kubeconfig-role and kubeconfig-profile: `action` uses neither. Leave them out, or set kubeconfig-auth to `aws`.');
    }
    problems.push(...autoModeProblems(inputs, file), ...securityGroupProblems(inputs, file));
    problems.push(...nodeProblems(inputs, file), ...tagProblems(inputs, file), ...peopleProblems(inputs, file));
    if (inputs.network === 'shared' && file?.config.vpc?.nat?.gateway === 'Disable') {
        problems.push(`Input network: the clusters that share a network reach the internet through its NAT gateway, and ${file.label} says Disable in vpc.nat.gateway. Leave that out, or say own.`);
    }
    if (inputs.network !== undefined && file !== undefined && (0,given_network/* givenNetworkOf */.JI)(file.config) !== undefined) {
        problems.push(`Input network: ${file.label} names a VPC of yours, and ${inputs.network} is about those that are made. Leave the input out; of preview.yml, write "" for it.`);
    }
    if (file !== undefined) {
        const { checkConfig } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1584), __webpack_require__.e(3791)]).then(__webpack_require__.bind(__webpack_require__, 3791));
        checkConfig(file, {
            name: given,
            region,
            isOfPullRequest: given === undefined && event.about !== undefined && 'pullRequest' in event.about,
            isOutside: command !== 'down' && command !== 'status' && env.RUNNER_ENVIRONMENT === 'github-hosted',
        });
        checkBoundaries(file, inputs['permissions-boundary']);
        problems.push(...file.problems());
    }
    const isUnnamed = given === undefined && !base.isAuto;
    if (command === 'down' && isUnnamed && file !== undefined && file.problems().length > 0) {
        problems.push(`Input cluster-name: it is missing, and ${file.label}, which may name the cluster, cannot be read as a whole. Write the name.`);
    }
    const ignored = command === 'down' ? takeOut(problems, file) : [];
    const preview = command &&
        previewFrom(inputs, {
            command,
            isAuto: base.isAuto,
            named: given === undefined ? undefined : name,
            event,
            env,
        });
    const planComment = command === 'plan' ? planCommentFrom(inputs, event, given === undefined ? undefined : name) : undefined;
    if (problems.length > 0 || command === undefined || region === undefined) {
        const subject = { name, region: region ?? '', roleArn: base.role?.arn };
        // Whether who has started a follower may write has not been asked yet: nothing is written for it.
        if (event.follower !== undefined)
            throw new build_inputs/* InputError */.dz(problems);
        if (command === 'down' && inputs['dry-run'] !== true && preview?.comments)
            throw new build_inputs/* InputError */.dz(problems, { preview: { request: { ...preview, deploys: false }, subject } });
        throw new build_inputs/* InputError */.dz(problems, planComment && { plan: { request: planComment, ...subject } });
    }
    // A cluster that the user named belongs to the whole repository, unless `auto` made it for one pull request or branch.
    const isOfRepository = given !== undefined && !base.isAuto;
    const owner = (0,spec_owner/* ownerOf */.b)(event.repositoryId, isOfRepository ? undefined : event.about);
    const spec = clusterSpec(inputs, file, {
        name,
        region,
        owner,
        event,
        now,
        isNamed: given !== undefined,
    });
    return {
        ...base,
        command,
        spec,
        isDescribed: (0,build_inputs/* isDescription */.Zu)(inputs),
        admission: admissionOf(event, command),
        ofAnyOwner: anyOwnerFrom(inputs, event),
        isNamed: given !== undefined,
        suffix,
        // Of any owner, it is not the event that tells which preview it is.
        preview: inputs.owner === 'any' ? undefined : preview,
        planComment,
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
        ignored,
    };
}
/** What is wrong with what only describes the cluster, out of the problems: what goes by its name does without it. */
function takeOut(problems, file) {
    const isAside = (problem) => (0,build_inputs/* isOfDescription */.Ig)(problem) || (file !== undefined && problem.startsWith(`${file.label}:`));
    const ignored = problems.filter(isAside);
    problems.splice(0, problems.length, ...problems.filter((problem) => !isAside(problem)));
    return ignored;
}
/** Whoever has no ClusterConfig does not wait for a YAML parser. A runner that names no workspace starts the step in it. */
async function loadFile(inputs, env) {
    if (inputs.config === undefined)
        return undefined;
    const { loadConfig } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1584), __webpack_require__.e(5499)]).then(__webpack_require__.bind(__webpack_require__, 5499));
    return loadConfig(inputs.config, env.GITHUB_WORKSPACE ?? '.');
}
/** Whether the region is missing because it is bad, which is a problem of its own. */
function isRegionTold(problems, file) {
    return (problems.some((problem) => problem.startsWith('Input region:')) ||
        (file?.mentions('metadata.region') ?? false));
}
const cluster_request_nodeInputs = [
    'node-kind',
    'prelaunch',
    'nodes',
    'nodes-min',
    'nodes-max',
    'instance-types',
    'spot',
];
function nodeProblems(inputs, file) {
    if (isAuto(inputs, file?.config ?? {}))
        return [];
    const given = cluster_request_nodeInputs.filter((name) => inputs[name] !== undefined);
    const list = ['managedNodeGroups', 'nodeGroups'].find((name) => (file?.config[name]?.length ?? 0) > 0);
    if (list !== undefined) {
        return given.map((name) => `Input ${name}: ${file?.label} has node groups of its own. Say it there, in ${list}, or leave the input out.`);
    }
    if (file !== undefined && isOnFargateAlone(inputs, file))
        checkFargateAlone(file);
    if (file !== undefined && isWithoutNodes(inputs, file))
        checkWithoutNodes(file);
    if (inputs.prelaunch && inputs['node-kind'] !== 'self-managed') {
        return [
            'Input prelaunch: EKS makes no node group before the control plane. Write node-kind: self-managed, or leave it out.',
        ];
    }
    const names = { desired: 'nodes', least: 'nodes-min', most: 'nodes-max' };
    return (0,node_groups/* contradictions */.vM)((0,node_groups/* sizesOfInputs */.RM)(inputs), names).map(({ of, message }) => `Input ${names[of]}: ${message}`);
}
/** A file with Fargate profiles says where pods run: it gets no node group that nobody has asked for. */
function isOnFargateAlone(inputs, { config }) {
    return ((config.fargateProfiles?.length ?? 0) > 0 &&
        (config.managedNodeGroups?.length ?? 0) + (config.nodeGroups?.length ?? 0) === 0 &&
        cluster_request_nodeInputs.every((name) => inputs[name] === undefined));
}
/** An empty list of node groups is one, as in eksctl; a file that has no list gets the group that the inputs describe. */
function isWithoutNodes(inputs, { config }) {
    const { managedNodeGroups, nodeGroups = [], fargateProfiles = [] } = config;
    return (managedNodeGroups?.length === 0 &&
        nodeGroups.length + fargateProfiles.length === 0 &&
        cluster_request_nodeInputs.every((name) => inputs[name] === undefined));
}
function tagProblems(inputs, file) {
    const count = Object.keys({ ...file?.config.metadata?.tags, ...inputs.tags }).length;
    if (count <= tags_and_labels/* mostTags */.hp)
        return [];
    const message = `${count} tags were given. Keep ${tags_and_labels/* mostTags */.hp} at most.`;
    if (inputs.tags !== undefined)
        return [`Input tags: ${message}`];
    file?.report('metadata.tags', message);
    return [];
}
function peopleProblems({ admins = [], viewers = [] }, file) {
    const twice = admins
        .filter((arn) => viewers.includes(arn))
        .map((arn) => `Inputs admins and viewers: ${arn} is in both. Keep it in one of them.`);
    const { authenticationMode, accessEntries } = file?.config.accessConfig ?? {};
    const listed = [...admins, ...viewers];
    const inFile = (0,present/* present */.E)(accessEntries).flatMap(({ principalARN: arn }) => arn !== undefined && listed.includes(arn)
        ? `Inputs admins and viewers: ${arn} has an access entry in ${file?.label}, too. Keep it in one of them.`
        : []);
    if (authenticationMode !== 'CONFIG_MAP' || listed.length === 0)
        return [...twice, ...inFile];
    return [
        ...twice,
        `Inputs admins and viewers: they are let in by access entries, which EKS does not know with the authenticationMode CONFIG_MAP of ${file?.label}. Leave them out, and write iamIdentityMappings there.`,
    ];
}
function clusterSpec(inputs, file, { name, region, owner, event, now, isNamed, }) {
    const config = file?.config ?? {};
    const isInAutoMode = isAuto(inputs, config);
    const isOnFargate = file !== undefined && isOnFargateAlone(inputs, file);
    const isEmpty = file !== undefined && isWithoutNodes(inputs, file);
    const usualOf = () => {
        if (isInAutoMode)
            return [];
        if (isOnFargate)
            return spec/* defaults */.NT.addonsOnFargate;
        return isEmpty ? spec/* defaults */.NT.addonsWithoutNodes : spec/* defaults */.NT.addons;
    };
    const settings = (0,config_settings/* settingsOf */.f)(config, usualOf());
    const usual = inputs.ttl === undefined ? usualTtl(owner, isNamed) : undefined;
    const expiresAt = expiry(inputs.ttl ?? usual, now);
    const { network } = settings;
    const ofFile = (0,present/* present */.E)(config.managedNodeGroups);
    const selfManaged = (0,present/* present */.E)(config.nodeGroups);
    const isOfInputs = ofFile.length + selfManaged.length === 0 && !isOnFargate && !isEmpty && !isInAutoMode;
    const isManaged = inputs['node-kind'] !== 'self-managed';
    const nodeGroups = isOfInputs && isManaged
        ? [(0,node_groups/* nodeGroupOfInputs */.AD)(inputs, network)]
        : ofFile.map((group) => (0,node_groups/* nodeGroupOfFile */.RD)(group, network));
    const selfManagedGroups = isOfInputs && !isManaged
        ? [(0,self_managed_groups/* selfManagedOfInputs */.AT)(inputs, network)]
        : selfManaged.map((group) => (0,self_managed_groups/* selfManagedOfFile */.xR)(group, network));
    return (0,spec/* called */.Ab)(name, {
        ...settings,
        network: { ...settings.network, kind: inputs.network ?? settings.network.kind },
        region,
        owner,
        tags: {
            ...config.metadata?.tags,
            ...inputs.tags,
            [tags/* tagKeys */.bi.owner]: owner,
            [tags/* tagKeys */.bi.repository]: event.repository,
            [tags/* tagKeys */.bi.run]: event.runUrl,
            [tags/* tagKeys */.bi.expiresAt]: expiresAt instanceof Date ? (0,tags/* timestamp */.vE)(expiresAt) : 'never',
        },
        kubernetesVersion: inputs['kubernetes-version'] ?? config.metadata?.version,
        nodeGroups,
        ...(selfManagedGroups.length > 0 && { selfManagedGroups }),
        autoMode: autoModeFrom(inputs, config),
        ...(file !== undefined && {
            fargateProfiles: profilesOfFile(config, settings.network),
            capabilities: capabilitiesOfFile(config),
            pods: (0,pods/* podsOfFile */.o)(config),
        }),
        ...identityProviderOfFile(config),
        securityGroups: securityGroupsFrom(inputs, config),
        admins: inputs.admins ?? [],
        viewers: inputs.viewers ?? [],
        permissionsBoundary: inputs['permissions-boundary'] ?? boundariesOf(config)[0]?.arn,
        expiresAt,
        ...(usual !== undefined && { isUsualExpiry: true }),
    });
}
/**
 * How long clusters of its kind live, in milliseconds: a pull request is forgotten, and a run is over. Branches stay, and what
 * somebody has named may be meant to.
 */
function usualTtl(owner, isNamed) {
    if ((0,read_owner/* workOf */.LT)(owner)?.kind === 'pr')
        return spec/* defaults */.NT.ttl.pullRequest;
    return (0,read_owner/* workOf */.LT)(owner) === undefined && !isNamed ? spec/* defaults */.NT.ttl.run : undefined;
}
/** @param ttl milliseconds; 0 for ever. */
function expiry(ttl, now) {
    if (ttl === undefined)
        return undefined;
    return ttl === 0 ? 'never' : new Date(Math.floor((now.getTime() + ttl) / 1000) * 1000);
}
/** What follows the prefix in a computed name; of an event about neither a pull request nor a branch, the run's number. */
function suffixFrom({ about, runId }) {
    return about === undefined ? `--run-${runId}` : (0,names/* suffixOf */.jT)(about);
}

;// CONCATENATED MODULE: ./build/config/sweep-request.js


/** Times in milliseconds. */
const defaults = {
    abandonedAfter: 3 * 3_600_000,
    maxDeletions: 20,
    timeout: 3 * 3_600_000,
};
/** The request of a sweep, or of a list; undefined, and the reason among the problems, where it cannot be. */
function readSweepRequest(command, { inputs, problems, environmentRegion, event }, base) {
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
        command,
        regions,
        home,
        rules: inputs.rules ?? build_inputs/* ruleNames */.XZ,
        repositoryId: event.repositoryId,
        of: inputs.scope === 'account' ? 'any repository' : { repositoryId: event.repositoryId },
        abandonedAfter: inputs['abandoned-after'] ?? defaults.abandonedAfter,
        dryRun: command === 'list' || (inputs['dry-run'] ?? false),
        waits: inputs.wait ?? true,
        maxDeletions: inputs['max-deletions'] ?? defaults.maxDeletions,
        protectedNames: inputs['protected-names'] ?? [],
        protectedTags: inputs['protected-tags'] ?? [],
        issue: inputs.issue ?? false,
        tells: { comments: inputs.comment ?? true, deployments: inputs.deployment ?? true },
        links: (0,run_links/* runLinks */.$)(event, inputs['job-id']),
        removeSharedNetwork: inputs['remove-shared-network'] ?? false,
        timeout: inputs.timeout ?? defaults.timeout,
        notes: [],
    };
}

;// CONCATENATED MODULE: ./build/config/read-request.js






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
    const request = command === 'sweep' || command === 'list'
        ? readSweepRequest(command, asked, base)
        : await readClusterRequest(command, asked, base);
    if (problems.length > 0 || request === undefined)
        throw new build_inputs/* InputError */.dz(problems);
    return request;
}
function chosen(event, inputs) {
    const choice = choose(event, {
        label: inputs.label,
        drafts: inputs.drafts ?? 'include',
        bots: inputs.bots ?? 'exclude',
    });
    if (!('command' in choice))
        return choice;
    const why = whyNoCredentials(event);
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
                durationSeconds: inputs['role-duration-seconds'] ?? spec/* defaults */.NT.roleDurationSeconds,
                audience: inputs.audience ?? spec/* defaults */.NT.audience,
            },
        allowedAccountIds: inputs['allowed-account-ids'],
        removal: {
            liftsProtection: inputs['lift-protection'] ?? false,
            keepsLogs: inputs['keep-logs'] ?? false,
        },
        timeout: inputs.timeout ?? spec/* defaults */.NT.timeout,
        pollInterval: inputs['poll-interval'] ?? spec/* defaults */.NT.pollInterval,
    };
}
const aboutOneCluster = ['up', 'down', 'plan', 'connect', 'status', 'auto'];
/** What a sweep goes by, `list` does too. */
const aboutAll = ['sweep', 'list', 'auto'];
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
    owner: ['down'],
    'lift-protection': [...removing, 'list'],
    'keep-logs': removing,
    teardown: ['up'],
    regions: aboutAll,
    rules: aboutAll,
    scope: aboutAll,
    'abandoned-after': aboutAll,
    'max-deletions': aboutAll,
    'protected-names': aboutAll,
    'protected-tags': aboutAll,
    issue: ['sweep', 'auto'],
    'remove-shared-network': aboutAll,
    label: ['auto'],
    drafts: ['auto'],
    bots: ['auto'],
    comment: [...telling, 'plan'],
    deployment: telling,
    'environment-url': ['up', 'down', 'auto'],
};
/** What to write in place of an input that the command does not have. */
const instead = {
    'dry-run': {
        up: 'Write `command: plan`, which shows what `up` would do.',
        auto: 'Write `command: plan`, which shows what `up` would do, or `command: down` with it.',
        plan: 'Leave it out: `plan` changes nothing.',
        connect: 'Leave it out: `connect` changes nothing in AWS.',
    },
};
function misplaced(inputs) {
    const { command } = inputs;
    if (command === undefined)
        return [];
    return Object.entries(commandsOfInputs)
        .filter(([name, commands]) => inputs[name] !== undefined && !commands.includes(command))
        .map(([name, commands]) => `Input ${name}: it is for ${commands.map((each) => `\`${each}\``).join(', ')}, and the command is \`${command}\`. ${instead[name]?.[command] ?? 'Leave it out.'}`);
}


/***/ }),

/***/ 1362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AT: () => (/* binding */ selfManagedOfInputs),
/* harmony export */   I0: () => (/* binding */ asManaged),
/* harmony export */   xR: () => (/* binding */ selfManagedOfFile)
/* harmony export */ });
/* harmony import */ var _spec_spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8555);
/* harmony import */ var _node_groups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3723);
/* harmony import */ var _present_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8400);



/** As eksctl has it, but for the strategy: that by which Spot instances are interrupted least for their price. */
const usual = {
    onDemandBase: 0,
    onDemandPercentage: 100,
    spotStrategy: 'price-capacity-optimized',
    spotPools: undefined,
    maxPrice: undefined,
    rebalances: false,
};
const isSpot = ({ onDemandBase, onDemandPercentage }) => onDemandBase === 0 && onDemandPercentage === 0;
/** The self-managed node group of a step whose file has none. */
function selfManagedOfInputs(inputs, network) {
    const group = (0,_node_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeGroupOfInputs */ .AD)(inputs, network);
    const isMixed = group.spot || group.instanceTypes.length > 1;
    return {
        ...group,
        ..._spec_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .NT.selfManaged,
        prelaunch: inputs.prelaunch,
        distribution: isMixed ? { ...usual, onDemandPercentage: group.spot ? 0 : 100 } : undefined,
    };
}
/** What a self-managed group has in common with a managed one. */
function asManaged({ instancesDistribution, ami: _image, preBootstrapCommands: _commands, overrideBootstrapCommand: _override, clusterDNS: _clusterDns, cpuCredits: _cpuCredits, maxInstanceLifetime: _lifetime, asgMetricsCollection: _metrics, asgSuspendProcesses: _suspended, enclaveEnabled: _enclaves, ...group }) {
    const types = instancesDistribution?.instanceTypes;
    return { ...group, ...(types !== undefined && { instanceTypes: types }) };
}
function selfManagedOfFile(group, network) {
    // A selector chooses several types.
    const said = group.instancesDistribution ?? (group.instanceSelector && {});
    const distribution = said && distributionOf(said);
    const common = (0,_node_groups_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeGroupOfFile */ .RD)(asManaged(group), network);
    return {
        ...common,
        ...((group.cpuCredits !== undefined || group.enclaveEnabled) && {
            launch: {
                ...common.launch,
                ...(group.cpuCredits !== undefined && { cpuCredits: group.cpuCredits }),
                ...(group.enclaveEnabled && { enclaves: true }),
            },
        }),
        spot: distribution !== undefined && isSpot(distribution),
        ...(group.instancesDistribution?.orOnDemand && { orOnDemand: true }),
        distribution,
        ami: group.ami,
        preBootstrapCommands: (0,_present_js__WEBPACK_IMPORTED_MODULE_2__/* .present */ .E)(group.preBootstrapCommands),
        overrideBootstrapCommand: group.overrideBootstrapCommand,
        kubeletExtraConfig: group.kubeletExtraConfig,
        maxPodsPerNode: group.maxPodsPerNode,
        ...(group.clusterDNS !== undefined && { clusterDns: group.clusterDNS }),
        ...(group.maxInstanceLifetime !== undefined && { maxLifetime: group.maxInstanceLifetime }),
        ...(group.asgMetricsCollection?.length && { metrics: metricsOf(group.asgMetricsCollection) }),
        ...(group.asgSuspendProcesses && { suspended: (0,_present_js__WEBPACK_IMPORTED_MODULE_2__/* .present */ .E)(group.asgSuspendProcesses).toSorted() }),
        ...(group.propagateASGTags && { showsLabels: true }),
        prelaunch: group.prelaunch,
    };
}
const metricsOf = (given) => (0,_present_js__WEBPACK_IMPORTED_MODULE_2__/* .present */ .E)(given).map(({ granularity = '1Minute', metrics }) => ({
    granularity,
    ...(metrics?.length && { metrics: (0,_present_js__WEBPACK_IMPORTED_MODULE_2__/* .present */ .E)(metrics) }),
}));
function distributionOf({ onDemandBaseCapacity: onDemandBase = usual.onDemandBase, onDemandPercentageAboveBaseCapacity: onDemandPercentage = usual.onDemandPercentage, spotInstancePools: spotPools, 
// Whoever says how many pools asks for the only strategy that has any.
spotAllocationStrategy: spotStrategy = spotPools === undefined ? usual.spotStrategy : 'lowest-price', maxPrice, capacityRebalance: rebalances = usual.rebalances, }) {
    return {
        onDemandBase,
        onDemandPercentage,
        spotStrategy,
        spotPools,
        maxPrice: maxPrice === undefined ? undefined : String(maxPrice),
        rebalances,
    };
}


/***/ }),

/***/ 6581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ authenticationModeOf),
  f: () => (/* binding */ settingsOf)
});

// EXTERNAL MODULE: ./build/spec/spec.js
var spec = __webpack_require__(8555);
// EXTERNAL MODULE: ./build/config/addon-identity.js
var addon_identity = __webpack_require__(524);
// EXTERNAL MODULE: ./build/config/present.js
var present = __webpack_require__(8400);
;// CONCATENATED MODULE: ./build/config/components.js

const minute = 60_000;
/** Undefined where it says nothing. */
function componentsOf({ kubeAPIServerConfig: server, kubeSchedulerConfig: scheduler, kubeControllerManagerConfig: manager, }) {
    if (server === undefined && scheduler === undefined && manager === undefined)
        return undefined;
    const { minPort, maxPort } = server?.serviceNodePortRange ?? {};
    const { type, resources } = scheduler?.nodeResourcesFit?.scoringStrategy ?? {};
    const ms = manager?.horizontalPodAutoscalerControllerConfig?.horizontalPodAutoscalerSyncPeriod;
    return {
        eventMinutes: server?.eventTTL === undefined ? undefined : server.eventTTL / minute,
        nodePorts: minPort === undefined || maxPort === undefined ? undefined : { first: minPort, last: maxPort },
        scoring: type,
        weights: resources && (0,present/* present */.E)(resources).map(({ name, weight = 1 }) => ({ resource: name ?? 'cpu', weight })),
        autoscalerSeconds: ms === undefined ? undefined : ms / 1000,
        endedPods: manager?.podGCControllerConfig?.terminatedPodGCThreshold,
    };
}

// EXTERNAL MODULE: ./build/config/given-network.js
var given_network = __webpack_require__(3129);
;// CONCATENATED MODULE: ./build/config/settings.js





/**
 * What the file says, and the default where it is silent.
 * @param usualAddons those that are there in any case
 */
function settingsOf(config, usualAddons = spec/* defaults */.NT.addons) {
    const { vpc, accessConfig } = config;
    const given = (0,given_network/* givenNetworkOf */.JI)(config);
    const publicCidrs = vpc?.publicAccessCIDRs && (0,present/* present */.E)(vpc.publicAccessCIDRs).map(({ text }) => text);
    return {
        network: {
            kind: given === undefined ? spec/* defaults */.NT.network.kind : 'given',
            cidr: vpc?.cidr?.text ?? spec/* defaults */.NT.network.cidr,
            nat: vpc?.nat?.gateway ?? spec/* defaults */.NT.network.nat,
            zones: config.availabilityZones && (0,present/* present */.E)(config.availabilityZones),
            ...(given !== undefined && { given }),
            controlPlaneIn: vpc?.controlPlaneOnPrivateSubnets === undefined
                ? undefined
                : vpc.controlPlaneOnPrivateSubnets
                    ? 'private subnets'
                    : 'all subnets',
        },
        serviceCidr: config.kubernetesNetworkConfig?.serviceIPv4CIDR?.text,
        endpoint: {
            public: vpc?.clusterEndpoints?.publicAccess ?? spec/* defaults */.NT.endpoint.public,
            private: vpc?.clusterEndpoints?.privateAccess ?? spec/* defaults */.NT.endpoint.private,
            publicCidrs: publicCidrs ?? spec/* defaults */.NT.endpoint.publicCidrs,
        },
        authenticationMode: authenticationModeOf(config),
        creatorIsAdmin: accessConfig?.bootstrapClusterCreatorAdminPermissions,
        accessEntries: (0,present/* present */.E)(accessConfig?.accessEntries).flatMap(entryOf),
        identityMappings: (0,present/* present */.E)(config.iamIdentityMappings).flatMap(mappingOf),
        logTypes: logTypesOf((0,present/* present */.E)(config.cloudWatch?.clusterLogging?.enableTypes)),
        supportType: config.upgradePolicy?.supportType ?? spec/* defaults */.NT.supportType,
        controlPlane: {
            zonalShift: config.zonalShiftConfig?.enabled ?? spec/* defaults */.NT.controlPlane.zonalShift,
            tier: config.controlPlaneScalingConfig?.tier ?? spec/* defaults */.NT.controlPlane.tier,
            isProtected: config.deletionProtection,
            secretsKey: config.secretsEncryption?.keyARN,
            logRetention: config.cloudWatch?.clusterLogging?.logRetentionInDays,
            components: componentsOf(config),
        },
        clusterRoleArn: config.iam?.serviceRoleARN,
        addons: addonsOf((0,present/* present */.E)(config.addons), config.addonsConfig, usualAddons),
    };
}
/** A file that says who enters by the ConfigMap aws-auth, and nothing of a mode, asks for one that looks at it: eksctl's own. */
const authenticationModeOf = ({ accessConfig, iamIdentityMappings, }) => accessConfig?.authenticationMode ??
    ((0,present/* present */.E)(iamIdentityMappings).length > 0 ? 'API_AND_CONFIG_MAP' : spec/* defaults */.NT.authenticationMode);
function entryOf({ principalARN: principalArn, type = 'STANDARD', kubernetesGroups, kubernetesUsername: username, accessPolicies, }) {
    if (principalArn === undefined)
        return [];
    const policies = (0,present/* present */.E)(accessPolicies).flatMap(({ policyARN: policyArn, accessScope }) => {
        const namespaces = accessScope?.type === 'namespace' ? (0,present/* present */.E)(accessScope.namespaces) : undefined;
        return policyArn === undefined ? [] : [{ policyArn, namespaces }];
    });
    return [{ principalArn, type, username, policies, groups: (0,present/* present */.E)(kubernetesGroups) }];
}
function mappingOf({ arn, account, username, groups, noDuplicateARNs: isSole = false, }) {
    const of = arn ?? account;
    return of === undefined ? [] : [{ of, username, isSole, groups: (0,present/* present */.E)(groups) }];
}
function logTypesOf(types) {
    return spec/* logTypes */.uX.filter((type) => types.some((each) => each === type || each === 'all' || each === '*'));
}
/** As eksctl does it: the default add-ons are there, as the file has them, unless it says that they are not. */
function addonsOf(listed, { disableDefaultAddons = false, autoApplyPodIdentityAssociations: applies = false } = {}, usualAddons = []) {
    const usual = disableDefaultAddons ? [] : usualAddons;
    const named = new Map(listed.map((addon) => [addon.name ?? '', addon]));
    return [...new Set([...usual, ...named.keys()])].map((name) => {
        const addon = named.get(name) ?? { name };
        const { version, configurationValues, resolveConflicts: conflicts, tags, namespaceConfig } = addon;
        const identity = (0,addon_identity/* identityOf */.c)(addon, applies);
        return {
            name,
            version,
            configurationValues,
            ...(namespaceConfig?.namespace !== undefined && { namespace: namespaceConfig.namespace }),
            ...(conflicts !== undefined && { conflicts }),
            ...(tags !== undefined && { tags }),
            ...(identity !== undefined && { identity }),
        };
    });
}


/***/ }),

/***/ 5137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CA: () => (/* binding */ checkAccountLabel),
  _z: () => (/* binding */ checkGroupTag),
  v8: () => (/* binding */ checkLabel),
  fu: () => (/* binding */ checkLabelPattern),
  Bs: () => (/* binding */ checkTag),
  r6: () => (/* binding */ clusterOfAutoscaler),
  hp: () => (/* binding */ mostTags),
  MB: () => (/* binding */ tagPatterns),
  _A: () => (/* binding */ tags_and_labels_tags),
  HU: () => (/* binding */ tags_and_labels_taint)
});

;// CONCATENATED MODULE: ./build/spec/reserved-tags.js
/** Keys of tags that mean something to a program: whoever may set them may have it take a thing for another cluster's. */
/** A domain, or one beneath it, in front of a key's slash. */
const domain = (name) => new RegExp(`(^|[./])${name.replaceAll('.', '[.]')}(/|$)`, 'i');
const reserved = [
    // With a slash on what is made; with a hyphen on roles, where policies ask for them.
    { keys: /^eks-cluster-action[-/]/i, whose: 'this action' },
    // The prefix of keys that AWS alone may set.
    { keys: /^aws:/i, whose: 'AWS' },
    // Node groups, Auto Mode, the VPC CNI and the VPC resource controller. Source: EKS user guide, "Tag your resources".
    { keys: /^eks:/i, whose: 'EKS' },
    { keys: domain('eks.amazonaws.com'), whose: 'EKS' },
    // Of sessions of Pod Identity: on a role they stand for the session's. Source: EKS user guide, "Grant Pods access to AWS
    // resources based on tags".
    {
        keys: /^(eks-cluster-(arn|name)|kubernetes-(namespace|service-account|pod-name|pod-uid))$/i,
        whose: 'EKS',
    },
    // The cloud controller manager, the autoscaler, kOps, Cluster API. Source: kubernetes/cloud-provider-aws, tags.go.
    { keys: domain('kubernetes.io'), whose: 'Kubernetes' },
    { keys: domain('k8s.io'), whose: 'Kubernetes' },
    { keys: /^KubernetesCluster$/i, whose: 'Kubernetes' },
    // elbv2, ingress, service, gateway, karpenter, vpcresources: the AWS Load Balancer Controller, and other controllers of AWS.
    { keys: domain('k8s.aws'), whose: "AWS's controllers" },
    // node, cluster: the VPC CNI.
    { keys: domain('k8s.amazonaws.com'), whose: 'the VPC CNI' },
    // ebs, efs, fsx. Source: kubernetes-sigs/aws-ebs-csi-driver, docs/tagging.md.
    { keys: domain('csi.aws.com'), whose: 'the CSI drivers' },
    { keys: /^CSIVolume(Snapshot)?Name$/i, whose: 'the CSI drivers' },
    { keys: domain('karpenter.sh'), whose: 'Karpenter' },
    { keys: domain('eksctl.io'), whose: 'eksctl' },
    // Source: GuardDuty user guide, "Managing GuardDuty security agent".
    { keys: /^GuardDutyManaged$/i, whose: 'GuardDuty' },
];
/** Who alone may set a tag of that key; undefined for anybody. */
function whoseKey(key) {
    return reserved.find(({ keys }) => keys.test(key.trim()))?.whose;
}

// EXTERNAL MODULE: ./build/spec/tags.js
var tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/config/parsers.js
var parsers = __webpack_require__(2347);
;// CONCATENATED MODULE: ./build/config/tags-and-labels.js
/** The parsers of tags, labels and taints. */



/** User's tags: `key=value`, a line each. */
function tags_and_labels_tags(text) {
    const lines = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const keys = new Set();
    const entries = (0,parsers/* eachOf */.pQ)(lines, (line) => {
        const at = line.indexOf('=');
        const key = line.slice(0, at).trim();
        const value = line.slice(at + 1).trim();
        if (at < 1)
            throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(line)} is not a tag. Write key=value, a line each.`);
        checkTag(key, value);
        if (keys.has(key))
            throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(key)} is given twice. Keep one.`);
        keys.add(key);
        return [key, value];
    });
    return Object.fromEntries(entries);
}
/** `key`, or `key=value`, a line each. */
function tagPatterns(text) {
    const lines = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    return (0,parsers/* eachOf */.pQ)(lines, (line) => {
        const [key = '', ...rest] = line.split('=').map((part) => part.trim());
        if (key === '')
            throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(line)} names no tag. Write key or key=value, a line each.`);
        return { key, value: rest.length === 0 ? undefined : rest.join('=') };
    });
}
/**
 * EC2's limits, which are the narrowest.
 * @throws Problem
 */
function checkTag(key, value) {
    checkTagText(key, value);
    const owner = whoseKey(key);
    if (owner !== undefined) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(key)} is a key that says whose a thing is to ${owner}. Choose another; what selects things by their tags can go by ${tags/* tagKeys */.bi.cluster}, which everything carries.`);
    }
}
/** What follows in keys by which cluster-autoscaler finds Auto Scaling groups, and knows what nodes would come of them. */
const ofAutoscaler = /^k8s[.]io\/cluster-autoscaler\/(.+)$/;
/**
 * The cluster whose cluster-autoscaler a tag hands a node group to; undefined where it hands it to none by name.
 * Source: kubernetes/autoscaler, cluster-autoscaler/cloudprovider/aws, "Auto-Discovery Setup".
 */
function clusterOfAutoscaler(key) {
    const rest = ofAutoscaler.exec(key)?.[1];
    return rest === undefined || rest === 'enabled' || rest.startsWith('node-template/') ? undefined : rest;
}
/**
 * A tag that a node group may be given: those for cluster-autoscaler, too, of which the cluster's name is to be held against its own.
 * @throws Problem
 */
function checkGroupTag(key, value) {
    (ofAutoscaler.test(key) ? checkTagText : checkTag)(key, value);
}
function checkTagText(key, value) {
    const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
    if (key === '' || key.length > 128 || value.length > 256 || !characters.test(key + value)) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(`${key}=${value}`)} is not a tag. Write a key of at most 128 and a value of at most 256 characters: letters, digits, spaces and _.:/=+-@`);
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
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(key)} is a label that only Kubernetes and EKS give to nodes. Choose another key.`);
    }
    // EKS refuses the empty value that Kubernetes would take.
    if (!namePattern.test(value)) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(value)} is not the value of a label. Write 1 to 63 letters, digits, hyphens, underscores and dots, a letter or digit first and last.`);
    }
}
/**
 * A label that a selector of a Fargate profile asks for.
 * @throws Problem
 */
function checkLabelPattern(key, value) {
    checkKey(key, 'label');
    if (value !== '' && !/^[A-Za-z0-9*?]([A-Za-z0-9_.*?-]{0,61}[A-Za-z0-9*?])?$/.test(value)) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(value)} is not the value of a label, nor a pattern of one. Write at most 63 letters, digits, hyphens, underscores and dots; * stands for any characters, and ? for one.`);
    }
}
/**
 * A label of a service account.
 * @throws Problem
 */
function checkAccountLabel(key, value) {
    checkKey(key, 'label');
    if (value !== '' && !namePattern.test(value)) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(value)} is not the value of a label. Write at most 63 letters, digits, hyphens, underscores and dots, a letter or digit first and last.`);
    }
}
/**
 * A taint by Kubernetes' rules, its effect as Kubernetes spells it.
 * @throws Problem
 */
function tags_and_labels_taint({ key, value, effect }) {
    checkKey(key, 'taint');
    if (value !== '' && !namePattern.test(value)) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(value)} is not the value of a taint. Write at most 63 letters, digits, hyphens, underscores and dots, a letter or digit first and last.`);
    }
    return { key, value, effect: (0,parsers/* oneOf */.yL)('NoSchedule', 'NoExecute', 'PreferNoSchedule')(effect) };
}
/** Of a label's or a taint's name and value. Source: Kubernetes, "Labels and Selectors". */
const namePattern = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const domainPattern = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
/** EKS takes 63 characters for the whole, and Kubernetes for the name alone. */
function checkKey(key, what) {
    const [name = '', domain, ...more] = key.split('/').reverse();
    const good = namePattern.test(name) && (domain === undefined || domainPattern.test(domain)) && more.length === 0;
    if (!good || key.length > 63) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(key)} is not the key of a ${what}. Write at most 63 letters, digits, hyphens, underscores and dots, with a domain and a slash before them if you like, such as team or example.com/team.`);
    }
}


/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bl: () => (/* binding */ addonVersion),
/* harmony export */   CL: () => (/* binding */ addonName),
/* harmony export */   Cy: () => (/* binding */ sessionName),
/* harmony export */   Dy: () => (/* binding */ webAddress),
/* harmony export */   E9: () => (/* binding */ dollars),
/* harmony export */   EJ: () => (/* binding */ principalArn),
/* harmony export */   Ei: () => (/* binding */ regions),
/* harmony export */   IN: () => (/* binding */ capabilityName),
/* harmony export */   L: () => (/* binding */ imageId),
/* harmony export */   Ny: () => (/* binding */ region),
/* harmony export */   Qq: () => (/* binding */ checkBottlerocketSettings),
/* harmony export */   SF: () => (/* binding */ releaseVersion),
/* harmony export */   SL: () => (/* binding */ clusterName),
/* harmony export */   UO: () => (/* binding */ amiFamily),
/* harmony export */   Y4: () => (/* binding */ roleOrUserArn),
/* harmony export */   Z$: () => (/* binding */ limitedLife),
/* harmony export */   Z3: () => (/* binding */ kubernetesVersion),
/* harmony export */   _Y: () => (/* binding */ namespaceOfSelector),
/* harmony export */   bO: () => (/* binding */ ttl),
/* harmony export */   dF: () => (/* binding */ nodeGroupName),
/* harmony export */   dz: () => (/* binding */ namespaceName),
/* harmony export */   hM: () => (/* binding */ fargateProfileName),
/* harmony export */   jJ: () => (/* binding */ checkKubeletConfig),
/* harmony export */   lS: () => (/* binding */ accountId),
/* harmony export */   mF: () => (/* binding */ policyArn),
/* harmony export */   qU: () => (/* binding */ clusterNamePattern),
/* harmony export */   qf: () => (/* binding */ sessionArn),
/* harmony export */   rg: () => (/* binding */ zone),
/* harmony export */   uY: () => (/* binding */ serviceAccountName),
/* harmony export */   w: () => (/* binding */ instanceType),
/* harmony export */   w3: () => (/* binding */ roleArn),
/* harmony export */   yF: () => (/* binding */ clusterNameOrSuffix),
/* harmony export */   zl: () => (/* binding */ instanceName)
/* harmony export */ });
/* harmony import */ var _spec_regions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2599);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2347);
/** The parsers of what AWS and Kubernetes name. */


/** Of clusters. EKS, CreateCluster: name. */
const clusterName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/, 'a name for a cluster (a letter or digit, then at most 99 letters, digits, hyphens and underscores)', 'my-app-staging');
/** Of clusters, or what follows the prefix of the repository's. */
const clusterNameOrSuffix = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^([0-9A-Za-z][A-Za-z0-9_-]{0,99}|--[0-9A-Za-z]([A-Za-z0-9_-]{0,64}[0-9A-Za-z])?)$/, 'a name for a cluster (a letter or digit, then at most 99 letters, digits, hyphens and underscores), or what follows the prefix of the repository in it (two hyphens, then at most 66 of the same, from a letter or digit to another)', '--staging');
/** Of many clusters. */
const clusterNamePattern = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^[0-9A-Za-z*?][A-Za-z0-9_*?-]{0,99}$/, 'a name of a cluster, or a pattern of names in which * stands for any characters and ? for one', 'my-app-staging or release-*');
const formOfRegion = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(_spec_regions_js__WEBPACK_IMPORTED_MODULE_0__/* .regionForm */ .lB, 'a region of AWS', 'eu-west-1');
const region = (text) => {
    const meant = _spec_regions_js__WEBPACK_IMPORTED_MODULE_0__/* .regionForm */ .lB.test(text) ? undefined : (0,_spec_regions_js__WEBPACK_IMPORTED_MODULE_0__/* .regionMeant */ .Gm)(text);
    if (meant === undefined)
        return formOfRegion(text);
    throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is not a region of AWS. Did you mean ${meant}?`);
};
const listOfRegions = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(region, 50);
/** `all` for every region that the account has enabled. */
const regions = (text) => text === 'all' ? text : listOfRegions(text);
/** The zones of a region are its name and a letter; local and wavelength zones, whose names are longer, hold no control plane. */
const zone = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(_spec_regions_js__WEBPACK_IMPORTED_MODULE_0__/* .zoneForm */ .$l, 'the name of an availability zone', 'eu-west-1a');
const kubernetesVersion = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^1\.\d{2}$/, 'a minor version of Kubernetes', "'1.36', with quotes: without them YAML reads 1.40 as 1.4");
const instanceType = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an EC2 instance type', 'm7g.large');
const roleArn = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, 'the ARN of an IAM role', 'arn:aws:iam::111122223333:role/eks-cluster-action');
const policyArn = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]{1,640}$/, 'the ARN of an IAM managed policy', 'arn:aws:iam::111122223333:policy/eks-cluster-action/74061981/boundary');
const webAddress = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^https?:\/\/[^\s<>()"']+$/, 'an address of the web', 'https://preview-12.example.com');
const roleOrUserArn = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]{1,512}$/, 'the ARN of an IAM role or user', 'arn:aws:iam::111122223333:role/developers');
/** Source: IAM Identity Center user guide, "Referencing permission sets in resource policies, Amazon EKS Cluster config maps". */
const isOfSso = /^AWSReservedSSO_/;
const ssoPath = 'aws-reserved/sso.amazonaws.com';
/** Of a session: its partition, its account and its role. */
const sessionArn = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\//;
/** Of somebody who may be given an access entry. EKS, CreateAccessEntry: principalArn. */
const principalArn = (text) => {
    const [, partition, account, role] = sessionArn.exec(text) ?? [];
    if (role !== undefined) {
        const arn = `arn:${partition}:iam::${account}:role/`;
        const advice = isOfSso.test(role)
            ? `Write ${arn}${ssoPath}/${role}, with a region's name before the last slash where IAM Identity Center is not in us-east-1.`
            : `Write ${arn}${role}, with the role's path where it has one.`;
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is a session, and EKS admits the role behind it. ${advice}`);
    }
    const [, start, ssoRole] = /^(arn:[a-z-]+:iam::\d{12}:role\/)(AWSReservedSSO_[^/]+)$/.exec(text) ?? [];
    if (ssoRole !== undefined) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} lacks the path that every role of IAM Identity Center has. Write ${start}${ssoPath}/${ssoRole}, with a region's name before the last slash where it is not in us-east-1.`);
    }
    if (/^\d{12}$|:root$/.test(text)) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is an account or its root user, and EKS admits only roles and users. Write the ARN of each, such as arn:aws:iam::111122223333:role/developers.`);
    }
    if (/[*?]/.test(text)) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is a pattern, and EKS admits roles and users one by one. Write the ARN of each, such as arn:aws:iam::111122223333:role/developers.`);
    }
    // Source: IAM user guide, "Create a service-linked role".
    if (/:role\/aws-service-role\//.test(text)) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is a service-linked role, which nobody but its service takes. Write the ARN of a role that people or workflows take.`);
    }
    return roleOrUserArn(text);
};
/** STS, AssumeRoleWithWebIdentity: RoleSessionName. */
const sessionName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^[\w+=,.@-]{2,64}$/, 'a session name (2 to 64 letters, digits and =,.@+-_)', 'my-app-previews');
const accountId = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^\d{12}$/, 'the id of an AWS account, which has twelve digits', "'012345678901', with quotes: without them YAML may drop the leading zero");
/** US dollars, above nothing. */
const dollars = (text) => {
    const value = dollarsIn(text);
    if (value !== undefined)
        return value;
    const meant = text.replace(/^\$\s*|\s*(\$|USD)$/g, '').replace(',', '.');
    const advice = dollarsIn(meant) === undefined ? 'Write one, such as 0.5.' : `Write ${meant}.`;
    throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is not a number of US dollars. ${advice}`);
};
function dollarsIn(text) {
    const value = Number(text);
    return /^\d{1,6}(\.\d{1,4})?$/.test(text) && value > 0 ? value : undefined;
}
/** In milliseconds. */
const limitedLife = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)({ least: '1s', most: '365d', example: '8h, or 0 for never' });
/** In milliseconds; 0 for ever. */
const ttl = (text) => (text === '0' ? 0 : limitedLife(text));
/** EKS, CreateNodegroup: nodegroupName. */
const nodeGroupName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^[0-9A-Za-z][A-Za-z0-9_-]{0,62}$/, 'a name for a node group (a letter or digit, then at most 62 letters, digits, hyphens and underscores)', 'workers');
/** Of the AMIs of managed node groups. EKS, CreateNodegroup: releaseVersion. */
const releaseVersion = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^(1\.\d{2}\.\d{1,2}-\d{8}|\d+\.\d+\.\d+-[0-9a-f]{8})$/, 'a release of an AMI: the version of Kubernetes and the day for AmazonLinux2023, or the version of Bottlerocket', '1.36.2-20261117');
/** In a tag, which has room for the cluster's and the group's beside it. */
const instanceName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^[\w.:/=+@-]{1,64}$/, 'a name for instances (at most 64 letters, digits and _.:/=+@-)', 'orders-worker');
/** A label of pods holds it. eksctl's reserved prefix: pkg/apis/eksctl.io/v1alpha5, ReservedProfileNamePrefix. */
const fargateProfileName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^(?!eks-)[0-9A-Za-z]([A-Za-z0-9_-]{0,61}[0-9A-Za-z])?$/, 'a name for a Fargate profile (at most 63 letters, digits, hyphens and underscores, a letter or digit first and last, and not beginning with eks-, which AWS keeps for itself)', 'web');
/** EKS, CreateCapability: capabilityName. */
const capabilityName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/, 'a name for a capability (at most 100 letters, digits, hyphens and underscores, a letter or digit first)', 'ack');
/** Of a selector of a Fargate profile. */
const namespaceOfSelector = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^[a-z0-9*?]([a-z0-9*?-]{0,61}[a-z0-9*?])?$/, 'the name of a namespace, or a pattern of names in which * stands for any characters and ? for one', 'shop or shop-*');
/** Of Kubernetes. Source: Kubernetes, "Object Names and IDs": RFC 1123 label names. */
const namespaceName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'the name of a namespace', 'shop');
/** Of Kubernetes: RFC 1123 subdomain names. EKS, CreatePodIdentityAssociation takes the same. */
const serviceAccountName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'the name of a service account', 'orders');
const amiFamily = (text) => {
    if (text === 'AmazonLinux2') {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF('AmazonLinux2 is gone: EKS has made no images of it since 26 November 2025, and none for Kubernetes after 1.32. Write AmazonLinux2023 or Bottlerocket.');
    }
    return (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .yL)('AmazonLinux2023', 'Bottlerocket')(text);
};
const imageId = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^ami-[0-9a-f]{8,17}$/, 'the id of an image', 'ami-0abcdef1234567890');
/**
 * What would open the kubelet, or keep it from its cluster. Source: eksctl, pkg/apis/eksctl.io/v1alpha5, validation.go.
 */
const keptOfKubelet = [
    'address',
    'apiVersion',
    'authentication',
    'authorization',
    'clusterDomain',
    'kind',
    'serverTLSBootstrap',
];
/**
 * Settings of a kubelet's configuration file.
 * @throws Problem
 */
function checkKubeletConfig(given) {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF('it is not a mapping. Write `setting: value`, a line each.');
    const kept = Object.keys(given).filter((key) => keptOfKubelet.includes(key));
    if (kept.length > 0)
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`${kept.join(', ')} may not be set: a node has to stay closed, and of its cluster. Leave it out.`);
}
/** Of Bottlerocket's settings.kubernetes: what brings a node into its cluster, and what fields of a group say. */
const keptOfBottlerocket = {
    'api-server': '',
    'authentication-mode': '',
    'bootstrap-token': '',
    'cluster-certificate': '',
    'cluster-dns-ip': 'clusterDNS',
    'cluster-name': '',
    'max-pods': 'maxPodsPerNode',
    'node-labels': 'labels',
    'node-taints': 'taints',
    'server-tls-bootstrap': '',
    'standalone-mode': '',
};
/**
 * Source: bottlerocket.dev, "settings"; eksctl, pkg/apis/eksctl.io/v1alpha5, checkBottlerocketSettings.
 * @throws Problem
 */
function checkBottlerocketSettings(given) {
    const isMapping = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
    const { kubernetes = {} } = Object(given);
    if (!isMapping(given) || !isMapping(kubernetes))
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF('it is not a mapping. Write `setting: value`, a line each.');
    if (/[:[,]null\b/.test(JSON.stringify(given)))
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF('a setting is empty. Write a value.');
    const kept = Object.keys(kubernetes).find((key) => key in keptOfBottlerocket);
    if (kept === undefined)
        return;
    const field = keptOfBottlerocket[kept];
    throw new _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`kubernetes.${kept} may not be set: ${field ? `the field ${field} of a group says it` : 'a node has to stay closed, and of its cluster'}. Leave it out.`);
}
/** As DescribeAddonVersions spells them. */
const addonName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'the name of an EKS add-on, in small letters', 'metrics-server');
const numberedAddonVersion = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .matching */ .wC)(/^v?\d+\.\d+(\.\d+(-[\w.]+)?)?$/, 'the version of an EKS add-on, as `aws eks describe-addon-versions` lists them, nor the first parts of one', 'v1.21.1-eksbuild.1, 1.21 or latest');
/** Undefined for the default of the cluster's Kubernetes. */
const addonVersion = (text) => {
    if (text === 'latest')
        return text;
    return text === 'default' ? undefined : numberedAddonVersion(text).replace(/^v?/, 'v');
};


/***/ }),

/***/ 4900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ orTellFault)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _github_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3249);


/**
 * Runs a part of the action that the runner starts. What nobody has foreseen is told like everything else, also where nothing
 * waits for it: Node would print its message as it is. Its stack is for those who debug.
 */
async function orTellFault(part) {
    process.on('uncaughtException', (error) => {
        void tellFault(error).finally(() => process.exit());
    });
    await part().catch(tellFault);
}
async function tellFault(error) {
    process.exitCode = 1;
    const { explain } = await __webpack_require__.e(/* import() */ 3201).then(__webpack_require__.bind(__webpack_require__, 3201));
    const { title = 'Failed', message } = explain(error, '');
    (0,_github_log_js__WEBPACK_IMPORTED_MODULE_1__/* .tellErrors */ .bn)([{ title, message }]);
    (0,_github_log_js__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz)((0,node_util__WEBPACK_IMPORTED_MODULE_0__.inspect)(error));
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
/* harmony export */   Ig: () => (/* binding */ isOfDescription),
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   XZ: () => (/* binding */ ruleNames),
/* harmony export */   Zu: () => (/* binding */ isDescription),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   oQ: () => (/* binding */ commandNames)
/* harmony export */ });
/* unused harmony export inputNames */
/* harmony import */ var _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2347);
/* harmony import */ var _config_tags_and_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5137);
/* harmony import */ var _config_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3017);
/* harmony import */ var _spec_spec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8555);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2246);





const commandNames = ['up', 'down', 'plan', 'connect', 'status', 'list', 'sweep', 'auto'];
/** Why a sweep may take something away. */
const ruleNames = ['expired', 'closed', 'failed', 'orphaned'];
/**
 * Every input of the action, with the parser of its text. Texts, descriptions and defaults that users see are in
 * action.yml. An input that is empty is absent.
 */
const parsers = {
    command: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL(...commandNames),
    config: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'cluster-name': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .clusterNameOrSuffix */ .yF,
    region: _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .region */ .Ny,
    'role-to-assume': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .roleArn */ .w3,
    'role-session-name': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .sessionName */ .Cy,
    'role-duration-seconds': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(900, 43_200, 3600),
    audience: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'permissions-boundary': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .policyArn */ .mF,
    'allowed-account-ids': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .accountId */ .lS, 100),
    'kubernetes-version': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .kubernetesVersion */ .Z3,
    'node-kind': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('managed', 'self-managed'),
    prelaunch: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    'instance-types': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .instanceType */ .w, 20),
    nodes: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(1, 450, 3),
    'nodes-min': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(0, 450, 1),
    'nodes-max': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(1, 450, 5),
    spot: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .booleanOrPreferred */ .Ff,
    mode: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('standard', 'auto'),
    network: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('own', 'shared'),
    'security-groups': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL(..._spec_spec_js__WEBPACK_IMPORTED_MODULE_3__/* .groupKinds */ .Rp),
    'max-previews': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(1, 1000, 10),
    tags: _config_tags_and_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .tags */ ._A,
    ttl: _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .ttl */ .bO,
    'dry-run': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    wait: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    owner: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('own', 'any'),
    'lift-protection': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    'keep-logs': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    teardown: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('never', 'job'),
    'max-hourly-cost': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9,
    admins: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .principalArn */ .EJ, 50),
    viewers: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .principalArn */ .EJ, 50),
    regions: _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .regions */ .Ei,
    rules: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL(...ruleNames), ruleNames.length),
    scope: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('repository', 'account'),
    'abandoned-after': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0({ least: '1s', most: '7d', example: '3h' }),
    'max-deletions': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD(1, 1000, 20),
    'protected-names': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3(_config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .clusterNamePattern */ .qU, 100),
    'protected-tags': _config_tags_and_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .tagPatterns */ .MB,
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
    bots: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL('exclude', 'include'),
    comment: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    deployment: _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
    'environment-url': _config_values_js__WEBPACK_IMPORTED_MODULE_2__/* .webAddress */ .Dy,
    'github-token': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'job-status': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
    'job-id': _config_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .anyText */ .Ae,
};
/** Inputs that say what a cluster is to be like: a removal goes by its name, and does without them. */
const describing = [
    'config',
    'kubernetes-version',
    'node-kind',
    'prelaunch',
    'instance-types',
    'nodes',
    'nodes-min',
    'nodes-max',
    'spot',
    'mode',
    'network',
    'security-groups',
    'max-previews',
    'tags',
    'ttl',
    'max-hourly-cost',
    'admins',
    'viewers',
    'kubeconfig-path',
    'kubeconfig-auth',
    'kubeconfig-role',
    'kubeconfig-profile',
];
/** Whether a problem is of inputs alone that only describe the cluster. */
function isOfDescription(problem) {
    const names = /^Inputs? ([\w, -]+):/.exec(problem)?.[1]?.split(/, | and /) ?? [];
    return names.length > 0 && names.every((name) => describing.some((each) => each === name));
}
/** Whether something is said of what the cluster is to be like; how long it lives, and what it may cost, is no part of that. */
function isDescription(inputs) {
    const others = ['ttl', 'max-hourly-cost', 'max-previews'];
    return describing.some((name) => inputs[name] !== undefined && !others.includes(name) && !name.startsWith('kubeconfig-'));
}
const inputNames = Object.keys(parsers);
/** What the user typed cannot be meant; every problem is in the message, so that one run tells them all. */
class InputError extends Error {
    problems;
    /** Where GitHub tells of it already; undefined for nowhere. */
    toldIn;
    constructor(problems, toldIn) {
        super(problems.join('\n'));
        this.name = 'InputError';
        this.problems = problems;
        this.toldIn = toldIn;
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
            problems.push(...error.reasons.map((reason) => `Input ${name}: ${reason}`));
        }
    }
    return { inputs, problems: [...problems, ...unknown(env)] };
}
/** What other actions and programs call some of ours. */
const otherNames = {
    name: 'cluster-name',
    cluster: 'cluster-name',
    'aws-region': 'region',
    'role-arn': 'role-to-assume',
    'aws-role': 'role-to-assume',
    version: 'kubernetes-version',
    'config-file': 'config',
    'max-cost': 'max-hourly-cost',
};
/**
 * The runner hands on every key of `with:`, and only warns of those that action.yml does not know: without a `name` that
 * was meant, a step would go on to another cluster.
 */
function unknown(env) {
    const given = Object.keys(env)
        .filter((name) => name.startsWith('INPUT_') && env[name]?.trim())
        .map((name) => name.slice('INPUT_'.length).toLowerCase());
    const absent = inputNames.filter((name) => !given.includes(name));
    return given
        .filter((name) => !inputNames.some((known) => known === name))
        .map((name) => {
        const meant = otherNames[name.replaceAll('_', '-')] ?? (0,_suggest_js__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .p)(name, absent);
        const advice = meant === undefined ? 'Leave it out.' : `Did you mean ${meant}?`;
        return `Input ${name}: there is no such input. ${advice}`;
    });
}


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   En: () => (/* binding */ addonAccount),
/* harmony export */   MT: () => (/* binding */ conflictWishes),
/* harmony export */   WX: () => (/* binding */ knownAddon)
/* harmony export */ });
/** What EKS is told to do with what somebody else has set. Source: EKS API, ResolveConflicts. */
const conflictWishes = ['NONE', 'OVERWRITE', 'PRESERVE'];
const inSystem = (...accounts) => ({ namespace: 'kube-system', accounts });
/** Source: EKS user guide, "AWS add-ons" and "Community add-ons", of each its "Required IAM permissions". */
const knownAddons = {
    'vpc-cni': inSystem({ serviceAccount: 'aws-node', recommended: ['AmazonEKS_CNI_Policy'] }),
    'aws-ebs-csi-driver': inSystem({
        serviceAccount: 'ebs-csi-controller-sa',
        recommended: ['service-role/AmazonEBSCSIDriverPolicy'],
    }),
    'aws-efs-csi-driver': inSystem({
        serviceAccount: 'efs-csi-controller-sa',
        recommended: ['service-role/AmazonEFSCSIDriverPolicy'],
    }),
    'aws-fsx-csi-driver': inSystem({
        serviceAccount: 'fsx-csi-controller-sa',
        recommended: ['AmazonFSxFullAccess'],
    }),
    'aws-mountpoint-s3-csi-driver': inSystem({ serviceAccount: 's3-csi-driver-sa', recommended: [] }),
    'amazon-cloudwatch-observability': {
        namespace: 'amazon-cloudwatch',
        accounts: [
            {
                serviceAccount: 'cloudwatch-agent',
                recommended: ['CloudWatchAgentServerPolicy', 'AWSXrayWriteOnlyAccess'],
            },
        ],
    },
    'external-dns': {
        namespace: 'external-dns',
        accounts: [{ serviceAccount: 'external-dns', recommended: ['AmazonRoute53FullAccess'] }],
    },
};
const knownAddon = (name) => Object.hasOwn(knownAddons, name) ? knownAddons[name] : undefined;
/** What stands for a service account of an add-on where roles are told apart: no namespace has a space in its name. */
const addonAccount = (addon, serviceAccount) => ({
    namespace: `add-on ${addon}`,
    name: serviceAccount,
});


/***/ }),

/***/ 6519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ autoModeTag),
/* harmony export */   Mj: () => (/* binding */ policiesOfClusterRole),
/* harmony export */   Th: () => (/* binding */ addonsBuiltIn),
/* harmony export */   Uc: () => (/* binding */ policiesOfNodeRole),
/* harmony export */   YL: () => (/* binding */ autoModeOf),
/* harmony export */   dZ: () => (/* binding */ builtInPools),
/* harmony export */   nh: () => (/* binding */ sessionAction)
/* harmony export */ });
/** The node pools that EKS makes by itself. Source: EKS user guide, "Enable or Disable Built-in NodePools". */
const builtInPools = ['general-purpose', 'system'];
/** Undefined where it is off, or nobody says. */
const autoModeOf = ({ autoMode }) => autoMode || undefined;
/** Add-ons whose work EKS does itself there. Source: EKS user guide, "Add-ons to review" of "Enable EKS Auto Mode on existing EKS clusters". */
const addonsBuiltIn = [
    'aws-ebs-csi-driver',
    'coredns',
    'eks-pod-identity-agent',
    'kube-proxy',
    'vpc-cni',
];
/** The AWS managed policies that the cluster role has there. Source: EKS user guide, "Amazon EKS Auto Mode cluster IAM role". */
const policiesOfClusterRole = [
    'AmazonEKSClusterPolicy',
    'AmazonEKSComputePolicy',
    'AmazonEKSBlockStoragePolicy',
    'AmazonEKSLoadBalancingPolicy',
    'AmazonEKSNetworkingPolicy',
];
/** Those of the role of its nodes. Source: EKS user guide, "Amazon EKS Auto Mode node IAM role". */
const policiesOfNodeRole = [
    'AmazonEKSWorkerNodeMinimalPolicy',
    'AmazonEC2ContainerRegistryPullOnly',
];
/** By which those policies tell a cluster's things from another's: the cluster's name is a tag of the session. */
const sessionAction = 'sts:TagSession';
/** The tag that everything has which Auto Mode makes; its value is the cluster's name. */
const autoModeTag = 'eks:eks-cluster-name';


/***/ }),

/***/ 1900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ isOnFargateAlone),
/* harmony export */   NV: () => (/* binding */ takesCoredns),
/* harmony export */   S7: () => (/* binding */ takesFromSystem),
/* harmony export */   W1: () => (/* binding */ podsOfCoredns),
/* harmony export */   js: () => (/* binding */ smallestPod),
/* harmony export */   uV: () => (/* binding */ profilesOf),
/* harmony export */   yT: () => (/* binding */ isCorednsOnFargate)
/* harmony export */ });
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(144);
/* harmony import */ var _self_managed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5074);
/** Which pods Fargate profiles select, and what they cost there. */


const profilesOf = ({ fargateProfiles = [] }) => fargateProfiles;
/** Whether its pods have no other place. */
const isOnFargateAlone = (spec) => (0,_self_managed_js__WEBPACK_IMPORTED_MODULE_0__/* .everyGroupOf */ .e$)(spec).length === 0 && profilesOf(spec).length > 0;
/** What EKS's add-on coredns labels its pods with. */
const labelsOfCoredns = {
    'eks.amazonaws.com/component': 'coredns',
    'k8s-app': 'kube-dns',
};
/**
 * Whether one of the profiles selects the pods of coredns.
 * Source: EKS user guide, "Define which Pods use AWS Fargate when launched".
 */
const takesCoredns = (profiles) => profiles.some(({ selectors }) => selectors.some(({ namespace, labels }) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesPattern */ .M)('kube-system', namespace) &&
    Object.entries(labels).every(([key, value]) => {
        const label = labelsOfCoredns[key];
        return label !== undefined && (0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesPattern */ .M)(label, value);
    })));
/** Whether one of the profiles may select pods of add-ons, all of which are in one namespace. */
const takesFromSystem = (profiles) => profiles.some(({ selectors }) => selectors.some(({ namespace }) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesPattern */ .M)('kube-system', namespace)));
/** Whether the user has told the add-on to run on Fargate. */
const isToldSo = ({ configurationValues = '' }) => /"?computeType"?\s*:\s*["']?fargate/i.test(configurationValues);
/** Whether coredns is to run on Fargate: where there is nothing else, or the user says so. */
const isCorednsOnFargate = (spec) => isOnFargateAlone(spec) || spec.addons.some((addon) => addon.name === 'coredns' && isToldSo(addon));
/**
 * The smallest size of a pod, which coredns's requests fit into: with the 256 MiB that Kubernetes's own components take.
 * Source: EKS user guide, "Understand Fargate Pod configuration details".
 */
const smallestPod = { vcpu: 0.25, gibibytes: 0.5 };
/** How many pods coredns has, as EKS installs it. */
const podsOfCoredns = 2;


/***/ }),

/***/ 9762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IA: () => (/* binding */ sharedNetworkStack),
/* harmony export */   MT: () => (/* binding */ prefixOf),
/* harmony export */   T: () => (/* binding */ clusterNameOf),
/* harmony export */   br: () => (/* binding */ digest),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   jT: () => (/* binding */ suffixOf),
/* harmony export */   ks: () => (/* binding */ rolePath),
/* harmony export */   nk: () => (/* binding */ rolePathOf),
/* harmony export */   tB: () => (/* binding */ clusterOfRolePath),
/* harmony export */   yR: () => (/* binding */ slug)
/* harmony export */ });
/* unused harmony exports clusterNameLimit, limited */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _read_owner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6570);


/** What the IAM path of every role that we make begins with, so that policies can name them. */
const rolePath = '/eks-cluster-action/';
/**
 * IAM path of the roles that a cluster has of its own, below one of its repository: policies can ask for no tag of a role
 * that is passed, and name that path. A star in a policy spans slashes: only what comes first, the cluster's name, is sure
 * to stand where it seems to. IAM is one for all regions, and lists no tags: by their paths it tells whose roles are.
 */
function rolePathOf({ name, owner }, region) {
    return `${rolePath}${(0,_read_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(owner)}/cluster/${name}/${region}/`;
}
/** The inverse of `rolePathOf`. */
function clusterOfRolePath(path) {
    const [, repositoryId = '', name = '', region = ''] = /^\/eks-cluster-action\/(\d+)\/cluster\/([^/]+)\/([^/]+)\/$/.exec(path) ?? [];
    return name === '' ? undefined : { repositoryId, name, region };
}
/** Longest cluster name. EKS, CreateCluster. */
const clusterNameLimit = 100;
function namesOf(cluster, region) {
    return {
        networkStack: limited(`eks-${withoutUnderscores(cluster)}`, '-network', 128),
        groupsStack: limited(`eks-${withoutUnderscores(cluster)}`, '-groups', 128),
        // Roles are global: the same cluster name may be used in two regions.
        clusterRole: limited(cluster, `-${region}-cluster`, 64),
        nodeRole: limited(cluster, `-${region}-node`, 64),
        autoNodeRole: limited(cluster, `-${region}-auto-node`, 64),
        ebsCsiRole: limited(cluster, `-${region}-ebs-csi`, 64),
        podExecutionRole: limited(cluster, `-${region}-fargate`, 64),
        selfManagedRole: limited(cluster, `-${region}-self-managed`, 64),
        // By the hash, no two pairs make one name, and by the end, none is that of a network.
        nodesStack: (group) => limited(`eks-${withoutUnderscores(cluster)}`, `-${withoutUnderscores(group)}-${hash(`${cluster}/${group}`)}-nodes`, 128),
        podRole: (suffix) => limited(cluster, `-${region}${suffix}`, 64),
        roleOfGroup: (nodeGroup) => limited(`${cluster}-${region}-node-${nodeGroup}`, '', 64),
        capabilityRole: (type) => limited(cluster, `-${region}-capability-${type.toLowerCase()}`, 64),
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
    return name.slice(0, limit - ending.length).replace(/-+$/, '') + ending;
}
/** Longest prefix of cluster names: with it, the names of roles too fit IAM without a loss. */
const prefixLimit = 30;
/**
 * What the names of a repository's clusters begin with, unless the role says otherwise. No prefix holds two hyphens, so
 * that with them behind it, no prefix is the beginning of another: IAM's policies tell clusters apart by `<prefix>--*`.
 */
function prefixOf(repository) {
    const [, name = repository] = repository.split('/');
    return limited(withoutOthers(name), '', prefixLimit);
}
/** What follows the prefix in the name of a cluster, from what its event is about: `--pr-7`, `--branch-main`. */
function suffixOf(about) {
    return 'pullRequest' in about ? `--pr-${about.pullRequest}` : `--branch-${slug(about.branch)}`;
}
/** The prefix is never cut: it is what policies know a repository's clusters by. */
function clusterNameOf(prefix, suffix) {
    return limited(prefix + suffix, '', clusterNameLimit);
}
/** CloudFormation allows letters, digits and hyphens in a stack's name; EKS also underscores in a cluster's. */
function withoutUnderscores(name) {
    return name.includes('_') ? `${name.replaceAll('_', '-')}-${hash(name)}` : name;
}
function hash(text) {
    return digest(text).slice(0, 8);
}
/** In hexadecimal digits. */
function digest(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** What every slug is: words of small letters and digits, with single hyphens between them. */
const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** What a slug ends with that does not say all of its text. */
const hashEnd = /(^|-)[0-9a-f]{8}$/;
/**
 * Text from an event, such as a branch's name, as a part of a cluster's name: letters, digits and hyphens. Text that is not
 * of these alone gets a hash, so that no two branches have one name, such as `release-1` and `release#1`.
 */
function slug(text) {
    return slugForm.test(text) && !hashEnd.test(text) ? text : [...wordsOf(text), hash(text)].join('-');
}
/** A repository's name, likewise, but without a hash: the owners of clusters tell repositories apart. */
function withoutOthers(text) {
    return wordsOf(text).join('-') || hash(text);
}
function wordsOf(text) {
    return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}


/***/ }),

/***/ 8886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ nodePrograms),
/* harmony export */   z: () => (/* binding */ isNodeProgram)
/* harmony export */ });
/** By eksctl's names. */
const nodePrograms = [
    'autoScaler',
    'awsLoadBalancerController',
    'certManager',
    'externalDNS',
];
const isNodeProgram = (name) => nodePrograms.some((each) => each === name);


/***/ }),

/***/ 2209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ ownerOf),
/* harmony export */   o: () => (/* binding */ previewOf)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9762);
/* harmony import */ var _read_owner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6570);
/** Who may change or delete a cluster: `<repository id>/<pr-…|branch-…|run>`. */


/** Longest value of a tag. */
const limit = 256;
/** Of what the event is about; of the whole repository when it is about neither. */
function ownerOf(repositoryId, about) {
    if (about === undefined)
        return `${repositoryId}/run`;
    if ('pullRequest' in about)
        return `${repositoryId}/pr-${about.pullRequest}`;
    return ofBranch(`${repositoryId}/branch-`, about.branch);
}
/**
 * A tag's value takes few of the characters that Git allows. A name of others, or one too long, is told apart by a hash, from
 * whose length on nobody finds another branch of the same: whoever is the owner may delete.
 */
function ofBranch(start, branch) {
    const written = start + branch.replace(/[^\w.:/=+\-@]/gu, '-');
    const hasHash = /-[0-9a-f]{32}$/.test(branch);
    if (written === start + branch && written.length <= limit && !hasHash)
        return written;
    const hash = `-${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br)(branch).slice(0, 32)}`;
    return written.slice(0, limit - hash.length) + hash;
}
/** What the preview of an owner is called on GitHub, where nobody has named its cluster: by whoever made it, and by a sweep. */
function previewOf(owner) {
    const work = (0,_read_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .workOf */ .LT)(owner);
    return work && `${work.kind}-${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .slug */ .yR)(work.of)}`;
}


/***/ }),

/***/ 144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ matchesPattern)
/* harmony export */ });
/** Whether the whole text is one that the pattern stands for: a star is any characters, and a question mark any one. */
function matchesPattern(text, pattern) {
    const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}


/***/ }),

/***/ 6570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IB: () => (/* binding */ ownerInWords),
/* harmony export */   LT: () => (/* binding */ workOf),
/* harmony export */   _M: () => (/* binding */ repositoryOf)
/* harmony export */ });
/** What an owner says of itself: owner.ts tells how it is written. */
/** The repository that an owner is of, or is of a part of: its numeric id. */
function repositoryOf(owner) {
    return owner.split('/')[0] ?? '';
}
/** The pull request or the branch that an owner is, in the owner's writing; undefined for a whole repository. */
function workOf(owner) {
    const [, repositoryId, kind, of] = /^(\d+)\/(pr|branch)-(.+)$/s.exec(owner) ?? [];
    if (repositoryId === undefined || of === undefined)
        return undefined;
    return { repositoryId, kind: kind === 'pr' ? 'pr' : 'branch', of };
}
/**
 * An owner as people call it, such as `octo-org/octo-app, pull request #7`; the name alone for a whole repository.
 * @param repository owner/name, as the tags have it
 */
function ownerInWords(owner, repository = `repository ${repositoryOf(owner)}`) {
    const work = workOf(owner);
    if (work === undefined)
        return repository;
    return `${repository}, ${work.kind === 'pr' ? `pull request #${work.of}` : `branch ${work.of}`}`;
}


/***/ }),

/***/ 5074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ commandsOf),
/* harmony export */   Kh: () => (/* binding */ isScript),
/* harmony export */   e$: () => (/* binding */ everyGroupOf),
/* harmony export */   tk: () => (/* binding */ selfManagedOf)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9762);
/** Node groups that EKS manages, and those that it does not. */

const selfManagedOf = ({ selfManagedGroups = [], }) => selfManagedGroups;
const everyGroupOf = (spec) => [
    ...spec.nodeGroups,
    ...selfManagedOf(spec),
];
/** Whether the whole of its start is a script of the user's. */
const isScript = (command) => command?.startsWith('#!') ?? false;
/**
 * What stands for all that the nodes of a group are told to run by the user, in 64 hexadecimal digits: lists of what may be run hold
 * it. Undefined where that is nothing.
 */
function commandsOf({ preBootstrapCommands = [], overrideBootstrapCommand = '', kubeletExtraConfig = '', launch = {}, bottlerocket = launch.bottlerocket, }) {
    const settings = bottlerocket === undefined ? [] : [bottlerocket];
    const commands = [preBootstrapCommands, overrideBootstrapCommand, kubeletExtraConfig, ...settings];
    return commands.every((each) => each.length === 0) ? undefined : (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br)(JSON.stringify(commands));
}


/***/ }),

/***/ 8555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ called),
/* harmony export */   NT: () => (/* binding */ defaults),
/* harmony export */   Rp: () => (/* binding */ groupKinds),
/* harmony export */   dZ: () => (/* binding */ scalingProcesses),
/* harmony export */   kM: () => (/* binding */ ebsCsiAddon),
/* harmony export */   uX: () => (/* binding */ logTypes)
/* harmony export */ });
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);

/**
 * Of an Auto Scaling group, which may be suspended: not those that launch and terminate, without which no node is replaced, nor goes with
 * its cluster. Source: EC2 Auto Scaling API reference, SuspendProcesses.
 */
const scalingProcesses = [
    'AddToLoadBalancer',
    'AlarmNotification',
    'AZRebalance',
    'HealthCheck',
    'InstanceRefresh',
    'ReplaceUnhealthy',
    'ScheduledActions',
];
/** The driver that makes volumes of claims. */
const ebsCsiAddon = 'aws-ebs-csi-driver';
/** Every log that a control plane can write. */
const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];
/** Security groups between control plane and nodes: of the cluster's own, with what nodes need, or EKS's, with everything. */
const groupKinds = ['minimum', 'recommended'];
/** The cluster under a name, which its tags say too. */
function called(name, { tags, ...spec }) {
    return { ...spec, name, tags: { ...tags, [_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.cluster]: name } };
}
/** What a step that names nothing gets: a good small cluster. Times in milliseconds. */
const defaults = {
    network: { kind: 'own', cidr: '192.168.0.0/16', nat: 'Single', zones: undefined },
    endpoint: { public: true, private: true, publicCidrs: ['0.0.0.0/0'] },
    authenticationMode: 'API',
    creatorIsAdmin: undefined,
    accessEntries: [],
    identityMappings: [],
    /** EKS's own default is the one that becomes six times as dear by itself. */
    supportType: 'STANDARD',
    controlPlane: {
        zonalShift: false,
        tier: 'standard',
        isProtected: undefined,
        secretsKey: undefined,
        logRetention: undefined,
    },
    addons: ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent', 'aws-ebs-csi-driver'],
    /** On Fargate alone: it runs no agent on its nodes, gives pods no Pod Identity, and mounts no volumes of EBS. */
    addonsOnFargate: ['vpc-cni', 'kube-proxy', 'coredns'],
    /** Without nodes, each of its pods would wait for one, but for those of DaemonSets, of which there are none. */
    addonsWithoutNodes: ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'],
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
    selfManaged: {
        distribution: undefined,
        ami: undefined,
        preBootstrapCommands: [],
        overrideBootstrapCommand: undefined,
        kubeletExtraConfig: undefined,
        maxPodsPerNode: undefined,
        prelaunch: undefined,
    },
    /** How long a cluster lives of which nobody says it; those of branches and those with a name, for ever. */
    ttl: { run: 24 * 3_600_000, pullRequest: 3 * 24 * 3_600_000 },
    timeout: 45 * 60_000,
    pollInterval: 5_000,
    audience: 'sts.amazonaws.com',
    roleDurationSeconds: 3600,
};


/***/ }),

/***/ 7721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ isMadeForAmongStrangers),
/* harmony export */   Bz: () => (/* binding */ fromTagList),
/* harmony export */   DI: () => (/* binding */ sharedNetworkMark),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Q_: () => (/* binding */ lastingTags),
/* harmony export */   bi: () => (/* binding */ tagKeys),
/* harmony export */   dE: () => (/* binding */ isRetained),
/* harmony export */   hN: () => (/* binding */ requireOurs),
/* harmony export */   pb: () => (/* binding */ isMadeFor),
/* harmony export */   s3: () => (/* binding */ toTagList),
/* harmony export */   vE: () => (/* binding */ timestamp)
/* harmony export */ });
/* unused harmony exports NotOursError, controllersKeys */
/* harmony import */ var _read_owner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6570);
/** The tags that everything made for a cluster carries, and what they prove. */

const tagKeys = {
    cluster: 'eks-cluster-action/cluster',
    owner: 'eks-cluster-action/owner',
    repository: 'eks-cluster-action/repository',
    run: 'eks-cluster-action/run',
    expiresAt: 'eks-cluster-action/expires-at',
    /** On a cluster that no `up` has brought to its end yet: when the last one began, in RFC 3339. */
    makingSince: 'eks-cluster-action/making-since',
    /** On a cluster with security groups of its own, which: `minimum`. */
    securityGroups: 'eks-cluster-action/security-groups',
    /** On the access entry of somebody who is listed, and how: `admin` or `viewer`. */
    access: 'eks-cluster-action/access',
    /** On the stack of a self-managed node group: the group's name. */
    nodeGroup: 'eks-cluster-action/node-group',
    /** On such a stack: a hash of what its nodes are told to run, besides what they need. */
    commands: 'eks-cluster-action/commands',
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
            : `its owner is ${(0,_read_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerInWords */ .IB)(foundOwner, found[tagKeys.repository])} (${foundOwner}), not ${(0,_read_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerInWords */ .IB)(owner)} (${owner})`;
        super(`${what} exists but is not ours: ${why}. It was left untouched. ` +
            'Choose another `cluster-name`, or run from the repository and branch or pull request that made it. ' +
            'By hand, `down` with `owner: any` removes one of the same repository.');
        this.name = 'NotOursError';
    }
}
/**
 * By what the network is known that the clusters of a repository share: an owner of its own, and no cluster's name.
 * @param owner of any cluster of the repository
 */
function sharedNetworkMark(owner) {
    return { name: undefined, owner: `${(0,_read_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(owner)}/network` };
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
 * those of EKS: that the thing is in the cluster's own VPC has to be seen too. What carries another cluster's name, or owner, in
 * our tags is that one's, whatever else it says: users may write a controller's tags, and ours no one but this action.
 */
function isMadeFor(found, { name, owner }) {
    const { [tagKeys.cluster]: ofCluster = name, [tagKeys.owner]: ofOwner = owner } = found;
    if (ofCluster !== name || (owner !== undefined && ofOwner !== owner))
        return false;
    return (controllersKeys.some((key) => found[key] === name) || found[`kubernetes.io/cluster/${name}`] === 'owned');
}
/**
 * The same in a network of the user's, where people mark subnets and groups as a cluster's by the key that controllers read:
 * of that key alone, only what the cloud controller manager has made, which says for which Service.
 */
function isMadeForAmongStrangers(found, cluster) {
    const isNamed = controllersKeys.some((key) => found[key] === cluster.name);
    return isMadeFor(found, cluster) && (isNamed || 'kubernetes.io/service-name' in found);
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

/***/ 8938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KJ: () => (/* binding */ wellKnownPolicies),
/* harmony export */   uQ: () => (/* binding */ arnOfWellKnown)
/* harmony export */ });
/* unused harmony export isOfAws */
/** Source: the schema of eksctl.io/v1alpha5, WellKnownPolicies. */
const wellKnownPolicies = [
    'autoScaler',
    'awsLoadBalancerController',
    'certManager',
    'ebsCSIController',
    'efsCSIController',
    'externalDNS',
    'imageBuilder',
];
/** Those that AWS keeps in every account. Source: AWS managed policy reference. */
const ofAws = {
    ebsCSIController: 'service-role/AmazonEBSCSIDriverPolicy',
    efsCSIController: 'service-role/AmazonEFSCSIDriverPolicy',
    imageBuilder: 'AmazonEC2ContainerRegistryPowerUser',
};
const isOfAws = (policy) => policy in ofAws;
/** @returns undefined for one that a role has to have of its own */
const arnOfWellKnown = (policy, partition) => isOfAws(policy) ? `arn:${partition}:iam::aws:policy/${ofAws[policy]}` : undefined;


/***/ })

};
