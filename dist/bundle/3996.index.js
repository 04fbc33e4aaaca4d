export const id = 3996;
export const ids = [3996];
export const modules = {

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
