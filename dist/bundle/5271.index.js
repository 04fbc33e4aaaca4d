export const id = 5271;
export const ids = [5271];
export const modules = {

/***/ 8081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ kept)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _private_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4390);
/** A session that outlives the process which opened it, in a file that is of use to the same job alone. */


/**
 * The session that an earlier process has kept in the file, until a third of its life is left, and else a new one, kept
 * for those that follow. Processes that begin at the same time may each open one: the file is replaced as a whole.
 */
function kept(provider, options) {
    const { path, say } = options;
    return async () => {
        const found = unsealed(await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readPrivately */ .B)(path), options);
        if (found !== undefined && Date.now() < found.renewAt) {
            return { ...found.session, expiration: new Date(found.end) };
        }
        const began = Date.now();
        const opened = await provider();
        const { expiration, ...session } = opened;
        if (expiration === undefined)
            return opened;
        const end = expiration.getTime();
        const content = sealed({ session, renewAt: (began + 2 * end) / 3, end }, options);
        await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writePrivately */ .Q)(path, content).catch((error) => {
            say(`the session is not kept, and the next call opens another one: ${error}`);
        });
        return opened;
    };
}
const cipher = 'aes-256-gcm';
const keyOf = ({ secret, subject }, salt) => Buffer.from((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)('sha256', secret, salt, subject, 32));
function sealed(content, keys) {
    const salt = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16);
    const iv = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(12);
    const encryption = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createCipheriv)(cipher, keyOf(keys, salt), iv);
    const body = Buffer.concat([encryption.update(JSON.stringify(content), 'utf8'), encryption.final()]);
    return [salt, iv, encryption.getAuthTag(), body].map((part) => part.toString('base64')).join('.');
}
/** Undefined for what another job on the same machine has sealed, for what is of another subject, and for anything else. */
function unsealed(text, keys) {
    const [salt, iv, tag, body] = (text ?? '').split('.').map((part) => Buffer.from(part, 'base64'));
    if (!salt || !iv || tag?.length !== 16 || !body)
        return undefined;
    try {
        const decryption = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createDecipheriv)(cipher, keyOf(keys, salt), iv).setAuthTag(tag);
        return JSON.parse(Buffer.concat([decryption.update(body), decryption.final()]).toString('utf8'));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 5271:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _quiet_sdk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6065);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7975);
/* harmony import */ var _aws_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(871);
/* harmony import */ var _aws_kept_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8081);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3201);
/* harmony import */ var _github_id_token_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6381);
/* harmony import */ var _github_log_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3249);
/* harmony import */ var _http_agent_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1000);
/* harmony import */ var _kubernetes_token_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5328);
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6481);
/**
 * The credential plugin that our kubeconfig names: kubectl runs it in a later step of the same job, for each call of
 * kubectl, and sends the token that it prints. What it opens it keeps for a while, or a job with a hundred calls would ask
 * GitHub and AWS a hundred times.
 *
 * Its contract: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */












/** Seconds: the shortest that STS grants, and as long as a token can be used. */
const durationSeconds = 900;
function credentialsOf(values, region, env) {
    const { 'role-arn': roleArn, 'session-name': sessionName, audience } = values;
    const agent = (0,_http_agent_js__WEBPACK_IMPORTED_MODULE_9__/* .httpsAgent */ .f)({ proxyFor: (0,_http_agent_js__WEBPACK_IMPORTED_MODULE_9__/* .proxiesFrom */ .N)(env) });
    if (!roleArn)
        return (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentCredentials */ .Se)(env, { region, agent });
    if (!sessionName || !audience)
        throw new Error('--role-arn needs --session-name and --audience');
    const provider = (0,_aws_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .webIdentityCredentials */ .hH)({
        region,
        agent,
        roleArn,
        sessionName,
        durationSeconds,
        idToken: () => (0,_github_id_token_js__WEBPACK_IMPORTED_MODULE_7__/* .idToken */ .f)(audience, env),
        say,
    });
    const { RUNNER_TEMP, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret } = env;
    if (!RUNNER_TEMP || !secret)
        return provider;
    const subject = [region, roleArn, sessionName, audience].join(' ');
    const name = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)('sha256').update(subject).digest('hex').slice(0, 16);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(RUNNER_TEMP, 'eks-cluster-action', `session-${name}`);
    return (0,_aws_kept_session_js__WEBPACK_IMPORTED_MODULE_5__/* .kept */ .L)(provider, { path, secret, subject, say });
}
/** To kubectl's user: a plugin's standard error is theirs. */
function say(words) {
    (0,_github_log_js__WEBPACK_IMPORTED_MODULE_8__/* .printAside */ .Yf)(`eks-cluster-action: ${words.replaceAll(/\s+/g, ' ')}`);
}
async function execCredential(args, env) {
    const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_3__.parseArgs)({
        args,
        options: {
            cluster: { type: 'string' },
            region: { type: 'string' },
            'role-arn': { type: 'string' },
            'session-name': { type: 'string' },
            audience: { type: 'string' },
        },
    });
    const { cluster, region } = values;
    if (!cluster || !region)
        throw new Error('--cluster and --region are missing');
    const credentials = credentialsOf(values, region, env);
    const { token, expiresAt } = await (0,_kubernetes_token_js__WEBPACK_IMPORTED_MODULE_10__/* .kubernetesToken */ .O)({ cluster, region, credentials }).catch((error) => {
        throw new Error((0,_explain_js__WEBPACK_IMPORTED_MODULE_6__.explain)(error, region).message, { cause: error });
    });
    return JSON.stringify({
        apiVersion: 'client.authentication.k8s.io/v1beta1',
        kind: 'ExecCredential',
        status: { token, expirationTimestamp: expiresAt.toISOString() },
    });
}
function fail(error) {
    say(`no token for kubectl: ${(0,_message_of_js__WEBPACK_IMPORTED_MODULE_11__/* .messageOf */ .b)(error)}`);
    process.exitCode = 1;
}
process.on('uncaughtException', (error) => {
    fail(error);
    process.exit();
});
try {
    const credential = await execCredential(process.argv.slice(2), process.env);
    // biome-ignore lint/suspicious/noConsole: kubectl reads it, and no log
    console.log(credential);
}
catch (error) {
    fail(error);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ kubernetesToken)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5118);
