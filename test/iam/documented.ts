/** What docs/iam/README.md says of actions that are allowed although nobody calls them. */
import { readFileSync } from 'node:fs';

const readme = readFileSync(new URL('../../docs/iam/README.md', import.meta.url), 'utf8');
const [, table = ''] =
  /<!-- checked-without-call -->([\s\S]*)<!-- \/checked-without-call -->/.exec(readme) ?? [];

/** The actions that AWS checks without a call, with the address of the page that says so. */
export const checkedWithoutCall: ReadonlyMap<string, string> = new Map(
  [
    ...table.matchAll(/^\| `([\w-]+:\w+)` \| .+ \| \[.+\]\((https:\/\/docs\.aws\.amazon\.com\/\S+)\) \|$/gm),
  ].map(([, action = '', source = '']) => [action, source]),
);
