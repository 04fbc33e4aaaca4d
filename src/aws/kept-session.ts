/** A session that outlives the process which opened it, in a file that is of use to the same job alone. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { readPrivately, writePrivately } from '../private-file.ts';

export interface KeptSessionOptions {
  path: string;
  /** What the session is sealed with: whoever has it could open such a session as well. */
  secret: string;
  /** What the session is of: under another subject, it is not found. */
  subject: string;
  /** Told why a session could not be kept. */
  say: (words: string) => void;
}

/** What is in the file, sealed. Moments are in milliseconds. */
interface Kept {
  session: Omit<AwsCredentialIdentity, 'expiration'>;
  renewAt: number;
  end: number;
}

/**
 * The session that an earlier process has kept in the file, until a third of its life is left, and else a new one, kept
 * for those that follow. Processes that begin at the same time may each open one: the file is replaced as a whole.
 */
export function kept(
  provider: AwsCredentialIdentityProvider,
  options: KeptSessionOptions,
): AwsCredentialIdentityProvider {
  const { path, say } = options;
  return async () => {
    const found = unsealed(await readPrivately(path), options);
    if (found !== undefined && Date.now() < found.renewAt) {
      return { ...found.session, expiration: new Date(found.end) };
    }
    const began = Date.now();
    const opened = await provider();
    const { expiration, ...session } = opened;
    if (expiration === undefined) return opened;
    const end = expiration.getTime();
    const content = sealed({ session, renewAt: (began + 2 * end) / 3, end }, options);
    await writePrivately(path, content).catch((error: unknown) => {
      say(`the session is not kept, and the next call opens another one: ${error}`);
    });
    return opened;
  };
}

type Keys = Pick<KeptSessionOptions, 'secret' | 'subject'>;

const cipher = 'aes-256-gcm';

const keyOf = ({ secret, subject }: Keys, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, subject, 32));

function sealed(content: Kept, keys: Keys): string {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const encryption = createCipheriv(cipher, keyOf(keys, salt), iv);
  const body = Buffer.concat([encryption.update(JSON.stringify(content), 'utf8'), encryption.final()]);
  return [salt, iv, encryption.getAuthTag(), body].map((part) => part.toString('base64')).join('.');
}

/** Undefined for what another job on the same machine has sealed, for what is of another subject, and for anything else. */
function unsealed(text: string | undefined, keys: Keys): Kept | undefined {
  const [salt, iv, tag, body] = (text ?? '').split('.').map((part) => Buffer.from(part, 'base64'));
  if (!salt || !iv || tag?.length !== 16 || !body) return undefined;
  try {
    const decryption = createDecipheriv(cipher, keyOf(keys, salt), iv).setAuthTag(tag);
    return JSON.parse(Buffer.concat([decryption.update(body), decryption.final()]).toString('utf8'));
  } catch {
    return undefined;
  }
}
