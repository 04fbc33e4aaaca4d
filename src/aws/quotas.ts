import { consolePage } from './console.ts';

/** How Service Quotas calls a quota. */
export interface QuotaName {
  name: string;
  /** Service Quotas' codes of the service and of the quota: the same in every account and region. */
  service: string;
  code: string;
}

/** A quota that a cluster can use up. */
export interface Quota extends QuotaName {
  /** What AWS says when it is used up. */
  says: RegExp;
  /** What an account has until somebody raises it; undefined where that differs from account to account. */
  usually?: number;
  /** What else there is to know. */
  note?: string;
}

/**
 * Sources: names, codes and defaults, `aws service-quotas list-aws-default-service-quotas`; words, "Error codes for the
 * Amazon EC2 API" and what the other services are known to answer.
 */
export const quotas: readonly Quota[] = [
  {
    name: 'VPCs per Region',
    service: 'vpc',
    code: 'L-F678F1CE',
    says: /VpcLimitExceeded|maximum number of VPCs has been reached/i,
    usually: 5,
  },
  {
    name: 'Internet gateways per Region',
    service: 'vpc',
    code: 'L-A4707A72',
    says: /InternetGatewayLimitExceeded|maximum number of internet gateways has been reached/i,
    usually: 5,
    note: 'It is raised together with that of VPCs per Region.',
  },
  {
    name: 'EC2-VPC Elastic IPs',
    service: 'ec2',
    code: 'L-0263D0A3',
    says: /AddressLimitExceeded|maximum number of addresses has been reached/i,
    usually: 5,
    note: 'Each NAT gateway takes one.',
  },
  {
    name: 'NAT gateways per Availability Zone',
    service: 'vpc',
    code: 'L-FE5A380F',
    says: /NatGatewayLimitExceeded|maximum number of NAT gateways has been reached|exceed the limit of \d+ NAT gateways/i,
    usually: 5,
  },
  {
    name: 'VPC security groups per Region',
    service: 'vpc',
    code: 'L-E79EC296',
    says: /SecurityGroupLimitExceeded/i,
    usually: 2500,
  },
  {
    name: 'Network interfaces per Region',
    service: 'vpc',
    code: 'L-DF5E4CA3',
    says: /NetworkInterfaceLimitExceeded/i,
    usually: 5000,
  },
  {
    name: 'Clusters',
    service: 'eks',
    code: 'L-1194D53C',
    says: /\bCluster limit exceeded|refused CreateCluster: ResourceLimitExceeded/i,
    usually: 100,
  },
  {
    name: 'Managed node groups per cluster',
    service: 'eks',
    code: 'L-6D54EA21',
    says: /Nodegroup limit exceeded|refused CreateNodegroup: ResourceLimitExceeded/i,
    usually: 30,
  },
  {
    name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
    service: 'ec2',
    code: 'L-1216C47A',
    says: /VcpuLimitExceeded|InstanceLimitExceeded|current vCPU limit/i,
    note: 'It counts vCPUs, so that fewer or smaller nodes need less. Other families have quotas of their own: L-DB2E81BA for G and VT, L-417A185B for P.',
  },
  {
    name: 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests',
    service: 'ec2',
    code: 'L-34B43A08',
    says: /MaxSpotInstanceCountExceeded|Max spot instance count exceeded/i,
    note: 'It counts vCPUs, and on-demand instances have another. So have other families: L-3819A6DF for G and VT.',
  },
  {
    name: 'Stack count',
    service: 'cloudformation',
    code: 'L-0485CB21',
    says: /Limit for stack has been exceeded/i,
    usually: 2000,
  },
  {
    name: 'Roles per account',
    service: 'iam',
    code: 'L-FE177D64',
    says: /quota for RolesPerAccount/i,
    usually: 1000,
  },
  {
    name: 'Managed policies per role',
    service: 'iam',
    code: 'L-0DA4ABF3',
    says: /quota for PoliciesPerRole/i,
    usually: 10,
  },
];

/** Such as `All F Spot Instance Requests`: of vCPUs, of the types whose names begin so. */
interface VcpuQuota extends QuotaName {
  families: readonly string[];
  isSpot: boolean;
}

const ofEc2 = (isSpot: boolean, code: string, name: string, ...families: string[]): VcpuQuota => ({
  name,
  service: 'ec2',
  code,
  families,
  isSpot,
});

const standard = ['a', 'c', 'd', 'h', 'i', 'm', 'r', 't', 'z'];

/**
 * Of how many vCPUs may run at once, by the family of their type; of other families, nothing is known here.
 * Sources: "Amazon EC2 instance type quotas" in EC2's user guide; the codes, determined-ai/determined,
 * deploy/aws/preflight.py.
 */
