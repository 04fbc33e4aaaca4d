/** Bringing a stack's resources to what a template asks for: each as soon as what it needs is there. */

import { setMaxListeners } from 'node:events';
import { durations } from '../clock.ts';
import { scopeOf } from './deployment.ts';
import { resolved } from './dynamic-references.ts';
import { Cancelled, reasonOf } from './failure.ts';
import { evaluate, evaluateObject, references, type Scope } from './intrinsics.ts';
import { liveProperties, needsOf, wantedResources } from './needs.ts';
import { deletePatiently } from './removal.ts';
import { briefly, isReplacement, type Made, type ResourceType } from './resource-type.ts';
import { resourceTypes } from './resources/index.ts';
import { rollInstances } from './rolling-update.ts';
import { contextOf, pass, type Run, readAs, settleLater, takes } from './run.ts';
import { awaitSignals, awaitsSignals } from './signals.ts';
import { type Deployment, isGone, type StackResource, setStatus } from './stack.ts';
import { canonical, type Json, type JsonObject, type ResourceDeclaration } from './template.ts';

/** What `provision` works on for one resource. */
interface Task {
  run: Run;
  deployment: Deployment;
  logicalId: string;
  declared: ResourceDeclaration;
  type: ResourceType;
  /** Ends this resource's work. */
  signal: AbortSignal;
}

export interface ProvisionOptions {
  /** Goes on with what does not depend on a failed resource, instead of cancelling it. */
  preserve: boolean;
  /** After which everything that is not done is cancelled. */
  seconds?: number;
  /** Cancels everything that is not done. */
  halt?: AbortSignal;
}

/**
 * Creates, changes and replaces resources until the stack is as the deployment says; what that leaves over goes
 * to `superseded`.
 * @returns whether all of it succeeded.
 */
export async function provision(
  run: Run,
  deployment: Deployment,
  options: ProvisionOptions,
): Promise<boolean> {
  const { stack } = run;
  const stop = new AbortController();
  const signal = AbortSignal.any([run.cut, stop.signal]);
  // As many as there are resources wait on it.
  setMaxListeners(0, signal);
  options.halt?.addEventListener('abort', () => stop.abort(new Cancelled()), { once: true });
  const scope = scopeOf(stack, deployment, run.surroundings);
  const tasks = new Map<string, Promise<boolean>>();

  const bring = (logicalId: string): Promise<boolean> => {
    const task = tasks.get(logicalId) ?? attempt(logicalId);
    tasks.set(logicalId, task);
    return task;
  };
  const attempt = async (logicalId: string): Promise<boolean> => {
    const ready = await Promise.all(needsOf(deployment, logicalId).map(bring));
    if (ready.includes(false) || signal.aborted) return false;
    await attributesKnown(run, liveProperties(deployment, logicalId));
    const declared = deployment.template.Resources[logicalId];
    const type = resourceTypes[declared?.Type ?? ''];
    if (!declared || !type) throw new Error(`${logicalId} has not been checked`);
    const done = await provisionResource({ run, deployment, logicalId, declared, type, signal }, scope);
    if (!done && !options.preserve) stop.abort(new Cancelled());
    return done;
  };

  const done = new AbortController();
  if (options.seconds !== undefined)
    pass(run, options.seconds, AbortSignal.any([signal, done.signal])).then(
      () => stop.abort(new Cancelled()),
      () => {
        // Whatever cuts the deadline's wait short has ended, or ends, the work itself.
      },
    );
  try {
    return (await Promise.all(wantedResources(deployment).map(bring))).every(Boolean);
  } finally {
    done.abort(new Cancelled());
  }
}

/** In express mode, some attributes are not known before their resource has settled. */
export async function attributesKnown({ stack, settling }: Run, value: Json): Promise<void> {
  for (const { logicalId, attribute } of references(value)) {
    const attributes = stack.resources.get(logicalId)?.attributes;
    if (attribute !== undefined && !(attribute in (attributes ?? {}))) await settling.get(logicalId);
  }
}

