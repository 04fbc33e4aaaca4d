export const id = 6899;
export const ids = [6899,3794];
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

/***/ 9814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a0: () => (/* binding */ waitUntil),
/* harmony export */   dg: () => (/* binding */ NotAwaited),
/* harmony export */   j3: () => (/* binding */ DeadlineError)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5608);


/** The time limit passed before what was awaited came true. */
class DeadlineError extends Error {
    /** The last known reason. */
    reason;
    constructor(what, reason, waited) {
        super(`Gave up after waiting ${(0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .clock */ .pm)(waited)} for ${what}. Last known state: ${reason.replace(/\.$/, '')}. ` +
            'What was made so far is kept: run `up` again to go on from here, with a longer `timeout` if it was only slow, or `down` to remove it.');
        this.name = 'DeadlineError';
        this.reason = reason;
    }
}
/** What was asked for takes time, and the run does not wait. */
class NotAwaited extends Error {
    constructor(what, reason) {
        super(`not waiting for ${what} (${reason})`);
        this.name = 'NotAwaited';
    }
}
/** How long the log stays quiet about one wait: less when the reason has changed. Milliseconds. */
const usualQuiet = { changed: 10_000, unchanged: 60_000 };
/** The longest pause after what will pass. Milliseconds. */
const longestPause = 60_000;
/** The poll interval for which usual times are what they are, milliseconds: a shorter one is for an AWS that is as much faster. */
const usualInterval = 5_000;
/** How many poll intervals pass between two questions while an answer would be a surprise: a failure, as a rule. */
const whileEarly = 24;
/** By how much of the poll interval pauses differ. */
const jitter = 1 / 5;
/** Of the time that has passed, how much may be lost by a question that comes too late. */
const lossyAtLast = 1 / 50;
/** How many poll intervals pass between two questions for what nothing waits for. */
const whileUnhurried = 4;
/**
 * Of the time within which the answer usually comes, and then not more than this of what has passed. What this run has had taken
 * away is worth fewer questions than what comes: nobody works with it.
 */
const lossyWhileUsual = { ofWindow: 1 / 20, ofWindowIfOurs: 1 / 12, ofPassed: 1 / 10 };
/**
 * Seldom before it can be so, then close, and less close the longer it takes.
 *
 * @param waited milliseconds since it began
 * @param isOurs whether this run has had it begun, so that AWS has nothing to tell before it can be done
 * @returns milliseconds until the next question
 */
function pauseAfter(waited, interval, usual, { isUrgent, isOurs }) {
    const earliest = (usual?.[0] ?? 0) * 1000 * Math.min(1, interval / usualInterval);
    const early = earliest - waited;
    if (early > interval)
        return isOurs ? early : Math.min(early, interval * whileEarly);
    if (usual === undefined || isUrgent)
        return interval;
    const [from, to] = usual;
    const { ofPassed, ...lossy } = lossyWhileUsual;
    const ofWindow = isOurs ? lossy.ofWindowIfOurs : lossy.ofWindow;
    const window = (to - from) * 1000 * Math.min(1, interval / usualInterval);
    return Math.max(interval, waited * lossyAtLast, Math.min(window * ofWindow, waited * ofPassed));
}
/**
 * The one waiter for everything. Asks at once and then every poll interval, give or take a fifth (so that many runs do not ask
 * in step), where it is known how long it usually takes, less often before it can be so; pauses twice as long after each passing
 * error such as throttling, and as before once an answer comes.
 *
 * @param what in words that follow "waiting for".
 * @param options.usual how long it takes when nothing is wrong
 * @param options.begun what AWS would say now, of what this run has just had it begin: it is not asked for that
 * @throws DeadlineError, NotAwaited at the first answer that is not the last when the run does not wait, the signal's
 * reason when the run is given up, or the first error of `probe` that will not pass.
 */
async function waitUntil(run, name, what, probe, { usual, begun, quiet = usualQuiet, } = {}) {
    const began = run.elapsed();
    const isOurs = begun !== undefined;
    let known = isOurs ? { waiting: begun } : undefined;
    let trouble = 0;
    let said = { reason: '', at: Number.NEGATIVE_INFINITY };
    for (;;) {
        run.signal.throwIfAborted();
        let now;
        try {
            const answer = known ?? (await probe());
            known = undefined;
            if ('done' in answer)
                return answer.done;
            now = answer;
            if (!run.waits)
                throw new NotAwaited(what, now.waiting);
            trouble = 0;
        }
        catch (error) {
            if (!run.passing(error))
                throw error;
            now = { waiting: run.words(error) };
            trouble += 1;
        }
        const { waiting: reason, details, isUnhurried = false } = now;
        const least = now.pause ?? (isUnhurried ? run.pollInterval * whileUnhurried : 0);
        const waited = run.elapsed() - began;
        const tell = () => {
            const at = run.elapsed();
            if (at - said.at < (reason === said.reason ? quiet.unchanged : quiet.changed))
                return;
            run.say(name, [inWords(now, what, usual) + soFar(at - began), ...progressOf(run)].join('; '));
            if (details !== undefined)
                run.debug(name, details);
            said = { reason, at };
        };
        tell();
        const left = run.deadline - Date.now();
        if (left <= 0)
            throw new DeadlineError(what, details ?? reason, waited);
        const pause = trouble > 0
            ? Math.min(run.pollInterval * 2 ** trouble, longestPause)
            : pauseAfter(Math.max(waited, ageOf(now)), run.pollInterval, usual, {
                isUrgent: now.isUrgent,
                isOurs,
            });
        const differing = pause + run.pollInterval * jitter * (2 * Math.random() - 1);
        let rest = Math.min(Math.max(differing, least), left);
        // A long pause is no long silence.
        while (rest > quiet.unchanged && quiet.unchanged > 0) {
            await asleep(quiet.unchanged, run.signal);
            rest -= quiet.unchanged;
            tell();
        }
        await asleep(rest, run.signal);
    }
}
/** @throws the signal's reason when that ends first */
const asleep = (milliseconds, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
const ageOf = ({ since }) => (since === undefined ? 0 : Date.now() - since.getTime());
/** What AWS calls the states of things that it is at work on, where a reason begins with one. */
const state = /^(?:[A-Z]+_)*(?:[A-Z]+ING|DEGRADED|IN_PROGRESS|[A-Z]*COMPLETE)\b/;
/** Such as `creating (usually 7–10 min)`, or `waiting for the NAT gateway (not to be seen yet)`. */
function inWords({ waiting: reason, what }, awaited, usual) {
    const waiting = reason.replace(/\.$/, '');
    const time = usual && `usually ${usualInWords(usual)}`;
    const [aws] = state.exec(waiting) ?? [];
    if (aws === undefined)
        return `waiting for ${what ?? awaited} (${[waiting, time].filter(Boolean).join('; ')})`;
    const words = aws.toLowerCase().replaceAll('_', ' ') + waiting.slice(aws.length);
    return time === undefined ? words : `${words} (${time})`;
}
/** In whole minutes, such as `7–10 min`. */
function usualInWords(usual) {
    const minutes = usual.map((seconds) => Math.max(1, Math.round(seconds / 60)));
    const [from, to] = minutes;
    return from === to ? `about ${from} min` : `${from}–${to} min`;
}
const soFar = (waited) => (waited < 1000 ? '' : `, ${(0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .clock */ .pm)(waited)} so far`);
const progressOf = ({ progress: { ready, of } }) => of === 0 ? [] : [`${ready} of ${of} ready`];


/***/ }),

