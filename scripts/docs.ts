/**
 * Writes what the documentation takes from elsewhere: the tables of inputs and outputs from action.yml, those of
 * docs/configuration.md from the fields that are read and refused, those of docs/workflows.md from
 * the reusable workflows, prices from src/spec/prices.ts, and the policies of docs/iam from the table of permissions; and
 * the action that the reusable workflows take, from action.yml. With --check it only says whether anything is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isScalar, parse, Scalar, visit, type YAMLMap } from 'yaml';
import { ownPolicyName } from '../src/spec/listing.ts';
import { refusedFields, supportedFields } from './config-fields.ts';
import { defaultCluster, dollarsOf, priceRows } from './costs.ts';
import { differences } from './differences.ts';
import { document, policyNames, type Statement } from './iam/documents.ts';
import { ourRepositories, ours, principalsOfTheAccount } from './iam/fences.ts';
import { type PolicyName, readLists } from './iam/permissions.ts';
import { defaultOf, groupsOfInputs } from './inputs.ts';

interface Described {
  description: string;
  required?: boolean;
  default?: string;
}

interface ReusableWorkflow {
  on: { workflow_call: { inputs: Record<string, Described>; outputs?: Record<string, Described> } };
  jobs: Record<string, { permissions: Record<string, string> }>;
}

const actionText = readFileSync('action.yml', 'utf8');
const action: { inputs: Record<string, Described>; outputs: Record<string, Described> } = parse(actionText);

/** What stands in a policy for a list that is a parameter of the stack. */
const lists: Record<string, string> = {
  REGIONS: 'Regions',
  INSTANCE_TYPES: 'InstanceTypes',
  PRINCIPALS: 'Principals',
  ACCESS_POLICIES: 'AccessPolicies',
  GROUPS: 'Groups',
  POD_EXECUTION_ROLES: 'PodExecutionRoles',
  CAPABILITY_ROLES: 'CapabilityRoles',
  NODE_IMAGES: 'NodeImages',
  NODE_COMMANDS: 'NodeCommands',
  NODE_ROLES: 'NodeRoles',
  LAUNCH_RESOURCES: 'LaunchResources',
  VPC_ARNS: 'Vpcs',
  KEYS: 'Keys',
  LOG_GROUPS: 'LogGroups',
  ISSUER_URLS: 'Issuers',
  ISSUER_CLIENTS: 'IssuerClients',
  POD_ROLES: 'PodRoles',
  POD_POLICIES: 'PodPolicies',
  AUTO_MODE_CLUSTER_ROLES: 'AutoModeClusterRoles',
  AUTO_MODE_NODE_ROLES: 'AutoModeNodeRoles',
};

/** What the stack says in place of what a policy says: by a parameter, where that is given, or shorter. */
const inStead: { found: unknown; instead: unknown }[] = [
  { found: ours, instead: { 'Fn::FindInMap': ['Own', 'By', 'Tag'] } },
  {
    found: ourRepositories,
    instead: ifGiven('EcrRepositories', { Ref: 'EcrRepositories' }, ourRepositories),
  },
  {
    found: principalsOfTheAccount,
    instead: ifGiven(
      'AdminAccounts',
      {
        'Fn::Split': [
          ',',
          {
            'Fn::Sub': [
              `arn:*:iam::\${!aws:PrincipalAccount}:*,arn:*:iam::\${Others}:*`,
              { Others: { 'Fn::Join': [':*,arn:*:iam::', { Ref: 'AdminAccounts' }] } },
            ],
          },
        ],
      },
      principalsOfTheAccount,
    ),
  },
];

function ifGiven(parameter: string, given: unknown, otherwise: unknown): object {
  return { 'Fn::If': [`Has${parameter}`, given, otherwise] };
}

/** The policies that the stack of a repository makes, and those that come with roles of clusters' own. */
const ofRepository: readonly PolicyName[] = [
  'look',
  'sweep',
  'monitoring',
  'clusters',
  'nodes',
  'network',
  'limits',
  'deploy',
  'node',
];
const ofOwnRoles: readonly PolicyName[] = ['roles', 'boundary'];

