export const id = 3253;
export const ids = [3253];
export const modules = {

/***/ 2374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ survey)
});

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./build/aws/regions.js
/** Names of the regions that the account has enabled: EC2 lists no others unless it is asked to. */
async function enabledRegions(aws) {
    const ec2 = await aws.ec2();
    const { Regions = [] } = await ec2.describeRegions({});
    return Regions.flatMap(({ RegionName }) => RegionName ?? []).sort();
}

// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
// EXTERNAL MODULE: ./build/sweep/found.js
var sweep_found = __webpack_require__(6871);
// EXTERNAL MODULE: ./build/sweep/rules.js
var rules = __webpack_require__(8720);
// EXTERNAL MODULE: ./build/sweep/signs.js
var signs = __webpack_require__(6669);
;// CONCATENATED MODULE: ./build/commands/survey.js
/** What `sweep` and `list` do alike: every cluster of the regions, and the verdict on each. Changes nothing. */







async function survey({ request, aws, run, warn, github, }) {
    keepYoungSpaceSmall();
    const regions = request.regions === 'all' ? await enabledRegions(aws) : request.regions;
    const everything = await findEverywhere(aws, regions, request, run);
    const endOf = await endOfWork(everything.found, request, { github, warn });
    const judged = everything.found.map((each) => ({
        found: each,
        verdict: (0,rules/* verdictOn */.H)(each, request, { now: new Date(), endOf }),
    }));
    const due = judged.filter(isDue).sort(longestDueFirst);
    return {
        ...everything,
        regions,
        endOf,
        due: due.slice(0, request.maxDeletions),
        spared: [
            ...judged.filter((each) => !isDue(each)).map((each) => ({ ...each, fate: 'kept' })),
            ...due.slice(request.maxDeletions).map((each) => ({ ...each, fate: 'left' })),
        ],
    };
}
/**
 * Keeps V8 from growing its space for young objects, which answers about many clusters would fill with garbage: a third of
 * the memory, for no time that could be measured. Once Node runs, this is the one setting of that space that has an effect.
 */
function keepYoungSpaceSmall() {
    (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
}
/** Looks up pull requests and branches if a cluster depends on them. What may not be read ends nothing, and is told. */
async function endOfWork(found, { rules, repositoryId }, { github, warn }) {
    const isOfWork = ({ owner }) => owner.startsWith(`${repositoryId}/`) && !owner.endsWith('/run');
    if (!rules.includes('closed') || !found.some(isOfWork))
        return () => undefined;
    const { openWork } = await __webpack_require__.e(/* import() */ 4340).then(__webpack_require__.bind(__webpack_require__, 4340));
    const client = await github().catch((error) => {
        warn('Closed pull requests could not be checked', `GitHub could not be asked: ${(0,message_of/* messageOf */.b)(error)}.`);
        return undefined;
    });
    if (client === undefined)
        return () => undefined;
    const { endOf, unread } = await openWork(client, repositoryId);
    for (const { what, reason, permission } of unread) {
        warn(`Closed ${what} could not be checked`, `The ${what} of this repository cannot be read, so no cluster is swept because of them: ${reason}.` +
            (permission === undefined
                ? ''
                : ` Add \`permissions: ${permission}\` to the job, and to the calling job when it is in a reusable workflow.`));
    }
    return endOf;
}
/** One region that cannot be looked into does not keep the others from being swept. */
async function findEverywhere(aws, regions, request, run) {
    const failures = [];
    const unlessFailing = async (what, otherwise, value) => value.catch((error) => {
        failures.push(new resource_error/* ResourceError */.BS(what, error));
        return otherwise;
    });
    const roles = await unlessFailing('roles', [], (0,signs/* rolesOfClusters */.aY)(aws));
    const withRoles = (0,signs/* clustersWithRoles */.v)(roles);
    const lookedInto = new Set();
    const found = await Promise.all(regions.map(async (region) => {
        run.timeline.begin(`look into ${region}`);
        const inRegion = (0,sweep_found/* findClusters */.l)(aws.in(region), (owner) => isWanted(owner, request.of), withRoles.get(region) ?? []).then((all) => {
            lookedInto.add(region);
            return all;
        });
        const clusters = await unlessFailing(region, [], inRegion);
        run.timeline.end(`look into ${region}`);
        run.say(region, `${clusters.length} clusters found`);
        return clusters;
    }));
    return { found: found.flat(), roles, lookedInto, failures };
}
/** An owner is `<repository id>/<pr-…|branch-…|run>`. */
function isWanted(owner, of) {
    return of === 'any repository'
        ? /^\d+\/(pr-|branch-|run$)/.test(owner)
        : owner.startsWith(`${of.repositoryId}/`);
}
function isDue(judged) {
    return judged.verdict.rule !== undefined;
}
function longestDueFirst(one, other) {
    return one.verdict.since.getTime() - other.verdict.since.getTime();
}


/***/ }),

