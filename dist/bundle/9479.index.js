export const id = 9479;
export const ids = [9479];
export const modules = {

/***/ 9479:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _quiet_sdk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6065);
/* harmony import */ var _config_read_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4900);
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(514);
/* harmony import */ var _github_log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3249);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8175);






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
    const { execute } = await Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(3201), __webpack_require__.e(2943), __webpack_require__.e(6899), __webpack_require__.e(8801)]).then(__webpack_require__.bind(__webpack_require__, 6899));
    await execute(request, process);
}
/** Whether the step itself, or what has started it, is to be put right. */
function isOfInput(error) {
    return error instanceof _inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz || error instanceof _github_event_js__WEBPACK_IMPORTED_MODULE_3__/* .NotInActionsError */ .WP || error instanceof _github_event_js__WEBPACK_IMPORTED_MODULE_3__/* .EventError */ .PM;
}
/** Nothing has been done: what is to be put right is all that there is to tell. */
async function summarizeRefusal(message) {
    const { summaryMarkdown, writeSummary } = await __webpack_require__.e(/* import() */ 3794).then(__webpack_require__.bind(__webpack_require__, 3794));
    const headline = 'Bad input: nothing was done.';
    await writeSummary(summaryMarkdown({ headline, facts: [['To put right', message]] }), process.env);
}
/** The comment would say that the cluster which was to go is ready, or what an older file had planned. */
async function correct(told, reason) {
    const { tellRefusal } = await Promise.all(/* import() */[__webpack_require__.e(143), __webpack_require__.e(3201), __webpack_require__.e(2943), __webpack_require__.e(6899), __webpack_require__.e(8801)]).then(__webpack_require__.bind(__webpack_require__, 6899));
    await tellRefusal(told, reason, process.env);
}
/** For this event nothing is to be done: the step succeeds. */
async function tellIdle({ command, reason }) {
    const { setOutput } = await __webpack_require__.e(/* import() */ 143).then(__webpack_require__.bind(__webpack_require__, 143));
    (0,_github_log_js__WEBPACK_IMPORTED_MODULE_4__/* .tellNotice */ .q5)({ title: 'Nothing to do', message: reason });
    setOutput('command', command);
    setOutput('result', 'skipped');
}
await (0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .orTellFault */ .p)(main);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
