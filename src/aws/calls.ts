/** What every call to AWS has in common, whichever client makes it. */
import type { Agent } from 'node:https';
import type { FinalizeHandler, InitializeHandler, MiddlewareStack } from '@smithy/types';
import { errorCode, isAbsent, nameCall } from './errors.ts';
import type { RenewedCredentials } from './renewing.ts';

/** Answers of AWS, or what is under way of them, by the question. */
export type Answers = Map<string, Promise<unknown>>;

/**
 * What AWS answers the same in every minute of a run: what it offers, and what it allows. Nothing in it is anybody's to
 * change, but for quotas, which take AWS longer than a run.
 */
const lasting = new Set([
  'DescribeAddonConfiguration',
  'DescribeAddonVersions',
  'DescribeAvailabilityZones',
  'DescribeClusterVersions',
  'DescribeInstanceTypeOfferings',
  'DescribeInstanceTypes',
  'GetServiceQuota',
]);

/**
 * Attempts at a call, with the SDK's growing, jittered pauses: where three calls in ten fail in passing, one in 15,000 is
 * lost. A cluster takes hundreds of them.
 */
export const maxAttempts = 8;

/** How every client connects. Without limits, an address that does not answer holds a call for minutes. */
export const connection = (httpsAgent: Agent) => ({
  httpsAgent,
  connectionTimeout: 5_000,
  requestTimeout: 30_000,
  throwOnRequestTimeout: true,
});

/**
 * What a service answers to credentials that have ended, or that it does not know any more: each protocol in words of
 * its own. Some of them mean other things too, such as a region that the account has not enabled, for which one more
 * session is no great price.
 */
const ended = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'AuthFailure',
]);

/** What clients share of what they have been told. */
export interface Memory {
  /** Of the questions whose answers last. */
  lasting: Answers;
  /**
   * Of every other one, for as long as one look at the account takes, refusals too, and until the look itself changes something;
   * undefined where each is asked anew.
   */
  seen: Answers | undefined;
  /** Of those that are being asked now, or have just been answered, since the last change: whoever asks the same gets the same answer. */
  asking: Answers;
  /** Of an earlier look: they are given to whoever asks the same, until something changes or they have grown old. */
  known: Answers | undefined;
  /** Milliseconds for which an answer is new. */
  freshFor: number;
}

/**
 * Makes each call of the client try once more with new credentials when AWS says that those it was made with have
 * ended, and makes each error say which call it is an answer to. A question whose answer is known is not asked again.
 */
export function attended<Client, Input extends object, Output extends object>(
  client: Client & { middlewareStack: MiddlewareStack<Input, Output> },
  credentials: RenewedCredentials,
  memory: Memory,
): Client {
  /** Once, of what may change by itself: whoever asks again waits for that. */
  function seenBefore<Answer>(clientName: string, question: string): Promise<Answer> | undefined {
    const answer = memory.known?.get(question) as Promise<Answer> | undefined;
    if (!alone.has(clientName)) memory.known?.delete(question);
    return answer;
  }

  /** Has the answer forgotten in time: what AWS did not tell at once. */
  function fresh<Answer>(question: string, asked: Promise<Answer>): Promise<Answer> {
    const forget = () => {
      if (memory.asking.get(question) === asked) memory.asking.delete(question);
    };
    const forgetInTime = () => (memory.freshFor > 0 ? setTimeout(forget, memory.freshFor).unref() : forget());
    // That something is not there is an answer, too.
    asked.then(forgetInTime, (error: unknown) => (isAbsent(error) ? forgetInTime() : forget()));
    return asked;
  }

  client.middlewareStack.add(
    (next: InitializeHandler<Input, Output>, { clientName = '', commandName = '' }) =>
      (call) => {
        const operation = commandName.replace(/Command$/, '');
        if (!/^(Describe|Get|List)/.test(operation))
          return next(call).finally(() => {
            for (const answers of [memory.asking, memory.seen, memory.known])
              if (answers !== undefined) forgetAfterWrite(answers, clientName);
          });
        const question = `${clientName} ${operation} ${JSON.stringify(call.input)}`;
        if (!lasting.has(operation) && !memory.lasting.has(question)) {
          if (memory.seen) return once(memory.seen, question, () => next(call));
          return once(memory.asking, question, () =>
            fresh(question, seenBefore(clientName, question) ?? next(call)),
          );
        }
        const asked = once(memory.lasting, question, () => next(call));
        // That AWS did not tell says nothing of what it offers.
        asked.catch(() => memory.lasting.delete(question));
        return asked;
      },
    { step: 'initialize', priority: 'high', name: 'remembered' },
  );
  client.middlewareStack.add(
    (next: InitializeHandler<Input, Output>, { clientName = '', commandName = '' }) =>
      async (call) => {
        const used = await credentials();
        try {
          return await next(call).catch((error: unknown) => {
            if (!ended.has(errorCode(error))) throw error;
            credentials.forget(used);
            return next(call);
          });
        } catch (error) {
          nameCall(error, {
            service: clientName.replace(/Client$/, ''),
            operation: commandName.replace(/Command$/, ''),
          });
          throw error;
        }
      },
    { step: 'initialize', name: 'attended' },
  );
  client.middlewareStack.add(
    (next: FinalizeHandler<Input, Output>) => (call) =>
      next(call).catch((error: unknown) => {
        throw notThrottling(error);
      }),
    // Nearer to the network than the SDK's own retries, which are of a high priority.
    { step: 'finalizeRequest', priority: 'low', name: 'quotasAreFinal' },
  );
  return client;
}

/** For how many times as long as an answer is new, whoever goes on from a look goes by it: half a minute, as a rule. */
const knownFor = 10;

/** Of which something that was found says the same to its end: a VPC keeps its id. */
const kept = /^EC2Client DescribeVpcs /;

/** What is known right after a look. */
export async function onwardFrom({ seen = new Map(), freshFor, ...memory }: Memory): Promise<Memory> {
  const known = new Map(freshFor > 0 ? seen : []);
  setTimeout(() => known.clear(), freshFor * knownFor).unref();
  const forGood = new Map(memory.lasting);
  for (const [question, answer] of known) {
    if (!kept.test(question)) continue;
    const { Vpcs = [] } = (await answer.catch(() => ({}))) as { Vpcs?: unknown[] };
    if (Vpcs.length > 0) forGood.set(question, answer);
  }
  return { ...memory, lasting: forGood, freshFor, seen: undefined, known };
}

/** Services whose changes no other service tells of. */
const alone = new Set(['IAMClient', 'CloudWatchLogsClient']);

/** Has those answers forgotten that a change made by this client may have made untrue. */
function forgetAfterWrite(answers: Answers, clientName: string): void {
  for (const question of answers.keys()) {
    if (!alone.has(clientName) || question.startsWith(`${clientName} `)) answers.delete(question);
  }
}

/** Asks but once, also while the answer is still to come. */
function once<Answer>(answers: Answers, question: string, ask: () => Promise<Answer>): Promise<Answer> {
  const asked = (answers.get(question) as Promise<Answer> | undefined) ?? ask();
  answers.set(question, asked);
  return asked;
}

/**
 * By this name the SDK knows throttling, and tries again for half a minute; IAM and CloudFormation mean a quota. The code
 * that AWS has given stays in the error.
 */
function notThrottling(error: unknown): unknown {
  if (error instanceof Error && error.name === 'LimitExceededException') {
    return Object.assign(error, { Code: errorCode(error), name: 'QuotaExceeded' });
  }
  return error;
}