/***/ 2046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hC: () => (/* binding */ sentences),
/* harmony export */   ln: () => (/* binding */ momentInWords),
/* harmony export */   r4: () => (/* binding */ inWords)
/* harmony export */ });
const units = [
    { name: 'd', milliseconds: 86_400_000 },
    { name: 'h', milliseconds: 3_600_000 },
    { name: 'min', milliseconds: 60_000 },
];
/** A time as people say it, in the two largest units that fit: `3 d 4 h`, `12 min`. @param milliseconds of any sign. */
function inWords(milliseconds) {
    let rest = Math.abs(milliseconds);
    const parts = units.map((unit) => {
        const count = Math.floor(rest / unit.milliseconds);
        rest -= count * unit.milliseconds;
        return { count, name: unit.name };
    });
    const first = parts.findIndex(({ count }) => count > 0);
    if (first === -1)
        return 'less than a minute';
    return parts
        .slice(first, first + 2)
        .filter(({ count }) => count > 0)
        .map(({ count, name }) => `${count} ${name}`)
        .join(' ');
}
/** Sentences one after the other, each with one full stop, without those that say nothing. */
function sentences(...parts) {
    return parts
        .flatMap((part) => part || [])
        .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
        .join(' ');
}
/**
 * A moment for readers in any zone, such as `2026-11-28 22:18 UTC (in 3 d)`.
 * @param text in RFC 3339; what is none, such as `never`, stays as it is
 */
