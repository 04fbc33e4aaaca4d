export const id = 8698;
export const ids = [8698];
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

/***/ 8698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  up: () => (/* binding */ up)
});

// EXTERNAL MODULE: ./build/aws/price-list.js
var price_list = __webpack_require__(3016);
// EXTERNAL MODULE: ./build/cost/cost.js
var cost_cost = __webpack_require__(8935);
// EXTERNAL MODULE: ./build/engine/difference.js
var difference = __webpack_require__(7348);
// EXTERNAL MODULE: ./build/engine/graph.js
var engine_graph = __webpack_require__(4023);
// EXTERNAL MODULE: ./build/engine/meanwhile.js
var meanwhile = __webpack_require__(2281);
// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
// EXTERNAL MODULE: ./build/engine/run.js + 1 modules
var engine_run = __webpack_require__(5608);
// EXTERNAL MODULE: ./build/engine/step.js
var engine_step = __webpack_require__(497);
;// CONCATENATED MODULE: ./build/engine/ensure.js





function isMade(resource) {
    return resource.ensure !== undefined;
}
/** Why waits were cut short: another resource of the same run failed. */
class GivenUp extends Error {
    constructor(failed) {
        super(`given up because ${failed} failed`);
        this.name = 'GivenUp';
    }
}
/**
 * Ensures every resource that can be made, each as soon as all it needs is there, side by side.
 *
 * After a first failure nothing more is started, and what is being waited for is given up: AWS goes on with it, and
 * the next run adopts it.
 *
 * @throws ResourceError, ResourceErrors of several, RemovedMeanwhileError where somebody else takes away what was ready,
 * or the signal's reason when the run is cancelled.
 */
async function ensureAll(graph, run) {
    const ready = new Map();
    const unstarted = new Set(graph.filter(isMade));
    const running = new Map();
    const failures = [];
    const stop = new AbortController();
    let because = '';
    const stoppable = (0,engine_run/* narrowed */.fQ)(run, stop.signal);
    let idle = 0;
    run.progress.of = unstarted.size;
    async function ensure(resource) {
        run.timeline.begin(resource.name, lastReady(resource));
        try {
            const step = (0,engine_step/* createStep */.B)(stoppable, resource.name, resource.needs, {
                get: (need) => ready.get(need),
                set: becomeReady,
            });
            const value = await resource.ensure(step);
            const worked = step.hasWorked();
            run.timeline.end(resource.name, worked ? 'done' : 'idle');
            if (worked)
                run.say(resource.name, 'ready');
            else
                idle += 1;
            run.progress.ready += 1;
            becomeReady(resource, value);
        }
        catch (error) {
            const isGivenUp = error instanceof GivenUp || (run.signal.aborted && error === run.signal.reason);
            run.timeline.end(resource.name, isGivenUp ? 'given up' : 'failed');
            if (!(error instanceof GivenUp))
                failures.push(new resource_error/* ResourceError */.BS(resource.name, error));
            giveUp(resource.name);
        }
        finally {
            running.delete(resource);
        }
    }
    function giveUp(failed) {
        if (stop.signal.aborted)
            return;
        because = `${failed} failed`;
        stop.abort(new GivenUp(failed));
    }
    function lastReady(resource) {
        const last = [...ready.keys()].findLast((need) => resource.needs.includes(need));
        return last && (0,engine_graph/* resourceOf */.KU)(last).name;
    }
    function becomeReady(need, value) {
        ready.set(need, value);
        startWhatCan();
    }
    function startWhatCan() {
        if (stop.signal.aborted)
            return;
        for (const resource of unstarted) {
            if (!resource.needs.every((need) => ready.has(need)))
                continue;
            unstarted.delete(resource);
            running.set(resource, ensure(resource));
        }
    }
    startWhatCan();
    while (running.size > 0)
        await Promise.race(running.values());
    if (run.signal.aborted)
        because = 'the run was cancelled';
    if (because !== '')
        for (const { name } of unstarted)
            (0,engine_run/* skip */.iv)(run, name, because);
    if (run.signal.aborted)
        throw (0,engine_run/* cancelled */.KW)(run.signal, failures);
    if (failures.length > 0) {
        const [failure] = failures;
        throw await reasonOf(failures.length === 1 ? failure : new resource_error/* ResourceErrors */.mj(failures, `${failures.length} resources failed`), graph.filter((resource) => ready.has(resource)));
    }
    if (unstarted.size > 0) {
        const stuck = [...unstarted].map((resource) => {
            const missing = resource.needs.filter((need) => !ready.has(need)).map((need) => need.name);
            return `${resource.name} (needs ${missing.join(', ')})`;
        });
        throw new Error(`nothing provides what these resources need: ${stuck.join('; ')}`);
    }
    if (idle > 0)
        run.say('cluster', asWanted(idle, run.progress.of));
    return { of: (need) => ready.get(need) };
}
function asWanted(idle, all) {
    const [resources, were] = idle === 1 ? ['resource', 'was'] : [`${idle} resources`, 'were'];
    return idle === all
        ? `${idle === 1 ? '1 ' : ''}${resources} as wanted, nothing to change`
        : `the other ${resources} ${were} as wanted`;
}
/** What has failed, or that somebody else takes away what it stood on: AWS then says no more than what it cannot do. */
async function reasonOf(error, wasReady) {
    if ((0,resource_error/* causesOf */.cZ)(error).some((cause) => cause instanceof meanwhile/* RemovedMeanwhileError */.jO))
        return error;
    // Where AWS cannot be asked, what has failed is told as it is.
    return (await (0,meanwhile/* takenAway */.GX)(wasReady, error).catch(() => undefined)) ?? error;
}

