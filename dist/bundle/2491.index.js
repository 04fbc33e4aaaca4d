export const id = 2491;
export const ids = [2491];
export const modules = {

/***/ 2491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   admit: () => (/* binding */ admit)
/* harmony export */ });
/* unused harmony exports NotAWriterError, ClosedPullRequestError, ForkError, UnansweredError */
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6481);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4463);
/** What GitHub is asked before a job of the default branch does what somebody else has asked it for. */


/** Somebody who may not write to the repository has asked. */
class NotAWriterError extends Error {
    constructor(login, permission, event) {
        super(`${login} may not write to this repository, as GitHub says: ${permission}. A job of the event ${event} has the rights of the default branch. ` +
            'Nothing was done. Whoever may write can ask for it.');
        this.name = 'NotAWriterError';
    }
}
/** Nobody would remove a cluster of the pull request. */
class ClosedPullRequestError extends Error {
    constructor(number) {
        super(`Pull request #${number} is closed, and nothing would remove its cluster. Nothing was made. Open it again first.`);
        this.name = 'ClosedPullRequestError';
    }
}
/** A cluster would be for the code of somebody who may not push here. */
class ForkError extends Error {
    constructor(number) {
        super(`Pull request #${number} comes from a fork, and a job of the default branch makes no cluster for it. Nothing was made. ` +
            'Push its branch to this repository once you have read its code.');
        this.name = 'ForkError';
    }
}
/** GitHub does not tell what has to be known. */
class UnansweredError extends Error {
    constructor(what, error, permission) {
        super(`GitHub could not be asked ${what}: ${(0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error)}. Nothing was done. ` +
            (permission === undefined ? 'Run the job again.' : `Add \`permissions: ${permission}\` to the job.`), { cause: error });
        this.name = 'UnansweredError';
    }
}
/**
 * The branch of the pull request, where there is one.
 * @param connect throws where there is no token
 * @throws NotAWriterError, ClosedPullRequestError, ForkError, UnansweredError
 */
async function admit({ event, writers, pullRequest }, connect) {
    const asked = async (what, permission, ask) => {
        try {
            return await ask(await connect());
        }
        catch (error) {
            throw new UnansweredError(what, error, (0,_client_js__WEBPACK_IMPORTED_MODULE_1__.isForbidden)(error) ? permission : undefined);
        }
    };
    for (const login of writers) {
        const permission = await asked(`what ${login} may do`, undefined, (github) => permissionOf(github, login));
        if (!mayWrite.has(permission))
            throw new NotAWriterError(login, permission, event);
    }
    if (pullRequest === undefined)
        return undefined;
    const pull = await asked(`about pull request #${pullRequest}`, 'pull-requests: read', async (github) => {
        const { octokit, owner, repo } = github;
        return (await octokit.rest.pulls.get({ owner, repo, pull_number: pullRequest })).data;
    });
    if (pull.state !== 'open')
        throw new ClosedPullRequestError(pullRequest);
    // Of a fork that has gone, there is no repository any more.
    if (pull.head.repo?.id !== pull.base.repo.id)
        throw new ForkError(pullRequest);
    return pull.head.ref;
}
/** Of the four base roles, in which GitHub counts custom ones; it takes `maintain` for `write`, and `triage` for `read`. */
const mayWrite = new Set(['admin', 'write']);
/**
 * Every token may ask it. An app, and whoever has no account any more, are no users to GitHub: 404.
 * Source: GitHub REST API, "Get repository permissions for a user"; github/gh-aw, issue 18556 (`Copilot is not a user`)
 */
async function permissionOf({ octokit, owner, repo }, username) {
    try {
        const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username });
        return data.permission;
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_1__.statusOf)(error) === 404)
            return 'none';
        throw error;
    }
}


/***/ })

};