/** What a group waits for and how it is changed may come from parameters too. */
const livePolicies = (
  { CreationPolicy, UpdatePolicy }: ResourceDeclaration,
  scope: Scope,
): Pick<ResourceDeclaration, 'CreationPolicy' | 'UpdatePolicy'> => ({
  ...(CreationPolicy === undefined ? {} : { CreationPolicy: evaluate(CreationPolicy, scope) }),
  ...(UpdatePolicy === undefined ? {} : { UpdatePolicy: evaluate(UpdatePolicy, scope) }),
});

async function provisionResource(given: Task, scope: Scope): Promise<boolean> {
  let task = given;
  const { run, logicalId } = task;
  const { stack } = run;
  const existing = await withoutFailure(task);
  let properties: JsonObject;
  try {
    properties = evaluateObject(task.declared.Properties, scope);
    task = { ...task, declared: { ...task.declared, ...livePolicies(task.declared, scope) } };
  } catch (error) {
    const resource = existing ?? newResource(task, {});
    stack.resources.set(logicalId, resource);
    const status = existing ? 'UPDATE_FAILED' : 'CREATE_FAILED';
    setStatus(stack, resource, status, reasonOf(error, resource.type));
    return false;
  }
  if (!existing) return create(task, newResource(task, properties), 'CREATE');

  existing.needs = needsOf(task.deployment, logicalId);
  Object.assign(existing, policiesOf(task.declared));
  if (isAsWanted(task, existing, properties)) return true;
  if (!isReplacement(task.type, existing.properties, properties)) return update(task, existing, properties);
  setStatus(
    stack,
    existing,
    'UPDATE_IN_PROGRESS',
    'Requested update requires the creation of a new physical resource; hence creating one.',
  );
  existing.isReplaced = true;
  stack.superseded.push(existing);
  return create(task, newResource(task, properties), 'UPDATE');
}

/** The resource as it stands; one whose creation failed is deleted first, and made anew. */
async function withoutFailure({ run, logicalId }: Task): Promise<StackResource | undefined> {
  const existing = run.stack.resources.get(logicalId);
  if (!existing || isGone(existing)) return undefined;
  if (existing.status !== 'CREATE_FAILED') return existing;
  if (existing.physicalId !== undefined) {
    setStatus(run.stack, existing, 'DELETE_IN_PROGRESS');
    await deletePatiently(run, existing);
    setStatus(run.stack, existing, 'DELETE_COMPLETE');
  }
  return undefined;
}

const newResource = ({ deployment, logicalId, declared }: Task, properties: JsonObject): StackResource => ({
  logicalId,
  type: declared.Type,
  status: 'CREATE_IN_PROGRESS',
  changed: new Date(),
  attributes: {},
  properties,
  tags: deployment.tags,
  needs: needsOf(deployment, logicalId),
  isNew: true,
  isReplaced: false,
  ...policiesOf(declared),
});

const policiesOf = ({
  DeletionPolicy = 'Delete',
  UpdateReplacePolicy = 'Delete',
}: ResourceDeclaration): Pick<StackResource, 'deletionPolicy' | 'updateReplacePolicy'> => ({
  deletionPolicy: DeletionPolicy,
  updateReplacePolicy: UpdateReplacePolicy,
});

function isAsWanted({ deployment, type }: Task, existing: StackResource, properties: JsonObject): boolean {
  const sameTags = !type.tagged || canonical(existing.tags) === canonical(deployment.tags);
  return (
    existing.status !== 'UPDATE_FAILED' &&
    sameTags &&
    canonical(existing.properties) === canonical(properties)
  );
}

