export const id = 185;
export const ids = [185];
export const modules = {

/***/ 5185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sweep: () => (/* binding */ sweep)
});

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
// EXTERNAL MODULE: ./build/aws/identity.js
var aws_identity = __webpack_require__(910);
;// CONCATENATED MODULE: ./build/aws/regions.js
/** Names of the regions that the account has enabled: EC2 lists no others unless it is asked to. */
async function enabledRegions(aws) {
    const ec2 = await aws.ec2();
    const { Regions = [] } = await ec2.describeRegions({});
    return Regions.flatMap(({ RegionName }) => RegionName ?? []).sort();
}

// EXTERNAL MODULE: ./build/config/settings.js
var settings = __webpack_require__(4318);
// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
// EXTERNAL MODULE: ./build/engine/run.js + 1 modules
var engine_run = __webpack_require__(5608);
// EXTERNAL MODULE: ./build/engine/side-by-side.js
var side_by_side = __webpack_require__(5126);
// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
// EXTERNAL MODULE: ./build/resources/existing.js
var resources_existing = __webpack_require__(6525);
// EXTERNAL MODULE: ./build/spec/names.js
var names = __webpack_require__(9762);
// EXTERNAL MODULE: ./build/spec/tags.js
var spec_tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/aws/inventory.js + 3 modules
var inventory = __webpack_require__(3382);
// EXTERNAL MODULE: ./build/aws/stack.js
var aws_stack = __webpack_require__(5646);
// EXTERNAL MODULE: ./build/spec/prices.js
var prices = __webpack_require__(7342);
// EXTERNAL MODULE: ./build/aws/ec2-tags.js
var ec2_tags = __webpack_require__(8656);
// EXTERNAL MODULE: ./build/aws/load-balancers.js
var load_balancers = __webpack_require__(5990);
// EXTERNAL MODULE: ./build/aws/log-groups.js
var log_groups = __webpack_require__(3693);
// EXTERNAL MODULE: ./build/aws/oidc-providers.js
var oidc_providers = __webpack_require__(6178);
// EXTERNAL MODULE: ./build/aws/roles.js
var roles = __webpack_require__(2507);
;// CONCATENATED MODULE: ./build/sweep/signs.js








