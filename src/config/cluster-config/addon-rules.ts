/** What the fields of add-ons must be to one another. */
import { present } from '../settings.ts';
import { mostTags } from '../values.ts';
import type { ClusterConfig } from './fields.ts';
import type { Report } from './read.ts';
import { checkUnique } from './unique.ts';

export function checkAddons({ addons, addonsConfig, metadata }: ClusterConfig, report: Report): void {
  checkUnique('addons', addons, ({ name }) => name, report, '.name');
  if (addonsConfig?.disableDefaultAddons && !present(addons).some(({ name }) => name === 'vpc-cni')) {
    report(
      'addonsConfig.disableDefaultAddons',
      'it is true, and addons has no vpc-cni: nodes do not become Ready without a network for pods, and `up` waits for them. Write vpc-cni into addons.',
    );
  }
  addons?.forEach((addon, index) => {
    const tags = Object.keys({ ...metadata?.tags, ...addon?.tags });
    if (addon?.tags !== undefined && tags.length > mostTags) {
      report(
        `addons[${index}].tags`,
        `with those of metadata.tags they are ${tags.length}. Keep ${mostTags} at most.`,
      );
    }
  });
}
