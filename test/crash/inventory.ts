/** What two inventories of an account have in common when the ids that AWS draws are left out of account. */
import type { InventoryItem } from '../emulator/core.ts';

/** A thing as any run would make it: its type and its name, without what AWS draws by lot. */
export function nameOf({ type, id, tags }: InventoryItem): string {
  return `${type} ${withoutLots(tags.Name ?? id)}`;
}

/** Hexadecimal ids and UUIDs, the letters and digits of Pod Identity's associations, and the number of EKS's own group. */
function withoutLots(id: string): string {
  return id
    .replace(/(?<=\boidc\.eks\..*\/id\/)[0-9A-F]{32}\b/g, '…')
    .replace(/\ba-[a-z0-9]{17}\b/g, 'a-…')
    .replace(/(?<=^eks-cluster-sg-.*-)\d+$/, '…')
    .replace(/[0-9a-f]{8,}(-[0-9a-f]{4,})*/g, '…');
}

/** A thing as it is, down to its tags. */
export function identityOf({ type, region, id, tags }: InventoryItem): string {
  return `${type} ${region} ${id} ${JSON.stringify(Object.entries(tags).sort())}`;
}

/** What one list has and the other has not, each as often as it is too few or too many. */
export function differences(wanted: readonly string[], found: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const each of wanted) count.set(each, (count.get(each) ?? 0) - 1);
  for (const each of found) count.set(each, (count.get(each) ?? 0) + 1);
  return [...count]
    .filter(([, surplus]) => surplus !== 0)
    .map(([each, surplus]) => `${surplus < 0 ? 'missing' : 'too many'} (${Math.abs(surplus)}): ${each}`);
}
