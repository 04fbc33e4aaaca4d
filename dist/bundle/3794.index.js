export const id = 3794;
export const ids = [3794];
export const modules = {

/***/ 5608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KW: () => (/* binding */ cancelled),
  pm: () => (/* binding */ clock),
  ut: () => (/* binding */ createRun),
  fQ: () => (/* binding */ narrowed),
  BU: () => (/* binding */ partOf),
  iv: () => (/* binding */ skip)
});

// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
;// CONCATENATED MODULE: ./build/engine/timeline.js
/** @param elapsed milliseconds since the run began. */
function createTimeline(elapsed) {
    const spans = [];
    const marks = new Map();
    return {
        spans,
        marks,
        begin: (name, after) => {
            spans.push({ name, from: elapsed(), ...(after !== undefined && { after }) });
        },
        end: (name, how = 'done') => {
            const span = spans.find((each) => each.name === name && each.to === undefined);
            if (span === undefined)
                throw new Error(`${name} ended without having begun`);
            Object.assign(span, { to: elapsed(), ended: how });
        },
        skip: (name, because) => {
            spans.push({ name, from: elapsed(), to: elapsed(), ended: 'skipped', because });
        },
        mark: (name) => {
            marks.set(name, elapsed());
        },
    };
}

;// CONCATENATED MODULE: ./build/engine/run.js


