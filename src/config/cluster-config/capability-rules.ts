/** What the capabilities of a file must be to one another, and to the rest of it. */
import { mostTags } from '../tags-and-labels.ts';
import type { ClusterConfig } from './fields.ts';
import type { Report } from './read.ts';
import { checkUnique } from './unique.ts';

const fieldsOfRole = ['attachPolicyARNs', 'attachPolicy', 'permissionsBoundary'] as const;

export function checkCapabilities(
  { capabilities, accessConfig, metadata }: ClusterConfig,
  report: Report,
): void {
  if (capabilities === undefined || capabilities.length === 0) return;
  if (accessConfig?.authenticationMode === 'CONFIG_MAP') {
    report(
      'capabilities',
      'accessConfig.authenticationMode is CONFIG_MAP, and EKS lets the role of a capability in by an access entry. Write API_AND_CONFIG_MAP or API there, or leave capabilities out.',
    );
  }
  checkUnique('capabilities', capabilities, ({ name }) => name, report, '.name');
  checkUnique('capabilities', capabilities, ({ type }) => type, report, '.type');
  capabilities.forEach((each, index) => {
    const path = `capabilities[${index}]`;
    const own = fieldsOfRole.find((name) => each?.[name] !== undefined);
    if (each?.roleArn !== undefined && own !== undefined) {
      report(`${path}.${own}`, 'roleArn is given too, which is never changed. Keep one of the two.');
    }
    const count = Object.keys({ ...metadata?.tags, ...each?.tags }).length;
    if (each?.tags !== undefined && count > mostTags) {
      report(`${path}.tags`, `with those of metadata.tags they are ${count}. Keep ${mostTags} at most.`);
    }
  });
}
