export const id = 5499;
export const ids = [5499];
export const modules = {

/***/ 5499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadConfig: () => (/* binding */ loadConfig)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/spec/spec.js
var spec = __webpack_require__(8555);
// EXTERNAL MODULE: ./build/config/cidr.js
var cidr = __webpack_require__(4029);
// EXTERNAL MODULE: ./build/config/parsers.js
var parsers = __webpack_require__(2347);
// EXTERNAL MODULE: ./build/config/values.js
var values = __webpack_require__(3017);
// EXTERNAL MODULE: ./build/spec/access.js
var access = __webpack_require__(9026);
;// CONCATENATED MODULE: ./build/config/access-values.js
/** The parsers of what says who may enter a cluster. */


/** EKS, AssociateAccessPolicy: policyArn. */
const accessPolicyArn = (0,parsers/* matching */.wC)(/^arn:aws[a-z-]*:eks::aws:cluster-access-policy\/[A-Za-z]+$/, 'the ARN of an access policy of EKS', 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy');
/** Of an access policy's scope. EKS user guide, "Associate access policies with access entries". */
const namespacePattern = (0,parsers/* matching */.wC)(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?|[a-z0-9][a-z0-9-]{0,61}\*|\*)$/, 'the name of a namespace, which may end in a star', 'team-a');
/** EKS keeps these to itself. Source: EKS user guide, "Create access entries". */
const reservedName = /^(system|eks|aws|amazon|iam):/;
const unreserved = (what) => (text) => {
    const [reserved] = reservedName.exec(text) ?? [];
    if (text.trim() === '')
        throw new parsers/* Problem */.AF(`it is empty. Write ${what}, or leave it out.`);
    if (reserved === undefined)
        return text;
    throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(text)} begins with ${reserved}, which access entries are not given. Write ${what} of your own; for an administrator, the access policy AmazonEKSClusterAdminPolicy.`);
};
/**
 * Of somebody whom the ConfigMap aws-auth maps: a role without its path, which the authenticator leaves out of what it
 * compares. Source: https://github.com/kubernetes-sigs/aws-iam-authenticator, "Known issues".
 */
const mappedArn = (text) => {
    const [, start, name] = /^(arn:[a-z-]+:iam::\d{12}:)instance-profile\/(?:.*\/)?([^/]+)$/.exec(text) ?? [];
    if (start !== undefined) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(text)} is an instance profile, and instances are known by the role in it. Write the ARN of the role, such as ${start}role/${name}.`);
    }
    const [, partition, account, role] = values/* sessionArn */.qf.exec(text) ?? [];
    if (role !== undefined) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(text)} is a session, and aws-auth maps the role behind it. Write arn:${partition}:iam::${account}:role/${role}.`);
    }
    const [, begin, last] = /^(arn:[a-z-]+:iam::\d{12}:role\/)(?:.*\/)?([^/]+)$/.exec((0,values/* roleOrUserArn */.Y4)(text)) ?? [];
    return begin === undefined ? (0,values/* roleOrUserArn */.Y4)(text) : `${begin}${last}`;
};
/** A user's or a group's name, which the ConfigMap aws-auth takes as it is. */
const mappedName = (text) => {
    if (text.trim() === '')
        throw new parsers/* Problem */.AF('it is empty. Write a name, or leave it out.');
    return text;
};
const entryGroup = unreserved('a group');
const entryUsername = unreserved('a user name');

// EXTERNAL MODULE: ./build/config/cluster-config/shapes.js
var cluster_config_shapes = __webpack_require__(765);
;// CONCATENATED MODULE: ./build/config/cluster-config/access-fields.js
/** The fields that say who may enter the cluster. */





const accessPolicy = (0,cluster_config_shapes/* mapping */.pq)({
    policyARN: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('the ARN of an access policy', accessPolicyArn), 'ARN of one of the access policies of EKS.'),
    accessScope: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* mapping */.pq)({
        type: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('`cluster` or `namespace`', (0,parsers/* oneOf */.yL)('cluster', 'namespace')), 'Whether the policy is for the whole cluster, or for some namespaces.'),
        namespaces: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('namespaces', (0,cluster_config_shapes/* text */.Qq)('a namespace', namespacePattern)), 'The namespaces, of which a name may end in a star.'),
    }), ''),
});
const accessEntry = (0,cluster_config_shapes/* mapping */.pq)({
    principalARN: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role or user', values/* principalArn */.EJ), 'ARN of an IAM role, with its path, or of a user.'),
    type: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)(access/* entryTypes */.g.map((type) => `\`${type}\``).join(', '), (0,parsers/* oneOf */.yL)(...access/* entryTypes */.g)), '`STANDARD` for people and workflows, another for nodes. Default: `STANDARD`.'),
    kubernetesGroups: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('groups', (0,cluster_config_shapes/* text */.Qq)('a group', entryGroup)), 'Groups of Kubernetes, by which RBAC knows the principal. Default: none.'),
    kubernetesUsername: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a user name', entryUsername), 'Name by which Kubernetes knows the principal. Default: the one that EKS gives it.'),
    accessPolicies: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('access policies', accessPolicy), 'What the principal may do, besides what RBAC says of its groups. Default: nothing.'),
});
const accessConfig = (0,cluster_config_shapes/* mapping */.pq)({
    authenticationMode: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`API`, `API_AND_CONFIG_MAP` or `CONFIG_MAP`', (0,parsers/* oneOf */.yL)(...access/* authenticationModes */.R)), 'Access entries alone, with the ConfigMap aws-auth, or that alone. EKS goes from the last to the first, and never back. Default: `API`, and `API_AND_CONFIG_MAP` beside `iamIdentityMappings`.'),
    bootstrapClusterCreatorAdminPermissions: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether EKS makes the creator an administrator; it cannot be changed later. Default: `false`, for the action makes an access entry for the role that runs it; with `CONFIG_MAP` it is `true`, and nothing else.'),
    accessEntries: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('access entries', accessEntry), 'Who may enter, beside those of the inputs `admins` and `viewers`. What is taken out of the list goes from the cluster.'),
});
const identityMapping = (0,cluster_config_shapes/* mapping */.pq)({
    arn: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role or user', mappedArn), 'ARN of an IAM role or user. The path of a role is left out, for aws-auth does not compare it.'),
    username: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a user name', mappedName), 'Name by which Kubernetes knows the principal.'),
    groups: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('groups', (0,cluster_config_shapes/* text */.Qq)('a group', mappedName)), 'Groups of Kubernetes, such as `system:masters` for an administrator.'),
    account: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the number of an account', values/* accountId */.lS), 'Number of an AWS account, instead: each of its principals is known by its ARN.'),
    noDuplicateARNs: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether to refuse where somebody else has mapped the same ARN. Default: `false`, and the mapping of the file is the last, which counts.'),
}, {
    serviceName: 'roles and bindings of a service are not made',
    namespace: 'it goes with serviceName',
});

// EXTERNAL MODULE: ./build/spec/addons.js
var addons = __webpack_require__(1187);
// EXTERNAL MODULE: ./build/config/tags-and-labels.js + 1 modules
var tags_and_labels = __webpack_require__(5137);
;// CONCATENATED MODULE: ./build/config/cluster-config/iam-fields.js
/** The fields that say what pods may do in AWS. */



const tagsOfRole = (0,cluster_config_shapes/* texts */.Te)('a mapping of tags to values', tags_and_labels/* checkTag */.Bs);
const nameOfRole = { why: 'roles are named by their cluster, as policies know them' };
const policies = (0,cluster_config_shapes/* list */.p_)('ARNs of policies', (0,cluster_config_shapes/* text */.Qq)('the ARN of a policy', values/* policyArn */.mF));
const ownPolicy = (0,cluster_config_shapes/* json */.Pq)('the document of a policy');
const boundary = (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a policy', values/* policyArn */.mF), 'ARN of the permissions boundary of its role, where neither the input `permissions-boundary` nor the role that runs says another one for every role.');
/** eksctl has one for some roles, and others without. */
const boundaryOfAll = (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a policy', values/* policyArn */.mF), 'ARN of the permissions boundary that every role has which is made, not this one alone: the file names one, and the input `permissions-boundary` no other. Default: none, or that of the role that runs.');
/** The policies of a role that is made. */
const policiesOfRole = {
    attachPolicyARNs: (0,cluster_config_shapes/* field */.ZZ)(policies, 'ARNs of policies that its role has.'),
    attachPolicy: (0,cluster_config_shapes/* field */.ZZ)(ownPolicy, 'A policy that its role has of its own.'),
    wellKnownPolicies: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        autoScaler: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Of cluster-autoscaler, for the groups of this cluster.'),
        awsLoadBalancerController: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Of the AWS Load Balancer Controller.'),
        certManager: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Of cert-manager, for the records of every zone in Route 53.'),
        ebsCSIController: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, "Of the EBS CSI driver: AWS's policy `AmazonEBSCSIDriverPolicy`."),
        efsCSIController: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, "Of the EFS CSI driver: AWS's policy `AmazonEFSCSIDriverPolicy`."),
        externalDNS: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Of external-dns, for the records of every zone in Route 53.'),
        imageBuilder: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, "For pushing images to ECR: AWS's policy `AmazonEC2ContainerRegistryPowerUser`."),
    })),
    permissionsBoundary: boundary,
};
const serviceAccount = (0,cluster_config_shapes/* mapping */.pq)({
    metadata: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* mapping */.pq)({
        name: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a name', values/* serviceAccountName */.uY), 'Name of the service account.'),
        namespace: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a namespace', values/* namespaceName */.dz), 'Its namespace. Default: `default`.'),
        labels: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* texts */.Te)('a mapping of labels to values', tags_and_labels/* checkAccountLabel */.CA), 'Its labels.'),
        annotations: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* texts */.Te)('a mapping of annotations to values', () => { }), 'Its annotations.'),
    }), ''),
    ...policiesOfRole,
    attachRoleARN: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), 'ARN of your own role, instead of policies.'),
    roleOnly: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether the role is all that is made, and somebody else makes the service account. Default: `false`.'),
    tags: (0,cluster_config_shapes/* field */.ZZ)(tagsOfRole, "Tags for its role, on top of the cluster's."),
    // eksctl writes it, and reads nothing of it.
    status: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* json */.Pq)('what eksctl says of it')),
}, {
    roleName: nameOfRole,
    subjectPattern: {
        why: 'a role is for one service account, and not for all whose names match',
        instead: 'Write each of them as an item of its own.',
    },
});
/** Of an association, of a cluster or of an add-on. */
const ofAssociations = {
    permissionPolicyName: 'the policy that a role has of its own is named as all are',
    policy: {
        why: 'pods may do what the policies of their role say, and nothing is taken from that',
        instead: 'Write a permissionPolicy that says less.',
    },
};
const podIdentityAssociation = (0,cluster_config_shapes/* mapping */.pq)({
    namespace: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a namespace', values/* namespaceName */.dz), 'Namespace of the service account.'),
    serviceAccountName: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a name', values/* serviceAccountName */.uY), 'Name of the service account.'),
    roleARN: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), 'ARN of your own role, instead of policies.'),
    permissionPolicyARNs: (0,cluster_config_shapes/* field */.ZZ)(policies, 'ARNs of policies that its role has.'),
    permissionPolicy: (0,cluster_config_shapes/* field */.ZZ)(ownPolicy, 'A policy that its role has of its own.'),
    wellKnownPolicies: policiesOfRole.wellKnownPolicies,
    permissionsBoundaryARN: boundary,
    createServiceAccount: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether the service account is made, too. Default: `false`.'),
    targetRoleARN: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), 'ARN of a role, of any account, that the first one takes: pods have what it may do.'),
    disableSessionTags: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether the sessions of pods go without the tags by which policies tell them apart. Default: `false`.'),
    tags: (0,cluster_config_shapes/* field */.ZZ)(tagsOfRole, "Tags for the association and its role, on top of the cluster's."),
}, { roleName: nameOfRole, ...ofAssociations });

