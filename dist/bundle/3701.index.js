export const id = 3701;
export const ids = [3701];
export const modules = {

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
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(864);
/* harmony import */ var _resources_neighbours_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1320);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6570);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7721);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6827);
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
