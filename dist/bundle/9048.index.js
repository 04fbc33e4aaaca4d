export const id = 9048;
export const ids = [9048];
export const modules = {

/***/ 9605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listingOf)
/* harmony export */ });
/* harmony import */ var _spec_listing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1374);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);


/**
 * What the role that runs may name of a kind: IAM holds each call against the same text, and where a call is not AWS's to
 * refuse, as of what is written into Kubernetes, the action does so itself. Nobody who writes a workflow or a ClusterConfig
 * can change it.
 * @returns nothing listed where the role has no such policy, or may not read it, and of a user
 */
async function listingOf(aws, principalArn, kind) {
    const [, RoleName] = /:role\/(?:.*\/)?([^/]+)$/.exec(principalArn) ?? [];
    if (RoleName === undefined)
        return _spec_listing_js__WEBPACK_IMPORTED_MODULE_0__/* .nothingListed */ .FX;
    const iam = await aws.iam();
    const policy = iam.getRolePolicy({ RoleName, PolicyName: (0,_spec_listing_js__WEBPACK_IMPORTED_MODULE_0__/* .ownPolicyName */ .Ey)(kind) });
    const answer = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(policy).catch((error) => {
        // What lets a role read it is that policy itself.
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
            throw error;
        return undefined;
    });
    return answer === undefined ? _spec_listing_js__WEBPACK_IMPORTED_MODULE_0__/* .nothingListed */ .FX : (0,_spec_listing_js__WEBPACK_IMPORTED_MODULE_0__/* .listingIn */ ._S)(decodeURIComponent(answer.PolicyDocument ?? '{}'));
}


/***/ }),

/***/ 6827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gN: () => (/* binding */ asMade),
  qN: () => (/* binding */ begin),
  ZQ: () => (/* binding */ beginWithinLimits)
});

// UNUSED EXPORTS: OtherNameError, UnreadRoleError

// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/aws/boundary.js

/** It is not there: no role could be made with it. */
class NoBoundaryError extends Error {
    constructor(arn) {
        super(`The permissions boundary ${arn} does not exist. Nothing was made.`);
        this.name = 'NoBoundaryError';
    }
}
/**
 * Looks whether it is there, where the cluster is to have a role of its own. Where IAM does not say, CreateRole will.
 * @throws NoBoundaryError
 */
async function requireBoundary(aws, { permissionsBoundary: arn, clusterRoleArn, roles }) {
    const isGiven = [clusterRoleArn ?? roles?.cluster, roles?.node, roles?.ebsCsi].every(Boolean);
    if (arn === undefined || isGiven)
        return;
    const iam = await aws.iam();
    try {
        const found = await (0,errors/* unlessAbsent */.QY)(iam.getPolicy({ PolicyArn: arn }));
        if (found === undefined)
            throw new NoBoundaryError(arn);
    }
    catch (error) {
        if (!(0,errors/* isDenied */.GZ)(error))
            throw error;
    }
}

// EXTERNAL MODULE: ./build/aws/identity.js
var aws_identity = __webpack_require__(910);
// EXTERNAL MODULE: ./build/aws/own-policies.js
var own_policies = __webpack_require__(9605);
// EXTERNAL MODULE: ./build/spec/read-owner.js
var read_owner = __webpack_require__(6570);
// EXTERNAL MODULE: ./build/spec/tags.js
var tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/aws/cluster-stacks.js
var cluster_stacks = __webpack_require__(976);
;// CONCATENATED MODULE: ./build/aws/renamed.js




/**
 * The name of the owner's cluster: the computed one, unless there is no such cluster of this owner, and one whose name was
 * computed when the repository had another. The owner's tag has the repository's id, which stays.
 *
 * @param computed from the repository's name of today
 * @param suffix that the computed name ends with: others of the owner are of names that users gave in full
 */
async function nameAsMade(aws, computed, suffix) {
    const eks = await aws.eks();
    const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeCluster({ name: computed.name }));
    if ((0,tags/* isOurs */.MU)(answer?.cluster?.tags ?? {}, computed))
        return computed.name;
    const all = await (0,cluster_stacks/* clusterStacks */.gT)(aws, (0,read_owner/* repositoryOf */._M)(computed.owner));
    const names = all.flatMap(({ owner, cluster }) => (owner === computed.owner ? cluster : []));
    return names.find((name) => name.endsWith(suffix)) ?? computed.name;
}

// EXTERNAL MODULE: ./build/aws/seen-network.js
var seen_network = __webpack_require__(6124);
// EXTERNAL MODULE: ./build/config/limits.js
var limits = __webpack_require__(9711);
// EXTERNAL MODULE: ./build/spec/listing.js
var spec_listing = __webpack_require__(1374);
;// CONCATENATED MODULE: ./build/config/listed.js
/** What a ClusterConfig may name, by the lists in policies of the role's own, which src/aws/own-policies.ts reads. */

/** Whether a file says who may enter. */
const isIdentityAsked = ({ accessEntries, identityMappings }) => accessEntries.length + identityMappings.length > 0;
/** Where the policy has each list, and which parameter of docs/iam/kinds.yaml it is. */
const lists = {
    principals: { sid: 'ChangeEntriesOfListed', key: 'eks:principalArn', parameter: 'Principals' },
    policies: { sid: 'SayWhatListedMay', key: 'eks:policyArn', parameter: 'AccessPolicies' },
    groups: { sid: 'KeepToListedGroups', key: 'eks:kubernetesGroups', parameter: 'Groups' },
};
/** @returns a sentence for each thing that the file names and no list holds */
function notListed(asked, listing, partition) {
    const missing = namedIn(asked, partition).filter(({ value, list }) => {
        const { sid, key } = lists[list];
        return !(0,spec_listing/* isListed */.yy)(value, listing.patterns(sid, key));
    });
    const told = missing.map(({ field, shown, list }) => {
        const { sid, key, parameter } = lists[list];
        const patterns = listing.patterns(sid, key).filter((pattern) => pattern !== '');
        const has = patterns.length === 0 ? 'lists none' : `lists ${patterns.join(', ')}`;
        return (`${field}: ${shown} may not be named by this role: its policy ${(0,spec_listing/* ownPolicyName */.Ey)('identity')} ${has}. ` +
            `Leave it out, or have an administrator list it in the parameter ${parameter} of docs/iam/kinds.yaml.`);
    });
    return [...new Set(told)];
}
function namedIn({ accessEntries, identityMappings }, partition) {
    const entries = 'accessConfig.accessEntries';
    const mappings = 'iamIdentityMappings';
    const names = (field, username, groups) => [
        ...groups.map((value) => ({ field, value, shown: `the group ${value}`, list: 'groups' })),
        // RBAC knows people by either.
        ...(username === undefined
            ? []
            : [{ field, value: username, shown: `the user name ${username}`, list: 'groups' }]),
    ];
    return [
        ...accessEntries.flatMap(({ principalArn, username, groups, policies }) => [
            { field: entries, value: principalArn, shown: principalArn, list: 'principals' },
            ...policies.map(({ policyArn }) => ({ field: entries, value: policyArn, shown: policyArn, list: 'policies' })),
            ...names(entries, username, groups),
        ]),
        ...identityMappings.flatMap(({ of, username, groups }) => [
            {
                field: mappings,
                // Of an account, all of it.
                value: /^\d+$/.test(of) ? `arn:${partition}:iam::${of}:*` : of,
                shown: of,
                list: 'principals',
            },
            ...names(mappings, username, groups),
        ]),
    ];
}

