export const id = 996;
export const ids = [996];
export const modules = {

/***/ 3996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plan: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _aws_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(910);
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1126);


/** Shows what `up` would make, beside what exists, and what it costs. Changes nothing. */
const plan = async ({ request, aws, run, output }) => {
    const { spec } = request;
    output({ 'cluster-name': spec.name, region: spec.region });
    const identity = await (0,_aws_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .identify */ .l)(aws, request);
    const { graph } = (0,_resources_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterGraph */ .V)(aws, spec, identity);
    // A condition is no thing that could be made.
    const things = graph.filter(({ remove }) => remove !== undefined);
    const rows = await Promise.all(things.map(rowOf));
    for (const { name, verdict, what, cost } of rows)
        run.say(name, [verdict, what, cost].filter(Boolean).join(', '));
    const known = things.reduce((sum, { hourlyPrice = 0 }) => sum + hourlyPrice, 0);
    return {
        headline: `Plan for cluster ${spec.name} in ${spec.region}: ${rows.filter(({ verdict }) => verdict === 'to be made').length} of ${rows.length} resources are to be made.`,
        facts: [
            [
                'Price',
                `about $${known.toFixed(3)} an hour in us-east-1, and the instances and volumes of the nodes`,
            ],
        ],
        table: {
            header: ['Resource', 'Now', 'What', 'Price an hour'],
            rows: rows.map(({ name, verdict, what, cost }) => [name, verdict, what, cost]),
        },
    };
};
async function rowOf(resource) {
    const { name, what = '', hourlyPrice } = resource;
    return {
        name,
        verdict: (await resource.read()) === undefined ? 'to be made' : 'exists',
        what,
        cost: hourlyPrice === undefined ? '' : `$${hourlyPrice.toFixed(3)}`,
    };
}


/***/ })

};
