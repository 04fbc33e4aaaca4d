/** Whom the roles of workflows trust, by the template of docs/setup.md: each claim besides the subject. */
import { type Defect, type Fact, rowsOf } from '../generated.ts';
import type { Row, Sources } from '../row.ts';
import { contentOf, placeAt, resourcesOf } from '../sources.ts';

const file = 'docs/iam/template.yaml';

export const trust = (sources: Sources): Row[] => [
  ...rowsOf('claims that roles ask for', claimsIn(sources), {
    ...factsOf('repository_id', otherRepository, ['Branch', 'Deploy', 'Main', 'PullRequest', 'Sweep']),
    ...factsOf('job_workflow_ref', otherWorkflow, ['Branch', 'Main', 'PullRequest', 'Sweep']),
  }),
  ...rowsOf('what trust denies', denialsIn(sources), { PullRequest: fileOfBranch('PullRequest') }),
];

/** A statement of a role's trust, whole lines. */
const denial = /^ {10}(?:# .*\n {10})?- Effect: Deny\n(?: {12}.*\n)*/m;

/** Each statement of a role's trust that keeps somebody out, whatever else lets him in. */
function denialsIn(sources: Sources): Defect[] {
  const content = contentOf(sources, file);
  return resourcesOf(content).flatMap(({ name, block }): Defect[] => {
    const found = denial.exec(block);
    if (found === null) return [];
    const start = content.indexOf(block) + found.index;
    const { text, before } = placeAt(sources, file, start, start + found[0].length);
    const key = name.replace(/Role$/, '');
    return [{ key, name: `a trust of ${key} that denies nothing`, file, text, replacement: before }];
  });
}

/** Each line of a role's trust that asks for a claim, without it. */
function claimsIn(sources: Sources): Defect[] {
  const content = contentOf(sources, file);
  return resourcesOf(content).flatMap(({ name, block }) =>
    [
      ...block
        .replace(denial, '')
        .matchAll(/^ +token\.actions\.githubusercontent\.com:(repository_id|job_workflow_ref): .*\n/gm),
    ].map(({ index, 0: line, 1: claim }): Defect => {
      const start = content.indexOf(block) + index;
      const { text, before } = placeAt(sources, file, start, start + line.length);
      const key = `${claim} of ${name.replace(/Role$/, '')}`;
      return { key, name: `a trust that does not ask for the ${key}`, file, text, replacement: before };
    }),
  );
}

const factsOf = (
  claim: string,
  fact: (role: string) => Fact,
  roles: readonly string[],
): Record<string, Fact> => Object.fromEntries(roles.map((role) => [`${claim} of ${role}`, fact(role)]));

const scenario = 'jobs that are not to have the roles of the stack';

function otherRepository(role: string): Fact {
  return {
    really: 'whoever makes a repository of the name, once it was given up, has the role',
    source: 'GitHub Docs, "OpenID Connect reference": the subject holds names, which others may come to have',
    scenario,
    ends: new RegExp(`^a repository of the same name is let in: ${role}$`),
  };
}

function otherWorkflow(role: string): Fact {
  return {
    really: 'whoever may push a branch has the role in a workflow of his own',
    source: 'GitHub Docs, "Using OpenID Connect with reusable workflows": job_workflow_ref',
    scenario,
    ends: new RegExp(`^a workflow of anybody's is let in: ${role}$`),
  };
}

function fileOfBranch(role: string): Fact {
  return {
    really: 'whoever may push makes the ref that is named, and has the role in whatever its file holds',
    source: 'GitHub Docs, "Using OpenID Connect with reusable workflows": job_workflow_ref',
    scenario,
    ends: new RegExp(`^a file of a branch is let in: ${role}$`),
  };
}