// EXTERNAL MODULE: ./build/spec/self-managed.js
var self_managed = __webpack_require__(5074);
;// CONCATENATED MODULE: ./build/config/listed-launches.js
/** What of EC2 nodes may be launched with, by the list in a policy of the role's own, which src/aws/own-policies.ts reads. */


/** The statement of docs/iam/launches.json whose resources they are. */
const statement = 'LaunchWithListed';
function namedBy({ launch = {} }) {
    const { keyName, securityGroups = [], placementGroup, template, reservation } = launch;
    const target = 'capacityReservation.capacityReservationTarget';
    return [
        ...(reservation?.id === undefined
            ? []
            : [{ field: `${target}.capacityReservationID`, resource: `capacity-reservation/${reservation.id}` }]),
        ...(reservation?.group === undefined
            ? []
            : [{ field: `${target}.capacityReservationResourceGroupARN`, resource: reservation.group }]),
        ...(template === undefined
            ? []
            : [{ field: 'launchTemplate.id', resource: `launch-template/${template.id}` }]),
        ...(keyName === undefined ? [] : [{ field: 'ssh.publicKeyName', resource: `key-pair/${keyName}` }]),
        ...securityGroups.map((id) => ({ field: 'securityGroups.attachIDs', resource: `security-group/${id}` })),
        ...(placementGroup === undefined
            ? []
            : [{ field: 'placement.groupName', resource: `placement-group/${placementGroup}` }]),
    ];
}
const isLaunchAsked = (spec) => (0,self_managed/* everyGroupOf */.e$)(spec).some((group) => namedBy(group).length > 0);
/** @returns a sentence for each thing that a group names and the list does not hold */
function launchesNotListed(spec, listing, { partition, account }) {
    const listed = listing.patterns(statement, 'Resource').filter((pattern) => pattern !== '');
    const has = listed.length === 0 ? 'lists none' : `lists ${listed.join(', ')}`;
    return (0,self_managed/* everyGroupOf */.e$)(spec).flatMap((group) => namedBy(group).flatMap(({ field, resource }) => {
        const arn = resource.startsWith('arn:')
            ? resource
            : `arn:${partition}:ec2:${spec.region}:${account}:${resource}`;
        if ((0,spec_listing/* isListed */.yy)(arn, listed))
            return [];
        return (`Node group ${group.name}, ${field}: ${arn} may not be named by this role: its policy ${(0,spec_listing/* ownPolicyName */.Ey)('launches')} ${has}. ` +
            'Leave it out, or have an administrator list it in the parameter LaunchResources of docs/iam/kinds.yaml.');
    }));
}

;// CONCATENATED MODULE: ./build/config/listed-networks.js
/** In which networks of somebody's a cluster may stand, by the list in a policy of the role's own, which src/aws/own-policies.ts reads. */

/** The statement of docs/iam/vpcs.json whose resources they are. */
const listed_networks_statement = 'MakeGroupsInListedNetworks';
/**
 * @param vpcIds of the VPC that is named, and of every subnet
 * @returns a sentence for each that the list does not hold
 */
function networksNotListed(vpcIds, listing, { partition, region, account }) {
    const listed = listing.patterns(listed_networks_statement, 'Resource').filter((pattern) => pattern !== '');
    const has = listed.length === 0 ? 'lists none' : `lists ${listed.join(', ')}`;
    return [...new Set(vpcIds)]
        .map((id) => `arn:${partition}:ec2:${region}:${account}:vpc/${id}`)
        .filter((arn) => !(0,spec_listing/* isListed */.yy)(arn, listed))
        .map((arn) => `vpc.subnets: a cluster may not stand in ${arn} by this role: its policy ${(0,spec_listing/* ownPolicyName */.Ey)('vpcs')} ${has}. ` +
        'Leave it out, or have an administrator list it in the parameter Vpcs of docs/iam/kinds.yaml.');
}

;// CONCATENATED MODULE: ./build/config/listed-nodes.js
/** What nodes may start and run, by the lists in a policy of the role's own, which src/aws/own-policies.ts reads. */



const administrator = 'docs/iam/kinds.yaml';
/** Whether anything that nodes start or run has to be listed: all of self-managed ones has. */
const areNodesAsked = (spec) => (0,self_managed/* selfManagedOf */.tk)(spec).length > 0 ||
    spec.nodeGroups.some(({ launch = {} }) => (0,self_managed/* commandsOf */.Kf)(launch) !== undefined || launch.ami !== undefined);
/** @returns a sentence for each thing that the groups ask for and no list holds */
function nodesNotListed(spec, listing) {
    const commands = listing.patterns('KeepToListedCommands', `aws:RequestTag/${tags/* tagKeys */.bi.commands}`);
    const images = listing.patterns('LaunchListedImages', 'ec2:ImageID');
    const ofManaged = spec.nodeGroups.flatMap(({ name, launch = {} }) => [
        ...commandsNotListed(name, (0,self_managed/* commandsOf */.Kf)(launch), commands),
        ...imageNotListed(name, launch.ami, images),
    ]);
    if (commands.length === 0 && (0,self_managed/* selfManagedOf */.tk)(spec).length > 0) {
        return [
            ...ofManaged,
            `The role that runs makes no self-managed node groups: it has no policy ${(0,spec_listing/* ownPolicyName */.Ey)('self-managed')} of its own, which the ` +
                `stack of ${administrator} writes. Ask for managed ones, or have an administrator give NodeCommands there.`,
        ];
    }
    const ofOthers = (0,self_managed/* selfManagedOf */.tk)(spec).flatMap((group) => [
        ...commandsNotListed(group.name, (0,self_managed/* commandsOf */.Kf)(group), commands),
        ...imageNotListed(group.name, group.ami, images),
    ]);
    return [...ofManaged, ...ofOthers];
}
function imageNotListed(group, ami, listed) {
    if (ami === undefined || (0,spec_listing/* isListed */.yy)(ami, listed))
        return [];
    return [
        `Node group ${group}: its nodes may not start the image ${ami}. Leave ami out, or have an administrator list it in ` +
            `NodeImages of ${administrator}, beside NodeCommands.`,
    ];
}
/** @param asked what stands for the commands; undefined where there are none */
function commandsNotListed(group, asked, listed) {
    if (asked === undefined || (0,spec_listing/* isListed */.yy)(asked, listed))
        return [];
    return [
        `Node group ${group}: its nodes may not run what preBootstrapCommands, overrideBootstrapCommand, kubeletExtraConfig and bottlerocket ` +
            `say. Leave them out, or have an administrator who has read them list ${asked} in NodeCommands of ${administrator}.`,
    ];
}

// EXTERNAL MODULE: ./build/spec/capabilities.js
var spec_capabilities = __webpack_require__(730);
// EXTERNAL MODULE: ./build/spec/pods.js
var spec_pods = __webpack_require__(2640);
// EXTERNAL MODULE: ./build/spec/well-known.js
var well_known = __webpack_require__(8938);
;// CONCATENATED MODULE: ./build/config/listed-values.js
/** What of the account a ClusterConfig may name, by lists in policies of the role's own, beside those whom it may let in. */