;// CONCATENATED MODULE: ./build/spec/control-plane.js
/** What a control plane can be beside its version and its endpoint. */
/** How much a control plane is made for; the first grows by itself, and costs nothing more. Source: EKS API, ControlPlaneScalingConfig. */
const tiers = ['standard', 'tier-xl', 'tier-2xl', 'tier-4xl', 'tier-8xl'];
/** For how many days CloudWatch keeps logs. Source: CloudWatch Logs API, PutRetentionPolicy. */
const retentions = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
/** How the scheduler compares nodes. Source: EKS API, ScoringStrategy. */
const scorings = ['LeastAllocated', 'MostAllocated'];
/** By what. Source: EKS user guide, "Configure advanced Kubernetes control plane parameters". */
const scoredResources = [
    'cpu',
    'memory',
    'nvidia.com/gpu',
    'aws.amazon.com/neuron',
    'aws.amazon.com/neuroncore',
];

;// CONCATENATED MODULE: ./build/config/cluster-config/control-plane-fields.js
/** The fields that say what the control plane is, beside its version and its endpoint. */




const keyArn = (0,parsers/* matching */.wC)(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]{1,256}$/, 'the ARN of a key of KMS (not of an alias, which may come to mean another key)', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab');
/** Of volumes, for which eksctl takes either. Multi-Region keys have ids of their own form. */
const keyArnOrId = (0,parsers/* matching */.wC)(/^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]{1,256}|mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, 'the ARN or the id of a key of KMS (not of an alias, which may come to mean another key)', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab');
const retention = (0,cluster_config_shapes/* text */.Qq)('a number of days', (given) => {
    const days = retentions.find((each) => String(each) === given);
    if (days !== undefined)
        return days;
    throw new parsers/* Problem */.AF(`CloudWatch keeps logs for ${retentions.join(', ')} days. Write one of these.`);
});
const zonalShiftConfig = (0,cluster_config_shapes/* mapping */.pq)({
    enabled: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether AWS may lead traffic away from a zone that is impaired (ARC zonal shift). Default: `false`.'),
});
const controlPlaneScalingConfig = (0,cluster_config_shapes/* mapping */.pq)({
    tier: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)(tiers.map((tier) => `\`${tier}\``).join(', '), (0,parsers/* oneOf */.yL)(...tiers)), 'How much the control plane is made for at once, which every tier but the first costs a price of its own for. Default: `standard`, which grows by itself.'),
});
const deletionProtection = (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether EKS refuses to delete the cluster, until a `down` with `lift-protection: true`. Not for the cluster of a pull request. Default: as it is.');
const secretsEncryption = (0,cluster_config_shapes/* mapping */.pq)({
    keyARN: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('the ARN of a key', keyArn), 'ARN of the KMS key with which Secrets are encrypted, in the region of the cluster. EKS never takes it away again, nor changes it. Default: a key of EKS.'),
});
const cloudWatch = (0,cluster_config_shapes/* mapping */.pq)({
    clusterLogging: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        enableTypes: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('log types', (0,cluster_config_shapes/* text */.Qq)('a log type', (0,parsers/* oneOf */.yL)(...spec/* logTypes */.uX, 'all', '*'))), `Logs of the control plane that go to CloudWatch: ${spec/* logTypes */.uX.map((type) => `\`${type}\``).join(', ')}; \`all\` or \`"*"\` for every one. Default: none.`),
        logRetentionInDays: (0,cluster_config_shapes/* field */.ZZ)(retention, 'For how many days CloudWatch keeps them. Default: for ever, or what somebody has said.'),
    })),
});

;// CONCATENATED MODULE: ./build/config/cluster-config/given-network-fields.js
/** The fields that name a VPC and subnets which are there. */




const vpcId = (0,cluster_config_shapes/* text */.Qq)('the id of a VPC', (0,parsers/* matching */.wC)(/^vpc-[0-9a-f]{8,17}$/, 'the id of a VPC', 'vpc-0123456789abcdef0'));
const subnetId = (0,cluster_config_shapes/* text */.Qq)('the id of a subnet', (0,parsers/* matching */.wC)(/^subnet-[0-9a-f]{8,17}$/, 'the id of a subnet', 'subnet-0123456789abcdef0'));
const subnet = (0,cluster_config_shapes/* mapping */.pq)({
    id: (0,cluster_config_shapes/* required */.mw)(subnetId, 'Its id.'),
    az: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a zone', values/* zone */.rg), 'Its zone, which is checked.'),
    cidr: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a range of addresses', cidr/* cidr */.BF), 'Its addresses, which are checked.'),
});
const meaning = (kind) => `${kind} subnets of your own VPC, by their zone or any name: each with its \`id\` and, to be checked, its \`az\` and \`cidr\`.`;
const subnets = (0,cluster_config_shapes/* mapping */.pq)({
    public: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* named */.KT)('subnets', subnet), meaning('Public')),
    private: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* named */.KT)('subnets', subnet), meaning('Private')),
});
/** Of a node group or a Fargate profile. */
const subnetsOfGroup = (0,cluster_config_shapes/* list */.p_)('subnets', (0,cluster_config_shapes/* text */.Qq)('the name or the id of a subnet', (0,parsers/* matching */.wC)(/^[\w.-]{1,255}$/, 'the name of a subnet in vpc.subnets, or its id', 'eu-west-1a, or subnet-0123456789abcdef0')));

// EXTERNAL MODULE: ./build/config/cluster-config/launch-fields.js
var launch_fields = __webpack_require__(1036);
;// CONCATENATED MODULE: ./build/config/cluster-config/node-group-more.js
/** The fields of a node group that say what its nodes have besides: further volumes, and settings of Bottlerocket. */




/** Not the devices that images have their volumes on. Source: EC2 user guide, "Device names for volumes". */
const device = (0,parsers/* matching */.wC)(/^\/dev\/(sd[b-z]|xvd[b-z]|xvd[b-c][a-z])$/, 'the device of a further volume (/dev/sdb to /dev/sdz, /dev/xvdb to /dev/xvdcz)', '/dev/sdf');
const additionalVolume = (0,cluster_config_shapes/* mapping */.pq)({
    volumeName: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a device', device), 'Device of a further volume, which is encrypted, too, and goes with its instance.'),
    volumeSize: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of GiB', (0,parsers/* wholeNumber */.rD)(1, 65_536, 80)), 'Its size. Default: 80, as in eksctl.'),
    volumeType: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`gp2`, `gp3`, `io1` or `io2`', (0,parsers/* oneOf */.yL)('gp2', 'gp3', 'io1', 'io2')), 'Its type. Default: `gp3`.'),
    volumeIOPS: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number', (0,parsers/* wholeNumber */.rD)(100, 256_000, 3000)), "Its IO operations a second. Default: the type's own."),
    volumeThroughput: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number', (0,parsers/* wholeNumber */.rD)(125, 2000, 125)), "Its MiB a second, for gp3. Default: the type's own."),
    volumeKmsKeyID: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN or the id of a key', keyArnOrId), "ARN of its KMS key, or its id. Default: the account's key for EBS."),
}, {
    snapshotID: 'nodes start with volumes that are empty',
    volumeEncrypted: { why: 'volumes are always encrypted', unless: 'true' },
});
const settings = (0,cluster_config_shapes/* converted */.H$)((0,cluster_config_shapes/* json */.Pq)('a mapping of settings of Bottlerocket'), (given) => {
    values/* checkBottlerocketSettings */.Qq(JSON.parse(given));
    return given;
});
const bottlerocket = (0,cluster_config_shapes/* mapping */.pq)({
    enableAdminContainer: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether the admin container runs, by which a shell of the host is reached. Default: `false`.'),
    settings: (0,cluster_config_shapes/* field */.ZZ)(settings, 'Settings beside ours, for `Bottlerocket`. What brings a node into its cluster is not among them, nor what a field of the group says.'),
});

;// CONCATENATED MODULE: ./build/config/cluster-config/node-group-parts.js
/** The fields of a managed node group that hold others. */




