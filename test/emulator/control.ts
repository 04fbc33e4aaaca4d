/** The emulator's own routes, for tests and people: what was called, what exists, faults, and a fresh start. */
import { isIPv4 } from 'node:net';
import {
  type Circumstances,
  type InventoryItem,
  type LateTagged,
  type LoggedCall,
  lateTagged,
  type Shortage,
} from './core.ts';
import { isVcpuQuota, vcpuQuotas } from './ec2-capacity.ts';
import { BadRules, type Faults } from './faults.ts';
import { BadState } from './github/repository.ts';
import type { Pages } from './pages.ts';
import { type HttpRequest, type HttpResponse, jsonResponse } from './protocols/http.ts';

export const CONTROL_PATH = '/_emulator/';

export const usualCircumstances = (): Circumstances => ({
  cniLeaks: false,
  guardDuty: false,
  iamSeconds: undefined,
  // aws-ia/terraform-aws-eks-blueprints issue 642: "the coredns addon always take 15 minutes to complete, despite that the
  // coredns pods are already running with healthy state"; pulumi-eks issue 1819.
  addons: { nextLook: 15 * 60, giveUp: false },
  slowPodIdentity: false,
  slowEc2: true,
  tagsLate: [],
  // Of TEST-NET-2, as the runners are that examples speak of.
  clientAddress: '198.51.100.7',
  // An account that has not asked for more. AWS gives new ones fewer, and raises that as they are used.
  vcpus: { 'On-Demand Standard': 32, 'Spot Standard': 32 },
  shortages: [],
});

/** What is wrong with a request to one of the routes. */
class BadRequest extends Error {}

/** @throws BadRequest */
function flag(body: string, name: string): boolean {
  const value = Object(JSON.parse(body))[name];
  if (typeof value !== 'boolean') throw new BadRequest(`${name} must be true or false`);
  return value;
}

/** @throws BadRequest */
function seconds(body: string): number | undefined {
  const { seconds } = Object(JSON.parse(body));
  if (seconds === undefined || Number.isFinite(seconds)) return seconds;
  throw new BadRequest('seconds must be a number');
}

/** @throws BadRequest */
function address(body: string): string {
  const { address } = Object(JSON.parse(body));
  if (typeof address !== 'string' || !isIPv4(address)) throw new BadRequest('address must be one of IPv4');
  return address;
}

/** @throws BadRequest */
function addonLooks(body: string): Partial<Circumstances['addons']> {
  const { giveUp, nextLook, ...rest } = Object(JSON.parse(body));
  if (!['boolean', 'undefined'].includes(typeof giveUp)) throw new BadRequest('giveUp must be true or false');
  if (nextLook !== undefined && !(nextLook > 0)) throw new BadRequest('nextLook must be a number of seconds');
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new BadRequest(`unknown member ${unknown}`);
  return { ...(giveUp !== undefined && { giveUp }), ...(nextLook !== undefined && { nextLook }) };
}

/** @throws BadRequest */
function kinds(body: string): LateTagged[] {
  const { tagsLate } = Object(JSON.parse(body));
  if (Array.isArray(tagsLate) && tagsLate.every((kind) => lateTagged.includes(kind))) return tagsLate;
  throw new BadRequest(`tagsLate must be a list of ${lateTagged.join(', ')}`);
}

/** @throws BadRequest */
function vcpus(body: string): Record<string, number> {
  const given = Object.entries(Object(JSON.parse(body)));
  const known = given.filter(
    (entry): entry is [string, number] => isVcpuQuota(entry[0]) && Number.isInteger(entry[1]),
  );
  if (known.length < given.length) {
    throw new BadRequest(`each must be a number, of one of ${vcpuQuotas.join(', ')}`);
  }
  return Object.fromEntries(known);
}

/** @throws BadRequest */
function shortages(body: string): Shortage[] {
  const given: unknown = JSON.parse(body);
  if (!Array.isArray(given)) throw new BadRequest('what is short must be a list');
  return given.map((each) => {
    const { market, type, zone, ...rest } = Object(each);
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) throw new BadRequest(`unknown member ${unknown}`);
    if (![undefined, 'spot', 'on-demand'].includes(market)) {
      throw new BadRequest('market must be spot or on-demand');
    }
    return { market, type, zone };
  });
}

export interface ControlParts {
  calls: LoggedCall[];
  faults: Faults;
  circumstances: Circumstances;
  pages: Pages;
  /** GitHub's routes, by method and path. */
  github: Record<string, (body: string) => object>;
  /** Everything in the account. */
  inventory(): Promise<InventoryItem[]>;
  addonsWithoutPods(): string[];
  /** Leaves the emulator as fresh as at its start. */
  reset(): Promise<void>;
}

