/** What is said of a packet: where it goes, by which protocol and to which port. */
import type { NetworkInterface } from '@aws-sdk/client-ec2';

export interface Service {
  protocol: 'tcp' | 'udp';
  port: number;
}

export const tcp = (port: number): Service => ({ protocol: 'tcp', port });

export const udp = (port: number): Service => ({ protocol: 'udp', port });

/** Protocols by their numbers, by which rules may name them, too. */
export const protocolNumbers = { tcp: '6', udp: '17' } as const;

/** An interface in the VPC, or an address outside. */
export type End = NetworkInterface | string;

export const addressOf = (end: End): string => (typeof end === 'string' ? end : (end.PrivateIpAddress ?? ''));