/***/ 6871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ lookAgain),
/* harmony export */   l: () => (/* binding */ findClusters)
/* harmony export */ });
/* harmony import */ var _aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(976);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6549);
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3016);
/* harmony import */ var _aws_stack_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5646);
/* harmony import */ var _aws_vpc_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(453);
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8935);
/* harmony import */ var _cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(924);
/* harmony import */ var _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5126);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7721);
/* harmony import */ var _signs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6669);











/**
 * Finds every cluster whose owner is wanted, with or without its control plane. All of it or nothing: were only the control
 * planes not to be listed, everything else would look as if it were left of clusters that have gone.
 *
 * @param clustersWithRoles those of this region that have roles of ours.
 */
async function findClusters(aws, isWanted, clustersWithRoles) {
    const [clusters, stacks, pieces] = await Promise.all([
        clustersOf(aws),
        (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_4__/* .allStacks */ .p0)(aws),
        (0,_signs_js__WEBPACK_IMPORTED_MODULE_9__/* .ec2WithOurTags */ .s$)(aws),
    ]);
    const known = new Set([
        ...clusters.map(({ name = '' }) => name),
        ...stacks.map(({ Tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .fromTagList */ .Bz)(Tags)[_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .tagKeys */ .bi.cluster] ?? ''),
    ]);
    const others = await (0,_signs_js__WEBPACK_IMPORTED_MODULE_9__/* .signsOf */ .Oi)(aws, clusters, clustersWithRoles.filter(({ name }) => !known.has(name)));
    const all = [
        ...clusters.map(({ name = '', tags = {} }) => ({ id: name, tags })),
        ...stacks.map(({ StackName = '', Tags }) => ({ id: StackName, tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .fromTagList */ .Bz)(Tags) })),
        ...pieces,
        ...others,
    ];
    const owned = new Map();
    for (const piece of all) {
        const { [_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .tagKeys */ .bi.cluster]: name, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .tagKeys */ .bi.owner]: owner } = piece.tags;
        if (name === undefined || owner === undefined || !isWanted(owner))
            continue;
        const key = `${name} ${owner}`;
        owned.set(key, [...(owned.get(key) ?? []), piece]);
    }
    const found = await (0,_engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_10__/* .sideBySide */ .Q)([...owned.values()], _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_10__/* .fewAtOnce */ .X, async (parts) => {
        const [first] = parts;
        const ownership = {
            name: first?.tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .tagKeys */ .bi.cluster] ?? '',
            owner: first?.tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .tagKeys */ .bi.owner] ?? '',
        };
        const cluster = clusters.find(({ name, tags = {} }) => name === ownership.name && (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .isOurs */ .MU)(tags, ownership));
        const stack = firstOf(stacks, ownership, aws.region);
        return describe(aws, ownership, { cluster, stack, parts });
    });
    return priced(aws, found.filter((each) => each !== undefined));
}
/** What there is of it now; undefined when it has gone, but for what is meant to outlive it. */
async function lookAgain(aws, before) {
    const { name, owner, tags } = before;
    const eks = await aws.eks();
    const answer = await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(eks.describeCluster({ name }));
    const cluster = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .isOurs */ .MU)(answer?.cluster?.tags ?? {}, { name, owner }) ? answer?.cluster : undefined;
    const stacks = cluster === undefined ? await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_4__/* .allStacks */ .p0)(aws) : [];
    const stack = firstOf(stacks, { name, owner }, aws.region);
    const now = await describe(aws, { name, owner }, { cluster, stack, parts: [{ id: name, tags }] });
    if (now === undefined)
        return undefined;
    if (cluster !== undefined)
        return { ...now, hourlyCost: before.hourlyCost, unpriced: before.unpriced };
    return { ...now, ...(await priceOfThings(now.things, (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_3__/* .priceList */ .g)(aws))) };
}
/** The stack that a cluster has from its first moment; another, where that has gone. */
function firstOf(stacks, ownership, region) {
    const ours = stacks.filter(({ Tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .isOurs */ .MU)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .fromTagList */ .Bz)(Tags), ownership));
    return ours.find((stack) => !(0,_aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfNodes */ .Zc)(stack) && !(0,_aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfSecurityGroups */ .Q8)(stack, region)) ?? ours[0];
}
async function describe(aws, ownership, { cluster, stack, parts }) {
    const all = cluster === undefined ? await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__/* .inventory */ .p)(aws, { ...ownership, ...(0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_5__/* .standingIn */ .qV)(stack) }) : [];
    const things = all.filter((thing) => thing.isOurs && !thing.isRetained);
    // EC2 goes on listing the tags of what has gone for an hour.
    if (cluster === undefined && things.length === 0)
        return undefined;
    const seen = Object.assign({}, ...parts.map(({ tags }) => tags), (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .fromTagList */ .Bz)(stack?.Tags), cluster?.tags);
    const tags = cluster === undefined && stack === undefined ? { ...(await (0,_signs_js__WEBPACK_IMPORTED_MODULE_9__/* .tagsOfEc2 */ .nF)(aws, things)), ...seen } : seen;
    const began = Date.parse(cluster?.tags?.[_spec_tags_js__WEBPACK_IMPORTED_MODULE_8__/* .tagKeys */ .bi.makingSince] ?? '');
    const dates = [
        ...things.flatMap(({ madeAt }) => madeAt ?? []),
        ...[cluster?.createdAt, stack?.CreationTime, stack?.LastUpdatedTime].filter((date) => date !== undefined),
        ...(Number.isNaN(began) ? [] : [new Date(began)]),
    ].sort((one, other) => one.getTime() - other.getTime());
    return {
        ...ownership,
        region: aws.region,
        cluster,
        stackStatus: stack?.StackStatus,
        tags,
        things,
        madeAt: cluster?.createdAt ?? dates[0],
        progressAt: dates.at(-1),
    };
}
/** What each costs an hour, its nodes included. */
async function priced(aws, found) {
    const prices = (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_3__/* .priceList */ .g)(aws);
    const estates = await (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_7__/* .estatesOfClusters */ .OW)(aws, found.flatMap(({ cluster }) => (cluster === undefined ? [] : (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_7__/* .existingCluster */ .O$)(cluster))));
    const priceOf = async ({ cluster, things }) => {
        if (cluster === undefined)
            return priceOfThings(things, prices);
        const { hourly, unknown } = await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_6__/* .costOf */ .ho)(estates.of((0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_7__/* .existingCluster */ .O$)(cluster)), prices);
        return { hourlyCost: hourly, unpriced: unknown };
    };
    return Promise.all(found.map(async (each) => ({ ...each, ...(await priceOf(each)) })));
}
async function priceOfThings(things, prices) {
    const { known, unknown } = await (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_7__/* .pricedThings */ .Pe)(things, prices);
    return { hourlyCost: (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_7__/* .hourlyOfThings */ .OO)(known), unpriced: unknown };
}
/** With a call for each: EKS lists names alone. */
async function clustersOf(aws) {
    const { paginateListClusters } = await Promise.all(/* import() */[__webpack_require__.e(5861), __webpack_require__.e(4524)]).then(__webpack_require__.t.bind(__webpack_require__, 4524, 19));
    const eks = await aws.eks();
    const names = [];
    for await (const { clusters = [] } of paginateListClusters({ client: eks }, {}))
        names.push(...clusters);
    const answers = await (0,_engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_10__/* .sideBySide */ .Q)(names, _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_10__/* .fewAtOnce */ .X, (name) => (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(eks.describeCluster({ name })));
    return answers.flatMap((answer) => answer?.cluster ?? []);
}


/***/ }),

