import { describe, expect, it } from 'vitest';
import { consoleLinks } from '../../../src/aws/console.ts';

describe('the AWS console', () => {
  it.each([
    ['eu-west-1', 'https://eu-west-1.console.aws.amazon.com'],
    ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com'],
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn'],
  ])('of %s is found by its partition', (region, host) => {
    const links = consoleLinks(region);
    expect([links?.cluster('app'), links?.stack('eks-app-network'), links?.vpc('vpc-1')]).toEqual([
      `${host}/eks/clusters/app?region=${region}`,
      `${host}/cloudformation/home?region=${region}#/stacks?filteringText=eks-app-network`,
      `${host}/vpcconsole/home?region=${region}#VpcDetails:VpcId=vpc-1`,
    ]);
  });

  it('of a partition that is not known to have one is not guessed', () => {
    expect(consoleLinks('us-iso-east-1')).toBeUndefined();
  });

  it('is given nothing that would lead elsewhere', () => {
    expect(consoleLinks('eu-west-1')?.cluster('a/b?c#d')).toContain('/a%2Fb%3Fc%23d?');
  });
});
