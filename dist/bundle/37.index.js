export const id = 37;
export const ids = [37];
export const modules = {

/***/ 80:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gN: () => (/* binding */ asMade),
  qN: () => (/* binding */ begin),
  ZQ: () => (/* binding */ beginWithinLimits)
});

// UNUSED EXPORTS: OtherNameError, UnreadRoleError

// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/aws/boundary.js

/** It is not there: no role could be made with it. */
class NoBoundaryError extends Error {
    constructor(arn) {
        super(`The permissions boundary ${arn} does not exist. Nothing was made.`);
        this.name = 'NoBoundaryError';
    }
}
/**
 * Looks whether it is there, where the cluster is to have a role of its own. Where IAM does not say, CreateRole will.
 * @throws NoBoundaryError
 */
async function requireBoundary(aws, { permissionsBoundary: arn, clusterRoleArn, roles }) {
    const isGiven = [clusterRoleArn ?? roles?.cluster, roles?.node, roles?.ebsCsi].every(Boolean);
    if (arn === undefined || isGiven)
        return;
    const iam = await aws.iam();
    try {
        const found = await (0,errors/* unlessAbsent */.QY)(iam.getPolicy({ PolicyArn: arn }));
        if (found === undefined)
            throw new NoBoundaryError(arn);
    }
    catch (error) {
        if (!(0,errors/* isDenied */.GZ)(error))
            throw error;
    }
}

// EXTERNAL MODULE: ./build/aws/identity.js
var aws_identity = __webpack_require__(910);
;// CONCATENATED MODULE: ./build/spec/listing.js
/** What policies of a role's own list, in the form that IAM keeps them in. */
/** Under which the role has it. */
const ownPolicyName = (kind) => `eks-cluster-action-${kind}`;
const nothingListed = { patterns: () => [] };
/** @param document JSON of a policy. */
function listingIn(document) {
    const { Statement = [] } = JSON.parse(document);
    return {
        patterns: (sid, key) => {
            const found = Statement.filter(({ Sid }) => Sid === sid);
            return found.flatMap(({ Resource = [], Condition = {} }) => key === 'Resource' ? Resource : Object.values(Condition).flatMap((keys) => keys[key] ?? []));
        },
    };
}
/** Whether a pattern of the list is one of the value, as IAM's StringLike says. */
function isListed(value, patterns) {
    return patterns.some((pattern) => expressionOf(pattern).test(value));
}
function expressionOf(pattern) {
    const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

;// CONCATENATED MODULE: ./build/aws/own-policies.js


/**
 * What the role that runs may name of a kind: IAM holds each call against the same text, and where a call is not AWS's to
 * refuse, as of what is written into Kubernetes, the action does so itself. Nobody who writes a workflow or a ClusterConfig
 * can change it.
 * @returns nothing listed where the role has no such policy, or may not read it, and of a user
 */
async function listingOf(aws, principalArn, kind) {
    const [, RoleName] = /:role\/(?:.*\/)?([^/]+)$/.exec(principalArn) ?? [];
    if (RoleName === undefined)
        return nothingListed;
    const iam = await aws.iam();
    const policy = iam.getRolePolicy({ RoleName, PolicyName: ownPolicyName(kind) });
    const answer = await (0,errors/* unlessAbsent */.QY)(policy).catch((error) => {
        // What lets a role read it is that policy itself.
        if (!(0,errors/* isDenied */.GZ)(error))
            throw error;
        return undefined;
    });
    return answer === undefined ? nothingListed : listingIn(decodeURIComponent(answer.PolicyDocument ?? '{}'));
}

// EXTERNAL MODULE: ./build/spec/read-owner.js
var read_owner = __webpack_require__(6570);
// EXTERNAL MODULE: ./build/spec/tags.js
var tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/aws/cluster-stacks.js
var cluster_stacks = __webpack_require__(976);
;// CONCATENATED MODULE: ./build/aws/renamed.js




/**
 * The name of the owner's cluster: the computed one, unless there is no such cluster of this owner, and one whose name was
 * computed when the repository had another. The owner's tag has the repository's id, which stays.
 *
 * @param computed from the repository's name of today
 * @param suffix that the computed name ends with: others of the owner are of names that users gave in full
 */
async function nameAsMade(aws, computed, suffix) {
    const eks = await aws.eks();
    const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeCluster({ name: computed.name }));
    if ((0,tags/* isOurs */.MU)(answer?.cluster?.tags ?? {}, computed))
        return computed.name;
    const all = await (0,cluster_stacks/* clusterStacks */.g)(aws, (0,read_owner/* repositoryOf */._M)(computed.owner));
    const names = all.flatMap(({ owner, cluster }) => (owner === computed.owner ? cluster : []));
    return names.find((name) => name.endsWith(suffix)) ?? computed.name;
}