function momentInWords(text, now = new Date()) {
    const moment = new Date(text);
    if (Number.isNaN(moment.getTime()))
        return text;
    const distance = moment.getTime() - now.getTime();
    const words = inWords(distance);
    const fromNow = distance < 0 ? `${words} ago` : `in ${words}`;
    return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC (${fromNow})`;
}


/***/ }),

/***/ 6899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  execute: () => (/* binding */ execute),
  tellRefusal: () => (/* binding */ tellRefusal)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var core = __webpack_require__(143);
// EXTERNAL MODULE: ./build/http/agent.js
var agent = __webpack_require__(1000);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/aws/absent-cluster.js

/**
 * Makes the client, of one look at the account, ask first whether a cluster is there, and then for nothing that would stand on
 * one which is not: EKS knows no cluster of that name, says its answer to the one question as to all the others.
 */
function withoutAbsentClusters(eks) {
    eks.middlewareStack.add((next) => async (call) => {
        const { clusterName: name } = call.input;
        if (name !== undefined) {
            await eks.describeCluster({ name }).catch((error) => {
                // Whatever else keeps it from being told says nothing of what stands on it.
                if ((0,errors/* isAbsent */.W0)(error))
                    throw error;
            });
        }
        return next(call);
    }, { step: 'initialize', priority: 'high', name: 'ofClusters' });
    return eks;
}

// EXTERNAL MODULE: ./build/aws/calls.js
var calls = __webpack_require__(4799);
// EXTERNAL MODULE: ./build/aws/partition.js
var partition = __webpack_require__(6388);
;// CONCATENATED MODULE: ./build/aws/renewing.js
/** Milliseconds between attempts to renew credentials that serve on for a while. */
const pauseOfRenewal = 60_000;
/**
 * Keeps what the provider gave until a third of its life is left, so that a call made then can still run for long.
 * Whoever asks while new ones are being made waits for the same. When that fails, the old ones serve to their end.
 */
function renewing(provider) {
    let current;
    let renewal;
    async function renew() {
        const credentials = await provider();
        const end = credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
        const renewAt = (Date.now() + 2 * end) / 3;
        current = { credentials, renewAt, end };
        return credentials;
    }
    const provide = async () => {
        if (current !== undefined && Date.now() < current.renewAt)
            return current.credentials;
        renewal ??= renew().finally(() => {
            renewal = undefined;
        });
        try {
            return await renewal;
        }
        catch (error) {
            if (current === undefined || Date.now() >= current.end)
                throw error;
            // Each attempt may take a while: who asks next is not to wait for another one at once.
            current.renewAt = Math.min(Date.now() + pauseOfRenewal, current.end);
            return current.credentials;
        }
    };
    const forget = (ended) => {
        if (current?.credentials === ended)
            current = undefined;
    };
    // Without this mark each client of the SDK would keep its own copy until five minutes before the end.
    return Object.assign(provide, { forget, memoized: true });
}

;// CONCATENATED MODULE: ./build/aws/clients.js





/**
 * @param provider makes credentials, anew each time: they are kept, and renewed in time, here.
 * @param options.freshFor milliseconds for which an answer is not asked for again, unless something is changed meanwhile
 */
function createAws(region, provider, proxyFor, { retryMode = 'standard', freshFor = 0 } = {}) {
    const access = {
        credentials: renewing(provider),
        proxyFor,
        httpsAgent: (0,agent/* httpsAgent */.f)({ proxyFor }),
        retryMode,
        regions: new Map(),
    };
    return awsIn(region, access, {
        lasting: new Map(),
        seen: undefined,
        known: undefined,
        asking: new Map(),
        freshFor,
    });
}
function awsIn(region, access, memory) {
    const { credentials, proxyFor, retryMode } = access;
    const options = {
        region,
        credentials,
        maxAttempts: calls/* maxAttempts */.F3,
        retryMode,
        customUserAgent: 'eks-cluster-action',
        requestHandler: (0,calls/* connection */.FI)(access.httpsAgent),
    };
    const brief = {
        maxAttempts: 3,
        requestHandler: { ...options.requestHandler, connectionTimeout: 2_000, requestTimeout: 5_000 },
    };
    const aws = {
        region,
        proxyFor,
        credentials,
        autoScaling: once(async () => {
            const { AutoScaling } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(8932)]).then(__webpack_require__.t.bind(__webpack_require__, 8932, 19));
            return (0,calls/* attended */.If)(new AutoScaling(options), credentials, memory);
        }),
        cloudFormation: once(async () => {
            const { CloudFormation } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(3805)]).then(__webpack_require__.t.bind(__webpack_require__, 3805, 19));
            return (0,calls/* attended */.If)(new CloudFormation(options), credentials, memory);
        }),
        ec2: once(async () => {
            const { EC2 } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(5193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
            return (0,calls/* attended */.If)(new EC2(options), credentials, memory);
        }),
        eks: once(async () => {
            const { EKS } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(4524)]).then(__webpack_require__.t.bind(__webpack_require__, 4524, 19));
            const eks = (0,calls/* attended */.If)(new EKS(options), credentials, memory);
            return memory.seen === undefined ? eks : withoutAbsentClusters(eks);
        }),
        elb: once(async () => {
            const { ElasticLoadBalancingV2 } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(586)]).then(__webpack_require__.t.bind(__webpack_require__, 586, 19));
            return (0,calls/* attended */.If)(new ElasticLoadBalancingV2(options), credentials, memory);
        }),
        elbClassic: once(async () => {
            const { ElasticLoadBalancing } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(9165)]).then(__webpack_require__.t.bind(__webpack_require__, 9165, 19));
            return (0,calls/* attended */.If)(new ElasticLoadBalancing(options), credentials, memory);
        }),
        iam: once(async () => {
            const { IAM } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(6764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
            return (0,calls/* attended */.If)(new IAM(options), credentials, memory);
        }),
        logs: once(async () => {
            const { CloudWatchLogs } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(303)]).then(__webpack_require__.t.bind(__webpack_require__, 2684, 19));
            return (0,calls/* attended */.If)(new CloudWatchLogs(options), credentials, memory);
        }),
        pricing: once(async () => {
            const { Pricing } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(4453)]).then(__webpack_require__.t.bind(__webpack_require__, 4453, 19));
            return (0,calls/* attended */.If)(new Pricing({ ...options, ...brief, region: (0,partition/* pricingRegion */.p4)(region) }), credentials, memory);
        }),
        serviceQuotas: once(async () => {
            const { ServiceQuotas } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(2924)]).then(__webpack_require__.t.bind(__webpack_require__, 2924, 19));
            return (0,calls/* attended */.If)(new ServiceQuotas({ ...options, ...brief }), credentials, memory);
        }),
        sts: once(async () => {
            const { STS } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(1695)]).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
            return (0,calls/* attended */.If)(new STS(options), credentials, memory);
        }),
        in: (other) => access.regions.get(other) ??
            awsIn(other, access, {
                ...memory,
                lasting: new Map(),
                seen: memory.seen && new Map(),
                known: undefined,
                asking: new Map(),
            }),
        atOnce: () => awsIn(region, { ...access, regions: new Map() }, { ...memory, seen: new Map() }),
        onward: async () => awsIn(region, { ...access, regions: new Map() }, await (0,calls/* onwardFrom */.ej)(memory)),
    };
    access.regions.set(region, aws);
    return aws;
}
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}

// EXTERNAL MODULE: ./build/aws/credentials.js + 1 modules
var credentials = __webpack_require__(871);
;// CONCATENATED MODULE: ./build/config/request.js
/** Whether it is about every cluster, and not about one. */
function isOfAll(request) {
    return request.command === 'sweep' || request.command === 'list';
}

;// CONCATENATED MODULE: ./build/config/subject.js

/** What the command is about, in words. */
function subjectOf(request) {
    if (!isOfAll(request))
        return `cluster ${request.spec.name} in ${request.spec.region}`;
    return request.regions === 'all' ? 'every region' : request.regions.join(', ');
}
/** The region in which AWS is asked who the run is. */
function homeOf(request) {
    return isOfAll(request) ? request.home : request.spec.region;
}

// EXTERNAL MODULE: ./build/state.js
var state = __webpack_require__(8801);
;// CONCATENATED MODULE: ./build/cancellation.js


const reading = ['plan', 'connect', 'status', 'list'];
/** The job was cancelled, by a person or by a newer run. */
class CancelledError extends Error {
    /** @param begun what was to be changed, as the log names it */
    constructor(request, begun) {
        const what = begun.length === 0 ? 'nothing yet' : [...new Set(begun)].join(', ');
        const isReading = reading.includes(request.command);
        super(isReading
            ? 'Cancelled. Nothing was changed.'
            : request.command === 'sweep'
                ? 'Cancelled. What sweep has begun to remove goes on in AWS: run it again to finish.'
                : `Cancelled. What ${request.command} has started for ${subjectOf(request)} goes on in AWS (${what}): ` +
                    'run `up` to go on from there, or `down` to remove it.');
        this.name = 'CancelledError';
    }
}
/**
 * Aborted, with a CancelledError, by the first signal with which the runner cancels a job.
 *
 * @param begun names of what the run has begun to change
 * @param isLate what is told at the second signal: a call to AWS has had no answer since, and the runner ends the process
 * in a moment
 */
function cancellationOf(request, begun, isLate) {
    const cancellation = new AbortController();
    const cancel = () => {
        if (!cancellation.signal.aborted) {
            (0,state/* saveCancellation */.jS)();
            cancellation.abort(new CancelledError(request, begun()));
            return;
        }
        isLate(cancellation.signal.reason);
        process.exit();
    };
    process.on('SIGINT', cancel).on('SIGTERM', cancel);
    return cancellation.signal;
}

// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
// EXTERNAL MODULE: ./build/engine/run.js + 1 modules
var engine_run = __webpack_require__(5608);
// EXTERNAL MODULE: ./build/explain.js + 2 modules
var explain = __webpack_require__(3201);
// EXTERNAL MODULE: ./build/github/id-token.js
var id_token = __webpack_require__(6381);
// EXTERNAL MODULE: ./build/github/log.js + 1 modules
var log = __webpack_require__(3249);
// EXTERNAL MODULE: ./build/github/preview.js + 2 modules
var github_preview = __webpack_require__(1227);
// EXTERNAL MODULE: ./build/inputs.js
var inputs = __webpack_require__(8175);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/github/failure.js
var failure = __webpack_require__(220);
// EXTERNAL MODULE: ./build/github/summary.js
var summary = __webpack_require__(3794);
// EXTERNAL MODULE: ./build/engine/wait.js
var wait = __webpack_require__(9814);
;// CONCATENATED MODULE: ./build/resources/late.js
/** What a run tells when its time was up while it waited for several things. */


/** The time limit passed before several resources were ready. */
class DeadlinesError extends AggregateError {
    constructor(overdue) {
        const states = overdue.map(({ resource, cause }) => `${resource} (${cause.reason})`);
        super(overdue, `The \`timeout\` is over before these were ready: ${states.join('; ')}. ` +
            'What was made so far is kept: run `up` again to go on from here, with a longer `timeout` if it was only slow, or `down` to remove it.');
        this.name = 'DeadlinesError';
    }
}
const isLate = (failure) => failure instanceof resource_error/* ResourceError */.BS && failure.cause instanceof wait/* DeadlineError */.j3;
/** The failures, with those of one in place of several that have but run out of time. Add-ons wait for nodes: these are why. */
function withoutRepetition(failures) {
    const overdue = failures.filter(isLate);
    if (overdue.length < 2)
        return [...failures];
    const nodes = overdue.filter(({ resource }) => resource.startsWith('node group '));
    const causes = nodes.length === 0 ? overdue : overdue.filter(({ resource }) => !resource.startsWith('add-on '));
    const others = failures.filter((failure) => !isLate(failure));
    // What comes after several says how many they were.
    const isAlone = others.every((failure) => failure instanceof AggregateError);
    const [first] = causes;
    const told = causes.length === 1 && first !== undefined ? first : new DeadlinesError(causes);
    return isAlone ? [told] : [told, ...others];
}

;// CONCATENATED MODULE: ./build/tell.js
/** The one place that tells what came of a step: its log, annotations, summary, comment and issue say the same. */