export function control({
  calls,
  faults,
  circumstances,
  pages,
  github,
  inventory,
  addonsWithoutPods,
  reset,
}: ControlParts): (request: HttpRequest) => Promise<HttpResponse> {
  const routes: Record<string, (body: string, query: URLSearchParams) => Promise<object> | object> = {
    /** `?from=100`: without the first hundred. */
    'GET /_emulator/calls': (_, query) => calls.slice(Number(query.get('from') ?? 0)),
    'GET /_emulator/resources': () => inventory(),
    'GET /_emulator/faults': () => ({ held: faults.held() }),
    'POST /_emulator/faults': (body) => {
      faults.set(JSON.parse(body));
      return {};
    },
    'POST /_emulator/release': () => {
      faults.release();
      return {};
    },
    /** `{"leaks": true, "late": true}`: every node that goes leaves an interface of the VPC CNI behind, and when. */
    'POST /_emulator/cni': (body) => {
      const isLate = 'late' in Object(JSON.parse(body)) && flag(body, 'late');
      circumstances.cniLeaks = flag(body, 'leaks') && (isLate ? 'late' : 'at once');
      return {};
    },
    /** `{"enabled": true}`: GuardDuty puts an endpoint and its group into the VPC of every node that joins from now on. */
    'POST /_emulator/guardduty': (body) => {
      circumstances.guardDuty = flag(body, 'enabled');
      return {};
    },
    /** The add-ons that have fewer pods than they want, as `cluster|add-on`, whatever EKS calls them. */
    'GET /_emulator/addons': () => ({ withoutPods: addonsWithoutPods() }),
    /**
     * `{"giveUp": true, "nextLook": 900}`: whether an add-on that had no nodes for twenty minutes ends CREATE_FAILED, and
     * after how many seconds EKS looks again at one.
     */
    'POST /_emulator/addons': (body) => {
      circumstances.addons = { ...circumstances.addons, ...addonLooks(body) };
      return {};
    },
    /** `{"seconds": 60}`: IAM takes a minute to spread what is new; `{}`: what is drawn. */
    'POST /_emulator/iam': (body) => {
      circumstances.iamSeconds = seconds(body);
      return {};
    },
    /** `{"slow": true}`: pods that are made within a minute and a half of their association come without it. */
    'POST /_emulator/pod-identity': (body) => {
      circumstances.slowPodIdentity = flag(body, 'slow');
      return {};
    },
    /** `{"address": "203.0.113.9"}`: where the runner and all other clients of clusters are from now on. */
    'POST /_emulator/client': (body) => {
      circumstances.clientAddress = address(body);
      return {};
    },
    /** `{"On-Demand Standard": 96}`: as many vCPUs may run at once; the other quotas stay. */
    'POST /_emulator/vcpus': (body) => {
      circumstances.vcpus = { ...circumstances.vcpus, ...vcpus(body) };
      return {};
    },
    /** `[{"market": "spot", "type": "t3.medium", "zone": "us-east-1a"}]`: EC2 has none of these; without a member, of any. */
    'POST /_emulator/capacity': (body) => {
      circumstances.shortages = shortages(body);
      return {};
    },
    /** `{"tagsLate": ["internet-gateway"]}`: CloudFormation tags these by a call of its own, once it has made them. */
    'POST /_emulator/cloudformation': (body) => {
      circumstances.tagsLate = kinds(body);
      return {};
    },
    /** `{"size": 2}`: every list comes in pages of two from now on. */
    'POST /_emulator/pages': (body) => {
      const { size } = Object(JSON.parse(body));
      if (!Number.isInteger(size) || size < 1) throw new BadRequest('size must be a whole number above 0');
      pages.size = size;
      return {};
    },
    /** `{"slow": false}`: EC2 shows at once what is new, and not after up to ten seconds. */
    'POST /_emulator/ec2': (body) => {
      circumstances.slowEc2 = flag(body, 'slow');
      return {};
    },
    ...github,
    'POST /_emulator/reset': async () => {
      await reset();
      return {};
    },
  };
  return async ({ method, path, query, body }) => {
    const route = routes[`${method} ${path}`];
    if (!route) return jsonResponse(404, { message: `no such route: ${method} ${path}` });
    try {
      return jsonResponse(200, await route(body.toString('utf8'), new URLSearchParams(query)));
    } catch (error) {
      if (
        error instanceof Error &&
        [BadRequest, BadRules, BadState, SyntaxError].some((kind) => error instanceof kind)
      ) {
        return jsonResponse(400, { message: error.message });
      }
      throw error;
    }
  };
}
