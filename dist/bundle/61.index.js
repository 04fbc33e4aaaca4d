export const id = 61;
export const ids = [61,487];
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

/***/ 6487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   down: () => (/* binding */ down)
/* harmony export */ });
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3016);
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8935);
/* harmony import */ var _cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(924);
/* harmony import */ var _cost_money_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(612);
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8762);
/* harmony import */ var _resources_existing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6525);
/* harmony import */ var _resources_neighbours_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1320);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6570);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7721);
/* harmony import */ var _sweep_previews_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8082);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(80);
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4234);
/* harmony import */ var _removal_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7187);













/** Takes the cluster away, with everything that was made for it, and looks whether anything is left. */
const down = async ({ request, aws, run, output, pullRequestNow, show }) => {
    // Answered while AWS is asked.
    const pullRequest = pullRequestNow();
    const begun = await (0,_begin_js__WEBPACK_IMPORTED_MODULE_9__/* .begin */ .qN)(request, aws);
    const { identity } = begun;
    const { ofAnyOwner } = request;
    const spec = ofAnyOwner === undefined ? begun.spec : await (0,_resources_existing_js__WEBPACK_IMPORTED_MODULE_5__/* .asOwnedInRepository */ .d8)(aws, begun.spec);
    if (spec.owner !== begun.spec.owner)
        run.say('owner', `cluster ${spec.name} is of ${(0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_12__/* .ownerInWords */ .IB)(spec.owner, spec.tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.repository])}`);
    if (ofAnyOwner !== undefined && !request.dryRun)
        show((0,_sweep_previews_js__WEBPACK_IMPORTED_MODULE_8__/* .previewRequest */ .q)(spec, ofAnyOwner));
    output({ 'cluster-name': spec.name, region: spec.region });
    const say = (report) => output({ report: JSON.stringify({ cluster: spec.name, region: spec.region, ...report }) });
    const existing = await (0,_resources_existing_js__WEBPACK_IMPORTED_MODULE_5__/* .asItExists */ .sb)(aws, spec);
    const cluster = (0,_resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__/* .clusterGraph */ .V)(aws, existing, identity);
    const prices = (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__/* .priceList */ .g)(aws);
    const plane = await cluster.controlPlane.read();
    const estate = plane && (await (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_2__/* .estateOfCluster */ .OH)(aws, plane));
    if (request.dryRun) {
        const [report, obstacles] = await Promise.all([
            (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .previewRemoval */ .j$)(aws, existing, prices),
            (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .obstaclesOf */ ._M)(aws, existing, cluster),
        ]);
        const cost = estate && (await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOf */ .ho)(estate, prices));
        output({ result: 'unchanged' });
        say(report);
        return preview(spec.name, spec.region, { report, obstacles, cost }, request.removal);
    }
    if ((await pullRequest) === 'open') {
        output({ result: 'skipped' });
        return reopened(spec.name, spec.region);
    }
    // Asked for while things go: at the end they are known.
    if (estate !== undefined)
        void (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOf */ .ho)(estate, prices);
    const { report, isGoing, failure } = await (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .removeCluster */ .hS)(aws, existing, identity, run, request.removal, prices);
    const cost = estate && (await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOf */ .ho)(estate, prices));
    say(report);
    for (const thing of report.unclaimed ?? []) {
        run.say('audit', `nothing tells whose this is, in the network that clusters share: ${(0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .describe */ .q0)(thing)}`);
    }
    for (const thing of report.others ?? [])
        run.say('audit', (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .describeOthers */ .Hi)(thing));
    if (failure !== undefined)
        throw failure;
    if (isGoing) {
        output({ result: 'deleting' });
        return (0,_cost_js__WEBPACK_IMPORTED_MODULE_10__/* .withFinalCost */ .Qs)(output, going(spec.name, spec.region, report), cost);
    }
    if (report.removed.length === 0 && run.changes.length === 0) {
        output({ result: 'absent' });
        const neighbours = await (0,_resources_neighbours_js__WEBPACK_IMPORTED_MODULE_6__/* .thereAre */ .h)(aws, spec);
        return {
            headline: `There is no cluster ${spec.name} in ${spec.region}: nothing to remove. ${neighbours}`.trimEnd(),
            facts: othersFacts(report),
        };
    }
    output({ result: 'deleted' });
    run.say('removed', counted(report.removed, cost));
    return (0,_cost_js__WEBPACK_IMPORTED_MODULE_10__/* .withFinalCost */ .Qs)(output, ended(spec.name, spec.region, report, cost), cost);
};
/** The event that it was closed has been overtaken: it was started again by hand, or has waited for its turn. */
function reopened(name, region) {
    const message = `The pull request is open again, so its cluster ${name} in ${region} stays.`;
    return {
        headline: 'Nothing was removed: the pull request is open again.',
        facts: [],
        notice: { title: 'Nothing to do', message },
    };
}
/** Such as `33 resources, about $0.240 an hour (…)`; the number alone where they cost nothing. */
function counted(things, cost) {
    const hourly = cost?.hourly ?? (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_2__/* .hourlyOfThings */ .OO)(things);
    const count = things.length === 1 ? '1 resource' : `${things.length} resources`;
    return hourly === 0 ? count : `${count}, about ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_3__/* .rateInWords */ .Lx)(hourly)}`;
}
function preview(name, region, { report, obstacles: { guarded, held }, cost }, { liftsProtection, keepsLogs }) {
    const { wouldRemove = [], left, retained } = report;
    const fate = liftsProtection
        ? 'its protection would be lifted'
        : 'nothing would go: it is protected from deletion, and `lift-protection` is not `true`';
    const rows = [
        ...wouldRemove.map((thing) => [
            ...cells(thing),
            keepsLogs && thing.type === 'AWS::Logs::LogGroup' ? 'would stay, as `keep-logs` says' : 'would go',
        ]),
        ...left.map((thing) => [...cells(thing), 'goes with what it stands in, or keeps it from going']),
        ...retained.map((thing) => [...cells(thing), 'would stay: it was to be kept']),
    ];
    return {
        headline: `Of cluster ${name} in ${region} would be removed: ${counted(wouldRemove, cost)}. Nothing was changed.`,
        facts: [
            ...guarded.map((what) => [what, fate]),
            ...held.map(({ what, why, remedy }) => [
                what,
                `nothing would go: ${why}. It goes with: ${remedy}`,
            ]),
            ...othersFacts(report),
        ],
        table: { header: ['Type', 'Id', 'Price an hour', ''], rows },
    };
}
function going(name, region, { removed, left }) {
    return {
        headline: `The removal of cluster ${name} in ${region} has begun: ${left.length} resources are left to a later \`down\`.`,
        facts: [['Removed so far', `${removed.length} resources`]],
        table: { header: ['Left', 'Id', 'Price an hour'], rows: left.map(cells) },
    };
}
function ended(name, region, report, cost) {
    const { removed, retained, unclaimed = [], others = [] } = report;
    const [rest, audit] = others.length === 0
        ? ['nothing of it is left', 'nothing in the account and region carries its name, its tags or its VPC']
        : [
            `what other tools have made for it is left: ${others.map(({ id }) => id).join(', ')}`,
            "nothing of this action's is left; what other tools have made is theirs to take away",
        ];
    return {
        headline: `Cluster ${name} is gone from ${region}, and ${rest}.`,
        facts: [
            ['Removed', counted(removed, cost)],
            ['Audit', audit],
            ...othersFacts(report),
            ...retained.map((thing) => ['Retained', (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .describe */ .q0)(thing)]),
            ...unclaimed.map((thing) => ["Nobody's, in the shared network", (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .describe */ .q0)(thing)]),
        ],
        table: { header: ['Removed', 'Id', 'Price an hour'], rows: removed.map(cells) },
    };
}
function othersFacts({ others = [] }) {
    return others.map((thing) => ["Another tool's", (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .describeOthers */ .Hi)(thing)]);
}
function cells({ type, id, hourlyCost }) {
    return [type, id, hourlyCost === undefined ? '' : (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_3__/* .dollars */ .E9)(hourlyCost)];
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


/***/ }),