async function tell(outcome, audience) {
    const { request, run, outputs, preview } = audience;
    const { headline, closing, notice, warnings = [], failures = [], left, isCutShort = false } = outcome;
    if (!isCutShort && closing === undefined)
        (0,log/* print */.yy)(headline);
    if (notice)
        (0,log/* tellNotice */.q5)(notice);
    (0,log/* tellWarnings */.lp)(warnings);
    const told = failures.length > 0 ? tellFailures(failures, request) : [];
    if (closing !== undefined)
        (0,log/* tellNotice */.q5)({ title: headline.replace(/\.$/, ''), message: closing });
    const problems = [...warnings, ...told.map(({ title = 'Failed', message }) => ({ title, message }))];
    await Promise.all([
        summarize(withFailures(outcome, told), audience),
        // A job that was cancelled has seconds left, and GitHub may take longer.
        Promise.race([
            isCutShort
                ? preview?.failed(outputs, { title: outcome.title, failures: told, left, reason: (0,failure/* inFull */.Vz)(told) })
                : preview?.ended(outputs, outcome.previewFacts ?? {}),
            ...(run.signal.aborted ? [(0,promises_.setTimeout)(5_000)] : []),
        ]),
        run.signal.aborted ? undefined : tellIssue(headline, problems, audience),
        run.signal.aborted
            ? undefined
            : tellPlanComment(outcome, told.map(({ message }) => message), audience),
    ]);
}
/** With what has failed, in short and, for those who look, in full. */
function withFailures(outcome, failures) {
    const { facts, folded = [], left } = outcome;
    const words = (0,failure/* inFull */.Vz)(failures);
    return {
        ...outcome,
        facts: [...facts, ...(0,failure/* failureFacts */._2)(failures, left)],
        folded: [...folded, ...(words === '' ? [] : [{ title: 'In full', words }])],
    };
}
/** Makes the step fail, and says why. */
function tellFailures(failures, request) {
    process.exitCode = 1;
    const told = (0,explain/* explainAll */.H)(withoutRepetition(failures), homeOf(request));
    (0,log/* tellErrors */.bn)(told.map(({ title, message }) => ({
        title: [`${request.command} failed`, title].filter(Boolean).join(': '),
        message,
    })));
    for (const failure of failures)
        (0,log/* debug */.Yz)((0,external_node_util_.inspect)(failure));
    return told;
}
async function summarize(content, { env, run }) {
    const markdown = (0,summary.summaryMarkdown)(content, run.elapsed(), run.timeline);
    await (0,summary.writeSummary)(markdown, env);
}
/** Tells of a sweep that has something to tell, where an issue was asked for. */
async function tellIssue(headline, problems, { request, github, warn }) {
    if (request.command !== 'sweep' || !request.issue || problems.length === 0)
        return;
    const { tellSweepIssue } = await __webpack_require__.e(/* import() */ 9412).then(__webpack_require__.bind(__webpack_require__, 9412));
    await tellSweepIssue({ headline, problems, links: request.links }, github, warn);
}
/** Tells a pull request what it would change, where that was planned. */
async function tellPlanComment({ headline, facts, differences }, reasons, { request, outputs, github }) {
    if (request.command !== 'plan' || request.planComment === undefined)
        return;
    const { tellPlan } = await __webpack_require__.e(/* import() */ 735).then(__webpack_require__.bind(__webpack_require__, 3116));
    const { name: asked, region } = request.spec;
    const name = outputs['cluster-name'] ?? asked;
    const news = { headline, facts, differences, reasons, name, region };
    await tellPlan(request.planComment, news, github, log/* tellNotice */.q5);
}

;// CONCATENATED MODULE: ./build/execute.js


















