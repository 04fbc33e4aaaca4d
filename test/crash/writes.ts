/** The calls of a run that change something, told apart in a way that holds for every other run. */
import { isWrite, type LoggedCall } from '../emulator/core.ts';

/** One write of the bundle's, such as the AttachRolePolicy of one policy to one role. */
export interface Write {
  service: string;
  operation: string;
  /** Members of its request that are the same in each run. */
  request: Record<string, string>;
  /** How many writes that look the same come before it. */
  earlier: number;
}

/** A name or an ARN without anything that AWS has drawn by lot, or an account's number. */
const isLasting = (value: unknown): value is string =>
  typeof value === 'string' && value.length < 200 && !/(?=[0-9]*[a-f])[0-9a-f]{8}|\d{12}/.test(value);

/** Kinds whose objects are named by lot: they are told apart by their order alone. */
const isNamedByLot = (operation: string): boolean => / (pods|nodes)$/.test(operation);

/**
 * The calls by which a principal has changed something, in their order.
 * @param principal how its ARN begins. What services do in its name is not its own doing.
 */
export function writesAmong(calls: readonly LoggedCall[], principal: string): LoggedCall[] {
  return calls.filter(
    (call) =>
      call.principal.startsWith(principal) &&
      call.via === undefined &&
      call.error === undefined &&
      isWrite(call.operation),
  );
}

/** The same, told apart. */
export function writesOf(calls: readonly LoggedCall[], principal: string): Write[] {
  const seen = new Map<string, number>();
  return writesAmong(calls, principal).map(({ service, operation, request }) => {
    const lasting = Object.entries(Object(request)).filter(
      (member): member is [string, string] =>
        /name|arn|version/i.test(member[0]) && isLasting(member[1]) && !isNamedByLot(operation),
    );
    const write = { service, operation, request: Object.fromEntries(lasting) };
    const key = JSON.stringify(write);
    const earlier = seen.get(key) ?? 0;
    seen.set(key, earlier + 1);
    return { ...write, earlier };
  });
}

/** Such as `iam AttachRolePolicy demo-us-east-1-node AmazonEKS_CNI_Policy`. */
export function titleOf({ service, operation, request, earlier }: Write): string {
  const names = Object.values(request).map((value) => value.split('/').at(-1));
  return [service, operation, ...names, earlier > 0 && `(${earlier + 1})`].filter(Boolean).join(' ');
}

/** The fault rule that holds the answer to this write once it has been applied. @param write or how many come before it */
export function holdOn(write: Write | number, principal: string): object {
  const rule = { principal, times: 1, effect: 'hold' };
  if (typeof write === 'number') return { ...rule, service: '*', operation: '*', writes: true, skip: write };
  const { service, operation, request, earlier } = write;
  return { ...rule, service, operation, request, skip: earlier };
}