function createRun(options) {
    const began = Date.now();
    const elapsed = () => Date.now() - began;
    return {
        signal: options.signal,
        deadline: began + options.timeout,
        pollInterval: options.pollInterval,
        waits: options.waits ?? true,
        timeline: createTimeline(elapsed),
        changes: [],
        progress: { ready: 0, of: 0 },
        passing: options.passing,
        words: options.words ?? message_of/* messageOf */.b,
        say: (name, message) => options.print(`[${clock(elapsed()).padStart(6)}] ${name}: ${message}`),
        debug: (name, message) => options.debug?.(`${name}: ${message}`),
        elapsed,
    };
}
/** Says of what did not begin why it did not. @param because in words that follow "because" */
function skip(run, name, because) {
    run.timeline.skip(name, because);
    run.say(name, `skipped, because ${because}`);
}
/** The same run, given up when `signal` is aborted too. */
function narrowed(run, signal) {
    return { ...run, signal: AbortSignal.any([run.signal, signal]) };
}
/** A part of the run, about the thing of that name: its changes and its times are its own, its lines in the log say whose. */
function partOf(run, title) {
    return {
        ...run,
        timeline: createTimeline(run.elapsed),
        changes: [],
        progress: { ready: 0, of: 0 },
        say: (name, message) => run.say(`${title} · ${name}`, message),
    };
}
/** What a cancelled run ends with: the reason, and beside it what had failed by itself. */
function cancelled({ reason }, failures) {
    const others = failures.filter(({ cause }) => cause !== reason);
    if (others.length === 0)
        return reason;
    return new AggregateError([reason, ...others], `Before the run was cancelled, ${others.length} resources had failed.`);
}
/** Milliseconds as people read them on a clock: `0:07`, `12:31`, `1:02:00`. */
function clock(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    const two = (value) => String(value).padStart(2, '0');
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes}:${two(seconds % 60)}`;
    return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}


/***/ }),

/***/ 5549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ verbatim),
/* harmony export */   Bu: () => (/* binding */ factTable),
/* harmony export */   Cw: () => (/* binding */ withoutMentions),
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   fh: () => (/* binding */ quotation),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/** Text of others in GitHub's Markdown: it is shown, and means nothing. */
/** Text in a cell of a table, or as a line of its own: GitHub would take pipes and markup in it for its own. */
function cell(text) {
    return text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[\\`*_{}[\]|#~]/g, '\\$&')
        .replace(/^(\d*)([-+=.)])/, '$1\\$2')
        .replace(/[&<>]/g, (character) => entities[character] ?? character);
}
/** An address in front of it takes the backslash of an escaped `<`, and what follows would be HTML. */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Text as code, in a line. */
function code(text) {
    const fence = longerThanAnyIn(text, 0);
    const line = text.replace(/\s+/g, ' ');
    // A space on both sides is not shown, and keeps a backtick from becoming part of the fence.
    const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
    return fence + pad + line + pad + fence;
}
function table(header, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const written = [header, ...rows].map((cells) => line(cells.map(cell)));
    return written.toSpliced(1, 0, line(header.map(() => '---'))).join('\n');
}
/** Labels and their values. In HTML, since a table of Markdown has a header, and an empty one shows. */
function factTable(facts) {
    const rows = facts.map(([label, value]) => `<tr><th align="left">${html(label)}</th><td>${htmlOf(value)}</td></tr>`);
    return ['<table>', ...rows, '</table>'].join('\n');
}
/** Text that wraps, unlike a block of code. In HTML. */
function quotation(text) {
    return `<blockquote>${html(text)}</blockquote>`;
}
/** What few need. @param content Markdown in paragraphs of its own, or HTML without an empty line */
function folded(title, content) {
    const isHtml = content.startsWith('<');
    return [`<details><summary>${html(title)}</summary>`, content, '</details>'].join(isHtml ? '\n' : '\n\n');
}
/** What a value says, without its links. */
function textOf(value) {
    return [value]
        .flat()
        .map((part) => (typeof part === 'string' ? part : part.text))
        .join('');
}
function htmlOf(value) {
    return [value]
        .flat()
        .map((part) => typeof part === 'string' ? inHtml(part) : `<a href="${attribute(part.href)}">${html(part.text)}</a>`)
        .join('');
}
/** Text in HTML. An empty line would end the HTML for GitHub. */
function html(text) {
    return inHtml(text.trim());
}
function inHtml(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .split(/\s*[\n\r\v\f\u0085\u2028\u2029]\s*/)
        .filter((line) => line !== '')
        .join('<br>')
        .replace(/`([^`]+)`/g, '<code>$1</code>');
}
function attribute(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/\s/g, '%20');
}
/** Text as it is, in a block in which nobody is mentioned. */
function verbatim(text, language = '') {
    const fence = longerThanAnyIn(text, 2);
    return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
/** A fence that the text does not hold. */
function longerThanAnyIn(text, least) {
    return '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
}
/** Names no person or team: a space of no width stands behind each @. */
function withoutMentions(text) {
    return text.replaceAll('@', '@\u200b');
}


/***/ }),

/***/ 3794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   summaryMarkdown: () => (/* binding */ summaryMarkdown),
/* harmony export */   writeSummary: () => (/* binding */ writeSummary)
/* harmony export */ });
/* unused harmony export criticalPath */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _engine_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5608);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5549);



/** What a job's summary tells of one step, as GitHub's Markdown. @param duration milliseconds. */
function summaryMarkdown({ headline, facts, table, folded = [] }, duration = 0, timeline) {
    const parts = [`### ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(headline)}`];
    if (facts.length > 0)
        parts.push((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .factTable */ .Bu)(facts));
    if (table !== undefined)
        parts.push((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(table.header, table.rows));
    for (const each of folded) {
        const content = 'words' in each ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .quotation */ .fh)(each.words) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(each.table.header, each.table.rows);
        parts.push((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)(each.title, content));
    }
    if (timeline !== undefined && timeline.spans.length > 0) {
        parts.push(...course(timeline.spans, duration));
    }
    return `${parts.join('\n\n')}\n`;
}
/** Runners without job summaries do not name a file for them. */
async function writeSummary(markdown, { GITHUB_STEP_SUMMARY: path }) {
    if (path)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(path, `${markdown}\n`);
}
/** Milliseconds below which a chart of a run tells nothing. */
const leastForChart = 10_000;
/** How long it took, and what for: what had nothing to do is left out. */
function course(all, duration) {
    const spans = all.filter(isWork);
    const skipped = skippedInWords(all);
    if (spans.length === 0)
        return [`Took ${(0,_engine_run_js__WEBPACK_IMPORTED_MODULE_1__/* .clock */ .pm)(duration)}: there was nothing to do.`, ...skipped];
    const path = criticalPath(all);
    const waits = path.map(({ name }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(name)).join(' → ');
    const last = path.at(-1);
    const words = last?.ended === 'failed'
        ? `Took ${(0,_engine_run_js__WEBPACK_IMPORTED_MODULE_1__/* .clock */ .pm)(duration)}, until ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(last.name)} failed. What that had waited for: ${waits}.`
        : `Took ${(0,_engine_run_js__WEBPACK_IMPORTED_MODULE_1__/* .clock */ .pm)(duration)}. What it waited for, one after the other: ${waits}.`;
    const isWorthIt = duration >= leastForChart && spans.length > 1;
    return [words, ...(isWorthIt ? [gantt(spans, path, duration)] : []), ...skipped];
}
const isWork = ({ ended }) => ended !== 'idle' && ended !== 'skipped';
/** What did not begin, by the reason. */
function skippedInWords(spans) {
    const reasons = [...new Set(spans.flatMap(({ because }) => because ?? []))];
    return reasons.map((reason) => {
        const names = spans.filter(({ because }) => because === reason).map(({ name }) => name);
        return `Skipped, because ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn)(reason)}: ${names.map(_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .cell */ .Hn).join(', ')}.`;
    });
}
/**
 * The chain of resources, each of which could not begin before the one before it, that ended last; of a run in which
 * something failed, the one that ended with the first failure. What had nothing to do is part of it, and left out.
 */
function criticalPath(spans) {
    const path = [];
    const begun = spans.filter(({ ended }) => ended !== 'skipped');
    const end = ({ to = Number.POSITIVE_INFINITY }) => to;
    const failed = begun.filter(({ ended }) => ended === 'failed').sort((a, b) => end(a) - end(b));
    let next = failed[0] ?? begun.filter(isWork).toSorted((a, b) => end(b) - end(a))[0];
    while (next !== undefined && !path.includes(next)) {
        path.unshift(next);
        const { after } = next;
        next = begun.find(({ name }) => name === after);
    }
    return path.filter(isWork);
}
/** What Mermaid takes for nothing but a title. */
function title(name) {
    return name.replace(/[^\p{L}\p{N} ·.,/()+-]/gu, ' ');
}
/** Red for what has failed; in the colour of what is at work, what the run waited for. */
function gantt(spans, path, duration) {
    const bars = spans.map((span) => {
        const { name, from, to = duration, ended } = span;
        const mark = ended === 'failed' ? 'crit' : span.to === undefined || path.includes(span) ? 'active' : 'done';
        // Mermaid draws nothing for a bar without length.
        const until = Math.max(to, from + 1);
        return `  ${title(name)} :${mark}, ${from}, ${until}`;
    });
    return [
        '```mermaid',
        'gantt',
        '  dateFormat x',
        `  axisFormat ${duration < 3_600_000 ? '%M:%S' : '%H:%M:%S'}`,
        '  todayMarker off',
        ...bars,
        '```',
    ].join('\n');
}


/***/ })

};
