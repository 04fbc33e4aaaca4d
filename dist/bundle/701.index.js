export const id = 701;
export const ids = [701];
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

/***/ 6082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NoClusterError: () => (/* binding */ NoClusterError),
/* harmony export */   connect: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _aws_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(910);
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3016);
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8935);
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8762);
/* harmony import */ var _resources_neighbours_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1320);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6570);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7721);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80);
/* harmony import */ var _hand_over_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3200);
/* harmony import */ var _portrait_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4348);











/** There is no cluster to connect to. */
class NoClusterError extends Error {
    constructor(name, region, others) {
        super([
            `There is no cluster ${name} in ${region} that could be used yet.`,
            others,
            'Check `cluster-name` and `region`, or make it with `command: up`.',
        ]
            .filter(Boolean)
            .join(' '));
        this.name = 'NoClusterError';
    }
}
/** Hands a cluster that exists to the workflow. Changes nothing in AWS. */
const connect = async (context) => {
    const { request, aws, output, warn } = context;
    const caller = await (0,_aws_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .callerOf */ .$U)(aws, request);
    const spec = await (0,_begin_js__WEBPACK_IMPORTED_MODULE_7__/* .asMade */ .gN)(request, aws, await (0,_aws_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .sayingsOf */ .kR)(aws, caller));
    const { plane: controlPlane, workers } = (0,_resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__/* .foundation */ .A)(aws, spec);
    // Whoever may only look the cluster up can use it all the same.
    const mayBeDenied = (error) => {
        if (!(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDenied */ .GZ)(error))
            throw error;
        warn('Without node-role-arn', `The output is left empty: ${(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsOf */ .Z9)(error)}`);
    };
    const [plane, nodeRole] = await Promise.all([controlPlane.read(), workers.read().catch(mayBeDenied)]);
    if (plane === undefined)
        throw new NoClusterError(spec.name, spec.region, await (0,_resources_neighbours_js__WEBPACK_IMPORTED_MODULE_5__/* .thereAre */ .h)(aws, spec));
    // Another repository of the same name may have a cluster whose computed name is the same.
    if (!request.isNamed)
        (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .requireOurs */ .hN)(`Cluster ${spec.name}`, plane.tags, spec);
    await (0,_hand_over_js__WEBPACK_IMPORTED_MODULE_8__/* .handOver */ .C)(context, plane, nodeRole);
    output({ result: 'unchanged' });
    const connected = `Connected to cluster ${spec.name} in ${spec.region}`;
    const described = await (0,_hand_over_js__WEBPACK_IMPORTED_MODULE_8__/* .describe */ .q)(context, plane, (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_2__/* .priceList */ .g)(aws));
    const theirs = whoseElse(plane.tags, spec);
    return {
        headline: `${connected}.`,
        closing: `${connected}: ${(0,_portrait_js__WEBPACK_IMPORTED_MODULE_9__/* .inOneLine */ .UX)(plane, { price: (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_3__/* .hourlyInWords */ .gF)(described.cost) })}.`,
        ...described,
        ...(theirs !== undefined && {
            notice: { title: 'Not of this repository', message: `Cluster ${spec.name} is ${theirs}.` },
        }),
    };
};
/** Of whom a cluster is that another repository has made, or another program; undefined for one of this repository's. */
function whoseElse(tags, { owner }) {
    const theirs = tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .tagKeys */ .bi.owner];
    if (theirs === undefined)
        return 'none that this action has made';
    if ((0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_10__/* .repositoryOf */ ._M)(theirs) === (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_10__/* .repositoryOf */ ._M)(owner))
        return undefined;
    return `of the repository ${tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .tagKeys */ .bi.repository] ?? (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_10__/* .repositoryOf */ ._M)(theirs)}: what is changed there is theirs`;
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

/***/ 3200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ describe),
  C: () => (/* binding */ handOver)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/cost/cost.js