// EXTERNAL MODULE: ./build/kubernetes/nodes.js
var kubernetes_nodes = __webpack_require__(2752);
// EXTERNAL MODULE: ./build/resources/cluster.js + 68 modules
var resources_cluster = __webpack_require__(864);
// EXTERNAL MODULE: ./build/resources/control-plane/control-plane.js + 3 modules
var control_plane = __webpack_require__(9909);
// EXTERNAL MODULE: ./build/resources/nodes/nodes.js
var nodes_nodes = __webpack_require__(5305);
// EXTERNAL MODULE: ./build/spec/auto-mode.js
var auto_mode = __webpack_require__(6519);
// EXTERNAL MODULE: ./build/spec/fargate.js
var fargate = __webpack_require__(1900);
// EXTERNAL MODULE: ./build/spec/self-managed.js
var self_managed = __webpack_require__(5074);
// EXTERNAL MODULE: ./build/commands/begin.js + 13 modules
var begin = __webpack_require__(6827);
// EXTERNAL MODULE: ./build/commands/expiry.js
var expiry = __webpack_require__(5636);
// EXTERNAL MODULE: ./build/commands/hand-over.js + 1 modules
var hand_over = __webpack_require__(3200);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/resources/previews.js
var previews = __webpack_require__(9849);
;// CONCATENATED MODULE: ./build/commands/no-sweep.js


/** Tells whoever makes a cluster that others cost on though their time is up. Never fails: it is not what was asked for. */
async function warnOfNoSweep({ aws, run, warn }, spec) {
    const forgotten = await (0,previews/* overdue */.TU)(aws, spec).catch((error) => {
        run.say('sweep', `whether one runs is not known: ${(0,errors/* wordsOf */.Z9)(error)}`);
        return [];
    });
    if (forgotten.length > 0)
        warn('No sweep seems to run', neverSwept(forgotten));
}
function neverSwept(clusters) {
    return (`The time of ${clusters.join(', ')} was up more than a day ago, and nobody has removed what costs on. Look whether the workflow with \`command: sweep\` runs, and how it ends: ` +
        'GitHub ends the schedules of a public repository after 60 days without a commit.');
}

// EXTERNAL MODULE: ./build/commands/portrait.js
var portrait = __webpack_require__(4348);
// EXTERNAL MODULE: ./build/commands/preflight.js + 1 modules
var preflight = __webpack_require__(7619);
// EXTERNAL MODULE: ./build/resources/existing.js
var existing = __webpack_require__(6525);
// EXTERNAL MODULE: ./build/commands/removal.js + 3 modules
var removal = __webpack_require__(7187);
;// CONCATENATED MODULE: ./build/commands/take-back.js




/**
 * Takes away what there is of a cluster for which there is no room beside others, that had begun at the same moment.
 * @throws what has failed, whatever that is.
 */
async function giveWay(error, { aws, run, request }, spec, identity) {
    const tooMany = (0,resource_error/* causesOf */.cZ)(error).find((cause) => cause instanceof previews/* TooManyPreviewsError */.df);
    if (tooMany === undefined)
        throw error;
    run.say('max-previews', 'others came first: what there is of the cluster goes again');
    const { failure } = await (0,removal/* removeCluster */.hS)(aws, await (0,existing/* asItExists */.sb)(aws, spec), identity, run, request.removal);
    throw failure ?? tooMany;
}
/** The pull request was closed while its cluster was being made: nobody would take it down any more. */
async function takenDown(context) {
    context.run.say('pull request', 'closed meanwhile, so its cluster goes again');
    const { down } = await __webpack_require__.e(/* import() */ 8868).then(__webpack_require__.bind(__webpack_require__, 6487));
    const request = { ...context.request, command: 'down', dryRun: false };
    const outcome = await down({ ...context, request, pullRequestNow: async () => 'closed' });
    return {
        ...outcome,
        headline: `The pull request was closed while its cluster was being made. ${outcome.headline}`,
    };
}

;// CONCATENATED MODULE: ./build/commands/up.js




