const listed_values_lists = {
    keys: { kind: 'secrets', sid: 'EncryptWithListed', key: 'Resource', parameter: 'Keys' },
    podRoles: { kind: 'pods', sid: 'PassListedRolesToPods', key: 'Resource', parameter: 'PodRoles' },
    podPolicies: {
        kind: 'permissions',
        sid: 'AttachListedPolicies',
        key: 'iam:PolicyARN',
        parameter: 'PodPolicies',
    },
    issuers: {
        kind: 'issuers',
        sid: 'AssociateListedIssuers',
        key: 'eks:issuerUrl',
        parameter: 'Issuers',
    },
    clients: {
        kind: 'issuers',
        sid: 'AssociateListedIssuers',
        key: 'eks:clientId',
        parameter: 'IssuerClients',
    },
};
function listed_values_namedIn(spec, partition) {
    const { controlPlane: { secretsKey }, pods = spec_pods/* noPods */.OL, addons, identityProvider = 'none', } = spec;
    return [
        ...(0,self_managed/* everyGroupOf */.e$)(spec).flatMap(({ name, volume, moreVolumes = [] }) => [volume, ...moreVolumes].flatMap(({ key }) => key === undefined ? [] : named(`node group ${name}, volumeKmsKeyID`, key, listed_values_lists.keys))),
        ...(secretsKey === undefined ? [] : [named('secretsEncryption.keyARN', secretsKey, listed_values_lists.keys)]),
        ...(identityProvider === 'none'
            ? []
            : [
                named('identityProviders', identityProvider.issuerUrl, listed_values_lists.issuers),
                named('identityProviders', identityProvider.clientId, listed_values_lists.clients),
            ]),
        ...pods.associations.flatMap(({ role, targetRole }) => [
            ...ofRole('iam.podIdentityAssociations', role, partition),
            ...(targetRole === undefined ? [] : ofRole('iam.podIdentityAssociations', targetRole, partition)),
        ]),
        ...pods.accounts.flatMap(({ role }) => ofRole('iam.serviceAccounts', role, partition)),
        // Of one that is given, another list says whether it may be.
        ...(0,spec_capabilities/* capabilitiesOf */.S)(spec).flatMap(({ role }) => (0,spec_pods/* isGiven */.qR)(role) ? [] : ofRole('capabilities', role, partition)),
        ...addons.flatMap(({ name, identity }) => {
            const field = `addons, ${name}`;
            const { accountRole, associations = [] } = identity ?? {};
            return [
                ...(accountRole === undefined ? [] : ofRole(field, accountRole, partition)),
                ...associations.flatMap(({ role }) => ofRole(field, role, partition)),
            ];
        }),
    ];
}
const named = (field, value, list) => ({ field, value, shown: value, list });
function ofRole(field, role, partition) {
    if ((0,spec_pods/* isGiven */.qR)(role))
        return [named(field, role, listed_values_lists.podRoles)];
    const own = (what) => ({
        field,
        value: undefined,
        shown: `a policy of its own${what}`,
        list: listed_values_lists.podPolicies,
    });
    return [
        ...role.policyArns.map((arn) => named(field, arn, listed_values_lists.podPolicies)),
        ...(role.ofAws ?? []).map((name) => named(field, `arn:${partition}:iam::aws:policy/${name}`, listed_values_lists.podPolicies)),
        ...role.wellKnown.map((each) => {
            const arn = (0,well_known/* arnOfWellKnown */.uQ)(each, partition);
            return arn === undefined ? own(`, ${each}`) : named(field, arn, listed_values_lists.podPolicies);
        }),
        ...(role.document === undefined ? [] : [own('')]),
    ];
}
/** @returns a sentence for each role that is to have another boundary than every role */
function otherBoundaries({ permissionsBoundary, pods = spec_pods/* noPods */.OL, addons, capabilities = [], }) {
    if (permissionsBoundary === undefined)
        return [];
    const ofAddons = addons.flatMap(({ identity }) => identity?.associations ?? []);
    const roles = [...pods.associations, ...pods.accounts, ...ofAddons, ...capabilities].map(({ role }) => role);
    const others = roles.flatMap((role) => ((0,spec_pods/* isGiven */.qR)(role) ? [] : (role.boundary ?? [])));
    return [...new Set(others)]
        .filter((boundary) => boundary !== permissionsBoundary)
        .map((boundary) => `The permissions boundary ${boundary} of a role cannot be: every role that is made has ${permissionsBoundary}. Leave it out.`);
}
/** The kinds whose lists have to be read. They are the same in every partition. */
const kindsNamedIn = (spec) => [
    ...new Set(listed_values_namedIn(spec, 'aws').map(({ list }) => list.kind)),
];
/** @returns a sentence for each thing that the file names and no list holds */
function unlistedIn(spec, listingOf, partition) {
    const told = listed_values_namedIn(spec, partition).flatMap(({ field, value, shown, list: { kind, sid, key, parameter } }) => {
        const patterns = listingOf(kind)
            .patterns(sid, key)
            .filter((pattern) => pattern !== '');
        if (value !== undefined && (0,spec_listing/* isListed */.yy)(value, patterns))
            return [];
        const has = patterns.length === 0 ? 'lists none' : `lists ${patterns.join(', ')}`;
        const by = `in the parameter ${parameter} of docs/iam/kinds.yaml`;
        const instead = value === undefined
            ? `No list holds what has no ARN: make a policy of it in IAM, name that, and have an administrator list it ${by}.`
            : `Leave it out, or have an administrator list it ${by}.`;
        return `${field}: ${shown} may not be named by this role: its policy ${(0,spec_listing/* ownPolicyName */.Ey)(kind)} ${has}. ${instead}`;
    });
    return [...new Set(told)];
}

// EXTERNAL MODULE: ./build/resources/existing.js
var existing = __webpack_require__(6525);
// EXTERNAL MODULE: ./build/spec/given-network.js
var given_network = __webpack_require__(3856);
// EXTERNAL MODULE: ./build/spec/names.js
var names = __webpack_require__(9762);
// EXTERNAL MODULE: ./build/spec/spec.js
var spec_spec = __webpack_require__(8555);
// EXTERNAL MODULE: ./build/spec/auto-mode.js
var auto_mode = __webpack_require__(6519);
;// CONCATENATED MODULE: ./build/commands/auto-mode-roles.js




/** The statements of docs/iam/automode.json whose resources they are, and the parameters of docs/iam/kinds.yaml. */
const auto_mode_roles_lists = {
    cluster: { sid: 'PassListedClusterRoles', parameter: 'AutoModeClusterRoles', field: 'iam.serviceRoleARN' },
    node: { sid: 'PassListedNodeRoles', parameter: 'AutoModeNodeRoles', field: 'autoModeConfig.nodeRoleARN' },
};
/**
 * The cluster with the roles that Auto Mode takes and the role that runs may pass. One that is not of the stack of docs/iam may
 * pass what IAM lets it.
 * @throws LimitsError with every reason at once
 */
async function withAutoModeRoles(aws, identity, spec) {
    const autoMode = (0,auto_mode/* autoModeOf */.YL)(spec);
    if (autoMode === undefined)
        return spec;
    if (identity.says.clusters === undefined) {
        requireUnbounded(spec, autoMode, identity.says.boundary);
        return spec;
    }
    return withListedRoles(spec, autoMode, await (0,own_policies/* listingOf */.K)(aws, identity.principalArn, 'automode'));
}
/**
 * The boundary that the role says is that of docs/iam: within it, no control plane starts instances or makes load balancers.
 * @throws LimitsError
 */
