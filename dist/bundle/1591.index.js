export const id = 1591;
export const ids = [1591];
export const modules = {

/***/ 8084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L6: () => (/* binding */ attachmentKinds),
/* harmony export */   NW: () => (/* binding */ capabilityKind),
/* harmony export */   iU: () => (/* binding */ fargateProfileKind),
/* harmony export */   r3: () => (/* binding */ attachmentOf),
/* harmony export */   sF: () => (/* binding */ attachmentsOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _issues_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7704);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3242);
/* harmony import */ var _partition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6388);
/* harmony import */ var _usual_times_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7283);





const fargateProfileKind = {
    type: 'AWS::EKS::FargateProfile',
    one: 'Fargate profile',
    several: 'Fargate profiles',
    // Source: EKS user guide, "Delete a Fargate profile".
    isOneByOne: true,
    gone: _usual_times_js__WEBPACK_IMPORTED_MODULE_2__/* .usualTimes */ .b.fargateProfileGone,
    names: (eks, clusterName) => (0,_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .everyPage */ .L)((nextToken) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(eks.listFargateProfiles({ clusterName, nextToken })), (page) => page.fargateProfileNames),
    describe: async (eks, clusterName, name) => {
        const request = { clusterName, fargateProfileName: name };
        const profile = (await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(eks.describeFargateProfile(request)))?.fargateProfile;
        return (profile && {
            name,
            status: profile.status,
            tags: profile.tags ?? {},
            words: (0,_issues_js__WEBPACK_IMPORTED_MODULE_4__/* .issuesInWords */ .P)(profile.health),
        });
    },
    remove: (eks, clusterName, name) => eks.deleteFargateProfile({ clusterName, fargateProfileName: name }),
};
const capabilityKind = {
    type: 'AWS::EKS::Capability',
    one: 'capability',
    several: 'capabilities',
    isOneByOne: false,
    gone: _usual_times_js__WEBPACK_IMPORTED_MODULE_2__/* .usualTimes */ .b.capabilityGone,
    names: async (eks, clusterName) => {
        // Outside of its commercial regions EKS has none, and knows no such call: eksctl-io/eksctl#8631.
        if ((0,_partition_js__WEBPACK_IMPORTED_MODULE_1__/* .partitionOf */ .iQ)(await eks.config.region()).id !== 'aws')
            return [];
        return (0,_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .everyPage */ .L)((nextToken) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(eks.listCapabilities({ clusterName, nextToken })), (page) => page.capabilities?.map(({ capabilityName = '' }) => capabilityName));
    },
    describe: async (eks, clusterName, name) => {
        const request = { clusterName, capabilityName: name };
        const found = (await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(eks.describeCapability(request)))?.capability;
        return found && attachmentOf(found);
    },
    remove: (eks, clusterName, name) => eks.deleteCapability({ clusterName, capabilityName: name }),
};
const attachmentOf = ({ capabilityName = '', status, tags = {}, health }) => ({
    name: capabilityName,
    status,
    tags,
    words: (0,_issues_js__WEBPACK_IMPORTED_MODULE_4__/* .issuesInWords */ .P)(health),
});
const attachmentKinds = [fargateProfileKind, capabilityKind];
/** Those of the kind that the cluster has now. */
async function attachmentsOf(eks, clusterName, kind) {
    const names = await kind.names(eks, clusterName);
    const found = await Promise.all(names.map((name) => kind.describe(eks, clusterName, name)));
    return found.filter((each) => each !== undefined);
}


/***/ }),

/***/ 5559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bo: () => (/* binding */ taggedGroups),
/* harmony export */   QJ: () => (/* binding */ unlessGroupIsUnknown),
/* harmony export */   fR: () => (/* binding */ scalingGroupsIn)
/* harmony export */ });
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3242);



/**
 * Resolves to undefined where there is no such Auto Scaling group, such as one that EKS is making anew: Auto Scaling has no
 * code of its own for it.
 */
async function unlessGroupIsUnknown(answer) {
    try {
        return await answer;
    }
    catch (error) {
        const isUnknown = /AutoScalingGroup name not found/i.test(String(error));
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error) === 'ValidationError' && isUnknown)
            return undefined;
        throw error;
    }
}
/** The most that Auto Scaling lists at once. */
const mostRecords = 100;
/** On the groups of managed node groups, which go with those. */
const ofNodeGroup = 'eks:nodegroup-name';
/**
 * Those with the cluster's name in a tag, in these VPCs.
 * Source of the tag: EKS user guide, "Create self-managed Amazon Linux nodes".
 */
async function scalingGroupsIn(aws, spec, vpcs) {
    if (vpcs.length === 0)
        return [];
    const found = [
        ...(await taggedGroups(aws, `kubernetes.io/cluster/${spec.name}`, 'owned')),
        ...(await taggedGroups(aws, 'eks:eks-cluster-name', spec.name)),
    ].map((group) => ({ group, name: group.AutoScalingGroupName ?? '', tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(group.Tags) }));
    const wanted = found.filter(({ tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isMadeFor */ .pb)(tags, spec) && tags[ofNodeGroup] === undefined);
    if (wanted.length === 0)
        return [];
    const vpcOf = await subnetsOf(aws, vpcs);
    const groups = wanted.flatMap(({ group, name, tags }) => {
        const vpc = subnetIdsOf(group)
            .map((id) => vpcOf.get(id))
            .find((each) => each !== undefined);
        return vpc === undefined ? [] : [{ name, tags, isShared: vpc.isShared }];
    });
    return [...new Map(groups.map((group) => [group.name, group])).values()];
}
/** Those that carry the tag, of all in the region: one question for every tag, and for every cluster. */
async function taggedGroups(aws, key, value) {
    const autoScaling = await aws.autoScaling();
    const all = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .everyPage */ .L)((NextToken) => autoScaling.describeAutoScalingGroups({ MaxRecords: mostRecords, NextToken }), (page) => page.AutoScalingGroups);
    return all.filter(({ Tags = [] }) => Tags.some(({ Key, Value }) => Key === key && Value === value));
}
const subnetIdsOf = ({ VPCZoneIdentifier = '' }) => VPCZoneIdentifier.split(',').map((id) => id.trim());
/** The VPC of each subnet in them, by its id. */
async function subnetsOf(aws, vpcs) {
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'vpc-id', Values: vpcs.map(({ id }) => id) }];
    const subnets = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .everyPage */ .L)((NextToken) => ec2.describeSubnets({ Filters, NextToken }), (page) => page.Subnets);
    return new Map(subnets.flatMap(({ SubnetId = '', VpcId }) => {
        const vpc = vpcs.find(({ id }) => id === VpcId);
        return vpc === undefined ? [] : [[SubnetId, vpc]];
    }));
}


/***/ }),

/***/ 2538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ capabilitiesOfCluster)
/* harmony export */ });
/* harmony import */ var _attachments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8084);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);


/** Those that the cluster has now, whoever made them, by their names; none where there is no cluster. */
async function capabilitiesOfCluster(eks, clusterName) {
    const names = await _attachments_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilityKind */ .NW.names(eks, clusterName);
    const found = await Promise.all(names
        .toSorted()
        .map((capabilityName) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(eks.describeCapability({ clusterName, capabilityName }))));
    return found.flatMap((answer) => answer?.capability ?? []);
}


/***/ }),

/***/ 7582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ ec2Kinds),
/* harmony export */   Id: () => (/* binding */ ofVpcs),
/* harmony export */   VT: () => (/* binding */ machineOf)
/* harmony export */ });
/* harmony import */ var _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7342);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3242);


/** Undefined of one that is stopped, and costs nothing. */
function machineOf({ InstanceType, InstanceLifecycle, State }) {
    const runs = State?.Name === 'pending' || State?.Name === 'running';
    return runs && InstanceType !== undefined
        ? { type: InstanceType, isSpot: InstanceLifecycle === 'spot' }
        : undefined;
}
const ofVpcs = {
    type: 'AWS::EC2::VPC',
    prefix: 'vpc',
    idFilter: 'vpc-id',
    describe: async (ec2, Filters) => {
        const Vpcs = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeVpcs({ Filters, NextToken }), (page) => page.Vpcs);
        return Vpcs.map(({ VpcId, Tags }) => ({ id: VpcId, tags: Tags }));
    },
};
const ec2Kinds = [
    ofVpcs,
    {
        type: 'AWS::EC2::Subnet',
        prefix: 'subnet',
        idFilter: 'subnet-id',
        diesBeforeVpc: true,
        blocksVpc: true,
        describe: async (ec2, Filters) => {
            const Subnets = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeSubnets({ Filters, NextToken }), (page) => page.Subnets);
            return Subnets.map(({ SubnetId, Tags }) => ({ id: SubnetId, tags: Tags }));
        },
    },
    {
        type: 'AWS::EC2::RouteTable',
        prefix: 'rtb',
        idFilter: 'route-table-id',
        diesBeforeVpc: true,
        describe: async (ec2, Filters) => {
            const RouteTables = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeRouteTables({ Filters, NextToken }), (page) => page.RouteTables);
            return RouteTables.map(({ RouteTableId, Tags }) => ({ id: RouteTableId, tags: Tags }));
        },
    },
    {
        type: 'AWS::EC2::InternetGateway',
        prefix: 'igw',
        idFilter: 'internet-gateway-id',
        describe: async (ec2, Filters) => {
            const InternetGateways = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeInternetGateways({ Filters, NextToken }), (page) => page.InternetGateways);
            return InternetGateways.map(({ InternetGatewayId, Tags }) => ({ id: InternetGatewayId, tags: Tags }));
        },
    },
    {
        type: 'AWS::EC2::NatGateway',
        prefix: 'nat',
        idFilter: 'nat-gateway-id',
        isFoundByTag: true,
        diesBeforeVpc: true,
        describe: async (ec2, Filter) => {
            const NatGateways = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeNatGateways({ Filter, NextToken }), (page) => page.NatGateways);
            return NatGateways.filter(({ State }) => State !== 'deleted').map(({ NatGatewayId, Tags, CreateTime }) => ({
                id: NatGatewayId,
                tags: Tags,
                hourlyCost: _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyPrices */ .m.natGateway,
                madeAt: CreateTime,
            }));
        },
    },
    {
        type: 'AWS::EC2::EIP',
        prefix: 'eipalloc',
        idFilter: 'allocation-id',
        isFoundByTag: true,
        describe: async (ec2, Filters) => {
            const { Addresses = [] } = await ec2.describeAddresses({ Filters });
            return Addresses.map(({ AllocationId, Tags }) => ({
                id: AllocationId,
                tags: Tags,
                hourlyCost: _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyPrices */ .m.publicAddress,
            }));
        },
    },
    {
        type: 'AWS::EC2::VPCEndpoint',
        prefix: 'vpce',
        idFilter: 'vpc-endpoint-id',
        diesBeforeVpc: true,
        blocksVpc: true,
        describe: async (ec2, Filters) => {
            const VpcEndpoints = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeVpcEndpoints({ Filters, NextToken }), (page) => page.VpcEndpoints);
            return VpcEndpoints.filter(({ State }) => State?.toLowerCase() !== 'deleted').map(({ VpcEndpointId, Tags, SubnetIds = [], CreationTimestamp }) => ({
                id: VpcEndpointId,
                tags: Tags,
                madeAt: CreationTimestamp,
                hourlyCost: SubnetIds.length * _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyPrices */ .m.interfaceEndpoint,
            }));
        },
    },
    {
        type: 'AWS::EC2::SecurityGroup',
        prefix: 'sg',
        idFilter: 'group-id',
        diesBeforeVpc: true,
        blocksVpc: true,
        describe: async (ec2, Filters) => {
            const SecurityGroups = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeSecurityGroups({ Filters, NextToken }), (page) => page.SecurityGroups);
            return SecurityGroups.filter(({ GroupName }) => GroupName !== 'default').map(({ GroupId, Tags }) => ({
                id: GroupId,
                tags: Tags,
            }));
        },
    },
    {
        type: 'AWS::EC2::NetworkInterface',
        prefix: 'eni',
        idFilter: 'network-interface-id',
        diesBeforeVpc: true,
        blocksVpc: true,
        describe: async (ec2, Filters) => {
            const NetworkInterfaces = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeNetworkInterfaces({ Filters, NextToken }), (page) => page.NetworkInterfaces);
            return NetworkInterfaces.map(({ NetworkInterfaceId, TagSet, RequesterManaged, Attachment, Description = '' }) => ({
                id: NetworkInterfaceId,
                tags: TagSet,
                // Of NAT gateways, load balancers and endpoints; of instances; of the control plane.
                isPart: RequesterManaged === true ||
                    Attachment?.InstanceId !== undefined ||
                    Description.startsWith('Amazon EKS '),
            }));
        },
    },
    {
        type: 'AWS::EC2::Instance',
        prefix: 'i',
        idFilter: 'instance-id',
        diesBeforeVpc: true,
        blocksVpc: true,
        describe: async (ec2, Filters) => {
            const Reservations = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeInstances({ Filters, NextToken }), (page) => page.Reservations);
            return Reservations.flatMap(({ Instances = [] }) => Instances)
                .filter(({ State }) => State?.Name !== 'terminated')
                .map((instance) => ({
                id: instance.InstanceId,
                tags: instance.Tags,
                madeAt: instance.LaunchTime,
                machine: machineOf(instance),
            }));
        },
    },
    {
        type: 'AWS::EC2::Volume',
        prefix: 'vol',
        idFilter: 'volume-id',
        isFoundByTag: true,
        describe: async (ec2, Filters) => {
            const Volumes = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeVolumes({ Filters, NextToken }), (page) => page.Volumes);
            return Volumes.filter(({ State }) => State !== 'deleted').map(({ VolumeId, Tags, Size = 0, CreateTime }) => ({
                id: VolumeId,
                tags: Tags,
                hourlyCost: Size * _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__/* .hourlyPrices */ .m.volumeGibibyte,
                madeAt: CreateTime,
            }));
        },
    },
    {
        type: 'AWS::EC2::LaunchTemplate',
        prefix: 'lt',
        idFilter: 'launch-template-id',
        describe: async (ec2, Filters) => {
            // The one kind without a filter for ids.
            const wanted = Filters.flatMap(({ Values = [] }) => Values);
            const LaunchTemplates = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeLaunchTemplates({ NextToken }), (page) => page.LaunchTemplates);
            return LaunchTemplates.filter(({ LaunchTemplateId = '' }) => wanted.includes(LaunchTemplateId)).map(({ LaunchTemplateId, Tags, CreateTime }) => ({
                id: LaunchTemplateId,
                tags: Tags,
                madeAt: CreateTime,
            }));
        },
    },
];