// EXTERNAL MODULE: ./build/spec/spec.js
var spec_spec = __webpack_require__(8555);
// EXTERNAL MODULE: ./build/config/parsers.js
var parsers = __webpack_require__(2347);
// EXTERNAL MODULE: ./build/config/values.js + 1 modules
var values = __webpack_require__(4472);
;// CONCATENATED MODULE: ./build/config/limits.js
/** Upper bounds that the tags of the role set, where whoever writes the workflow or the ClusterConfig cannot reach them. */




/** The tags of the role refuse what is asked for, or cannot be understood. */
class LimitsError extends Error {
    constructor(problems) {
        super([...problems, 'Nothing was made.'].join('\n'));
        this.name = 'LimitsError';
    }
}
const limitNames = ['max-hourly-cost', 'max-previews', 'max-ttl', 'addons'];
const limitTag = (name) => `eks-cluster-action-${name}`;
/**
 * What the cluster may be by the tags of the role: the lower bound counts where an input has one too.
 * @param tags of the role
 * @throws LimitsError with every reason at once
 */
function withinLimits(spec, request, tags, now = new Date()) {
    const problems = [];
    const textOf = (name) => {
        const text = tags[limitTag(name)];
        return text === 'any' ? undefined : text;
    };
    const read = (name, parse) => {
        const text = textOf(name);
        try {
            return text === undefined ? undefined : parse(text);
        }
        catch (error) {
            if (!(error instanceof parsers/* Problem */.AF))
                throw error;
            const tag = limitTag(name);
            problems.push(...error.reasons.map((reason) => `The role's tag ${tag}: ${reason} \`any\` stands for no limit.`));
            return undefined;
        }
    };
    const maxHourlyCost = read('max-hourly-cost', values/* dollars */.E9);
    const maxPreviews = read('max-previews', (0,parsers/* wholeNumber */.rD)(0, 1000, 10));
    const maxTtl = read('max-ttl', values/* limitedLife */.Z$);
    // A tag's value may be empty: those that every cluster has.
    const addons = read('addons', (text) => (text.trim() === '' ? [] : (0,parsers/* listOf */.c3)(values/* addonName */.CL, 50)(text)));
    const isTooLong = maxTtl !== undefined && isLater(spec.expiresAt, new Date(now.getTime() + maxTtl));
    if (isTooLong && !spec.isUsualExpiry) {
        problems.push(`${saying(tags, 'max-ttl')}: a cluster may live that long after the last \`up\`, and \`ttl\` asks for more. Write \`ttl: ${tags[limitTag('max-ttl')]}\`, or less.`);
    }
    const allowed = [...spec_spec/* defaults */.NT.addons, ...(addons ?? [])];
    const others = addons && spec.addons.map(({ name }) => name).filter((name) => !allowed.includes(name));
    if (others !== undefined && others.length > 0) {
        problems.push(`${saying(tags, 'addons')}: ${others.join(', ')} may not be among the add-ons, which are of ${allowed.join(', ')}. Leave out what is not, or have an administrator add it to the tag.`);
    }
    if (problems.length > 0)
        throw new LimitsError(problems);
    return {
        spec: maxTtl === undefined ? spec : bounded(spec.expiresAt === undefined || isTooLong, spec, now, maxTtl),
        maxHourlyCost: lower('max-hourly-cost', request.maxHourlyCost, maxHourlyCost),
        maxPreviews: lower('max-previews', request.maxPreviews, maxPreviews),
        told: limitNames
            .filter((name) => textOf(name) !== undefined)
            .map((name) => `${name} ${textOf(name) || 'none'}`)
            .join(', '),
    };
}
const saying = (tags, name) => `The role's tag ${limitTag(name)} says ${tags[limitTag(name)] || 'none'}`;
const isLater = (expiresAt, latest) => expiresAt === 'never' || (expiresAt !== undefined && expiresAt > latest);
/** A later expiry that the cluster has, or none, is not kept: the role allows neither. */
function bounded(isAtMost, spec, now, maxTtl) {
    const { isUsualExpiry: _, ...said } = spec;
    return isAtMost ? living(said, now, maxTtl) : said;
}
function living(spec, now, maxTtl) {
    const expiresAt = new Date(Math.floor((now.getTime() + maxTtl) / 1000) * 1000);
    return { ...spec, expiresAt, tags: { ...spec.tags, [tags/* tagKeys */.bi.expiresAt]: (0,tags/* timestamp */.vE)(expiresAt) } };
}
function lower(name, asked, limit) {
    if (limit !== undefined && (asked === undefined || asked > limit)) {
        return { most: limit, by: `the role's tag ${limitTag(name)}` };
    }
    return asked === undefined ? undefined : { most: asked, by: `\`${name}\`` };
}

