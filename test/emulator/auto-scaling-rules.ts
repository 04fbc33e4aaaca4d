/** What Auto Scaling refuses and moto does not. */
import { AwsError, type LoggedCall } from './core.ts';

/** Refuses a call to Auto Scaling that AWS would refuse; to be asked before moto is. */
export async function autoScalingRules({ service, operation }: LoggedCall): Promise<void> {
  if (service !== 'autoscaling' || operation !== 'CreateLaunchConfiguration') return;
  // Accounts made since October 2024 have none. Source: "Auto Scaling launch configurations" in the user guide.
  throw new AwsError(
    'UnsupportedOperation',
    'The Launch Configuration creation operation is not available in your account. Use launch templates to create configuration templates for your Auto Scaling groups.',
  );
}
