/** What docs/iam/README.md says of actions that are allowed although the end-to-end suite need not call them. */
import { readFileSync } from 'node:fs';

const readme = readFileSync(new URL('../../docs/iam/README.md', import.meta.url), 'utf8');

/** The rows of the table between the markers of a name. */
function rows(name: string, row: RegExp): [action: string, text: string][] {
  const [, table = ''] = new RegExp(`<!-- ${name} -->([\\s\\S]*)<!-- /${name} -->`).exec(readme) ?? [];
  return [...table.matchAll(row)].map(([, action = '', text = '']) => [action, text]);
}

/** The actions that AWS checks without a call, with the address of the page that says so. */
export const checkedWithoutCall: ReadonlyMap<string, string> = new Map(
  rows(
    'checked-without-call',
    /^\| `([\w-]+:\w+)` \| .+ \| \[.+\]\((https:\/\/(?:docs\.aws\.amazon\.com|github\.com)\/\S+)\) \|$/gm,
  ),
);

/** The actions that are called in few circumstances, with those. */
export const seldomCalled: ReadonlyMap<string, string> = new Map(
  rows('seldom-called', /^\| `([\w-]+:\w+)` \| (.+) \|$/gm),
);
