/** What the fields must be to one another that say what of EC2 the instances of a node group are launched with. */
import { sshAdvice } from './launch-fields.ts';
import type { NodeGroupConfig } from './node-group-fields.ts';
import type { ReadConfig, Report } from './read.ts';
import { checkUnique } from './unique.ts';

/** EC2's default quota of five for an interface, of which the cluster's own is one. */
const mostGroups = 4;

type Mentions = ReadConfig['mentions'];

export function checkLaunch(group: NodeGroupConfig, path: string, report: Report, mentions: Mentions): void {
  checkSsh(group, `${path}.ssh`, report, mentions);
  const groups = group.securityGroups?.attachIDs;
  checkUnique(`${path}.securityGroups.attachIDs`, groups, String, report);
  if ((groups?.length ?? 0) > mostGroups) {
    report(
      `${path}.securityGroups.attachIDs`,
      `${groups?.length} were given, and an interface takes five, of which the cluster's own is one. Keep ${mostGroups} at most.`,
    );
  }
}

function checkSsh(
  { ssh, amiFamily }: NodeGroupConfig,
  path: string,
  report: Report,
  mentions: Mentions,
): void {
  if (ssh === undefined) return;
  if (ssh.enableSsm === false) {
    report(`${path}.enableSsm`, "the agent is on EKS's images in any case. Leave it out.");
  }
  const isOfSsm = ssh.enableSsm !== undefined && ssh.allow === undefined;
  if (ssh.publicKeyName === undefined) {
    // A name that is none has been told of.
    if (isOfSsm || mentions(`${path}.publicKeyName`)) return;
    report(
      path,
      `it names no key, and nodes have none without. Write publicKeyName, or leave it out: ${sshAdvice}`,
    );
  } else if (amiFamily === 'Bottlerocket') {
    report(`${path}.publicKeyName`, `Bottlerocket has no SSH of its own. Leave it out: ${sshAdvice}`);
  }
}
