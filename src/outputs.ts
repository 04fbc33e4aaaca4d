/** Every output of the action, as action.yml lists them. Text, all of it, and none of it secret. */
export const outputNames = [
  'cluster-name',
  'cluster-arn',
  'region',
  'endpoint',
  'certificate-authority-data',
  'kubernetes-version',
  'platform-version',
  'kubeconfig',
  'kubeconfig-path',
  'vpc-id',
  'subnet-ids',
  'cluster-security-group-id',
  'node-role-arn',
  'oidc-issuer',
  'expires-at',
  'hourly-cost',
  'cost-so-far',
  'result',
  'command',
  'report',
  'plan',
  'status',
  'clusters',
] as const;

export type Outputs = Partial<Record<(typeof outputNames)[number], string>>;
