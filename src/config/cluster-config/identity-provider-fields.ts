/** The fields of an OIDC identity provider. */
import { matching, oneOf, type Parser, Problem, quote } from '../parsers.ts';
import { tags } from './node-group-fields.ts';
import { field, mapping, required, text, texts, type ValueOf } from './shapes.ts';

const name = matching(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/,
  'a name for an identity provider (a letter or digit, then at most 99 letters, digits, hyphens and underscores)',
  'company',
);

/** Of which EKS takes neither a port nor a query. Source: EKS API reference, OidcIdentityProviderConfigRequest. */
const issuer: Parser<string> = (given) => {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== 'https:' || url.search !== '' || url.port !== '' || url.hash !== '') {
    throw new Problem(
      `${quote(given)} is not the URL of an issuer: it begins with https://, and has neither a port nor a query. Write it as its tokens say it in iss, such as https://login.example.com.`,
    );
  }
  return given;
};

const word = matching(/^\S{1,255}$/, 'a name without spaces', 'kubernetes');

const prefix: Parser<string> = (given) => {
  if (given.includes('system:')) {
    throw new Problem(
      `${quote(given)} holds system:, with which names of Kubernetes's own begin. Write another prefix, such as company:.`,
    );
  }
  return given;
};

/** Source: EKS API reference, OidcIdentityProviderConfigRequest: requiredClaims. */
function checkClaim(claim: string, value: string): void {
  if (claim.length < 1 || claim.length > 63 || value.length < 1 || value.length > 253) {
    throw new Problem(
      `${quote(`${claim}: ${value}`)} is no claim that EKS asks for. Write a name of at most 63 and a value of at most 253 characters.`,
    );
  }
}

/** eksctl reads its names by Go's encoding/json, in any case. Source: its IdentityProvider.UnmarshalJSON. */
const isOfAnyCase = true;

export const identityProvider = mapping(
  {
    type: required(text('`oidc`', oneOf('oidc')), 'Always `oidc`.'),
    name: required(text('a name', name), 'Name of the provider.'),
    issuerURL: required(
      text('the URL of an issuer', issuer),
      'URL of the issuer of the ID tokens, which EKS finds the keys of on the internet.',
    ),
    clientID: required(text('a client id', word), 'Who the tokens are for: their audience.'),
    usernameClaim: field(text('a claim', word), 'Claim that holds the user name. Default: `sub`.'),
    usernamePrefix: field(
      text('a prefix', prefix),
      'What user names begin with; `-` for nothing. Default: the URL of the issuer and `#`, but for the claim `email`.',
    ),
    groupsClaim: field(text('a claim', word), 'Claim that holds the groups. Default: none.'),
    groupsPrefix: field(text('a prefix', prefix), 'What names of groups begin with. Default: nothing.'),
    requiredClaims: field(
      texts('a mapping of claims to values', checkClaim),
      'Claims that a token has to hold, with their values.',
    ),
    tags: field(tags, "Tags for the provider, on top of the cluster's."),
  },
  {},
  isOfAnyCase,
);

export type IdentityProviderConfig = ValueOf<typeof identityProvider>;