const percentage = (0,cluster_config_shapes/* text */.Qq)('a percentage', (0,parsers/* wholeNumber */.rD)(1, 100, 33));
/** Source: EKS API reference, NodegroupUpdateConfig. */
const updateConfig = (0,cluster_config_shapes/* mapping */.pq)({
    maxUnavailable: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of nodes', (0,parsers/* wholeNumber */.rD)(1, 100, 1)), 'How many nodes are replaced at once, when their launch template or their release changes. Default: 1.'),
    maxUnavailablePercentage: (0,cluster_config_shapes/* field */.ZZ)(percentage, 'The same as a percentage of the group, instead.'),
    updateStrategy: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`DEFAULT` or `MINIMAL`', (0,parsers/* oneOf */.yL)('DEFAULT', 'MINIMAL')), 'Whether new nodes come before the old ones go, or after. Not in eksctl. Default: `DEFAULT`, before.'),
});
const number = (0,cluster_config_shapes/* text */.Qq)('a number of nodes', (0,parsers/* wholeNumber */.rD)(1, 450, 2));
/** Source: EKS API reference, NodeRepairConfig. */
const nodeRepairConfig = (0,cluster_config_shapes/* mapping */.pq)({
    enabled: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether EKS replaces or restarts nodes that are ill: those that are not Ready, and with the add-on `eks-node-monitoring-agent` others. Default: `false`.'),
    maxUnhealthyNodeThresholdCount: (0,cluster_config_shapes/* field */.ZZ)(number, 'With more nodes ill than these, nothing is repaired.'),
    maxUnhealthyNodeThresholdPercentage: (0,cluster_config_shapes/* field */.ZZ)(percentage, 'The same as a percentage of the group, instead.'),
    maxParallelNodesRepairedCount: (0,cluster_config_shapes/* field */.ZZ)(number, 'How many are repaired at once.'),
    maxParallelNodesRepairedPercentage: (0,cluster_config_shapes/* field */.ZZ)(percentage, 'The same as a percentage of those that are ill, instead.'),
    nodeRepairConfigOverrides: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('overrides', (0,cluster_config_shapes/* mapping */.pq)({
        nodeMonitoringCondition: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a condition', parsers/* anyText */.Ae), 'Condition of the node, such as `AcceleratedInstanceNotReady`.'),
        nodeUnhealthyReason: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a reason', parsers/* anyText */.Ae), 'Its reason, such as `NvidiaXID13Error`.'),
        minRepairWaitTimeMins: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a number of minutes', (0,parsers/* wholeNumber */.rD)(1, 10_080, 10)), 'Minutes before the repair.'),
        repairAction: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('`Replace`, `Reboot` or `NoAction`', (0,parsers/* oneOf */.yL)('Replace', 'Reboot', 'NoAction')), 'What is done.'),
    })), 'What is done otherwise for some conditions.'),
});
/** Source: EKS API reference, WarmPoolConfig. */
const warmPoolConfig = (0,cluster_config_shapes/* mapping */.pq)({
    enabled: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether there is one. Default: `true`.'),
    minSize: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of instances', (0,parsers/* wholeNumber */.rD)(0, 450, 1)), 'Fewest instances of the pool. Default: 0.'),
    maxGroupPreparedCapacity: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of instances', (0,parsers/* wholeNumber */.rD)(1, 900, 3)), 'Most nodes and instances of the pool together. Default: `maxSize`.'),
    poolState: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`STOPPED` or `RUNNING`', (0,parsers/* oneOf */.yL)('STOPPED', 'RUNNING')), 'Whether the instances of the pool run, and are paid for as nodes are. Default: `STOPPED`.'),
    reuseOnScaleIn: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether instances go back into the pool when the group shrinks. Default: `false`.'),
});
/** Programs on nodes, by eksctl's names, that get what they may do from the role of the nodes. */
const withAddonPolicies = (0,cluster_config_shapes/* mapping */.pq)({
    albIngress: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'The older name of `awsLoadBalancerController`.'),
    autoScaler: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'cluster-autoscaler, for the groups of this cluster.'),
    awsLoadBalancerController: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'The AWS Load Balancer Controller.'),
    certManager: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'cert-manager, for the records of every zone in Route 53.'),
    cloudWatch: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, "CloudWatch's agent: AWS's policy `CloudWatchAgentServerPolicy`."),
    efs: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, "The EFS CSI driver: AWS's policy `AmazonEFSCSIDriverPolicy`."),
    externalDNS: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'external-dns, for the records of every zone in Route 53.'),
    fsx: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, "The FSx CSI driver: AWS's policy `AmazonFSxFullAccess`."),
    imageBuilder: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, "Pushing images to ECR: AWS's policy `AmazonEC2ContainerRegistryPowerUser`."),
    xRay: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, "X-Ray's daemon: AWS's policy `AWSXRayDaemonWriteAccess`."),
}, {
    appMesh: { why: 'AWS has ended App Mesh', unless: 'false' },
    appMeshPreview: { why: 'AWS has ended App Mesh', unless: 'false' },
    // The driver has a role of its own, by Pod Identity.
    ebs: { why: 'the EBS CSI driver has a role of its own', unless: 'true' },
});
const iamOfGroup = (0,cluster_config_shapes/* mapping */.pq)({
    instanceRoleARN: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), "ARN of the nodes' own role. Default: the nodes of a cluster share one, which is made."),
    attachPolicyARNs: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('policies', (0,cluster_config_shapes/* text */.Qq)('the ARN of a policy', values/* policyArn */.mF)), 'ARNs of policies that the group has besides what nodes need. It then has a role of its own.'),
    attachPolicy: (0,cluster_config_shapes/* field */.ZZ)(ownPolicy, 'A policy of its own, besides. The group then has a role of its own.'),
    withAddonPolicies: (0,cluster_config_shapes/* field */.ZZ)(withAddonPolicies),
    instanceRolePermissionsBoundary: boundaryOfAll,
}, {
    instanceProfileARN: {
        why: 'the instance profile of a role is made with the group',
        instead: 'Write instanceRoleARN.',
    },
    instanceRoleName: {
        why: 'IAM lets roles be made by names alone that tell of which cluster they are',
        instead: 'Leave it out; or make a role of that name once, and write instanceRoleARN.',
    },
});

;// CONCATENATED MODULE: ./build/config/cluster-config/refused-shapes.js
/**
 * What is in fields that are refused: a name that eksctl does not know is told there, too.
 * Source: the schema of eksctl.io/v1alpha5, https://schema.eksctl.io.
 */

const anything = { holds: 'anything', read: () => undefined };
/** A mapping with fields of these names. */
function known(...names) {
    return knowing(Object.fromEntries(names.map((name) => [name, anything])));
}
function knowing(shapes) {
    return (0,cluster_config_shapes/* mapping */.pq)(Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, (0,cluster_config_shapes/* field */.ZZ)(shape)])));
}
const gitops = knowing({ flux: known('flags', 'gitProvider') });
const karpenter = known('createServiceAccount', 'defaultInstanceProfile', 'version', 'withSpotInterruptionQueue');
const place = known('groupName', 'spreadLevel');
const outpost = knowing({
    controlPlaneInstanceType: anything,
    controlPlaneOutpostARN: anything,
    controlPlanePlacement: place,
    etcdInstanceType: anything,
    etcdPlacement: place,
});
const privateCluster = known('additionalEndpointServices', 'enabled', 'skipEndpointCreation');
const remoteNetworks = (0,cluster_config_shapes/* list */.p_)('networks', known('cidrs'));
const remoteNetworkConfig = knowing({
    iam: known('caBundleCert', 'provider', 'roleARN'),
    remoteNodeNetworks: remoteNetworks,
    remotePodNetworks: remoteNetworks,
    vpcGatewayID: anything,
});
const rollbackConfig = known('timeoutMinutes');
const capabilityConfiguration = knowing({
    argocd: knowing({
        awsIdc: known('idcInstanceArn', 'idcRegion'),
        namespace: anything,
        networkAccess: known('vpceIds'),
        rbacRoleMappings: (0,cluster_config_shapes/* list */.p_)('mappings', knowing({ identities: (0,cluster_config_shapes/* list */.p_)('identities', known('id', 'type')), role: anything })),
    }),
});
const connectionTracking = known('tcpEstablishedTimeout', 'udpStreamTimeout', 'udpTimeout');
const metricsCollection = (0,cluster_config_shapes/* list */.p_)('metrics', known('granularity', 'metrics'));
const refused_shapes_updateConfig = known('maxUnavailable', 'maxUnavailablePercentage');

;// CONCATENATED MODULE: ./build/config/cluster-config/selector-fields.js


const mebibytes = { m: 1, g: 1024, t: 1024 * 1024 };
/** In MiB. Source: amazon-ec2-instance-selector, pkg/bytequantity, by which eksctl reads it. */
const memory = (given) => {
    const [, count, unit = 'g'] = /^(\d{1,6}(?:\.\d{1,3})?) ?(?:([mgt])i?b?)?$/i.exec(given) ?? [];
    const size = Number(count) * mebibytes[unit.toLowerCase()];
    if (!Number.isInteger(size) || size < 1)
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(given)} is not a size of memory. Write GiB, such as 4, or a unit, such as 512MiB.`);
    return size;
};
const pattern = (given) => {
    try {
        new RegExp(given);
    }
    catch {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(given)} is not a regular expression. Write one, such as "^(m6i|m7i)".`);
    }
    if (given.length > 200)
        throw new parsers/* Problem */.AF(`it has ${given.length} characters. Write a regular expression of 200 at most.`);
    return given;
};
/** An empty one, such as `eksctl create cluster --dry-run` writes, says nothing. */
const instanceSelector = (0,cluster_config_shapes/* converted */.H$)((0,cluster_config_shapes/* mapping */.pq)({
    vCPUs: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number', (0,parsers/* wholeNumber */.rD)(1, 2000, 2)), 'How many vCPUs they have.'),
    memory: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a size of memory', memory), 'How much memory they have, in GiB, or with a unit, such as `512MiB`.'),
    gpus: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number', (0,parsers/* wholeNumber */.rD)(0, 64, 1)), 'How many GPUs they have. Default: none. In eksctl: any number, and then one image for types with them and without.'),
    neuron_devices: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number', (0,parsers/* wholeNumber */.rD)(0, 64, 1)), 'How many Neuron devices they have. Default: none.'),
    cpuArchitecture: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`x86_64` or `arm64`', (0,parsers/* oneOf */.yL)('x86_64', 'amd64', 'arm64')), 'Their architecture. Default: `x86_64`.'),
    allow: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a regular expression', pattern), 'What some part of their names matches, such as `^(m6i|m7i)`. Default: any.'),
    deny: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a regular expression', pattern), 'What no part of their names matches. Default: none.'),
}), ({ vCPUs: vCpus, memory, gpus, neuron_devices: neuronDevices, cpuArchitecture, allow, deny }) => {
    const wishes = { vCpus, memory, gpus, neuronDevices, architecture: cpuArchitecture, allow, deny };
    const given = Object.entries(wishes).filter(([, wish]) => wish !== undefined);
    if (given.length === 0)
        return undefined;
    return {
        ...Object.fromEntries(given),
        architecture: cpuArchitecture === 'arm64' ? 'arm64' : 'x86_64',
    };
});

