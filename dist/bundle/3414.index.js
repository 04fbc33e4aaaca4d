export const id = 3414;
export const ids = [3414,3996];
export const modules = {

/***/ 6549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ inventory)
});

// EXTERNAL MODULE: ./build/spec/names.js
var names = __webpack_require__(9762);
// EXTERNAL MODULE: ./build/spec/prices.js
var prices = __webpack_require__(7342);
// EXTERNAL MODULE: ./build/spec/tags.js
var spec_tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/aws/attachments.js
var attachments = __webpack_require__(8084);
// EXTERNAL MODULE: ./build/aws/auto-scaling.js
var auto_scaling = __webpack_require__(5559);
// EXTERNAL MODULE: ./build/aws/ec2-kinds.js
var ec2_kinds = __webpack_require__(7582);
// EXTERNAL MODULE: ./build/aws/ec2-tags.js
var ec2_tags = __webpack_require__(8656);
;// CONCATENATED MODULE: ./build/aws/thing.js
/**
 * A thing that was found in a VPC, as far as it concerns the cluster: in one that clusters share, what others have tagged
 * is theirs, and in the user's own, all of it.
 */
function claimed(thing, tags, vpc) {
    if (thing.isOurs || !vpc?.isShared)
        return [thing];
    if (vpc.isGiven)
        return [];
    return Object.keys(tags).length === 0 ? [{ ...thing, isUnclaimed: true }] : [];
}

// EXTERNAL MODULE: ./build/aws/vpc.js
var aws_vpc = __webpack_require__(453);
;// CONCATENATED MODULE: ./build/aws/ec2-inventory.js





/** As many values as a filter takes. */
const filterLimit = 200;
/** Everything with the cluster's tags, and everything that keeps its own VPC from going. */
async function ec2Things(aws, spec, vpcs) {
    const tagged = await taggedIds(aws, spec);
    const standing = await vpcThings(aws, spec, vpcs, tagged.get(ec2_kinds/* ofVpcs */.Id.prefix));
    const isAllGone = vpcs.length + standing.length === 0 && tagged.has(ec2_kinds/* ofVpcs */.Id.prefix);
    const found = await Promise.all(ec2_kinds/* ec2Kinds */.GI.map(async (kind) => {
        if (kind === ec2_kinds/* ofVpcs */.Id)
            return standing.filter(({ isOurs }) => isOurs);
        // EC2 goes on telling the tags of what has gone.
        if (kind.diesBeforeVpc && isAllGone)
            return [];
        const inVpcs = kind.blocksVpc
            ? (await Promise.all(vpcs.map((vpc) => describe(aws, spec, kind, 'vpc-id', [vpc.id], vpc)))).flat()
            : [];
        const elsewhere = await taggedThings(aws, spec, kind, (tagged.get(kind.prefix) ?? []).filter((each) => !inVpcs.some(({ id }) => id === each.id)));
        return [...inVpcs, ...elsewhere.filter(({ isOurs }) => isOurs)];
    }));
    return found.flat();
}
/** @returns by the prefix of their ids */
async function taggedIds(aws, { name }) {
    const tagged = await (0,ec2_tags/* named */.KT)(aws, name, [spec_tags/* tagKeys */.bi.cluster, ...ec2_tags/* keysOfEks */.Ny]);
    const found = new Map();
    for (const [id, tags] of tagged) {
        const prefix = id.split('-')[0] ?? '';
        found.set(prefix, [...(found.get(prefix) ?? []), { id, isByUs: spec_tags/* tagKeys */.bi.cluster in tags }]);
    }
    return found;
}
/** What is known of a VPC already is not asked for. */
async function vpcThings(aws, spec, vpcs, tagged = []) {
    const known = vpcs.filter(({ id }) => tagged.some((each) => each.id === id));
    const unknown = tagged.map(({ id }) => id).filter((each) => !known.some(({ id }) => id === each));
    return [
        ...known.flatMap(({ id, tags }) => thingOf(spec, ec2_kinds/* ofVpcs */.Id, { id, tags })),
        ...(await describe(aws, spec, ec2_kinds/* ofVpcs */.Id, ec2_kinds/* ofVpcs */.Id.idFilter, unknown)),
    ];
}
/** By our own tag where all carry it: whoever wants to know what they cost asks the same. */
async function taggedThings(aws, spec, kind, tagged) {
    const isByTag = kind.isFoundByTag === true && tagged.length > 0 && tagged.every(({ isByUs }) => isByUs);
    return isByTag
        ? describe(aws, spec, kind, `tag:${spec_tags/* tagKeys */.bi.cluster}`, [spec.name])
        : describe(aws, spec, kind, kind.idFilter, tagged.map(({ id }) => id));
}
async function describe(aws, spec, kind, filter, values, vpc) {
    const ec2 = await aws.ec2();
    const things = [];
    for (let at = 0; at < values.length; at += filterLimit) {
        const Filters = [{ Name: filter, Values: values.slice(at, at + filterLimit) }];
        const described = await kind.describe(ec2, Filters);
        things.push(...described.flatMap(({ tags, ...each }) => thingOf(spec, kind, { ...each, tags: (0,spec_tags/* fromTagList */.Bz)(tags) }, vpc)));
    }
    return things;
}
/** None where it is a part of what others have in a network that clusters share: those have no tags. */
function thingOf(spec, { type }, { id = '', tags, hourlyCost, machine, isPart = false, madeAt }, vpc) {
    const isShared = vpc?.isShared ?? false;
    const thing = {
        type,
        id,
        // By less than our own tags only what stands in our VPC is known to be the cluster's.
        isOurs: (0,spec_tags/* isOurs */.MU)(tags, spec) ||
            ec2_tags/* keysOfEks */.Ny.some((key) => tags[key] === spec.name) ||
            (vpc !== undefined && ((isPart && !isShared) || (0,aws_vpc/* isMadeForIn */.ui)(vpc, tags, spec))),
        isRetained: (0,spec_tags/* isRetained */.dE)(tags),
        ...(hourlyCost !== undefined && { hourlyCost }),
        ...(machine !== undefined && { machine }),
        ...(madeAt !== undefined && { madeAt }),
    };
    return isPart && isShared && !thing.isOurs ? [] : claimed(thing, tags, vpc);
}

// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/aws/instance-profiles.js
var instance_profiles = __webpack_require__(1090);
// EXTERNAL MODULE: ./build/aws/load-balancers.js
var load_balancers = __webpack_require__(5990);
// EXTERNAL MODULE: ./build/aws/log-groups.js
var log_groups = __webpack_require__(3693);
// EXTERNAL MODULE: ./build/aws/oidc-providers.js
var oidc_providers = __webpack_require__(6178);
// EXTERNAL MODULE: ./build/aws/pages.js
var pages = __webpack_require__(3242);
// EXTERNAL MODULE: ./build/aws/roles.js
var roles = __webpack_require__(2507);
// EXTERNAL MODULE: ./build/aws/stack.js
var stack = __webpack_require__(5646);
;// CONCATENATED MODULE: ./build/aws/inventory.js
/** Everything in the account and the region that carries a cluster's name or tags, or stands in its VPC. */
















/** Asks every service for what it has of the cluster's. Changes nothing. */
async function inventory(aws, spec) {
    const [vpcs, ofCluster] = await Promise.all([(0,aws_vpc/* vpcsOf */.aA)(aws, spec), clusterThings(aws, spec)]);
    const found = await Promise.all([
        ofCluster,
        stacks(aws, spec),
        ec2Things(aws, spec, vpcs),
        balancers(aws, spec, vpcs),
        autoScalingGroups(aws, spec, vpcs),
        inventory_roles(aws, spec),
        instanceProfiles(aws, spec),
        oidcProviders(aws, spec),
        logGroups(aws, spec, ofCluster),
    ]);
    return found.flat();
}
const ours = (type, id, { hourlyCost, madeAt } = {}) => ({
    type,
    id,
    isOurs: true,
    isRetained: false,
    ...(hourlyCost !== undefined && { hourlyCost }),
    ...(madeAt !== undefined && { madeAt }),
});
async function clusterThings(aws, spec) {
    const { name } = spec;
    const eks = await aws.eks();
    const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeCluster({ name }));
    if (answer?.cluster === undefined || !(0,spec_tags/* isOurs */.MU)(answer.cluster.tags ?? {}, spec))
        return [];
    const nodegroups = await (0,pages/* everyPage */.L)((nextToken) => (0,errors/* unlessAbsent */.QY)(eks.listNodegroups({ clusterName: name, nextToken })), (page) => page.nodegroups);
    const attached = await Promise.all(attachments/* attachmentKinds */.L6.map(async (kind) => (await kind.names(eks, name)).map((each) => ours(kind.type, `${name}/${each}`))));
    return [
        ours('AWS::EKS::Cluster', name, {
            hourlyCost: prices/* hourlyPrices */.m.controlPlane,
            madeAt: answer.cluster.createdAt,
        }),
        ...nodegroups.map((group) => ours('AWS::EKS::Nodegroup', `${name}/${group}`)),
        ...attached.flat(),
    ];
}
async function stacks(aws, spec) {
    const all = await (0,stack/* allStacks */.p0)(aws);
    return all
        .filter(({ Tags }) => (0,spec_tags/* isOurs */.MU)((0,spec_tags/* fromTagList */.Bz)(Tags), spec))
        .map(({ StackName = '', CreationTime, LastUpdatedTime }) => ours('AWS::CloudFormation::Stack', StackName, { madeAt: LastUpdatedTime ?? CreationTime }));
}
async function balancers(aws, spec, vpcs) {
    const vpcIds = vpcs.map(({ id }) => id);
    const [all, groups] = await Promise.all([(0,load_balancers/* loadBalancersIn */.VV)(aws, vpcIds), (0,load_balancers/* targetGroupsOf */.TT)(aws, spec, vpcIds)]);
    const things = [
        ...all.map(({ id, isClassic, tags, vpcId }) => ({
            type: `AWS::ElasticLoadBalancing${isClassic ? '' : 'V2'}::LoadBalancer`,
            id,
            hourlyCost: isClassic ? prices/* hourlyPrices */.m.classicLoadBalancer : prices/* hourlyPrices */.m.loadBalancer,
            tags,
            vpcId,
        })),
        ...groups.map(({ arn, tags, vpcId }) => ({
            type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
            id: arn,
            tags,
            vpcId,
        })),
    ];
    return things.flatMap(({ tags, vpcId, ...thing }) => {
        const vpc = vpcs.find(({ id }) => id === vpcId);
        return claimed({ ...thing, isOurs: (0,aws_vpc/* isMadeForIn */.ui)(vpc, tags, spec), isRetained: false }, tags, vpc);
    });
}
/** Those of managed node groups, of which EKS leaves one when a group's deletion fails; and those that others manage. */
async function autoScalingGroups(aws, spec, vpcs) {
    const [ofNodeGroups, ofOthers] = await Promise.all([
        (0,auto_scaling/* taggedGroups */.Bo)(aws, 'eks:cluster-name', spec.name),
        (0,auto_scaling/* scalingGroupsIn */.fR)(aws, spec, vpcs),
    ]);
    const names = [
        ...ofNodeGroups.map(({ AutoScalingGroupName = '' }) => AutoScalingGroupName),
        ...ofOthers.map(({ name }) => name),
    ];
    return [...new Set(names)].map((name) => ours('AWS::AutoScaling::AutoScalingGroup', name));
}
async function inventory_roles(aws, spec) {
    const all = await (0,roles/* rolesUnder */.s)(aws, (0,names/* rolePathOf */.nk)(spec, aws.region));
    return all
        .filter(({ tags }) => (0,spec_tags/* isOurs */.MU)(tags, spec))
        .map(({ name, madeAt }) => ours('AWS::IAM::Role', name, { madeAt }));
}
async function instanceProfiles(aws, spec) {
    return (await (0,instance_profiles/* profilesOf */.u)(aws, spec)).map(({ name, madeAt }) => ours('AWS::IAM::InstanceProfile', name, { madeAt }));
}
async function oidcProviders(aws, spec) {
    return (await (0,oidc_providers/* ownOidcProviders */.g)(aws, spec)).map((arn) => ours('AWS::IAM::OIDCProvider', arn));
}
/** EKS makes it without tags: as long as the cluster is there, and ours, the group is too. */
async function logGroups(aws, spec, ofCluster) {
    const ofControlPlane = ofCluster.length > 0 ? (0,log_groups/* controlPlaneLogGroup */.Vi)(spec.name) : undefined;
    const groups = await (0,log_groups/* logGroupsOf */.sV)(aws, spec.name);
    return groups
        .filter(({ name, tags }) => name === ofControlPlane || (0,spec_tags/* isOurs */.MU)(tags, spec))
        .map(({ name, tags, madeAt }) => ({
        ...ours('AWS::Logs::LogGroup', name, { madeAt }),
        isRetained: (0,spec_tags/* isRetained */.dE)(tags),
    }));
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

/***/ 3996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plan: () => (/* binding */ plan),
/* harmony export */   resultOf: () => (/* binding */ resultOf)
/* harmony export */ });
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3016);
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8935);
/* harmony import */ var _cost_money_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(612);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3201);
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(864);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6827);
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4234);
/* harmony import */ var _expiry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5636);
/* harmony import */ var _preflight_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7619);