/** How many things are asked about at once. */
const atOnce = 5;
/** What in EC2 carries our tags, with these alone. */
async function ec2WithOurTags(aws) {
    const found = await (0,ec2_tags/* tagsInEc2 */.N)(aws, { key: [spec_tags/* tagKeys */.bi.cluster, spec_tags/* tagKeys */.bi.owner] });
    return [...found].map(([id, tags]) => ({ id, tags }));
}
/** All tags of those that are EC2's. */
async function tagsOfEc2(aws, things) {
    const ids = things.flatMap(({ type, id }) => (type.startsWith('AWS::EC2::') ? id : [])).slice(0, 200);
    if (ids.length === 0)
        return {};
    const all = await (0,ec2_tags/* tagsInEc2 */.N)(aws, { 'resource-id': ids });
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
        (0,side_by_side/* sideBySide */.Q)(onlyRolesOf, atOnce, ({ path }) => signs_roles(aws, path)),
    ]);
    return found.flat(2);
}
async function balancers(aws) {
    const [all, groups] = await Promise.all([(0,load_balancers/* loadBalancersIn */.VV)(aws, 'any VPC'), (0,load_balancers/* targetGroupsOfRegion */.rR)(aws)]);
    return [...all, ...groups.map(({ arn, tags }) => ({ id: arn, tags }))];
}
/** Of control planes that are not there any more. */
async function logGroups(aws, clusters) {
    const { paginateDescribeLogGroups } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(303)]).then(__webpack_require__.t.bind(__webpack_require__, 2684, 19));
    const request = { logGroupNamePrefix: '/aws/eks/' };
    const names = [];
    for await (const page of paginateDescribeLogGroups({ client: await aws.logs() }, request)) {
        for (const { logGroupName = '' } of page.logGroups ?? []) {
            const cluster = /^\/aws\/eks\/([^/]+)\/cluster$/.exec(logGroupName)?.[1];
            if (cluster !== undefined && !clusters.some(({ name }) => name === cluster))
                names.push(logGroupName);
        }
    }
    const groups = await (0,side_by_side/* sideBySide */.Q)(names, atOnce, (name) => (0,log_groups/* findLogGroup */.zq)(aws, name));
    return groups.flatMap((group) => (group === undefined ? [] : { id: group.name, tags: group.tags }));
}
/** Of issuers in this region that are not there any more. */
async function oidcProviders(aws, clusters) {
    const issuers = clusters.map(({ identity }) => identity?.oidc?.issuer?.replace('https://', ''));
    const providers = await (0,oidc_providers/* oidcProvidersHere */.C)(aws, (issuer) => !issuers.includes(issuer));
    return providers.map(({ arn, tags }) => ({ id: arn, tags }));
}
async function signs_roles(aws, path) {
    const all = await (0,roles/* rolesUnder */.s)(aws, path);
    return all.map(({ name, tags }) => ({ id: name, tags }));
}
/** The roles that clusters have of their own, of all regions: IAM is asked once. */
async function rolesOfClusters(aws) {
    const { paginateListRoles } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
    const pages = paginateListRoles({ client: await aws.iam() }, { PathPrefix: names/* rolePath */.ks });
    const found = [];
    for await (const { Roles = [] } of pages) {
        found.push(...Roles.map(({ RoleName: name = '', Path: path = '' }) => ({ name, path })));
    }
    return found.filter(({ path }) => ofCluster.test(path));
}
/** Those that the roles of the stack in docs/setup.md are not below. */
const ofCluster = new RegExp(`^${names/* rolePath */.ks}(\\d+)/cluster/`);
/** The clusters that the roles are of, by region. */
function clustersWithRoles(roles) {
    const found = new Map();
    for (const path of new Set(roles.map((role) => role.path))) {
        const cluster = (0,names/* clusterOfRolePath */.tB)(path);
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
        const region = (0,names/* clusterOfRolePath */.tB)(path)?.region;
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

;// CONCATENATED MODULE: ./build/sweep/found.js







/** How many clusters of a region are asked about at once. */
const found_atOnce = 5;
/**
 * Finds every cluster whose owner is wanted, with or without its control plane. All of it or nothing: were only the control
 * planes not to be listed, everything else would look as if it were left of clusters that have gone.
 *
 * @param clustersWithRoles those of this region that have roles of ours.
 */
async function findClusters(aws, isWanted, clustersWithRoles) {
    const [clusters, stacks, pieces] = await Promise.all([
        clustersOf(aws),
        (0,aws_stack/* allStacks */.p0)(aws),
        ec2WithOurTags(aws),
    ]);
    const known = new Set([
        ...clusters.map(({ name = '' }) => name),
        ...stacks.map(({ Tags }) => (0,spec_tags/* fromTagList */.Bz)(Tags)[spec_tags/* tagKeys */.bi.cluster] ?? ''),
    ]);
    const others = await signsOf(aws, clusters, clustersWithRoles.filter(({ name }) => !known.has(name)));
    const all = [
        ...clusters.map(({ name = '', tags = {} }) => ({ id: name, tags })),
        ...stacks.map(({ StackName = '', Tags }) => ({ id: StackName, tags: (0,spec_tags/* fromTagList */.Bz)(Tags) })),
        ...pieces,
        ...others,
    ];
    const owned = new Map();
    for (const piece of all) {
        const { [spec_tags/* tagKeys */.bi.cluster]: name, [spec_tags/* tagKeys */.bi.owner]: owner } = piece.tags;
        if (name === undefined || owner === undefined || !isWanted(owner))
            continue;
        const key = `${name} ${owner}`;
        owned.set(key, [...(owned.get(key) ?? []), piece]);
    }
    const found = await (0,side_by_side/* sideBySide */.Q)([...owned.values()], found_atOnce, async (parts) => {
        const [first] = parts;
        const ownership = {
            name: first?.tags[spec_tags/* tagKeys */.bi.cluster] ?? '',
            owner: first?.tags[spec_tags/* tagKeys */.bi.owner] ?? '',
        };
        const cluster = clusters.find(({ name, tags = {} }) => name === ownership.name && (0,spec_tags/* isOurs */.MU)(tags, ownership));
        const stack = stacks.find(({ Tags }) => (0,spec_tags/* isOurs */.MU)((0,spec_tags/* fromTagList */.Bz)(Tags), ownership));
        return describe(aws, ownership, { cluster, stack, parts });
    });
    return found.filter((each) => each !== undefined);
}
/** What there is of it now; undefined when it has gone, but for what is meant to outlive it. */
async function lookAgain(aws, before) {
    const { name, owner, tags } = before;
    const eks = await aws.eks();
    const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeCluster({ name }));
    const cluster = (0,spec_tags/* isOurs */.MU)(answer?.cluster?.tags ?? {}, { name, owner }) ? answer?.cluster : undefined;
    const stacks = cluster === undefined ? await (0,aws_stack/* allStacks */.p0)(aws) : [];
    const stack = stacks.find(({ Tags }) => (0,spec_tags/* isOurs */.MU)((0,spec_tags/* fromTagList */.Bz)(Tags), { name, owner }));
    const now = await describe(aws, { name, owner }, { cluster, stack, parts: [{ id: name, tags }] });
    return now && { ...now, ...(cluster !== undefined && { hourlyCost: before.hourlyCost }) };
}
async function describe(aws, ownership, { cluster, stack, parts }) {
    const all = cluster === undefined ? await (0,inventory/* inventory */.p)(aws, ownership) : [];
    const things = all.filter((thing) => thing.isOurs && !thing.isRetained);
    // EC2 goes on listing the tags of what has gone for an hour.
    if (cluster === undefined && things.length === 0)
        return undefined;
    const seen = Object.assign({}, ...parts.map(({ tags }) => tags), (0,spec_tags/* fromTagList */.Bz)(stack?.Tags), cluster?.tags);
    const tags = cluster === undefined && stack === undefined ? { ...(await tagsOfEc2(aws, things)), ...seen } : seen;
    const began = Date.parse(cluster?.tags?.[spec_tags/* tagKeys */.bi.makingSince] ?? '');
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
        hourlyCost: cluster === undefined ? costOf(things) : costOfParts(parts),
    };
}
function costOf(things) {
    return things.reduce((sum, { hourlyCost = 0 }) => sum + hourlyCost, 0);
}
/** Of a control plane, and of what is seen beside it by its id alone. */
function costOfParts(parts) {
    const count = (prefix) => parts.filter(({ id }) => id.startsWith(`${prefix}-`)).length;
    return (prices/* hourlyPrices */.m.controlPlane +
        count('nat') * prices/* hourlyPrices */.m.natGateway +
        count('eipalloc') * prices/* hourlyPrices */.m.publicAddress);
}
/** With a call for each: EKS lists names alone. */
async function clustersOf(aws) {
    const { paginateListClusters } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(524)]).then(__webpack_require__.t.bind(__webpack_require__, 4524, 19));
    const eks = await aws.eks();
    const names = [];
    for await (const { clusters = [] } of paginateListClusters({ client: eks }, {}))
        names.push(...clusters);
    const answers = await (0,side_by_side/* sideBySide */.Q)(names, found_atOnce, (name) => (0,errors/* unlessAbsent */.QY)(eks.describeCluster({ name })));
    return answers.flatMap((answer) => answer?.cluster ?? []);
}