;// CONCATENATED MODULE: ./build/config/cluster-config/node-group-fields.js
/** The fields of a managed node group. */











const tags = (0,cluster_config_shapes/* texts */.Te)('a mapping of tags to values', tags_and_labels/* checkTag */.Bs);
const tagsOfGroup = (0,cluster_config_shapes/* texts */.Te)('a mapping of tags to values', tags_and_labels/* checkGroupTag */._z);
/** As a list of keys, values and effects; or, as in eksctl's older files, as a mapping of keys to `value:effect`. */
const taints = (0,cluster_config_shapes/* mappingOr */.Gk)((0,cluster_config_shapes/* converted */.H$)((0,cluster_config_shapes/* texts */.Te)('a mapping of keys to `value:effect`', (key, content) => tags_and_labels/* taint */.HU(taintFrom(key, content))), (given) => Object.entries(given).map(([key, content]) => tags_and_labels/* taint */.HU(taintFrom(key, content)))), (0,cluster_config_shapes/* list */.p_)('taints', (0,cluster_config_shapes/* converted */.H$)((0,cluster_config_shapes/* mapping */.pq)({
    key: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a text', parsers/* anyText */.Ae), 'Key of the taint.'),
    value: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a text', parsers/* anyText */.Ae), 'Value of the taint. Default: none.'),
    effect: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('`NoSchedule`, `PreferNoSchedule` or `NoExecute`', parsers/* anyText */.Ae), 'What happens to pods that do not tolerate it.'),
}), ({ key, value = '', effect }) => key === undefined || effect === undefined ? undefined : tags_and_labels/* taint */.HU({ key, value, effect }))));
function taintFrom(key, content) {
    const at = content.indexOf(':');
    return { key, value: content.slice(0, Math.max(at, 0)), effect: content.slice(at + 1) };
}
const ofEks = 'EKS has the Auto Scaling group of a managed node group';
const ofSelfManaged = {
    why: 'EKS has no such setting of a managed node group',
    instead: 'Write the group into nodeGroups.',
};
/** Why groups of neither kind have some fields. */
const inNoBalancer = {
    why: 'nodes are in no load balancer by themselves',
    instead: 'Write a Service or an Ingress, whose controller puts them into its own.',
};
const usualInterfaces = { why: 'nodes have the network interfaces that EC2 gives them' };
const zonesAlone = {
    why: 'nodes are in zones of the region itself',
    instead: 'Write availabilityZones.',
};
const deviceOfImage = 'it is the device that the AMI has its volume on';
const onOutposts = 'nodes are in the region, and not on an Outpost';
const nodeGroup = (0,cluster_config_shapes/* mapping */.pq)({
    name: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a name', values/* nodeGroupName */.dF), 'Name of the node group.'),
    instanceType: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('an instance type', values/* instanceType */.w), 'EC2 instance type. Default: `m5.large`, as in eksctl.'),
    instanceTypes: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('instance types', (0,cluster_config_shapes/* text */.Qq)('an instance type', values/* instanceType */.w)), 'EC2 instance types of one architecture, at most 20, instead of `instanceType`.'),
    instanceSelector: (0,cluster_config_shapes/* field */.ZZ)(instanceSelector, 'What the instance types are like, instead of their names: those of the region that are so, at most 20, by their names. They are chosen when the group is made, and stay as long as they are so.'),
    spot: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`true`, `false` or `preferred`', parsers/* booleanOrPreferred */.Ff), 'Spot instances; with `preferred`, which eksctl does not know, on-demand instances where there are none of spot. Default: `false`.'),
    desiredCapacity: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of nodes', (0,parsers/* wholeNumber */.rD)(0, 450, 2)), 'Nodes at first. Default: `minSize`.'),
    minSize: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of nodes', (0,parsers/* wholeNumber */.rD)(0, 450, 2)), 'Fewest nodes. Default: `desiredCapacity`, or 2.'),
    maxSize: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of nodes', (0,parsers/* wholeNumber */.rD)(1, 450, 3)), 'Most nodes. Default: `desiredCapacity`, or `minSize`.'),
    volumeSize: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of GiB', (0,parsers/* wholeNumber */.rD)(20, 65_536, 80)), 'Size of the volume, which is always encrypted. Default: 80, as in eksctl.'),
    volumeType: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`gp2`, `gp3`, `io1` or `io2`', (0,parsers/* oneOf */.yL)('gp2', 'gp3', 'io1', 'io2')), 'Type of the volume. Default: `gp3`.'),
    volumeIOPS: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number', (0,parsers/* wholeNumber */.rD)(100, 256_000, 3000)), "IO operations a second, for gp3, io1 and io2. Default: the type's own; 100 for io1 and io2."),
    volumeThroughput: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number', (0,parsers/* wholeNumber */.rD)(125, 2000, 125)), "MiB a second, for gp3. Default: the type's own."),
    volumeKmsKeyID: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN or the id of a key', keyArnOrId), "ARN of the KMS key that the volumes are encrypted with, in the region of the cluster; or its id, of a key of this account. It has to let Auto Scaling's service-linked role use it. Default: the account's key for EBS."),
    labels: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* texts */.Te)('a mapping of labels to values', tags_and_labels/* checkLabel */.v8), 'Kubernetes labels of the nodes.'),
    taints: (0,cluster_config_shapes/* field */.ZZ)(taints, 'Kubernetes taints of the nodes, at most 50.'),
    tags: (0,cluster_config_shapes/* field */.ZZ)(tagsOfGroup, "Tags for the node group, its instances and its volumes, on top of the cluster's; those of cluster-autoscaler (`k8s.io/cluster-autoscaler/…`), too."),
    amiFamily: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`AmazonLinux2023` or `Bottlerocket`', values/* amiFamily */.UO), 'Operating system. Default: `AmazonLinux2023`.'),
    privateNetworking: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Nodes in the private subnets. Default: `true`, and `false` where there is no NAT gateway.'),
    availabilityZones: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('zones', (0,cluster_config_shapes/* text */.Qq)('a zone', values/* zone */.rg)), 'Zones of the nodes, of those in `availabilityZones` of the file; where that is left out, the cluster is in these and one or two more. Default: all of the cluster that have the instance types.'),
    subnets: (0,cluster_config_shapes/* field */.ZZ)(subnetsOfGroup, 'Subnets of the nodes, of those in `vpc.subnets`, by name or id. Default: all that are private, or public, as `privateNetworking` says.'),
    iam: (0,cluster_config_shapes/* field */.ZZ)(iamOfGroup),
    updateConfig: (0,cluster_config_shapes/* field */.ZZ)(updateConfig),
    nodeRepairConfig: (0,cluster_config_shapes/* field */.ZZ)(nodeRepairConfig),
    releaseVersion: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a release of the AMI', values/* releaseVersion */.SF), 'Release of the AMI. Default: the newest when nodes are made. Another one replaces every node.'),
    maxPodsPerNode: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of pods', (0,parsers/* wholeNumber */.rD)(4, 737, 58)), 'Most pods on a node, for `AmazonLinux2023`. Default: as many as the instance type has addresses for.'),
    instanceName: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a name', values/* instanceName */.zl), "Tag `Name` of the instances and their volumes. Default: the cluster's name and the group's."),
    instancePrefix: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a name', values/* instanceName */.zl), 'What comes before it, with a hyphen.'),
    ebsOptimized: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether instances of types that are not EBS-optimized anyway are so. Default: as EC2 has it.'),
    enableDetailedMonitoring: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether CloudWatch has metrics of each minute, which it charges for. Default: `false`.'),
    disablePodIMDS: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether the metadata service, and by it the role of the node, is kept from pods outside of the host network. Default: `true`, and `false` where `iam` gives nodes more than they need, for programs in pods.'),
    ssh: (0,cluster_config_shapes/* field */.ZZ)(launch_fields/* ssh */.hI),
    securityGroups: (0,cluster_config_shapes/* field */.ZZ)(launch_fields/* securityGroups */.h7),
    placement: (0,cluster_config_shapes/* field */.ZZ)(launch_fields/* placement */.ot),
    launchTemplate: (0,cluster_config_shapes/* field */.ZZ)(launch_fields/* launchTemplate */.sP),
    capacityReservation: (0,cluster_config_shapes/* field */.ZZ)(launch_fields/* capacityReservation */.D7),
    instanceMarketOptions: (0,cluster_config_shapes/* field */.ZZ)(launch_fields/* instanceMarketOptions */.q6),
    ami: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the id of an image', values/* imageId */.L), "Your own image, which has to suit the `amiFamily`. Another one replaces every node, and so do then other labels and taints. Default: EKS's newest when nodes are made."),
    preBootstrapCommands: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('commands', (0,cluster_config_shapes/* text */.Qq)('a command', parsers/* anyText */.Ae)), 'Shell commands that run before the kubelet is started, for `AmazonLinux2023`.'),
    overrideBootstrapCommand: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a NodeConfig', parsers/* anyText */.Ae), "A NodeConfig over EKS's, for `AmazonLinux2023`: nodeadm merges both. With `ami`, a script may stand in its place, as in `nodeGroups`."),
    additionalVolumes: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('volumes', additionalVolume)),
    bottlerocket: (0,cluster_config_shapes/* field */.ZZ)(bottlerocket),
    warmPoolConfig: (0,cluster_config_shapes/* field */.ZZ)(warmPoolConfig, 'Instances that are started beforehand, and join when the group grows. Default: none.'),
}, {
    asgMetricsCollection: { why: ofEks, like: metricsCollection },
    asgSuspendProcesses: ofEks,
    classicLoadBalancerNames: inNoBalancer,
    clusterDNS: ofSelfManaged,
    connectionTracking: { ...usualInterfaces, like: connectionTracking },
    containerRuntime: { why: 'nodes run containerd', unless: 'containerd' },
    cpuCredits: ofSelfManaged,
    disableIMDSv1: { why: 'IMDSv2 is always required', unless: 'true' },
    efaEnabled: { ...usualInterfaces, unless: 'false' },
    enclaveEnabled: { ...ofSelfManaged, unless: 'false' },
    instancesDistribution: { why: ofSelfManaged.why, instead: 'Write instanceTypes, and spot.' },
    kubeletExtraConfig: ofSelfManaged,
    localZones: zonesAlone,
    maxInstanceLifetime: ofSelfManaged,
    outpostARN: onOutposts,
    propagateASGTags: {
        why: 'the Cluster Autoscaler asks EKS for the labels and taints of a managed group, and needs no tags of its Auto Scaling group for them',
        unless: 'false',
    },
    targetGroupARNs: inNoBalancer,
    volumeEncrypted: { why: 'volumes are always encrypted', unless: 'true' },
    volumeName: { why: deviceOfImage, unless: '/dev/xvda' },
});

