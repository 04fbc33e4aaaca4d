/**
 * The one way into the emulated region. A request is authenticated, decoded, handed to the service it is for, and
 * written to the call log, whether it came by the network or from another emulated service.
 */
import { randomUUID } from 'node:crypto';
import type { AccessKeys } from './access-keys.ts';
import { authenticate } from './authenticate.ts';
import { type Backend, backendOf, type OwnServices } from './backends.ts';
import { type Clock, ClockReset } from './clock.ts';
import type { Consoles } from './consoles.ts';
import {
  AwsError,
  type ClusterWrite,
  type LoggedCall,
  type Principal,
  type Service,
  type Touched,
  type World,
} from './core.ts';
import { canonical } from './ec2-canonical.ts';
import { ConnectionCut, type Faults } from './faults.ts';
import type { Idempotency } from './idempotency.ts';
import type { Moto } from './moto.ts';
import type { Pages } from './pages.ts';
import type { Authorizer } from './permissions/authorize.ts';
import type { ValueCheck } from './protocols/constraints.ts';
import type { HttpRequest, HttpResponse } from './protocols/http.ts';
import { formOf } from './protocols/query.ts';
import { readSignature } from './signature.ts';
import type { TouchedResources } from './touched.ts';
import type { Views } from './views.ts';

export interface GatewayParts {
  account: string;
  clock: Clock;
  /** Where unsigned calls are answered. */
  homeRegion: string;
  keys: AccessKeys;
  moto: Moto;
  consoles: Consoles;
  /** Refuses values that are not as the service's model has them. */
  checkValues: ValueCheck;
  pages: Pages;
  views: Views;
  /** Filled once the services exist: they use the gateway themselves. */
  own: OwnServices;
  /** Operations that moto's services lack, such as `autoscaling DescribeScalingActivities`. */
  besides: Readonly<Record<string, (region: string, input: object) => object>>;
  authorizer: Authorizer;
  faults: Faults;
  idempotency: Idempotency;
  /** Refuses a call that AWS would refuse and moto would not. */
  refuse(call: LoggedCall): Promise<void>;
  /** Names the resources that a call to moto is about. */
  resources: TouchedResources;
  /** Told of each call that moto has answered well. */
  answered(call: LoggedCall, response: HttpResponse): Promise<void>;
}

/** What is known of a call before it is decoded. */
interface Caller {
  service: string;
  region: string;
  /** undefined for an unsigned call. */
  principal: Principal | undefined;
  via?: string;
  /** One of the emulated services, which asks for everything at once. */
  isService?: true;
}

export interface Gateway {
  calls: LoggedCall[];
  /** Whether a call has been answered, so that all there is to know of it is in the log. */
  isAnswered(call: LoggedCall): boolean;
  /** A request as it came by the network. */
  receive(request: HttpRequest): Promise<HttpResponse>;
  /** A call that an emulated service makes as `principal`; the request is signed for its service and region only. */
  callAs(principal: Principal, via: string | undefined, request: HttpRequest): Promise<HttpResponse>;
  /** A read that an emulated service makes as `principal`, and that nobody need answer. */
  look: World['look'];
  /** A write to a cluster's Kubernetes API, which has authenticated it, and applies it. */
  writeToCluster<Answer>(write: ClusterWrite, apply: () => Promise<Answer>): Promise<Answer>;
}

/** Calls that need no signature; all are STS's. */
const UNSIGNED = new Set(['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML']);