/** What the stack joins to a policy, since its roles have both: IAM lets a role have ten managed ones. */
const together: Partial<Record<PolicyName, PolicyName>> = { look: 'leftovers', nodes: 'access' };

/** The policies that kinds.yaml writes into roles, each by the list that it takes: where that is empty, there is no such policy. */
const ofKinds: Partial<Record<PolicyName, string>> = {
  identity: 'Principals',
  fargate: 'PodExecutionRoles',
  capabilities: 'CapabilityRoles',
  'self-managed': 'NodeCommands',
  'self-managed-removal': 'RolesThatRemoveNodes',
  groups: 'MinimumGroups',
  workers: 'NodeRoles',
  launches: 'LaunchResources',
  vpcs: 'Vpcs',
  secrets: 'Keys',
  logs: 'LogGroups',
  issuers: 'Issuers',
  pods: 'PodRoles',
  permissions: 'PodPolicies',
  automode: 'AutoModeClusterRoles',
};

const previewCaller = yaml(readFileSync('examples/workflows/preview.yml', 'utf8'));

/** What stands between the markers of a name (`<!-- name: … -->` and `<!-- /name -->`, or `# name: …` and `# /name`), by file. */
const parts: Record<string, Record<string, string>> = {
  'README.md': {
    'preview-caller': previewCaller,
    prices: priceTable(),
    inputs: inputTables(),
  },
  'docs/reference.md': {
    outputs: table(['Output', ''], Object.entries(action.outputs).map(described)),
    access: yaml(readFileSync('examples/access.yaml', 'utf8')),
  },
  'docs/cost.md': { prices: priceTable(), parts: partTable() },
  'docs/configuration.md': { fields: configurationTables() },
  'docs/cluster-config.md': {
    example: yaml(readFileSync('examples/cluster.yaml', 'utf8')),
  },
  'docs/workflows.md': {
    'preview-caller': previewCaller,
    ...Object.fromEntries(
      ['preview.yml', 'preview-close.yml', 'teardown.yml', 'test-on-eks.yml'].map((file) => [
        file,
        workflowTables(file),
      ]),
    ),
  },
  'docs/iam/template.yaml': { policies: managedPolicies(ofRepository) },
  'docs/iam/own-roles.yaml': { policies: managedPolicies(ofOwnRoles) },
  'docs/iam/kinds.yaml': { policies: ownPolicies() },
};

/** Files that are written as a whole. */
const wholes = {
  ...Object.fromEntries(policyNames.map((name) => [`docs/iam/${name}.json`, `${printed(document(name))}\n`])),
  '.github/actions/cluster/action.yml': nestedAction(),
};

for (const [file, contents] of Object.entries(parts)) {
  const before = readFileSync(file, 'utf8');
  const after = Object.entries(contents).reduce(
    (text, [name, content]) => withPart(file, text, name, content),
    before,
  );
  bring(file, before, after);
}
for (const [file, content] of Object.entries(wholes)) {
  bring(file, existsSync(file) ? readFileSync(file, 'utf8') : '', content);
}

/**
 * action.yml, for the workflows of this repository. They take it by `uses: $/PATH`, which the runner resolves to the repository
 * and the commit of the workflow that is called, and refuses without a path: the root itself cannot be named so.
 * Source: PipelineConstants.TryParseSelfRepository of actions/runner 2.336.0.
 */
function nestedAction(): string {
  const entries = /^( {2}(?:main|post): )(?=dist\/)/gm;
  return `# Made from action.yml by \`npm run docs\`, for the reusable workflows.\n${actionText.replace(entries, '$1../../../')}`;
}

function bring(file: string, before: string, after: string): void {
  if (after === before) {
    console.log(`${file} is up to date.`);
  } else if (process.argv.includes('--check')) {
    console.error(`${file} is stale: run \`npm run docs\`.`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, after);
    console.log(`${file} written.`);
  }
}

