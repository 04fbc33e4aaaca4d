export const id = 9412;
export const ids = [9412];
export const modules = {

/***/ 9412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tellSweepIssue: () => (/* binding */ tellSweepIssue)
/* harmony export */ });
/* unused harmony export sweepIssueText */
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6481);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4463);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5549);
/* harmony import */ var _run_links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6623);
/** The one open issue about sweeps, which people close when they have seen it. */




/** First line of the issue's body. */
const marker = '<!-- eks-cluster-action sweep -->';
const title = 'Clusters were swept, or could not be';
/** Opens the issue, or adds to the one that is open. What GitHub refuses is a warning. */
async function tellSweepIssue(news, connect, warn) {
    try {
        await write(await connect(), sweepIssueText(news));
    }
    catch (error) {
        const reason = (0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error);
        const hint = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__.isForbidden)(error) ? ' The job needs `permissions: issues: write`.' : '';
        warn('No issue', `What was swept is not told in an issue: ${reason}.${hint}`);
    }
}
async function write(github, text) {
    const { octokit, owner, repo } = github;
    const repository = { owner, repo };
    const [login, issues] = await Promise.all([
        (0,_client_js__WEBPACK_IMPORTED_MODULE_1__.ownLogin)(github),
        octokit.paginate(octokit.rest.issues.listForRepo, { ...repository, state: 'open', per_page: 100 }),
    ]);
    // What others have written is not ours, whatever it says.
    const ours = issues.find(({ user, body }) => user?.login === login && body?.startsWith(marker));
    if (ours === undefined) {
        await octokit.rest.issues.create({ ...repository, title, body: `${marker}\n${text}` });
    }
    else {
        await octokit.rest.issues.createComment({ ...repository, issue_number: ours.number, body: text });
    }
}
/** In Markdown, without the marker. */
function sweepIssueText({ headline, problems, links }) {
    const shown = (text) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutMentions */ .Cw)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(text));
    return [
        shown(headline),
        problems.map((problem) => `- <b>${shown(problem.title)}</b>: ${shown(problem.message)}`).join('\n'),
        `<sub>${(0,_run_links_js__WEBPACK_IMPORTED_MODULE_3__/* .runAndSummary */ .F)(links)}. Close this issue when you have seen it: the next sweep that has something to tell opens another.</sub>`,
    ].join('\n\n');
}


/***/ })

};