function requireUnbounded({ clusterRoleArn }, { nodeRoleArn }, boundary) {
    if (boundary === undefined || (clusterRoleArn !== undefined && nodeRoleArn !== undefined))
        return;
    throw new limits/* LimitsError */.h([
        `The role that runs makes roles within the boundary ${boundary} alone, and within that EKS starts no nodes in Auto Mode. ` +
            'Name roles of your own in iam.serviceRoleARN and autoModeConfig.nodeRoleARN of a ClusterConfig.',
    ]);
}
function withListedRoles(spec, autoMode, listing) {
    const problems = [];
    const listed = (kind) => listing.patterns(auto_mode_roles_lists[kind].sid, 'Resource');
    if (listed('cluster').length === 0) {
        throw new limits/* LimitsError */.h([
            'The role that runs makes no clusters of Auto Mode: it has no policy eks-cluster-action-automode of its own, which the ' +
                'stack of docs/iam/kinds.yaml writes. Ask for `mode: standard`, or have an administrator list the roles there that such ' +
                'clusters may have.',
        ]);
    }
    const roleFor = (kind, asked) => {
        const { parameter, field } = auto_mode_roles_lists[kind];
        const patterns = listed(kind);
        if (asked !== undefined) {
            if (!(0,spec_listing/* isListed */.yy)(asked, patterns)) {
                problems.push(`${field}: ${asked} may not be the ${kind} role of a cluster of Auto Mode by this role, which may pass ${patterns.join(', ') || 'none'} alone. ` +
                    `Name one of those, or have an administrator add it to ${parameter} of the stack of docs/iam/kinds.yaml.`);
            }
            return asked;
        }
        const usual = (0,spec_listing/* onlyRole */.zy)(patterns);
        if (usual === undefined) {
            problems.push(`${field}: it is missing, and the role that runs may pass ${patterns.join(', ') || 'none'}. Name one.`);
        }
        return usual;
    };
    const clusterRoleArn = roleFor('cluster', spec.clusterRoleArn);
    const nodeRoleArn = roleFor('node', autoMode.nodeRoleArn);
    if (problems.length > 0)
        throw new limits/* LimitsError */.h(problems);
    return { ...spec, clusterRoleArn, autoMode: { ...autoMode, nodeRoleArn } };
}

;// CONCATENATED MODULE: ./build/commands/capability-roles.js






/** The statement of docs/iam/capabilities.json whose resources they are. */
const capability_roles_statement = 'PassListedRolesToCapabilities';
/**
 * The cluster with a role for each of its capabilities that the role that runs may pass. One that is not of the stack of docs/iam
 * may pass what IAM lets it.
 * @throws LimitsError with every reason at once
 */
async function withCapabilityRoles(aws, identity, spec) {
    if ((0,spec_capabilities/* capabilitiesOf */.S)(spec).length === 0 || identity.says.clusters === undefined)
        return spec;
    const listing = await (0,own_policies/* listingOf */.K)(aws, identity.principalArn, 'capabilities');
    return capability_roles_withListedRoles(spec, listing.patterns(capability_roles_statement, 'Resource'), identity);
}
/** @param listed ARNs of roles, with stars and question marks as IAM has them */
function capability_roles_withListedRoles(spec, listed, { partition, account }) {
    if (listed.length === 0) {
        throw new limits/* LimitsError */.h([
            'The role that runs makes no capabilities: it has no policy eks-cluster-action-capabilities of its own, which the stack of ' +
                'docs/iam/kinds.yaml writes. ' +
                'Leave capabilities out, or have an administrator list roles for them there.',
        ]);
    }
    const usual = (0,spec_listing/* onlyRole */.zy)(listed);
    const path = (0,names/* rolePathOf */.nk)(spec, spec.region);
    const ownArn = ({ type }) => `arn:${partition}:iam::${account}:role${path}${(0,names/* namesOf */.eZ)(spec.name, spec.region).capabilityRole(type)}`;
    const problems = [];
    /** Of clusters that have roles of their own, one is made. */
    const roleFor = (capability) => {
        const { name, role } = capability;
        const isMade = !(0,spec_pods/* isGiven */.qR)(role) && (spec.permissionsBoundary !== undefined || mayDoSomething(role));
        if ((0,spec_pods/* isGiven */.qR)(role) || isMade) {
            const arn = (0,spec_pods/* isGiven */.qR)(role) ? role : ownArn(capability);
            if (!(0,spec_listing/* isListed */.yy)(arn, listed)) {
                problems.push(`Capability ${name} is to have the role ${arn}, and the role that runs may pass ${listed.join(', ')} alone. ` +
                    'Name one of those, or have an administrator add it to CapabilityRoles of the stack of docs/iam/kinds.yaml.');
            }
            return role;
        }
        if (usual === undefined) {
            problems.push(`Capability ${name} names no role, and the role that runs may pass ${listed.join(', ')}. Name one in roleArn.`);
        }
        return usual ?? role;
    };
    const capabilities = (0,spec_capabilities/* capabilitiesOf */.S)(spec).map((each) => ({ ...each, role: roleFor(each) }));
    if (problems.length > 0)
        throw new limits/* LimitsError */.h(problems);
    return { ...spec, capabilities };
}
/** Whether the file says what the role may do. */
const mayDoSomething = ({ policyArns, document }) => policyArns.length > 0 || document !== undefined;

// EXTERNAL MODULE: ./build/aws/instance-types.js
var instance_types = __webpack_require__(7675);
// EXTERNAL MODULE: ./build/aws/pages.js
var pages = __webpack_require__(3242);
// EXTERNAL MODULE: ./build/aws/zones.js
var aws_zones = __webpack_require__(2081);
;// CONCATENATED MODULE: ./build/aws/selected-types.js


/** EKS, CreateNodegroup: instanceTypes. */
const mostTypes = 20;
/** Which eksctl refuses, too: whoever asks for so many hardly means it. Source: eksctl, pkg/eks/nodegroup_service.go, maxInstanceTypes. */
const tooMany = 40;
/** No types are as asked, or too many. */
class SelectorError extends Error {
    constructor(group, types, zones) {
        super(types.length === 0
            ? `Node group ${group}: no instance type in ${zones.join(', ')} is as its instanceSelector says. Ask for less, or write instanceTypes. Nothing was made.`
            : `Node group ${group}: ${types.length} instance types are as its instanceSelector says, and a group takes ${mostTypes}. Say more there, such as vCPUs, memory or allow. Nothing was made.`);
        this.name = 'SelectorError';
    }
}
/**
 * Those types of the region that are as the selector says and that each of the zones offers, by their names, as eksctl has them; of
 * more than a group takes, the first.
 * @param say is told of those that are left out
 * @throws SelectorError
 */
async function selectedTypes(aws, group, selector, zones, say) {
    const { vCpus, memory, architecture } = selector;
    const ec2 = await aws.ec2();
    const wishes = {
        'processor-info.supported-architecture': architecture,
        'supported-virtualization-type': 'hvm',
        'vcpu-info.default-vcpus': vCpus,
        'memory-info.size-in-mib': memory,
    };
    const Filters = Object.entries(wishes).flatMap(([Name, value]) => value === undefined ? [] : [{ Name, Values: [String(value)] }]);
    const found = await (0,pages/* everyPage */.L)((NextToken) => ec2.describeInstanceTypes({ Filters, NextToken }), (page) => page.InstanceTypes);
    const names = found
        .filter((info) => isAsSelected(info, selector))
        .flatMap(({ InstanceType }) => InstanceType ?? [])
        .sort();
    if (names.length > tooMany)
        throw new SelectorError(group, names, zones);
    const types = await (0,aws_zones/* offeredInEach */.AU)(aws, names, zones);
    if (types.length === 0)
        throw new SelectorError(group, types, zones);
    const others = types.slice(mostTypes);
    if (others.length > 0)
        say(`a group takes ${mostTypes} instance types, without ${others.join(', ')}`);
    return types.slice(0, mostTypes);
}
function isAsSelected(info, selector) {
    const { vCpus, memory, gpus = 0, neuronDevices = 0, architecture, allow, deny } = selector;
    const { InstanceType = '', VCpuInfo, MemoryInfo, ProcessorInfo } = info;
    return ((ProcessorInfo?.SupportedArchitectures?.includes(architecture) ?? false) &&
        (vCpus === undefined || VCpuInfo?.DefaultVCpus === vCpus) &&
        (memory === undefined || MemoryInfo?.SizeInMiB === memory) &&
        gpusOf(info) === gpus &&
        neuronDevicesOf(info) === neuronDevices &&
        (allow === undefined || new RegExp(allow).test(InstanceType)) &&
        (deny === undefined || !new RegExp(deny).test(InstanceType)));
}
/** EC2 counts none for types with a part of one, such as g6f: half of one is neither none nor one. */
function gpusOf({ GpuInfo }) {
    if (GpuInfo === undefined)
        return 0;
    return total(GpuInfo.Gpus) || 0.5;
}
const neuronDevicesOf = ({ NeuronInfo, InferenceAcceleratorInfo }) => total(NeuronInfo?.NeuronDevices ?? InferenceAcceleratorInfo?.Accelerators);
const total = (parts = []) => parts.reduce((sum, { Count = 0 }) => sum + Count, 0);