// EXTERNAL MODULE: ./build/explain.js + 2 modules
var explain = __webpack_require__(3201);
// EXTERNAL MODULE: ./build/github/preview.js + 4 modules
var github_preview = __webpack_require__(7941);
// EXTERNAL MODULE: ./build/spec/owner.js
var spec_owner = __webpack_require__(2209);
;// CONCATENATED MODULE: ./build/sweep/previews.js
/** What GitHub shows of the clusters that a sweep takes: the comments of pull requests, and deployments. */




/** Only clusters of pull requests and branches of the repository that the sweep runs in are told of. */
function sweptPreviews(sweep, connect, warn) {
    const previews = new Map();
    const telling = [];
    const warned = new Set();
    /** What the token may not do, it may not do for any of the clusters. */
    const warnOnce = (title, message) => {
        if (!warned.has(title))
            warn(title, message);
        warned.add(title);
    };
    return {
        begin(found) {
            const request = previewRequest(found, sweep);
            if (request === undefined)
                return;
            const preview = (0,github_preview/* createPreview */.P)(request, { ...found, roleArn: undefined }, connect, warnOnce);
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
                const reason = (0,resource_error/* failuresOf */.dJ)(failure)
                    .map((each) => (0,explain.explain)(each, found.region).message)
                    .join('\n\n');
                telling.push(preview.failed(outputs, { due, reason }));
            }
            else {
                const result = fate === 'going' ? 'deleting' : 'deleted';
                telling.push(preview.ended({ ...outputs, result }, { due }));
            }
        },
        told: async () => void (await Promise.all(telling)),
    };
}
/** Undefined when nobody is to be told. */
function previewRequest({ name, owner }, { repositoryId, tells: { comments, deployments }, links }) {
    const work = (0,spec_owner/* workOf */.LT)(owner);
    const preview = (0,spec_owner/* previewOf */.oW)(owner);
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

// EXTERNAL MODULE: ./build/engine/words.js
var words = __webpack_require__(2046);
;// CONCATENATED MODULE: ./build/sweep/report.js
/** What a sweep tells: a row, a record and a warning of each cluster. */



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
/** The record of a sweep, for other programs. */
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
            hourlyCost: found.hourlyCost,
            costSoFar: costSoFar(found, now),
            fate,
            rule: verdict.rule,
            reason: verdict.reason,
            left: report?.left,
        })),
        networks: networks.map(({ region, name, fate, reason }) => ({ region, name, fate, reason })),
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
        facts: networks.map(({ name, region, fate, reason }) => [
            'Shared network',
            `${name} in ${region}: ${fates[fate]}${reason === undefined ? '' : `: ${reason}`}`,
        ]),
        table: {
            header: ['Cluster', 'Region', 'Owner', 'Age', 'Cost so far', 'Verdict'],
            rows: swept.map((each) => rowOf(each, now)),
        },
        warnings: gone.map((each) => warningOf(each, now)),
        failures: [
            ...failures,
            ...networks.flatMap(({ failure }) => failure ?? []),
            ...of('failed').flatMap(({ found, failure }) => (0,resource_error/* failuresOf */.dJ)(failure).map((each) => new resource_error/* ResourceError */.BS(titleOf(found), each))),
            ...(left.length > 0 && !dryRun ? [new BrakeError(left, maxDeletions)] : []),
        ],
    };
}
function rowOf({ found, verdict, fate }, now) {
    return [
        found.name,
        found.region,
        ownerOf(found),
        found.madeAt === undefined ? 'unknown' : (0,words/* inWords */.r)(now.getTime() - found.madeAt.getTime()),
        costWords(found, now),
        `${fates[fate]}: ${verdict.reason}`,
    ];
}
function warningOf({ found, verdict, fate }, now) {
    const age = found.madeAt && `was made ${(0,words/* inWords */.r)(now.getTime() - found.madeAt.getTime())} ago`;
    const facts = [`is of ${ownerOf(found)}`, age, `has cost ${costWords(found, now)}`].filter(Boolean);
    return {
        title: `Swept ${titleOf(found)}`,
        message: `Cluster ${titleOf(found)} ${fate === 'going' ? 'is being removed' : 'was removed'}: ${verdict.reason}. It ${facts.join(', ')}.`,
    };
}
/** Such as `octo-org/octo-app, pr-7 (4711/pr-7)`. */
function ownerOf({ owner, tags }) {
    const repository = tags[spec_tags/* tagKeys */.bi.repository];
    return repository === undefined ? owner : `${repository} (${owner})`;
}
/** US dollars, to the cent; the machines of its nodes are not in it. */
function costSoFar({ hourlyCost, madeAt }, now) {
    if (madeAt === undefined)
        return undefined;
    const hours = (now.getTime() - madeAt.getTime()) / 3_600_000;
    return Math.round(hours * hourlyCost * 100) / 100;
}
function costWords(found, now) {
    const cost = costSoFar(found, now);
    return cost === undefined ? 'unknown' : `at least $${cost.toFixed(2)}`;
}

