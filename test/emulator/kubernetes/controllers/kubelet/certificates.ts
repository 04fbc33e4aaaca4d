/**
 * kube-webhook-certgen, which charts run in Jobs around an installation: it makes the certificate of a webhook's server,
 * and then writes its authority into the webhook's configuration. Source: ingress-nginx, images/kube-webhook-certgen.
 */
import { type Fields, fieldsAt, itemsAt, textAt, textsAt } from '../../objects.ts';
import { createServerCertificate } from '../../tls.ts';
import type { AccessRequest, KubernetesUser, StoredObject } from '../../types.ts';
import type { Client } from '../client.ts';
import type { Run } from './commands.ts';

export type Allows = (user: KubernetesUser, request: AccessRequest) => boolean;

const configurations = {
  'patch-validating': 'ValidatingWebhookConfiguration',
  'patch-mutating': 'MutatingWebhookConfiguration',
} as const;

const admission = 'admissionregistration.k8s.io';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The arguments, with `$(NAME)` replaced as a kubelet does it where the name stands for a value or for the namespace. */
function argumentsOf(container: Fields, { metadata: { namespace = '' } }: StoredObject): string[] {
  const values = new Map(
    itemsAt(container, 'env').map((variable) => {
      const path = textAt(variable, 'valueFrom', 'fieldRef', 'fieldPath');
      return [
        textAt(variable, 'name'),
        path === 'metadata.namespace' ? namespace : textAt(variable, 'value'),
      ];
    }),
  );
  return textsAt(container, 'args').map((argument) =>
    argument.replaceAll(/\$\((\w+)\)/g, (whole, name: string) => values.get(name) ?? whole),
  );
}

const accountOf = ({ metadata: { namespace = '' }, ...pod }: StoredObject): KubernetesUser => ({
  username: `system:serviceaccount:${namespace}:${textAt(pod, 'spec', 'serviceAccountName')}`,
  groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
});

/** @returns undefined for a container of another image; exit code 1 where the program is not allowed what it does */
export function runOfCertificates(
  client: Client,
  allows: Allows,
  pod: StoredObject,
  container: Fields,
): Run | undefined {
  if (!/\/kube-webhook-certgen[:@]/.test(textAt(container, 'image'))) return undefined;
  const [command, ...flags] = argumentsOf(container, pod);
  const options = new Map(
    flags.map((flag) => {
      const [name = '', value = 'true'] = flag.replace(/^--/, '').split('=');
      return [name, value];
    }),
  );
  const user = accountOf(pod);
  const namespace = options.get('namespace') ?? '';
  const name = options.get('secret-name') ?? '';
  const maySecret = (verb: string): boolean =>
    allows(user, { verb, group: '', resource: 'secrets', namespace, ...(verb === 'get' && { name }) });
  const failed: Run = { seconds: 0, exitCode: 1 };
  const succeeded: Run = { seconds: 0, exitCode: 0 };
  if (!maySecret('get')) return failed;
  const secret = client.get('v1', 'Secret', namespace, name);

  const create = (): Run => {
    if (secret) return succeeded;
    if (!maySecret('create')) return failed;
    const { authority, certificate, key } = createServerCertificate(options.get('host')?.split(','));
    const made = client.create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      data: {
        ca: base64(authority),
        [options.get('cert-name') ?? 'cert']: base64(certificate),
        [options.get('key-name') ?? 'key']: base64(key),
      },
    });
    return made ? succeeded : failed;
  };

  const patch = (): Run => {
    if (!secret) return failed;
    for (const [flag, kind] of Object.entries(configurations)) {
      if (options.get(flag) === 'false') continue;
      const webhook = options.get('webhook-name') ?? '';
      const resource = `${kind.toLowerCase()}s`;
      const may = (verb: string): boolean =>
        allows(user, { verb, group: admission, resource, name: webhook });
      const found = client.get(`${admission}/v1`, kind, '', webhook);
      if (!found || !may('get') || !may('update')) return failed;
      const webhooks = itemsAt(found, 'webhooks').map((each) => ({
        ...each,
        clientConfig: { ...fieldsAt(each, 'clientConfig'), caBundle: textAt(secret, 'data', 'ca') },
        // Its `switch` has a case for Ignore, in which it does nothing.
        ...(options.get('patch-failure-policy') === 'Fail' && { failurePolicy: 'Fail' }),
      }));
      client.update(found, { ...found, webhooks });
    }
    return succeeded;
  };

  return command === 'create' ? create() : command === 'patch' ? patch() : failed;
}