/***/ 715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hm: () => (/* binding */ ageWords),
  sG: () => (/* binding */ outcomeOf),
  bf: () => (/* binding */ ownerOf),
  $G: () => (/* binding */ priceWords),
  EI: () => (/* binding */ reportOf),
  Bg: () => (/* binding */ resultOf),
  NM: () => (/* binding */ sayingOf),
  c_: () => (/* binding */ tableOf),
  Gg: () => (/* binding */ titleOf)
});

// UNUSED EXPORTS: BrakeError

// EXTERNAL MODULE: ./build/cost/money.js
var money = __webpack_require__(612);
// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
// EXTERNAL MODULE: ./build/engine/words.js
var words = __webpack_require__(2046);
// EXTERNAL MODULE: ./build/spec/read-owner.js
var read_owner = __webpack_require__(6570);
// EXTERNAL MODULE: ./build/spec/tags.js
var spec_tags = __webpack_require__(7721);
;// CONCATENATED MODULE: ./build/sweep/fate.js
/** What became of each cluster, in the words of the report. */
const fates = {
    kept: 'kept',
    /** Due, and beyond the most that may be removed. */
    left: 'left by `max-deletions`',
    'would go': 'would be removed',
    gone: 'had gone before its turn came',
    removed: 'removed',
    going: 'being removed',
    failed: 'could not be removed',
};

// EXTERNAL MODULE: ./build/sweep/totals.js
var totals = __webpack_require__(3484);
;// CONCATENATED MODULE: ./build/sweep/report.js
/** What a sweep tells: a row, a record and a warning of each cluster. */