// EXTERNAL MODULE: ./build/aws/states.js
var states = __webpack_require__(8857);
;// CONCATENATED MODULE: ./build/sweep/rules.js
/** When a cluster may be swept away. */




/** In the order in which they are told, when several hold. */
const rules = {
    expired: ({ cluster }, { now }) => {
        const expiresAt = cluster && expiryOf(cluster.tags?.[spec_tags/* tagKeys */.bi.expiresAt]);
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
        return { reason: `${things.length} things are left of it without a control plane`, since };
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
    const pattern = protectedNames.find((each) => matches(name, each));
    if (pattern !== undefined)
        return `protected by its name: ${pattern}`;
    const isCarried = ({ key, value }) => value === undefined ? key in tags : tags[key] === value;
    const tag = (0,spec_owner/* workOf */.LT)(owner) === undefined ? protectedTags.find(isCarried) : undefined;
    return tag && `protected by its tag ${tag.key}=${tags[tag.key]}`;
}
function matches(name, pattern) {
    const expression = pattern.replaceAll('*', '.*').replaceAll('?', '.');
    return new RegExp(`^${expression}$`).test(name);
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
    return cluster?.status === 'CREATING' || cluster?.tags?.[spec_tags/* tagKeys */.bi.makingSince] !== undefined;
}
function failureOf(found) {
    const { cluster, stackStatus } = found;
    if (cluster !== undefined && (0,states/* isFailed */.Ix)(cluster.status)) {
        const issues = cluster.health?.issues ?? [];
        return ['its control plane FAILED', ...issues.map(({ message }) => message)].join(': ');
    }
    if (cluster !== undefined)
        return isHalfMade(found) ? 'it is half-made' : undefined;
    return (0,states/* isHalfMadeStack */.DU)({ StackStatus: stackStatus }) ? `its network is ${stackStatus}` : undefined;
}
function whyNot(found, { now }) {
    const { cluster } = found;
    if (cluster === undefined)
        return 'without a control plane, for which no selected rule holds';
    if ((0,states/* isGoing */.jf)(cluster.status))
        return 'already going';
    const expiresAt = expiryOf(cluster.tags?.[spec_tags/* tagKeys */.bi.expiresAt]);
    if (expiresAt === 'never')
        return 'never expires';
    if (expiresAt === undefined)
        return `its tag ${spec_tags/* tagKeys */.bi.expiresAt} is no time`;
    return expiresAt > now
        ? `expires in ${(0,words/* inWords */.r)(expiresAt.getTime() - now.getTime())}`
        : `expired ${ago(expiresAt, now)}, for which no selected rule holds`;
}
function expiryOf(text = 'never') {
    if (text === 'never')
        return text;
    const time = Date.parse(text);
    return Number.isNaN(time) ? undefined : new Date(time);
}
function ago(date, now) {
    return `${(0,words/* inWords */.r)(now.getTime() - date.getTime())} ago`;
}

// EXTERNAL MODULE: ./build/aws/vpc.js
var vpc = __webpack_require__(453);
// EXTERNAL MODULE: ./build/engine/step.js
var engine_step = __webpack_require__(497);
// EXTERNAL MODULE: ./build/engine/wait.js
var wait = __webpack_require__(9814);
// EXTERNAL MODULE: ./build/resources/network/shared-network.js
var shared_network = __webpack_require__(7305);
;// CONCATENATED MODULE: ./build/sweep/shared-networks.js





/** Takes away those in the region in which nothing stands any more. One that fails fails alone. */
async function sweepSharedNetworks(aws, { of, dryRun }, run) {
    const owners = of === 'any repository' ? await (0,vpc/* sharedNetworkOwners */.wO)(aws) : [`${of.repositoryId}/network`];
    const swept = await Promise.all(owners.map((owner) => sweepOne(aws, owner, dryRun, run)));
    return swept.filter((each) => each !== undefined);
}
async function sweepOne(aws, owner, dryRun, run) {
    const network = (0,shared_network/* sharedNetworkRemoval */.y9)(aws, owner);
    const about = { region: aws.region, name: network.stackName };
    const title = `${network.stackName} in ${aws.region}`;
    try {
        if (!(await network.exists()))
            return undefined;
        const step = (0,engine_step/* createStep */.B)(run, title);
        const reason = dryRun ? await network.inTheWay() : await network.remove(step);
        if (reason === undefined)
            return { ...about, fate: dryRun ? 'would go' : 'removed' };
        step.say(`kept: ${reason}`);
        return { ...about, fate: 'kept', reason };
    }
    catch (error) {
        if (error instanceof wait/* NotAwaited */.dg)
            return { ...about, fate: 'going' };
        return { ...about, fate: 'failed', failure: new resource_error/* ResourceError */.BS(title, error) };
    }
}

// EXTERNAL MODULE: ./build/commands/removal.js + 2 modules
var removal = __webpack_require__(8451);
;// CONCATENATED MODULE: ./build/commands/sweep.js


















/** How many clusters are removed at once, in all regions together: each asks AWS several things every poll interval. */
const sweep_atOnce = 15;
/** Takes away what has had its time, in every region that was asked for. */
const sweep = async ({ request, aws, run, output, warn, github }) => {
    keepYoungSpaceSmall();
    const identity = await (0,aws_identity/* identify */.ls)(aws, request);
    const regions = request.regions === 'all' ? await enabledRegions(aws) : request.regions;
    const { found, roles, lookedInto, failures } = await findEverywhere(aws, regions, request, run);
    const endOf = await endOfWork(found, request, { github, warn });
    const judged = found.map((each) => ({
        found: each,
        verdict: verdictOn(each, request, { now: new Date(), endOf }),
    }));
    for (const { found: each, verdict } of judged)
        run.say(titleOf(each), sayingOf(verdict));
    await tellStrayRoles(request, aws, { found, roles, lookedInto }, warn);
    const previews = sweptPreviews(request, github, warn);
    const due = judged.filter(isDue).sort(longestDueFirst);
    const chosen = due.slice(0, request.maxDeletions);
    const swept = [
        ...judged.filter((each) => !isDue(each)).map((each) => ({ ...each, fate: 'kept' })),
        ...due.slice(request.maxDeletions).map((each) => ({ ...each, fate: 'left' })),
        ...(request.dryRun
            ? chosen.map((each) => ({ ...each, fate: 'would go' }))
            : await (0,side_by_side/* sideBySide */.Q)(chosen, sweep_atOnce, (each) => removeOne(each, { request, aws, run, identity, endOf, previews }))),
    ];
    const networks = request.removeSharedNetwork
        ? await Promise.all(regions.map((region) => sweepSharedNetworks(aws.in(region), request, run)))
        : [];
    const now = new Date();
    output({
        report: JSON.stringify(reportOf(regions, swept, networks.flat(), now)),
        result: resultOf(swept, networks.flat()),
    });
    run.signal.throwIfAborted();
    await previews.told();
    return outcomeOf(regions, swept, networks.flat(), failures, request, now);
};
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
    const { openWork } = await __webpack_require__.e(/* import() */ 340).then(__webpack_require__.bind(__webpack_require__, 4340));
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
    const roles = await unlessFailing('roles', [], rolesOfClusters(aws));
    const withRoles = clustersWithRoles(roles);
    const lookedInto = new Set();
    const found = await Promise.all(regions.map(async (region) => {
        run.timeline.begin(`look into ${region}`);
        const inRegion = findClusters(aws.in(region), (owner) => isWanted(owner, request.of), withRoles.get(region) ?? []).then((all) => {
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
/** Warns of each role below a path of ours that is no cluster's. */
async function tellStrayRoles({ of }, aws, { found, roles, lookedInto }, warn) {
    const isOurs = (role) => of === 'any repository' || repositoryOfRole(role) === of.repositoryId;
    const explained = new Set(found.map((each) => (0,names/* rolePathOf */.nk)(each, each.region)));
    const stray = await strayRoles(aws, roles.filter(isOurs), explained, (region) => lookedInto.has(region));
    for (const { name, path } of stray) {
        warn(`Role ${name}`, `It is below ${path}, and no cluster has its roles there. Look into CloudTrail for who made it (CreateRole) and what it was used for, and delete it.`);
    }
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
/** It has been a while since the cluster was found: what was so then is looked at again. One that fails fails alone. */
async function removeOne(judged, { request, run, identity, endOf, previews, ...step }) {
    const aws = step.aws.in(judged.found.region);
    const title = titleOf(judged.found);
    run.timeline.begin(title);
    try {
        run.signal.throwIfAborted();
        const found = await lookAgain(aws, judged.found);
        if (found === undefined)
            return ended({ ...judged, fate: 'gone' });
        const verdict = verdictOn(found, request, { now: new Date(), endOf });
        if (verdict.rule === undefined)
            return ended({ found, verdict, fate: 'kept' });
        previews.begin(found);
        const part = (0,engine_run/* partOf */.BU)(run, title);
        const existing = await (0,resources_existing/* asItExists */.sb)(aws, specOf(found));
        const { report, isGoing, failure } = await (0,removal/* removeCluster */.hS)(aws, existing, identity, part, request.removal);
        if (failure !== undefined)
            return ended({ found, verdict, fate: 'failed', failure, report });
        return ended({ found, verdict, fate: isGoing ? 'going' : 'removed', report });
    }
    catch (failure) {
        return ended({ ...judged, fate: 'failed', failure });
    }
    function ended(swept) {
        run.timeline.end(title, swept.fate === 'failed' ? 'failed' : 'done');
        run.say(title, swept.fate);
        previews.tell(swept);
        return swept;
    }
}
/** All that a removal has to know; what there really is, it looks up itself. */
function specOf({ name, region, owner }) {
    return {
        ...(0,settings/* settingsOf */.f)({}),
        name,
        region,
        owner,
        tags: { [spec_tags/* tagKeys */.bi.cluster]: name, [spec_tags/* tagKeys */.bi.owner]: owner },
        kubernetesVersion: undefined,
        nodeGroups: [],
        permissionsBoundary: undefined,
        admins: [],
        viewers: [],
        expiresAt: undefined,
    };
}


/***/ })

};
