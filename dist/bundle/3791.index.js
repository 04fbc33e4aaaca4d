export const id = 3791;
export const ids = [3791];
export const modules = {

/***/ 3791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkConfig: () => (/* binding */ checkConfig)
});

// EXTERNAL MODULE: ./build/spec/addresses.js
var addresses = __webpack_require__(9006);
// EXTERNAL MODULE: ./build/config/cidr.js
var cidr = __webpack_require__(4029);
// EXTERNAL MODULE: ./build/config/node-groups.js + 1 modules
var node_groups = __webpack_require__(3723);
// EXTERNAL MODULE: ./build/config/present.js
var present = __webpack_require__(8400);
// EXTERNAL MODULE: ./build/config/self-managed-groups.js
var self_managed_groups = __webpack_require__(1362);
// EXTERNAL MODULE: ./build/config/settings.js + 1 modules
var config_settings = __webpack_require__(6581);
// EXTERNAL MODULE: ./build/config/tags-and-labels.js + 1 modules
var tags_and_labels = __webpack_require__(5137);
;// CONCATENATED MODULE: ./build/config/cluster-config/unique.js
/** Reports each item of a list that has the name of one before. @param field that holds the name, such as `.name` */
function checkUnique(path, items, nameOf, report, field = '') {
    const names = items?.map((item) => (item === undefined ? undefined : nameOf(item))) ?? [];
    names.forEach((name, index) => {
        const first = names.indexOf(name);
        if (name !== undefined && first < index) {
            report(`${path}[${index}]${field}`, `it repeats ${path}[${first}]${field}, ${name}. Keep one.`);
        }
    });
}

;// CONCATENATED MODULE: ./build/config/cluster-config/access-rules.js
/** What the fields that say who may enter must be to one another. */



/** What EKS gives nodes of Auto Mode. Source: EKS user guide, "Create a Node Class for Amazon EKS". */
const policyOfAutoNodes = /\/AmazonEKSAutoNodePolicy$/;
function checkAccess({ accessConfig, iamIdentityMappings }, report) {
    const mode = (0,config_settings/* authenticationModeOf */.h)({ accessConfig, iamIdentityMappings });
    const entries = accessConfig?.accessEntries;
    if (mode === 'CONFIG_MAP' && accessConfig?.bootstrapClusterCreatorAdminPermissions === false) {
        report('accessConfig.bootstrapClusterCreatorAdminPermissions', 'it is false, and with CONFIG_MAP nobody but the creator could enter the cluster at first: EKS makes none so. Leave it out.');
    }
    if (mode === 'CONFIG_MAP' && (0,present/* present */.E)(entries).length > 0) {
        report('accessConfig.accessEntries', 'authenticationMode is CONFIG_MAP, in which EKS knows no access entries. Write iamIdentityMappings, or API_AND_CONFIG_MAP for the mode.');
    }
    checkUnique('accessConfig.accessEntries', entries, ({ principalARN }) => principalARN, report, '.principalARN');
    entries?.forEach((entry, index) => {
        if (entry !== undefined)
            checkEntry(entry, `accessConfig.accessEntries[${index}]`, report);
    });
    checkMappings(iamIdentityMappings, mode, report);
}
function checkEntry(entry, path, report) {
    const { principalARN, type = 'STANDARD', kubernetesGroups, kubernetesUsername, accessPolicies } = entry;
    const policies = (0,present/* present */.E)(accessPolicies);
    const isOfNodes = type !== 'STANDARD';
    if (isOfNodes && principalARN?.includes(':user/')) {
        report(`${path}.principalARN`, `it is a user's, and ${type} is for roles of nodes. Write the ARN of their role.`);
    }
    for (const [name, value] of Object.entries({ kubernetesGroups, kubernetesUsername })) {
        if (isOfNodes && value !== undefined && value.length > 0)
            report(`${path}.${name}`, `EKS chooses it itself for entries of type ${type}. Leave it out.`);
    }
    const isTaken = type === 'EC2' ? ({ policyARN = '' }) => policyOfAutoNodes.test(policyARN) : () => false;
    if (isOfNodes && !policies.every(isTaken)) {
        report(`${path}.accessPolicies`, type === 'EC2'
            ? 'entries of type EC2 have no access policy but AmazonEKSAutoNodePolicy. Write that one, or leave the list out.'
            : `entries of type ${type} have no access policies. Leave the list out.`);
    }
    checkUnique(`${path}.accessPolicies`, accessPolicies, ({ policyARN }) => policyARN, report, '.policyARN');
    accessPolicies?.forEach((policy, index) => {
        const { type: scope, namespaces = [] } = policy?.accessScope ?? {};
        const at = `${path}.accessPolicies[${index}].accessScope`;
        if (scope === 'cluster' && namespaces.length > 0)
            report(`${at}.namespaces`, 'type is cluster, which is every namespace. Leave them out, or write namespace.');
        if (scope === 'namespace' && namespaces.length === 0)
            report(at, 'type is namespace, and none is named. Write namespaces, or cluster for all of them.');
    });
}
/** The names by which Kubernetes authorizes kubelets. Source: Kubernetes, "Using Node Authorization". */
const nodeUsername = /^system:node:\{\{(EC2PrivateDNSName|SessionName)\}\}$/;
function checkMappings(mappings, mode, report) {
    if (mode === 'API' && (0,present/* present */.E)(mappings).length > 0) {
        report('iamIdentityMappings', 'authenticationMode is API, in which EKS does not look at the ConfigMap aws-auth. Write accessConfig.accessEntries, or API_AND_CONFIG_MAP for the mode.');
    }
    checkUnique('iamIdentityMappings', mappings, ({ arn }) => arn, report, '.arn');
    checkUnique('iamIdentityMappings', mappings, ({ account }) => account, report, '.account');
    mappings?.forEach((mapping, index) => {
        if (mapping !== undefined)
            checkMapping(mapping, `iamIdentityMappings[${index}]`, report);
    });
}
function checkMapping(mapping, path, report) {
    const { arn, account, username, groups } = mapping;
    const names = (0,present/* present */.E)(groups);
    if (account !== undefined) {
        for (const [name, value] of Object.entries({ arn, username, groups })) {
            if (value !== undefined)
                report(`${path}.${name}`, 'account is given, which maps every principal of it by its ARN. Keep one of the two.');
        }
        return;
    }
    if (arn === undefined) {
        if (!('arn' in mapping))
            report(path, 'it names nobody. Write an arn, or an account.');
        return;
    }
    if (username === undefined && names.length === 0)
        report(path, 'neither username nor groups is given, and Kubernetes would know nobody by it. Write one of them.');
    if (names.includes('system:nodes') && !nodeUsername.test(username ?? ''))
        report(`${path}.username`, 'groups has system:nodes, and a kubelet may do nothing under another name than that of its Node. Write system:node:{{EC2PrivateDNSName}}.');
}

// EXTERNAL MODULE: ./build/spec/addons.js
var addons = __webpack_require__(1187);
// EXTERNAL MODULE: ./build/config/addon-identity.js
var addon_identity = __webpack_require__(524);
;// CONCATENATED MODULE: ./build/config/cluster-config/iam-rules.js
/** What the fields that say what pods may do must be to one another. */



/** Of an association, what says what its role may do, and the most that it may. */
const fieldsOfAssociation = {
    permissions: ['permissionPolicyARNs', 'permissionPolicy', 'wellKnownPolicies'],
    boundary: 'permissionsBoundaryARN',
};
const hasAgent = ({ addons, addonsConfig }) => !addonsConfig?.disableDefaultAddons ||
    (0,present/* present */.E)(addons).some(({ name }) => name === 'eks-pod-identity-agent');