/***/ 8082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ sweptPreviews),
/* harmony export */   q: () => (/* binding */ previewRequest)
/* harmony export */ });
/* harmony import */ var _engine_resource_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9380);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3201);
/* harmony import */ var _github_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(220);
/* harmony import */ var _github_preview_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1227);
/* harmony import */ var _spec_owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2209);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6570);
/** What GitHub shows of the clusters that a sweep takes: the comments of pull requests, and deployments. */






/** Only clusters of pull requests and branches of the repository that the sweep runs in are told of. */
function sweptPreviews(sweep, connect, warn) {
    const previews = new Map();
    const telling = [];
    const warned = new Set();
    const warnOnce = (title, message) => {
        if (!warned.has(title))
            warn(title, message);
        warned.add(title);
    };
    /** What the token may not do, it may not do for any of the clusters. */
    const known = new Set();
    return {
        begin(found) {
            const request = previewRequest(found, sweep);
            if (request === undefined)
                return;
            const preview = (0,_github_preview_js__WEBPACK_IMPORTED_MODULE_3__/* .createPreview */ .P)(request, { ...found, roleArn: undefined }, connect, warnOnce, known);
            preview.begin('sweep');
            previews.set(keyOf(found), preview);
        },
        tell({ found, verdict, fate, failure }) {
            const preview = previews.get(keyOf(found));
            if (preview === undefined)
                return;
            const outputs = { 'cluster-name': found.name };
            const due = verdict.rule === undefined ? undefined : verdict.reason;
            if (fate === 'failed') {
                const failures = (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explainAll */ .H)((0,_engine_resource_error_js__WEBPACK_IMPORTED_MODULE_0__/* .failuresOf */ .dJ)(failure), found.region);
                telling.push(preview.failed(outputs, { due, failures, reason: (0,_github_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .inFull */ .Vz)(failures) }));
            }
            else {
                const result = fate === 'going' ? 'deleting' : 'deleted';
                telling.push(preview.ended({ ...outputs, result }, { due }));
            }
        },
        told: async () => void (await Promise.all(telling)),
    };
}
/** What GitHub shows of the cluster of a pull request or a branch, whatever the event is; undefined when nobody is to be told. */
function previewRequest({ name, owner }, { repositoryId, tells: { comments, deployments }, links }) {
    const work = (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_5__/* .workOf */ .LT)(owner);
    const preview = (0,_spec_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .previewOf */ .o)(owner);
    if (work?.repositoryId !== repositoryId || preview === undefined || !(comments || deployments)) {
        return undefined;
    }
    const { kind, of } = work;
    return {
        preview,
        // It is called by its cluster, where the workflow names that itself.
        candidates: [preview, name],
        pullRequest: kind === 'pr' ? Number(of) : undefined,
        branch: kind === 'branch' ? of : '',
        comments,
        deploys: deployments,
        looksAgain: false,
        environmentUrl: undefined,
        links,
        action: undefined,
    };
}
function keyOf({ name, region }) {
    return `${region}/${name}`;
}


/***/ })

};
