import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { refusedFields } from '../../../scripts/config-fields.ts';
import { schemaFields } from '../../eksctl/schema.ts';
import { job, problems, request } from '../config/support.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const page = readFileSync(`${project}/docs/from-eksctl.md`, 'utf8');

/** The block of code behind a marker. */
const block = (marker: string): string =>
  new RegExp(`<!-- ${marker} -->\\n\\n\`\`\`\\w+\\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';

/** A job whose repository has the file. */
function withFile(text: string): NodeJS.ProcessEnv {
  const workspace = mkdtempSync(join(tmpdir(), 'from-eksctl-'));
  writeFileSync(join(workspace, 'shop.yaml'), text);
  return { ...job, GITHUB_WORKSPACE: workspace };
}

describe('docs/from-eksctl.md', () => {
  it('shows a file, and all that is said of it', async () => {
    expect(await problems({ command: 'plan', config: 'shop.yaml' }, withFile(block('before')))).toEqual(
      block('said').trimEnd().split('\n'),
    );
  });

  it('shows the file that is left of it, which is taken', async () => {
    const { spec } = await request({ config: 'shop.yaml' }, withFile(block('after')));
    const [group] = spec.nodeGroups;
    expect(group).toMatchObject({ name: 'workers', minNodes: 2, maxNodes: 5, instanceTypes: ['m6i.large'] });
    expect(spec.logTypes).toEqual(['audit']);
  });

  it('says what a group has that says nothing', async () => {
    const config = 'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmanagedNodeGroups:\n  - name: a\n';
    const [group] = (await request({ config })).spec.nodeGroups;
    expect(group).toMatchObject({ nodes: 2, instanceTypes: ['m5.large'], volume: { size: 80 } });
    expect(page).toContain('two `m5.large` with 80 GiB');
  });

  it('advises what to write instead of fields that are refused, and of no others', () => {
    const [, section = ''] = /^## What to write instead\n(.*?)^## /ms.exec(page) ?? [];
    const advised = [...section.matchAll(/^\| (`.+?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(.+?)`/g)].map(([, path]) => path),
    );
    const refused = refusedFields.map(({ path }) => path);
    expect(advised.length).toBeGreaterThan(2);
    expect(advised.filter((path = '') => !refused.includes(path))).toEqual([]);
  });
});

describe('docs/configuration.md', () => {
  const tables = readFileSync(`${project}/docs/configuration.md`, 'utf8');

  it('has every field of eksctl, or the one that it is in', () => {
    const told = (path: string): boolean =>
      tables.includes(`| \`${path}\``) ||
      (path.includes('.') && told(path.replace(/(\.\*)?\.[^.]+$/, '').replace(/\[\]$/, '')));
    expect(schemaFields.filter(({ path, type }) => !/mapping/.test(type) && !told(path))).toEqual([]);
  });

  it('says of every field that is refused why, and what is written instead', () => {
    expect(refusedFields.length).toBeGreaterThan(50);
    for (const { path, reason, instead } of refusedFields) {
      expect(tables.replaceAll('\\|', '|')).toContain(
        `| \`${path}\` | | **Refused**: ${reason}. ${instead} |`,
      );
    }
  });
});
