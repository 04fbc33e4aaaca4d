/**
 * What the parameters of a request may say (apimachinery's apis/meta/v1/validation and internalversion/validation, and the
 * versions that apiserver's storage knows).
 */
import { forbiddenField, unsupported } from './causes.ts';
import { ApiError, badRequest, type Cause } from './errors.ts';
import { isTrue } from './target.ts';

/** 422 about the options of a request, which are an object of the meta group. */
const invalidOptions = (kind: string, causes: readonly Cause[]): ApiError => {
  const problems = causes.map(({ field, message }) => `${field}: ${message}`);
  const text = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
  return new ApiError(422, 'Invalid', `${kind}.meta.k8s.io "" is invalid: ${text}`, {
    group: 'meta.k8s.io',
    kind,
    causes: [...causes],
  });
};

const numberOf = (query: URLSearchParams, name: string): void => {
  const text = query.get(name);
  if (text && !/^[+-]?\d+$/.test(text)) {
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  }
};

/** A version that the server has not come to yet: a real one waits for it, and gives up after three seconds. */
function requireKnown(query: URLSearchParams, revision: number): void {
  const asked = query.get('resourceVersion') ?? '';
  if (Number(asked) <= revision) return;
  const message = `Timeout: Too large resource version: ${asked}, current: ${revision}`;
  throw new ApiError(504, 'Timeout', message, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  });
}

const matches = ['Exact', 'NotOlderThan'];

function listCauses(query: URLSearchParams, isWatch: boolean): Cause[] {
  const match = query.get('resourceVersionMatch') ?? '';
  const field = 'resourceVersionMatch';
  if (isTrue(query.get('sendInitialEvents')) && match !== 'NotOlderThan') {
    return [forbiddenField(field, 'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan')];
  }
  if (!match || isWatch) return [];
  if (!query.get('resourceVersion')) {
    return [forbiddenField(field, 'resourceVersionMatch is forbidden unless resourceVersion is provided')];
  }
  return matches.includes(match) ? [] : [unsupported(field, match, [...matches, ''])];
}

/** @throws ApiError for parameters of a list or a watch that say nothing, or what cannot be */
export function checkListOptions(query: URLSearchParams, isWatch: boolean, revision: number): void {
  numberOf(query, 'limit');
  numberOf(query, 'timeoutSeconds');
  const causes = listCauses(query, isWatch);
  if (causes.length > 0) throw invalidOptions('ListOptions', causes);
  const version = query.get('resourceVersion') ?? '';
  if (version && !/^\d+$/.test(version)) {
    const value = JSON.stringify(version);
    const why = `resourceVersion: Invalid value: ${value}: strconv.ParseUint: parsing ${value}: invalid syntax`;
    // Of a watch, nobody makes this a refusal with a reason.
    if (isWatch) throw new ApiError(500, '', why);
    throw badRequest(`invalid resource version: ${why}`);
  }
  if (query.get('continue') && version && version !== '0') {
    throw badRequest('specifying resource version is not allowed when using continue');
  }
  if (!isWatch) requireKnown(query, revision);
}

export const checkGetOptions = (query: URLSearchParams, revision: number): void =>
  requireKnown(query, revision);

const writers: Readonly<Record<string, string>> = {
  POST: 'CreateOptions',
  PUT: 'UpdateOptions',
  PATCH: 'PatchOptions',
};

/** In bytes. */
const longestManager = 128;

function writeCauses(query: URLSearchParams): Cause[] {
  const manager = query.get('fieldManager') ?? '';
  const validation = query.get('fieldValidation') ?? '';
  const dryRun = query.getAll('dryRun');
  return [
    ...(Buffer.byteLength(manager) > longestManager
      ? [
          {
            reason: 'FieldValueTooLong',
            message: `Too long: may not be more than ${longestManager} bytes`,
            field: 'fieldManager',
          },
        ]
      : []),
    ...(dryRun.every((each) => each === 'All') ? [] : [unsupported('dryRun', dryRun, ['All'])]),
    ...(['', 'Ignore', 'Strict', 'Warn'].includes(validation)
      ? []
      : [unsupported('fieldValidation', validation, ['', 'Ignore', 'Strict', 'Warn'])]),
  ];
}

/** @throws ApiError for parameters of a write that no option has */
export function checkWriteOptions(query: URLSearchParams, method: string): void {
  const kind = writers[method];
  const causes = kind ? writeCauses(query) : [];
  if (kind && causes.length > 0) throw invalidOptions(kind, causes);
}

const policies = ['Foreground', 'Background', 'Orphan', 'nil'];

/** @throws ApiError for options of a deletion that say nothing */
export function checkDeleteOptions(query: URLSearchParams, propagationPolicy: string): void {
  numberOf(query, 'gracePeriodSeconds');
  if (propagationPolicy && !policies.slice(0, 3).includes(propagationPolicy)) {
    throw invalidOptions('DeleteOptions', [unsupported('propagationPolicy', propagationPolicy, policies)]);
  }
}
