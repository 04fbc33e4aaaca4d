import { describe, expect, it } from 'vitest';
import { nameCall } from '../../src/aws/errors.ts';
import { ensureAll } from '../../src/engine/ensure.ts';
import { failuresOf, ResourceError } from '../../src/engine/resource-error.ts';
import { explain, explainAll } from '../../src/explain.ts';
import { testRun, thing } from './engine/support.ts';

const region = 'eu-west-1';

/** What IAM says to whoever may not make a role. */
function denied(role: string): Error {
  const arn = `arn:aws:iam::111122223333:role/${role}`;
  const error = Object.assign(
    new Error(
      `User: arn:aws:sts::111122223333:assumed-role/deploy/17 is not authorized to perform: iam:CreateRole on resource: ${arn} because no identity-based policy allows the iam:CreateRole action`,
    ),
    { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } },
  );
  nameCall(error, { service: 'IAM', operation: 'CreateRole' });
  return error;
}

describe('what has failed', () => {
  it('is told by the resource, in AWS’s words, and with what to do next', () => {
    expect(explain(new ResourceError('node role', denied('app-node')), region)).toMatchObject({
      title: 'Access denied',
      of: 'node role',
      words: expect.stringMatching(/^IAM refused CreateRole: AccessDenied: User: /),
      next: 'Allow iam:CreateRole on arn:aws:iam::111122223333:role/app-node in a policy of the role deploy.',
    });
  });

  it('is one error for one reason, which names everything that it stopped', () => {
    const failures = ['cluster', 'node'].map(
      (name) => new ResourceError(`${name} role`, denied(`app-${name}`)),
    );
    const told = explainAll([...failures, new ResourceError('network', new Error('no room'))], region);
    expect(told.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^cluster role, node role: IAM refused CreateRole: .*\nAllow iam:CreateRole on \S+app-cluster in .*\.\nAllow iam:CreateRole on \S+app-node in .*\.$/,
      ),
      'network: no room',
    ]);
    expect(told[0]?.of).toBe('cluster role, node role');
  });

  it('is not counted in an error of its own', async () => {
    const failing = (name: string) => thing(name, [], { ensure: () => Promise.reject(new Error('no room')) });
    const error = await ensureAll([failing('network'), failing('role')], testRun()).catch(
      (failure: unknown) => failure,
    );
    expect(failuresOf(error).map(String)).toEqual([
      'ResourceError: network: no room',
      'ResourceError: role: no room',
    ]);
  });
});
