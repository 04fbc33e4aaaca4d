/** The rules for pods, wherever their spec stands (pkg/apis/core/validation of Kubernetes). */
import { missing, required, wrong } from './causes.ts';
import type { Cause } from './errors.ts';
import { type Fields, fieldsAt, itemsAt, numberAt, textAt } from './objects.ts';
import { quantityOf } from './quantity.ts';

/** @param dnsLabel tells why a name is no label; undefined for one that is */
type NameCheck = (field: string, name: string) => Cause[];

const isPort = (port: number): boolean => port >= 1 && port <= 65535;

const quantityCauses = (resources: Fields, field: string): Cause[] => {
  const limits = fieldsAt(resources, 'limits');
  return ['limits', 'requests'].flatMap((group) =>
    Object.entries(fieldsAt(resources, group)).flatMap(([name, value]) => {
      const amount = quantityOf(value) ?? 0;
      if (amount < 0) {
        return [wrong(`${field}.${group}[${name}]`, String(value), 'must be greater than or equal to 0')];
      }
      const limit = group === 'requests' ? quantityOf(limits[name]) : undefined;
      return limit !== undefined && amount > limit
        ? [
            wrong(
              `${field}.requests`,
              String(value),
              `must be less than or equal to ${name} limit of ${limits[name]}`,
            ),
          ]
        : [];
    }),
  );
};

const containerCauses = (
  container: Fields,
  field: string,
  volumes: ReadonlySet<string> | undefined,
): Cause[] => [
  ...itemsAt(container, 'ports').flatMap((port, index) => {
    const number = numberAt(port, 'containerPort') ?? 0;
    const place = `${field}.ports[${index}].containerPort`;
    return isPort(number) ? [] : [wrong(place, number, 'must be between 1 and 65535, inclusive')];
  }),
  ...quantityCauses(fieldsAt(container, 'resources'), `${field}.resources`),
  ...itemsAt(container, 'volumeMounts').flatMap((mount, index) => {
    const name = textAt(mount, 'name');
    const place = `${field}.volumeMounts[${index}]`;
    return [
      ...(volumes === undefined || volumes.has(name) ? [] : [missing(`${place}.name`, name)]),
      ...(textAt(mount, 'mountPath') ? [] : [required(`${place}.mountPath`)]),
    ];
  }),
];

/** @param hasOtherVolumes where more comes with the pod than its spec says: the claims of a StatefulSet */
export const podCauses = (
  pod: unknown,
  field: string,
  nameCauses: NameCheck,
  hasOtherVolumes = false,
): Cause[] => {
  const containers = itemsAt(pod, 'containers');
  if (containers.length === 0) return [required(`${field}.containers`)];
  const names = containers.map((container) => textAt(container, 'name'));
  const volumes = hasOtherVolumes
    ? undefined
    : new Set(itemsAt(pod, 'volumes').map((volume) => textAt(volume, 'name')));
  return [
    ...containers.flatMap((container, index) => {
      const place = `${field}.containers[${index}]`;
      const name = names[index] ?? '';
      return [
        ...(name ? nameCauses(`${place}.name`, name) : [required(`${place}.name`)]),
        ...(names.indexOf(name) < index
          ? [{ reason: 'FieldValueDuplicate', message: `Duplicate value: "${name}"`, field: `${place}.name` }]
          : []),
        ...(textAt(container, 'image') ? [] : [required(`${place}.image`)]),
        ...containerCauses(container, place, volumes),
      ];
    }),
    ...itemsAt(pod, 'initContainers').flatMap((container, index) =>
      containerCauses(container, `${field}.initContainers[${index}]`, volumes),
    ),
  ];
};
