/** A cluster's own certificate authority, and the certificate its API server shows (X.509 v3, RFC 5280). */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import * as der from './der.ts';

export interface ServerCertificate {
  /** PEM of the CA's certificate. */
  authority: string;
  /** PEM of the server's certificate. */
  certificate: string;
  /** PEM (PKCS #8) of the server's key. */
  key: string;
}

const oid = {
  commonName: '2.5.4.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
};

const tenYears = 10 * 365 * 24 * 60 * 60 * 1000;
/** Certificates start a little in the past, so that a clock that is behind accepts them. */
const leeway = 5 * 60 * 1000;

const dnsNames = [
  'localhost',
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
];
const loopback = Buffer.from([127, 0, 0, 1]);

const signature = der.sequence(der.objectIdentifier(oid.ecdsaWithSha256));

const name = (commonName: string): Buffer =>
  der.sequence(der.set(der.sequence(der.objectIdentifier(oid.commonName), der.utf8(commonName))));

const extension = (id: string, value: Buffer, critical = false): Buffer =>
  der.sequence(der.objectIdentifier(id), ...(critical ? [der.boolean(true)] : []), der.octets(value));

const pem = (label: string, content: Buffer): string =>
  `-----BEGIN ${label}-----\n${content.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')}\n-----END ${label}-----\n`;

const publicBytes = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

const keyIdentifier = (key: KeyObject): Buffer => createHash('sha1').update(publicBytes(key)).digest();

interface Subject {
  subject: string;
  publicKey: KeyObject;
  issuer: string;
  issuerKey: KeyObject;
  extensions: Buffer[];
}

const certificate = ({ subject, publicKey, issuer, issuerKey, extensions }: Subject): string => {
  const now = Date.now();
  const body = der.sequence(
    der.tagged(0, der.integer(Buffer.from([2]))),
    der.integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    signature,
    name(issuer),
    der.sequence(der.time(new Date(now - leeway)), der.time(new Date(now + tenYears))),
    name(subject),
    publicBytes(publicKey),
    der.tagged(3, der.sequence(...extensions)),
  );
  return pem('CERTIFICATE', der.sequence(body, signature, der.bits(sign('sha256', body, issuerKey))));
};

/**
 * Makes a new CA, and with it a server certificate for 127.0.0.1, localhost and the names inside the cluster.
 * @param names further DNS names
 */
export function createServerCertificate(names: readonly string[] = []): ServerCertificate {
  const curve = { namedCurve: 'P-256' };
  const authority = generateKeyPairSync('ec', curve);
  const server = generateKeyPairSync('ec', curve);
  const issued = { issuer: 'kubernetes', issuerKey: authority.privateKey };
  const authorityId = keyIdentifier(authority.publicKey);
  return {
    authority: certificate({
      ...issued,
      subject: 'kubernetes',
      publicKey: authority.publicKey,
      extensions: [
        extension(oid.basicConstraints, der.sequence(der.boolean(true)), true),
        // digitalSignature, keyEncipherment, keyCertSign
        extension(oid.keyUsage, der.bits(Buffer.from([0b10100100]), 2), true),
        extension(oid.subjectKeyIdentifier, der.octets(authorityId)),
      ],
    }),
    certificate: certificate({
      ...issued,
      subject: 'kube-apiserver',
      publicKey: server.publicKey,
      extensions: [
        extension(oid.basicConstraints, der.sequence(), true),
        // digitalSignature
        extension(oid.keyUsage, der.bits(Buffer.from([0b10000000]), 7), true),
        extension(oid.extendedKeyUsage, der.sequence(der.objectIdentifier(oid.serverAuthentication))),
        extension(oid.authorityKeyIdentifier, der.sequence(der.implicit(0, authorityId))),
        extension(
          oid.subjectAlternativeName,
          der.sequence(
            der.implicit(7, loopback),
            ...[...dnsNames, ...names].map((dnsName) => der.implicit(2, Buffer.from(dnsName))),
          ),
        ),
      ],
    }),
    key: pem('PRIVATE KEY', server.privateKey.export({ type: 'pkcs8', format: 'der' })),
  };
}