;// CONCATENATED MODULE: ./build/config/listed.js
/** What a ClusterConfig may name, by the lists in policies of the role's own, which src/aws/own-policies.ts reads. */

/** Whether a file says who may enter. */
const isIdentityAsked = ({ accessEntries, identityMappings }) => accessEntries.length + identityMappings.length > 0;
/** Where the policy has each list, and which parameter of docs/iam/kinds.yaml it is. */
const lists = {
    principals: { sid: 'ChangeEntriesOfListed', key: 'eks:principalArn', parameter: 'Principals' },
    policies: { sid: 'SayWhatListedMay', key: 'eks:policyArn', parameter: 'AccessPolicies' },
    groups: { sid: 'KeepToListedGroups', key: 'eks:kubernetesGroups', parameter: 'Groups' },
};
/** @returns a sentence for each thing that the file names and no list holds */
function notListed(asked, listing, partition) {
    const missing = namedIn(asked, partition).filter(({ value, list }) => {
        const { sid, key } = lists[list];
        return !isListed(value, listing.patterns(sid, key));
    });
    const told = missing.map(({ field, shown, list }) => {
        const { sid, key, parameter } = lists[list];
        const patterns = listing.patterns(sid, key).filter((pattern) => pattern !== '');
        const has = patterns.length === 0 ? 'lists none' : `lists ${patterns.join(', ')}`;
        return (`${field}: ${shown} may not be named by this role: its policy ${ownPolicyName('identity')} ${has}. ` +
            `Leave it out, or have an administrator list it in the parameter ${parameter} of docs/iam/kinds.yaml.`);
    });
    return [...new Set(told)];
}
function namedIn({ accessEntries, identityMappings }, partition) {
    const entries = 'accessConfig.accessEntries';
    const mappings = 'iamIdentityMappings';
    const names = (field, username, groups) => [
        ...groups.map((value) => ({ field, value, shown: `the group ${value}`, list: 'groups' })),
        // RBAC knows people by either.
        ...(username === undefined
            ? []
            : [{ field, value: username, shown: `the user name ${username}`, list: 'groups' }]),
    ];
    return [
        ...accessEntries.flatMap(({ principalArn, username, groups, policies }) => [
            { field: entries, value: principalArn, shown: principalArn, list: 'principals' },
            ...policies.map(({ policyArn }) => ({ field: entries, value: policyArn, shown: policyArn, list: 'policies' })),
            ...names(entries, username, groups),
        ]),
        ...identityMappings.flatMap(({ of, username, groups }) => [
            {
                field: mappings,
                // Of an account, all of it.
                value: /^\d+$/.test(of) ? `arn:${partition}:iam::${of}:*` : of,
                shown: of,
                list: 'principals',
            },
            ...names(mappings, username, groups),
        ]),
    ];
}

// EXTERNAL MODULE: ./build/resources/existing.js
var existing = __webpack_require__(6525);
// EXTERNAL MODULE: ./build/spec/names.js
var names = __webpack_require__(9762);
;// CONCATENATED MODULE: ./build/commands/begin.js









