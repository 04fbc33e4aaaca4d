/** How long AWS takes, in seconds, and the scaled time in which the emulator lets it pass. */

/** Public logs give ranges; the emulator takes the middle of each, so that two runs can be compared. */
const middle = (from: number, to: number): number => (from + to) / 2;

/** Seconds. Measured by others in public run logs of 2026, or assumed where marked; benchmarks rely on them: fixed. */
export const durations = {
  controlPlaneCreate: middle(8 * 60 + 3, 10 * 60 + 12),
  controlPlaneDelete: middle(69, 3 * 60 + 48),
  natGatewayCreate: middle(85, 125),
  natGatewayDelete: middle(60, 94),
  nodegroupCreate: middle(88, 130),
  nodegroupDelete: middle(4 * 60, 8 * 60 + 21),
  addonCreate: {
    'vpc-cni': middle(24, 35),
    'kube-proxy': 25,
    coredns: middle(15, 56),
    'metrics-server': middle(45, 55),
    'aws-ebs-csi-driver': 46,
    /** Assumed: as its sibling DaemonSet, kube-proxy. */
    other: 25,
  },
  fargateProfileCreate: middle(26, 5 * 60 + 45),
  /** At most. */
  fargateProfileDelete: 20 * 60,
  // Assumed from here on.
  vpc: 12,
  subnet: 5,
  internetGateway: 16,
  routeTable: 11,
  route: 3,
  routeTableAssociation: 3,
  securityGroup: 6,
  elasticIp: 16,
  role: 17,
  iamConsistency: 8,
  instanceRunning: 20,
  kubeletReady: 45,
} as const;

/** Thrown out of a wait that `reset` has cut short. */
export class ClockReset extends Error {}

export interface Clock {
  /** How many seconds of AWS's time pass in one of ours. */
  readonly speed: number;
  /** Resolves after so many seconds of AWS's time; rejects with ClockReset when the emulator is reset. */
  sleep(seconds: number): Promise<void>;
  /** Milliseconds of ours for so many seconds of AWS's time. */
  milliseconds(seconds: number): number;
  /** Runs work that nobody awaits: a ClockReset ends it quietly, any other error is printed and ends the emulator. */
  background(work: () => Promise<void>): void;
  /** Cuts every wait short. */
  reset(): void;
}

/** @param speed AWS's seconds in one of ours; 1 is real time. */
export function createClock(speed: number, fail: (error: unknown) => void): Clock {
  const waiting = new Set<(error: Error) => void>();
  const milliseconds = (seconds: number): number => (seconds * 1000) / speed;
  return {
    speed,
    milliseconds,
    sleep: (seconds) =>
      new Promise((resolve, reject) => {
        const cut = (error: Error): void => {
          clearTimeout(timer);
          reject(error);
        };
        const timer = setTimeout(() => {
          waiting.delete(cut);
          resolve();
        }, milliseconds(seconds));
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
