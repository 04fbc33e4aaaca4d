export const id = 6487;
export const ids = [6487,8868];
export const modules = {

/***/ 6487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   down: () => (/* binding */ down)
/* harmony export */ });
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3016);
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8935);
/* harmony import */ var _cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(924);
/* harmony import */ var _cost_money_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(612);
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(864);
/* harmony import */ var _resources_existing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6525);
/* harmony import */ var _resources_neighbours_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1320);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6570);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7721);
/* harmony import */ var _sweep_previews_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8082);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6827);
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4234);
/* harmony import */ var _removal_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7187);













/** Takes the cluster away, with everything that was made for it, and looks whether anything is left. */
const down = async ({ request, aws, run, output, pullRequestNow, show }) => {
    // Answered while AWS is asked.
    const pullRequest = pullRequestNow();
    const begun = await (0,_begin_js__WEBPACK_IMPORTED_MODULE_9__/* .begin */ .qN)(request, aws);
    const { identity } = begun;
    const { ofAnyOwner } = request;
    const spec = ofAnyOwner === undefined ? begun.spec : await (0,_resources_existing_js__WEBPACK_IMPORTED_MODULE_5__/* .asOwnedInRepository */ .d8)(aws, begun.spec);
    if (spec.owner !== begun.spec.owner)
        run.say('owner', `cluster ${spec.name} is of ${(0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_12__/* .ownerInWords */ .IB)(spec.owner, spec.tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.repository])}`);
    if (ofAnyOwner !== undefined && !request.dryRun)
        show((0,_sweep_previews_js__WEBPACK_IMPORTED_MODULE_8__/* .previewRequest */ .q)(spec, ofAnyOwner));
    output({ 'cluster-name': spec.name, region: spec.region });
    const say = (report) => output({ report: JSON.stringify({ cluster: spec.name, region: spec.region, ...report }) });
    const look = aws.atOnce();
    const existing = await (0,_resources_existing_js__WEBPACK_IMPORTED_MODULE_5__/* .asItExists */ .sb)(look, spec);
    const cluster = (0,_resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__/* .clusterGraph */ .V)(look, existing, identity);
    const prices = (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__/* .priceList */ .g)(aws);
    const plane = await cluster.controlPlane.read();
    const estate = plane && (await (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_2__/* .estateOfCluster */ .OH)(look, plane));
    if (request.dryRun) {
        const [report, obstacles] = await Promise.all([
            (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .previewRemoval */ .j$)(look, existing, prices),
            (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .obstaclesOf */ ._M)(look, existing, cluster),
        ]);
        const cost = estate && (await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOf */ .ho)(estate, prices));
        output({ result: 'unchanged' });
        say(report);
        return preview(spec.name, spec.region, { report, obstacles, cost }, request.removal);
    }
    if ((await pullRequest) === 'open') {
        output({ result: 'skipped' });
        return reopened(spec.name, spec.region);
    }
    // Asked for while things go: at the end they are known.
    if (estate !== undefined)
        void (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOf */ .ho)(estate, prices);
    const { report, isGoing, failure } = await (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .removeCluster */ .hS)(aws, existing, identity, run, request.removal, {
        look,
        prices,
    });
    const cost = estate && (await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOf */ .ho)(estate, prices));
    say(report);
    for (const thing of report.unclaimed ?? []) {
        run.say('audit', `nothing tells whose this is, in the network that clusters share: ${(0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .describe */ .q0)(thing)}`);
    }
    for (const thing of report.others ?? [])
        run.say('audit', (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .describeOthers */ .Hi)(thing));
    if (failure !== undefined)
        throw failure;
    if (isGoing) {
        output({ result: 'deleting' });
        return (0,_cost_js__WEBPACK_IMPORTED_MODULE_10__/* .withFinalCost */ .Qs)(output, going(spec.name, spec.region, report), cost);
    }
    if (report.removed.length === 0 && run.changes.length === 0) {
        output({ result: 'absent' });
        const neighbours = await (0,_resources_neighbours_js__WEBPACK_IMPORTED_MODULE_6__/* .thereAre */ .h)(aws, spec);
        return {
            headline: `There is no cluster ${spec.name} in ${spec.region}: nothing to remove. ${neighbours}`.trimEnd(),
            facts: othersFacts(report),
        };
    }
    output({ result: 'deleted' });
    run.say('removed', counted(report.removed, cost));
    return (0,_cost_js__WEBPACK_IMPORTED_MODULE_10__/* .withFinalCost */ .Qs)(output, ended(spec.name, spec.region, report, cost), cost);
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
/** Such as `33 resources, about $0.240 an hour (…)`; the number alone where they cost nothing. */
function counted(things, cost) {
    const hourly = cost?.hourly ?? (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_2__/* .hourlyOfThings */ .OO)(things);
    const count = things.length === 1 ? '1 resource' : `${things.length} resources`;
    return hourly === 0 ? count : `${count}, about ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_3__/* .rateInWords */ .Lx)(hourly)}`;
}
function preview(name, region, { report, obstacles: { guarded, held }, cost }, { liftsProtection, keepsLogs }) {
    const { wouldRemove = [], left, retained } = report;
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
        headline: `Of cluster ${name} in ${region} would be removed: ${counted(wouldRemove, cost)}. Nothing was changed.`,
        facts: [
            ...guarded.map((what) => [what, fate]),
            ...held.map(({ what, why, remedy }) => [
                what,
                `nothing would go: ${why}. It goes with: ${remedy}`,
            ]),
            ...othersFacts(report),
        ],
        table: { header: ['Type', 'Id', 'Price an hour', ''], rows },
    };
}
function going(name, region, { removed, left }) {
    return {
        headline: `The removal of cluster ${name} in ${region} has begun: ${left.length} resources are left to a later \`down\`.`,
        facts: [['Removed so far', `${removed.length} resources`]],
        table: { header: ['Left', 'Id', 'Price an hour'], rows: left.map(cells) },
    };
}
function ended(name, region, report, cost) {
    const { removed, retained, unclaimed = [], others = [] } = report;
    const [rest, audit] = others.length === 0
        ? ['nothing of it is left', 'nothing in the account and region carries its name, its tags or its VPC']
        : [
            `what other tools have made for it is left: ${others.map(({ id }) => id).join(', ')}`,
            "nothing of this action's is left; what other tools have made is theirs to take away",
        ];
    return {
        headline: `Cluster ${name} is gone from ${region}, and ${rest}.`,
        facts: [
            ['Removed', counted(removed, cost)],
            ['Audit', audit],
            ...othersFacts(report),
            ...retained.map((thing) => ['Retained', (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .describe */ .q0)(thing)]),
            ...unclaimed.map((thing) => ["Nobody's, in the shared network", (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .describe */ .q0)(thing)]),
        ],
        table: { header: ['Removed', 'Id', 'Price an hour'], rows: removed.map(cells) },
    };
}
function othersFacts({ others = [] }) {
    return others.map((thing) => ["Another tool's", (0,_removal_js__WEBPACK_IMPORTED_MODULE_11__/* .describeOthers */ .Hi)(thing)]);
}
function cells({ type, id, hourlyCost }) {
    return [type, id, hourlyCost === undefined ? '' : (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_3__/* .dollars */ .E9)(hourlyCost)];
}


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