/** The name is not one that the role is for. */
class OtherNameError extends Error {
    constructor(name, clusters) {
        const isOfAll = clusters.endsWith('--') && !name.includes('--');
        super(`The role is for clusters whose names begin with ${clusters}, and \`${name}\` does not: AWS would let it do nothing. ` +
            (isOfAll
                ? `Write \`cluster-name: --${name}\` for the cluster ${clusters}${name}, or run with a role that is for any name.`
                : 'Run with the role that is for it: docs/setup.md tells which role is for what.'));
        this.name = 'OtherNameError';
    }
}
/** The role that the run has assumed may set limits, and they cannot be read. */
class UnreadRoleError extends Error {
    constructor(arn) {
        super(`The role ${arn} may not read itself, so that what its tags allow at most is not known. Nothing was made. ` +
            'Allow it iam:GetRole on itself, as docs/iam/look.json does.');
        this.name = 'UnreadRoleError';
    }
}
/**
 * Who runs, and which cluster is meant.
 * @throws WrongAccountError, before anything else is asked; OtherNameError.
 */
async function begin(request, aws) {
    const identity = await (0,aws_identity/* identify */.ls)(aws, request);
    return { identity, spec: await asMade(request, aws, identity.says) };
}
/**
 * Who runs, and which cluster is to be made: one within the limits that the role sets.
 * @throws WrongAccountError, before anything else is asked; UnreadRoleError; OtherNameError; LimitsError;
 *   NoBoundaryError; NotOursError, when the name is taken.
 */
async function beginWithinLimits({ request, aws, run, }) {
    const identity = await (0,aws_identity/* identify */.ls)(aws, request);
    const { tags } = identity.says;
    if (tags === undefined)
        throw new UnreadRoleError(identity.principalArn);
    const spec = await asMade(request, aws, identity.says);
    const limited = withinLimits(spec, request, tags);
    await requireListed(aws, identity, spec);
    if (limited.told !== '')
        run.say('limits', `the role allows at most: ${limited.told}`);
    // What `up` makes before the control plane would be left behind: `down` does not touch another's cluster, nor what is around it.
    await Promise.all([requireBoundary(aws, spec), (0,existing/* requireNoOther */.hX)(aws, spec)]);
    return { identity, ...limited };
}
/**
 * Of a role that says whose clusters it is for, a file names those whom a policy of the role's own lists, and nobody else.
 * @throws LimitsError
 */
async function requireListed(aws, { principalArn, partition, says }, spec) {
    if (says.clusters === undefined || !isIdentityAsked(spec))
        return;
    const problems = notListed(spec, await listingOf(aws, principalArn, 'identity'), partition);
    if (problems.length > 0)
        throw new LimitsError(problems);
}
/**
 * Which cluster is meant, and with which roles: of a repository that was renamed, the one that it had made before.
 * @throws OtherNameError
 */
async function asMade(request, aws, { clusters, roles, boundary }) {
    const name = await nameOf(request, aws, clusters?.split('--')[0]);
    if (clusters !== undefined && !name.startsWith(clusters))
        throw new OtherNameError(name, clusters);
    const { spec } = request;
    return (0,spec_spec/* called */.Ab)(name, { ...spec, roles, permissionsBoundary: spec.permissionsBoundary ?? boundary });
}
async function nameOf({ spec, suffix }, aws, prefix) {
    if (suffix === undefined)
        return spec.name;
    // What the role says stays when the repository is renamed.
    if (prefix !== undefined)
        return (0,names/* clusterNameOf */.T)(prefix, suffix);
    return await nameAsMade(aws, spec, suffix);
}


/***/ }),

/***/ 4234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qs: () => (/* binding */ withFinalCost),
/* harmony export */   jA: () => (/* binding */ estimate),
/* harmony export */   zO: () => (/* binding */ tellCost)
/* harmony export */ });
/* unused harmony export HourlyCostError */
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8935);
/* harmony import */ var _cost_estate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2854);
/* harmony import */ var _cost_money_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(612);
/* harmony import */ var _spec_prices_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7342);




