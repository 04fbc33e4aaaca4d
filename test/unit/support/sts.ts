import type { ServerResponse } from 'node:http';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

function send(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(xml);
}

/** What STS answers when the role is assumed. */
export function grant(response: ServerResponse, expiration: Date): void {
  send(
    response,
    200,
    `<AssumeRoleWithWebIdentityResponse xmlns="${namespace}"><AssumeRoleWithWebIdentityResult><Credentials>
      <AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>session-secret</SecretAccessKey>
      <SessionToken>session-token</SessionToken><Expiration>${expiration.toISOString()}</Expiration>
    </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
  );
}

/** What STS answers when it refuses. */
export function refuse(response: ServerResponse, code: string, message: string): void {
  send(
    response,
    code === 'AccessDenied' ? 403 : 400,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  );
}

/** An ID token with these claims; nobody here checks its signature. */
export function tokenWith(claims: object): string {
  return ['{"alg":"RS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
}