/***/ }),

/***/ 8656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   NH: () => (/* binding */ tagsInEc2),
/* harmony export */   Ny: () => (/* binding */ keysOfEks),
/* harmony export */   aI: () => (/* binding */ keysOfKarpenter),
/* harmony export */   gG: () => (/* binding */ keysOfEksctl)
/* harmony export */ });
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);

/**
 * The tags that the filters let through, by the id of what carries them. EC2 lists those of all its kinds together, and goes
 * on for an hour after a thing has gone.
 * @param filters of DescribeTags: names, and the values that each may have
 */
async function tagsInEc2(aws, filters) {
    const { paginateDescribeTags } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(5193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
    const Filters = Object.entries(filters).map(([Name, values]) => ({ Name, Values: [...values] }));
    const found = new Map();
    for await (const page of paginateDescribeTags({ client: await aws.ec2() }, { Filters })) {
        for (const { ResourceId = '', Key = '', Value = '' } of page.Tags ?? []) {
            found.set(ResourceId, { ...found.get(ResourceId), [Key]: Value });
        }
    }
    return found;
}
/** Tags of EKS's own, whose value is a cluster's name: unique in a region. */
const keysOfEks = ['eks:cluster-name', 'eks:eks-cluster-name'];
/** Tags of eksctl, whose value is a cluster's name. Source: eksctl, pkg/apis/eksctl.io/v1alpha5/types.go. */
const keysOfEksctl = [
    'alpha.eksctl.io/cluster-name',
    'eksctl.cluster.k8s.io/v1alpha1/cluster-name',
];
/** Tags of Karpenter, whose value is a cluster's name. Source: Karpenter's documentation, "NodeClasses". */
const keysOfKarpenter = ['karpenter.sh/discovery', 'karpenter.k8s.aws/cluster'];
/** What carries the cluster's name in one of these tags, with those of them that name it: one question for whoever's they are. */
async function named(aws, cluster, keys) {
    const all = await tagsInEc2(aws, {
        key: [_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.cluster, ...keysOfEks, ...keysOfEksctl, ...keysOfKarpenter],
        value: [cluster],
    });
    return new Map([...all].filter(([, tags]) => keys.some((key) => key in tags)));
}


/***/ }),

/***/ 1090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ profilesOf)
/* harmony export */ });
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9762);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);


/** The cluster's instance profiles, by their IAM path, which no one else's role may write. Who may not look has never made one. */
async function profilesOf(aws, spec) {
    const { paginateListInstanceProfiles } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(6764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
    const client = await aws.iam();
    const PathPrefix = (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_0__/* .rolePathOf */ .nk)(spec, aws.region);
    const found = [];
    try {
        for await (const { InstanceProfiles = [] } of paginateListInstanceProfiles({ client }, { PathPrefix }))
            found.push(...InstanceProfiles.map(({ InstanceProfileName: name = '', CreateDate: madeAt, Roles = [] }) => ({
                name,
                madeAt,
                roles: Roles.map(({ RoleName = '' }) => RoleName),
            })));
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
            throw error;
    }
    return found;
}


/***/ }),

/***/ 7704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ issuesInWords)
/* harmony export */ });
/** Such as `EKS says: AccessDenied: Your worker nodes … (i-0abc)`, an issue after the other; '' where there is none. */
function issuesInWords({ issues = [] } = {}) {
    return issues
        .map(({ code, message = '', resourceIds = [] }) => {
        const about = resourceIds.length === 0 ? '' : ` (${resourceIds.join(', ')})`;
        return `EKS says: ${code}: ${message}${about}`;
    })
        .join(' ');
}


/***/ }),

/***/ 5990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TT: () => (/* binding */ targetGroupsOf),
/* harmony export */   VV: () => (/* binding */ loadBalancersIn),
/* harmony export */   rR: () => (/* binding */ targetGroupsOfRegion)
/* harmony export */ });
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);


/** How many things DescribeTags takes, in either generation. */
const tagBatch = 20;
const isIn = (vpcId, where) => where === 'any VPC' || where.includes(vpcId);
/** Every load balancer there, whoever made it. */
async function loadBalancersIn(aws, where) {
    if (where.length === 0)
        return [];
    const both = await Promise.all([current(aws, where), classic(aws, where)]);
    return both.flat();
}
async function current(aws, where) {
    const { paginateDescribeLoadBalancers } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(586)]).then(__webpack_require__.t.bind(__webpack_require__, 586, 19));
    const vpcOf = new Map();
    for await (const page of paginateDescribeLoadBalancers({ client: await aws.elb() }, {})) {
        for (const { LoadBalancerArn, VpcId = '' } of page.LoadBalancers ?? []) {
            if (LoadBalancerArn !== undefined && isIn(VpcId, where))
                vpcOf.set(LoadBalancerArn, VpcId);
        }
    }
    const tags = await tagsOf(aws, [...vpcOf.keys()]);
    return [...vpcOf].map(([arn, vpcId]) => ({
        id: arn,
        isClassic: false,
        tags: tags.get(arn) ?? {},
        vpcId,
        interfaceDescription: `ELB ${arn.split(':loadbalancer/')[1]}`,
    }));
}
async function classic(aws, where) {
    const { paginateDescribeLoadBalancers } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(9165)]).then(__webpack_require__.t.bind(__webpack_require__, 9165, 19));
    const elb = await aws.elbClassic();
    const vpcOf = new Map();
    for await (const page of paginateDescribeLoadBalancers({ client: elb }, {})) {
        for (const { LoadBalancerName, VPCId = '' } of page.LoadBalancerDescriptions ?? []) {
            if (LoadBalancerName !== undefined && isIn(VPCId, where))
                vpcOf.set(LoadBalancerName, VPCId);
        }
    }
    const described = [];
    for (const batch of batches([...vpcOf.keys()])) {
        const answer = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(elb.describeTags({ LoadBalancerNames: batch }));
        described.push(...(answer?.TagDescriptions ?? []));
    }
    return [...vpcOf].map(([name, vpcId]) => ({
        id: name,
        isClassic: true,
        tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(described.find(({ LoadBalancerName }) => LoadBalancerName === name)?.Tags),
        vpcId,
        interfaceDescription: `ELB ${name}`,
    }));
}
/** Every target group of the region, whoever made it. */
async function targetGroupsOfRegion(aws) {
    return withTags(aws, await allTargetGroups(aws));
}
/**
 * Every target group in these VPCs, whoever made it; and those of the cluster's controllers that have outlived theirs. A VPC
 * goes without its target groups: what proves then whose one is are our tags, where the controller was told to set them
 * (`defaultTags`), beside its own.
 */
async function targetGroupsOf(aws, cluster, vpcIds) {
    const isInside = ({ vpcId }) => vpcIds.includes(vpcId);
    // Whatever has a load balancer has its VPC, too.
    const candidates = (await allTargetGroups(aws)).filter((group) => isInside(group) || !group.isAttached);
    const found = await withTags(aws, candidates);
    return found.filter((group) => isInside(group) || ((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isOurs */ .MU)(group.tags, cluster) && (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isMadeFor */ .pb)(group.tags, cluster)));
}
async function allTargetGroups(aws) {
    const { paginateDescribeTargetGroups } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(586)]).then(__webpack_require__.t.bind(__webpack_require__, 586, 19));
    const found = [];
    for await (const page of paginateDescribeTargetGroups({ client: await aws.elb() }, {})) {
        for (const { TargetGroupArn: arn, VpcId: vpcId = '', LoadBalancerArns = [] } of page.TargetGroups ?? []) {
            if (arn !== undefined)
                found.push({ arn, vpcId, isAttached: LoadBalancerArns.length > 0 });
        }
    }
    return found;
}
async function withTags(aws, groups) {
    const tags = await tagsOf(aws, groups.map(({ arn }) => arn));
    return groups.map(({ arn, vpcId }) => ({ arn, vpcId, tags: tags.get(arn) ?? {} }));
}
/** Of what goes between two calls, nothing is told. */
async function tagsOf(aws, arns) {
    const elb = await aws.elb();
    const described = [];
    for (const batch of batches(arns)) {
        const answer = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(elb.describeTags({ ResourceArns: batch }));
        described.push(...(answer?.TagDescriptions ?? []));
    }
    return new Map(described.map(({ ResourceArn = '', Tags }) => [ResourceArn, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(Tags)]));
}
function batches(all) {
    return Array.from({ length: Math.ceil(all.length / tagBatch) }, (_, index) => all.slice(index * tagBatch, (index + 1) * tagBatch));
}


/***/ }),

/***/ 3693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vi: () => (/* binding */ controlPlaneLogGroup),
/* harmony export */   sV: () => (/* binding */ logGroupsOf),
/* harmony export */   zq: () => (/* binding */ findLogGroup)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3242);