;// CONCATENATED MODULE: ./build/config/cluster-config/addon-fields.js
/** The fields of an EKS add-on. */








/** Add-ons check their configuration themselves; that it is a mapping is all that can be known of it here. */
const configuration = (0,cluster_config_shapes/* text */.Qq)('the text of a mapping, in JSON or YAML', (given) => {
    const write = 'Write JSON or YAML, such as \'{"replicaCount": 2}\'.';
    let content;
    try {
        content = (0,dist.parse)(given, { logLevel: 'error', prettyErrors: false });
    }
    catch (error) {
        throw new parsers/* Problem */.AF(`it is not good YAML: ${(0,message_of/* messageOf */.b)(error)}. ${write}`);
    }
    if (typeof content === 'object' && content !== null && !Array.isArray(content))
        return given;
    throw new parsers/* Problem */.AF(`it is not the text of a mapping. ${write}`);
});
/** As eksctl compares them, in small or in capital letters. */
const conflicts = (0,cluster_config_shapes/* text */.Qq)(addons/* conflictWishes */.MT.map((each) => `\`${each.toLowerCase()}\``).join(', '), (given) => {
    const found = addons/* conflictWishes */.MT.find((each) => each === given.toUpperCase());
    if (found !== undefined)
        return found;
    throw new parsers/* Problem */.AF(`it is not known. Write one of: ${addons/* conflictWishes */.MT.join(', ').toLowerCase()}.`);
});
const onlyAccountAndRole = { why: 'EKS associates a service account of an add-on with a role, and no more' };
const addonAssociation = (0,cluster_config_shapes/* mapping */.pq)({
    serviceAccountName: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a name', values/* serviceAccountName */.uY), 'Name of the service account.'),
    namespace: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a namespace', values/* namespaceName */.dz), "Its namespace, which is the add-on's."),
    roleARN: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), 'ARN of your own role, instead of policies.'),
    permissionPolicyARNs: (0,cluster_config_shapes/* field */.ZZ)(policies, 'ARNs of policies that its role has.'),
    permissionPolicy: (0,cluster_config_shapes/* field */.ZZ)(ownPolicy, 'A policy that its role has of its own.'),
    wellKnownPolicies: policiesOfRole.wellKnownPolicies,
    permissionsBoundaryARN: boundary,
    tags: (0,cluster_config_shapes/* field */.ZZ)(tagsOfRole, "Tags for its role, on top of the cluster's."),
}, {
    createServiceAccount: { why: 'the add-on makes it', unless: 'false' },
    disableSessionTags: { ...onlyAccountAndRole, unless: 'false' },
    roleName: nameOfRole,
    ...ofAssociations,
    targetRoleARN: onlyAccountAndRole,
});
const ofListing = 'it chooses what eksctl lists, and nothing of what is made';
const addon = (0,cluster_config_shapes/* mapping */.pq)({
    name: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a name', values/* addonName */.CL), 'Name of the EKS add-on.'),
    version: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a version', values/* addonVersion */.Bl), "Version, in full or its first parts, of which the newest is taken; or `latest`. Default, and `default`: that of the cluster's Kubernetes."),
    configurationValues: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mappingOr */.Gk)((0,cluster_config_shapes/* json */.Pq)('the mapping itself'), configuration), "Configuration, by the add-on's own schema."),
    resolveConflicts: (0,cluster_config_shapes/* field */.ZZ)(conflicts, 'What becomes of what somebody else has set. Default: `overwrite` when the add-on is made, `preserve` when it is changed.'),
    tags: (0,cluster_config_shapes/* field */.ZZ)(tags, "Tags for the add-on, on top of the cluster's."),
    namespaceConfig: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        namespace: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a namespace', values/* namespaceName */.dz), 'Namespace that the add-on is made in, for good: EKS moves none. Not of those that nodes need. Default: its usual one.'),
    })),
    ...policiesOfRole,
    serviceAccountRoleARN: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), 'ARN of your own role, which its service account takes by the tokens of the cluster (IRSA). EKS takes back none that it has been told.'),
    podIdentityAssociations: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('associations', addonAssociation), 'Service accounts of the add-on whose pods have a role by EKS Pod Identity. What is taken out of the list goes.'),
    useDefaultPodIdentityAssociations: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether its pods have the role that EKS recommends, by Pod Identity. Default: `false`.'),
}, {
    owners: ofListing,
    publishers: ofListing,
    types: ofListing,
});
const addonsConfig = (0,cluster_config_shapes/* mapping */.pq)({
    disableDefaultAddons: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether there are those of the list alone. One that is there stays. Default: `false`.'),
    autoApplyPodIdentityAssociations: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether pods of add-ons have the roles that EKS recommends, by Pod Identity, where the add-on says nothing. Default: `false`.'),
});

// EXTERNAL MODULE: ./build/spec/auto-mode.js
var auto_mode = __webpack_require__(6519);
;// CONCATENATED MODULE: ./build/config/cluster-config/auto-mode-fields.js
/** The fields of EKS Auto Mode. */





const autoModeConfig = (0,cluster_config_shapes/* mapping */.pq)({
    enabled: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether EKS starts and ends the nodes by itself, as pods need them. The input `mode` says the same. Default: `false`.'),
    nodePools: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('node pools', (0,cluster_config_shapes/* text */.Qq)('`general-purpose` or `system`', (0,parsers/* oneOf */.yL)(...auto_mode/* builtInPools */.dZ))), 'The built-in node pools. With an empty list, nodes come by node pools of your own alone. Default: both.'),
    nodeRoleARN: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), 'ARN of your own role of the nodes. Default: one is made.'),
    permissionsBoundaryARN: boundaryOfAll,
});

// EXTERNAL MODULE: ./build/spec/capabilities.js
var capabilities = __webpack_require__(730);
;// CONCATENATED MODULE: ./build/config/cluster-config/capability-fields.js
/** The fields of a capability. */






const capability = (0,cluster_config_shapes/* mapping */.pq)({
    name: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a name', values/* capabilityName */.IN), 'Name of the capability.'),
    type: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('`ACK` or `KRO`', (0,parsers/* oneOf */.yL)(...capabilities/* capabilityTypes */.U)), 'Whose controllers EKS runs: AWS Controllers for Kubernetes, or kro. A cluster has one of each at most.'),
    roleArn: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), 'ARN of your own role, which `capabilities.eks.amazonaws.com` may take. Default: one is made.'),
    attachPolicyARNs: (0,cluster_config_shapes/* field */.ZZ)(policies, 'ARNs of policies that its role has: what it may do in AWS.'),
    attachPolicy: (0,cluster_config_shapes/* field */.ZZ)(ownPolicy, 'A policy that its role has of its own.'),
    permissionsBoundary: boundary,
    deletePropagationPolicy: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`RETAIN`', (0,parsers/* oneOf */.yL)('RETAIN')), 'What becomes of what it has made, when it goes: it stays. EKS knows nothing else.'),
    tags: (0,cluster_config_shapes/* field */.ZZ)(tagsOfRole, "Tags for the capability and its role, on top of the cluster's."),
}, {
    configuration: {
        why: 'Argo CD is not made, and the others have none',
        instead: 'Install Argo CD in a step after `up`.',
        like: capabilityConfiguration,
    },
    accessPolicies: {
        why: 'the role of a capability has the access policies that EKS gives it',
        instead: 'Associate others, or bind its user by RBAC, in a step after `up`.',
    },
});

;// CONCATENATED MODULE: ./build/config/cluster-config/component-fields.js
/**
 * Settings of Kubernetes' own programs in the control plane.
 * Source: EKS user guide, "Advanced Kubernetes control plane configuration": the values that EKS takes, from Kubernetes 1.31 on;
 * names, and what wants a tier, from eksctl user guide, "Control Plane Component Configuration".
 */



