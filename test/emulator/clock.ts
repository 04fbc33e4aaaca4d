/** How long AWS takes, in seconds, the scaled time in which the emulator lets it pass, and the account's calendar. */
import { chance } from './chance.ts';

/** Seconds, from the shortest to the longest that was seen. */
export type Range = readonly [from: number, to: number];

/** How long AWS takes, seconds: always so long, within a range, or in one of several, each as likely as the next. */
export type Duration = number | Range | { readonly oneOf: readonly Range[] };

/** What nobody has published: from a half of what is assumed to twice that. */
const assumed = (seconds: number): Range => [seconds / 2, seconds * 2];

/** Measured by others in public run logs of 2026, or assumed where marked; benchmarks rely on them: fixed. */
export const durations = {
  controlPlaneCreate: [6 * 60 + 42, 10 * 60 + 12],
  controlPlaneDelete: [69, 3 * 60 + 48],
  natGatewayCreate: [85, 125],
  natGatewayDelete: [60, 94],
  nodegroupCreate: [75, 130],
  nodegroupDelete: [4 * 60, 10 * 60],
  addonCreate: {
    'vpc-cni': [24, 35],
    'kube-proxy': [20, 30],
    coredns: [15, 56],
    'metrics-server': [45, 55],
    'aws-ebs-csi-driver': [40, 52],
    /** Assumed: as its sibling DaemonSet, kube-proxy. */
    other: [20, 30],
  },
  /** Two humps, and nothing was seen between them. Source: aws/containers-roadmap#2392. */
  fargateProfileCreate: {
    oneOf: [
      [24, 30],
      [5 * 60 + 5, 5 * 60 + 45],
    ],
  },
  /** "Around 2 minutes" in 2025, "upwards of 20 min" before. Source: aws/containers-roadmap#1211. */
  fargateProfileDelete: {
    oneOf: [
      [100, 140],
      [5 * 60, 20 * 60],
    ],
  },
  /** "Amazon EKS can take 3 hours to detect issues or detect that an issue is resolved." Source: EKS user guide. */
  clusterHealth: [60, 3 * 60 * 60],
  /** Of kro: assumed; of ACK 15 to 20 minutes (aws-samples/appmod-blueprints#881). */
  capabilityDelete: {
    oneOf: [
      [60, 240],
      [15 * 60, 20 * 60],
    ],
  },
  /** ACK "within ~60 seconds" (Cheng-Ian-Liu/eks-capabilities-test, February 2026); up to four minutes: assumed. */
  capabilityCreate: [55, 240],
  // Assumed from here on: not in public logs that were at hand.
  instanceRunning: assumed(20),
  /**
   * Of the 20 to 60 seconds from a machine that runs to its Node that is Ready: the system, until cloud-init runs its scripts. An
   * AL2023's kubelet starts 24 to 30 seconds after the kernel, with nodeadm-run in it (awslabs/amazon-eks-ami#2210).
   */
  systemBoot: [5, 25],
  /** nodeadm-run, until the kubelet's first attempt to register: nodeadm-run took 10.5 s in awslabs/amazon-eks-ami#1751. */
  kubeletStart: [5, 12],
  /**
   * From a Node that is registered to one that is Ready, with the CNI's image: 4 and 11 s in two logs of EKS's own
   * (awslabs/node-latency-for-k8s, README), 20 s in one of Karpenter's.
   */
  kubeletReady: [10, 23],
  vpc: assumed(12),
  subnet: assumed(5),
  internetGateway: assumed(16),
  /** From the moment at which nothing stands in a resource's way to its first call: of two that begin together, either may be first. */
  handlerBegin: assumed(1),
  gatewayAttachment: assumed(16),
  routeTable: assumed(11),
  route: assumed(3),
  routeTableAssociation: assumed(3),
  securityGroup: assumed(6),
  waitConditionHandle: assumed(1),
  elasticIp: assumed(16),
  role: assumed(17),
  /** "Associations are eventually consistent", says the EKS user guide, and how long is assumed. */
  podIdentitySeen: assumed(5),
  /** From a NAT gateway's creation to its state `failed`. */
  natGatewayFail: assumed(5),
  /** From a load balancer's creation to its state `active`; classic ones have no state. */
  loadBalancerCreate: [90, 180],
  /** Until its interfaces have gone too. */
  loadBalancerDelete: assumed(60),
  /** From a volume's creation to its state `available`. */
  volumeCreate: assumed(5),
  /** From an interface endpoint's deletion until it has gone, and from then until its interfaces have. */
  vpcEndpointDelete: assumed(60),
  vpcEndpointLinger: assumed(30),
  iamConsistency: assumed(8),
} as const satisfies Record<string, Duration | Record<string, Duration>>;

/** By what the times of AWS are drawn: the same number draws the same times; `middle` takes the middle of each. */
export type Seed = number | 'middle';

/** @throws RangeError when it is neither a whole number nor `middle` */
export function seedOf(text: string | undefined): Seed {
  if (text === undefined || text === 'middle') return 'middle';
  const seed = Number(text);
  if (!Number.isInteger(seed))
    throw new RangeError(`the seed '${text}' is neither a whole number nor 'middle'`);
  return seed;
}

