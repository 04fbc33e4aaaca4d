import { identify } from '../aws/identity.ts';
import type { SweepRequest } from '../config/request.ts';
import type { Swept } from '../sweep/fate.ts';
import { ageWords, ownerOf, priceWords, reportOf, sayingOf, tableOf, titleOf } from '../sweep/report.ts';
import { sweepSharedNetworks } from '../sweep/shared-networks.ts';
import { footerOf, totalsInWords, totalsOf } from '../sweep/totals.ts';
import type { Command } from './command.ts';
import { survey } from './survey.ts';

/**
 * Tells of every cluster that a sweep with the same inputs would look at: whose it is, how old, what it costs, when it
 * expires, and what the sweep would make of it. Changes nothing.
 */
export const list: Command<SweepRequest> = async (context) => {
  const { request, aws, run, output } = context;
  // An account in which nothing may be done is not looked at either.
  await identify(aws, request);
  const { regions, due, spared, failures } = await survey(context);
  const listed: Swept[] = [...spared, ...due.map((each) => ({ ...each, fate: 'would go' as const }))];
  listed.sort((one, other) => (titleOf(one.found) < titleOf(other.found) ? -1 : 1));
  const networks = await sweepSharedNetworks(aws, regions, request, run);
  const now = new Date();
  for (const { found, verdict } of listed) {
    const price = `${priceWords(found)} an hour`;
    run.say(titleOf(found), [ownerOf(found), ageWords(found, now), price, sayingOf(verdict)].join(', '));
  }
  const totals = totalsOf(listed, networks);
  run.say('in all', footerOf(totals));
  output({ clusters: JSON.stringify(reportOf(regions, listed, networks, now)), result: 'unchanged' });
  const count = listed.length === 1 ? '1 cluster' : `${listed.length} clusters`;
  return {
    headline: `${count} in ${regions.join(', ')}. Nothing was changed.`,
    facts: totalsInWords(totals),
    table: tableOf(listed, networks, now),
    failures: [...failures, ...networks.flatMap(({ failure }) => failure ?? [])],
  };
};