function checkPods({ iam, metadata, addons, addonsConfig }, report) {
    const { serviceAccounts, podIdentityAssociations, withOIDC = false } = iam ?? {};
    if ((0,present/* present */.E)(serviceAccounts).length > 0 && !withOIDC) {
        report('iam.serviceAccounts', 'withOIDC is not true, and without a provider in IAM no role trusts a service account. Write withOIDC: true, or podIdentityAssociations.');
    }
    if ((0,present/* present */.E)(podIdentityAssociations).length > 0 && !hasAgent({ addons, addonsConfig })) {
        report('iam.podIdentityAssociations', 'addons has no eks-pod-identity-agent, by which pods get their roles. Write it into addons.');
    }
    const accounts = serviceAccounts?.map((each) => nameOf(each?.metadata?.namespace, each?.metadata?.name));
    checkUnique('iam.serviceAccounts', accounts, (name) => name, report);
    const associated = podIdentityAssociations?.map((each) => nameOf(each?.namespace, each?.serviceAccountName));
    checkUnique('iam.podIdentityAssociations', associated, (name) => name, report);
    associated?.forEach((name, index) => {
        if (name !== undefined && accounts?.includes(name))
            report(`iam.podIdentityAssociations[${index}]`, 'it is given its role by iam.serviceAccounts, too. Keep one.');
    });
    serviceAccounts?.forEach((each, index) => {
        const path = `iam.serviceAccounts[${index}]`;
        checkRole(path, 'attachRoleARN', {
            permissions: ['attachPolicyARNs', 'attachPolicy', 'wellKnownPolicies'],
            boundary: 'permissionsBoundary',
        }, each, report);
        checkTags(path, { ...metadata?.tags, ...each?.tags }, report);
        if (each?.attachRoleARN !== undefined && each.roleOnly) {
            report(`${path}.roleOnly`, 'attachRoleARN is given too, and nothing would be made. Leave it out.');
        }
    });
    podIdentityAssociations?.forEach((each, index) => {
        const path = `iam.podIdentityAssociations[${index}]`;
        checkRole(path, 'roleARN', fieldsOfAssociation, each, report);
        checkTags(path, { ...metadata?.tags, ...each?.tags }, report);
    });
}
const nameOf = (namespace = 'default', name) => name === undefined ? undefined : `${namespace}/${name}`;
function checkRole(path, role, { permissions, boundary }, item, report) {
    if (item === undefined)
        return;
    const given = permissions.filter((name) => name in item && !namesNone(item[name]));
    const [own] = [...given, ...(boundary in item ? [boundary] : [])];
    if (role in item && own !== undefined) {
        report(`${path}.${own}`, `${role} is given too, which is never changed. Keep one of the two.`);
    }
    if (!(role in item) && given.length === 0) {
        report(path, `it says nothing of what pods may do. Write ${[role, ...permissions].join(', or ')}.`);
    }
}
/** Whether it names programs, and every one with `false`. */
const namesNone = (policies) => typeof policies === 'object' &&
    policies !== null &&
    !Array.isArray(policies) &&
    !Object.values(policies).includes(true);
function checkTags(path, tags, report) {
    const count = Object.keys(tags).length;
    if (count > tags_and_labels/* mostTags */.hp)
        report(`${path}.tags`, `with those of metadata.tags they are ${count}. Keep ${tags_and_labels/* mostTags */.hp} at most.`);
}

;// CONCATENATED MODULE: ./build/config/cluster-config/addon-rules.js
/** What the fields of add-ons must be to one another. */






function checkAddons(config, report) {
    const { addons, addonsConfig, metadata } = config;
    checkUnique('addons', addons, ({ name }) => name, report, '.name');
    if (addonsConfig?.disableDefaultAddons && !(0,present/* present */.E)(addons).some(({ name }) => name === 'vpc-cni')) {
        report('addonsConfig.disableDefaultAddons', 'it is true, and addons has no vpc-cni: nodes do not become Ready without a network for pods, and `up` waits for them. Write vpc-cni into addons.');
    }
    addons?.forEach((addon, index) => {
        if (addon !== undefined)
            checkIdentity(config, addon, `addons[${index}]`, report);
        if (addon !== undefined)
            checkNamespace(addon, `addons[${index}]`, report);
        const tags = Object.keys({ ...metadata?.tags, ...addon?.tags });
        if (addon?.tags !== undefined && tags.length > tags_and_labels/* mostTags */.hp) {
            report(`addons[${index}].tags`, `with those of metadata.tags they are ${tags.length}. Keep ${tags_and_labels/* mostTags */.hp} at most.`);
        }
    });
}
/** Where everybody looks for them: for the DaemonSet aws-node, the Service kube-dns. */
const ofTheSystem = ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent'];
function checkNamespace({ name = '', namespaceConfig }, path, report) {
    const { namespace } = namespaceConfig ?? {};
    if (namespace === undefined || namespace === 'kube-system' || !ofTheSystem.includes(name))
        return;
    report(`${path}.namespaceConfig.namespace`, `${name} has to be in kube-system, where nodes and pods count on it. Leave it out.`);
}
/** How its pods may do something in AWS: in one way, and in one that there is. */
function checkIdentity(config, addon, path, report) {
    const { name = '', podIdentityAssociations: associations } = addon;
    const uses = addon.useDefaultPodIdentityAssociations ?? false;
    const says = (0,addon_identity/* saysPolicies */.B)(addon);
    const ways = [
        ...(says ? ['policies of its own'] : []),
        ...(addon.serviceAccountRoleARN === undefined ? [] : ['serviceAccountRoleARN']),
        ...(associations === undefined ? [] : ['podIdentityAssociations']),
        ...(uses ? ['useDefaultPodIdentityAssociations'] : []),
    ];
    if (ways.length > 1)
        report(path, `its pods get their role in ${ways.join(' and ')}. Keep one of them.`);
    if (addon.permissionsBoundary !== undefined && !says && !uses) {
        report(`${path}.permissionsBoundary`, 'no role of its own is made for it. Leave it out.');
    }
    const accounts = (0,addons/* knownAddon */.WX)(name)?.accounts ?? [];
    if ((says && accounts.length === 0) ||
        (uses && !accounts.some(({ recommended }) => recommended.length > 0))) {
        report(path, 'which of its service accounts call AWS, or what EKS recommends for them, is not known. Write podIdentityAssociations, with their names.');
    }
    if (addon.serviceAccountRoleARN !== undefined && !config.iam?.withOIDC) {
        report(`${path}.serviceAccountRoleARN`, 'iam.withOIDC is not true, and without a provider in IAM no role trusts a service account. Write it, or podIdentityAssociations.');
    }
    if ((says || uses || (0,present/* present */.E)(associations).length > 0) && !hasAgent(config)) {
        report(path, 'addons has no eks-pod-identity-agent, by which its pods get their role. Write it into addons.');
    }
    checkUnique(`${path}.podIdentityAssociations`, associations, (each) => each.serviceAccountName, report, '.serviceAccountName');
    associations?.forEach((each, index) => {
        const at = `${path}.podIdentityAssociations[${index}]`;
        checkRole(at, 'roleARN', fieldsOfAssociation, each, report);
        const namespace = addon.namespaceConfig?.namespace ?? (0,addons/* knownAddon */.WX)(name)?.namespace;
        if (each?.namespace !== undefined && namespace !== undefined && each.namespace !== namespace) {
            report(`${at}.namespace`, `${name} is in ${namespace}. Leave it out.`);
        }
    });
}

;// CONCATENATED MODULE: ./build/config/cluster-config/capability-rules.js
/** What the capabilities of a file must be to one another, and to the rest of it. */


