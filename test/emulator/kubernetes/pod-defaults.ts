/**
 * What the API server fills into pods and their templates. Source: pkg/apis/core/v1/defaults.go and conversion.go, and what a
 * real server answers.
 */
import { at, type Fields, fieldsAt, itemsAt, textAt } from './objects.ts';

/** A member with its value where there is none yet. */
export const filled = (values: Fields, object: Fields): Fields => ({ ...values, ...object });

/** The members of that name, each as `fill` makes it, where there are any. */
export const each = (object: Fields, name: string, fill: (item: Fields) => Fields): Fields =>
  Array.isArray(object[name]) ? { [name]: itemsAt(object, name).map(fill) } : {};

/** The member of that name as `fill` makes it, where it is there. */
const inside = (object: Fields, name: string, fill: (member: Fields) => Fields): Fields =>
  at(object, name) === undefined || at(object, name) === null ? {} : { [name]: fill(fieldsAt(object, name)) };

const port = (containerPort: Fields): Fields => filled({ protocol: 'TCP' }, containerPort);

const pullPolicy = (image: string): string =>
  /:latest$/.test(image) || !/:[^/]+$/.test(image) ? 'Always' : 'IfNotPresent';

const reference = (field: Fields): Fields => filled({ apiVersion: 'v1' }, field);

const variable = (given: Fields): Fields => ({
  ...given,
  ...inside(given, 'valueFrom', (source) => ({ ...source, ...inside(source, 'fieldRef', reference) })),
});

const httpGet = (given: Fields): Fields => filled({ path: '/', scheme: 'HTTP' }, given);

const probe = (given: Fields): Fields => ({
  ...filled({ timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }, given),
  ...inside(given, 'httpGet', httpGet),
  ...inside(given, 'grpc', (grpc) => filled({ service: '' }, grpc)),
});

const handler = (given: Fields): Fields => ({ ...given, ...inside(given, 'httpGet', httpGet) });

const container = (given: Fields): Fields => ({
  ...filled(
    {
      imagePullPolicy: pullPolicy(textAt(given, 'image')),
      resources: {},
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
    },
    given,
  ),
  ...each(given, 'ports', port),
  ...each(given, 'env', variable),
  ...inside(given, 'livenessProbe', probe),
  ...inside(given, 'readinessProbe', probe),
  ...inside(given, 'startupProbe', probe),
  ...inside(given, 'lifecycle', (lifecycle) => ({
    ...lifecycle,
    ...inside(lifecycle, 'postStart', handler),
    ...inside(lifecycle, 'preStop', handler),
  })),
});

const mode = (source: Fields): Fields => filled({ defaultMode: 0o644 }, source);

const downward = (source: Fields): Fields => ({
  ...source,
  ...each(source, 'items', (item) => ({ ...item, ...inside(item, 'fieldRef', reference) })),
});

const projected = (source: Fields): Fields => ({
  ...source,
  ...inside(source, 'serviceAccountToken', (token) => filled({ expirationSeconds: 3600 }, token)),
  ...inside(source, 'downwardAPI', downward),
});

const volume = (given: Fields): Fields => ({
  ...given,
  ...inside(given, 'secret', mode),
  ...inside(given, 'configMap', mode),
  ...inside(given, 'downwardAPI', (source) => mode(downward(source))),
  ...inside(given, 'projected', (source) => ({ ...mode(source), ...each(source, 'sources', projected) })),
  ...inside(given, 'hostPath', (source) => filled({ type: '' }, source)),
});

/** `serviceAccount` is an older name, and says the same. */
const account = (given: Fields): Fields => {
  const name = textAt(given, 'serviceAccountName') || textAt(given, 'serviceAccount');
  return name ? { serviceAccountName: name, serviceAccount: name } : {};
};

export const podSpec = (given: Fields): Fields => ({
  ...filled(
    {
      dnsPolicy: 'ClusterFirst',
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      terminationGracePeriodSeconds: 30,
    },
    given,
  ),
  ...account(given),
  ...each(given, 'containers', container),
  ...each(given, 'initContainers', container),
  ...each(given, 'volumes', volume),
});
