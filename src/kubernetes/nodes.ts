import type { Node } from './types.ts';

export function isReady({ status }: Node): boolean {
  return (
    status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') ??
    false
  );
}