/** The log group of that name, with its tags. */
async function findLogGroup(aws, name) {
    const logs = await aws.logs();
    const { logGroups = [] } = await logs.describeLogGroups({ logGroupNamePrefix: name });
    const found = logGroups.find(({ logGroupName }) => logGroupName === name);
    if (found === undefined)
        return undefined;
    return { ...(await withTags(logs, found)), retention: found.retentionInDays };
}
async function withTags(logs, { logGroupName: name = '', arn: all = '', creationTime = 0 }) {
    // What tags are about is named without the wildcard that stands for the group's streams.
    const arn = all.replace(/:\*$/, '');
    const answer = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(logs.listTagsForResource({ resourceArn: arn }));
    return { name, arn, tags: answer?.tags ?? {}, madeAt: new Date(creationTime) };
}
/**
 * The log groups that carry the cluster's name: its control plane's, and those of its nodes' CloudWatch agent. One question for
 * both: asked for by a part of their names, CloudWatch tells of each no more than its name, its ARN and when it was made.
 */
async function logGroupsOf(aws, cluster) {
    const logs = await aws.logs();
    const named = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((nextToken) => logs.describeLogGroups({ logGroupNamePattern: `/${cluster}/`, nextToken }), (page) => page.logGroups);
    const isOfCluster = (name) => name === controlPlaneLogGroup(cluster) || name.startsWith(`/aws/containerinsights/${cluster}/`);
    const found = named.filter(({ logGroupName = '' }) => isOfCluster(logGroupName));
    return Promise.all(found.map((group) => withTags(logs, group)));
}
/** Where EKS writes the logs of a cluster's control plane. */
function controlPlaneLogGroup(cluster) {
    return `/aws/eks/${cluster}/cluster`;
}


/***/ }),

/***/ 4133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ instancesIn),
/* harmony export */   u: () => (/* binding */ everyInstanceIn)
/* harmony export */ });
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3242);


/** Those that stand in these VPCs. */
async function instancesIn(aws, spec, vpcs) {
    if (vpcs.length === 0)
        return [];
    const ec2 = await aws.ec2();
    const found = await Promise.all(vpcs.map(({ id }) => everyInstanceIn(ec2, id)));
    return found
        .flat()
        .map((instance) => described(instance, vpcs))
        .filter(({ state, tags }) => state !== 'terminated' && (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isMadeFor */ .pb)(tags, spec));
}
/** Of whatever state: the same question for whoever asks. EC2 goes on describing for an hour what was terminated. */
async function everyInstanceIn(ec2, vpcId) {
    const Filters = [{ Name: 'vpc-id', Values: [vpcId] }];
    const reservations = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeInstances({ Filters, NextToken }), (page) => page.Reservations);
    return reservations.flatMap(({ Instances = [] }) => Instances);
}
function described({ InstanceId, State, Tags, VpcId }, vpcs) {
    const tags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(Tags);
    return {
        id: InstanceId ?? '',
        state: State?.Name ?? '',
        tags,
        scalingGroup: tags['aws:autoscaling:groupName'],
        isShared: vpcs.some(({ id, isShared }) => isShared && id === VpcId),
    };
}


/***/ }),

/***/ 6178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ oidcProvidersHere),
/* harmony export */   g: () => (/* binding */ ownOidcProviders)
/* harmony export */ });
/* harmony import */ var _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5126);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);



/** IAM's providers for issuers of EKS in this region. @param isWanted by the issuer, without `https://` */
async function oidcProvidersHere(aws, isWanted = () => true) {
    const iam = await aws.iam();
    const { OpenIDConnectProviderList = [] } = await iam.listOpenIDConnectProviders({});
    const arns = OpenIDConnectProviderList.flatMap(({ Arn = '' }) => {
        const issuer = Arn.split(':oidc-provider/')[1] ?? '';
        return issuer.startsWith(`oidc.eks.${aws.region}.`) && isWanted(issuer) ? Arn : [];
    });
    return (0,_engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_2__/* .sideBySide */ .Q)(arns, _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_2__/* .fewAtOnce */ .X, async (arn) => {
        const provider = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: arn }));
        return { arn, tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(provider?.Tags) };
    });
}
/** ARNs of those that carry this cluster's tags. */
async function ownOidcProviders(aws, spec) {
    const all = await oidcProvidersHere(aws);
    return all.filter(({ tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isOurs */ .MU)(tags, spec)).map(({ arn }) => arn);
}


/***/ }),

/***/ 3242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ everyPage)
/* harmony export */ });
/**
 * Every item of a list that AWS gives in pages.
 *
 * @param ask a page, by the token that the one before has named; nothing where what is listed has gone
 */
async function everyPage(ask, itemsOf) {
    const items = [];
    let token;
    do {
        const page = await ask(token);
        if (page === undefined)
            break;
        items.push(...(itemsOf(page) ?? []));
        token = page.NextToken ?? page.nextToken ?? page.Marker;
    } while (token);
    return items;
}


/***/ }),

/***/ 3016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ PriceError),
/* harmony export */   g: () => (/* binding */ priceList)
/* harmony export */ });
/* harmony import */ var _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7342);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3242);
/* harmony import */ var _partition_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6388);




/** A price cannot be told; the message is the reason alone, such as `pricing:GetProducts is denied`. */
class PriceError extends Error {
    constructor(reason, cause) {
        super(reason, { cause });
        this.name = 'PriceError';
    }
}
function priceList(aws) {
    return {
        onDemand: once((type) => onDemand(aws, type)),
        spot: once((type) => spot(aws, type)),
        volume: once((type) => volume(aws, type)),
    };
}
async function onDemand(aws, instanceType) {
    const found = await products(aws, {
        instanceType,
        operatingSystem: 'Linux',
        preInstalledSw: 'NA',
        tenancy: 'Shared',
        capacitystatus: 'Used',
    });
    const hourly = found.find(({ unit }) => unit === 'Hrs');
    if (hourly === undefined)
        throw unlisted(instanceType, aws);
    return hourly.dollars;
}
async function volume(aws, volumeApiName) {
    const found = await products(aws, { volumeApiName });
    // Of the tiers of io2 the first is taken, which is the dearest.
    const monthly = (unit) => found.filter((product) => product.unit === unit).sort((a, b) => b.dollars - a.dollars)[0]?.dollars;
    const gibibyte = monthly('GB-Mo');
    if (gibibyte === undefined)
        throw unlisted(volumeApiName, aws);
    return {
        gibibyte: gibibyte / _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__/* .hoursOfMonth */ .X,
        iops: (monthly('IOPS-Mo') ?? 0) / _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__/* .hoursOfMonth */ .X,
        throughput: (monthly('GiBps-mo') ?? 0) / 1024 / _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__/* .hoursOfMonth */ .X,
    };
}
async function spot(aws, instanceType) {
    const { id } = (0,_partition_js__WEBPACK_IMPORTED_MODULE_2__/* .partitionOf */ .iQ)(aws.region);
    if (id === 'aws-cn')
        throw new PriceError(inYuan);
    const ec2 = await aws.ec2();
    const request = {
        InstanceTypes: [instanceType],
        ProductDescriptions: ['Linux/UNIX'],
        // From now on: what is answered is the last change before, in each zone.
        StartTime: new Date(),
    };
    const history = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .everyPage */ .L)((NextToken) => ec2.describeSpotPriceHistory({ ...request, NextToken }), (page) => page.SpotPriceHistory).catch((error) => {
        throw refused('ec2:DescribeSpotPriceHistory', error);
    });
    const latest = new Map();
    for (const { AvailabilityZone = '', SpotPrice } of history) {
        // Newest first.
        if (!latest.has(AvailabilityZone))
            latest.set(AvailabilityZone, Number(SpotPrice));
    }
    if (latest.size === 0)
        throw new PriceError(`no zone of ${aws.region} has a spot price of ${instanceType}`);
    return [...latest.values()].reduce((sum, price) => sum + price, 0) / latest.size;
}
/** The products of EC2 in the region that have these attributes, and cost something. */
async function products(aws, attributes) {
    const { id } = (0,_partition_js__WEBPACK_IMPORTED_MODULE_2__/* .partitionOf */ .iQ)(aws.region);
    if (id === 'aws-cn')
        throw new PriceError(inYuan);
    if (id !== 'aws')
        throw new PriceError(`the credentials are of ${id}, and only those of the partition aws may ask`);
    const Filters = Object.entries({ ...attributes, regionCode: aws.region }).map(([Field, Value]) => ({
        Type: 'TERM_MATCH',
        Field,
        Value,
    }));
    const found = [];
    try {
        const { paginateGetProducts } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(4453)]).then(__webpack_require__.t.bind(__webpack_require__, 4453, 19));
        const client = await aws.pricing();
        for await (const page of paginateGetProducts({ client }, { ServiceCode: 'AmazonEC2', Filters })) {
            for (const item of page.PriceList ?? [])
                found.push(...pricesOf(JSON.parse(String(item))));
        }
    }
    catch (error) {
        throw refused('pricing:GetProducts', error);
    }
    return found.filter(({ dollars }) => dollars > 0);
}
function pricesOf({ terms }) {
    return Object.values(terms?.OnDemand ?? {})
        .flatMap(({ priceDimensions = {} }) => Object.values(priceDimensions))
        .map(({ unit = '', pricePerUnit }) => ({ unit, dollars: Number(pricePerUnit?.USD ?? 0) }));
}
function refused(permission, error) {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
        return new PriceError(`${permission} is denied`, error);
    return new PriceError((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .awsWords */ .fw)(error) ?? `${error}`, error);
}
const unlisted = (type, { region }) => new PriceError(`the price list has no ${type} in ${region}`);
const inYuan = 'prices in China are in yuan';
/** Asks once for each type; after a failure, once more when somebody wants to know again. */
function once(ask) {
    const answers = new Map();
    return (type) => {
        const known = answers.get(type);
        if (known !== undefined)
            return known;
        const answer = ask(type).catch((error) => {
            answers.delete(type);
            throw error;
        });
        answers.set(type, answer);
        return answer;
    };
}


/***/ }),

/***/ 2507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ rolesUnder)
/* harmony export */ });
/* harmony import */ var _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5126);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);



/** Tags of roles, by the roles' ids, for each run: no other role ever has the same, and ours are made with their tags. */
const tagsOfRoles = new WeakMap();
/** The roles under an IAM path. Each is asked for by itself, once in a run: ListRoles does not tell tags. */
async function rolesUnder(aws, path) {
    const { paginateListRoles } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(6764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
    const iam = await aws.iam();
    const listed = [];
    for await (const { Roles = [] } of paginateListRoles({ client: iam }, { PathPrefix: path })) {
        listed.push(...Roles);
    }
    const known = tagsOfRoles.get(aws.credentials) ?? new Map();
    tagsOfRoles.set(aws.credentials, known);
    const found = await (0,_engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_2__/* .sideBySide */ .Q)(listed, _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_2__/* .fewAtOnce */ .X, async ({ RoleId = '', RoleName: name = '', Arn, CreateDate }) => {
        if (!known.has(RoleId)) {
            const role = (await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(iam.getRole({ RoleName: name })))?.Role;
            if (role?.RoleId !== RoleId)
                return undefined;
            known.set(RoleId, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(role.Tags));
        }
        return { name, arn: Arn, madeAt: CreateDate, tags: known.get(RoleId) ?? {} };
    });
    return found.filter((role) => role !== undefined);
}


/***/ }),

