export const id = 996;
export const ids = [996];
export const modules = {

/***/ 3996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plan: () => (/* binding */ plan),
/* harmony export */   resultOf: () => (/* binding */ resultOf)
/* harmony export */ });
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3016);
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8935);
/* harmony import */ var _cost_money_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(612);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3201);
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8762);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80);
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4234);
/* harmony import */ var _expiry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5636);
/* harmony import */ var _preflight_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7619);









/** Shows what `up` would do, and what it would cost. Changes nothing. */
const plan = async (context) => {
    const { run, output, warn } = context;
    const now = context.aws.atOnce();
    const limited = await (0,_begin_js__WEBPACK_IMPORTED_MODULE_5__/* .beginWithinLimits */ .ZQ)({ ...context, aws: now });
    const { spec } = limited;
    output({ 'cluster-name': spec.name, region: spec.region });
    const prices = (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_0__/* .priceList */ .g)(now);
    const [{ planned, refusals, priced }, cluster] = await Promise.all([
        (0,_preflight_js__WEBPACK_IMPORTED_MODULE_8__/* .preflight */ .M)(context, now, limited, prices),
        (0,_resources_cluster_js__WEBPACK_IMPORTED_MODULE_4__/* .foundation */ .A)(now, spec).plane.read(),
    ]);
    const [{ cost: made }, before] = await Promise.all([
        priced,
        cluster && (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOfCluster */ .pY)(now, prices, cluster),
    ]);
    const cost = withWhatStays(made, before, planned);
    for (const refusal of refusals)
        warn('up would refuse this', (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__.explain)(new Error(refusal), spec.region).message);
    if (refusals.length === 0) {
        (0,_expiry_js__WEBPACK_IMPORTED_MODULE_7__/* .warnOfShortLife */ .W)(context, spec);
        (0,_expiry_js__WEBPACK_IMPORTED_MODULE_7__/* .warnOfNoEnd */ .S)(context, spec, cluster?.expiresAt, cost);
    }
    const rows = planned.map((each) => rowOf(each, before, cost));
    for (const { name, verdict, words, price } of rows)
        run.say(name, [verdictWords[verdict], words, price && `${price} an hour`].filter(Boolean).join(', '));
    const price = (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .hourlyChangeInWords */ .E3)(before, cost);
    run.say('price', price);
    const result = resultOf(planned, refusals);
    output({
        result,
        plan: JSON.stringify({
            cluster: spec.name,
            region: spec.region,
            result,
            hourlyCost: { before: (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .rounded */ .Wf)(before?.hourly ?? 0), after: (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .rounded */ .Wf)(cost.hourly) },
            resources: rows.map(({ name, verdict, differences, hourlyCost }) => ({
                name,
                verdict,
                differences,
                hourlyCost,
            })),
            refusals,
        }),
    });
    (0,_cost_js__WEBPACK_IMPORTED_MODULE_6__/* .tellCost */ .zO)(context, cost);
    const tableOf = (some) => ({
        header: ['Resource', 'Verdict', 'What', 'Price an hour'],
        rows: some.map(({ name, verdict, words, price }) => [name, verdictWords[verdict], words, price]),
    });
    return {
        headline: `Plan for cluster ${spec.name} in ${spec.region}: ${inWords(planned, refusals)}.`,
        facts: [['Price', price]],
        cost,
        table: tableOf(rows),
        differences: tableOf(rows.filter(({ verdict }) => verdict !== 'none')),
    };
};
const verdictWords = {
    none: 'stays',
    change: 'to be changed',
    make: 'to be made',
    replace: 'to be replaced',
    refuse: 'refused',
};
function resultOf(planned, refusals) {
    if (refusals.length > 0)
        return 'refused';
    return planned.some(({ verdict }) => verdict !== 'none') ? 'changes' : 'no-changes';
}
/** Such as `2 to be made, 1 to be changed`. */
function inWords(planned, refusals) {
    if (refusals.length > 0)
        return '`up` would refuse this';
    const counts = ['make', 'replace', 'change']
        .map((wanted) => ({ wanted, count: planned.filter(({ verdict }) => verdict === wanted).length }))
        .filter(({ count }) => count > 0);
    if (counts.length === 0)
        return 'nothing is to be changed';
    return counts.map(({ wanted, count }) => `${count} ${verdictWords[wanted]}`).join(', ');
}
/** What there is of things that `up` does not make, such as load balancers, is paid for after it too. */
function withWhatStays(made, before, planned) {
    const names = planned.map(({ resource }) => resource.name);
    const stays = (before?.parts ?? []).filter(({ of }) => !names.includes(of));
    const parts = [...made.parts, ...stays];
    return { ...made, parts, hourly: parts.reduce((sum, { hourly }) => sum + hourly, 0) };
}
/** @param before what the cluster costs now; undefined while there is none */
function rowOf({ resource: { name }, verdict, differences }, before, after) {
    const sum = (cost) => (cost?.parts ?? []).filter(({ of }) => of === name).reduce((total, { hourly }) => total + hourly, 0);
    const isUnknown = after.unknown.some(({ of }) => of === name);
    const hourlyCost = { before: (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .rounded */ .Wf)(sum(before)), after: (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .rounded */ .Wf)(sum(after)) };
    return {
        name,
        verdict,
        differences: differences.map(({ verdict, words }) => ({ verdict, words })),
        words: differences.map(({ words }) => words).join('; '),
        hourlyCost,
        price: [priceInWords(hourlyCost, before !== undefined), isUnknown && 'not known in full']
            .filter(Boolean)
            .join(', '),
    };
}
/** Such as `$0.045 → $0.135`; empty for what costs nothing. */
function priceInWords({ before, after }, isThere) {
    const [from, to] = [(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(before), (0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(after)];
    if (before === 0 && after === 0)
        return '';
    return isThere && from !== to ? `${from} → ${to}` : to;
}


/***/ })

};