function yaml(text: string): string {
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}

/** What a caller has to know of a reusable workflow. */
function workflowTables(file: string): string {
  const { on, jobs }: ReusableWorkflow = parse(readFileSync(`.github/workflows/${file}`, 'utf8'));
  const { inputs, outputs = {} } = on.workflow_call;
  const permissions = Object.values(jobs).flatMap((job) => Object.entries(job.permissions));
  return [
    `Permissions: ${permissions.map(([scope, level]) => `\`${scope}: ${level}\``).join(', ')}.`,
    table(['Input', ''], Object.entries(inputs).map(withDefault)),
    ...(Object.keys(outputs).length > 0
      ? [table(['Output', ''], Object.entries(outputs).map(described))]
      : []),
  ].join('\n\n');
}

/** As Biome prints it: a list or an object that fits on a line is on one. */
function printed(value: unknown, indent = '', before = 0): string {
  const line = JSON.stringify(value, undefined, 1).replaceAll(/\n */g, ' ');
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (
    isList &&
    indent.length + before + line.length - 2 <= 109 &&
    value.every((each) => typeof each === 'string')
  ) {
    return line.replace(/^\[ /, '[').replace(/ \]$/, ']');
  }
  const inner = `${indent}  `;
  const entries = isList
    ? value.map((each) => inner + printed(each, inner))
    : Object.entries(value).map(([key, each]) => {
        const name = `${JSON.stringify(key)}: `;
        return inner + name + printed(each, inner, name.length);
      });
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${entries.join(',\n')}\n${indent}${close}`;
}

function withOther(name: PolicyName): object {
  const other = together[name];
  const { Version, Statement } = document(name);
  return { Version, Statement: [...Statement, ...(other === undefined ? [] : document(other).Statement)] };
}

/** The policies of docs/iam as resources of a template: their ARNs are of the partition that the stack is in. */
function managedPolicies(names: readonly PolicyName[]): string {
  return resourcesOf(names, (name) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      // Those of the stack of own roles are known by their names.
      ...(ofOwnRoles.includes(name) && { ManagedPolicyName: `eks-\${Prefix}-${name}` }),
      Path: `/eks-cluster-action/\${RepositoryId}/`,
      PolicyDocument: ofStack(withOther(name)),
    },
  }));
}

/**
 * Those of kinds.yaml, by whose names the action reads their lists, or that there is such a policy; and what is the same in each,
 * or lists nothing, in managed policies, of nodes apart: of its own, IAM lets a role have 10,240 characters, a managed policy has
 * 6,144 at most, and a role ten of those.
 */
function ownPolicies(): string {
  const names = Object.keys(ofKinds) as PolicyName[];
  const isOwn = (name: PolicyName, statement: Statement): boolean =>
    name === 'self-managed-removal' ||
    (name === 'groups' && statement.Sid !== readLists.sid) ||
    isOfList(statement);
  const own = resourcesOf(names, (name) => ({
    Type: 'AWS::IAM::Policy',
    Condition: `Has${ofKinds[name]}`,
    Properties: {
      PolicyName: ownPolicyName(name),
      Roles: { Ref: name === 'self-managed-removal' ? 'RolesThatRemoveNodes' : 'Roles' },
      PolicyDocument: ofStack(document(name, (statement) => isOwn(name, statement))),
    },
  }));
  const others = names.map((name) => ({ name, ...document(name, (statement) => !isOwn(name, statement)) }));
  const common = others
    .flatMap(({ name, Statement }) => Statement.map((statement) => ({ name, statement })))
    // One is the same in each.
    .filter(
      ({ statement: { Sid } }, index, all) =>
        Sid !== readLists.sid || all.findIndex((other) => other.statement.Sid === Sid) === index,
    );
  const isOfNodes = ({ name, statement }: (typeof common)[number]): boolean =>
    name === 'self-managed' && statement.Sid !== readLists.sid;
  const statements = {
    kinds: common
      .filter((each) => !isOfNodes(each))
      .map(({ name, statement }) =>
        statement.Sid === readLists.sid
          ? ofStack(statement)
          : ifGiven(ofKinds[name] ?? '', ofStack(statement), { Ref: 'AWS::NoValue' }),
      ),
    'kinds-of-nodes': common.filter(isOfNodes).map(({ statement }) => ofStack(statement)),
  };
  const kinds = resourcesOf(['kinds', 'kinds-of-nodes'], (name) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Condition: name === 'kinds' ? 'HasKinds' : `Has${ofKinds['self-managed']}`,
    Properties: {
      Roles: { Ref: 'Roles' },
      PolicyDocument: { Version: '2012-10-17', Statement: statements[name] },
    },
  }));
  return `${own}\n${kinds}`;
}