/** EKS takes times of a single unit. @param unit of milliseconds */
function whole(unit, name, parser) {
    return (given) => {
        const time = parser(given);
        if (time % unit === 0)
            return time;
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(given)} is no whole number of ${name}. Write one.`);
    };
}
const port = (0,cluster_config_shapes/* text */.Qq)('a port', (0,parsers/* wholeNumber */.rD)(10_260, 32_767, 30_000));
const kubeAPIServerConfig = (0,cluster_config_shapes/* mapping */.pq)({
    eventTTL: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a time', whole(60_000, 'minutes', (0,parsers/* duration */.p0)({ least: '10m', most: '60m', example: '30m' }))), 'For how long events are kept, from `10m` to `60m`. Default: as it is; `60m` of a new cluster.'),
    serviceNodePortRange: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        minPort: (0,cluster_config_shapes/* required */.mw)(port, 'First port, from 10260.'),
        maxPort: (0,cluster_config_shapes/* required */.mw)(port, 'Last port, to 32767.'),
    }), 'Ports of Services of the type NodePort. Default: as it is; 30000 to 32767 of a new cluster.'),
});
const kubeSchedulerConfig = (0,cluster_config_shapes/* mapping */.pq)({
    nodeResourcesFit: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        scoringStrategy: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
            type: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)(scorings.map((each) => `\`${each}\``).join(' or '), (0,parsers/* oneOf */.yL)(...scorings)), 'Whether pods are spread over nodes, or packed onto few. Default: as it is; `LeastAllocated` of a new cluster.'),
            resources: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('resources', (0,cluster_config_shapes/* mapping */.pq)({
                name: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a resource', (0,parsers/* oneOf */.yL)(...scoredResources)), `One of ${scoredResources.map((each) => `\`${each}\``).join(', ')}.`),
                weight: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a weight', (0,parsers/* wholeNumber */.rD)(1, 100, 1)), 'From 1 to 100.'),
            })), 'By which resources nodes are compared, and how much each counts. Default: as it is; `cpu` and `memory` of a new cluster, each 1.'),
        })),
    })),
});
const kubeControllerManagerConfig = (0,cluster_config_shapes/* mapping */.pq)({
    horizontalPodAutoscalerControllerConfig: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        horizontalPodAutoscalerSyncPeriod: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a time', whole(1000, 'seconds', (0,parsers/* duration */.p0)({ least: '10s', most: '15s', example: '10s' }))), 'How often HorizontalPodAutoscalers look, from `10s` to `15s`. EKS wants a tier of controlPlaneScalingConfig for it. Default: as it is; `15s` of a new cluster.'),
    })),
    podGCControllerConfig: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        terminatedPodGCThreshold: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of pods', (0,parsers/* wholeNumber */.rD)(10_000, 12_500, 12_500)), 'How many pods that have ended are kept, from 10000 to 12500. EKS wants a tier of controlPlaneScalingConfig for it. Default: as it is; 12500 of a new cluster.'),
    })),
});

;// CONCATENATED MODULE: ./build/config/cluster-config/fargate-fields.js
/** The fields of a Fargate profile. */





const selector = (0,cluster_config_shapes/* mapping */.pq)({
    namespace: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a namespace', values/* namespaceOfSelector */._Y), 'Namespace of the pods; `*` stands for any characters, and `?` for one.'),
    labels: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* texts */.Te)('a mapping of labels to values', tags_and_labels/* checkLabelPattern */.fu), 'Labels that the pods have, at most 5; `*` and `?` in a value are as in the namespace.'),
});
const fargateProfile = (0,cluster_config_shapes/* mapping */.pq)({
    name: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a name', values/* fargateProfileName */.hM), 'Name of the Fargate profile.'),
    selectors: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* list */.p_)('selectors', selector), 'Which pods run on Fargate: one to five selectors, of which one has to match.'),
    podExecutionRoleARN: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), 'ARN of your own pod execution role. Default: that of `iam.fargatePodExecutionRoleARN`, or one is made.'),
    tags: (0,cluster_config_shapes/* field */.ZZ)(tags, "Tags for the profile, on top of the cluster's."),
    subnets: (0,cluster_config_shapes/* field */.ZZ)(subnetsOfGroup, 'Subnets of the pods, of those in `vpc.subnets.private`, by name or id. Default: all of them.'),
    // eksctl writes it, and reads nothing of it.
    status: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* json */.Pq)('what EKS says of it')),
});

;// CONCATENATED MODULE: ./build/config/cluster-config/identity-provider-fields.js
/** The fields of an OIDC identity provider. */



const identity_provider_fields_name = (0,parsers/* matching */.wC)(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, 'a name for an identity provider (a letter or digit, then at most 99 letters, digits, hyphens and underscores)', 'company');
/** Of which EKS takes neither a port nor a query. Source: EKS API reference, OidcIdentityProviderConfigRequest. */
const issuer = (given) => {
    const url = URL.canParse(given) ? new URL(given) : undefined;
    if (url?.protocol !== 'https:' || url.search !== '' || url.port !== '' || url.hash !== '') {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(given)} is not the URL of an issuer: it begins with https://, and has neither a port nor a query. Write it as its tokens say it in iss, such as https://login.example.com.`);
    }
    return given;
};
const word = (0,parsers/* matching */.wC)(/^\S{1,255}$/, 'a name without spaces', 'kubernetes');
const prefix = (given) => {
    if (given.includes('system:')) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(given)} holds system:, with which names of Kubernetes's own begin. Write another prefix, such as company:.`);
    }
    return given;
};
/** Source: EKS API reference, OidcIdentityProviderConfigRequest: requiredClaims. */
function checkClaim(claim, value) {
    if (claim.length < 1 || claim.length > 63 || value.length < 1 || value.length > 253) {
        throw new parsers/* Problem */.AF(`${(0,parsers/* quote */.hD)(`${claim}: ${value}`)} is no claim that EKS asks for. Write a name of at most 63 and a value of at most 253 characters.`);
    }
}
/** eksctl reads its names by Go's encoding/json, in any case. Source: its IdentityProvider.UnmarshalJSON. */
const isOfAnyCase = true;
const identityProvider = (0,cluster_config_shapes/* mapping */.pq)({
    type: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('`oidc`', (0,parsers/* oneOf */.yL)('oidc')), 'Always `oidc`.'),
    name: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a name', identity_provider_fields_name), 'Name of the provider.'),
    issuerURL: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('the URL of an issuer', issuer), 'URL of the issuer of the ID tokens, which EKS finds the keys of on the internet.'),
    clientID: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('a client id', word), 'Who the tokens are for: their audience.'),
    usernameClaim: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a claim', word), 'Claim that holds the user name. Default: `sub`.'),
    usernamePrefix: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a prefix', prefix), 'What user names begin with; `-` for nothing. Default: the URL of the issuer and `#`, but for the claim `email`.'),
    groupsClaim: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a claim', word), 'Claim that holds the groups. Default: none.'),
    groupsPrefix: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a prefix', prefix), 'What names of groups begin with. Default: nothing.'),
    requiredClaims: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* texts */.Te)('a mapping of claims to values', checkClaim), 'Claims that a token has to hold, with their values.'),
    tags: (0,cluster_config_shapes/* field */.ZZ)(tags, "Tags for the provider, on top of the cluster's."),
}, {}, isOfAnyCase);

;// CONCATENATED MODULE: ./build/config/cluster-config/self-managed-fields.js
/** The fields of a node group that EKS does not manage: those of a managed one, as far as eksctl has them for both, and its own. */






/** Fields of a managed node group, which mean the same here. */
function same(...names) {
    const fields = Object.fromEntries(names.map((name) => [name, nodeGroup.fields?.[name]]));
    return fields;
}
const instancesDistribution = (0,cluster_config_shapes/* mapping */.pq)({
    instanceTypes: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('instance types', (0,cluster_config_shapes/* text */.Qq)('an instance type', values/* instanceType */.w)), 'EC2 instance types of one architecture, at most 20, instead of `instanceType`.'),
    onDemandBaseCapacity: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of nodes', (0,parsers/* wholeNumber */.rD)(0, 450, 1)), 'So many on-demand instances, before any Spot. Default: 0.'),
    onDemandPercentageAboveBaseCapacity: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a percentage', (0,parsers/* wholeNumber */.rD)(0, 100, 50)), 'Of the others, so many of a hundred on-demand. Default: 100, as in eksctl.'),
    spotAllocationStrategy: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a strategy', (0,parsers/* oneOf */.yL)('price-capacity-optimized', 'capacity-optimized', 'capacity-optimized-prioritized', 'lowest-price')), 'By what Spot instances are chosen. Default: `price-capacity-optimized`, and `lowest-price` beside `spotInstancePools`.'),
    spotInstancePools: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of pools', (0,parsers/* wholeNumber */.rD)(1, 20, 2)), 'Pools of Spot instances, for `lowest-price` alone.'),
    maxPrice: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a price', values/* dollars */.E9), 'Most for a Spot instance, in US dollars an hour.'),
    orOnDemand: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether on-demand instances take the place of Spot ones, where there are none of these while the group is made; `max-hourly-cost` counts their price. Not in eksctl. Default: `false`.'),
    capacityRebalance: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether a Spot instance that is likely to end is replaced before. Default: `false`.'),
});
/**
 * Of the kubelet's configuration, what would open it, or keep it from its cluster.
 * Source: eksctl, pkg/apis/eksctl.io/v1alpha5, validateNodeGroupKubeletExtraConfig.
 */