const fieldsOfRole = ['attachPolicyARNs', 'attachPolicy', 'permissionsBoundary'];
function checkCapabilities({ capabilities, accessConfig, metadata }, report) {
    if (capabilities === undefined || capabilities.length === 0)
        return;
    if (accessConfig?.authenticationMode === 'CONFIG_MAP') {
        report('capabilities', 'accessConfig.authenticationMode is CONFIG_MAP, and EKS lets the role of a capability in by an access entry. Write API_AND_CONFIG_MAP or API there, or leave capabilities out.');
    }
    checkUnique('capabilities', capabilities, ({ name }) => name, report, '.name');
    checkUnique('capabilities', capabilities, ({ type }) => type, report, '.type');
    capabilities.forEach((each, index) => {
        const path = `capabilities[${index}]`;
        const own = fieldsOfRole.find((name) => each?.[name] !== undefined);
        if (each?.roleArn !== undefined && own !== undefined) {
            report(`${path}.${own}`, 'roleArn is given too, which is never changed. Keep one of the two.');
        }
        const count = Object.keys({ ...metadata?.tags, ...each?.tags }).length;
        if (each?.tags !== undefined && count > tags_and_labels/* mostTags */.hp) {
            report(`${path}.tags`, `with those of metadata.tags they are ${count}. Keep ${tags_and_labels/* mostTags */.hp} at most.`);
        }
    });
}

;// CONCATENATED MODULE: ./build/config/cluster-config/control-plane-rules.js
function checkControlPlane(config, { region, isOfPullRequest }, report) {
    const { secretsEncryption, deletionProtection, cloudWatch } = config;
    checkComponents(config, report);
    checkKey('secretsEncryption.keyARN', secretsEncryption?.keyARN, region, report);
    if (deletionProtection === true && isOfPullRequest) {
        report('deletionProtection', 'it is true, and the cluster of a pull request goes when that is closed. Leave it out, or write it into the file of another cluster.');
    }
    const { enableTypes = [], logRetentionInDays } = cloudWatch?.clusterLogging ?? {};
    if (logRetentionInDays !== undefined && enableTypes.length === 0) {
        report('cloudWatch.clusterLogging.logRetentionInDays', 'no logs are written. Write enableTypes, too, or leave it out.');
    }
}
/** Source: EKS user guide, "Advanced Kubernetes control plane configuration". */
function checkComponents(config, report) {
    const { minPort = 0, maxPort = minPort } = config.kubeAPIServerConfig?.serviceNodePortRange ?? {};
    if (minPort > maxPort) {
        report('kubeAPIServerConfig.serviceNodePortRange', `its first port, ${minPort}, is behind its last, ${maxPort}. Change one of them.`);
    }
    const { tier = 'standard' } = config.controlPlaneScalingConfig ?? {};
    if (tier !== 'standard')
        return;
    const { horizontalPodAutoscalerControllerConfig: autoscaler, podGCControllerConfig: ended } = config.kubeControllerManagerConfig ?? {};
    const provisioned = {
        'horizontalPodAutoscalerControllerConfig.horizontalPodAutoscalerSyncPeriod': autoscaler?.horizontalPodAutoscalerSyncPeriod,
        'podGCControllerConfig.terminatedPodGCThreshold': ended?.terminatedPodGCThreshold,
    };
    for (const [path, value] of Object.entries(provisioned)) {
        if (value === undefined)
            continue;
        report(`kubeControllerManagerConfig.${path}`, 'EKS takes it of control planes with a tier alone. Write controlPlaneScalingConfig.tier, which has a price, or leave it out.');
    }
}
/** A key is of one region. */
function checkKey(path, key, region, report) {
    const [, , , ofKey] = key?.split(':') ?? [];
    if (ofKey === undefined || region === undefined || ofKey === region)
        return;
    report(path, `the key is in ${ofKey}, and what it is for is in ${region}, the region of the cluster. Write one of these.`);
}

// EXTERNAL MODULE: ./build/spec/given-network.js
var given_network = __webpack_require__(3856);
// EXTERNAL MODULE: ./build/config/given-network.js
var config_given_network = __webpack_require__(3129);
;// CONCATENATED MODULE: ./build/config/cluster-config/given-network-rules.js
/** What the fields must be to one another that name the user's own network. What only AWS knows of it is asked there. */




function checkGivenNetwork({ vpc, availabilityZones, fargateProfiles }, { network: { given } }, report) {
    if (vpc?.controlPlaneSubnetIDs !== undefined)
        checkSubnetsOfPlane(vpc, report);
    if (given === undefined)
        return;
    if (vpc?.subnets === undefined) {
        report('vpc.id', 'a VPC is named, and none of its subnets. Write vpc.subnets, of two zones at least.');
    }
    else {
        checkSubnets(given, report);
    }
    if (vpc?.nat?.gateway !== undefined && vpc.nat.gateway !== 'Disable') {
        report('vpc.nat.gateway', 'in a network that is there, none is made. Leave it out.');
    }
    if (availabilityZones !== undefined) {
        report('availabilityZones', 'the zones are those of vpc.subnets. Leave it out.');
    }
    if (vpc?.controlPlaneOnPrivateSubnets && given.privateSubnets.length < 2) {
        report('vpc.controlPlaneOnPrivateSubnets', 'a control plane takes subnets of two zones at least, and vpc.subnets.private has too few. Write more, or leave this out.');
    }
    if (given.privateSubnets.length === 0 && (0,present/* present */.E)(fargateProfiles).length > 0) {
        report('fargateProfiles', 'pods on Fargate are in private subnets, and vpc.subnets.private has none. Write some, or leave the profiles out.');
    }
}
function checkSubnetsOfPlane({ controlPlaneSubnetIDs: ids = [], subnets, controlPlaneOnPrivateSubnets }, report) {
    const at = 'vpc.controlPlaneSubnetIDs';
    checkUnique(at, ids, String, report);
    if (subnets === undefined) {
        report(at, 'they are of a network of yours, which the file does not name. Write it into vpc.subnets, too; or leave them out.');
    }
    if (ids.length < 2)
        report(at, 'a control plane takes subnets of two zones at least. Write two, or leave it out.');
    if (controlPlaneOnPrivateSubnets !== undefined) {
        report(at, 'controlPlaneOnPrivateSubnets is given, too. Keep one of the two.');
    }
}
function checkSubnets(given, report) {
    const all = (0,given_network/* subnetsOfNodes */.F)(given);
    const zones = all.map(({ zone }) => zone);
    const isOfOneZone = zones[0] !== undefined && zones.every((zone) => zone === zones[0]);
    // Nodes may be in one alone where the control plane is not.
    if (given.controlPlaneSubnetIds === undefined && (all.length < 2 || isOfOneZone)) {
        report('vpc.subnets', 'a control plane takes subnets of two zones at least. Write one more of another zone.');
    }
    const seen = new Set();
    for (const [kind, subnets] of Object.entries({
        public: given.publicSubnets,
        private: given.privateSubnets,
    })) {
        for (const { name, id } of subnets) {
            if (seen.has(id))
                report(`vpc.subnets.${kind}.${name}`, `${id} is named twice. Keep one.`);
            seen.add(id);
        }
    }
}
function checkSubnetsOfGroup({ subnets, privateNetworking, availabilityZones }, { given }, path, report) {
    if (given !== undefined)
        checkKind(privateNetworking, given, path, report);
    if (subnets === undefined)
        return;
    const at = `${path}.subnets`;
    if (given === undefined) {
        report(at, 'they are of a network of yours, which the file does not name. Write it into vpc.subnets, too; or, for zones of a network that is made, availabilityZones.');
        return;
    }
    checkList(subnets, at, report);
    if (availabilityZones !== undefined)
        report(at, 'availabilityZones is given, too. Keep one of the two.');
    const unknown = (0,present/* present */.E)(subnets).filter((name) => !isAmong((0,given_network/* subnetsOfNodes */.F)(given), name));
    for (const name of unknown)
        report(at, `vpc.subnets has no ${name}. Write it there, too.`);
    if (unknown.length > 0 || subnets.length === 0)
        return;
    const isPrivate = privateNetworking ?? (0,config_given_network/* isPrivateBySubnets */.pS)({ subnets }, given);
    if (isPrivate === undefined) {
        report(at, 'some are private and some are public. Write those of one kind.');
        return;
    }
    const kind = isPrivate ? 'private' : 'public';
    const known = isPrivate ? given.privateSubnets : given.publicSubnets;
    for (const name of (0,present/* present */.E)(subnets)) {
        if (!isAmong(known, name)) {
            report(at, `privateNetworking is ${isPrivate}, and vpc.subnets.${kind} has no ${name}. Write another.`);
        }
    }
}
function checkSubnetsOfProfile({ subnets }, { given }, path, report) {
    if (subnets === undefined)
        return;
    const at = `${path}.subnets`;
    if (given === undefined) {
        report(at, 'they are of a network of yours, which the file does not name. Write it into vpc.subnets, too.');
        return;
    }
    checkList(subnets, at, report);
    for (const name of (0,present/* present */.E)(subnets)) {
        if (isAmong(given.privateSubnets, name))
            continue;
        report(at, `pods on Fargate are in private subnets, and vpc.subnets.private has no ${name}. Write it there, too.`);
    }
}
function checkList(subnets, at, report) {
    if (subnets.length === 0)
        report(at, 'the list is empty. Name a subnet, or leave it out.');
    checkUnique(at, subnets, String, report);
}
/** Whether one of them has the name, or the id. */
const isAmong = (subnets, name) => subnets.some((subnet) => subnet.name === name || subnet.id === name);
/** Nodes are in subnets of one kind, of which there have to be some. */
function checkKind(isPrivate, { privateSubnets, publicSubnets }, path, report) {
    if (isPrivate === undefined || (isPrivate ? privateSubnets : publicSubnets).length > 0)
        return;
    report(`${path}.privateNetworking`, `it is ${isPrivate}, and vpc.subnets.${isPrivate ? 'private' : 'public'} has none. Write some there, or ${!isPrivate} here.`);
}