/** An hour of the cluster would cost more than the user allows, or may. */
class HourlyCostError extends Error {
    constructor({ name, nodeGroups }, { most, by }, cost) {
        const grown = nodeGroups.some(({ nodes, maxNodes }) => maxNodes > nodes)
            ? ', with all the nodes that it may grow to'
            : '';
        const parts = cost.parts.map(({ what, hourly }) => `${what} ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(hourly)}`).join(', ');
        super(cost.hourly > most
            ? `Cluster ${name} would cost ${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyInWords */ .gF)(cost)}${grown}, and ${by} allows ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(most)}: ${parts}. ` +
                'Nothing was made. Ask for fewer or smaller nodes, or allow more.'
            : `Whether cluster ${name} would cost more than ${by} allows, ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(most)}, is not known: ` +
                `${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyInWords */ .gF)(cost)}. Nothing was made. ` +
                'Allow in a policy of the role that runs what is denied, or allow any price.');
        this.name = 'HourlyCostError';
    }
}
/** Warns of a version in extended support. Never fails. */
async function estimate({ request: { spec }, aws, warn }, prices) {
    const { grown, ...estate } = await (0,_cost_estate_js__WEBPACK_IMPORTED_MODULE_1__/* .estateOfSpec */ .Rf)(aws, spec);
    if (estate.support?.isExtended) {
        warn(`Kubernetes ${estate.support.version}`, extendedSupport(spec, estate.support));
    }
    return {
        cost: await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOf */ .ho)(estate, prices),
        excess: async (brake) => {
            const most = await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOf */ .ho)(grown, prices);
            const isWithin = most.hourly <= brake.most && most.unknown.length === 0;
            return isWithin ? undefined : new HourlyCostError(spec, brake, most);
        },
    };
}
/** Gives the outputs. @returns facts for the summary. */
function tellCost({ output }, cost) {
    output({
        'hourly-cost': cost.hourly.toFixed(3),
        ...(cost.soFar !== undefined && { 'cost-so-far': cost.soFar.toFixed(2) }),
    });
    return [
        ['Price', (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyInWords */ .gF)(cost)],
        ...(cost.soFar === undefined ? [] : [['Cost so far', (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .soFarInWords */ .cV)(cost)]]),
    ];
}
/** What became of a cluster that goes, and what it has cost in all; undefined where there was none. */
function withFinalCost(output, outcome, cost) {
    if (cost?.soFar === undefined)
        return outcome;
    output({ 'cost-so-far': cost.soFar.toFixed(2) });
    return { ...outcome, cost, facts: [...outcome.facts, ['Cost', (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .finalCostInWords */ .mH)(cost)]] };
}
function extendedSupport({ supportType }, { version, text }) {
    const { controlPlane, controlPlaneInExtendedSupport } = _spec_prices_js__WEBPACK_IMPORTED_MODULE_3__/* .hourlyPrices */ .m;
    return supportType === 'EXTENDED'
        ? `Kubernetes ${version} is in ${text}: the control plane costs ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(controlPlaneInExtendedSupport)} an hour instead of ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(controlPlane)}. Ask for a newer version.`
        : `Kubernetes ${version} is in ${text}, and the upgrade policy of the cluster is STANDARD: EKS will upgrade it by itself, at a time of its own, rather than charge six times as much. Ask for a newer version; or, to stay with this one at that price, set upgradePolicy.supportType to EXTENDED in a ClusterConfig.`;
}


/***/ }),

/***/ 5636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ warnOfNoEnd),
/* harmony export */   W: () => (/* binding */ warnOfShortLife)
/* harmony export */ });
/* harmony import */ var _cost_money_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(612);
/* harmony import */ var _engine_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2046);