/** Makes a resource; `verb` is what its events speak of. */
async function create(task: Task, resource: StackResource, verb: 'CREATE' | 'UPDATE'): Promise<boolean> {
  const { run, type, logicalId, deployment, signal } = task;
  const { stack } = run;
  const context = contextOf(run, logicalId, deployment.tags, signal);
  stack.resources.set(logicalId, resource);
  setStatus(stack, resource, `${verb}_IN_PROGRESS`);
  const begun = run.world.clock.now();
  try {
    const properties = resolved(run.world, stack.region, resource.properties);
    await pass(run, takes(run, `${logicalId} begins`, durations.handlerBegin), signal);
    const made = await createPatiently(task, properties);
    resource.physicalId = made.id;
    resource.attributes = made.attributes;
    setStatus(stack, resource, `${verb}_IN_PROGRESS`, 'Resource creation Initiated');
    await type.configure(context, made, properties);
    await readAs(run, resource, 'create');
    const settle = async (signalled: AbortSignal): Promise<void> => {
      const awaiting = { awaitsSignals: awaitsSignals(task.declared.CreationPolicy) };
      const stabilising = { ...contextOf(run, logicalId, deployment.tags, signalled), ...awaiting };
      await type.stabilise(stabilising, made, properties);
      const whole = takes(run, logicalId, type.creationTakes(properties));
      await pass(run, Math.max(0, begun + whole - run.world.clock.now()), signalled);
    };
    if (stack.settings.express) settleLater(run, resource, settle(run.cut));
    else {
      await settle(signal);
      await awaitSignals(run, resource, task.declared.CreationPolicy, signal);
    }
  } catch (error) {
    return fail(task, resource, `${verb}_FAILED`, error, 'Resource creation cancelled');
  }
  setStatus(stack, resource, `${verb}_COMPLETE`);
  return true;
}

/** What this resource stands on, directly or by others, and what is not settled yet. */
function unsettled(
  { run, deployment }: Pick<Task, 'run' | 'deployment'>,
  logicalId: string,
): Promise<void>[] {
  return needsOf(deployment, logicalId).flatMap((needed) => [
    ...[run.settling.get(needed) ?? []].flat(),
    ...unsettled({ run, deployment }, needed),
  ]);
}

/** Creates a resource; where it fails because what it needs has not settled yet, CloudFormation tries again. */
async function createPatiently(task: Task, properties: JsonObject): Promise<Made> {
  const context = contextOf(task.run, task.logicalId, task.deployment.tags, task.signal);
  for (;;) {
    const awaited = unsettled(task, task.logicalId);
    try {
      return await task.type.create(context, properties);
    } catch (error) {
      if (awaited.length === 0 || task.signal.aborted) throw error;
      await Promise.all(awaited);
    }
  }
}

async function update(task: Task, resource: StackResource, properties: JsonObject): Promise<boolean> {
  const { run, type, logicalId, deployment, signal } = task;
  setStatus(run.stack, resource, 'UPDATE_IN_PROGRESS');
  try {
    const made = { id: resource.physicalId ?? '', attributes: resource.attributes };
    const context = { ...contextOf(run, logicalId, deployment.tags, signal), previousTags: resource.tags };
    const live = (given: JsonObject): JsonObject => resolved(run.world, run.stack.region, given);
    await readAs(run, resource, 'update');
    const changed = await type.update(context, made, live(properties), live(resource.properties));
    resource.attributes = { ...resource.attributes, ...changed };
    const previous = resource.properties;
    resource.properties = properties;
    const policy = task.declared.UpdatePolicy;
    await rollInstances(run, resource, { policy, previous, properties }, signal);
    resource.tags = deployment.tags;
    if (!run.stack.settings.express) await pass(run, takes(run, logicalId, briefly), signal);
  } catch (error) {
    return fail(task, resource, 'UPDATE_FAILED', error, 'Resource update cancelled');
  }
  setStatus(run.stack, resource, 'UPDATE_COMPLETE');
  return true;
}

function fail(
  { run }: Task,
  resource: StackResource,
  status: 'CREATE_FAILED' | 'UPDATE_FAILED',
  error: unknown,
  whenCancelled: string,
): false {
  const reason = error instanceof Cancelled ? whenCancelled : reasonOf(error, resource.type);
  setStatus(run.stack, resource, status, reason);
  return false;
}