/** More clusters are due than may be removed at once. */
class BrakeError extends Error {
    constructor(left, most) {
        super(`${left.length} clusters are due beyond the ${most} that \`max-deletions\` lets go: ${left.map(({ found }) => titleOf(found)).join(', ')}. ` +
            'Look at their verdicts. If they are right, run the sweep again, or raise `max-deletions`.');
        this.name = 'BrakeError';
    }
}
/** Such as `demo in eu-west-1`. */
function titleOf({ name, region }) {
    return `${name} in ${region}`;
}
function sayingOf(verdict) {
    return verdict.rule === undefined ? `kept: ${verdict.reason}` : `due: ${verdict.reason}`;
}
/** The record of a sweep, or of a list, for other programs. Money is in US dollars. */
function reportOf(regions, swept, networks, now) {
    return {
        regions,
        clusters: swept.map(({ found, verdict, fate, report }) => ({
            cluster: found.name,
            region: found.region,
            owner: found.owner,
            repository: found.tags[spec_tags/* tagKeys */.bi.repository],
            madeAt: found.madeAt,
            expiresAt: found.cluster?.tags?.[spec_tags/* tagKeys */.bi.expiresAt],
            hourlyCost: (0,money/* rounded */.Wf)(found.hourlyCost),
            costSoFar: costSoFar(found, now),
            fate,
            rule: verdict.rule,
            reason: verdict.reason,
            left: report?.left,
            others: report?.others,
        })),
        networks: networks.map(({ region, name, owner, hourlyCost, fate, reason }) => ({
            region,
            name,
            owner,
            hourlyCost: (0,money/* rounded */.Wf)(hourlyCost),
            fate,
            reason,
        })),
        totals: (0,totals/* totalsInJson */.jO)((0,totals/* totalsOf */.vA)(swept, networks)),
    };
}
function resultOf(swept, networks) {
    const fates = [...swept, ...networks].map(({ fate }) => fate);
    if (fates.includes('going'))
        return 'deleting';
    return fates.includes('removed') ? 'deleted' : 'unchanged';
}
/** @param failures of what could not be looked into. */
function outcomeOf(regions, swept, networks, failures, { dryRun, maxDeletions }, now) {
    const of = (...wanted) => swept.filter(({ fate }) => wanted.includes(fate));
    const left = of('left');
    const gone = of('removed', 'going');
    const due = dryRun
        ? `${of('would go').length} of ${swept.length} clusters would be removed`
        : `${gone.length} of ${swept.length} clusters removed`;
    return {
        headline: `Sweep of ${regions.join(', ')}: ${due}.`,
        facts: (0,totals/* totalsInWords */.UO)((0,totals/* totalsOf */.vA)(swept, networks)),
        table: tableOf(swept, networks, now),
        warnings: gone.map((each) => warningOf(each, now)),
        failures: [
            ...failures,
            ...networks.flatMap(({ failure }) => failure ?? []),
            ...of('failed').flatMap(({ found, failure }) => (0,resource_error/* failuresOf */.dJ)(failure).map((each) => new resource_error/* ResourceError */.BS(titleOf(found), each))),
            ...(left.length > 0 && !dryRun ? [new BrakeError(left, maxDeletions)] : []),
        ],
    };
}
/** A row for each cluster, and for each network that clusters share. */
function tableOf(swept, networks, now) {
    return {
        header: ['Cluster', 'Region', 'Owner', 'Age', 'Price an hour', 'Expires', 'Cost so far', 'Verdict'],
        rows: [...swept.map((each) => rowOf(each, now)), ...networks.map(rowOfNetwork)],
    };
}
function rowOfNetwork({ name, region, owner, hourlyCost, fate, reason }) {
    const verdict = [fates[fate], reason].filter(Boolean).join(': ');
    return [
        `${name} (shared network)`,
        region,
        (0,read_owner/* ownerInWords */.IB)(owner),
        '',
        (0,money/* dollars */.E9)(hourlyCost),
        'never',
        '',
        verdict,
    ];
}
/** Of a cluster that exists: for ever is not what most are meant for. */
function expiryWords(found) {
    if (found.cluster === undefined)
        return '';
    return (0,totals/* neverExpires */.zw)(found) ? 'never ⚠' : (found.cluster.tags?.[spec_tags/* tagKeys */.bi.expiresAt] ?? '');
}
/** Such as `$0.240`. */
function priceWords({ hourlyCost, unpriced }) {
    return `${unpriced.length > 0 ? 'at least ' : ''}${(0,money/* dollars */.E9)(hourlyCost)}`;
}
function ageWords({ madeAt }, now) {
    return madeAt === undefined ? 'unknown' : (0,words/* inWords */.r4)(now.getTime() - madeAt.getTime());
}
function rowOf({ found, verdict, fate }, now) {
    return [
        found.name,
        found.region,
        ownerOf(found),
        ageWords(found, now),
        priceWords(found),
        expiryWords(found),
        costWords(found, now),
        `${fates[fate]}: ${verdict.reason}`,
    ];
}
function warningOf({ found, verdict, fate, report }, now) {
    const age = found.madeAt && `was made ${(0,words/* inWords */.r4)(now.getTime() - found.madeAt.getTime())} ago`;
    const facts = [`is of ${ownerOf(found)}`, age, `has cost ${costWords(found, now)}`].filter(Boolean);
    return {
        title: `Swept ${titleOf(found)}`,
        message: `Cluster ${titleOf(found)} ${fate === 'going' ? 'is being removed' : 'was removed'}: ${verdict.reason}. It ${facts.join(', ')}.${othersLeft(report)}`,
    };
}
function othersLeft({ others = [] } = {}) {
    if (others.length === 0)
        return '';
    const each = others.map(({ type, id, whose, remedy }) => `${type} ${id}, of ${whose} (\`${remedy}\`)`);
    return ` What other tools have made for it is left: ${each.join('; ')}.`;
}
function ownerOf({ owner, tags }) {
    return (0,read_owner/* ownerInWords */.IB)(owner, tags[spec_tags/* tagKeys */.bi.repository]);
}
/** US dollars, to the cent, at what it costs an hour now. */
function costSoFar({ hourlyCost, madeAt }, now) {
    if (madeAt === undefined)
        return undefined;
    const hours = (now.getTime() - madeAt.getTime()) / 3_600_000;
    return Math.round(hours * hourlyCost * 100) / 100;
}
function costWords(found, now) {
    const cost = costSoFar(found, now);
    if (cost === undefined)
        return 'unknown';
    return `${found.unpriced.length > 0 ? 'at least' : 'about'} $${cost.toFixed(2)}`;
}