/** Milliseconds that a new cluster takes at most, where nothing is wrong. */
const untilReady = 30 * 60_000;
/** Warns of a time that may be over before there is anything to use. */
function warnOfShortLife({ warn }, { name, expiresAt }, now = new Date()) {
    if (!(expiresAt instanceof Date))
        return;
    const left = expiresAt.getTime() - now.getTime();
    // In whole seconds, as it is written: exactly so much is enough.
    if (left <= untilReady - 60_000) {
        warn('Short ttl', `Cluster ${name} expires in ${(0,_engine_words_js__WEBPACK_IMPORTED_MODULE_1__/* .inWords */ .r4)(left)}: a new one takes about a quarter of an hour, so that a sweep may take it before it is ready. Write a \`ttl\` of \`1h\` or more.`);
    }
}
/**
 * Warns of a cluster that nobody has said an end for; to say `0` is to say it.
 * @param existing its expiry as it is, RFC 3339 or `never`; undefined where it is to be made
 */
function warnOfNoEnd({ warn }, { name, expiresAt }, existing, { hourly }) {
    if (expiresAt !== undefined || (existing ?? 'never') !== 'never')
        return;
    warn('No ttl', `Cluster ${name} has no ttl: it costs about ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_0__/* .rateInWords */ .Lx)(hourly)} until \`down\`. Write \`ttl: 3d\`, say, or \`ttl: 0\` if it is meant to stay.`);
}


/***/ }),

/***/ 7619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ preflight)
});

// EXTERNAL MODULE: ./build/spec/tags.js
var tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/aws/instance-types.js
var instance_types = __webpack_require__(7675);
// EXTERNAL MODULE: ./build/aws/pages.js
var pages = __webpack_require__(3242);
// EXTERNAL MODULE: ./build/aws/quotas.js
var quotas = __webpack_require__(8329);
;// CONCATENATED MODULE: ./build/aws/room.js





const ofNobody = { ours: 0, clusters: [] };
/** How much of a quota is used, by its code. @param where of those that are counted for each place */
const counters = {
    'L-F678F1CE': async (aws) => {
        const ec2 = await aws.ec2();
        return usedBy(await (0,pages/* everyPage */.L)((NextToken) => ec2.describeVpcs({ NextToken }), (page) => page.Vpcs));
    },
    'L-A4707A72': async (aws) => {
        const ec2 = await aws.ec2();
        return usedBy(await (0,pages/* everyPage */.L)((NextToken) => ec2.describeInternetGateways({ NextToken }), (page) => page.InternetGateways));
    },
    'L-0263D0A3': async (aws) => {
        const { Addresses = [] } = await (await aws.ec2()).describeAddresses({});
        return usedBy(Addresses);
    },
    'L-FE5A380F': async (aws, _, zone) => {
        const ec2 = await aws.ec2();
        const Filter = [{ Name: 'state', Values: ['pending', 'available', 'deleting'] }];
        const [gateways, subnets] = await Promise.all([
            (0,pages/* everyPage */.L)((NextToken) => ec2.describeNatGateways({ Filter, NextToken }), (page) => page.NatGateways),
            (0,pages/* everyPage */.L)((NextToken) => ec2.describeSubnets({ NextToken }), (page) => page.Subnets),
        ]);
        const there = subnets.filter(({ AvailabilityZone }) => AvailabilityZone === zone);
        return usedBy(gateways.filter(({ SubnetId }) => there.some((subnet) => subnet.SubnetId === SubnetId)));
    },
    'L-1194D53C': async (aws) => {
        const eks = await aws.eks();
        const clusters = await (0,pages/* everyPage */.L)((nextToken) => eks.listClusters({ nextToken }), (page) => page.clusters);
        return { ...ofNobody, count: clusters.length };
    },
    'L-6D54EA21': async (aws, { name: clusterName }) => {
        const eks = await aws.eks();
        const groups = await (0,pages/* everyPage */.L)((nextToken) => (0,errors/* unlessAbsent */.QY)(eks.listNodegroups({ clusterName, nextToken })), (page) => page.nodegroups);
        return { ...ofNobody, count: groups.length };
    },
};
function usedBy(things) {
    const clusters = things.flatMap(({ Tags }) => (0,tags/* fromTagList */.Bz)(Tags)[tags/* tagKeys */.bi.cluster] ?? []);
    return { count: things.length, ours: clusters.length, clusters: [...new Set(clusters)].sort() };
}
/** vCPUs of the instances that run, by the code of their quota: as many as their types have by default. */
async function vcpusInUse(aws) {
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'instance-state-name', Values: ['pending', 'running'] }];
    const reservations = await (0,pages/* everyPage */.L)((NextToken) => ec2.describeInstances({ Filters, NextToken }), (page) => page.Reservations);
    const running = reservations.flatMap(({ Instances = [] }) => Instances);
    const types = await (0,instance_types/* instanceTypes */.Xe)(aws, running.flatMap(({ InstanceType }) => InstanceType ?? []));
    const used = new Map();
    for (const instance of running) {
        const { InstanceType: type = '', InstanceLifecycle } = instance;
        const code = (0,quotas/* vcpuQuotaOf */.mP)(type, InstanceLifecycle === 'spot')?.code;
        if (code === undefined)
            continue;
        const { count, instances } = used.get(code) ?? { count: 0, instances: [] };
        const vcpus = types.get(type)?.VCpuInfo?.DefaultVCpus ?? 0;
        used.set(code, { count: count + vcpus, instances: [...instances, instance] });
    }
    return new Map([...used].map(([code, { count, instances }]) => [code, { ...usedBy(instances), count }]));
}
/**
 * The quota as it applies to the account; undefined where nobody may ask, and where Service Quotas has none: of what was
 * never raised, it tells some and not others. Source: hashicorp/terraform-provider-aws#19745.
 */