/***/ }),

/***/ 8082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ sweptPreviews),
/* harmony export */   q: () => (/* binding */ previewRequest)
/* harmony export */ });
/* harmony import */ var _engine_resource_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9380);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3201);
/* harmony import */ var _github_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(220);
/* harmony import */ var _github_preview_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1227);
/* harmony import */ var _spec_owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2209);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6570);
/** What GitHub shows of the clusters that a sweep takes: the comments of pull requests, and deployments. */






/** Only clusters of pull requests and branches of the repository that the sweep runs in are told of. */
function sweptPreviews(sweep, connect, warn) {
    const previews = new Map();
    const telling = [];
    const warned = new Set();
    const warnOnce = (title, message) => {
        if (!warned.has(title))
            warn(title, message);
        warned.add(title);
    };
    /** What the token may not do, it may not do for any of the clusters. */
    const known = new Set();
    return {
        begin(found) {
            const request = previewRequest(found, sweep);
            if (request === undefined)
                return;
            const preview = (0,_github_preview_js__WEBPACK_IMPORTED_MODULE_3__/* .createPreview */ .P)(request, { ...found, roleArn: undefined }, connect, warnOnce, known);
            preview.begin('sweep');
            previews.set(keyOf(found), preview);
        },
        tell({ found, verdict, fate, failure }) {
            const preview = previews.get(keyOf(found));
            if (preview === undefined)
                return;
            const outputs = { 'cluster-name': found.name };
            const due = verdict.rule === undefined ? undefined : verdict.reason;
            if (fate === 'failed') {
                const failures = (0,_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explainAll */ .H)((0,_engine_resource_error_js__WEBPACK_IMPORTED_MODULE_0__/* .failuresOf */ .dJ)(failure), found.region);
                telling.push(preview.failed(outputs, { due, failures, reason: (0,_github_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .inFull */ .Vz)(failures) }));
            }
            else {
                const result = fate === 'going' ? 'deleting' : 'deleted';
                telling.push(preview.ended({ ...outputs, result }, { due }));
            }
        },
        told: async () => void (await Promise.all(telling)),
    };
}
/** What GitHub shows of the cluster of a pull request or a branch, whatever the event is; undefined when nobody is to be told. */
function previewRequest({ name, owner }, { repositoryId, tells: { comments, deployments }, links }) {
    const work = (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_5__/* .workOf */ .LT)(owner);
    const preview = (0,_spec_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .previewOf */ .o)(owner);
    if (work?.repositoryId !== repositoryId || preview === undefined || !(comments || deployments)) {
        return undefined;
    }
    const { kind, of } = work;
    return {
        preview,
        // It is called by its cluster, where the workflow names that itself.
        candidates: [preview, name],
        pullRequest: kind === 'pr' ? Number(of) : undefined,
        branch: kind === 'branch' ? of : '',
        comments,
        deploys: deployments,
        looksAgain: false,
        environmentUrl: undefined,
        links,
        action: undefined,
    };
}
function keyOf({ name, region }) {
    return `${region}/${name}`;
}


/***/ })

};