/***/ }),

/***/ 8720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ verdictOn)
/* harmony export */ });
/* unused harmony export rules */
/* harmony import */ var _aws_states_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8857);
/* harmony import */ var _engine_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2046);
/* harmony import */ var _spec_pattern_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(144);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6570);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7721);
/** When a cluster may be swept away. */





/** In the order in which they are told, when several hold. */
const rules = {
    expired: ({ cluster }, { now }) => {
        const expiresAt = cluster && expiryOf(cluster.tags?.[_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .tagKeys */ .bi.expiresAt]);
        if (!(expiresAt instanceof Date) || expiresAt > now)
            return undefined;
        return { reason: `it expired ${ago(expiresAt, now)}`, since: expiresAt };
    },
    closed: ({ owner }, { endOf, now }) => {
        const reason = endOf(owner);
        return reason === undefined ? undefined : { reason, since: now };
    },
    failed: (found, facts) => {
        const failure = failureOf(found);
        const { progressAt: since = facts.now } = found;
        if (failure === undefined || !isAbandoned(found, facts))
            return undefined;
        return { reason: `${failure}: no progress since ${ago(since, facts.now)}`, since };
    },
    orphaned: (found, facts) => {
        const { cluster, things, progressAt: since = facts.now } = found;
        if (cluster !== undefined || failureOf(found) !== undefined || !isAbandoned(found, facts))
            return undefined;
        return {
            reason: `${things.length === 1 ? '1 resource is' : `${things.length} resources are`} left of it without a control plane`,
            since,
        };
    },
};
/** Whether the cluster is to be swept away, by the first of the selected rules that holds, and why. */
function verdictOn(found, request, circumstances) {
    const facts = { ...circumstances, abandonedAfter: request.abandonedAfter };
    const protection = protectionOf(found, request) ?? workOn(found, facts);
    if (protection !== undefined)
        return { rule: undefined, reason: protection };
    for (const rule of request.rules) {
        const due = rules[rule](found, facts);
        if (due !== undefined)
            return { rule, ...due };
    }
    return { rule: undefined, reason: whyNot(found, facts) };
}
/** Tags shield what is of the whole repository: those of a pull request's or a branch's cluster are written by whoever may push. */
function protectionOf({ name, owner, tags, cluster }, { protectedNames, protectedTags, removal }) {
    // EKS does not ask about the protection of a cluster that never became ACTIVE.
    if (cluster?.deletionProtection && cluster.status === 'ACTIVE' && !removal.liftsProtection) {
        return 'somebody has protected it from deletion';
    }
    const pattern = protectedNames.find((each) => (0,_spec_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .matchesPattern */ .M)(name, each));
    if (pattern !== undefined)
        return `protected by its name: ${pattern}`;
    const isCarried = ({ key, value }) => value === undefined ? key in tags : tags[key] === value;
    const tag = (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .workOf */ .LT)(owner) === undefined ? protectedTags.find(isCarried) : undefined;
    return tag && `protected by its tag ${tag.key}=${tags[tag.key]}`;
}
/** Whether somebody seems to be at it just now: a run that makes it, or makes it again. */
function workOn(found, facts) {
    const { cluster, progressAt } = found;
    if (progressAt === undefined || isAbandoned(found, facts))
        return undefined;
    const isBeingMade = cluster === undefined || isHalfMade(found);
    return isBeingMade ? `being made: last progress ${ago(progressAt, facts.now)}` : undefined;
}
/** What AWS dates none of is not being made: every cluster begins with what AWS dates. */
function isAbandoned({ progressAt }, { now, abandonedAfter }) {
    return progressAt === undefined || now.getTime() - progressAt.getTime() >= abandonedAfter;
}
function isHalfMade({ cluster }) {
    return cluster?.status === 'CREATING' || cluster?.tags?.[_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .tagKeys */ .bi.makingSince] !== undefined;
}
function failureOf(found) {
    const { cluster, stackStatus } = found;
    if (cluster !== undefined && (0,_aws_states_js__WEBPACK_IMPORTED_MODULE_0__/* .isFailed */ .Ix)(cluster.status)) {
        const issues = cluster.health?.issues ?? [];
        return ['its control plane FAILED', ...issues.map(({ message }) => message)].join(': ');
    }
    if (cluster !== undefined)
        return isHalfMade(found) ? 'its creation stalled' : undefined;
    return (0,_aws_states_js__WEBPACK_IMPORTED_MODULE_0__/* .isHalfMadeStack */ .DU)({ StackStatus: stackStatus }) ? `its network is ${stackStatus}` : undefined;
}
function whyNot(found, { now }) {
    const { cluster } = found;
    if (cluster === undefined)
        return 'without a control plane, for which no selected rule holds';
    if ((0,_aws_states_js__WEBPACK_IMPORTED_MODULE_0__/* .isGoing */ .jf)(cluster.status))
        return 'already going';
    const expiresAt = expiryOf(cluster.tags?.[_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .tagKeys */ .bi.expiresAt]);
    if (expiresAt === 'never')
        return 'never expires';
    if (expiresAt === undefined)
        return `its tag ${_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .tagKeys */ .bi.expiresAt} is no time`;
    return expiresAt > now
        ? `expires in ${(0,_engine_words_js__WEBPACK_IMPORTED_MODULE_1__/* .inWords */ .r4)(expiresAt.getTime() - now.getTime())}`
        : `expired ${ago(expiresAt, now)}, for which no selected rule holds`;
}
function expiryOf(text = 'never') {
    if (text === 'never')
        return text;
    const time = Date.parse(text);
    return Number.isNaN(time) ? undefined : new Date(time);
}
function ago(date, now) {
    return `${(0,_engine_words_js__WEBPACK_IMPORTED_MODULE_1__/* .inWords */ .r4)(now.getTime() - date.getTime())} ago`;
}


