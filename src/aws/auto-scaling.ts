import { errorCode } from './errors.ts';

/**
 * Resolves to undefined where there is no such Auto Scaling group, such as one that EKS is making anew: Auto Scaling has no
 * code of its own for it.
 */
export async function unlessGroupIsUnknown<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  try {
    return await answer;
  } catch (error) {
    const isUnknown = /AutoScalingGroup name not found/i.test(String(error));
    if (errorCode(error) === 'ValidationError' && isUnknown) return undefined;
    throw error;
  }
}
