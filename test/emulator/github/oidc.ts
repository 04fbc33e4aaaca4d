/** GitHub's OIDC provider: what a job with `id-token: write` asks for a token, and what AWS checks it with. */
import { randomBytes, randomUUID } from 'node:crypto';
import { errors, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { claims, type WorkflowRun } from './workflow.ts';

export const ISSUER = 'https://token.actions.githubusercontent.com';

export interface OidcProvider {
  /** A job's own secret, ACTIONS_ID_TOKEN_REQUEST_TOKEN: its tokens speak of this run. */
  requestTokenFor(run: WorkflowRun): string;
  /** @returns undefined when the bearer is no job's secret. */
  issue(authorization: string | undefined, audience: string | null): Promise<string | undefined>;
  /** @throws IdTokenExpired, or Error when the token is not GitHub's. */
  verify(token: string): Promise<JWTPayload>;
}

export class IdTokenExpired extends Error {}

export async function oidcProvider(): Promise<OidcProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const kid = randomUUID();
  const runs = new Map<string, WorkflowRun>();
  return {
    requestTokenFor(run) {
      const token = randomBytes(24).toString('base64url');
      runs.set(token, run);
      return token;
    },
    async issue(authorization, audience) {
      const run = runs.get(authorization?.replace(/^bearer /i, '') ?? '');
      if (run === undefined) return undefined;
      return await new SignJWT({ ...claims(run), jti: randomUUID() })
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid })
        .setIssuer(ISSUER)
        .setAudience(audience ?? `https://github.com/${run.owner}`)
        .setIssuedAt()
        .setNotBefore('-10m')
        .setExpirationTime('5m')
        .sign(privateKey);
    },
    async verify(token) {
      try {
        return (await jwtVerify(token, publicKey, { issuer: ISSUER, algorithms: ['RS256'] })).payload;
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw new IdTokenExpired('the ID token has expired');
        throw error;
      }
    },
  };
}
