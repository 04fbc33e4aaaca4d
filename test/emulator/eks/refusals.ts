/** EKS's errors, with the codes and HTTP statuses of its service model and its own wording as seen in public logs. */
import { AwsError } from '../core.ts';

/** Which cluster, node group, … an error is about: further members of EKS's error shapes. */
export type About = Partial<
  Record<'clusterName' | 'nodegroupName' | 'addonName' | 'fargateProfileName', string | undefined>
>;

export const notFound = (message: string, about: About = {}): AwsError =>
  new AwsError('ResourceNotFoundException', message, 404, about);

export const inUse = (message: string, about: About = {}): AwsError =>
  new AwsError('ResourceInUseException', message, 409, about);

export const invalidParameter = (message: string, about: About = {}): AwsError =>
  new AwsError('InvalidParameterException', message, 400, about);

export const invalidRequest = (message: string, about: About = {}): AwsError =>
  new AwsError('InvalidRequestException', message, 400, about);

export const limitExceeded = (message: string, about: About = {}): AwsError =>
  new AwsError('ResourceLimitExceededException', message, 400, about);

export const unsupportedZone = (message: string, clusterName: string, validZones: string[]): AwsError =>
  new AwsError('UnsupportedAvailabilityZoneException', message, 400, { clusterName, validZones });
