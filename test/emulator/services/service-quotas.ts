/**
 * Service Quotas, as far as the quotas go that the emulator holds to. Sources: its API reference, GetServiceQuota; and
 * hashicorp/terraform-provider-aws#19745: of a quota that was never raised, and that AWS does not apply by itself, it says
 * NoSuchResourceException, though there is a default. So it is with EKS's, and with those of VPCs that aws/aws-cli#4569 does
 * not list.
 */
import type {
  GetServiceQuotaCommandInput,
  GetServiceQuotaCommandOutput,
} from '@aws-sdk/client-service-quotas';
import { AwsError, type CallContext, type Circumstances, type Service } from '../core.ts';
import { ec2Quota } from '../ec2-rules.ts';

interface Known {
  name: string;
  /** Undefined for one that has no applied value. */
  value(circumstances: Readonly<Circumstances>): number | undefined;
}

const vcpus = (name: string, bucket: string): Known => ({
  name,
  value: (circumstances) => circumstances.vcpus[bucket] ?? 0,
});

/** By the code of the service and of the quota. */
const known: Readonly<Record<string, Known>> = {
  'vpc L-F678F1CE': { name: 'VPCs per Region', value: () => ec2Quota },
  'vpc L-A4707A72': { name: 'Internet gateways per Region', value: () => ec2Quota },
  'vpc L-FE5A380F': { name: 'NAT gateways per Availability Zone', value: () => undefined },
  'ec2 L-0263D0A3': { name: 'EC2-VPC Elastic IPs', value: () => ec2Quota },
  'eks L-1194D53C': { name: 'Clusters', value: () => undefined },
  'eks L-6D54EA21': { name: 'Managed node groups per cluster', value: () => undefined },
  'ec2 L-1216C47A': vcpus(
    'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
    'On-Demand Standard',
  ),
  'ec2 L-74FC7D96': vcpus('Running On-Demand F instances', 'On-Demand F'),
  'ec2 L-DB2E81BA': vcpus('Running On-Demand G and VT instances', 'On-Demand G and VT'),
  'ec2 L-1945791B': vcpus('Running On-Demand Inf instances', 'On-Demand Inf'),
  'ec2 L-417A185B': vcpus('Running On-Demand P instances', 'On-Demand P'),
  'ec2 L-7295265B': vcpus('Running On-Demand X instances', 'On-Demand X'),
  'ec2 L-34B43A08': vcpus('All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests', 'Spot Standard'),
  'ec2 L-88CF9481': vcpus('All F Spot Instance Requests', 'Spot F'),
  'ec2 L-3819A6DF': vcpus('All G and VT Spot Instance Requests', 'Spot G and VT'),
  'ec2 L-B5D1601B': vcpus('All Inf Spot Instance Requests', 'Spot Inf'),
  'ec2 L-7212CCBC': vcpus('All P4, P3 and P2 Spot Instance Requests', 'Spot P'),
  'ec2 L-E3A00192': vcpus('All X Spot Instance Requests', 'Spot X'),
};

export function serviceQuotas(account: string, circumstances: Readonly<Circumstances>): Service {
  return {
    operations: {
      GetServiceQuota: async (
        { ServiceCode, QuotaCode }: GetServiceQuotaCommandInput,
        { region }: CallContext,
      ): Promise<Omit<GetServiceQuotaCommandOutput, '$metadata'>> => {
        const quota = known[`${ServiceCode} ${QuotaCode}`];
        const Value = quota?.value(circumstances);
        if (quota === undefined || Value === undefined) throw new AwsError('NoSuchResourceException', '');
        return {
          Quota: {
            ServiceCode,
            QuotaCode,
            QuotaName: quota.name,
            QuotaArn: `arn:aws:servicequotas:${region}:${account}:${ServiceCode}/${QuotaCode}`,
            Value,
            Unit: 'None',
            Adjustable: true,
            GlobalQuota: false,
          },
        };
      },
    },
    inventory: () => [],
    reset: () => {},
  };
}
