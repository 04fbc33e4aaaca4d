import { UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Region, startRegion } from './cloudformation-region.ts';

let region: Region;
beforeAll(async () => {
  region = await startRegion();
});
afterEach(() => region.clear());
afterAll(async () => {
  await region.close();
});

const vpc = `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/24 } }
  Address: { Type: AWS::EC2::EIP, Properties: { Domain: vpc } }
  Nat:
    Type: AWS::EC2::NatGateway
    Properties: { SubnetId: !Ref Subnet, AllocationId: !GetAtt Address.AllocationId }
`;

const open = `${vpc}    DependsOn: Attachment
  Gateway: { Type: AWS::EC2::InternetGateway }
  Attachment:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway }
`;

const reasonOf = async (id: string, logicalId: string, status: string): Promise<string | undefined> =>
  (await region.events(id)).find(
    ({ LogicalResourceId, ResourceStatus }) => LogicalResourceId === logicalId && ResourceStatus === status,
  )?.ResourceStatusReason;

test('a NAT gateway without an internet gateway fails its stack, of which nothing is left', async () => {
  const before = await region.resources();
  const { StackId = '', StackStatus } = await region.created('isolated', vpc);
  expect(StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(await reasonOf(StackId, 'Nat', 'CREATE_FAILED')).toMatch(
    /NatGateway nat-\w+ is in state failed and hence failed to stabilize\. Detailed failure message: Network vpc-\w+ has no Internet gateway attached/,
  );
  expect((await region.deleted(StackId)).StackStatus).toBe('DELETE_COMPLETE');
  expect(await region.resources()).toEqual(before);
});

test('a NAT gateway that is to move with its address fails the update, after which the stack can go', async () => {
  const before = await region.resources();
  const { StackId = '', StackStatus } = await region.created('moved', open);
  expect(StackStatus).toBe('CREATE_COMPLETE');
  await region.cloudFormation.send(
    new UpdateStackCommand({
      StackName: StackId,
      TemplateBody: open.replace('CidrBlock: 10.1.0.0/24', 'CidrBlock: 10.1.9.0/24'),
    }),
  );
  expect((await region.settled(StackId)).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await reasonOf(StackId, 'Nat', 'UPDATE_FAILED')).toMatch(
    /Elastic IP address \[eipalloc-\w+\] is already associated/,
  );
  expect((await region.deleted(StackId)).StackStatus).toBe('DELETE_COMPLETE');
  expect(await region.resources()).toEqual(before);
});
