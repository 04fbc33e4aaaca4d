export const id = 996;
export const ids = [996];
export const modules = {

/***/ 7673:
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
        super(`The permissions boundary ${arn} does not exist. Nothing was made. Write the ARN of a policy of the account in ` +
            "`permissions-boundary`, or have an administrator mend the role's tag eks-cluster-action-boundary.");
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
    const all = await (0,cluster_stacks/* clusterStacks */.g)(aws, (0,tags/* repositoryOf */._M)(computed.owner));
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
            problems.push(`The role's tag ${limitTag(name)}: ${error.message} \`any\` stands for no limit.`);
            return undefined;
        }
    };
    const maxHourlyCost = read('max-hourly-cost', values/* dollars */.E9);
    const maxPreviews = read('max-previews', (0,parsers/* wholeNumber */.rD)(0, 1000, 10));
    const maxTtl = read('max-ttl', values/* limitedLife */.Z$);
    // A tag's value may be empty: those that every cluster has.
    const addons = read('addons', (text) => (text.trim() === '' ? [] : (0,parsers/* listOf */.c3)(values/* addonName */.CL, 50)(text)));
    if (maxTtl !== undefined && isLater(spec.expiresAt, new Date(now.getTime() + maxTtl))) {
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
        spec: maxTtl === undefined || spec.expiresAt !== undefined ? spec : living(spec, now, maxTtl),
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
    if (limited.told !== '')
        run.say('limits', `the role allows at most: ${limited.told}`);
    // What `up` makes before the control plane would be left behind: `down` does not touch another's cluster, nor what is around it.
    await Promise.all([requireBoundary(aws, spec), (0,existing/* requireNoOther */.hX)(aws, spec)]);
    return { identity, ...limited };
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
/* harmony import */ var _spec_prices_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7342);



/** An hour of the cluster would cost more than the user allows, or may. */
class HourlyCostError extends Error {
    constructor({ name, nodeGroups }, { most, by }, cost) {
        const grown = nodeGroups.some(({ nodes, maxNodes }) => maxNodes > nodes)
            ? ', with all the nodes that it may grow to'
            : '';
        const parts = cost.parts.map(({ what, hourly }) => `${what} ${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .dollars */ .E9)(hourly)}`).join(', ');
        super(cost.hourly > most
            ? `Cluster ${name} would cost ${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyInWords */ .gF)(cost)}${grown}, and ${by} allows ${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .dollars */ .E9)(most)}: ${parts}. ` +
                'Nothing was made. Ask for fewer or smaller nodes, or allow more.'
            : `Whether cluster ${name} would cost more than ${by} allows, ${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .dollars */ .E9)(most)}, is not known: ` +
                `${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyInWords */ .gF)(cost)}. Nothing was made. ` +
                'Allow in a policy of the role that runs what is denied, or allow any price.');
        this.name = 'HourlyCostError';
    }
}
/** Warns of a version in extended support. Never fails. */
async function estimate({ request: { spec }, aws, warn }, prices) {
    const { grown, ...estate } = await (0,_cost_estate_js__WEBPACK_IMPORTED_MODULE_1__/* .estateOfSpec */ .R)(aws, spec);
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
    const { controlPlane, controlPlaneInExtendedSupport } = _spec_prices_js__WEBPACK_IMPORTED_MODULE_2__/* .hourlyPrices */ .m;
    return supportType === 'EXTENDED'
        ? `Kubernetes ${version} is in ${text}: the control plane costs ${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .dollars */ .E9)(controlPlaneInExtendedSupport)} an hour instead of ${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .dollars */ .E9)(controlPlane)}. Ask for a newer version.`
        : `Kubernetes ${version} is in ${text}, and the upgrade policy of the cluster is STANDARD: EKS will upgrade it by itself, at a time of its own, rather than charge six times as much. Ask for a newer version; or, to stay with this one at that price, set upgradePolicy.supportType to EXTENDED in a ClusterConfig.`;
}


/***/ }),

/***/ 3996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plan: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3016);
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8935);
/* harmony import */ var _engine_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5652);
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1615);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7673);
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4234);