/***/ 2469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ scalingGroup)
/* harmony export */ });
/** Undefined where there is none, and while one goes. */
async function scalingGroup(aws, name) {
    const autoScaling = await aws.autoScaling();
    const answer = await autoScaling.describeAutoScalingGroups({ AutoScalingGroupNames: [name] });
    const [found] = answer.AutoScalingGroups ?? [];
    if (found === undefined)
        return undefined;
    const { DesiredCapacity: nodes = 0, MinSize: minNodes = 0, MaxSize: maxNodes = 0, Instances = [] } = found;
    const standing = Instances.filter(({ LifecycleState = '' }) => !LifecycleState.startsWith('Terminat'));
    return {
        nodes,
        minNodes,
        maxNodes,
        instanceIds: standing.flatMap(({ InstanceId }) => InstanceId ?? []),
        suspended: (found.SuspendedProcesses ?? []).flatMap(({ ProcessName }) => ProcessName ?? []),
    };
}


/***/ }),

/***/ 5646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ unfinishedOf),
/* harmony export */   F3: () => (/* binding */ resourcesOf),
/* harmony export */   H_: () => (/* binding */ stackFailure),
/* harmony export */   IF: () => (/* binding */ protectStack),
/* harmony export */   XW: () => (/* binding */ completeResources),
/* harmony export */   eF: () => (/* binding */ findStack),
/* harmony export */   p0: () => (/* binding */ allStacks),
/* harmony export */   vU: () => (/* binding */ completeOf),
/* harmony export */   wm: () => (/* binding */ deleteStack)
/* harmony export */ });
/* unused harmony export StackFailedError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8857);
/* harmony import */ var _usual_times_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7283);



/**
 * The classes of errors of which CloudFormation's resource handlers say that they may pass.
 * Source: CloudFormation CLI user guide, "Handler error codes".
 */
const passing = /HandlerErrorCode: (InternalFailure|NetworkFailure|NotStabilized|ServiceInternalError|ServiceTimeout|Throttling)\b/;
/** A stack failed; quotes every resource that failed by itself, with the service's reason. */
class StackFailedError extends Error {
    /** Whether another attempt may succeed, with nothing changed. */
    passes;
    constructor(stack, status, reasons) {
        super(`Stack ${stack} is ${status}. ${reasons.join(' ')}`);
        this.name = 'StackFailedError';
        this.passes = reasons.every((reason) => passing.test(reason));
    }
}
/** The stack of that name; undefined when there is none. CloudFormation has no error code of its own for that. */
async function findStack(aws, name) {
    const cloudFormation = await aws.cloudFormation();
    const answer = await unlessUnknown(cloudFormation.describeStacks({ StackName: name }));
    return answer?.Stacks?.[0];
}
async function unlessUnknown(asked) {
    try {
        return await asked;
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error) === 'ValidationError' && /does not exist/.test(String(error)))
            return undefined;
        throw error;
    }
}
/** Every stack in the region that is there, or half-gone. */
async function allStacks(aws) {
    const { paginateDescribeStacks } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(3805)]).then(__webpack_require__.t.bind(__webpack_require__, 3805, 19));
    const found = [];
    for await (const { Stacks = [] } of paginateDescribeStacks({ client: await aws.cloudFormation() }, {})) {
        found.push(...Stacks.filter((stack) => !(0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoneStack */ .mv)(stack)));
    }
    return found;
}
/** @param name or id: by its id a stack that is gone can still be asked for. @returns undefined when there is none */
async function resourcesOf(aws, name) {
    const cloudFormation = await aws.cloudFormation();
    return unlessUnknown(cloudFormation
        .describeStackResources({ StackName: name })
        .then(({ StackResources = [] }) => StackResources));
}
/** Those that are complete, by logical id. */
function completeOf(resources) {
    return new Map(resources
        .filter(_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isCompleteResource */ .qv)
        .map((each) => [each.LogicalResourceId ?? '', each.PhysicalResourceId ?? '']));
}
async function completeResources(aws, name) {
    return completeOf((await resourcesOf(aws, name)) ?? []);
}
/** Those that still change, such as `NatGateway, PublicRoute and 4 more`; '' when none does. */
function unfinishedOf(resources) {
    const names = resources.filter(_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isChangingResource */ .qN).map((each) => each.LogicalResourceId);
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return names.slice(0, 3).join(', ') + more;
}
/** Consequences of another failure, not causes. */
const cancelled = /Resource (creation|update|deletion) cancelled/i;
/** @returns the error to throw for a stack that has failed, with the reasons that its newest events give. */
async function stackFailure(aws, stack) {
    const reasons = (await newestEvents(aws, stack))
        .filter((event) => (0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailedResource */ .ms)(event) && event.PhysicalResourceId !== stack.StackId)
        .filter((event) => !cancelled.test(event.ResourceStatusReason ?? ''))
        .map((event) => `${event.LogicalResourceId} (${event.ResourceType}): ${event.ResourceStatusReason}`)
        .reverse();
    return new StackFailedError(stack.StackName ?? '', stack.StackStatus ?? '', reasons.length > 0 ? reasons : [stack.StackStatusReason ?? 'CloudFormation gives no reason.']);
}
/** Since the stack has begun to change the last time, the newest first. */
async function newestEvents(aws, { StackId }) {
    const { paginateDescribeStackEvents } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(3805)]).then(__webpack_require__.t.bind(__webpack_require__, 3805, 19));
    const client = await aws.cloudFormation();
    const events = [];
    for await (const page of paginateDescribeStackEvents({ client }, { StackName: StackId })) {
        for (const event of page.StackEvents ?? []) {
            if (event.PhysicalResourceId === StackId && (0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isChangingResource */ .qN)(event))
                return events;
            events.push(event);
        }
    }
    return events;
}
/** Lets CloudFormation refuse to delete the stack, or no longer. */
async function protectStack(aws, { StackId }, on) {
    const cloudFormation = await aws.cloudFormation();
    await cloudFormation.updateTerminationProtection({ StackName: StackId, EnableTerminationProtection: on });
}
/**
 * Deletes the stack and resolves when it is gone. Nothing is left behind: a deletion that fails is an error. One that was
 * under way already may fail for what has been dealt with since, and one that this run has asked for may fail for what
 * passes: either is asked for once more.
 */
async function deleteStack(aws, step, stack) {
    const cloudFormation = await aws.cloudFormation();
    // By id: a stack that is gone can still be asked for by its id, and not by its name.
    const id = stack.StackId ?? '';
    let asked = 0;
    /** CloudFormation is at work on the stack: it updates it, or undoes its creation. */
    let isTooEarly = false;
    const ask = async () => {
        if (!isTooEarly)
            step.change('deleted', `stack ${stack.StackName}`);
        isTooEarly = await cloudFormation.deleteStack({ StackName: id }).then(() => false, (error) => {
            if (!/cannot be deleted while in status/.test(String(error)))
                throw error;
            return true;
        });
        if (!isTooEarly)
            asked += 1;
    };
    if (!(0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoingStack */ .Zl)(stack))
        await ask();
    const begun = (0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoingStack */ .Zl)(stack) || isTooEarly ? undefined : 'DELETE_IN_PROGRESS';
    const probe = async () => {
        const resources = (await resourcesOf(aws, id)) ?? [];
        // As long as something goes, and nothing has failed to, the stack itself has nothing to tell.
        if (resources.some(_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoingResource */ .Zg) && !resources.some(_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailedResource */ .ms))
            return { waiting: unfinishedOf(resources) };
        const now = await findStack(aws, id);
        if (now === undefined || (0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoneStack */ .mv)(now))
            return { done: undefined };
        if ((0,_states_js__WEBPACK_IMPORTED_MODULE_1__/* .isGoingStack */ .Zl)(now))
            return { waiting: String(now.StackStatus) };
        if (isTooEarly) {
            await ask();
            return { waiting: String(now.StackStatus) };
        }
        const failure = await stackFailure(aws, now);
        if (asked > (failure.passes ? 1 : 0))
            throw failure;
        step.say(failure.message);
        await ask();
        return { waiting: failure.message };
    };
    await step.until(`stack ${stack.StackName} to go`, probe, _usual_times_js__WEBPACK_IMPORTED_MODULE_2__/* .usualTimes */ .b.networkGone, begun);
}


/***/ }),

/***/ 8857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ isRepairableStack),
/* harmony export */   DU: () => (/* binding */ isHalfMadeStack),
/* harmony export */   H6: () => (/* binding */ isStackAtWork),
/* harmony export */   Ix: () => (/* binding */ isFailed),
/* harmony export */   M5: () => (/* binding */ isInTheWay),
/* harmony export */   Ng: () => (/* binding */ isUsable),
/* harmony export */   Tp: () => (/* binding */ isLostStack),
/* harmony export */   WM: () => (/* binding */ isSoundStack),
/* harmony export */   Zg: () => (/* binding */ isGoingResource),
/* harmony export */   Zl: () => (/* binding */ isGoingStack),
/* harmony export */   c7: () => (/* binding */ isWholeStack),
/* harmony export */   jf: () => (/* binding */ isGoing),
/* harmony export */   lI: () => (/* binding */ isLeavingStack),
/* harmony export */   mJ: () => (/* binding */ isComingResource),
/* harmony export */   ms: () => (/* binding */ isFailedResource),
/* harmony export */   mv: () => (/* binding */ isGoneStack),
/* harmony export */   pG: () => (/* binding */ isAtWork),
/* harmony export */   qN: () => (/* binding */ isChangingResource),
/* harmony export */   qv: () => (/* binding */ isCompleteResource),
/* harmony export */   sd: () => (/* binding */ isFailedStack),
/* harmony export */   tZ: () => (/* binding */ isAiling)
/* harmony export */ });
/** Of clusters and all that they are given: EKS means the same by the same word. */
const eksStates = {
    PENDING: 'coming',
    CREATING: 'coming',
    ACTIVE: 'there',
    UPDATING: 'changing',
    DEGRADED: 'ailing',
    FAILED: 'failed',
    CREATE_FAILED: 'failed',
    UPDATE_FAILED: 'not changed',
    DELETING: 'going',
    DELETE_FAILED: 'stuck',
};
/** A check of what a state means; false of nothing at all. */
const eksStateOf = (...meanings) => (status) => status !== undefined && meanings.includes(eksStates[status]);
/** Others may stand on it. */
const isUsable = eksStateOf('there', 'changing');
/** EKS makes it or changes it, and refuses other changes meanwhile. */
const isAtWork = eksStateOf('coming', 'changing');
const isFailed = eksStateOf('failed', 'not changed', 'stuck');
/** It does not do what it is there for, or may stop to. */
const isAiling = eksStateOf('ailing', 'failed', 'not changed', 'stuck');
const isGoing = eksStateOf('going');
/** Nothing comes of it any more: it can only be deleted, and made anew. */
const isInTheWay = eksStateOf('failed', 'going', 'stuck');
const stackStates = {
    REVIEW_IN_PROGRESS: 'coming',
    CREATE_IN_PROGRESS: 'coming',
    CREATE_COMPLETE: 'whole',
    CREATE_FAILED: 'half-made',
    ROLLBACK_IN_PROGRESS: 'rolled back',
    ROLLBACK_COMPLETE: 'rolled back',
    ROLLBACK_FAILED: 'rolled back',
    UPDATE_IN_PROGRESS: 'changing',
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'changing',
    UPDATE_COMPLETE: 'whole',
    UPDATE_FAILED: 'half-changed',
    UPDATE_ROLLBACK_IN_PROGRESS: 'changing',
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'changing',
    UPDATE_ROLLBACK_COMPLETE: 'whole',
    UPDATE_ROLLBACK_FAILED: 'broken',
    IMPORT_IN_PROGRESS: 'changing',
    IMPORT_COMPLETE: 'whole',
    IMPORT_ROLLBACK_IN_PROGRESS: 'changing',
    IMPORT_ROLLBACK_COMPLETE: 'whole',
    IMPORT_ROLLBACK_FAILED: 'broken',
    DELETE_IN_PROGRESS: 'going',
    DELETE_FAILED: 'stuck',
    DELETE_COMPLETE: 'gone',
};
const stackStateOf = (...meanings) => (stack) => stack?.StackStatus !== undefined && meanings.includes(stackStates[stack.StackStatus]);
const isWholeStack = stackStateOf('whole');
/** CloudFormation makes it or changes it. */
const isStackAtWork = stackStateOf('coming', 'changing');
/** Nothing has failed, so far. */
const isSoundStack = stackStateOf('coming', 'changing', 'whole');
/** Kept as it is after a failure: an update makes what is missing. */
const isRepairableStack = stackStateOf('half-made', 'half-changed');
/** CloudFormation has not done, or not taken back, all that it was asked for. */
const isFailedStack = stackStateOf('half-made', 'half-changed', 'rolled back', 'broken', 'stuck');
/** It has never been whole, and is not being repaired. */
const isHalfMadeStack = stackStateOf('coming', 'half-made', 'rolled back');
const isGoingStack = stackStateOf('going');
/** It goes, or something of it is left of a deletion. */
const isLeavingStack = stackStateOf('going', 'stuck', 'gone');
const isGoneStack = stackStateOf('gone');
/** It can only be deleted. */
const isLostStack = stackStateOf('rolled back', 'going', 'stuck', 'gone');
const resourceStates = {
    complete: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'],
    failed: ['CREATE_FAILED', 'UPDATE_FAILED', 'DELETE_FAILED', 'IMPORT_FAILED'],
    changing: ['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'IMPORT_IN_PROGRESS'],
    coming: ['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS'],
    going: ['DELETE_IN_PROGRESS'],
};
const resourceStateOf = (states) => ({ ResourceStatus }) => ResourceStatus !== undefined && states.includes(ResourceStatus);
const isCompleteResource = resourceStateOf(resourceStates.complete);
const isFailedResource = resourceStateOf(resourceStates.failed);
const isChangingResource = resourceStateOf(resourceStates.changing);
/** It is being made, or changed. */
const isComingResource = resourceStateOf(resourceStates.coming);
const isGoingResource = resourceStateOf(resourceStates.going);


/***/ }),

