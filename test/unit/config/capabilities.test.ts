/** What a ClusterConfig says of the capabilities of a cluster. */
import { describe, expect, it } from 'vitest';
import { kindsNamedIn, otherBoundaries, unlistedIn } from '../../../src/config/listed-values.ts';
import { listingIn, nothingListed } from '../../../src/spec/listing.ts';
import { problemsOf, request, specOf } from './support.ts';

const role = 'arn:aws:iam::111122223333:role/ack';
const reading = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
const ack = (more = ''): string => `{ name: ack, type: ACK${more} }`;

describe('capabilities', () => {
  it('stay as they are without a file, and go where it names none', async () => {
    expect((await request({ 'cluster-name': 'demo' })).spec.capabilities).toBeUndefined();
    expect((await specOf('')).capabilities).toEqual([]);
  });

  it('have what their fields say', async () => {
    const { capabilities } = await specOf(`
capabilities:
  - { name: ack, type: ACK, attachPolicyARNs: ['${reading}'], attachPolicy: { Version: '2012-10-17' }, permissionsBoundary: 'arn:aws:iam::111122223333:policy/b' }
  - { name: graphs, type: KRO, roleArn: '${role}', deletePropagationPolicy: RETAIN, tags: { team: shop } }
`);
    expect(capabilities).toEqual([
      {
        name: 'ack',
        type: 'ACK',
        role: {
          policyArns: [reading],
          document: '{"Version":"2012-10-17"}',
          wellKnown: [],
          boundary: 'arn:aws:iam::111122223333:policy/b',
        },
        tags: {},
      },
      { name: 'graphs', type: 'KRO', role, tags: { team: 'shop' } },
    ]);
  });

  it.each([
    [`capabilities: [${ack()}, { name: ack, type: KRO }]`, 'it repeats capabilities[0].name, ack'],
    [`capabilities: [${ack()}, { name: other, type: ACK }]`, 'it repeats capabilities[0].type, ACK'],
    [
      `capabilities: [${ack(`, roleArn: '${role}', attachPolicyARNs: ['${reading}']`)}]`,
      'roleArn is given too',
    ],
    [`capabilities: [${ack(', deletePropagationPolicy: DELETE')}]`, 'RETAIN'],
    [`capabilities: [{ name: 'a b', type: ACK }]`, 'a name for a capability'],
    ['capabilities: [{ name: flux, type: FLUX }]', 'ACK'],
    ['capabilities: [{ type: ACK }]', 'name'],
    [
      `accessConfig: { authenticationMode: CONFIG_MAP }\niamIdentityMappings: [{ arn: '${role}' }]\ncapabilities: [${ack()}]`,
      'capabilities: accessConfig.authenticationMode is CONFIG_MAP',
    ],
  ])('are refused where EKS would refuse them, or nobody could mean it: %s', async (lines, reason) => {
    expect((await problemsOf(lines)).join('\n')).toContain(reason);
  });

  it('have policies that are listed, as pods have', async () => {
    const spec = await specOf(
      `capabilities: [${ack(`, attachPolicyARNs: ['${reading}'], attachPolicy: { Statement: [] }`)}]`,
    );
    expect(kindsNamedIn(spec)).toEqual(['permissions']);
    const lists = () =>
      listingIn(
        JSON.stringify({
          Statement: [
            { Sid: 'AttachListedPolicies', Condition: { ArnLike: { 'iam:PolicyARN': [reading] } } },
          ],
        }),
      );
    expect(unlistedIn(spec, lists, 'aws')).toEqual([
      expect.stringContaining('capabilities: a policy of its own may not be named by this role'),
    ]);
    expect(unlistedIn(spec, () => nothingListed, 'aws')).toHaveLength(2);
  });

  it('have no other boundary than every role', async () => {
    const of = 'arn:aws:iam::111122223333:policy/of-all';
    const other = 'arn:aws:iam::111122223333:policy/other';
    const spec = await specOf(`capabilities: [${ack(`, permissionsBoundary: '${other}'`)}]`);
    expect(otherBoundaries({ ...spec, permissionsBoundary: of })).toEqual([expect.stringContaining(other)]);
  });
});
