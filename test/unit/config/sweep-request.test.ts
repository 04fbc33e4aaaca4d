import { describe, expect, it } from 'vitest';
import { job, problems, sweepRequest } from './support.ts';

const hours = 3_600_000;

describe('a sweep that says nothing else', () => {
  it('is of the clusters of its own repository, in the region of the environment, by every rule', async () => {
    expect(await sweepRequest()).toMatchObject({
      regions: ['eu-west-1'],
      home: 'eu-west-1',
      of: { repositoryId: '4711' },
      rules: ['expired', 'closed', 'failed', 'orphaned'],
      abandonedAfter: 3 * hours,
      dryRun: false,
      waits: true,
      maxDeletions: 20,
      protectedNames: [],
      protectedTags: [],
      timeout: 3 * hours,
    });
  });

  it('needs no name of a cluster', async () => {
    const { command } = await sweepRequest({}, { ...job, GITHUB_REF: 'refs/tags/v1' });
    expect(command).toBe('sweep');
  });
});

describe('a list', () => {
  it('goes by what a sweep goes by, and changes nothing', async () => {
    const inputs = {
      command: 'list',
      regions: 'all',
      scope: 'account',
      rules: 'expired',
      'protected-names': 'a-*',
    };
    expect(await sweepRequest(inputs)).toMatchObject({
      command: 'list',
      regions: 'all',
      of: 'any repository',
      rules: ['expired'],
      protectedNames: ['a-*'],
      dryRun: true,
    });
  });

  it.each(['dry-run', 'wait', 'keep-logs', 'issue', 'comment', 'cluster-name', 'ttl'])(
    'does not take %s',
    async (name) => {
      const text = name === 'cluster-name' ? 'staging' : name === 'ttl' ? '8h' : 'true';
      expect(await problems({ command: 'list', [name]: text })).toEqual([
        expect.stringMatching(
          new RegExp(`^Input ${name}: it is for .*, and the command is \`list\`. Leave it out.$`),
        ),
      ]);
    },
  );
});

describe('the regions of a sweep', () => {
  it.each([
    [{ regions: 'us-east-1, eu-central-1' }, ['us-east-1', 'eu-central-1'], 'us-east-1'],
    [{ region: 'us-east-1' }, ['us-east-1'], 'us-east-1'],
    [{ regions: 'all' }, 'all', 'eu-west-1'],
  ])('of %j are %j, and %s is asked who the run is', async (inputs, regions, home) => {
    expect(await sweepRequest(inputs)).toMatchObject({ regions, home });
  });

  it('have to be told somewhere', async () => {
    const { AWS_REGION: _, ...withoutRegion } = job;
    expect(await problems({ command: 'sweep' }, withoutRegion)).toEqual([
      'Input regions: it is missing, and so is AWS_REGION. Write the regions, such as eu-west-1, or all.',
    ]);
    expect(await sweepRequest({ regions: 'all' }, withoutRegion)).toMatchObject({ home: 'us-east-1' });
  });

  it('are told once', async () => {
    expect(await problems({ command: 'sweep', region: 'us-east-1', regions: 'all' })).toEqual([
      'Inputs region and regions: both say where. Leave region out.',
    ]);
  });
});

describe('what a sweep spares', () => {
  it('is told by patterns of names, and by tags with or without their value', async () => {
    const { protectedNames, protectedTags } = await sweepRequest({
      'protected-names': 'staging, release-*',
      'protected-tags': 'keep\n\nteam = platform = core',
    });
    expect(protectedNames).toEqual(['staging', 'release-*']);
    expect(protectedTags).toEqual([
      { key: 'keep', value: undefined },
      { key: 'team', value: 'platform=core' },
    ]);
  });

  it('is what other repositories have made, unless scope widens it', async () => {
    expect(await sweepRequest({ scope: 'account' })).toMatchObject({ of: 'any repository' });
  });
});

describe('bad input of a sweep', () => {
  it.each([
    ['regions', 'eu-west-1, all', '"all" is not a region of AWS'],
    ['rules', 'expired, old', '"old" is not known. Write one of: expired, closed, failed, orphaned.'],
    ['rules', 'failed failed', '"failed" is given twice. Keep one.'],
    ['scope', 'organisation', '"organisation" is not known. Write one of: repository, account.'],
    ['abandoned-after', '8d', 'is not a time from 1s to 7d'],
    ['max-deletions', '0', 'is not a whole number from 1 to 1000'],
    ['protected-names', 'a/b', '"a/b" is not a name of a cluster, or a pattern of names'],
    ['protected-tags', '=x', '"=x" names no tag. Write key or key=value, a line each.'],
  ])('in %s (%j) is refused with what to write instead', async (name, text, message) => {
    const [problem, ...others] = await problems({ command: 'sweep', [name]: text });
    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^Input ${name}: `));
    expect(problem).toContain(message);
  });

  it.each([
    ['sweep', 'cluster-name', 'staging'],
    ['sweep', 'config', 'cluster.yaml'],
    ['sweep', 'tags', 'a=b'],
    ['sweep', 'ttl', '8h'],
    ['sweep', 'teardown', 'job'],
    ['down', 'rules', 'expired'],
    ['down', 'regions', 'all'],
    ['up', 'max-deletions', '3'],
  ])('%s does not take %s, which means something to other commands', async (command, name, text) => {
    expect(await problems({ command, [name]: text })).toEqual([
      expect.stringMatching(
        new RegExp(`^Input ${name}: it is for .*, and the command is \`${command}\`. Leave it out.$`),
      ),
    ]);
  });
});