/***/ 7283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ usualTimes)
/* harmony export */ });
const usualTimes = {
    /**
     * Terraform: 6m42 (ap-northeast-2, March 2026), 7m27 (eu-west-3, July 2026). eksctl, with the VPC: 7m02 (0.225), 8m04
     * (0.230), 8m56 (0.220). AWS itself: "9 minutes or less on average" (March 2021).
     */
    controlPlaneMade: [6 * 60 + 42, 10 * 60],
    /** 1m09 to 3m48. */
    controlPlaneGone: [69, 3 * 60 + 48],
    /** A NAT gateway takes 85 to 125 seconds of it. */
    networkMade: [2 * 60, 3 * 60],
    /** Without NAT gateways: they go before. */
    networkGone: [20, 2 * 60],
    natGatewayGone: [42, 94],
    /** Terraform: 1m15, 1m28, 2m09. eksctl: 2m14. */
    nodeGroupMade: [75, 135],
    /** An instance is Ready 41 to 55 seconds after its launch (aws-samples, Karpenter); the stack around it takes another half minute. */
    selfManagedMade: [75, 3 * 60],
    /** From an ACTIVE control plane, for an instance that has booted: 4 to 20 of them from a Node to a Ready one (awslabs/node-latency-for-k8s). */
    prelaunchedReady: [10, 45],
    /** Until Auto Scaling has begun them: assumed. */
    instancesStarted: [10, 60],
    /** 4m12 to 8m21. */
    nodeGroupGone: [4 * 60 + 12, 8 * 60 + 21],
    /** Terraform: 26 seconds, or 5m05 to 5m45. Source: aws/containers-roadmap issue 2392. */
    fargateProfileMade: [26, 5 * 60 + 45],
    /** Around two minutes in 2025, up to twenty before. Source: aws/containers-roadmap issue 1211. */
    fargateProfileGone: [2 * 60, 20 * 60],
    /** "Several minutes" by the EKS user guide; 15 to 35 by aws/containers-roadmap issue 1438. */
    identityProviderMade: [5 * 60, 35 * 60],
    /** Assumed. */
    identityProviderGone: [5 * 60, 20 * 60],
    /** ACK in February 2026, on a cluster without nodes: about a minute. Up to five: assumed. */
    capabilityMade: [60, 5 * 60],
    /** ACK: 15 to 20 minutes (aws-samples/appmod-blueprints#881). From one minute: assumed. */
    capabilityGone: [60, 20 * 60],
    /** CoreDNS 45 seconds, the CNI 24. */
    addonMade: [24, 60],
};


/***/ }),

/***/ 1605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ isVersionUnknown),
/* harmony export */   D0: () => (/* binding */ versionError),
/* harmony export */   Df: () => (/* binding */ supportOf),
/* harmony export */   U8: () => (/* binding */ defaultVersion),
/* harmony export */   X6: () => (/* binding */ objectionToVersion),
/* harmony export */   ak: () => (/* binding */ clusterVersions)
/* harmony export */ });
/* unused harmony export KubernetesVersionError */
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6481);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3242);



/** EKS makes no clusters of the version that was asked for; says which it has, and how long each is supported. */
class KubernetesVersionError extends Error {
    constructor(wanted, region, reason, versions) {
        super(`EKS makes no clusters of Kubernetes ${wanted} in ${region}: ${(0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(reason)}. ${versions}`, {
            cause: reason,
        });
        this.name = 'KubernetesVersionError';
    }
}
/** The minor versions that clusters can be made of, newest first. */
async function clusterVersions(aws) {
    const versions = (await everyVersion(aws)).filter(({ versionStatus }) => versionStatus !== 'UNSUPPORTED');
    const minor = ({ clusterVersion = '' }) => Number(clusterVersion.split('.')[1]);
    return versions.sort((a, b) => minor(b) - minor(a));
}
/** The version that EKS gives new clusters of which nobody says it; undefined where it does not tell. */
async function defaultVersion(aws) {
    const versions = await clusterVersions(aws).catch((error) => {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
            throw error;
        return [];
    });
    return versions.find((version) => version.defaultVersion)?.clusterVersion;
}
async function everyVersion(aws) {
    const eks = await aws.eks();
    return (0,_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .everyPage */ .L)((nextToken) => eks.describeClusterVersions({ nextToken }), (page) => page.clusterVersions);
}
/** Whether EKS refuses to make a cluster because it does not have the version. */
function isVersionUnknown(error) {
    return /unsupported Kubernetes version/i.test(String(error));
}
/** @param reason EKS's refusal. @returns the error to throw in its place. */
async function versionError(aws, wanted, reason) {
    const versions = await clusterVersions(aws).then((all) => `It has ${all.map(withSupport).join(', ')}.`, (error) => `Which it has could not be found out: ${error}.`);
    return new KubernetesVersionError(wanted, aws.region, reason, versions);
}
/** Why EKS makes no clusters of the version, in a sentence; undefined where it does, or does not tell. */
async function objectionToVersion(aws, wanted) {
    if (wanted === undefined)
        return undefined;
    const versions = await clusterVersions(aws).catch((error) => {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
            throw error;
        return [];
    });
    if (versions.length === 0 || versions.some(({ clusterVersion }) => clusterVersion === wanted))
        return undefined;
    return `EKS makes no clusters of Kubernetes ${wanted} in ${aws.region}. It has ${versions.map(withSupport).join(', ')}.`;
}
/** The support that a version has; undefined when AWS does not tell: nobody fails for want of that. */
async function supportOf(aws, clusterVersion) {
    const versions = await everyVersion(aws).catch(() => []);
    const version = versions.find((each) => each.clusterVersion === clusterVersion);
    return version && { version: clusterVersion, isExtended: isExtended(version), text: support(version) };
}
function isExtended({ versionStatus }) {
    return versionStatus === 'EXTENDED_SUPPORT';
}
function withSupport(version) {
    return `${version.clusterVersion} (${support(version)})`;
}
function support(version) {
    const [kind, end] = isExtended(version)
        ? ['extended support', version.endOfExtendedSupportDate]
        : ['standard support', version.endOfStandardSupportDate];
    return `${kind} until ${end?.toISOString().slice(0, 10)}`;
}


/***/ }),

/***/ 453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W7: () => (/* binding */ areEmpty),
/* harmony export */   a9: () => (/* binding */ interfacesIn),
/* harmony export */   aA: () => (/* binding */ vpcsOf),
/* harmony export */   bK: () => (/* binding */ vpcIdsOf),
/* harmony export */   qV: () => (/* binding */ standingIn),
/* harmony export */   qm: () => (/* binding */ ownVpcIds),
/* harmony export */   ui: () => (/* binding */ isMadeForIn),
/* harmony export */   wO: () => (/* binding */ sharedNetworkOwners),
/* harmony export */   yI: () => (/* binding */ givenVpcOf),
/* harmony export */   zI: () => (/* binding */ sharedVpcIds)
/* harmony export */ });
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3242);


/** The VPC of the user's that a cluster has its place in, by the stack of that; undefined where it stands elsewhere. */
const givenVpcOf = (place) => place?.Parameters?.find(({ ParameterKey }) => ParameterKey === 'GivenVpc')?.ParameterValue;
/** Where a cluster stands that has its place in the user's own network. */
const standingIn = (place) => {
    const vpcId = givenVpcOf(place);
    return vpcId === undefined ? {} : { network: { given: { vpcId } } };
};
/** Whether the tags of a thing in the VPC say that it was made for the cluster. */
const isMadeForIn = (vpc, tags, cluster) => vpc?.isGiven ? (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isMadeForAmongStrangers */ .Al)(tags, cluster) : (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isMadeFor */ .pb)(tags, cluster);
/** The cluster's own VPC, the one that its repository's clusters share, and the user's in which it stands: each as far as there is one. */
async function vpcsOf(aws, cluster) {
    const shared = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedNetworkMark */ .DI)(cluster.owner);
    const found = await vpcsMarked(aws, [cluster, shared]);
    const ours = found.map(({ id, mark, tags }) => ({ id, isShared: mark === shared, tags }));
    const given = cluster.network?.given?.vpcId;
    return given === undefined || ours.some(({ id }) => id === given)
        ? ours
        : [...ours, { id: given, isShared: true, isGiven: true, tags: {} }];
}
/** Ids of the VPC that the clusters of a repository share: one, or none. */
async function sharedVpcIds(aws, shared) {
    return (await vpcsMarked(aws, [shared])).map(({ id }) => id);
}
/** Owners of all networks in the region that clusters share: one for each repository. */
async function sharedNetworkOwners(aws) {
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'tag-key', Values: [_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.owner] }];
    const vpcs = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeVpcs({ Filters, NextToken }), (page) => page.Vpcs);
    return vpcs.flatMap(({ Tags }) => {
        const tags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(Tags);
        const owner = tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.owner] ?? '';
        return (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isOurs */ .MU)(tags, (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .sharedNetworkMark */ .DI)(owner)) ? owner : [];
    });
}
async function vpcsMarked(aws, marks) {
    const ec2 = await aws.ec2();
    const Filters = [{ Name: `tag:${_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.owner}`, Values: marks.map(({ owner }) => owner) }];
    const vpcs = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeVpcs({ Filters, NextToken }), (page) => page.Vpcs);
    return vpcs.flatMap(({ VpcId: id = '', Tags }) => {
        const tags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(Tags);
        const mark = marks.find((each) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isOurs */ .MU)(tags, each));
        return mark === undefined ? [] : [{ id, mark, tags }];
    });
}
/** Ids of the VPCs in which things of the cluster may stand, whoever else is there. */
async function vpcIdsOf(aws, cluster) {
    return (await vpcsOf(aws, cluster)).map(({ id }) => id);
}
/** Ids of the VPCs that are this cluster's alone: one, or none. */
async function ownVpcIds(aws, cluster) {
    return (await vpcsOf(aws, cluster)).flatMap(({ id, isShared }) => (isShared ? [] : [id]));
}
/** Every network interface in these VPCs, whoever made it. */
async function interfacesIn(aws, vpcIds) {
    if (vpcIds.length === 0)
        return [];
    const { paginateDescribeNetworkInterfaces } = await Promise.all(/* import() */[__webpack_require__.e(5118), __webpack_require__.e(5861), __webpack_require__.e(5193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
    const request = { Filters: [{ Name: 'vpc-id', Values: [...vpcIds] }] };
    const found = [];
    for await (const page of paginateDescribeNetworkInterfaces({ client: await aws.ec2() }, request)) {
        found.push(...(page.NetworkInterfaces ?? []));
    }
    return found;
}
/**
 * Whether nothing stands in these VPCs that has a network interface: no instance that has not ended, and no interface endpoint.
 * Load balancers have theirs a moment after they are made.
 */
async function areEmpty(aws, vpcIds) {
    return (await interfacesIn(aws, vpcIds)).length === 0;
}


/***/ }),

/***/ 8935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ hourlyChangeInWords),
/* harmony export */   cV: () => (/* binding */ soFarInWords),
/* harmony export */   gF: () => (/* binding */ hourlyInWords),
/* harmony export */   ho: () => (/* binding */ costOf),
/* harmony export */   mH: () => (/* binding */ finalCostInWords),
/* harmony export */   pY: () => (/* binding */ costOfCluster)
/* harmony export */ });
/* unused harmony export unknownInWords */
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6481);
/* harmony import */ var _estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(924);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(612);



