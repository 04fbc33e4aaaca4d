import { expect, test } from 'vitest';
import { ec2Principal, partitionOf } from '../../../src/aws/partition.ts';

test.each([
  ['eu-west-1', 'aws', 'amazonaws.com'],
  ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['us-east-1', 'aws', 'amazonaws.com'],
  ['us-gov-east-1', 'aws-us-gov', 'amazonaws.com'],
  ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['cn-northwest-1', 'aws-cn', 'amazonaws.com.cn'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
])('%s lies in the partition %s, whose names end in %s', (region, id, dnsSuffix) => {
  expect(partitionOf(region)).toEqual({ id, dnsSuffix });
});

test.each([
  ['eu-west-1', 'ec2.amazonaws.com'],
  ['us-gov-east-1', 'ec2.amazonaws.com'],
  ['cn-north-1', 'ec2.amazonaws.com.cn'],
])('instances in %s have roles that trust %s', (region, principal) => {
  expect(ec2Principal(region)).toBe(principal);
});
