/** Kinds of networks. */
import type { Row } from '../row.ts';

const requirements = 'EKS user guide, "View Amazon EKS networking requirements for VPC and subnets"';

export const layouts: readonly Row[] = [
  {
    name: 'settings of the API server that a control plane is never told once it runs',
    file: 'src/resources/control-plane/components.ts',
    text: '  return textOf({ ...wishesOf(cluster), ...Object.fromEntries(said) });',
    replacement: '  return textOf({ ...Object.fromEntries(said), ...wishesOf(cluster) });',
    really: 'events are kept as long as they were, and the step says that all is as it should be',
    source: 'EKS user guide, "Advanced Kubernetes control plane configuration"',
    scenario: 'a control plane that keeps events for half an hour, and then for less',
    ends: /events are kept for 30m, and not for 20m$/m,
  },
  {
    name: 'a control plane that is told to stay out of the public subnets, and is in them',
    file: 'src/resources/control-plane/control-plane.ts',
    text: "  return network.controlPlaneIn === 'private subnets'\n",
    replacement: "  return network.controlPlaneIn === 'all subnets'\n",
    really: 'its interfaces stand in subnets whose routes lead to the internet, which somebody forbids',
    source: requirements,
    scenario: 'a control plane in the private subnets, and then in all',
    ends: /the control plane is in subnets that are private and public, and not private$/m,
  },
  {
    name: 'a control plane that does not move',
    file: 'src/resources/control-plane/control-plane-settings.ts',
    text: 'wanted: (_spec, { resourcesVpcConfig: vpc }, { subnets = vpc?.subnetIds }) => sorted(subnets),',
    replacement: 'wanted: (_spec, { resourcesVpcConfig: vpc }) => sorted(vpc?.subnetIds),',
    really: 'its interfaces stay where they were, and the step says that all is as it should be',
    source: 'EKS API reference, UpdateClusterConfig: "choose different subnets"',
    scenario: 'a control plane in the private subnets, and then in all',
    ends: /the control plane is in subnets that are private, and not private and public$/m,
  },
];