const kubeletExtraConfig = (0,cluster_config_shapes/* converted */.H$)((0,cluster_config_shapes/* json */.Pq)('a mapping of the kubelet’s settings'), (given) => {
    values/* checkKubeletConfig */.jJ(JSON.parse(given));
    return given;
});
const groupMetric = (0,parsers/* matching */.wC)(/^(Group|WarmPool)[A-Za-z]{1,60}$/, 'a metric of an Auto Scaling group', 'GroupInServiceInstances');
const scalingProcess = (given) => {
    if (given === 'Launch' || given === 'Terminate')
        throw new parsers/* Problem */.AF(`${given} may not be suspended: nodes would not be replaced, nor go with their cluster. Leave it out.`);
    return (0,parsers/* oneOf */.yL)(...spec/* scalingProcesses */.dZ)(given);
};
const selfManagedGroup = (0,cluster_config_shapes/* mapping */.pq)({
    ...same('name', 'instanceType', 'instanceSelector', 'desiredCapacity', 'minSize', 'maxSize', 'volumeSize', 'volumeType', 'volumeIOPS', 'volumeThroughput', 'volumeKmsKeyID', 'labels', 'taints', 'tags', 'amiFamily', 'privateNetworking', 'availabilityZones', 'subnets', 'iam', 'instanceName', 'instancePrefix', 'ebsOptimized', 'enableDetailedMonitoring', 'disablePodIMDS', 'ssh', 'securityGroups', 'placement', 'additionalVolumes', 'bottlerocket', 'capacityReservation', 'instanceMarketOptions'),
    instancesDistribution: (0,cluster_config_shapes/* field */.ZZ)(instancesDistribution),
    ami: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the id of an image', values/* imageId */.L), "Your own image, which has to suit the `amiFamily`. Default: EKS's newest when the group is made."),
    preBootstrapCommands: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('commands', (0,cluster_config_shapes/* text */.Qq)('a command', parsers/* anyText */.Ae)), 'Shell commands that run before the kubelet is started.'),
    overrideBootstrapCommand: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a text', parsers/* anyText */.Ae), 'A NodeConfig over ours; or, where it begins with `#!`, a script in its place, such as for an image with `/etc/eks/bootstrap.sh`: it finds `CLUSTER_NAME`, `API_SERVER_URL`, `B64_CLUSTER_CA`, `CLUSTER_DNS`, `NODE_LABELS` and `NODE_TAINTS` in its environment.'),
    kubeletExtraConfig: (0,cluster_config_shapes/* field */.ZZ)(kubeletExtraConfig, "Settings of the kubelet's configuration file."),
    maxPodsPerNode: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of pods', (0,parsers/* wholeNumber */.rD)(4, 737, 110)), 'Most pods of a node. Default: as many as it has addresses for.'),
    clusterDNS: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('an IPv4 address', (0,parsers/* matching */.wC)(/^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/, 'an IPv4 address', '169.254.20.10')), "Address of the name server that pods ask. Default: that of the cluster's coredns."),
    cpuCredits: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`standard` or `unlimited`', (0,parsers/* oneOf */.yL)('standard', 'unlimited')), 'Whether types with CPU credits, such as t3, go on without any, which costs. Default: as EC2 has it for the type.'),
    maxInstanceLifetime: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a number of seconds', (0,parsers/* wholeNumber */.rD)(86_400, 31_536_000, 604_800)), 'Seconds after which Auto Scaling replaces an instance, at least a day. Default: never.'),
    propagateASGTags: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether the Auto Scaling group has tags with the labels and taints, by which the Cluster Autoscaler knows nodes of a group that has none. Default: `false`.'),
    asgMetricsCollection: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('metrics', (0,cluster_config_shapes/* mapping */.pq)({
        granularity: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('`1Minute`', (0,parsers/* oneOf */.yL)('1Minute')), 'Always `1Minute`.'),
        metrics: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('metrics', (0,cluster_config_shapes/* text */.Qq)('a metric', groupMetric)), 'Names of metrics, such as `GroupInServiceInstances`. Default: all.'),
    })), 'Which metrics of the Auto Scaling group CloudWatch has. Default: none.'),
    asgSuspendProcesses: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('processes', (0,cluster_config_shapes/* text */.Qq)('a process', scalingProcess)), 'What Auto Scaling does not do for the group, such as `AZRebalance`, once its nodes are Ready. An empty list has it do everything again. Default: as somebody has set it.'),
    enclaveEnabled: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether instances can start Nitro Enclaves, of types that can. Default: `false`.'),
    prelaunch: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, "Whether instances start while EKS still makes the control plane, and wait for it. Not in eksctl. Default: `true` where EKS's image of them can do so."),
}, {
    classicLoadBalancerNames: inNoBalancer,
    connectionTracking: { ...usualInterfaces, like: connectionTracking },
    containerRuntime: { why: 'nodes run containerd', unless: 'containerd' },
    disableIMDSv1: { why: 'IMDSv2 is always required', unless: 'true' },
    efaEnabled: { ...usualInterfaces, unless: 'false' },
    localZones: zonesAlone,
    outpostARN: onOutposts,
    targetGroupARNs: inNoBalancer,
    nodeRepairConfig: { why: 'EKS repairs nodes of managed node groups alone', unless: { enabled: 'false' } },
    updateConfig: {
        why: 'the nodes of a self-managed group are replaced one at a time',
        unless: { maxUnavailable: '1' },
        like: refused_shapes_updateConfig,
    },
    volumeEncrypted: { why: 'volumes are always encrypted', unless: 'true' },
    volumeName: { why: deviceOfImage, unless: '/dev/xvda' },
});

;// CONCATENATED MODULE: ./build/config/cluster-config/fields.js
/**
 * The fields of an eksctl ClusterConfig that are supported, and those that are refused.
 * Source: the schema of eksctl.io/v1alpha5, https://schema.eksctl.io.
 */


















const keepsVersion = 'a cluster keeps the Kubernetes version that it was made with';
const metadata = (0,cluster_config_shapes/* mapping */.pq)({
    name: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a name', values/* clusterName */.SL), 'Name of the cluster. The input `cluster-name` beats it; without both, the name comes from the pull request or the branch.'),
    region: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a region', values/* region */.Ny), 'Region. The input `region` beats it, and it beats `AWS_REGION`.'),
    version: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a Kubernetes version', values/* kubernetesVersion */.Z3), 'Kubernetes version. The input `kubernetes-version` beats it. Default: the version that EKS gives new clusters.'),
    tags: (0,cluster_config_shapes/* field */.ZZ)(tags, 'Tags for everything that is made. The input `tags` adds to them, and beats them.'),
    annotations: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* texts */.Te)('a mapping of names to texts', () => { }), 'Notes for people, of which nothing is made, as in eksctl. What is to be seen in AWS is written into `tags`.'),
}, {
    forceUpdateVersion: { why: keepsVersion, unless: 'false' },
    rollbackConfig: { why: keepsVersion, like: rollbackConfig },
});
const kubernetesNetworkConfig = (0,cluster_config_shapes/* mapping */.pq)({
    serviceIPv4CIDR: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a range of addresses', cidr/* serviceRange */.zt), "Addresses of Services: private, from /12 to /24, apart from the VPC's. Default: EKS's choice."),
}, {
    ipFamily: { why: 'pods and Services have IPv4 addresses', unless: 'IPv4' },
    serviceIPv6CIDR: 'EKS alone chooses it',
});
const ipv4Alone = 'the VPC has IPv4 addresses alone';
const vpc = (0,cluster_config_shapes/* mapping */.pq)({
    id: (0,cluster_config_shapes/* field */.ZZ)(vpcId, 'Your own VPC, in which the cluster is to stand. Default: that of `subnets`, or one is made.'),
    subnets: (0,cluster_config_shapes/* field */.ZZ)(subnets),
    cidr: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('a range of addresses', cidr/* vpcRange */.Zw), 'Addresses of the VPC: private, from /16 to /24. Default: `192.168.0.0/16`.'),
    nat: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        gateway: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`Single`, `HighlyAvailable` or `Disable`', (0,parsers/* oneOf */.yL)('Single', 'HighlyAvailable', 'Disable')), 'One NAT gateway, one in each zone, or none. Default: `Single`.'),
    })),
    clusterEndpoints: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        publicAccess: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'From the internet. Default: `true`.'),
        privateAccess: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'From within the VPC. Default: `true`.'),
    })),
    publicAccessCIDRs: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('ranges of addresses', (0,cluster_config_shapes/* text */.Qq)('a range of addresses', cidr/* publicRange */.v$)), 'Who may use the public endpoint, at most 40 ranges. Default: everybody.'),
    controlPlaneOnPrivateSubnets: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether the control plane has its network interfaces in the private subnets alone. EKS changes it in a cluster that runs. Default: `false`.'),
    controlPlaneSubnetIDs: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('subnets', subnetId), 'Subnets of your own VPC in which the control plane has its network interfaces, whether they are in `subnets` or not. EKS changes it in a cluster that runs. Default: all of `subnets`.'),
    securityGroups: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`minimum` or `recommended`', (0,parsers/* oneOf */.yL)(...spec/* groupKinds */.Rp)), 'What passes between the control plane and the nodes, as by the input `security-groups`. eksctl has no such field. Default: `recommended`.'),
}, {
    securityGroup: 'EKS makes the group of the control plane',
    sharedNodeSecurityGroup: {
        why: "nodes have the cluster's own group",
        instead: 'Write securityGroups.attachIDs of the node groups.',
    },
    manageSharedNodeSecurityGroupRules: {
        why: "nodes have the cluster's own group, which lets them reach each other and the control plane",
        unless: 'true',
    },
    controlPlaneEgressMode: {
        why: 'EKS never takes CUSTOMER_ROUTED back, and nothing here makes the routes that it wants',
        unless: 'AWS_MANAGED',
    },
    controlPlaneSecurityGroupIDs: 'EKS makes the group of the control plane',
    extraCIDRs: { why: 'the VPC has one range of addresses', instead: 'Write a wider one into cidr.' },
    extraIPv6CIDRs: ipv4Alone,
    ipv6Cidr: ipv4Alone,
    ipv6Pool: ipv4Alone,
    autoAllocateIPv6: { why: ipv4Alone, unless: 'false' },
    hostnameType: { why: 'instances are named by their addresses', unless: 'ip-name' },
});
const ofFlux = {
    why: 'Flux is put into a cluster by its own command',
    instead: 'Run `flux bootstrap` in a step after `up`.',
};
const clusterConfig = (0,cluster_config_shapes/* mapping */.pq)({
    apiVersion: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('`eksctl.io/v1alpha5`', (0,parsers/* oneOf */.yL)('eksctl.io/v1alpha5')), 'Always `eksctl.io/v1alpha5`.'),
    kind: (0,cluster_config_shapes/* required */.mw)((0,cluster_config_shapes/* text */.Qq)('`ClusterConfig`', (0,parsers/* oneOf */.yL)('ClusterConfig')), 'Always `ClusterConfig`.'),
    metadata: (0,cluster_config_shapes/* field */.ZZ)(metadata),
    availabilityZones: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('zones', (0,cluster_config_shapes/* text */.Qq)('a zone', values/* zone */.rg)), 'Two to four zones of the region. Default: the first two or three that will do.'),
    kubernetesNetworkConfig: (0,cluster_config_shapes/* field */.ZZ)(kubernetesNetworkConfig),
    vpc: (0,cluster_config_shapes/* field */.ZZ)(vpc),
    accessConfig: (0,cluster_config_shapes/* field */.ZZ)(accessConfig),
    iam: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        serviceRoleARN: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), 'ARN of your own cluster role. Default: one is made.'),
        fargatePodExecutionRoleARN: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('the ARN of a role', values/* roleArn */.w3), 'ARN of your own pod execution role, for Fargate profiles that name none. Default: one is made.'),
        fargatePodExecutionRolePermissionsBoundary: boundaryOfAll,
        serviceRolePermissionsBoundary: boundaryOfAll,
        withOIDC: (0,cluster_config_shapes/* field */.ZZ)(cluster_config_shapes/* flag */.Jt, 'Whether IAM knows the issuer of the tokens of service accounts, as serviceAccounts need it. Default: `false`.'),
        serviceAccounts: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('service accounts', serviceAccount), 'Service accounts whose pods have a role by the tokens of the cluster (IRSA). What is taken out of the list goes.'),
        podIdentityAssociations: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('associations', podIdentityAssociation), 'Service accounts whose pods have a role by EKS Pod Identity. What is taken out of the list goes.'),
    }, {
        vpcResourceControllerPolicy: {
            why: 'the cluster role has no policy for security groups of pods',
            unless: 'false',
        },
    })),
    addons: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('add-ons', addon), `EKS add-ons, beside the default ones, which are there unless addonsConfig says otherwise: ${spec/* defaults */.NT.addons.join(', ')}. An item of the same name gives a default one its version and configuration.`),
    addonsConfig: (0,cluster_config_shapes/* field */.ZZ)(addonsConfig),
    managedNodeGroups: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('node groups', nodeGroup), 'Managed node groups. Default: the one that the inputs describe.'),
    nodeGroups: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('node groups', selfManagedGroup), 'Self-managed node groups: each an Auto Scaling group, in a CloudFormation stack of its own, of which EKS knows nothing.'),
    autoModeConfig: (0,cluster_config_shapes/* field */.ZZ)(autoModeConfig),
    fargateProfiles: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('Fargate profiles', fargateProfile), 'Which pods run on Fargate. A file that has profiles and no node groups makes a cluster without nodes, on Fargate alone: a profile has to take coredns, and there are no volumes of EBS. One that is taken out of the file is deleted.'),
    capabilities: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('capabilities', capability), 'Controllers that EKS runs beside the control plane, each charged by the hour and by what it manages. One that is taken out of the file is deleted; what it has made stays.'),
    iamIdentityMappings: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('mappings', identityMapping), 'Who may enter by the ConfigMap aws-auth, which the authentication mode has to look at. What others have written there stays.'),
    identityProviders: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* list */.p_)('identity providers', identityProvider), 'Whose ID tokens the cluster takes beside those of IAM: one provider, which EKS takes a quarter of an hour to associate, and as long to take away. An empty list takes away the one that was made for the cluster.'),
    cloudWatch: (0,cluster_config_shapes/* field */.ZZ)(cloudWatch),
    secretsEncryption: (0,cluster_config_shapes/* field */.ZZ)(secretsEncryption),
    zonalShiftConfig: (0,cluster_config_shapes/* field */.ZZ)(zonalShiftConfig),
    controlPlaneScalingConfig: (0,cluster_config_shapes/* field */.ZZ)(controlPlaneScalingConfig),
    kubeAPIServerConfig: (0,cluster_config_shapes/* field */.ZZ)(kubeAPIServerConfig),
    kubeSchedulerConfig: (0,cluster_config_shapes/* field */.ZZ)(kubeSchedulerConfig),
    kubeControllerManagerConfig: (0,cluster_config_shapes/* field */.ZZ)(kubeControllerManagerConfig),
    deletionProtection: deletionProtection,
    upgradePolicy: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* mapping */.pq)({
        supportType: (0,cluster_config_shapes/* field */.ZZ)((0,cluster_config_shapes/* text */.Qq)('`STANDARD` or `EXTENDED`', (0,parsers/* oneOf */.yL)('STANDARD', 'EXTENDED')), 'What happens when a version leaves standard support: an upgrade, or a sixfold price. Default: `STANDARD`.'),
    })),
}, {
    git: ofFlux,
    gitops: { ...ofFlux, like: gitops },
    karpenter: {
        why: 'its roles, its queue and its chart are not made',
        instead: 'Write autoModeConfig, by which EKS itself runs Karpenter, or install it in a step after `up`: `down` ends the instances that it has started.',
        like: karpenter,
    },
    localZones: { why: 'subnets are in zones of the region itself', instead: 'Write availabilityZones.' },
    outpost: { why: 'the control plane is in the region, and not on an Outpost', like: outpost },
    privateCluster: {
        why: 'there are no VPC endpoints, and nodes reach AWS through a NAT gateway',
        instead: 'Write privateAccess: true and publicAccess: false into vpc.clusterEndpoints, and run the job on a runner in the VPC.',
        unless: { enabled: 'false' },
        like: privateCluster,
    },
    remoteNetworkConfig: {
        why: 'nodes that are not in AWS (hybrid nodes) are not let in',
        like: remoteNetworkConfig,
    },
    status: 'it is what eksctl writes of a cluster, and asks for nothing',
});

