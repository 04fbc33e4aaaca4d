export const id = 37;
export const ids = [37];
export const modules = {

/***/ 37:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  down: () => (/* binding */ down)
});

// EXTERNAL MODULE: ./build/aws/identity.js
var aws_identity = __webpack_require__(910);
// EXTERNAL MODULE: ./build/engine/graph.js
var engine_graph = __webpack_require__(4023);
// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
// EXTERNAL MODULE: ./build/engine/step.js + 1 modules
var step = __webpack_require__(2343);
;// CONCATENATED MODULE: ./build/engine/remove.js



/** Some resources could not be removed; the others were, as far as they did not have to wait for these. */
class RemovalError extends AggregateError {
    /** Names of resources that were left alone because something that stands on them is still there. */
    kept;
    constructor(failures, kept) {
        const left = kept.length === 0 ? '' : ` Left in place, because something still stands on them: ${kept.join(', ')}.`;
        super(failures, `${failures.length} resources could not be removed.${left}`);
        this.name = 'RemovalError';
        this.kept = kept;
    }
}
/**
 * Removes every resource, each as soon as nothing stands on it any more, side by side. A failure stops only what lies
 * beneath it: the rest is still removed.
 *
 * @throws RemovalError, or the signal's reason when the run is cancelled.
 */
async function removeAll(graph, run) {
    const gone = new Set();
    const unstarted = new Set(graph);
    const running = new Map();
    const failures = [];
    async function remove(resource) {
        run.timeline.begin(resource.name, [...gone].findLast((other) => other.needs.includes(resource))?.name);
        try {
            await resource.remove?.((0,step/* createStep */.B)(run, resource.name, [], new Map()));
            run.timeline.end(resource.name);
            gone.add(resource);
            if (run.changes.some(({ name }) => name === resource.name))
                run.say(resource.name, 'gone');
        }
        catch (error) {
            run.timeline.end(resource.name, true);
            failures.push(new resource_error/* ResourceError */.B(resource.name, error));
        }
        finally {
            running.delete(resource);
        }
    }
    /** Goes when that one has gone, and not by itself. */
    function ownerOf(resource) {
        return resource.within !== undefined && graph.includes(resource.within) ? resource.within : undefined;
    }
    /** What stands on the resource, or on anything that goes with it. */
    function standingOn(resource) {
        const going = [resource, ...graph.filter((other) => ownerOf(other) === resource)];
        return going.flatMap((each) => (0,engine_graph/* dependentsOf */.y)(graph, each)).filter((other) => !going.includes(other));
    }
    function startWhatCan() {
        let more = true;
        while (more) {
            more = false;
            for (const resource of unstarted) {
                const owner = ownerOf(resource);
                const mayGo = owner === undefined ? standingOn(resource).every((other) => gone.has(other)) : gone.has(owner);
                if (!mayGo)
                    continue;
                unstarted.delete(resource);
                if (owner !== undefined || resource.remove === undefined) {
                    gone.add(resource);
                    more = true;
                }
                else {
                    running.set(resource, remove(resource));
                }
            }
        }
    }
    startWhatCan();
    while (running.size > 0) {
        await Promise.race(running.values());
        startWhatCan();
    }
    run.signal.throwIfAborted();
    if (failures.length > 0)
        throw new RemovalError(failures, [...unstarted].map((resource) => resource.name));
}

// EXTERNAL MODULE: ./build/resources/cluster.js + 17 modules
var cluster = __webpack_require__(3588);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/config/spec.js
var config_spec = __webpack_require__(9296);
// EXTERNAL MODULE: ./build/config/tags.js
var tags = __webpack_require__(7706);
;// CONCATENATED MODULE: ./build/resources/existing.js



/**
 * The node groups that the cluster has, or of which a launch template is left, whatever the inputs say now: what is
 * removed is what exists.
 */
