/**
 * What clients see of an account whose services are consistent only in the end: reads that are answered as of a while ago,
 * and things in EC2 that are not to be seen yet. Source: "Ensuring consistency with eventual consistency" in the Amazon EC2
 * developer guide, whose way out is to ask again, with growing pauses, for up to five minutes.
 */
import type { Clock } from './clock.ts';
import { AwsError, type Circumstances, type LoggedCall } from './core.ts';
import type { HttpResponse } from './protocols/http.ts';

/** Seconds for which an answer is given again, and for which EC2 may not show what is new. */
const STALE = 30;
const UNSEEN = [1, 10] as const;

export interface Views {
  /** The answer to a client's call: that of `serve`, or what it would have been before. */
  answer(call: LoggedCall, serve: () => Promise<HttpResponse>): Promise<HttpResponse>;
  reset(): void;
}

interface ViewParts {
  clock: Clock;
  circumstances: Circumstances;
  /** Whether a rule lets the call be answered as of a while ago. */
  isStale(call: LoggedCall): boolean;
}

/** An answer, or a refusal, and when it was true. */
interface Earlier {
  at: number;
  call: LoggedCall;
  answer: Promise<HttpResponse>;
}

export function createViews({ clock, circumstances, isStale }: ViewParts): Views {
  const earlier = new Map<string, Earlier>();
  /** Until when EC2 does not show it, by id or name. */
  const unseen = new Map<string, { until: number; id: string }>();

  async function read(call: LoggedCall, serve: () => Promise<HttpResponse>): Promise<HttpResponse> {
    const question = JSON.stringify([call.service, call.operation, call.region, call.request]);
    const known = earlier.get(question);
    const isRecent = known !== undefined && Date.now() - known.at <= clock.milliseconds(STALE);
    if (known !== undefined && isRecent && isStale(call)) {
      const response = await known.answer;
      call.asOf = known.call.time;
      if (known.call.error !== undefined) call.error = known.call.error;
      return response;
    }
    const now = { at: Date.now(), call, answer: serve() };
    earlier.set(question, now);
    return await now.answer;
  }

  function checkSeen({ request }: LoggedCall): void {
    const asked = JSON.stringify(request);
    for (const [name, { until, id }] of unseen) {
      if (Date.now() >= until) unseen.delete(name);
      else if (asked.includes(`"${name}"`)) throw notFound(id, name);
    }
  }

  function made({ operation, request }: LoggedCall, response: HttpResponse): void {
    const asked = JSON.stringify(request);
    const isNew = (id: string): boolean => prefixOf(id) in notFoundBy && !asked.includes(`"${id}"`);
    for (const id of new Set(
      response.body
        .toString()
        .match(/\b[a-z]+-[0-9a-f]{17}\b/g)
        ?.filter(isNew),
    )) {
      const until = Date.now() + clock.milliseconds(clock.takes(UNSEEN, id));
      unseen.set(id, { until, id });
      // It has a name by which it is asked for as well.
      if (operation === 'CreateLaunchTemplate') unseen.set(Object(request).LaunchTemplateName, { until, id });
    }
  }

  return {
    async answer(call, serve) {
      const isOfEc2 = call.service === 'ec2' && circumstances.slowEc2;
      if (isOfEc2) checkSeen(call);
      if (/^(Describe|List|Get)/.test(call.operation)) return await read(call, serve);
      const response = await serve();
      if (isOfEc2 && call.error === undefined) made(call, response);
      return response;
    },
    reset() {
      earlier.clear();
      unseen.clear();
    },
  };
}

const prefixOf = (id: string): string => id.split('-')[0] ?? '';

/** By the prefix of its id: EC2's code, and its words, in which `%` stands for the id or the name. */
const notFoundBy: Record<string, readonly [code: string, message: string]> = {
  eipalloc: ['InvalidAllocationID.NotFound', "The allocation ID '%' does not exist"],
  eni: ['InvalidNetworkInterfaceID.NotFound', "The networkInterface ID '%' does not exist"],
  i: ['InvalidInstanceID.NotFound', "The instance ID '%' does not exist"],
  igw: ['InvalidInternetGatewayID.NotFound', "The internetGateway ID '%' does not exist"],
  lt: [
    'InvalidLaunchTemplateId.NotFound',
    'The specified launch template, with template ID %, does not exist.',
  ],
  rtb: ['InvalidRouteTableID.NotFound', "The routeTable ID '%' does not exist"],
  sg: ['InvalidGroup.NotFound', "The security group '%' does not exist"],
  subnet: ['InvalidSubnetID.NotFound', "The subnet ID '%' does not exist"],
  vol: ['InvalidVolume.NotFound', "The volume '%' does not exist."],
  vpc: ['InvalidVpcID.NotFound', "The vpc ID '%' does not exist"],
};

function notFound(id: string, name: string): AwsError {
  const [code, message] =
    id === name
      ? (notFoundBy[prefixOf(id)] ?? ['', ''])
      : [
          'InvalidLaunchTemplateName.NotFoundException',
          'At least one of the launch templates specified in the request does not exist.',
        ];
  return new AwsError(code, message.replace('%', name));
}