// EXTERNAL MODULE: ./build/resources/network/given-network.js
var network_given_network = __webpack_require__(7129);
// EXTERNAL MODULE: ./build/resources/network/network.js + 1 modules
var network = __webpack_require__(5725);
// EXTERNAL MODULE: ./build/resources/network/shared-network.js
var shared_network = __webpack_require__(7305);
// EXTERNAL MODULE: ./build/resources/nodes/self-managed-stack.js
var self_managed_stack = __webpack_require__(1265);
;// CONCATENATED MODULE: ./build/commands/chosen-types.js










/**
 * The cluster with types for each of its groups. What a group has stays as long as it is as asked: a type that AWS brings later
 * replaces no nodes, and EKS changes no types.
 * @throws SelectorError
 */
async function withChosenTypes(aws, spec, run) {
    const isOpen = ({ selector }) => selector !== undefined;
    if (!(0,self_managed/* everyGroupOf */.e$)(spec).some(isOpen))
        return spec;
    const others = (0,self_managed/* everyGroupOf */.e$)(spec).filter(({ instanceTypes: types }) => types.length > 0);
    const zones = await zonesOf(aws, spec, others);
    const chosen = async (group, has) => {
        const { name, selector } = group;
        if (selector === undefined)
            return group;
        const given = group.instanceTypes.length > 0 ? group.instanceTypes : await has();
        const known = await (0,instance_types/* instanceTypes */.Xe)(aws, given);
        const isAsAsked = given.every((type) => {
            const info = known.get(type);
            return info !== undefined && isAsSelected(info, selector);
        });
        if (given.length > 0 && isAsAsked)
            return { ...group, instanceTypes: given };
        const say = (words) => run.say(`node group ${name}`, words);
        return { ...group, instanceTypes: await selectedTypes(aws, name, selector, group.zones ?? zones, say) };
    };
    return {
        ...spec,
        nodeGroups: await Promise.all(spec.nodeGroups.map((group) => chosen(group, () => typesOfManaged(aws, spec, group.name)))),
        ...(spec.selfManagedGroups && {
            selfManagedGroups: await Promise.all((0,self_managed/* selfManagedOf */.tk)(spec).map((group) => chosen(group, () => (0,self_managed_stack/* typesOfStack */.hi)(aws, spec, group)))),
        }),
    };
}
/** In which it stands, or will be: each has to have the types. */
async function zonesOf(aws, spec, others) {
    const standing = await (0,network/* network */.N)(aws, spec, { liftsProtection: false }).read();
    if (standing !== undefined)
        return standing.zones;
    const { kind, zones, given } = spec.network;
    const { networkStack } = (0,names/* namesOf */.eZ)(spec.name, spec.region);
    const asked = kind === 'shared'
        ? await (0,shared_network/* sharedNetwork */.mt)(aws, spec, networkStack).zones()
        : given && (await (0,network_given_network/* subnetsOfGiven */.Ln)(aws, given)).zones;
    return asked ?? zones ?? (await (0,aws_zones/* chooseZones */.BB)(aws, others, undefined));
}
async function typesOfManaged(aws, { name: clusterName }, nodegroupName) {
    const eks = await aws.eks();
    const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeNodegroup({ clusterName, nodegroupName }));
    return answer?.nodegroup?.instanceTypes ?? [];
}

// EXTERNAL MODULE: ./build/commands/fargate-roles.js
var fargate_roles = __webpack_require__(7505);
;// CONCATENATED MODULE: ./build/commands/key-arns.js

/** The cluster with the ARN of each key: an id alone is of a key of this account, in the region of the cluster. */
function withKeyArns({ partition, account }, spec) {
    const arnOf = (volume) => {
        const { key } = volume;
        if (key === undefined || key.startsWith('arn:'))
            return volume;
        return { ...volume, key: `arn:${partition}:kms:${spec.region}:${account}:key/${key}` };
    };
    const known = (group) => ({
        ...group,
        volume: arnOf(group.volume),
        ...(group.moreVolumes && { moreVolumes: group.moreVolumes.map(arnOf) }),
    });
    return {
        ...spec,
        nodeGroups: spec.nodeGroups.map(known),
        ...(spec.selfManagedGroups && { selfManagedGroups: (0,self_managed/* selfManagedOf */.tk)(spec).map(known) }),
    };
}

;// CONCATENATED MODULE: ./build/commands/node-roles.js



/** The statement of docs/iam/workers.json whose resources they are. */
const node_roles_statement = 'PassListedRolesToNodes';
/**
 * Of a role that says whose clusters it is for, groups have roles that a policy of its own lists, and none that get whatever
 * policies a file names. One that is not of the stack of docs/iam may pass what IAM lets it.
 * @returns a sentence for each group that asks for more
 */
async function unlistedNodeRoles(aws, identity, spec) {
    const isAsked = (0,self_managed/* everyGroupOf */.e$)(spec).some(({ roleArn, permissions, launch }) => roleArn !== undefined || permissions !== undefined || launch?.podsSeeMetadata);
    if (!isAsked || identity.says.clusters === undefined)
        return [];
    const listing = await (0,own_policies/* listingOf */.K)(aws, identity.principalArn, 'workers');
    return rolesNotListed(spec, listing.patterns(node_roles_statement, 'Resource'));
}
/** @param listed ARNs of roles, with stars and question marks as IAM has them. @returns a sentence for each group */
function rolesNotListed(spec, listed) {
    return (0,self_managed/* everyGroupOf */.e$)(spec).flatMap(({ name, roleArn, permissions, launch }) => {
        if (permissions !== undefined) {
            return [
                `Node group ${name} asks for more than nodes need, and the role that runs gives none that: whoever writes the file would say what nodes may do. ` +
                    'Have an administrator make a role with those policies, list it in NodeRoles of docs/iam/kinds.yaml, and name it in iam.instanceRoleARN.',
            ];
        }
        const forPods = launch?.podsSeeMetadata
            ? [
                `Node group ${name} lets every pod have the role of its node (disablePodIMDS is false), and the role that runs gives that to none. Leave it out: pods have roles of their own by EKS Pod Identity.`,
            ]
            : [];
        if (roleArn === undefined || (0,spec_listing/* isListed */.yy)(roleArn, listed))
            return forPods;
        return [
            ...forPods,
            `Node group ${name} names the role ${roleArn}, and the role that runs may pass ${listed.join(', ') || 'none'} to nodes. ` +
                'Leave it out, or have an administrator add it to NodeRoles of docs/iam/kinds.yaml.',
        ];
    });
}

