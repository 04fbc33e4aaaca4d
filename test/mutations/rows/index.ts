/** The table. Every row has to be caught: one that survives is a hole in the emulator or in the tests, and closed there. */
import { mutated, type Row, RowError, type Sources } from '../row.ts';
import { access } from './access.ts';
import { autoMode } from './auto-mode.ts';
import { capabilities } from './capabilities.ts';
import { cluster } from './cluster.ts';
import { fargate } from './fargate.ts';
import { fences } from './fences.ts';
import { github } from './github.ts';
import { givenNetwork } from './given-network.ts';
import { layouts } from './layouts.ts';
import { limits } from './limits.ts';
import { looking } from './looking.ts';
import { minimumGroups } from './minimum-groups.ts';
import { needs } from './needs.ts';
import { network } from './network.ts';
import { nodeGroups } from './node-groups.ts';
import { plans } from './plans.ts';
import { policies } from './policies.ts';
import { reading } from './reading.ts';
import { removal } from './removal.ts';
import { roles } from './roles.ts';
import { selfManaged } from './self-managed.ts';
import { tags } from './tags.ts';
import { trust } from './trust.ts';

/** @throws RowError where a row does not find its place, or is called as another is */
export function rowsIn(sources: Sources): Row[] {
  const rows = [
    ...[network, roles, needs, policies, tags, trust].flatMap((kind) => kind(sources)),
    ...cluster,
    ...access,
    ...autoMode,
    ...fargate,
    ...capabilities,
    ...givenNetwork,
    ...layouts,
    ...minimumGroups,
    ...nodeGroups,
    ...fences,
    ...selfManaged,
    ...limits,
    ...looking,
    ...plans,
    ...removal,
    ...reading,
    ...github,
  ];
  const names = new Set<string>();
  for (const row of rows) {
    mutated(row, sources);
    if (names.has(row.name)) throw new RowError(row, 'two rows have this name');
    names.add(row.name);
  }
  return rows;
}
