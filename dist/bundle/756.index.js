export const id = 756;
export const ids = [756,801];
export const modules = {

/***/ 6756:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8801);

/** After the job, however it ended: removes the cluster of an `up` with `teardown: job`. */
async function post() {
    const request = (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readTeardown */ .P$)(process.env);
    if (request === undefined)
        return;
    const { execute } = await Promise.all(/* import() */[__webpack_require__.e(201), __webpack_require__.e(43), __webpack_require__.e(555)]).then(__webpack_require__.bind(__webpack_require__, 7043));
    await execute(request, process);
}
await post();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P$: () => (/* binding */ readTeardown),
/* harmony export */   jS: () => (/* binding */ saveCancellation),
/* harmony export */   oh: () => (/* binding */ saveTeardown)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(143);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8175);
/** What the step leaves to the one that runs after its job. Nothing of it is secret. */


const keys = { teardown: 'teardown', cancelled: 'cancelled' };
/** Has the cluster removed when the job ends. To be called before anything is made. */
function saveTeardown(request) {
    (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ)(keys.teardown, JSON.stringify(request));
}
/** Notes that the job was cancelled while the step ran: not much time is left to the one after it. */
function saveCancellation() {
    (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ)(keys.cancelled, 'true');
}
/**
 * The `down` that is to run after the job; undefined when nothing is to be removed. After a cancellation, during this step
 * or a later one of the job, it only starts the removal: the runner is ended five minutes after it.
 * @param env of the step that runs after the job: the runner passes what was saved as STATE_<name>. It evaluates the inputs
 * anew, by which the job's own status comes in: there is no other way to it (https://github.com/actions/runner/issues/2911).
 */
function readTeardown(env) {
    const saved = env[`STATE_${keys.teardown}`];
    if (!saved)
        return undefined;
    const request = JSON.parse(saved);
    const isCancelled = env[`STATE_${keys.cancelled}`] === 'true' || (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputText */ .AN)(env, 'job-status') === 'cancelled';
    return {
        ...request,
        command: 'down',
        notes: [],
        // JSON has no dates, and a cluster that goes has no expiry.
        spec: { ...request.spec, expiresAt: undefined },
        teardown: 'never',
        waits: !isCancelled,
    };
}


/***/ })

};