;// CONCATENATED MODULE: ./build/commands/begin.js






















/** The name is not one that the role is for. */
class OtherNameError extends Error {
    constructor(name, clusters) {
        const isOfAll = clusters.endsWith('--') && !name.includes('--');
        super(`The role is for clusters whose names begin with ${clusters}, and \`${name}\` does not: AWS would let it do nothing. ` +
            (isOfAll
                ? `Write \`cluster-name: --${name}\` for the cluster ${clusters}${name}, or run with a role that is for any name.`
                : 'Run with the role that is for it: docs/setup.md tells which role is for what.'));
        this.name = 'OtherNameError';
    }
}
/** The role that the run has assumed may set limits, and they cannot be read. */
class UnreadRoleError extends Error {
    constructor(arn) {
        super(`The role ${arn} may not read itself, so that what its tags allow at most is not known. Nothing was made. ` +
            'Allow it iam:GetRole on itself, as docs/iam/look.json does.');
        this.name = 'UnreadRoleError';
    }
}
/**
 * Who runs, and which cluster is meant.
 * @throws WrongAccountError, before anything else is asked; OtherNameError.
 */
async function begin(request, aws) {
    const identity = await (0,aws_identity/* identify */.ls)(aws, request);
    return { identity, spec: await asMade(request, aws, identity.says) };
}
/**
 * Who runs, and which cluster is to be made: one within the limits that the role sets.
 * @throws WrongAccountError, before anything else is asked; UnreadRoleError; OtherNameError; LimitsError;
 *   NoBoundaryError; NotOursError, when the name is taken.
 */
async function beginWithinLimits({ request, aws, run, }) {
    const identity = await (0,aws_identity/* identify */.ls)(aws, request);
    const { tags } = identity.says;
    if (tags === undefined)
        throw new UnreadRoleError(identity.principalArn);
    const made = await asMade(request, aws, identity.says);
    const known = withKeyArns(identity, made);
    const fargate = await (0,fargate_roles/* withFargateRoles */.g)(aws, identity, known);
    const roles = await withAutoModeRoles(aws, identity, await withCapabilityRoles(aws, identity, fargate));
    const spec = await withChosenTypes(aws, roles, run);
    const limited = (0,limits/* withinLimits */.o)(spec, request, tags);
    const unlisted = await Promise.all([
        unlistedPeople,
        unlistedNodes,
        unlistedNodeRoles,
        unlistedLaunches,
        unlistedValues,
        unlistedGroups,
        unlistedNetworks,
    ].map((of) => of(aws, identity, spec)));
    const refused = [...otherBoundaries(spec), ...unlisted.flat()];
    if (refused.length > 0)
        throw new limits/* LimitsError */.h(refused);
    if (limited.told !== '')
        run.say('limits', `the role allows at most: ${limited.told}`);
    // What `up` makes before the control plane would be left behind: `down` does not touch another's cluster, nor what is around it.
    await Promise.all([requireBoundary(aws, spec), (0,existing/* requireNoOther */.hX)(aws, spec)]);
    return { identity, ...limited };
}
/**
 * Of a role that says whose clusters it is for, a file names those whom a policy of the role's own lists, and nobody else.
 * @returns a sentence for each that it does not list
 */
async function unlistedPeople(aws, { principalArn, partition, says }, spec) {
    if (says.clusters === undefined || !isIdentityAsked(spec))
        return [];
    return notListed(spec, await (0,own_policies/* listingOf */.K)(aws, principalArn, 'identity'), partition);
}
/** The same of what nodes run, and from which images. */
async function unlistedNodes(aws, { principalArn, says }, spec) {
    if (says.clusters === undefined || !areNodesAsked(spec))
        return [];
    return nodesNotListed(spec, await (0,own_policies/* listingOf */.K)(aws, principalArn, 'self-managed'));
}
/** The same of what of EC2 they are launched with. */
async function unlistedLaunches(aws, identity, spec) {
    if (identity.says.clusters === undefined || !isLaunchAsked(spec))
        return [];
    return launchesNotListed(spec, await (0,own_policies/* listingOf */.K)(aws, identity.principalArn, 'launches'), identity);
}
/** The same of keys, and whatever else the file names that is there without it. */
async function unlistedValues(aws, { principalArn, partition, says }, spec) {
    if (says.clusters === undefined)
        return [];
    const kinds = kindsNamedIn(spec);
    const listings = await Promise.all(kinds.map((kind) => (0,own_policies/* listingOf */.K)(aws, principalArn, kind)));
    return unlistedIn(spec, (kind) => listings[kinds.indexOf(kind)] ?? spec_listing/* nothingListed */.FX, partition);
}
/** Of the user's networks, those that the list holds: whose the subnets are is AWS's to say. */
async function unlistedNetworks(aws, { principalArn, partition, account, says }, { network: { given }, region }) {
    if (given === undefined || says.clusters === undefined)
        return [];
    const [listing, subnets] = await Promise.all([
        (0,own_policies/* listingOf */.K)(aws, principalArn, 'vpcs'),
        (0,seen_network/* seenSubnets */.UR)(aws, (0,given_network/* subnetsGiven */.W)(given).map(({ id }) => id)),
    ]);
    const vpcIds = [...(given.vpcId === undefined ? [] : [given.vpcId]), ...subnets.map(({ vpcId }) => vpcId)];
    return networksNotListed(vpcIds, listing, { partition, region, account });
}
/** Whether its policy lets CloudFormation make security groups at all: it lists none. */
async function unlistedGroups(aws, { principalArn, says }, { securityGroups }) {
    if (securityGroups !== 'minimum' || says.clusters === undefined)
        return [];
    const listing = await (0,own_policies/* listingOf */.K)(aws, principalArn, 'groups');
    if (listing.patterns('MakeGroups', 'Resource').length > 0)
        return [];
    return [
        'The role that runs makes no security groups: it has no policy eks-cluster-action-groups of its own, which the stack of ' +
            'docs/iam/kinds.yaml writes. Ask for `security-groups: recommended`, or have an administrator allow it there.',
    ];
}
/**
 * Which cluster is meant, and with which roles: of a repository that was renamed, the one that it had made before.
 * @throws OtherNameError
 */
async function asMade(request, aws, { clusters, roles, boundary }) {
    const name = await nameOf(request, aws, clusters?.split('--')[0]);
    if (clusters !== undefined && !name.startsWith(clusters))
        throw new OtherNameError(name, clusters);
    const { spec } = request;
    return (0,spec_spec/* called */.Ab)(name, { ...spec, roles, permissionsBoundary: spec.permissionsBoundary ?? boundary });
}
async function nameOf({ spec, suffix }, aws, prefix) {
    if (suffix === undefined)
        return spec.name;
    // What the role says stays when the repository is renamed.
    if (prefix !== undefined)
        return (0,names/* clusterNameOf */.T)(prefix, suffix);
    return await nameAsMade(aws, spec, suffix);
}


/***/ }),

/***/ 4234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qs: () => (/* binding */ withFinalCost),
/* harmony export */   jA: () => (/* binding */ estimate),
/* harmony export */   zO: () => (/* binding */ tellCost)
/* harmony export */ });
/* unused harmony exports HourlyCostError, NoUpperCostError, NoUpperCostOfNodesError, NoUpperCostOfCapabilitiesError */
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8935);
/* harmony import */ var _cost_estate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2854);
/* harmony import */ var _cost_money_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(612);
/* harmony import */ var _spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6519);
/* harmony import */ var _spec_capabilities_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(730);
/* harmony import */ var _spec_fargate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1900);
/* harmony import */ var _spec_prices_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7342);
/* harmony import */ var _spec_self_managed_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5074);








