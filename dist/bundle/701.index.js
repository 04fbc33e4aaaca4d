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
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _aws_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(910);
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3016);
/* harmony import */ var _resources_cluster_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1615);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7721);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7673);
/* harmony import */ var _hand_over_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3200);







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
    const { request, aws, output, warn } = context;
    const caller = await (0,_aws_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .callerOf */ .$U)(aws, request);
    const spec = await (0,_begin_js__WEBPACK_IMPORTED_MODULE_5__/* .asMade */ .gN)(request, aws, await (0,_aws_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .sayingsOf */ .kR)(aws, caller));
    const { plane: controlPlane, workers } = (0,_resources_cluster_js__WEBPACK_IMPORTED_MODULE_3__/* .foundation */ .A)(aws, spec);
    // Whoever may only look the cluster up can use it all the same.
    const mayBeDenied = (error) => {
        if (!(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDenied */ .GZ)(error))
            throw error;
        warn('Without node-role-arn', `The output is left empty: ${(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .awsWords */ .fw)(error) ?? String(error)}`);
    };
    const [plane, nodeRole] = await Promise.all([controlPlane.read(), workers.read().catch(mayBeDenied)]);
    if (plane === undefined)
        throw new NoClusterError(spec.name, spec.region);
    // Another repository of the same name may have a cluster whose computed name is the same.
    if (!request.isNamed)
        (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .requireOurs */ .hN)(`Cluster ${spec.name}`, plane.tags, spec);
    await (0,_hand_over_js__WEBPACK_IMPORTED_MODULE_6__/* .handOver */ .C)(context, plane, nodeRole);
    output({ result: 'unchanged' });
    return {
        headline: `Connected to cluster ${spec.name} in ${spec.region}.`,
        ...(await (0,_hand_over_js__WEBPACK_IMPORTED_MODULE_6__/* .describe */ .q)(context, plane, (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_2__/* .priceList */ .g)(aws))),
    };
};


/***/ })

};