const clusterCommands = {
    up: async () => (await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(8815), __webpack_require__.e(1591), __webpack_require__.e(8150), __webpack_require__.e(864), __webpack_require__.e(9048), __webpack_require__.e(7187), __webpack_require__.e(8698)]).then(__webpack_require__.bind(__webpack_require__, 8698))).up,
    connect: async () => (await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(8815), __webpack_require__.e(1591), __webpack_require__.e(8150), __webpack_require__.e(864), __webpack_require__.e(9048), __webpack_require__.e(3701)]).then(__webpack_require__.bind(__webpack_require__, 6082))).connect,
    plan: async () => (await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(1591), __webpack_require__.e(8150), __webpack_require__.e(864), __webpack_require__.e(9048), __webpack_require__.e(3996)]).then(__webpack_require__.bind(__webpack_require__, 3996))).plan,
    down: async () => (await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(1591), __webpack_require__.e(8150), __webpack_require__.e(864), __webpack_require__.e(9048), __webpack_require__.e(7187), __webpack_require__.e(6487)]).then(__webpack_require__.bind(__webpack_require__, 6487))).down,
    status: async () => (await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(1591), __webpack_require__.e(8150), __webpack_require__.e(864), __webpack_require__.e(9048), __webpack_require__.e(3414)]).then(__webpack_require__.bind(__webpack_require__, 3414))).status,
};
const commandsOfAll = {
    sweep: async () => (await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(1591), __webpack_require__.e(8150), __webpack_require__.e(864), __webpack_require__.e(7187), __webpack_require__.e(3253), __webpack_require__.e(7035)]).then(__webpack_require__.bind(__webpack_require__, 7035))).sweep,
    list: async () => (await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(1591), __webpack_require__.e(8150), __webpack_require__.e(3253), __webpack_require__.e(6991)]).then(__webpack_require__.bind(__webpack_require__, 4635))).list,
};
/** GitHub is to be asked, and there is no token to ask it with. */
class MissingTokenError extends Error {
    constructor() {
        super('the input github-token is empty. Leave it out for the token of the job');
        this.name = 'MissingTokenError';
    }
}
/** Runs the command that was asked for, and tells the runner and the user what came of it. */
async function execute(request, { env, execPath, argv }) {
    const run = (0,engine_run/* createRun */.ut)({
        timeout: request.timeout,
        pollInterval: request.pollInterval,
        waits: request.waits,
        passing: errors/* isPassing */.WG,
        words: errors/* wordsOf */.Z9,
        print: log/* print */.yy,
        debug: log/* debug */.Yz,
        signal: cancellationOf(request, () => run.changes.map(({ name }) => name), (reason) => tellFailures([reason], request)),
    });
    for (const note of request.notes)
        (0,log/* print */.yy)(note);
    const outputs = {};
    const output = (values) => {
        Object.assign(outputs, values);
        for (const [name, value] of Object.entries(values))
            (0,core.setOutput)(name, value);
    };
    if (request.isAuto)
        output({ command: request.command });
    const warn = (title, message) => (0,log/* tellWarnings */.lp)([{ title, message }]);
    if (!isOfAll(request))
        for (const words of request.ignored)
            warn('Done without', words);
    const github = gitHubFrom(env);
    let preview;
    let aws;
    const outcome = await (async () => {
        const admitted = await admittedBy(github, request);
        if (admitted.command === 'up' && admitted.teardown === 'job')
            (0,state/* saveTeardown */.oh)(admitted);
        preview = isOfAll(admitted) ? undefined : previewOf(admitted, admitted.preview, github, warn);
        aws = connect(admitted, env);
        return carryOut(admitted, {
            aws,
            run,
            output,
            warn,
            github,
            pullRequestNow: async () => preview?.pullRequestNow(),
            show: (shown) => {
                preview = previewOf(admitted, shown, github, warn);
            },
            exportVariable: core/* exportVariable */.dN,
            plugin: { node: execPath, path: (0,external_node_path_.join)((0,external_node_path_.dirname)(argv[1] ?? ''), '..', 'exec-plugin', 'index.js') },
        });
    })().catch(async (error) => ({
        ...cutShort(request, error),
        // Whoever was not let in is told of nothing; a job that was cancelled has seconds left.
        left: aws === undefined || run.signal.aborted ? undefined : await leftBy(request, aws, outputs),
    }));
    await tell(outcome, { request, env, run, outputs, preview, github, warn });
}
/** The request, once GitHub has said that whoever asks may, with what it has told of the pull request. */
async function admittedBy(github, request) {
    if (isOfAll(request) || request.admission === undefined)
        return request;
    const { admit } = await __webpack_require__.e(/* import() */ 2491).then(__webpack_require__.bind(__webpack_require__, 2491));
    const branch = await admit(request.admission, github);
    const { preview } = request;
    return branch === undefined || preview === undefined
        ? request
        : { ...request, preview: { ...preview, branch } };
}
async function carryOut(request, rest) {
    if (isOfAll(request)) {
        const command = await commandsOfAll[request.command]();
        return command({ request, ...rest });
    }
    const command = await clusterCommands[request.command]();
    return command({ request, ...rest });
}
async function leftBy(request, aws, outputs) {
    const { whatIsLeft } = await Promise.all(/* import() */[__webpack_require__.e(1591), __webpack_require__.e(686)]).then(__webpack_require__.bind(__webpack_require__, 686));
    return whatIsLeft(request, aws, outputs);
}
function cutShort(request, error) {
    if (error instanceof AggregateError)
        (0,log/* debug */.Yz)(error.message);
    const title = (0,explain/* titleOf */.G)(error);
    return {
        headline: title === undefined ? `${request.command} of ${subjectOf(request)} failed.` : `${title}.`,
        title,
        facts: [],
        failures: (0,resource_error/* failuresOf */.dJ)(error),
        isCutShort: true,
    };
}
/** What tells GitHub of the cluster while the command runs. */
function previewOf(request, shown, github, warn) {
    const { command } = request;
    if ((command !== 'up' && command !== 'down') || shown === undefined)
        return undefined;
    const { spec, role } = request;
    const preview = (0,github_preview/* createPreview */.P)(shown, { name: spec.name, region: spec.region, roleArn: role?.arn }, github, warn);
    if (!(command === 'down' && request.dryRun))
        preview.begin(command);
    return preview;
}
/** Tells, where GitHub tells of a cluster already, that its `down` or its plan was refused before anything was done. */
async function tellRefusal(told, reason, env) {
    const github = gitHubFrom(env);
    if ('plan' in told) {
        const { tellPlan } = await __webpack_require__.e(/* import() */ 735).then(__webpack_require__.bind(__webpack_require__, 3116));
        const { request, name, region } = told.plan;
        const headline = `No plan for cluster ${name} in ${region}: what is asked for is refused.`;
        const news = { name, region, headline, facts: [], differences: undefined, reasons: [reason] };
        return tellPlan(request, news, github, log/* tellNotice */.q5);
    }
    const { request, subject } = told.preview;
    const warn = (title, message) => (0,log/* tellWarnings */.lp)([{ title, message }]);
    const preview = (0,github_preview/* createPreview */.P)(request, subject, github, warn);
    preview.begin('refusal');
    await preview.failed({}, { reason });
}
/** GitHub's API with the step's token, the same each time. */
function gitHubFrom(env) {
    let client;
    return () => {
        client ??= Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4463)).then(({ createGitHub }) => createGitHub(gitHubOptions(env)));
        return client;
    };
}
function gitHubOptions(env) {
    const token = (0,inputs/* inputText */.AN)(env, 'github-token').trim();
    if (token === '')
        throw new MissingTokenError();
    (0,log/* mask */.dK)(token);
    return {
        token,
        repository: env.GITHUB_REPOSITORY ?? '',
        apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
        proxyFor: (0,agent/* proxiesFrom */.N)(env),
        say: log/* print */.yy,
    };
}
function connect(request, env) {
    const { role } = request;
    const region = homeOf(request);
    const proxyFor = (0,agent/* proxiesFrom */.N)(env);
    const options = { region, agent: (0,agent/* httpsAgent */.f)({ proxyFor }), onSecret: log/* mask */.dK, say: log/* print */.yy };
    const provider = role === undefined
        ? (0,credentials/* environmentCredentials */.Se)(env, options)
        : (0,credentials/* webIdentityCredentials */.hH)({
            ...options,
            roleArn: role.arn,
            sessionName: role.sessionName,
            durationSeconds: role.durationSeconds,
            idToken: () => (0,id_token/* idToken */.f)(role.audience, env),
        });
    return createAws(region, provider, proxyFor, {
        retryMode: isOfAll(request) ? 'adaptive' : 'standard',
        // Less than what passes between two looks at the same.
        freshFor: request.pollInterval * (3 / 5),
    });
}


/***/ }),

/***/ 4463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitHub: () => (/* binding */ createGitHub),
/* harmony export */   isForbidden: () => (/* binding */ isForbidden),
/* harmony export */   ownLogin: () => (/* binding */ ownLogin),
/* harmony export */   statusOf: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _http_agent_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1000);
/* harmony import */ var _http_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(384);



