export const id = 2938;
export const ids = [2938];
export const modules = {

/***/ 2938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   merged: () => (/* binding */ merged)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _engine_difference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7348);
/** What the ConfigMap aws-auth maps, and what a file wants it to: lists of YAML within its data, which several write. */


/** On the ConfigMap: what of it is ours, in JSON. Its lists say of nothing who has written it. */
const noteKey = 'eks-cluster-action/mappings';
/** Source: https://github.com/kubernetes-sigs/aws-iam-authenticator, "EKSConfigMap". */
const lists = ['mapRoles', 'mapUsers', 'mapAccounts'];
/** @param found undefined where there is none yet, nor perhaps a cluster */
function merged(found, mappings) {
    const had = noted(found);
    const wanted = mappings.map((mapping) => ({ ...mappedAs(mapping), isSole: mapping.isSole }));
    const nothing = { data: { ...found?.data }, note: {}, differences: [] };
    if (had.length === 0 && wanted.length === 0)
        return nothing;
    const documents = new Map(lists.map((list) => [list, listIn(found?.data?.[list])]));
    const broken = lists.filter((list) => documents.get(list) === undefined);
    if (broken.length > 0)
        return { ...nothing, differences: broken.map(refusalOf) };
    const differences = [];
    const ours = [];
    for (const before of had) {
        const items = documents.get(before.list)?.items;
        const at = items === undefined ? -1 : placeOf(before, items);
        const now = wanted.find((each) => isOfSame(each, before));
        if (items === undefined || at < 0)
            continue;
        if (now === undefined) {
            items.items.splice(at, 1);
            differences.push((0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .change */ .Zg)(`${before.of}: no longer`));
        }
        else {
            ours.push(now);
            const is = mappedOf(before.list, items.items[at]);
            if (is !== undefined && isEqual(is, now))
                continue;
            items.items.splice(at, 1, nodeOf(now));
            differences.push((0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .change */ .Zg)(`${now.of}: ${inWords(is)} → ${inWords(now)}`));
        }
    }
    for (const each of wanted.filter((one) => !ours.some((other) => isOfSame(one, other)))) {
        const items = documents.get(each.list)?.items;
        const same = items?.items.map((item) => mappedOf(each.list, item)).filter((is) => is?.of === each.of) ?? [];
        if (same.some((is) => is !== undefined && isEqual(is, each)))
            continue;
        if (each.isSole && same.length > 0) {
            differences.push((0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`The ConfigMap aws-auth maps ${each.of} already, to ${same.map(inWords).join(' and ')}, and noDuplicateARNs is true. ` +
                'It was left as it is: leave the mapping out of the file, or take the other one out of kube-system/aws-auth.'));
            continue;
        }
        items?.items.push(nodeOf(each));
        ours.push(each);
        differences.push((0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .make */ .L8)(`${each.of}: ${inWords(each)}`));
    }
    const data = { ...found?.data };
    for (const [list, document] of documents) {
        if (document === undefined || (document.items.items.length === 0 && data[list] === undefined))
            continue;
        if (differences.length > 0)
            data[list] = document.text();
    }
    const said = ours.map(({ list, of, username, groups }) => ({ list, of, username, groups }));
    return { data, note: { [noteKey]: JSON.stringify(said) }, differences };
}
function refusalOf(list) {
    return (0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`The ConfigMap aws-auth holds under ${list} what is no list in YAML. Nothing in it was changed, lest what others meant is lost: ` +
        'put it right with `kubectl -n kube-system edit configmap aws-auth`.');
}
/** What is ours by the ConfigMap's own word; nothing where somebody has written something else there. */
function noted(found) {
    try {
        const said = JSON.parse(found?.metadata.annotations?.[noteKey] ?? '[]');
        return Array.isArray(said) ? said.filter(isMapped) : [];
    }
    catch {
        return [];
    }
}
const isMapped = (value) => {
    const { list, of, groups } = Object(value);
    return lists.includes(list) && typeof of === 'string' && Array.isArray(groups);
};
/** Undefined where it is no list. */
function listIn(text = '') {
    if (text.trim() === '')
        text = '[]\n';
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(text, { logLevel: 'silent', prettyErrors: false });
    const { contents } = document;
    if (document.errors.length > 0 || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isSeq)(contents))
        return undefined;
    // A flow list that is empty goes on as a block, as people and EKS write it.
    if (contents.items.length === 0)
        contents.flow = false;
    return {
        items: contents,
        text: () => (contents.items.length === 0 ? '[]\n' : document.toString({ lineWidth: 0 })),
    };
}
const mappedAs = ({ of, username, groups }) => {
    const list = /^\d+$/.test(of) ? 'mapAccounts' : of.includes(':user/') ? 'mapUsers' : 'mapRoles';
    return { list, of, username, groups };
};
const keys = {
    mapRoles: 'rolearn',
    mapUsers: 'userarn',
    mapAccounts: '',
};
function nodeOf({ list, of, username, groups }) {
    if (list === 'mapAccounts')
        return of;
    return {
        [keys[list]]: of,
        ...(username !== undefined && { username }),
        ...(groups.length > 0 && { groups: [...groups] }),
    };
}
/** @param item a node of YAML, or what was put in its place; undefined where it is none that maps somebody */
function mappedOf(list, item) {
    const value = typeof Object(item).toJSON === 'function' ? Object(item).toJSON() : item;
    if (list === 'mapAccounts')
        return { list, of: String(value).padStart(12, '0'), groups: [] };
    const { [keys[list]]: of, username, groups } = Object(value);
    if (typeof of !== 'string')
        return undefined;
    return {
        list,
        of,
        username: username === undefined ? undefined : String(username),
        groups: Array.isArray(groups) ? groups.map(String) : [],
    };
}
/** Where one of ours is: as it was written, or the only one of its name, which somebody has changed since. */
function placeOf(before, { items }) {
    const all = items.map((item) => mappedOf(before.list, item));
    const exact = all.findIndex((is) => is !== undefined && isEqual(is, before));
    if (exact >= 0)
        return exact;
    const named = all.flatMap((is, index) => (is?.of === before.of ? index : []));
    return named.length === 1 ? (named[0] ?? -1) : -1;
}
const isOfSame = (one, other) => one.list === other.list && one.of === other.of;
const textOf = ({ list, of, username, groups }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__.stringify)([list, of, username ?? null, [...groups].sort()]);
const isEqual = (one, other) => textOf(one) === textOf(other);
/** Such as `dev, in team-a and team-b`. */
function inWords(mapped) {
    const { username, groups = [] } = mapped ?? {};
    const parts = [
        ...(username === undefined ? [] : [`as ${username}`]),
        ...(groups.length === 0 ? [] : [`in ${groups.join(', ')}`]),
    ];
    return parts.join(' ') || 'by its ARN';
}


/***/ })

};
