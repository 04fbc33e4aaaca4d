/** Which resources a deployment wants, and which each of them needs. */
import { chooseBranches, references } from './intrinsics.ts';
import type { Deployment } from './stack.ts';
import type { Json } from './template.ts';

/** Logical ids of the resources whose conditions hold. */
export const wantedResources = ({ template, conditions }: Deployment): string[] =>
  Object.entries(template.Resources)
    .filter(([, { Condition }]) => Condition === undefined || conditions[Condition])
    .map(([logicalId]) => logicalId);

/** The resource's properties, reduced to the branches of Fn::If that hold. */
export const liveProperties = ({ template, conditions }: Deployment, logicalId: string): Json =>
  chooseBranches(template.Resources[logicalId]?.Properties ?? {}, conditions);

/** Logical ids of the resources that must be there before this one. */
export function needsOf(deployment: Deployment, logicalId: string): string[] {
  const named = [
    ...references(liveProperties(deployment, logicalId)).map((reference) => reference.logicalId),
    ...(deployment.template.Resources[logicalId]?.DependsOn ?? []),
  ];
  const wanted = new Set(wantedResources(deployment));
  return [...new Set(named)].filter((name) => wanted.has(name));
}