;// CONCATENATED MODULE: ./build/config/cluster-config/fargate-rules.js
/** What Fargate profiles must be, to one another and to the network. */




/** Source: EKS user guide, "Service quotas": neither can be raised. */
const mostSelectors = 5;
const mostLabels = 5;
function checkFargate({ fargateProfiles, metadata }, { network }, report) {
    checkUnique('fargateProfiles', fargateProfiles, ({ name }) => name, report, '.name');
    if (network.kind !== 'given' && network.nat === 'Disable' && (0,present/* present */.E)(fargateProfiles).length > 0) {
        report('fargateProfiles', 'vpc.nat.gateway is Disable, and pods on Fargate are in private subnets: without a NAT gateway they get no images. Write Single for the gateway, or leave the profiles out.');
    }
    fargateProfiles?.forEach((profile, index) => {
        const path = `fargateProfiles[${index}]`;
        if (profile)
            checkSubnetsOfProfile(profile, network, path, report);
        const count = profile?.selectors?.length;
        if (count !== undefined && (count < 1 || count > mostSelectors)) {
            report(`${path}.selectors`, `${count} selectors were given. Write 1 to ${mostSelectors}, or another profile.`);
        }
        profile?.selectors?.forEach((selector, at) => {
            const labels = Object.keys(selector?.labels ?? {}).length;
            if (labels > mostLabels) {
                report(`${path}.selectors[${at}].labels`, `${labels} labels were given. Write ${mostLabels} at most.`);
            }
        });
        const tags = Object.keys({ ...metadata?.tags, ...profile?.tags });
        if (profile?.tags !== undefined && tags.length > tags_and_labels/* mostTags */.hp) {
            report(`${path}.tags`, `with those of metadata.tags they are ${tags.length}. Keep ${tags_and_labels/* mostTags */.hp} at most.`);
        }
    });
}

;// CONCATENATED MODULE: ./build/config/cluster-config/identity-provider-rules.js
/** What identityProviders must be to the rest of the file. */

function checkIdentityProviders({ identityProviders, metadata }, report) {
    // EKS user guide, "Grant users access to Kubernetes with an external OIDC provider": one for a cluster.
    if ((identityProviders?.length ?? 0) > 1) {
        report('identityProviders', `${identityProviders?.length} providers were given, and EKS takes one for a cluster. Keep one.`);
    }
    identityProviders?.forEach((each, index) => {
        const path = `identityProviders[${index}]`;
        if (each?.groupsPrefix !== undefined && each.groupsClaim === undefined) {
            report(`${path}.groupsPrefix`, 'groupsClaim is missing, and nobody is of a group. Write it, or leave this out.');
        }
        if (each?.usernamePrefix !== undefined && each.usernameClaim === undefined) {
            report(`${path}.usernamePrefix`, 'usernameClaim is missing. Write it, such as sub, which is the default.');
        }
        const count = Object.keys({ ...metadata?.tags, ...each?.tags }).length;
        if (count > tags_and_labels/* mostTags */.hp)
            report(`${path}.tags`, `with those of metadata.tags they are ${count}. Keep ${tags_and_labels/* mostTags */.hp} at most.`);
    });
}

// EXTERNAL MODULE: ./build/spec/self-managed.js
var self_managed = __webpack_require__(5074);
// EXTERNAL MODULE: ./build/config/cluster-config/launch-fields.js
var launch_fields = __webpack_require__(1036);
;// CONCATENATED MODULE: ./build/config/cluster-config/launch-rules.js
/** What the fields must be to one another that say what of EC2 the instances of a node group are launched with. */


/** EC2's default quota of five for an interface, of which the cluster's own is one. */
const mostGroups = 4;
function checkLaunch(group, path, report, mentions) {
    checkSsh(group, `${path}.ssh`, report, mentions);
    const groups = group.securityGroups?.attachIDs;
    checkUnique(`${path}.securityGroups.attachIDs`, groups, String, report);
    if ((groups?.length ?? 0) > mostGroups) {
        report(`${path}.securityGroups.attachIDs`, `${groups?.length} were given, and an interface takes five, of which the cluster's own is one. Keep ${mostGroups} at most.`);
    }
}
function checkSsh({ ssh, amiFamily }, path, report, mentions) {
    if (ssh === undefined)
        return;
    if (ssh.enableSsm === false) {
        report(`${path}.enableSsm`, "the agent is on EKS's images in any case. Leave it out.");
    }
    const isOfSsm = ssh.enableSsm !== undefined && ssh.allow === undefined;
    if (ssh.publicKeyName === undefined) {
        // A name that is none has been told of.
        if (isOfSsm || mentions(`${path}.publicKeyName`))
            return;
        report(path, `it names no key, and nodes have none without. Write publicKeyName, or leave it out: ${launch_fields/* sshAdvice */.fV}`);
    }
    else if (amiFamily === 'Bottlerocket') {
        report(`${path}.publicKeyName`, `Bottlerocket has no SSH of its own. Leave it out: ${launch_fields/* sshAdvice */.fV}`);
    }
}