/** Shows what `up` would do, and what it would cost. Changes nothing. */
const plan = async (context) => {
    const { aws, run, output, warn } = context;
    const { identity, spec, maxHourlyCost } = await (0,_begin_js__WEBPACK_IMPORTED_MODULE_4__/* .beginWithinLimits */ .ZQ)(context);
    output({ 'cluster-name': spec.name, region: spec.region });
    const { graph, controlPlane } = (0,_resources_cluster_js__WEBPACK_IMPORTED_MODULE_3__/* .clusterGraph */ .V)(aws, spec, identity);
    const prices = (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__/* .priceList */ .g)(aws);
    const [{ cost, excess }, planned, before] = await Promise.all([
        (0,_cost_js__WEBPACK_IMPORTED_MODULE_5__/* .estimate */ .jA)(context, prices),
        (0,_engine_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .planAll */ .n)(graph),
        costNow(aws, controlPlane, prices),
    ]);
    const tooDear = maxHourlyCost && (await excess(maxHourlyCost));
    const refusals = [...refusalsOf(planned), ...(tooDear === undefined ? [] : [tooDear.message])];
    for (const refusal of refusals)
        warn('up would refuse this', refusal);
    const rows = planned.map((each) => rowOf(each, cost));
    for (const { name, verdict, words, price } of rows)
        run.say(name, [verdictWords[verdict], words, price].filter(Boolean).join(', '));
    const result = resultOf(planned, refusals);
    output({
        result,
        plan: JSON.stringify({
            cluster: spec.name,
            region: spec.region,
            result,
            hourlyCost: { before: before?.hourly ?? 0, after: cost.hourly },
            resources: planned.map(({ resource: { name }, verdict, differences }) => ({
                name,
                verdict,
                differences,
            })),
            refusals,
        }),
    });
    const facts = (0,_cost_js__WEBPACK_IMPORTED_MODULE_5__/* .tellCost */ .zO)(context, cost);
    return {
        headline: `Plan for cluster ${spec.name} in ${spec.region}: ${inWords(planned, refusals)}.`,
        facts: before === undefined ? facts : [...facts, ['Price now', (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .hourlyInWords */ .gF)(before)]],
        cost,
        table: {
            header: ['Resource', 'Verdict', 'What', 'Price an hour'],
            rows: rows.map(({ name, verdict, words, price }) => [name, verdictWords[verdict], words, price]),
        },
    };
};
const verdictWords = {
    none: 'stays',
    change: 'to be changed',
    make: 'to be made',
    replace: 'to be replaced',
    refuse: 'refused',
};
async function costNow(aws, plane, prices) {
    const cluster = await plane.read();
    return cluster && (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOfCluster */ .pY)(aws, prices, cluster);
}
/** Each by itself, and once where several resources have the same. */
function refusalsOf(planned) {
    const words = planned.flatMap(({ differences }) => differences.filter(({ verdict }) => verdict === 'refuse').map((difference) => difference.words));
    return [...new Set(words)];
}
function resultOf(planned, refusals) {
    if (refusals.length > 0)
        return 'refused';
    return planned.some(({ verdict }) => verdict !== 'none') ? 'changes' : 'no-changes';
}
/** Such as `2 to be made, 1 to be changed`. */
function inWords(planned, refusals) {
    if (refusals.length > 0)
        return '`up` would refuse this';
    const counts = ['make', 'replace', 'change']
        .map((wanted) => ({ wanted, count: planned.filter(({ verdict }) => verdict === wanted).length }))
        .filter(({ count }) => count > 0);
    if (counts.length === 0)
        return 'nothing is to be changed';
    return counts.map(({ wanted, count }) => `${count} ${verdictWords[wanted]}`).join(', ');
}
function rowOf({ resource: { name }, verdict, differences }, { parts, unknown }) {
    const known = parts.filter(({ of }) => of === name);
    const sum = known.reduce((total, { hourly }) => total + hourly, 0);
    const isUnknown = unknown.some(({ of }) => of === name);
    return {
        name,
        verdict,
        words: differences.map(({ words }) => words).join('; '),
        price: [known.length > 0 && (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .dollars */ .E9)(sum), isUnknown && 'not known in full'].filter(Boolean).join(', '),
    };
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
 * @throws ResourceError, or an AggregateError of several
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
        throw new AggregateError(failures, `${failures.size} resources could not be looked at`);
    for (const failure of failures)
        throw failure;
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}


/***/ })

};
