export const id = 735;
export const ids = [735];
export const modules = {

/***/ 3116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tellPlan: () => (/* binding */ tellPlan)
/* harmony export */ });
/* unused harmony export planComment */
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6481);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4463);
/* harmony import */ var _comment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5549);
/* harmony import */ var _run_links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6623);
/** What a pull request would change of a cluster: one comment for each cluster, beside that of the preview. */





/** Most characters of the table, and of the reasons: GitHub takes 65,536 for the whole comment. */
const longest = 30_000;
/** Writes the comment, or brings it up to date. What GitHub refuses is told in a notice: the summary holds the same. */
async function tellPlan({ pullRequest, plan, links }, news, connect, notice) {
    const { name: cluster, region } = news;
    // No preview is called so: neither clusters' names nor those of previews hold a colon.
    const identity = { preview: `plan:${plan}`, region, cluster, candidates: undefined };
    try {
        await (0,_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .stickyComment */ .NL)(await connect(), pullRequest, identity).write(planComment(news, links));
    }
    catch (error) {
        const hint = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__.isForbidden)(error)
            ? ' Add `permissions: pull-requests: write` to the job; the jobs of forks may not have it.'
            : '';
        notice({
            title: 'No comment',
            message: `The plan is in the summary of the job alone: ${(0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error)}.${hint} \`comment: false\` asks for none.`,
        });
    }
}
/** In Markdown: names and values of the file, which the pull request has written, are shown and mean nothing. */
function planComment({ headline, facts, differences, reasons }, links) {
    const { header = [], rows = [] } = differences ?? {};
    const shown = within(rows);
    const rest = rows.length - shown.length;
    const parts = [
        `### ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn)(headline)}`,
        ...(shown.length > 0 ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(header, shown)] : []),
        ...(rest > 0 ? [`${rest} more are in the summary of the run.`] : []),
        ...(facts.length > 0 ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .factTable */ .Bu)(facts)] : []),
    ];
    return {
        state: 'planned',
        lasting: [
            headline,
            ...reasons,
            ...rows.flat(),
            ...facts.flatMap(([label, value]) => [label, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(value)]),
        ],
        body: [
            ...parts.map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutMentions */ .Cw),
            ...(reasons.length > 0 ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .verbatim */ .Bj)(reasons.join('\n\n').slice(0, longest))] : []),
            `<sub>${(0,_run_links_js__WEBPACK_IMPORTED_MODULE_4__/* .runAndSummary */ .F)(links)}</sub>`,
        ].join('\n\n'),
    };
}
/** The first rows, as many as there is room for once they are escaped. */
function within(rows) {
    let room = longest;
    return rows.filter((cells) => {
        room -= (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutMentions */ .Cw)(cells.map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cell */ .Hn).join(' | ')).length + 6;
        return room >= 0;
    });
}


/***/ })

};
