export const id = 701;
export const ids = [701];
export const modules = {

/***/ 6082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NoClusterError: () => (/* binding */ NoClusterError),
/* harmony export */   connect: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var _aws_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(910);
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1126);
/* harmony import */ var _hand_over_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3200);



/** There is no cluster to connect to. */
class NoClusterError extends Error {
    constructor(name, region) {
        super(`There is no cluster ${name} in ${region} that could be used yet. ` +
            'Check `cluster-name` and `region`, or make it with `command: up`.');
        this.name = 'NoClusterError';
    }
}
/** Hands a cluster that exists to the workflow. Changes nothing in AWS. */
const connect = async (context) => {
    const { request, aws, output } = context;
    const { spec } = request;
    const identity = await (0,_aws_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .identify */ .l)(aws, request);
    const cluster = (0,_resources_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterGraph */ .V)(aws, spec, identity);
    const [plane, nodeRole] = await Promise.all([cluster.controlPlane.read(), cluster.nodeRole.read()]);
    if (plane === undefined)
        throw new NoClusterError(spec.name, spec.region);
    await (0,_hand_over_js__WEBPACK_IMPORTED_MODULE_2__/* .handOver */ .C)(context, plane, nodeRole);
    output({ result: 'unchanged' });
    return {
        headline: `Connected to cluster ${spec.name} in ${spec.region}.`,
        facts: await (0,_hand_over_js__WEBPACK_IMPORTED_MODULE_2__/* .factsOf */ .x)(context, plane),
    };
};


/***/ }),

/***/ 3200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ factsOf),
  C: () => (/* binding */ handOver)
});

// EXTERNAL MODULE: ./build/aws/versions.js
var versions = __webpack_require__(1605);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
/**
 * Writes the file for its owner's eyes only, in place of what is there: at no moment is it half written, or
 * readable for others. Folders that are missing are made for the owner only, too.
 */
async function writeKubeconfig(path, text) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        await (0,promises_.writeFile)(draft, text, { mode: 0o600, flag: 'wx' });
        await (0,promises_.rename)(draft, path);
    }
    catch (error) {
        await (0,promises_.rm)(draft, { force: true });
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/commands/hand-over.js


/** Gives a cluster to the workflow: the kubeconfig, `KUBECONFIG` for the steps that follow, and the outputs. */
async function handOver({ request, output, exportVariable, plugin }, plane, nodeRole) {
    const { path } = request.kubeconfig;
    const cluster = { ...plane, region: request.spec.region };
    const text = kubeconfig({ cluster, auth: authOf(request, plugin) });
    await writeKubeconfig(path, text);
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
/** What a summary tells of any cluster. */
async function factsOf({ request, aws }, plane) {
    const support = await (0,versions/* supportOf */.Df)(aws, plane.version);
    return [
        ['Endpoint', plane.endpoint],
        ['Kubernetes', [plane.version, `platform ${plane.platformVersion}`, support].filter(Boolean).join(', ')],
        ['Network', plane.vpcId],
        ['Expires', plane.expiresAt],
        ['kubeconfig', request.kubeconfig.path],
    ];
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


/***/ })

};