/***/ }),

/***/ 4088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ sweepSharedNetworks)
/* harmony export */ });
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3016);
/* harmony import */ var _aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(453);
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8935);
/* harmony import */ var _cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(924);
/* harmony import */ var _engine_resource_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9380);
/* harmony import */ var _engine_step_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(497);
/* harmony import */ var _engine_wait_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9814);
/* harmony import */ var _resources_network_shared_network_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7305);








/**
 * Finds those in the regions, and takes away those in which nothing stands any more, where the sweep is told to. One that
 * fails fails alone.
 */
async function sweepSharedNetworks(aws, regions, request, run) {
    const swept = await Promise.all(regions.map((region) => sweepRegion(aws.in(region), request, run)));
    return swept.flat();
}
async function sweepRegion(aws, { of, ...wishes }, run) {
    const owners = of === 'any repository' ? await (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__/* .sharedNetworkOwners */ .wO)(aws) : [`${of.repositoryId}/network`];
    const swept = await Promise.all(owners.map((owner) => sweepOne(aws, owner, wishes, run)));
    return swept.filter((each) => each !== undefined);
}
const notAskedFor = 'it is meant to stay: `remove-shared-network` is not `true`';
async function sweepOne(aws, owner, { dryRun, removeSharedNetwork }, run) {
    const network = (0,_resources_network_shared_network_js__WEBPACK_IMPORTED_MODULE_7__/* .sharedNetworkRemoval */ .y9)(aws, owner);
    const about = { region: aws.region, name: network.stackName, owner, hourlyCost: 0 };
    const title = `${network.stackName} in ${aws.region}`;
    try {
        if (!(await network.exists()))
            return undefined;
        about.hourlyCost = (await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_2__/* .costOf */ .ho)(await (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_3__/* .estateOfSharedNetwork */ .xe)(aws, owner), (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__/* .priceList */ .g)(aws))).hourly;
        if (!removeSharedNetwork)
            return { ...about, fate: 'kept', reason: notAskedFor };
        const step = (0,_engine_step_js__WEBPACK_IMPORTED_MODULE_5__/* .createStep */ .B)(run, title);
        const reason = dryRun ? await network.inTheWay() : await network.remove(step);
        if (reason === undefined)
            return { ...about, fate: dryRun ? 'would go' : 'removed' };
        step.say(`kept: ${reason}`);
        return { ...about, fate: 'kept', reason };
    }
    catch (error) {
        if (error instanceof _engine_wait_js__WEBPACK_IMPORTED_MODULE_6__/* .NotAwaited */ .dg)
            return { ...about, fate: 'going' };
        const failure = new _engine_resource_error_js__WEBPACK_IMPORTED_MODULE_4__/* .ResourceError */ .BS(title, error);
        if (removeSharedNetwork)
            return { ...about, fate: 'failed', failure };
        // It was not to go, and what it costs is not known.
        run.say(title, failure.message);
        return undefined;
    }
}


/***/ }),

/***/ 6669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oi: () => (/* binding */ signsOf),
/* harmony export */   aY: () => (/* binding */ rolesOfClusters),
/* harmony export */   gd: () => (/* binding */ repositoryOfRole),
/* harmony export */   nF: () => (/* binding */ tagsOfEc2),
/* harmony export */   s$: () => (/* binding */ ec2WithOurTags),
/* harmony export */   v: () => (/* binding */ clustersWithRoles),
/* harmony export */   xP: () => (/* binding */ strayRoles)
/* harmony export */ });
/* harmony import */ var _aws_ec2_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8656);
/* harmony import */ var _aws_load_balancers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5990);
/* harmony import */ var _aws_log_groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3693);
/* harmony import */ var _aws_oidc_providers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6178);
/* harmony import */ var _aws_roles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2507);
/* harmony import */ var _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5126);
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9762);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7721);








