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
  return [...withoutStatements(sources), ...withoutFences(sources)];
}

function withoutStatements(sources: Sources): Row[] {
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
          ends: denied(all.find((statement) => statement.sid === sid)?.actions ?? []),
        },
      ]),
    );
    return rowsOf(file, defects, complete);
  });
}

/** Statements that a run needs seldom, or with the stack of docs/setup.md alone: the needs of test/iam show them. */
const elsewhere: ReadonlySet<string> = new Set([
  // Denied, it is taken for no answer.
  'LookAtBoundaries',
  'PassRoles',
  // CloudFormation's schema says that it tags when it makes; people have seen it do so later.
  'TagInternetGateways',
]);

/** By file and statement, the run that needs it. */
const scenarios: Readonly<Record<string, Readonly<Record<string, Fact['scenario']>>>> = {
  clusters: {
    MakeClusters: 'up',
    MakeStacks: 'up',
    ChangeStacks: 'a stack that has to be repaired',
    MakeInOurClusters: 'up',
    AssociateRolesInOurClusters: 'up',
    AssociateRolesOfAddons: 'up',
    TagOurClusters: 'up',
    ChangeOurClusters: 'up',
  },
  access: {
    LetIntoOurClusters: 'another administrator',
    SayWhatPeopleMay: 'another administrator',
    RemoveEntriesOfNodes: 'a role that somebody has deleted, and IAM is slow to spread anew',
  },
  nodes: {
    MakeTemplates: 'up',
    ChangeTemplates: 'a node group whose volume has changed',
    TagTemplates: 'a node group whose volume has changed',
    TagWhatIsMade: 'up',
    LaunchWithOurTags: 'up',
    LaunchFromOurTemplates: 'up',
    LaunchWithGroups: 'up',
    LaunchImagesOfAws: 'up',
    PassRolesOfTheStack: 'a cluster role of the user’s own',
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

/** What a role may do that a cluster has of its own, where one of the fences of its boundary is taken away. */
function withoutFences(sources: Sources): Row[] {
  const file = 'docs/iam/boundary.json';
  const all = statementsOf(contentOf(sources, file));
  return Object.entries(fences).map(([sid, allowed]): Row => {
    const block = all.find((statement) => statement.sid === sid)?.block ?? '';
    const isDenial = JSON.parse(block).Effect === 'Deny';
    const isLast = block === all.at(-1)?.block;
    const open = block.replace(/,\n {6}"Condition": \{[\s\S]*?\n {6}\}/, '');
    return {
      name: `boundary.json without ${isDenial ? sid : `the condition of ${sid}`}`,
      file,
      ...(isDenial
        ? { text: isLast ? `,\n${block}` : `${block},\n`, replacement: '' }
        : { text: block, replacement: open }),
      really:
        'whoever makes a role of a cluster’s own writes its trust, and is then held by its boundary alone',
      source: 'IAM user guide, "Permissions boundaries for IAM entities"',
      scenario: 'a role of a cluster’s own in strange hands',
      ends: new RegExp(`allowed: ${allowed}`),
    };
  });
}

/** By statement of boundary.json, what somebody may do without its condition, or without it. */
const fences: Readonly<Record<string, string>> = {
  UseWhatIsTheirs: 'reach network-interface/eni-9 by ec2:AssignPrivateIpAddresses',
  UseTheirInterfaces: 'reach network-interface/eni-9 by ec2:AssignPrivateIpAddresses',
  UseTheirVolumes: 'reach volume/vol-9 by ec2:CreateSnapshot',
  MakeInterfacesInTheSharedNetwork: 'reach subnet/subnet-9 by ec2:CreateNetworkInterface',
  MakeVolumes: 'reach volume/new by ec2:CreateVolume',
  TagWhatIsMade: 'reach network-interface/new by ec2:CreateTags',
  ForgeNoTags: 'reach volume/vol-1 by ec2:CreateTags',
  BeNobodyElse: 'be a role of production’s, and reach volume/vol-9 by ec2:DeleteVolume',
};
