/** What IAM refuses and moto does not. Source: answers of CreateRole, as people quote them. */
import { GetPolicyCommand, type IAMClient, NoSuchEntityException } from '@aws-sdk/client-iam';
import { AwsError, type LoggedCall } from './core.ts';

/** Refuses a call to IAM that AWS would refuse; to be asked before moto is. */
export function iamRules(iam: IAMClient): (call: LoggedCall) => Promise<void> {
  return async ({ service, request }) => {
    const PolicyArn = Object(request).PermissionsBoundary;
    if (service !== 'iam' || typeof PolicyArn !== 'string') return;
    try {
      await iam.send(new GetPolicyCommand({ PolicyArn }));
    } catch (error) {
      if (!(error instanceof NoSuchEntityException)) throw error;
      throw new AwsError('NoSuchEntity', `Scope ARN: ${PolicyArn} does not exist or is not attachable.`, 404);
    }
  };
}