/** What a cluster that exists costs. Never fails: what cannot be told is among the unknown. */
async function costOfCluster(aws, prices, cluster) {
    return costOf(await (0,_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_1__/* .estateOfCluster */ .OH)(aws, cluster), prices);
}
/** Asks for every price that is not known yet, side by side. Never fails: what cannot be told is among the unknown. */
async function costOf({ items, since, unknown }, prices, now = new Date()) {
    const priced = await Promise.all(items.map(async ({ of, what, price }) => {
        try {
            return { of, what, hourly: await price(prices) };
        }
        catch (error) {
            return { of, what, reason: (0,_message_of_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error) };
        }
    }));
    const parts = priced.filter((part) => 'hourly' in part);
    const hourly = parts.reduce((sum, part) => sum + part.hourly, 0);
    return {
        hourly,
        soFar: since && hourly * Math.max(0, (now.getTime() - since.getTime()) / 3_600_000),
        parts,
        unknown: [...unknown, ...priced.filter((part) => 'reason' in part)],
    };
}
/** Such as `about $0.150 an hour ($3.60 a day, $110 a month), and 2 × t3.medium, which cannot be priced: …`. */
function hourlyInWords({ hourly, unknown }) {
    return [`about ${(0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .rateInWords */ .Lx)(hourly)}`, ...unknownInWords(unknown)].join(', and ');
}
/**
 * Such as `$0.190/h now → $0.288/h`; of one that is not there yet, as above.
 * @param before undefined for a cluster that is not there
 */
function hourlyChangeInWords(before, after) {
    if (before === undefined)
        return hourlyInWords(after);
    const change = `${(0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(before.hourly)}/h now → ${(0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .dollars */ .E9)(after.hourly)}/h`;
    return [change, ...unknownInWords(after.unknown)].join(', and ');
}
/** Such as `about $1.25 since it was made, at what it costs an hour now`. */
function soFarInWords(cost) {
    return `${sumInWords(cost)} since it was made, at what it costs an hour now${lacking(cost)}`;
}
/** Such as `about $1.25 in total (last hourly price × lifetime)`. */
function finalCostInWords(cost) {
    return `${sumInWords(cost)} in total (last hourly price × lifetime)${lacking(cost)}`;
}
const sumInWords = ({ soFar = 0 }) => `about $${soFar.toFixed(2)}`;
const lacking = ({ unknown }) => unknown.length === 0 ? '' : ', without what cannot be priced';
/** Those of one reason together. */
function unknownInWords(unknown) {
    const reasons = [...new Set(unknown.map(({ reason }) => reason))];
    return reasons.map((reason) => {
        const things = unknown.filter((part) => part.reason === reason).map(({ what }) => what);
        return `${things.join(', ')}, which cannot be priced: ${reason}`;
    });
}


/***/ }),

/***/ 924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ existingCluster),
/* harmony export */   OH: () => (/* binding */ estateOfCluster),
/* harmony export */   OO: () => (/* binding */ hourlyOfThings),
/* harmony export */   OW: () => (/* binding */ estatesOfClusters),
/* harmony export */   Pe: () => (/* binding */ pricedThings),
/* harmony export */   xe: () => (/* binding */ estateOfSharedNetwork)
/* harmony export */ });
/* harmony import */ var _aws_attachments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8084);
/* harmony import */ var _aws_capabilities_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2538);
/* harmony import */ var _aws_ec2_kinds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7582);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8127);
/* harmony import */ var _aws_load_balancers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5990);
/* harmony import */ var _aws_node_instances_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4133);
/* harmony import */ var _aws_pages_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3242);
/* harmony import */ var _aws_versions_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1605);
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6481);
/* harmony import */ var _spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6519);
/* harmony import */ var _spec_prices_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7342);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7721);
/* harmony import */ var _estate_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2854);













