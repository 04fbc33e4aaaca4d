export const id = 836;
export const ids = [836];
export const modules = {

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


/***/ }),

/***/ 7836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  up: () => (/* binding */ up)
});

// EXTERNAL MODULE: ./build/aws/identity.js
var aws_identity = __webpack_require__(910);
// EXTERNAL MODULE: ./build/engine/graph.js
var engine_graph = __webpack_require__(4023);
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
    constructor(because) {
        super(`given up because ${because} failed`);
        this.name = 'GivenUp';
    }
}
/**
 * Ensures every resource that can be made, each as soon as all it needs is there, side by side.
 *
 * After a first failure nothing more is started, and what is being waited for is given up: AWS goes on with it, and
 * the next run adopts it.
 *
 * @throws ResourceError, an AggregateError of several, or the signal's reason when the run is cancelled.
 */
async function ensureAll(graph, run) {
    const ready = new Map();
    const unstarted = new Set(graph.filter(isMade));
    const running = new Map();
    const failures = [];
    const stop = new AbortController();
    const stoppable = (0,engine_run/* narrowed */.fQ)(run, stop.signal);
    async function ensure(resource) {
        run.timeline.begin(resource.name, lastReady(resource));
        try {
            const step = (0,engine_step/* createStep */.B)(stoppable, resource.name, resource.needs, {
                get: (need) => ready.get(need),
                set: becomeReady,
            });
            const value = await resource.ensure(step);
            run.timeline.end(resource.name);
            run.say(resource.name, 'ready');
            becomeReady(resource, value);
        }
        catch (error) {
            run.timeline.end(resource.name, true);
            if (!(error instanceof GivenUp))
                failures.push(new resource_error/* ResourceError */.B(resource.name, error));
            if (!stop.signal.aborted)
                stop.abort(new GivenUp(resource.name));
        }
        finally {
            running.delete(resource);
        }
    }
    function lastReady(resource) {
        const last = [...ready.keys()].findLast((need) => resource.needs.includes(need));
        return last && (0,engine_graph/* resourceOf */.K)(last).name;
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
    run.signal.throwIfAborted();
    if (failures.length === 1)
        throw failures[0];
    if (failures.length > 1)
        throw new AggregateError(failures, `${failures.length} resources failed`);
    if (unstarted.size > 0) {
        const stuck = [...unstarted].map((resource) => {
            const missing = resource.needs.filter((need) => !ready.has(need)).map((need) => need.name);
            return `${resource.name} (needs ${missing.join(', ')})`;
        });
        throw new Error(`nothing provides what these resources need: ${stuck.join('; ')}`);
    }
    return { of: (need) => ready.get(need) };
}

// EXTERNAL MODULE: ./build/resources/cluster.js + 28 modules
var resources_cluster = __webpack_require__(1126);
// EXTERNAL MODULE: ./build/resources/nodes.js
var nodes = __webpack_require__(6387);
// EXTERNAL MODULE: ./build/commands/hand-over.js + 1 modules
var hand_over = __webpack_require__(3200);
;// CONCATENATED MODULE: ./build/commands/up.js





/** Brings the cluster up, or finds it as it should be, and hands it to the workflow. */
const up = async (context) => {
    const { request, aws, run, output } = context;
    const { spec } = request;
    const identity = await (0,aws_identity/* identify */.l)(aws, request);
    output({
        'cluster-name': spec.name,
        'cluster-arn': `arn:${identity.partition}:eks:${spec.region}:${identity.account}:cluster/${spec.name}`,
        region: spec.region,
    });
    const cluster = (0,resources_cluster/* clusterGraph */.V)(aws, spec, identity);
    const values = await ensureAll(cluster.graph, run);
    const plane = values.of(cluster.controlPlane);
    const ready = values.of(cluster.nodes).filter(nodes/* isReady */.i);
    await (0,hand_over/* handOver */.C)(context, plane, values.of(cluster.nodeRole));
    const result = resultOf(run);
    output({ result });
    const groups = spec.nodeGroups.map(({ name, instanceTypes }) => `${name} (${instanceTypes.join(' or ')})`);
    return {
        headline: `Cluster ${spec.name} is ready in ${spec.region} (${result}).`,
        facts: [
            ...(await (0,hand_over/* factsOf */.x)(context, plane)),
            ['Nodes', `${ready.length} Ready: ${groups.join(', ')}`],
            ['Owner', spec.owner],
        ],
    };
};
function resultOf({ changes }) {
    if (changes.some(({ name, change }) => name === 'control plane' && change === 'created'))
        return 'created';
    return changes.length > 0 ? 'updated' : 'unchanged';
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
    return isPart(need) ? need.of : need;
}
/** The resources of the graph that must be gone before `resource` may go. */
function dependentsOf(graph, resource) {
    return graph.filter((other) => other.needs.some((need) => resourceOf(need) === resource));
}


/***/ }),

/***/ 497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ createStep)
/* harmony export */ });
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9814);

const doing = { created: 'creating', updated: 'updating', deleted: 'deleting' };
/** @param values what the graph has so far, by need. */
function createStep(run, name, needs, values) {
    const began = run.elapsed();
    return {
        need: (need) => {
            if (!needs.includes(need))
                throw new Error(`${name} asks for ${need.name} without needing it`);
            return values.get(need);
        },
        offer: (part, value) => {
            run.say(part.name, 'usable');
            run.timeline.mark(part.name);
            values.set(part, value);
        },
        change: (change, what) => {
            run.changes.push({ name, change });
            run.say(name, what === undefined ? doing[change] : `${doing[change]}: ${what}`);
        },
        say: (message) => run.say(name, message),
        until: (what, probe) => (0,_wait_js__WEBPACK_IMPORTED_MODULE_0__/* .waitUntil */ .a0)(run, name, what, probe),
        elapsed: () => run.elapsed() - began,
    };
}


/***/ })

};
