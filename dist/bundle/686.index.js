export const id = 686;
export const ids = [686];
export const modules = {

/***/ 6549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ inventory)
});

// EXTERNAL MODULE: ./build/spec/names.js
var names = __webpack_require__(9762);
// EXTERNAL MODULE: ./build/spec/prices.js
var prices = __webpack_require__(7342);
// EXTERNAL MODULE: ./build/spec/tags.js
var spec_tags = __webpack_require__(7721);
// EXTERNAL MODULE: ./build/aws/attachments.js
var attachments = __webpack_require__(8084);
// EXTERNAL MODULE: ./build/aws/auto-scaling.js
var auto_scaling = __webpack_require__(5559);
// EXTERNAL MODULE: ./build/aws/ec2-kinds.js
var ec2_kinds = __webpack_require__(7582);
// EXTERNAL MODULE: ./build/aws/ec2-tags.js
var ec2_tags = __webpack_require__(8656);
;// CONCATENATED MODULE: ./build/aws/thing.js
/**
 * A thing that was found in a VPC, as far as it concerns the cluster: in one that clusters share, what others have tagged
 * is theirs, and in the user's own, all of it.
 */
function claimed(thing, tags, vpc) {
    if (thing.isOurs || !vpc?.isShared)
        return [thing];
    if (vpc.isGiven)
        return [];
    return Object.keys(tags).length === 0 ? [{ ...thing, isUnclaimed: true }] : [];
}

// EXTERNAL MODULE: ./build/aws/vpc.js
var aws_vpc = __webpack_require__(453);
;// CONCATENATED MODULE: ./build/aws/ec2-inventory.js





/** As many values as a filter takes. */
const filterLimit = 200;
/** Everything with the cluster's tags, and everything that keeps its own VPC from going. */
async function ec2Things(aws, spec, vpcs) {
    const tagged = await taggedIds(aws, spec);
    const standing = await vpcThings(aws, spec, vpcs, tagged.get(ec2_kinds/* ofVpcs */.Id.prefix));
    const isAllGone = vpcs.length + standing.length === 0 && tagged.has(ec2_kinds/* ofVpcs */.Id.prefix);
    const found = await Promise.all(ec2_kinds/* ec2Kinds */.GI.map(async (kind) => {
        if (kind === ec2_kinds/* ofVpcs */.Id)
            return standing.filter(({ isOurs }) => isOurs);
        // EC2 goes on telling the tags of what has gone.
        if (kind.diesBeforeVpc && isAllGone)
            return [];
        const inVpcs = kind.blocksVpc
            ? (await Promise.all(vpcs.map((vpc) => describe(aws, spec, kind, 'vpc-id', [vpc.id], vpc)))).flat()
            : [];
        const elsewhere = await taggedThings(aws, spec, kind, (tagged.get(kind.prefix) ?? []).filter((each) => !inVpcs.some(({ id }) => id === each.id)));
        return [...inVpcs, ...elsewhere.filter(({ isOurs }) => isOurs)];
    }));
    return found.flat();
}
/** @returns by the prefix of their ids */
async function taggedIds(aws, { name }) {
    const tagged = await (0,ec2_tags/* named */.KT)(aws, name, [spec_tags/* tagKeys */.bi.cluster, ...ec2_tags/* keysOfEks */.Ny]);
    const found = new Map();
    for (const [id, tags] of tagged) {
        const prefix = id.split('-')[0] ?? '';
        found.set(prefix, [...(found.get(prefix) ?? []), { id, isByUs: spec_tags/* tagKeys */.bi.cluster in tags }]);
    }
    return found;
}
/** What is known of a VPC already is not asked for. */
async function vpcThings(aws, spec, vpcs, tagged = []) {
    const known = vpcs.filter(({ id }) => tagged.some((each) => each.id === id));
    const unknown = tagged.map(({ id }) => id).filter((each) => !known.some(({ id }) => id === each));
    return [
        ...known.flatMap(({ id, tags }) => thingOf(spec, ec2_kinds/* ofVpcs */.Id, { id, tags })),
        ...(await describe(aws, spec, ec2_kinds/* ofVpcs */.Id, ec2_kinds/* ofVpcs */.Id.idFilter, unknown)),
    ];
}
/** By our own tag where all carry it: whoever wants to know what they cost asks the same. */
async function taggedThings(aws, spec, kind, tagged) {
    const isByTag = kind.isFoundByTag === true && tagged.length > 0 && tagged.every(({ isByUs }) => isByUs);
    return isByTag
        ? describe(aws, spec, kind, `tag:${spec_tags/* tagKeys */.bi.cluster}`, [spec.name])
        : describe(aws, spec, kind, kind.idFilter, tagged.map(({ id }) => id));
}
async function describe(aws, spec, kind, filter, values, vpc) {
    const ec2 = await aws.ec2();
    const things = [];
    for (let at = 0; at < values.length; at += filterLimit) {
        const Filters = [{ Name: filter, Values: values.slice(at, at + filterLimit) }];
        const described = await kind.describe(ec2, Filters);
        things.push(...described.flatMap(({ tags, ...each }) => thingOf(spec, kind, { ...each, tags: (0,spec_tags/* fromTagList */.Bz)(tags) }, vpc)));
    }
    return things;
}
/** None where it is a part of what others have in a network that clusters share: those have no tags. */
function thingOf(spec, { type }, { id = '', tags, hourlyCost, machine, isPart = false, madeAt }, vpc) {
    const isShared = vpc?.isShared ?? false;
    const thing = {
        type,
        id,
        // By less than our own tags only what stands in our VPC is known to be the cluster's.
        isOurs: (0,spec_tags/* isOurs */.MU)(tags, spec) ||
            ec2_tags/* keysOfEks */.Ny.some((key) => tags[key] === spec.name) ||
            (vpc !== undefined && ((isPart && !isShared) || (0,aws_vpc/* isMadeForIn */.ui)(vpc, tags, spec))),
        isRetained: (0,spec_tags/* isRetained */.dE)(tags),
        ...(hourlyCost !== undefined && { hourlyCost }),
        ...(machine !== undefined && { machine }),
        ...(madeAt !== undefined && { madeAt }),
    };
    return isPart && isShared && !thing.isOurs ? [] : claimed(thing, tags, vpc);
}

// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/aws/instance-profiles.js
var instance_profiles = __webpack_require__(1090);
// EXTERNAL MODULE: ./build/aws/load-balancers.js
var load_balancers = __webpack_require__(5990);
// EXTERNAL MODULE: ./build/aws/log-groups.js
var log_groups = __webpack_require__(3693);
// EXTERNAL MODULE: ./build/aws/oidc-providers.js
var oidc_providers = __webpack_require__(6178);
// EXTERNAL MODULE: ./build/aws/pages.js
var pages = __webpack_require__(3242);
// EXTERNAL MODULE: ./build/aws/roles.js
var roles = __webpack_require__(2507);
// EXTERNAL MODULE: ./build/aws/stack.js
var stack = __webpack_require__(5646);
;// CONCATENATED MODULE: ./build/aws/inventory.js
/** Everything in the account and the region that carries a cluster's name or tags, or stands in its VPC. */
















/** Asks every service for what it has of the cluster's. Changes nothing. */
async function inventory(aws, spec) {
    const [vpcs, ofCluster] = await Promise.all([(0,aws_vpc/* vpcsOf */.aA)(aws, spec), clusterThings(aws, spec)]);
    const found = await Promise.all([
        ofCluster,
        stacks(aws, spec),
        ec2Things(aws, spec, vpcs),
        balancers(aws, spec, vpcs),
        autoScalingGroups(aws, spec, vpcs),
        inventory_roles(aws, spec),
        instanceProfiles(aws, spec),
        oidcProviders(aws, spec),
        logGroups(aws, spec, ofCluster),
    ]);
    return found.flat();
}
const ours = (type, id, { hourlyCost, madeAt } = {}) => ({
    type,
    id,
    isOurs: true,
    isRetained: false,
    ...(hourlyCost !== undefined && { hourlyCost }),
    ...(madeAt !== undefined && { madeAt }),
});
async function clusterThings(aws, spec) {
    const { name } = spec;
    const eks = await aws.eks();
    const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeCluster({ name }));
    if (answer?.cluster === undefined || !(0,spec_tags/* isOurs */.MU)(answer.cluster.tags ?? {}, spec))
        return [];
    const nodegroups = await (0,pages/* everyPage */.L)((nextToken) => (0,errors/* unlessAbsent */.QY)(eks.listNodegroups({ clusterName: name, nextToken })), (page) => page.nodegroups);
    const attached = await Promise.all(attachments/* attachmentKinds */.L6.map(async (kind) => (await kind.names(eks, name)).map((each) => ours(kind.type, `${name}/${each}`))));
    return [
        ours('AWS::EKS::Cluster', name, {
            hourlyCost: prices/* hourlyPrices */.m.controlPlane,
            madeAt: answer.cluster.createdAt,
        }),
        ...nodegroups.map((group) => ours('AWS::EKS::Nodegroup', `${name}/${group}`)),
        ...attached.flat(),
    ];
}
async function stacks(aws, spec) {
    const all = await (0,stack/* allStacks */.p0)(aws);
    return all
        .filter(({ Tags }) => (0,spec_tags/* isOurs */.MU)((0,spec_tags/* fromTagList */.Bz)(Tags), spec))
        .map(({ StackName = '', CreationTime, LastUpdatedTime }) => ours('AWS::CloudFormation::Stack', StackName, { madeAt: LastUpdatedTime ?? CreationTime }));
}
async function balancers(aws, spec, vpcs) {
    const vpcIds = vpcs.map(({ id }) => id);
    const [all, groups] = await Promise.all([(0,load_balancers/* loadBalancersIn */.VV)(aws, vpcIds), (0,load_balancers/* targetGroupsOf */.TT)(aws, spec, vpcIds)]);
    const things = [
        ...all.map(({ id, isClassic, tags, vpcId }) => ({
            type: `AWS::ElasticLoadBalancing${isClassic ? '' : 'V2'}::LoadBalancer`,
            id,
            hourlyCost: isClassic ? prices/* hourlyPrices */.m.classicLoadBalancer : prices/* hourlyPrices */.m.loadBalancer,
            tags,
            vpcId,
        })),
        ...groups.map(({ arn, tags, vpcId }) => ({
            type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
            id: arn,
            tags,
            vpcId,
        })),
    ];
    return things.flatMap(({ tags, vpcId, ...thing }) => {
        const vpc = vpcs.find(({ id }) => id === vpcId);
        return claimed({ ...thing, isOurs: (0,aws_vpc/* isMadeForIn */.ui)(vpc, tags, spec), isRetained: false }, tags, vpc);
    });
}
/** Those of managed node groups, of which EKS leaves one when a group's deletion fails; and those that others manage. */
async function autoScalingGroups(aws, spec, vpcs) {
    const [ofNodeGroups, ofOthers] = await Promise.all([
        (0,auto_scaling/* taggedGroups */.Bo)(aws, 'eks:cluster-name', spec.name),
        (0,auto_scaling/* scalingGroupsIn */.fR)(aws, spec, vpcs),
    ]);
    const names = [
        ...ofNodeGroups.map(({ AutoScalingGroupName = '' }) => AutoScalingGroupName),
        ...ofOthers.map(({ name }) => name),
    ];
    return [...new Set(names)].map((name) => ours('AWS::AutoScaling::AutoScalingGroup', name));
}
async function inventory_roles(aws, spec) {
    const all = await (0,roles/* rolesUnder */.s)(aws, (0,names/* rolePathOf */.nk)(spec, aws.region));
    return all
        .filter(({ tags }) => (0,spec_tags/* isOurs */.MU)(tags, spec))
        .map(({ name, madeAt }) => ours('AWS::IAM::Role', name, { madeAt }));
}
async function instanceProfiles(aws, spec) {
    return (await (0,instance_profiles/* profilesOf */.u)(aws, spec)).map(({ name, madeAt }) => ours('AWS::IAM::InstanceProfile', name, { madeAt }));
}
async function oidcProviders(aws, spec) {
    return (await (0,oidc_providers/* ownOidcProviders */.g)(aws, spec)).map((arn) => ours('AWS::IAM::OIDCProvider', arn));
}
/** EKS makes it without tags: as long as the cluster is there, and ours, the group is too. */
async function logGroups(aws, spec, ofCluster) {
    const ofControlPlane = ofCluster.length > 0 ? (0,log_groups/* controlPlaneLogGroup */.Vi)(spec.name) : undefined;
    const groups = await (0,log_groups/* logGroupsOf */.sV)(aws, spec.name);
    return groups
        .filter(({ name, tags }) => name === ofControlPlane || (0,spec_tags/* isOurs */.MU)(tags, spec))
        .map(({ name, tags, madeAt }) => ({
        ...ours('AWS::Logs::LogGroup', name, { madeAt }),
        isRetained: (0,spec_tags/* isRetained */.dE)(tags),
    }));
}