/** Milliseconds that GitHub may take for one answer. */
const timeout = 20_000;
/** Longest wait that is worth it, in seconds, and how often: GitHub is told of a cluster, it does not make one. */
const patience = { seconds: 90, times: 2 };
/** GitHub's REST API for one repository, with a wait where its limits ask for one and another try where it fails. */
async function createGitHub({ token, repository, apiUrl, proxyFor, say }) {
    const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
        __webpack_require__.e(/* import() */ 1758).then(__webpack_require__.bind(__webpack_require__, 1758)),
        Promise.all(/* import() */[__webpack_require__.e(3251), __webpack_require__.e(9735)]).then(__webpack_require__.bind(__webpack_require__, 9735)),
        Promise.all(/* import() */[__webpack_require__.e(3251), __webpack_require__.e(6856)]).then(__webpack_require__.bind(__webpack_require__, 6856)),
    ]);
    const agent = (0,_http_agent_js__WEBPACK_IMPORTED_MODULE_1__/* .httpsAgent */ .f)({ proxyFor });
    const waits = (seconds, { method, url }, times) => {
        const isWorthIt = seconds <= patience.seconds && times < patience.times;
        say(`GitHub's rate limit stops ${method} ${url}; ${isWorthIt ? `it is asked again in ${seconds} s` : `${seconds} s is too long to wait`}.`);
        return isWorthIt;
    };
    const octokit = getOctokit(token, {
        baseUrl: apiUrl,
        // Octokit's own would go to the log as they are.
        log: { debug: () => { }, info: () => { }, warn: say, error: say },
        request: {
            // Through the same proxies as everything else.
            fetch: async (url, { method, headers, body }) => {
                const response = await (0,_http_request_js__WEBPACK_IMPORTED_MODULE_2__/* .send */ .tN)(new URL(url), {
                    method,
                    headers,
                    ...(body !== undefined && { body }),
                    agent,
                    signal: AbortSignal.timeout(timeout),
                });
                const pairs = Object.entries(response.headersDistinct).flatMap(([name, values = []]) => values.map((value) => [name, value]));
                const status = response.statusCode ?? 0;
                const content = await (0,_http_request_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(response);
                return new Response(status === 204 ? null : content, { status, headers: pairs });
            },
        },
        // 429 is a limit too: how long to wait for it is the other plugin's to say.
        retry: { doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
        throttle: {
            id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(),
            onRateLimit: (seconds, request, _, times) => waits(seconds, request, times),
            onSecondaryRateLimit: (seconds, request, _, times) => waits(seconds, request, times),
        },
    }, retry, throttling);
    const [owner = '', repo = ''] = repository.split('/');
    return { octokit, owner, repo };
}
/** Whose token it is: REST does not tell that of an installation, GraphQL tells it of every token. */
async function ownLogin({ octokit }) {
    const answer = await octokit.graphql('{ viewer { login } }');
    return answer.viewer.login;
}
/** The HTTP status of GitHub's refusal; undefined when the error is none. */
function statusOf(error) {
    return error instanceof Error && 'status' in error && typeof error.status === 'number'
        ? error.status
        : undefined;
}
/** Whether GitHub refuses the token what it was asked for: it says 404 of what a token may not even see. */
function isForbidden(error) {
    const status = statusOf(error);
    return status === 401 || status === 404 || (status === 403 && !/rate limit/i.test(String(error)));
}


/***/ }),

/***/ 79:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NL: () => (/* binding */ stickyComment)
/* harmony export */ });
/* unused harmony exports commentText, readMarker */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4463);
/* harmony import */ var _preview_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1553);
/** The one comment of a preview, found again by a marker that nobody sees. */



const opening = '<!-- eks-cluster-action ';
const closing = ' -->';
function stickyComment(github, pullNumber, identity) {
    const { octokit, owner, repo } = github;
    let found;
    /** Looks through every page; what others have written is not ours, whatever it says. */
    async function look() {
        const [login, comments] = await Promise.all([
            (0,_client_js__WEBPACK_IMPORTED_MODULE_1__.ownLogin)(github),
            octokit.paginate(octokit.rest.issues.listComments, {
                owner,
                repo,
                issue_number: pullNumber,
                per_page: 100,
            }),
        ]);
        return comments
            .filter(({ user }) => user?.login === login)
            .flatMap(({ id, body = '' }) => {
            const marker = readMarker(body);
            return marker === undefined ? [] : [{ ...marker, id }];
        })
            .find((marker) => (0,_preview_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .isOf */ .y)(identity, marker));
    }
    const find = () => {
        found ??= look();
        return found;
    };
    return {
        find,
        /** Writes the comment, or changes it; does nothing when it says the same already. */
        async write({ state, lasting, body }) {
            const existing = await find();
            const content = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(lasting)).digest('hex').slice(0, 16);
            if (existing?.content === content)
                return;
            const { preview, region } = existing ?? identity;
            const marker = { preview, region, cluster: identity.cluster, state, content };
            const text = commentText(marker, body);
            const { data } = existing === undefined
                ? await octokit.rest.issues.createComment({ owner, repo, issue_number: pullNumber, body: text })
                : await octokit.rest.issues.updateComment({ owner, repo, comment_id: existing.id, body: text });
            found = Promise.resolve({ ...marker, id: data.id });
        },
    };
}
/** The comment as GitHub keeps it: what it says of itself does not end before its line does. */
function commentText(marker, body) {
    const json = JSON.stringify(marker).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
    return `${opening}${json}${closing}\n${body}`;
}
function readMarker(body) {
    const [line = ''] = body.split(/\r?\n/);
    if (!line.startsWith(opening) || !line.endsWith(closing))
        return undefined;
    try {
        return JSON.parse(line.slice(opening.length, -closing.length));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vz: () => (/* binding */ inFull),
/* harmony export */   _2: () => (/* binding */ failureFacts),
/* harmony export */   n2: () => (/* binding */ goes)
/* harmony export */ });
/* harmony import */ var _engine_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2046);
/** How a failure is told where there is room for more than its message: what, what next, and what is still there. */

/** @param closing whether the cluster goes with its pull request, on which this is told */
function failureFacts(failures, left, { closing = false, now = new Date() } = {}) {
    const next = [...new Set(failures.flatMap((failure) => failure.next ?? []))].join('\n');
    return [
        ...failures.map((failure) => ['Failed', inShort(failure)]),
        ...(next === '' ? [] : [['Next', next]]),
        ...(left === undefined ? [] : factsOfLeft(left, { closing, now })),
    ];
}
function factsOfLeft(left, { closing, now }) {
    const { cluster, region } = left;
    return [
        ...('unknown' in left
            ? [['Still there', `not known: ${left.unknown}`]]
            : [
                ['Still there', `${left.what}: ${left.price}`],
                ['Goes', goes(left.expiresAt, { closing, now })],
            ]),
        ['To remove it', `a step with \`command: down\`, \`cluster-name: ${cluster}\` and \`region: ${region}\``],
    ];
}
/** What is told in short is to be had in full, too: AWS's words, as a rule. */
function inFull(failures) {
    return failures
        .filter(({ title }) => title !== undefined)
        .map(({ of, words }) => [of, words].filter(Boolean).join(': '))
        .join('\n\n');
}
/** When a cluster goes by itself. @param expiresAt in RFC 3339, or `never`; undefined for what has no control plane */
function goes(expiresAt, { closing = false, now = new Date() } = {}) {
    const withPullRequest = closing ? 'when this pull request is closed' : '';
    const bySweep = expiresAt === undefined
        ? 'with a sweep, which takes what is left of clusters'
        : expiresAt === 'never'
            ? ''
            : `with a sweep after ${(0,_engine_words_js__WEBPACK_IMPORTED_MODULE_0__/* .momentInWords */ .ln)(expiresAt, now)}`;
    return [withPullRequest, bySweep].filter(Boolean).join(', or ') || 'not by itself: it never expires';
}
function inShort({ of, title, words }) {
    return [of, title ?? words].filter(Boolean).join(': ');
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

/***/ 1553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ isOf)
/* harmony export */ });
/** Which preview a comment or a deployment is about: GitHub keeps no state of ours but what is written into them. */
function isOf({ preview, region, cluster, candidates }, found) {
    if (region !== '' && found.region !== region)
        return false;
    return candidates === undefined
        ? found.preview === preview
        : candidates.includes(found.preview) && found.cluster === cluster;
}


/***/ }),

/***/ 1227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ createPreview)
});

// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
// EXTERNAL MODULE: ./build/github/client.js
var client = __webpack_require__(4463);
// EXTERNAL MODULE: ./build/github/comment.js
var github_comment = __webpack_require__(79);
// EXTERNAL MODULE: ./build/github/preview-identity.js
var preview_identity = __webpack_require__(1553);
;// CONCATENATED MODULE: ./build/github/deployment.js