/** Shows what `up` would do, and what it would cost. Changes nothing. */
const plan = async (context) => {
    const { run, output, warn } = context;
    const now = context.aws.atOnce();
    const limited = await (0,_begin_js__WEBPACK_IMPORTED_MODULE_5__/* .beginWithinLimits */ .ZQ)({ ...context, aws: now });
    const { spec } = limited;
    output({ 'cluster-name': spec.name, region: spec.region });
    const prices = (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__/* .priceList */ .g)(now);
    const [{ planned, refusals, priced }, cluster] = await Promise.all([
        (0,_preflight_js__WEBPACK_IMPORTED_MODULE_8__/* .preflight */ .M)(context, now, limited, prices),
        (0,_resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__/* .foundation */ .A)(now, spec).plane.read(),
    ]);
    const [{ cost: made }, before] = await Promise.all([
        priced,
        cluster && (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOfCluster */ .pY)(now, prices, cluster),
    ]);
    const cost = withWhatStays(made, before, planned);
    for (const refusal of refusals)
        warn('up would refuse this', (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__.explain)(new Error(refusal), spec.region).message);
    if (refusals.length === 0) {
        (0,_expiry_js__WEBPACK_IMPORTED_MODULE_7__/* .warnOfShortLife */ .W)(context, spec);
        (0,_expiry_js__WEBPACK_IMPORTED_MODULE_7__/* .warnOfNoEnd */ .S)(context, spec, cluster?.expiresAt, cost);
    }
    const rows = planned.map((each) => rowOf(each, before, cost));
    for (const { name, verdict, words, price } of rows)
        run.say(name, [verdictWords[verdict], words, price && `${price} an hour`].filter(Boolean).join(', '));
    const price = (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .hourlyChangeInWords */ .E3)(before, cost);
    run.say('price', price);
    const result = resultOf(planned, refusals);
    output({
        result,
        plan: JSON.stringify({
            cluster: spec.name,
            region: spec.region,
            result,
            hourlyCost: { before: (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .rounded */ .Wf)(before?.hourly ?? 0), after: (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .rounded */ .Wf)(cost.hourly) },
            resources: rows.map(({ name, verdict, differences, hourlyCost }) => ({
                name,
                verdict,
                differences,
                hourlyCost,
            })),
            refusals,
        }),
    });
    (0,_cost_js__WEBPACK_IMPORTED_MODULE_6__/* .tellCost */ .zO)(context, cost);
    const tableOf = (some) => ({
        header: ['Resource', 'Verdict', 'What', 'Price an hour'],
        rows: some.map(({ name, verdict, words, price }) => [name, verdictWords[verdict], words, price]),
    });
    return {
        headline: `Plan for cluster ${spec.name} in ${spec.region}: ${inWords(planned, refusals)}.`,
        facts: [['Price', price]],
        cost,
        table: tableOf(rows),
        differences: tableOf(rows.filter(({ verdict }) => verdict !== 'none')),
    };
};
const verdictWords = {
    none: 'stays',
    change: 'to be changed',
    make: 'to be made',
    replace: 'to be replaced',
    refuse: 'refused',
};
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
/** What there is of things that `up` does not make, such as load balancers, is paid for after it too. */
function withWhatStays(made, before, planned) {
    const names = planned.map(({ resource }) => resource.name);
    const stays = (before?.parts ?? []).filter(({ of }) => !names.includes(of));
    const parts = [...made.parts, ...stays];
    return { ...made, parts, hourly: parts.reduce((sum, { hourly }) => sum + hourly, 0) };
}
/** @param before what the cluster costs now; undefined while there is none */
function rowOf({ resource: { name }, verdict, differences }, before, after) {
    const sum = (cost) => (cost?.parts ?? []).filter(({ of }) => of === name).reduce((total, { hourly }) => total + hourly, 0);
    const isUnknown = after.unknown.some(({ of }) => of === name);
    const hourlyCost = { before: (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .rounded */ .Wf)(sum(before)), after: (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .rounded */ .Wf)(sum(after)) };
    return {
        name,
        verdict,
        differences: differences.map(({ verdict, words }) => ({ verdict, words })),
        words: differences.map(({ words }) => words).join('; '),
        hourlyCost,
        price: [priceInWords(hourlyCost, before !== undefined), isUnknown && 'not known in full']
            .filter(Boolean)
            .join(', '),
    };
}
/** Such as `$0.045 → $0.135`; empty for what costs nothing. */
function priceInWords({ before, after }, isThere) {
    const [from, to] = [(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(before), (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(after)];
    if (before === 0 && after === 0)
        return '';
    return isThere && from !== to ? `${from} → ${to}` : to;
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
// EXTERNAL MODULE: ./build/resources/cluster.js + 68 modules
var cluster = __webpack_require__(864);
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

/***/ 3414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  status: () => (/* binding */ status_status)
});

// EXTERNAL MODULE: ./build/aws/identity.js
var aws_identity = __webpack_require__(910);
// EXTERNAL MODULE: ./build/cost/money.js
var money = __webpack_require__(612);
// EXTERNAL MODULE: ./build/engine/difference.js
var difference = __webpack_require__(7348);
// EXTERNAL MODULE: ./build/engine/plan.js
var plan = __webpack_require__(5652);
// EXTERNAL MODULE: ./build/resources/cluster.js + 68 modules
var cluster = __webpack_require__(864);
// EXTERNAL MODULE: ./build/spec/tags.js
var spec_tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/aws/attachments.js
var attachments = __webpack_require__(8084);
// EXTERNAL MODULE: ./build/aws/capabilities.js
var aws_capabilities = __webpack_require__(2538);
// EXTERNAL MODULE: ./build/aws/cluster-stacks.js
var cluster_stacks = __webpack_require__(976);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/aws/inventory.js + 2 modules
var inventory = __webpack_require__(6549);
// EXTERNAL MODULE: ./build/aws/pages.js
var pages = __webpack_require__(3242);
// EXTERNAL MODULE: ./build/aws/price-list.js
var price_list = __webpack_require__(3016);
// EXTERNAL MODULE: ./build/aws/scaling-group.js
var scaling_group = __webpack_require__(2469);
// EXTERNAL MODULE: ./build/aws/stack.js
var aws_stack = __webpack_require__(5646);
// EXTERNAL MODULE: ./build/aws/states.js
var states = __webpack_require__(8857);
// EXTERNAL MODULE: ./build/aws/vpc.js
var vpc = __webpack_require__(453);
// EXTERNAL MODULE: ./build/cost/cost.js
var cost = __webpack_require__(8935);
// EXTERNAL MODULE: ./build/cost/estate-of-clusters.js
var estate_of_clusters = __webpack_require__(924);
// EXTERNAL MODULE: ./build/engine/side-by-side.js
var side_by_side = __webpack_require__(5126);
// EXTERNAL MODULE: ./build/kubernetes/access.js + 2 modules
var access = __webpack_require__(5859);
// EXTERNAL MODULE: ./build/resources/existing.js
var existing = __webpack_require__(6525);
// EXTERNAL MODULE: ./build/spec/names.js
var names = __webpack_require__(9762);
// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
;// CONCATENATED MODULE: ./build/status/known.js


/** @throws whatever is no refusal: what may not be asked is left unknown */
async function unlessRefused(answer) {
    try {
        return { value: await answer };
    }
    catch (error) {
        if (!(0,errors/* isDenied */.GZ)(error))
            throw error;
        return { unknown: (0,errors/* awsWords */.fw)(error) ?? (0,message_of/* messageOf */.b)(error) };
    }
}
/** Whatever keeps it from being known is told in its place. */
async function ifPossible(answer) {
    try {
        return { value: await answer };
    }
    catch (error) {
        return { unknown: (0,errors/* awsWords */.fw)(error) ?? (0,message_of/* messageOf */.b)(error) };
    }
}
/** The value; undefined where it is not known. */
function ifKnown(known) {
    return known !== undefined && 'value' in known ? known.value : undefined;
}

;// CONCATENATED MODULE: ./build/status/access.js




/** @param kubernetes undefined where the cluster has no endpoint that answers yet */
async function accessOf(aws, { name = '', accessConfig }, kubernetes) {
    const mode = accessConfig?.authenticationMode ?? 'CONFIG_MAP';
    const [entries, awsAuth] = await Promise.all([
        mode === 'CONFIG_MAP' ? { value: [] } : unlessRefused(accessEntriesOf(aws, name)),
        mode === 'API' || kubernetes === undefined ? undefined : ifPossible(awsAuthOf(kubernetes)),
    ]);
    return { mode, entries, awsAuth };
}
async function accessEntriesOf(aws, clusterName) {
    const eks = await aws.eks();
    const arns = await (0,pages/* everyPage */.L)((nextToken) => (0,errors/* unlessAbsent */.QY)(eks.listAccessEntries({ clusterName, nextToken })), (page) => page.accessEntries);
    const found = await (0,side_by_side/* sideBySide */.Q)(arns, side_by_side/* fewAtOnce */.X, async (principalArn) => {
        const [entry, policies] = await Promise.all([
            (0,errors/* unlessAbsent */.QY)(eks.describeAccessEntry({ clusterName, principalArn })),
            (0,pages/* everyPage */.L)((nextToken) => (0,errors/* unlessAbsent */.QY)(eks.listAssociatedAccessPolicies({ clusterName, principalArn, nextToken })), (page) => page.associatedAccessPolicies),
        ]);
        if (entry?.accessEntry === undefined)
            return undefined;
        const { type, kubernetesGroups = [] } = entry.accessEntry;
        const named = policies.map(({ policyArn = '', accessScope }) => {
            const { type: scope, namespaces = [] } = accessScope ?? {};
            const policy = policyArn.split('/').at(-1) ?? '';
            return scope === 'namespace' ? `${policy} in ${namespaces.join(', ')}` : policy;
        });
        return { principalArn, by: 'access entry', type, may: [...named, ...kubernetesGroups] };
    });
    return found.filter((each) => each !== undefined);
}
async function awsAuthOf(kubernetes) {
    const map = await kubernetes.get('ConfigMap', { name: 'aws-auth', namespace: 'kube-system' }, { timeout });
    const { parse } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    return [map?.data?.mapRoles, map?.data?.mapUsers].flatMap((text) => {
        const items = parse(text ?? '[]');
        if (!Array.isArray(items))
            return [];
        return items.map(({ rolearn, userarn, groups }) => {
            const may = Array.isArray(groups) ? groups.map(String) : [];
            return { principalArn: String(rolearn ?? userarn), by: 'aws-auth', type: undefined, may };
        });
    });
}
/** Milliseconds that the cluster is given to answer: one behind a firewall never does. */
const timeout = 10_000;

;// CONCATENATED MODULE: ./build/status/found.js




















/** @param asked the name, and the owner that it would have if there were nothing of it */
async function findCluster(aws, asked) {
    const { name } = asked;
    const eks = await aws.eks();
    const [answer, stack] = await Promise.all([
        (0,errors/* unlessAbsent */.QY)(eks.describeCluster({ name })),
        unlessRefused((0,aws_stack/* findStack */.eF)(aws, (0,names/* namesOf */.eZ)(name, aws.region).networkStack)),
    ]);
    const cluster = answer?.cluster;
    const tags = cluster?.tags ?? (0,spec_tags/* fromTagList */.Bz)(ifKnown(stack)?.Tags);
    const kubernetes = clientOf(aws, cluster);
    const [addons, nodeGroups, fargateProfiles, capabilities, selfManagedGroups, nodes, access, things, paid] = await Promise.all([
        cluster === undefined ? { value: [] } : unlessRefused(addonsOf(aws, name)),
        cluster === undefined ? { value: [] } : unlessRefused(nodeGroupsOf(aws, name)),
        cluster === undefined ? { value: [] } : unlessRefused((0,attachments/* attachmentsOf */.sF)(eks, name, attachments/* fargateProfileKind */.iU)),
        cluster === undefined ? { value: [] } : unlessRefused((0,aws_capabilities/* capabilitiesOfCluster */.M)(eks, name)),
        unlessRefused(selfManagedGroupsOf(aws, { name, owner: tags[spec_tags/* tagKeys */.bi.owner] ?? asked.owner })),
        kubernetes && ifPossible(kubernetes.list('Node', { timeout: timeout }).then(({ items }) => items)),
        cluster && accessOf(aws, cluster, kubernetes),
        unlessRefused(thingsOf(aws, { name, owner: tags[spec_tags/* tagKeys */.bi.owner] ?? asked.owner, ...(0,vpc/* standingIn */.qV)(ifKnown(stack)) })),
        cluster && paidFor(aws, cluster),
    ]);
    return {
        name,
        region: aws.region,
        tags,
        cluster,
        support: paid?.estate.support?.text,
        stack,
        addons,
        nodeGroups,
        fargateProfiles,
        capabilities,
        selfManagedGroups,
        nodes,
        access,
        things,
        cost: paid?.cost ?? costOfThings(ifKnown(things) ?? []),
    };
}
/** Whether there is anything of it; what it was told to leave behind is not it. */
function isThere({ cluster, stack, things }) {
    const left = (ifKnown(things) ?? []).filter(({ isOurs, isRetained }) => isOurs && !isRetained);
    return cluster !== undefined || ifKnown(stack) !== undefined || left.length > 0;
}
/** A client of one that may answer. */
function clientOf(aws, cluster) {
    if (cluster?.endpoint === undefined || !(0,states/* isUsable */.Ng)(cluster.status))
        return undefined;
    const { name = '', endpoint, certificateAuthority } = cluster;
    return (0,access/* clusterClient */.Sz)(aws, { name, endpoint, certificateAuthorityData: certificateAuthority?.data ?? '' });
}
async function addonsOf(aws, clusterName) {
    const eks = await aws.eks();
    const names = await (0,pages/* everyPage */.L)((nextToken) => (0,errors/* unlessAbsent */.QY)(eks.listAddons({ clusterName, nextToken })), (page) => page.addons);
    const answers = await (0,side_by_side/* sideBySide */.Q)(names.toSorted(), side_by_side/* fewAtOnce */.X, (addonName) => (0,errors/* unlessAbsent */.QY)(eks.describeAddon({ clusterName, addonName })));
    return answers.flatMap((answer) => answer?.addon ?? []);
}
async function nodeGroupsOf(aws, clusterName) {
    const eks = await aws.eks();
    const names = await (0,existing/* groupsOfCluster */.gy)(aws, clusterName);
    const answers = await (0,side_by_side/* sideBySide */.Q)(names.toSorted(), side_by_side/* fewAtOnce */.X, (nodegroupName) => (0,errors/* unlessAbsent */.QY)(eks.describeNodegroup({ clusterName, nodegroupName })));
    return answers.flatMap((answer) => answer?.nodegroup ?? []);
}
/** By their stacks; the name of each is its Auto Scaling group's, too. */
async function selfManagedGroupsOf(aws, cluster) {
    const all = await (0,aws_stack/* allStacks */.p0)(aws);
    const ofNodes = all.filter((stack) => (0,cluster_stacks/* isOfNodes */.Zc)(stack) && (0,spec_tags/* isOurs */.MU)((0,spec_tags/* fromTagList */.Bz)(stack.Tags), cluster));
    return (0,side_by_side/* sideBySide */.Q)(ofNodes, side_by_side/* fewAtOnce */.X, async ({ StackName = '', StackStatus, StackStatusReason, Tags }) => ({
        name: (0,spec_tags/* fromTagList */.Bz)(Tags)[spec_tags/* tagKeys */.bi.nodeGroup] ?? '',
        status: StackStatus,
        words: StackStatusReason ?? '',
        ...(await (0,scaling_group/* scalingGroup */.z)(aws, StackName)),
    }));
}
async function thingsOf(aws, cluster) {
    const all = await (0,inventory/* inventory */.p)(aws, cluster);
    return (await (0,estate_of_clusters/* pricedThings */.Pe)(all.filter(({ isUnclaimed }) => !isUnclaimed), (0,price_list/* priceList */.g)(aws))).known;
}
async function paidFor(aws, cluster) {
    const estate = await (0,estate_of_clusters/* estateOfCluster */.OH)(aws, (0,estate_of_clusters/* existingCluster */.O$)(cluster));
    return { estate, cost: await (0,cost/* costOf */.ho)(estate, (0,price_list/* priceList */.g)(aws)) };
}
/** Since when is not known without a control plane. */
function costOfThings(things) {
    return { hourly: (0,estate_of_clusters/* hourlyOfThings */.OO)(things), soFar: undefined, parts: [], unknown: [] };
}

// EXTERNAL MODULE: ./build/aws/issues.js
var aws_issues = __webpack_require__(7704);
// EXTERNAL MODULE: ./build/kubernetes/nodes.js
var kubernetes_nodes = __webpack_require__(2752);
;// CONCATENATED MODULE: ./build/status/health.js






function healthOf(found, problems) {
    if (!isThere(found))
        return 'absent';
    const { cluster } = found;
    if (cluster === undefined ? (0,states/* isGoingStack */.Zl)(ifKnown(found.stack)) : (0,states/* isGoing */.jf)(cluster.status))
        return 'going';
    if (cluster === undefined || isBeingMade(cluster))
        return 'half-made';
    return problems.length > 0 ? 'unhealthy' : 'healthy';
}
/** One that has failed is not being made any more. */
function isBeingMade({ status, tags = {} }) {
    if ((0,states/* isAiling */.tZ)(status))
        return false;
    return !(0,states/* isUsable */.Ng)(status) || tags[spec_tags/* tagKeys */.bi.makingSince] !== undefined;
}
/** Sentences, in AWS's own words where it has any. */
function problemsOf(found) {
    const { name, cluster, stack, addons, nodeGroups, fargateProfiles, capabilities, selfManagedGroups, nodes, } = found;
    const network = ifKnown(stack);
    const there = ifKnown(nodes);
    return [
        ...(network !== undefined && (0,states/* isFailedStack */.sd)(network)
            ? [`Stack ${network.StackName} is ${network.StackStatus}. ${network.StackStatusReason ?? ''}`.trim()]
            : []),
        ...(cluster === undefined ? [] : ailments(`Cluster ${name}`, cluster)),
        ...(ifKnown(nodeGroups) ?? []).flatMap((group) => [
            ...ailments(`Node group ${group.nodegroupName}`, group),
            ...(there === undefined ? [] : missing(group, there)),
        ]),
        ...(ifKnown(selfManagedGroups) ?? []).flatMap((group) => [
            ...((0,states/* isFailedStack */.sd)({ StackStatus: group.status })
                ? [`Self-managed node group ${group.name} is ${group.status}. ${group.words}`.trimEnd()]
                : []),
            ...(there === undefined ? [] : missingOf(group, there)),
        ]),
        ...(ifKnown(fargateProfiles) ?? [])
            .filter(({ status, words }) => (0,states/* isAiling */.tZ)(status) || words !== '')
            .map((each) => `Fargate profile ${each.name} is ${each.status}. ${each.words}`.trimEnd()),
        ...(ifKnown(capabilities) ?? []).flatMap((each) => ailments(`Capability ${each.capabilityName}`, each)),
        ...(ifKnown(addons) ?? []).flatMap((addon) => ailments(`Add-on ${addon.addonName}`, addon)),
        ...(there ?? []).filter((node) => !(0,kubernetes_nodes/* isReady */.i)(node)).map(whyNotReady),
    ];
}
/** What EKS says is wrong with it, and what its status says. */
function ailments(what, { status, health }) {
    const issues = (0,aws_issues/* issuesInWords */.P)(health);
    return (0,states/* isAiling */.tZ)(status) || issues !== '' ? [`${what} is ${status}. ${issues}`.trimEnd()] : [];
}
/** Of a group that EKS is at work on, nodes are still to come. */
function missing({ nodegroupName, status, scalingConfig }, nodes) {
    const wanted = scalingConfig?.desiredSize ?? 0;
    const ready = nodes.filter((node) => groupOf(node) === nodegroupName && (0,kubernetes_nodes/* isReady */.i)(node)).length;
    if ((0,states/* isAtWork */.pG)(status) || (0,states/* isGoing */.jf)(status) || ready >= wanted)
        return [];
    return [`Node group ${nodegroupName} is to have ${wanted} nodes, and ${ready} are Ready.`];
}
/** While its stack is at work, nodes are still to come. */
function missingOf({ name, status, nodes: wanted = 0, instanceIds = [] }, nodes) {
    const isOfGroup = ({ spec: { providerID = '' } }) => instanceIds.includes(providerID.split('/').at(-1) ?? '');
    const ready = nodes.filter((node) => isOfGroup(node) && (0,kubernetes_nodes/* isReady */.i)(node)).length;
    if (!(0,states/* isWholeStack */.c7)({ StackStatus: status }) || ready >= wanted)
        return [];
    return [`Self-managed node group ${name} is to have ${wanted} nodes, and ${ready} are Ready.`];
}
function whyNotReady({ metadata: { name }, status }) {
    const condition = status?.conditions?.find(({ type }) => type === 'Ready');
    return `Node ${name} is not Ready: ${condition?.message ?? 'its kubelet has not said why'}.`;
}
/** The node group that a node is of. */
function groupOf({ metadata: { labels = {} } }) {
    return labels['eks.amazonaws.com/nodegroup'] ?? labels[spec_tags/* tagKeys */.bi.nodeGroup];
}

// EXTERNAL MODULE: ./build/spec/read-owner.js
var read_owner = __webpack_require__(6570);
;// CONCATENATED MODULE: ./build/status/report.js






/**
 * The output `status`. Lists that could not be read are null, with the reason in `unknown`. Times are RFC 3339, money is in US
 * dollars.
 *
 * `{ cluster, region, result, problems, owner, repository, run, createdAt, expiresAt, hourlyCost, costSoFar,`
 * `controlPlane: { status, version, platformVersion, support, endpoint, autoMode: { nodePools, nodeRoleArn } | null, issues } | null, network: { vpcId, stack, status },`
 * `addons: [{ name, version, status, issues }], nodeGroups: [{ name, status, version, instanceTypes, capacity, nodes, min, max, issues }],`
 * `fargateProfiles: [{ name, status }], capabilities: [{ name, type, status, version, issues }], selfManagedGroups: [{ name, status, nodes, min, max }],`
 * `nodes: [{ name, ready, instanceType, zone, version, nodeGroup }], access: { mode, principals: [{ principalArn, by, type, may }] },`
 * `drift: { result, resources: [{ name, verdict, differences }] }, resources: [{ type, id, hourlyCost }], unknown: { … } }`
 */
function statusInJson({ found, health, problems, drift }, hourlyCost) {
    const { name, region, tags, cluster, support, addons, nodeGroups, nodes, access, things, cost } = found;
    const { fargateProfiles, capabilities, selfManagedGroups } = found;
    const { [spec_tags/* tagKeys */.bi.owner]: owner, [spec_tags/* tagKeys */.bi.repository]: repository, [spec_tags/* tagKeys */.bi.run]: run } = tags;
    const stack = ifKnown(found.stack);
    return {
        cluster: name,
        region,
        result: health,
        problems,
        owner,
        repository,
        run,
        createdAt: cluster?.createdAt,
        expiresAt: cluster === undefined ? undefined : expiryOf(found),
        hourlyCost,
        costSoFar: cost.soFar === undefined ? undefined : Number(cost.soFar.toFixed(2)),
        controlPlane: cluster === undefined
            ? null
            : {
                status: cluster.status,
                version: cluster.version,
                platformVersion: cluster.platformVersion,
                support,
                endpoint: cluster.endpoint,
                autoMode: autoModeInJson(cluster),
                issues: cluster.health?.issues ?? [],
            },
        network: {
            vpcId: cluster?.resourcesVpcConfig?.vpcId,
            stack: stack?.StackName,
            status: stack?.StackStatus,
        },
        addons: listed(addons, ({ addonName, addonVersion, status, health: { issues = [] } = {} }) => ({
            name: addonName,
            version: addonVersion,
            status,
            issues,
        })),
        nodeGroups: listed(nodeGroups, (group) => ({
            name: group.nodegroupName,
            status: group.status,
            version: group.version,
            instanceTypes: group.instanceTypes,
            capacity: group.capacityType,
            nodes: group.scalingConfig?.desiredSize,
            min: group.scalingConfig?.minSize,
            max: group.scalingConfig?.maxSize,
            issues: group.health?.issues ?? [],
        })),
        fargateProfiles: listed(fargateProfiles, ({ name: profile, status }) => ({ name: profile, status })),
        capabilities: listed(capabilities, ({ capabilityName, type, status, version, health }) => ({
            name: capabilityName,
            type,
            status,
            version,
            issues: health?.issues ?? [],
        })),
        selfManagedGroups: listed(selfManagedGroups, ({ name: group, status, nodes: size, minNodes, maxNodes }) => ({
            name: group,
            status,
            nodes: size,
            min: minNodes,
            max: maxNodes,
        })),
        nodes: listed(nodes, (node) => ({
            name: node.metadata.name,
            ready: (0,kubernetes_nodes/* isReady */.i)(node),
            instanceType: labelOf(node, 'node.kubernetes.io/instance-type'),
            zone: labelOf(node, 'topology.kubernetes.io/zone'),
            version: node.status?.nodeInfo?.kubeletVersion,
            nodeGroup: groupOf(node),
        })),
        access: access === undefined ? null : { mode: access.mode, principals: entrantsOf(access) },
        drift: ifKnown(drift),
        resources: listed(things, ({ type, id, hourlyCost: each }) => ({ type, id, hourlyCost: each })),
        unknown: Object.fromEntries(unknownOf(found, drift)),
    };
}
function autoModeInJson({ computeConfig: { enabled, nodePools = [], nodeRoleArn } = {} }) {
    return enabled ? { nodePools, nodeRoleArn } : null;
}
/** In words; undefined where it is off. */
function autoModeInWords({ computeConfig: { enabled, nodePools = [] } = {} }) {
    if (!enabled)
        return undefined;
    return nodePools.length === 0
        ? 'without built-in node pools'
        : `node pools ${nodePools.toSorted().join(' and ')}`;
}
function listed(list, write) {
    return ifKnown(list)?.map(write) ?? null;
}
const labelOf = ({ metadata: { labels = {} } }, key) => labels[key];
function entrantsOf({ entries, awsAuth }) {
    return [...(ifKnown(entries) ?? []), ...(ifKnown(awsAuth) ?? [])];
}
/** RFC 3339, or `never`. */
function expiryOf({ tags }) {
    return tags[spec_tags/* tagKeys */.bi.expiresAt] ?? 'never';
}
/** What could not be asked, and why. */
function unknownOf(found, drift) {
    const { stack, addons, nodeGroups, fargateProfiles, nodes, access, things } = found;
    const asked = [
        ['network', stack],
        ['addons', addons],
        ['nodeGroups', nodeGroups],
        ['fargateProfiles', fargateProfiles],
        ['capabilities', found.capabilities],
        ['selfManagedGroups', found.selfManagedGroups],
        ['nodes', nodes],
        ['access', access?.entries],
        ['awsAuth', access?.awsAuth],
        ['resources', things],
        ['drift', drift],
    ];
    return asked.flatMap(([name, known]) => known !== undefined && 'unknown' in known ? [[name, known.unknown]] : []);
}
/** What the log and the summary say; money and what could be priced stand elsewhere. */
function factsOf({ found, health, problems, drift }) {
    const { cluster, support, tags, addons, nodeGroups, nodes, access } = found;
    const stack = ifKnown(found.stack);
    const { [spec_tags/* tagKeys */.bi.owner]: owner, [spec_tags/* tagKeys */.bi.repository]: repository, [spec_tags/* tagKeys */.bi.run]: run } = tags;
    const rows = [
        ['Status', health],
        ['Problems', problems.length === 0 ? undefined : problems.join('\n')],
        ['Control plane', cluster?.status ?? 'there is none'],
        ['Kubernetes', cluster && joined([cluster.version, `platform ${cluster.platformVersion}`, support])],
        ['Endpoint', cluster?.endpoint],
        [
            'Network',
            joined([
                cluster?.resourcesVpcConfig?.vpcId,
                stack && `stack ${stack.StackName} is ${stack.StackStatus}`,
            ]),
        ],
        [
            'Owner',
            owner === undefined
                ? 'nobody: it does not carry the tags of this action'
                : (0,read_owner/* ownerInWords */.IB)(owner, repository),
        ],
        ['Made by', run],
        ['Expires', cluster && expiryOf(found)],
        ['Auto Mode', cluster && autoModeInWords(cluster)],
        ['Node groups', lines(nodeGroups, groupInWords)],
        ['Self-managed node groups', lines(found.selfManagedGroups, selfManagedInWords)],
        ['Fargate profiles', lines(found.fargateProfiles, ({ name, status }) => `${name}: ${status}`)],
        ['Capabilities', lines(found.capabilities, capabilityInWords)],
        ['Nodes', nodesInWords(nodes)],
        ['Add-ons', lines(addons, addonInWords)],
        ['May enter', access && accessInWords(access)],
        ['Drift', drift && driftInWords(drift)],
    ];
    return rows.filter((row) => row[1] !== undefined && row[1] !== '');
}
const joined = (words) => words.filter(Boolean).join(', ');
/** A line for each; why there is none. */
function lines(list, inWords) {
    return 'unknown' in list ? `not known: ${list.unknown}` : list.value.map(inWords).join('\n');
}
function groupInWords({ nodegroupName, status, scalingConfig, instanceTypes = [], capacityType, version, }) {
    const { desiredSize, minSize, maxSize } = scalingConfig ?? {};
    const size = `${desiredSize} × ${instanceTypes.join(' or ')}${capacityType === 'SPOT' ? ', spot' : ''}`;
    return `${nodegroupName}: ${status}, ${size} (${minSize} to ${maxSize}), Kubernetes ${version}`;
}
function selfManagedInWords({ name, status, nodes, minNodes, maxNodes }) {
    const size = nodes === undefined
        ? 'no Auto Scaling group'
        : `${nodes} ${nodes === 1 ? 'node' : 'nodes'} (${minNodes} to ${maxNodes})`;
    return `${name}: ${status}, ${size}`;
}
function addonInWords({ addonName, addonVersion, status }) {
    return `${addonName} ${addonVersion}: ${status}`;
}
function capabilityInWords({ capabilityName, type, version, status }) {
    return `${capabilityName}: ${joined([status, type && [type, version].filter(Boolean).join(' ')])}`;
}
function nodesInWords(nodes) {
    if (nodes === undefined)
        return undefined;
    if ('unknown' in nodes)
        return `not known: ${nodes.unknown}`;
    return `${nodes.value.filter(kubernetes_nodes/* isReady */.i).length} of ${nodes.value.length} Ready`;
}
function accessInWords(access) {
    const { mode, entries, awsAuth } = access;
    const refusals = [entries, awsAuth].flatMap((each) => each !== undefined && 'unknown' in each ? each.unknown : []);
    return [
        `by ${mode === 'API' ? 'access entries' : mode === 'CONFIG_MAP' ? 'aws-auth' : 'access entries and aws-auth'}`,
        ...entrantsOf(access).map(({ principalArn, type, may }) => `${principalArn}: ${may.join(', ') || (type === undefined || type === 'STANDARD' ? 'nothing' : type)}`),
        ...refusals.map((reason) => `not known: ${reason}`),
    ].join('\n');
}
function driftInWords(drift) {
    if ('unknown' in drift)
        return `not known: ${drift.unknown}`;
    const { resources } = drift.value;
    if (resources.length === 0)
        return 'none';
    return resources
        .map(({ name, differences }) => `${name}: ${differences.map(({ words }) => words).join('; ')}`)
        .join('\n');
}
/** The nodes; of what has no control plane, what there is. */
function tableOf({ cluster, nodes, things }) {
    const there = ifKnown(nodes) ?? [];
    if (there.length > 0) {
        return {
            header: ['Node', 'Ready', 'Type', 'Zone', 'Version', 'Node group'],
            rows: there.map((node) => [
                node.metadata.name,
                (0,kubernetes_nodes/* isReady */.i)(node) ? 'yes' : 'no',
                labelOf(node, 'node.kubernetes.io/instance-type') ?? '',
                labelOf(node, 'topology.kubernetes.io/zone') ?? '',
                node.status?.nodeInfo?.kubeletVersion ?? '',
                groupOf(node) ?? '',
            ]),
        };
    }
    const left = ifKnown(things) ?? [];
    if (cluster !== undefined || left.length === 0)
        return undefined;
    return {
        header: ['Type', 'Id', 'Price an hour'],
        rows: left.map(({ type, id, hourlyCost }) => [
            type,
            id,
            hourlyCost === undefined ? '' : (0,money/* dollars */.E9)(hourlyCost),
        ]),
    };
}

// EXTERNAL MODULE: ./build/commands/begin.js + 13 modules
var begin = __webpack_require__(6827);
// EXTERNAL MODULE: ./build/commands/cost.js
var commands_cost = __webpack_require__(4234);
// EXTERNAL MODULE: ./build/commands/fargate-roles.js
var fargate_roles = __webpack_require__(7505);
// EXTERNAL MODULE: ./build/commands/plan.js
var commands_plan = __webpack_require__(3996);
;// CONCATENATED MODULE: ./build/commands/status.js














/**
 * Tells what there is of a cluster and how it is, whatever has become of it. Changes nothing. That there is none is an answer
 * like another, `absent`: whoever needs the cluster asks `connect`, which fails then.
 */
const status_status = async (context) => {
    const { request, aws, run, output, warn } = context;
    const caller = await (0,aws_identity/* callerOf */.$U)(aws, request);
    const spec = await (0,begin/* asMade */.gN)(request, aws, await (0,aws_identity/* sayingsOf */.kR)(aws, caller));
    output({ 'cluster-name': spec.name, region: spec.region });
    const found = await findCluster(aws, spec);
    // Another repository of the same name may have a cluster whose computed name is the same.
    if (found.cluster !== undefined && !request.isNamed)
        (0,spec_tags/* requireOurs */.hN)(`Cluster ${spec.name}`, found.tags, spec);
    const isDescribed = request.isDescribed && isThere(found);
    const drift = isDescribed ? await ifPossible(driftOf(aws, spec, request, found)) : undefined;
    const problems = problemsOf(found);
    const health = healthOf(found, problems);
    const told = { found, health, problems, drift };
    output({ result: health, status: JSON.stringify(statusInJson(told, (0,money/* rounded */.Wf)(found.cost.hourly))) });
    const where = `${spec.name} in ${spec.region}`;
    if (health === 'absent') {
        return { headline: `There is no cluster ${where}, and nothing is left of one.`, facts: [] };
    }
    for (const problem of problems)
        warn(`Cluster ${where}`, problem);
    const facts = [...factsOf(told), ...(0,commands_cost/* tellCost */.zO)(context, found.cost)];
    for (const [label, words] of facts)
        for (const line of words.split('\n'))
            run.say(label, line);
    const table = tableOf(found);
    return {
        headline: `Cluster ${where} is ${health}.`,
        facts,
        cost: found.cost,
        ...(table !== undefined && { table }),
    };
};
/**
 * What `plan` would say of the cluster, as far as it is not about whoever runs: whose it is and when it goes is as it is, and
 * who may look at it need not be who makes it.
 */
async function driftOf(aws, spec, request, { tags }) {
    const identity = await (0,aws_identity/* identify */.ls)(aws, request);
    const asAllowed = await (0,fargate_roles/* withFargateRoles */.g)(aws, identity, spec);
    const { graph, access } = (0,cluster/* clusterGraph */.V)(aws, asTagged(asAllowed, tags), identity);
    const planned = (await (0,plan/* planAll */.n)(graph)).filter(({ resource, verdict }) => resource !== access && verdict !== 'none');
    return {
        result: (0,commands_plan.resultOf)(planned, (0,difference/* refusedOf */.SX)(planned.flatMap(({ differences }) => differences)).map(({ words }) => words)),
        resources: planned.map(({ resource: { name }, verdict, differences }) => ({
            name,
            verdict,
            differences: differences.map(({ verdict, words }) => ({ verdict, words })),
        })),
    };
}
/** With the ownership and the expiry that it has. */
function asTagged(spec, tags) {
    const ours = Object.values(spec_tags/* tagKeys */.bi).filter((key) => key in tags);
    return {
        ...spec,
        owner: tags[spec_tags/* tagKeys */.bi.owner] ?? spec.owner,
        tags: { ...spec.tags, ...Object.fromEntries(ours.map((key) => [key, tags[key] ?? ''])) },
        expiresAt: undefined,
    };
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
        willChange: async (need) => ['make', 'change', 'replace'].includes((await plan((0,_graph_js__WEBPACK_IMPORTED_MODULE_2__/* .resourceOf */ .KU)(need))).verdict),
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