const vcpuQuotas: readonly VcpuQuota[] = [
  ofEc2(
    false,
    'L-1216C47A',
    'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
    ...standard,
    'im',
    'is',
  ),
  ofEc2(false, 'L-74FC7D96', 'Running On-Demand F instances', 'f'),
  ofEc2(false, 'L-DB2E81BA', 'Running On-Demand G and VT instances', 'g', 'gr', 'vt'),
  ofEc2(false, 'L-1945791B', 'Running On-Demand Inf instances', 'inf'),
  ofEc2(false, 'L-417A185B', 'Running On-Demand P instances', 'p'),
  ofEc2(false, 'L-7295265B', 'Running On-Demand X instances', 'x'),
  ofEc2(
    true,
    'L-34B43A08',
    'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests',
    ...standard,
    'im',
    'is',
  ),
  ofEc2(true, 'L-88CF9481', 'All F Spot Instance Requests', 'f'),
  ofEc2(true, 'L-3819A6DF', 'All G and VT Spot Instance Requests', 'g', 'gr', 'vt'),
  ofEc2(true, 'L-B5D1601B', 'All Inf Spot Instance Requests', 'inf'),
  ofEc2(true, 'L-7212CCBC', 'All P4, P3 and P2 Spot Instance Requests', 'p'),
  ofEc2(true, 'L-E3A00192', 'All X Spot Instance Requests', 'x'),
];

/** The quota that counts an instance's vCPUs; undefined of a family of which it is not known. */
export function vcpuQuotaOf(instanceType: string, isSpot: boolean): QuotaName | undefined {
  const family = /^[a-z]+/.exec(instanceType)?.[0] ?? '';
  return vcpuQuotas.find((quota) => quota.isSpot === isSpot && quota.families.includes(family));
}

export const isVcpuQuota = (code: string): boolean => vcpuQuotas.some((quota) => quota.code === code);

/** By its code. */
export function quotaOf(code: string): QuotaName & Pick<Partial<Quota>, 'usually'> {
  const found = [...quotas, ...vcpuQuotas].find((quota) => quota.code === code);
  if (found === undefined) throw new Error(`no quota ${code} is known`);
  return found;
}

/** How we say of a quota, before anything is made, that it is too small. */
const willNotDo = ({ name }: QuotaName): string => `quota "${name}" will not do`;

/** @param where such as `eu-west-1a` @param taken that is used up already */
export function excess(
  quota: QuotaName,
  where: string,
  limit: number,
  taken: number,
  needed: number,
): string {
  return (
    `The account's ${willNotDo(quota)}: of the limit of ${limit} in ${where}, ${taken} ${taken === 1 ? 'is' : 'are'} taken, ` +
    `and ${needed} more ${needed === 1 ? 'is' : 'are'} needed.`
  );
}

/** That a quota is used up, whichever it is; the codes for asking too often are alike, and none. */
export const quotaUsedUp = new RegExp(
  [
    ...quotas.map(({ says }) => says.source),
    '(?<!Request|Rate|Bandwidth)LimitExceeded',
    'ServiceQuotaExceeded',
    'Cannot exceed quota',
    'quota "[^"]+" will not do',
  ].join('|'),
  'i',
);

/** Which quota is used up, its value, and how to have it raised. */
export function adviceOnQuota(words: string, region: string): string {
  const quota: (QuotaName & Pick<Partial<Quota>, 'usually' | 'note'>) | undefined =
    [...quotas, ...vcpuQuotas].find((each) => words.includes(willNotDo(each))) ??
    quotas.find(({ says }) => says.test(words));
  if (quota === undefined) {
    return `A quota of the account is used up in ${region}. Remove what is no longer needed, or find the quota in the Service Quotas console and ask AWS for more.`;
  }
  const { name, service, code, usually, note } = quota;
  const told = /(?:limit of|quota for \w+:) (\d+)/i.exec(words)?.[1];
  const value = told ?? (usually === undefined ? undefined : `${usually} unless somebody raised it`);
  // IAM is the same in every region, and its quotas are kept in one.
  const home = service === 'iam' ? 'us-east-1' : region;
  const request = `aws service-quotas request-service-quota-increase --region ${home} --service-code ${service} --quota-code ${code} --desired-value NUMBER`;
  return [
    `The account's quota "${name}" is used up in ${home}${value === undefined ? '' : `: ${value}`}.`,
    `Remove what is no longer needed, or ask AWS for more: \`${request}\`${consoleLink(home, service, code)}.`,
    note,
  ]
    .filter(Boolean)
    .join(' ');
}

function consoleLink(region: string, service: string, code: string): string {
  const page = consolePage(region, `servicequotas/home/services/${service}/quotas/${code}`);
  return page === undefined ? '' : `, or ${page}`;
}
