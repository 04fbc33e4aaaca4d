import type { CapabilitySpec } from '../spec/capabilities.ts';
import type { CapabilityConfig } from './cluster-config/capability-fields.ts';
import type { ClusterConfig } from './cluster-config/fields.ts';
import { roleOf } from './pods.ts';
import { present } from './present.ts';

/** Those of a file: none where it names none, which takes away what it named before. */
export const capabilitiesOfFile = ({ capabilities }: ClusterConfig): CapabilitySpec[] =>
  present(capabilities).map(capabilityOf);

const capabilityOf = ({
  name = '',
  type = 'KRO',
  roleArn,
  tags = {},
  ...policies
}: CapabilityConfig): CapabilitySpec => ({ name, type, role: roleOf(roleArn, policies), tags });
