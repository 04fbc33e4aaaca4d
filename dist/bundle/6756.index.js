export const id = 6756;
export const ids = [6756,8801];
export const modules = {

/***/ 6756:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _quiet_sdk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6065);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4900);
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(514);
/* harmony import */ var _github_log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3249);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8175);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8801);






/** After the job, however it ended: removes the cluster of an `up` with `teardown: job`. */
async function post() {
    let request;
    try {
        request = await (0,_state_js__WEBPACK_IMPORTED_MODULE_5__/* .readTeardown */ .P$)(process.env);
    }
    catch (error) {
        const isKnown = error instanceof _inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz || error instanceof _state_js__WEBPACK_IMPORTED_MODULE_5__/* .TeardownError */ .NK || error instanceof _github_event_js__WEBPACK_IMPORTED_MODULE_2__/* .EventError */ .PM;
        if (!isKnown)
            throw error;
        (0,_github_log_js__WEBPACK_IMPORTED_MODULE_3__/* .tellErrors */ .bn)([{ title: 'No teardown', message: error.message }]);
        process.exitCode = 1;
        return;
    }
    if (request === undefined)
        return;
    const { execute } = await Promise.all(/* import() */[__webpack_require__.e(3201), __webpack_require__.e(2943), __webpack_require__.e(6899)]).then(__webpack_require__.bind(__webpack_require__, 6899));
    await execute(request, process);
}
await (0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .orTellFault */ .p)(post);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NK: () => (/* binding */ TeardownError),
/* harmony export */   P$: () => (/* binding */ readTeardown),
/* harmony export */   jS: () => (/* binding */ saveCancellation),
/* harmony export */   oh: () => (/* binding */ saveTeardown)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(143);
/* harmony import */ var _config_read_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8175);
/** What the step leaves to the one that runs after its job. Nothing of it is secret. */



const keys = { teardown: 'teardown', cancelled: 'cancelled' };
/** The cluster of the job was not removed, for what its step says after the job. */
class TeardownError extends Error {
    constructor(why) {
        super(`${why}. Nothing was removed: run \`down\` with the cluster's name and region, or let a \`sweep\` find it when its \`ttl\` has passed.`);
        this.name = 'TeardownError';
    }
}
/** Has the cluster removed when the job ends. To be called before anything is made. */
function saveTeardown(request) {
    (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ)(keys.teardown, subjectOf(request));
}
/** Notes that the job was cancelled while the step ran: not much time is left to the one after it. */
function saveCancellation() {
    (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ)(keys.cancelled, 'true');
}
/**
 * The `down` that is to run after the job; undefined when nothing is to be removed. After a cancellation, during this step
 * or a later one of the job, it only starts the removal: the runner is ended five minutes after it.
 *
 * What is removed is what the inputs name, of which nothing but the step itself is the author; what was saved says no more
 * than that it is wanted, and has to name the same, since a ClusterConfig and AWS_REGION may change while the job runs.
 *
 * @param env of the step that runs after the job: the runner passes what was saved as STATE_<name>. It evaluates the inputs
 * anew, by which the job's own status comes in: there is no other way to it (https://github.com/actions/runner/issues/2911).
 * @throws InputError, TeardownError
 */
async function readTeardown(env) {
    const wanted = env[`STATE_${keys.teardown}`];
    if (!wanted)
        return undefined;
    // A ClusterConfig that has gone meanwhile does not keep a cluster that the inputs name without it.
    const request = (await readUp({ ...env, INPUT_CONFIG: '' }, wanted).catch(() => undefined)) ??
        (await readUp(env, wanted));
    const isCancelled = env[`STATE_${keys.cancelled}`] === 'true' || (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .inputText */ .AN)(env, 'job-status') === 'cancelled';
    // The step was admitted before it made anything.
    const admission = undefined;
    return {
        ...request,
        admission,
        command: 'down',
        notes: [],
        ignored: [],
        teardown: 'never',
        waits: !isCancelled,
    };
}
/** The `up` that the inputs ask for, where it is the one whose cluster is to go. */
async function readUp(env, wanted) {
    const request = await (0,_config_read_request_js__WEBPACK_IMPORTED_MODULE_1__/* .readRequest */ .i)(env);
    if (request.command !== 'up' || request.teardown !== 'job') {
        throw new TeardownError(`${wanted} is to be removed, and the step asks for no teardown`);
    }
    const named = subjectOf(request);
    if (named !== wanted) {
        throw new TeardownError(`The step has made ${wanted}, and names ${named} now: its \`config\` or AWS_REGION has changed since`);
    }
    return request;
}
function subjectOf({ spec }) {
    return `${spec.name} of ${spec.owner} in ${spec.region}`;
}


/***/ })

};
