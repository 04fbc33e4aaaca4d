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
    function startWhatCan() {
        let more = true;
        while (more) {
            more = false;
            for (const resource of unstarted) {
                if (!(0,engine_graph/* dependentsOf */.y)(graph, resource).every((other) => gone.has(other)))
                    continue;
                unstarted.delete(resource);
                const goesWithAnother = resource.within !== undefined && graph.includes(resource.within);
                if (goesWithAnother || resource.remove === undefined) {
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

// EXTERNAL MODULE: ./build/resources/cluster.js + 12 modules
var cluster = __webpack_require__(7896);
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
    const [identity, nodeGroups] = await Promise.all([
        (0,aws_identity/* identify */.l)(aws, request.role?.arn),
        existingNodeGroups(aws, spec),
    ]);
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


/***/ })

};