/** An hour of the cluster would cost more than the user allows, or may. */
class HourlyCostError extends Error {
    constructor({ name, ...spec }, { most, by }, cost) {
        const grown = (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_5__/* .everyGroupOf */ .e$)(spec).some(({ nodes, maxNodes }) => maxNodes > nodes)
            ? ', with all the nodes that it may grow to'
            : '';
        const parts = cost.parts.map(({ what, hourly }) => `${what} ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(hourly)}`).join(', ');
        super(cost.hourly > most
            ? `Cluster ${name} would cost ${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyInWords */ .gF)(cost)}${grown}, and ${by} allows ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(most)}: ${parts}. ` +
                'Nothing was made. Ask for fewer or smaller nodes, or allow more.'
            : `Whether cluster ${name} would cost more than ${by} allows, ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(most)}, is not known: ` +
                `${(0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyInWords */ .gF)(cost)}. Nothing was made. ` +
                'Allow in a policy of the role that runs what is denied, or allow any price.');
        this.name = 'HourlyCostError';
    }
}
/** There may be any number of pods on Fargate, each of which is charged. */
class NoUpperCostError extends Error {
    constructor(spec, { most, by }) {
        const names = (0,_spec_fargate_js__WEBPACK_IMPORTED_MODULE_3__/* .profilesOf */ .uV)(spec).map(({ name }) => name);
        super(`What cluster ${spec.name} would cost has no upper bound, and ${by} allows ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(most)}: each pod that a Fargate profile ` +
            `takes (${names.join(', ')}) is charged by itself, and there may be any number of them. Nothing was made. ` +
            'Leave fargateProfiles out, or allow any price.');
        this.name = 'NoUpperCostError';
    }
}
/** EKS starts as many nodes as pods ask for, and its own node pools have no limits. */
class NoUpperCostOfNodesError extends Error {
    constructor({ name }, { most, by }) {
        super(`What cluster ${name} would cost has no upper bound, and ${by} allows ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(most)}: in Auto Mode EKS starts as many nodes ` +
            'as pods ask for, of types of its own choice, and its node pools have no limits. Nothing was made. ' +
            'Ask for node groups, with `mode: standard`, or allow any price.');
        this.name = 'NoUpperCostOfNodesError';
    }
}
/** A capability may manage any number of resources, each of which is charged. */
class NoUpperCostOfCapabilitiesError extends Error {
    constructor(spec, { most, by }) {
        const names = (0,_spec_capabilities_js__WEBPACK_IMPORTED_MODULE_6__/* .capabilitiesOf */ .S)(spec).map(({ name }) => name);
        super(`What cluster ${spec.name} would cost has no upper bound, and ${by} allows ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(most)}: each resource that a capability ` +
            `manages (${names.join(', ')}) is charged by itself, and there may be any number of them. Nothing was made. ` +
            'Leave capabilities out, or allow any price.');
        this.name = 'NoUpperCostOfCapabilitiesError';
    }
}
/** Warns of a version in extended support. Never fails. */
async function estimate({ request: { spec }, aws, warn }, prices) {
    const { grown, ...estate } = await (0,_cost_estate_js__WEBPACK_IMPORTED_MODULE_1__/* .estateOfSpec */ .Rf)(aws, spec);
    if (estate.support?.isExtended) {
        warn(`Kubernetes ${estate.support.version}`, extendedSupport(spec, estate.support));
    }
    return {
        cost: await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOf */ .ho)(estate, prices),
        excess: async (brake) => {
            if ((0,_spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_7__/* .autoModeOf */ .YL)(spec) !== undefined)
                return new NoUpperCostOfNodesError(spec, brake);
            if ((0,_spec_fargate_js__WEBPACK_IMPORTED_MODULE_3__/* .profilesOf */ .uV)(spec).length > 0)
                return new NoUpperCostError(spec, brake);
            if ((0,_spec_capabilities_js__WEBPACK_IMPORTED_MODULE_6__/* .capabilitiesOf */ .S)(spec).length > 0)
                return new NoUpperCostOfCapabilitiesError(spec, brake);
            const most = await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOf */ .ho)(grown, prices);
            const isWithin = most.hourly <= brake.most && most.unknown.length === 0;
            return isWithin ? undefined : new HourlyCostError(spec, brake, most);
        },
    };
}
/** Gives the outputs. @returns facts for the summary. */
function tellCost({ output }, cost) {
    output({
        'hourly-cost': cost.hourly.toFixed(3),
        ...(cost.soFar !== undefined && { 'cost-so-far': cost.soFar.toFixed(2) }),
    });
    return [
        ['Price', (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyInWords */ .gF)(cost)],
        ...(cost.soFar === undefined ? [] : [['Cost so far', (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .soFarInWords */ .cV)(cost)]]),
    ];
}
/** What became of a cluster that goes, and what it has cost in all; undefined where there was none. */
function withFinalCost(output, outcome, cost) {
    if (cost?.soFar === undefined)
        return outcome;
    output({ 'cost-so-far': cost.soFar.toFixed(2) });
    return { ...outcome, cost, facts: [...outcome.facts, ['Cost', (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .finalCostInWords */ .mH)(cost)]] };
}
function extendedSupport({ supportType }, { version, text }) {
    const { controlPlane, controlPlaneInExtendedSupport } = _spec_prices_js__WEBPACK_IMPORTED_MODULE_4__/* .hourlyPrices */ .m;
    return supportType === 'EXTENDED'
        ? `Kubernetes ${version} is in ${text}: the control plane costs ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(controlPlaneInExtendedSupport)} an hour instead of ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(controlPlane)}. Ask for a newer version.`
        : `Kubernetes ${version} is in ${text}, and the upgrade policy of the cluster is STANDARD: EKS will upgrade it by itself, at a time of its own, rather than charge six times as much. Ask for a newer version; or, to stay with this one at that price, set upgradePolicy.supportType to EXTENDED in a ClusterConfig.`;
}


/***/ }),

/***/ 7505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ withFargateRoles)
/* harmony export */ });
/* unused harmony export withListedRoles */
/* harmony import */ var _aws_own_policies_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9605);
/* harmony import */ var _config_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9711);
/* harmony import */ var _spec_fargate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1900);
/* harmony import */ var _spec_listing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1374);




/** The statement of docs/iam/fargate.json whose resources they are. */
const statement = 'PassListedRolesToFargate';
/**
 * The cluster with a pod execution role for each of its profiles that the role that runs may pass. One that is not of the
 * stack of docs/iam may pass what IAM lets it.
 * @throws LimitsError with every reason at once
 */