/** What the cluster is now. Never fails: what may not be read is among the unknown. */
async function estateOfCluster(aws, cluster) {
    const [estates, pods, beside] = await Promise.all([
        estatesOfClusters(aws, [cluster]),
        podsOnFargate(aws, cluster),
        capabilitiesBeside(aws, cluster),
    ]);
    const estate = estates.of(cluster);
    const further = cluster.autoModePools === undefined ? [] : [_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .nodesOfAutoMode */ .nk];
    return {
        ...estate,
        items: [...estate.items, ...beside.items],
        unknown: [...estate.unknown, ...pods, ...beside.unknown, ...further],
    };
}
async function capabilitiesBeside(aws, { name }) {
    try {
        const all = await (0,_aws_capabilities_js__WEBPACK_IMPORTED_MODULE_1__/* .capabilitiesOfCluster */ .M)(await aws.eks(), name);
        const priced = all.flatMap(({ capabilityName = '', type }) => type === undefined ? [] : [{ name: capabilityName, type }]);
        return { items: priced.map((each) => (0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .capabilityItem */ .wx)(aws.region, each)), unknown: priced.map(_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .managedBy */ .ZF) };
    }
    catch (error) {
        const reason = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .awsWords */ .fw)(error) ?? String(error);
        return { items: [], unknown: [{ of: 'capabilities', what: 'the capabilities', reason }] };
    }
}
async function podsOnFargate(aws, { name }) {
    try {
        return (await _aws_attachments_js__WEBPACK_IMPORTED_MODULE_0__/* .fargateProfileKind */ .iU.names(await aws.eks(), name)).map(_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .podsOfProfile */ .RM);
    }
    catch (error) {
        const reason = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .awsWords */ .fw)(error) ?? String(error);
        return [{ of: 'Fargate profiles', what: 'the pods of Fargate profiles', reason }];
    }
}
/** As EKS describes a cluster, of whatever status. */
function existingCluster({ name = '', version = '', resourcesVpcConfig, createdAt = new Date(), upgradePolicy, computeConfig, controlPlaneScalingConfig, tags = {}, }) {
    return {
        name,
        version,
        vpcId: resourcesVpcConfig?.vpcId ?? '',
        createdAt,
        supportType: upgradePolicy?.supportType ?? 'EXTENDED',
        tier: controlPlaneScalingConfig?.tier ?? 'standard',
        autoModePools: computeConfig?.enabled ? (computeConfig.nodePools ?? []) : undefined,
        tags,
    };
}
/** What the clusters are now, asked for all of them together. Never fails: what may not be read is among the unknown. */
async function estatesOfClusters(aws, clusters) {
    const { region } = aws;
    const unknown = [];
    const read = async (what, ask) => ask().catch((error) => {
        unknown.push({ of: what, what: `the ${what}`, reason: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .awsWords */ .fw)(error) ?? String(error) });
        return () => [];
    });
    const versions = [...new Set(clusters.map(({ version }) => version))];
    const running = instancesOf(aws, clusters);
    const [supports, ...parts] = await Promise.all([
        Promise.all(versions.map((version) => (0,_aws_versions_js__WEBPACK_IMPORTED_MODULE_6__/* .supportOf */ .Df)(aws, version))),
        read('nodes', async () => nodes(region, await running)),
        read('volumes', () => volumes(aws, clusters, running)),
        read('network', () => gatewaysOf(aws, clusters)),
        read('load balancers', () => loadBalancers(aws, clusters)),
    ]);
    return {
        of: ({ name, version, supportType, tier, createdAt }) => {
            const support = supports[versions.indexOf(version)];
            return {
                items: [
                    (0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .controlPlane */ .mM)(region, supportType, version, support),
                    ...(0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .tierOnTop */ .t7)(region, tier),
                    ...parts.flatMap((itemsOf) => itemsOf(name)),
                ],
                unknown,
                since: createdAt,
                support,
            };
        },
    };
}
/** What the network is that the clusters of a repository share. @param owner of it, such as `4711/network` */
async function estateOfSharedNetwork(aws, owner) {
    const estate = { since: undefined, support: undefined };
    try {
        const { natGateways, addresses } = await gateways(aws, _spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .tagKeys */ .bi.owner, [owner]);
        return {
            ...estate,
            items: gatewayItems(aws.region, natGateways.length, addresses.length),
            unknown: [],
        };
    }
    catch (error) {
        const reason = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .awsWords */ .fw)(error) ?? String(error);
        return { ...estate, items: [], unknown: [{ of: 'network', what: 'the network', reason }] };
    }
}
/** As many values as a filter of EC2 takes. */
const filterLimit = 200;
/** What is asked of EC2 about many names, with as many of them at a time as a filter takes. */
async function inParts(names, ask) {
    const parts = Array.from({ length: Math.ceil(names.length / filterLimit) }, (_, at) => ask(names.slice(at * filterLimit, (at + 1) * filterLimit)));
    return (await Promise.all(parts)).flat();
}
/** By whose value it is told whose an instance is, whoever has started it: all carry this tag, or could not join. */
const keyOf = (name) => `kubernetes.io/cluster/${name}`;
async function instancesOf(aws, clusters) {
    const ec2 = await aws.ec2();
    const [first, ...others] = clusters;
    // Of one cluster, all that stands in its VPC is asked for by others, too.
    if (first !== undefined && others.length === 0) {
        return (await (0,_aws_node_instances_js__WEBPACK_IMPORTED_MODULE_5__/* .everyInstanceIn */ .u)(ec2, first.vpcId)).filter((instance) => (0,_aws_ec2_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .machineOf */ .VT)(instance) !== undefined);
    }
    const names = clusters.map(({ name }) => name);
    const reservations = await inParts(names, (some) => {
        const Filters = [
            { Name: 'tag-key', Values: some.map(keyOf) },
            { Name: 'instance-state-name', Values: ['pending', 'running'] },
        ];
        return (0,_aws_pages_js__WEBPACK_IMPORTED_MODULE_11__/* .everyPage */ .L)((NextToken) => ec2.describeInstances({ Filters, NextToken }), (page) => page.Reservations);
    });
    return reservations.flatMap(({ Instances = [] }) => Instances);
}
/** The node group that an instance is of, as EKS tags it; of any other, the nodes. */
function groupOf({ Tags }) {
    const group = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .fromTagList */ .Bz)(Tags)['eks:nodegroup-name'];
    return group === undefined ? 'nodes' : `node group ${group}`;
}
function nodes(region, running) {
    return (name) => {
        const found = running.filter(({ Tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .fromTagList */ .Bz)(Tags)[keyOf(name)] === 'owned');
        const machines = found.flatMap((instance) => {
            const machine = (0,_aws_ec2_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .machineOf */ .VT)(instance);
            return machine === undefined ? [] : [{ of: groupOf(instance), machine }];
        });
        const withAddress = found.filter(({ PublicIpAddress }) => PublicIpAddress !== undefined);
        const ofAutoMode = found.filter(({ Tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .fromTagList */ .Bz)(Tags)[_spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_12__/* .autoModeTag */ .Do] === name);
        return [
            ...feesOfAutoMode(ofAutoMode),
            ...(0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .counted */ .hS)(machines, ({ of, machine: { type, isSpot } }) => [of, type, isSpot].join()).map(([, { of, machine }, count]) => ({
                of,
                what: `${count} × ${machine.type}${machine.isSpot ? ', spot' : ''}`,
                price: async (prices) => count * (await priceOf(machine, prices)),
            })),
            ...(0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .counted */ .hS)(withAddress.map(groupOf), (of) => of).flatMap(([, of, count]) => (0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .some */ .zN)(region, of, count, 'public address', _spec_prices_js__WEBPACK_IMPORTED_MODULE_8__/* .hourlyPrices */ .m.publicAddress)),
        ];
    };
}
/** What EKS asks for its work on instances, of whatever kind of purchase. Source: https://aws.amazon.com/eks/pricing/ */
function feesOfAutoMode(instances) {
    return (0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .counted */ .hS)(instances.flatMap(({ InstanceType }) => InstanceType ?? []), (type) => type).map(([, type, count]) => ({
        of: 'nodes',
        what: `the fee of Auto Mode for ${count} × ${type}`,
        price: async (prices) => count * _spec_prices_js__WEBPACK_IMPORTED_MODULE_8__/* .hourlyPrices */ .m.autoModePart * (await prices.onDemand(type)),
    }));
}
/** Whether it is of the cluster of that name, and of nobody who has had one of that name before. */
function isOf(clusters, name) {
    const { [_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .tagKeys */ .bi.owner]: owner = '' } = clusters.find((cluster) => cluster.name === name)?.tags ?? {};
    return ({ Tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .isOurs */ .MU)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .fromTagList */ .Bz)(Tags), { name, owner });
}
/** Those of the nodes, and of claims: both carry our tags. */
async function volumes(aws, clusters, running) {
    const ec2 = await aws.ec2();
    const names = clusters.map(({ name }) => name);
    const tagged = (key, values) => inParts(values, (some) => {
        const Filters = [{ Name: `tag:${key}`, Values: some }];
        return (0,_aws_pages_js__WEBPACK_IMPORTED_MODULE_11__/* .everyPage */ .L)((NextToken) => ec2.describeVolumes({ Filters, NextToken }), (page) => page.Volumes);
    });
    // Those of Auto Mode carry no tags of ours.
    const inAutoMode = clusters.filter(({ autoModePools }) => autoModePools !== undefined);
    const [ours, ofAutoMode] = await Promise.all([
        tagged(_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .tagKeys */ .bi.cluster, names),
        tagged(_spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_12__/* .autoModeTag */ .Do, inAutoMode.map(({ name }) => name)),
    ]);
    // Where instances may not be read, that is told of them.
    const ofNodes = new Map((await running.catch(() => [])).flatMap((instance) => rootVolumes(instance).map((id) => [id, groupOf(instance)])));
    return (name) => {
        const found = [
            ...ours.filter(isOf(clusters, name)),
            ...ofAutoMode.filter(({ Tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .fromTagList */ .Bz)(Tags)[_spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_12__/* .autoModeTag */ .Do] === name),
        ].filter(({ State }) => !State?.startsWith('delet'));
        const owned = found.map((volume) => ({ of: ofNodes.get(volume.VolumeId ?? '') ?? 'volumes', volume }));
        const alike = ({ of, volume: { VolumeType, Size, Iops, Throughput } }) => [of, VolumeType, Size, Iops, Throughput].join();
        return (0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .counted */ .hS)(owned, alike).map(([, { of, volume }, count]) => (0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .volumeItem */ .cj)(of, count, volume));
    };
}
/** Those that go with the instance; those of claims outlive it. */
function rootVolumes({ BlockDeviceMappings = [] }) {
    return BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.DeleteOnTermination && Ebs.VolumeId !== undefined ? [Ebs.VolumeId] : []);
}
/** @param key of the tag whose value is one of these */
async function gateways(aws, key, values) {
    const ec2 = await aws.ec2();
    const marked = (some) => ({ Name: `tag:${key}`, Values: some });
    const [natGateways, addresses] = await Promise.all([
        inParts(values, (some) => {
            const Filter = [marked(some)];
            return (0,_aws_pages_js__WEBPACK_IMPORTED_MODULE_11__/* .everyPage */ .L)((NextToken) => ec2.describeNatGateways({ Filter, NextToken }), (page) => page.NatGateways);
        }),
        inParts(values, async (some) => {
            const { Addresses = [] } = await ec2.describeAddresses({ Filters: [marked(some)] });
            return Addresses;
        }),
    ]);
    const standing = natGateways.filter(({ State }) => State === 'pending' || State === 'available');
    return { natGateways: standing, addresses };
}
async function gatewaysOf(aws, clusters) {
    const names = clusters.map(({ name }) => name);
    const { natGateways, addresses } = await gateways(aws, _spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .tagKeys */ .bi.cluster, names);
    return (name) => {
        const isIts = isOf(clusters, name);
        return gatewayItems(aws.region, natGateways.filter(isIts).length, addresses.filter(isIts).length);
    };
}
function gatewayItems(region, natGateways, addresses) {
    return [
        ...(0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .some */ .zN)(region, 'network', natGateways, 'NAT gateway', _spec_prices_js__WEBPACK_IMPORTED_MODULE_8__/* .hourlyPrices */ .m.natGateway),
        ...(0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .some */ .zN)(region, 'network', addresses, 'public address', _spec_prices_js__WEBPACK_IMPORTED_MODULE_8__/* .hourlyPrices */ .m.publicAddress),
    ];
}
async function loadBalancers(aws, clusters) {
    const all = await (0,_aws_load_balancers_js__WEBPACK_IMPORTED_MODULE_4__/* .loadBalancersIn */ .VV)(aws, clusters.map(({ vpcId }) => vpcId));
    const of = 'load balancers';
    return (name) => {
        const { vpcId } = clusters.find((cluster) => cluster.name === name) ?? {};
        const made = all.filter((balancer) => balancer.vpcId === vpcId && (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .isMadeFor */ .pb)(balancer.tags, { name }));
        const classic = made.filter(({ isClassic }) => isClassic).length;
        return [
            ...(0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .some */ .zN)(aws.region, of, made.length - classic, 'load balancer', _spec_prices_js__WEBPACK_IMPORTED_MODULE_8__/* .hourlyPrices */ .m.loadBalancer),
            ...(0,_estate_js__WEBPACK_IMPORTED_MODULE_10__/* .some */ .zN)(aws.region, of, classic, 'classic load balancer', _spec_prices_js__WEBPACK_IMPORTED_MODULE_8__/* .hourlyPrices */ .m.classicLoadBalancer),
        ];
    };
}
/** US dollars an hour. @throws PriceError */
function priceOf({ type, isSpot }, prices) {
    return isSpot ? prices.spot(type) : prices.onDemand(type);
}
/** The things with the prices of the machines among them, and those of which that cannot be told. Never fails. */
async function pricedThings(things, prices) {
    const unknown = [];
    const known = things.map(async (thing) => {
        const { machine, id } = thing;
        if (machine === undefined)
            return thing;
        try {
            return { ...thing, hourlyCost: await priceOf(machine, prices) };
        }
        catch (error) {
            unknown.push({ of: 'nodes', what: id, reason: (0,_message_of_js__WEBPACK_IMPORTED_MODULE_7__/* .messageOf */ .b)(error) });
            return thing;
        }
    });
    return { known: await Promise.all(known), unknown };
}
/** US dollars an hour, of those whose price is known. */
function hourlyOfThings(things) {
    return things.reduce((sum, { hourlyCost = 0 }) => sum + hourlyCost, 0);
}


/***/ }),

/***/ 2854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RM: () => (/* binding */ podsOfProfile),
/* harmony export */   Rf: () => (/* binding */ estateOfSpec),
/* harmony export */   ZF: () => (/* binding */ managedBy),
/* harmony export */   cj: () => (/* binding */ volumeItem),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   mM: () => (/* binding */ controlPlane),
/* harmony export */   nk: () => (/* binding */ nodesOfAutoMode),
/* harmony export */   t7: () => (/* binding */ tierOnTop),
/* harmony export */   wx: () => (/* binding */ capabilityItem),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _aws_partition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6388);
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3016);
/* harmony import */ var _aws_scaling_group_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2469);
/* harmony import */ var _aws_versions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1605);
/* harmony import */ var _spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6519);
/* harmony import */ var _spec_capabilities_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(730);
/* harmony import */ var _spec_fargate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1900);
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9762);
/* harmony import */ var _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7342);
/* harmony import */ var _spec_self_managed_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5074);










