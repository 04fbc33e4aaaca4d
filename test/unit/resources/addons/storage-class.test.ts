import { expect, test } from 'vitest';
import { createAws } from '../../../../src/aws/clients.ts';
import { storageClass } from '../../../../src/resources/addons/storage-class.ts';
import { createServerCertificate } from '../../../emulator/kubernetes/tls.ts';
import { activeControlPlane } from '../../support/control-plane.ts';

const aws = createAws(
  'eu-west-1',
  async () => ({ accessKeyId: 'key', secretAccessKey: 'secret' }),
  () => undefined,
);

test('a plan beside a cluster that does not answer yet says that the class is not known, and does not fail', async () => {
  const certificateAuthorityData = Buffer.from(createServerCertificate().authority).toString('base64');
  // Nobody listens there, as where a new endpoint's name does not lead anywhere yet.
  const cluster = activeControlPlane({
    name: 'orders',
    endpoint: 'https://127.0.0.1:1',
    certificateAuthorityData,
  });
  const plane = { name: 'control plane', needs: [], read: async () => cluster };
  const access = { name: 'access entry', read: async () => undefined };
  const differences = await storageClass(aws, { plane, access, provisioner: 'ebs.csi.aws.com' }).diff?.({
    willChange: async () => false,
  });
  expect(differences).toEqual([
    { verdict: 'none', words: expect.stringMatching(/^whether there is one is not known: No answer/) },
  ]);
});
