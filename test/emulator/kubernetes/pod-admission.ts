/** What the API server asks of a new pod, and gives it. Source: plugin/pkg/admission of Kubernetes. */
import type { Admission } from './admission.ts';
import { refused } from './errors.ts';
import { at, type Fields, fieldsAt, itemsAt, numberAt, textAt } from './objects.ts';
import type { StoredObject } from './types.ts';

const withSpec = (pod: StoredObject, fields: Fields): StoredObject => ({
  ...pod,
  spec: { ...fieldsAt(pod, 'spec'), ...fields },
});

const requireServiceAccount: Admission = (pod, others, kind) => {
  const { name, namespace = '' } = pod.metadata;
  const account = textAt(pod, 'spec', 'serviceAccountName');
  const isThere = others('v1', 'ServiceAccount').some(
    ({ metadata }) => metadata.name === account && metadata.namespace === namespace,
  );
  if (isThere) return pod;
  throw refused(
    kind,
    name,
    `error looking up service account ${namespace}/${account}: serviceaccount "${account}" not found`,
  );
};

const withPriority: Admission = (pod, others, kind) => {
  const classes = others('scheduling.k8s.io/v1', 'PriorityClass');
  const wanted = textAt(pod, 'spec', 'priorityClassName');
  const chosen = classes.find((each) =>
    wanted ? each.metadata.name === wanted : at(each, 'globalDefault') === true,
  );
  if (wanted && !chosen) {
    throw refused(kind, pod.metadata.name, `no PriorityClass with name ${wanted} was found`);
  }
  return withSpec(pod, {
    ...(chosen && { priorityClassName: chosen.metadata.name }),
    priority: numberAt(chosen, 'value') ?? 0,
    preemptionPolicy:
      textAt(pod, 'spec', 'preemptionPolicy') || textAt(chosen, 'preemptionPolicy') || 'PreemptLowerPriority',
  });
};

/** A node that is lost keeps its pods for five minutes. */
const withPatience: Admission = (pod) => {
  const tolerations = itemsAt(pod, 'spec', 'tolerations');
  const isTolerated = (key: string): boolean =>
    tolerations.some(
      (each) =>
        (!textAt(each, 'key') || each.key === key) &&
        (!textAt(each, 'effect') || each.effect === 'NoExecute'),
    );
  const missing = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].filter(
    (key) => !isTolerated(key),
  );
  return withSpec(pod, {
    tolerations: [
      ...tolerations,
      ...missing.map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 })),
    ],
  });
};

const steps: readonly Admission[] = [requireServiceAccount, withPriority, withPatience];

/** @throws ApiError 403 for a pod that is not let in */
export const admitPod: Admission = (pod, others, kind, services) =>
  steps.reduce((admitted, step) => step(admitted, others, kind, services), pod);
