export const id = 868;
export const ids = [868];
export const modules = {

/***/ 6487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   down: () => (/* binding */ down)
/* harmony export */ });
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3016);
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8935);
/* harmony import */ var _cost_estate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2854);
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1615);
/* harmony import */ var _resources_existing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6525);
/* harmony import */ var _resources_protection_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3983);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7673);
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4234);
/* harmony import */ var _removal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8451);









/** Takes the cluster away, with everything that was made for it, and looks whether anything is left. */
const down = async ({ request, aws, run, output, pullRequestNow }) => {
    // Answered while AWS is asked.
    const pullRequest = pullRequestNow();
    const { identity, spec } = await (0,_begin_js__WEBPACK_IMPORTED_MODULE_6__/* .begin */ .qN)(request, aws);
    output({ 'cluster-name': spec.name, region: spec.region });
    const say = (report) => output({ report: JSON.stringify({ cluster: spec.name, region: spec.region, ...report }) });
    const existing = await (0,_resources_existing_js__WEBPACK_IMPORTED_MODULE_4__/* .asItExists */ .sb)(aws, spec);
    const { controlPlane } = (0,_resources_cluster_js__WEBPACK_IMPORTED_MODULE_3__/* .clusterGraph */ .V)(aws, existing, identity);
    if (request.dryRun) {
        const report = await (0,_removal_js__WEBPACK_IMPORTED_MODULE_8__/* .previewRemoval */ .j$)(aws, existing);
        const guarded = await (0,_resources_protection_js__WEBPACK_IMPORTED_MODULE_5__/* .protectedParts */ .t)(aws, existing, controlPlane);
        output({ result: 'unchanged' });
        say(report);
        return preview(spec.name, spec.region, report, guarded, request.removal);
    }
    const plane = await controlPlane.read();
    const estate = plane && (await (0,_cost_estate_js__WEBPACK_IMPORTED_MODULE_2__/* .estateOfCluster */ .O)(aws, plane));
    if ((await pullRequest) === 'open') {
        output({ result: 'skipped' });
        return reopened(spec.name, spec.region);
    }
    // Asked for while things go: at the end they are known.
    const prices = (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__/* .priceList */ .g)(aws);
    if (estate !== undefined)
        void (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOf */ .ho)(estate, prices);
    const { report, isGoing, failure } = await (0,_removal_js__WEBPACK_IMPORTED_MODULE_8__/* .removeCluster */ .hS)(aws, existing, identity, run, request.removal);
    const cost = estate && (await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOf */ .ho)(estate, prices));
    say(report);
    for (const thing of report.unclaimed ?? []) {
        run.say('audit', `nothing tells whose this is, in the network that clusters share: ${(0,_removal_js__WEBPACK_IMPORTED_MODULE_8__/* .describe */ .q0)(thing)}`);
    }
    if (failure !== undefined)
        throw failure;
    if (isGoing) {
        output({ result: 'deleting' });
        return (0,_cost_js__WEBPACK_IMPORTED_MODULE_7__/* .withFinalCost */ .Qs)(output, begun(spec.name, spec.region, report), cost);
    }
    if (report.removed.length === 0 && run.changes.length === 0) {
        output({ result: 'absent' });
        return { headline: `There is no cluster ${spec.name} in ${spec.region}: nothing to remove.`, facts: [] };
    }
    output({ result: 'deleted' });
    return (0,_cost_js__WEBPACK_IMPORTED_MODULE_7__/* .withFinalCost */ .Qs)(output, ended(spec.name, spec.region, report), cost);
};
/** The event that it was closed has been overtaken: it was started again by hand, or has waited for its turn. */
function reopened(name, region) {
    const message = `The pull request is open again, so its cluster ${name} in ${region} stays.`;
    return {
        headline: 'Nothing was removed: the pull request is open again.',
        facts: [],
        notice: { title: 'Nothing to do', message },
    };
}
function preview(name, region, { wouldRemove = [], left, retained }, guarded, { liftsProtection, keepsLogs }) {
    const fate = liftsProtection
        ? 'its protection would be lifted'
        : 'nothing would go: it is protected from deletion, and `lift-protection` is not `true`';
    const rows = [
        ...wouldRemove.map((thing) => [
            ...cells(thing),
            keepsLogs && thing.type === 'AWS::Logs::LogGroup' ? 'would stay, as `keep-logs` says' : 'would go',
        ]),
        ...left.map((thing) => [...cells(thing), 'goes with what it stands in, or keeps it from going']),
        ...retained.map((thing) => [...cells(thing), 'would stay: it was to be kept']),
    ];
    return {
        headline: `${wouldRemove.length} resources of cluster ${name} in ${region} would be removed. Nothing was changed.`,
        facts: guarded.map((what) => [what, fate]),
        table: { header: ['Type', 'Id', 'Price an hour', ''], rows },
    };
}
function begun(name, region, { removed, left }) {
    return {
        headline: `The removal of cluster ${name} in ${region} has begun: ${left.length} resources are left to a later \`down\`.`,
        facts: [['Removed so far', `${removed.length} resources`]],
        table: { header: ['Left', 'Id', 'Price an hour'], rows: left.map(cells) },
    };
}
function ended(name, region, { removed, retained, unclaimed = [] }) {
    return {
        headline: `Cluster ${name} is gone from ${region}, and nothing of it is left.`,
        facts: [
            ['Removed', `${removed.length} resources`],
            ['Audit', 'nothing in the account and region carries its name, its tags or its VPC'],
            ...retained.map((thing) => ['Retained', (0,_removal_js__WEBPACK_IMPORTED_MODULE_8__/* .describe */ .q0)(thing)]),
            ...unclaimed.map((thing) => ["Nobody's, in the shared network", (0,_removal_js__WEBPACK_IMPORTED_MODULE_8__/* .describe */ .q0)(thing)]),
        ],
        table: { header: ['Removed', 'Id', 'Price an hour'], rows: removed.map(cells) },
    };
}
function cells({ type, id, hourlyCost }) {
    return [type, id, hourlyCost === undefined ? '' : `$${hourlyCost.toFixed(3)}`];
}


/***/ })

};