async function limitOf(aws, { service, code }) {
    const client = await aws.serviceQuotas();
    return client.getServiceQuota({ ServiceCode: service, QuotaCode: code }).then(({ Quota }) => Quota?.Value, () => undefined);
}
/** @param takes by everything that is to be made, for the cluster */
async function roomFor(aws, cluster, takes) {
    const judged = await Promise.all(summed(takes).map((take) => judge(aws, cluster, take)));
    return {
        objections: judged.flatMap(({ objection }) => objection ?? []),
        hints: judged.flatMap(({ hint }) => hint ?? []),
    };
}
/** Of one quota, and of one place, together. */
function summed(takes) {
    const sums = new Map();
    for (const take of takes) {
        const key = `${take.quota} ${take.where ?? ''}`;
        sums.set(key, { ...take, count: take.count + (sums.get(key)?.count ?? 0) });
    }
    return [...sums.values()].filter(({ count }) => count > 0);
}
async function judge(aws, cluster, { quota: code, count, where }) {
    const quota = (0,quotas/* quotaOf */.Ot)(code);
    const [limit, used] = await Promise.all([
        limitOf(aws, quota),
        usedOf(aws, cluster, code, where).catch((error) => {
            if (!(0,errors/* isDenied */.GZ)(error))
                throw error;
            return undefined;
        }),
    ]);
    if (used === undefined)
        return {};
    const place = where ?? aws.region;
    if (limit !== undefined) {
        if (used.count + count <= limit)
            return {};
        return { objection: [(0,quotas/* excess */.Mm)(quota, place, limit, used.count, count), ...whose(code, used)].join(' ') };
    }
    const { usually } = quota;
    if (usually === undefined || used.count + count <= usually)
        return {};
    return {
        hint: `of "${quota.name}", the account has ${used.count} in ${place}, and the cluster needs ${count} more: the quota is ` +
            `${usually}, unless somebody has raised it. If what follows fails by it: ${(0,quotas/* adviceOnQuota */.sV)((0,quotas/* excess */.Mm)(quota, place, usually, used.count, count), aws.region)}`,
    };
}
async function usedOf(aws, cluster, code, where) {
    if ((0,quotas/* isVcpuQuota */.Bf)(code))
        return (await vcpusInUse(aws)).get(code) ?? { ...ofNobody, count: 0 };
    return counters[code]?.(aws, cluster, where);
}
/** Those of this action's clusters that take a part of it: what is left of one that failed, too. */
function whose(code, { count, ours, clusters }) {
    if (clusters.length === 0)
        return [];
    const one = (0,quotas/* isVcpuQuota */.Bf)(code) ? "This action's have nodes" : `${ours} of the ${count} are this action's`;
    return [
        `${one}: ${clusters.join(', ')}. Remove what nobody needs with \`down\` or a sweep` +
            (code === 'L-F678F1CE' ? ', or have clusters share a network with `network: shared`.' : '.'),
    ];
}