async function withFargateRoles(aws, identity, spec) {
    if ((0,_spec_fargate_js__WEBPACK_IMPORTED_MODULE_2__/* .profilesOf */ .uV)(spec).length === 0 || identity.says.clusters === undefined)
        return spec;
    const listing = await (0,_aws_own_policies_js__WEBPACK_IMPORTED_MODULE_0__/* .listingOf */ .K)(aws, identity.principalArn, 'fargate');
    return withListedRoles(spec, listing.patterns(statement, 'Resource'));
}
/** @param listed ARNs of roles, with stars and question marks as IAM has them */
function withListedRoles(spec, listed) {
    if (listed.length === 0) {
        throw new _config_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .LimitsError */ .h([
            'The role that runs makes no Fargate profiles: it has no policy eks-cluster-action-fargate of its own, which the stack of ' +
                'docs/iam/kinds.yaml writes. ' +
                'Leave fargateProfiles out, or have an administrator list pod execution roles there.',
        ]);
    }
    const usual = (0,_spec_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .onlyRole */ .zy)(listed);
    const problems = [];
    /** Of clusters that have roles of their own, one is made. */
    const roleFor = ({ name, podExecutionRoleArn }) => {
        if (podExecutionRoleArn !== undefined && !(0,_spec_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .isListed */ .yy)(podExecutionRoleArn, listed)) {
            problems.push(`Fargate profile ${name} names the role ${podExecutionRoleArn}, and the role that runs may pass ${listed.join(', ')} alone. ` +
                'Name one of those, or have an administrator add it to PodExecutionRoles of the stack of docs/iam/kinds.yaml.');
        }
        if (podExecutionRoleArn !== undefined || spec.permissionsBoundary !== undefined)
            return podExecutionRoleArn;
        if (usual === undefined) {
            problems.push(`Fargate profile ${name} names no role, and the role that runs may pass ${listed.join(', ')}. Name one in podExecutionRoleARN.`);
        }
        return usual;
    };
    const fargateProfiles = (0,_spec_fargate_js__WEBPACK_IMPORTED_MODULE_2__/* .profilesOf */ .uV)(spec).map((profile) => ({
        ...profile,
        podExecutionRoleArn: roleFor(profile),
    }));
    if (problems.length > 0)
        throw new _config_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .LimitsError */ .h(problems);
    return { ...spec, fargateProfiles };
}


/***/ }),

/***/ 9711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ LimitsError),
/* harmony export */   o: () => (/* binding */ withinLimits)
/* harmony export */ });
/* harmony import */ var _spec_spec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8555);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7721);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2347);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3017);
/** Upper bounds that the tags of the role set, where whoever writes the workflow or the ClusterConfig cannot reach them. */




/** The tags of the role refuse what is asked for, or cannot be understood. */
class LimitsError extends Error {
    constructor(problems) {
        super([...problems, 'Nothing was made.'].join('\n'));
        this.name = 'LimitsError';
    }
}
const limitNames = ['max-hourly-cost', 'max-previews', 'max-ttl', 'addons'];
const limitTag = (name) => `eks-cluster-action-${name}`;
/**
 * What the cluster may be by the tags of the role: the lower bound counts where an input has one too.
 * @param tags of the role
 * @throws LimitsError with every reason at once
 */
function withinLimits(spec, request, tags, now = new Date()) {
    const problems = [];
    const textOf = (name) => {
        const text = tags[limitTag(name)];
        return text === 'any' ? undefined : text;
    };
    const read = (name, parse) => {
        const text = textOf(name);
        try {
            return text === undefined ? undefined : parse(text);
        }
        catch (error) {
            if (!(error instanceof _parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF))
                throw error;
            const tag = limitTag(name);
            problems.push(...error.reasons.map((reason) => `The role's tag ${tag}: ${reason} \`any\` stands for no limit.`));
            return undefined;
        }
    };
    const maxHourlyCost = read('max-hourly-cost', _values_js__WEBPACK_IMPORTED_MODULE_3__/* .dollars */ .E9);
    const maxPreviews = read('max-previews', (0,_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeNumber */ .rD)(0, 1000, 10));
    const maxTtl = read('max-ttl', _values_js__WEBPACK_IMPORTED_MODULE_3__/* .limitedLife */ .Z$);
    // A tag's value may be empty: those that every cluster has.
    const addons = read('addons', (text) => (text.trim() === '' ? [] : (0,_parsers_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)(_values_js__WEBPACK_IMPORTED_MODULE_3__/* .addonName */ .CL, 50)(text)));
    const isTooLong = maxTtl !== undefined && isLater(spec.expiresAt, new Date(now.getTime() + maxTtl));
    if (isTooLong && !spec.isUsualExpiry) {
        problems.push(`${saying(tags, 'max-ttl')}: a cluster may live that long after the last \`up\`, and \`ttl\` asks for more. Write \`ttl: ${tags[limitTag('max-ttl')]}\`, or less.`);
    }
    const allowed = [..._spec_spec_js__WEBPACK_IMPORTED_MODULE_0__/* .defaults */ .NT.addons, ...(addons ?? [])];
    const others = addons && spec.addons.map(({ name }) => name).filter((name) => !allowed.includes(name));
    if (others !== undefined && others.length > 0) {
        problems.push(`${saying(tags, 'addons')}: ${others.join(', ')} may not be among the add-ons, which are of ${allowed.join(', ')}. Leave out what is not, or have an administrator add it to the tag.`);
    }
    if (problems.length > 0)
        throw new LimitsError(problems);
    return {
        spec: maxTtl === undefined ? spec : bounded(spec.expiresAt === undefined || isTooLong, spec, now, maxTtl),
        maxHourlyCost: lower('max-hourly-cost', request.maxHourlyCost, maxHourlyCost),
        maxPreviews: lower('max-previews', request.maxPreviews, maxPreviews),
        told: limitNames
            .filter((name) => textOf(name) !== undefined)
            .map((name) => `${name} ${textOf(name) || 'none'}`)
            .join(', '),
    };
}
const saying = (tags, name) => `The role's tag ${limitTag(name)} says ${tags[limitTag(name)] || 'none'}`;
const isLater = (expiresAt, latest) => expiresAt === 'never' || (expiresAt !== undefined && expiresAt > latest);
/** A later expiry that the cluster has, or none, is not kept: the role allows neither. */
function bounded(isAtMost, spec, now, maxTtl) {
    const { isUsualExpiry: _, ...said } = spec;
    return isAtMost ? living(said, now, maxTtl) : said;
}
function living(spec, now, maxTtl) {
    const expiresAt = new Date(Math.floor((now.getTime() + maxTtl) / 1000) * 1000);
    return { ...spec, expiresAt, tags: { ...spec.tags, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagKeys */ .bi.expiresAt]: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .timestamp */ .vE)(expiresAt) } };
}
function lower(name, asked, limit) {
    if (limit !== undefined && (asked === undefined || asked > limit)) {
        return { most: limit, by: `the role's tag ${limitTag(name)}` };
    }
    return asked === undefined ? undefined : { most: asked, by: `\`${name}\`` };
}


/***/ }),

/***/ 1374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ ownPolicyName),
/* harmony export */   FX: () => (/* binding */ nothingListed),
/* harmony export */   _S: () => (/* binding */ listingIn),
/* harmony export */   yy: () => (/* binding */ isListed),
/* harmony export */   zy: () => (/* binding */ onlyRole)
/* harmony export */ });
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(144);

/** Under which the role has it. */
const ownPolicyName = (kind) => `eks-cluster-action-${kind}`;
const nothingListed = { patterns: () => [] };
/** @param document JSON of a policy. */
function listingIn(document) {
    const { Statement = [] } = JSON.parse(document);
    return {
        patterns: (sid, key) => {
            const found = Statement.filter(({ Sid }) => Sid === sid);
            return found.flatMap(({ Resource = [], Condition = {} }) => key === 'Resource' ? Resource : Object.values(Condition).flatMap((keys) => keys[key] ?? []));
        },
    };
}
/** The one role that is listed in full, which is for whoever names none; undefined where there is none, or several. */
function onlyRole(patterns) {
    const [role, ...others] = patterns.filter((pattern) => !/[*?]/.test(pattern));
    return others.length > 0 ? undefined : role;
}
/** Whether a pattern of the list is one of the value, as IAM's StringLike says. */
function isListed(value, patterns) {
    return patterns.some((pattern) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesPattern */ .M)(value, pattern));
}


/***/ })

};
