/** API Priority and Fairness, as far as a client meets it: whoever asks too much at once waits, and then is refused. */
import { PlainRefusal } from './errors.ts';
import type { KubernetesUser } from './types.ts';

/** What all users have together, and each of them besides. */
export interface PriorityLevel {
  seats: number;
  queued: number;
}

export interface FlowControl {
  /**
   * Waits for a seat.
   * @returns what gives the seat back
   * @throws PlainRefusal 429 when the user's queues are full, too
   */
  enter(user: KubernetesUser): Promise<() => void>;
}

/**
 * What the priority level `global-default` has: 20 of 245 shares of the 600 seats that an API server has by default. A user
 * is dealt 6 of its 128 queues, of 50 requests each. (Kubernetes documentation, "API Priority and Fairness"; a server with
 * default flags shows the same by /debug/api_priority_and_fairness/dump_priority_levels.)
 */
export const globalDefault: PriorityLevel = { seats: 49, queued: 6 * 50 };

/** Milliseconds for which a request has its seat, at least: a real server goes to etcd meanwhile. */
const seated = 20;

/** The first flow schema of all: whoever may do everything is never made to wait. */
const isExempt = ({ groups }: KubernetesUser): boolean => groups.includes('system:masters');

export function createFlowControl({ seats, queued }: PriorityLevel): FlowControl {
  let taken = 0;
  const waiting: { username: string; seat: () => void }[] = [];

  const leave = (): void => {
    const next = waiting.shift();
    if (next) next.seat();
    else taken -= 1;
  };

  return {
    enter: async (user) => {
      if (isExempt(user)) return () => {};
      const began = Date.now();
      if (taken < seats) taken += 1;
      else {
        if (waiting.filter(({ username }) => username === user.username).length >= queued) {
          throw new PlainRefusal(429, 'Too many requests, please try again later.', { 'retry-after': '1' });
        }
        await new Promise<void>((seat) => waiting.push({ username: user.username, seat }));
      }
      return () => {
        setTimeout(leave, Math.max(0, began + seated - Date.now())).unref();
      };
    },
  };
}