/**
 * Of all previews: GitHub makes an environment of whatever is deployed to, keeps it when nothing is left there, and no job's token
 * may delete it. Deployments are told apart by the task, for which GitHub can be asked, and the payload.
 * Source: GitHub REST API, "Delete an environment", which takes the permission `administration`.
 */
const environment = 'preview';
function previewDeployment({ octokit, owner, repo }, { identity, ref, environmentUrl, runUrl }) {
    const { repos } = octokit.rest;
    const { preview, region, cluster, candidates = [preview] } = identity;
    let live;
    let found;
    async function look() {
        const lists = await Promise.all(candidates.map((each) => {
            return octokit.paginate(repos.listDeployments, {
                owner,
                repo,
                environment,
                task: each,
                per_page: 100,
            });
        }));
        return lists
            .flat()
            .filter(({ payload }) => (0,preview_identity/* isOf */.y)(identity, Object(payload)))
            .map(({ id }) => id);
    }
    /** Those of this preview, the newest first. */
    const find = () => {
        found ??= look();
        return found;
    };
    async function stateOf(id) {
        const { data } = await repos.listDeploymentStatuses({ owner, repo, deployment_id: id, per_page: 1 });
        return data[0]?.state;
    }
    async function become(state, id) {
        await repos.createDeploymentStatus({
            owner,
            repo,
            deployment_id: id,
            state,
            log_url: runUrl,
            ...(state === 'success' && { environment_url: environmentUrl }),
        });
    }
    return {
        find,
        /** Finds the one that lives, or makes it. */
        async begin() {
            const [newest] = await find();
            const state = newest === undefined ? undefined : await stateOf(newest);
            if (newest !== undefined && state !== 'inactive') {
                live = { id: newest, state };
                return;
            }
            const { data } = await repos.createDeployment({
                owner,
                repo,
                ref,
                environment,
                task: preview,
                description: `EKS cluster in ${region}`,
                payload: { preview, region, cluster },
                transient_environment: true,
                production_environment: false,
                // Else GitHub merges the default branch into the branch, and wants every check to have passed: this job's too.
                auto_merge: false,
                required_contexts: [],
            });
            if (!('id' in data))
                throw new Error(`GitHub made no deployment of ${ref}: ${data.message}`);
            found = Promise.resolve([data.id, ...(await find())]);
            live = { id: data.id, state: 'in_progress' };
            await become('in_progress', data.id);
        },
        /** How the preview is now; written only when it was different. */
        async settle(state) {
            if (live === undefined || live.state === state)
                return;
            await become(state, live.id);
            live = { ...live, state };
        },
        /** Ends every deployment of the preview. GitHub ends none that is transient by itself. */
        async end() {
            for (const id of await find()) {
                if ((await stateOf(id)) !== 'inactive')
                    await become('inactive', id);
            }
        },
    };
}

// EXTERNAL MODULE: ./build/github/failure.js
var failure = __webpack_require__(220);
// EXTERNAL MODULE: ./build/github/markdown.js
var markdown = __webpack_require__(5549);
// EXTERNAL MODULE: ./build/github/run-links.js
var run_links = __webpack_require__(6623);
;// CONCATENATED MODULE: ./build/github/preview-comment.js



/** Most characters of a reason: GitHub takes 65,536 for the whole comment. */
const longestReason = 8_000;
const headings = {
    creating: (name) => `Cluster ${name} is being made ready`,
    ready: (name) => `Cluster ${name} is ready`,
    updated: (name) => `Cluster ${name} was updated and is ready`,
    removing: (name) => `Cluster ${name} is being removed`,
    removed: (name) => `Cluster ${name} was removed`,
    failed: (name, isRemoval) => `Cluster ${name} could not be ${isRemoval ? 'removed' : 'finished'}`,
};
function previewComment(news) {
    const { state, name, region, outputs, due, title, isRemoval, failures = [], left, closing, reason, links, } = news;
    const isThere = state === 'ready' || state === 'updated';
    const facts = isThere ? factsOf(news) : (0,failure/* failureFacts */._2)(failures, left, { closing: closing && !isRemoval });
    const { 'cost-so-far': soFar = '0.00' } = outputs;
    const parts = [
        `### ${title === undefined ? headings[state]((0,markdown/* code */.aY)(name), isRemoval) : shown(title)}`,
        [
            // A step whose region is bad has been told of none.
            ...(region === '' ? [] : [`Region ${shown(region)}.`]),
            ...(due === undefined ? [] : [`A sweep found it due: ${shown(due)}.`]),
            ...(soFar === '0.00' ? [] : [`Cost so far: about $${shown(soFar)}.`]),
        ].join(' '),
        ...(facts.length > 0 ? [(0,markdown/* withoutMentions */.Cw)((0,markdown/* factTable */.Bu)(facts))] : []),
        ...(isThere ? [howToConnect(news)] : []),
        ...(reason ? [inFull(reason, facts.length > 0)] : []),
        `<sub>${(0,run_links/* runAndSummary */.F)(links)}</sub>`,
    ];
    return {
        state,
        // A run that changes nothing has another address, the cost so far grows by itself, and a cluster that cannot be swept is
        // due for another time each night: none of it is news.
        lasting: [
            isThere ? 'there' : state,
            name,
            region,
            reason ?? '',
            left !== undefined && 'what' in left ? left.what : '',
            outputs['expires-at'] ?? '',
            ...facts.filter(([label]) => !changing.includes(label)).map(([label, value]) => label + (0,markdown/* textOf */.b6)(value)),
        ],
        body: parts.join('\n\n'),
    };
}
/** In a line, and calling nobody. */
function shown(text) {
    return (0,markdown/* withoutMentions */.Cw)((0,markdown/* cell */.Hn)(text));
}
/** What says how far away a moment is, or what has been paid. */
const changing = ['Goes', 'Still there'];
function factsOf({ outputs, nodes, price, commit, entrants, closing, console }) {
    const { 'expires-at': expiresAt } = outputs;
    const rows = [
        ['Kubernetes', outputs['kubernetes-version']],
        ['Nodes', nodes],
        ['Endpoint', outputs.endpoint],
        ['Price', price],
        ['Made for', commit?.slice(0, 7)],
        ['Who may enter', entrants],
        ['Goes', expiresAt && (0,failure/* goes */.n2)(expiresAt, { closing })],
        ['AWS console', console && [{ text: 'cluster', href: console }]],
    ];
    return rows.filter((row) => row[1] !== undefined && row[1] !== '');
}
/** Wrapped, and folded where it is told in short above. */
function inFull(reason, isToldInShort) {
    const words = (0,markdown/* withoutMentions */.Cw)((0,markdown/* quotation */.fh)(shortened(reason)));
    return isToldInShort ? (0,markdown/* folded */.TM)('In full', words) : words;
}
function howToConnect({ name, region, action, roleArn }) {
    const step = [
        `- uses: ${action}`,
        '  with:',
        '    command: connect',
        `    cluster-name: ${name}`,
        `    region: ${region}`,
        ...(roleArn === undefined ? [] : [`    role-to-assume: ${roleArn}`]),
    ].join('\n');
    return [
        '<details><summary>How to connect</summary>',
        ...(action === undefined
            ? []
            : ['A step of a workflow, after which `kubectl` works:', (0,markdown/* verbatim */.Bj)(step, 'yaml')]),
        'On a machine with AWS credentials that the cluster lets in:',
        (0,markdown/* verbatim */.Bj)(`aws eks update-kubeconfig --name ${name} --region ${region}`, 'sh'),
        '</details>',
    ].join('\n\n');
}
function shortened(reason) {
    return reason.length <= longestReason
        ? reason
        : `${reason.slice(0, longestReason)}…\n(The whole is in the log of the run.)`;
}

