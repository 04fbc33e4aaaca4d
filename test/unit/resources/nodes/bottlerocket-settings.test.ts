import { describe, expect, it } from 'vitest';
import { settingsInToml, settingsOf } from '../../../../src/resources/nodes/bottlerocket-settings.ts';
import { parseToml } from '../../../emulator/instances/toml.ts';

const given = {
  motd: 'hello "world"',
  'host-containers': { admin: { enabled: true } },
  kubernetes: {
    'allowed-unsafe-sysctls': ['net.core.somaxconn'],
    'eviction-hard': { 'memory.available': '5%' },
  },
};

describe('settings of Bottlerocket', () => {
  it('are TOML of what the file says', () => {
    expect(parseToml(settingsInToml(JSON.stringify(given)))).toEqual({ settings: given });
  });

  it('stand beside ours', () => {
    const { kubernetes, lines } = settingsOf(JSON.stringify(given));
    expect(kubernetes).toEqual([['allowed-unsafe-sysctls', ['net.core.somaxconn']]]);
    expect(parseToml(['[settings.kubernetes]', 'cluster-name = "demo"', ...lines, ''].join('\n'))).toEqual({
      settings: {
        ...given,
        kubernetes: { 'cluster-name': 'demo', 'eviction-hard': { 'memory.available': '5%' } },
      },
    });
  });

  it('are nothing where the file says nothing', () => {
    expect(settingsOf(undefined)).toEqual({ kubernetes: [], lines: [] });
  });
});
