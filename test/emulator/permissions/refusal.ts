/** A denial in the words and with the code of the service that is asked. */
import type { Dialect } from '../authenticate.ts';
import { AwsError } from '../core.ts';

export interface Denied {
  /** ARN of whoever may not. */
  principal: string;
  action: string;
  /** As the refusal names it; undefined for actions that know no resources. */
  resource: string | undefined;
  /** The end of the sentence. */
  because: string;
}

/** Source: IAM user guide, "Troubleshoot access denied error messages". */
export const sentence = ({ principal, action, resource, because }: Denied): string =>
  `User: ${principal} is not authorized to perform: ${action}` +
  `${resource === undefined ? '' : ` on resource: ${resource}`} ${because}`;

type Words = [code: string, message: string, status: number];

/**
 * EC2 adds what it looked at, for `aws sts decode-authorization-message`; not where an action knows no resources.
 * Source: "UnauthorizedOperation" in the EC2 API reference, and answers that people quote.
 */
function ofEc2(denied: Denied): Words {
  const told = `You are not authorized to perform this operation. ${sentence(denied)}`;
  return ['UnauthorizedOperation', denied.resource === undefined ? told : `${told}. ${encoded(denied)}`, 403];
}

const encoded = (denied: Denied): string =>
  `Encoded authorization failure message: ${Buffer.from(JSON.stringify(denied)).toString('base64url')}`;

const words: Record<Dialect, (denied: Denied) => Words> = {
  query: (denied) => ['AccessDenied', sentence(denied), 403],
  ec2: ofEc2,
  json: (denied) => ['AccessDeniedException', sentence(denied), 400],
  restJson: (denied) => ['AccessDeniedException', sentence(denied), 403],
};

export const refusal = (denied: Denied, dialect: Dialect): AwsError =>
  new AwsError(...words[dialect](denied));

/** How EKS refuses a node group whose template its caller may not launch. Source: answers that people quote. */
export const launchRefusal = (denied: Denied): AwsError =>
  new AwsError(
    'InvalidRequestException',
    `You are not authorized to launch instances with this launch template. ${encoded(denied)}`,
  );