/** What in EC2 carries our tags, with these alone. */
async function ec2WithOurTags(aws) {
    const found = await (0,_aws_ec2_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagsInEc2 */ .NH)(aws, { key: [_spec_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .tagKeys */ .bi.cluster, _spec_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .tagKeys */ .bi.owner] });
    return [...found].map(([id, tags]) => ({ id, tags }));
}
/** All tags of those that are EC2's. */
async function tagsOfEc2(aws, things) {
    const ids = things.flatMap(({ type, id }) => (type.startsWith('AWS::EC2::') ? id : [])).slice(0, 200);
    if (ids.length === 0)
        return {};
    const all = await (0,_aws_ec2_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagsInEc2 */ .NH)(aws, { 'resource-id': ids });
    return Object.assign({}, ...all.values());
}
/**
 * What else carries tags and may have outlived its cluster: load balancers, target groups, log groups, providers of OIDC,
 * and roles of clusters that nothing else tells of.
 */
async function signsOf(aws, clusters, onlyRolesOf) {
    const found = await Promise.all([
        balancers(aws),
        logGroups(aws, clusters),
        oidcProviders(aws, clusters),
        (0,_engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_7__/* .sideBySide */ .Q)(onlyRolesOf, _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_7__/* .fewAtOnce */ .X, ({ path }) => roles(aws, path)),
    ]);
    return found.flat(2);
}
async function balancers(aws) {
    const [all, groups] = await Promise.all([(0,_aws_load_balancers_js__WEBPACK_IMPORTED_MODULE_1__/* .loadBalancersIn */ .VV)(aws, 'any VPC'), (0,_aws_load_balancers_js__WEBPACK_IMPORTED_MODULE_1__/* .targetGroupsOfRegion */ .rR)(aws)]);
    return [...all, ...groups.map(({ arn, tags }) => ({ id: arn, tags }))];
}
/** Of control planes that are not there any more. */
async function logGroups(aws, clusters) {
    const { paginateDescribeLogGroups } = await Promise.all(/* import() */[__webpack_require__.e(5861), __webpack_require__.e(303)]).then(__webpack_require__.t.bind(__webpack_require__, 2684, 19));
    const request = { logGroupNamePrefix: '/aws/eks/' };
    const names = [];
    for await (const page of paginateDescribeLogGroups({ client: await aws.logs() }, request)) {
        for (const { logGroupName = '' } of page.logGroups ?? []) {
            const cluster = /^\/aws\/eks\/([^/]+)\/cluster$/.exec(logGroupName)?.[1];
            if (cluster !== undefined && !clusters.some(({ name }) => name === cluster))
                names.push(logGroupName);
        }
    }
    const groups = await (0,_engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_7__/* .sideBySide */ .Q)(names, _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_7__/* .fewAtOnce */ .X, (name) => (0,_aws_log_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .findLogGroup */ .zq)(aws, name));
    return groups.flatMap((group) => (group === undefined ? [] : { id: group.name, tags: group.tags }));
}
/** Of issuers in this region that are not there any more. */
async function oidcProviders(aws, clusters) {
    const issuers = clusters.map(({ identity }) => identity?.oidc?.issuer?.replace('https://', ''));
    const providers = await (0,_aws_oidc_providers_js__WEBPACK_IMPORTED_MODULE_3__/* .oidcProvidersHere */ .C)(aws, (issuer) => !issuers.includes(issuer));
    return providers.map(({ arn, tags }) => ({ id: arn, tags }));
}
async function roles(aws, path) {
    const all = await (0,_aws_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .rolesUnder */ .s)(aws, path);
    return all.map(({ name, tags }) => ({ id: name, tags }));
}
/** The roles that clusters have of their own, of all regions: IAM is asked once. */
async function rolesOfClusters(aws) {
    const { paginateListRoles } = await Promise.all(/* import() */[__webpack_require__.e(5861), __webpack_require__.e(6764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
    const pages = paginateListRoles({ client: await aws.iam() }, { PathPrefix: _spec_names_js__WEBPACK_IMPORTED_MODULE_5__/* .rolePath */ .ks });
    const found = [];
    for await (const { Roles = [] } of pages) {
        found.push(...Roles.map(({ RoleName: name = '', Path: path = '' }) => ({ name, path })));
    }
    return found.filter(({ path }) => ofCluster.test(path));
}
/** Those that the roles of the stack in docs/setup.md are not below. */
const ofCluster = new RegExp(`^${_spec_names_js__WEBPACK_IMPORTED_MODULE_5__/* .rolePath */ .ks}(\\d+)/cluster/`);
/** The clusters that the roles are of, by region. */
function clustersWithRoles(roles) {
    const found = new Map();
    for (const path of new Set(roles.map((role) => role.path))) {
        const cluster = (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_5__/* .clusterOfRolePath */ .tB)(path);
        if (cluster === undefined)
            continue;
        const { name, region } = cluster;
        found.set(region, [...(found.get(region) ?? []), { name, path }]);
    }
    return found;
}
/**
 * Those that no cluster explains, of those that are still there: somebody else may have removed a cluster meanwhile.
 * Whoever may make roles of clusters chooses what comes behind the cluster's name in their path, and whom they trust.
 * @param explained paths of clusters that are known
 * @param isLookedInto whether all clusters of a region are known
 */
async function strayRoles(aws, roles, explained, isLookedInto) {
    const isStray = ({ path }) => {
        const region = (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_5__/* .clusterOfRolePath */ .tB)(path)?.region;
        return !explained.has(path) && (region === undefined || isLookedInto(region) || !aRegion.test(region));
    };
    const stray = roles.filter(isStray);
    if (stray.length === 0)
        return [];
    const now = new Set((await rolesOfClusters(aws)).map(({ name }) => name));
    return stray.filter(({ name }) => now.has(name));
}
const aRegion = /^[a-z]{2}(-[a-z]+)+-\d+$/;
/** Of the repository whose path the role is below. */
const repositoryOfRole = ({ path }) => ofCluster.exec(path)?.[1] ?? '';


/***/ }),

/***/ 3484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ totalsInWords),
/* harmony export */   V$: () => (/* binding */ footerOf),
/* harmony export */   jO: () => (/* binding */ totalsInJson),
/* harmony export */   vA: () => (/* binding */ totalsOf),
/* harmony export */   zw: () => (/* binding */ neverExpires)
/* harmony export */ });
/* harmony import */ var _cost_money_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(612);
/* harmony import */ var _spec_prices_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7342);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7721);
/** What all clusters together cost: what stays, what goes, and what nobody has said an end for. */