var cost_cost = __webpack_require__(8935);
// EXTERNAL MODULE: ./build/cost/estate-of-clusters.js
var estate_of_clusters = __webpack_require__(924);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/kubernetes/kubeconfig.js

/**
 * A kubeconfig for one cluster, as YAML. Cluster, context and user bear the cluster's ARN, as
 * `aws eks update-kubeconfig` names them: unique in every account and region.
 */
function kubeconfig({ cluster, auth }) {
    const { command, args, env = {}, installHint } = execOf(cluster, auth);
    const variables = Object.entries(env).flatMap(([name, value]) => (value ? [{ name, value }] : []));
    const name = cluster.arn;
    const config = {
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': name,
        clusters: [
            {
                name,
                cluster: {
                    server: cluster.endpoint,
                    'certificate-authority-data': cluster.certificateAuthorityData,
                },
            },
        ],
        contexts: [{ name, context: { cluster: name, user: name } }],
        users: [
            {
                name,
                user: {
                    exec: {
                        apiVersion: 'client.authentication.k8s.io/v1beta1',
                        command,
                        args,
                        ...(variables.length > 0 && { env: variables }),
                        ...(installHint && { installHint }),
                        interactiveMode: 'Never',
                        provideClusterInfo: false,
                    },
                },
            },
        ],
    };
    // kubectl reads YAML 1.1, to which a cluster named `on` is a boolean unless it is quoted.
    return (0,dist.stringify)(config, { version: '1.1', lineWidth: 0 });
}
function execOf({ name, region }, auth) {
    switch (auth.kind) {
        case 'action': {
            const { node, plugin, role } = auth;
            const identity = role
                ? ['--role-arn', role.arn, '--session-name', role.sessionName, '--audience', role.audience]
                : [];
            return { command: node, args: [plugin, '--cluster', name, '--region', region, ...identity] };
        }
        case 'aws':
            return {
                command: 'aws',
                args: [
                    ...['--region', region, 'eks', 'get-token', '--cluster-name', name, '--output', 'json'],
                    ...(auth.roleArn ? ['--role-arn', auth.roleArn] : []),
                ],
                env: { AWS_PROFILE: auth.profile },
                installHint: 'Install the AWS CLI: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
            };
        case 'aws-iam-authenticator':
            return {
                command: 'aws-iam-authenticator',
                args: ['token', '-i', name, ...(auth.roleArn ? ['-r', auth.roleArn] : [])],
                // Early releases lack the flag for the region whose STS the token is to name.
                env: { AWS_REGION: region, AWS_PROFILE: auth.profile },
                installHint: 'Install it: https://github.com/kubernetes-sigs/aws-iam-authenticator/releases',
            };
    }
}

// EXTERNAL MODULE: ./build/private-file.js
var private_file = __webpack_require__(4390);
// EXTERNAL MODULE: ./build/commands/cost.js
var commands_cost = __webpack_require__(4234);
// EXTERNAL MODULE: ./build/commands/portrait.js
var portrait = __webpack_require__(4348);
;// CONCATENATED MODULE: ./build/commands/hand-over.js