/* harmony import */ var _aws_partition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6388);



/** EKS takes a token for fifteen minutes from its signing; a minute less leaves time for clocks that differ. */
const lifetime = 14 * 60_000;
/**
 * A bearer token for the Kubernetes API of an EKS cluster: a presigned call of STS that tells EKS who signed it. Made
 * without asking anybody.
 *
 * Its form is aws-iam-authenticator's, which refuses a URL with any other query parameter than those the signer emits.
 */
async function kubernetesToken({ cluster, region, credentials, }) {
    const now = new Date();
    const identity = await credentials();
    const hostname = `sts.${region}.${(0,_aws_partition_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(region).dnsSuffix}`;
    const signer = new _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_2__.SignatureV4({ service: 'sts', region, credentials: identity, sha256: Sha256 });
    const { query = {} } = await signer.presign({
        method: 'GET',
        protocol: 'https:',
        hostname,
        path: '/',
        query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
        headers: { host: hostname, 'x-k8s-aws-id': cluster },
    }, { expiresIn: 60, signingDate: now });
    const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
    const url = `https://${hostname}/?${parameters.join('&')}`;
    const end = Math.min(now.getTime() + lifetime, identity.expiration?.getTime() ?? Number.POSITIVE_INFINITY);
    return { token: `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`, expiresAt: new Date(end) };
}
/** SHA-256, or with a secret its HMAC, in the shape that the signer asks for. */
class Sha256 {
    #hash;
    constructor(secret) {
        this.#hash = secret === undefined ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256') : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', binary(secret));
    }
    update(data) {
        this.#hash.update(binary(data));
    }
    async digest() {
        return this.#hash.digest();
    }
}
function binary(data) {
    if (typeof data === 'string')
        return data;
    return ArrayBuffer.isView(data)
        ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
        : new Uint8Array(data);
}


/***/ }),

/***/ 4390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ readPrivately),
/* harmony export */   Q: () => (/* binding */ writePrivately)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1708);
/** Files that are their owner's business alone. */





/**
 * Writes the file for its owner's eyes only, in place of what is there: at no moment is it half written, or
 * readable for others. Folders that are missing are made for the owner only, too.
 */
async function writePrivately(path, text) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(draft, text, { mode: 0o600, flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(draft, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(draft, { force: true });
        throw error;
    }
}
/**
 * What stands in a file that nobody else can have written or read. A link is not followed, and where another user may
 * write into the folder, the file counts for nothing.
 *
 * @returns undefined when there is no such file
 */
async function readPrivately(path) {
    try {
        const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path));
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0));
        try {
            const isPrivate = isOurs(folder, writableByOthers) && isOurs(await file.stat(), openToOthers);
            return isPrivate ? await file.readFile('utf8') : undefined;
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && absent.has(error.code))
            return undefined;
        throw error;
    }
}
/** ELOOP and EMLINK are how systems refuse a link. */
const absent = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK']);
const writableByOthers = 0o022;
const openToOthers = 0o077;
/** Where there are no user ids, on Windows, there are no such bits either: the folders of a job are its user's there. */
const isOurs = ({ uid, mode }, bits) => node_process__WEBPACK_IMPORTED_MODULE_4__.getuid === undefined || (uid === (0,node_process__WEBPACK_IMPORTED_MODULE_4__.getuid)() && (mode & bits) === 0);


/***/ })

};
