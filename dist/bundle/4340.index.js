export const id = 4340;
export const ids = [4340];
export const modules = {

/***/ 4340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openWork: () => (/* binding */ openWork)
/* harmony export */ });
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6481);
/* harmony import */ var _spec_owner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2209);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4463);
/** Which pull requests and branches still need their clusters. */



/**
 * Asks GitHub for the open pull requests and the branches of this repository; others' clusters are not judged.
 *
 * To be asked after the clusters have been found: a pull request that is opened between the two would else look as if it
 * were closed.
 */
async function openWork({ octokit, owner, repo }, repositoryId) {
    const { pulls, repos } = octokit.rest;
    const unread = [];
    const unlessRefused = async (what, permission, owners) => {
        try {
            return new Set(await owners);
        }
        catch (error) {
            const reason = (0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error);
            unread.push({ what, reason, permission: (0,_client_js__WEBPACK_IMPORTED_MODULE_2__.isForbidden)(error) ? permission : undefined });
            return undefined;
        }
    };
    const [ofPulls, ofBranches] = await Promise.all([
        unlessRefused('pull requests', 'pull-requests: read', octokit
            .paginate(pulls.list, { owner, repo, state: 'open', per_page: 100 })
            .then((open) => open.map(({ number }) => (0,_spec_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOf */ .b)(repositoryId, { pullRequest: number })))),
        unlessRefused('branches', 'contents: read', octokit
            .paginate(repos.listBranches, { owner, repo, per_page: 100 })
            .then((all) => all.map(({ name }) => (0,_spec_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOf */ .b)(repositoryId, { branch: name })))),
    ]);
    const kinds = [
        {
            start: `${repositoryId}/pr-`,
            living: ofPulls,
            end: (name) => `pull request #${name} is closed`,
        },
        {
            start: `${repositoryId}/branch-`,
            living: ofBranches,
            end: (name) => `branch ${name} has gone`,
        },
    ];
    return {
        unread,
        endOf: (of) => {
            const kind = kinds.find(({ start }) => of.startsWith(start));
            if (kind?.living === undefined || kind.living.has(of))
                return undefined;
            return kind.end(of.slice(kind.start.length));
        },
    };
}


/***/ })

};