;// CONCATENATED MODULE: ./build/github/preview.js
/** What GitHub is told of a pull request's or a branch's cluster, beside what AWS takes its time for. */





/** What must be granted to the token, by what it is for. */
const permissions = {
    comment: 'pull-requests: write',
    deployment: 'deployments: write',
    state: 'pull-requests: read',
};
const refusables = ['comment', 'deployment', 'state'];
const titles = {
    comment: 'No comment',
    deployment: 'No deployment',
    state: 'Pull request not looked at',
};
const withoutIt = {
    comment: (doing) => doing === 'sweep'
        ? 'Comments about clusters that are swept stay as they are; `comment: false` leaves them so.'
        : 'The pull request has no comment about its cluster; `comment: false` asks for none.',
    deployment: (doing) => doing === 'sweep'
        ? 'Deployments of clusters that are swept stay active; `deployment: false` leaves them so.'
        : 'GitHub shows no deployment of the cluster; `deployment: false` asks for none.',
    state: (doing) => doing === 'down'
        ? 'Whether the pull request is open again is not known: its cluster goes, as the event says that it is closed.'
        : 'Whether the pull request has been closed meanwhile is not known: a later `down` or `sweep` removes the cluster.',
};
/** The states of a comment that are about a cluster which is there, or is coming. */
const living = ['creating', 'ready', 'updated'];
/**
 * @param connect is asked more than once, and is to give the same client: GitHub counts what a token does
 * @param known what a token may not do, as far as that has been told: it is the same for all previews
 */
function createPreview(request, subject, connect, warn, known = new Set()) {
    const { pullRequest, preview, candidates, links } = request;
    const { name, region, roleArn } = subject;
    const identity = { preview, region, cluster: name, candidates };
    let command = 'up';
    /** What is told of the cluster in one way: each goes on by itself, and a refusal ends it. */
    function teller(of, make) {
        let last = Promise.resolve(undefined);
        return {
            begin(tell) {
                last = (async () => {
                    const target = make(await connect());
                    await tell(target);
                    return target;
                })().catch((error) => refused(of, error));
            },
            async next(tell) {
                const target = await last;
                if (target !== undefined)
                    await tell(target).catch((error) => refused(of, error));
            },
        };
    }
    /** What the token may not do, which is told together. */
    const forbidden = new Map();
    function refused(of, error) {
        const words = (0,message_of/* messageOf */.b)(error);
        if ((0,client.isForbidden)(error)) {
            forbidden.set(of, words);
            return undefined;
        }
        const beginning = (0,client.statusOf)(error) === undefined ? 'GitHub could not be asked' : 'GitHub answered';
        warn(titles[of], `${beginning}: ${words}. ${withoutIt[of](command)}`);
        return undefined;
    }
    function tellForbidden() {
        const kinds = refusables.filter((of) => forbidden.has(of) && !known.has(of));
        const [first, ...more] = kinds;
        if (first === undefined)
            return;
        for (const of of kinds)
            known.add(of);
        // Whoever may write may read.
        const wanted = kinds.filter((of) => of !== 'state' || !forbidden.has('comment'));
        const lines = wanted.map((of) => `\`permissions: ${permissions[of]}\``).join(' and ');
        const words = [...new Set(kinds.map((of) => forbidden.get(of)))].join('; ');
        warn(more.length === 0 ? titles[first] : 'GitHub is told little', `GitHub refuses the token of this step: ${words}. Add ${lines} to the job, and to the calling job when it is in a reusable workflow. ${kinds.map((of) => withoutIt[of](command)).join(' ')}`);
        forbidden.clear();
    }
    const comment = request.comments && pullRequest !== undefined
        ? teller('comment', (to) => (0,github_comment/* stickyComment */.NL)(to, pullRequest, identity))
        : undefined;
    const deployment = request.deploys
        ? teller('deployment', (to) => previewDeployment(to, {
            identity,
            ref: request.branch,
            environmentUrl: request.environmentUrl ?? links.summary ?? links.run,
            runUrl: links.run,
        }))
        : undefined;
    const text = (state, outputs = {}, { due, title, reason, ...told } = {}) => previewComment({
        ...told,
        state,
        name: outputs['cluster-name'] ?? name,
        region,
        outputs,
        commit: request.commit,
        closing: request.closing ?? false,
        isRemoval: command !== 'up',
        due,
        title,
        reason,
        links,
        action: request.action,
        roleArn,
    });
    return {
        begin(what) {
            command = what;
            comment?.begin(async (sticky) => {
                const existing = await sticky.find();
                const isNew = existing === undefined || !living.includes(existing.state);
                if (what === 'up' && isNew)
                    await sticky.write(text('creating'));
            });
            deployment?.begin(async (target) => {
                await (what === 'up' ? target.begin() : target.find());
            });
            // Loaded in time for the last question.
            if (request.looksAgain)
                connect().catch(() => { });
        },
        async pullRequestNow() {
            if (!request.looksAgain || pullRequest === undefined)
                return undefined;
            try {
                const { octokit, owner, repo } = await connect();
                const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pullRequest });
                return data.state;
            }
            catch (error) {
                return refused('state', error);
            }
        },
        async ended(outputs, told) {
            const { result = '' } = outputs;
            const state = states[result];
            if (state === undefined)
                return tellForbidden();
            const isThere = living.includes(state);
            await Promise.all([
                comment?.next(async (sticky) => {
                    // Where nothing was and nothing is, there is nothing to tell.
                    if (!isThere && (await sticky.find()) === undefined)
                        return;
                    await sticky.write(text(state, outputs, told));
                }),
                deployment?.next((target) => (isThere ? target.settle('success') : target.end())),
            ]);
            tellForbidden();
        },
        async failed(outputs, told) {
            await Promise.all([
                comment?.next(async (sticky) => {
                    // A sweep comes unasked, and a refusal does nothing: where there is no comment, they begin none.
                    if ((command === 'sweep' || command === 'refusal') && (await sticky.find()) === undefined)
                        return;
                    await sticky.write(text('failed', outputs, told));
                }),
                deployment?.next(async (target) => {
                    if (command === 'up')
                        await target.settle('failure');
                }),
            ]);
            tellForbidden();
        },
    };
}
/** By the output `result`. */
const states = {
    created: 'ready',
    updated: 'updated',
    unchanged: 'ready',
    deleting: 'removing',
    deleted: 'removed',
    absent: 'removed',
};


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
