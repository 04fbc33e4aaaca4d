import type { ControlPlane } from '../../../src/resources/control-plane/control-plane.ts';

/** An ACTIVE cluster in eu-west-1, in what matters as the test says. */
export const activeControlPlane = ({
  name,
  ...rest
}: Pick<ControlPlane, 'name'> & Partial<ControlPlane>): ControlPlane => ({
  name,
  arn: `arn:aws:eks:eu-west-1:123456789012:cluster/${name}`,
  version: '1.36',
  platformVersion: 'eks.1',
  endpoint: '',
  certificateAuthorityData: '',
  clusterSecurityGroupId: 'sg-1',
  vpcId: 'vpc-1',
  subnetIds: [],
  oidcIssuer: '',
  createdAt: new Date(0),
  supportType: 'STANDARD',
  expiresAt: 'never',
  tags: {},
  authenticationMode: 'API',
  tier: 'standard',
  isProtected: false,
  autoModePools: undefined,
  ...rest,
});
