export const id = 603;
export const ids = [603];
export const modules = {

/***/ 3603:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _quiet_sdk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5661);
/* harmony import */ var _config_read_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9418);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5416);
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(971);
/* harmony import */ var _github_log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3491);






/** The step: what was asked for, then the command. Everything heavy is loaded once the input is known to be good. */
async function main() {
    let request;
    try {
        request = await (0,_config_read_request_js__WEBPACK_IMPORTED_MODULE_1__/* .readRequest */ .i)(process.env);
    }
    catch (error) {
        if (!isOfInput(error))
            throw error;
        (0,_github_log_js__WEBPACK_IMPORTED_MODULE_4__/* .tellErrors */ .bn)([{ title: 'Bad input', message: error.message }]);
        process.exitCode = 1;
        await summarizeRefusal(error.message);
        if (error instanceof _inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz && error.toldIn !== undefined)
            await correct(error.toldIn, error.message);
        return;
    }
    if (request.command === 'none')
        return tellIdle(request);
    const { execute } = await Promise.all(/* import() */[__webpack_require__.e(177), __webpack_require__.e(652), __webpack_require__.e(113), __webpack_require__.e(757)]).then(__webpack_require__.bind(__webpack_require__, 5113));
    await execute(request, process);
}
/** Whether the step itself, or what has started it, is to be put right. */
function isOfInput(error) {
    return error instanceof _inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz || error instanceof _github_event_js__WEBPACK_IMPORTED_MODULE_3__/* .NotInActionsError */ .WP || error instanceof _github_event_js__WEBPACK_IMPORTED_MODULE_3__/* .EventError */ .PM;
}
/** Nothing has been done: what is to be put right is all that there is to tell. */
async function summarizeRefusal(message) {
    const { summaryMarkdown, writeSummary } = await __webpack_require__.e(/* import() */ 406).then(__webpack_require__.bind(__webpack_require__, 4406));
    const headline = 'Bad input: nothing was done.';
    await writeSummary(summaryMarkdown({ headline, facts: [['To put right', message]] }), process.env);
}
/** The comment would say that the cluster which was to go is ready, or what an older file had planned. */
async function correct(told, reason) {
    const { tellRefusal } = await Promise.all(/* import() */[__webpack_require__.e(177), __webpack_require__.e(652), __webpack_require__.e(113), __webpack_require__.e(757)]).then(__webpack_require__.bind(__webpack_require__, 5113));
    await tellRefusal(told, reason, process.env);
}
/** For this event nothing is to be done: the step succeeds. */
async function tellIdle({ command, reason }) {
    const { setOutput } = await __webpack_require__.e(/* import() */ 177).then(__webpack_require__.bind(__webpack_require__, 9177));
    (0,_github_log_js__WEBPACK_IMPORTED_MODULE_4__/* .tellNotice */ .q5)({ title: 'Nothing to do', message: reason });
    setOutput('command', command);
    setOutput('result', 'skipped');
}
await (0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .orTellFault */ .p)(main);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