/** Brings the cluster up, or finds it as it should be, and hands it to the workflow. */
const up = async (context) => {
    const { request, aws, run, output } = context;
    const now = aws.atOnce();
    const limited = await (0,begin/* beginWithinLimits */.ZQ)({ ...context, aws: now });
    const { identity, spec, maxPreviews } = limited;
    output({
        'cluster-name': spec.name,
        'cluster-arn': `arn:${identity.partition}:eks:${spec.region}:${identity.account}:cluster/${spec.name}`,
        region: spec.region,
    });
    (0,expiry/* warnOfShortLife */.W)(context, spec);
    const prices = (0,price_list/* priceList */.g)(aws);
    const { refusals, only, priced } = await (0,preflight/* preflight */.M)(context, now, limited, prices);
    if (refusals.length > 0)
        throw only ?? new difference/* RefusedError */.fk(refusals);
    const cluster = (0,resources_cluster/* clusterGraph */.V)(aws, spec, identity, { maxPreviews, removal: request.removal });
    const values = await ensureAll(cluster.graph, run).catch((error) => giveWay(error, context, spec, identity));
    const plane = values.of(cluster.controlPlane);
    // The last questions take no time of their own.
    const [pullRequest, { facts, cost }, removal] = await Promise.all([
        context.pullRequestNow(),
        (0,hand_over/* describe */.q)(context, plane, prices),
        (0,meanwhile/* takenAway */.GX)(cluster.graph),
        warnOfNoSweep(context, spec),
        priced,
    ]);
    if (removal !== undefined)
        throw removal;
    if (pullRequest === 'closed')
        return takenDown(context);
    const ready = values.of(cluster.nodes).filter((node) => (0,kubernetes_nodes/* isReady */.i)(node) && !(0,nodes_nodes/* isOfFargate */.M_)(node));
    await (0,control_plane/* markFinished */.UI)(aws, plane);
    await (0,hand_over/* handOver */.C)(context, plane, values.of(cluster.nodeRole));
    // With `teardown: job` it ends with its job.
    if (request.teardown === 'never')
        (0,expiry/* warnOfNoEnd */.S)(context, spec, plane.expiresAt, cost);
    const result = resultOf(run);
    output({ result });
    const is = `Cluster ${spec.name} is ready in ${spec.region} (${result})`;
    const onDemand = [
        ...cluster.nodeGroups.map((group) => values.of(group).capacityType === 'ON_DEMAND'),
        ...cluster.selfManaged.map((group) => values.of(group).isOnDemand === true),
    ];
    const groups = (0,self_managed/* everyGroupOf */.e$)(spec).map((group, index) => groupInWords(group, onDemand[index] ?? false));
    const pools = (0,auto_mode/* autoModeOf */.YL)(spec)?.nodePools;
    const profiles = (0,fargate/* profilesOf */.uV)(spec).map(({ name }) => name);
    const nodes = [
        ...(groups.length === 0 ? [] : [`${ready.length} Ready: ${groups.join(', ')}`]),
        ...(pools === undefined ? [] : [poolsInWords(pools, ready.length)]),
        ...(profiles.length === 0 ? [] : [`on Fargate: ${profiles.join(', ')}`]),
    ].join('; ');
    const price = (0,cost_cost/* hourlyInWords */.gF)(cost);
    const entrants = (0,portrait/* entrantsOf */.Ps)(spec);
    return {
        headline: `${is}.`,
        closing: `${is} in ${(0,engine_run/* clock */.pm)(run.elapsed())}: ${(0,portrait/* inOneLine */.UX)(plane, { nodes: ready.length, price })}.`,
        cost,
        facts: [...facts, ['Nodes', nodes || 'none'], ['Who may enter', entrants]],
        folded: [(0,portrait/* nodeTable */.fO)(ready)],
        previewFacts: { nodes, price, entrants, console: (0,portrait/* consoleOf */.Fl)(spec.name, spec.region) },
    };
};
/** Such as `default (t3.medium)`, and whether its nodes are what was preferred. */
function groupInWords({ name, instanceTypes, orOnDemand }, isOnDemand) {
    const why = orOnDemand && isOnDemand ? ', on demand in place of spot' : '';
    return `${name} (${instanceTypes.join(' or ')}${why})`;
}
/** Such as `Auto Mode, with the node pools general-purpose and system: none yet`. */
function poolsInWords(pools, nodes) {
    const which = pools.length === 0 ? 'node pools of your own' : `the node pools ${pools.join(' and ')}`;
    return `Auto Mode, with ${which}: ${nodes === 0 ? 'none yet' : `${nodes} Ready`}`;
}
function resultOf({ changes }) {
    if (changes.some(({ name, change }) => name === 'control plane' && change === 'created'))
        return 'created';
    return changes.length > 0 ? 'updated' : 'unchanged';
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


/***/ })

};