/***/ }),

/***/ 686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   whatIsLeft: () => (/* binding */ whatIsLeft)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6549);
/* harmony import */ var _aws_price_list_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3016);
/* harmony import */ var _cost_cost_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8935);
/* harmony import */ var _cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(924);
/* harmony import */ var _cost_money_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(612);
/* harmony import */ var _message_of_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6481);
/* harmony import */ var _spec_spec_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8555);
/* harmony import */ var _spec_tags_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7721);
/** What a run that has failed leaves behind: whoever pays for it has to know. */










/** Milliseconds that the question may take: the failure itself is to be told. */
const patience = 20_000;
/**
 * What there is of the cluster that the run was about, once it is known by name. Never fails: whatever keeps it from being
 * known is told in its place.
 * @param outputs of the step so far
 */
async function whatIsLeft(request, aws, outputs) {
    const name = outputs['cluster-name'];
    if ((request.command !== 'up' && request.command !== 'down') || name === undefined)
        return undefined;
    const spec = (0,_spec_spec_js__WEBPACK_IMPORTED_MODULE_8__/* .called */ .Ab)(name, request.spec);
    const asked = leftOf(aws, spec).catch((error) => ({
        ...placeOf(spec),
        unknown: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .awsWords */ .fw)(error) ?? (0,_message_of_js__WEBPACK_IMPORTED_MODULE_7__/* .messageOf */ .b)(error),
    }));
    const late = { ...placeOf(spec), unknown: `AWS has not told it within ${patience / 1000} s` };
    return await Promise.race([asked, (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(patience, late, { ref: false })]);
}
async function leftOf(aws, spec) {
    const eks = await aws.eks();
    const answer = await (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessAbsent */ .QY)(eks.describeCluster({ name: spec.name }));
    const cluster = answer?.cluster;
    if (cluster !== undefined)
        return (0,_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .isOurs */ .MU)(cluster.tags ?? {}, spec) ? ofCluster(aws, spec, cluster) : undefined;
    const things = (await (0,_aws_inventory_js__WEBPACK_IMPORTED_MODULE_2__/* .inventory */ .p)(aws, spec)).filter((thing) => thing.isOurs && !thing.isRetained);
    if (things.length === 0)
        return undefined;
    const hourly = (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_5__/* .hourlyOfThings */ .OO)(things);
    return {
        ...placeOf(spec),
        what: `${things.length} resources, and no control plane`,
        price: hourly === 0 ? 'nothing an hour' : `about ${(0,_cost_money_js__WEBPACK_IMPORTED_MODULE_6__/* .rateInWords */ .Lx)(hourly)}`,
        expiresAt: undefined,
    };
}
async function ofCluster(aws, spec, cluster) {
    const estate = await (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_5__/* .estateOfCluster */ .OH)(aws, (0,_cost_estate_of_clusters_js__WEBPACK_IMPORTED_MODULE_5__/* .existingCluster */ .O$)(cluster));
    const cost = await (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_4__/* .costOf */ .ho)(estate, (0,_aws_price_list_js__WEBPACK_IMPORTED_MODULE_3__/* .priceList */ .g)(aws));
    return {
        ...placeOf(spec),
        what: [...new Set(estate.items.map(({ of }) => of))].join(', '),
        price: (0,_cost_cost_js__WEBPACK_IMPORTED_MODULE_4__/* .hourlyInWords */ .gF)(cost),
        expiresAt: cluster.tags?.[_spec_tags_js__WEBPACK_IMPORTED_MODULE_9__/* .tagKeys */ .bi.expiresAt] ?? 'never',
    };
}
const placeOf = ({ name, region }) => ({
    cluster: name,
    region,
});


/***/ })

};