export function gateway(parts: GatewayParts): Gateway {
  const calls: LoggedCall[] = [];
  const underWay = new Set<LoggedCall>();

  const logged = (caller: Caller, operation: string): LoggedCall => {
    const call: LoggedCall = {
      time: new Date().toISOString(),
      service: caller.service,
      operation,
      region: caller.region,
      principal: caller.principal?.arn ?? 'anonymous',
      request: {},
      resources: [],
      ...(caller.via && { via: caller.via }),
    };
    calls.push(call);
    return call;
  };

  /** Runs a call whose caller may still have to be found out, by `identify`. */
  const run = (
    request: HttpRequest,
    caller: Caller,
    identify: (backend: Backend) => Principal | undefined,
  ): Promise<HttpResponse> => parts.clock.during(() => serve(request, caller, identify));

  async function serve(
    request: HttpRequest,
    caller: Caller,
    identify: (backend: Backend) => Principal | undefined,
  ): Promise<HttpResponse> {
    const backend = backendOf(caller.service, request);
    const { protocol } = backend;
    caller.region = backend.home ?? caller.region;
    const operation = protocol.operation(request);
    const requestId = randomUUID();
    const call = logged(caller, operation ?? `${request.method} ${request.path}`);
    underWay.add(call);
    const agent = request.headers['user-agent'];
    if (caller.via === undefined && agent !== undefined) call.agent = agent;
    try {
      caller.principal = identify(backend);
      call.principal = caller.principal?.arn ?? 'anonymous';
      return await answer(request, backend, caller, operation, call, requestId);
    } catch (error) {
      if (error instanceof ConnectionCut) {
        if (!error.applied) call.error = error.name;
        throw error;
      }
      const refusal = refusalOf(error);
      call.error = refusal.code;
      return protocol.refuse(refusal, requestId);
    } finally {
      underWay.delete(call);
    }
  }

  async function answer(
    request: HttpRequest,
    { protocol, dialect, model }: Backend,
    caller: Caller,
    operation: string | undefined,
    call: LoggedCall,
    requestId: string,
  ): Promise<HttpResponse> {
    const own = parts.own[caller.service];
    if (own && !operation) {
      throw new AwsError('UnknownOperationException', 'The requested operation is not known', 404);
    }
    const input = operation && (own || protocol.knows(operation)) && protocol.decode(operation, request);
    call.request = input ? withoutSecrets(input) : undecoded(request);
    if (model && operation) parts.checkValues(model, operation, input || call.request);
    if (!own) call.before = call.resources = await parts.resources.ofRequest(call);
    const find = async (): Promise<Touched[]> =>
      own ? (own.named?.(input || {}, caller.region) ?? []) : await parts.resources.named(call);
    if (caller.principal) await parts.authorizer.authorize(call, caller.principal, dialect, find);
    await parts.faults.before(call, dialect, () => parts.authorizer.about(call, find));
    const name = model?.name ?? caller.service;
    const besides = operation && parts.besides[`${caller.service} ${operation}`];
    const anew = async (): Promise<HttpResponse> =>
      parts.pages.next(name, call) ??
      parts.idempotency.earlier(call) ??
      (own && operation && input
        ? protocol.encode(operation, await fromOwn(own, operation, input, caller, call), requestId)
        : besides && input
          ? protocol.encode(operation, besides(caller.region, input), requestId)
          : await fromMoto(request, call));
    const response = await (caller.isService ? anew() : parts.views.answer(call, anew));
    if (call.error !== undefined) return response;
    parts.idempotency.applied(call, response);
    await parts.faults.after(call);
    return caller.isService ? response : parts.pages.first(name, call, protocol, response);
  }

  async function fromOwn(
    own: Service,
    operation: string,
    input: Record<string, unknown>,
    caller: Caller,
    call: LoggedCall,
  ): Promise<object> {
    const handler = own.operations[operation];
    if (!handler) {
      throw new AwsError('NotImplemented', `The emulator does not know ${caller.service}:${operation}`, 501);
    }
    // The gateway is where untyped input meets the operations' own types; the API model has checked it.
    return await handler(input as never, {
      principal: caller.principal ?? ANONYMOUS,
      region: caller.region,
      account: parts.account,
      ...(caller.via && { via: caller.via }),
      touches: (resource: Touched) => call.resources.push(resource),
    });
  }

  async function fromMoto(request: HttpRequest, call: LoggedCall): Promise<HttpResponse> {
    await parts.refuse(call);
    const response = await parts.moto.forward(call.service === 'ec2' ? canonical(request) : request);
    if (response.status >= 400) {
      call.error = errorCode(response);
      return response;
    }
    await parts.answered(call, response);
    const after = await parts.resources.ofAnswer(call, response.body.toString());
    // Those that the request names were looked up before: what a call deletes has no tags afterwards.
    call.resources = merged(call.resources, after);
    return parts.consoles.shown(call, response);
  }

  return {
    calls,
    isAnswered: (call) => !underWay.has(call),
    async receive(request) {
      let signature: ReturnType<typeof readSignature>;
      try {
        signature = readSignature(request);
      } catch (error) {
        return await run(
          request,
          { service: 'unknown', region: parts.homeRegion, principal: undefined },
          () => {
            throw error;
          },
        );
      }
      if (signature) {
        const signed = signature;
        const { service, region, accessKeyId } = signed;
        // A refused call is logged under the name that its key belongs to.
        const principal = parts.keys.get(accessKeyId)?.principal;
        return await run(request, { service, region, principal }, (backend) =>
          authenticate(request, signed, parts.keys, backend),
        );
      }
      const unsigned = UNSIGNED.has(formOf(request).get('Action') ?? '');
      const service = unsigned ? 'sts' : 'unknown';
      return await run(request, { service, region: parts.homeRegion, principal: undefined }, () => {
        if (!unsigned) {
          throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
        }
        return undefined;
      });
    },
    async writeToCluster(write, apply) {
      const time = new Date().toISOString();
      const call: LoggedCall = { time, service: 'kubernetes', ...write, resources: [] };
      calls.push(call);
      try {
        await parts.faults.before(call, 'restJson', async () => undefined);
        const answer = await apply();
        await parts.faults.after(call);
        return answer;
      } catch (error) {
        const isApplied = error instanceof ConnectionCut && error.applied;
        if (!isApplied) call.error = error instanceof Error ? error.name : String(error);
        throw error;
      }
    },
    async look({ principal, region, via }, { service, operation, request }) {
      const { dialect } = backendOf(service, nothing);
      const call = logged({ service, region, principal, via }, operation);
      call.request = request;
      try {
        await parts.authorizer.authorize(call, principal, dialect, () => parts.resources.named(call));
      } catch (error) {
        call.error = error instanceof Error ? error.name : String(error);
        throw error;
      }
    },
    async callAs(principal, via, request) {
      const signature = readSignature(request);
      if (!signature) throw new Error('a call between services must say its service and region');
      const { service, region } = signature;
      const caller: Caller = { service, region, principal, isService: true, ...(via && { via }) };
      return await run(request, caller, () => principal);
    },
  };
}

