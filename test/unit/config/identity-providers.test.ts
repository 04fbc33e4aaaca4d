/** What a ClusterConfig says of whose ID tokens a cluster takes. */
import { describe, expect, it } from 'vitest';
import { kindsNamedIn, unlistedIn } from '../../../src/config/listed-values.ts';
import { listingIn } from '../../../src/spec/listing.ts';
import { problemsOf, specOf } from './support.ts';

const issuerUrl = 'https://login.example.com';
const provider = (more = ''): string =>
  `{ type: oidc, name: company, issuerURL: "${issuerUrl}", clientID: kubernetes${more} }`;

describe('an identity provider', () => {
  it('stays as it is where the file does not name one, and goes where it names none', async () => {
    expect((await specOf('')).identityProvider).toBeUndefined();
    expect((await specOf('identityProviders: []')).identityProvider).toBe('none');
  });

  it('has what its fields say', async () => {
    const { identityProvider } = await specOf(
      `identityProviders: [${provider(', usernameClaim: email, usernamePrefix: "-", groupsClaim: teams, groupsPrefix: "company:", requiredClaims: { team: shop }, tags: { team: shop }')}]`,
    );
    expect(identityProvider).toEqual({
      name: 'company',
      issuerUrl,
      clientId: 'kubernetes',
      usernameClaim: 'email',
      usernamePrefix: '-',
      groupsClaim: 'teams',
      groupsPrefix: 'company:',
      requiredClaims: { team: 'shop' },
      tags: { team: 'shop' },
    });
  });

  it('is known by its fields in any case, as eksctl reads them', async () => {
    const lines = (issuer: string, client: string): string =>
      `identityProviders: [{ type: oidc, name: company, ${issuer}: "${issuerUrl}", ${client}: kubernetes }]`;
    const written = await specOf(lines('issuerUrl', 'ClientId'));
    expect(written.identityProvider).toEqual((await specOf(lines('issuerURL', 'clientID'))).identityProvider);
    expect(await problemsOf(lines('issuer', 'clientID'))).toEqual([
      expect.stringContaining('issuerURL: it is missing'),
      expect.stringContaining('issuer: it is not a known field'),
    ]);
  });

  it.each([
    [`identityProviders: [${provider()}, ${provider()}]`, 'EKS takes one for a cluster'],
    [`identityProviders: [${provider(', groupsClaim: teams, groupsPrefix: "system:"')}]`, 'holds system:'],
    [`identityProviders: [${provider(', groupsPrefix: "company:"')}]`, 'groupsClaim is missing'],
    [`identityProviders: [${provider(', usernamePrefix: "company:"')}]`, 'usernameClaim is missing'],
    [
      `identityProviders: [${provider().replace(issuerUrl, 'http://login.example.com')}]`,
      'begins with https://',
    ],
    [
      `identityProviders: [${provider().replace(issuerUrl, `${issuerUrl}:8443`)}]`,
      'neither a port nor a query',
    ],
    ['identityProviders: [{ type: oidc, name: company }]', 'issuerURL'],
    ['identityProviders: [{ type: saml }]', 'oidc'],
  ])('is refused where EKS would refuse it, or nobody could mean it: %s', async (lines, reason) => {
    expect((await problemsOf(lines)).join('\n')).toContain(reason);
  });

  it('is of an issuer and for a client that are listed', async () => {
    const spec = await specOf(`identityProviders: [${provider()}]`);
    expect(kindsNamedIn(spec)).toEqual(['issuers']);
    const lists = (issuer: string, client: string) => () =>
      listingIn(
        JSON.stringify({
          Statement: [
            {
              Sid: 'AssociateListedIssuers',
              Condition: { StringLike: { 'eks:issuerUrl': [issuer], 'eks:clientId': [client] } },
            },
          ],
        }),
      );
    expect(unlistedIn(spec, lists('https://*.example.com', 'kubernetes'), 'aws')).toEqual([]);
    const [first, second] = unlistedIn(spec, lists('', 'others'), 'aws');
    expect(first).toContain(`identityProviders: ${issuerUrl} may not be named by this role`);
    expect(second).toContain('in the parameter IssuerClients of docs/iam/kinds.yaml');
  });
});