// EXTERNAL MODULE: ./build/engine/difference.js
var difference = __webpack_require__(7348);
// EXTERNAL MODULE: ./build/engine/plan.js
var plan = __webpack_require__(5652);
// EXTERNAL MODULE: ./build/resources/cluster.js + 32 modules
var cluster = __webpack_require__(8762);
// EXTERNAL MODULE: ./build/resources/previews.js
var previews = __webpack_require__(9849);
// EXTERNAL MODULE: ./build/commands/cost.js
var cost = __webpack_require__(4234);
;// CONCATENATED MODULE: ./build/commands/preflight.js






/**
 * Asks AWS what only AWS knows, side by side and each question once, before anything is made: `plan` and `up` alike. Changes
 * nothing.
 * @param now the region, as it is at this moment
 * @throws ResourceError, or an AggregateError of several, where something cannot be looked at
 */
async function preflight(context, now, { identity, spec, maxHourlyCost, maxPreviews }, prices) {
    const priced = (0,cost/* estimate */.jA)({ ...context, aws: now }, prices);
    const [planned, tooDear, tooMany] = await Promise.all([
        (0,plan/* planAll */.n)((0,cluster/* clusterGraph */.V)(now, spec, identity).graph),
        maxHourlyCost && priced.then(({ excess }) => excess(maxHourlyCost)),
        maxPreviews && (0,previews/* tooManyPreviews */.Zj)(now, spec, maxPreviews),
    ]);
    const differences = planned.flatMap((each) => each.differences);
    const room = await roomFor(now, spec, differences.flatMap(({ takes = [] }) => takes));
    for (const words of room.hints)
        context.run.say('quotas', words);
    const limits = [tooDear, tooMany].filter((error) => error instanceof Error);
    const refusals = new Set([
        ...(0,difference/* refusedOf */.SX)(differences).map(({ words }) => words),
        ...room.objections,
        ...limits.map(({ message }) => message),
    ]);
    return { planned, refusals: [...refusals], only: refusals.size === 1 ? limits[0] : undefined, priced };
}


/***/ }),

/***/ 4023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ resourceOf),
/* harmony export */   y: () => (/* binding */ dependentsOf)
/* harmony export */ });
function isPart(need) {
    return 'of' in need;
}
/** The resource that a need is, or is a part of. */
function resourceOf(need) {
    return (isPart(need) ? need.of : need);
}
/** The resources of the graph that must be gone before `resource` may go. */
function dependentsOf(graph, resource) {
    return graph.filter((other) => other.needs.some((need) => resourceOf(need) === resource));
}


/***/ }),

/***/ 5652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ planAll)
/* harmony export */ });
/* harmony import */ var _difference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7348);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4023);
/* harmony import */ var _resource_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9380);



/**
 * What `ensure` would do about each resource that can be made, asked side by side. Changes nothing.
 * @throws ResourceError, or ResourceErrors of several
 */
async function planAll(graph) {
    const asked = new Map();
    const others = {
        willChange: async (need) => ['make', 'change', 'replace'].includes((await plan((0,_graph_js__WEBPACK_IMPORTED_MODULE_2__/* .resourceOf */ .K)(need))).verdict),
    };
    function plan(resource) {
        const planned = asked.get(resource) ?? look(resource);
        asked.set(resource, planned);
        return planned;
    }
    async function look(resource) {
        try {
            const differences = (await resource.diff?.(others)) ?? [];
            return { resource, verdict: (0,_difference_js__WEBPACK_IMPORTED_MODULE_0__/* .gravest */ .Zk)(differences), differences };
        }
        catch (error) {
            // Of another one already, which this one has asked about.
            throw error instanceof _resource_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ResourceError */ .BS ? error : new _resource_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ResourceError */ .BS(resource.name, error);
        }
    }
    const answers = await Promise.allSettled(graph.filter(({ diff }) => diff !== undefined).map(plan));
    const failures = new Set(answers.flatMap((answer) => (answer.status === 'rejected' ? answer.reason : [])));
    if (failures.size > 1)
        throw new _resource_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ResourceErrors */ .mj(failures, `${failures.size} resources could not be looked at`);
    for (const failure of failures)
        throw failure;
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}


/***/ })

};