function isOfList(statement: Statement): boolean {
  return Object.keys(lists).some((list) => JSON.stringify(statement).includes(`"${list}"`));
}

/** Whether it is a statement of which a parameter of the stack decides whether it is there. */
function isOptional(node: YAMLMap): boolean {
  return node.has('Fn::If') && isMap(node.getIn(['Fn::If', 1]));
}

function resourcesOf<Name extends string>(
  names: readonly Name[],
  resourceOf: (name: Name) => object,
): string {
  const resources = names.map((name) => [
    `${name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Policy`,
    resourceOf(name),
  ]);
  const template = new Document(Object.fromEntries(resources), {
    customTags: [{ tag: '!Sub', resolve: (text: string) => text }],
    // CloudFormation refuses aliases.
    aliasDuplicateObjects: false,
  });
  visit(template, {
    // A template that `aws cloudformation deploy` sends as it is has 51,200 bytes at most.
    Map: (_, node) => {
      node.flow = node.has('Sid') || node.has('Ref') || isOptional(node);
    },
    Seq: (_, node) => {
      node.flow = node.items.every(isScalar);
    },
    Scalar: (_, node) => {
      if (typeof node.value !== 'string') return;
      const parameter = lists[node.value];
      if (parameter !== undefined) {
        node.tag = '!Ref';
        node.value = parameter;
        return;
      }
      // Without quotes, YAML 1.1 reads a date.
      if (/^\d{4}-/.test(node.value)) node.type = Scalar.QUOTE_SINGLE;
      if (/^\/|^eks-\$/.test(node.value)) node.tag = '!Sub';
      if (!/^arn:aws:|^REPOSITORY_ID/.test(node.value)) return;
      node.tag = '!Sub';
      // What IAM is to fill in is not for CloudFormation.
      node.value = node.value
        .replaceAll('${', '${!')
        .replace('arn:aws:', `arn:\${AWS::Partition}:`)
        .replace('PREFIX', `\${Prefix}`)
        .replace('REPOSITORY_ID', `\${RepositoryId}`);
    },
  });
  return (
    template
      .toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false, indentSeq: false })
      .replaceAll(/\{Fn::FindInMap: (\[.*?\])\}/g, '!FindInMap $1')
      .replaceAll(/\{Ref: ([\w:]+)\}/g, '!Ref $1')
      .replaceAll(/^( *- )\{Fn::If: (\[\w+, \{Sid: .*\])\}$/gm, '$1!If $2')
      // What one reads is beside it, in JSON.
      .replaceAll(/^ *- (?:!If \[\w+, )?\{Sid: .*/gm, (statement) => statement.replaceAll(', ', ','))
      .trimEnd()
      .replaceAll(/^(?=.)/gm, '  ')
  );
}

/** The policy as the stack has it. */
function ofStack(value: unknown): unknown {
  const known = inStead.find(({ found }) => isDeepStrictEqual(found, value));
  if (known !== undefined) return known.instead;
  if (Array.isArray(value)) return value.map(ofStack);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, ofStack(each)]));
}