/**
 * Seconds that it takes this time.
 *
 * @param what tells one thing from the next, alike in every run, such as `nodegroup demo/default`
 */
export function drawn(seed: Seed, duration: Duration, what: string): number {
  if (typeof duration === 'number') return duration;
  const ranges = 'oneOf' in duration ? duration.oneOf : [duration];
  const [which, where] =
    seed === 'middle' ? [0, 0.5] : [chance(seed, what, 'which'), chance(seed, what, 'where')];
  const [from, to] = ranges[Math.floor(which * ranges.length)] ?? [0, 0];
  return from + where * (to - from);
}

/** Thrown out of a wait that `reset` has cut short. */
export class ClockReset extends Error {}

export interface Clock {
  /** How many seconds of AWS's time pass in one of ours. */
  readonly speed: number;
  /** Seconds that it takes this time; `what` tells one thing from the next, as of `drawn`. */
  takes(duration: Duration, what: string): number;
  /**
   * The account's date: what the calendar decides goes by it, such as which versions are supported. Signatures, tokens
   * and ages go by the clock of this machine, as those of every client do.
   */
  date(): Date;
  /** Resolves after so many seconds of AWS's time; rejects with ClockReset when the emulator is reset. */
  sleep(seconds: number): Promise<void>;
  /** Milliseconds of ours for so many seconds of AWS's time. */
  milliseconds(seconds: number): number;
  /** Seconds of AWS's time since the beginning. */
  now(): number;
  /** Whatever is worked on in here takes none of AWS's time where that does not pass by itself. */
  during<Done>(work: () => Promise<Done>): Promise<Done>;
  /** Runs work that nobody awaits: a ClockReset ends it quietly, any other error is printed and ends the emulator. */
  background(work: () => Promise<void>): void;
  /** Cuts every wait short. */
  reset(): void;
}

/** The day that most runs are of, so that no test ends by the calendar. */
export const usualDate = '2026-11-22';

export interface ClockSettings {
  /**
   * AWS's seconds in one of ours; 1 is real time. Infinity lets AWS's time pass only while nothing is worked on, and then at
   * once: what comes before what is decided by the times that are drawn alone, however slow the machine is.
   */
  speed: number;
  seed: Seed;
  /** As RFC 3339 has it, such as `2026-11-22`, or `today`. */
  date: string;
}

/** @throws RangeError when the date is none */
export function createClock({ speed, seed, date }: ClockSettings, fail: (error: unknown) => void): Clock {
  const began = Date.now();
  const first = date === 'today' ? began : Date.parse(date);
  if (Number.isNaN(first))
    throw new RangeError(`the account's date '${date}' is no date such as ${usualDate}`);
  const waiting = new Set<(error: Error) => void>();
  const milliseconds = (seconds: number): number => (seconds * 1000) / speed;
  const timer = speed === Number.POSITIVE_INFINITY ? drivenTimer() : wallTimer(began, speed);
  return {
    speed,
    takes: (duration, what) => drawn(seed, duration, what),
    date: () => new Date(first + Date.now() - began),
    milliseconds,
    now: timer.now,
    during: timer.during,
    sleep: (seconds) =>
      new Promise((resolve, reject) => {
        const cut = (error: Error): void => {
          cancel();
          reject(error);
        };
        const cancel = timer.after(seconds, () => {
          waiting.delete(cut);
          resolve();
        });
        waiting.add(cut);
      }),
    background: (work) => {
      work().catch((error: unknown) => {
        if (!(error instanceof ClockReset)) fail(error);
      });
    },
    reset: () => {
      for (const cut of waiting) cut(new ClockReset('the emulator was reset'));
      waiting.clear();
    },
  };
}

interface Timer extends Pick<Clock, 'now' | 'during'> {
  /** @returns what keeps it from happening */
  after(seconds: number, happen: () => void): () => void;
}

const wallTimer = (began: number, speed: number): Timer => ({
  now: () => ((Date.now() - began) / 1000) * speed,
  during: (work) => work(),
  after(seconds, happen) {
    const timeout = setTimeout(happen, (seconds * 1000) / speed);
    return () => clearTimeout(timeout);
  },
});

/** Turns of the event loop without any work after which whoever has been woken is taken to sleep again. */
const quietTurns = 10;

function drivenTimer(): Timer {
  let now = 0;
  let atWork = 0;
  let quiet = 0;
  let isTurning = false;
  const asleep = new Set<{ until: number; happen: () => void }>();

  function turn(): void {
    quiet = atWork > 0 ? 0 : quiet + 1;
    if (quiet > quietTurns) {
      const [first] = [...asleep].sort((a, b) => a.until - b.until);
      if (first) {
        asleep.delete(first);
        now = Math.max(now, first.until);
        first.happen();
      }
      quiet = 0;
    }
    isTurning = asleep.size > 0;
    if (isTurning) setImmediate(turn);
  }

  return {
    now: () => now,
    async during(work) {
      atWork += 1;
      try {
        return await work();
      } finally {
        atWork -= 1;
      }
    },
    after(seconds, happen) {
      const sleeper = { until: now + seconds, happen };
      asleep.add(sleeper);
      if (!isTurning) setImmediate(turn);
      isTurning = true;
      return () => asleep.delete(sleeper);
    },
  };
}