/** What the cluster of this spec would be: of several instance types of a group, the dearest counts. Never fails. */
async function estateOfSpec(aws, spec) {
    const selfManaged = (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_6__/* .selfManagedOf */ .tk)(spec);
    const [version, managed, others] = await Promise.all([
        spec.kubernetesVersion ?? versionOf(aws, spec.name),
        Promise.all(spec.nodeGroups.map((group) => asItWillBe(aws, spec.name, group))),
        Promise.all(selfManaged.map((group) => asItScales(aws, spec, group))),
    ]);
    const support = version === undefined ? undefined : await (0,_aws_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .supportOf */ .Df)(aws, version);
    const withNodes = (groups, others) => ({
        items: [
            controlPlane(aws.region, spec.supportType, version, support),
            ...tierOnTop(aws.region, spec.controlPlane.tier),
            ...network(spec),
            ...groups.flatMap((group) => nodeGroup(aws.region, group, 'node group')),
            ...others.flatMap((group) => nodeGroup(aws.region, group, 'self-managed node group')),
            ...((0,_spec_fargate_js__WEBPACK_IMPORTED_MODULE_3__/* .isCorednsOnFargate */ .yT)(spec) ? [corednsOnFargate(aws.region)] : []),
            ...(0,_spec_capabilities_js__WEBPACK_IMPORTED_MODULE_7__/* .capabilitiesOf */ .S)(spec).map((each) => capabilityItem(aws.region, each)),
        ],
        unknown: [
            ...(0,_spec_fargate_js__WEBPACK_IMPORTED_MODULE_3__/* .profilesOf */ .uV)(spec).map(({ name }) => podsOfProfile(name)),
            ...(0,_spec_capabilities_js__WEBPACK_IMPORTED_MODULE_7__/* .capabilitiesOf */ .S)(spec).map(managedBy),
            ...((0,_spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_8__/* .autoModeOf */ .YL)(spec) === undefined ? [] : [nodesOfAutoMode]),
        ],
        since: undefined,
        support,
    });
    return {
        ...withNodes(managed, others),
        grown: withNodes(spec.nodeGroups.map(grown), selfManaged.map(grown)),
    };
}
const grown = (group) => ({ ...group, nodes: group.maxNodes });
async function versionOf(aws, name) {
    const eks = await aws.eks();
    // Whoever makes the cluster asks the same, and tells what is wrong.
    const answer = await eks.describeCluster({ name }).catch(() => undefined);
    return answer?.cluster?.version;
}
/** Of a group that is there, an autoscaler may have chosen how many nodes it has. */
async function asItWillBe(aws, clusterName, group) {
    const eks = await aws.eks();
    // Whoever makes the group asks the same, and tells what is wrong.
    const answer = await eks
        .describeNodegroup({ clusterName, nodegroupName: group.name })
        .catch(() => undefined);
    const { desiredSize: nodes } = answer?.nodegroup?.scalingConfig ?? {};
    return nodes === undefined || nodes < group.minNodes || nodes > group.maxNodes
        ? group
        : { ...group, nodes };
}
async function asItScales(aws, { name, region }, group) {
    const found = await (0,_aws_scaling_group_js__WEBPACK_IMPORTED_MODULE_9__/* .scalingGroup */ .z)(aws, (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_4__/* .namesOf */ .eZ)(name, region).nodesStack(group.name)).catch(() => undefined);
    const { nodes = group.nodes } = found ?? {};
    return nodes < group.minNodes || nodes > group.maxNodes ? group : { ...group, nodes };
}
/** @param hourly US dollars of one, from our own table. */
function fixed(region, of, count, one, hourly) {
    return {
        of,
        what: count === 1 ? `1 ${one}` : `${count} ${one.replace(/(\w+)$/, plural)}`,
        price: async () => {
            if ((0,_aws_partition_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region).id === 'aws-cn')
                throw new _aws_price_list_js__WEBPACK_IMPORTED_MODULE_1__/* .PriceError */ .I('prices in China are in yuan');
            return count * hourly;
        },
    };
}
const plural = (word) => (word.endsWith('s') ? `${word}es` : `${word}s`);
function controlPlane(region, supportType, version, support) {
    const of = 'control plane';
    // A cluster of the policy STANDARD is upgraded at the end of standard support, and never pays for more.
    if (supportType === 'EXTENDED' && version !== undefined) {
        if (support === undefined) {
            const price = async () => {
                throw new _aws_price_list_js__WEBPACK_IMPORTED_MODULE_1__/* .PriceError */ .I(`AWS does not tell how long Kubernetes ${version} is supported: eks:DescribeClusterVersions`);
            };
            return { of, what: 'the control plane', price };
        }
        if (support.isExtended) {
            return fixed(region, of, 1, 'control plane in extended support', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.controlPlaneInExtendedSupport);
        }
    }
    return fixed(region, of, 1, 'control plane', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.controlPlane);
}
/** A tier costs a price of its own, whatever its version costs. */
function tierOnTop(region, tier) {
    return tier === 'standard' ? [] : [fixed(region, 'control plane', 1, tier, _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.tiers[tier])];
}
/** As many NAT gateways, each with a public address; three zones are the rule. */
function network({ region, network: { kind, nat, zones } }) {
    // What is shared costs the same however many clusters stand in it, and none of them alone.
    if (kind !== 'own')
        return [];
    const count = { Disable: 0, Single: 1, HighlyAvailable: zones?.length ?? 3 }[nat];
    if (count === 0)
        return [];
    return [
        fixed(region, 'network', count, 'NAT gateway', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.natGateway),
        fixed(region, 'network', count, 'public address', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.publicAddress),
    ];
}
function nodeGroup(region, group, kind) {
    const { name, instanceTypes, spot, orOnDemand, nodes, volume, moreVolumes = [], privateNetworking, warmPool, } = group;
    // What it may cost: nobody knows yet whether there will be any of spot.
    const isCheap = spot && !orOnDemand;
    const of = `${kind} ${name}`;
    const warm = sizeOfWarmPool(group);
    const instances = (count, more = '') => ({
        of,
        what: `${count} × ${instanceTypes.join(' or ')}${isCheap ? ', spot' : ''}${more}`,
        price: async (prices) => {
            const each = await Promise.all(instanceTypes.map((instanceType) => isCheap ? prices.spot(instanceType) : prices.onDemand(instanceType)));
            return count * Math.max(...each);
        },
    });
    return [
        instances(nodes),
        ...(warmPool?.state === 'RUNNING' && warm > 0 ? [instances(warm, ' in the warm pool')] : []),
        ...[volume, ...moreVolumes].map(({ size, type, iops, throughput }) => volumeItem(of, nodes + warm, { VolumeType: type, Size: size, Iops: iops, Throughput: throughput })),
        ...(privateNetworking ? [] : [fixed(region, of, nodes, 'public address', _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.publicAddress)]),
    ];
}
/** Instances that stand ready besides the nodes: stopped, they are paid for by their volumes alone. */
function sizeOfWarmPool({ warmPool, nodes, maxNodes }) {
    if (!warmPool?.enabled)
        return 0;
    return Math.max(warmPool.minSize, (warmPool.mostPrepared ?? maxNodes) - nodes);
}
/** What comes with a volume of gp3, and is not paid for. Source: https://aws.amazon.com/ebs/pricing/ */
const included = { iops: 3000, throughput: 125 };
function corednsOnFargate(region) {
    const { vcpu, gibibytes } = _spec_fargate_js__WEBPACK_IMPORTED_MODULE_3__/* .smallestPod */ .js;
    const each = vcpu * _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.fargateVcpu + gibibytes * _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.fargateGibibyte;
    return fixed(region, 'add-on coredns', _spec_fargate_js__WEBPACK_IMPORTED_MODULE_3__/* .podsOfCoredns */ .W1, 'pod on Fargate', each);
}
/** How many there are is the cluster's affair. */
const podsOfProfile = (name) => ({
    of: `Fargate profile ${name}`,
    what: `the pods of Fargate profile ${name}`,
    reason: 'each is charged by the vCPUs and the memory that it asks for',
});
/** How much there is that it manages is the cluster's affair. */
const capabilityItem = (region, { name, type }) => fixed(region, `capability ${name}`, 1, `capability ${type}`, _spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.capabilities[type].each);
const managedBy = ({ name, type }) => ({
    of: `capability ${name}`,
    what: `what capability ${name} manages`,
    reason: `each resource is charged, about $${_spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.capabilities[type].managed.toFixed(5)} an hour`,
});
/** How many there are, and of which types, is EKS's affair. */
const nodesOfAutoMode = {
    of: 'node pools',
    what: 'the nodes of Auto Mode',
    reason: `EKS starts as many as pods ask for, each at its price and a fee of about ${_spec_prices_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyPrices */ .m.autoModePart * 100} % of that`,
};
/** @param volume of each of them; what EC2 tells of one, as far as it is paid for. */
function volumeItem(of, count, { VolumeType = 'gp2', Size = 0, Iops = 0, Throughput = 0, }) {
    const free = VolumeType === 'gp3' ? included : { iops: 0, throughput: 0 };
    return {
        of,
        what: `${count} × ${Size} GiB of ${VolumeType}`,
        price: async (prices) => {
            const { gibibyte, iops, throughput } = await prices.volume(VolumeType);
            return (count *
                (Size * gibibyte +
                    Math.max(0, Iops - free.iops) * iops +
                    Math.max(0, Throughput - free.throughput) * throughput));
        },
    };
}
function some(...[region, of, count, one, hourly]) {
    return count === 0 ? [] : [fixed(region, of, count, one, hourly)];
}
/** What is alike together: its name, one of it, and how many there are. */
function counted(items, nameOf) {
    const found = new Map();
    for (const item of items) {
        const name = nameOf(item);
        const [, first = item, count = 0] = found.get(name) ?? [];
        found.set(name, [name, first, count + 1]);
    }
    return [...found.values()];
}


/***/ }),

/***/ 612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ dollars),
/* harmony export */   Lx: () => (/* binding */ rateInWords),
/* harmony export */   Wf: () => (/* binding */ rounded)
/* harmony export */ });
/* harmony import */ var _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7342);
/** How money is told, in US dollars: the one place for people, and for other programs. */

/** Such as `$0.243`; of larger sums, two decimals. */
function dollars(amount) {
    return `$${amount.toFixed(amount < 10 ? 3 : 2)}`;
}
/** Such as `$0.240 an hour ($5.76 a day, $175 a month)`. */
function rateInWords(hourly) {
    return `${dollars(hourly)} an hour (${sum(hourly * 24)} a day, ${sum(hourly * _spec_prices_js__WEBPACK_IMPORTED_MODULE_0__/* .hoursOfMonth */ .X)} a month)`;
}
/** Such as `$5.76`; whole dollars from a hundred on. */
function sum(amount) {
    return `$${amount.toFixed(amount < 100 ? 2 : 0)}`;
}
/** For JSON: an hour's price to the hundredth of a cent, without what adding up in binary leaves behind. */
function rounded(hourly) {
    return Number(hourly.toFixed(4));
}


/***/ }),

/***/ 5126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide),
/* harmony export */   X: () => (/* binding */ fewAtOnce)
/* harmony export */ });
/** How many questions at once, where there may be hundreds: how many AWS answers in a second, it counts for the whole account. */
const fewAtOnce = 5;
/**
 * Works on every item, at most so many of them at once.
 * @returns what came of each, in the items' order.
 * @throws what the first of them to fail has thrown; those that have not begun are left.
 */
async function sideBySide(items, most, work) {
    const results = [];
    // A generator, and no iterator of the list: the loop that fails closes it for all of them.
    const waiting = (function* () {
        yield* items.entries();
    })();
    const worker = async () => {
        for (const [index, item] of waiting)
            results[index] = await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
    return results;
}


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


/***/ }),

/***/ 7342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ hoursOfMonth),
/* harmony export */   m: () => (/* binding */ hourlyPrices)
/* harmony export */ });
/** As hours of the month are reckoned. Source: https://aws.amazon.com/ebs/pricing/ */
const hoursOfMonth = 730;
/**
 * Prices that do not depend on the kind of machine, in US dollars an hour: us-east-1, November 2026. Other regions cost
 * up to a third more.
 * Sources: https://aws.amazon.com/eks/pricing/, …/vpc/pricing/, …/elasticloadbalancing/pricing/, …/privatelink/pricing/ and
 * …/ebs/pricing/
 */
const hourlyPrices = {
    controlPlane: 0.1,
    /** Once a Kubernetes version is out of standard support. */
    controlPlaneInExtendedSupport: 0.6,
    /**
     * What a control plane of a tier costs on top. Of the regions looked at, the same in every one.
     * Source: https://aws.amazon.com/eks/pricing/ of August 2026, "Provisioned Control Plane".
     */
    tiers: { 'tier-xl': 1.65, 'tier-2xl': 3.4, 'tier-4xl': 6.9, 'tier-8xl': 13.9 },
    natGateway: 0.045,
    publicAddress: 0.005,
    /** Of the application or the network kind, without its capacity units. */
    loadBalancer: 0.0225,
    classicLoadBalancer: 0.025,
    /** In each zone. */
    interfaceEndpoint: 0.01,
    /** Of a pod on Fargate, Linux on x86. Source: https://aws.amazon.com/fargate/pricing/ */
    fargateVcpu: 0.04048,
    fargateGibibyte: 0.004445,
    /** Of the instances of Auto Mode: on top of their price on demand, about that part of it. */
    autoModePart: 0.12,
    /**
     * Of each capability, and of each thing that it manages: a resource of AWS by ACK, an Application by Argo CD, an instance of a
     * ResourceGraphDefinition by kro.
     * Source: https://aws.amazon.com/eks/pricing/, "EKS Capabilities", and the price list of AmazonEKS,
     * `AmazonEKSCapabilities-ACK-Hours:perCapability` and `…-CR-Hours:perCustomResource`.
     */
    capabilities: {
        ACK: { each: 0.005, managed: 0.00005 },
        ARGOCD: { each: 0.03, managed: 0.0015 },
        KRO: { each: 0.005, managed: 0.00005 },
    },
    /** A GiB of gp3. */
    volumeGibibyte: 0.08 / hoursOfMonth,
};


/***/ })

};