;// CONCATENATED MODULE: ./build/config/cluster-config/read.js



/**
 * Reads the text of a ClusterConfig.
 * @param label how problems call it.
 */
function readConfig(text, label) {
    const lines = new dist.LineCounter();
    const places = new Map();
    const told = [];
    const tell = (offset, message) => {
        const { line, col } = lines.linePos(offset);
        told.push({ offset, message: `${label}:${line}:${col}${message}` });
    };
    const report = (path, message, offset = placeOf(path, places)) => tell(offset, `${path === '' ? '' : ` ${path}`}: ${message}`);
    const problems = () => told.toSorted((one, other) => one.offset - other.offset).map(({ message }) => message);
    const found = onlyDocument(text, lines, tell);
    if (found === undefined)
        return { config: {}, report, mentions: () => true, problems };
    const homes = (0,cluster_config_shapes/* homesIn */.mS)(clusterConfig);
    const config = clusterConfig.read(found.root, '', {
        document: found.document,
        homesOf: (name) => homes.get(name) ?? [],
        mark: (path, node) => places.set(path, node.range?.[0] ?? 0),
        report: (path, message, node) => report(path, message, node?.range?.[0]),
    });
    return { config: config ?? {}, report, mentions: (path) => places.has(path), problems };
}
/** The YAML document that the text is; undefined when it is none, or several, or empty, which has then been told. */
function onlyDocument(text, lineCounter, tell) {
    // Positions are told by us, and keys that are given twice by their paths. Nothing is printed.
    const options = {
        lineCounter,
        prettyErrors: false,
        uniqueKeys: false,
        merge: true,
        logLevel: 'silent',
    };
    const documents = [...(0,dist.parseAllDocuments)(text, options)];
    const failures = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
    for (const { message, pos, code } of failures) {
        tell(pos[0], `: it is not good YAML: ${message}.${code === 'TAB_AS_INDENT' ? ' Write spaces.' : ''}`);
    }
    if (failures.length > 0)
        return undefined;
    const [first, second] = documents.flatMap((document) => isNothing(document.contents) ? [] : { document, root: document.contents });
    if (second !== undefined) {
        const message = ': a second document begins here. Write one ClusterConfig, without `---`.';
        tell(second.root.range?.[0] ?? 0, message);
        return undefined;
    }
    if (first === undefined) {
        tell(0, ': it is empty. Write an eksctl ClusterConfig, from `apiVersion: eksctl.io/v1alpha5` on.');
    }
    return first;
}
/** As behind a `---` at the end of the file. */
const isNothing = (contents) => contents === null || ((0,dist.isScalar)(contents) && contents.value === null);
/** Where the value of a path stands, or else what it would be part of. */
function placeOf(path, places) {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['), 0))) {
        const place = places.get(at);
        if (place !== undefined)
            return place;
    }
    return 0;
}

;// CONCATENATED MODULE: ./build/config/cluster-config/load.js




/**
 * The ClusterConfig that the input `config` gives as text, or names as a file.
 * @param workspace what paths are relative to, and what they do not leave: a pull request may bring links along.
 */
async function loadConfig(given, workspace) {
    if (isText(given))
        return { label: 'config', ...readConfig(given, 'config') };
    const label = given.trim();
    try {
        const [root, path] = await Promise.all([(0,promises_.realpath)(workspace), (0,promises_.realpath)((0,external_node_path_.resolve)(workspace, label))]);
        if (isInside(root, path))
            return { label, ...readConfig(await (0,promises_.readFile)(path, 'utf8'), label) };
        return unread(`Input config: ${label} leads out of the workspace, ${workspace}. Write the path of a file of the repository, relative to its root, which is no link to elsewhere.`);
    }
    catch (error) {
        return unread(`Input config: ${label} cannot be read in ${workspace}: ${(0,message_of/* whyUnread */.M)(error)}. Write the path of a file of the repository, relative to its root, and run actions/checkout before this step.`);
    }
    function unread(problem) {
        return { label, config: {}, report: () => { }, mentions: () => true, problems: () => [problem] };
    }
}
/** Both as they are without links. */
function isInside(folder, path) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}
function isText(given) {
    return given.trim().includes('\n') || /^\s*(apiVersion:|\{)/.test(given);
}


/***/ }),

/***/ 9026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ authenticationModes),
/* harmony export */   g: () => (/* binding */ entryTypes)
/* harmony export */ });
/** From left to right EKS changes them, and never back. Source: EKS user guide, "Change authentication mode to use access entries". */
const authenticationModes = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API'];
/** Types of access entries: the first for people and workflows, the others for nodes. Source: EKS API reference, CreateAccessEntry. */
const entryTypes = [
    'STANDARD',
    'EC2_LINUX',
    'EC2_WINDOWS',
    'FARGATE_LINUX',
    'EC2',
    'HYBRID_LINUX',
    'HYPERPOD_LINUX',
];


/***/ }),

/***/ 730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ capabilitiesOf),
/* harmony export */   U: () => (/* binding */ capabilityTypes)
/* harmony export */ });
/** A cluster has one of each at most. Source: EKS API reference, CreateCapability. */
const capabilityTypes = ['ACK', 'KRO'];
const capabilitiesOf = ({ capabilities = [], }) => capabilities;


/***/ })

};
