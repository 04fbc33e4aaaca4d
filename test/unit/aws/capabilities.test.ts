import type { EKS } from '@aws-sdk/client-eks';
import { expect, it } from 'vitest';
import { capabilityKind } from '../../../src/aws/attachments.ts';

/** One that knows capabilities as EKS does in its commercial regions. */
const eksOf = (region: string): EKS =>
  ({
    config: { region: async () => region },
    listCapabilities: async () => ({ capabilities: [{ capabilityName: 'ack' }] }),
  }) as unknown as EKS;

it('asks for capabilities where EKS has any, and nowhere else', async () => {
  expect(await capabilityKind.names(eksOf('eu-west-1'), 'demo')).toEqual(['ack']);
  expect(await capabilityKind.names(eksOf('cn-north-1'), 'demo')).toEqual([]);
  expect(await capabilityKind.names(eksOf('us-gov-west-1'), 'demo')).toEqual([]);
});