const stays = ['kept', 'left', 'would go', 'failed'];
const leaves = ['removed', 'going'];
function totalsOf(swept, networks) {
    const there = swept.filter(({ fate }) => stays.includes(fate)).map(({ found }) => found);
    const of = (fates) => sumOf(swept.filter(({ fate }) => fates.includes(fate)).map(({ found }) => found));
    return {
        running: sumOf(there.filter(({ cluster }) => cluster !== undefined)),
        remains: sumOf(there.filter(({ cluster }) => cluster === undefined)),
        wouldGo: of(['would go']),
        went: of(leaves),
        neverExpire: there.filter(neverExpires).map(({ name }) => name),
        networks: sumOf(networks
            .filter(({ fate }) => fate !== 'removed' && fate !== 'going')
            .map((network) => ({ ...network, unpriced: [] }))),
    };
}
function sumOf(all) {
    return {
        count: all.length,
        hourly: all.reduce((sum, { hourlyCost }) => sum + hourlyCost, 0),
        isLeast: all.some(({ unpriced }) => unpriced.length > 0),
    };
}
/** Whether it runs, and its tags name no end. */
function neverExpires({ cluster }) {
    return cluster !== undefined && (cluster.tags?.[_spec_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .tagKeys */ .bi.expiresAt] ?? 'never') === 'never';
}
/** Facts for the summary. */
function totalsInWords(totals) {
    const { running, remains, wouldGo, went, neverExpire, networks } = totals;
    const facts = [
        ['Running', `${clusters(running.count)}${running.count === 0 ? '' : `, ${rate(running)}`}`],
        ['Left of clusters that have gone', some(remains, rate(remains))],
        ['Would go', some(wouldGo, `saving ${rate(wouldGo)}`)],
        ['Went', some(went, `saving ${rate(went)}`)],
        [
            'Never expire',
            neverExpire.length === 0 ? undefined : `${neverExpire.length}: ${neverExpire.join(', ')}`,
        ],
        ['Shared networks', some(networks, rate(networks))],
    ];
    return facts.filter((fact) => fact[1] !== undefined);
}
/** Such as `Running: 4 clusters, about $0.860 an hour (…). Would go: 2, saving about $0.380 an hour (…). Never expire: …` */
function footerOf(totals) {
    return totalsInWords(totals)
        .map(([label, words]) => `${label}: ${words}.`)
        .join(' ');
}
const clusters = (count) => (count === 1 ? '1 cluster' : `${count} clusters`);
const rate = ({ hourly, isLeast }) => `${isLeast ? 'at least' : 'about'} ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_0__/* .rateInWords */ .Lx)(hourly)}`;
const some = ({ count }, words) => count === 0 ? undefined : `${count}, ${words}`;
/** In US dollars. */
function totalsInJson({ running, remains, wouldGo, went, neverExpire, networks }) {
    const hourly = running.hourly + remains.hourly + networks.hourly;
    return {
        running: inJson(running),
        remains: inJson(remains),
        wouldGo: inJson(wouldGo),
        went: inJson(went),
        neverExpire,
        sharedNetworks: inJson(networks),
        /** Of all that is there. */
        hourlyCost: (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_0__/* .rounded */ .Wf)(hourly),
        dailyCost: cents(hourly * 24),
        monthlyCost: cents(hourly * _spec_prices_js__WEBPACK_IMPORTED_MODULE_1__/* .hoursOfMonth */ .X),
    };
}
const inJson = ({ count, hourly }) => ({ count, hourlyCost: (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_0__/* .rounded */ .Wf)(hourly) });
const cents = (amount) => Number(amount.toFixed(2));


/***/ })

};
