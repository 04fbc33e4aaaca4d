import { GetServiceQuotaCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmulatorInTest, emulatorInTest, refusal } from './emulator-in-test.ts';

let emulator: EmulatorInTest;
let quotas: ServiceQuotasClient;
beforeAll(async () => {
  emulator = await emulatorInTest({ speed: 1000 });
  quotas = new ServiceQuotasClient(emulator.admin);
});
afterAll(() => emulator.close());

const get = (ServiceCode: string, QuotaCode: string) =>
  quotas.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }));

describe('a quota', () => {
  test.each([
    ['vpc', 'L-F678F1CE', 'VPCs per Region', 5],
    ['ec2', 'L-0263D0A3', 'EC2-VPC Elastic IPs', 5],
    ['ec2', 'L-1216C47A', 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances', 32],
    ['ec2', 'L-417A185B', 'Running On-Demand P instances', 0],
  ])('of %s %s is as it applies', async (service, code, QuotaName, Value) => {
    const { Quota } = await get(service, code);
    expect(Quota).toMatchObject({ QuotaName, Value, QuotaCode: code });
  });

  test.each([
    ['eks', 'L-1194D53C'],
    ['vpc', 'L-00000000'],
  ])('of %s %s is not told', async (service, code) => {
    expect(await refusal(get(service, code))).toMatchObject({ name: 'NoSuchResourceException' });
  });
});
