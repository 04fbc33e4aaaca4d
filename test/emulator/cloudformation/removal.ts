/** Taking resources away: dependents first, everything else at once. */
import { resolved } from './dynamic-references.ts';
import { isMissing, reasonOf } from './failure.ts';
import { resourceTypes } from './resources/index.ts';
import { contextOf, pass, type Run, readAs, settleLater } from './run.ts';
import { isGone, type StackResource, setStatus } from './stack.ts';

/** For how long, and how often, it is tried again while something is still in a resource, seconds. Assumed. */
const patience = { total: 300, pause: 5 };

export interface RemovalOptions {
  /** Logical ids of resources to leave alone. */
  retain?: readonly string[];
  /** Leaves what fails to delete behind instead of failing. */
  force?: boolean;
  /** What an operation has made goes in its rollback, even where `RetainExceptOnCreate` says so of what stays otherwise. */
  rollback?: boolean;
}

/** Deletes the resources and resolves to the logical ids of those that could not be. */
export async function removeResources(
  run: Run,
  resources: readonly StackResource[],
  options: RemovalOptions = {},
): Promise<string[]> {
  const present = resources.filter((resource) => !isGone(resource));
  const tasks = new Map<StackResource, Promise<boolean>>();
  const failed: string[] = [];

  const remove = (resource: StackResource): Promise<boolean> => {
    const task = tasks.get(resource) ?? attempt(resource);
    tasks.set(resource, task);
    return task;
  };
  const attempt = async (resource: StackResource): Promise<boolean> => {
    const dependents = present.filter(({ needs }) => needs.includes(resource.logicalId));
    const results = await Promise.all(dependents.map(remove));
    if (results.includes(false)) return false;
    const done = await removeResource(run, resource, options);
    if (!done) failed.push(resource.logicalId);
    return done;
  };
  await Promise.all(present.map(remove));
  return failed;
}

async function removeResource(
  run: Run,
  resource: StackResource,
  { retain = [], force = false, rollback = false }: RemovalOptions,
): Promise<boolean> {
  const { stack } = run;
  const { logicalId } = resource;
  if (isRetained(resource, rollback, stack.settings.retainExceptOnCreate) || retain.includes(logicalId)) {
    setStatus(stack, resource, 'DELETE_SKIPPED');
    return true;
  }
  if (resource.physicalId === undefined) {
    setStatus(stack, resource, 'DELETE_COMPLETE');
    return true;
  }
  setStatus(stack, resource, 'DELETE_IN_PROGRESS');
  try {
    await deletePatiently(run, resource);
  } catch (error) {
    setStatus(stack, resource, 'DELETE_FAILED', reasonOf(error, resource.type));
    if (!force) return false;
    setStatus(stack, resource, 'DELETE_SKIPPED');
    return true;
  }
  setStatus(stack, resource, 'DELETE_COMPLETE');
  return true;
}

/** Whether its policy keeps a resource that its stack has no more use for. */
function isRetained(
  { deletionPolicy, updateReplacePolicy, isReplaced, isNew }: StackResource,
  rollback: boolean,
  exceptOnCreate: boolean,
): boolean {
  if (isReplaced) return updateReplacePolicy === 'Retain';
  const isRolledBack = rollback && isNew;
  if (deletionPolicy === 'RetainExceptOnCreate') return !isRolledBack;
  return deletionPolicy === 'Retain' && !(isRolledBack && exceptOnCreate);
}

/** Deletes what a resource's record points to. What is gone already is no failure. */
export async function deletePatiently(run: Run, resource: StackResource): Promise<void> {
  const type = resourceTypes[resource.type];
  if (!type || resource.physicalId === undefined) return;
  const context = contextOf(run, resource.logicalId, resource.tags);
  const made = { id: resource.physicalId, attributes: resource.attributes };
  const { express } = run.stack.settings;
  for (let waited = 0; ; waited += patience.pause) {
    run.cut.throwIfAborted();
    try {
      await readAs(run, resource, 'delete');
      await type.delete(context, made, resolved(run.world, run.stack.region, resource.properties));
      break;
    } catch (error) {
      if (isMissing(error)) break;
      // In express mode, what stands on it may still be on its way out.
      const blocked =
        error instanceof Error && (error.name === 'DependencyViolation' || run.settling.size > 0);
      if (!blocked || waited >= patience.total) throw error;
    }
    await pass(run, patience.pause);
  }
  const gone = type.vanish(context, made);
  if (!express) return await gone;
  settleLater(run, resource, gone);
}
