/** Every statement of the policies that docs/iam ships, left out. */
import { type Defect, type Fact, rowsOf } from '../generated.ts';
import type { Row, Sources } from '../row.ts';
import { contentOf } from '../sources.ts';

interface Statement {
  sid: string;
  actions: string[];
  /** As it is written. */
  block: string;
}

const statementsOf = (policy: string): Statement[] =>
  [...policy.matchAll(/^ {4}\{\n {6}"Sid": "(\w+)",\n[\s\S]*?^ {4}\}/gm)].map(([block, sid = '']) => ({
    sid,
    actions: [JSON.parse(block).Action].flat(),
    block,
  }));

export function policies(sources: Sources): Row[] {
  return Object.entries(scenarios).flatMap(([name, facts]) => {
    const file = `docs/iam/${name}.json`;
    const content = contentOf(sources, file);
    const all = statementsOf(content);
    const statements = all.filter(({ sid }) => !elsewhere.has(sid));
    const defects = statements.map(({ sid, block }): Defect => {
      const isLast = block === all.at(-1)?.block;
      const text = isLast ? `,\n${block}` : `${block},\n`;
      return { key: sid, name: `${name}.json without ${sid}`, file, text, replacement: '' };
    });
    // Of a launch, EKS says only that its caller may not.
    const denied = (actions: string[]): RegExp =>
      new RegExp(
        `(not authorized to perform|AccessDenied).*(${actions.join('|')})|not authorized to launch instances`,
        's',
      );
    const complete = Object.fromEntries(
      Object.entries(facts).map(([sid, scenario]): [string, Fact] => [
        sid,
        {
          really: 'IAM allows nothing that no statement allows: the call is denied',
          source: 'IAM user guide, "Policy evaluation logic"',
          scenario,
          ends: denied(statements.find((statement) => statement.sid === sid)?.actions ?? []),
        },
      ]),
    );
    return rowsOf(file, defects, complete);
  });
}

/** Statements that a run needs seldom, or with the stack of docs/setup.md alone: the needs of test/iam show them. */
const elsewhere: ReadonlySet<string> = new Set([
  'ChangeStacks',
  'ChangeTemplates',
  'PassRoles',
  'PassRolesOfTheStack',
  'RemoveEntriesOfNodes',
  // CloudFormation's schema says that it tags when it makes; people have seen it do so later.
  'TagInternetGateways',
  'TagTemplates',
]);

/** By file and statement, the run that needs it. */
const scenarios: Readonly<Record<string, Readonly<Record<string, Fact['scenario']>>>> = {
  clusters: {
    MakeClusters: 'up',
    MakeStacks: 'up',
    MakeInOurClusters: 'up',
    AssociateRolesInOurClusters: 'up',
    AssociateRolesOfAddons: 'up',
    TagOurClusters: 'up',
    ChangeOurClusters: 'up',
  },
  access: {
    LetIntoOurClusters: 'another administrator',
    SayWhatPeopleMay: 'another administrator',
  },
  nodes: {
    MakeTemplates: 'up',
    TagWhatIsMade: 'up',
    LaunchWithOurTags: 'up',
    LaunchFromOurTemplates: 'up',
    LaunchWithGroups: 'up',
    LaunchImagesOfAws: 'up',
    LetEksMakeItsOwnRoles: 'up',
  },
  roles: {
    MakeBoundedRoles: 'up',
    TagRoles: 'up',
    BoundRoles: 'a role whose boundary has gone',
    AttachPoliciesToBoundedRoles: 'up',
  },
  network: {
    MakeNetworks: 'up',
    MakeSubnets: 'up',
    MakePartsOfNetworks: 'up',
    MakeInOurNetworks: 'up',
    MakeInternetGateways: 'up',
    TagNetworks: 'up',
    ChangeOurNetworks: 'up',
  },
};
