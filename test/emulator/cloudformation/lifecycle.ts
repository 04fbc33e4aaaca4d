/** What happens to a stack after a call has started it on its way. */
import type { StackStatus } from '@aws-sdk/client-cloudformation';
import { liveOutputs, outputsOf, scopeOf } from './deployment.ts';
import { Cancelled, reasonOf } from './failure.ts';
import { wantedResources } from './needs.ts';
import { missingParameterValues } from './parameter-values.ts';
import { attributesKnown, type ProvisionOptions, provision } from './provision.ts';
import { type RemovalOptions, removeResources } from './removal.ts';
import type { Run } from './run.ts';
import { type Deployment, isGone, keepsFailures, type Stack, setStackStatus } from './stack.ts';

/** CREATE_IN_PROGRESS to its end, rollback included. */
export async function runCreation(run: Run): Promise<void> {
  const { stack } = run;
  const { onFailure, timeoutMinutes } = stack.settings;
  const preserve = keepsFailures(stack);
  const failure = await deploy(run, stack.deployment, {
    preserve,
    ...(timeoutMinutes === undefined ? {} : { seconds: timeoutMinutes * 60 }),
  });
  if (run.cut.aborted) return;
  if (failure === undefined) succeed(stack, 'CREATE_COMPLETE');
  else if (preserve) setStackStatus(stack, 'CREATE_FAILED', failure);
  else if (onFailure === 'DELETE') {
    setStackStatus(stack, 'DELETE_IN_PROGRESS', `${failure}Delete requested by user.`);
    await runDeletion(run, { rollback: true });
  } else {
    setStackStatus(stack, 'ROLLBACK_IN_PROGRESS', `${failure}Rollback requested by user.`);
    await runRollback(run);
  }
}

/** Deletes what a failed creation has made. */
export async function runRollback(run: Run): Promise<void> {
  const { stack } = run;
  const failed = await removeResources(run, [...stack.resources.values()], { rollback: true });
  if (failed.length === 0) setStackStatus(stack, 'ROLLBACK_COMPLETE');
  else setStackStatus(stack, 'ROLLBACK_FAILED', failedTo('delete', failed));
}

/** UPDATE_IN_PROGRESS to its end, from the stack's deployment to the wanted one, or back again. */
export async function runUpdate(run: Run, wanted: Deployment): Promise<void> {
  const { stack } = run;
  const { disableRollback: preserve } = stack.settings;
  const previous = stack.stable ?? stack.deployment;
  for (const resource of stack.resources.values()) resource.isNew = false;
  stack.deployment = wanted;
  const failure = await deploy(run, wanted, { preserve, halt: run.halt });
  if (failure === undefined) {
    await finishUpdate(run, 'UPDATE_COMPLETE');
  } else if (preserve && !run.halt.aborted) {
    setStackStatus(stack, 'UPDATE_FAILED', failure);
  } else {
    setStackStatus(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', run.halt.aborted ? 'User Initiated' : failure);
    restore(stack, previous);
    await runUpdateRollback(run);
  }
}

/** Puts the deployment before the update, and the resources that it has replaced, back in their places. */
export function restore(stack: Stack, previous: Deployment): void {
  stack.deployment = previous;
  for (const old of stack.superseded.splice(0)) {
    const successor = stack.resources.get(old.logicalId);
    if (successor) stack.superseded.push(successor);
    stack.resources.set(old.logicalId, old);
    old.status = 'UPDATE_COMPLETE';
    old.isReplaced = false;
  }
}

/** UPDATE_ROLLBACK_IN_PROGRESS to its end. */
export async function runUpdateRollback(run: Run): Promise<void> {
  const { stack } = run;
  const failure = await deploy(run, stack.deployment, { preserve: false });
  if (failure === undefined) await finishUpdate(run, 'UPDATE_ROLLBACK_COMPLETE');
  else setStackStatus(stack, 'UPDATE_ROLLBACK_FAILED', failure);
}

/** Deletes what the update has left over; what cannot be deleted is forgotten, as CloudFormation does. */
async function finishUpdate(run: Run, status: 'UPDATE_COMPLETE' | 'UPDATE_ROLLBACK_COMPLETE'): Promise<void> {
  const { stack } = run;
  const wanted = new Set(wantedResources(stack.deployment));
  for (const [logicalId, resource] of stack.resources) {
    if (wanted.has(logicalId) || isGone(resource)) continue;
    stack.superseded.push(resource);
    stack.resources.delete(logicalId);
  }
  setStackStatus(stack, `${status}_CLEANUP_IN_PROGRESS`);
  const failed = await removeResources(run, stack.superseded, {
    rollback: status === 'UPDATE_ROLLBACK_COMPLETE',
  });
  stack.superseded = [];
  if (failed.length === 0) succeed(stack, status);
  else succeed(stack, status, 'Update successful. One or more resources could not be deleted.');
}

/** Ends an operation in a state that a later rollback can come back to. */
function succeed(stack: Stack, status: StackStatus, reason?: string): void {
  stack.stable = stack.deployment;
  setStackStatus(stack, status, reason);
}

/** DELETE_IN_PROGRESS to its end. */
export async function runDeletion(run: Run, options: RemovalOptions): Promise<void> {
  const { stack } = run;
  const failed = await removeResources(run, [...stack.resources.values(), ...stack.superseded], options);
  if (failed.length > 0) {
    setStackStatus(stack, 'DELETE_FAILED', failedTo('delete', failed));
    return;
  }
  stack.deleted = new Date();
  stack.outputs = [];
  setStackStatus(stack, 'DELETE_COMPLETE');
}

/** Provisions and evaluates outputs; resolves to the reason when that fails. */
async function deploy(
  run: Run,
  deployment: Deployment,
  options: ProvisionOptions,
): Promise<string | undefined> {
  const { stack } = run;
  stack.imports.clear();
  try {
    const missing = await missingParameterValues(run.clients, deployment);
    if (missing !== undefined) return `${missing} `;
    if (!(await provision(run, deployment, options))) return failureReason(stack);
    await attributesKnown(run, liveOutputs(deployment));
    const outputs = outputsOf(deployment, scopeOf(stack, deployment, run.surroundings));
    for (const { exportName = '' } of outputs) {
      const holder = run.surroundings.exports.get(exportName)?.stack;
      if (holder && holder !== stack)
        return `Export with name ${exportName} is already exported by stack ${holder.name}. `;
    }
    stack.outputs = outputs;
    return undefined;
  } catch (error) {
    if (error instanceof Cancelled) return '';
    return `${reasonOf(error, 'AWS::CloudFormation::Stack')} `;
  }
}

function failureReason({ resources }: Stack): string {
  const withStatus = (status: string): string[] =>
    [...resources.values()]
      .filter((resource) => resource.status === status)
      .map(({ logicalId }) => logicalId);
  const created = withStatus('CREATE_FAILED');
  const updated = withStatus('UPDATE_FAILED');
  return [
    ...(created.length > 0 ? [failedTo('create', created)] : []),
    ...(updated.length > 0 ? [failedTo('update', updated)] : []),
  ].join('');
}

const failedTo = (verb: string, logicalIds: string[]): string =>
  `The following resource(s) failed to ${verb}: [${logicalIds.join(', ')}]. `;
