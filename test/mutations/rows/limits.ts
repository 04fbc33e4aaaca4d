/** What the role that runs allows at most, by tags that whoever writes a workflow cannot change. */
import type { Row } from '../row.ts';

const row = (
  name: string,
  text: string,
  replacement: string,
  really: string,
  ends: string,
  file = 'src/config/limits.ts',
): Row => ({
  name,
  file,
  text,
  replacement,
  really,
  source: 'GitHub Docs, "Events that trigger workflows": pull_request runs the workflow as the branch has it',
  scenario: 'a pull request that asks for more than its role allows',
  ends: new RegExp(`^${ends} beyond the limits was made`, 'm'),
});

export const limits: readonly Row[] = [
  {
    name: 'a key of anybody’s',
    file: 'src/commands/begin.ts',
    text: 'const problems = unlistedIn(',
    replacement: 'const problems = kinds.length > 0 ? [] : unlistedIn(',
    really: 'whoever may push a branch has a network and roles made before IAM refuses the key',
    source:
      'GitHub Docs, "Events that trigger workflows": pull_request runs the workflow as the branch has it',
    scenario: 'a preview that names what is listed',
    ends: /a key that nobody has listed was not refused/,
  },
  row(
    'access entries of anybody',
    'const problems = notListed(',
    'const problems = spec.accessEntries.length > 0 ? [] : notListed(',
    'whoever may push a branch lets anybody in whom the role may',
    'an access entry',
    'src/commands/begin.ts',
  ),
  row(
    'mappings of anybody',
    'accessEntries.length + identityMappings.length > 0',
    'accessEntries.length > 0',
    'the ConfigMap aws-auth makes anybody an administrator, past IAM',
    'a mapping',
    'src/config/listed.ts',
  ),
  row(
    'a price that an input raises',
    '(asked === undefined || asked > limit)',
    'asked === undefined',
    'whoever may push a branch allows itself any price',
    'a price',
  ),
  row(
    'a price of the first nodes alone',
    'nodes: group.maxNodes',
    'nodes: group.nodes',
    'an autoscaler adds nodes up to the maximum, and the account pays for them',
    'a price of nodes that may come',
    'src/cost/estate.ts',
  ),
  row(
    'a life without an end',
    "expiresAt === 'never' || (expiresAt",
    '(expiresAt',
    'the cluster of a pull request stays until somebody looks',
    'a life for ever',
  ),
  row(
    'add-ons of any name',
    'if (others !== undefined && others.length > 0)',
    'if (others !== undefined && others.length > 99)',
    "add-ons of AWS Marketplace are charged for, and bring their vendor's code into the cluster",
    'an add-on',
  ),
];