/** The inputs by what they are for. @throws Error when one is in no group, or in several */
function inputTables(): string {
  const grouped: string[] = groupsOfInputs.flatMap(({ inputs }) => inputs);
  const misplaced = Object.keys(action.inputs).filter(
    (name) => grouped.filter((each) => each === name).length !== 1,
  );
  if (misplaced.length > 0) {
    throw new Error(`scripts/inputs.ts has in no group, or in several: ${misplaced.join(', ')}`);
  }
  return groupsOfInputs
    .map(({ title, inputs }) => `### ${title}\n\n${table(['Input', 'Default', ''], inputs.map(inputRow))}`)
    .join('\n\n');
}

function inputRow(name: string): string[] {
  const input = action.inputs[name];
  if (input === undefined) throw new Error(`scripts/inputs.ts names ${name}, which action.yml does not know`);
  const { meaning, otherwise } = defaultOf(input.description.replace(/\s+/g, ' '));
  const [shown = '', text = ''] = described([name, { ...input, description: meaning }]);
  return [shown, otherwise, text];
}

function priceTable(): string {
  return table(['In us-east-1', 'an hour', 'a day', 'three days', 'a month'], [...priceRows]);
}

function partTable(): string {
  return table(
    ['Part of the default cluster', 'an hour'],
    [
      ...defaultCluster.parts.map(({ what, hourly }) => [what, dollarsOf(hourly)]),
      ['together', dollarsOf(defaultCluster.hourly)],
    ],
  );
}

/**
 * A table for each field of the top level: what the fields in it hold and do here, or why they are refused and what is written
 * instead, and where they differ from eksctl's.
 */
function configurationTables(): string {
  const rows = [
    ...supportedFields
      .filter(({ meaning }) => meaning !== '')
      .map(({ path, holds, meaning, isRequired }) => ({ path, isRequired, holds, does: meaning })),
    ...refusedFields.map(({ path, reason, instead }) => ({
      path,
      isRequired: false,
      holds: '',
      does: `**Refused**: ${reason}. ${instead}`,
    })),
  ];
  const unknown = Object.keys(differences).filter((path) => !rows.some((row) => row.path === path));
  if (unknown.length > 0) throw new Error(`scripts/differences.ts names no field: ${unknown.join(', ')}`);
  const top = ({ path }: { path: string }): string => /^\w+/.exec(path)?.[0] ?? path;
  return [...new Set(rows.map(top))]
    .map((name) => {
      const cells = rows
        .filter((row) => top(row) === name)
        .map(({ path, isRequired, holds, does }) => [
          `\`${path}\`${isRequired ? ' (required)' : ''}`,
          holds,
          does,
          differences[path] ?? '',
        ]);
      return `### ${name}\n\n${table(['Field', 'Holds', 'Here', 'In eksctl'], cells)}`;
    })
    .join('\n\n');
}

function described([name, { description, required }]: [string, Described]): string[] {
  return [`\`${name}\`${required ? ' (required)' : ''}`, description];
}

/** In action.yml, the descriptions tell the defaults. */
function withDefault([name, input]: [string, Described]): string[] {
  const { description, default: value } = input;
  const otherwise = value === undefined ? '' : ` Default: \`${value}\`.`;
  return described([name, { ...input, description: `${description}${otherwise}` }]);
}

function table(header: string[], rows: string[][]): string {
  const line = (cells: string[]): string =>
    `|${cells.map((text) => (text ? ` ${cell(text)} ` : ' ')).join('|')}|`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

function withPart(file: string, text: string, name: string, content: string): string {
  const pattern = file.endsWith('.md')
    ? new RegExp(`(<!-- ${name}: .*-->\n)[^]*?(<!-- /${name} -->)`)
    : new RegExp(`(# ${name}: .*\n)[^]*?( *# /${name}\n)`);
  if (!pattern.test(text)) throw new Error(`${file} lacks the markers of ${name}`);
  return text.replace(pattern, (_, start, end) => `${start}\n${content}\n\n${end}`);
}
