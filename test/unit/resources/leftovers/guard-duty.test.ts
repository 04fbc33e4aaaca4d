import { expect, test } from 'vitest';
import { createStep, type Step } from '../../../../src/engine/step.ts';
import { guardDutyIn } from '../../../../src/resources/leftovers/guard-duty.ts';
import { testRun } from '../../engine/support.ts';
import { region } from '../../support/region.ts';

const endpoint =
  '<vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId><state>available</state></item></vpcEndpointSet>';
const interfaces =
  '<networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId></item></networkInterfaceSet>';
const group =
  '<securityGroupInfo><item><groupId>sg-1</groupId><groupName>GuardDutyManagedSecurityGroup-vpc-1</groupName></item></securityGroupInfo>';

const step = (): Step => createStep(testRun({ timeout: 10_000 }), "GuardDuty's endpoint");

/** An account with an endpoint of GuardDuty's. @param unsuccessful what DeleteVpcEndpoints says of it, if it says anything */
async function watched(unsuccessful = '', answers: Parameters<typeof region>[0] = {}) {
  let isThere = true;
  let refusals = 2;
  const { aws, server } = await region({
    DescribeNetworkInterfaces: () => (isThere || refusals > 0 ? interfaces : ''),
    DescribeVpcEndpoints: () => (isThere ? endpoint : ''),
    DescribeSecurityGroups: group,
    DeleteVpcEndpoints: () => {
      isThere = unsuccessful !== '' && !unsuccessful.includes('NotFound');
      return `<unsuccessful>${unsuccessful}</unsuccessful>`;
    },
    // Interfaces outlive the endpoint: hashicorp/terraform-provider-aws, pull request 46953.
    DeleteSecurityGroup: () =>
      refusals-- > 0
        ? { code: 'DependencyViolation', message: 'resource sg-1 has a dependent object' }
        : '<return>true</return>',
    ...answers,
  });
  const asked = (): number =>
    server.received.filter(({ body }) => body.includes('Action=DeleteSecurityGroup')).length;
  return { monitoring: guardDutyIn(aws, async () => ['vpc-1']), asked };
}

const item = (code: string, message: string): string =>
  `<item><resourceId>vpce-1</resourceId><error><code>${code}</code><message>${message}</message></error></item>`;

test('the group of an endpoint that has gone is asked to go until its interfaces have, too', async () => {
  const { monitoring, asked } = await watched();
  await monitoring.remove(step());
  expect(asked()).toBe(3);
});

test('an endpoint that EC2 does not delete is told in its words, which come with a 200', async () => {
  const { monitoring } = await watched(item('OperationNotPermitted', 'vpce-1 is managed by its requester'));
  await expect(monitoring.remove(step())).rejects.toThrow(
    'OperationNotPermitted: vpce-1 is managed by its requester (vpce-1)',
  );
});

test.each([
  ['endpoint vpce-1', 'DeleteVpcEndpoints'],
  ['security group sg-1', 'DeleteSecurityGroup'],
])('the %s that the role may not delete is left to a sweep, as the error says', async (what, operation) => {
  const denied = {
    code: 'UnauthorizedOperation',
    message: 'You are not authorized to perform this operation.',
  };
  const { monitoring } = await watched('', { [operation]: denied });
  await expect(monitoring.remove(step())).rejects.toThrow(
    `GuardDuty's ${what} stays, and the cluster's network with it: this role may not remove what names no cluster. A sweep removes both`,
  );
});

test('one that has gone meanwhile is no failure', async () => {
  const { monitoring } = await watched(item('InvalidVpcEndpoint.NotFound', 'vpce-1 does not exist'));
  await monitoring.remove(step());
});