;// CONCATENATED MODULE: ./build/config/cluster-config/reservation-rules.js
/** Sources: EC2 API reference, CapacityReservationSpecification; EC2 user guide, "Capacity Blocks for ML". */
function checkReservation({ capacityReservation, instanceMarketOptions, }, path, report) {
    const at = `${path}.capacityReservation`;
    const { capacityReservationPreference: preference, capacityReservationTarget: target } = capacityReservation ?? {};
    const { capacityReservationID: id, capacityReservationResourceGroupARN: group } = target ?? {};
    if (preference !== undefined && target !== undefined) {
        report(`${at}.capacityReservationTarget`, 'capacityReservationPreference is given too. Keep one of the two.');
    }
    if (id !== undefined && group !== undefined) {
        report(`${at}.capacityReservationTarget.capacityReservationResourceGroupARN`, 'capacityReservationID is given too. Keep one of the two.');
    }
    if (instanceMarketOptions?.marketType !== undefined && id === undefined) {
        report(`${path}.instanceMarketOptions`, 'a Capacity Block is known by its id. Write capacityReservation.capacityReservationTarget.capacityReservationID.');
    }
}
/** @param isSpot whether some of its instances are */
function checkReservedMarket({ capacityReservation }, isSpot, path, report) {
    if (capacityReservation?.capacityReservationTarget === undefined || !isSpot)
        return;
    report(`${path}.capacityReservation.capacityReservationTarget`, 'spot instances take nothing that is reserved. Leave one of the two out.');
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/spec/prelaunch.js
var prelaunch = __webpack_require__(2980);
// EXTERNAL MODULE: ./build/spec/spec.js
var spec = __webpack_require__(8555);
;// CONCATENATED MODULE: ./build/config/cluster-config/self-managed-rules.js
/** What the fields of a self-managed node group must be to one another. */






const noCommands = 'Bottlerocket is started by its settings, and runs no commands. Leave it out.';
function checkSelfManaged(group, path, report) {
    const { onDemandPercentageAboveBaseCapacity: onDemand = 100 } = group.instancesDistribution ?? {};
    checkReservedMarket(group, onDemand < 100, path, report);
    const { instancesDistribution: distribution, overrideBootstrapCommand: override } = group;
    if (group.amiFamily === 'Bottlerocket') {
        for (const field of ['preBootstrapCommands', 'overrideBootstrapCommand', 'kubeletExtraConfig']) {
            if (group[field] !== undefined)
                report(`${path}.${field}`, noCommands);
        }
    }
    else if (override !== undefined && (0,self_managed/* isScript */.Kh)(override)) {
        checkScript(group, override, path, report);
    }
    else if (override !== undefined && !isNodeConfig(override)) {
        report(`${path}.overrideBootstrapCommand`, 'it is neither a NodeConfig (apiVersion: node.eks.aws/v1alpha1), by which Amazon Linux 2023 is started, nor a script that begins with `#!`. Write one of them.');
    }
    const { amiFamily = spec/* defaults */.NT.nodeGroup.amiFamily, overrideBootstrapCommand } = group;
    const objection = group.prelaunch && (0,prelaunch/* cannotPrelaunch */.mS)({ amiFamily, overrideBootstrapCommand });
    if (objection)
        report(`${path}.prelaunch`, `these instances cannot start before the control plane: ${objection}. Leave it out.`);
    if (distribution !== undefined && group.instanceMarketOptions?.marketType !== undefined) {
        report(`${path}.instanceMarketOptions`, 'a Capacity Block is of one type, and instancesDistribution chooses among several. Leave one of the two out.');
    }
    const isOfSelector = group.instanceSelector !== undefined && distribution?.instanceTypes === undefined;
    const types = distribution?.instanceTypes ?? [isOfSelector ? '' : (group.instanceType ?? 'm5.large')];
    if (group.cpuCredits !== undefined && !types.every((type) => type?.startsWith('t'))) {
        report(`${path}.cpuCredits`, 'only types such as t3 and t4g have credits for their processor. Leave it out, or write such types alone.');
    }
    if (override !== undefined && (0,self_managed/* isScript */.Kh)(override) && group.clusterDNS !== undefined) {
        report(`${path}.clusterDNS`, 'overrideBootstrapCommand is a script, which starts the kubelet by itself. Say it there.');
    }
    if (distribution?.instanceTypes !== undefined) {
        const count = distribution.instanceTypes.length;
        const where = `${path}.instancesDistribution.instanceTypes`;
        if (group.instanceType !== undefined)
            report(where, 'instanceType is given too. Keep one of the two.');
        if (count < 1 || count > 20)
            report(where, `${count} types were given. Write 1 to 20, or leave the list out.`);
        checkUnique(where, distribution.instanceTypes, String, report);
    }
    checkOrOnDemand(group, path, report);
    const { spotInstancePools: pools, spotAllocationStrategy: strategy } = distribution ?? {};
    if (pools !== undefined && strategy !== undefined && strategy !== 'lowest-price') {
        report(`${path}.instancesDistribution.spotInstancePools`, 'only the spotAllocationStrategy lowest-price chooses pools. Write that, or leave the pools out.');
    }
}
/** In a group with on-demand instances of its own, it is unclear what the others would take the place of. */
function checkOrOnDemand({ instancesDistribution: distribution = {} }, path, report) {
    const { orOnDemand, onDemandBaseCapacity = 0, onDemandPercentageAboveBaseCapacity = 100 } = distribution;
    if (orOnDemand && (onDemandBaseCapacity > 0 || onDemandPercentageAboveBaseCapacity > 0)) {
        report(`${path}.instancesDistribution.orOnDemand`, 'it is for groups of Spot instances alone. Write `onDemandPercentageAboveBaseCapacity: 0` and no onDemandBaseCapacity, or leave it out.');
    }
}
/** What a script has to ask for itself: nothing of ours is run beside it. */
function checkScript(group, script, path, report) {
    const asked = [
        ['labels', 'NODE_LABELS', Object.keys(group.labels ?? {}).length > 0],
        ['taints', 'NODE_TAINTS', (group.taints?.length ?? 0) > 0],
        ['maxPodsPerNode', 'MAX_PODS', group.maxPodsPerNode !== undefined],
    ];
    for (const [field, variable, isGiven] of asked) {
        if (isGiven && !script.includes(variable)) {
            report(`${path}.${field}`, `the script of overrideBootstrapCommand does not use $${variable}, so that no node would have them. Hand it to the kubelet there, or leave ${field} out.`);
        }
    }
    if (group.kubeletExtraConfig !== undefined) {
        report(`${path}.kubeletExtraConfig`, 'overrideBootstrapCommand is a script, which starts the kubelet by itself. Say it there.');
    }
}
function isNodeConfig(text) {
    try {
        const { apiVersion, kind } = Object((0,dist.parse)(text, { logLevel: 'silent' }));
        return kind === 'NodeConfig' && String(apiVersion).startsWith('node.eks.aws/');
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/config/cluster-config/template-rules.js
/**
 * Fields of which a launch template has its own.
 * Source: EKS user guide, "Customize managed nodes with launch templates"; eksctl user guide, "Launch Template support for Managed
 * Nodegroups".
 */
const ofTemplate = [
    'additionalVolumes',
    'ami',
    'bottlerocket',
    'capacityReservation',
    'disablePodIMDS',
    'ebsOptimized',
    'enableDetailedMonitoring',
    'instanceMarketOptions',
    'instanceName',
    'instancePrefix',
    'maxPodsPerNode',
    'overrideBootstrapCommand',
    'placement',
    'preBootstrapCommands',
    'securityGroups',
    'ssh',
    'volumeIOPS',
    'volumeKmsKeyID',
    'volumeSize',
    'volumeThroughput',
    'volumeType',
];
function checkTemplate(group, path, report) {
    if (group.launchTemplate === undefined)
        return;
    for (const field of ofTemplate) {
        if (group[field] === undefined)
            continue;
        report(`${path}.${field}`, 'the launch template of the group says it, and nothing else does. Leave it out, or launchTemplate.');
    }
    if ((group.instanceType ?? group.instanceTypes ?? group.instanceSelector) === undefined) {
        report(`${path}.launchTemplate`, 'the group has to say of which instance types its nodes are, and the template not. Write instanceTypes.');
    }
}

;// CONCATENATED MODULE: ./build/config/cluster-config/node-group-rules.js
/** What the parts of a managed node group must be to one another, and to the rest of the file. */









/** Of a cluster: as many as the VPC's range is divided for. */
const mostZones = 4;
function checkParts(config, group, path, { report, mentions }) {
    checkZonesOf(config, group, path, report);
    checkTemplate(group, path, report);
    checkImage(group, path, report);
    checkCommands(group, path, report);
    checkUpdates(group, path, report);
    checkRepair(group, path, report);
    checkIam(group, path, report);
    checkWarmPool(group, path, report);
    checkLaunch(group, path, report, mentions);
    checkReservation(group, path, report);
    checkMore(group, path, report);
    checkReservedMarket(group, Boolean(group.spot), path, report);
    if (group.maxPodsPerNode !== undefined && group.amiFamily === 'Bottlerocket' && group.ami === undefined) {
        report(`${path}.maxPodsPerNode`, 'EKS sets it itself for Bottlerocket. Leave it out, or write AmazonLinux2023 for amiFamily.');
    }
}
/** Further volumes, and settings of Bottlerocket. */
function checkMore(group, path, report) {
    const { additionalVolumes, amiFamily, bottlerocket } = group;
    if (bottlerocket !== undefined && amiFamily !== 'Bottlerocket') {
        report(`${path}.bottlerocket`, 'only Bottlerocket has them. Leave it out, or write Bottlerocket for amiFamily.');
    }
    checkUnique(`${path}.additionalVolumes`, additionalVolumes, ({ volumeName }) => volumeName, report, '.volumeName');
    additionalVolumes?.forEach((volume, index) => {
        if (volume?.volumeName !== '/dev/xvdb' || amiFamily !== 'Bottlerocket')
            return;
        report(`${path}.additionalVolumes[${index}].volumeName`, 'Bottlerocket has its own second volume there. Write another device.');
    });
}
/** A cluster has no subnets elsewhere: where the file does not name its zones, those of its node groups are among them. */
function checkZonesOf(config, { availabilityZones: zones }, path, report) {
    if (zones === undefined)
        return;
    const at = `${path}.availabilityZones`;
    if (zones.length === 0)
        report(at, 'the list is empty. Name a zone, or leave it out.');
    checkUnique(at, zones, String, report);
    // Those of a network that is given are looked at in AWS.
    if ((0,config_given_network/* givenNetworkOf */.JI)(config) !== undefined)
        return;
    const { availabilityZones: ofCluster, managedNodeGroups, nodeGroups } = config;
    if (ofCluster === undefined) {
        const groups = [...(0,present/* present */.E)(managedNodeGroups), ...(0,present/* present */.E)(nodeGroups)];
        const named = new Set(groups.flatMap((each) => (0,present/* present */.E)(each.availabilityZones)));
        if (named.size > mostZones)
            report(at, `the node groups of the file are in ${[...named].join(', ')}, and a cluster is in ${mostZones} at most. Choose among ${mostZones}.`);
        return;
    }
    const others = (0,present/* present */.E)(zones).filter((zone) => !ofCluster.includes(zone));
    if (others.length === 0)
        return;
    report(at, `availabilityZones of the file, which are those of the whole cluster, lack ${others.join(', ')}. ` +
        'Write them there, too: two to four.');
}
function checkIam({ iam }, path, report) {
    const { instanceRoleARN, attachPolicyARNs, attachPolicy, withAddonPolicies = {} } = iam ?? {};
    const policies = new Set((0,present/* present */.E)(attachPolicyARNs));
    const isMore = policies.size > 0 || attachPolicy !== undefined || Object.values(withAddonPolicies).includes(true);
    if (instanceRoleARN !== undefined && isMore) {
        report(`${path}.iam.instanceRoleARN`, 'a role that is given is never changed. Give it the policies yourself and leave them out here, or leave out the role.');
    }
    // IAM's quota of managed policies, of which nodes need three.
    if (policies.size > 7) {
        report(`${path}.iam.attachPolicyARNs`, 'a role takes ten policies, and nodes need three. Keep 7 at most.');
    }
}
/** Sources: EKS API reference, CreateNodegroup; EKS user guide, "Warm pools with managed node groups". */
function checkImage(group, path, report) {
    if (group.ami === undefined)
        return;
    const only = "only EKS's own images have it, and ami is given. Leave one of the two out.";
    if (group.releaseVersion !== undefined)
        report(`${path}.releaseVersion`, only);
    const { enabled = true } = group.warmPoolConfig ?? {};
    if (group.warmPoolConfig !== undefined && enabled)
        report(`${path}.warmPoolConfig`, only);
}
function checkCommands(group, path, report) {
    const { amiFamily, ami, overrideBootstrapCommand: override } = group;
    if (amiFamily === 'Bottlerocket') {
        for (const field of ['preBootstrapCommands', 'overrideBootstrapCommand']) {
            if (group[field] !== undefined)
                report(`${path}.${field}`, noCommands);
        }
    }
    else if (override !== undefined && ami !== undefined && (0,self_managed/* isScript */.Kh)(override)) {
        checkScript(group, override, path, report);
    }
    else if (override !== undefined && !isNodeConfig(override)) {
        report(`${path}.overrideBootstrapCommand`, "it is no NodeConfig (apiVersion: node.eks.aws/v1alpha1), by which EKS's images are started. Write one; or, for an image of your own that ami names, a script that begins with `#!`.");
    }
}
function checkUpdates({ updateConfig }, path, report) {
    const { maxUnavailable, maxUnavailablePercentage } = updateConfig ?? {};
    if (maxUnavailable !== undefined && maxUnavailablePercentage !== undefined) {
        report(`${path}.updateConfig.maxUnavailablePercentage`, 'maxUnavailable is given too. Keep one of the two.');
    }
}
function checkRepair({ nodeRepairConfig = {} }, path, report) {
    for (const limit of ['maxUnhealthyNodeThreshold', 'maxParallelNodesRepaired']) {
        const [count, percentage] = [`${limit}Count`, `${limit}Percentage`];
        if (nodeRepairConfig[count] !== undefined && nodeRepairConfig[percentage] !== undefined) {
            report(`${path}.nodeRepairConfig.${percentage}`, `${count} is given too. Keep one of the two.`);
        }
    }
}
function checkWarmPool(group, path, report) {
    const { enabled = true, minSize = 0, maxGroupPreparedCapacity, reuseOnScaleIn, } = group.warmPoolConfig ?? {};
    if (group.warmPoolConfig === undefined || !enabled)
        return;
    const at = `${path}.warmPoolConfig`;
    const { desired, least, most } = (0,node_groups/* sizesOfFile */.AS)(group);
    const nodes = desired ?? least ?? Math.min(2, most ?? 2);
    if (maxGroupPreparedCapacity !== undefined && maxGroupPreparedCapacity < nodes) {
        report(`${at}.maxGroupPreparedCapacity`, `it counts the nodes, too, which are ${nodes} at first. Write ${nodes + 1} or more.`);
    }
    if (maxGroupPreparedCapacity === undefined && minSize === 0 && (most ?? nodes) <= nodes) {
        report(at, 'the group has its most nodes at first, and the pool would be empty. Raise maxSize, or write minSize.');
    }
    if (reuseOnScaleIn === true && group.amiFamily === 'Bottlerocket') {
        report(`${at}.reuseOnScaleIn`, 'EKS reuses no instances of Bottlerocket. Leave it out.');
    }
    if (group.spot) {
        report(at, 'Auto Scaling keeps no warm pool of spot instances. Leave it out, or spot.');
    }
}

;// CONCATENATED MODULE: ./build/config/cluster-config/rules.js
/** What the fields of a ClusterConfig must be to one another, and to the region. Each alone is checked when it is read. */


















/**
 * Reports every contradiction.
 * @param region of the cluster, which an input may have chosen; undefined when it is unknown.
 */
function checkConfig({ config, report, mentions }, { name, region, isOutside, isOfPullRequest }) {
    const settings = (0,config_settings/* settingsOf */.f)(config);
    checkEndpoints(config, settings, report);
    if (isOutside && settings.endpoint.private && !settings.endpoint.public) {
        report('vpc.clusterEndpoints.publicAccess', "it is false, and this job's runner is GitHub's own, outside of the VPC: it would not reach the cluster. Write true, with " +
            'publicAccessCIDRs where not everybody is to reach it, or run the job on a runner in the VPC.');
    }
    checkZones(config, region, report);
    checkGivenNetwork(config, settings, report);
    checkServiceRange(settings, report);
    checkAccess(config, report);
    checkControlPlane(config, { region, isOfPullRequest }, report);
    checkAddons(config, report);
    checkPods(config, report);
    checkIdentityProviders(config, report);
    checkCapabilities(config, report);
    const checkGroup = (group, path) => {
        if (group === undefined)
            return;
        checkKey(`${path}.volumeKmsKeyID`, group.volumeKmsKeyID, region, report);
        checkNodeGroup({ config, report, mentions }, settings, group, path);
        checkAutoscaler(group, name, path, report);
        checkRegionOfZones(`${path}.availabilityZones`, group.availabilityZones ?? [], region, report);
        // A type that is none has no limits.
        const given = (0,node_groups/* nodeGroupOfFile */.RD)(group, settings.network);
        if (group.volumeType !== undefined || !mentions(`${path}.volumeType`))
            checkVolume(given, path, report);
        given.moreVolumes?.forEach((volume, index) => {
            const at = `${path}.additionalVolumes[${index}]`;
            checkKey(`${at}.volumeKmsKeyID`, volume.key, region, report);
            checkVolume({ volume }, at, report, smallest[volume.type]);
        });
    };
    checkUnique('managedNodeGroups', config.managedNodeGroups, ({ name }) => name, report, '.name');
    config.managedNodeGroups?.forEach((group, index) => {
        checkGroup(group, `managedNodeGroups[${index}]`);
    });
    checkUnique('nodeGroups', config.nodeGroups, ({ name }) => name, report, '.name');
    config.nodeGroups?.forEach((group, index) => {
        const path = `nodeGroups[${index}]`;
        if (group === undefined)
            return;
        const { instancesDistribution, ami, preBootstrapCommands, overrideBootstrapCommand, ...rest } = group;
        checkGroup(rest, path);
        checkSelfManaged(group, path, report);
        if ((0,present/* present */.E)(config.managedNodeGroups).some(({ name }) => name === group.name)) {
            report(`${path}.name`, `a group of managedNodeGroups is called ${group.name}, too. Choose another name.`);
        }
    });
    checkNodes(config, settings, report);
    checkFargate(config, settings, report);
}
/** EKS, VpcConfigRequest. */
const mostPublicRanges = 40;
function checkEndpoints({ vpc }, { endpoint }, report) {
    const ranges = vpc?.publicAccessCIDRs;
    if (!endpoint.public && !endpoint.private) {
        report('vpc.clusterEndpoints', 'publicAccess and privateAccess are both false, and nobody could reach the cluster. Write true for one.');
    }
    if (ranges === undefined)
        return;
    if (!endpoint.public) {
        report('vpc.publicAccessCIDRs', 'publicAccess is false, and there is no public endpoint to restrict. Leave the ranges out.');
    }
    else if (!endpoint.private && ranges.length > 0 && (0,present/* present */.E)(ranges).every(({ prefix }) => prefix > 0)) {
        report('vpc.publicAccessCIDRs', 'privateAccess is false: nodes would come from the internet too, from an address that is not among the ranges. Leave privateAccess out.');
    }
    if (ranges.length === 0) {
        report('vpc.publicAccessCIDRs', 'the list is empty, which EKS takes for everybody. Write the ranges, or leave it out.');
    }
    if (ranges.length > mostPublicRanges) {
        report('vpc.publicAccessCIDRs', `${ranges.length} ranges were given. Write ${mostPublicRanges} at most.`);
    }
    checkUnique('vpc.publicAccessCIDRs', ranges, ({ text }) => text, report);
}
function checkZones({ availabilityZones }, region, report) {
    if (availabilityZones === undefined)
        return;
    const count = availabilityZones.length;
    if (count < 2 || count > mostZones) {
        report('availabilityZones', `${count} ${count === 1 ? 'zone was' : 'zones were'} given. Write two to four, or leave the list out.`);
    }
    checkUnique('availabilityZones', availabilityZones, String, report);
    checkRegionOfZones('availabilityZones', availabilityZones, region, report);
}
function checkRegionOfZones(path, zones, region, report) {
    zones.forEach((zone, index) => {
        if (zone !== undefined && region !== undefined && zone.slice(0, -1) !== region) {
            report(`${path}[${index}]`, `${zone} is not a zone of ${region}, the region of the cluster. Write one of its own, such as ${region}a.`);
        }
    });
}
function checkServiceRange({ network, serviceCidr }, report) {
    // What is given has addresses that AWS knows.
    if (network.kind === 'given')
        return;
    if (serviceCidr !== undefined && (0,addresses/* overlap */.EF)((0,cidr/* cidr */.BF)(serviceCidr), (0,cidr/* cidr */.BF)(network.cidr))) {
        report('kubernetesNetworkConfig.serviceIPv4CIDR', `${serviceCidr} overlaps with the VPC's ${network.cidr}. Choose another range, here or in vpc.cidr.`);
    }
}
function checkNodeGroup(file, { network }, group, path) {
    const { config, report } = file;
    const names = { desired: 'desiredCapacity', least: 'minSize', most: 'maxSize' };
    for (const { of, message } of (0,node_groups/* contradictions */.vM)((0,node_groups/* sizesOfFile */.AS)(group), names)) {
        report(`${path}.${names[of]}`, message);
    }
    if (group.instanceTypes !== undefined) {
        const count = group.instanceTypes.length;
        if (group.instanceType !== undefined) {
            report(`${path}.instanceTypes`, 'instanceType is given too. Keep one of the two.');
        }
        if (count < 1 || count > 20) {
            report(`${path}.instanceTypes`, `${count} types were given. Write 1 to 20, or leave the list out.`);
        }
        checkUnique(`${path}.instanceTypes`, group.instanceTypes, String, report);
    }
    if (group.instanceSelector !== undefined && group.instanceType !== undefined) {
        report(`${path}.instanceSelector`, 'instanceType is given too. Keep one of the two.');
    }
    checkSubnetsOfGroup(group, network, path, report);
    if (network.kind !== 'given' && network.nat === 'Disable' && group.privateNetworking === true) {
        report(`${path}.privateNetworking`, 'vpc.nat.gateway is Disable, and without a NAT gateway private nodes cannot join. Write false, or Single for the gateway.');
    }
    if ((group.taints?.length ?? 0) > 50) {
        report(`${path}.taints`, `${group.taints?.length} taints were given. EKS takes 50 at most.`);
    }
    checkParts(config, group, path, file);
    checkUnique(`${path}.taints`, group.taints, ({ key, effect }) => `${key} with the effect ${effect}`, report);
    const tags = Object.keys({ ...config.metadata?.tags, ...group.tags });
    if (group.tags !== undefined && tags.length > tags_and_labels/* mostTags */.hp) {
        report(`${path}.tags`, `with those of metadata.tags they are ${tags.length}. Keep ${tags_and_labels/* mostTags */.hp} at most.`);
    }
}
/** Tags that hand nodes to another cluster's cluster-autoscaler, which would take them away. */
function checkAutoscaler({ tags = {} }, name, path, report) {
    for (const key of Object.keys(tags)) {
        const cluster = (0,tags_and_labels/* clusterOfAutoscaler */.r6)(key);
        if (cluster === undefined || cluster === name)
            continue;
        report(`${path}.tags.${key}`, `it hands the nodes to the cluster-autoscaler of ${cluster}, and ${name === undefined ? 'the pull request or branch names the cluster' : `this cluster is called ${name}`}. ` +
            'Leave it out: every node group has the one of its own cluster, and k8s.io/cluster-autoscaler/enabled.');
    }
}
/** Source: EC2, CreateVolume; the ratios from "Amazon EBS volume types". */
const volumeLimits = {
    gp2: { mostSize: 16_384 },
    gp3: { mostSize: 65_536, iops: [3000, 80_000], iopsPerGib: 500, throughput: [125, 2000] },
    io1: { mostSize: 16_384, iops: [100, 64_000], iopsPerGib: 50 },
    io2: { mostSize: 65_536, iops: [100, 256_000], iopsPerGib: 1000 },
};
/** GiB, of volumes that hold no image. */
const smallest = { gp2: 1, gp3: 1, io1: 4, io2: 4 };
function checkVolume({ volume }, path, report, least = 20) {
    const { size, type, iops, throughput } = volume;
    const limits = volumeLimits[type];
    const check = (name, value, range) => {
        if (range === undefined) {
            report(`${path}.${name}`, `volumes of type ${type} have no such setting. Leave it out.`);
        }
        else if (value < range[0] || value > range[1]) {
            report(`${path}.${name}`, `${value} is not from ${range[0]} to ${range[1]}, as volumes of type ${type} are. Write a number in between.`);
        }
    };
    check('volumeSize', size, [least, limits.mostSize]);
    if (iops !== undefined) {
        check('volumeIOPS', iops, limits.iops);
        const most = size * (limits.iopsPerGib ?? Infinity);
        if (iops > most) {
            report(`${path}.volumeIOPS`, `${iops} is more than ${size} GiB of type ${type} can do. Write ${most} or less, or raise volumeSize.`);
        }
    }
    if (throughput !== undefined) {
        check('volumeThroughput', throughput, limits.throughput);
        // A quarter of a MiB a second for each of the operations a second, of which gp3 has 3000 by itself.
        const most = (iops ?? 3000) / 4;
        if (limits.throughput !== undefined && throughput > most) {
            report(`${path}.volumeThroughput`, `${throughput} is more than ${iops ?? 3000} IO operations a second can carry. Write ${most} or less, or raise volumeIOPS.`);
        }
    }
}
/** Without a node, coredns and the EBS CSI driver never become ready. */
function checkNodes(config, { network }, report) {
    const groups = [...(0,present/* present */.E)(config.managedNodeGroups), ...(0,present/* present */.E)(config.nodeGroups).map(self_managed_groups/* asManaged */.I0)];
    if (groups.length > 0 && groups.every((group) => (0,node_groups/* nodeGroupOfFile */.RD)(group, network).nodes === 0)) {
        report(config.managedNodeGroups === undefined ? 'nodeGroups' : 'managedNodeGroups', 'the node groups have no node at first, and without one add-ons such as coredns never become ready. Write a desiredCapacity of 1 or more for one of them.');
    }
}


/***/ }),

/***/ 3856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ subnetsOfNodes),
/* harmony export */   W: () => (/* binding */ subnetsGiven)
/* harmony export */ });
/** Those that nodes may be in. */
const subnetsOfNodes = ({ publicSubnets, privateSubnets }) => [
    ...publicSubnets,
    ...privateSubnets,
];
/** All that are named, each once. */
function subnetsGiven(given) {
    const ofNodes = subnetsOfNodes(given);
    const others = (given.controlPlaneSubnetIds ?? []).filter((id) => !ofNodes.some((each) => each.id === id));
    return [...ofNodes, ...others.map((id) => ({ name: id, id, zone: undefined, cidr: undefined }))];
}


