/** Whose ID tokens a cluster takes, by a file, and what becomes of it when the file says something else. */
import { EKS } from '@aws-sdk/client-eks';
import { clusterName } from '../crash/lab.ts';
import { configOf, type Scenario, ups } from './stage.ts';

const withProvider = (wishes: string): string =>
  configOf(
    {},
    `identityProviders: [{ type: oidc, name: company, issuerURL: 'https://login.example.com', clientID: kubernetes${wishes} }]`,
  );

export const identityProviders = {
  'another identity provider': {
    run: async (stage) => {
      const { problems } = await ups(stage, { config: withProvider('') });
      if (problems.length > 0) return problems;
      const changed = await ups(stage, {
        config: withProvider(', groupsClaim: teams, requiredClaims: { team: shop }'),
      });
      if (changed.problems.length > 0) return changed.problems;
      const { identityProviderConfig } = await new EKS(
        stage.lab.emulator.admin,
      ).describeIdentityProviderConfig({
        clusterName,
        identityProviderConfig: { type: 'oidc', name: 'company' },
      });
      const { status, groupsClaim, requiredClaims } = identityProviderConfig?.oidc ?? {};
      return [
        ...(status === 'ACTIVE' ? [] : [`the provider is ${status}`]),
        ...(groupsClaim === 'teams' ? [] : ['the provider knows no groups']),
        ...(requiredClaims?.team === 'shop' ? [] : ['the provider lets in whoever has no such claim']),
      ];
    },
  },
} satisfies Record<string, Scenario>;