/** Gives a cluster to the workflow: the kubeconfig, `KUBECONFIG` for the steps that follow, and the outputs. */
async function handOver({ request, output, exportVariable, plugin, warn }, plane, nodeRole) {
    const { path } = request.kubeconfig;
    const cluster = { ...plane, region: request.spec.region };
    const text = kubeconfig({ cluster, auth: authOf(request, plugin) });
    const other = await otherClusterIn(path, plane.arn);
    await (0,private_file/* writePrivately */.Q)(path, text);
    if (other !== undefined) {
        warn('A kubeconfig was replaced', `${path} was that of ${other} until now, and is that of ${plane.arn}. Give each step a \`kubeconfig-path\` of its own, and the steps that use them the KUBECONFIG that is meant.`);
    }
    exportVariable('KUBECONFIG', path);
    output({
        'cluster-name': plane.name,
        'cluster-arn': plane.arn,
        region: request.spec.region,
        endpoint: plane.endpoint,
        'certificate-authority-data': plane.certificateAuthorityData,
        'kubernetes-version': plane.version,
        'platform-version': plane.platformVersion,
        kubeconfig: text,
        'kubeconfig-path': path,
        'vpc-id': plane.vpcId,
        'subnet-ids': plane.subnetIds.join(','),
        'cluster-security-group-id': plane.clusterSecurityGroupId,
        'oidc-issuer': plane.oidcIssuer,
        'expires-at': plane.expiresAt,
        ...(nodeRole !== undefined && { 'node-role-arn': nodeRole.arn }),
    });
}
/** The context of a kubeconfig that is there already, where it is not that of this cluster. */
async function otherClusterIn(path, arn) {
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => '');
    const context = /^current-context: "?([^"\n]+)"?$/m.exec(text)?.[1];
    return context === arn ? undefined : context;
}
/** What a summary tells of any cluster, and what it costs. */
async function describe(context, plane, prices) {
    const { request, aws } = context;
    const estate = await (0,estate_of_clusters/* estateOfCluster */.OH)(aws, plane);
    const cost = await (0,cost_cost/* costOf */.ho)(estate, prices);
    const version = [plane.version, `platform ${plane.platformVersion}`, estate.support?.text];
    return {
        facts: [
            ['Endpoint', plane.endpoint],
            ['Kubernetes', version.filter(Boolean).join(', ')],
            ...(0,portrait/* placeFacts */.Bb)(plane, request.spec.region),
            ...(0,commands_cost/* tellCost */.zO)(context, cost),
        ],
        cost,
    };
}
function authOf({ kubeconfig: { auth, roleArn, profile }, role }, plugin) {
    if (auth !== 'action') {
        return {
            kind: auth,
            ...(roleArn !== undefined && { roleArn }),
            ...(profile !== undefined && { profile }),
        };
    }
    return { kind: auth, node: plugin.node, plugin: plugin.path, ...(role !== undefined && { role }) };
}


/***/ }),

/***/ 4348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bb: () => (/* binding */ placeFacts),
/* harmony export */   Fl: () => (/* binding */ consoleOf),
/* harmony export */   Ps: () => (/* binding */ entrantsOf),
/* harmony export */   UX: () => (/* binding */ inOneLine),
/* harmony export */   fO: () => (/* binding */ nodeTable)
/* harmony export */ });
/* unused harmony export ownerOf */
/* harmony import */ var _aws_console_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5167);
/* harmony import */ var _engine_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2046);
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9762);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6570);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7721);
/** What people are told of a cluster that is there. */





