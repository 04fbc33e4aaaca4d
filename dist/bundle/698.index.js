export const id = 698;
export const ids = [698];
export const modules = {

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
 * @throws ResourceError, an AggregateError of several, RemovedMeanwhileError where somebody else takes away what was ready,
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
    async function ensure(resource) {
        run.timeline.begin(resource.name, lastReady(resource));
        try {
            const step = (0,engine_step/* createStep */.B)(stoppable, resource.name, resource.needs, {
                get: (need) => ready.get(need),
                set: becomeReady,
            });
            const value = await resource.ensure(step);
            run.timeline.end(resource.name, step.hasWorked() ? 'done' : 'idle');
            run.say(resource.name, 'ready');
            becomeReady(resource, value);
        }
        catch (error) {
            run.timeline.end(resource.name, 'failed');
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
    if (run.signal.aborted)
        because = 'the run was cancelled';
    if (because !== '')
        for (const { name } of unstarted)
            (0,engine_run/* skip */.iv)(run, name, because);
    if (run.signal.aborted)
        throw (0,engine_run/* cancelled */.KW)(run.signal, failures);
    if (failures.length > 0) {
        const [failure] = failures;
        throw await reasonOf(failures.length === 1 ? failure : new AggregateError(failures, `${failures.length} resources failed`), graph.filter((resource) => ready.has(resource)));
    }
    if (unstarted.size > 0) {
        const stuck = [...unstarted].map((resource) => {
            const missing = resource.needs.filter((need) => !ready.has(need)).map((need) => need.name);
            return `${resource.name} (needs ${missing.join(', ')})`;
        });
        throw new Error(`nothing provides what these resources need: ${stuck.join('; ')}`);
    }
    return { of: (need) => ready.get(need) };
}
/** What has failed, or that somebody else takes away what it stood on: AWS then says no more than what it cannot do. */
async function reasonOf(error, wasReady) {
    if ((0,resource_error/* causesOf */.cZ)(error).some((cause) => cause instanceof meanwhile/* RemovedMeanwhileError */.jO))
        return error;
    // Where AWS cannot be asked, what has failed is told as it is.
    return (await (0,meanwhile/* takenAway */.GX)(wasReady, error).catch(() => undefined)) ?? error;
}

// EXTERNAL MODULE: ./build/engine/plan.js
var plan = __webpack_require__(5652);
// EXTERNAL MODULE: ./build/resources/cluster.js + 29 modules
var resources_cluster = __webpack_require__(1615);
// EXTERNAL MODULE: ./build/resources/control-plane/control-plane.js + 1 modules
var control_plane = __webpack_require__(5088);
// EXTERNAL MODULE: ./build/resources/nodes/nodes.js + 1 modules
var nodes = __webpack_require__(653);
// EXTERNAL MODULE: ./build/resources/previews.js
var previews = __webpack_require__(9849);
// EXTERNAL MODULE: ./build/commands/begin.js + 3 modules
var begin = __webpack_require__(7673);
// EXTERNAL MODULE: ./build/commands/cost.js
var commands_cost = __webpack_require__(4234);
// EXTERNAL MODULE: ./build/commands/hand-over.js + 1 modules
var hand_over = __webpack_require__(3200);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/commands/no-sweep.js


/** Tells whoever makes a cluster that others cost on though their time is up. Never fails: it is not what was asked for. */
async function warnOfNoSweep({ aws, run, warn }, spec) {
    const forgotten = await (0,previews/* overdue */.TU)(aws, spec).catch((error) => {
        run.say('sweep', `whether one runs is not known: ${(0,errors/* awsWords */.fw)(error) ?? String(error)}`);
        return [];
    });
    if (forgotten.length > 0)
        warn('No sweep seems to run', neverSwept(forgotten));
}
function neverSwept(clusters) {
    return (`The time of ${clusters.join(', ')} was up more than a day ago, and nobody has removed what costs on. Look whether the workflow with \`command: sweep\` runs, and how it ends: ` +
        'GitHub ends the schedules of a public repository after 60 days without a commit.');
}

// EXTERNAL MODULE: ./build/resources/existing.js
var existing = __webpack_require__(6525);
// EXTERNAL MODULE: ./build/commands/removal.js + 2 modules
var removal = __webpack_require__(8451);
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
    const { down } = await __webpack_require__.e(/* import() */ 868).then(__webpack_require__.bind(__webpack_require__, 6487));
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
    const { identity, spec, maxHourlyCost, maxPreviews } = await (0,begin/* beginWithinLimits */.ZQ)(context);
    output({
        'cluster-name': spec.name,
        'cluster-arn': `arn:${identity.partition}:eks:${spec.region}:${identity.account}:cluster/${spec.name}`,
        region: spec.region,
    });
    const prices = (0,price_list/* priceList */.g)(aws);
    const priced = (0,commands_cost/* estimate */.jA)(context, prices);
    if (maxHourlyCost !== undefined) {
        const tooDear = await (await priced).excess(maxHourlyCost);
        if (tooDear !== undefined)
            throw tooDear;
    }
    if (maxPreviews !== undefined)
        await (0,previews/* requireRoom */.hr)(aws, spec, maxPreviews);
    const cluster = (0,resources_cluster/* clusterGraph */.V)(aws, spec, identity, { maxPreviews, removal: request.removal });
    // What AWS would refuse only after minutes, and what EKS does not change, is told before anything is made.
    (0,difference/* requirePossible */.hp)((await (0,plan/* planAll */.n)(cluster.graph)).flatMap(({ differences }) => differences));
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
    const ready = values.of(cluster.nodes).filter(nodes/* isReady */.i_);
    await (0,control_plane/* markFinished */.UI)(aws, plane);
    await (0,hand_over/* handOver */.C)(context, plane, values.of(cluster.nodeRole));
    const result = resultOf(run);
    output({ result });
    const groups = spec.nodeGroups.map(({ name, instanceTypes }) => `${name} (${instanceTypes.join(' or ')})`);
    return {
        headline: `Cluster ${spec.name} is ready in ${spec.region} (${result}).`,
        cost,
        facts: [...facts, ['Nodes', `${ready.length} Ready: ${groups.join(', ')}`], ['Owner', spec.owner]],
    };
};
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