/***/ }),

/***/ 2980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nr: () => (/* binding */ bringsAddons),
/* harmony export */   gT: () => (/* binding */ serviceRangeOf),
/* harmony export */   mS: () => (/* binding */ cannotPrelaunch),
/* harmony export */   nF: () => (/* binding */ prelaunches),
/* harmony export */   x_: () => (/* binding */ whyNotPrelaunched)
/* harmony export */ });
/* harmony import */ var _auto_mode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6519);
/* harmony import */ var _self_managed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5074);
/** Self-managed nodes whose instances start while EKS still makes their control plane. */


/** What cannot be started so, whoever asks for it. */
function cannotPrelaunch({ amiFamily, overrideBootstrapCommand: override, }) {
    if (amiFamily !== 'AmazonLinux2023')
        return `${amiFamily} reads its settings once, at its start, and they hold the control plane's endpoint`;
    return (0,_self_managed_js__WEBPACK_IMPORTED_MODULE_0__/* .isScript */ .Kh)(override)
        ? 'they are started by a script of their own, which is told the endpoint of the control plane'
        : undefined;
}
/** Why the instances of a group do not start before their control plane, as far as the group says it; undefined where they may. */
function whyNotPrelaunched({ securityGroups }, group) {
    const { prelaunch, nodes, ami } = group;
    if (prelaunch === false)
        return 'prelaunch is false';
    if (prelaunch === undefined && ami !== undefined)
        return "their image is the user's own, and nobody says by prelaunch that it has nodeadm's drop-in folder";
    if (nodes === 0)
        return 'there are none at first';
    if (securityGroups === 'minimum')
        return 'the cluster has security groups of its own, with the minimum of rules';
    if (group.launch?.securityGroups !== undefined)
        return 'they have security groups that are named, beside that of the cluster';
    return cannotPrelaunch(group);
}
/** Whether instances may ask for the control plane while it is still made. */
const prelaunches = (spec) => (0,_self_managed_js__WEBPACK_IMPORTED_MODULE_0__/* .selfManagedOf */ .tk)(spec).some((group) => whyNotPrelaunched(spec, group) === undefined);
/**
 * Addresses of Services: of a cluster that is not there yet, those that EKS gives it.
 * Source: EKS API reference, KubernetesNetworkConfigRequest.
 * @param ranges of the VPC that it stands in; by default, of the one that is made for it
 */
function serviceRangeOf({ serviceCidr, network }, ranges = [network.cidr]) {
    const usesTen = ranges.some((range) => range.startsWith('10.'));
    return serviceCidr ?? (usesTen ? '172.20.0.0/16' : '10.100.0.0/16');
}
/** What EKS itself puts into a new cluster, unless it is told not to. Source: EKS API reference, CreateCluster, bootstrapSelfManagedAddons. */
const bootstrapped = ['vpc-cni', 'kube-proxy', 'coredns'];
/**
 * Whether EKS puts its add-ons into the new cluster before ours, which take them over: nodes that boot already would wait half a
 * minute for an add-on to bring them their network. Not where one is set up in a way that nodes are not to be without.
 */
function bringsAddons(spec) {
    const isAsUsual = (name) => spec.addons.some((each) => each.name === name &&
        each.configurationValues === undefined &&
        each.identity === undefined &&
        (each.conflicts ?? 'OVERWRITE') === 'OVERWRITE');
    return (0,_auto_mode_js__WEBPACK_IMPORTED_MODULE_1__/* .autoModeOf */ .YL)(spec) === undefined && prelaunches(spec) && bootstrapped.every(isAsUsual);
}


/***/ })

};
