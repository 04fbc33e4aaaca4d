/** What of EC2 nodes may be launched with, by the list in a policy of the role's own, which src/aws/own-policies.ts reads. */
import { isListed, type Listing, ownPolicyName } from '../spec/listing.ts';
import { type AnyGroupSpec, everyGroupOf } from '../spec/self-managed.ts';
import type { ClusterSpec } from '../spec/spec.ts';

/** The statement of docs/iam/launches.json whose resources they are. */
const statement = 'LaunchWithListed';

interface Named {
  field: string;
  /** Of ARNs of EC2, such as `key-pair/operators`; or a whole ARN. */
  resource: string;
}

function namedBy({ launch = {} }: AnyGroupSpec): Named[] {
  const { keyName, securityGroups = [], placementGroup, template, reservation } = launch;
  const target = 'capacityReservation.capacityReservationTarget';
  return [
    ...(reservation?.id === undefined
      ? []
      : [{ field: `${target}.capacityReservationID`, resource: `capacity-reservation/${reservation.id}` }]),
    ...(reservation?.group === undefined
      ? []
      : [{ field: `${target}.capacityReservationResourceGroupARN`, resource: reservation.group }]),
    ...(template === undefined
      ? []
      : [{ field: 'launchTemplate.id', resource: `launch-template/${template.id}` }]),
    ...(keyName === undefined ? [] : [{ field: 'ssh.publicKeyName', resource: `key-pair/${keyName}` }]),
    ...securityGroups.map((id) => ({ field: 'securityGroups.attachIDs', resource: `security-group/${id}` })),
    ...(placementGroup === undefined
      ? []
      : [{ field: 'placement.groupName', resource: `placement-group/${placementGroup}` }]),
  ];
}

type Groups = Pick<ClusterSpec, 'nodeGroups' | 'selfManagedGroups'>;

export const isLaunchAsked = (spec: Groups): boolean =>
  everyGroupOf(spec).some((group) => namedBy(group).length > 0);

/** @returns a sentence for each thing that a group names and the list does not hold */
export function launchesNotListed(
  spec: Groups & Pick<ClusterSpec, 'region'>,
  listing: Listing,
  { partition, account }: { partition: string; account: string },
): string[] {
  const listed = listing.patterns(statement, 'Resource').filter((pattern) => pattern !== '');
  const has = listed.length === 0 ? 'lists none' : `lists ${listed.join(', ')}`;
  return everyGroupOf(spec).flatMap((group) =>
    namedBy(group).flatMap(({ field, resource }) => {
      const arn = resource.startsWith('arn:')
        ? resource
        : `arn:${partition}:ec2:${spec.region}:${account}:${resource}`;
      if (isListed(arn, listed)) return [];
      return (
        `Node group ${group.name}, ${field}: ${arn} may not be named by this role: its policy ${ownPolicyName('launches')} ${has}. ` +
        'Leave it out, or have an administrator list it in the parameter LaunchResources of docs/iam/kinds.yaml.'
      );
    }),
  );
}
