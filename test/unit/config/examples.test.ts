import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { autoModeOf } from '../../../src/spec/auto-mode.ts';
import { job, request } from './support.ts';

const examples = readdirSync('examples').filter(
  (file) =>
    file.endsWith('.yaml') && readFileSync(`examples/${file}`, 'utf8').includes('apiVersion: eksctl.io/'),
);

describe('an example of a ClusterConfig', () => {
  it.each(examples)('is one that can be asked for: %s', async (file) => {
    const env = { ...job, GITHUB_WORKSPACE: process.cwd(), AWS_REGION: 'eu-central-1' };
    const { spec, notes } = await request({ config: `examples/${file}` }, env);
    const pools = autoModeOf(spec)?.nodePools ?? [];
    expect(
      spec.nodeGroups.length +
        (spec.selfManagedGroups?.length ?? 0) +
        (spec.fargateProfiles?.length ?? 0) +
        pools.length,
    ).toBeGreaterThan(0);
    expect(notes).toEqual([]);
  });

  it('is there', () => {
    expect(examples).toContain('cluster.yaml');
  });
});
