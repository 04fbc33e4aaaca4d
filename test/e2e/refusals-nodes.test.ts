import { DeleteRouteCommand, DescribeRouteTablesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, it } from 'vitest';
import { emulatorInTest, stepIn } from './in-test.ts';
import type { StepResult } from './runner.ts';

const emulator = emulatorInTest({ speed: 300 });
let failed: StepResult;

/** Takes the way to the NAT gateway out of the private subnets' routes. */
async function cutOff(): Promise<void> {
  const client = new EC2Client(emulator.admin);
  const { RouteTables = [] } = await client.send(new DescribeRouteTablesCommand({}));
  const leading = RouteTables.filter(({ Routes = [] }) =>
    Routes.some(({ NatGatewayId }) => NatGatewayId !== undefined),
  );
  expect(leading).not.toEqual([]);
  for (const { RouteTableId } of leading) {
    await client.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0' }));
  }
}

beforeAll(async () => {
  let cut: Promise<void> | undefined;
  const onLine = (line: string): void => {
    // Long before the control plane is ready, and the first instance with it.
    if (line.includes('network: ready')) cut ??= cutOff();
  };
  failed = await stepIn(emulator)(
    'up',
    { 'cluster-name': 'lonely', ttl: '8h', 'poll-interval': '20ms' },
    { onLine },
  );
  await cut;
});

describe('nodes that boot and do not join', () => {
  it('fail the step, with what EKS says of them', () => {
    expect(failed.code).toBe(1);
    expect(failed.annotations).toHaveLength(1);
    expect(failed.annotations[0]?.properties.title).toBe('up failed: Nodes did not join the cluster');
    expect(failed.annotations[0]?.message).toMatch(
      /^node group default: Node group default is CREATE_FAILED\. EKS says: NodeCreationFailure: Instances failed to join the kubernetes cluster \(i-\w+, i-\w+\)/,
    );
  });

  it('are seen by EC2 to run', () => {
    expect(failed.annotations[0]?.message).toMatch(
      /EC2 says: i-\w+ is running, its status checks say ok \(system\) and ok \(instance\); i-\w+ is running/,
    );
  });

  it('may lack a way out, which is what to look at', () => {
    expect(failed.annotations[0]?.message).toMatch(/\nThe instances started.*the NAT gateway and the routes/);
  });

  it('leave what costs something: what it is, what it costs, when it goes and how to remove it stand in the summary', () => {
    const row = (label: string): string =>
      new RegExp(`>${label}</th><td>(.*?)</td>`, 's').exec(failed.summary)?.[1] ?? '';
    expect(row('Still there')).toMatch(
      /control plane.*network.*: about \$\d+\.\d+ an hour \(\$.* a month\)$/,
    );
    expect(row('Goes')).toMatch(/^with a sweep after \d{4}-\d\d-\d\d/);
    expect(row('To remove it')).toBe(
      'a step with <code>command: down</code>, <code>cluster-name: lonely</code> and <code>region: us-east-1</code>',
    );
  });
});
