/** GitHub's limits and bad moments, on demand. */
import { BadState } from './repository.ts';
import { type Answer, refusal } from './rest.ts';

/** What strikes requests, the first rule in order. */
interface Rule {
  effect: 'secondary' | 'primary' | 'unavailable';
  /** How many requests it strikes before it is used up. */
  times: number;
  /** Such as `POST`; any when there is none. */
  method?: string;
  /** A part of the path; any when there is none. */
  path?: string;
  /** Of a secondary limit: seconds after which to come again; GitHub does not always say. */
  retryAfter?: number;
  /** Of a secondary limit: 403 or 429. */
  status?: number;
}

export interface Limits {
  /** Replaces all rules. @throws BadState */
  set(rules: unknown): void;
  /** What a request is answered instead of being applied. */
  strike(method: string, path: string): Answer | undefined;
  /** Headers of every answer. */
  headers(): Record<string, string>;
  reset(): void;
}

/** Requests an hour that a repository's jobs have together. Source: "Rate limits for the REST API". */
const hourly = 1000;

const rateLimits =
  'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits';

export function createLimits(): Limits {
  let rules: Rule[] = [];
  let used = 0;
  const headers = (): Record<string, string> => ({
    'x-ratelimit-limit': String(hourly),
    'x-ratelimit-remaining': String(Math.max(0, hourly - used)),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 3_600_000) * 3600),
    'x-ratelimit-resource': 'core',
  });
  const effects: Record<Rule['effect'], (rule: Rule) => Answer> = {
    secondary: ({ retryAfter, status = 403 }) => ({
      ...refusal(
        status,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. For more on scraping GitHub and how it may affect your rights, please review our Terms of Service.',
        rateLimits,
      ),
      ...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } }),
    }),
    primary: () => ({
      ...refusal(403, 'API rate limit exceeded for installation ID 54321.', rateLimits),
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-used': String(hourly) },
    }),
    unavailable: () => ({ status: 502, body: { message: 'Server Error' } }),
  };
  return {
    set(value) {
      if (!Array.isArray(value)) throw new BadState('the limits must be a list of rules');
      rules = value.map((rule) => {
        const { effect, times, ...rest } = Object(rule);
        const stranger = Object.keys(rest).find(
          (name) => !['method', 'path', 'retryAfter', 'status'].includes(name),
        );
        if (!(effect in effects) || !Number.isInteger(times) || stranger !== undefined) {
          throw new BadState(`a rule has an effect (${Object.keys(effects).join(', ')}) and times`);
        }
        return { ...rule };
      });
    },
    strike(method, path) {
      used += 1;
      const rule = rules.find(
        (each) =>
          each.times > 0 &&
          (each.method ?? method) === method &&
          (each.path === undefined || path.includes(each.path)),
      );
      if (rule === undefined) return undefined;
      rule.times -= 1;
      return effects[rule.effect](rule);
    },
    headers,
    reset() {
      rules = [];
      used = 0;
    },
  };
}
