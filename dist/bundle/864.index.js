export const id = 864;
export const ids = [864];
export const modules = {

/***/ 5964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   is: () => (/* binding */ hardwareOf),
/* harmony export */   lr: () => (/* binding */ isOfNvidia),
/* harmony export */   zo: () => (/* binding */ amiTypeOf)
/* harmony export */ });
/* harmony import */ var _instance_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7675);

const amiTypes = {
    AmazonLinux2023: {
        x86: 'AL2023_x86_64_STANDARD',
        'x86 with NVIDIA': 'AL2023_x86_64_NVIDIA',
        'x86 with Neuron': 'AL2023_x86_64_NEURON',
        Arm: 'AL2023_ARM_64_STANDARD',
        'Arm with NVIDIA': 'AL2023_ARM_64_NVIDIA',
    },
    Bottlerocket: {
        x86: 'BOTTLEROCKET_x86_64',
        'x86 with NVIDIA': 'BOTTLEROCKET_x86_64_NVIDIA',
        'x86 with Neuron': 'BOTTLEROCKET_x86_64',
        Arm: 'BOTTLEROCKET_ARM_64',
        'Arm with NVIDIA': 'BOTTLEROCKET_ARM_64_NVIDIA',
    },
};
/**
 * The AMI of the node group, as EKS names it: by its family, and by the architecture and accelerators of its first
 * instance type.
 *
 * @throws whatever EC2 answers, such as InvalidInstanceType.
 */
async function amiTypeOf(aws, { amiFamily, instanceTypes }) {
    const ec2 = await aws.ec2();
    const first = instanceTypes.slice(0, 1);
    const { InstanceTypes = [] } = await ec2.describeInstanceTypes({ InstanceTypes: first });
    return amiTypes[amiFamily][hardwareOf(InstanceTypes[0])];
}
const isOfNvidia = (info) => info?.GpuInfo?.Gpus?.some((gpu) => gpu.Manufacturer === 'NVIDIA') ?? false;
function hardwareOf(info) {
    const nvidia = isOfNvidia(info);
    if ((0,_instance_types_js__WEBPACK_IMPORTED_MODULE_0__/* .architectureOf */ .NJ)(info) === 'Arm')
        return nvidia ? 'Arm with NVIDIA' : 'Arm';
    if (nvidia)
        return 'x86 with NVIDIA';
    return info?.NeuronInfo === undefined ? 'x86' : 'x86 with Neuron';
}


/***/ }),

/***/ 7675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NJ: () => (/* binding */ architectureOf),
/* harmony export */   Xe: () => (/* binding */ instanceTypes),
/* harmony export */   oC: () => (/* binding */ typesOfGroups),
/* harmony export */   sA: () => (/* binding */ mostPods),
/* harmony export */   uC: () => (/* binding */ objectionsTo)
/* harmony export */ });
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2246);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3242);


/** What EC2 knows of these types; of one that there is not in the region, nothing. */
async function instanceTypes(aws, names) {
    if (names.length === 0)
        return new Map();
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'instance-type', Values: [...new Set(names)].sort() }];
    const found = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_0__/* .everyPage */ .L)((NextToken) => ec2.describeInstanceTypes({ Filters, NextToken }), (page) => page.InstanceTypes);
    return new Map(found.map((info) => [info.InstanceType ?? '', info]));
}
/** What EC2 knows of the types of all of a cluster's node groups: one question, whichever of them it is asked for. */
async function typesOfGroups(aws, groups) {
    return instanceTypes(aws, groups.flatMap((group) => group.instanceTypes));
}
/** Why a node group of these types cannot be made, in sentences; asked before anything is. @param all that EC2 knows of them */
async function objectionsTo(aws, { name, instanceTypes: types }, all) {
    const known = new Map([...all].filter(([type]) => types.includes(type)));
    const unknown = types.filter((type) => !known.has(type));
    const candidates = unknown.length === 0 ? [] : await typesOfRegion(aws);
    const words = unknown.map((type) => {
        const near = (0,_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(type, candidates);
        return `Node group ${name}: there is no instance type ${type} in ${aws.region}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
    });
    const architectures = [...known].map(([type, info]) => ({ type, is: architectureOf(info) }));
    const [first] = architectures;
    const other = architectures.find(({ is }) => is !== first?.is);
    if (first !== undefined && other !== undefined) {
        words.push(`Node group ${name}: ${first.type} is ${first.is} and ${other.type} is ${other.is}, and the nodes of a group share an image. ` +
            'Ask for types of one architecture, or make two groups.');
    }
    return words;
}
/** Every type that the region has: what a slip may have been meant for is asked only then. */
async function typesOfRegion(aws) {
    const ec2 = await aws.ec2();
    const found = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_0__/* .everyPage */ .L)((NextToken) => ec2.describeInstanceTypeOfferings({ LocationType: 'region', NextToken }), (page) => page.InstanceTypeOfferings);
    return found.flatMap(({ InstanceType }) => InstanceType ?? []);
}
function architectureOf(info) {
    return info?.ProcessorInfo?.SupportedArchitectures?.includes('arm64') ? 'Arm' : 'x86';
}
/**
 * How many pods a node of the type takes where the CNI gives each an address of its own.
 * Source: awslabs/amazon-eks-ami, max-pods-calculator: interfaces × (addresses of each − 1) + 2.
 */
function mostPods({ NetworkInfo }) {
    const { MaximumNetworkInterfaces: interfaces = 0, Ipv4AddressesPerInterface: addresses = 0 } = NetworkInfo ?? {};
    return interfaces * (addresses - 1) + 2;
}


/***/ }),

/***/ 5916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ objectionsToImage),
/* harmony export */   fC: () => (/* binding */ objectionsToLaunch),
/* harmony export */   td: () => (/* binding */ objectionsToEnclaves)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _node_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7595);


/**
 * What the instances of a node group are to be launched with, and EC2 does not have in the region, in sentences; asked before
 * anything is made. Whoever may not ask is told by EC2.
 */
async function objectionsToLaunch(aws, { name, launch = {} }) {
    const { keyName, placementGroup, securityGroups } = launch;
    const ec2 = await aws.ec2();
    const asked = await Promise.all([
        missing(keyName === undefined ? [] : [keyName], async (Values) => {
            const { KeyPairs = [] } = await ec2.describeKeyPairs({ Filters: [{ Name: 'key-name', Values }] });
            return KeyPairs.map(({ KeyName }) => KeyName);
        }),
        missing(placementGroup === undefined ? [] : [placementGroup], async (Values) => {
            const Filters = [{ Name: 'group-name', Values }];
            const { PlacementGroups = [] } = await ec2.describePlacementGroups({ Filters });
            return PlacementGroups.map(({ GroupName }) => GroupName);
        }),
        missing(securityGroups ?? [], async (Values) => {
            const { SecurityGroups = [] } = await ec2.describeSecurityGroups({
                Filters: [{ Name: 'group-id', Values }],
            });
            return SecurityGroups.map(({ GroupId }) => GroupId);
        }),
    ]);
    const kinds = ['key pair', 'placement group', 'security group'];
    return kinds.flatMap((kind, index) => (asked[index] ?? []).map((each) => `Node group ${name}: there is no ${kind} ${each} in ${aws.region}. Write one that there is, or leave it out.`));
}
/** Why instances cannot start enclaves, in sentences. @param all what EC2 knows of the types */
function objectionsToEnclaves({ name, launch = {}, instanceTypes }, all) {
    if (launch.enclaves !== true)
        return [];
    // A type that there is not is told elsewhere.
    const others = instanceTypes.filter((type) => (all.get(type)?.NitroEnclavesSupport ?? 'supported') !== 'supported');
    if (others.length === 0)
        return [];
    return [
        `Node group ${name}: instances of ${others.join(', ')} start no Nitro Enclaves. Leave enclaveEnabled out, or write other instance types.`,
    ];
}
async function missing(wanted, ask) {
    if (wanted.length === 0)
        return [];
    const found = await ask([...wanted]).catch((error) => {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDenied */ .GZ)(error))
            throw error;
        return wanted;
    });
    return wanted.filter((each) => !found.includes(each));
}
/** Why nodes of these types cannot start the user's own image, in sentences. @param info what EC2 knows of their first type */
async function objectionsToImage(aws, { name, ami, instanceTypes: [type], }, info) {
    if (ami === undefined)
        return [];
    const image = await (0,_node_images_js__WEBPACK_IMPORTED_MODULE_1__/* .findImage */ .F)(aws, ami);
    if (image === undefined || image.State !== 'available') {
        return [
            `Node group ${name}: there is no image ${ami} in ${aws.region} that this account may start. Write one of this region, or leave ami out.`,
        ];
    }
    const suits = info?.ProcessorInfo?.SupportedArchitectures?.some((each) => each === image.Architecture) ?? true;
    return suits
        ? []
        : [
            `Node group ${name}: image ${ami} is for ${image.Architecture}, and ${type} does not start it. ` +
                'Write another image, or other instance types.',
        ];
}


/***/ }),

/***/ 7595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ findImage),
/* harmony export */   i: () => (/* binding */ objectionToDropIns)
/* harmony export */ });
async function findImage(aws, id) {
    const ec2 = await aws.ec2();
    // Of an id that there is not, a list without an image, where by the id alone it would be an error.
    const answer = await ec2.describeImages({ Filters: [{ Name: 'image-id', Values: [id] }] });
    return answer.Images?.[0];
}
/** The first release whose `nodeadm-run` reads drop-ins. Source: awslabs/amazon-eks-ami at 23 July 2026, nodeadm-run.service. */
const firstWithDropIns = 20260724;
/**
 * Why an instance of EKS's newest image could not be told its cluster later than at its start; undefined where it can.
 * @param parameter the public parameter that names the image, such as `/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/…`
 */
async function objectionToDropIns(aws, parameter) {
    const [, version, variant] = /optimized-ami\/([\d.]+)\/amazon-linux-2023\/(\w+\/\w+)\//.exec(parameter) ?? [];
    const prefix = `amazon-eks-node-al2023-${variant?.replace('/', '-')}-${version}-v`;
    const ec2 = await aws.ec2();
    const { Images = [] } = await ec2.describeImages({
        Owners: ['amazon'],
        Filters: [{ Name: 'name', Values: [`${prefix}*`] }],
    });
    const releases = Images.map(({ Name = '' }) => Number(Name.slice(prefix.length)));
    const newest = Math.max(0, ...releases.filter(Number.isInteger));
    if (newest >= firstWithDropIns)
        return undefined;
    return newest === 0
        ? `EC2 does not tell of an image ${prefix}…`
        : `release ${newest} of their image has no drop-in folder of nodeadm's, which there is since ${firstWithDropIns}`;
}


/***/ }),

/***/ 3922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ othersThings),
/* harmony export */   Ic: () => (/* binding */ instanceRemoval),
/* harmony export */   US: () => (/* binding */ stackOf),
/* harmony export */   c6: () => (/* binding */ removalOf),
/* harmony export */   wX: () => (/* binding */ groupRemoval)
/* harmony export */ });
/* unused harmony export wordOf */
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _ec2_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8656);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8127);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3242);
/* harmony import */ var _stack_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5646);
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8857);






/** The stack of CloudFormation's that something is of. */
const stackOf = (tags) => tags['aws:cloudformation:stack-name'];
/** What may stand in a command as it is. */
const plain = /^[\w.-]+$/;
/** A name of somebody else's as a word of a command: people paste it into a shell. */
function wordOf(name) {
    return plain.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
/** The command that takes away what is of a stack. @param tags of it */
function removalOf(stack, tags, { name, region }) {
    const group = tags['alpha.eksctl.io/nodegroup-name'];
    return group !== undefined && plain.test(group)
        ? `eksctl delete nodegroup --cluster ${name} --name ${group} --region ${region}`
        : `aws cloudformation delete-stack --stack-name ${stack} --region ${region}`;
}
/** The command that takes away an Auto Scaling group, or an instance, but for the region. */
const groupRemoval = (name) => `aws autoscaling delete-auto-scaling-group --auto-scaling-group-name ${wordOf(name)} --force-delete`;
const instanceRemoval = (id) => `aws ec2 terminate-instances --instance-ids ${id}`;
/** What there is of the cluster's by other tools, beyond what stands on it and in its network. */
async function othersThings(aws, spec) {
    const [stacks, roles, inEc2] = await Promise.all([
        othersStacks(aws, spec),
        karpentersRoles(aws, spec),
        othersInEc2(aws, spec),
    ]);
    const known = stacks.map(({ id }) => id);
    const ofNoStack = ({ stack }) => stack === undefined || !known.includes(stack);
    return [...stacks, ...[...roles, ...inEc2].filter(ofNoStack).map(({ thing }) => thing)];
}
async function othersStacks(aws, { name }) {
    const all = await (0,_stack_js__WEBPACK_IMPORTED_MODULE_3__/* .allStacks */ .p0)(aws);
    return all.flatMap((stack) => {
        const tags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(stack.Tags);
        const { StackName: id = '' } = stack;
        const isEksctls = _ec2_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .keysOfEksctl */ .gG.some((key) => tags[key] === name);
        if (_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.owner in tags || (0,_states_js__WEBPACK_IMPORTED_MODULE_4__/* .isGoingStack */ .Zl)(stack) || !(isEksctls || isToldOf(stack, name)))
            return [];
        return [
            {
                type: 'AWS::CloudFormation::Stack',
                id,
                whose: isEksctls ? 'eksctl' : 'another tool',
                remedy: `aws cloudformation delete-stack --stack-name ${id} --region ${aws.region}`,
            },
        ];
    });
}
/** By a parameter, as templates of AWS's and of Karpenter's have it. */
const isToldOf = ({ Parameters = [] }, cluster) => Parameters.some(({ ParameterKey = '', ParameterValue }) => /cluster-?name$/i.test(ParameterKey) && ParameterValue === cluster);
/** Under the names that Karpenter's documentation gives them, with the profiles that its nodes run with. */
async function karpentersRoles(aws, { name }) {
    const iam = await aws.iam();
    const names = [`KarpenterNodeRole-${name}`, `KarpenterControllerRole-${name}`].filter((each) => each.length <= 64);
    const found = await Promise.all(names.map(async (RoleName) => {
        const role = (await (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessAbsent */ .QY)(iam.getRole({ RoleName })))?.Role;
        if (role === undefined)
            return [];
        const profiles = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_5__/* .everyPage */ .L)((Marker) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessAbsent */ .QY)(iam.listInstanceProfilesForRole({ RoleName, Marker })), (page) => page.InstanceProfiles);
        const stack = stackOf((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(role.Tags));
        return [
            ...profiles.map(({ InstanceProfileName: id = '' }) => ({
                stack,
                thing: {
                    type: 'AWS::IAM::InstanceProfile',
                    id,
                    whose: 'Karpenter',
                    remedy: `aws iam delete-instance-profile --instance-profile-name ${id}`,
                },
            })),
            {
                stack,
                thing: {
                    type: 'AWS::IAM::Role',
                    id: RoleName,
                    whose: 'Karpenter',
                    remedy: `aws iam delete-role --role-name ${RoleName}`,
                },
            },
        ];
    }));
    return found.flat();
}
/** Of the kinds that outlive a cluster, by what their ids begin with. */
const kinds = {
    lt: {
        type: 'AWS::EC2::LaunchTemplate',
        remedy: (id) => `aws ec2 delete-launch-template --launch-template-id ${id}`,
        find: async (ec2, id) => (await ec2.describeLaunchTemplates({ LaunchTemplateIds: [id] })).LaunchTemplates,
    },
    sg: {
        type: 'AWS::EC2::SecurityGroup',
        remedy: (id) => `aws ec2 delete-security-group --group-id ${id}`,
        find: async (ec2, id) => (await ec2.describeSecurityGroups({ GroupIds: [id] })).SecurityGroups,
    },
};
async function othersInEc2(aws, { name }) {
    const ec2 = await aws.ec2();
    const tagged = await (0,_ec2_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .KT)(aws, name, [..._ec2_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .keysOfEksctl */ .gG, ..._ec2_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .keysOfKarpenter */ .aI]);
    const found = await Promise.all([...tagged].map(async ([id, tags]) => {
        const kind = kinds[id.split('-')[0] ?? ''];
        if (kind === undefined || !(await isThere(kind.find(ec2, id))))
            return [];
        const whose = _ec2_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .keysOfEksctl */ .gG.some((key) => key in tags) ? 'eksctl' : 'Karpenter';
        const remedy = `${kind.remedy(id)} --region ${aws.region}`;
        const all = (await (0,_ec2_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagsInEc2 */ .NH)(aws, { 'resource-id': [id] })).get(id) ?? {};
        return _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .tagKeys */ .bi.owner in all
            ? []
            : [{ thing: { type: kind.type, id, whose, remedy }, stack: stackOf(all) }];
    }));
    return found.flat();
}
/** EC2 lists tags for an hour after their thing has gone. */
async function isThere(answer) {
    try {
        return ((await answer) ?? []).length > 0;
    }
    catch (error) {
        if (/NotFound/.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(error)))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ objectionsToReservation)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);

/**
 * In sentences; asked before anything is made. Whoever may not ask is told by EC2. Which reservations a resource group has, EC2 does
 * not say.
 * Sources: EC2 user guide, "Launch instances into an existing Capacity Reservation", "Capacity Blocks for ML".
 */
async function objectionsToReservation(aws, group) {
    const { reservation } = group.launch ?? {};
    if (reservation?.id === undefined)
        return [];
    const found = await find(aws, reservation.id);
    if (found === 'closed')
        return [];
    if (found === undefined) {
        return [
            `Node group ${group.name}: there is no capacity reservation ${reservation.id} in ${aws.region}. Write one that there is, or leave it out.`,
        ];
    }
    return unsuitable(found, group, reservation.isBlock).map((words) => `Node group ${group.name}: its nodes cannot take the capacity reservation ${reservation.id}: ${words}.`);
}
function unsuitable({ State, InstanceType, AvailabilityZone, TotalInstanceCount = 0, ReservationType }, { instanceTypes, nodes, zones = [] }, isBlock) {
    const isOfBlock = ReservationType === 'capacity-block';
    // One that is still to come takes no instance before.
    const isUsable = State === 'active' || (State === 'scheduled' && nodes === 0);
    const objections = [
        [
            !isUsable,
            `it is ${State}${State === 'scheduled' ? '. Write desiredCapacity: 0 and minSize: 0 until then' : ''}`,
        ],
        [
            instanceTypes.some((type) => type !== InstanceType),
            `it is for ${InstanceType}, and they are ${instanceTypes.join(' or ')}. Write instanceType: ${InstanceType}`,
        ],
        [
            zones.length !== 1 || zones[0] !== AvailabilityZone,
            `it is in ${AvailabilityZone}, and Auto Scaling spreads them over their zones. Write availabilityZones: [${AvailabilityZone}]`,
        ],
        [nodes > TotalInstanceCount, `it is for ${TotalInstanceCount} instances, and they are ${nodes}`],
        [
            isOfBlock && !isBlock,
            'it is a Capacity Block. Write instanceMarketOptions: { marketType: capacity-block }',
        ],
        [!isOfBlock && isBlock, 'it is no Capacity Block. Leave instanceMarketOptions out'],
    ];
    return objections.filter(([applies]) => applies).map(([, words]) => words);
}
async function find(aws, id) {
    const ec2 = await aws.ec2();
    try {
        const { CapacityReservations = [] } = await ec2.describeCapacityReservations({
            CapacityReservationIds: [id],
        });
        return CapacityReservations[0];
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDenied */ .GZ)(error))
            return 'closed';
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error).startsWith('InvalidCapacityReservationId'))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 6124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ny: () => (/* binding */ seenVpc),
/* harmony export */   UR: () => (/* binding */ seenSubnets),
/* harmony export */   Vs: () => (/* binding */ rangesOfVpc)
/* harmony export */ });
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7721);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3242);


/** Those that there are: of an id that there is not, nothing is told. */
async function seenSubnets(aws, ids) {
    if (ids.length === 0)
        return [];
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'subnet-id', Values: [...ids] }];
    const subnets = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeSubnets({ Filters, NextToken }), (page) => page.Subnets);
    return subnets.map(seenSubnet);
}
const seenSubnet = ({ SubnetId: id = '', VpcId: vpcId = '', AvailabilityZone: zone = '', AvailabilityZoneId: zoneId = '', CidrBlock: cidr = '', AvailableIpAddressCount: freeAddresses = 0, MapPublicIpOnLaunch: givesPublicAddresses = false, Tags, }) => ({
    id,
    vpcId,
    zone,
    zoneId,
    cidr,
    freeAddresses,
    givesPublicAddresses,
    tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .fromTagList */ .Bz)(Tags),
});
async function describedVpc(aws, id) {
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'vpc-id', Values: [id] }];
    const [vpc] = await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeVpcs({ Filters, NextToken }), (page) => page.Vpcs);
    return vpc;
}
/** The ranges of addresses of a VPC; none where there is no such VPC. */
async function rangesOfVpc(aws, id) {
    const vpc = await describedVpc(aws, id);
    return vpc === undefined ? [] : cidrsOf(vpc);
}
/** Undefined where there is none of that id. */
async function seenVpc(aws, id) {
    const vpc = await describedVpc(aws, id);
    if (vpc === undefined)
        return undefined;
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'vpc-id', Values: [id] }];
    const [support, hostnames, tables, endpoints] = await Promise.all([
        ec2.describeVpcAttribute({ VpcId: id, Attribute: 'enableDnsSupport' }),
        ec2.describeVpcAttribute({ VpcId: id, Attribute: 'enableDnsHostnames' }),
        (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeRouteTables({ Filters, NextToken }), (page) => page.RouteTables),
        (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .everyPage */ .L)((NextToken) => ec2.describeVpcEndpoints({ Filters, NextToken }), (page) => page.VpcEndpoints),
    ]);
    const prefix = `com.amazonaws.${aws.region}.`;
    return {
        id,
        cidrs: cidrsOf(vpc),
        dnsSupport: support.EnableDnsSupport?.Value ?? false,
        dnsHostnames: hostnames.EnableDnsHostnames?.Value ?? false,
        wayOutOf: (subnetId) => wayOut(tables, subnetId),
        endpoints: new Set(endpoints
            .filter(({ State }) => State?.toLowerCase() === 'available')
            .filter(({ VpcEndpointType, PrivateDnsEnabled }) => VpcEndpointType === 'Gateway' || PrivateDnsEnabled)
            .map(({ ServiceName = '' }) => ServiceName.replace(/^cn\./, '').replace(prefix, ''))),
    };
}
const cidrsOf = ({ CidrBlock, CidrBlockAssociationSet = [] }) => [
    ...new Set([
        CidrBlock,
        ...CidrBlockAssociationSet.filter(({ CidrBlockState }) => CidrBlockState?.State === 'associated').map(({ CidrBlock }) => CidrBlock),
    ].filter((cidr) => cidr !== undefined)),
];
/** By its own route table, or the VPC's main one. */
function wayOut(tables, subnetId) {
    const isOf = ({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === subnetId);
    const isMain = ({ Associations = [] }) => Associations.some(({ Main }) => Main === true);
    const { Routes = [] } = tables.find(isOf) ?? tables.find(isMain) ?? {};
    const route = Routes.find(({ DestinationCidrBlock, State }) => DestinationCidrBlock === '0.0.0.0/0' && State !== 'blackhole');
    if (route === undefined)
        return 'none';
    return leadsToInternetGateway(route) ? 'internet gateway' : 'other';
}
const leadsToInternetGateway = ({ GatewayId }) => GatewayId?.startsWith('igw-') ?? false;


/***/ }),

/***/ 7348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HW: () => (/* binding */ madeAnew),
/* harmony export */   L8: () => (/* binding */ make),
/* harmony export */   PB: () => (/* binding */ stays),
/* harmony export */   SX: () => (/* binding */ refusedOf),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   Zg: () => (/* binding */ change),
/* harmony export */   Zk: () => (/* binding */ gravest),
/* harmony export */   fk: () => (/* binding */ RefusedError),
/* harmony export */   hp: () => (/* binding */ requirePossible)
/* harmony export */ });
/* unused harmony export verdicts */
/** What becomes of a difference between what exists and what is wanted, the gravest last. */
const verdicts = ['none', 'change', 'make', 'replace', 'refuse'];
const differing = (verdict) => (words) => ({ verdict, words });
const stays = differing('none');
const make = differing('make');
const change = differing('change');
const refuse = differing('refuse');
/** @param status in which nothing comes of it any more */
const madeAnew = (status) => differing('replace')(`it is ${status}, and is made anew`);
/** What is asked for cannot be brought about, and nothing was changed for it. */
class RefusedError extends Error {
    constructor(refusals) {
        super(refusals.join('\n'));
        this.name = 'RefusedError';
    }
}
function gravest(differences) {
    const found = differences.map(({ verdict }) => verdicts.indexOf(verdict));
    return verdicts[Math.max(0, ...found)] ?? 'none';
}
/** Those of them that cannot be brought about. */
function refusedOf(differences) {
    return differences.filter(({ verdict }) => verdict === 'refuse');
}
/** @throws RefusedError where one of the differences is refused */
function requirePossible(differences) {
    const refusals = new Set(refusedOf(differences).map(({ words }) => words));
    if (refusals.size > 0)
        throw new RefusedError([...refusals]);
}


/***/ }),

/***/ 4023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KU: () => (/* binding */ resourceOf),
/* harmony export */   hq: () => (/* binding */ onlyRemoved),
/* harmony export */   yk: () => (/* binding */ dependentsOf)
/* harmony export */ });
/** One that is not asked for, and was perhaps: it is taken away with the rest. */
function onlyRemoved({ ensure: _ensure, diff: _diff, ...rest }) {
    return rest;
}
function isPart(need) {
    return 'of' in need;
}
/** The resource that a need is, or is a part of. */
function resourceOf(need) {
    return (isPart(need) ? need.of : need);
}
/** The resources of the graph that must be gone before `resource` may go. */
function dependentsOf(graph, resource) {
    return graph.filter((other) => other.needs.some((need) => resourceOf(need) === resource));
}


/***/ }),

/***/ 2752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ isReady)
/* harmony export */ });
function isReady({ status }) {
    return (status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') ??
        false);
}


/***/ }),

/***/ 5458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ untilUsable)
/* harmony export */ });
/* harmony import */ var _kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5859);
/* harmony import */ var _kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1586);


/**
 * Like `step.until`, for probes that ask the Kubernetes API of a cluster that may be young: that its name does not
 * resolve yet, or that it does not know us yet, is waited out.
 *
 * @throws KubernetesOutOfReachError when it has given no answer for longer than that takes, or what `probe` throws
 */
function untilUsable(step, what, probe, usual) {
    let answered = step.elapsed();
    const patient = async () => {
        try {
            const answer = await probe();
            answered = step.elapsed();
            return answer;
        }
        catch (error) {
            if (!(0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotUsableYet */ .Os)(error, step.elapsed() - answered)) {
                throw error instanceof _kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KubernetesUnreachableError */ .rb ? new _kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KubernetesOutOfReachError */ .TZ(error) : error;
            }
            if ((0,_kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isBusy */ .A5)(error))
                answered = step.elapsed();
            return (0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_0__/* .isStranger */ .Zl)(error) ? (0,_kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .untilLetIn */ .PU)(error) : (0,_kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .untilItPasses */ .lv)(error);
        }
    };
    return step.until(what, patient, usual);
}


/***/ }),

/***/ 864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ clusterGraph),
  A: () => (/* binding */ foundation)
});

// EXTERNAL MODULE: ./build/aws/attachments.js
var attachments = __webpack_require__(8084);
// EXTERNAL MODULE: ./build/engine/graph.js
var engine_graph = __webpack_require__(4023);
// EXTERNAL MODULE: ./build/spec/addons.js
var spec_addons = __webpack_require__(1187);
// EXTERNAL MODULE: ./build/spec/auto-mode.js
var auto_mode = __webpack_require__(6519);
// EXTERNAL MODULE: ./build/spec/capabilities.js
var spec_capabilities = __webpack_require__(730);
// EXTERNAL MODULE: ./build/spec/fargate.js
var spec_fargate = __webpack_require__(1900);
// EXTERNAL MODULE: ./build/spec/pods.js
var pods = __webpack_require__(2640);
// EXTERNAL MODULE: ./build/spec/spec.js
var spec_spec = __webpack_require__(8555);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/aws/pages.js
var pages = __webpack_require__(3242);
// EXTERNAL MODULE: ./build/aws/unseen-role.js
var unseen_role = __webpack_require__(3045);
// EXTERNAL MODULE: ./build/engine/difference.js
var difference = __webpack_require__(7348);
// EXTERNAL MODULE: ./build/engine/wait.js
var wait = __webpack_require__(9814);
// EXTERNAL MODULE: ./build/kubernetes/access.js + 2 modules
var kubernetes_access = __webpack_require__(5859);
// EXTERNAL MODULE: ./build/kubernetes/errors.js
var kubernetes_errors = __webpack_require__(1586);
// EXTERNAL MODULE: ./build/spec/tags.js
var spec_tags = __webpack_require__(7721);
;// CONCATENATED MODULE: ./build/resources/access/access-entry.js








/** What an access entry allows in the whole cluster. Source: EKS user guide, "Review access policy permissions". */
const accessPolicies = {
    /** Everything. */
    admin: 'AmazonEKSClusterAdminPolicy',
    /** To read what namespaces hold, and no Secrets; neither nodes nor anything else outside of namespaces. */
    viewer: 'AmazonEKSViewPolicy',
};
/** Milliseconds that the cluster is given to say whether it knows the caller: one behind a firewall never does. */
const patience = 10_000;
const hasEntries = (mode) => mode !== 'CONFIG_MAP';
function accessEntries(aws, clusterName, { partition }) {
    const policyArn = (level) => `arn:${partition}:eks::aws:cluster-access-policy/${accessPolicies[level]}`;
    const once = (call) => call();
    async function associate(principalArn, { policyArn, namespaces }, attempt = once) {
        const eks = await aws.eks();
        const accessScope = namespaces === undefined
            ? { type: 'cluster' }
            : { type: 'namespace', namespaces: [...namespaces] };
        await attempt(() => eks.associateAccessPolicy({ clusterName, principalArn, policyArn, accessScope }));
    }
    return {
        policyArn,
        associate,
        list: async () => {
            const eks = await aws.eks();
            const arns = await (0,pages/* everyPage */.L)((nextToken) => unlessUnknown(eks.listAccessEntries({ clusterName, nextToken })), (page) => page.accessEntries);
            return arns;
        },
        find: async (principalArn) => {
            const eks = await aws.eks();
            const answer = await unlessUnknown(eks.describeAccessEntry({ clusterName, principalArn }));
            return answer?.accessEntry;
        },
        policiesOf: async (principalArn) => {
            const eks = await aws.eks();
            const policies = await (0,pages/* everyPage */.L)((nextToken) => unlessUnknown(eks.listAssociatedAccessPolicies({ clusterName, principalArn, nextToken })), (page) => page.associatedAccessPolicies);
            return policies.map(({ policyArn: arn = '', accessScope }) => ({
                policyArn: arn,
                namespaces: accessScope?.type === 'namespace' ? (accessScope.namespaces ?? []) : undefined,
            }));
        },
        make: async ({ principalArn, type, username, groups, policies }, tags, attempt = once) => {
            const eks = await aws.eks();
            const request = {
                clusterName,
                principalArn,
                ...(type !== 'STANDARD' && { type }),
                ...(username !== undefined && { username }),
                ...(groups.length > 0 && { kubernetesGroups: [...groups] }),
                tags: { ...tags },
            };
            await attempt(() => eks.createAccessEntry(request)).catch((error) => {
                // Made by another run, or by EKS for the cluster's creator: it serves as well.
                if (!(0,errors/* isExisting */.a_)(error))
                    throw error;
            });
            for (const policy of policies)
                await associate(principalArn, policy, attempt);
        },
        disassociate: async (principalArn, arn) => {
            const eks = await aws.eks();
            await (0,errors/* unlessAbsent */.QY)(eks.disassociateAccessPolicy({ clusterName, principalArn, policyArn: arn }));
        },
        remove: async (principalArn) => {
            const eks = await aws.eks();
            await (0,errors/* unlessAbsent */.QY)(eks.deleteAccessEntry({ clusterName, principalArn }));
        },
    };
}
/** Somebody who may do in the whole cluster what the level says. */
const personAs = ({ policyArn }, principalArn, level) => ({
    principalArn,
    type: 'STANDARD',
    groups: [],
    username: undefined,
    policies: [{ policyArn: policyArn(level), namespaces: undefined }],
});
/** Resolves to undefined where there is no such entry, and where the cluster knows no entries: its mode is CONFIG_MAP. */
async function unlessUnknown(answer) {
    return (0,errors/* unlessAbsent */.QY)(answer).catch((error) => {
        const isWithoutEntries = (0,errors/* errorCode */.CA)(error) === 'InvalidRequestException' && /authentication mode/.test(String(error));
        if (!isWithoutEntries)
            throw error;
        return undefined;
    });
}
/** Makes the caller an administrator of the cluster. Without access entries, its creator is one. */
function accessEntry(aws, spec, plane, identity) {
    const { principalArn } = identity;
    const entries = accessEntries(aws, spec.name, identity);
    async function read() {
        return (await entries.find(principalArn)) && { principalArn };
    }
    async function isAdmin() {
        const policies = await entries.policiesOf(principalArn);
        return policies.some(({ policyArn }) => policyArn === entries.policyArn('admin'));
    }
    /** @returns whether anything had to be made. */
    async function grant(step) {
        if (await isAdmin())
            return false;
        step.change('created', principalArn);
        await entries.make(personAs(entries, principalArn, 'admin'), spec.tags, (call) => (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the principal', call));
        return true;
    }
    /** What keeps the caller out of the cluster; undefined for nothing. */
    async function refusalBy(kubernetes) {
        const answer = kubernetes.list('Node', { timeout: patience });
        return answer.then(() => undefined, (error) => error);
    }
    /** A new entry is not known to Kubernetes at once. Whatever else keeps it from answering is told by those who ask it. */
    async function untilKnown(step, kubernetes) {
        const began = step.elapsed();
        await step.until('the Kubernetes API to let this role in', async () => {
            const refusal = await refusalBy(kubernetes);
            return (0,kubernetes_access/* isUnknownYet */.B8)(refusal, step.elapsed() - began) ? (0,kubernetes_errors/* untilLetIn */.PU)(refusal) : { done: undefined };
        });
    }
    return {
        name: 'access entry',
        needs: [plane],
        within: plane,
        read,
        diff: async () => !hasEntries(spec.authenticationMode) || (await isAdmin()) ? [] : [(0,difference/* make */.L8)(`admin ${principalArn}`)],
        ensure: async (step) => {
            if (hasEntries(spec.authenticationMode))
                await grant(step);
            return { principalArn };
        },
        admit: async (step) => {
            const cluster = await plane.read();
            if (cluster === undefined || (await plane.leaving?.()) !== undefined)
                return 'unknown';
            (0,spec_tags/* requireOurs */.hN)(`Cluster ${cluster.name}`, cluster.tags, spec);
            try {
                const kubernetes = (0,kubernetes_access/* clusterClient */.Sz)(aws, cluster);
                if (!hasEntries(cluster.authenticationMode)) {
                    if (!(0,kubernetes_access/* isStranger */.Zl)(await refusalBy(kubernetes)))
                        return 'in';
                    step.say(`${principalArn} is not let into the cluster: its creator is, and whom the ConfigMap aws-auth maps`);
                    return 'refused';
                }
                if (!(await grant(step))) {
                    if (!(0,kubernetes_access/* isStranger */.Zl)(await refusalBy(kubernetes)))
                        return 'in';
                    // An entry goes on to mean the role of its time when that is deleted and made anew under the same name.
                    // Source: EKS user guide, "Create access entries".
                    step.say(`the cluster does not know ${principalArn} by the access entry of that name: making it anew`);
                    await entries.remove(principalArn);
                    await grant(step);
                }
                await untilKnown(step, kubernetes);
                return 'in';
            }
            catch (error) {
                // It has gone in the meantime, or its answer is not waited for.
                if ((0,errors/* isAbsent */.W0)(error) || error instanceof wait/* NotAwaited */.dg)
                    return 'unknown';
                const words = (0,errors/* awsWords */.fw)(error);
                if (words === undefined || (0,errors/* isPassing */.WG)(error))
                    throw error;
                step.say(`this role is not let into the cluster: ${words}`);
                return 'refused';
            }
        },
        remove: async (step) => {
            if ((await read()) === undefined)
                return;
            step.change('deleted', principalArn);
            await entries.remove(principalArn);
        },
    };
}

// EXTERNAL MODULE: ./build/aws/states.js
var states = __webpack_require__(8857);
// EXTERNAL MODULE: ./build/aws/usual-times.js
var usual_times = __webpack_require__(7283);
// EXTERNAL MODULE: ./build/resources/presence.js
var presence = __webpack_require__(3433);
;// CONCATENATED MODULE: ./build/resources/access/identity-provider.js






/**
 * Whose ID tokens the cluster takes, beside those of IAM: EKS takes one such provider, and changes nothing of it but its tags.
 * It goes with its cluster.
 *
 * @param wanted `none` where the one that was made for the cluster is to go
 */
function identityProvider(aws, spec, wanted, needs) {
    const clusterName = spec.name;
    const tags = wanted === 'none' ? {} : { ...spec.tags, ...wanted.tags };
    async function find() {
        const eks = await aws.eks();
        const listed = await (0,errors/* unlessAbsent */.QY)(eks.listIdentityProviderConfigs({ clusterName }));
        const [identityProviderConfig] = listed?.identityProviderConfigs ?? [];
        if (identityProviderConfig === undefined)
            return undefined;
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeIdentityProviderConfig({ clusterName, identityProviderConfig }));
        return answer?.identityProviderConfig?.oidc;
    }
    /** Of a cluster that is still to come, nobody has to ask. */
    const look = async () => (await needs.plane.read()) === undefined ? undefined : find();
    const missingTags = ({ tags: has = {} }) => Object.fromEntries(Object.entries((0,spec_tags/* lastingTags */.Q_)(tags)).flatMap(([key, value]) => value === undefined || has[key] === value ? [] : [[key, value]]));
    function differences(now) {
        if (now !== undefined && (0,states/* isGoing */.jf)(now.status))
            return differences(undefined);
        if (wanted === 'none') {
            const isFormer = now !== undefined && (0,spec_tags/* isOurs */.MU)(now.tags ?? {}, spec);
            return isFormer ? [(0,difference/* change */.Zg)(`${now.identityProviderConfigName} is taken away`)] : [];
        }
        if (now === undefined)
            return [(0,difference/* make */.L8)(`${wanted.name}, of ${wanted.issuerUrl}`)];
        if (!(0,spec_tags/* isOurs */.MU)(now.tags ?? {}, spec)) {
            return [
                (0,difference/* refuse */.TR)(`Cluster ${clusterName} has the identity provider ${now.identityProviderConfigName} already, which somebody else has associated, and ` +
                    'EKS takes one for a cluster. Take it away, or leave identityProviders out.'),
            ];
        }
        const replaced = replacements(now, wanted);
        if (replaced.length > 0)
            return replaced;
        return Object.entries(missingTags(now)).map(([key, value]) => (0,difference/* change */.Zg)(`tag ${key}: ${value}`));
    }
    async function associate(step, { tags: _, ...provider }) {
        const { name, ...oidc } = provider;
        step.change('created', `${name}, of ${oidc.issuerUrl}`);
        const eks = await aws.eks();
        const request = {
            clusterName,
            oidc: { ...oidc, requiredClaims: { ...oidc.requiredClaims }, identityProviderConfigName: name },
            tags,
        };
        await step.until('EKS to take it', () => (0,presence/* unlessBusy */.yB)(eks.associateIdentityProviderConfig(request), async () => (await find()) !== undefined));
    }
    async function takeAway(step, { identityProviderConfigName: name, status }) {
        if (!(0,states/* isGoing */.jf)(status)) {
            step.change('deleted', name);
            const eks = await aws.eks();
            const identityProviderConfig = { type: 'oidc', name };
            await step.until('EKS to let it go', async () => {
                try {
                    await (0,errors/* unlessAbsent */.QY)(eks.disassociateIdentityProviderConfig({ clusterName, identityProviderConfig }));
                    return { done: undefined };
                }
                catch (error) {
                    if (!(0,errors/* isExisting */.a_)(error))
                        throw error;
                    return { waiting: (0,errors/* wordsOf */.Z9)(error) };
                }
            });
        }
        const gone = async () => {
            const now = await find();
            return now === undefined || now.identityProviderConfigName !== name
                ? { done: undefined }
                : { waiting: now.status ?? 'DELETING' };
        };
        await step.until('the identity provider to go', gone, usual_times/* usualTimes */.b.identityProviderGone);
    }
    async function untilActive(step) {
        const probe = async () => {
            const now = await find();
            return now?.status === 'ACTIVE' ? { done: now } : { waiting: now?.status ?? 'not to be seen yet' };
        };
        return step.until('the identity provider', probe, usual_times/* usualTimes */.b.identityProviderMade);
    }
    async function tag(step, now) {
        const missing = missingTags(now);
        if (Object.keys(missing).length === 0)
            return;
        for (const { words } of differences(now))
            step.change('updated', words);
        const eks = await aws.eks();
        await eks.tagResource({ resourceArn: now.identityProviderConfigArn, tags: missing });
    }
    return {
        name: 'identity provider',
        needs: [needs.plane],
        within: needs.plane,
        read: look,
        diff: async () => differences(await look()),
        ensure: async (step) => {
            let now = await find();
            const found = differences(now);
            (0,difference/* requirePossible */.hp)(found);
            if (wanted === 'none') {
                if (now !== undefined && (0,spec_tags/* isOurs */.MU)(now.tags ?? {}, spec))
                    await takeAway(step, now);
                return undefined;
            }
            const isReplaced = found.some(({ verdict }) => verdict === 'replace');
            if (now !== undefined && (isReplaced || (0,states/* isGoing */.jf)(now.status))) {
                for (const { words } of found.filter(({ verdict }) => verdict === 'replace'))
                    step.say(words);
                await takeAway(step, now);
                now = undefined;
            }
            if (now === undefined)
                await associate(step, wanted);
            else
                await tag(step, now);
            return untilActive(step);
        },
    };
}
/** What keeps a provider from staying. Undefined is EKS's own, which not every answer tells. */
function replacements(now, wanted) {
    const fields = [
        ['name', now.identityProviderConfigName, wanted.name],
        ['issuer', now.issuerUrl, wanted.issuerUrl],
        ['client', now.clientId, wanted.clientId],
        ['user name', now.usernameClaim, wanted.usernameClaim, 'sub'],
        ['prefix of user names', now.usernamePrefix, wanted.usernamePrefix],
        ['required claims', claims(now.requiredClaims), claims(wanted.requiredClaims)],
        ['groups', now.groupsClaim, wanted.groupsClaim],
        ['prefix of groups', now.groupsPrefix, wanted.groupsPrefix],
    ];
    return fields.flatMap(([what, has, asked, usual = '']) => {
        const [from, to] = [has ?? usual, asked ?? usual];
        return from === to
            ? []
            : [
                {
                    verdict: 'replace',
                    words: `${what}: ${from || 'none'} → ${to || 'none'}, by a provider made anew`,
                },
            ];
    });
}
const claims = (required = {}) => Object.entries(required)
    .map(([claim, value]) => `${claim}=${value}`)
    .toSorted()
    .join(', ');

// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
// EXTERNAL MODULE: ./build/engine/side-by-side.js
var side_by_side = __webpack_require__(5126);
;// CONCATENATED MODULE: ./build/resources/access/entry-differences.js

function differencesOf(wanted, found) {
    const admitted = wanted.flatMap((each) => {
        const existing = found.get(each.principalArn);
        return existing?.isOfList === false ? [] : (admissionOf(each, existing) ?? []);
    });
    const left = wanted
        .filter(({ principalArn }) => found.get(principalArn)?.isOfList === false)
        .map(({ principalArn, as }) => `${principalArn} has an access entry that was not made for \`${as === 'entry' ? 'accessEntries' : `${as}s`}\`: it is left as it is`);
    const dismissed = [...found].flatMap(([arn, { isOfList }]) => isOfList && !wanted.some(({ principalArn }) => principalArn === arn) ? arn : []);
    return { admitted, left, dismissed };
}
/** @returns undefined where the entry is as it should be */
function admissionOf(wanted, found) {
    const { principalArn, as } = wanted;
    const nothing = { isNew: false, isAnew: false, retags: undefined, names: {}, gives: [], takes: [] };
    if (found === undefined)
        return { ...nothing, wanted, words: described(wanted), isNew: true };
    const { entry } = found;
    const anew = unchangeable(wanted, entry);
    if (anew.length > 0) {
        return { ...nothing, wanted, words: `${principalArn}: ${anew.join(', ')}`, isAnew: true };
    }
    const isOfFile = as === 'entry' || found.as === 'entry';
    const gives = wanted.policies.filter((policy) => !found.policies.some((other) => inWords(other) === inWords(policy)));
    // What somebody has given to a person besides is no business of ours.
    const takes = found.policies
        .map(({ policyArn }) => policyArn)
        .filter((arn) => isOfFile || levels.includes(nameOf(arn)))
        .filter((arn) => !wanted.policies.some(({ policyArn }) => policyArn === arn));
    const names = isOfFile ? namesOf(wanted, entry) : {};
    const retags = isOfFile && found.as !== as ? entry.accessEntryArn : undefined;
    const words = [
        ...(names.username === undefined ? [] : [`username ${entry.username} → ${names.username}`]),
        ...(names.kubernetesGroups === undefined
            ? []
            : [`groups ${listed(entry.kubernetesGroups)} → ${listed(wanted.groups)}`]),
        ...(gives.length + takes.length === 0 ? [] : [policyWords(wanted, found)]),
        ...(retags === undefined ? [] : [`listed as ${found.as} → ${as}`]),
    ];
    if (words.length === 0)
        return undefined;
    return { ...nothing, wanted, words: `${principalArn}: ${words.join(', ')}`, names, retags, gives, takes };
}
/** What an entry keeps for its life; EKS gives a name of its own to one that is made without. */
function unchangeable({ type, username }, entry) {
    const isNamed = entry.type === 'STANDARD' && entry.username !== ownUsername(entry.principalArn ?? '');
    return [
        ...(type === entry.type ? [] : [`type ${entry.type} → ${type}`]),
        ...(type === entry.type && username === undefined && isNamed
            ? [`username ${entry.username} → that of EKS`]
            : []),
    ];
}
/** What EKS calls a principal. Source: EKS user guide, "Create access entries". */
function ownUsername(arn) {
    const [, partition, account, name] = /^arn:([^:]+):iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
    return name === undefined ? arn : `arn:${partition}:sts::${account}:assumed-role/${name}/{{SessionName}}`;
}
function namesOf({ type, username, groups }, entry) {
    if (type !== 'STANDARD')
        return {};
    const isSame = [...groups].sort().join('\n') === [...(entry.kubernetesGroups ?? [])].sort().join('\n');
    return {
        ...(username !== undefined && username !== entry.username && { username }),
        ...(!isSame && { kubernetesGroups: [...groups] }),
    };
}
const nameOf = (policyArn) => policyArn.split('/').at(-1) ?? policyArn;
const levelNames = Object.fromEntries(Object.entries(accessPolicies).map(([level, policy]) => [policy, level]));
const levels = Object.keys(levelNames);
/** Such as `AmazonEKSEditPolicy in team-a, team-b`. */
function inWords({ policyArn, namespaces }) {
    const name = nameOf(policyArn);
    return namespaces === undefined ? name : `${name} in ${[...namespaces].sort().join(', ')}`;
}
const listed = (texts = []) => texts.join(', ') || 'none';
/** Of people, in the words of the inputs. */
function policyWords({ as, policies }, found) {
    if (as !== 'entry' && found.as !== 'entry') {
        const before = found.policies.flatMap(({ policyArn }) => levelNames[nameOf(policyArn)] ?? []);
        const inOrder = Object.keys(accessPolicies).filter((level) => before.includes(level));
        return `${inOrder.join(' and ') || 'nothing'} → ${as}`;
    }
    return `policies ${listed(found.policies.map(inWords))} → ${listed(policies.map(inWords))}`;
}
function described({ principalArn, as, type, username, groups, policies }) {
    if (as !== 'entry')
        return `${as} ${principalArn}`;
    const parts = [
        ...(type === 'STANDARD' ? [] : [type]),
        ...(username === undefined ? [] : [`username ${username}`]),
        ...(groups.length === 0 ? [] : [`groups ${groups.join(', ')}`]),
        ...policies.map(inWords),
    ];
    return [principalArn, ...(parts.length === 0 ? [] : [parts.join(', ')])].join(': ');
}

;// CONCATENATED MODULE: ./build/resources/access/people.js






/**
 * The access entries of people, and of whom a file lists. They carry a tag of their own: of whoever has run the action
 * before, and is no longer listed or never was, the entry stays.
 */
function people(aws, spec, plane, identity) {
    const entries = accessEntries(aws, spec.name, identity);
    const wanted = [
        ...spec.admins.map((arn) => ({ ...personAs(entries, arn, 'admin'), as: 'admin' })),
        ...spec.viewers.map((arn) => ({ ...personAs(entries, arn, 'viewer'), as: 'viewer' })),
        ...spec.accessEntries.map((entry) => ({ ...entry, as: 'entry' })),
        // The caller is an administrator by an entry of its own.
    ].filter(({ principalArn }) => principalArn !== identity.principalArn);
    /** Every entry but that of the caller. None while there is no cluster. */
    async function existing() {
        const others = (await entries.list()).filter((arn) => arn !== identity.principalArn);
        const found = await (0,side_by_side/* sideBySide */.Q)(others, side_by_side/* fewAtOnce */.X, async (arn) => [arn, await find(arn)]);
        return new Map(found.flatMap(([arn, entry]) => (entry === undefined ? [] : [[arn, entry]])));
    }
    async function find(principalArn) {
        const entry = await entries.find(principalArn);
        if (entry === undefined)
            return undefined;
        const { tags = {} } = entry;
        const isOfList = (0,spec_tags/* isOurs */.MU)(tags, spec) && spec_tags/* tagKeys */.bi.access in tags;
        const isWanted = wanted.some((each) => each.principalArn === principalArn);
        const policies = isOfList && isWanted ? await entries.policiesOf(principalArn) : [];
        return { isOfList, as: tags[spec_tags/* tagKeys */.bi.access], entry, policies };
    }
    const tagsOf = ({ as }) => ({ ...spec.tags, [spec_tags/* tagKeys */.bi.access]: as });
    async function admit(step, { wanted: who, words, ...changes }) {
        const { principalArn } = who;
        step.change(changes.isNew ? 'created' : 'updated', words);
        if (changes.isAnew)
            await entries.remove(principalArn);
        if (changes.isNew || changes.isAnew)
            return entries.make(who, tagsOf(who));
        const eks = await aws.eks();
        if (changes.retags !== undefined)
            await eks.tagResource({ resourceArn: changes.retags, tags: tagsOf(who) });
        if (Object.keys(changes.names).length > 0)
            await eks.updateAccessEntry({ clusterName: spec.name, principalArn, ...changes.names });
        for (const policy of changes.gives)
            await entries.associate(principalArn, policy);
        for (const policyArn of changes.takes)
            await entries.disassociate(principalArn, policyArn);
    }
    async function dismiss(step, principalArn) {
        step.change('deleted', principalArn);
        await entries.remove(principalArn);
    }
    return {
        name: 'people',
        needs: [plane],
        within: plane,
        read: async () => {
            const found = await existing();
            return wanted.every(({ principalArn }) => found.has(principalArn)) ? wanted : undefined;
        },
        diff: async () => {
            const { admitted, left, dismissed } = differencesOf(wanted, await existing());
            return [
                ...admitted.map(({ words, isNew, isAnew }) => {
                    if (isAnew)
                        return { verdict: 'replace', words };
                    return (isNew ? difference/* make */.L8 : difference/* change */.Zg)(words);
                }),
                ...left.map(difference/* stays */.PB),
                ...dismissed.map((arn) => (0,difference/* change */.Zg)(`${arn}: no longer`)),
            ];
        },
        ensure: async (step) => {
            const { principalArn } = identity;
            if (spec.viewers.includes(principalArn)) {
                step.say(`${principalArn} runs the action: it stays an administrator, though it is among \`viewers\``);
            }
            if (spec.accessEntries.some((entry) => entry.principalArn === principalArn)) {
                step.say(`${principalArn} runs the action: it stays an administrator, whatever \`accessEntries\` says of it`);
            }
            const { admitted, left, dismissed } = differencesOf(wanted, await existing());
            for (const words of left)
                step.say(words);
            await Promise.all([
                ...admitted.map((each) => admit(step, each).catch((error) => {
                    throw new resource_error/* ResourceError */.BS(each.wanted.principalArn, error);
                })),
                ...dismissed.map((arn) => dismiss(step, arn)),
            ]);
            return wanted;
        },
        remove: async (step) => {
            for (const [arn, { isOfList }] of await existing())
                if (isOfList)
                    await dismiss(step, arn);
        },
    };
}

// EXTERNAL MODULE: ./build/suggest.js
var suggest = __webpack_require__(2246);
;// CONCATENATED MODULE: ./build/json-schema.js
/**
 * Values held against a JSON schema, as far as those of EKS's add-ons go: they are of draft 06, with `definitions`, and of
 * 2019-09, with `$defs`. What is not known here objects to nothing, and EKS has the last word. A library for all of
 * JSON Schema would be a hundred kilobytes.
 */

/** What is wrong with a value, in all its places, in sentences without a full stop. */
function faultsOf(schema, value) {
    return [...new Set(faultsAt(schema, value, { at: '', root: schema }))];
}
function faultsAt(schema, value, place) {
    if (schema === false)
        return [`${titleOf(place)} may not be given`];
    if (!isFields(schema))
        return [];
    // Beside a reference, draft 06 takes nothing.
    if (typeof schema.$ref === 'string')
        return faultsAt(referred(schema.$ref, place.root), value, place);
    const ofType = keywords.type?.(schema.type, value, place, schema) ?? [];
    if (ofType.length > 0)
        return ofType;
    return Object.entries(schema).flatMap(([name, operand]) => Object.hasOwn(keywords, name) ? (keywords[name]?.(operand, value, place, schema) ?? []) : []);
}
/** A part of the schema by its name, such as `#/definitions/Limits`; anything is right of what is not in it. */
function referred(reference, root) {
    const [document, ...path] = reference.split('/');
    if (document !== '#')
        return true;
    return path
        .map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'))
        .reduce((found, name) => (isFields(found) ? found[name] : undefined), root);
}
const titleOf = ({ at }) => at || 'it';
const within = ({ at, root }, name) => ({
    at: typeof name === 'number' ? `${at}[${name}]` : at === '' ? name : `${at}.${name}`,
    root,
});
const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const articles = {
    array: 'a list',
    integer: 'a whole number',
    null: 'nothing',
};
const json_schema_inWords = (type) => articles[String(type)] ?? `${/^[aeio]/.test(String(type)) ? 'an' : 'a'} ${type}`;
/** As in the file, so that a text and a number look different; not the whole of what is long. */
function shown(value) {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
const typeOf = (value) => {
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'array';
    return typeof value;
};
const isOfType = (value, type) => type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;
const list = (operand) => (Array.isArray(operand) ? operand : []);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
/** @param of what is measured of a value; undefined where the keyword is about others. @param fits of it and the bound */
const bound = (of, fits, words) => (operand, value, place) => {
    const measured = of(value);
    if (measured === undefined || typeof operand !== 'number' || fits(measured, operand))
        return [];
    return [`${titleOf(place)} is ${shown(value)}, and must ${words(operand)}`];
};
const asNumber = (value) => (typeof value === 'number' ? value : undefined);
const lengthOfText = (value) => (typeof value === 'string' ? value.length : undefined);
const lengthOfList = (value) => (Array.isArray(value) ? value.length : undefined);
const countOfFields = (value) => (isFields(value) ? Object.keys(value).length : undefined);
const atLeast = (measured, limit) => measured >= limit;
const atMost = (measured, limit) => measured <= limit;
/** Undefined for what is written for another kind of expressions. */
function expression(pattern) {
    try {
        return new RegExp(String(pattern), 'u');
    }
    catch {
        return undefined;
    }
}
/** The faults by the one of several schemas that comes nearest, where none fits. */
const ofNone = (operand, value, place) => {
    const faults = list(operand).map((schema) => faultsAt(schema, value, place));
    if (faults.length === 0 || faults.some((each) => each.length === 0))
        return [];
    const all = new Set(faults.flat());
    return [[...all].join(', or ')];
};
/** The schemas of the fields that no other keyword of the schema is about. */
function ofOthers(operand, value, place, schema) {
    if (!isFields(value))
        return [];
    const known = Object.keys(isFields(schema.properties) ? schema.properties : {});
    const patterns = Object.keys(isFields(schema.patternProperties) ? schema.patternProperties : {});
    const isOther = (name) => !known.includes(name) && !patterns.some((pattern) => expression(pattern)?.test(name) ?? true);
    return Object.keys(value)
        .filter(isOther)
        .flatMap((name) => {
        const there = within(place, name);
        if (operand !== false)
            return faultsAt(operand, value[name], there);
        const near = (0,suggest/* nearest */.p)(name, known);
        return [
            `${titleOf(there)} is not known there${near === undefined ? '' : `: did you mean ${titleOf(within(place, near))}?`}`,
        ];
    });
}
const keywords = {
    type: (operand, value, place) => {
        const types = [operand ?? []].flat();
        if (types.length === 0 || types.some((type) => isOfType(value, type)))
            return [];
        return [`${titleOf(place)} is ${shown(value)}, and must be ${types.map(json_schema_inWords).join(' or ')}`];
    },
    enum: (operand, value, place) => list(operand).some((each) => same(each, value))
        ? []
        : [`${titleOf(place)} is ${shown(value)}, and must be one of ${list(operand).map(shown).join(', ')}`],
    const: (operand, value, place) => same(operand, value) ? [] : [`${titleOf(place)} is ${shown(value)}, and must be ${shown(operand)}`],
    pattern: (operand, value, place) => typeof value !== 'string' || (expression(operand)?.test(value) ?? true)
        ? []
        : [`${titleOf(place)} is ${shown(value)}, and must match ${operand}`],
    minimum: bound(asNumber, atLeast, (limit) => `be ${limit} at least`),
    maximum: bound(asNumber, atMost, (limit) => `be ${limit} at most`),
    exclusiveMinimum: bound(asNumber, (measured, limit) => measured > limit, (limit) => `be above ${limit}`),
    exclusiveMaximum: bound(asNumber, (measured, limit) => measured < limit, (limit) => `be below ${limit}`),
    minLength: bound(lengthOfText, atLeast, (limit) => `have ${limit} characters at least`),
    maxLength: bound(lengthOfText, atMost, (limit) => `have ${limit} characters at most`),
    minItems: bound(lengthOfList, atLeast, (limit) => `have ${limit} items at least`),
    maxItems: bound(lengthOfList, atMost, (limit) => `have ${limit} items at most`),
    minProperties: bound(countOfFields, atLeast, (limit) => `have ${limit} fields at least`),
    maxProperties: bound(countOfFields, atMost, (limit) => `have ${limit} fields at most`),
    items: (operand, value, place) => Array.isArray(value) && isFields(operand)
        ? value.flatMap((item, index) => faultsAt(operand, item, within(place, index)))
        : [],
    required: (operand, value, place) => isFields(value)
        ? list(operand)
            .map(String)
            .filter((name) => !Object.hasOwn(value, name))
            .map((name) => `${titleOf(within(place, name))} is missing`)
        : [],
    properties: (operand, value, place) => isFields(value) && isFields(operand)
        ? Object.entries(operand)
            .filter(([name]) => Object.hasOwn(value, name))
            .flatMap(([name, schema]) => faultsAt(schema, value[name], within(place, name)))
        : [],
    patternProperties: (operand, value, place) => isFields(value) && isFields(operand)
        ? Object.entries(operand).flatMap(([pattern, schema]) => Object.keys(value)
            .filter((name) => expression(pattern)?.test(name))
            .flatMap((name) => faultsAt(schema, value[name], within(place, name))))
        : [],
    additionalProperties: ofOthers,
    propertyNames: (operand, value, place) => isFields(value)
        ? Object.keys(value).flatMap((name) => faultsAt(operand, name, { ...place, at: `the name ${titleOf(within(place, name))}` }))
        : [],
    allOf: (operand, value, place) => list(operand).flatMap((schema) => faultsAt(schema, value, place)),
    anyOf: ofNone,
    oneOf: ofNone,
};

// EXTERNAL MODULE: ./build/aws/versions.js
var versions = __webpack_require__(1605);
;// CONCATENATED MODULE: ./build/aws/addon-versions.js





/**
 * Why EKS would not install the add-on, in sentences. Asked before anything is made; what may not be asked is no objection,
 * since EKS itself says so later.
 * @param kubernetesVersion undefined for EKS's default
 */
async function objectionsToAddon(aws, wanted, kubernetesVersion) {
    const { name, version } = wanted;
    const kubernetes = kubernetesVersion ?? (await unlessDenied(defaultKubernetes(aws)));
    const addons = await unlessDenied(addonsFor(aws, kubernetes, name));
    if (addons === undefined)
        return [];
    const versions = addons.flatMap(({ addonVersions = [] }) => addonVersions);
    const names = versions.flatMap(({ addonVersion }) => addonVersion ?? []);
    const of = kubernetes === undefined ? '' : ` for Kubernetes ${kubernetes}`;
    if (names.length === 0) {
        const all = await addonsFor(aws, kubernetes);
        // There are no clusters of that version, which is told of the control plane.
        if (all.length === 0)
            return [];
        const near = (0,suggest/* nearest */.p)(name, all.flatMap(({ addonName }) => addonName ?? []));
        return [`EKS has no add-on ${name}${of}.${near === undefined ? '' : ` Did you mean ${near}?`}`];
    }
    if (version !== undefined && !names.includes(version)) {
        return [`EKS has no version ${version} of ${name}${of}. It has ${names.slice(0, 5).join(', ')}.`];
    }
    const usual = versions.find(({ compatibilities = [] }) => compatibilities.some(({ clusterVersion, defaultVersion }) => clusterVersion === kubernetes && defaultVersion === true));
    return objectionsToConfiguration(aws, { ...wanted, version: version ?? usual?.addonVersion });
}
/**
 * The newest version for the cluster's Kubernetes that begins so: of one that is written in full, that one.
 * @param version such as `v1.21`, or `latest`; undefined for the default of the cluster's Kubernetes
 * @param kubernetesVersion undefined for EKS's default
 * @returns what was asked for where EKS has none, which `objectionsToAddon` tells
 */
async function newestVersion(aws, name, version, kubernetesVersion) {
    if (version === undefined || version.includes('-'))
        return version;
    const addons = await addonsFor(aws, kubernetesVersion ?? (await defaultKubernetes(aws)), name);
    const names = addons.flatMap(({ addonVersions = [] }) => addonVersions.flatMap(({ addonVersion }) => addonVersion ?? []));
    return newestOf(names, version) ?? version;
}
/** Of versions such as `v1.21.1-eksbuild.1`, by their numbers. @param wanted the first parts of one, or `latest` */
function newestOf(versions, wanted) {
    const fitting = wanted === 'latest'
        ? versions
        : versions.filter((each) => each === wanted || (/^[.-]/.test(each.slice(wanted.length)) && each.startsWith(wanted)));
    const inOrder = new Intl.Collator('en', { numeric: true });
    return fitting.toSorted(inOrder.compare).at(-1);
}
/** Why the configuration is not one of that version's, as EKS's own schema has it. */
async function objectionsToConfiguration(aws, { name: addonName, version: addonVersion, configuration }) {
    if (addonVersion === undefined || configuration === undefined)
        return [];
    const eks = await aws.eks();
    const answer = await unlessDenied(eks.describeAddonConfiguration({ addonName, addonVersion }));
    const [schema, { parse }] = [parsed(answer?.configurationSchema), await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19))];
    const faults = faultsOf(schema, parse(configuration));
    if (faults.length === 0)
        return [];
    return [
        `Add-on ${addonName} ${addonVersion} does not take its configurationValues: ${faults.join('; ')}. ` +
            `\`aws eks describe-addon-configuration --addon-name ${addonName} --addon-version ${addonVersion}\` shows what it takes.`,
    ];
}
/** Nothing is wrong by a schema that cannot be read. */
function parsed(schema) {
    try {
        return JSON.parse(schema ?? '{}');
    }
    catch {
        return {};
    }
}
async function defaultKubernetes(aws) {
    return (await (0,versions/* clusterVersions */.ak)(aws)).find(({ defaultVersion }) => defaultVersion)?.clusterVersion;
}
/** @param addonName undefined for every add-on */
async function addonsFor(aws, kubernetesVersion, addonName) {
    const eks = await aws.eks();
    return (0,pages/* everyPage */.L)((nextToken) => eks.describeAddonVersions({ addonName, kubernetesVersion, nextToken }), (page) => page.addons);
}
async function unlessDenied(answer) {
    return answer.catch((error) => {
        if (!(0,errors/* isDenied */.GZ)(error))
            throw error;
        return undefined;
    });
}

// EXTERNAL MODULE: ./build/aws/issues.js
var issues = __webpack_require__(7704);
// EXTERNAL MODULE: ./build/engine/meanwhile.js
var meanwhile = __webpack_require__(2281);
// EXTERNAL MODULE: ./build/kubernetes/nodes.js
var kubernetes_nodes = __webpack_require__(2752);
// EXTERNAL MODULE: ./build/resources/leftovers/inside.js
var leftovers_inside = __webpack_require__(3018);
// EXTERNAL MODULE: ./build/resources/updates.js
var updates = __webpack_require__(2332);
;// CONCATENATED MODULE: ./build/resources/addons/addon-identity.js


async function asRequested({ accountRole, accounts }, arnOf) {
    const podIdentityAssociations = await associationsOf(accounts, arnOf);
    return {
        ...(accountRole !== undefined && { serviceAccountRoleArn: accountRole }),
        ...(podIdentityAssociations.length > 0 && { podIdentityAssociations }),
    };
}
const associationsOf = (accounts, arnOf) => Promise.all(accounts.map(async ({ serviceAccount, role }) => ({ serviceAccount, roleArn: await arnOf(role) })));
/** What an update would say to give its pods the roles that they are to have. Of a list, EKS takes the whole. */
async function identityChanges(aws, clusterName, now, wanted, arnOf) {
    if (!wanted.isKept)
        return {};
    const { accountRole, accounts } = wanted;
    const found = await foundAssociations(aws, clusterName, now);
    // What may not be looked at has not been made by this role.
    if (found === undefined)
        return {};
    const isOurs = ({ roleArn = '' }) => (0,pods/* isPodRoleName */.DG)(roleArn.slice(roleArn.lastIndexOf('/') + 1));
    const associations = await associationsOf(accounts, arnOf);
    // Somebody else's stay where the file asks for none.
    const isOther = accounts.length > 0 ? textOf(found) !== textOf(associations) : found.some(isOurs);
    return {
        ...(accountRole !== undefined &&
            accountRole !== now.serviceAccountRoleArn && { serviceAccountRoleArn: accountRole }),
        ...(isOther && { podIdentityAssociations: associations }),
    };
}
const textOf = (associations) => associations
    .map(({ serviceAccount, roleArn }) => `${serviceAccount} ${roleArn}`)
    .toSorted()
    .join();
/** @returns undefined where they may not be looked at */
async function foundAssociations(aws, clusterName, { podIdentityAssociations: arns = [] }) {
    const eks = await aws.eks();
    try {
        const answers = await Promise.all(arns.map((arn) => {
            const associationId = arn.slice(arn.lastIndexOf('/') + 1);
            return (0,errors/* unlessAbsent */.QY)(eks.describePodIdentityAssociation({ clusterName, associationId }));
        }));
        return answers.flatMap((answer) => answer?.association === undefined
            ? []
            : [{ serviceAccount: answer.association.serviceAccount, roleArn: answer.association.roleArn }]);
    }
    catch (error) {
        if (!(0,errors/* isDenied */.GZ)(error))
            throw error;
        return undefined;
    }
}
/** Each change by itself. */
const identityInWords = ({ podIdentityAssociations: associations, serviceAccountRoleArn, }) => [
    ...(serviceAccountRoleArn === undefined ? [] : [`role of its service account: ${serviceAccountRoleArn}`]),
    ...(associations ?? []).map(({ serviceAccount, roleArn }) => `role of ${serviceAccount}: ${roleArn ?? 'one that is made'}, by Pod Identity`),
    ...(associations?.length === 0 ? ['its Pod Identity associations go'] : []),
];

;// CONCATENATED MODULE: ./build/resources/addons/addon-workloads.js
/**
 * The workloads of EKS's add-ons that have Deployments, which wait for nodes. Of every other add-on, EKS's
 * word alone counts.
 * Sources: `kubectl get deployments,daemonsets -n kube-system` in the EKS user guide's pages about each of them.
 */
const workloads = {
    coredns: { deployments: ['coredns'] },
    'metrics-server': { deployments: ['metrics-server'] },
    'snapshot-controller': { deployments: ['snapshot-controller'] },
    'aws-ebs-csi-driver': { deployments: ['ebs-csi-controller'], daemonSets: ['ebs-csi-node'] },
    'aws-efs-csi-driver': { deployments: ['efs-csi-controller'], daemonSets: ['efs-csi-node'] },
};
/** Whether it can be seen by its pods that the add-on runs. */
const hasWorkloads = (addonName) => addonName in workloads;
/** Whether all that the add-on consists of has as many pods as it should, of what was asked for last, and they are available. */
async function isAvailable(client, addonName, namespace) {
    const { deployments = [], daemonSets = [] } = workloads[addonName] ?? {};
    const found = await Promise.all([
        ...deployments.map(async (name) => isRolledOut(await client.get('Deployment', { name, namespace }))),
        ...daemonSets.map(async (name) => isEverywhere(await client.get('DaemonSet', { name, namespace }))),
    ]);
    return found.length > 0 && found.every(Boolean);
}
/**
 * Pods of a service account that have a node, and were made before EKS knew that it has a role: they get no credentials any
 * more, however often they are started again. Source: aws/containers-roadmap issue 2507.
 */
async function podsWithoutIdentity(client, serviceAccount, namespace) {
    const { items } = await client.list('Pod', { namespace });
    return items.filter(({ metadata, spec: { nodeName, serviceAccountName, containers = [] } }) => serviceAccountName === serviceAccount &&
        nodeName !== undefined &&
        metadata.deletionTimestamp === undefined &&
        !containers.some(({ env = [] }) => env.some(({ name }) => name === 'AWS_CONTAINER_CREDENTIALS_FULL_URI')));
}
function isRolledOut(deployment) {
    if (deployment?.status === undefined)
        return false;
    const { metadata, spec, status } = deployment;
    const { observedGeneration, updatedReplicas = 0, availableReplicas = 0 } = status;
    const { replicas = 1 } = spec;
    return (observedGeneration === metadata.generation && updatedReplicas >= replicas && availableReplicas >= replicas);
}
function isEverywhere(set) {
    if (set?.status === undefined)
        return false;
    const { desiredNumberScheduled, observedGeneration, updatedNumberScheduled = 0, numberAvailable = 0, } = set.status;
    const counts = [updatedNumberScheduled, numberAvailable];
    return (observedGeneration === set.metadata.generation &&
        desiredNumberScheduled > 0 &&
        counts.every((count) => count >= desiredNumberScheduled));
}

// EXTERNAL MODULE: ./build/resources/addons/usable.js
var usable = __webpack_require__(5458);
;// CONCATENATED MODULE: ./build/resources/addons/addon.js




















/** How often Kubernetes is asked whether the pods run before EKS is asked again: it sees them later. */
const mostLooks = 6;
const noIdentity = { accounts: [], isKept: true };
/** An EKS add-on, in the version that was asked for or the default one for the cluster's Kubernetes. */
function addon(aws, spec, wanted, { plane, access, identity = noIdentity, profiles = [] }) {
    const clusterName = spec.name;
    const addonName = wanted.name;
    const namespace = wanted.namespace ?? (0,spec_addons/* knownAddon */.WX)(addonName)?.namespace ?? 'kube-system';
    const roles = identity.accounts.map(({ role }) => role);
    const made = (step) => async (role) => step.need(role).arn;
    async function read() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeAddon({ clusterName, addonName }));
        return answer?.addon;
    }
    /** The version that was asked for, in full. */
    async function versionOf() {
        const kubernetes = (await plane.read())?.version ?? spec.kubernetesVersion;
        return newestVersion(aws, addonName, wanted.version, kubernetes);
    }
    /** @returns undefined where somebody else has made it meanwhile */
    async function create(step) {
        const version = await versionOf();
        step.change('created', version);
        const configurationValues = await configurationOf(spec, wanted);
        const request = {
            clusterName,
            addonName,
            ...(version !== undefined && { addonVersion: version }),
            ...(configurationValues !== undefined && { configurationValues }),
            ...(wanted.namespace !== undefined && { namespaceConfig: { namespace: wanted.namespace } }),
            ...(await asRequested(identity, made(step))),
            resolveConflicts: wanted.conflicts ?? 'OVERWRITE',
            tags: { ...spec.tags, ...wanted.tags },
        };
        const eks = await aws.eks();
        const answer = await (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the role', () => eks.createAddon(request)).catch((error) => {
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
            return undefined;
        });
        return answer?.addon;
    }
    /**
     * What an update would say, to bring the add-on to the version and the configuration that were asked for; undefined where
     * none is needed. One whose update has failed is updated again: its pods still run, and removing it would stop them.
     */
    async function changesTo(now, arnOf) {
        const addonVersion = await versionOf();
        const configurationValues = await configurationOf(spec, wanted);
        const changes = {
            ...(addonVersion !== undefined && addonVersion !== now.addonVersion && { addonVersion }),
            ...(configurationValues !== undefined &&
                configurationValues !== now.configurationValues && { configurationValues }),
            ...(await identityChanges(aws, clusterName, now, identity, arnOf)),
        };
        const isNeeded = Object.keys(changes).length > 0 || now.status === 'UPDATE_FAILED';
        return isNeeded ? changes : undefined;
    }
    async function adjust(step, now) {
        const changes = await changesTo(now, made(step));
        if (changes === undefined)
            return;
        if (now.status === 'UPDATE_FAILED')
            step.say(`UPDATE_FAILED, to be updated again. ${healthOf(now)}`);
        step.change('updated', addon_inWords(now, changes).join('; '));
        const eks = await aws.eks();
        const resolveConflicts = wanted.conflicts ?? 'PRESERVE';
        const request = { clusterName, addonName, ...changes, resolveConflicts };
        const { update } = await (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the role', () => eks.updateAddon(request));
        await (0,updates/* untilUpdated */.E)(aws, step, `the update of add-on ${addonName}`, {
            name: clusterName,
            addonName,
            updateId: update?.id,
        });
        if ((changes.podIdentityAssociations ?? []).length > 0)
            await untilIdentified(step);
    }
    /** Pods that were made before the association get no credentials by it, and run on. */
    async function untilIdentified(step) {
        const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, step.need(plane));
        await (0,usable/* untilUsable */.r)(step, 'pods with their role', async () => (await giveIdentity(step, client)) ? { waiting: 'EKS, to know the association' } : { done: undefined });
    }
    /** Those of its own that it lacks. */
    const tagsToAdd = ({ tags = {} }) => Object.entries(wanted.tags ?? {}).filter(([key, value]) => tags[key] !== value);
    async function tag(step, now) {
        const missing = tagsToAdd(now);
        if (missing.length === 0)
            return;
        step.change('updated', missing.map(tagInWords).join('; '));
        const eks = await aws.eks();
        await eks.tagResource({ resourceArn: now.addonArn, tags: Object.fromEntries(missing) });
    }
    /** The add-on as it is; one that has to change, once EKS is at work on it no longer: before, it refuses an update. */
    async function settled(step) {
        const now = await read();
        if (now === undefined || !(0,states/* isAtWork */.pG)(now.status) || (await changesTo(now, made(step))) === undefined)
            return now;
        return step.until('EKS, to change the add-on', async () => {
            const later = await read();
            return later !== undefined && (0,states/* isAtWork */.pG)(later.status)
                ? { waiting: later.status ?? '' }
                : { done: later };
        });
    }
    /**
     * Until EKS calls the add-on ACTIVE, or its pods run and EKS has not seen that yet. Where there were no nodes when it
     * looked, it looks again after a quarter of an hour.
     * Source: aws-ia/terraform-aws-eks-blueprints issue 642.
     *
     * @param created what EKS has just said of the one that was made
     * @param replaced the ARN of the one in whose place it was made: that may be shown for a while yet
     */
    async function untilReady(step, { created, replaced }) {
        const title = `Add-on ${addonName}`;
        const see = (0,presence/* present */.Eb)(title);
        const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, step.need(plane));
        let failed = replaced;
        let fresh = created;
        let isGivenIdentity = identity.accounts.length === 0;
        /** What EKS has said last, where it waits for pods, and how often they alone were asked about since. */
        let last = { waiting: '', looks: mostLooks };
        const podsRun = async () => {
            if (await isAvailable(client, addonName, namespace))
                return true;
            if (!isGivenIdentity)
                isGivenIdentity = await giveIdentity(step, client);
            return false;
        };
        const probe = async () => {
            last.looks += 1;
            if (last.looks < mostLooks && !(await podsRun()))
                return { waiting: last.waiting };
            const now = see(fresh ?? (await read()));
            fresh = undefined;
            if (now === undefined || now.addonArn === failed)
                return { waiting: 'not to be seen yet' };
            const { status = 'CREATING' } = now;
            const waiting = [status, healthOf(now)].filter(Boolean).join(', ').replace(/\.$/, '');
            if (status === 'ACTIVE')
                return { done: now };
            if ((0,states/* isGoing */.jf)(status))
                throw new meanwhile/* RemovedMeanwhileError */.jO(title, 'is DELETING');
            if (status === 'CREATE_FAILED' && failed === undefined && lacksPods(now)) {
                const { items } = await client.list('Node');
                if (!items.some(kubernetes_nodes/* isReady */.i))
                    return { waiting: `${waiting}, to be made anew once there are nodes` };
                failed = now.addonArn;
                await makeAnew(step, now);
                return { waiting: 'made anew' };
            }
            if ((0,states/* isFailed */.Ix)(status))
                throw new Error(`Add-on ${addonName} is ${status}. ${healthOf(now)}`);
            const mayRun = status === 'CREATING' || (status === 'DEGRADED' && lacksPods(now));
            if (!mayRun)
                return { waiting };
            if (hasWorkloads(addonName))
                last = { waiting, looks: 0 };
            if (!(await podsRun()))
                return { waiting, since: now.createdAt };
            step.say(`its pods run. EKS still lists it as ${status}: it looks again within a quarter of an hour`);
            return { done: now };
        };
        return (0,usable/* untilUsable */.r)(step, 'the add-on', probe, usual_times/* usualTimes */.b.addonMade);
    }
    /** @returns whether there were pods without credentials, which are made anew now */
    async function giveIdentity(step, client) {
        const each = identity.accounts.map(({ serviceAccount }) => podsWithoutIdentity(client, serviceAccount, namespace));
        const found = (await Promise.all(each)).flat();
        if (found.length === 0)
            return false;
        step.say(`${found.length} pods were made before EKS knew their Pod Identity association, and have no credentials: they are made anew`);
        step.change('updated', (0,leftovers_inside/* someOf */.yU)(found.map(leftovers_inside/* titleOf */.Gg)));
        await Promise.all(found.map(({ metadata }) => client.delete('Pod', metadata)));
        return true;
    }
    async function untilGone(step) {
        await step.until(`add-on ${addonName} to go`, async () => {
            const now = await read();
            if (now?.status === 'DELETE_FAILED')
                throw new Error(`Add-on ${addonName} DELETE_FAILED. ${healthOf(now)}`);
            return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
        });
    }
    async function remove(step) {
        if ((await read()) === undefined)
            return;
        step.change('deleted');
        const eks = await aws.eks();
        await (0,errors/* unlessAbsent */.QY)(eks.deleteAddon({ clusterName, addonName }));
        await untilGone(step);
    }
    async function makeAnew(step, now) {
        step.say(`${now.status}, to be made anew. ${healthOf(now)}`);
        if ((0,states/* isGoing */.jf)(now.status))
            await untilGone(step);
        else
            await remove(step);
        await create(step);
    }
    /**
     * @param version that is to come; undefined for the default of the cluster's Kubernetes
     * @param present that is there: it may stay, also where EKS installs it no more
     */
    async function objections(version, present) {
        const configuration = await configurationOf(spec, wanted);
        if (version === undefined && present !== undefined) {
            const stays = { name: addonName, version: present, configuration };
            return (await objectionsToConfiguration(aws, stays)).map(difference/* refuse */.TR);
        }
        const kubernetes = (await plane.read())?.version ?? spec.kubernetesVersion;
        const words = await objectionsToAddon(aws, { name: addonName, version, configuration }, kubernetes);
        return words.map(difference/* refuse */.TR);
    }
    return {
        name: `add-on ${addonName}`,
        needs: [plane, access, ...roles, ...profiles],
        within: plane,
        read,
        diff: async () => {
            const now = await read();
            const version = await versionOf();
            if (now === undefined)
                return [(0,difference/* make */.L8)(version ?? 'the default version'), ...(await objections(version))];
            if ((0,states/* isInTheWay */.M5)(now.status))
                return [(0,difference/* madeAnew */.HW)(now.status), ...(await objections(version))];
            const moved = otherNamespace(wanted, now);
            if (moved !== undefined)
                return [(0,difference/* refuse */.TR)(moved)];
            const changes = await changesTo(now, async (role) => (await role.read())?.arn);
            const tagged = tagsToAdd(now).map(tagInWords).map(difference/* change */.Zg);
            if (changes === undefined)
                return tagged;
            return [
                ...tagged,
                ...addon_inWords(now, changes).map(difference/* change */.Zg),
                ...(await objections(changes.addonVersion, now.addonVersion)),
            ];
        },
        ensure: async (step) => {
            const existing = await settled(step);
            if (existing === undefined)
                return untilReady(step, { created: await create(step) });
            if (!(0,states/* isInTheWay */.M5)(existing.status)) {
                const moved = otherNamespace(wanted, existing);
                if (moved !== undefined)
                    throw new Error(moved);
                await tag(step, existing);
                await adjust(step, existing);
                return untilReady(step, {});
            }
            await makeAnew(step, existing);
            return untilReady(step, { replaced: existing.addonArn });
        },
        remove,
    };
}
/** Source: EKS user guide, "Custom namespace for add-ons": one is removed and made anew to change its namespace. */
function otherNamespace({ name, namespace }, { namespaceConfig }) {
    const now = namespaceConfig?.namespace;
    if (namespace === undefined || now === undefined || now === namespace)
        return undefined;
    return `Add-on ${name} is in the namespace ${now}, and EKS moves none to ${namespace}. Write ${now}, or delete the add-on (\`aws eks delete-addon\`) and run up again.`;
}
const tagInWords = ([key, value]) => `tag ${key}: ${value}`;
/** Such as `version: v1.20.0-eksbuild.1 → v1.21.1-eksbuild.1`, each change by itself. */
function addon_inWords(now, { addonVersion, configurationValues, ...identity }) {
    const words = [
        addonVersion && `version: ${now.addonVersion} → ${addonVersion}`,
        configurationValues && 'its configuration',
        ...identityInWords(identity),
    ].filter((each) => each !== undefined);
    return words.length > 0 ? words : ['updated again: its last update failed'];
}
/**
 * What the add-on is told: the user's own configuration; of the name service on Fargate alone, that it runs there; and for the
 * EBS CSI driver that its volumes are tagged as ours, since those of claims carry no cluster's name by themselves.
 */
async function configurationOf(spec, wanted) {
    const { name, configurationValues } = wanted;
    const adds = additions(spec, name);
    if (adds === undefined)
        return configurationValues;
    const values = configurationValues ? (await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19))).parse(configurationValues) : {};
    return JSON.stringify(adds(values));
}
/** What we add to it; undefined where that is nothing. */
function additions(spec, name) {
    if (name === 'coredns' && (0,spec_fargate/* isOnFargateAlone */.B4)(spec))
        return (values) => ({ ...values, computeType: 'Fargate' });
    return name === spec_spec/* ebsCsiAddon */.kM ? (values) => withController(spec, values) : undefined;
}
function withController(spec, { controller, ...values }) {
    const extraVolumeTags = { ...controller?.extraVolumeTags, ...(0,spec_tags/* lastingTags */.Q_)(spec.tags) };
    // There is no Pod Identity on Fargate. Source: EKS user guide, "Learn how EKS Pod Identity grants pods access".
    const podAnnotations = { ...controller?.podAnnotations, 'eks.amazonaws.com/compute-type': 'ec2' };
    const offFargate = (0,spec_fargate/* takesFromSystem */.S7)((0,spec_fargate/* profilesOf */.uV)(spec)) ? { podAnnotations } : {};
    return { ...values, controller: { ...controller, extraVolumeTags, ...offFargate } };
}
/** Whether the add-on's pods are made for Fargate. */
const isForFargate = (spec, { name }) => (0,spec_fargate/* isOnFargateAlone */.B4)(spec) || (name === 'coredns' && (0,spec_fargate/* isCorednsOnFargate */.yT)(spec));
/** Whether pods are all that EKS has missed. */
function lacksPods({ health }) {
    const { issues = [] } = health ?? {};
    return issues.length > 0 && issues.every(({ code }) => code === 'InsufficientNumberOfReplicas');
}
const healthOf = ({ health }) => (0,issues/* issuesInWords */.P)(health);

// EXTERNAL MODULE: ./build/spec/names.js
var spec_names = __webpack_require__(9762);
;// CONCATENATED MODULE: ./build/resources/given-role.js

/** A role that somebody else has made: it must exist, and is never changed. */
function givenRole(aws, title, arn) {
    const name = arn.slice(arn.lastIndexOf('/') + 1);
    async function read() {
        const iam = await aws.iam();
        await iam.getRole({ RoleName: name });
        return { arn, name };
    }
    async function diff() {
        const iam = await aws.iam();
        if ((await (0,errors/* unlessAbsent */.QY)(iam.getRole({ RoleName: name }))) !== undefined)
            return [];
        return [{ verdict: 'refuse', words: `IAM has no role ${arn}. Make it, or name another one.` }];
    }
    return { name: title, needs: [], read, diff, ensure: read };
}
/** Those of some, each once. @param what they are for, such as `pod execution role` */
const givenRoles = (aws, what, arns) => new Map(arns.map((arn) => [arn, givenRole(aws, `${what} ${arn.slice(arn.lastIndexOf('/') + 1)}`, arn)]));

// EXTERNAL MODULE: ./build/aws/partition.js
var aws_partition = __webpack_require__(6388);
// EXTERNAL MODULE: ./build/aws/roles.js
var aws_roles = __webpack_require__(2507);
;// CONCATENATED MODULE: ./build/resources/role.js







/**
 * What a role says of the cluster that it is for: the boundary of docs/iam asks for it, as a variable, and tags with a slash
 * in their key are not known to work as one.
 */
const clusterTag = 'eks-cluster-action-cluster';
/** How EKS names the instance profile of a managed node group: `eks-` and a UUID. */
const isEksOwnProfile = /^eks-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A role of ours is in an instance profile of somebody else's. */
class InstanceProfileError extends Error {
    constructor(role, profile) {
        super(`IAM role ${role} is in instance profile ${profile}, which is not ours: instances of somebody else's may run with it. ` +
            `Take it out with \`aws iam remove-role-from-instance-profile --instance-profile-name ${profile} --role-name ${role}\`, ` +
            'and run `down` again.');
        this.name = 'InstanceProfileError';
    }
}
/** A role may not be made, and what it lacks may be why. */
class UnboundedRoleError extends Error {
    constructor(cause) {
        super(`${(0,errors/* awsWords */.fw)(cause) ?? String(cause)}. The role was to be made without a permissions boundary.`, {
            cause,
        });
        this.name = 'UnboundedRoleError';
    }
}
function changesOf({ boundary, attached, inline }, wanted) {
    const missing = (has, all) => all.filter((each) => !has.includes(each));
    return {
        boundary: wanted.boundary === boundary ? undefined : wanted.boundary,
        policies: missing(attached, wanted.attached),
        detached: wanted.isExact ? missing(wanted.attached, attached) : [],
        written: missing(inline, wanted.inline),
        deleted: wanted.isExact ? missing(wanted.inline, inline) : [],
    };
}
function role_inWords({ boundary, policies, detached, written, deleted }, isExact = false) {
    const nameIn = (arn) => arn.slice(arn.lastIndexOf('/') + 1);
    return [
        ...(boundary === undefined ? [] : [`permissions boundary: ${boundary}`]),
        ...policies.map((arn) => `policy ${nameIn(arn)}: attached${isExact ? '' : ' again'}`),
        ...detached.map((arn) => `policy ${nameIn(arn)}: detached`),
        ...written.map((name) => `policy ${name} of its own: written`),
        ...deleted.map((name) => `policy ${name} of its own: deleted`),
    ].map((words) => ({ verdict: 'change', words }));
}
/** An IAM role that an AWS service assumes, with AWS managed policies. */
function serviceRole(aws, spec, options) {
    const { title, name } = options;
    const permissionsBoundary = spec.permissionsBoundary ?? options.boundary;
    const ofService = {
        Principal: { Service: options.service },
        Action: ['sts:AssumeRole', ...(options.sessionActions ?? [])],
    };
    async function trust() {
        const statement = (await options.trust?.()) ?? ofService;
        return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
    }
    /** Whether it trusts whom it should not: a cluster that was made anew has another issuer. */
    async function isStrange({ trusts }) {
        if (options.trust === undefined || (await options.trust()) === undefined)
            return false;
        return JSON.stringify(JSON.parse(trusts)) !== (await trust());
    }
    async function find() {
        const iam = await aws.iam();
        const answer = await (0,errors/* unlessAbsent */.QY)(iam.getRole({ RoleName: name }));
        if (answer?.Role === undefined)
            return undefined;
        const { Arn = '', CreateDate: createdAt, Tags, PermissionsBoundary } = answer.Role;
        const { AssumeRolePolicyDocument = '{}' } = answer.Role;
        return {
            arn: Arn,
            name,
            createdAt,
            tags: (0,spec_tags/* fromTagList */.Bz)(Tags),
            boundary: PermissionsBoundary?.PermissionsBoundaryArn,
            trusts: decodeURIComponent(AssumeRolePolicyDocument),
        };
    }
    async function findOurs() {
        const role = await find();
        if (role !== undefined)
            (0,spec_tags/* requireOurs */.hN)(`IAM role ${name}`, role.tags, spec);
        return role;
    }
    async function create(step) {
        step.change('created', name);
        const iam = await aws.iam();
        const request = {
            RoleName: name,
            Path: (0,spec_names/* rolePathOf */.nk)(spec, spec.region),
            Description: options.description,
            AssumeRolePolicyDocument: await trust(),
            PermissionsBoundary: permissionsBoundary,
            Tags: (0,spec_tags/* toTagList */.s3)({ ...spec.tags, ...options.tags, [clusterTag]: spec.name }),
        };
        try {
            const { Role } = await iam.createRole(request);
            return { arn: Role?.Arn, name, createdAt: Role?.CreateDate };
        }
        catch (error) {
            if ((0,errors/* isDenied */.GZ)(error) && permissionsBoundary === undefined)
                throw new UnboundedRoleError(error);
            const role = (0,errors/* isExisting */.a_)(error) ? await findOurs() : undefined;
            if (role === undefined)
                throw error;
            return role;
        }
    }
    const { isExact = false, inline = {}, more = [], needs = [] } = options;
    /** Whether it has the same policies in every cluster. */
    const isPlain = !isExact && more.length === 0 && Object.keys(inline).length === 0;
    async function changesTo({ arn, boundary }) {
        const wanted = {
            boundary: permissionsBoundary,
            attached: policiesIn(arn),
            inline: Object.keys(inline),
            isExact,
        };
        const has = {
            boundary,
            attached: await attachedPolicies(),
            inline: isExact ? await inlinePolicies() : [],
        };
        return changesOf(has, wanted);
    }
    const policiesIn = (arn) => [...options.policies, ...more].map((policy) => policy.startsWith('arn:') ? policy : `arn:${arn.split(':')[1]}:iam::aws:policy/${policy}`);
    async function attachedPolicies() {
        const { paginateListAttachedRolePolicies } = await Promise.all(/* import() */[__webpack_require__.e(5861), __webpack_require__.e(6764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
        const client = await aws.iam();
        const arns = [];
        for await (const page of paginateListAttachedRolePolicies({ client }, { RoleName: name })) {
            for (const { PolicyArn } of page.AttachedPolicies ?? [])
                if (PolicyArn !== undefined)
                    arns.push(PolicyArn);
        }
        return arns;
    }
    async function inlinePolicies() {
        const iam = await aws.iam();
        return (0,pages/* everyPage */.L)((Marker) => (0,errors/* unlessAbsent */.QY)(iam.listRolePolicies({ RoleName: name, Marker })), (page) => page.PolicyNames);
    }
    async function removeInlinePolicies() {
        const iam = await aws.iam();
        for (const PolicyName of await inlinePolicies()) {
            await (0,errors/* unlessAbsent */.QY)(iam.deleteRolePolicy({ RoleName: name, PolicyName }));
        }
    }
    /**
     * A role cannot go while it is in one. EKS makes them for node groups, and leaves them when a group's deletion fails.
     * @throws InstanceProfileError for any other, since we make none: the role is out of use only for us.
     */
    async function removeInstanceProfiles(step) {
        const iam = await aws.iam();
        const profiles = await (0,pages/* everyPage */.L)((Marker) => (0,errors/* unlessAbsent */.QY)(iam.listInstanceProfilesForRole({ RoleName: name, Marker })), (page) => page.InstanceProfiles);
        const names = profiles.map(({ InstanceProfileName = '' }) => InstanceProfileName);
        for (const InstanceProfileName of names.filter((each) => isEksOwnProfile.test(each))) {
            step.change('deleted', `instance profile ${InstanceProfileName}`);
            await (0,errors/* unlessAbsent */.QY)(iam.removeRoleFromInstanceProfile({ InstanceProfileName, RoleName: name }));
            await (0,errors/* unlessAbsent */.QY)(iam.deleteInstanceProfile({ InstanceProfileName }));
        }
        const other = names.find((each) => !isEksOwnProfile.test(each));
        if (other !== undefined)
            throw new InstanceProfileError(name, other);
    }
    /** What the role is made with: nothing goes. */
    const fromNothing = ({ arn }) => ({
        boundary: undefined,
        policies: policiesIn(arn),
        detached: [],
        written: Object.keys(inline),
        deleted: [],
    });
    async function detach(policies) {
        const iam = await aws.iam();
        await Promise.all(policies.map((PolicyArn) => (0,errors/* unlessAbsent */.QY)(iam.detachRolePolicy({ RoleName: name, PolicyArn }))));
    }
    /** One question for all of the cluster's roles: most clusters have few of those that there may be. */
    async function findToRemove() {
        const all = await (0,aws_roles/* rolesUnder */.s)(aws, (0,spec_names/* rolePathOf */.nk)(spec, spec.region));
        const role = all.find((each) => each.name === name);
        if (role !== undefined)
            (0,spec_tags/* requireOurs */.hN)(`IAM role ${name}`, role.tags, spec);
        return role;
    }
    async function remove(step) {
        const role = await findToRemove();
        if (role === undefined)
            return;
        // Somebody else's instances may run with it, and go on to need what it may do.
        const mayBeOfInstances = options.service === (0,aws_partition/* ec2Principal */.vl)(spec.region);
        if (mayBeOfInstances)
            await removeInstanceProfiles(step);
        step.change('deleted', name);
        const iam = await aws.iam();
        const go = () => (0,errors/* unlessAbsent */.QY)(iam.deleteRole({ RoleName: name }));
        if (isPlain) {
            await detach(policiesIn(role.arn));
            try {
                await go();
                return;
            }
            catch (error) {
                // It has more than it was made with.
                if (!/^DeleteConflict/.test((0,errors/* errorCode */.CA)(error)))
                    throw error;
            }
        }
        await detach((await (0,errors/* unlessAbsent */.QY)(attachedPolicies())) ?? []);
        await removeInlinePolicies();
        if (!mayBeOfInstances)
            await removeInstanceProfiles(step);
        await go();
    }
    return {
        name: title,
        needs,
        read: find,
        diff: async () => {
            const existing = await findOurs();
            if (existing === undefined)
                return [(0,difference/* make */.L8)(name)];
            if (await isStrange(existing))
                return [{ verdict: 'replace', words: 'it trusts another issuer, and is made anew' }];
            return role_inWords(await changesTo(existing), isExact);
        },
        ensure: async (step) => {
            let existing = await findOurs();
            if (existing !== undefined && (await isStrange(existing))) {
                await remove(step);
                existing = undefined;
            }
            const role = existing ?? (await create(step));
            const changes = existing === undefined ? fromNothing(role) : await changesTo(existing);
            if (existing !== undefined)
                for (const { words } of role_inWords(changes, isExact))
                    step.change('updated', `${name}, ${words}`);
            const iam = await aws.iam();
            const { boundary: PermissionsBoundary, policies, detached, written, deleted } = changes;
            if (PermissionsBoundary !== undefined)
                await iam.putRolePermissionsBoundary({ RoleName: name, PermissionsBoundary });
            await Promise.all(policies.map((PolicyArn) => iam.attachRolePolicy({ RoleName: name, PolicyArn })));
            for (const PolicyName of written)
                await iam.putRolePolicy({ RoleName: name, PolicyName, PolicyDocument: inline[PolicyName] });
            for (const PolicyArn of detached)
                await (0,errors/* unlessAbsent */.QY)(iam.detachRolePolicy({ RoleName: name, PolicyArn }));
            for (const PolicyName of deleted)
                await (0,errors/* unlessAbsent */.QY)(iam.deleteRolePolicy({ RoleName: name, PolicyName }));
            return role;
        },
        remove,
    };
}

;// CONCATENATED MODULE: ./build/resources/addons/ebs-csi-role.js



/** The role with which the EBS CSI driver makes volumes, by EKS Pod Identity. */
function ebsCsiRole(aws, spec) {
    const title = 'EBS CSI role';
    if (spec.roles?.ebsCsi !== undefined)
        return givenRole(aws, title, spec.roles.ebsCsi);
    return serviceRole(aws, spec, {
        title,
        name: (0,spec_names/* namesOf */.eZ)(spec.name, spec.region).ebsCsiRole,
        description: `EBS CSI driver of the EKS cluster ${spec.name}`,
        service: 'pods.eks.amazonaws.com',
        sessionActions: ['sts:TagSession'],
        // Of the volumes of the account, those of the cluster that Pod Identity names alone.
        policies: ['AmazonEBSCSIDriverEKSClusterScopedPolicy'],
    });
}

// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
;// CONCATENATED MODULE: ./build/resources/addons/storage-class.js





const isDefaultKey = 'storageclass.kubernetes.io/is-default-class';
const managedByKey = 'app.kubernetes.io/managed-by';
const us = 'eks-cluster-action';
/** Milliseconds that the cluster is given to answer a plan. */
const storage_class_patience = 10_000;
/** The second where somebody else has the first. */
const names = ['gp3', `${us}-gp3`];
/** Since Kubernetes 1.30 EKS marks no class as default, so that a claim that names none would wait for ever. */
const encryptedGp3 = (name, provisioner) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, labels: { [managedByKey]: us }, annotations: { [isDefaultKey]: 'true' } },
    provisioner,
    parameters: { type: 'gp3', encrypted: 'true' },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
});
const isDefault = ({ metadata }) => metadata.annotations?.[isDefaultKey] === 'true';
const isOurs = ({ metadata }) => metadata.labels?.[managedByKey] === us;
/** Kubernetes changes no class's provisioner. */
const replaced = ({ provisioner }, wanted) => ({
    verdict: 'replace',
    words: `provisioner: ${provisioner} → ${wanted}`,
});
/** Every name for a class of ours is somebody else's. */
class NoNameForStorageClassError extends Error {
    constructor() {
        super(`No StorageClass is the default one, and ${names.join(' and ')} are not this action's to change. Mark one as default: ` +
            `kubectl annotate storageclass ${names[0]} ${isDefaultKey}=true --overwrite`);
        this.name = 'NoNameForStorageClassError';
    }
}
/**
 * A default StorageClass: the one there is, or an encrypted gp3 of ours. It is made and never changed: one of the same name
 * is somebody else's, or ours from which somebody has taken the mark.
 */
function storageClass(aws, needs) {
    async function list(plane, timeout) {
        const options = timeout === undefined ? {} : { timeout };
        return (await (0,kubernetes_access/* clusterClient */.Sz)(aws, plane).list('StorageClass', options)).items;
    }
    /** One of ours whose driver the cluster has no more. */
    const isStale = (each) => isOurs(each) && each.provisioner !== needs.provisioner;
    /** Where somebody has taken the mark off ours, there is to be no default one. */
    const find = (classes) => {
        const usable = classes.filter((each) => !isStale(each));
        return usable.find(isDefault) ?? usable.find(isOurs);
    };
    return {
        name: 'default StorageClass',
        needs: [needs.plane, needs.access],
        within: needs.plane,
        read: async () => {
            const plane = await needs.plane.read();
            return plane && find(await list(plane));
        },
        diff: async () => {
            const plane = await needs.plane.read();
            const made = [(0,difference/* make */.L8)(`${names[0]}, encrypted`)];
            if (plane === undefined)
                return made;
            try {
                const classes = await list(plane, storage_class_patience);
                const [stale] = classes.filter(isStale);
                if (stale !== undefined)
                    return [replaced(stale, needs.provisioner)];
                return find(classes) === undefined ? made : [];
            }
            catch (error) {
                // `ensure` waits for a cluster that does not answer yet, or does not know the caller: a plan is not made to fail by it.
                if (!(0,kubernetes_access/* isNotUsableYet */.Os)(error, 0))
                    throw error;
                return [(0,difference/* stays */.PB)(`whether there is one is not known: ${(0,message_of/* messageOf */.b)(error)}`)];
            }
        },
        ensure: async (step) => {
            const plane = step.need(needs.plane);
            const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, plane);
            return (0,usable/* untilUsable */.r)(step, 'the Kubernetes API', async () => {
                const all = await list(plane);
                for (const stale of all.filter(isStale)) {
                    step.change('deleted', `${stale.metadata.name}, ${replaced(stale, needs.provisioner).words}`);
                    await client.delete('StorageClass', stale.metadata);
                }
                const classes = all.filter((each) => !isStale(each));
                const existing = find(classes);
                if (existing !== undefined)
                    return { done: existing };
                const name = names.find((each) => classes.every(({ metadata }) => metadata.name !== each));
                if (name === undefined)
                    throw new NoNameForStorageClassError();
                step.change('created', `${name}, encrypted`);
                try {
                    return { done: await client.create(encryptedGp3(name, needs.provisioner)) };
                }
                catch (error) {
                    if ((0,kubernetes_errors/* isConflict */.dh)(error))
                        return { waiting: `${name} has just been made by somebody else` };
                    throw error;
                }
            });
        },
        remove: async (step) => {
            const plane = await needs.plane.read();
            if (plane === undefined)
                return;
            for (const { metadata } of (await list(plane)).filter(isOurs)) {
                step.change('deleted', metadata.name);
                await (0,kubernetes_access/* clusterClient */.Sz)(aws, plane).delete('StorageClass', metadata);
            }
        },
    };
}

// EXTERNAL MODULE: ./build/aws/capabilities.js
var aws_capabilities = __webpack_require__(2538);
;// CONCATENATED MODULE: ./build/resources/leftovers/attachments.js





/**
 * Fargate profiles, or capabilities, that somebody has given the cluster. Neither is anything without its cluster, and EKS
 * deletes none that has one: they go with it, whoever made them.
 * @param roles of ours that they may need to their end
 */
function attachments_attachments(aws, spec, kind, { plane, roles = [] }) {
    const find = async () => (0,attachments/* attachmentsOf */.sF)(await aws.eks(), spec.name, kind);
    return {
        name: kind.several,
        needs: [plane, ...roles],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            // Until a cluster has been ACTIVE, it takes none.
            const cluster = await plane.read();
            if (cluster === undefined)
                return;
            (0,spec_tags/* requireOurs */.hN)(`Cluster ${cluster.name}`, cluster.tags, spec);
            await untilAttachmentsGone(aws, step, { clusterName: spec.name, kind, find });
        },
    };
}
/** Takes away all that `find` finds; of a kind of which one goes at a time, one after the other. */
async function untilAttachmentsGone(aws, step, { clusterName, kind, find }) {
    const eks = await aws.eks();
    const asked = new Set();
    /** One that EKS does not let go yet, for something else that is under way, is asked for again. */
    async function ask({ name }) {
        if (!asked.has(name))
            step.change('deleted', name);
        asked.add(name);
        await (0,errors/* unlessAbsent */.QY)(kind.remove(eks, clusterName, name)).catch((error) => {
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
        });
    }
    const probe = async () => {
        const left = await find();
        if (left.length === 0)
            return { done: undefined };
        const stuck = left.find(({ name, status }) => status === 'DELETE_FAILED' && asked.has(name));
        if (stuck !== undefined) {
            throw new Error(`The ${kind.one} ${stuck.name} is DELETE_FAILED. ${stuck.words}`);
        }
        const standing = left.filter(({ status }) => !(0,states/* isGoing */.jf)(status));
        const isBusy = kind.isOneByOne && standing.length < left.length;
        for (const each of kind.isOneByOne ? standing.slice(0, isBusy ? 0 : 1) : standing)
            await ask(each);
        return { waiting: (0,leftovers_inside/* someOf */.yU)(left.map(({ name, status }) => `${name} is ${status}`)) };
    };
    await step.until(`${kind.several} to go`, probe, kind.gone);
}

;// CONCATENATED MODULE: ./build/resources/nodes/stale-entry.js

/**
 * EKS gives the role of nodes an access entry when it makes a node group or a Fargate profile, and leaves alone one that is
 * there. One of a role that was removed since, by a `down` that did not get far, is of no use to the new role of the same name.
 * Source: API reference of EKS, AccessEntry, principalArn.
 */
async function dropStaleEntry(aws, { name: clusterName, authenticationMode }, { arn: principalArn, createdAt }) {
    if (authenticationMode === 'CONFIG_MAP')
        return;
    const eks = await aws.eks();
    const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeAccessEntry({ clusterName, principalArn }));
    const entryCreatedAt = answer?.accessEntry?.createdAt;
    if (createdAt === undefined || entryCreatedAt === undefined || entryCreatedAt >= createdAt)
        return;
    await (0,errors/* unlessAbsent */.QY)(eks.deleteAccessEntry({ clusterName, principalArn }));
}

;// CONCATENATED MODULE: ./build/resources/capabilities/capability-differences.js




/** What of all that a cluster has is to be looked at for the capability. */
const foundFor = (spec, { name, type }, all) => ({
    now: all.find((each) => each.type === type),
    namesake: all.find((each) => each.type !== type && each.capabilityName === name && !(0,spec_tags/* isOurs */.MU)(each.tags ?? {}, spec)),
});
/** @param roleArn undefined where the role is still to be made */
function capabilityDifferences(spec, wanted, { now, namesake }, roleArn) {
    const { name, type } = wanted;
    const others = now !== undefined && !(0,spec_tags/* isOurs */.MU)(now.tags ?? {}, spec) ? now : namesake;
    if (others !== undefined) {
        return [
            (0,difference/* refuse */.TR)(`Cluster ${spec.name} has the capability ${others.capabilityName}, of type ${others.type}, already, which somebody else has made: ` +
                `EKS takes one of each type and name. Take it away, or leave ${name} out of capabilities.`),
        ];
    }
    if (now === undefined) {
        // Source: EKS user guide, "EKS Capabilities".
        if ((0,aws_partition/* partitionOf */.iQ)(spec.region).id === 'aws')
            return [(0,difference/* make */.L8)(type)];
        return [
            (0,difference/* refuse */.TR)(`EKS has no capabilities in ${spec.region}: they are in its commercial regions. Leave capabilities out.`),
        ];
    }
    if ((0,states/* isInTheWay */.M5)(now.status))
        return [(0,difference/* madeAnew */.HW)(now.status)];
    if (now.capabilityName !== name)
        return [{ verdict: 'replace', words: `name: ${now.capabilityName} → ${name}` }];
    return [
        ...(roleArn === undefined || now.roleArn === roleArn
            ? []
            : [(0,difference/* change */.Zg)(`role: ${now.roleArn} → ${roleArn}`)]),
        ...Object.entries(missingTags(spec, wanted, now)).map(([key, value]) => (0,difference/* change */.Zg)(`tag ${key}: ${value}`)),
    ];
}
/** Those that are to be put on it. */
function missingTags(spec, wanted, { tags: has = {} }) {
    const tags = { ...(0,spec_tags/* lastingTags */.Q_)({ ...spec.tags, ...wanted.tags }), ...wanted.tags };
    return Object.fromEntries(Object.entries(tags).filter(([key, value]) => has[key] !== value));
}

;// CONCATENATED MODULE: ./build/resources/capabilities/capability.js















/** Controllers that EKS runs beside the control plane. A cluster has one of each type: it is known by that. */
function capability(aws, spec, wanted, needs) {
    const clusterName = spec.name;
    const { name, type } = wanted;
    const title = `capability ${name}`;
    const look = async () => foundFor(spec, wanted, await (0,aws_capabilities/* capabilitiesOfCluster */.M)(await aws.eks(), clusterName));
    const find = async () => (await look()).now;
    const differences = (found, role) => capabilityDifferences(spec, wanted, found, role?.arn);
    /** @param before ARN of the one in whose place it is made: that may be shown for a while yet */
    async function create(step, before) {
        const role = step.need(needs.role);
        step.change('created', type);
        await dropStaleEntry(aws, spec, role);
        const request = {
            clusterName,
            capabilityName: name,
            type,
            roleArn: role.arn,
            deletePropagationPolicy: 'RETAIN',
            tags: { ...spec.tags, ...wanted.tags },
        };
        const eks = await aws.eks();
        await step.until('EKS to take it', () => (0,presence/* unlessBusy */.yB)((0,unseen_role/* onceRoleIsSeen */.JH)(step, `the role of ${type}`, () => eks.createCapability(request)), async () => (0,presence/* isAnew */.Gn)((await find())?.arn, before)));
    }
    async function adjust(step, now) {
        const role = step.need(needs.role);
        const eks = await aws.eks();
        for (const { words } of differences({ now, namesake: undefined }, role))
            step.change('updated', words);
        const missing = missingTags(spec, wanted, now);
        if (Object.keys(missing).length > 0)
            await eks.tagResource({ resourceArn: now.arn, tags: missing });
        if (now.roleArn === role.arn)
            return;
        await dropStaleEntry(aws, spec, role);
        const { update } = await (0,unseen_role/* onceRoleIsSeen */.JH)(step, `the role of ${type}`, () => eks.updateCapability({ clusterName, capabilityName: name, roleArn: role.arn }));
        await (0,updates/* untilUpdated */.E)(aws, step, `the update of ${title}`, {
            name: clusterName,
            capabilityName: name,
            updateId: update?.id,
        });
    }
    /** EKS changes none that is still being made or changed. */
    async function settled(step) {
        const probe = async () => {
            const found = await look();
            return (0,states/* isAtWork */.pG)(found.now?.status) ? { waiting: found.now?.status ?? '' } : { done: found };
        };
        return step.until('what EKS is at', probe, usual_times/* usualTimes */.b.capabilityMade);
    }
    async function untilActive(step, before) {
        const role = step.need(needs.role);
        const see = (0,presence/* present */.Eb)(title);
        const probe = async () => {
            const now = see(await find());
            if (now === undefined || now.arn === before)
                return { waiting: 'not to be seen yet' };
            if (now.status === 'ACTIVE' && now.roleArn === role.arn)
                return { done: now };
            if ((0,states/* isGoing */.jf)(now.status))
                throw new meanwhile/* RemovedMeanwhileError */.jO(title, 'is DELETING');
            if ((0,states/* isFailed */.Ix)(now.status))
                throw new Error(`${title} is ${now.status}. ${(0,issues/* issuesInWords */.P)(now.health)}`);
            return { waiting: `${now.status ?? 'CREATING'}. ${(0,issues/* issuesInWords */.P)(now.health)}`.replace(/\. $/, '') };
        };
        return step.until('the capability', probe, usual_times/* usualTimes */.b.capabilityMade);
    }
    async function remove(step) {
        const ours = async () => {
            const now = await find();
            return now !== undefined && (0,spec_tags/* isOurs */.MU)(now.tags ?? {}, spec) ? [now] : [];
        };
        await untilAttachmentsGone(aws, step, {
            clusterName,
            kind: attachments/* capabilityKind */.NW,
            find: async () => (await ours()).map(attachments/* attachmentOf */.r3),
        });
    }
    return {
        name: title,
        needs: [needs.plane, needs.role],
        read: find,
        diff: async (others) => {
            const found = await look();
            const isKnown = found.now !== undefined && !(await others.willChange(needs.role));
            // Of a role that is not there, its own difference tells.
            return differences(found, isKnown ? await (0,errors/* unlessAbsent */.QY)(needs.role.read()) : undefined);
        },
        ensure: async (step) => {
            const found = await settled(step);
            const differing = differences(found, step.need(needs.role));
            (0,difference/* requirePossible */.hp)(differing);
            const replaced = differing.filter(({ verdict }) => verdict === 'replace');
            if (replaced.length > 0) {
                step.say(`${replaced.map(({ words }) => words).join('; ')}: it goes first`);
                await remove(step);
            }
            const before = replaced.length > 0 ? found.now?.arn : undefined;
            if (found.now === undefined || replaced.length > 0)
                await create(step, before);
            else
                await adjust(step, found.now);
            return untilActive(step, before);
        },
        exists: async () => (await find()) !== undefined,
        leaving: async () => {
            const status = (await find())?.status;
            return (0,presence/* leavingIn */.QD)(status, (0,states/* isGoing */.jf)(status));
        },
        remove,
    };
}

// EXTERNAL MODULE: ./build/spec/node-group.js
var node_group = __webpack_require__(8886);
// EXTERNAL MODULE: ./build/spec/well-known.js
var well_known = __webpack_require__(8938);
;// CONCATENATED MODULE: ./build/resources/nodes/load-balancer-controller.js
/** Of whom load balancers and their groups are, the controller says by this tag. */
const controllers = 'elbv2.k8s.aws/cluster';
const asked = { [`aws:RequestTag/${controllers}`]: 'false' };
const notAsked = { [`aws:RequestTag/${controllers}`]: 'true' };
const carried = { [`aws:ResourceTag/${controllers}`]: 'false' };
const load_balancer_controller_all = (service, ...names) => names.map((name) => `${service}:${name}`);
const ec2 = (...names) => load_balancer_controller_all('ec2', ...names);
const elb = (...names) => load_balancer_controller_all('elasticloadbalancing', ...names);
/** Source: docs/install/iam_policy.json of kubernetes-sigs/aws-load-balancer-controller, 2.14. */
function loadBalancerController(partition) {
    const inElb = (...kinds) => kinds.map((kind) => `arn:${partition}:elasticloadbalancing:*:*:${kind}`);
    const groups = `arn:${partition}:ec2:*:*:security-group/*`;
    const targets = 'targetgroup/*/*';
    const balancers = inElb(targets, 'loadbalancer/net/*/*', 'loadbalancer/app/*/*');
    const statements = [
        {
            Action: ['iam:CreateServiceLinkedRole'],
            Condition: { StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' } },
        },
        {
            Action: [
                ...ec2('DescribeAccountAttributes', 'DescribeAddresses', 'DescribeAvailabilityZones', 'DescribeCoipPools', 'DescribeInstances', 'DescribeInternetGateways', 'DescribeIpamPools', 'DescribeNetworkInterfaces', 'DescribeRouteTables', 'DescribeSecurityGroups', 'DescribeSubnets', 'DescribeTags', 'DescribeVpcPeeringConnections', 'DescribeVpcs', 'GetCoipPoolUsage', 'GetSecurityGroupsForVpc'),
                ...elb('DescribeCapacityReservation', 'DescribeListenerAttributes', 'DescribeListenerCertificates', 'DescribeListeners', 'DescribeLoadBalancerAttributes', 'DescribeLoadBalancers', 'DescribeRules', 'DescribeSSLPolicies', 'DescribeTags', 'DescribeTargetGroupAttributes', 'DescribeTargetGroups', 'DescribeTargetHealth', 'DescribeTrustStores'),
            ],
        },
        {
            Action: [
                'cognito-idp:DescribeUserPoolClient',
                ...load_balancer_controller_all('acm', 'DescribeCertificate', 'ListCertificates'),
                ...load_balancer_controller_all('iam', 'GetServerCertificate', 'ListServerCertificates'),
                ...['waf-regional', 'wafv2'].flatMap((service) => load_balancer_controller_all(service, 'AssociateWebACL', 'DisassociateWebACL', 'GetWebACL', 'GetWebACLForResource')),
                ...load_balancer_controller_all('shield', 'CreateProtection', 'DeleteProtection', 'DescribeProtection', 'GetSubscriptionState'),
            ],
        },
        {
            Action: ec2('AuthorizeSecurityGroupIngress', 'CreateSecurityGroup', 'RevokeSecurityGroupIngress'),
        },
        {
            Action: ec2('CreateTags'),
            Resource: groups,
            Condition: { StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup' }, Null: asked },
        },
        {
            Action: ec2('CreateTags', 'DeleteTags'),
            Resource: groups,
            Condition: { Null: { ...notAsked, ...carried } },
        },
        { Action: ec2('DeleteSecurityGroup'), Condition: { Null: carried } },
        { Action: elb('CreateLoadBalancer', 'CreateTargetGroup'), Condition: { Null: asked } },
        { Action: elb('CreateListener', 'CreateRule', 'DeleteListener', 'DeleteRule') },
        {
            Action: elb('AddTags', 'RemoveTags'),
            Resource: balancers,
            Condition: { Null: { ...notAsked, ...carried } },
        },
        {
            Action: elb('AddTags', 'RemoveTags'),
            Resource: inElb('listener/net/*/*/*', 'listener/app/*/*/*', 'listener-rule/net/*/*/*', 'listener-rule/app/*/*/*'),
        },
        {
            Action: elb('DeleteLoadBalancer', 'DeleteTargetGroup', 'ModifyCapacityReservation', 'ModifyIpPools', 'ModifyListenerAttributes', 'ModifyLoadBalancerAttributes', 'ModifyTargetGroup', 'ModifyTargetGroupAttributes', 'SetIpAddressType', 'SetSecurityGroups', 'SetSubnets'),
            Condition: { Null: carried },
        },
        {
            Action: elb('AddTags'),
            Resource: balancers,
            Condition: {
                StringEquals: { 'elasticloadbalancing:CreateAction': ['CreateLoadBalancer', 'CreateTargetGroup'] },
                Null: asked,
            },
        },
        { Action: elb('DeregisterTargets', 'RegisterTargets'), Resource: inElb(targets) },
        {
            Action: elb('AddListenerCertificates', 'ModifyListener', 'ModifyRule', 'RemoveListenerCertificates', 'SetRulePriorities', 'SetWebAcl'),
        },
    ];
    return statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }));
}

;// CONCATENATED MODULE: ./build/resources/nodes/node-programs.js

const may = (Resource, ...Action) => ({
    Effect: 'Allow',
    Action,
    Resource,
});
/** Records of the zones of the account. */
const records = (partition) => [
    may(`arn:${partition}:route53:::hostedzone/*`, 'route53:ChangeResourceRecordSets'),
    may('*', 'route53:ListHostedZones', 'route53:ListResourceRecordSets', 'route53:ListTagsForResources'),
];
/**
 * Sources: the documentation of each: cluster-autoscaler, cloudprovider/aws; cert-manager, "Route53"; external-dns, "AWS".
 */
const statements = {
    autoScaler: (_, cluster) => [
        may('*', 'autoscaling:DescribeAutoScalingGroups', 'autoscaling:DescribeAutoScalingInstances', 'autoscaling:DescribeLaunchConfigurations', 'autoscaling:DescribeScalingActivities', 'autoscaling:DescribeTags', 'ec2:DescribeImages', 'ec2:DescribeInstanceTypes', 'ec2:DescribeLaunchTemplateVersions', 'ec2:GetInstanceTypesFromInstanceRequirements', 'eks:DescribeNodegroup'),
        {
            ...may('*', 'autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'),
            // EKS puts it on the Auto Scaling groups of node groups. Source: EKS user guide, "Managed node groups concepts".
            Condition: { StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${cluster}`]: 'owned' } },
        },
    ],
    certManager: (partition) => [
        ...records(partition),
        may('*', 'route53:ListHostedZonesByName'),
        may(`arn:${partition}:route53:::change/*`, 'route53:GetChange'),
    ],
    awsLoadBalancerController: loadBalancerController,
    externalDNS: records,
};
/** The policy of a program in a cluster, as JSON. */
const policyOfProgram = (program, partition, cluster) => JSON.stringify({ Version: '2012-10-17', Statement: statements[program](partition, cluster) });

;// CONCATENATED MODULE: ./build/resources/identity/pod-role.js











/** The name of the role that we make for a service account. */
const podRoleName = ({ name, region }, account) => (0,spec_names/* namesOf */.eZ)(name, region).podRole((0,pods/* podRoleSuffix */.Hv)(account));
/**
 * The role of the pods of a service account: the user's own, or one that may do what the file says.
 * @param trust who may take it; EKS Pod Identity unless told
 */
function podRole(aws, spec, { account, role, tags }, trust) {
    const title = `role of pods of ${(0,pods/* accountInWords */.qQ)(account)}`;
    if ((0,pods/* isGiven */.qR)(role))
        return givenRole(aws, title, role);
    return serviceRole(aws, spec, {
        title,
        name: podRoleName(spec, account),
        description: `Pods of the service account ${(0,pods/* accountInWords */.qQ)(account)} of the EKS cluster ${spec.name}`,
        service: 'pods.eks.amazonaws.com',
        sessionActions: ['sts:TagSession'],
        policies: [],
        ...policiesOf(spec, role),
        isExact: true,
        tags,
        ...trust,
    });
}
/** What it has of AWS and of the account, and of its own. */
function policiesOf({ name, region }, { policyArns, ofAws = [], document, wellKnown, boundary }) {
    const { id: partition } = (0,aws_partition/* partitionOf */.iQ)(region);
    const own = [
        { title: 'permissions', text: document },
        ...wellKnown.map((each) => ({
            title: each,
            text: (0,node_group/* isNodeProgram */.z)(each) ? policyOfProgram(each, partition, name) : undefined,
        })),
    ];
    return {
        boundary,
        more: [...policyArns, ...ofAws, ...wellKnown.flatMap((each) => (0,well_known/* arnOfWellKnown */.uQ)(each, partition) ?? [])],
        // By the name it is told whether it is the one.
        inline: Object.fromEntries(own.flatMap(({ title, text }) => text === undefined ? [] : [[`${title}-${(0,spec_names/* digest */.br)(text).slice(0, 12)}`, text]])),
    };
}
/** Our roles of pods that the file does not ask for any more. They go once nobody is given them. @param after what gives them */
function formerPodRoles(aws, spec, wanted, after) {
    const find = async () => (await podRolesOf(aws, spec)).filter((name) => !wanted.includes(name));
    return {
        name: 'former roles of pods',
        needs: after,
        read: find,
        diff: async () => (await find()).map((name) => (0,difference/* change */.Zg)(`${name} is deleted: the file asks for none such`)),
        ensure: async (step) => {
            for (const name of await find())
                await existingRole(aws, spec, name).remove?.(step);
            return [];
        },
    };
}
/** All of them, which go after the cluster: controllers that are pods take away by them what they have made. */
function podRoles(aws, spec, { plane }) {
    return {
        name: 'roles of pods',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await podRolesOf(aws, spec);
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            for (const name of await podRolesOf(aws, spec))
                await existingRole(aws, spec, name).remove?.(step);
        },
    };
}
async function podRolesOf(aws, spec) {
    const all = await (0,aws_roles/* rolesUnder */.s)(aws, (0,spec_names/* rolePathOf */.nk)(spec, spec.region));
    return all.filter(({ name, tags }) => (0,pods/* isPodRoleName */.DG)(name) && (0,spec_tags/* isOurs */.MU)(tags, spec)).map(({ name }) => name);
}
const existingRole = (aws, spec, name) => serviceRole(aws, spec, { title: name, name, description: '', service: '', policies: [] });

;// CONCATENATED MODULE: ./build/resources/capabilities/capability-role.js







/**
 * The roles by which capabilities call AWS and the cluster: the user's own, each once, and one for each that names none. Those
 * of others, which the cluster may have had, are only taken away with it.
 */
function capabilityRoles(aws, spec) {
    const wanted = (0,spec_capabilities/* capabilitiesOf */.S)(spec);
    const given = givenRoles(aws, 'role of capabilities', wanted.flatMap(({ role }) => ((0,pods/* isGiven */.qR)(role) ? role : [])));
    const ownOf = (type) => capabilityRole(aws, spec, type, ofType(wanted, type));
    const own = { ACK: ownOf('ACK'), KRO: ownOf('KRO') };
    const isMade = (type) => {
        const role = ofType(wanted, type)?.role;
        return role !== undefined && !(0,pods/* isGiven */.qR)(role);
    };
    return {
        roles: [
            ...spec_capabilities/* capabilityTypes */.U.flatMap((type) => (isMade(type) ? own[type] : (0,engine_graph/* onlyRemoved */.hq)(own[type]))),
            ...given.values(),
        ],
        roleOf: ({ type, role }) => ((0,pods/* isGiven */.qR)(role) ? given.get(role) : undefined) ?? own[type],
    };
}
const ofType = (wanted, type) => wanted.find((each) => each.type === type);
/** The role that we make for the capability of a type. @param wanted undefined where it is only taken away */
function capabilityRole(aws, spec, type, wanted) {
    const { role = nothing, tags = {} } = wanted ?? {};
    return serviceRole(aws, spec, {
        title: `role of ${type}`,
        name: (0,spec_names/* namesOf */.eZ)(spec.name, spec.region).capabilityRole(type),
        description: `The capability ${type} of the EKS cluster ${spec.name}`,
        // Source: EKS user guide, "Amazon EKS capability IAM role".
        service: 'capabilities.eks.amazonaws.com',
        sessionActions: ['sts:TagSession'],
        policies: [],
        ...policiesOf(spec, (0,pods/* isGiven */.qR)(role) ? nothing : role),
        isExact: true,
        tags,
    });
}
const nothing = { policyArns: [], document: undefined, wellKnown: [] };

;// CONCATENATED MODULE: ./build/resources/capabilities/former-capabilities.js










/**
 * Capabilities that were made for the cluster, and that its ClusterConfig does not name any more, and the roles that were made
 * for such or have no use any more. Capabilities that others have given it stay.
 */
function formerCapabilities(aws, spec, capabilities) {
    const wanted = (0,spec_capabilities/* capabilitiesOf */.S)(spec);
    const types = wanted.map(({ type }) => type);
    const made = wanted.filter(({ role }) => !(0,pods/* isGiven */.qR)(role)).map(({ type }) => type);
    const names = (0,spec_names/* namesOf */.eZ)(spec.name, spec.region);
    const find = async () => (await (0,aws_capabilities/* capabilitiesOfCluster */.M)(await aws.eks(), spec.name)).filter(({ type = '', tags = {} }) => !types.includes(type) && (0,spec_tags/* isOurs */.MU)(tags, spec));
    async function roles() {
        const all = await (0,aws_roles/* rolesUnder */.s)(aws, (0,spec_names/* rolePathOf */.nk)(spec, spec.region));
        const own = all.filter(({ tags }) => (0,spec_tags/* isOurs */.MU)(tags, spec)).map(({ name }) => name);
        return spec_capabilities/* capabilityTypes */.U.filter((type) => !made.includes(type) && own.includes(names.capabilityRole(type)));
    }
    return {
        name: 'former capabilities',
        needs: capabilities,
        read: find,
        diff: async () => {
            const [found, left] = await Promise.all([find(), roles()]);
            return [
                ...found.map(({ capabilityName }) => (0,difference/* change */.Zg)(`${capabilityName} is deleted: the file does not name it`)),
                ...left.map((type) => (0,difference/* change */.Zg)(`${names.capabilityRole(type)} is deleted: no capability has it`)),
            ];
        },
        ensure: async (step) => {
            await untilAttachmentsGone(aws, step, {
                clusterName: spec.name,
                kind: attachments/* capabilityKind */.NW,
                find: async () => (await find()).map(attachments/* attachmentOf */.r3),
            });
            for (const type of await roles())
                await capabilityRole(aws, spec, type).remove?.(step);
            return [];
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/control-plane/cluster-role.js




/** The role with which the control plane manages interfaces and load balancers: the user's own, or one of ours. */
function clusterRole(aws, spec) {
    const title = 'cluster role';
    const given = spec.clusterRoleArn ?? spec.roles?.cluster;
    if (given !== undefined)
        return givenRole(aws, title, given);
    return serviceRole(aws, spec, {
        title,
        name: (0,spec_names/* namesOf */.eZ)(spec.name, spec.region).clusterRole,
        description: `Control plane of the EKS cluster ${spec.name}`,
        service: 'eks.amazonaws.com',
        // Auto Mode, in which it may be one day, has its sessions tagged.
        sessionActions: [auto_mode/* sessionAction */.nh],
        policies: ['AmazonEKSClusterPolicy'],
        ...((0,auto_mode/* autoModeOf */.YL)(spec) !== undefined && { policies: auto_mode/* policiesOfClusterRole */.Mj }),
    });
}

// EXTERNAL MODULE: ./build/resources/control-plane/control-plane.js + 3 modules
var control_plane = __webpack_require__(9909);
// EXTERNAL MODULE: ./build/aws/log-groups.js
var log_groups = __webpack_require__(3693);
;// CONCATENATED MODULE: ./build/resources/control-plane/log-retention.js



/** The role that runs may not say for how long logs are kept. */
class RetentionDeniedError extends Error {
    constructor(group, cause) {
        super(`The role that runs may not say for how many days CloudWatch keeps ${group}. Leave logRetentionInDays out, or have an ` +
            'administrator list its ARN in the parameter LogGroups of docs/iam/kinds.yaml.', { cause });
        this.name = 'RetentionDeniedError';
    }
}
/**
 * For how long CloudWatch keeps the logs of the control plane. EKS makes their group when it first writes, and takes one that is
 * there: whoever comes first. It goes with the other log groups.
 */
function logRetention(aws, spec, days) {
    const name = (0,log_groups/* controlPlaneLogGroup */.Vi)(spec.name);
    const isAsWanted = (group) => group?.retention === days;
    return {
        name: 'log retention',
        needs: [],
        read: () => (0,log_groups/* findLogGroup */.zq)(aws, name),
        diff: async () => differences(await (0,log_groups/* findLogGroup */.zq)(aws, name), days),
        ensure: async (step) => {
            const logs = await aws.logs();
            let found = await (0,log_groups/* findLogGroup */.zq)(aws, name);
            for (const { words } of differences(found, days)) {
                step.change(found === undefined ? 'created' : 'updated', words);
            }
            try {
                if (found === undefined) {
                    await logs
                        .createLogGroup({ logGroupName: name, tags: { ...spec.tags } })
                        .catch((error) => {
                        if (!(0,errors/* isExisting */.a_)(error))
                            throw error;
                    });
                }
                if (!isAsWanted(found))
                    await logs.putRetentionPolicy({ logGroupName: name, retentionInDays: days });
            }
            catch (error) {
                throw (0,errors/* isDenied */.GZ)(error) ? new RetentionDeniedError(name, error) : error;
            }
            found = await step.until('the log group', async () => {
                const now = await (0,log_groups/* findLogGroup */.zq)(aws, name);
                return now === undefined ? { waiting: 'not to be seen yet' } : { done: now };
            });
            return found;
        },
    };
}
function differences(group, days) {
    if (group === undefined)
        return [(0,difference/* make */.L8)(`${days} days`)];
    if (group.retention === days)
        return [];
    return [(0,difference/* change */.Zg)(`days: ${group.retention ?? 'for ever'} → ${days}`)];
}

;// CONCATENATED MODULE: ./build/resources/identity/service-account.js






/** By which EKS knows the role of pods that have it. Source: EKS user guide, "Assign IAM roles to Kubernetes service accounts". */
const roleKey = 'eks.amazonaws.com/role-arn';
const service_account_managedByKey = 'app.kubernetes.io/managed-by';
const service_account_us = 'eks-cluster-action';
/** Milliseconds that the cluster is given to answer a plan. */
const service_account_patience = 10_000;
/** What a service account has to say. @param roleArn undefined where it needs to say nothing */
function wantedOf({ account, labels, annotations }, roleArn) {
    return {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: {
            ...account,
            labels: { ...labels, [service_account_managedByKey]: service_account_us },
            annotations: { ...annotations, ...(roleArn !== undefined && { [roleKey]: roleArn }) },
        },
    };
}
/** How the service account that there is differs. @param found undefined where there is none */
function accountDifferences(found, wanted, roleArn) {
    const name = (0,pods/* accountInWords */.qQ)(wanted.account);
    if (found === undefined)
        return [(0,difference/* make */.L8)(name)];
    const { labels = {}, annotations = {} } = found.metadata;
    if (labels[service_account_managedByKey] !== service_account_us) {
        return [
            (0,difference/* refuse */.TR)(`The service account ${name} exists, and this action has not made it. Delete it, or have only its role made ` +
                `(roleOnly), and say the role in its annotation ${roleKey}.`),
        ];
    }
    const { metadata } = wantedOf(wanted, roleArn);
    return [
        ...differing('label', labels, metadata.labels ?? {}),
        ...differing('annotation', annotations, metadata.annotations ?? {}),
    ];
}
const differing = (what, has, wanted) => Object.entries(wanted)
    .filter(([key, value]) => has[key] !== value)
    .map(([key, value]) => (0,difference/* change */.Zg)(`${what} ${key}: ${has[key] ?? 'none'} → ${value}`));
/** A service account, with its namespace where there is none. */
function serviceAccount(aws, wanted, needs) {
    const { plane, access, role } = needs;
    async function find(of, timeout) {
        const options = timeout === undefined ? {} : { timeout };
        return (0,kubernetes_access/* clusterClient */.Sz)(aws, of).get('ServiceAccount', wanted.account, options);
    }
    async function makeNamespace(client) {
        const name = wanted.account.namespace;
        if ((await client.get('Namespace', { name })) !== undefined)
            return;
        await client
            .create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
            .catch((error) => {
            if (!(0,kubernetes_errors/* isConflict */.dh)(error))
                throw error;
        });
    }
    return {
        name: `service account ${(0,pods/* accountInWords */.qQ)(wanted.account)}`,
        needs: [plane, access, ...(role === undefined ? [] : [role])],
        within: plane,
        read: async () => {
            const cluster = await plane.read();
            return cluster && find(cluster);
        },
        diff: async () => {
            const cluster = await plane.read();
            const arn = (await role?.read())?.arn;
            if (cluster === undefined)
                return accountDifferences(undefined, wanted, arn);
            try {
                return accountDifferences(await find(cluster, service_account_patience), wanted, arn);
            }
            catch (error) {
                if (!(0,kubernetes_access/* isNotUsableYet */.Os)(error, 0))
                    throw error;
                return [(0,difference/* stays */.PB)(`whether there is one is not known: ${(0,message_of/* messageOf */.b)(error)}`)];
            }
        },
        ensure: async (step) => {
            const cluster = step.need(plane);
            const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, cluster);
            const arn = role && step.need(role).arn;
            return (0,usable/* untilUsable */.r)(step, 'the Kubernetes API', async () => {
                const found = await find(cluster);
                const differences = accountDifferences(found, wanted, arn);
                (0,difference/* requirePossible */.hp)(differences);
                if (found !== undefined && differences.length === 0)
                    return { done: found };
                await makeNamespace(client);
                const made = await client.apply(wantedOf(wanted, arn), { force: true });
                for (const { verdict, words } of differences)
                    step.change(verdict === 'make' ? 'created' : 'updated', words);
                return { done: made };
            });
        },
        remove: async (step) => {
            const cluster = await plane.read();
            const found = cluster && (await find(cluster));
            if (cluster === undefined || found?.metadata.labels?.[service_account_managedByKey] !== service_account_us)
                return;
            step.change('deleted');
            await (0,kubernetes_access/* clusterClient */.Sz)(aws, cluster).delete('ServiceAccount', found.metadata);
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/identity/former-accounts.js






/** Service accounts of ours that the file does not name any more. */
function formerAccounts(aws, wanted, { plane, access }) {
    const names = wanted.map(pods/* accountInWords */.qQ);
    const nameOf = ({ metadata: { namespace = '', name } }) => (0,pods/* accountInWords */.qQ)({ namespace, name });
    async function find(of, timeout) {
        const options = { labelSelector: `${service_account_managedByKey}=${service_account_us}`, ...(timeout !== undefined && { timeout }) };
        const { items } = await (0,kubernetes_access/* clusterClient */.Sz)(aws, of).list('ServiceAccount', options);
        return items.filter((each) => !names.includes(nameOf(each)));
    }
    return {
        name: 'former service accounts',
        needs: [plane, access],
        within: plane,
        read: async () => {
            const cluster = await plane.read();
            return cluster && find(cluster);
        },
        diff: async () => {
            const cluster = await plane.read();
            if (cluster === undefined)
                return [];
            try {
                const found = await find(cluster, service_account_patience);
                return found.map((each) => (0,difference/* change */.Zg)(`${nameOf(each)} is deleted: the file does not name it`));
            }
            catch (error) {
                if (!(0,kubernetes_access/* isNotUsableYet */.Os)(error, 0))
                    throw error;
                return [(0,difference/* stays */.PB)(`which there are is not known: ${(0,message_of/* messageOf */.b)(error)}`)];
            }
        },
        ensure: async (step) => {
            const cluster = step.need(plane);
            const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, cluster);
            return (0,usable/* untilUsable */.r)(step, 'the Kubernetes API', async () => {
                for (const each of await find(cluster)) {
                    step.change('deleted', nameOf(each));
                    await client.delete('ServiceAccount', each.metadata);
                }
                return { done: [] };
            });
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/identity/former-identities.js





/** Associations of ours that the file does not name any more. */
function formerPodIdentities(aws, spec, wanted) {
    const names = wanted.map(pods/* accountInWords */.qQ);
    const find = async () => (await former_identities_associationsOf(aws, spec.name)).filter((each) => (0,spec_tags/* isOurs */.MU)(each.tags ?? {}, spec) && !names.includes(former_identities_nameOf(each)));
    return {
        name: 'former Pod Identity associations',
        needs: [],
        read: find,
        diff: async () => (await find()).map((each) => (0,difference/* change */.Zg)(`that of ${former_identities_nameOf(each)} is deleted: the file does not name it`)),
        ensure: async (step) => {
            const eks = await aws.eks();
            for (const each of await find()) {
                step.change('deleted', former_identities_nameOf(each));
                const { associationId } = each;
                await (0,errors/* unlessAbsent */.QY)(eks.deletePodIdentityAssociation({ clusterName: spec.name, associationId }));
            }
            return [];
        },
    };
}
const former_identities_nameOf = ({ namespace = '', serviceAccount = '' }) => (0,pods/* accountInWords */.qQ)({ namespace, name: serviceAccount });
/** Those that no add-on owns. A role that may not list them has made none. */
async function former_identities_associationsOf(aws, clusterName) {
    const eks = await aws.eks();
    const listed = await (0,pages/* everyPage */.L)((nextToken) => (0,errors/* unlessAbsent */.QY)(eks.listPodIdentityAssociations({ clusterName, nextToken })).catch((error) => {
        if (!(0,errors/* isDenied */.GZ)(error))
            throw error;
        return undefined;
    }), (page) => page.associations);
    const own = listed.filter(({ ownerArn }) => ownerArn === undefined);
    const described = own.map(async ({ associationId }) => {
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describePodIdentityAssociation({ clusterName, associationId }));
        return answer?.association ?? [];
    });
    return (await Promise.all(described)).flat();
}

;// CONCATENATED MODULE: ./build/resources/identity/oidc-provider.js



/** Whom the tokens are for that pods show to STS. Source: EKS user guide, "IAM roles for service accounts". */
const audience = 'sts.amazonaws.com';
/** The provider of a cluster, in the account and the partition that it is in. */
function providerOf({ arn, oidcIssuer }) {
    const [, partition, , , account] = arn.split(':');
    const issuer = oidcIssuer.replace('https://', '');
    return { arn: `arn:${partition}:iam::${account}:oidc-provider/${issuer}`, issuer };
}
/**
 * IAM's provider for the issuer of the cluster: ours, or one that somebody else has made for it, which stays. It goes by the
 * issuer's, with what others make. Thumbprints are not asked for any more.
 */
function iamProvider(aws, spec, { plane }) {
    async function differences(of) {
        const iam = await aws.iam();
        const found = await (0,errors/* unlessAbsent */.QY)(iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: of.arn }));
        if (found === undefined)
            return [(0,difference/* make */.L8)(of.issuer)];
        return found.ClientIDList?.includes(audience) ? [] : [(0,difference/* change */.Zg)(`audience: ${audience}`)];
    }
    return {
        name: 'OIDC provider of IAM',
        needs: [plane],
        read: async () => {
            const cluster = await plane.read();
            if (cluster === undefined)
                return undefined;
            const of = providerOf(cluster);
            return (await differences(of)).some(({ verdict }) => verdict === 'make') ? undefined : of;
        },
        diff: async () => {
            const cluster = await plane.read();
            return cluster === undefined
                ? [(0,difference/* make */.L8)('for the issuer of the cluster')]
                : differences(providerOf(cluster));
        },
        ensure: async (step) => {
            const of = providerOf(step.need(plane));
            const iam = await aws.iam();
            for (const { verdict, words } of await differences(of)) {
                step.change(verdict === 'make' ? 'created' : 'updated', words);
                if (verdict === 'make') {
                    const request = {
                        Url: `https://${of.issuer}`,
                        ClientIDList: [audience],
                        Tags: (0,spec_tags/* toTagList */.s3)(spec.tags),
                    };
                    await iam.createOpenIDConnectProvider(request).catch((error) => {
                        if (!(0,errors/* isExisting */.a_)(error))
                            throw error;
                    });
                }
                else {
                    await iam.addClientIDToOpenIDConnectProvider({
                        OpenIDConnectProviderArn: of.arn,
                        ClientID: audience,
                    });
                }
            }
            return of;
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/identity/pod-identity.js





/** By which pods of a service account get the credentials of a role: an association of EKS Pod Identity. */
function podIdentity(aws, spec, wanted, needs) {
    const { namespace, name: serviceAccount } = wanted.account;
    const clusterName = spec.name;
    const tags = { ...spec.tags, ...wanted.tags };
    const find = () => associationOf(aws, clusterName, wanted.account);
    const { targetRole, tagsSessions } = wanted;
    /** EKS takes another second role, and is not known to take back the one that there is. */
    const isMadeAnew = (now) => targetRole === undefined && now.targetRoleArn !== undefined;
    const settingsOf = (now) => ({
        ...(targetRole !== undefined && targetRole !== now.targetRoleArn && { targetRoleArn: targetRole }),
        ...(tagsSessions === (now.disableSessionTags ?? false) && { disableSessionTags: !tagsSessions }),
    });
    /** Of those of our own, what differs; of another's, that it is. */
    function differences(now, role) {
        if (now === undefined)
            return [(0,difference/* make */.L8)((0,pods/* isGiven */.qR)(wanted.role) ? `by ${wanted.role}` : 'by a role of its own')];
        if (!(0,spec_tags/* isOurs */.MU)(now.tags ?? {}, spec))
            return [(0,difference/* refuse */.TR)(notOurs(now))];
        const { targetRoleArn, disableSessionTags } = settingsOf(now);
        if (isMadeAnew(now))
            return [
                {
                    verdict: 'replace',
                    words: `target role: ${now.targetRoleArn} → none, by an association made anew`,
                },
            ];
        return [
            ...(role === undefined || now.roleArn === role ? [] : [(0,difference/* change */.Zg)(`role: ${now.roleArn} → ${role}`)]),
            ...(targetRoleArn === undefined
                ? []
                : [(0,difference/* change */.Zg)(`target role: ${now.targetRoleArn ?? 'none'} → ${targetRoleArn}`)]),
            ...(disableSessionTags === undefined
                ? []
                : [(0,difference/* change */.Zg)(`tags of sessions: ${disableSessionTags ? 'on → off' : 'off → on'}`)]),
            ...Object.entries(missingTags(now)).map(([key, value]) => (0,difference/* change */.Zg)(`tag ${key}: ${value}`)),
        ];
    }
    function notOurs({ ownerArn }) {
        const whose = ownerArn === undefined ? 'somebody else has made it' : `it is of the add-on ${ownerArn}`;
        return (`The service account ${(0,pods/* accountInWords */.qQ)(wanted.account)} has a Pod Identity association already, and ${whose}. ` +
            'Take it away, or leave it out of podIdentityAssociations.');
    }
    const missingTags = ({ tags: has = {} }) => Object.fromEntries(Object.entries({ ...(0,spec_tags/* lastingTags */.Q_)(tags), ...wanted.tags }).filter(([key, value]) => has[key] !== value));
    async function create(step, roleArn) {
        step.change('created', `${roleArn} for ${(0,pods/* accountInWords */.qQ)(wanted.account)}`);
        const eks = await aws.eks();
        const request = {
            ...{ clusterName, namespace, serviceAccount, roleArn, tags },
            ...(targetRole !== undefined && { targetRoleArn: targetRole }),
            ...(!tagsSessions && { disableSessionTags: true }),
        };
        await (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the role', () => eks.createPodIdentityAssociation(request)).catch((error) => {
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
        });
    }
    async function adjust(step, now, roleArn) {
        const eks = await aws.eks();
        for (const { words } of differences(now, roleArn))
            step.change('updated', words);
        const { associationId, associationArn: resourceArn } = now;
        const changes = { ...settingsOf(now), ...(now.roleArn !== roleArn && { roleArn }) };
        if (Object.keys(changes).length > 0)
            await (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the role', () => eks.updatePodIdentityAssociation({ clusterName, associationId, ...changes }));
        const missing = missingTags(now);
        if (Object.keys(missing).length > 0)
            await eks.tagResource({ resourceArn, tags: missing });
    }
    async function removeOurs(step, { associationId }) {
        step.change('deleted');
        const eks = await aws.eks();
        await (0,errors/* unlessAbsent */.QY)(eks.deletePodIdentityAssociation({ clusterName, associationId }));
    }
    return {
        name: `Pod Identity of ${(0,pods/* accountInWords */.qQ)(wanted.account)}`,
        needs: [needs.plane, needs.role],
        within: needs.plane,
        read: find,
        diff: async () => differences(await find(), (await needs.role.read())?.arn),
        ensure: async (step) => {
            const { arn } = step.need(needs.role);
            let now = await find();
            (0,difference/* requirePossible */.hp)(differences(now, arn));
            if (now !== undefined && isMadeAnew(now)) {
                await removeOurs(step, now);
                now = undefined;
            }
            if (now === undefined)
                await create(step, arn);
            else
                await adjust(step, now, arn);
            return step.until('the association', async () => {
                const made = await find();
                return made === undefined ? { waiting: 'not to be seen yet' } : { done: made };
            });
        },
        remove: async (step) => {
            const now = await find();
            if (now !== undefined && (0,spec_tags/* isOurs */.MU)(now.tags ?? {}, spec))
                await removeOurs(step, now);
        },
    };
}
async function associationOf(aws, clusterName, { namespace, name: serviceAccount }) {
    const eks = await aws.eks();
    const list = await (0,errors/* unlessAbsent */.QY)(eks.listPodIdentityAssociations({ clusterName, namespace, serviceAccount }));
    const { associationId } = list?.associations?.[0] ?? {};
    if (associationId === undefined)
        return undefined;
    return (await (0,errors/* unlessAbsent */.QY)(eks.describePodIdentityAssociation({ clusterName, associationId })))
        ?.association;
}

;// CONCATENATED MODULE: ./build/resources/identity/pods.js







function podsGraph(aws, spec, { plane, access, ofAddons, }) {
    if (spec.pods === undefined)
        return [];
    const { hasProvider, associations, accounts } = spec.pods ?? pods/* noPods */.OL;
    const provider = iamProvider(aws, spec, { plane });
    const byIdentity = associations.map((each) => {
        const role = podRole(aws, spec, each);
        const { account } = each;
        return {
            role,
            association: podIdentity(aws, spec, each, { plane, role }),
            accounts: each.createsAccount
                ? [serviceAccount(aws, { account, labels: {}, annotations: {} }, { plane, access })]
                : [],
        };
    });
    const byTokens = accounts.map((each) => {
        const role = podRole(aws, spec, each, trustOf(each, provider, plane));
        return { role, accounts: each.isRoleOnly ? [] : [serviceAccount(aws, each, { plane, access, role })] };
    });
    const made = [
        ...byIdentity.flatMap(({ association, accounts }) => [association, ...accounts]),
        ...byTokens.flatMap(({ accounts }) => accounts),
    ];
    const ofFile = [
        ...associations.filter(({ createsAccount }) => createsAccount),
        ...accounts.filter(({ isRoleOnly }) => !isRoleOnly),
    ].map(({ account }) => account);
    const former = [
        formerPodIdentities(aws, spec, associations.map(({ account }) => account)),
        formerAccounts(aws, ofFile, { plane, access }),
    ];
    const roles = [...associations, ...accounts]
        .filter(({ role }) => !(0,pods/* isGiven */.qR)(role))
        .map(({ account }) => podRoleName(spec, account));
    return [
        ...(hasProvider ? [provider] : []),
        ...uniqueRoles([...byIdentity, ...byTokens].map(({ role }) => role)),
        ...made,
        ...former,
        formerPodRoles(aws, spec, [...roles, ...ofAddons.names], [...made, ...former, ...ofAddons.users]),
    ];
}
const uniqueRoles = (items) => [
    ...new Map(items.map((each) => [each.name, each])).values(),
];
/** Of exactly one service account of the cluster. Source: EKS user guide, "Assign IAM roles to Kubernetes service accounts". */
function trustOf({ account }, provider, plane) {
    const statement = ({ arn, issuer }) => ({
        Principal: { Federated: arn },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
            StringEquals: {
                [`${issuer}:aud`]: audience,
                [`${issuer}:sub`]: `system:serviceaccount:${(0,pods/* accountInWords */.qQ)(account).replace('/', ':')}`,
            },
        },
    });
    return {
        needs: [provider],
        trust: async () => {
            const cluster = await plane.read();
            return cluster && statement(providerOf(cluster));
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/leftovers/volumes.js



/**
 * Volumes of claims that have outlived their cluster, unless they are meant to. A volume is in no VPC: what proves that it
 * is ours are the tags that the EBS CSI driver was told to give it, or Auto Mode's own.
 */
function volumes(aws, spec, { plane }) {
    async function find() {
        const { paginateDescribeVolumes } = await Promise.all(/* import() */[__webpack_require__.e(5861), __webpack_require__.e(5193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
        const client = await aws.ec2();
        const found = new Map();
        for (const key of [spec_tags/* tagKeys */.bi.cluster, auto_mode/* autoModeTag */.Do]) {
            const request = { Filters: [{ Name: `tag:${key}`, Values: [spec.name] }] };
            for await (const page of paginateDescribeVolumes({ client }, request)) {
                for (const volume of page.Volumes ?? [])
                    found.set(volume.VolumeId, volume);
            }
        }
        return [...found.values()].filter(({ Tags }) => mayGo((0,spec_tags/* fromTagList */.Bz)(Tags), spec));
    }
    return {
        name: 'volumes',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const ec2 = await aws.ec2();
            const asked = new Set();
            await step.until('the volumes to go', async () => {
                const left = await find();
                for (const { VolumeId = '', State } of left) {
                    if (State !== 'available' || asked.has(VolumeId))
                        continue;
                    asked.add(VolumeId);
                    step.change('deleted', VolumeId);
                    await (0,errors/* unlessAbsent */.QY)(ec2.deleteVolume({ VolumeId }));
                }
                if (left.length === 0)
                    return { done: undefined };
                return { waiting: left.map(({ VolumeId, State }) => `${VolumeId} is ${State}`).join(', ') };
            });
        },
    };
}
function mayGo(tags, spec) {
    return isOfDriver(tags, spec) && tags[spec_tags/* tagKeys */.bi.retained] === undefined;
}
/** Whether a driver of the cluster has made the volume, and not the user. */
function isOfDriver(tags, spec) {
    return (0,spec_tags/* isOurs */.MU)(tags, spec) || tags[auto_mode/* autoModeTag */.Do] === spec.name;
}

;// CONCATENATED MODULE: ./build/resources/leftovers/claims.js





/** The drivers of EBS: the add-on's, and Auto Mode's own. */
const drivers = ['ebs.csi.aws.com', 'ebs.csi.eks.amazonaws.com'];
/** Seconds that a pod is given to end when it holds a claim that is to go. */
const gracePeriodSeconds = 10;
/**
 * PersistentVolumeClaims: once one has gone, with the pods that hold it, the driver deletes its volume. A volume whose
 * reclaim policy is Retain is meant to outlive its claim: it is marked as retained, and stays.
 */
function claims_claims(aws, spec, { inside, pools, capabilities }) {
    return {
        name: 'volume claims',
        needs: [pools],
        madeBy: [capabilities],
        read: () => inside.read(async (client) => (await client.list('PersistentVolumeClaim')).items),
        remove: (step) => inside.remove(step, async (client) => {
            const { claims, volumes } = await find(client);
            await retain(aws, spec, volumes.filter(isRetained));
            await deleteClaims(client, step, claims);
            const left = [...claims, ...volumes.filter((volume) => !isRetained(volume))];
            return left.length === 0 ? undefined : (0,leftovers_inside/* someOf */.yU)(left.map(leftovers_inside/* titleOf */.Gg));
        }),
    };
}
async function find(client) {
    const [claims, volumes] = await Promise.all([
        client.list('PersistentVolumeClaim'),
        client.list('PersistentVolume'),
    ]);
    return {
        claims: claims.items,
        volumes: volumes.items.filter(({ spec }) => drivers.includes(spec.csi?.driver ?? '')),
    };
}
function isRetained({ spec }) {
    return spec.persistentVolumeReclaimPolicy === 'Retain';
}
/** Marks the volumes behind these, so that nothing deletes them later. One that the user brought needs no mark. */
async function retain(aws, spec, volumes) {
    const handles = volumes.flatMap((volume) => volume.spec.csi?.volumeHandle ?? []);
    if (handles.length === 0)
        return;
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'volume-id', Values: handles }];
    const found = await (0,pages/* everyPage */.L)((NextToken) => ec2.describeVolumes({ Filters, NextToken }), (page) => page.Volumes);
    const ours = found.filter(({ Tags }) => isOfDriver((0,spec_tags/* fromTagList */.Bz)(Tags), spec));
    const unmarked = ours.filter(({ Tags }) => !(spec_tags/* tagKeys */.bi.retained in (0,spec_tags/* fromTagList */.Bz)(Tags)));
    if (unmarked.length === 0)
        return;
    const Resources = unmarked.flatMap(({ VolumeId }) => VolumeId ?? []);
    await ec2.createTags({ Resources, Tags: [{ Key: spec_tags/* tagKeys */.bi.retained, Value: 'true' }] });
}
async function deleteClaims(client, step, claims) {
    if (claims.length === 0)
        return;
    const [sets, pods] = await Promise.all([client.list('StatefulSet'), client.list('Pod')]);
    // A StatefulSet makes the claims of its templates again.
    for (const set of sets.items.filter(({ spec }) => spec.volumeClaimTemplates?.length)) {
        await client.delete('StatefulSet', set.metadata);
    }
    for (const claim of claims.filter(({ metadata }) => metadata.deletionTimestamp === undefined)) {
        step.change('deleted', (0,leftovers_inside/* titleOf */.Gg)(claim));
        await client.delete('PersistentVolumeClaim', claim.metadata);
    }
    // A claim waits for its pods; those that take their place are not scheduled, since the claim is on its way out.
    const holding = pods.items.filter((pod) => pod.metadata.deletionTimestamp === undefined && claims.some((claim) => holds(pod, claim)));
    await (0,side_by_side/* sideBySide */.Q)(holding, leftovers_inside/* atOnce */.zd, ({ metadata }) => client.delete('Pod', metadata, { gracePeriodSeconds }));
}
function holds({ metadata, spec }, claim) {
    return (spec.nodeName !== undefined &&
        metadata.namespace === claim.metadata.namespace &&
        (spec.volumes ?? []).some((each) => each.persistentVolumeClaim?.claimName === claim.metadata.name));
}

;// CONCATENATED MODULE: ./build/resources/leftovers/exposed.js

/**
 * Services, Ingresses and Gateways to which controllers have given load balancers: once such an object has gone, its
 * controller has taken away the load balancer with its listeners, target groups and security groups.
 */
function exposed({ inside, pools, capabilities }) {
    return {
        name: 'Services and Ingresses',
        needs: [pools],
        madeBy: [capabilities],
        read: () => inside.read(exposed_find),
        remove: (step) => inside.remove(step, async (client) => {
            const objects = await exposed_find(client);
            for (const object of objects.filter(({ metadata }) => metadata.deletionTimestamp === undefined)) {
                step.change('deleted', (0,leftovers_inside/* titleOf */.Gg)(object));
                await client.delete(object.kind, object.metadata);
            }
            return objects.length === 0 ? undefined : (0,leftovers_inside/* someOf */.yU)(objects.map(leftovers_inside/* titleOf */.Gg));
        }),
    };
}
async function exposed_find(client) {
    const [services, ingresses, gateways] = await Promise.all([
        client.list('Service'),
        client.list('Ingress'),
        client.list('Gateway'),
    ]);
    const balanced = services.items.filter(({ spec }) => spec.type === 'LoadBalancer');
    return [...balanced, ...ingresses.items, ...gateways.items];
}

// EXTERNAL MODULE: ./build/resources/leftovers/guard-duty.js
var guard_duty = __webpack_require__(8565);
// EXTERNAL MODULE: ./build/aws/auto-scaling.js
var auto_scaling = __webpack_require__(5559);
// EXTERNAL MODULE: ./build/aws/node-instances.js
var node_instances = __webpack_require__(4133);
// EXTERNAL MODULE: ./build/aws/other-tools.js
var other_tools = __webpack_require__(3922);
// EXTERNAL MODULE: ./build/aws/vpc.js
var vpc = __webpack_require__(453);
;// CONCATENATED MODULE: ./build/resources/leftovers/instances.js







/** Calls to EC2 at once. */
const atOnce = 10;
/**
 * Instances that no node group of EKS's has, and the Auto Scaling groups that start them: those that Karpenter started for the
 * cluster, and of node groups that somebody manages otherwise. They outlive its control plane, cost on, and keep the VPC from
 * going. Only in the cluster's own VPC, and only those with its name in a tag: in a network that clusters share, a tag may be
 * anybody's word.
 * Sources: aws/karpenter-provider-aws issues 1134 and 1955; EKS user guide, "Launch self-managed nodes".
 */
function instances(aws, spec, { plane }) {
    const ownVpcs = async () => (await (0,vpc/* vpcsOf */.aA)(aws, spec)).filter(({ isShared }) => !isShared);
    const find = async () => {
        const vpcs = await ownVpcs();
        const isEmpty = await (0,vpc/* areEmpty */.W7)(aws, vpcs.map(({ id }) => id));
        return isEmpty ? [] : (0,node_instances/* instancesIn */._)(aws, spec, vpcs);
    };
    return {
        name: 'instances',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const groups = await (0,auto_scaling/* scalingGroupsIn */.fR)(aws, spec, await ownVpcs());
            const found = await find();
            if (groups.length + found.length === 0)
                return;
            const names = [
                ...groups.map(({ name }) => name),
                ...found.flatMap(({ scalingGroup }) => scalingGroup ?? []),
            ];
            for (const name of new Set(names))
                await removeScalingGroup(aws, step, name);
            const ec2 = await aws.ec2();
            const alone = found.filter(({ scalingGroup }) => scalingGroup === undefined);
            await (0,side_by_side/* sideBySide */.Q)(alone, atOnce, async ({ id, state }) => {
                if (state === 'shutting-down')
                    return;
                step.change('deleted', id);
                await instances_unlessDenied(`Instance ${id}`, (0,other_tools/* instanceRemoval */.Ic)(id), ec2.terminateInstances({ InstanceIds: [id] }));
            });
            await step.until('instances to end', async () => {
                const left = await find();
                if (left.length === 0)
                    return { done: undefined };
                return { waiting: (0,leftovers_inside/* someOf */.yU)(left.map(({ id, state }) => `${id} is ${state}`)) };
            });
        },
    };
}
/** With its instances, which it would otherwise start anew. */
async function removeScalingGroup(aws, step, name) {
    step.change('deleted', `Auto Scaling group ${name}`);
    const autoScaling = await aws.autoScaling();
    const request = { AutoScalingGroupName: name, ForceDelete: true };
    await instances_unlessDenied(`Auto Scaling group ${name}`, (0,other_tools/* groupRemoval */.wX)(name), (0,auto_scaling/* unlessGroupIsUnknown */.QJ)(autoScaling.deleteAutoScalingGroup(request)));
}
/** @throws Error that says what to do, where nothing but the key of a tag names the cluster, which no policy can look at */
async function instances_unlessDenied(what, command, answer) {
    await answer.catch((error) => {
        if (!(0,errors/* isDenied */.GZ)(error))
            throw error;
        throw new Error(`${what} stays: this role may end what carries the cluster's name as the value of the tag eks:eks-cluster-name, or in an ` +
            `account of its own (docs/iam/alone.json). Remove it with \`${command}\`, and run \`down\` again.`, { cause: error });
    });
}

;// CONCATENATED MODULE: ./build/resources/leftovers/network-interfaces.js




/** Milliseconds within which the CNI attaches what it has made: as old, it counts as left for the CNI itself, too. */
const ageOfLeft = 5 * 60_000;
/**
 * Interfaces that the VPC CNI made for pods and left when their node went. In the cluster's own VPC, once the nodes have
 * gone, nobody uses one that is attached to nothing. In one that clusters share, it has to name this cluster, and to be old
 * enough not to be on its way to a node.
 */
function networkInterfaces(aws, spec, { plane, groups }) {
    async function find() {
        const vpcs = await (0,vpc/* vpcsOf */.aA)(aws, spec);
        const all = await (0,vpc/* interfacesIn */.a9)(aws, vpcs.map(({ id }) => id));
        return all
            .filter(({ Status }) => Status === 'available')
            .flatMap((each) => {
            const isShared = vpcs.some(({ id, isShared }) => isShared && id === each.VpcId);
            const isLeft = isShared ? isOfCluster(each, spec.name) : isOfCni(each);
            return isLeft ? [{ id: each.NetworkInterfaceId ?? '', mayGo: !isShared || isOld(each) }] : [];
        });
    }
    return {
        name: 'network interfaces',
        needs: [plane],
        madeBy: groups,
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const ec2 = await aws.ec2();
            await step.until('interfaces to be old enough to count as left', async () => {
                const found = await find();
                for (const { id } of found.filter(({ mayGo }) => mayGo)) {
                    step.change('deleted', id);
                    await (0,errors/* unlessAbsent */.QY)(ec2.deleteNetworkInterface({ NetworkInterfaceId: id }));
                }
                const young = found.filter(({ mayGo }) => !mayGo);
                return young.length === 0 ? { done: undefined } : { waiting: (0,leftovers_inside/* someOf */.yU)(young.map(({ id }) => id)) };
            });
        },
    };
}
/** By the CNI's tag, which the add-on has had from the first version that EKS offers. */
function isOfCluster({ TagSet }, cluster) {
    return (0,spec_tags/* fromTagList */.Bz)(TagSet)['cluster.k8s.amazonaws.com/name'] === cluster;
}
/** The CNI writes the moment into a tag, together with the name of its cluster. */
function isOld({ TagSet }) {
    const createdAt = Date.parse((0,spec_tags/* fromTagList */.Bz)(TagSet)['node.k8s.amazonaws.com/createdAt'] ?? '');
    return !(Date.now() - createdAt < ageOfLeft);
}
/** By the CNI's tag, or, of older versions, its description. */
function isOfCni({ TagSet, Description = '' }) {
    return 'node.k8s.amazonaws.com/instance_id' in (0,spec_tags/* fromTagList */.Bz)(TagSet) || /^aws-K8S-i-/.test(Description);
}

;// CONCATENATED MODULE: ./build/resources/leftovers/late-interfaces.js




/**
 * A second look at interfaces of the VPC CNI, right before the cluster's own network goes: one that was being detached at the
 * first look is left now, and so are those of instances that no node group had.
 * Sources: aws/amazon-vpc-cni-k8s issues 69 and 1223.
 */
function lateInterfaces(aws, spec, { instances }) {
    /** Those that nothing is attached to, and those that are on their way to it. */
    async function find() {
        const all = await (0,vpc/* interfacesIn */.a9)(aws, await (0,vpc/* ownVpcIds */.qm)(aws, spec));
        return all.filter((each) => isOfCni(each) && (isFree(each) || isBeingDetached(each)));
    }
    return {
        name: 'late network interfaces',
        needs: [],
        madeBy: [instances],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const ec2 = await aws.ec2();
            await step.until('interfaces to be detached', async () => {
                const found = await find();
                for (const { NetworkInterfaceId = '' } of found.filter(isFree)) {
                    step.change('deleted', NetworkInterfaceId);
                    await (0,errors/* unlessAbsent */.QY)(ec2.deleteNetworkInterface({ NetworkInterfaceId }));
                }
                const detaching = found.filter((each) => !isFree(each));
                if (detaching.length === 0)
                    return { done: undefined };
                return { waiting: (0,leftovers_inside/* someOf */.yU)(detaching.map(({ NetworkInterfaceId = '' }) => NetworkInterfaceId)) };
            });
        },
    };
}
const isFree = ({ Status }) => Status === 'available';
const isBeingDetached = ({ Status, Attachment }) => Status === 'detaching' || Attachment?.Status === 'detaching';

// EXTERNAL MODULE: ./build/aws/load-balancers.js
var load_balancers = __webpack_require__(5990);
;// CONCATENATED MODULE: ./build/resources/leftovers/load-balancers.js




/** Load balancers of the cluster's controllers that have outlived them, with their listeners. */
function loadBalancers(aws, spec, { plane }) {
    async function find() {
        const vpcs = await (0,vpc/* vpcsOf */.aA)(aws, spec);
        const ids = vpcs.map(({ id }) => id);
        const all = await (0,load_balancers/* loadBalancersIn */.VV)(aws, ids);
        return all.filter(({ tags, vpcId }) => (0,vpc/* isMadeForIn */.ui)(vpcs[ids.indexOf(vpcId)], tags, spec));
    }
    async function remove({ id, isClassic }) {
        if (isClassic) {
            const elb = await aws.elbClassic();
            await elb.deleteLoadBalancer({ LoadBalancerName: id });
            return;
        }
        const elb = await aws.elb();
        const deletion = () => (0,errors/* unlessAbsent */.QY)(elb.deleteLoadBalancer({ LoadBalancerArn: id }));
        await deletion().catch(async (error) => {
            // An annotation can ask a controller for deletion protection: with the cluster, what it protected has gone.
            if ((0,errors/* errorCode */.CA)(error) !== 'OperationNotPermitted')
                throw error;
            await elb.modifyLoadBalancerAttributes({
                LoadBalancerArn: id,
                Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }],
            });
            await deletion();
        });
    }
    return {
        name: 'load balancers',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const found = await find();
            if (found.length === 0)
                return;
            for (const balancer of found) {
                step.change('deleted', balancer.id);
                await remove(balancer);
            }
            const descriptions = found.map(({ interfaceDescription }) => interfaceDescription);
            await step.until('the network interfaces of the load balancers to go', async () => {
                const interfaces = await (0,vpc/* interfacesIn */.a9)(aws, await (0,vpc/* vpcIdsOf */.bK)(aws, spec));
                const left = interfaces.filter(({ Description = '' }) => descriptions.includes(Description));
                if (left.length === 0)
                    return { done: undefined };
                return { waiting: (0,leftovers_inside/* someOf */.yU)(left.map(({ NetworkInterfaceId = '' }) => NetworkInterfaceId)) };
            });
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/leftovers/log-group.js



/**
 * The logs of the control plane, and those that the CloudWatch agent of the nodes writes. They are made without tags, under
 * names that an earlier cluster may have had which was not ours: without our tags they stay. They go last: a dying control
 * plane makes its group again. What was kept once stays: it may hold what an earlier cluster did.
 */
function logGroup(aws, spec, { plane, keepsLogs }) {
    const deleted = new Set();
    const find = () => (0,log_groups/* logGroupsOf */.sV)(aws, spec.name);
    async function remove(step, name) {
        deleted.add(name);
        step.change('deleted', name);
        const logs = await aws.logs();
        await (0,errors/* unlessAbsent */.QY)(logs.deleteLogGroup({ logGroupName: name }));
    }
    return {
        name: 'log groups',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        claim: async () => {
            const cluster = await plane.read();
            if (cluster === undefined)
                return;
            (0,spec_tags/* requireOurs */.hN)(`Cluster ${cluster.name}`, cluster.tags, spec);
            const logs = await aws.logs();
            for (const { name, arn, tags, madeAt } of await find()) {
                const isOfCluster = name === (0,log_groups/* controlPlaneLogGroup */.Vi)(spec.name) || madeAt >= cluster.createdAt;
                const missing = {
                    ...(!(0,spec_tags/* isOurs */.MU)(tags, spec) && spec.tags),
                    ...(keepsLogs && !(0,spec_tags/* isRetained */.dE)(tags) && { [spec_tags/* tagKeys */.bi.retained]: 'true' }),
                };
                if (isOfCluster && Object.keys(missing).length > 0) {
                    await logs.tagResource({ resourceArn: arn, tags: missing });
                }
            }
        },
        remove: async (step) => {
            for (const { name, tags } of await find()) {
                if ((0,spec_tags/* isRetained */.dE)(tags))
                    step.say(`${name} stays: it was to be kept`);
                else if ((0,spec_tags/* isOurs */.MU)(tags, spec))
                    await remove(step, name);
                else
                    step.say(`${name} stays: nothing shows that it is of this cluster`);
            }
        },
        removeAgain: async (step) => {
            if (deleted.size === 0 || (await plane.read()) !== undefined)
                return;
            for (const { name } of await find())
                if (deleted.has(name))
                    await remove(step, name);
        },
    };
}

// EXTERNAL MODULE: ./build/resources/control-plane/auto-mode.js
var control_plane_auto_mode = __webpack_require__(4798);
// EXTERNAL MODULE: ./build/resources/nodes/nodes.js
var nodes = __webpack_require__(5305);
;// CONCATENATED MODULE: ./build/resources/leftovers/pods.js




/** Seconds that a pod is given to end, whatever it asks for. */
const pods_gracePeriodSeconds = 30;
/** Milliseconds after which pods go without their node being asked. */
const forcedAfter = 60_000;
/**
 * The pods on the nodes. A managed node group is drained by evictions, which PodDisruptionBudgets and long grace periods
 * hold up for five minutes (EKS user guide, "Delete a managed node group from your cluster"). Nobody waits for the pods of a
 * cluster that goes: the budgets are deleted, the nodes cordoned, and the pods ended within a minute, so that the drain finds
 * none. Those of DaemonSets stay: a drain leaves them alone too.
 */
function pods_pods({ inside, groups }) {
    return {
        name: 'pods',
        needs: groups,
        read: () => inside.read(pods_find),
        remove: (step) => inside
            .remove(step, async (client) => {
            const found = await pods_find(client);
            if (found.length === 0)
                return undefined;
            await deleteBudgets(client);
            await cordon(client);
            const force = step.elapsed() > forcedAfter;
            const toGo = found.filter(({ metadata }) => force || metadata.deletionTimestamp === undefined);
            if (toGo.length > 0)
                step.change('deleted', `${force ? 'by force, ' : ''}${toGo.length} pods`);
            await (0,side_by_side/* sideBySide */.Q)(toGo, leftovers_inside/* atOnce */.zd, ({ metadata }) => client.delete('Pod', metadata, { gracePeriodSeconds: force ? 0 : pods_gracePeriodSeconds }));
            return (0,leftovers_inside/* someOf */.yU)(found.map(leftovers_inside/* titleOf */.Gg));
        })
            .catch((error) => {
            // What is left in a run that does not wait is the drain's, which no budget holds up any more.
            if (!(error instanceof wait/* NotAwaited */.dg))
                throw error;
        }),
    };
}
/** Those that a drain would evict. */
async function pods_find(client) {
    const { items } = await client.list('Pod');
    return items.filter(({ metadata, spec }) => spec.nodeName !== undefined && !metadata.ownerReferences?.some(({ kind }) => kind === 'DaemonSet'));
}
async function deleteBudgets(client) {
    const { items } = await client.list('PodDisruptionBudget');
    await (0,side_by_side/* sideBySide */.Q)(items, leftovers_inside/* atOnce */.zd, ({ metadata }) => client.delete('PodDisruptionBudget', metadata));
}
/** Keeps the pods that take the others' place from being scheduled. */
async function cordon(client) {
    const { items } = await client.list('Node');
    const open = items.filter(({ spec }) => !spec.unschedulable);
    await (0,side_by_side/* sideBySide */.Q)(open, leftovers_inside/* atOnce */.zd, (node) => (0,nodes/* applyToNode */.W5)(client, node, { unschedulable: true }, { force: true }));
}

;// CONCATENATED MODULE: ./build/resources/leftovers/node-pools.js






/**
 * What Karpenter, or EKS in Auto Mode, starts instances by. Karpenter's pods go with all the others, and what it has started
 * stays: so it is told first that none is wanted any more, and takes them away itself, as long as it runs. For as long as there
 * is a pool it would put new nodes under the pods that are ended. The pools of Auto Mode's own go by the cluster's
 * configuration: EKS makes one anew that is only deleted. Nodes that went with the control plane would leave its security group.
 * Sources: Karpenter's documentation, "Disruption": a NodePool's deletion, and the finalizers of NodeClaims; EKS user guide,
 * "Enable or Disable Built-in NodePools"; aws-samples/appmod-blueprints pull request 582; aws/aws-k8s-tester pull request 541.
 */
function nodePools(aws, spec, { plane, inside, pods }) {
    async function switchOff(step) {
        const cluster = await plane.read();
        const pools = cluster?.autoModePools ?? [];
        if (cluster === undefined || pools.length === 0)
            return;
        (0,spec_tags/* requireOurs */.hN)(`Cluster ${cluster.name}`, cluster.tags, spec);
        const eks = await aws.eks();
        const { name } = spec;
        step.change('deleted', `the node pools of Auto Mode: ${pools.join(' and ')}`);
        const updateId = await step.until('EKS to take the change', async () => {
            try {
                const answer = await (0,errors/* unlessAbsent */.QY)(eks.updateClusterConfig({ name, ...control_plane_auto_mode/* withoutPools */.yF }));
                return { done: answer?.update?.id };
            }
            catch (error) {
                if (!(0,errors/* isExisting */.a_)(error))
                    throw error;
                return { waiting: (0,errors/* wordsOf */.Z9)(error) };
            }
        });
        if (updateId !== undefined)
            await (0,updates/* untilUpdated */.E)(aws, step, 'the update of Auto Mode', { name, updateId });
    }
    return {
        name: 'NodePools',
        needs: [pods],
        read: () => inside.read(node_pools_find),
        remove: async (step) => {
            await switchOff(step);
            await inside.remove(step, async (client) => {
                const found = await node_pools_find(client);
                if (found.length === 0)
                    return undefined;
                // Nothing but a budget holds up the end of a node for longer than its pods take.
                await deleteBudgets(client);
                for (const object of found.filter(({ metadata }) => metadata.deletionTimestamp === undefined)) {
                    step.change('deleted', (0,leftovers_inside/* titleOf */.Gg)(object));
                    await client.delete(object.kind, object.metadata);
                }
                return (0,leftovers_inside/* someOf */.yU)(found.map(leftovers_inside/* titleOf */.Gg));
            });
        },
    };
}
/** The pools, and the claims on instances that are made for them or without any. */
async function node_pools_find(client) {
    const [pools, claims] = await Promise.all([client.list('NodePool'), client.list('NodeClaim')]);
    return [...pools.items, ...claims.items];
}

// EXTERNAL MODULE: ./build/aws/oidc-providers.js
var oidc_providers = __webpack_require__(6178);
;// CONCATENATED MODULE: ./build/resources/leftovers/oidc-provider.js


/** IAM's providers for the cluster's issuer, by which roles trust service accounts: those with our tags. */
function oidcProvider(aws, spec, { plane }) {
    return {
        name: 'OIDC provider',
        needs: [],
        madeBy: [plane],
        read: async () => {
            const found = await (0,oidc_providers/* ownOidcProviders */.g)(aws, spec);
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const iam = await aws.iam();
            for (const arn of await (0,oidc_providers/* ownOidcProviders */.g)(aws, spec)) {
                step.change('deleted', arn);
                await (0,errors/* unlessAbsent */.QY)(iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn: arn }));
            }
        },
    };
}

// EXTERNAL MODULE: ./build/resources/leftovers/security-groups.js
var security_groups = __webpack_require__(9148);
;// CONCATENATED MODULE: ./build/resources/leftovers/target-groups.js



/** Target groups of the cluster's controllers that have outlived them. */
function targetGroups(aws, spec, { network, loadBalancers }) {
    async function find() {
        const vpcs = await (0,vpc/* vpcsOf */.aA)(aws, spec);
        const ids = vpcs.map(({ id }) => id);
        const all = await (0,load_balancers/* targetGroupsOf */.TT)(aws, spec, ids);
        return all.filter(({ tags, vpcId }) => (0,vpc/* isMadeForIn */.ui)(vpcs[ids.indexOf(vpcId)], tags, spec));
    }
    return {
        name: 'target groups',
        needs: [network],
        madeBy: [loadBalancers],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            const elb = await aws.elb();
            for (const { arn } of await find()) {
                step.change('deleted', arn);
                await step.until('the listeners of the target group to go', async () => {
                    try {
                        await (0,errors/* unlessAbsent */.QY)(elb.deleteTargetGroup({ TargetGroupArn: arn }));
                        return { done: undefined };
                    }
                    catch (error) {
                        if ((0,errors/* errorCode */.CA)(error) !== 'ResourceInUse')
                            throw error;
                        return { waiting: (0,errors/* wordsOf */.Z9)(error) };
                    }
                });
            }
        },
    };
}

// EXTERNAL MODULE: ./build/resources/network/gateways.js
var gateways = __webpack_require__(4236);
// EXTERNAL MODULE: ./build/aws/stack.js
var aws_stack = __webpack_require__(5646);
// EXTERNAL MODULE: ./build/resources/stack.js
var stack = __webpack_require__(4266);
;// CONCATENATED MODULE: ./build/resources/network/minimum-groups.js






const template = __webpack_require__.ab + "minimum-groups.yaml";
/**
 * What little has to pass between control plane and nodes, as security groups in one CloudFormation stack: EKS's own group lets
 * through everything among its members, and is put on nodes unless their launch template names groups. Source: EKS user guide,
 * "View Amazon EKS security group requirements for clusters".
 */
function minimumGroups(aws, spec, needs) {
    const own = (0,stack/* ownStack */.f)(aws, {
        name: (0,spec_names/* namesOf */.eZ)(spec.name, spec.region).groupsStack,
        template,
        mark: spec,
        tags: spec.tags,
    });
    return {
        name: 'security groups of its own',
        needs: [needs.subnets],
        read: async () => (await own.find()) === undefined ? undefined : groupsOf(await (0,aws_stack/* completeResources */.XW)(aws, own.name)),
        diff: async () => {
            const existing = await own.find();
            if (existing === undefined)
                return [(0,difference/* make */.L8)('the minimum for control plane and nodes')];
            if ((0,states/* isLostStack */.Tp)(existing))
                return [(0,difference/* madeAnew */.HW)(existing.StackStatus)];
            return (0,states/* isRepairableStack */.C)(existing)
                ? [(0,difference/* change */.Zg)(`its stack is ${existing.StackStatus}, and is repaired`)]
                : [];
        },
        ensure: async (step) => {
            const { vpcId } = step.need(needs.subnets);
            const existing = await own.findUsable(step);
            await own.begin(step, existing, async () => ({
                what: `in ${vpcId}`,
                values: { Vpc: vpcId, Cluster: spec.name },
            }));
            const { value } = await own.untilUsable(step, 'the security groups', (_stack, complete) => groupsOf(complete));
            return value;
        },
        leaving: async () => {
            const stack = await own.find();
            return (0,presence/* leavingIn */.QD)(stack?.StackStatus, (0,states/* isLeavingStack */.lI)(stack));
        },
        remove: async (step) => own.remove(step),
    };
}
function groupsOf(complete) {
    const [controlPlane, nodes, members] = ['ControlPlane', 'Nodes', 'Members'].map((id) => complete.get(id));
    if (controlPlane === undefined || nodes === undefined || members === undefined)
        return undefined;
    return { controlPlane, nodes: [nodes, members] };
}

// EXTERNAL MODULE: ./build/resources/network/network.js + 1 modules
var network = __webpack_require__(5725);
;// CONCATENATED MODULE: ./build/resources/nodes/auto-node-entry.js



/**
 * What lets in the nodes of node pools that somebody makes, by a node class that names this role: EKS makes such an entry by
 * itself for its own pools alone. Source: EKS user guide, "Create a Node Class for Amazon EKS".
 */
function autoNodeEntry(aws, spec, identity, { plane, role }) {
    const entries = accessEntries(aws, spec.name, identity);
    const policyArn = `arn:${identity.partition}:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy`;
    async function read() {
        const { arn } = (await role.read()) ?? {};
        if (arn === undefined || (await entries.find(arn)) === undefined)
            return undefined;
        const policies = await entries.policiesOf(arn);
        return policies.some((each) => each.policyArn === policyArn) ? { principalArn: arn } : undefined;
    }
    return {
        name: 'access entry of nodes',
        needs: [plane, role],
        within: plane,
        read,
        diff: async () => ((await read()) === undefined ? [(0,difference/* make */.L8)('of type EC2, for the role of the nodes')] : []),
        ensure: async (step) => {
            const { arn: principalArn } = step.need(role);
            if ((await read()) !== undefined)
                return { principalArn };
            step.change('created', principalArn);
            const entry = {
                principalArn,
                type: 'EC2',
                groups: [],
                username: undefined,
                policies: [{ policyArn, namespaces: undefined }],
            };
            await entries.make(entry, spec.tags, (call) => (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the role of the nodes', call));
            return { principalArn };
        },
        remove: async (step) => {
            const entry = await read();
            if (entry === undefined)
                return;
            step.change('deleted', entry.principalArn);
            await entries.remove(entry.principalArn);
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/nodes/auto-node-role.js





/**
 * The role of the nodes of Auto Mode: pulling images, and Pod Identity. It is none of node groups': an access entry of one
 * type is no good for the other's nodes. Source: EKS user guide, "Amazon EKS Auto Mode node IAM role".
 */
function autoNodeRole(aws, spec) {
    const title = 'node role of Auto Mode';
    const given = (0,auto_mode/* autoModeOf */.YL)(spec)?.nodeRoleArn;
    if (given !== undefined)
        return givenRole(aws, title, given);
    return serviceRole(aws, spec, {
        title,
        name: (0,spec_names/* namesOf */.eZ)(spec.name, spec.region).autoNodeRole,
        description: `Nodes of Auto Mode of the EKS cluster ${spec.name}`,
        policies: auto_mode/* policiesOfNodeRole */.Uc,
        service: (0,aws_partition/* ec2Principal */.vl)(spec.region),
    });
}
/** One that a cluster may have from before is only taken away, after the control plane that its nodes went with. */
function formerAutoNodeRole(aws, spec, plane) {
    const { ensure: _ensure, diff: _diff, ...role } = autoNodeRole(aws, spec);
    return { ...role, madeBy: [plane] };
}

// EXTERNAL MODULE: ./build/resources/existing.js
var existing = __webpack_require__(6525);
;// CONCATENATED MODULE: ./build/resources/nodes/built-in-pools.js





/**
 * The node pools that EKS makes in a cluster of Auto Mode, Ready: from then on a pod gets a node. A condition: it makes
 * nothing, and no node is waited for, since without a pod there is none.
 */
function builtInPools(aws, spec, needs) {
    const wanted = (0,auto_mode/* autoModeOf */.YL)(spec)?.nodePools ?? [];
    return {
        name: 'node pools',
        needs: [needs.plane, needs.access],
        read: async () => {
            const plane = await needs.plane.read();
            return plane && (await (0,kubernetes_access/* clusterClient */.Sz)(aws, plane).list('NodePool')).items;
        },
        // EKS ends no node group when Auto Mode begins.
        diff: async () => (await (0,existing/* groupsOfCluster */.gy)(aws, spec.name)).map((group) => (0,difference/* stays */.PB)(`node group ${group} stays, and costs what it does: delete it once its pods have moved`)),
        ensure: async (step) => {
            const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, step.need(needs.plane));
            return (0,usable/* untilUsable */.r)(step, `the node pools ${wanted.join(' and ') || '(none)'}`, async () => {
                const { items } = await client.list('NodePool');
                const missing = wanted.filter((name) => !items.some((pool) => pool.metadata.name === name && isReady(pool)));
                return missing.length === 0
                    ? { done: items }
                    : { waiting: `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not Ready` };
            });
        },
    };
}
const isReady = ({ status }) => status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;

// EXTERNAL MODULE: ./build/aws/ami-type.js
var ami_type = __webpack_require__(5964);
// EXTERNAL MODULE: ./build/aws/instance-types.js
var instance_types = __webpack_require__(7675);
;// CONCATENATED MODULE: ./build/resources/nodes/device-plugin.js






const place = { name: 'nvidia-device-plugin-daemonset', namespace: 'kube-system' };
const device_plugin_managedByKey = 'app.kubernetes.io/managed-by';
const device_plugin_us = 'eks-cluster-action';
const device_plugin_image = 'nvcr.io/nvidia/k8s-device-plugin:v0.17.1';
const resource = 'nvidia.com/gpu';
/** On the nodes of a managed group. */
const groupLabel = 'eks.amazonaws.com/nodegroup';
/** Milliseconds that the cluster is given to answer a plan. */
const device_plugin_patience = 10_000;
/** Families with GPUs, of which some are not of NVIDIA: EC2 tells. Bottlerocket brings the plugin. */
const mayHaveGpus = ({ amiFamily, instanceTypes }) => amiFamily === 'AmazonLinux2023' && instanceTypes.some((type) => /^(g|gr|p)\d/.test(type));
/**
 * NVIDIA's device plugin on the nodes of these groups, without which Kubernetes does not know of their GPUs. One of the same
 * name that somebody else has made stays as it is.
 * Sources: EKS user guide, "Manage NVIDIA GPU devices"; deployments/static of NVIDIA/k8s-device-plugin.
 */
function devicePlugin(aws, spec, needs) {
    const isOurs = ({ metadata }) => metadata.labels?.[device_plugin_managedByKey] === device_plugin_us;
    async function find(plane, timeout) {
        return (0,kubernetes_access/* clusterClient */.Sz)(aws, plane).get('DaemonSet', place, timeout === undefined ? {} : { timeout });
    }
    /** By their instance types, of which a group need not be there yet. */
    async function groupsWithGpus() {
        const types = await (0,instance_types/* typesOfGroups */.oC)(aws, spec.nodeGroups);
        return spec.nodeGroups
            .filter((group) => mayHaveGpus(group) && (0,ami_type/* isOfNvidia */.lr)(types.get(group.instanceTypes[0] ?? '')))
            .map(({ name }) => name);
    }
    function differences(found, groups) {
        if (groups.length === 0)
            return [];
        const words = `${place.name} for ${groups.join(', ')}`;
        if (found === undefined)
            return [(0,difference/* make */.L8)(words)];
        if (!isOurs(found))
            return [(0,difference/* stays */.PB)(`${place.name} is somebody else's`)];
        return found.metadata.annotations?.[contentKey] === contentOf(groups) ? [] : [(0,difference/* change */.Zg)(words)];
    }
    return {
        name: 'NVIDIA device plugin',
        needs: [needs.plane, ...needs.groups],
        within: needs.plane,
        read: async () => {
            const plane = await needs.plane.read();
            return plane && find(plane);
        },
        diff: async () => {
            const groups = await groupsWithGpus();
            const plane = await needs.plane.read();
            if (plane === undefined)
                return differences(undefined, groups);
            try {
                return differences(await find(plane, device_plugin_patience), groups);
            }
            catch (error) {
                // `ensure` waits for a cluster that does not answer yet, or does not know the caller: a plan is not made to fail by it.
                if (!(0,kubernetes_access/* isNotUsableYet */.Os)(error, 0))
                    throw error;
                return [(0,difference/* stays */.PB)(`whether it is there is not known: ${(0,message_of/* messageOf */.b)(error)}`)];
            }
        },
        ensure: async (step) => {
            const groups = await groupsWithGpus();
            const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, step.need(needs.plane));
            const found = await (0,usable/* untilUsable */.r)(step, 'the Kubernetes API', async () => ({
                done: await client.get('DaemonSet', place),
            }));
            if (groups.length === 0)
                return found;
            const asked = differences(found, groups).filter(({ verdict }) => verdict !== 'none');
            for (const { verdict, words } of asked)
                step.change(verdict === 'make' ? 'created' : 'updated', words);
            const set = asked.length > 0 ? await client.apply(pluginFor(groups), { force: true }) : found;
            const wanted = needs.groups
                .map((group) => step.need(group))
                .filter(({ nodegroupName = '' }) => groups.includes(nodegroupName))
                .reduce((sum, { scalingConfig }) => sum + (scalingConfig?.desiredSize ?? 0), 0);
            const labelSelector = `${groupLabel} in (${groups.join(',')})`;
            await (0,usable/* untilUsable */.r)(step, `${resource} of the nodes`, async () => {
                const { items } = await client.list('Node', { labelSelector });
                const without = items.filter((node) => !offersGpus(node));
                return without.length === 0 && items.length >= wanted
                    ? { done: undefined }
                    : {
                        waiting: `${Math.max(without.length, wanted - items.length)} of ${wanted} nodes do not offer it yet`,
                    };
            });
            return set;
        },
        remove: async (step) => {
            const plane = await needs.plane.read();
            const found = plane && (await find(plane));
            if (plane === undefined || found === undefined || !isOurs(found))
                return;
            step.change('deleted', place.name);
            await (0,kubernetes_access/* clusterClient */.Sz)(aws, plane).delete('DaemonSet', place);
        },
    };
}
const offersGpus = ({ status }) => Number(status?.allocatable?.[resource] ?? 0) > 0;
/** What was applied last, by which it is known whether it still is what is wanted. */
const contentKey = 'eks-cluster-action/content';
const contentOf = (groups) => `${device_plugin_image} ${groups.toSorted().join(' ')}`;
function pluginFor(groups) {
    const labels = { name: 'nvidia-device-plugin-ds' };
    const onGroups = { matchExpressions: [{ key: groupLabel, operator: 'In', values: [...groups] }] };
    return {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: {
            ...place,
            labels: { [device_plugin_managedByKey]: device_plugin_us },
            annotations: { [contentKey]: contentOf(groups) },
        },
        spec: {
            selector: { matchLabels: labels },
            updateStrategy: { type: 'RollingUpdate' },
            template: {
                metadata: { labels },
                spec: {
                    affinity: {
                        nodeAffinity: {
                            requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [onGroups] },
                        },
                    },
                    // GPUs are offered whatever else a group is kept free of.
                    tolerations: [{ operator: 'Exists' }],
                    priorityClassName: 'system-node-critical',
                    containers: [
                        {
                            name: 'nvidia-device-plugin-ctr',
                            image: device_plugin_image,
                            env: [{ name: 'FAIL_ON_INIT_ERROR', value: 'false' }],
                            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
                            volumeMounts: [{ name: 'device-plugin', mountPath: socketFolder }],
                        },
                    ],
                    volumes: [{ name: 'device-plugin', hostPath: { path: socketFolder } }],
                },
            },
        },
    };
}
const socketFolder = '/var/lib/kubelet/device-plugins';

;// CONCATENATED MODULE: ./build/resources/nodes/fargate-profile.js












/** Which pods run on Fargate. EKS changes nothing of a profile but its tags: one that differs goes, and is made anew. */
function fargateProfile(aws, spec, profile, needs) {
    const clusterName = spec.name;
    const fargateProfileName = profile.name;
    const title = `Fargate profile ${fargateProfileName}`;
    const subnetsIn = ({ privateSubnetIds }) => profile.subnets ?? privateSubnetIds;
    async function find() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeFargateProfile({ clusterName, fargateProfileName }));
        return answer?.fargateProfile;
    }
    async function read() {
        const now = await find();
        if (now !== undefined)
            (0,spec_tags/* requireOurs */.hN)(`${title} of cluster ${clusterName}`, now.tags ?? {}, spec);
        return now;
    }
    /** What keeps the profile from staying, and how. @param role undefined where it is still to be made, as the network */
    function replaced(now, role, network) {
        if ((0,states/* isInTheWay */.M5)(now.status))
            return [(0,difference/* madeAnew */.HW)(now.status)];
        const [hasSubnets, wantedSubnets] = [now.subnets, network && subnetsIn(network)].map(sorted);
        const [has, wanted] = [now.selectors?.map(completed) ?? [], profile.selectors];
        const roleArn = role?.arn;
        return [
            ...(fargate_profile_inWords(has) === fargate_profile_inWords(wanted) ? [] : [`selectors: ${fargate_profile_inWords(has)} → ${fargate_profile_inWords(wanted)}`]),
            ...(roleArn === undefined || now.podExecutionRoleArn === roleArn
                ? []
                : [`pod execution role: ${now.podExecutionRoleArn} → ${roleArn}`]),
            ...(wantedSubnets === '' || hasSubnets === wantedSubnets
                ? []
                : [`subnets: ${hasSubnets} → ${wantedSubnets}`]),
        ].map((words) => ({ verdict: 'replace', words }));
    }
    /**
     * Another of the cluster's may be coming or going, whoever has asked for it: EKS refuses until then.
     * @param before ARN of the one in whose place it is made: that may be shown for a while yet
     */
    async function create(step, before) {
        const role = step.need(needs.role);
        step.change('created', fargate_profile_inWords(profile.selectors));
        await dropStaleEntry(aws, spec, role);
        const request = {
            clusterName,
            fargateProfileName,
            podExecutionRoleArn: role.arn,
            subnets: [...subnetsIn(step.need(needs.network))],
            selectors: profile.selectors.map(({ namespace, labels }) => ({ namespace, labels: { ...labels } })),
            tags: { ...spec.tags, ...profile.tags },
        };
        const eks = await aws.eks();
        await step.until('EKS to take another profile', () => (0,presence/* unlessBusy */.yB)((0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the pod execution role', () => eks.createFargateProfile(request)), async () => (0,presence/* isAnew */.Gn)((await find())?.fargateProfileArn, before)));
    }
    async function untilActive(step, before) {
        const see = (0,presence/* present */.Eb)(title);
        const probe = async () => {
            const now = see(await read());
            if (now === undefined || now.fargateProfileArn === before)
                return { waiting: 'not to be seen yet' };
            if (now.status === 'ACTIVE')
                return { done: now };
            if ((0,states/* isGoing */.jf)(now.status))
                throw new meanwhile/* RemovedMeanwhileError */.jO(title, 'is DELETING');
            if ((0,states/* isFailed */.Ix)(now.status))
                throw new Error(`${title} is ${now.status}. ${fargate_profile_healthOf(now)}`);
            return { waiting: now.status ?? 'CREATING' };
        };
        return step.until('the Fargate profile', probe, usual_times/* usualTimes */.b.fargateProfileMade);
    }
    async function remove(step) {
        if ((await read()) === undefined)
            return;
        const eks = await aws.eks();
        const kind = attachments/* fargateProfileKind */.iU;
        await untilAttachmentsGone(aws, step, {
            clusterName,
            kind,
            find: async () => {
                const left = await kind.describe(eks, clusterName, fargateProfileName);
                return left === undefined ? [] : [left];
            },
        });
    }
    return {
        name: title,
        needs: [needs.plane, needs.network, needs.role, ...needs.before],
        read,
        diff: async (others) => {
            const now = await read();
            if (now === undefined)
                return [(0,difference/* make */.L8)(fargate_profile_inWords(profile.selectors))];
            return replaced(now, (await others.willChange(needs.role)) ? undefined : await needs.role.read(), await needs.network.read());
        },
        ensure: async (step) => {
            const existing = await read();
            const reasons = existing === undefined ? [] : replaced(existing, step.need(needs.role), step.need(needs.network));
            if (existing !== undefined && reasons.length > 0) {
                step.say(`${reasons.map(({ words }) => words).join('; ')}: it goes first. ${fargate_profile_healthOf(existing)}`.trimEnd());
                await remove(step);
            }
            const before = reasons.length > 0 ? existing?.fargateProfileArn : undefined;
            if (existing === undefined || reasons.length > 0)
                await create(step, before);
            return untilActive(step, before);
        },
        exists: async () => (await find()) !== undefined,
        leaving: async () => {
            const status = (await read())?.status;
            return (0,presence/* leavingIn */.QD)(status, (0,states/* isGoing */.jf)(status));
        },
        remove,
    };
}
const sorted = (ids = []) => ids.toSorted().join(', ');
const completed = ({ namespace = '', labels = {} }) => ({
    namespace,
    labels,
});
/** Such as `shop-*, kube-system with k8s-app=kube-dns`: each once, in an order of its own, as EKS gives them none. */
function fargate_profile_inWords(selectors) {
    const each = selectors.map(({ namespace, labels }) => {
        const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
        return pairs.length === 0 ? namespace : `${namespace} with ${pairs.toSorted().join(' and ')}`;
    });
    return [...new Set(each)].toSorted().join(', ');
}
const fargate_profile_healthOf = ({ health }) => (0,issues/* issuesInWords */.P)(health);

;// CONCATENATED MODULE: ./build/resources/nodes/former-profiles.js





/**
 * Fargate profiles that were made for the cluster, and that its ClusterConfig does not name any more. Those that others have
 * given it stay. They go once the others are there, on which their pods are made anew.
 */
function formerProfiles(aws, spec, profiles) {
    const named = (0,spec_fargate/* profilesOf */.uV)(spec).map(({ name }) => name);
    const find = async () => (await (0,attachments/* attachmentsOf */.sF)(await aws.eks(), spec.name, attachments/* fargateProfileKind */.iU)).filter(({ name, tags }) => !named.includes(name) && (0,spec_tags/* isOurs */.MU)(tags, spec));
    return {
        name: 'former Fargate profiles',
        needs: profiles,
        read: find,
        diff: async () => (await find()).map(({ name }) => (0,difference/* change */.Zg)(`${name} is deleted: the file does not name it`)),
        ensure: async (step) => {
            await untilAttachmentsGone(aws, step, { clusterName: spec.name, kind: attachments/* fargateProfileKind */.iU, find });
            return [];
        },
    };
}

;// CONCATENATED MODULE: ./build/aws/given-template.js

/** @returns the version that is asked for, or the default one; undefined where there is none */
async function findVersion(aws, { id, version }) {
    const ec2 = await aws.ec2();
    const answer = await given_template_unlessUnknown(ec2.describeLaunchTemplates({ LaunchTemplateIds: [id] }));
    const found = answer?.LaunchTemplates?.[0];
    if (found === undefined)
        return undefined;
    const { DefaultVersionNumber = 1, LatestVersionNumber = 1 } = found;
    const wanted = version ?? DefaultVersionNumber;
    return wanted > LatestVersionNumber ? undefined : { id, version: String(wanted) };
}
/**
 * What EKS refuses in a version, in words, or what keeps its nodes from joining. EC2 shows it by a call that IAM cannot narrow to one
 * template: whoever may not make it learns of it from EKS.
 * Sources: EKS user guide, "Customize managed nodes with launch templates"; EKS API reference, LaunchTemplateSpecification.
 */
async function objectionsToVersion(aws, { id, version }, wishes) {
    const ec2 = await aws.ec2();
    const asked = ec2.describeLaunchTemplateVersions({ LaunchTemplateId: id, Versions: [version] });
    const answer = await given_template_unlessUnknown(asked).catch((error) => {
        if (!(0,errors/* isDenied */.GZ)(error))
            throw error;
        return 'closed';
    });
    if (answer === 'closed')
        return [];
    const data = answer?.LaunchTemplateVersions?.[0]?.LaunchTemplateData;
    return data === undefined ? ['it has no such version any more'] : objectionsToData(data, wishes);
}
/** Exported for its tests. */
function objectionsToData(data, { isOfRelease, isOfFamily, hasWarmPool }) {
    const hasImage = data.ImageId !== undefined;
    const objections = [
        [data.InstanceType !== undefined, 'it has an instance type, which EKS takes from the group'],
        [data.IamInstanceProfile !== undefined, 'it has an instance profile, which EKS makes of the node role'],
        [
            data.NetworkInterfaces?.some(({ SubnetId }) => SubnetId !== undefined) ?? false,
            'it has a subnet, which EKS takes from the group',
        ],
        [data.InstanceMarketOptions !== undefined, 'it asks for spot instances, which `spot` of the group does'],
        [data.HibernationOptions?.Configured ?? false, 'it lets instances hibernate'],
        [
            data.InstanceInitiatedShutdownBehavior !== undefined,
            'it says what becomes of instances that are shut down',
        ],
        [data.Placement?.Tenancy === 'host', 'it asks for a dedicated host'],
        [hasImage && isOfRelease, "it has an image, and releaseVersion is of EKS's own"],
        [hasImage && isOfFamily, "it has an image, and amiFamily is of EKS's own"],
        [hasImage && hasWarmPool, 'it has an image, and EKS keeps warm pools of its own images alone'],
    ];
    return objections.filter(([applies]) => applies).map(([, words]) => words);
}
/** Of an id or a version that there is not. */
async function given_template_unlessUnknown(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if ((0,errors/* errorCode */.CA)(error).startsWith('InvalidLaunchTemplate'))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/resources/nodes/given-template.js


/** The boundary lets the CNI use interfaces that have our tags, or its own, and those of such a template have neither. */
const isBounded = ({ permissionsBoundary, roles }, { roleArn }) => permissionsBoundary !== undefined && (roleArn ?? roles?.node) === undefined;
const unnetworked = 'the permissions boundary of its node role keeps the VPC CNI from interfaces without our tags, so that none becomes Ready. Write iam.instanceRoleARN';
/**
 * A launch template of the user's own, which is never changed, nor deleted.
 * @param ours what a removal may find beside it
 */
function givenTemplate(aws, spec, group, wish, ours) {
    const absent = () => `Node group ${group.name}: there is no launch template ${wish.id}${wish.version === undefined ? '' : ` with a version ${wish.version}`} in ${aws.region}. ` +
        'Write one that there is.';
    const read = () => findVersion(aws, wish);
    async function diff() {
        const found = await read();
        if (found === undefined)
            return [(0,difference/* refuse */.TR)(absent())];
        const objections = await objectionsToVersion(aws, found, {
            isOfRelease: group.releaseVersion !== undefined,
            isOfFamily: wish.isOfFamily,
            hasWarmPool: group.warmPool?.enabled ?? false,
        });
        // Nodes would have the groups of the template, and those of the minimum let nobody else in.
        const isClosed = spec.securityGroups === 'minimum';
        const words = [
            ...objections,
            ...(isClosed ? ['it cannot have the security groups of `security-groups: minimum`'] : []),
            ...(isBounded(spec, group) ? [unnetworked] : []),
        ];
        return words.map((each) => (0,difference/* refuse */.TR)(`Node group ${group.name}: EKS starts no nodes from version ${found.version} of launch template ${wish.id}: ${each}. ` +
            'Make another version of it, or change the group.'));
    }
    return {
        name: ours.name,
        needs: [],
        read,
        diff,
        ensure: async () => {
            const found = await read();
            if (found === undefined)
                throw new Error(absent());
            return found;
        },
        ...(ours.remove && { remove: ours.remove }),
    };
}

// EXTERNAL MODULE: ./build/resources/nodes/launch-template.js
var launch_template = __webpack_require__(2016);
// EXTERNAL MODULE: ./build/aws/launch-objections.js
var launch_objections = __webpack_require__(5916);
// EXTERNAL MODULE: ./build/engine/words.js
var engine_words = __webpack_require__(2046);
;// CONCATENATED MODULE: ./build/aws/node-diagnosis.js





/** The nodes of an Auto Scaling group that EKS has not made, in the form of one that it has. */
const selfManagedNodes = (scalingGroup) => ({
    resources: { autoScalingGroups: [{ name: scalingGroup }] },
});
/** A quota of spot instances, which on-demand ones do not count in. */
const quotaOfSpot = /MaxSpotInstanceCountExceeded|Max spot instance count exceeded/;
/** Reasons that no patience helps against: Auto Scaling's codes, or EC2's words where it tells those alone. */
const lasting = new RegExp(`VcpuLimitExceeded|than your current vCPU limit|InstanceLimitExceeded|${quotaOfSpot.source}|not eligible for Free Tier|InvalidKMSKey|account is currently blocked`);
/** AWS is short of such instances for now: Auto Scaling goes through the types and zones of the group again and again. */
const shortage = /InsufficientInstanceCapacity|UnfulfillableCapacity|no Spot capacity|do not have sufficient \S+ capacity/;
const isShortage = (words) => shortage.test(words);
/** Whether instances that are bought otherwise may still be had, by why these are not. */
const isOfMarket = (words) => isShortage(words) || quotaOfSpot.test(words);
/**
 * Why no instance starts; undefined while nothing is known to be wrong. EKS tries on, and says nothing of it until it
 * gives the group up, which takes it more than half an hour.
 * @param zones of the group
 * @param since of what the group's name has stood for before, nothing is told
 */
async function launchTrouble(aws, group, { zones = [], since } = {}) {
    // Whoever may not ask is told by EKS, later: a group that thrives must not fail for a question.
    const found = await activitiesOf(aws, group).catch((error) => {
        if ((0,errors/* isDenied */.GZ)(error))
            return [];
        throw error;
    });
    const activities = found.filter(({ StartTime }) => !(since && StartTime && StartTime < since));
    const [newest] = failuresIn(activities);
    if (newest === undefined)
        return undefined;
    const others = activities.findIndex(({ StatusCode }) => StatusCode !== 'Failed');
    const inVain = others < 0 ? activities : activities.slice(0, others);
    const isStill = inVain.length > 0;
    const tries = zones.map((zone) => inVain.filter((activity) => zoneOf(activity) === zone).length);
    return {
        words: newest,
        reasons: reasonsIn(activities),
        lasting: isStill && lasting.test(newest),
        isShort: isStill && shortage.test(newest),
        rounds: tries.length === 0 ? 0 : Math.min(...tries),
    };
}
/** Newest first. */
async function activitiesOf(aws, { resources }) {
    const autoScaling = await aws.autoScaling();
    const answers = await Promise.all((resources?.autoScalingGroups ?? []).map(({ name }) => (0,auto_scaling/* unlessGroupIsUnknown */.QJ)(autoScaling.describeScalingActivities({ AutoScalingGroupName: name }))));
    return answers.flatMap((answer) => answer?.Activities ?? []);
}
/** Of a launch; undefined where Auto Scaling does not say it. Source: what `describe-scaling-activities` is shown to answer in AWS's CLI reference. */
function zoneOf({ Details = '' }) {
    return /"Availability Zone":"([^"]+)"/.exec(Details)?.[1];
}
function reasonsIn(activities) {
    const said = failuresIn(activities).map((words) => {
        const zones = activities
            .filter(({ StatusMessage }) => StatusMessage === words)
            .flatMap((activity) => zoneOf(activity) ?? []);
        const where = [...new Set(zones)].sort();
        return `${where.length === 0 ? '' : ` of ${where.join(' and ')}`}: ${words}`;
    });
    return `says${said.join(' It says')}`;
}
/** Auto Scaling's reasons for launches that failed, newest first and each once. */
function failuresIn(activities) {
    const failed = activities.filter(({ StatusCode }) => StatusCode === 'Failed');
    return [...new Set(failed.flatMap(({ StatusMessage }) => StatusMessage ?? []))];
}
/**
 * What Auto Scaling says of launches, EC2 of the instances, and the console of one that runs of its way into the
 * cluster. What cannot be found out, it says, too; '' when there is nothing to say.
 */
async function diagnoseNodes(aws, group) {
    const told = await Promise.all([
        tell('Auto Scaling', async () => failuresIn(await activitiesOf(aws, group)).slice(0, 3)),
        tell('EC2', async () => (await instancesOf(aws, group)).map(({ words }) => words)),
        tell('The console of an instance', () => consoleOfOne(aws, group)),
    ]);
    return told.filter((words) => words !== '').join(' ');
}
async function tell(who, ask) {
    try {
        const words = await ask();
        return words.length === 0 ? '' : (0,engine_words/* sentences */.hC)(`${who} says: ${words.join('; ')}`);
    }
    catch (error) {
        return `${who} does not tell: ${(0,message_of/* messageOf */.b)(error)}.`;
    }
}
/** By the tags that EKS puts on the instances of its groups, and Auto Scaling on those of any; those that have ended can be seen for an hour. */
async function instancesOf(aws, { clusterName = '', nodegroupName, resources }) {
    const ec2 = await aws.ec2();
    const Filters = nodegroupName === undefined
        ? [
            {
                Name: 'tag:aws:autoscaling:groupName',
                Values: resources?.autoScalingGroups?.map(({ name = '' }) => name),
            },
        ]
        : [
            { Name: 'tag:eks:cluster-name', Values: [clusterName] },
            { Name: 'tag:eks:nodegroup-name', Values: [nodegroupName] },
        ];
    const instances = await (0,pages/* everyPage */.L)((NextToken) => ec2.describeInstances({ Filters, NextToken }), ({ Reservations }) => Reservations?.flatMap(({ Instances = [] }) => Instances));
    const running = instances.filter(({ State }) => State?.Name === 'running');
    const checks = new Map();
    if (running.length > 0) {
        const InstanceIds = running.flatMap(({ InstanceId }) => InstanceId ?? []);
        const { InstanceStatuses = [] } = await ec2.describeInstanceStatus({ InstanceIds });
        for (const { InstanceId, SystemStatus, InstanceStatus } of InstanceStatuses) {
            checks.set(InstanceId, `, its status checks say ${SystemStatus?.Status} (system) and ${InstanceStatus?.Status} (instance)`);
        }
    }
    return instances.map((instance) => {
        const { InstanceId: id = '', State } = instance;
        const words = `${id} is ${State?.Name}${checks.get(id) ?? reasonOf(instance)}`;
        return { id, isRunning: running.includes(instance), words };
    });
}
function reasonOf({ StateReason }) {
    return StateReason?.Message === undefined ? '' : ` (${StateReason.Message})`;
}
/** Who says on the console how an instance fares that would join, and that it fares ill. */
const joining = /nodeadm|kubelet|cloud-init/i;
const trouble = /error|fail|timed? ?out|unable|denied|refused|unauthori[sz]ed/i;
/** Only lines about joining: the rest is nobody's business in a log that may be public. */
async function consoleOfOne(aws, group) {
    const one = (await instancesOf(aws, group)).find(({ isRunning }) => isRunning);
    return one === undefined ? [] : consoleLines(aws, one.id);
}
/** What the console of an instance tells of its way into the cluster; nothing where nobody may look at it. */
async function consoleOfNode(aws, instance) {
    return consoleLines(aws, instance).catch((error) => {
        if ((0,errors/* isDenied */.GZ)(error))
            return [];
        throw error;
    });
}
async function consoleLines(aws, instance) {
    const ec2 = await aws.ec2();
    const { Output = '' } = await ec2.getConsoleOutput({ InstanceId: instance, Latest: true });
    return Buffer.from(Output, 'base64')
        .toString()
        .split(/[\r\n]+/)
        .filter((line) => joining.test(line) && trouble.test(line))
        .slice(-5)
        .map((line) => `${instance}: ${line.trim().slice(0, 300)}`);
}

// EXTERNAL MODULE: ./build/aws/zones.js
var zones = __webpack_require__(2081);
// EXTERNAL MODULE: ./build/spec/self-managed.js
var self_managed = __webpack_require__(5074);
// EXTERNAL MODULE: ./build/resources/network/network-stack.js
var network_stack = __webpack_require__(5048);
;// CONCATENATED MODULE: ./build/resources/nodes/launches.js


/** Milliseconds within which a node group is ACTIVE when nothing is wrong. */
const usualTime = 3 * 60_000;
/** Milliseconds in which Auto Scaling tries every type in every zone several times, where EC2 has none of any. */
const patienceWithShortage = 6 * 60_000;
/** The like, where on-demand instances take their place after it; and how often it has to have tried each zone where that is known. */
const patienceWithSpot = 3 * 60_000;
const enoughRounds = 2;
/** The group gets no instances. */
class NoInstancesError extends Error {
    /** Whether there may be some that are bought otherwise. */
    isOfMarket;
    /** @param reason in AWS's words */
    constructor(message, reason) {
        super(message);
        this.isOfMarket = isOfMarket(reason);
    }
}
/**
 * Makes a group anew of on-demand instances, whose market its own is no other way to: EKS cannot change that, and no stack is
 * updated while it is being made.
 * @param why the group has come to nothing; thrown where this is no help against it
 * @param mayTurn whether on-demand instances will do
 */
async function elseOnDemand(step, why, mayTurn, makeAnew) {
    if (!(mayTurn && why instanceof NoInstancesError && why.isOfMarket))
        throw why;
    step.say(`${why.message} It is made anew of on-demand instances.`);
    return makeAnew().catch((error) => {
        if (!(error instanceof NoInstancesError))
            throw error;
        throw new Error(`${why.message} As on-demand instances, too: ${error.message}`);
    });
}
/** Such as `tried m5.large and m6i.large in us-east-1a and us-east-1b, on demand, and EC2 has none`. @param reason in AWS's words */
function triedInWords({ types, zones, isSpot }, reason) {
    const where = `${types.join(' and ')} in ${zones.join(' and ')}, ${isSpot ? 'as spot' : 'on demand'}`;
    return `tried ${where}${isShortage(reason) ? ', and EC2 has none' : ''}`;
}
/**
 * @param age milliseconds for which there could have been instances
 * @returns why the group is given up; undefined while its instances may still come
 */
function noInstances(tried, launches, age) {
    if (launches === undefined)
        return undefined;
    const { words, reasons, lasting, isShort, rounds } = launches;
    const isOver = tried.mayTurn
        ? rounds >= enoughRounds || age > patienceWithSpot
        : age > patienceWithShortage;
    if (!lasting && !(isShort && isOver))
        return undefined;
    return new NoInstancesError(`Node group ${tried.name} gets no instances: ${triedInWords(tried, words)}. Auto Scaling ${reasons}`, words);
}
/** Milliseconds for which there could have been instances: the group may have been made anew since it is waited for. */
const ageOf = (elapsed, made) => Math.min(elapsed, Date.now() - (made ?? new Date(0)).getTime());
/** Whether EKS makes it of spot instances, or has tried to, and on-demand ones will do. */
const mayTurn = ({ capacityType, status }, { orOnDemand }) => orOnDemand === true && capacityType === 'SPOT' && (status === 'CREATING' || (0,states/* isFailed */.Ix)(status));
/** Of a managed group. */
function triedBy(now, group, network) {
    const { instanceTypes: types = [], subnets = [], capacityType } = now;
    const zones = network.zones.filter((zone) => subnets.some((id) => network.zoneOf[id] === zone));
    return { name: group.name, types, zones, isSpot: capacityType === 'SPOT', mayTurn: mayTurn(now, group) };
}
/**
 * Where nothing starts, and no patience helps, EKS would say so only after half an hour.
 * @param elapsed milliseconds for which the group is waited for
 * @returns what Auto Scaling says of it meanwhile
 * @throws NoInstancesError
 */
async function requireLaunches(aws, group, now, network, elapsed) {
    const tried = triedBy(now, group, network);
    const age = ageOf(elapsed, now.createdAt);
    if (!tried.mayTurn && age <= usualTime)
        return '';
    const launches = await launchTrouble(aws, now, { zones: tried.zones });
    const verdict = noInstances(tried, launches, age);
    if (verdict !== undefined)
        throw verdict;
    return launches?.words ?? '';
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/resources/nodes/node-group-config.js
/** What a managed node group is to be, held against what EKS says that it is. */

/** Such as `2 × t3.medium, AmazonLinux2023`. */
function describe({ nodes, instanceTypes, spot, orOnDemand, amiFamily, }) {
    const [ofSpot, ofOther] = orOnDemand ? [', spot or else on demand', ', on demand'] : [', spot', ''];
    return `${nodes} × ${instanceTypes.join(' or ')}, ${amiFamily}${spot ? ofSpot : ofOther}`;
}
/** @param template undefined while its next version is still to come */
function isOfOther({ launchTemplate: has }, template) {
    return template === undefined || has?.id !== template.id || has.version !== template.version;
}
/** What replaces the nodes of a group, all for the same reasons; undefined when nothing does. @param template as in `isOfOther` */
function rollOf(now, group, template) {
    const { releaseVersion } = group;
    const isOther = isOfOther(now, template);
    const isOtherRelease = releaseVersion !== undefined && releaseVersion !== now.releaseVersion;
    if (!isOther && !isOtherRelease)
        return undefined;
    const reasons = [
        ...(isOther ? ['a new version of its launch template'] : []),
        ...(isOtherRelease ? [`release ${now.releaseVersion} → ${releaseVersion}`] : []),
    ];
    return {
        ...(isOther && { launchTemplate: template }),
        // Without it, EKS takes the newest.
        releaseVersion,
        words: `${reasons.join(' and ')}: every node is replaced`,
    };
}
/** EKS replaces nodes of a Capacity Block only where there are none. Source: EKS user guide, "Create a managed node group with Capacity Blocks for ML". */
function withheld({ capacityType, scalingConfig }, { name }, roll) {
    if (roll === undefined || capacityType !== 'CAPACITY_BLOCK' || !scalingConfig?.desiredSize)
        return [];
    return [
        {
            verdict: 'refuse',
            words: `Node group ${name}: ${roll.words}, and those of a Capacity Block cannot be replaced. ` +
                'Write desiredCapacity: 0 and minSize: 0 first, and let `up` bring it there; or leave it as it is.',
        },
    ];
}
/** What EKS cannot change in a node group. @param own names that its role and its launch template have where they are ours */
function node_group_config_unchangeable(now, group, own) {
    const { instanceTypes = [], amiType = '', capacityType } = now;
    const { ami, template } = group.launch ?? {};
    const isCustom = amiType === 'CUSTOM';
    const family = amiType.startsWith('BOTTLEROCKET') ? 'Bottlerocket' : 'AmazonLinux2023';
    // What a template of the user's does not leave to the group, the file does not say.
    const pairs = [
        ['instance types', instanceTypes.join(', '), group.instanceTypes.join(', ')],
        ...(template === undefined
            ? [['images', imageInWords(isCustom), imageInWords(ami !== undefined)]]
            : []),
        ...(isCustom || template?.isOfFamily === false
            ? []
            : [['the AMI family', family, group.amiFamily]]),
        ['capacity', capacityType, group.orOnDemand ? capacityType : capacityOf(group)],
        ['the node role', ...rolesInWords(now, group, own.role)],
        ['the launch template', ...templatesInWords(now, group, own.template)],
    ];
    return pairs
        .filter(([, has, wanted]) => has !== wanted)
        .map(([what, has, wanted]) => ({
        verdict: 'refuse',
        words: `Node group ${group.name} has ${what} ${has}, and ${wanted} is asked for. EKS cannot change that in a node group: ` +
            'ask for what it has, or remove the cluster with `down` first.',
    }));
}
/** Of a template, EKS takes another version alone. Source: EKS API reference, UpdateNodegroupVersion, launchTemplate. */
function templatesInWords({ launchTemplate: has }, { launch = {} }, own) {
    const id = has?.id ?? 'of EKS’s';
    if (launch.template !== undefined)
        return [id, launch.template.id];
    return has?.name === own ? ['', ''] : [id, 'one of its own'];
}
const imageInWords = (isCustom) => (isCustom ? "of the user's" : "of EKS's");
/** @param ownRole name of the role of the group's own, where it has one */
function rolesInWords({ nodeRole = '' }, { roleArn, permissions }, ownRole) {
    const isOwn = nodeRole.endsWith(`/${ownRole}`);
    if (roleArn !== undefined)
        return [nodeRole, roleArn];
    if (permissions !== undefined)
        return isOwn ? ['', ''] : [nodeRole, `one of its own, ${ownRole},`];
    return isOwn ? [nodeRole, "that of the cluster's nodes"] : ['', ''];
}
function capacityOf({ spot, launch }) {
    if (launch?.reservation?.isBlock)
        return 'CAPACITY_BLOCK';
    return spot ? 'SPOT' : 'ON_DEMAND';
}
/** Such as `nodes: 2 → 3`, each change by itself. */
function configInWords({ scalingConfig: has = {} }, { scalingConfig, labels = {}, taints = {}, updateConfig, nodeRepairConfig, warmPoolConfig }) {
    const sizes = scalingConfig && [
        ['nodes', has.desiredSize, scalingConfig.desiredSize],
        ['at least', has.minSize, scalingConfig.minSize],
        ['at most', has.maxSize, scalingConfig.maxSize],
    ];
    const taintWords = ({ key, value, effect }) => `${key}=${value ?? ''}:${effect}`;
    return [
        ...(sizes ?? []).flatMap(([what, from, to]) => (from === to ? [] : `${what}: ${from} → ${to}`)),
        ...Object.entries(labels.addOrUpdateLabels ?? {}).map(([key, value]) => `label ${key}=${value}`),
        ...(labels.removeLabels ?? []).map((key) => `without label ${key}`),
        ...(taints.addOrUpdateTaints ?? []).map((taint) => `taint ${taintWords(taint)}`),
        ...(taints.removeTaints ?? []).map((taint) => `without taint ${taintWords(taint)}`),
        ...(updateConfig === undefined ? [] : [updatesInWords(updateConfig)]),
        ...(nodeRepairConfig === undefined ? [] : [repairInWords(nodeRepairConfig)]),
        ...(warmPoolConfig === undefined ? [] : [warmPoolInWords(warmPoolConfig)]),
    ];
}
/**
 * The sizes to give a group whose limits are others than wanted; undefined when they are not. Between the two limits, the number
 * of nodes is an autoscaler's business: it stays as far as the new ones let it.
 */
function newSizes(has = {}, { minNodes: minSize, maxNodes: maxSize, nodes }) {
    const now = has.desiredSize ?? nodes;
    const desiredSize = Math.min(Math.max(now, minSize), maxSize);
    const isAsWanted = has.minSize === minSize && has.maxSize === maxSize && now === desiredSize;
    return isAsWanted ? undefined : { minSize, maxSize, desiredSize };
}
/** What UpdateNodegroupConfig has to be told; undefined when the group is as it should be. */
function configUpdate({ scalingConfig: scaling, labels = {}, taints = [], updateConfig, nodeRepairConfig = { enabled: false }, warmPoolConfig, }, group) {
    const update = {};
    const scalingConfig = newSizes(scaling, group);
    if (scalingConfig !== undefined)
        update.scalingConfig = scalingConfig;
    const dropped = Object.keys(labels).filter((key) => !(key in group.labels));
    const set = Object.entries(group.labels).filter(([key, value]) => labels[key] !== value);
    if (dropped.length + set.length > 0) {
        update.labels = { addOrUpdateLabels: Object.fromEntries(set), removeLabels: dropped };
    }
    const same = (one, other) => one.key === other.key && one.effect === other.effect && (one.value ?? '') === (other.value ?? '');
    const wanted = group.taints.map(toEksTaint);
    const removeTaints = taints.filter((taint) => !wanted.some((other) => same(taint, other)));
    const addOrUpdateTaints = wanted.filter((taint) => !taints.some((other) => same(taint, other)));
    if (removeTaints.length + addOrUpdateTaints.length > 0)
        update.taints = { addOrUpdateTaints, removeTaints };
    if (group.updates !== undefined && !isWhat(updateConfig, toEksUpdates(group.updates))) {
        update.updateConfig = toEksUpdates(group.updates);
    }
    if (group.repair !== undefined && !isWhat(nodeRepairConfig, toEksRepair(group.repair))) {
        update.nodeRepairConfig = toEksRepair(group.repair);
    }
    const pool = toEksWarmPool(group);
    if (pool.enabled ? !isWhat(warmPoolConfig, pool) : warmPoolConfig?.enabled)
        update.warmPoolConfig = pool;
    return Object.keys(update).length === 0 ? undefined : update;
}
/** Whether EKS has each of these values; what is undefined it may have of its own. */
function isWhat(has, wanted) {
    const values = { ...has };
    return Object.entries(wanted).every(([key, value]) => value === undefined || (0,external_node_util_.isDeepStrictEqual)(values[key], value));
}
const toEksUpdates = ({ maxUnavailable, maxUnavailablePercentage, strategy: updateStrategy, }) => ({
    ...(maxUnavailablePercentage === undefined ? { maxUnavailable } : { maxUnavailablePercentage }),
    updateStrategy,
});
const toEksRepair = ({ nodeRepairConfigOverrides: overrides, ...repair }) => ({
    ...repair,
    ...(overrides && { nodeRepairConfigOverrides: [...overrides] }),
});
/** A group that is to have none has none: one that a file no longer names costs on. */
function toEksWarmPool({ warmPool, maxNodes }) {
    if (!warmPool?.enabled)
        return { enabled: false };
    const { minSize, mostPrepared = maxNodes, state: poolState, reuses: reuseOnScaleIn } = warmPool;
    return { enabled: true, minSize, maxGroupPreparedCapacity: mostPrepared, poolState, reuseOnScaleIn };
}
function updatesInWords({ maxUnavailable, maxUnavailablePercentage, updateStrategy, }) {
    const count = maxUnavailablePercentage === undefined ? `${maxUnavailable}` : `${maxUnavailablePercentage} %`;
    return `nodes replaced at once: ${count}${updateStrategy === 'MINIMAL' ? ', old ones first' : ''}`;
}
/** Such as `nodes repaired: those that are ill, 2 at once`. */
function repairInWords({ enabled, maxUnhealthyNodeThresholdCount: most, maxUnhealthyNodeThresholdPercentage: mostPercent, maxParallelNodesRepairedCount: atOnce, maxParallelNodesRepairedPercentage: atOncePercent, nodeRepairConfigOverrides: overrides = [], }) {
    if (!enabled)
        return 'nodes repaired: none';
    const either = (count, percent, words) => count === undefined && percent === undefined ? [] : [`${count ?? `${percent} %`} ${words}`];
    return [
        'nodes repaired: those that are ill',
        ...either(atOnce, atOncePercent, 'at once'),
        ...either(most, mostPercent, 'at most'),
        ...(overrides.length === 0 ? [] : [`otherwise by ${overrides.length} conditions`]),
    ].join(', ');
}
function warmPoolInWords({ enabled, minSize, maxGroupPreparedCapacity, poolState }) {
    if (!enabled)
        return 'without a warm pool';
    const state = poolState === 'RUNNING' ? 'running' : 'stopped';
    return `a warm pool of ${minSize} or more, at most ${maxGroupPreparedCapacity} with the nodes, ${state}`;
}
const taintEffects = {
    NoSchedule: 'NO_SCHEDULE',
    NoExecute: 'NO_EXECUTE',
    PreferNoSchedule: 'PREFER_NO_SCHEDULE',
};
function toEksTaint({ key, value, effect }) {
    return { key, value, effect: taintEffects[effect] };
}

// EXTERNAL MODULE: ./build/resources/nodes/room.js
var room = __webpack_require__(6665);
;// CONCATENATED MODULE: ./build/resources/nodes/node-group.js























/** Milliseconds for which a group may be shown as DEGRADED after EKS has brought it to what it should be. */
const patienceWithHealth = 60_000;
/** A managed node group in the private subnets. */
function nodeGroup(aws, spec, group, needs) {
    const clusterName = spec.name;
    const nodegroupName = group.name;
    const names = (0,spec_names/* namesOf */.eZ)(spec.name, spec.region);
    const own = { role: names.roleOfGroup(nodegroupName), template: names.launchTemplate(nodegroupName) };
    const { minNodes: minSize, maxNodes: maxSize, nodes: desiredSize } = group;
    /** Whoever made it. */
    async function find() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeNodegroup({ clusterName, nodegroupName }));
        return answer?.nodegroup;
    }
    function requireOwn({ tags = {} }) {
        (0,spec_tags/* requireOurs */.hN)(`Node group ${nodegroupName} of cluster ${clusterName}`, tags, spec);
    }
    async function read() {
        const now = await find();
        if (now !== undefined)
            requireOwn(now);
        return now;
    }
    /** What goes with its cluster: a group is nothing without, and EKS deletes none that has one. */
    async function findInOurCluster() {
        const now = await find();
        if (now === undefined || (0,spec_tags/* isOurs */.MU)(now.tags ?? {}, spec))
            return now;
        const cluster = await needs.plane.read();
        if (cluster === undefined)
            requireOwn(now);
        else
            (0,spec_tags/* requireOurs */.hN)(`Cluster ${clusterName}`, cluster.tags, spec);
        return now;
    }
    /** Of a file that says which zones or subnets, whether the group is in those. EKS moves none. */
    async function movesOf(now, subnets) {
        if ((group.zones ?? group.subnets) === undefined || subnets === undefined)
            return [];
        const wanted = (0,network_stack/* subnetIdsIn */.br)(subnets, group, await usableZones(subnets));
        const has = now.subnets ?? [];
        if (has.length === wanted.length && wanted.every((id) => has.includes(id)))
            return [];
        return [
            (0,difference/* refuse */.TR)(`Node group ${nodegroupName} is in other subnets than those of ${(group.zones ?? group.subnets ?? []).join(', ')}: EKS cannot change that in a node group: ` +
                'ask for those that it has, or remove the cluster with `down` first.'),
        ];
    }
    const usableZones = (network) => (0,zones/* zonesOffering */.gk)(aws, (0,network_stack/* zonesFor */.fU)(network, group), group);
    async function create(step, capacityType = capacityOf(group)) {
        const types = group.instanceTypes;
        const subnets = step.need(needs.network);
        // The network may be older than the wish for these types, and its zones not chosen for them.
        const usable = await usableZones(subnets);
        step.change('created', describe({ ...group, spot: capacityType === 'SPOT' }));
        await dropStaleEntry(aws, spec, step.need(needs.role));
        const request = {
            clusterName,
            nodegroupName,
            nodeRole: step.need(needs.role).arn,
            subnets: (0,network_stack/* subnetIdsIn */.br)(subnets, group, usable),
            // EKS refuses a type, and a release, beside an image of the template. Source: EKS API reference, CreateNodegroup.
            amiType: mayHaveImage(group) ? undefined : await (0,ami_type/* amiTypeOf */.zo)(aws, group),
            capacityType,
            instanceTypes: [...types],
            scalingConfig: { minSize, maxSize, desiredSize },
            labels: { ...group.labels },
            taints: group.taints.map(toEksTaint),
            launchTemplate: step.need(needs.template),
            releaseVersion: group.releaseVersion,
            ...(group.updates && { updateConfig: toEksUpdates(group.updates) }),
            ...(group.repair && { nodeRepairConfig: toEksRepair(group.repair) }),
            ...(group.warmPool?.enabled && { warmPoolConfig: toEksWarmPool(group) }),
            tags: { ...spec.tags, ...group.tags },
        };
        const eks = await aws.eks();
        await (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the node role', () => eks.createNodegroup(request)).catch((error) => {
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
        });
    }
    const launchesOf = (step, now) => requireLaunches(aws, group, now, step.need(needs.network), step.elapsed());
    /**
     * @param isDone what is awaited; by default, that it is ACTIVE
     * @param since when EKS has ended an update of it, in milliseconds of the step; undefined for none
     */
    async function untilActive(step, isDone = ({ status }) => status === 'ACTIVE', since) {
        const title = `Node group ${nodegroupName}`;
        const see = (0,presence/* present */.Eb)(title);
        const probe = async () => {
            const now = see(await read());
            if (now !== undefined && isDone(now))
                return { done: now };
            if ((0,states/* isGoing */.jf)(now?.status))
                throw new meanwhile/* RemovedMeanwhileError */.jO(title, 'is DELETING');
            if (now?.status === 'DEGRADED' && since !== undefined && step.elapsed() - since > patienceWithHealth) {
                throw new Error(`Node group ${nodegroupName} is DEGRADED since its update. ${node_group_healthOf(now)}`);
            }
            if (now !== undefined && (0,states/* isFailed */.Ix)(now.status)) {
                const words = [node_group_healthOf(now), await diagnoseNodes(aws, now)].filter(Boolean).join(' ');
                const reason = node_group_healthOf(now) || words;
                const tried = triedInWords(triedBy(now, group, step.need(needs.network)), reason);
                const state = isOfMarket(reason) ? `${now.status}: ${tried}` : now.status;
                throw new NoInstancesError(`Node group ${nodegroupName} is ${state}. ${words}`, reason);
            }
            return {
                waiting: (0,engine_words/* sentences */.hC)(now?.status ?? 'not to be seen yet', now && node_group_healthOf(now), now && (await launchesOf(step, now))),
                since: now?.createdAt,
            };
        };
        return step.until('the node group', probe, usual_times/* usualTimes */.b.nodeGroupMade);
    }
    /**
     * The group of on-demand instances in the place of one for which there are none of spot: EKS cannot change that in a group.
     * @param why that one has come to nothing
     */
    async function onDemand(step, why) {
        const now = why instanceof NoInstancesError ? await read() : undefined;
        return elseOnDemand(step, why, now !== undefined && mayTurn(now, group), async () => {
            await remove(step);
            await create(step, 'ON_DEMAND');
            return untilActive(step);
        });
    }
    async function untilGone(step, begun) {
        const probe = async () => {
            const now = await find();
            if (now !== undefined && (0,states/* isFailed */.Ix)(now.status)) {
                throw new Error(`Node group ${nodegroupName} is DELETE_FAILED. ${node_group_healthOf(now)}`);
            }
            return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
        };
        await step.until('the node group to go', probe, usual_times/* usualTimes */.b.nodeGroupGone, begun);
    }
    async function remove(step) {
        const existing = await findInOurCluster();
        if (existing === undefined)
            return;
        if (!(0,states/* isGoing */.jf)(existing.status)) {
            step.change('deleted', (0,spec_tags/* isOurs */.MU)(existing.tags ?? {}, spec) ? undefined : 'somebody else has made it');
            const eks = await aws.eks();
            await step.until('EKS to accept the deletion', async () => {
                try {
                    await (0,errors/* unlessAbsent */.QY)(eks.deleteNodegroup({ clusterName, nodegroupName }));
                    return { done: undefined };
                }
                catch (error) {
                    // An update of the group, or of its cluster, is under way.
                    if (!(0,errors/* isExisting */.a_)(error))
                        throw error;
                    return { waiting: (0,errors/* wordsOf */.Z9)(error) };
                }
            });
            return untilGone(step, 'DELETING');
        }
        await untilGone(step);
    }
    /** The group once nothing that came before stands in its way: one that failed is made anew. */
    async function findUsable(step) {
        const existing = await read();
        if (existing === undefined || !(0,states/* isInTheWay */.M5)(existing.status))
            return existing;
        step.say(`${existing.status}, to be made anew. ${node_group_healthOf(existing)}`);
        await remove(step);
        return undefined;
    }
    async function adjust(step, now) {
        const roll = rollOf(now, group, step.need(needs.template));
        (0,difference/* requirePossible */.hp)([
            ...node_group_config_unchangeable(now, group, own),
            ...(await movesOf(now, step.need(needs.network))),
            ...withheld(now, group, roll),
        ]);
        const eks = await aws.eks();
        if (roll !== undefined) {
            const { words, ...version } = roll;
            step.change('updated', words);
            await untilChanged(step, await eks.updateNodegroupVersion({ clusterName, nodegroupName, ...version }));
        }
        const config = configUpdate(now, group);
        if (config !== undefined) {
            step.change('updated', configInWords(now, config).join('; '));
            const request = { clusterName, nodegroupName, ...config };
            return untilChanged(step, await eks.updateNodegroupConfig(request));
        }
        return untilActive(step);
    }
    async function untilChanged(step, { update }) {
        const asked = { name: clusterName, nodegroupName, updateId: update?.id };
        await (0,updates/* untilUpdated */.E)(aws, step, `the update of node group ${nodegroupName}`, asked, {
            meanwhile: async () => {
                const now = await read();
                return now === undefined ? '' : launchesOf(step, now);
            },
            // EKS says of nodes that do not come only that they do not.
            afterwards: async () => {
                const now = await read();
                return now === undefined
                    ? ''
                    : [node_group_healthOf(now), await diagnoseNodes(aws, now)].filter(Boolean).join(' ');
            },
        });
        return untilActive(step, undefined, step.elapsed());
    }
    /** What it would take, and why it could not be made. */
    async function toBeMade() {
        const types = await (0,instance_types/* typesOfGroups */.oC)(aws, (0,self_managed/* everyGroupOf */.e$)(spec));
        const objections = await (0,instance_types/* objectionsTo */.uC)(aws, group, types);
        const unlaunched = await (0,launch_objections/* objectionsToLaunch */.fC)(aws, group);
        const takes = [{ quota: 'L-6D54EA21', count: 1 }, ...(0,room/* takesOfNodes */.f)(group, group.nodes, types)];
        return [
            { ...(0,difference/* make */.L8)(describe(group)), takes },
            ...[...objections, ...unlaunched].map(difference/* refuse */.TR),
            // A type that there is not has no zone either.
            ...(objections.length > 0 ? [] : await objectionsToZones()),
        ];
    }
    /** In a network that stands, and whose zones were chosen without this group. */
    async function objectionsToZones() {
        const subnets = await needs.network.read();
        if (subnets === undefined)
            return [];
        return usableZones(subnets).then(() => [], (error) => {
            if (!(error instanceof zones/* ZonesOfNetworkError */.NE))
                throw error;
            return [(0,difference/* refuse */.TR)(error.message)];
        });
    }
    /** Each change of what is there, and what more nodes take. */
    async function changesOf(now, config) {
        const words = configInWords(now, config).map(difference/* change */.Zg);
        const more = (config.scalingConfig?.desiredSize ?? 0) - (now.scalingConfig?.desiredSize ?? 0);
        if (config.scalingConfig === undefined || more <= 0)
            return words;
        const takes = (0,room/* takesOfNodes */.f)(group, more, await (0,instance_types/* typesOfGroups */.oC)(aws, (0,self_managed/* everyGroupOf */.e$)(spec)));
        return words.map((each, index) => (index === 0 ? { ...each, takes } : each));
    }
    return {
        name: `node group ${nodegroupName}`,
        needs: [needs.plane, needs.network, needs.role, needs.template],
        read,
        diff: async (others) => {
            const now = await read();
            if (now === undefined)
                return toBeMade();
            if ((0,states/* isInTheWay */.M5)(now.status))
                return [(0,difference/* madeAnew */.HW)(now.status), ...(0,difference/* refusedOf */.SX)(await toBeMade())];
            const template = (await others.willChange(needs.template)) ? undefined : await needs.template.read();
            const config = configUpdate(now, group);
            const roll = rollOf(now, group, template);
            return [
                ...node_group_config_unchangeable(now, group, own),
                ...(await movesOf(now, (group.zones ?? group.subnets) && (await needs.network.read()))),
                ...(roll === undefined ? [] : [(0,difference/* change */.Zg)(roll.words)]),
                ...withheld(now, group, roll),
                ...(config === undefined ? [] : await changesOf(now, config)),
            ];
        },
        ensure: async (step) => {
            const existing = await findUsable(step);
            if (existing === undefined)
                await create(step);
            // One that lacks nodes is brought to the sizes that are asked for: it may have been asked for too many.
            const now = await untilActive(step, existing && isChangeable).catch((error) => onDemand(step, error));
            return (0,presence/* whileThere */.oJ)(`Node group ${nodegroupName}`, adjust(step, now));
        },
        // None is there without its cluster.
        exists: async () => (await needs.plane.exists?.()) !== false && (await find()) !== undefined,
        leaving: async () => {
            const status = (await read())?.status;
            return (0,presence/* leavingIn */.QD)(status, (0,states/* isGoing */.jf)(status));
        },
        remove,
    };
}
/** Whether its template names an image, or may do so. */
const mayHaveImage = ({ launch = {} }) => launch.ami !== undefined || launch.template?.isOfFamily === false;
/** EKS takes changes of a group that is DEGRADED, and of none that it is at work on. */
const isChangeable = ({ status }) => status === 'ACTIVE' || status === 'DEGRADED';
const node_group_healthOf = ({ health }) => (0,issues/* issuesInWords */.P)(health);

;// CONCATENATED MODULE: ./build/resources/nodes/node-role.js








/** The role of the nodes of every group that has no other. */
function nodeRole(aws, spec) {
    const title = 'node role';
    if (spec.roles?.node !== undefined)
        return givenRole(aws, title, spec.roles.node);
    return roleOfNodes(aws, spec, {
        title,
        name: (0,spec_names/* namesOf */.eZ)(spec.name, spec.region).nodeRole,
        description: `Nodes of the EKS cluster ${spec.name}`,
    });
}
/**
 * The role of the self-managed nodes: one of its own, since EKS unmaps the role of managed groups from aws-auth when the last of
 * them goes. Source: EKS user guide, "Delete a managed node group from your cluster".
 */
function selfManagedRole(aws, spec) {
    const title = 'self-managed node role';
    if (spec.roles?.node !== undefined)
        return givenRole(aws, title, spec.roles.node);
    return roleOfNodes(aws, spec, {
        title,
        name: (0,spec_names/* namesOf */.eZ)(spec.name, spec.region).selfManagedRole,
        description: `Self-managed nodes of the EKS cluster ${spec.name}`,
    });
}
/** Joining, pulling images, and the network interfaces that the CNI makes for pods; and what a group has besides. */
function roleOfNodes(aws, spec, options) {
    return serviceRole(aws, spec, {
        ...options,
        service: (0,aws_partition/* ec2Principal */.vl)(spec.region),
        policies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly', 'AmazonEKS_CNI_Policy'],
    });
}
/**
 * The role of a group that asks for one: the user's, or one of the group's own. Where it asks for none, one that it has had is
 * only taken away with it: before its launch template, by which it is known that there was such a group.
 */
function roleOfGroup(aws, spec, group, { template, ofCluster }) {
    const own = ownRoleOfGroup(aws, spec, group, {
        needs: [template],
    });
    const given = givenRoleOfGroup(aws, group);
    if (group.permissions !== undefined)
        return { role: own, graph: [own] };
    return given === undefined
        ? { role: ofCluster, graph: [(0,engine_graph/* onlyRemoved */.hq)(own)] }
        : { role: given, graph: [given] };
}
/** Of a self-managed group, whose role is known by its tags: undefined where the group asks for none. */
function roleOfSelfManaged(aws, spec, group) {
    return group.permissions === undefined
        ? givenRoleOfGroup(aws, group)
        : ownRoleOfGroup(aws, spec, group, { tags: { [spec_tags/* tagKeys */.bi.nodeGroup]: group.name } });
}
const node_role_titleOf = ({ name }) => `node role ${name}`;
const givenRoleOfGroup = (aws, group) => group.roleArn && givenRole(aws, node_role_titleOf(group), group.roleArn);
function ownRoleOfGroup(aws, spec, group, more) {
    const { policies = [], programs = [], document } = group.permissions ?? {};
    const { id: partition } = (0,aws_partition/* partitionOf */.iQ)(spec.region);
    return roleOfNodes(aws, spec, {
        title: node_role_titleOf(group),
        name: (0,spec_names/* namesOf */.eZ)(spec.name, spec.region).roleOfGroup(group.name),
        description: `Nodes of the group ${group.name} of the EKS cluster ${spec.name}`,
        more: policies,
        inline: {
            ...Object.fromEntries(programs.map((each) => [each, policyOfProgram(each, partition, spec.name)])),
            // By the name it is told whether it is the one.
            ...(document !== undefined && { [`permissions-${(0,spec_names/* digest */.br)(document).slice(0, 12)}`]: document }),
        },
        isExact: true,
        ...more,
    });
}
/** Those that self-managed groups have had of their own: where such a group is gone, by nothing else is it known. They go with the cluster. */
function formerRolesOfGroups(aws, spec) {
    const find = async () => (await (0,aws_roles/* rolesUnder */.s)(aws, (0,spec_names/* rolePathOf */.nk)(spec, spec.region)))
        .filter(({ tags }) => (0,spec_tags/* isOurs */.MU)(tags, spec) && tags[spec_tags/* tagKeys */.bi.nodeGroup] !== undefined)
        .map(({ name }) => name);
    return {
        name: 'roles of self-managed node groups',
        needs: [],
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            for (const name of await find())
                await roleOfNodes(aws, spec, { title: name, name, description: '', isExact: true }).remove?.(step);
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/nodes/pod-execution-role.js





const title = 'pod execution role';
/**
 * The roles of the kubelets on Fargate, which join and pull images: the user's own, each once, and one for the profiles that
 * name none. Where there are no such profiles any more, one that the cluster has is only taken away with it.
 */
function podExecutionRoles(aws, spec) {
    const profiles = (0,spec_fargate/* profilesOf */.uV)(spec);
    const given = givenRoles(aws, title, profiles.flatMap(({ podExecutionRoleArn }) => podExecutionRoleArn ?? []));
    const isNeeded = profiles.some(({ podExecutionRoleArn }) => podExecutionRoleArn === undefined);
    const own = ownRole(aws, spec);
    return {
        roles: [isNeeded ? own : (0,engine_graph/* onlyRemoved */.hq)(own), ...given.values()],
        roleOf: ({ podExecutionRoleArn: arn }) => (arn === undefined ? undefined : given.get(arn)) ?? own,
    };
}
function ownRole(aws, spec) {
    return serviceRole(aws, spec, {
        title,
        name: (0,spec_names/* namesOf */.eZ)(spec.name, spec.region).podExecutionRole,
        description: `Pods on Fargate of the EKS cluster ${spec.name}`,
        service: 'eks-fargate-pods.amazonaws.com',
        policies: ['AmazonEKSFargatePodExecutionRolePolicy'],
    });
}

;// CONCATENATED MODULE: ./build/resources/access/aws-auth.js





const aws_auth_place = { name: 'aws-auth', namespace: 'kube-system' };
/** Milliseconds that the cluster is given to answer a plan. */
const aws_auth_patience = 10_000;
/**
 * The mappings of a file in the ConfigMap aws-auth, among those that EKS and others write there, which stay. Where access
 * entries alone let people in, nobody looks at it.
 */
function awsAuth(aws, spec, needs) {
    async function read(plane, timeout) {
        return (0,kubernetes_access/* clusterClient */.Sz)(aws, plane).get('ConfigMap', aws_auth_place, timeout === undefined ? {} : { timeout });
    }
    /** Nobody waits for a YAML parser who maps nothing. */
    async function mergedWith(found, mappings = spec.identityMappings) {
        const { merged } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2938)]).then(__webpack_require__.bind(__webpack_require__, 2938));
        return merged(found, mappings);
    }
    /** With the version that was read, so that what somebody has written since is not lost. */
    async function write(plane, found, { data, note }) {
        const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, plane);
        const annotations = { ...found?.metadata.annotations, ...note };
        if (found !== undefined)
            return client.replace({ ...found, metadata: { ...found.metadata, annotations }, data });
        return client.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...aws_auth_place, annotations }, data });
    }
    return {
        name: 'aws-auth',
        needs: [needs.plane, needs.access],
        within: needs.plane,
        read: async () => {
            const plane = await needs.plane.read();
            return plane && read(plane);
        },
        diff: async () => {
            const plane = await needs.plane.read();
            if (plane === undefined)
                return (await mergedWith(undefined)).differences;
            try {
                return (await mergedWith(await read(plane, aws_auth_patience))).differences;
            }
            catch (error) {
                // `ensure` waits for a cluster that does not answer yet, or does not know the caller: a plan is not made to fail by it.
                if (!(0,kubernetes_access/* isNotUsableYet */.Os)(error, 0))
                    throw error;
                return [(0,difference/* stays */.PB)(`what it maps is not known: ${(0,message_of/* messageOf */.b)(error)}`)];
            }
        },
        ensure: async (step) => {
            const plane = step.need(needs.plane);
            return (0,usable/* untilUsable */.r)(step, 'the Kubernetes API', async () => {
                const found = await read(plane);
                const wanted = await mergedWith(found);
                const { differences } = wanted;
                (0,difference/* requirePossible */.hp)(differences);
                if (differences.length === 0)
                    return { done: found };
                try {
                    const written = await write(plane, found, wanted);
                    for (const { verdict, words } of differences)
                        step.change(verdict === 'make' ? 'created' : 'updated', words);
                    return { done: written };
                }
                catch (error) {
                    if ((0,kubernetes_errors/* isConflict */.dh)(error))
                        return { waiting: 'somebody else has just written it' };
                    throw error;
                }
            });
        },
        remove: async (step) => {
            const plane = await needs.plane.read();
            const found = plane && (await read(plane));
            if (plane === undefined || found === undefined)
                return;
            const rest = await mergedWith(found, []);
            if (rest.differences.length === 0)
                return;
            step.change('deleted', 'the mappings of the file');
            await write(plane, found, rest);
        },
    };
}
const usesAwsAuth = ({ authenticationMode }) => authenticationMode !== 'API';

// EXTERNAL MODULE: ./build/aws/instance-profiles.js
var instance_profiles = __webpack_require__(1090);
;// CONCATENATED MODULE: ./build/resources/nodes/instance-profile.js





/** What hands the role to instances: of managed nodes, EKS makes it. @param name of the profile */
function instanceProfile(aws, spec, role, { title, name }) {
    const Path = (0,spec_names/* rolePathOf */.nk)(spec, spec.region);
    /** The names of its roles: of the repository's, by the path, which no one else's role may write. */
    async function find() {
        const iam = await aws.iam();
        const answer = await (0,errors/* unlessAbsent */.QY)(iam.getInstanceProfile({ InstanceProfileName: name }));
        const profile = answer?.InstanceProfile;
        if (profile === undefined)
            return undefined;
        if (profile.Path !== Path) {
            throw new Error(`Instance profile ${name} exists but is not ours: its path is ${profile.Path}, not ${Path}. It was left untouched. ` +
                'Choose another `cluster-name`, or remove it.');
        }
        return profile.Roles?.map(({ RoleName = '' }) => RoleName) ?? [];
    }
    return {
        name: title,
        needs: [role],
        read: async () => ((await find()) === undefined ? undefined : { name }),
        diff: async () => {
            const found = await find();
            if (found === undefined)
                return [(0,difference/* make */.L8)(name)];
            return found.length === 0 ? [(0,difference/* change */.Zg)(`${name}: it is given its role`)] : [];
        },
        ensure: async (step) => {
            const { name: RoleName } = step.need(role);
            const iam = await aws.iam();
            const found = await find();
            if (found === undefined) {
                step.change('created', name);
                const request = { InstanceProfileName: name, Path, Tags: (0,spec_tags/* toTagList */.s3)(spec.tags) };
                await iam.createInstanceProfile(request).catch((error) => {
                    if (!(0,errors/* isExisting */.a_)(error))
                        throw error;
                });
            }
            for (const other of found?.filter((each) => each !== RoleName) ?? [])
                await (0,errors/* unlessAbsent */.QY)(iam.removeRoleFromInstanceProfile({ InstanceProfileName: name, RoleName: other }));
            if (!found?.includes(RoleName)) {
                if (found !== undefined)
                    step.change('updated', `${name}: it is given its role`);
                const request = { InstanceProfileName: name, RoleName };
                // It holds one role: whoever is faster has given it the same.
                await iam.addRoleToInstanceProfile(request).catch((error) => {
                    if (!(0,errors/* isExisting */.a_)(error) && !/^LimitExceeded/.test((0,errors/* errorCode */.CA)(error)))
                        throw error;
                });
            }
            return { name };
        },
    };
}
/** All those of the cluster, whatever its groups are called: they go after the groups, and before the roles that are in them. */
function instanceProfiles(aws, spec, { roles, users }) {
    const find = () => (0,instance_profiles/* profilesOf */.u)(aws, spec);
    return {
        name: 'instance profiles',
        needs: roles,
        madeBy: users,
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found.map(({ name }) => name);
        },
        remove: async (step) => {
            const iam = await aws.iam();
            for (const { name: InstanceProfileName, roles: found } of await find()) {
                step.change('deleted', InstanceProfileName);
                for (const RoleName of found)
                    await (0,errors/* unlessAbsent */.QY)(iam.removeRoleFromInstanceProfile({ InstanceProfileName, RoleName }));
                await (0,errors/* unlessAbsent */.QY)(iam.deleteInstanceProfile({ InstanceProfileName }));
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/nodes/nodes-entry.js




/**
 * The access entry by which self-managed nodes enter. EKS makes it for those that it manages.
 * Source: EKS user guide, "Create access entries", of the type EC2_LINUX.
 */
function nodesEntry(aws, spec, { plane, role }, identity, title) {
    const entries = accessEntries(aws, spec.name, identity);
    const entryOf = async (arn) => (await entries.find(arn)) && { principalArn: arn };
    const read = async () => {
        const known = await role.read();
        return known && entryOf(known.arn);
    };
    return {
        name: title,
        needs: [plane, role],
        within: plane,
        read,
        diff: async () => ((await read()) === undefined ? [(0,difference/* make */.L8)('EC2_LINUX')] : []),
        ensure: async (step) => {
            const known = step.need(role);
            await dropStaleEntry(aws, spec, known);
            const principalArn = known.arn;
            if ((await entryOf(principalArn)) === undefined) {
                step.change('created', principalArn);
                const wanted = {
                    principalArn,
                    type: 'EC2_LINUX',
                    groups: [],
                    username: undefined,
                    policies: [],
                };
                await entries.make(wanted, spec.tags, (call) => (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the role', call));
            }
            return { principalArn };
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/nodes/nodes-mapping.js


/** Whether self-managed nodes enter by aws-auth, since the cluster knows no access entries. */
const entersByAwsAuth = (spec) => spec.authenticationMode === 'CONFIG_MAP' && (0,self_managed/* selfManagedOf */.tk)(spec).length > 0;
/**
 * What aws-auth has to say of them, for each of their roles: its ARN, never the instance profile's, and without its path.
 * Source: EKS user guide, "Grant IAM users access to Kubernetes with a ConfigMap".
 */
function mappingsOfNodes(spec, { partition, account }) {
    const names = (0,spec_names/* namesOf */.eZ)(spec.name, spec.region);
    const nameIn = (arn) => arn?.split('/').at(-1);
    const roles = (0,self_managed/* selfManagedOf */.tk)(spec).map(({ name, roleArn, permissions }) => permissions === undefined
        ? (nameIn(roleArn ?? spec.roles?.node) ?? names.selfManagedRole)
        : names.roleOfGroup(name));
    return [...new Set(roles)].map((role) => ({
        of: `arn:${partition}:iam::${account}:role/${role}`,
        username: 'system:node:{{EC2PrivateDNSName}}',
        groups: ['system:bootstrappers', 'system:nodes'],
        isSole: false,
    }));
}

// EXTERNAL MODULE: ./build/aws/node-images.js
var node_images = __webpack_require__(7595);
// EXTERNAL MODULE: ./build/aws/scaling-group.js
var scaling_group = __webpack_require__(2469);
// EXTERNAL MODULE: ./build/spec/prelaunch.js
var prelaunch = __webpack_require__(2980);
// EXTERNAL MODULE: ./build/resources/nodes/self-managed-template.js
var self_managed_template = __webpack_require__(8631);
// EXTERNAL MODULE: ./build/resources/nodes/self-managed-user-data.js
var self_managed_user_data = __webpack_require__(3867);
;// CONCATENATED MODULE: ./build/resources/nodes/prelaunch-template.js


/** Logical id of the security group that instances have until there is that of the cluster. */
const entrance = 'Entrance';
/** What CloudFormation gives instances to become Ready nodes, the time of the control plane in it. */
const prelaunch_template_patience = 'PT45M';
/** Seconds that an instance asks for its cluster: longer than any control plane takes, and shorter than the patience. */
const mostSeconds = 2100;
/** nodeadm asks before cloud-init only that they are not empty. Source: awslabs/amazon-eks-ami, nodeadm/internal/api/validation.go. */
const notYet = {
    endpoint: 'https://not-yet.invalid',
    certificateAuthorityData: Buffer.from('not yet').toString('base64'),
};
/**
 * Waits until the cluster is ACTIVE, and tells nodeadm of it: `nodeadm-run` starts once this has ended, and reads the drop-in over
 * the user data. Source: awslabs/amazon-eks-ami, nodeadm-run.service, `After=cloud-final.service`.
 */
const waitingScript = (cluster, region) => [
    '#!/bin/bash',
    `until read -r STATUS ENDPOINT CA CIDR <<< "$(aws eks describe-cluster --region ${region} --name ${cluster} --query 'cluster.[status,endpoint,certificateAuthority.data,kubernetesNetworkConfig.serviceIpv4Cidr]' --output text 2>/dev/null)" && [ "$STATUS" = ACTIVE ]; do`,
    `  if (( SECONDS > ${mostSeconds} )); then echo "Error: cluster ${cluster} has not come"; exit 1; fi`,
    // Many instances do not ask in step.
    '  sleep $((2 + RANDOM % 4))',
    'done',
    'mkdir -p /etc/eks/nodeadm.d',
    'cat > /etc/eks/nodeadm.d/cluster.yaml <<EOF',
    'apiVersion: node.eks.aws/v1alpha1',
    'kind: NodeConfig',
    'spec:',
    '  cluster:',
    '    apiServerEndpoint: $ENDPOINT',
    '    certificateAuthority: $CA',
    '    cidr: $CIDR',
    'EOF',
].join('\n');
/**
 * How the group is born. It rolls back where its instances do not become Ready nodes in time, so that none runs on without a
 * cluster; and it becomes as any other by an update, once they are.
 */
function prelaunchTemplateOf(group, { cluster: name, region, vpcId, serviceCidr, ...around }) {
    const facts = { ...notYet, name, serviceCidr };
    const template = (0,self_managed_template/* templateOf */.kW)(group, { ...around, cluster: facts, securityGroupIds: [] });
    const { [self_managed_template/* resourceNames */.Nr.template]: launch, [self_managed_template/* resourceNames */.Nr.group]: scaling } = template.Resources;
    return {
        ...template,
        Resources: {
            [entrance]: {
                Type: 'AWS::EC2::SecurityGroup',
                Properties: {
                    GroupDescription: `Nodes of the EKS cluster ${name} before it has a group of its own: nobody in, everything out`,
                    VpcId: vpcId,
                },
            },
            [self_managed_template/* resourceNames */.Nr.template]: {
                ...launch,
                Properties: {
                    LaunchTemplateData: {
                        ...launch.Properties.LaunchTemplateData,
                        SecurityGroupIds: [{ 'Fn::GetAtt': [entrance, 'GroupId'] }],
                        UserData: Buffer.from((0,self_managed_user_data/* userDataOf */.B)(group, facts, [waitingScript(name, region)])).toString('base64'),
                    },
                },
            },
            [self_managed_template/* resourceNames */.Nr.group]: {
                ...scaling,
                CreationPolicy: { ResourceSignal: { Count: { Ref: 'Nodes' }, Timeout: prelaunch_template_patience } },
            },
        },
    };
}
/** Whether the stack of this template has not become as any other yet. */
const isPrelaunched = (template) => entrance in Object(Object(template).Resources);
/**
 * The template that such a stack gets, and one whose Auto Scaling group alone changes: new instances start as those of any group, and
 * those that there are stay. Without an UpdatePolicy, CloudFormation replaces none. Source: CloudFormation user guide, "UpdatePolicy attribute".
 */
function withoutReplacement(template) {
    const { UpdatePolicy: _, ...scaling } = template.Resources.NodeGroup;
    return { ...template, Resources: { ...template.Resources, NodeGroup: scaling } };
}

// EXTERNAL MODULE: ./build/resources/nodes/self-managed-stack.js
var self_managed_stack = __webpack_require__(1265);
;// CONCATENATED MODULE: ./build/resources/nodes/prelaunch.js
















async function prelaunchOf(aws, spec, group) {
    const objection = (0,prelaunch/* whyNotPrelaunched */.x_)(spec, group);
    if (objection !== undefined)
        return { whyNot: objection };
    const version = spec.kubernetesVersion ?? (await (0,versions/* defaultVersion */.U8)(aws));
    if (version === undefined)
        return {
            whyNot: 'EKS does not tell which version it gives new clusters, and kubernetes-version says none',
        };
    const image = await (0,self_managed_stack/* wantedImage */.xR)(aws, spec, group, version);
    // Whoever has an image of his own knows that it has the folder.
    const whyNot = group.ami === undefined ? await (0,node_images/* objectionToDropIns */.i)(aws, image) : undefined;
    return whyNot === undefined ? { image } : { whyNot };
}
/** What the template of such a group is made of. */
const prelaunchSurroundings = (spec, network, place) => ({
    ...place,
    cluster: spec.name,
    region: spec.region,
    vpcId: network.vpcId,
    serviceCidr: (0,prelaunch/* serviceRangeOf */.gT)(spec, network.ranges),
});
/**
 * The instances of a self-managed node group, begun while EKS still makes the control plane: they boot, and wait for it. Ready
 * once they run, or the control plane is there. Their stack is that of the group, which is made without this where it is not.
 */
function prelaunch_prelaunch(aws, spec, group, needs) {
    const name = (0,self_managed_stack/* stackNameOf */.bX)(spec, group);
    const own = (0,self_managed_stack/* stackOfGroup */.jX)(aws, spec, group);
    const nodes = selfManagedNodes(name);
    /** @param has the group itself, or in the place of spot instances on-demand ones */
    async function create(step, image, has) {
        const network = step.need(needs.network);
        const place = await (0,self_managed_stack/* placeOf */.$t)(aws, spec, group, network, step.need(needs.profile).name);
        const template = prelaunchTemplateOf(has, prelaunchSurroundings(spec, network, place));
        await own.begin(step, undefined, async () => ({
            what: `of ${describe(has)}, which start while EKS makes the control plane`,
            template: JSON.stringify(template),
            values: { ...(0,self_managed_stack/* sizesOf */.gN)(group), GivenImage: group.ami ?? '', ImageName: image },
            rollsBack: true,
        }));
    }
    /** Of on-demand instances, where there are none of spot, and others will do. */
    async function begin(step, image) {
        await create(step, image, group);
        try {
            await untilTheyRun(step, group);
        }
        catch (why) {
            await elseOnDemand(step, why, (0,self_managed_template/* mayTurnToOnDemand */.ur)(group), async () => {
                const other = (0,self_managed_template/* onDemand */.hd)(group);
                await own.remove(step);
                await create(step, image, other);
                await untilTheyRun(step, other);
            });
        }
    }
    async function troubleOf(stack) {
        const failure = await (0,aws_stack/* stackFailure */.H_)(aws, stack);
        return new Error([failure.message, await diagnoseNodes(aws, nodes)].filter(Boolean).join(' '));
    }
    /** Nobody waits for instances that do not come while the control plane could be waited for. */
    async function untilTheyRun(step, has) {
        const mayTurn = (0,self_managed_template/* mayTurnToOnDemand */.ur)(has);
        const tried = { ...(await (0,self_managed_stack/* triedBy */.oO)(aws, group, has, step.need(needs.network))), mayTurn };
        const see = (0,presence/* present */.Eb)(`Stack ${name}`);
        const probe = async () => {
            const stack = see(await own.find());
            if ((0,states/* isLeavingStack */.lI)(stack))
                throw new meanwhile/* RemovedMeanwhileError */.jO(`Stack ${name}`, `is ${stack?.StackStatus}`);
            if (stack !== undefined && ((0,states/* isRepairableStack */.C)(stack) || (0,states/* isLostStack */.Tp)(stack)))
                throw await troubleOf(stack);
            const found = await (0,scaling_group/* scalingGroup */.z)(aws, name);
            const count = found?.instanceIds.length ?? 0;
            if (count >= group.nodes)
                return { done: undefined };
            const since = stack?.CreationTime;
            const launches = await launchTrouble(aws, nodes, { zones: tried.zones, since });
            const verdict = noInstances(tried, launches, ageOf(step.elapsed(), since));
            if (verdict !== undefined) {
                if (!mayTurn || !verdict.isOfMarket)
                    await (0,self_managed_stack/* signal */.vP)(aws, name, 'none', 'FAILURE');
                throw verdict;
            }
            if ((await needs.plane.read()) !== undefined)
                return { done: undefined };
            const words = `${count} of ${group.nodes} instances`;
            return { waiting: [words, launches?.words].filter(Boolean).join('; ') };
        };
        await step.until('the instances to start', probe, usual_times/* usualTimes */.b.instancesStarted);
    }
    return {
        name: `instances of node group ${group.name}`,
        needs: [needs.network, needs.profile],
        read: async () => undefined,
        ensure: async (step) => {
            if ((await needs.plane.read()) !== undefined)
                return undefined;
            const plan = await prelaunchOf(aws, spec, group);
            if ('whyNot' in plan) {
                step.say(`its instances start once the control plane is there: ${plan.whyNot}`);
                return undefined;
            }
            if ((await own.findUsable(step)) !== undefined)
                return undefined;
            // Nothing runs for a cluster that EKS refuses to make.
            await step.until('the control plane to be begun', async () => (await needs.plane.exists?.()) ? { done: undefined } : { waiting: 'EKS has not begun it' });
            await begin(step, plan.image);
            return undefined;
        },
    };
}
/**
 * Gives interfaces that have a stack's entrance the groups that its nodes are to have, in its place.
 * @returns how many there were
 */
async function letIn(aws, stack, Groups) {
    const group = (await (0,aws_stack/* completeResources */.XW)(aws, stack)).get(entrance);
    if (group === undefined)
        return 0;
    const ec2 = await aws.ec2();
    const Filters = [{ Name: 'group-id', Values: [group] }];
    const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces({ Filters });
    const change = ({ NetworkInterfaceId }) => (0,errors/* unlessAbsent */.QY)(ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Groups }));
    await Promise.all(NetworkInterfaces.map(change));
    return NetworkInterfaces.length;
}
/** The way of prelaunched instances to the control plane, at the moment at which it is there. */
function wayIn(aws, spec, group, { plane, begun }) {
    return {
        name: `way in of node group ${group.name}`,
        needs: [plane, begun],
        read: async () => undefined,
        ensure: async (step) => {
            const { clusterSecurityGroupId } = step.need(plane);
            const count = await letIn(aws, (0,self_managed_stack/* stackNameOf */.bX)(spec, group), [clusterSecurityGroupId]);
            if (count > 0)
                step.say(`${count} interfaces get the security group of the cluster`);
            return undefined;
        },
    };
}

// EXTERNAL MODULE: ./build/aws/reservation-objections.js
var reservation_objections = __webpack_require__(953);
;// CONCATENATED MODULE: ./build/resources/nodes/self-managed-objections.js



async function objectionsToZones(aws, group, network) {
    const subnets = await network.read();
    if (subnets === undefined)
        return [];
    return (0,zones/* zonesOffering */.gk)(aws, (0,network_stack/* zonesFor */.fU)(subnets, group), group).then(() => [], (error) => {
        if (!(error instanceof zones/* ZonesOfNetworkError */.NE))
            throw error;
        return [(0,difference/* refuse */.TR)(error.message)];
    });
}

;// CONCATENATED MODULE: ./build/resources/nodes/self-managed-plan.js








/** Which processes of the group are to be suspended, and which go on; undefined where it is as wanted, or nobody says. */
function processesOf({ suspended: wanted }, found) {
    if (wanted === undefined || found === undefined)
        return undefined;
    const suspend = wanted.filter((each) => !found.suspended.includes(each));
    const resume = found.suspended.filter((each) => !wanted.some((other) => other === each)).toSorted();
    if (suspend.length + resume.length === 0)
        return undefined;
    const words = [
        ...(suspend.length > 0 ? [`without ${suspend.join(', ')}`] : []),
        ...(resume.length > 0 ? [`with ${resume.join(', ')}`] : []),
    ];
    return { suspend, resume, words: `what Auto Scaling does: ${words.join(', ')}` };
}
/** Why its nodes stay as they are while they are replaced one at a time, in words. */
const rolling = 'every node is replaced, one at a time and without being drained';
/** Of a stack that stands: what becomes of it. @param image the public parameter of EKS's newest */
function planFor(spec, group, found, network, around, image) {
    const made = (0,self_managed_template/* asMade */.gN)(group, found.template);
    const wanted = (0,self_managed_template/* templateOf */.kW)(made, around);
    const isNew = isPrelaunched(found.template);
    const then = isNew ? prelaunchTemplateOf(made, prelaunchSurroundings(spec, network, around)) : wanted;
    const { stack, group: has } = found;
    const sizes = newSizes(has && { minSize: has.minNodes, maxSize: has.maxNodes, desiredSize: has.nodes }, group);
    const images = imagesFor(stack, group.ami, image);
    const parts = [
        ...(images.changes === undefined ? [] : [images.changes]),
        ...(0,self_managed_template/* partsThatDiffer */.W8)(found.template, then),
    ];
    const settings = (0,self_managed_template/* settingsThatDiffer */.tm)(found.template, then);
    const isFinished = isNew && parts.length === 0;
    const differences = [
        ...((0,states/* isRepairableStack */.C)(stack) ? [`its stack is ${stack.StackStatus}, and is updated again`] : []),
        ...(parts.length > 0 ? [`${parts.join(', ')}: ${rolling}`] : []),
        ...settings,
        ...(isFinished ? ['further instances start as those of any group: none is replaced'] : []),
        ...(has === undefined || sizes === undefined
            ? []
            : [
                ['nodes', has.nodes, sizes.desiredSize],
                ['at least', has.minNodes, sizes.minSize],
                ['at most', has.maxNodes, sizes.maxSize],
            ].flatMap(([what, from, to]) => (from === to ? [] : `${what}: ${from} → ${to}`))),
    ].map(difference/* change */.Zg);
    const nodesThen = sizes?.desiredSize ?? has?.nodes ?? group.nodes;
    const values = { ...images.values, ...(0,self_managed_stack/* sizesOf */.gN)({ ...group, nodes: nodesThen }) };
    const template = parts.length > 0 || (0,states/* isRepairableStack */.C)(stack)
        ? wanted
        : isFinished || settings.length > 0
            ? withoutReplacement(wanted)
            : undefined;
    return { differences, values, template, isOfLater: isFinished && differences.length === 1 };
}
/**
 * Which image a stack is to have: that which it has, as long as the same is asked for, lest every new release of EKS's replaces all
 * nodes.
 * @param given the user's own
 * @param name the public parameter of EKS's newest
 */
function imagesFor(stack, given, name) {
    const hasGiven = (0,network_stack/* parameterOf */.lS)(stack, 'GivenImage') || undefined;
    const hasName = (0,network_stack/* parameterOf */.lS)(stack, 'ImageName');
    const resolved = stack.Parameters?.find(({ ParameterKey }) => ParameterKey === 'ImageName')?.ResolvedValue;
    const kept = (0,network_stack/* parameterOf */.lS)(stack, 'KeptImage') || resolved || '';
    if (given !== undefined) {
        const values = { ImageName: name, KeptImage: '', GivenImage: given };
        return { values, changes: hasGiven === given ? undefined : `the image: ${hasGiven ?? kept} → ${given}` };
    }
    if (hasGiven === undefined && hasName === name)
        return { values: { ImageName: name, KeptImage: kept, GivenImage: '' }, changes: undefined };
    return {
        values: { ImageName: name, KeptImage: '', GivenImage: '' },
        changes: `the image: ${hasGiven ?? hasName} → the newest of ${name}`,
    };
}

;// CONCATENATED MODULE: ./build/resources/nodes/self-managed-readiness.js













/** Milliseconds that an instance is given to become a Ready node; large ones of bare metal take most of it to start. */
const patienceWithInstance = 15 * 60_000;
/** Milliseconds after the control plane is there, for one that has started before it: it has booted already. */
const patienceWithPrelaunched = 5 * 60_000;
/** An instance that has started before the control plane does not become a node. */
class NeverReadyError extends Error {
}
/** Looks at the group for each look at what keeps it from its end, in consoles and activities: a minute's, as often as is asked by default. */
const rarely = 12;
/** The like of activities, where on-demand instances take the place of spot ones that do not come. */
const often = 3;
/**
 * What no patience helps against, in the words of an instance's console: of nodeadm's units (source: awslabs/amazon-eks-ami), and of
 * our own script that has waited for the cluster.
 */
const hopeless = /Failed to start nodeadm-|Dependency failed for nodeadm-run|Failed to start (Kubelet|Bottlerocket)|cluster \S+ has not come/;
/** @param age milliseconds since the instance was seen @returns why it is given up; undefined while it may still come */
function overdue(instance, age, isNew) {
    if (age <= (isNew ? patienceWithPrelaunched : patienceWithInstance))
        return undefined;
    return `Instance ${instance} is no Ready node after ${Math.round(age / 60_000)} minutes.`;
}
/**
 * Tells CloudFormation of each instance that has become a Ready node, or never will, until the stack is whole.
 * @param options.isNew whether its instances have started before the control plane
 * @throws NeverReadyError of such a stack, of which CloudFormation is told nothing then
 * @throws NoInstancesError where EC2 has none; CloudFormation is told nothing where others take their place
 */
async function untilNodesAreReady(aws, step, own, plane, tried, { nodes: wanted, isNew = false }) {
    const { name } = own;
    const nodes = selfManagedNodes(name);
    const client = (0,kubernetes_access/* clusterClient */.Sz)(aws, plane);
    const see = (0,presence/* present */.Eb)(`Stack ${name}`);
    const told = new Set();
    const seenAt = new Map();
    let looks = 0;
    let trouble = '';
    /** Why an instance will not become a node; undefined while it may. */
    async function hopelessness(instance) {
        const late = overdue(instance, step.elapsed() - (seenAt.get(instance) ?? 0), isNew);
        if (late !== undefined || looks % rarely > 0)
            return late;
        const lines = await consoleOfNode(aws, instance);
        return lines.some((line) => hopeless.test(line)) ? `Instance ${instance} does not join.` : undefined;
    }
    const probe = async () => {
        const stack = see(await own.find());
        if ((0,states/* isLeavingStack */.lI)(stack))
            throw new meanwhile/* RemovedMeanwhileError */.jO(`Stack ${name}`, `is ${stack?.StackStatus}`);
        if ((0,states/* isWholeStack */.c7)(stack))
            return { done: undefined };
        const since = (0,states/* isHalfMadeStack */.DU)(stack) ? stack?.CreationTime : undefined;
        if (stack !== undefined && ((0,states/* isRepairableStack */.C)(stack) || (0,states/* isLostStack */.Tp)(stack))) {
            const failure = await (0,aws_stack/* stackFailure */.H_)(aws, stack);
            const launches = await launchTrouble(aws, nodes, { since });
            const isMissing = launches?.isShort || launches?.lasting;
            const words = [trouble, failure.message, await diagnoseNodes(aws, nodes)].filter(Boolean).join(' ');
            throw new NoInstancesError(words, isMissing ? launches.words : failure.message);
        }
        looks += 1;
        const found = await (0,scaling_group/* scalingGroup */.z)(aws, name);
        const instances = found?.instanceIds ?? [];
        const further = instances.filter((id) => !seenAt.has(id));
        for (const id of further)
            seenAt.set(id, step.elapsed());
        if (isNew && further.length > 0)
            await letIn(aws, name, [plane.clusterSecurityGroupId]);
        const waiting = instances.filter((id) => !told.has(id));
        if (waiting.length > 0) {
            const { items } = await client.list('Node');
            const ready = new Set(items.filter(kubernetes_nodes/* isReady */.i).map(({ spec: { providerID = '' } }) => providerID.split('/').at(-1)));
            for (const id of waiting) {
                const why = ready.has(id) ? undefined : await hopelessness(id);
                if (!ready.has(id) && why === undefined)
                    continue;
                if (why !== undefined) {
                    if (isNew)
                        throw new NeverReadyError([why, ...(await consoleOfNode(aws, id))].join(' '));
                    trouble = why;
                    step.say(why);
                }
                if (await (0,self_managed_stack/* signal */.vP)(aws, name, id, ready.has(id) ? 'SUCCESS' : 'FAILURE'))
                    told.add(id);
            }
        }
        const isAsked = looks % (tried.mayTurn ? often : rarely) === 0 && instances.length < (found?.nodes ?? wanted);
        const launches = isAsked ? await launchTrouble(aws, nodes, { zones: tried.zones, since }) : undefined;
        const verdict = noInstances(tried, launches, ageOf(step.elapsed(), since));
        if (verdict !== undefined) {
            if (tried.mayTurn && verdict.isOfMarket)
                throw verdict;
            trouble = verdict.message;
            if (!told.has('none'))
                step.say(trouble);
            if (await (0,self_managed_stack/* signal */.vP)(aws, name, 'none', 'FAILURE'))
                told.add('none');
        }
        const words = `${instances.length - instances.filter((id) => !told.has(id)).length} of ${found?.nodes ?? wanted} instances are Ready nodes`;
        return { waiting: [words, launches?.words].filter(Boolean).join('; ') };
    };
    await (0,usable/* untilUsable */.r)(step, 'the node group', probe, isNew ? usual_times/* usualTimes */.b.prelaunchedReady : usual_times/* usualTimes */.b.selfManagedMade);
}

;// CONCATENATED MODULE: ./build/resources/nodes/self-managed-group.js




















/** A node group that EKS knows nothing of: a CloudFormation stack of its own, as the user guide's template has it. */
function selfManagedGroup(aws, spec, group, needs) {
    const name = (0,self_managed_stack/* stackNameOf */.bX)(spec, group);
    const title = `self-managed node group ${group.name}`;
    const own = (0,self_managed_stack/* stackOfGroup */.jX)(aws, spec, group);
    const groups = needs.securityGroups === undefined ? [] : [needs.securityGroups];
    async function look(stack) {
        const cloudFormation = await aws.cloudFormation();
        const [{ TemplateBody = '{}' }, found] = await Promise.all([
            cloudFormation.getTemplate({ StackName: stack.StackId }),
            (0,scaling_group/* scalingGroup */.z)(aws, name),
        ]);
        return { stack, template: JSON.parse(TemplateBody), group: found };
    }
    async function surroundings(plane, network, profile, own) {
        return {
            ...(await (0,self_managed_stack/* placeOf */.$t)(aws, spec, group, network, profile)),
            cluster: plane,
            // EKS's own, which the control plane and managed nodes have, too.
            securityGroupIds: own?.nodes ?? [plane.clusterSecurityGroupId],
        };
    }
    const surroundingsIn = (step, plane) => surroundings(plane, step.need(needs.network), step.need(needs.profile).name, needs.securityGroups && step.need(needs.securityGroups));
    /** What it would take, and why it could not be made. */
    async function toBeMade() {
        const types = await (0,instance_types/* typesOfGroups */.oC)(aws, (0,self_managed/* everyGroupOf */.e$)(spec));
        const objections = await (0,instance_types/* objectionsTo */.uC)(aws, group, types);
        const unlaunched = [
            ...(await (0,launch_objections/* objectionsToLaunch */.fC)(aws, group)),
            ...(await (0,reservation_objections/* objectionsToReservation */.k)(aws, group)),
            ...(0,launch_objections/* objectionsToEnclaves */.td)(group, types),
        ];
        return [
            {
                ...(0,difference/* make */.L8)([describe(group), ...(await startInWords())].join('; ')),
                takes: (0,room/* takesOfNodes */.f)(group, group.nodes, types),
            },
            ...[...objections, ...unlaunched].map(difference/* refuse */.TR),
            // A type that there is not has no zone either, and suits no image.
            ...(objections.length > 0
                ? []
                : [
                    ...(await objectionsToZones(aws, group, needs.network)),
                    ...(await (0,launch_objections/* objectionsToImage */.DX)(aws, group, types.get(group.instanceTypes[0] ?? ''))).map(difference/* refuse */.TR),
                ]),
        ];
    }
    /** When the instances of a new one start. */
    async function startInWords() {
        if ((await needs.plane.read()) !== undefined)
            return [];
        const plan = await prelaunchOf(aws, spec, group);
        return [
            'whyNot' in plan
                ? `its instances start once the control plane is there: ${plan.whyNot}`
                : 'its instances start while EKS makes the control plane',
        ];
    }
    /** @param has the group as its template has it */
    async function untilReady(step, plane, has, { mayTurn = false, isNew = false } = {}) {
        const tried = await (0,self_managed_stack/* triedBy */.oO)(aws, group, has, step.need(needs.network));
        await untilNodesAreReady(aws, step, own, plane, { ...tried, mayTurn }, { nodes: group.nodes, isNew });
    }
    const imageFor = ({ version }) => (0,self_managed_stack/* wantedImage */.xR)(aws, spec, group, version);
    /** @param has the group itself, or in the place of spot instances on-demand ones */
    async function create(step, has) {
        const plane = step.need(needs.plane);
        const around = await surroundingsIn(step, plane);
        await own.begin(step, undefined, async () => ({
            what: `of ${describe(has)}`,
            template: JSON.stringify((0,self_managed_template/* templateOf */.kW)(has, around)),
            values: { ...(0,self_managed_stack/* sizesOf */.gN)(group), GivenImage: group.ami ?? '', ImageName: await imageFor(plane) },
        }));
    }
    /**
     * Of a stack that is being made: until its nodes are Ready. Where there are no spot instances, and others will do, it is made anew.
     * @returns the group as it is then
     */
    async function untilMade(step, plane, has, isNew = false) {
        const mayTurn = (0,self_managed_template/* mayTurnToOnDemand */.ur)(has);
        try {
            await untilReady(step, plane, has, { mayTurn, isNew });
            return has;
        }
        catch (why) {
            return elseOnDemand(step, why, mayTurn, async () => {
                const other = (0,self_managed_template/* onDemand */.hd)(group);
                await own.remove(step);
                await create(step, other);
                await untilReady(step, plane, other);
                return other;
            });
        }
    }
    async function update(step, plan) {
        for (const { words } of plan.differences)
            step.change('updated', words);
        const cloudFormation = await aws.cloudFormation();
        const request = {
            StackName: name,
            ...(plan.template === undefined
                ? { UsePreviousTemplate: true }
                : { TemplateBody: JSON.stringify(plan.template) }),
            Parameters: Object.entries(plan.values).map(([ParameterKey, ParameterValue]) => ({
                ParameterKey,
                ParameterValue,
            })),
            DisableRollback: true,
        };
        await cloudFormation.updateStack(request).catch(async (error) => {
            if ((0,errors/* errorCode */.CA)(error) !== 'ValidationError')
                throw error;
            if (/No updates are to be performed/.test(String(error)))
                return;
            const now = await own.find();
            if (now === undefined || (0,states/* isRepairableStack */.C)(now))
                throw error;
            step.say(`another run changes stack ${name}`);
        });
    }
    /** What Auto Scaling does once nodes are Ready: CloudFormation knows nothing of it, and an update of its may undo it. */
    async function setProcesses(step) {
        if (group.suspended === undefined)
            return;
        const processes = processesOf(group, await (0,scaling_group/* scalingGroup */.z)(aws, name));
        if (processes === undefined)
            return;
        const { suspend, resume, words } = processes;
        step.change('updated', words);
        const autoScaling = await aws.autoScaling();
        const AutoScalingGroupName = name;
        if (suspend.length > 0) {
            await autoScaling.suspendProcesses({ AutoScalingGroupName, ScalingProcesses: suspend });
        }
        if (resume.length > 0) {
            await autoScaling.resumeProcesses({ AutoScalingGroupName, ScalingProcesses: resume });
        }
    }
    /**
     * Of a stack that stands: until it is whole. Where an instance that has started before the control plane does not become a node,
     * the group is made anew, once, without that.
     */
    async function finish(step, plane, stack) {
        const { template } = await look(stack);
        const has = (0,self_managed_template/* asMade */.gN)(group, template);
        if (!(0,states/* isHalfMadeStack */.DU)(stack))
            return untilReady(step, plane, has);
        try {
            await untilMade(step, plane, has, isPrelaunched(template));
        }
        catch (error) {
            if (!(error instanceof NeverReadyError))
                throw error;
            step.say(`${error.message} The group is made anew, now that the control plane is there.`);
            await own.remove(step);
            await create(step, has);
            await untilMade(step, plane, has);
        }
    }
    /** CloudFormation deletes the entrance, which nothing may have any more. */
    async function leaveEntrance(step, plane) {
        await step.until('the entrance to be left', async () => {
            const count = await letIn(aws, name, [plane.clusterSecurityGroupId]);
            return count === 0 ? { done: undefined } : { waiting: `${count} interfaces have it` };
        });
    }
    /** The stack, once one of which nothing comes any more is gone. */
    async function findUsable(step) {
        const stack = await own.findUsable(step);
        if (stack?.StackStatus !== 'CREATE_FAILED')
            return stack;
        step.say(`${(await (0,aws_stack/* stackFailure */.H_)(aws, stack)).message} It is made anew.`);
        await own.remove(step);
        return undefined;
    }
    return {
        name: title,
        needs: [needs.plane, needs.network, needs.profile, ...needs.admission, ...groups],
        read: async () => {
            if ((await own.find()) === undefined)
                return undefined;
            const found = await (0,scaling_group/* scalingGroup */.z)(aws, name);
            return found && { nodes: found.nodes };
        },
        diff: async () => {
            const stack = await own.find();
            if (stack === undefined)
                return toBeMade();
            if ((0,states/* isLostStack */.Tp)(stack) || stack.StackStatus === 'CREATE_FAILED')
                return [(0,difference/* madeAnew */.HW)(stack.StackStatus), ...(0,difference/* refusedOf */.SX)(await toBeMade())];
            const [plane, network, profile, ownGroups] = await Promise.all([
                needs.plane.read(),
                needs.network.read(),
                needs.profile.read(),
                needs.securityGroups?.read(),
            ]);
            if (plane === undefined || network === undefined || profile === undefined)
                return [(0,difference/* change */.Zg)(`what it stands on is made anew: ${rolling}`)];
            const around = await surroundings(plane, network, profile.name, ownGroups);
            const { differences } = planFor(spec, group, await look(stack), network, around, await imageFor(plane));
            const processes = processesOf(group, await (0,scaling_group/* scalingGroup */.z)(aws, name));
            return [
                ...differences,
                ...(processes === undefined ? [] : [(0,difference/* change */.Zg)(processes.words)]),
                ...(differences.length > 0 ? (0,difference/* refusedOf */.SX)(await toBeMade()) : []),
            ];
        },
        ensure: async (step) => {
            const plane = step.need(needs.plane);
            const stack = await findUsable(step);
            if (stack === undefined) {
                await create(step, group);
                const made = await untilMade(step, plane, group);
                await setProcesses(step);
                return { nodes: group.nodes, isOnDemand: made !== group };
            }
            // What another run has begun is brought to its end first.
            if (!(0,states/* isWholeStack */.c7)(stack) && !(0,states/* isRepairableStack */.C)(stack))
                await finish(step, plane, stack);
            const found = await look((await own.find()) ?? stack);
            const made = (0,self_managed_template/* asMade */.gN)(group, found.template);
            const network = step.need(needs.network);
            const around = await surroundingsIn(step, plane);
            const plan = planFor(spec, group, found, network, around, await imageFor(plane));
            if (plan.differences.length > 0) {
                if (isPrelaunched(found.template))
                    await leaveEntrance(step, plane);
                await update(step, plan);
                // Nodes are Ready without it. Whatever becomes of it, the next run goes on from there.
                if (!plan.isOfLater)
                    await untilReady(step, plane, made);
            }
            await setProcesses(step);
            return { nodes: Number(plan.values.Nodes), isOnDemand: made !== group };
        },
        exists: async () => (await own.find()) !== undefined,
        leaving: async () => {
            const stack = await own.find();
            return (0,presence/* leavingIn */.QD)(stack?.StackStatus, (0,states/* isLeavingStack */.lI)(stack));
        },
        remove: async (step) => own.remove(step),
    };
}

;// CONCATENATED MODULE: ./build/resources/nodes/self-managed.js










/**
 * The node groups that EKS does not manage, with what they stand on, and the ConfigMap aws-auth, by which their nodes enter where
 * the cluster knows no access entries. A role that none of them has any more is only taken away with the cluster.
 */
function selfManagedNodesOf(aws, spec, identity, { plane, network, access, securityGroups }) {
    const wanted = (0,self_managed/* selfManagedOf */.tk)(spec);
    const mappings = entersByAwsAuth(spec)
        ? [...spec.identityMappings, ...mappingsOfNodes(spec, identity)]
        : spec.identityMappings;
    const map = usesAwsAuth(spec)
        ? [awsAuth(aws, { ...spec, identityMappings: mappings }, { plane, access })]
        : [];
    const names = (0,spec_names/* namesOf */.eZ)(spec.name, spec.region);
    const own = selfManagedRole(aws, spec);
    const former = formerRolesOfGroups(aws, spec);
    const isShared = wanted.some(({ roleArn, permissions }) => roleArn === undefined && permissions === undefined);
    const role = isShared ? own : (0,engine_graph/* onlyRemoved */.hq)(own);
    const shared = instanceProfile(aws, spec, role, { title: 'instance profile', name: names.selfManagedRole });
    const entryOf = (of, title) => nodesEntry(aws, spec, { plane, role: of }, identity, title);
    const entryOfShared = entryOf(role, "self-managed nodes' access entry");
    const placed = wanted.map((group) => {
        const ofGroup = roleOfSelfManaged(aws, spec, group);
        if (ofGroup === undefined)
            return { group, roles: [], profile: shared, entry: entryOfShared };
        const title = { title: `instance profile ${group.name}`, name: names.roleOfGroup(group.name) };
        const profile = instanceProfile(aws, spec, ofGroup, title);
        const entry = entryOf(ofGroup, `access entry of the nodes of ${group.name}`);
        return { group, roles: [ofGroup], profile, entry };
    });
    const pairs = placed.map(({ group, roles: ofGroup, profile, entry }) => {
        const begun = prelaunch_prelaunch(aws, spec, group, { plane, network, profile });
        const way = wayIn(aws, spec, group, { plane, begun });
        const entrance = entersByAwsAuth(spec) ? map : [entry];
        const admission = [...entrance, access, begun, way];
        const made = selfManagedGroup(aws, spec, group, { plane, network, profile, admission, securityGroups });
        return {
            made,
            roles: ofGroup,
            graph: [profile, ...(entersByAwsAuth(spec) ? [] : [entry]), begun, way, made],
        };
    });
    const groups = pairs.map(({ made }) => made);
    const roles = [role, former, ...pairs.flatMap(({ roles: ofGroup }) => ofGroup)];
    const profiles = instanceProfiles(aws, spec, { roles, users: groups });
    return {
        groups,
        graph: [...new Set([...roles, ...pairs.flatMap(({ graph }) => graph), profiles])],
        awsAuth: map,
    };
}

// EXTERNAL MODULE: ./build/resources/previews.js
var previews = __webpack_require__(9849);
;// CONCATENATED MODULE: ./build/resources/cluster.js























































const nothingSpecial = { liftsProtection: false, keepsLogs: false };
/** The control plane and what is there without it, for which it does not matter who runs. */
function foundation(aws, spec, { maxPreviews, removal = nothingSpecial } = {}) {
    const { liftsProtection } = removal;
    const net = (0,network/* network */.N)(aws, spec, { liftsProtection });
    const conditions = maxPreviews !== undefined && (0,previews/* isPreview */.bU)(spec) ? [(0,previews/* previewPlace */.Y4)(aws, spec, maxPreviews, net.subnets)] : [];
    const role = clusterRole(aws, spec);
    const autoNode = (0,auto_mode/* autoModeOf */.YL)(spec) && autoNodeRole(aws, spec);
    const groups = spec.securityGroups === 'minimum' ? minimumGroups(aws, spec, { subnets: net.subnets }) : undefined;
    const plane = (0,control_plane/* controlPlane */.mM)(aws, spec, {
        subnets: net.subnets,
        groups,
        role,
        autoNodeRole: autoNode,
        conditions,
        liftsProtection,
    });
    return { net, conditions, role, workers: autoNode ?? nodeRole(aws, spec), plane, groups };
}
/**
 * Everything that the cluster of this spec is made of, each thing naming what it needs; and what others make for it, which
 * has to go with it.
 */
function clusterGraph(aws, spec, identity, options = {}) {
    const { net, conditions, role, workers, plane, groups: ofMinimum } = foundation(aws, spec, options);
    const { keepsLogs } = options.removal ?? nothingSpecial;
    const access = accessEntry(aws, spec, plane, identity);
    const pairs = spec.nodeGroups.map((each) => {
        const ours = (0,launch_template/* launchTemplate */.sP)(aws, spec, each, { plane, groups: ofMinimum });
        const given = each.launch?.template;
        const template = given === undefined ? ours : givenTemplate(aws, spec, each, given, ours);
        const { role, graph } = roleOfGroup(aws, spec, each, { template, ofCluster: workers });
        return {
            template,
            roles: graph,
            group: nodeGroup(aws, spec, each, { plane, network: net, role, template }),
        };
    });
    const groups = pairs.map(({ group }) => group);
    const selfManaged = selfManagedNodesOf(aws, spec, identity, {
        plane,
        network: net,
        access,
        securityGroups: ofMinimum,
    });
    const fargate = fargateOf();
    const beside = capabilitiesBeside();
    const logs = logGroup(aws, spec, { plane, keepsLogs });
    const addons = addonsOf();
    const ready = (0,nodes/* nodes */.a9)(aws, spec, { plane, access, groups, selfManaged: selfManaged.groups });
    const graph = [
        ...[
            net,
            ...(ofMinimum === undefined ? [] : [ofMinimum]),
            role,
            workers,
            ...conditions,
            plane,
            access,
            people(aws, spec, plane, identity),
            ...tokens(),
            ...retention(),
            ...selfManaged.awsAuth,
            ...pairs.flatMap(({ template, roles, group }) => [template, ...roles, group]),
            ...selfManaged.graph,
            ready,
            ...(spec.nodeGroups.some(mayHaveGpus) ? [devicePlugin(aws, spec, { plane, groups })] : []),
            ...fargate.graph,
            ...beside.graph,
            ...podsGraph(aws, spec, { plane, access, ofAddons: addons }),
            ...autoMode(),
        ],
        ...addons.roles,
        ...addons.users,
        ...storageClasses(),
    ];
    return {
        graph,
        madeByOthers,
        network: net,
        controlPlane: plane,
        access,
        nodeRole: workers,
        nodes: ready,
        nodeGroups: groups,
        selfManaged: selfManaged.groups,
        logGroup: logs,
    };
    /**
     * What the cluster's controllers, EKS and AWS make, by the order in which it goes: first what controllers take away
     * themselves while they run, then what is left of it.
     *
     * @param admission of the caller to the cluster
     */
    function madeByOthers(admission) {
        const inside = (0,leftovers_inside/* insideOf */.kP)(aws, spec, plane, admission);
        // They put back what is taken away beside them.
        const capabilities = attachments_attachments(aws, spec, attachments/* capabilityKind */.NW, { plane, roles: beside.roles });
        const profiles = attachments_attachments(aws, spec, attachments/* fargateProfileKind */.iU, { plane, roles: fargate.roles });
        const running = pods_pods({ inside, groups: [...groups, ...selfManaged.groups, profiles] });
        const balancers = loadBalancers(aws, spec, { plane });
        const monitoring = (0,guard_duty/* guardDuty */.G)(aws, spec, { plane });
        const interfaces = networkInterfaces(aws, spec, { plane, groups: [...groups, ...selfManaged.groups] });
        const pools = nodePools(aws, spec, { plane, inside, pods: running });
        const started = instances(aws, spec, { plane });
        const late = lateInterfaces(aws, spec, { instances: started });
        const behind = [...groups, profiles, running, pools];
        return [
            capabilities,
            profiles,
            exposed({ inside, pools, capabilities }),
            claims_claims(aws, spec, { inside, pools, capabilities }),
            pools,
            running,
            interfaces,
            (0,gateways/* gateways */.o)(aws, spec, { plane, users: behind }),
            started,
            late,
            balancers,
            targetGroups(aws, spec, { network: net, loadBalancers: balancers }),
            monitoring,
            // They wait for all that stands in the network, and the network for them, as groups do to which their rules may lead.
            (0,security_groups/* securityGroups */.h)(aws, spec, {
                network: net,
                groups: ofMinimum,
                users: [plane, balancers, interfaces, started, late, monitoring],
            }),
            volumes(aws, spec, { plane }),
            oidcProvider(aws, spec, { plane }),
            podRoles(aws, spec, { plane }),
            logs,
        ];
    }
    /** Of whoever is no identity of IAM. */
    function tokens() {
        const { identityProvider: wanted } = spec;
        return wanted === undefined ? [] : [identityProvider(aws, spec, wanted, { plane })];
    }
    function retention() {
        const { logRetention: days } = spec.controlPlane;
        return days === undefined ? [] : [logRetention(aws, spec, days)];
    }
    /** Pods on Fargate: their roles, and profiles that come one after the other. */
    function fargateOf() {
        const { roles, roleOf } = podExecutionRoles(aws, spec);
        const profiles = [];
        for (const each of (0,spec_fargate/* profilesOf */.uV)(spec)) {
            const needs = { plane, network: net, role: roleOf(each), before: profiles.slice(-1) };
            profiles.push(fargateProfile(aws, spec, each, needs));
        }
        const former = spec.fargateProfiles === undefined ? [] : [formerProfiles(aws, spec, profiles)];
        return { graph: [...roles, ...profiles, ...former], roles, profiles: [...profiles, ...former] };
    }
    /** Controllers that EKS runs beside the control plane, and their roles. */
    function capabilitiesBeside() {
        const { roles, roleOf } = capabilityRoles(aws, spec);
        const made = (0,spec_capabilities/* capabilitiesOf */.S)(spec).map((each) => capability(aws, spec, each, { plane, role: roleOf(each) }));
        const former = spec.capabilities === undefined ? [] : [formerCapabilities(aws, spec, [plane, ...made])];
        return { graph: [...roles, ...made, ...former], roles };
    }
    function placed(each) {
        return isForFargate(spec, each) ? { profiles: fargate.profiles } : {};
    }
    /** What there is in place of node groups; of any other cluster, what one may have left. */
    function autoMode() {
        const wanted = (0,auto_mode/* autoModeOf */.YL)(spec);
        if (wanted === undefined)
            return [formerAutoNodeRole(aws, spec, plane)];
        return [
            builtInPools(aws, spec, { plane, access }),
            ...(wanted.nodePools.length > 0 ? [] : [autoNodeEntry(aws, spec, identity, { plane, role: workers })]),
            storageClass(aws, { plane, access, provisioner: 'ebs.csi.eks.amazonaws.com' }),
        ];
    }
    /** The add-ons, and the roles of those of their pods that call AWS. */
    function addonsOf() {
        const made = spec.addons.map((each) => ({ each, identity: identityOf(each) }));
        const own = spec.addons.flatMap(({ name, identity }) => (identity?.associations ?? [])
            .filter(({ role }) => !(0,pods/* isGiven */.qR)(role))
            .map(({ serviceAccount }) => podRoleName(spec, (0,spec_addons/* addonAccount */.En)(name, serviceAccount))));
        return {
            users: made.map(({ each, identity }) => addon(aws, spec, each, { plane, access, identity, ...placed(each) })),
            roles: [
                ...made.flatMap(({ identity }) => identity.accounts.map(({ role }) => role)),
                ...formerDriverRole(),
            ],
            names: own,
        };
    }
    /** The driver's own, where the file gives it another one. */
    function formerDriverRole() {
        const driver = spec.addons.find(({ name }) => name === spec_spec/* ebsCsiAddon */.kM);
        return driver?.identity === undefined ? [] : [(0,engine_graph/* onlyRemoved */.hq)(ebsCsiRole(aws, spec))];
    }
    function identityOf({ name, identity }) {
        const isKept = spec.pods !== undefined;
        if (identity === undefined && name === spec_spec/* ebsCsiAddon */.kM) {
            const role = ebsCsiRole(aws, spec);
            const accounts = (0,spec_addons/* knownAddon */.WX)(name)?.accounts ?? [];
            return { isKept, accounts: accounts.map(({ serviceAccount }) => ({ serviceAccount, role })) };
        }
        const { accountRole, associations = [] } = identity ?? {};
        const accounts = associations.map(({ serviceAccount, role, tags }) => {
            const account = (0,spec_addons/* addonAccount */.En)(name, serviceAccount);
            return { serviceAccount, role: podRole(aws, spec, { account, role, tags }) };
        });
        return { isKept, accountRole, accounts };
    }
    /** What claims ask for to become volumes. */
    function storageClasses() {
        return spec.addons.some(({ name }) => name === spec_spec/* ebsCsiAddon */.kM)
            ? [storageClass(aws, { plane, access, provisioner: 'ebs.csi.aws.com' })]
            : [];
    }
}


/***/ }),

/***/ 4798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ changeOfAutoMode),
/* harmony export */   Fo: () => (/* binding */ poolsOf),
/* harmony export */   bz: () => (/* binding */ autoModeObjections),
/* harmony export */   eX: () => (/* binding */ isInAutoMode),
/* harmony export */   gc: () => (/* binding */ autoModeWanted),
/* harmony export */   hG: () => (/* binding */ autoModeParts),
/* harmony export */   ll: () => (/* binding */ autoModeNow),
/* harmony export */   oE: () => (/* binding */ objectionsToClusterRole),
/* harmony export */   yF: () => (/* binding */ withoutPools)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _aws_pages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3242);
/* harmony import */ var _engine_difference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7348);
/* harmony import */ var _spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6519);




/** All parts at once, or none: EKS takes them together alone. @param nodeRoleArn of pools of EKS's own */
function parts(enabled, nodePools, nodeRoleArn) {
    return {
        computeConfig: {
            enabled,
            nodePools: [...nodePools],
            // EKS takes it with pools of its own alone.
            ...(nodePools.length > 0 && { nodeRoleArn }),
        },
        kubernetesNetworkConfig: { elasticLoadBalancing: { enabled } },
        storageConfig: { blockStorage: { enabled } },
    };
}
/** @param nodeRoleArn undefined where there are no nodes of Auto Mode */
function autoModeParts(spec, nodeRoleArn) {
    const autoMode = (0,_spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .autoModeOf */ .YL)(spec);
    return autoMode === undefined ? {} : parts(true, autoMode.nodePools, nodeRoleArn);
}
/** What changes it to what is wanted. */
function changeOfAutoMode(spec, nodeRoleArn) {
    return (0,_spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .autoModeOf */ .YL)(spec) === undefined ? parts(false, [], undefined) : autoModeParts(spec, nodeRoleArn);
}
/** What takes the nodes of the built-in pools away, and keeps the pools from coming again. */
const withoutPools = parts(true, [], undefined);
const isInAutoMode = ({ computeConfig }) => computeConfig?.enabled ?? false;
/** The built-in pools that it has. */
const poolsOf = ({ computeConfig }) => computeConfig?.enabled ? (computeConfig.nodePools ?? []) : [];
const inWords = (isOn, pools) => isOn ? `on, with ${pools.length === 0 ? 'no pools of its own' : pools.toSorted().join(' and ')}` : 'off';
const autoModeNow = (cluster) => inWords(isInAutoMode(cluster), poolsOf(cluster));
/** Where nobody says, it stays as it is. */
function autoModeWanted({ autoMode }, cluster) {
    if (autoMode === undefined)
        return autoModeNow(cluster);
    return inWords(autoMode !== false, autoMode === false ? [] : autoMode.nodePools);
}
/** What is not to be brought about in a cluster that is there. @param nodeRoleArn of a role that is there */
function autoModeObjections(cluster, spec, nodeRoleArn) {
    if (spec.autoMode === undefined && isInAutoMode(cluster)) {
        return [
            (0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`Cluster ${cluster.name} is in Auto Mode, and node groups are asked for. Write \`mode: auto\` to go on so; or ` +
                '`mode: standard`, with which EKS ends the nodes and deletes the load balancers that it has made.'),
        ];
    }
    const has = cluster.computeConfig?.nodeRoleArn;
    const pools = (0,_spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .autoModeOf */ .YL)(spec)?.nodePools ?? [];
    // SDK, ComputeConfigRequest: nodeRoleArn.
    if (isInAutoMode(cluster) && pools.length > 0 && has && nodeRoleArn !== undefined && has !== nodeRoleArn) {
        return [
            (0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`The nodes of cluster ${cluster.name} have the role ${has}, and ${nodeRoleArn} is asked for. EKS cannot change it ` +
                'while Auto Mode is on: name the role that they have, or remove the cluster with `down` first.'),
        ];
    }
    return [];
}
/**
 * What a cluster role lacks for Auto Mode, and we do not give it: EKS would say so itself, once other things have been made.
 * @param arn of a role that is there, or is said to be
 * @param isOurs whether we attach its policies
 */
async function objectionsToClusterRole(aws, arn, isOurs) {
    const RoleName = arn.slice(arn.lastIndexOf('/') + 1);
    const iam = await aws.iam();
    const answer = await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(iam.getRole({ RoleName }));
    // Who looks for the role itself tells that it is not there.
    if (answer?.Role === undefined)
        return [];
    const lacking = isOurs ? [] : await lackingPolicies(aws, RoleName);
    const trust = decodeURIComponent(answer.Role.AssumeRolePolicyDocument ?? '');
    const lacks = [
        ...(lacking.length === 0 ? [] : [`the policies ${lacking.join(', ')}`]),
        ...(trust.includes(_spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .sessionAction */ .nh) || trust.includes('sts:*')
            ? []
            : [`${_spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .sessionAction */ .nh} in its trust policy`]),
    ];
    if (lacks.length === 0)
        return [];
    return [
        (0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`The cluster role ${arn} lacks ${lacks.join(', and ')}, without which EKS has no Auto Mode. Give it that, or name another one.`),
    ];
}
async function lackingPolicies(aws, RoleName) {
    const iam = await aws.iam();
    const attached = await (0,_aws_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .everyPage */ .L)((Marker) => (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(iam.listAttachedRolePolicies({ RoleName, Marker })), (page) => page.AttachedPolicies);
    const names = attached.map(({ PolicyName }) => PolicyName);
    return _spec_auto_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .policiesOfClusterRole */ .Mj.filter((name) => !names.includes(name));
}


/***/ }),

/***/ 9909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mM: () => (/* binding */ controlPlane),
  UI: () => (/* binding */ markFinished)
});

// UNUSED EXPORTS: StillUsedError

// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/aws/issues.js
var issues = __webpack_require__(7704);
// EXTERNAL MODULE: ./build/aws/states.js
var states = __webpack_require__(8857);
// EXTERNAL MODULE: ./build/aws/unseen-role.js
var unseen_role = __webpack_require__(3045);
// EXTERNAL MODULE: ./build/aws/usual-times.js
var usual_times = __webpack_require__(7283);
// EXTERNAL MODULE: ./build/aws/versions.js
var versions = __webpack_require__(1605);
// EXTERNAL MODULE: ./build/engine/difference.js
var difference = __webpack_require__(7348);
// EXTERNAL MODULE: ./build/engine/meanwhile.js
var meanwhile = __webpack_require__(2281);
// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
// EXTERNAL MODULE: ./build/spec/auto-mode.js
var auto_mode = __webpack_require__(6519);
// EXTERNAL MODULE: ./build/spec/prelaunch.js
var prelaunch = __webpack_require__(2980);
// EXTERNAL MODULE: ./build/spec/tags.js
var spec_tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/resources/existing.js
var existing = __webpack_require__(6525);
// EXTERNAL MODULE: ./build/resources/presence.js
var presence = __webpack_require__(3433);
// EXTERNAL MODULE: ./build/resources/protection.js
var protection = __webpack_require__(3983);
// EXTERNAL MODULE: ./build/spec/access.js
var access = __webpack_require__(9026);
;// CONCATENATED MODULE: ./build/resources/control-plane/authentication-mode.js



const modeOf = ({ accessConfig }) => accessConfig?.authenticationMode ?? 'CONFIG_MAP';
/**
 * The modes through which EKS goes from one to another, one at a time; none where it would have to go back.
 * Source: EKS user guide, "Change authentication mode to use access entries".
 */
function modesTo(wanted, actual) {
    const at = (mode) => access/* authenticationModes */.R.indexOf(mode);
    return access/* authenticationModes */.R.slice(at(actual) + 1, at(wanted) + 1);
}
/** Why EKS never changes the mode so; undefined where it does. */
function neverFrom(actual, wanted) {
    if (modesTo(wanted, actual).length > 0 || wanted === actual)
        return undefined;
    const entries = actual === 'API' ? 'access entries alone' : 'access entries';
    return `${entries} let people in, and EKS does not go back from there to ${wanted}`;
}
function changesOfMode(wanted, cluster) {
    return modesTo(wanted, modeOf(cluster)).map((authenticationMode) => ({
        accessConfig: { authenticationMode },
    }));
}
/**
 * Gives the roles of node groups an access entry, before access entries alone let nodes in: until then, the ConfigMap aws-auth
 * does, where EKS has mapped them. Source: EKS user guide, "Migrating existing aws-auth ConfigMap entries to access entries".
 */
async function admitNodes(aws, spec, step) {
    const eks = await aws.eks();
    const { name: clusterName, tags } = spec;
    for (const nodegroupName of await (0,existing/* groupsOfCluster */.gy)(aws, clusterName)) {
        const { nodegroup } = (await (0,errors/* unlessAbsent */.QY)(eks.describeNodegroup({ clusterName, nodegroupName }))) ?? {};
        const principalArn = nodegroup?.nodeRole;
        if (principalArn === undefined)
            continue;
        if ((await (0,errors/* unlessAbsent */.QY)(eks.describeAccessEntry({ clusterName, principalArn }))) !== undefined)
            continue;
        step.change('created', `access entry of ${principalArn}, the role of node group ${nodegroupName}`);
        const type = nodegroup?.amiType?.startsWith('WINDOWS') ? 'EC2_WINDOWS' : 'EC2_LINUX';
        await eks
            .createAccessEntry({ clusterName, principalArn, type, tags: { ...tags } })
            .catch((error) => {
            // EKS does so itself when it makes a group.
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
        });
    }
}

// EXTERNAL MODULE: ./build/resources/control-plane/auto-mode.js
var control_plane_auto_mode = __webpack_require__(4798);
// EXTERNAL MODULE: ./build/spec/spec.js
var spec = __webpack_require__(8555);
// EXTERNAL MODULE: ./build/resources/updates.js
var updates = __webpack_require__(2332);
;// CONCATENATED MODULE: ./build/resources/control-plane/components.js
/** What EKS is told of them: of what is not said, it keeps what there is. */
function componentRequest({ eventMinutes, nodePorts, scoring, weights, autoscalerSeconds, endedPods, } = {}) {
    const server = {
        ...(eventMinutes !== undefined && { eventTtl: `${eventMinutes}m` }),
        ...(nodePorts && { serviceNodePortRange: { minPort: nodePorts.first, maxPort: nodePorts.last } }),
    };
    const scoringStrategy = {
        ...(scoring && { type: scoring }),
        ...(weights && { resources: weights.map(({ resource: name, weight }) => ({ name, weight })) }),
    };
    const manager = {
        ...(autoscalerSeconds !== undefined && {
            horizontalPodAutoscalerControllerConfig: { horizontalPodAutoscalerSyncPeriod: `${autoscalerSeconds}s` },
        }),
        ...(endedPods !== undefined && { podGcControllerConfig: { terminatedPodGcThreshold: endedPods } }),
    };
    const isSaid = (part) => Object.keys(part).length > 0;
    return {
        ...(isSaid(server) && { kubeApiServerConfig: server }),
        ...(isSaid(scoringStrategy) && { kubeSchedulerConfig: { nodeResourcesFit: { scoringStrategy } } }),
        ...(isSaid(manager) && { kubeControllerManagerConfig: manager }),
    };
}
/** Comparable text. */
const componentsNow = (cluster) => textOf(wishesOf(cluster));
/** Comparable text: what there is, but for what is said. */
function componentsWanted(wishes = {}, cluster) {
    const said = Object.entries(wishes).filter(([, wish]) => wish !== undefined);
    return textOf({ ...wishesOf(cluster), ...Object.fromEntries(said) });
}
function wishesOf({ kubeApiServerConfig: server, kubeSchedulerConfig: scheduler, kubeControllerManagerConfig: manager, }) {
    const { minPort, maxPort } = server?.serviceNodePortRange ?? {};
    const { type, resources } = scheduler?.nodeResourcesFit?.scoringStrategy ?? {};
    const period = manager?.horizontalPodAutoscalerControllerConfig?.horizontalPodAutoscalerSyncPeriod;
    return {
        eventMinutes: inSeconds(server?.eventTtl, 60),
        nodePorts: minPort === undefined || maxPort === undefined ? undefined : { first: minPort, last: maxPort },
        scoring: type,
        weights: resources?.map(({ name = '', weight = 1 }) => ({ resource: name, weight })),
        autoscalerSeconds: inSeconds(period, 1),
        endedPods: manager?.podGcControllerConfig?.terminatedPodGcThreshold,
    };
}
const units = { s: 1, m: 60, h: 3600 };
/** Of a time with a single unit: EKS shows `60m` for `1h`. */
function inSeconds(time, each) {
    const [, count, unit = ''] = /^(\d+)([smh])$/.exec(time ?? '') ?? [];
    return count === undefined ? undefined : (Number(count) * (units[unit] ?? 1)) / each;
}
function textOf({ eventMinutes, nodePorts, scoring, weights, autoscalerSeconds, endedPods }) {
    const byWeight = weights?.map(({ resource, weight }) => `${resource} ${weight}`).toSorted();
    return [
        eventMinutes !== undefined && `events for ${eventMinutes} minutes`,
        nodePorts && `node ports ${nodePorts.first} to ${nodePorts.last}`,
        scoring && `nodes by ${scoring}`,
        byWeight && `of ${byWeight.join(' and ')}`,
        autoscalerSeconds !== undefined && `autoscaling each ${autoscalerSeconds} seconds`,
        endedPods !== undefined && `${endedPods} ended pods`,
    ]
        .filter(Boolean)
        .join(', ');
}

;// CONCATENATED MODULE: ./build/resources/control-plane/control-plane-settings.js








const settings = [
    {
        name: 'endpoint access',
        actual: ({ resourcesVpcConfig: vpc }) => accessText(vpc?.endpointPublicAccess, vpc?.endpointPrivateAccess, vpc?.publicAccessCidrs ?? []),
        wanted: ({ endpoint }) => accessText(endpoint.public, endpoint.private, endpoint.publicCidrs),
        changes: (spec) => [{ resourcesVpcConfig: endpointAccess(spec) }],
    },
    {
        name: 'subnets of the control plane',
        actual: ({ resourcesVpcConfig: vpc }) => sorted(vpc?.subnetIds),
        wanted: (_spec, { resourcesVpcConfig: vpc }, { subnets = vpc?.subnetIds }) => sorted(subnets),
        changes: (_spec, _cluster, { subnets = [] }) => [{ resourcesVpcConfig: { subnetIds: [...subnets] } }],
    },
    {
        name: 'logging',
        actual: ({ logging }) => (logging?.clusterLogging ?? [])
            .flatMap(({ enabled, types = [] }) => (enabled ? types : []))
            .sort()
            .join(),
        wanted: ({ logTypes }) => [...logTypes].sort().join(),
        changes: (spec) => [{ logging: logging(spec) }],
    },
    {
        name: 'authentication mode',
        actual: modeOf,
        wanted: ({ authenticationMode }) => authenticationMode,
        changes: ({ authenticationMode }, cluster) => changesOfMode(authenticationMode, cluster),
        never: (cluster, { authenticationMode }) => neverFrom(modeOf(cluster), authenticationMode),
    },
    {
        // After the mode, which has to know access entries.
        name: 'Auto Mode',
        actual: control_plane_auto_mode/* autoModeNow */.ll,
        wanted: control_plane_auto_mode/* autoModeWanted */.gc,
        changes: (spec, _cluster, { autoNode }) => [(0,control_plane_auto_mode/* changeOfAutoMode */.Ed)(spec, autoNode)],
    },
    {
        name: 'support',
        actual: ({ upgradePolicy }) => upgradePolicy?.supportType ?? '',
        wanted: ({ supportType }) => supportType,
        changes: ({ supportType }) => [{ upgradePolicy: { supportType } }],
        // EKS user guide: "You can't disable extended support once your cluster has entered it."
        stays: ({ version }, support) => support?.isExtended
            ? `Kubernetes ${version} has left standard support, within which alone EKS changes this`
            : undefined,
    },
    {
        name: 'zonal shift',
        actual: ({ zonalShiftConfig }) => onOrOff(zonalShiftConfig?.enabled),
        wanted: ({ controlPlane }) => onOrOff(controlPlane.zonalShift),
        changes: ({ controlPlane }) => [{ zonalShiftConfig: { enabled: controlPlane.zonalShift } }],
    },
    {
        name: 'tier',
        actual: tierOf,
        wanted: ({ controlPlane }) => controlPlane.tier,
        changes: ({ controlPlane: { tier } }) => [{ controlPlaneScalingConfig: { tier } }],
    },
    {
        // After the tier, which some need.
        name: 'components',
        actual: componentsNow,
        wanted: ({ controlPlane }, cluster) => componentsWanted(controlPlane.components, cluster),
        changes: ({ controlPlane }) => [componentRequest(controlPlane.components)],
    },
    {
        name: 'deletion protection',
        actual: ({ deletionProtection }) => onOrOff(deletionProtection),
        wanted: ({ controlPlane }, { deletionProtection }) => onOrOff(controlPlane.isProtected ?? deletionProtection),
        changes: ({ controlPlane }) => [{ deletionProtection: controlPlane.isProtected }],
    },
    {
        name: 'key of secrets',
        actual: keyOf,
        wanted: ({ controlPlane }, cluster) => controlPlane.secretsKey ?? keyOf(cluster),
        changes: (spec) => [{ encryptionConfig: encryption(spec) }],
        // EKS user guide, "Encrypt Kubernetes secrets with KMS on existing clusters".
        never: (cluster) => keyOf(cluster) === '' ? undefined : 'EKS never changes the key with which secrets are encrypted',
    },
];
const sorted = (ids = []) => [...ids].sort().join(', ');
const onOrOff = (isOn = false) => (isOn ? 'on' : 'off');
function keyOf({ encryptionConfig = [] }) {
    return encryptionConfig[0]?.provider?.keyArn ?? '';
}
/** What it is made for: regions that do not know of tiers tell of none. */
function tierOf({ controlPlaneScalingConfig }) {
    return controlPlaneScalingConfig?.tier ?? 'standard';
}
function encryption({ controlPlane: { secretsKey } }) {
    return secretsKey === undefined
        ? undefined
        : [{ resources: ['secrets'], provider: { keyArn: secretsKey } }];
}
/** What a new cluster is given of its settings, where it is not what EKS gives it anyway. */
function settingsOfNew(spec) {
    const { zonalShift, tier, isProtected, components } = spec.controlPlane;
    return {
        ...(zonalShift && { zonalShiftConfig: { enabled: true } }),
        ...(tier !== 'standard' && { controlPlaneScalingConfig: { tier } }),
        ...(isProtected && { deletionProtection: true }),
        ...componentRequest(components),
        encryptionConfig: encryption(spec),
    };
}
function accessText(isPublic = false, isPrivate = false, cidrs = []) {
    return [isPublic && `public from ${[...cidrs].sort().join(', ')}`, isPrivate && 'private']
        .filter(Boolean)
        .join(' and ');
}
function endpointAccess({ endpoint }) {
    return {
        endpointPublicAccess: endpoint.public,
        endpointPrivateAccess: endpoint.private,
        ...(endpoint.public && { publicAccessCidrs: [...endpoint.publicCidrs] }),
    };
}
function logging({ logTypes: on }) {
    const off = spec/* logTypes */.uX.filter((type) => !on.includes(type));
    return {
        clusterLogging: [
            { enabled: true, types: [...on] },
            { enabled: false, types: off },
        ].filter(({ types }) => types.length > 0),
    };
}
/** @param support of the version that the cluster runs; undefined where AWS does not tell */
function settingDifferences(cluster, spec, support, named = {}) {
    return settings.flatMap((setting) => {
        const [actual, wanted] = [setting.actual(cluster), setting.wanted(spec, cluster, named)];
        if (actual === wanted)
            return [];
        const never = setting.never?.(cluster, spec);
        if (never !== undefined)
            return [{ setting, verdict: 'refuse', words: `${setting.name}: ${actual} → ${wanted}: ${never}.` }];
        const reason = setting.stays?.(cluster, support);
        if (reason !== undefined)
            return [{ setting, verdict: 'none', words: `${setting.name} stays ${actual}: ${reason}` }];
        return [
            { setting, verdict: 'change', words: `${setting.name}: ${actual || 'none'} → ${wanted || 'none'}` },
        ];
    });
}
function tagNews(has, spec, now) {
    const { tags } = spec;
    const times = {
        ...(saysExpiry(has, spec) && { [spec_tags/* tagKeys */.bi.expiresAt]: tags[spec_tags/* tagKeys */.bi.expiresAt] ?? 'never' }),
        ...(has[spec_tags/* tagKeys */.bi.makingSince] !== undefined && { [spec_tags/* tagKeys */.bi.makingSince]: (0,spec_tags/* timestamp */.vE)(now) }),
    };
    const isNew = ([key, value]) => has[key] !== value;
    return {
        changes: Object.fromEntries(Object.entries((0,spec_tags/* lastingTags */.Q_)(tags)).filter(isNew)),
        times: Object.fromEntries(Object.entries(times).filter(isNew)),
    };
}
/** What clusters of its kind have, shortens no life: somebody may have said more for this one, or for ever. */
function saysExpiry(has, { expiresAt, isUsualExpiry }) {
    if (!isUsualExpiry)
        return expiresAt !== undefined;
    const until = Date.parse(has[spec_tags/* tagKeys */.bi.expiresAt] ?? 'never');
    return expiresAt instanceof Date && until < expiresAt.getTime();
}
function tagDifferences({ changes, times }, has) {
    const expiry = times[spec_tags/* tagKeys */.bi.expiresAt];
    return [
        ...Object.entries(changes).map(([key, value]) => (0,difference/* change */.Zg)(`tag ${key}: ${has[key] ?? 'none'} → ${value}`)),
        ...(expiry === undefined
            ? []
            : [(0,difference/* stays */.PB)(`expires at ${expiry}, and not ${has[spec_tags/* tagKeys */.bi.expiresAt] ?? 'never'}`)]),
    ];
}
/** Tags the cluster as its differences say. @returns all its tags. */
async function adjustTags(aws, spec, step, cluster) {
    const has = cluster.tags ?? {};
    const news = tagNews(has, spec, new Date());
    const written = { ...news.changes, ...news.times };
    if (Object.keys(written).length === 0)
        return has;
    for (const { verdict, words } of tagDifferences(news, has)) {
        if (verdict === 'change')
            step.change('updated', words);
        else
            step.say(words);
    }
    const eks = await aws.eks();
    await eks.tagResource({ resourceArn: cluster.arn, tags: written });
    return { ...has, ...written };
}
/** Brings the settings of a running control plane, one after the other, to what the spec says. */
async function adjustSettings(aws, spec, step, cluster, differences, named = {}) {
    const eks = await aws.eks();
    const { name } = spec;
    async function begin(request) {
        if ('encryptionConfig' in request)
            return eks.associateEncryptionConfig({ clusterName: name, ...request });
        if (request.accessConfig?.authenticationMode === 'API')
            await admitNodes(aws, spec, step);
        return eks.updateClusterConfig({ name, ...request });
    }
    for (const { setting, verdict, words } of differences) {
        if (verdict !== 'change') {
            step.say(words);
            continue;
        }
        step.change('updated', words);
        for (const request of setting.changes(spec, cluster, named)) {
            const { update } = await (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the roles', () => begin(request));
            const one = { name, updateId: update?.id };
            await (0,updates/* untilUpdated */.E)(aws, step, `the update of ${setting.name}`, one);
        }
    }
}

;// CONCATENATED MODULE: ./build/resources/control-plane/control-plane.js


















/** Others have given the cluster, while it was being removed, what EKS does not delete it under. */
class StillUsedError extends Error {
    /** @param cause EKS's refusal */
    constructor(cluster, cause) {
        super(`Cluster ${cluster} stays, for what others have given it meanwhile. EKS says: ${(0,message_of/* messageOf */.b)(cause)}. ` +
            'Run `down` again, which takes that away, too.', { cause });
        this.name = 'StillUsedError';
    }
}
/** The EKS cluster itself. */
function controlPlane(aws, spec, needs) {
    const { name } = spec;
    const groups = needs.groups === undefined ? [] : [needs.groups];
    const tagsOfGroups = needs.groups === undefined ? {} : { [spec_tags/* tagKeys */.bi.securityGroups]: 'minimum' };
    const nodeRoles = needs.autoNodeRole === undefined ? [] : [needs.autoNodeRole];
    async function find() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeCluster({ name }));
        return answer?.cluster;
    }
    async function findOurs() {
        const cluster = await find();
        if (cluster !== undefined)
            (0,spec_tags/* requireOurs */.hN)(`Cluster ${name}`, cluster.tags ?? {}, spec);
        return cluster;
    }
    /** The cluster once nothing that came before stands in its way: a FAILED one can only be deleted. */
    async function findUsable(step) {
        const cluster = await findOurs();
        if (cluster === undefined || !(0,states/* isInTheWay */.M5)(cluster.status))
            return cluster;
        step.say(`cluster ${name} is ${cluster.status} and has to go first. ${healthOf(cluster)}`);
        await remove(step);
        return undefined;
    }
    async function create(step) {
        const subnets = step.need(needs.subnets);
        const autoMode = (0,control_plane_auto_mode/* autoModeParts */.hG)(spec, nodeRoleIn(step));
        const request = {
            name,
            ...(spec.kubernetesVersion !== undefined && { version: spec.kubernetesVersion }),
            roleArn: step.need(needs.role).arn,
            resourcesVpcConfig: {
                subnetIds: subnetsOfNew(spec, subnets),
                ...(needs.groups !== undefined && { securityGroupIds: [step.need(needs.groups).controlPlane] }),
                ...endpointAccess(spec),
            },
            ...autoMode,
            ...((spec.serviceCidr !== undefined || autoMode.kubernetesNetworkConfig !== undefined) && {
                kubernetesNetworkConfig: {
                    ...autoMode.kubernetesNetworkConfig,
                    ...(spec.serviceCidr !== undefined && { serviceIpv4Cidr: spec.serviceCidr }),
                },
            }),
            // Our own entry, made for the caller, takes the place of the creator's: one way for the first run and the later.
            accessConfig: {
                authenticationMode: spec.authenticationMode,
                bootstrapClusterCreatorAdminPermissions: creatorIsAdmin(spec),
            },
            bootstrapSelfManagedAddons: (0,prelaunch/* bringsAddons */.Nr)(spec),
            logging: logging(spec),
            upgradePolicy: { supportType: spec.supportType },
            ...settingsOfNew(spec),
            tags: { ...spec.tags, [spec_tags/* tagKeys */.bi.makingSince]: (0,spec_tags/* timestamp */.vE)(new Date()), ...tagsOfGroups },
        };
        step.change('created', spec.kubernetesVersion && `Kubernetes ${spec.kubernetesVersion}`);
        const eks = await aws.eks();
        await (0,unseen_role/* onceRoleIsSeen */.JH)(step, 'the cluster role', () => eks.createCluster(request)).catch(async (error) => {
            if ((0,versions/* isVersionUnknown */.B7)(error))
                throw await (0,versions/* versionError */.D0)(aws, spec.kubernetesVersion ?? '', error);
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
        });
    }
    const nodeRoleIn = (step) => needs.autoNodeRole && step.need(needs.autoNodeRole).arn;
    /** What keeps a cluster, or one that is to be made, from what is asked for of Auto Mode. */
    async function autoModeDifferences(cluster) {
        const given = spec.clusterRoleArn ?? spec.roles?.cluster;
        const roleArn = cluster?.roleArn ?? given;
        const begins = (0,auto_mode/* autoModeOf */.YL)(spec) !== undefined && (cluster === undefined || !(0,control_plane_auto_mode/* isInAutoMode */.eX)(cluster));
        const nodeRole = cluster && needs.autoNodeRole ? await needs.autoNodeRole.read() : undefined;
        return [
            ...(begins && roleArn !== undefined
                ? await (0,control_plane_auto_mode/* objectionsToClusterRole */.oE)(aws, roleArn, given === undefined)
                : []),
            ...(cluster === undefined ? [] : (0,control_plane_auto_mode/* autoModeObjections */.bz)(cluster, spec, nodeRole?.arn)),
        ];
    }
    async function untilActive(step) {
        const see = (0,presence/* present */.Eb)(`Cluster ${name}`);
        const probe = async () => {
            const cluster = see(await findOurs());
            if (cluster === undefined)
                return { waiting: 'not to be seen yet' };
            if ((0,states/* isUsable */.Ng)(cluster.status))
                return { done: cluster };
            if ((0,states/* isFailed */.Ix)(cluster.status))
                throw new Error(`Cluster ${name} FAILED. ${healthOf(cluster)}`);
            if ((0,states/* isGoing */.jf)(cluster.status))
                throw new meanwhile/* RemovedMeanwhileError */.jO(`Cluster ${name}`, 'is DELETING');
            return { waiting: cluster.status ?? 'CREATING', since: cluster.createdAt, isUrgent: (0,prelaunch/* prelaunches */.nF)(spec) };
        };
        return step.until('the control plane', probe, usual_times/* usualTimes */.b.controlPlaneMade);
    }
    /** Asked of AWS where something depends on it. */
    async function settingsOf(cluster) {
        const isSame = cluster.upgradePolicy?.supportType === spec.supportType;
        const support = isSame ? undefined : await (0,versions/* supportOf */.Df)(aws, cluster.version ?? '');
        const { controlPlaneIn, given } = spec.network;
        const isAsked = controlPlaneIn !== undefined || given?.controlPlaneSubnetIds !== undefined;
        const subnets = isAsked ? await needs.subnets.read() : undefined;
        return settingDifferences(cluster, spec, support, { subnets: subnets && subnetsOfNew(spec, subnets) });
    }
    async function remove(step) {
        const cluster = await findOurs();
        if (cluster === undefined)
            return;
        const eks = await aws.eks();
        if (!(0,states/* isGoing */.jf)(cluster.status)) {
            // EKS does not ask about the protection of a cluster that never became ACTIVE, nor lets it be lifted.
            if (cluster.deletionProtection && cluster.status === 'ACTIVE') {
                if (!needs.liftsProtection)
                    throw new protection/* ProtectedError */.z(`Cluster ${name}`);
                step.change('updated', 'lifting its deletion protection');
                await eks.updateClusterConfig({ name, deletionProtection: false });
                await step.until('its deletion protection to be lifted', async () => (await find())?.deletionProtection ? { waiting: 'it is still protected' } : { done: undefined });
            }
            step.change('deleted', name);
            let refused = 0;
            await step.until('what still uses the cluster', async () => {
                try {
                    await (0,errors/* unlessAbsent */.QY)(eks.deleteCluster({ name }));
                    return { done: undefined };
                }
                catch (error) {
                    if ((0,errors/* errorCode */.CA)(error) !== 'ResourceInUseException')
                        throw error;
                    refused += 1;
                    // Those that there were have gone before, though EKS may take a moment to see it.
                    if (refused > 5 && (await (0,existing/* groupsOfCluster */.gy)(aws, name)).length > 0)
                        throw new meanwhile/* MadeMeanwhileError */.Mz(`Cluster ${name}`);
                    if (refused > 5 && /Fargate profiles|capabilities/.test(String(error)))
                        throw new StillUsedError(name, error);
                    return { waiting: (0,errors/* wordsOf */.Z9)(error) };
                }
            });
        }
        const probe = async () => {
            const now = await find();
            if (now !== undefined && now.createdAt?.getTime() !== cluster.createdAt?.getTime())
                throw new meanwhile/* MadeMeanwhileError */.Mz(`Cluster ${name}`);
            return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
        };
        const begun = (0,states/* isGoing */.jf)(cluster.status) ? undefined : 'DELETING';
        await step.until('the control plane to go', probe, usual_times/* usualTimes */.b.controlPlaneGone, begun);
    }
    return {
        name: 'control plane',
        needs: [needs.subnets, needs.role, ...groups, ...nodeRoles, ...(needs.conditions ?? [])],
        read: async () => {
            const cluster = await find();
            return cluster?.endpoint === undefined ? undefined : active(cluster);
        },
        diff: async () => {
            const cluster = await findOurs();
            if (cluster === undefined || (0,states/* isInTheWay */.M5)(cluster.status)) {
                const objection = await (0,versions/* objectionToVersion */.X6)(aws, spec.kubernetesVersion);
                const made = cluster === undefined
                    ? { ...(0,difference/* make */.L8)(described(spec)), takes: [{ quota: 'L-1194D53C', count: 1 }] }
                    : (0,difference/* madeAnew */.HW)(cluster.status);
                return [
                    made,
                    ...(objection === undefined ? [] : [(0,difference/* refuse */.TR)(objection)]),
                    ...(await autoModeDifferences(undefined)),
                ];
            }
            const has = cluster.tags ?? {};
            return [
                ...unchangeable(cluster, spec),
                ...(await autoModeDifferences(cluster)),
                ...(await settingsOf(cluster)),
                ...tagDifferences(tagNews(has, spec, new Date()), has),
            ];
        },
        ensure: async (step) => {
            const existing = await findUsable(step);
            if (existing === undefined)
                await create(step);
            const cluster = await untilActive(step);
            const plane = active(cluster);
            (0,difference/* requirePossible */.hp)([...unchangeable(cluster, spec), ...(await autoModeDifferences(cluster))]);
            if (existing === undefined)
                return plane;
            const differences = await settingsOf(cluster);
            (0,difference/* requirePossible */.hp)(differences);
            const title = `Cluster ${name}`;
            const tags = await (0,presence/* whileThere */.oJ)(title, adjustTags(aws, spec, step, cluster));
            const named = { autoNode: nodeRoleIn(step), subnets: subnetsOfNew(spec, step.need(needs.subnets)) };
            await (0,presence/* whileThere */.oJ)(title, adjustSettings(aws, spec, step, cluster, differences, named));
            const { authenticationMode, controlPlane: wished } = spec;
            const { tier, isProtected = plane.isProtected } = wished;
            const settled = { authenticationMode, tier, isProtected };
            return { ...plane, tags, ...settled, expiresAt: tags[spec_tags/* tagKeys */.bi.expiresAt] ?? 'never' };
        },
        exists: async () => (await find()) !== undefined,
        leaving: async () => {
            const status = (await find())?.status;
            return (0,presence/* leavingIn */.QD)(status, (0,states/* isGoing */.jf)(status));
        },
        remove,
    };
}
/** Where a new one has its interfaces, and one that is told to move. */
function subnetsOfNew({ network }, { publicSubnetIds, privateSubnetIds }) {
    if (network.given?.controlPlaneSubnetIds !== undefined)
        return [...network.given.controlPlaneSubnetIds];
    return network.controlPlaneIn === 'private subnets'
        ? privateSubnetIds
        : [...publicSubnetIds, ...privateSubnetIds];
}
function described({ kubernetesVersion, supportType, controlPlane }) {
    const { tier, zonalShift, isProtected, secretsKey } = controlPlane;
    return [
        `Kubernetes ${kubernetesVersion ?? '(the default of EKS)'}`,
        `${supportType.toLowerCase()} support`,
        ...(tier === 'standard' ? [] : [`of ${tier}`]),
        ...(zonalShift ? ['with zonal shift'] : []),
        ...(isProtected ? ['protected from deletion'] : []),
        ...(secretsKey === undefined ? [] : [`secrets encrypted with ${secretsKey}`]),
    ].join(', ');
}
/** What EKS does not change in a cluster, or this version of the action does not. */
function unchangeable({ name, version, kubernetesNetworkConfig, accessConfig, tags = {} }, { kubernetesVersion, serviceCidr, creatorIsAdmin: wanted, securityGroups }) {
    const found = [];
    if (kubernetesVersion !== undefined && version !== kubernetesVersion) {
        found.push((0,difference/* refuse */.TR)(`Cluster ${name} runs Kubernetes ${version}, and kubernetes-version asks for ${kubernetesVersion}. ` +
            'This version of the action does not upgrade clusters: ask for the version that runs, or remove the cluster with `down` first.'));
    }
    const { serviceIpv4Cidr } = kubernetesNetworkConfig ?? {};
    if (serviceCidr !== undefined && serviceIpv4Cidr !== undefined && serviceIpv4Cidr !== serviceCidr) {
        found.push((0,difference/* refuse */.TR)(`Cluster ${name} has the service range ${serviceIpv4Cidr}, and ${serviceCidr} is asked for. ` +
            'EKS cannot change it: ask for the range that it has, or remove the cluster with `down` first.'));
    }
    // EKS API reference, UpdateAccessConfigRequest: it has no such field. Not every answer tells it.
    const actual = accessConfig?.bootstrapClusterCreatorAdminPermissions;
    if (wanted !== undefined && actual !== undefined && wanted !== actual) {
        found.push((0,difference/* refuse */.TR)(`Cluster ${name} was made with bootstrapClusterCreatorAdminPermissions: ${actual}, and ${wanted} is asked for. ` +
            'EKS cannot change it: leave it out, or remove the cluster with `down` first.'));
    }
    const has = tags[spec_tags/* tagKeys */.bi.securityGroups] ?? 'recommended';
    if (securityGroups !== undefined && securityGroups !== has) {
        found.push((0,difference/* refuse */.TR)(`Cluster ${name} was made with \`security-groups: ${has}\`, and ${securityGroups} is asked for. Nodes of either kind would not ` +
            'reach one another until all are replaced: ask for what it has, or remove the cluster with `down` first.'));
    }
    return found;
}
/** Without access entries, nobody but the creator can let others in. */
const creatorIsAdmin = ({ creatorIsAdmin: said, authenticationMode }) => said ?? authenticationMode === 'CONFIG_MAP';
/** Notes that an `up` has brought the cluster to its end: from now on it is not half-made. */
async function markFinished(aws, { name, arn, tags }) {
    if (!(spec_tags/* tagKeys */.bi.makingSince in tags))
        return;
    const eks = await aws.eks();
    const unmarked = eks.untagResource({ resourceArn: arn, tagKeys: [spec_tags/* tagKeys */.bi.makingSince] });
    await (0,presence/* whileThere */.oJ)(`Cluster ${name}`, unmarked);
}
function active(cluster) {
    return {
        name: cluster.name ?? '',
        arn: cluster.arn ?? '',
        version: cluster.version ?? '',
        platformVersion: cluster.platformVersion ?? '',
        endpoint: cluster.endpoint ?? '',
        certificateAuthorityData: cluster.certificateAuthority?.data ?? '',
        clusterSecurityGroupId: cluster.resourcesVpcConfig?.clusterSecurityGroupId ?? '',
        vpcId: cluster.resourcesVpcConfig?.vpcId ?? '',
        subnetIds: cluster.resourcesVpcConfig?.subnetIds ?? [],
        serviceCidr: cluster.kubernetesNetworkConfig?.serviceIpv4Cidr ?? '',
        oidcIssuer: cluster.identity?.oidc?.issuer ?? '',
        createdAt: cluster.createdAt ?? new Date(),
        supportType: cluster.upgradePolicy?.supportType ?? 'EXTENDED',
        expiresAt: cluster.tags?.[spec_tags/* tagKeys */.bi.expiresAt] ?? 'never',
        tags: cluster.tags ?? {},
        authenticationMode: modeOf(cluster),
        tier: tierOf(cluster),
        isProtected: cluster.deletionProtection ?? false,
        autoModePools: (0,control_plane_auto_mode/* isInAutoMode */.eX)(cluster) ? (0,control_plane_auto_mode/* poolsOf */.Fo)(cluster) : undefined,
    };
}
const healthOf = ({ health }) => (0,issues/* issuesInWords */.P)(health) || 'EKS gives no reason.';


/***/ }),

/***/ 6525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d8: () => (/* binding */ asOwnedInRepository),
/* harmony export */   gy: () => (/* binding */ groupsOfCluster),
/* harmony export */   hX: () => (/* binding */ requireNoOther),
/* harmony export */   sb: () => (/* binding */ asItExists)
/* harmony export */ });
/* harmony import */ var _aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(976);
/* harmony import */ var _aws_ec2_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8656);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8127);
/* harmony import */ var _aws_pages_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3242);
/* harmony import */ var _aws_stack_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5646);
/* harmony import */ var _aws_vpc_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(453);
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9762);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6570);
/* harmony import */ var _spec_spec_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8555);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7721);










/** @throws NotOursError when a cluster of this name is somebody else's. */
async function requireNoOther(aws, spec) {
    const eks = await aws.eks();
    const answer = await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessAbsent */ .QY)(eks.describeCluster({ name: spec.name }));
    if (answer?.cluster !== undefined)
        (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .requireOurs */ .hN)(`Cluster ${spec.name}`, answer.cluster.tags ?? {}, spec);
}
/**
 * The cluster as one of whoever of the repository has made it, in the words of its tags: of the control plane, or of what is left
 * without one. As it is, where nothing of the repository's has its name.
 */
async function asOwnedInRepository(aws, spec) {
    const { name } = spec;
    const repositoryId = (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_8__/* .repositoryOf */ ._M)(spec.owner);
    const eks = await aws.eks();
    const answer = await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessAbsent */ .QY)(eks.describeCluster({ name }));
    const tags = answer?.cluster?.tags ?? (await tagsOfRest(aws, name, repositoryId));
    const owner = tags?.[_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.owner];
    const isOfRepository = owner !== undefined && tags?.[_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.cluster] === name && (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_8__/* .repositoryOf */ ._M)(owner) === repositoryId;
    return isOfRepository ? { ...spec, owner, tags: { ...spec.tags, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.owner]: owner } } : spec;
}
async function tagsOfRest(aws, name, repositoryId) {
    const stack = (await (0,_aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterStacks */ .gT)(aws, repositoryId)).find(({ cluster }) => cluster === name);
    if (stack !== undefined)
        return stack.tags;
    const inEc2 = await (0,_aws_ec2_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagsInEc2 */ .NH)(aws, { key: [_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.cluster, _spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.owner] });
    return [...inEc2.values()].find((tags) => tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.cluster] === name && (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_8__/* .repositoryOf */ ._M)(tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.owner] ?? '') === repositoryId);
}
/**
 * The cluster as it may exist, whatever the inputs say now: with the node groups that it has, or of which a launch template
 * is left, and with every role that any inputs could have asked for. What is removed is what exists.
 *
 * @throws NotOursError when a cluster of this name is somebody else's.
 */
async function asItExists(aws, spec) {
    const { name } = spec;
    await requireNoOther(aws, spec);
    const [stacks, ...found] = await Promise.all([
        ourStacks(aws, spec),
        groupsOfCluster(aws, name),
        groupsOfTemplates(aws, spec),
    ]);
    const place = stacks.find(({ StackName }) => StackName === (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_5__/* .namesOf */ .eZ)(name, spec.region).networkStack);
    const vpcId = (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_4__/* .givenVpcOf */ .yI)(place);
    return {
        ...spec,
        ...(vpcId !== undefined && { network: networkGiven(vpcId) }),
        clusterRoleArn: undefined,
        roles: undefined,
        addons: _spec_spec_js__WEBPACK_IMPORTED_MODULE_6__/* .defaults */ .NT.addons.map((addon) => ({
            name: addon,
            version: undefined,
            configurationValues: undefined,
        })),
        // Its nodes, and what else it has made, are found by their tags.
        autoMode: undefined,
        // They go with the cluster, whoever has made them.
        fargateProfiles: undefined,
        capabilities: undefined,
        pods: undefined,
        nodeGroups: [...new Set(found.flat())].map((group) => ({ ..._spec_spec_js__WEBPACK_IMPORTED_MODULE_6__/* .defaults */ .NT.nodeGroup, name: group })),
        selfManagedGroups: selfManagedIn(stacks).map((group) => ({
            ..._spec_spec_js__WEBPACK_IMPORTED_MODULE_6__/* .defaults */ .NT.nodeGroup,
            ..._spec_spec_js__WEBPACK_IMPORTED_MODULE_6__/* .defaults */ .NT.selfManaged,
            name: group,
        })),
        securityGroups: stacks.some((stack) => (0,_aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfSecurityGroups */ .Q8)(stack, aws.region)) ? 'minimum' : undefined,
    };
}
/** The user's, of which a removal has to know which it is. */
const networkGiven = (vpcId) => ({
    ..._spec_spec_js__WEBPACK_IMPORTED_MODULE_6__/* .defaults */ .NT.network,
    kind: 'given',
    given: { vpcId, cidr: undefined, publicSubnets: [], privateSubnets: [] },
});
/** Names of the cluster's managed node groups; none when there is no cluster. */
async function groupsOfCluster(aws, clusterName) {
    const { paginateListNodegroups } = await Promise.all(/* import() */[__webpack_require__.e(5861), __webpack_require__.e(4524)]).then(__webpack_require__.t.bind(__webpack_require__, 4524, 19));
    const client = await aws.eks();
    const names = [];
    await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessAbsent */ .QY)((async () => {
        for await (const page of paginateListNodegroups({ client }, { clusterName })) {
            names.push(...(page.nodegroups ?? []));
        }
    })());
    return names;
}
async function ourStacks(aws, spec) {
    const all = await (0,_aws_stack_js__WEBPACK_IMPORTED_MODULE_3__/* .allStacks */ .p0)(aws);
    return all.filter(({ Tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .isOurs */ .MU)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .fromTagList */ .Bz)(Tags), spec));
}
/** By the tags of their stacks, which our names are not read from. */
const selfManagedIn = (stacks) => stacks.flatMap(({ Tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .fromTagList */ .Bz)(Tags)[_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.nodeGroup] ?? []);
/**
 * Our launch templates are named `<cluster>/<node group>`. Another owner's, of a cluster that had this name, is none. All are
 * asked for: it is one question for every cluster.
 */
async function groupsOfTemplates(aws, spec) {
    const ec2 = await aws.ec2();
    const all = await (0,_aws_pages_js__WEBPACK_IMPORTED_MODULE_9__/* .everyPage */ .L)((NextToken) => ec2.describeLaunchTemplates({ NextToken }), (page) => page.LaunchTemplates);
    return all
        .filter(({ Tags }) => (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .isOurs */ .MU)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .fromTagList */ .Bz)(Tags), spec))
        .flatMap(({ LaunchTemplateName = '' }) => LaunchTemplateName.split('/')[1] ?? []);
}


/***/ }),

/***/ 4236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ lostGateways),
/* harmony export */   o: () => (/* binding */ gateways)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _aws_pages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3242);
/* harmony import */ var _aws_usual_times_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7283);
/* harmony import */ var _aws_vpc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(453);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7721);
/* harmony import */ var _leftovers_inside_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3018);






/** As nothing waits for them yet when they may have gone at the earliest, they are not asked for then. */
const gone = [
    (_aws_usual_times_js__WEBPACK_IMPORTED_MODULE_1__/* .usualTimes */ .b.natGatewayGone[0] + _aws_usual_times_js__WEBPACK_IMPORTED_MODULE_1__/* .usualTimes */ .b.natGatewayGone[1]) / 2,
    _aws_usual_times_js__WEBPACK_IMPORTED_MODULE_1__/* .usualTimes */ .b.natGatewayGone[1],
];
/** How often is looked whether the control plane goes, before the gateways are left to the network's stack. */
const mostLooks = 12;
/**
 * The NAT gateways of the cluster's own network, which take longer to go than all else of it: as soon as nothing runs behind
 * them any more, and the control plane goes. CloudFormation then finds them gone.
 */
function gateways(aws, spec, { plane, users }) {
    async function find() {
        const vpcs = await (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_2__/* .ownVpcIds */ .qm)(aws, spec);
        if (vpcs.length === 0)
            return [];
        const all = await natGateways(aws, 'vpc-id', vpcs);
        return all.filter(({ State, Tags }) => State !== 'deleted' && (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .isOurs */ .MU)((0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .fromTagList */ .Bz)(Tags), spec));
    }
    return {
        name: 'NAT gateways',
        needs: [],
        madeBy: users,
        read: async () => {
            const found = await find();
            return found.length === 0 ? undefined : found;
        },
        remove: async (step) => {
            // Without a control plane there is nothing to go meanwhile: they go with their stack.
            const found = (await plane.exists?.()) ? await find() : [];
            if (found.length === 0)
                return;
            // As long as the cluster stands, somebody may give it nodes, which need a way out.
            let looks = 0;
            const isGoing = await step.until('the control plane to begin to go', async () => {
                looks += 1;
                if ((await plane.leaving?.()) !== undefined)
                    return { done: true };
                return looks < mostLooks ? { waiting: 'it stands' } : { done: false };
            });
            if (!isGoing)
                return;
            const ec2 = await aws.ec2();
            for (const { NatGatewayId = '', State } of found) {
                if (State === 'deleting')
                    continue;
                step.change('deleted', NatGatewayId);
                await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(ec2.deleteNatGateway({ NatGatewayId }));
            }
            await step.until('the NAT gateways to go', async () => {
                const ids = found.map(({ NatGatewayId = '' }) => NatGatewayId);
                const left = (await natGateways(aws, 'nat-gateway-id', ids))
                    .filter(({ State }) => State !== 'deleted')
                    .map(({ NatGatewayId = '', State }) => `${NatGatewayId} is ${State}`);
                // The control plane takes longer to go, and all else of the network waits for that.
                return left.length === 0 ? { done: undefined } : { waiting: (0,_leftovers_inside_js__WEBPACK_IMPORTED_MODULE_4__/* .someOf */ .yU)(left), isUnhurried: true };
            }, gone, found.every(({ State }) => State !== 'deleting')
                ? `${(0,_leftovers_inside_js__WEBPACK_IMPORTED_MODULE_4__/* .someOf */ .yU)(found.map(({ NatGatewayId = '' }) => NatGatewayId))} deleting`
                : undefined);
        },
    };
}
/** Also those that have gone, which EC2 lists for an hour. */
async function natGateways(aws, filter, values) {
    const ec2 = await aws.ec2();
    const Filter = [{ Name: filter, Values: [...values] }];
    return (0,_aws_pages_js__WEBPACK_IMPORTED_MODULE_5__/* .everyPage */ .L)((NextToken) => ec2.describeNatGateways({ Filter, NextToken }), (page) => page.NatGateways);
}
/** Those of a network's stack that are there no more, by the ids of its complete resources. */
async function lostGateways(aws, complete) {
    const ids = [...complete].flatMap(([logical, id]) => (/^NatGateway\d$/.test(logical) ? id : []));
    if (ids.length === 0)
        return [];
    const found = await natGateways(aws, 'nat-gateway-id', ids);
    const standing = found.filter(({ State }) => State === 'available' || State === 'pending');
    return ids.filter((id) => !standing.some(({ NatGatewayId }) => NatGatewayId === id));
}


/***/ }),

/***/ 7129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ givenPlace),
/* harmony export */   DD: () => (/* binding */ differencesOfPlace),
/* harmony export */   Ln: () => (/* binding */ subnetsOfGiven),
/* harmony export */   VZ: () => (/* binding */ isInGivenNetwork)
/* harmony export */ });
/* harmony import */ var _aws_seen_network_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6124);
/* harmony import */ var _aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(453);
/* harmony import */ var _engine_difference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7348);
/* harmony import */ var _stack_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4266);
/* harmony import */ var _network_stack_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5048);





const placeTemplate = __webpack_require__.ab + "place-in-given-network.yaml";
/** Whether the cluster's stack is a place in a network of the user's. */
const isInGivenNetwork = (clusterStack) => (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__/* .givenVpcOf */ .yI)(clusterStack) !== undefined;
/** @param name of the cluster's own stack, which tells `down` and sweeps where the cluster stood */
function givenPlace(aws, spec, name) {
    const place = (0,_stack_js__WEBPACK_IMPORTED_MODULE_3__/* .ownStack */ .f)(aws, { name, template: placeTemplate, mark: spec, tags: spec.tags });
    return {
        read: (stack) => subnetsGivenTo(aws, idsOfPlace(stack)),
        ensure: async (step, existing, offer) => {
            const wanted = existing === undefined ? idsOf(spec.network.given) : idsOfPlace(existing);
            const subnets = await subnetsGivenTo(aws, wanted);
            await place.begin(step, existing, async () => ({
                what: `in ${subnets.vpcId}`,
                values: {
                    GivenVpc: subnets.vpcId,
                    PublicSubnets: subnets.publicSubnetIds.join(','),
                    PrivateSubnets: subnets.privateSubnetIds.join(','),
                },
            }));
            await place.untilWhole(step, `its place in ${subnets.vpcId}`);
            offer(subnets);
            return subnets;
        },
    };
}
const idsOf = (given) => ({
    public: (given?.publicSubnets ?? []).map(({ id }) => id),
    private: (given?.privateSubnets ?? []).map(({ id }) => id),
});
const idsOfPlace = (stack) => ({
    public: listed((0,_network_stack_js__WEBPACK_IMPORTED_MODULE_4__/* .parameterOf */ .lS)(stack, 'PublicSubnets')),
    private: listed((0,_network_stack_js__WEBPACK_IMPORTED_MODULE_4__/* .parameterOf */ .lS)(stack, 'PrivateSubnets')),
});
const listed = (text = '') => text.split(',').filter(Boolean);
/** What the subnets are of, and in which zones. */
async function subnetsOfGiven(aws, given) {
    return subnetsGivenTo(aws, idsOf(given));
}
async function subnetsGivenTo(aws, ids) {
    const seen = await (0,_aws_seen_network_js__WEBPACK_IMPORTED_MODULE_0__/* .seenSubnets */ .UR)(aws, [...ids.public, ...ids.private]);
    const zoneOf = Object.fromEntries(seen.map(({ id, zone }) => [id, zone]));
    // What is not there is told where the network is looked at.
    const vpcId = seen[0]?.vpcId;
    return {
        vpcId: vpcId ?? '',
        ranges: vpcId === undefined ? [] : await (0,_aws_seen_network_js__WEBPACK_IMPORTED_MODULE_0__/* .rangesOfVpc */ .Vs)(aws, vpcId),
        zones: [...new Set(seen.map(({ zone }) => zone))].sort(),
        publicSubnetIds: [...ids.public],
        privateSubnetIds: [...ids.private],
        zoneOf,
    };
}
/** Of a cluster that stands in a network of the user's: what it cannot become. */
function differencesOfPlace(stack, { name, network: { given } }) {
    if (given === undefined)
        return [];
    const [has, wanted] = [idsOfPlace(stack), idsOf(given)];
    const vpcId = (0,_aws_vpc_js__WEBPACK_IMPORTED_MODULE_1__/* .givenVpcOf */ .yI)(stack);
    const isElsewhere = given.vpcId !== undefined && given.vpcId !== vpcId;
    const differs = ['public', 'private'].filter((kind) => sorted(has[kind]) !== sorted(wanted[kind]));
    if (!isElsewhere && differs.length === 0)
        return [];
    const kinds = differs.map((kind) => `the ${kind} subnets ${sorted(has[kind]) || 'none'}, and ${sorted(wanted[kind]) || 'none'} is asked for`);
    return [
        (0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(`Cluster ${name} stands in ${vpcId}${isElsewhere ? `, and ${given.vpcId} is asked for` : ''}${kinds.length > 0 ? `, in ${kinds.join('; in ')}` : ''}. ` +
            'This action does not move a cluster: ask for what it has, or remove it with `down` first.'),
    ];
}
const sorted = (ids) => [...ids].sort().join(', ');


/***/ }),

/***/ 5725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ network)
});

// EXTERNAL MODULE: ./build/aws/instance-types.js
var instance_types = __webpack_require__(7675);
// EXTERNAL MODULE: ./build/aws/stack.js
var aws_stack = __webpack_require__(5646);
// EXTERNAL MODULE: ./build/aws/states.js
var states = __webpack_require__(8857);
// EXTERNAL MODULE: ./build/aws/usual-times.js
var usual_times = __webpack_require__(7283);
// EXTERNAL MODULE: ./build/aws/vpc.js
var vpc = __webpack_require__(453);
// EXTERNAL MODULE: ./build/aws/zones.js
var aws_zones = __webpack_require__(2081);
// EXTERNAL MODULE: ./build/engine/difference.js
var difference = __webpack_require__(7348);
// EXTERNAL MODULE: ./build/spec/names.js
var names = __webpack_require__(9762);
// EXTERNAL MODULE: ./build/spec/self-managed.js
var self_managed = __webpack_require__(5074);
// EXTERNAL MODULE: ./build/spec/spec.js
var spec_spec = __webpack_require__(8555);
// EXTERNAL MODULE: ./build/resources/presence.js
var presence = __webpack_require__(3433);
// EXTERNAL MODULE: ./build/resources/stack.js
var stack = __webpack_require__(4266);
// EXTERNAL MODULE: ./build/resources/network/gateways.js
var gateways = __webpack_require__(4236);
// EXTERNAL MODULE: ./build/resources/network/given-network.js
var given_network = __webpack_require__(7129);
// EXTERNAL MODULE: ./build/aws/seen-network.js
var seen_network = __webpack_require__(6124);
// EXTERNAL MODULE: ./build/spec/addresses.js
var addresses = __webpack_require__(9006);
// EXTERNAL MODULE: ./build/spec/fargate.js
var fargate = __webpack_require__(1900);
// EXTERNAL MODULE: ./build/spec/given-network.js
var spec_given_network = __webpack_require__(3856);
// EXTERNAL MODULE: ./build/resources/network/network-stack.js
var network_stack = __webpack_require__(5048);
;// CONCATENATED MODULE: ./build/resources/network/given-network-findings.js










/** Source: EKS user guide, "Amazon EKS networking requirements for VPC and subnets". */
const addressesNeeded = 6;
const addressesAdvised = 16;
/** What nodes of EKS's images ask for on their way to becoming Ready. Source: EKS user guide, "Deploy private clusters with limited internet access". */
const servicesOfNodes = ['ec2', 'ecr.api', 'ecr.dkr', 's3', 'sts'];
/** @returns the place that is to be made, and why it could not be */
async function findingsOn(aws, spec, given) {
    const seen = await (0,seen_network/* seenSubnets */.UR)(aws, (0,spec_given_network/* subnetsGiven */.W)(given).map(({ id }) => id));
    const vpcId = given.vpcId ?? seen[0]?.vpcId;
    const vpc = vpcId === undefined ? undefined : await (0,seen_network/* seenVpc */.Ny)(aws, vpcId);
    const subnetOf = (id) => seen.find((subnet) => subnet.id === id);
    const objections = [
        ...(vpc === undefined
            ? given.vpcId === undefined
                ? []
                : [`vpc.id: this account has no ${given.vpcId} in ${aws.region}. Write the id of one that it has.`]
            : onVpc(vpc, given, spec)),
        ...(0,spec_given_network/* subnetsGiven */.W)(given).flatMap((subnet) => onSubnet(subnet, subnetOf(subnet.id), vpc?.id ?? vpcId, aws.region)),
        ...onZonesOfPlane(spec, given, seen),
    ];
    const isWhole = vpc !== undefined && seen.length === (0,spec_given_network/* subnetsGiven */.W)(given).length;
    const ofNodes = isWhole ? [...onWaysOut(spec, given, vpc, subnetOf), ...onRoom(spec, given, subnetOf)] : [];
    const known = await (0,instance_types/* typesOfGroups */.oC)(aws, (0,self_managed/* everyGroupOf */.e$)(spec));
    return [
        (0,difference/* make */.L8)(`its place in ${vpcId ?? 'your network'}: ${seen.map(({ id, zone }) => `${id} in ${zone}`).join(', ')}`),
        ...[...objections, ...ofNodes].map(difference/* refuse */.TR),
        ...(isWhole ? (await onTypes(aws, spec, given, known)).map(difference/* refuse */.TR) : []),
        ...notesOn(given, subnetOf).map(difference/* stays */.PB),
        ...(isWhole && ofNodes.length === 0 ? notesOnPods(spec, given, known, subnetOf) : []).map(difference/* stays */.PB),
    ];
}
function onVpc(vpc, given, { serviceCidr }) {
    const { id, cidrs, dnsSupport, dnsHostnames } = vpc;
    const services = (0,addresses/* rangeOf */.be)(serviceCidr ?? '');
    const overlapping = cidrs.find((text) => {
        const range = (0,addresses/* rangeOf */.be)(text);
        return services !== undefined && range !== undefined && (0,addresses/* overlap */.EF)(services, range);
    });
    return [
        ...(dnsSupport
            ? []
            : [
                `${id} has no DNS resolution, without which no node finds its cluster. Enable it (enableDnsSupport).`,
            ]),
        ...(dnsHostnames
            ? []
            : [
                `${id} gives instances no DNS hostnames, without which no node registers. Enable them (enableDnsHostnames).`,
            ]),
        ...(given.cidr === undefined || cidrs.includes(given.cidr)
            ? []
            : [`vpc.cidr: ${id} has ${cidrs.join(', ')}, and ${given.cidr} is written. Leave it out.`]),
        ...(overlapping === undefined
            ? []
            : [
                `kubernetesNetworkConfig.serviceIPv4CIDR: ${serviceCidr} overlaps with ${overlapping} of ${id}. Choose another range.`,
            ]),
    ];
}
function onSubnet({ name, id, zone, cidr: range }, seen, vpcId, region) {
    const where = `vpc.subnets, ${name}`;
    if (seen === undefined)
        return [`${where}: this account has no ${id} in ${region}. Write the id of one that it has.`];
    return [
        ...(vpcId === undefined || seen.vpcId === vpcId
            ? []
            : [`${where}: ${id} is of ${seen.vpcId}, and not of ${vpcId}. Write one of that VPC.`]),
        ...(zone === undefined || seen.zone === zone
            ? []
            : [`${where}: ${id} is in ${seen.zone}, and not in ${zone}. Write another id, or another zone.`]),
        ...(range === undefined || seen.cidr === range
            ? []
            : [`${where}: ${id} has ${seen.cidr}, and ${range} is written. Leave cidr out.`]),
        ...((0,aws_zones/* isForControlPlanes */.i9)(seen.zoneId, seen.zone)
            ? []
            : [
                `${where}: ${id} is in ${seen.zone} (${seen.zoneId}), where EKS has no control planes. Leave it out.`,
            ]),
        ...(seen.freeAddresses >= addressesNeeded
            ? []
            : [
                `${where}: ${id} has ${seen.freeAddresses} free addresses, and EKS asks for ${addressesNeeded}. Write one that has more.`,
            ]),
    ];
}
/** Those in which the control plane has its interfaces are of two zones at least. */
function onZonesOfPlane({ network: { controlPlaneIn } }, given, seen) {
    const { field, ids } = planeOf(controlPlaneIn, given);
    const zones = new Set(seen.filter(({ id }) => ids.includes(id)).map(({ zone }) => zone));
    if (zones.size !== 1)
        return [];
    return [
        `${field} are in ${[...zones][0]}, and EKS asks for two zones at least. Write one more of another zone.`,
    ];
}
function planeOf(controlPlaneIn, { controlPlaneSubnetIds, publicSubnets, privateSubnets }) {
    if (controlPlaneSubnetIds !== undefined) {
        return { field: 'vpc.controlPlaneSubnetIDs: all', ids: controlPlaneSubnetIds };
    }
    const isPrivate = controlPlaneIn === 'private subnets' && publicSubnets.length > 0;
    return isPrivate
        ? {
            field: 'vpc.controlPlaneOnPrivateSubnets: all of vpc.subnets.private',
            ids: privateSubnets.map(({ id }) => id),
        }
        : { field: 'vpc.subnets: all', ids: [...publicSubnets, ...privateSubnets].map(({ id }) => id) };
}
/** Whether what runs in the subnets gets out, or to an endpoint of each service that it asks for. */
function onWaysOut(spec, given, vpc, subnetOf) {
    const ids = idsOfKinds(given);
    const users = new Map();
    for (const group of (0,self_managed/* everyGroupOf */.e$)(spec)) {
        for (const id of (0,network_stack/* subnetIdsFor */.pU)(ids, group)) {
            users.set(id, { who: `node group ${group.name}`, isPrivate: group.privateNetworking });
        }
    }
    for (const { name } of (0,fargate/* profilesOf */.uV)(spec)) {
        for (const id of ids.privateSubnetIds) {
            if (!users.has(id))
                users.set(id, { who: `Fargate profile ${name}`, isPrivate: true });
        }
    }
    const missing = servicesOfNodes.filter((service) => !vpc.endpoints.has(service));
    return [...users].flatMap(([id, { who, isPrivate }]) => {
        const way = vpc.wayOutOf(id);
        const hasAddresses = subnetOf(id)?.givesPublicAddresses ?? false;
        if (way === 'internet gateway' && !hasAddresses) {
            return [
                isPrivate
                    ? `${id} is named as private, and its route to the internet is an internet gateway: without a public address, ${who} gets nothing from there. Lead the route to a NAT gateway.`
                    : `${id} gives instances no public address, without which ${who} gets nothing from the internet, and EKS makes no node group there. Enable auto-assigned public addresses (MapPublicIpOnLaunch).`,
            ];
        }
        if (way === 'none' && missing.length > 0) {
            return [
                `${id} has no route to the internet, and ${vpc.id} no endpoint of ${missing.join(', ')}, without which ${who} does not become Ready. Give it a route to a NAT gateway, or the endpoints.`,
            ];
        }
        return [];
    });
}
/** Each node takes an address, and the control plane's interfaces as many as EKS asks for. */
function onRoom(spec, given, subnetOf) {
    const ids = idsOfKinds(given);
    const free = freeIn(subnetOf);
    const groups = (0,self_managed/* everyGroupOf */.e$)(spec).map((group) => ({ group, in: (0,network_stack/* subnetIdsFor */.pU)(ids, group) }));
    const crowded = groups.filter((each) => free(each.in) < each.group.nodes);
    if (crowded.length > 0) {
        return crowded.map(({ group: { name, nodes }, in: all }) => `Node group ${name} is to have ${nodes} nodes, and ${all.join(', ')} have ${free(all)} free addresses beside those that EKS asks for. Write larger subnets, or fewer nodes.`);
    }
    const all = [...new Set(groups.flatMap((each) => each.in))];
    const nodes = groups.reduce((sum, { group }) => sum + group.nodes, 0);
    return free(all) >= nodes
        ? []
        : [
            `The node groups are to have ${nodes} nodes together, and ${all.join(', ')} have ${free(all)} free addresses beside those that EKS asks for. Write larger subnets, or fewer nodes.`,
        ];
}
const freeIn = (subnetOf) => (ids) => ids.reduce((sum, id) => sum + Math.max(0, (subnetOf(id)?.freeAddresses ?? 0) - addressesNeeded), 0);
/**
 * The VPC CNI fills one interface of a node, and has another one ready.
 * Source: aws/amazon-vpc-cni-k8s, docs/eni-and-ip-target.md.
 */
function notesOnPods(spec, given, known, subnetOf) {
    const ids = idsOfKinds(given);
    const free = freeIn(subnetOf);
    return (0,self_managed/* everyGroupOf */.e$)(spec).flatMap((group) => {
        const all = (0,network_stack/* subnetIdsFor */.pU)(ids, group);
        const each = Math.max(...group.instanceTypes.map((type) => 2 * (known.get(type)?.NetworkInfo?.Ipv4AddressesPerInterface ?? 0)));
        return free(all) >= group.nodes * each
            ? []
            : [
                `the VPC CNI takes up to ${each} addresses for a node of group ${group.name}, and ${all.join(', ')} have ${free(all)} free for ${group.nodes} nodes: pods may wait for addresses`,
            ];
    });
}
/** Whether the zones of its subnets offer what each node group asks for. A type that there is not is told by the group. */
async function onTypes(aws, spec, given, known) {
    const network = await (0,given_network/* subnetsOfGiven */.Ln)(aws, given);
    const groups = (0,self_managed/* everyGroupOf */.e$)(spec).filter((group) => group.instanceTypes.every((type) => known.has(type)));
    const told = await Promise.all(groups.map((group) => (0,aws_zones/* zonesOffering */.gk)(aws, (0,network_stack/* zonesFor */.fU)(network, group), group).then(() => [], (error) => {
        if (!(error instanceof aws_zones/* ZonesOfNetworkError */.NE))
            throw error;
        return [error.message];
    })));
    return told.flat();
}
const idsOfKinds = ({ publicSubnets, privateSubnets }) => ({
    publicSubnetIds: publicSubnets.map(({ id }) => id),
    privateSubnetIds: privateSubnets.map(({ id }) => id),
});
/** What works, and may be meant otherwise. Source of the tags: EKS user guide, "Route TCP and UDP traffic with Network Load Balancers". */
function notesOn({ publicSubnets, privateSubnets }, subnetOf) {
    const untagged = (subnets, tag) => subnets.flatMap(({ id }) => (subnetOf(id)?.tags[tag] === undefined ? id : []));
    const few = [...publicSubnets, ...privateSubnets].flatMap(({ id }) => {
        const free = subnetOf(id)?.freeAddresses ?? 0;
        return free >= addressesNeeded && free < addressesAdvised ? [`${id} (${free})`] : [];
    });
    const ofKinds = [
        { ids: untagged(publicSubnets, 'kubernetes.io/role/elb'), tag: 'kubernetes.io/role/elb', what: 'public' },
        {
            ids: untagged(privateSubnets, 'kubernetes.io/role/internal-elb'),
            tag: 'kubernetes.io/role/internal-elb',
            what: 'internal',
        },
    ];
    return [
        ...(few.length > 0
            ? [`EKS advises ${addressesAdvised} free addresses a subnet, and these have fewer: ${few.join(', ')}`]
            : []),
        ...ofKinds.flatMap(({ ids, tag, what }) => ids.length === 0
            ? []
            : [
                `without the tag ${tag}=1, controllers find no place for ${what} load balancers in ${ids.join(', ')}: tag them yourself`,
            ]),
    ];
}

// EXTERNAL MODULE: ./build/resources/network/shared-network.js
var shared_network = __webpack_require__(7305);
;// CONCATENATED MODULE: ./build/resources/network/network.js

















/**
 * VPC, subnets, routes and gateways, as one CloudFormation stack; or, in a network that clusters share, a place, as a stack
 * of the same name, as it has in a network of the user's. A cluster keeps the kind of network that it has.
 */
function network(aws, spec, { liftsProtection }) {
    const name = (0,names/* namesOf */.eZ)(spec.name, spec.region).networkStack;
    const { kind, cidr, nat } = spec.network;
    const own = (0,stack/* ownStack */.f)(aws, {
        name,
        template: network_stack/* networkTemplate */.Vl,
        mark: spec,
        tags: spec.tags,
        liftsProtection,
    });
    const shared = (0,shared_network/* sharedNetwork */.mt)(aws, spec, name);
    const given = (0,given_network/* givenPlace */.By)(aws, spec, name);
    /** Of what stands: a removal that has not ended has taken them, or somebody by hand. */
    async function lostOf(stack) {
        if (!(0,states/* isWholeStack */.c7)(stack) || kindOf(stack) !== 'own')
            return [];
        return (0,gateways/* lostGateways */.Q)(aws, await (0,aws_stack/* completeResources */.XW)(aws, name));
    }
    const subnets = {
        name: 'subnets',
        get of() {
            return whole;
        },
        read: async () => {
            const stack = await own.find();
            if (stack === undefined)
                return undefined;
            if ((0,given_network/* isInGivenNetwork */.VZ)(stack))
                return given.read(stack);
            return (0,shared_network/* isInSharedNetwork */.LQ)(stack) ? shared.read() : (0,network_stack/* subnetsOf */.i_)(stack, await (0,aws_stack/* completeResources */.XW)(aws, name));
        },
    };
    /** What a new one takes, and why there could be none. A shared network that stands has its zones already. */
    async function toBeMade() {
        if (spec.network.given !== undefined)
            return findingsOn(aws, spec, spec.network.given);
        const made = (0,difference/* make */.L8)(`VPC ${cidr}, NAT gateway: ${nat}${kind === 'shared' ? ', shared with other clusters' : ''}`);
        const known = await (0,instance_types/* typesOfGroups */.oC)(aws, (0,self_managed/* everyGroupOf */.e$)(spec));
        // A type that there is not is told by its node group.
        const groups = (0,self_managed/* everyGroupOf */.e$)(spec).filter((group) => group.instanceTypes.every((type) => known.has(type)));
        const standing = kind === 'shared' ? await shared.zones() : undefined;
        if (standing !== undefined) {
            const objections = groups.map((group) => objectionIn((0,aws_zones/* zonesOffering */.gk)(aws, standing, group)));
            return [made, ...(await Promise.all(objections)).flatMap((words) => (words ? (0,difference/* refuse */.TR)(words) : []))];
        }
        const choice = (0,aws_zones/* chooseZones */.BB)(aws, groups, spec.network.zones);
        const words = await objectionIn(choice);
        return words === undefined ? [{ ...made, takes: takesOf(nat, await choice) }] : [made, (0,difference/* refuse */.TR)(words)];
    }
    const whole = {
        name: 'network',
        subnets,
        needs: [],
        read: subnets.read,
        diff: async () => {
            const existing = await own.find();
            if (existing !== undefined && !(0,states/* isLostStack */.Tp)(existing))
                return differencesOf(existing, spec, await lostOf(existing));
            const [made, ...objections] = await toBeMade();
            if (existing === undefined)
                return made === undefined ? objections : [made, ...objections];
            const words = `its stack is ${existing.StackStatus}, and is made anew: ${made?.words}`;
            return [{ verdict: 'replace', words }, ...objections];
        },
        ensure: async (step) => {
            const existing = await own.findUsable(step);
            const standing = existing === undefined ? kind : kindOf(existing);
            const differences = existing === undefined ? [] : differencesOf(existing, spec, await lostOf(existing));
            (0,difference/* requirePossible */.hp)(differences);
            for (const { words } of differences.filter(({ verdict }) => verdict === 'none'))
                step.say(words);
            if (standing === 'given')
                return given.ensure(step, existing, (value) => step.offer(subnets, value));
            if (standing === 'shared')
                return shared.ensure(step, existing, (value) => step.offer(subnets, value));
            await own.begin(step, existing, () => (0,network_stack/* networkParameters */.V6)(aws, spec));
            const { stack, value } = await own.untilUsable(step, 'the subnets', network_stack/* subnetsOf */.i_);
            step.offer(subnets, value);
            await own.untilWhole(step, 'the NAT gateway and routes', stack, usual_times/* usualTimes */.b.networkMade);
            return value;
        },
        leaving: async () => {
            const stack = await own.find();
            return (0,presence/* leavingIn */.QD)(stack?.StackStatus, (0,states/* isLeavingStack */.lI)(stack));
        },
        remove: async (step) => {
            if ((await own.find()) === undefined)
                return;
            await own.remove(step);
        },
    };
    return whole;
}
/** Why the zones will not do, in a sentence; undefined where they will. */
async function objectionIn(zones) {
    try {
        await zones;
        return undefined;
    }
    catch (error) {
        if (error instanceof aws_zones/* ZonesError */.qD || error instanceof aws_zones/* ZonesOfNetworkError */.NE)
            return error.message;
        throw error;
    }
}
/** A VPC with its internet gateway, and NAT gateways, each with an address. */
function takesOf(nat, zones) {
    const withGateway = { Disable: [], Single: zones.slice(0, 1), HighlyAvailable: zones }[nat];
    return [
        { quota: 'L-F678F1CE', count: 1 },
        { quota: 'L-A4707A72', count: 1 },
        { quota: 'L-0263D0A3', count: withGateway.length },
        ...withGateway.map((where) => ({ quota: 'L-FE5A380F', count: 1, where })),
    ];
}
const kindOf = (stack) => {
    if ((0,given_network/* isInGivenNetwork */.VZ)(stack))
        return 'given';
    return (0,shared_network/* isInSharedNetwork */.LQ)(stack) ? 'shared' : 'own';
};
/** Of a stack that stands: what it cannot become, and what is missing of it. @param lost ids of NAT gateways */
function differencesOf(stack, spec, lost) {
    const { name, network } = spec;
    const { kind, cidr, nat, zones } = network;
    const standing = kindOf(stack);
    const place = {
        own: 'a network of its own',
        shared: 'the shared network',
        given: `the network ${(0,vpc/* givenVpcOf */.yI)(stack)}`,
    }[standing];
    const moves = standing !== kind;
    const { cidr: usualCidr, nat: usualNat } = spec_spec/* defaults */.NT.network;
    const parameters = [
        { field: 'vpc.cidr', key: 'VpcCidr', wanted: cidr, usual: usualCidr },
        { field: 'vpc.nat.gateway', key: 'Nat', wanted: nat, usual: usualNat },
        { field: 'availabilityZones', key: 'Zones', wanted: zones?.toSorted().join(','), usual: undefined },
    ];
    return [
        ...(moves
            ? [
                {
                    verdict: 'none',
                    words: `cluster ${name} stays in ${place}: it cannot move. ` +
                        (kind === 'given'
                            ? '`vpc.subnets` is for a cluster that is made anew'
                            : `\`network: ${kind}\` is for a cluster that is made anew`),
                },
            ]
            : []),
        ...parameters
            .map((each) => ({ ...each, has: (0,network_stack/* parameterOf */.lS)(stack, each.key) }))
            // What is not asked for stays as it is; the shared network says what others have asked for.
            .filter(({ has, wanted, usual }) => standing === 'own' && !moves && wanted !== usual && wanted !== has)
            .map(({ field, has, wanted }) => ({
            verdict: 'refuse',
            words: `The network of cluster ${name} has ${field} ${has}, and ${wanted} is asked for. This action does not change the ` +
                'network under a cluster: ask for what it has, or remove the cluster with `down` first.',
        })),
        ...lost.map((id) => (0,difference/* refuse */.TR)(`${id}, the way out of the nodes of cluster ${name}, is gone, as after a \`down\` that has not ended. ` +
            'Run `down`, and then `up` again.')),
        ...(standing === 'given' ? (0,given_network/* differencesOfPlace */.DD)(stack, spec) : []),
        ...((0,states/* isRepairableStack */.C)(stack) && standing === 'own'
            ? [{ verdict: 'change', words: `its stack is ${stack.StackStatus}, and is repaired` }]
            : []),
    ];
}


/***/ }),

/***/ 2078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ settingsInToml),
/* harmony export */   f: () => (/* binding */ settingsOf)
/* harmony export */ });
/** Settings of Bottlerocket that a file has, as the TOML that its instances are started by. */
const isTable = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** A string of JSON is one of TOML, and so is a number. */
function tomlOf(value) {
    if (Array.isArray(value))
        return `[${value.map(tomlOf).join(', ')}]`;
    if (isTable(value))
        return `{ ${linesOf(value).join(', ')} }`;
    return JSON.stringify(value);
}
const linesOf = (table) => Object.entries(table).map(([key, value]) => `${JSON.stringify(key)} = ${tomlOf(value)}`);
function tablesAt(path, table) {
    const plain = Object.fromEntries(Object.entries(table).filter(([, value]) => !isTable(value)));
    return [
        ...(Object.keys(plain).length === 0 ? [] : ['', `[${path.map(keyOf).join('.')}]`, ...linesOf(plain)]),
        ...Object.entries(table).flatMap(([key, value]) => isTable(value) ? tablesAt([...path, key], value) : []),
    ];
}
const keyOf = (name) => (/^[\w-]+$/.test(name) ? name : JSON.stringify(name));
/** @returns the entries of settings.kubernetes that are no tables, and the lines of all that is */
function settingsOf(given = '{}') {
    const { kubernetes = {}, ...others } = JSON.parse(given);
    const entries = Object.entries(kubernetes);
    const tables = entries.filter(([, value]) => isTable(value));
    return {
        kubernetes: entries.filter(([, value]) => !isTable(value)),
        lines: [
            ...tablesAt(['settings', 'kubernetes'], Object.fromEntries(tables)),
            ...tablesAt(['settings'], others),
        ],
    };
}
/** What managed nodes are told, to which EKS adds its own. */
const settingsInToml = (given) => `${tablesAt(['settings'], JSON.parse(given)).slice(1).join('\n')}\n`;


/***/ }),

/***/ 2016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cl: () => (/* binding */ instanceNameOf),
/* harmony export */   kG: () => (/* binding */ metadataOptions),
/* harmony export */   sP: () => (/* binding */ launchTemplate),
/* harmony export */   v3: () => (/* binding */ volumesOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _aws_instance_types_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7675);
/* harmony import */ var _aws_launch_objections_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5916);
/* harmony import */ var _aws_node_images_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7595);
/* harmony import */ var _aws_reservation_objections_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(953);
/* harmony import */ var _engine_difference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7348);
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9762);
/* harmony import */ var _spec_self_managed_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5074);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7721);
/* harmony import */ var _reservation_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3358);
/* harmony import */ var _self_managed_user_data_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3867);
/* harmony import */ var _user_data_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2330);













/** What its newest version said before is not known: EC2 shows it to nobody who may not see every template. */
function differencesOf({ content, version }, data, { volume, moreVolumes = [], launch = {} }) {
    if (content === contentOf(data, version, wishedName(launch)))
        return [];
    const performance = [
        volume.iops && `${volume.iops} IOPS`,
        volume.throughput && `${volume.throughput} MiB/s`,
        volume.key && `encrypted with ${volume.key}`,
    ];
    const more = moreVolumes.map(({ device, size, type }) => `${size} GiB of ${type} on ${device}`);
    const words = [`${volume.size} GiB of ${volume.type}`, ...performance, ...more, ...wishesInWords(launch)];
    return [(0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_4__/* .change */ .Zg)(`a new version, with a volume of ${words.filter(Boolean).join(', ')}`)];
}
/** Whether it says what is known only once there is a control plane. */
const isOfPlane = ({ launch }, own) => launch?.ami !== undefined || (launch?.securityGroups !== undefined && own === undefined);
/** With one hop, pods cannot reach the node's role through the metadata service. */
const metadataOptions = ({ podsSeeMetadata } = {}) => ({ HttpTokens: 'required', HttpPutResponseHopLimit: podsSeeMetadata ? 2 : 1 });
/**
 * What EKS's own launch template lacks: an encrypted volume, IMDSv2 required, and our tags on instances, volumes and
 * interfaces. It names no security groups, so that EKS puts the cluster's own on the nodes; or that beside the user's.
 * Source: EKS user guide, "Customize managed nodes with launch templates", "Using custom security groups".
 */
function launchTemplate(aws, spec, group, { plane, groups }) {
    const others = groups === undefined ? [] : [groups];
    const about = isOfPlane(group, groups) ? [plane] : [];
    const name = (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_5__/* .namesOf */ .eZ)(spec.name, spec.region).launchTemplate(group.name);
    const title = `launch template ${group.name}`;
    const commands = (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_6__/* .commandsOf */ .Kf)(group.launch ?? {});
    /** By which IAM knows whether they are listed. */
    const ofCommands = commands === undefined ? {} : { [_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.commands]: commands };
    async function find() {
        const ec2 = await aws.ec2();
        const answer = await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(ec2.describeLaunchTemplates({ LaunchTemplateNames: [name] }));
        const found = answer?.LaunchTemplates?.[0];
        if (found === undefined)
            return undefined;
        const tags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .fromTagList */ .Bz)(found.Tags);
        (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .requireOurs */ .hN)(`Launch template ${name}`, tags, spec);
        const version = String(found.LatestVersionNumber);
        return { id: found.LaunchTemplateId ?? '', version, content: tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.content] };
    }
    const contentIn = (data, version) => contentOf(data, version, wishedName(group.launch));
    /**
     * @param own groups of the cluster's, in place of EKS's
     * @param cluster that has to be named, or whose group EKS's is, where that has to be
     */
    async function wanted(own, cluster) {
        const Name = instanceNameOf(spec, group);
        const instanceTags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .toTagList */ .s3)({ Name, ...spec.tags, ...group.tags });
        const ami = group.launch?.ami;
        const image = ami === undefined ? undefined : await (0,_aws_node_images_js__WEBPACK_IMPORTED_MODULE_9__/* .findImage */ .F)(aws, ami);
        return {
            ...wishedFor(group, cluster),
            BlockDeviceMappings: volumesOf(group, image?.RootDeviceName),
            ...groupsOf(group.launch?.securityGroups, own?.nodes, cluster),
            MetadataOptions: metadataOptions(group.launch),
            TagSpecifications: [
                { ResourceType: 'instance', Tags: instanceTags },
                { ResourceType: 'volume', Tags: instanceTags },
                { ResourceType: 'network-interface', Tags: instanceTags },
            ],
        };
    }
    /** Why its instances could not start. */
    async function objections() {
        const unreserved = (await (0,_aws_reservation_objections_js__WEBPACK_IMPORTED_MODULE_3__/* .objectionsToReservation */ .k)(aws, group)).map(_engine_difference_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR);
        if (group.launch?.ami === undefined)
            return unreserved;
        const types = await (0,_aws_instance_types_js__WEBPACK_IMPORTED_MODULE_10__/* .typesOfGroups */ .oC)(aws, (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_6__/* .everyGroupOf */ .e$)(spec));
        const { name, launch, instanceTypes } = group;
        const info = types.get(instanceTypes[0] ?? '');
        const unstarted = await (0,_aws_launch_objections_js__WEBPACK_IMPORTED_MODULE_2__/* .objectionsToImage */ .DX)(aws, { name, ami: launch.ami, instanceTypes }, info);
        return [...unreserved, ...unstarted.map(_engine_difference_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)];
    }
    async function create(step, data) {
        step.change('created', name);
        const ec2 = await aws.ec2();
        const request = {
            LaunchTemplateName: name,
            LaunchTemplateData: data,
            TagSpecifications: [
                {
                    ResourceType: 'launch-template',
                    Tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .toTagList */ .s3)({ ...spec.tags, ...ofCommands, [_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.content]: contentIn(data, '1') }),
                },
            ],
        };
        try {
            const { LaunchTemplate } = await ec2.createLaunchTemplate(request);
            return { id: LaunchTemplate?.LaunchTemplateId ?? '', version: '1' };
        }
        catch (error) {
            const existing = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isExisting */ .a_)(error) ? await find() : undefined;
            if (existing === undefined)
                throw error;
            return existing;
        }
    }
    return {
        name: title,
        needs: [...others, ...about],
        read: find,
        diff: async () => {
            const existing = await find();
            if (existing === undefined)
                return [(0,_engine_difference_js__WEBPACK_IMPORTED_MODULE_4__/* .make */ .L8)(name), ...(await objections())];
            const data = await wanted(await groups?.read(), await about[0]?.read());
            const differences = differencesOf(existing, data, group);
            return differences.length === 0 ? [] : [...differences, ...(await objections())];
        },
        ensure: async (step) => {
            const data = await wanted(groups && step.need(groups), about[0] && step.need(about[0]));
            const existing = await find();
            if (existing === undefined)
                return create(step, data);
            const { id } = existing;
            const differences = differencesOf(existing, data, group);
            if (differences.length === 0)
                return existing;
            for (const { words } of differences)
                step.change('updated', `${name}, ${words}`);
            const ec2 = await aws.ec2();
            // Before they are there: who may not run them is stopped here.
            if (commands !== undefined)
                await ec2.createTags({ Resources: [id], Tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .toTagList */ .s3)(ofCommands) });
            const { LaunchTemplateVersion } = await ec2.createLaunchTemplateVersion({
                LaunchTemplateId: id,
                LaunchTemplateData: data,
            });
            const made = String(LaunchTemplateVersion?.VersionNumber);
            await ec2.createTags({
                Resources: [id],
                Tags: (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .toTagList */ .s3)({ [_spec_tags_js__WEBPACK_IMPORTED_MODULE_7__/* .tagKeys */ .bi.content]: contentIn(data, made) }),
            });
            return { id, version: made };
        },
        remove: async (step) => {
            const template = await find();
            if (template === undefined)
                return;
            step.change('deleted', name);
            const ec2 = await aws.ec2();
            await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(ec2.deleteLaunchTemplate({ LaunchTemplateId: template.id }));
        },
    };
}
/**
 * What a version says, in short. EC2 shows what is in a template only by a call that IAM cannot narrow to ours, and that
 * shows the user data of every other template too. Of the tags, only the user's could be compared: runs differ.
 */
function contentOf({ BlockDeviceMappings, MetadataOptions, TagSpecifications: _, ...wishes }, version, name) {
    const more = Object.keys(wishes).length > 0 || name !== undefined ? [wishes, name] : [];
    const content = [BlockDeviceMappings, MetadataOptions, ...more];
    return `${version}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)}`;
}
const wishedName = ({ instanceName, instancePrefix } = {}) => instanceName === undefined && instancePrefix === undefined
    ? undefined
    : [instancePrefix ?? '', instanceName ?? ''].join('-');
/** As eksctl puts it together, but for the end of its own name. */
function instanceNameOf({ name }, { name: group, launch = {} }) {
    const { instancePrefix, instanceName = `${name}-${group}` } = launch;
    return [instancePrefix, instanceName].filter((part) => part !== undefined).join('-');
}
/** A template that names groups keeps EKS's own from the nodes. Source: EKS user guide, "Using custom security groups". */
function groupsOf(asked, own, cluster) {
    if (asked === undefined && own === undefined)
        return {};
    const first = own ?? (cluster === undefined ? [] : [cluster.clusterSecurityGroupId]);
    return { SecurityGroupIds: [...first, ...(asked ?? [])] };
}
/** What a template says only where the file does. */
function wishedFor(group, cluster) {
    const { launch = {} } = group;
    const { ami: ImageId, ebsOptimized: EbsOptimized, detailedMonitoring, keyName, placementGroup } = launch;
    const UserData = ImageId === undefined
        ? (0,_user_data_js__WEBPACK_IMPORTED_MODULE_11__/* .userDataOf */ .B1)(launch)
        : cluster && Buffer.from((0,_self_managed_user_data_js__WEBPACK_IMPORTED_MODULE_8__/* .imageUserDataOf */ .s)(group, ImageId, cluster)).toString('base64');
    return {
        ...(ImageId !== undefined && { ImageId }),
        ...(EbsOptimized !== undefined && { EbsOptimized }),
        ...(detailedMonitoring !== undefined && { Monitoring: { Enabled: detailedMonitoring } }),
        ...(UserData !== undefined && { UserData }),
        ...(keyName !== undefined && { KeyName: keyName }),
        ...(placementGroup !== undefined && { Placement: { GroupName: placementGroup } }),
        ...(0,_reservation_js__WEBPACK_IMPORTED_MODULE_12__/* .reservationData */ .X)(launch),
    };
}
function wishesInWords(launch) {
    const { instanceName, instancePrefix, ebsOptimized, detailedMonitoring, maxPods } = launch;
    const { keyName, securityGroups, placementGroup } = launch;
    return [
        instanceName === undefined ? '' : `instances called ${instanceName}`,
        instancePrefix === undefined ? '' : `the prefix ${instancePrefix}`,
        ebsOptimized === undefined ? '' : `${ebsOptimized ? '' : 'not '}EBS-optimized`,
        detailedMonitoring ? 'detailed monitoring' : '',
        maxPods === undefined ? '' : `at most ${maxPods} pods`,
        launch.podsSeeMetadata ? 'pods reach the metadata service' : '',
        launch.ami === undefined ? '' : `the image ${launch.ami}`,
        launch.preBootstrapCommands === undefined ? '' : 'commands of its own',
        launch.overrideBootstrapCommand === undefined ? '' : startInWords(launch.overrideBootstrapCommand),
        keyName === undefined ? '' : `the key ${keyName}`,
        securityGroups === undefined ? '' : `the security groups ${securityGroups.join(', ')}`,
        placementGroup === undefined ? '' : `the placement group ${placementGroup}`,
        (0,_reservation_js__WEBPACK_IMPORTED_MODULE_12__/* .reservationInWords */ .H)(launch),
        launch.bottlerocket === undefined ? '' : 'settings of Bottlerocket',
    ];
}
const startInWords = (override) => (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_6__/* .isScript */ .Kh)(override) ? 'a script of its own' : 'a NodeConfig of its own';
/** Bottlerocket keeps its system on a volume of its own, and everything else on the second. */
function volumesOf({ amiFamily, volume, moreVolumes = [] }, rootDevice = '/dev/xvda') {
    const more = moreVolumes.map((each) => ({ DeviceName: each.device, Ebs: ebsOf(each) }));
    if (amiFamily !== 'Bottlerocket')
        return [{ DeviceName: rootDevice, Ebs: ebsOf(volume) }, ...more];
    return [
        { DeviceName: '/dev/xvda', Ebs: encryptionOf(volume) },
        { DeviceName: '/dev/xvdb', Ebs: ebsOf(volume) },
        ...more,
    ];
}
const encryptionOf = ({ key }) => ({
    Encrypted: true,
    ...(key !== undefined && { KmsKeyId: key }),
});
function ebsOf(volume) {
    return {
        VolumeType: volume.type,
        VolumeSize: volume.size,
        ...encryptionOf(volume),
        ...(volume.iops !== undefined && { Iops: volume.iops }),
        ...(volume.throughput !== undefined && { Throughput: volume.throughput }),
    };
}


/***/ }),

/***/ 5305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M_: () => (/* binding */ isOfFargate),
/* harmony export */   W5: () => (/* binding */ applyToNode),
/* harmony export */   a9: () => (/* binding */ nodes)
/* harmony export */ });
/* harmony import */ var _aws_instance_types_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7675);
/* harmony import */ var _engine_difference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7348);
/* harmony import */ var _engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5126);
/* harmony import */ var _kubernetes_access_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5859);
/* harmony import */ var _kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1586);
/* harmony import */ var _kubernetes_nodes_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2752);
/* harmony import */ var _spec_self_managed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5074);
/* harmony import */ var _addons_usable_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5458);
/* harmony import */ var _leftovers_inside_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3018);
/* harmony import */ var _room_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6665);










/**
 * As many Ready nodes in Kubernetes as the node groups should have. A condition: it makes nothing. It only takes back
 * what a `down` that did not get far has done to them.
 */
function nodes(aws, spec, needs) {
    return {
        name: 'nodes',
        needs: [needs.plane, needs.access, ...needs.groups, ...needs.selfManaged],
        read: async () => {
            const plane = await needs.plane.read();
            return plane && (await (0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterClient */ .Sz)(aws, plane).list('Node')).items;
        },
        diff: async () => {
            const types = await (0,_aws_instance_types_js__WEBPACK_IMPORTED_MODULE_7__/* .typesOfGroups */ .oC)(aws, (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_3__/* .everyGroupOf */ .e$)(spec));
            return (0,_room_js__WEBPACK_IMPORTED_MODULE_6__/* .objectionsOf */ .I)(spec, types).map(_engine_difference_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR);
        },
        ensure: async (step) => {
            const client = (0,_kubernetes_access_js__WEBPACK_IMPORTED_MODULE_1__/* .clusterClient */ .Sz)(aws, step.need(needs.plane));
            const sizes = [
                ...needs.groups.map((group) => step.need(group).scalingConfig?.desiredSize ?? 0),
                ...needs.selfManaged.map((group) => step.need(group).nodes),
            ];
            const wanted = sizes.reduce((sum, size) => sum + size, 0);
            return (0,_addons_usable_js__WEBPACK_IMPORTED_MODULE_4__/* .untilUsable */ .r)(step, `${wanted} Ready nodes`, async () => {
                const { items } = await client.list('Node');
                const found = await (0,_engine_side_by_side_js__WEBPACK_IMPORTED_MODULE_8__/* .sideBySide */ .Q)(items, _leftovers_inside_js__WEBPACK_IMPORTED_MODULE_5__/* .atOnce */ .zd, async (node) => node.spec.unschedulable ? uncordon(client, step, node) : node);
                const present = found.filter((node) => node !== undefined);
                const ready = present.filter((node) => (0,_kubernetes_nodes_js__WEBPACK_IMPORTED_MODULE_9__/* .isReady */ .i)(node) && !isOfFargate(node));
                return ready.length >= wanted
                    ? { done: present }
                    : { waiting: `${ready.length} of ${wanted} are Ready` };
            });
        },
    };
}
/** It is there for one pod, and no node group counts it. */
const isOfFargate = ({ metadata: { labels = {} } }) => labels['eks.amazonaws.com/compute-type'] === 'fargate';
/** Applies nothing, by which Kubernetes takes back what we have applied to the node, and only that: who else has cordoned it still does. */
async function uncordon(client, step, node) {
    const left = await applyToNode(client, node, {});
    if (left && !left.spec.unschedulable) {
        step.change('updated', `node ${left.metadata.name} takes pods again`);
    }
    return left;
}
/**
 * Applies to a node as long as it is there: by its name alone, Kubernetes would make one that has just gone.
 * @returns the node after it; undefined when it has gone, and a namesake may have come
 */
async function applyToNode(client, { apiVersion, kind, metadata: { name, uid } }, spec, options = {}) {
    try {
        return await client.apply({ apiVersion, kind, metadata: { name, uid }, spec }, options);
    }
    catch (error) {
        if ((0,_kubernetes_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isGone */ .ST)(error))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 3358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ reservationInWords),
/* harmony export */   X: () => (/* binding */ reservationData)
/* harmony export */ });
/** @returns nothing where the file says nothing */
function reservationData({ reservation } = {}) {
    if (reservation === undefined)
        return {};
    const { preference, id, group, isBlock } = reservation;
    return {
        CapacityReservationSpecification: preference === undefined
            ? {
                CapacityReservationTarget: {
                    ...(id !== undefined && { CapacityReservationId: id }),
                    ...(group !== undefined && { CapacityReservationResourceGroupArn: group }),
                },
            }
            : { CapacityReservationPreference: preference },
        ...(isBlock && { InstanceMarketOptions: { MarketType: 'capacity-block' } }),
    };
}
function reservationInWords({ reservation }) {
    if (reservation === undefined)
        return '';
    const { preference, id, group, isBlock } = reservation;
    if (preference === 'none')
        return 'no reserved capacity';
    if (preference === 'open')
        return 'what is reserved for whoever suits';
    return `${isBlock ? 'the Capacity Block' : 'the reserved capacity of'} ${id ?? group}`;
}


/***/ }),

/***/ 6665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ objectionsOf),
/* harmony export */   f: () => (/* binding */ takesOfNodes)
/* harmony export */ });
/* harmony import */ var _aws_instance_types_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7675);
/* harmony import */ var _aws_quotas_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8329);
/* harmony import */ var _spec_self_managed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5074);



/**
 * What more nodes of the group take at least of the account's vCPUs: of several types, the smallest may be what there is.
 * Nothing where they may be of several quotas: of several families, or on demand where spot will not do.
 */
function takesOfNodes({ instanceTypes, spot, orOnDemand }, count, types) {
    const markets = orOnDemand ? [true, false] : [spot];
    const codes = new Set(markets.flatMap((isSpot) => instanceTypes.map((type) => (0,_aws_quotas_js__WEBPACK_IMPORTED_MODULE_0__/* .vcpuQuotaOf */ .mP)(type, isSpot)?.code)));
    const [quota] = codes;
    const sizes = instanceTypes.map((type) => types.get(type)?.VCpuInfo?.DefaultVCpus ?? 0);
    return codes.size > 1 || quota === undefined ? [] : [{ quota, count: count * Math.min(...sizes) }];
}
/** Of add-ons, how many pods they have on each node, and how many besides. Sources: their manifests. */
const podsOf = {
    'vpc-cni': { onEach: 1, besides: 0 },
    'kube-proxy': { onEach: 1, besides: 0 },
    coredns: { onEach: 0, besides: 2 },
    'eks-pod-identity-agent': { onEach: 1, besides: 0 },
    'aws-ebs-csi-driver': { onEach: 1, besides: 2 },
};
/** What these pods tolerate of their own accord. Sources: the manifests of coredns and of the EBS CSI driver's controller. */
const isTolerated = ({ key, effect }) => effect === 'PreferNoSchedule' || key === 'CriticalAddonsOnly';
const isOpen = ({ taints }) => taints.every(isTolerated);
/** Whether the user has told its pods to tolerate something. */
const isTold = ({ configurationValues = '' }) => /"?tolerations"?\s*:/.test(configurationValues);
/** @param types what EC2 knows of the groups' instance types. @returns in sentences why add-ons would never be healthy */
function objectionsOf({ addons, ...spec }, types) {
    const groups = (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_1__/* .everyGroupOf */ .e$)(spec);
    const scattered = addons.filter((addon) => (podsOf[addon.name]?.besides ?? 0) > 0 && !isTold(addon));
    if (groups.length === 0 || scattered.length === 0)
        return [];
    const names = scattered.map(({ name }) => name).join(' and ');
    const open = groups.filter(isOpen);
    if (open.length === 0) {
        return [
            `No node takes the pods of ${names}: every node group is tainted. Leave one group without taints, or add tolerations ` +
                "to the add-on's configurationValues.",
        ];
    }
    const onEach = addons.reduce((sum, { name }) => sum + (podsOf[name]?.onEach ?? 0), 0);
    const besides = scattered.reduce((sum, { name }) => sum + (podsOf[name]?.besides ?? 0), 0);
    const room = open.reduce((sum, { nodes, instanceTypes, launch }) => {
        const known = instanceTypes.flatMap((type) => types.get(type) ?? []).map(_aws_instance_types_js__WEBPACK_IMPORTED_MODULE_2__/* .mostPods */ .sA);
        return sum + nodes * (Math.min(...known, launch?.maxPods ?? Infinity) - onEach);
    }, 0);
    if (room >= besides)
        return [];
    const asked = open.map(({ nodes, instanceTypes }) => `${nodes} × ${instanceTypes.join(' or ')}`).join(', ');
    return [
        `The nodes (${asked}) have no room for the pods of ${names}: ${Math.max(room, 0)} places are left of ${besides}, ` +
            `beside the ${onEach} pods of add-ons on each node. Ask for larger instance types, or for more nodes.`,
    ];
}


/***/ }),

/***/ 1265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   bX: () => (/* binding */ stackNameOf),
/* harmony export */   gN: () => (/* binding */ sizesOf),
/* harmony export */   hi: () => (/* binding */ typesOfStack),
/* harmony export */   jX: () => (/* binding */ stackOfGroup),
/* harmony export */   oO: () => (/* binding */ triedBy),
/* harmony export */   vP: () => (/* binding */ signal),
/* harmony export */   xR: () => (/* binding */ wantedImage)
/* harmony export */ });
/* harmony import */ var _aws_ami_type_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5964);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _aws_instance_types_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7675);
/* harmony import */ var _aws_node_images_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7595);
/* harmony import */ var _aws_zones_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2081);
/* harmony import */ var _spec_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9762);
/* harmony import */ var _spec_self_managed_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5074);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7721);
/* harmony import */ var _network_network_stack_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5048);
/* harmony import */ var _stack_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4266);
/* harmony import */ var _launch_template_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2016);
/* harmony import */ var _self_managed_template_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8631);
/** What the stack of a self-managed node group is made of, whenever that is: found of AWS where the spec does not say it. */












/** The stack's name, which its Auto Scaling group has, too. */
const stackNameOf = (spec, group) => (0,_spec_names_js__WEBPACK_IMPORTED_MODULE_3__/* .namesOf */ .eZ)(spec.name, spec.region).nodesStack(group.name);
function stackOfGroup(aws, spec, group) {
    const commands = (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_4__/* .commandsOf */ .Kf)(group);
    return (0,_stack_js__WEBPACK_IMPORTED_MODULE_7__/* .ownStack */ .f)(aws, {
        name: stackNameOf(spec, group),
        mark: spec,
        tags: {
            ...spec.tags,
            ...group.tags,
            [_spec_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .tagKeys */ .bi.nodeGroup]: group.name,
            ...(commands !== undefined && { [_spec_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .tagKeys */ .bi.commands]: commands }),
        },
    });
}
/** The instance types that the stack of a group has; none where there is no stack. */
async function typesOfStack(aws, spec, group) {
    const stack = await stackOfGroup(aws, spec, group).find();
    if (stack === undefined)
        return [];
    const cloudFormation = await aws.cloudFormation();
    const { TemplateBody = '{}' } = await cloudFormation.getTemplate({ StackName: stack.StackId });
    return (0,_self_managed_template_js__WEBPACK_IMPORTED_MODULE_9__/* .typesIn */ .XT)(JSON.parse(TemplateBody));
}
/** The public parameter of EKS's newest image for the group. @param version of Kubernetes */
async function wantedImage(aws, spec, group, version) {
    const types = await (0,_aws_instance_types_js__WEBPACK_IMPORTED_MODULE_10__/* .typesOfGroups */ .oC)(aws, (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_4__/* .everyGroupOf */ .e$)(spec));
    return (0,_self_managed_template_js__WEBPACK_IMPORTED_MODULE_9__/* .imageName */ .tO)(group, (0,_aws_ami_type_js__WEBPACK_IMPORTED_MODULE_0__/* .hardwareOf */ .is)(types.get(group.instanceTypes[0] ?? '')), version);
}
/** All but the cluster itself, and what is made for it. @param profile name of the instance profile */
async function placeOf(aws, spec, group, network, profile) {
    // The network may be older than the wish for these types, and its zones not chosen for them.
    const usable = await (0,_aws_zones_js__WEBPACK_IMPORTED_MODULE_2__/* .zonesOffering */ .gk)(aws, (0,_network_network_stack_js__WEBPACK_IMPORTED_MODULE_6__/* .zonesFor */ .fU)(network, group), group);
    return {
        name: stackNameOf(spec, group),
        instanceProfile: profile,
        subnetIds: (0,_network_network_stack_js__WEBPACK_IMPORTED_MODULE_6__/* .subnetIdsIn */ .br)(network, group, usable),
        // The device that the system of a user's own image is on; of EKS's, it is known.
        rootDevice: group.ami === undefined ? undefined : (await (0,_aws_node_images_js__WEBPACK_IMPORTED_MODULE_11__/* .findImage */ .F)(aws, group.ami))?.RootDeviceName,
        tags: {
            Name: (0,_launch_template_js__WEBPACK_IMPORTED_MODULE_8__/* .instanceNameOf */ .cl)(spec, group),
            [`kubernetes.io/cluster/${spec.name}`]: 'owned',
            // As EKS tags those of managed groups. Source: EKS user guide, "Managed node groups concepts".
            'k8s.io/cluster-autoscaler/enabled': 'true',
            [`k8s.io/cluster-autoscaler/${spec.name}`]: 'owned',
            ...spec.tags,
            ...group.tags,
        },
    };
}
/** What EC2 is asked for. @param has the group as its template has it */
async function triedBy(aws, group, { name, instanceTypes: types, spot: isSpot }, network) {
    return { name, types, zones: await (0,_aws_zones_js__WEBPACK_IMPORTED_MODULE_2__/* .zonesOffering */ .gk)(aws, (0,_network_network_stack_js__WEBPACK_IMPORTED_MODULE_6__/* .zonesFor */ .fU)(network, group), group), isSpot };
}
/** Parameters of the template. */
const sizesOf = ({ minNodes, maxNodes, nodes, }) => ({
    MinNodes: String(minNodes),
    MaxNodes: String(maxNodes),
    Nodes: String(nodes),
    NodesInService: String(Math.max(0, Math.min(nodes, maxNodes - 1))),
});
/** Whether CloudFormation is told of an instance, which takes word of resources that it is at work on alone. */
async function signal(aws, StackName, instance, Status) {
    const cloudFormation = await aws.cloudFormation();
    try {
        await cloudFormation.signalResource({
            StackName,
            LogicalResourceId: _self_managed_template_js__WEBPACK_IMPORTED_MODULE_9__/* .resourceNames */ .Nr.group,
            UniqueId: instance,
            Status,
        });
        return true;
    }
    catch (error) {
        if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error) !== 'ValidationError')
            throw error;
        return /already been received/.test(String(error));
    }
}


/***/ }),

/***/ 8631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nr: () => (/* binding */ resourceNames),
/* harmony export */   W8: () => (/* binding */ partsThatDiffer),
/* harmony export */   XT: () => (/* binding */ typesIn),
/* harmony export */   gN: () => (/* binding */ asMade),
/* harmony export */   hd: () => (/* binding */ onDemand),
/* harmony export */   kW: () => (/* binding */ templateOf),
/* harmony export */   tO: () => (/* binding */ imageName),
/* harmony export */   tm: () => (/* binding */ settingsThatDiffer),
/* harmony export */   ur: () => (/* binding */ mayTurnToOnDemand)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7721);
/* harmony import */ var _launch_template_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2016);
/* harmony import */ var _reservation_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3358);
/* harmony import */ var _self_managed_user_data_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3867);
/** The CloudFormation template of a self-managed node group: its instances, and the Auto Scaling group that starts them. */





/** Logical ids. */
const resourceNames = { group: 'NodeGroup', template: 'LaunchTemplate' };
/** Minutes that CloudFormation gives instances to become Ready nodes. */
const patience = 'PT20M';
const ref = (name) => ({ Ref: name });
/**
 * Labels and taints are the kubelet's own, so that nodes which an autoscaler adds have them from their first moment. The group
 * counts as made, and each instance as replaced, once its signals say that its nodes are Ready: whoever has it made sends them.
 */
function templateOf(group, around) {
    const version = {
        LaunchTemplateId: ref(resourceNames.template),
        Version: { 'Fn::GetAtt': [resourceNames.template, 'LatestVersionNumber'] },
    };
    const number = { Type: 'Number' };
    return {
        AWSTemplateFormatVersion: '2010-09-09',
        Description: `Self-managed node group ${group.name} of the EKS cluster ${around.cluster.name}`,
        Parameters: {
            ImageName: {
                Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
                Description: "The public parameter that names EKS's newest image",
            },
            KeptImage: { Type: 'String', Default: '', Description: 'The image that the group has had before' },
            GivenImage: { Type: 'String', Default: '', Description: "The user's own image" },
            MinNodes: number,
            MaxNodes: number,
            Nodes: number,
            NodesInService: { ...number, Description: 'How many stay while others are replaced' },
        },
        Conditions: {
            HasKeptImage: { 'Fn::Not': [{ 'Fn::Equals': [ref('KeptImage'), ''] }] },
            HasGivenImage: { 'Fn::Not': [{ 'Fn::Equals': [ref('GivenImage'), ''] }] },
        },
        Resources: {
            LaunchTemplate: {
                Type: 'AWS::EC2::LaunchTemplate',
                Properties: { LaunchTemplateData: launchData(group, around) },
            },
            NodeGroup: {
                Type: 'AWS::AutoScaling::AutoScalingGroup',
                ...(group.nodes > 0 && {
                    CreationPolicy: { ResourceSignal: { Count: ref('Nodes'), Timeout: patience } },
                }),
                UpdatePolicy: {
                    AutoScalingRollingUpdate: {
                        MinInstancesInService: ref('NodesInService'),
                        MaxBatchSize: 1,
                        WaitOnResourceSignals: true,
                        PauseTime: patience,
                        SuspendProcesses: [
                            'HealthCheck',
                            'ReplaceUnhealthy',
                            'AZRebalance',
                            'AlarmNotification',
                            'ScheduledActions',
                        ],
                    },
                },
                Properties: {
                    AutoScalingGroupName: around.name,
                    MinSize: ref('MinNodes'),
                    MaxSize: ref('MaxNodes'),
                    DesiredCapacity: ref('Nodes'),
                    VPCZoneIdentifier: around.subnetIds,
                    ...(group.distribution === undefined
                        ? { LaunchTemplate: version }
                        : {
                            ...(group.distribution.rebalances && { CapacityRebalance: true }),
                            MixedInstancesPolicy: mixed(group, group.distribution, version),
                        }),
                    ...(group.maxLifetime !== undefined && { MaxInstanceLifetime: group.maxLifetime }),
                    ...(group.metrics && {
                        MetricsCollection: group.metrics.map(({ granularity, metrics }) => ({
                            Granularity: granularity,
                            ...(metrics && { Metrics: metrics }),
                        })),
                    }),
                    Tags: [
                        ...(0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .toTagList */ .s3)(around.tags).map((tag) => ({ ...tag, PropagateAtLaunch: true })),
                        ...shownLabels(group).filter(({ Key }) => !(Key in around.tags)),
                    ],
                },
            },
        },
    };
}
function launchData(group, around) {
    const Tags = (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .toTagList */ .s3)(around.tags);
    const { launch = {} } = group;
    const { keyName, placementGroup, ebsOptimized: EbsOptimized, detailedMonitoring, cpuCredits } = launch;
    return {
        ImageId: {
            'Fn::If': [
                'HasGivenImage',
                ref('GivenImage'),
                { 'Fn::If': ['HasKeptImage', ref('KeptImage'), ref('ImageName')] },
            ],
        },
        InstanceType: group.instanceTypes[0],
        IamInstanceProfile: { Name: around.instanceProfile },
        SecurityGroupIds: [...around.securityGroupIds, ...(group.launch?.securityGroups ?? [])],
        ...(keyName !== undefined && { KeyName: keyName }),
        ...(placementGroup !== undefined && { Placement: { GroupName: placementGroup } }),
        ...(EbsOptimized !== undefined && { EbsOptimized }),
        ...(detailedMonitoring !== undefined && { Monitoring: { Enabled: detailedMonitoring } }),
        ...(0,_reservation_js__WEBPACK_IMPORTED_MODULE_4__/* .reservationData */ .X)(group.launch),
        ...(cpuCredits !== undefined && { CreditSpecification: { CpuCredits: cpuCredits } }),
        ...(launch.enclaves && { EnclaveOptions: { Enabled: true } }),
        BlockDeviceMappings: (0,_launch_template_js__WEBPACK_IMPORTED_MODULE_2__/* .volumesOf */ .v3)(group, around.rootDevice),
        MetadataOptions: (0,_launch_template_js__WEBPACK_IMPORTED_MODULE_2__/* .metadataOptions */ .kG)(group.launch),
        UserData: Buffer.from((0,_self_managed_user_data_js__WEBPACK_IMPORTED_MODULE_3__/* .userDataOf */ .B)(group, around.cluster)).toString('base64'),
        TagSpecifications: ['instance', 'volume', 'network-interface'].map((ResourceType) => ({
            ResourceType,
            Tags,
        })),
    };
}
/** Source: kubernetes/autoscaler, cluster-autoscaler/cloudprovider/aws/README.md, "Auto-Discovery Setup". */
const shownPrefix = 'k8s.io/cluster-autoscaler/node-template';
/** Tags that say what labels and taints nodes of a group have, of which none may be there. */
function shownLabels({ showsLabels, labels, taints, }) {
    if (showsLabels !== true)
        return [];
    const tag = (Key, Value) => ({
        Key: `${shownPrefix}/${Key}`,
        Value,
        PropagateAtLaunch: true,
    });
    return [
        ...Object.entries(labels).map(([key, value]) => tag(`label/${key}`, value)),
        ...taints.map(({ key, value, effect }) => tag(`taint/${key}`, `${value}:${effect}`)),
    ];
}
function mixed({ instanceTypes }, distribution, LaunchTemplateSpecification) {
    const { onDemandBase, onDemandPercentage, spotStrategy, spotPools, maxPrice } = distribution;
    return {
        InstancesDistribution: {
            OnDemandBaseCapacity: onDemandBase,
            OnDemandPercentageAboveBaseCapacity: onDemandPercentage,
            SpotAllocationStrategy: spotStrategy,
            ...(spotPools !== undefined && { SpotInstancePools: spotPools }),
            ...(maxPrice !== undefined && { SpotMaxPrice: maxPrice }),
        },
        LaunchTemplate: {
            LaunchTemplateSpecification,
            Overrides: instanceTypes.map((InstanceType) => ({ InstanceType })),
        },
    };
}
/** The instance types of a template, in their order. */
function typesIn(template) {
    const { NodeGroup, LaunchTemplate } = template.Resources ?? {};
    const policy = Object(NodeGroup?.Properties.MixedInstancesPolicy);
    const overrides = policy.LaunchTemplate?.Overrides?.map(({ InstanceType }) => InstanceType);
    const only = LaunchTemplate?.Properties.LaunchTemplateData.InstanceType;
    return overrides ?? (typeof only === 'string' ? [only] : []);
}
/** Whether it asks for spot instances, and on-demand ones will do. */
const mayTurnToOnDemand = ({ spot, orOnDemand }) => spot && orOnDemand === true;
/** The group of on-demand instances in the place of spot ones. */
const onDemand = (group) => ({
    ...group,
    spot: false,
    ...(group.distribution && { distribution: { ...group.distribution, onDemandPercentage: 100 } }),
});
/** The group as its template has it: of those that may take the place of spot instances, where they have. */
function asMade(group, template) {
    const { NodeGroup } = template.Resources ?? {};
    const policy = Object(NodeGroup?.Properties.MixedInstancesPolicy);
    const isOnDemand = Number(policy.InstancesDistribution?.OnDemandPercentageAboveBaseCapacity) === 100;
    return group.orOnDemand && isOnDemand ? onDemand(group) : group;
}
/** What each part of a template is to people. */
const parts = {
    BlockDeviceMappings: 'the volume',
    CapacityReservationSpecification: 'the reserved capacity',
    CreditSpecification: 'the CPU credits',
    EbsOptimized: 'whether instances are EBS-optimized',
    EnclaveOptions: 'whether instances can start enclaves',
    IamInstanceProfile: 'the instance profile',
    InstanceMarketOptions: 'whether that is a Capacity Block',
    InstanceType: 'the instance types',
    KeyName: 'the key',
    MetadataOptions: 'the metadata service',
    MixedInstancesPolicy: 'the instance types and how they are bought',
    Monitoring: 'how often CloudWatch has metrics',
    Placement: 'the placement group',
    SecurityGroupIds: 'the security groups',
    UserData: 'how nodes are started (labels, taints, the kubelet, commands)',
    VPCZoneIdentifier: 'the subnets',
    name: 'how instances are called',
};
/** The parts in which templates differ: of tags only the name, since runs differ. */
function partsThatDiffer(has, wanted) {
    const [before, after] = [partsIn(has), partsIn(wanted)];
    return Object.entries(parts)
        .filter(([key]) => !(0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(before[key], after[key]))
        .map(([, words]) => words);
}
/** What of the Auto Scaling group changes, while its instances stay as they are. */
function settingsThatDiffer(has, wanted) {
    const [before, after] = [settingsIn(has), settingsIn(wanted)];
    return Object.entries({
        MaxInstanceLifetime: `instances are replaced ${lifetimeInWords(wanted)}`,
        MetricsCollection: 'the metrics of the Auto Scaling group',
        shown: 'the labels and taints that the Auto Scaling group shows',
    })
        .filter(([key]) => !(0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(before[key], after[key]))
        .map(([, words]) => words);
}
function settingsIn({ Resources }) {
    const { MaxInstanceLifetime, MetricsCollection, Tags } = Resources.NodeGroup.Properties;
    const shown = Tags.filter(({ Key }) => Key.startsWith(shownPrefix));
    return JSON.parse(JSON.stringify({ MaxInstanceLifetime, MetricsCollection, shown }));
}
function lifetimeInWords({ Resources }) {
    const { MaxInstanceLifetime: seconds } = Resources.NodeGroup.Properties;
    return seconds === undefined ? 'at no age' : `after ${seconds} seconds`;
}
/** As JSON has it. */
function partsIn({ Resources }) {
    const { LaunchTemplateData } = Resources.LaunchTemplate.Properties;
    const { VPCZoneIdentifier, MixedInstancesPolicy, Tags } = Resources.NodeGroup.Properties;
    const name = Tags.find(({ Key }) => Key === 'Name')?.Value;
    return JSON.parse(JSON.stringify({ ...LaunchTemplateData, VPCZoneIdentifier, MixedInstancesPolicy, name }));
}
const al2023 = {
    x86: 'x86_64/standard',
    'x86 with NVIDIA': 'x86_64/nvidia',
    'x86 with Neuron': 'x86_64/neuron',
    Arm: 'arm64/standard',
    'Arm with NVIDIA': 'arm64/nvidia',
};
const bottlerocket = {
    x86: '/x86_64',
    'x86 with NVIDIA': '-nvidia/x86_64',
    'x86 with Neuron': '/x86_64',
    Arm: '/arm64',
    'Arm with NVIDIA': '-nvidia/arm64',
};
/**
 * The public parameter of Systems Manager that has the newest image's id, in each region its own.
 * Sources: EKS user guide, "Retrieve recommended Amazon Linux AMI IDs" and "Retrieve recommended Bottlerocket AMI IDs".
 * @param version of Kubernetes, such as `1.36`
 */
function imageName({ amiFamily }, hardware, version) {
    return amiFamily === 'Bottlerocket'
        ? `/aws/service/bottlerocket/aws-k8s-${version}${bottlerocket[hardware]}/latest/image_id`
        : `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${al2023[hardware]}/recommended/image_id`;
}


/***/ }),

/***/ 3867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ userDataOf),
/* harmony export */   s: () => (/* binding */ imageUserDataOf)
/* harmony export */ });
/* harmony import */ var _spec_self_managed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5074);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7721);
/* harmony import */ var _bottlerocket_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2078);
/* harmony import */ var _user_data_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2330);
/** By what nodes find their cluster whom EKS does not tell it: the user data of their instances. */




/**
 * Nodes say by a label which group they are of, as managed ones do by one of EKS's.
 * @param last scripts that run after the user's
 */
function userDataOf({ labels, ...rest }, cluster, last = []) {
    return startOf({ ...rest, labels: { [_spec_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagKeys */ .bi.nodeGroup]: rest.name, ...labels } }, cluster, last);
}
/**
 * Of a managed group with an image of the user's, beside whose user data EKS puts none: all that it would have said otherwise,
 * and labels and taints, which EKS adds only some time after a node has joined.
 * Sources: EKS user guide, "Customize managed nodes with launch templates", "Specifying an AMI"; aws/containers-roadmap issue 1962.
 */
function imageUserDataOf({ launch = {}, labels, ...group }, image, cluster) {
    return startOf({
        ...group,
        labels: {
            'eks.amazonaws.com/nodegroup': group.name,
            'eks.amazonaws.com/nodegroup-image': image,
            ...labels,
        },
        preBootstrapCommands: launch.preBootstrapCommands ?? [],
        overrideBootstrapCommand: launch.overrideBootstrapCommand,
        kubeletExtraConfig: undefined,
        maxPodsPerNode: launch.maxPods,
        launch,
    }, cluster, []);
}
function startOf(group, cluster, last) {
    if (group.amiFamily === 'Bottlerocket')
        return bottlerocket(group, cluster);
    const { preBootstrapCommands, overrideBootstrapCommand: override } = group;
    const scripts = [...preBootstrapCommands.map(_user_data_js__WEBPACK_IMPORTED_MODULE_2__/* .script */ .K$), ...last.map((body) => ({ type: _user_data_js__WEBPACK_IMPORTED_MODULE_2__/* .scriptType */ .IY, body }))];
    if (override !== undefined && (0,_spec_self_managed_js__WEBPACK_IMPORTED_MODULE_0__/* .isScript */ .Kh)(override)) {
        const body = withVariables(override.trimEnd(), group, cluster);
        return (0,_user_data_js__WEBPACK_IMPORTED_MODULE_2__/* .archive */ .rD)([...scripts, { type: _user_data_js__WEBPACK_IMPORTED_MODULE_2__/* .scriptType */ .IY, body }]);
    }
    const configs = [
        (0,_user_data_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeConfig */ .bA)(specOf(group, cluster)),
        ...(override === undefined ? [] : [{ type: _user_data_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeConfigType */ .LO, body: override }]),
    ];
    return (0,_user_data_js__WEBPACK_IMPORTED_MODULE_2__/* .archive */ .rD)([...configs, ...scripts]);
}
/**
 * nodeadm asks for all four of the cluster. Labels are a flag: the kubelet's file has none.
 * Source: awslabs/amazon-eks-ami, nodeadm/internal/api/validation.go.
 */
function specOf({ labels, taints, kubeletExtraConfig, maxPodsPerNode, clusterDns }, { name, endpoint, certificateAuthorityData, serviceCidr }) {
    const config = {
        ...(kubeletExtraConfig !== undefined && JSON.parse(kubeletExtraConfig)),
        ...(maxPodsPerNode !== undefined && { maxPods: maxPodsPerNode }),
        ...(clusterDns !== undefined && { clusterDNS: [clusterDns] }),
        ...(taints.length > 0 && { registerWithTaints: taints }),
    };
    return {
        cluster: {
            name,
            apiServerEndpoint: endpoint,
            certificateAuthority: certificateAuthorityData,
            cidr: serviceCidr,
        },
        kubelet: {
            ...(Object.keys(config).length > 0 && { config }),
            flags: [`--node-labels=${labelsInWords(labels)}`],
        },
    };
}
const labelsInWords = (labels) => Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
const taintInWords = ({ key, value, effect }) => `${key}=${value}:${effect}`;
/** What scripts of users are told, under the names that eksctl has for it. Source: eksctl, pkg/nodebootstrap/userdata.go. */
function withVariables(script, { labels, taints, maxPodsPerNode }, cluster) {
    const [first = '', ...rest] = script.split('\n');
    const variables = {
        CLUSTER_NAME: cluster.name,
        API_SERVER_URL: cluster.endpoint,
        B64_CLUSTER_CA: cluster.certificateAuthorityData,
        CLUSTER_DNS: nameServerOf(cluster),
        NODE_LABELS: labelsInWords(labels),
        NODE_TAINTS: taints.map(taintInWords).join(','),
        ...(maxPodsPerNode !== undefined && { MAX_PODS: String(maxPodsPerNode) }),
    };
    return [
        first,
        ...Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`),
        ...rest,
    ].join('\n');
}
/** The tenth address of the range. Source: EKS API reference, KubernetesNetworkConfigRequest. */
const nameServerOf = ({ serviceCidr }) => serviceCidr.replace(/\d+\/\d+$/, '10');
/** Source: bottlerocket.dev, "settings.kubernetes". */
function bottlerocket({ labels, taints, maxPodsPerNode, clusterDns, launch }, cluster) {
    const given = (0,_bottlerocket_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsOf */ .f)(launch?.bottlerocket);
    const text = JSON.stringify;
    const table = (name, entries) => entries.length === 0
        ? []
        : ['', `[${name}]`, ...entries.map(([key, value]) => `${text(key)} = ${text(value)}`)];
    const keys = [...new Set(taints.map(({ key }) => key))];
    const effectsOf = (key) => taints.filter((taint) => taint.key === key).map(({ value, effect }) => `${value}:${effect}`);
    return [
        ...table('settings.kubernetes', [
            ['cluster-name', cluster.name],
            ['api-server', cluster.endpoint],
            ['cluster-certificate', cluster.certificateAuthorityData],
            ['cluster-dns-ip', clusterDns ?? nameServerOf(cluster)],
            ...(maxPodsPerNode === undefined ? [] : [['max-pods', maxPodsPerNode]]),
            ...given.kubernetes,
        ]).slice(1),
        ...table('settings.kubernetes.node-labels', Object.entries(labels)),
        ...table('settings.kubernetes.node-taints', keys.map((key) => [key, effectsOf(key)])),
        ...given.lines,
        '',
    ].join('\n');
}


/***/ }),

/***/ 2330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ userDataOf),
/* harmony export */   IY: () => (/* binding */ scriptType),
/* harmony export */   K$: () => (/* binding */ script),
/* harmony export */   LO: () => (/* binding */ nodeConfigType),
/* harmony export */   bA: () => (/* binding */ nodeConfig),
/* harmony export */   rD: () => (/* binding */ archive)
/* harmony export */ });
/* harmony import */ var _bottlerocket_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2078);

/**
 * One MIME archive, to which EKS adds its own part: nodeadm merges the NodeConfigs of all. Of Bottlerocket, settings alone.
 * Source: EKS user guide, "Customize managed nodes with launch templates".
 * @returns base64; undefined where there is nothing to say
 */
function userDataOf({ maxPods, preBootstrapCommands = [], overrideBootstrapCommand: override, bottlerocket, }) {
    if (bottlerocket !== undefined)
        return Buffer.from((0,_bottlerocket_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .settingsInToml */ .T)(bottlerocket)).toString('base64');
    const parts = [
        ...(maxPods === undefined ? [] : [nodeConfig({ kubelet: { config: { maxPods } } })]),
        ...(override === undefined ? [] : [{ type: nodeConfigType, body: override }]),
        ...preBootstrapCommands.map(script),
    ];
    return parts.length === 0 ? undefined : Buffer.from(archive(parts)).toString('base64');
}
const nodeConfigType = 'application/node.eks.aws';
/** cloud-init runs it before nodeadm starts the kubelet. */
const script = (command) => ({ type: scriptType, body: `#!/bin/bash\n${command}` });
const scriptType = 'text/x-shellscript; charset="us-ascii"';
/** JSON is YAML. */
const nodeConfig = (spec) => ({
    type: nodeConfigType,
    body: JSON.stringify({
        apiVersion: 'node.eks.aws/v1alpha1',
        kind: 'NodeConfig',
        spec,
    }),
});
const boundary = 'eks-cluster-action';
function archive(parts) {
    return [
        'MIME-Version: 1.0',
        `Content-Type: multipart/mixed; boundary="${boundary}"`,
        '',
        ...parts.flatMap(({ type, body }) => [`--${boundary}`, `Content-Type: ${type}`, '', body, '']),
        `--${boundary}--`,
        '',
    ].join('\n');
}


/***/ }),

/***/ 9849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TU: () => (/* binding */ overdue),
/* harmony export */   Y4: () => (/* binding */ previewPlace),
/* harmony export */   Zj: () => (/* binding */ tooManyPreviews),
/* harmony export */   bU: () => (/* binding */ isPreview),
/* harmony export */   df: () => (/* binding */ TooManyPreviewsError)
/* harmony export */ });
/* harmony import */ var _aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(976);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _aws_states_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8857);
/* harmony import */ var _engine_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2046);
/* harmony import */ var _spec_read_owner_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6570);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7721);






/** The repository has as many previews as it may, and this would be one more. */
class TooManyPreviewsError extends Error {
    /** What has happened, for the head of what is told: nothing has failed. */
    title;
    /** @param begun whether others came first while this one was being made, and it has to go again */
    constructor(region, { most, by }, previews, begun) {
        const now = new Date();
        const lines = previews.map((preview) => `- ${preview.cluster}, ${ageOf(preview, now)} old: ${addressOf(preview)}`);
        super([
            `The repository has ${previews.length} previews in ${region}, and ${by} allows ${most}:`,
            ...lines,
            begun
                ? 'They came first, while this one was being made: what there was of it has been removed.'
                : 'Nothing was made.',
            'Close one of them, remove its cluster by hand (`command: down` with its `cluster-name` and `owner: any`), or allow more.',
        ].join('\n'));
        this.name = 'TooManyPreviewsError';
        this.title = `No room for a preview: ${previews.length} of ${most} are in use`;
    }
}
/**
 * Why there may be no new cluster, where the repository has as many of pull requests and branches as it may; asked before
 * anything is made. Two that begin at the same moment do not see each other here: see `previewPlace`.
 */
async function tooManyPreviews(aws, spec, brake) {
    if (!isPreview(spec))
        return undefined;
    const previews = await previewsOf(aws, spec);
    const isNew = !previews.some(({ cluster }) => cluster === spec.name);
    return isNew && previews.length >= brake.most
        ? new TooManyPreviewsError(spec.region, brake, previews, false)
        : undefined;
}
/**
 * A place among the previews that there may be, for a cluster without a control plane. Each has a stack by now, so that of
 * two that began at the same moment both see both, and in the same order: the one whose stack was made later gives way. A
 * condition: it makes nothing.
 *
 * @param subnets of the cluster, which come with its stack
 */
function previewPlace(aws, spec, brake, subnets) {
    return {
        name: 'place among the previews',
        needs: [subnets],
        read: async () => undefined,
        ensure: async () => {
            const eks = await aws.eks();
            if ((await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(eks.describeCluster({ name: spec.name }))) !== undefined)
                return;
            // What is being removed will not have a cluster: it may be one that gives way itself.
            const previews = (await previewsOf(aws, spec)).filter(({ stack }) => !(0,_aws_states_js__WEBPACK_IMPORTED_MODULE_2__/* .isLeavingStack */ .lI)(stack));
            const mine = previews.find(({ cluster }) => cluster === spec.name);
            const earlier = previews.filter((other) => mine === undefined || comesBefore(other, mine));
            if (earlier.length >= brake.most)
                throw new TooManyPreviewsError(spec.region, brake, earlier, true);
        },
    };
}
/** Milliseconds that a preview may outlive its time: a sweep runs once a night, and GitHub drops schedules. */
const patience = 24 * 60 * 60 * 1000;
/**
 * The repository's other previews whose time was up a day ago, and that are still there. A stack keeps the time that it was
 * made with, and each `up` writes a later one into the control plane, which is asked of those few.
 */
async function overdue(aws, spec) {
    if (!isPreview(spec))
        return [];
    const latest = Date.now() - patience;
    // What never expires is no date, and no number is less than that.
    const isOver = (tags = {}) => Date.parse(tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .tagKeys */ .bi.expiresAt] ?? '') < latest;
    const old = (await previewsOf(aws, spec)).filter(({ cluster, tags }) => cluster !== spec.name && isOver(tags));
    const eks = await aws.eks();
    const asked = old.map(async ({ cluster: name }) => {
        const found = await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(eks.describeCluster({ name }));
        return isOver(found?.cluster?.tags) ? [name] : [];
    });
    return (await Promise.all(asked)).flat();
}
/** Whether it is the cluster of a pull request or a branch; one of the whole repository is no preview. */
function isPreview({ owner }) {
    return /^\d+\/(pr|branch)-/.test(owner);
}
async function previewsOf(aws, { owner }) {
    return (await (0,_aws_cluster_stacks_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterStacks */ .gT)(aws, (0,_spec_read_owner_js__WEBPACK_IMPORTED_MODULE_5__/* .repositoryOf */ ._M)(owner))).filter(isPreview);
}
/** By the time at which CloudFormation began with its stack; by name, where that is the same. */
function comesBefore(one, other) {
    const key = ({ stack, cluster }) => `${stack.CreationTime?.toISOString()} ${cluster}`;
    return key(one) < key(other);
}
function ageOf({ stack }, now) {
    return (0,_engine_words_js__WEBPACK_IMPORTED_MODULE_3__/* .inWords */ .r4)(now.getTime() - (stack.CreationTime ?? now).getTime());
}
/** Of the pull request; of the run that made it, where it is a branch's. */
function addressOf({ owner, tags }) {
    const run = tags[_spec_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .tagKeys */ .bi.run] ?? '';
    const [, number] = /\/pr-(\d+)$/.exec(owner) ?? [];
    return number === undefined ? run : run.replace(/\/actions\/runs\/.*$/, `/pull/${number}`);
}


/***/ }),

/***/ 2332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilUpdated)
/* harmony export */ });
/* unused harmony export UpdateFailedError */
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);
/* harmony import */ var _aws_issues_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7704);
/* harmony import */ var _presence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3433);



/** An update that EKS has ended otherwise than asked for. */
class UpdateFailedError extends Error {
    /** @param what such as `The update of node group default` */
    constructor(what, status, reasons) {
        super(`${what} ended as ${status}. ${reasons.join(' ') || 'EKS gives no reason.'}`);
        this.name = 'UpdateFailedError';
    }
}
const silence = async () => '';
/**
 * By the update itself: what is updated may be shown as it was before for a while.
 *
 * @param what such as `the update of node group default`
 * @param more says why it takes its time, and why it has failed, beyond what EKS says of the update
 * @throws UpdateFailedError with EKS's words, or what `more` throws
 */
async function untilUpdated(aws, step, what, update, { meanwhile = silence, afterwards = silence } = {}) {
    const eks = await aws.eks();
    const title = `${what[0]?.toUpperCase()}${what.slice(1)}`;
    const see = (0,_presence_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)(title);
    await step.until(what, async () => {
        const now = see((await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessAbsent */ .QY)(eks.describeUpdate(update)))?.update);
        const { status, errors = [] } = now ?? {};
        if (status === 'Successful')
            return { done: undefined };
        if (now === undefined)
            return { waiting: 'not to be seen yet' };
        if (status === 'InProgress') {
            return { waiting: [status, await meanwhile()].filter(Boolean).join('. ') };
        }
        const issues = errors.map(({ errorCode: code, errorMessage: message, resourceIds }) => ({
            code,
            message,
            resourceIds,
        }));
        throw new UpdateFailedError(title, status, [(0,_aws_issues_js__WEBPACK_IMPORTED_MODULE_2__/* .issuesInWords */ .P)({ issues }), await afterwards()].filter(Boolean));
    });
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

/***/ 9006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ overlap),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   gR: () => (/* binding */ contains)
/* harmony export */ });
function contains(outer, inner) {
    return outer.first <= inner.first && inner.last <= outer.last;
}
function overlap(one, other) {
    return one.first <= other.last && other.first <= one.last;
}
/** @returns undefined where it is malformed; bits beyond its prefix count for nothing */
function rangeOf(text) {
    const octet = '(?:0|[1-9]\\d{0,2})';
    const shape = new RegExp(`^(${octet}(?:\\.${octet}){3})/(\\d|[12]\\d|3[0-2])$`);
    const [, address = '', bits] = shape.exec(text) ?? [];
    const octets = address.split('.').map(Number);
    if (bits === undefined || octets.some((each) => each > 255))
        return undefined;
    const prefix = Number(bits);
    const size = 2 ** (32 - prefix);
    const given = octets.reduce((sum, each) => sum * 256 + each, 0);
    const first = given - (given % size);
    return { text, first, last: first + size - 1, prefix };
}
/** As it is written where no bits are beyond its prefix. */
function textOf({ first, prefix }) {
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
    return `${octets.join('.')}/${prefix}`;
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

/***/ 2640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DG: () => (/* binding */ isPodRoleName),
/* harmony export */   Hv: () => (/* binding */ podRoleSuffix),
/* harmony export */   OL: () => (/* binding */ noPods),
/* harmony export */   qQ: () => (/* binding */ accountInWords),
/* harmony export */   qR: () => (/* binding */ isGiven)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9762);

const noPods = { hasProvider: false, associations: [], accounts: [] };
const accountInWords = ({ namespace, name }) => `${namespace}/${name}`;
/** Whether the user has named it, rather than what it may do. */
const isGiven = (role) => typeof role === 'string';
/** Of our roles of pods, by which they are told from the others of a cluster: no other ends so. */
const isPodRoleName = (name) => /-pods-[0-9a-f]{12}$/.test(name);
/** What stands for a service account in the name of its role. */
const podRoleSuffix = (account) => `-pods-${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .digest */ .br)(accountInWords(account)).slice(0, 12)}`;


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
