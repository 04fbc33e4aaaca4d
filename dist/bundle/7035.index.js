export const id = 7035;
export const ids = [7035];
export const modules = {

/***/ 7035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sweep: () => (/* binding */ sweep)
/* harmony export */ });
/* harmony import */ var _aws_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(910);
/* harmony import */ var _config_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6581);
/* harmony import */ var _engine_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5608);
/* harmony import */ var _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(5126);
/* harmony import */ var _resources_existing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6525);
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9762);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7721);
/* harmony import */ var _sweep_found_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6871);
/* harmony import */ var _sweep_previews_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8082);
/* harmony import */ var _sweep_report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(715);
/* harmony import */ var _sweep_rules_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8720);
/* harmony import */ var _sweep_shared_networks_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4088);
/* harmony import */ var _sweep_signs_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6669);
/* harmony import */ var _sweep_totals_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3484);
/* harmony import */ var _removal_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(7187);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2374);
















/** How many clusters are removed at once, in all regions together: each asks AWS several things every poll interval. */
const atOnce = 15;
/** Takes away what has had its time, in every region that was asked for. */
const sweep = async (context) => {
    const { request, aws, run, output, warn, github } = context;
    const identity = await (0,_aws_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .identify */ .ls)(aws, request);
    const looked = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_14__/* .survey */ .F)(context);
    const { regions, endOf, due, spared, failures } = looked;
    for (const { found, verdict } of [...spared, ...due])
        run.say((0,_sweep_report_js__WEBPACK_IMPORTED_MODULE_8__/* .titleOf */ .Gg)(found), (0,_sweep_report_js__WEBPACK_IMPORTED_MODULE_8__/* .sayingOf */ .NM)(verdict));
    await tellStrayRoles(request, aws, looked, warn);
    const previews = (0,_sweep_previews_js__WEBPACK_IMPORTED_MODULE_7__/* .sweptPreviews */ .f)(request, github, warn);
    const swept = [
        ...spared,
        ...(request.dryRun
            ? due.map((each) => ({ ...each, fate: 'would go' }))
            : await (0,_engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_15__/* .sideBySide */ .Q)(due, atOnce, (each) => removeOne(each, { request, aws, run, identity, endOf, previews }))),
    ];
    // A job that was cancelled has seconds left.
    const networks = run.signal.aborted ? [] : await (0,_sweep_shared_networks_js__WEBPACK_IMPORTED_MODULE_10__/* .sweepSharedNetworks */ .p)(aws, regions, request, run);
    const now = new Date();
    output({
        report: JSON.stringify((0,_sweep_report_js__WEBPACK_IMPORTED_MODULE_8__/* .reportOf */ .EI)(regions, swept, networks, now)),
        result: (0,_sweep_report_js__WEBPACK_IMPORTED_MODULE_8__/* .resultOf */ .Bg)(swept, networks),
    });
    run.say('in all', (0,_sweep_totals_js__WEBPACK_IMPORTED_MODULE_12__/* .footerOf */ .V$)((0,_sweep_totals_js__WEBPACK_IMPORTED_MODULE_12__/* .totalsOf */ .vA)(swept, networks)));
    run.signal.throwIfAborted();
    await previews.told();
    return (0,_sweep_report_js__WEBPACK_IMPORTED_MODULE_8__/* .outcomeOf */ .sG)(regions, swept, networks, failures, request, now);
};
/** Warns of each role below a path of ours that is no cluster's. */
async function tellStrayRoles({ of }, aws, { found, roles, lookedInto }, warn) {
    const isOurs = (role) => of === 'any repository' || (0,_sweep_signs_js__WEBPACK_IMPORTED_MODULE_11__/* .repositoryOfRole */ .gd)(role) === of.repositoryId;
    const explained = new Set(found.map((each) => (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_4__/* .rolePathOf */ .nk)(each, each.region)));
    const stray = await (0,_sweep_signs_js__WEBPACK_IMPORTED_MODULE_11__/* .strayRoles */ .xP)(aws, roles.filter(isOurs), explained, (region) => lookedInto.has(region));
    for (const { name, path } of stray) {
        warn(`Role ${name}`, `It is below ${path}, and no cluster has its roles there. Look into CloudTrail for who made it (CreateRole) and what it was used for, and delete it.`);
    }
}
/** It has been a while since the cluster was found: what was so then is looked at again. One that fails fails alone. */
async function removeOne(judged, { request, run, identity, endOf, previews, ...step }) {
    const aws = step.aws.in(judged.found.region);
    const title = (0,_sweep_report_js__WEBPACK_IMPORTED_MODULE_8__/* .titleOf */ .Gg)(judged.found);
    run.timeline.begin(title);
    try {
        run.signal.throwIfAborted();
        const found = await (0,_sweep_found_js__WEBPACK_IMPORTED_MODULE_6__/* .lookAgain */ .I)(aws, judged.found);
        if (found === undefined)
            return ended({ ...judged, fate: 'gone' });
        const verdict = (0,_sweep_rules_js__WEBPACK_IMPORTED_MODULE_9__/* .verdictOn */ .H)(found, request, { now: new Date(), endOf });
        if (verdict.rule === undefined)
            return ended({ found, verdict, fate: 'kept' });
        previews.begin(found);
        const part = (0,_engine_run_js__WEBPACK_IMPORTED_MODULE_2__/* .partOf */ .BU)(run, title);
        const existing = await (0,_resources_existing_js__WEBPACK_IMPORTED_MODULE_3__/* .asItExists */ .sb)(aws, specOf(found));
        const { report, isGoing, failure } = await (0,_removal_js__WEBPACK_IMPORTED_MODULE_13__/* .removeCluster */ .hS)(aws, existing, identity, part, request.removal);
        if (failure !== undefined)
            return ended({ found, verdict, fate: 'failed', failure, report });
        return ended({ found, verdict, fate: isGoing ? 'going' : 'removed', report });
    }
    catch (failure) {
        return ended({ ...judged, fate: 'failed', failure });
    }
    function ended(swept) {
        run.timeline.end(title, swept.fate === 'failed' ? 'failed' : 'done');
        run.say(title, swept.fate);
        previews.tell(swept);
        return swept;
    }
}
/** All that a removal has to know; what there really is, it looks up itself. */
function specOf({ name, region, owner }) {
    return {
        ...(0,_config_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsOf */ .f)({}),
        name,
        region,
        owner,
        tags: { [_spec_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .tagKeys */ .bi.cluster]: name, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .tagKeys */ .bi.owner]: owner },
        kubernetesVersion: undefined,
        nodeGroups: [],
        permissionsBoundary: undefined,
        admins: [],
        viewers: [],
        expiresAt: undefined,
    };
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