async function existingNodeGroups(aws, spec) {
    const found = await Promise.all([groupsOfCluster(aws, spec.name), groupsOfTemplates(aws, spec.name)]);
    return [...new Set(found.flat())].map((name) => ({ ...config_spec/* defaults */.N.nodeGroup, name }));
}
async function groupsOfCluster(aws, clusterName) {
    const { paginateListNodegroups } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(524)]).then(__webpack_require__.t.bind(__webpack_require__, 4524, 19));
    const client = await aws.eks();
    const names = [];
    await (0,errors/* unlessAbsent */.QY)((async () => {
        for await (const page of paginateListNodegroups({ client }, { clusterName })) {
            names.push(...(page.nodegroups ?? []));
        }
    })());
    return names;
}
/** Our launch templates are named `<cluster>/<node group>`. */
async function groupsOfTemplates(aws, cluster) {
    const { paginateDescribeLaunchTemplates } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
    const client = await aws.ec2();
    const names = [];
    const request = { Filters: [{ Name: `tag:${tags/* tagKeys */.bi.cluster}`, Values: [cluster] }] };
    for await (const page of paginateDescribeLaunchTemplates({ client }, request)) {
        for (const { LaunchTemplateName = '' } of page.LaunchTemplates ?? []) {
            const group = LaunchTemplateName.split('/')[1];
            if (group !== undefined)
                names.push(group);
        }
    }
    return names;
}

;// CONCATENATED MODULE: ./build/commands/down.js




/** Takes the cluster away, with everything that was made for it. */
const down = async ({ request, aws, run, output }) => {
    const { spec } = request;
    output({ 'cluster-name': spec.name, region: spec.region });
    const identity = await (0,aws_identity/* identify */.l)(aws, request);
    const nodeGroups = await existingNodeGroups(aws, spec);
    const { graph } = (0,cluster/* clusterGraph */.V)(aws, { ...spec, nodeGroups }, identity);
    await removeAll(graph, run);
    const removed = run.changes.map(({ name }) => name);
    output({ result: removed.length > 0 ? 'deleted' : 'absent' });
    return removed.length > 0
        ? {
            headline: `Cluster ${spec.name} is gone from ${spec.region}.`,
            facts: [['Removed', removed.join(', ')]],
        }
        : { headline: `There is no cluster ${spec.name} in ${spec.region}: nothing to remove.`, facts: [] };
};


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

/***/ 2343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ createStep)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/engine/run.js + 1 modules
var run = __webpack_require__(5608);
;// CONCATENATED MODULE: ./build/engine/wait.js


/** The time limit passed before what was awaited came true. */
class DeadlineError extends Error {
    /** The last known reason. */
    reason;
    constructor(what, reason, waited) {
        super(`Gave up after waiting ${(0,run/* clock */.pm)(waited)} for ${what}. Last known state: ${reason}. ` +
            'What was made so far is kept: run `up` again to go on from here, with a longer `timeout` if it was only slow, or `down` to remove it.');
        this.name = 'DeadlineError';
        this.reason = reason;
    }
}
/** How long the log stays quiet about one wait: less when the reason has changed. Milliseconds. */
const quiet = { changed: 10_000, unchanged: 60_000 };
/** The longest pause that throttling leads to. Milliseconds. */
const longestPause = 60_000;
/**
 * The one waiter for everything. Asks at once and then every poll interval ± 20 % (so that many runs do not ask in
 * step); pauses twice as long after each passing error such as throttling, and as before once an answer comes.
 *
 * @param what in words that follow "waiting for".
 * @throws DeadlineError, the signal's reason when the run is given up, or the first error of `probe` that will not pass.
 */
async function waitUntil(run, name, what, probe) {
    const began = run.elapsed();
    let pause = run.pollInterval;
    let said = { reason: '', at: Number.NEGATIVE_INFINITY };
    for (;;) {
        run.signal.throwIfAborted();
        let reason;
        try {
            const answer = await probe();
            if ('done' in answer)
                return answer.done;
            reason = answer.waiting;
            pause = run.pollInterval;
        }
        catch (error) {
            if (!run.passing(error))
                throw error;
            reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
            pause = Math.min(pause * 2, longestPause);
        }
        if (run.elapsed() - said.at >= (reason === said.reason ? quiet.unchanged : quiet.changed)) {
            run.say(name, `waiting for ${what} (${reason})`);
            said = { reason, at: run.elapsed() };
        }
        const left = run.deadline - Date.now();
        if (left <= 0)
            throw new DeadlineError(what, reason, run.elapsed() - began);
        const next = Math.min(pause * (0.8 + 0.4 * Math.random()), left);
        await (0,promises_.setTimeout)(next, undefined, { signal: run.signal }).catch(() => run.signal.throwIfAborted());
    }
}

;// CONCATENATED MODULE: ./build/engine/step.js

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
        until: (what, probe) => waitUntil(run, name, what, probe),
        elapsed: () => run.elapsed() - began,
    };
}


/***/ })

};