/** The cluster's page in the AWS console; undefined where that is not known. */
function consoleOf(name, region) {
    return (0,_aws_console_js__WEBPACK_IMPORTED_MODULE_0__/* .consoleLinks */ .t)(region)?.cluster(name);
}
/** Where it is, and whose: what does not depend on what it costs. */
function placeFacts({ name, vpcId, tags, expiresAt }, region) {
    const links = (0,_aws_console_js__WEBPACK_IMPORTED_MODULE_0__/* .consoleLinks */ .t)(region);
    const stack = (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_2__/* .namesOf */ .eZ)(name, region).networkStack;
    const inConsole = links === undefined
        ? vpcId
        : [
            { text: 'cluster', href: links.cluster(name) },
            ' · ',
            { text: `stack ${stack}`, href: links.stack(stack) },
            ' · ',
            { text: vpcId, href: links.vpc(vpcId) },
        ];
    return [
        [links === undefined ? 'Network' : 'AWS console', inConsole],
        ['Owner', ownerOf(tags)],
        ['Expires', (0,_engine_words_js__WEBPACK_IMPORTED_MODULE_1__/* .momentInWords */ .ln)(expiresAt)],
        ['kubectl', `\`aws eks update-kubeconfig --name ${name} --region ${region}\``],
    ];
}
/** Such as `pull request #12 of octo-org/octo-app`, with a link to it. */
function ownerOf(tags) {
    const { [_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .tagKeys */ .bi.owner]: owner = '', [_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .tagKeys */ .bi.repository]: repository, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .tagKeys */ .bi.run]: run } = tags;
    if (repository === undefined)
        return owner;
    const home = /^(https:\/\/.+)\/actions\/runs\//.exec(run ?? '')?.[1];
    const linked = (text, path) => home === undefined ? text : [{ text, href: `${home}${path}` }];
    const work = (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .workOf */ .LT)(owner);
    if (work === undefined)
        return [...linked(`repository ${repository}`, '')];
    return work.kind === 'pr'
        ? [...linked(`pull request #${work.of}`, `/pull/${work.of}`), ` of ${repository}`]
        : [...linked(`branch ${work.of}`, `/tree/${encodeURI(work.of)}`), ` of ${repository}`];
}
/** Who may use Kubernetes, besides the role that makes the cluster. */
function entrantsOf({ admins, viewers, accessEntries, identityMappings, }) {
    const people = [
        ...admins.map((arn) => `${nameIn(arn)} (admin)`),
        ...viewers.map((arn) => `${nameIn(arn)} (viewer)`),
        ...accessEntries.map(({ principalArn }) => `${nameIn(principalArn)} (access entry)`),
        ...identityMappings.map(({ of }) => `${nameIn(of)} (aws-auth)`),
    ];
    return people.length === 0
        ? 'nobody yet but the role of this run: list people in `admins` or `viewers`'
        : `${people.join(', ')}, and the role of this run`;
}
/** A role's or a user's name, without its path. */
const nameIn = (arn) => arn.split('/').at(-1) ?? arn;
/** All of it in one line, such as `https://…, 2 nodes, about $0.240 an hour ($5.76 a day, $175 a month), expires 2026-…`. */
function inOneLine({ endpoint, expiresAt }, { nodes, price }) {
    return [
        endpoint,
        ...(nodes === undefined ? [] : [nodes === 1 ? '1 node' : `${nodes} nodes`]),
        price,
        expiresAt === 'never' ? 'never expires' : `expires ${(0,_engine_words_js__WEBPACK_IMPORTED_MODULE_1__/* .momentInWords */ .ln)(expiresAt)}`,
    ].join(', ');
}
/** The nodes by their zones, their types and what runs on them. Sources of the labels: Kubernetes, "Well-Known Labels". */
function nodeTable(nodes) {
    return {
        title: nodes.length === 1 ? '1 node' : `${nodes.length} nodes`,
        table: {
            header: ['Name', 'Zone', 'Type', 'Version'],
            rows: nodes.map(({ metadata: { name, labels = {} }, status }) => [
                name,
                labels['topology.kubernetes.io/zone'] ?? '',
                labels['node.kubernetes.io/instance-type'] ?? '',
                status?.nodeInfo?.kubeletVersion ?? '',
            ]),
        },
    };
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

/***/ 1320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ thereAre)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5126);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6570);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7721);




/** How many are asked whose they are. */
const most = 50;
/** `There are: a, b.`, after a sentence that there is no such cluster; empty where that cannot be known. */
async function thereAre(aws, { owner }) {
    try {
        const names = await clustersOf(aws, (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(owner));
        return names.length === 0 ? '' : `There are: ${names.join(', ')}.`;
    }
    catch (error) {
        if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDenied */ .GZ)(error))
            return '';
        throw error;
    }
}
async function clustersOf(aws, repositoryId) {
    const eks = await aws.eks();
    const { clusters = [] } = await eks.listClusters({});
    const found = await (0,_engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__/* .sideBySide */ .Q)(clusters.slice(0, most), _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__/* .fewAtOnce */ .X, async (name) => {
        const answer = await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(eks.describeCluster({ name }));
        const owner = answer?.cluster?.tags?.[_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagKeys */ .bi.owner];
        return owner !== undefined && (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(owner) === repositoryId ? [name] : [];
    });
    return found.flat().sort();
}


/***/ })

};