/** What a call made replaces what was there before it. */
const merged = (before: Touched[], after: Touched[]): Touched[] => [
  ...new Map([...before, ...after].map((resource) => [resource.arn, resource])).values(),
];

const nothing: HttpRequest = { method: 'POST', path: '/', query: '', headers: {}, body: Buffer.from('') };

const ANONYMOUS: Principal = { arn: 'anonymous', iamArn: 'anonymous', userId: 'anonymous', accessKeyId: '' };

/** As AWS puts it when a service fails; that only happens here when the emulator has a fault. */
function refusalOf(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  if (error instanceof ClockReset) return new AwsError('ServiceUnavailable', 'The emulator was reset', 503);
  console.error('The emulator failed:', error);
  return new AwsError('InternalFailure', error instanceof Error ? error.message : String(error), 500);
}

/** CloudTrail keeps tokens out of its log in these words. */
function withoutSecrets(input: Record<string, unknown>): Record<string, unknown> {
  return 'WebIdentityToken' in input
    ? { ...input, WebIdentityToken: 'HIDDEN_DUE_TO_SECURITY_REASONS' }
    : input;
}

/** The request of a service whose model the emulator does not have. */
function undecoded(request: HttpRequest): unknown {
  if (request.headers['x-amz-target']) return JSON.parse(request.body.toString('utf8') || '{}');
  return Object.fromEntries(formOf(request));
}

/** The error code in an answer of moto's, which may be XML or JSON. */
function errorCode({ status, headers, body }: HttpResponse): string {
  const text = body.toString();
  const code =
    headers['x-amzn-errortype'] ??
    /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ??
    /"__type":\s*"([^"]+)"/.exec(text)?.[1];
  return code?.split('#').at(-1)?.split(':')[0] ?? String(status);
}
