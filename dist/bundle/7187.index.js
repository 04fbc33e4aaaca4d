export const id = 7187;
export const ids = [7187];
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

/***/ 7187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q0: () => (/* binding */ describe),
  Hi: () => (/* binding */ describeOthers),
  _M: () => (/* binding */ obstaclesOf),
  j$: () => (/* binding */ previewRemoval),
  hS: () => (/* binding */ removeCluster)
});

// UNUSED EXPORTS: LeftoversError

// EXTERNAL MODULE: ./build/aws/inventory.js + 2 modules
var inventory = __webpack_require__(6549);
// EXTERNAL MODULE: ./build/aws/other-tools.js
var other_tools = __webpack_require__(3922);
// EXTERNAL MODULE: ./build/aws/price-list.js
var price_list = __webpack_require__(3016);
// EXTERNAL MODULE: ./build/cost/estate-of-clusters.js
var estate_of_clusters = __webpack_require__(924);
// EXTERNAL MODULE: ./build/cost/money.js
var money = __webpack_require__(612);
// EXTERNAL MODULE: ./build/engine/graph.js
var engine_graph = __webpack_require__(4023);
// EXTERNAL MODULE: ./build/engine/meanwhile.js
var meanwhile = __webpack_require__(2281);
// EXTERNAL MODULE: ./build/engine/resource-error.js
var resource_error = __webpack_require__(9380);
// EXTERNAL MODULE: ./build/engine/run.js + 1 modules
var engine_run = __webpack_require__(5608);
// EXTERNAL MODULE: ./build/engine/step.js
var engine_step = __webpack_require__(497);
// EXTERNAL MODULE: ./build/engine/wait.js
var wait = __webpack_require__(9814);
;// CONCATENATED MODULE: ./build/engine/remove.js






/** Some resources could not be removed; the others were, as far as they did not have to wait for these. */
class RemovalError extends AggregateError {
    /** Names of resources that were left alone because something that stands on them, or makes them, is still there. */
    kept;
    constructor(failures, kept) {
        const left = kept.length === 0
            ? ''
            : ` Left in place, because something that stands on them, or makes them, is still there: ${kept.join(', ')}.`;
        super(failures, `${failures.length} resources could not be removed.${left}`);
        this.name = 'RemovalError';
        this.kept = kept;
    }
}
/**
 * Removes every resource, each as soon as nothing stands on it and nobody makes it any more, side by side. A failure stops
 * only what lies beneath it: the rest is still removed.
 *
 * @returns names of resources that are still going, in a run that does not wait: what they stand on was not started.
 * @throws RemovalError, or the signal's reason when the run is cancelled.
 */
async function removeAll(graph, run) {
    const gone = new Set();
    const unstarted = new Set(graph);
    const running = new Map();
    const failures = [];
    const going = [];
    async function remove(resource) {
        const before = new Set([...standingOn(resource), ...(resource.madeBy ?? [])].map((other) => ownerOf(other) ?? other));
        run.timeline.begin(resource.name, [...gone].findLast((other) => before.has(other))?.name);
        try {
            await requireGone(before);
            const step = (0,engine_step/* createStep */.B)(run, resource.name);
            await resource.remove?.(step);
            run.timeline.end(resource.name, step.hasWorked() ? 'done' : 'idle');
            gone.add(resource);
            if (run.changes.some(({ name }) => name === resource.name))
                run.say(resource.name, 'gone');
        }
        catch (error) {
            if (error instanceof wait/* NotAwaited */.dg) {
                run.timeline.end(resource.name);
                run.say(resource.name, error.message);
                going.push(resource.name);
                return;
            }
            const isGivenUp = run.signal.aborted && error === run.signal.reason;
            run.timeline.end(resource.name, isGivenUp ? 'given up' : 'failed');
            failures.push(new resource_error/* ResourceError */.BS(resource.name, error));
        }
        finally {
            running.delete(resource);
        }
    }
    /** Goes when that one has gone, and not by itself. */
    function ownerOf(resource) {
        return resource.within !== undefined && graph.includes(resource.within) ? resource.within : undefined;
    }
    /** What stands on the resource, or on anything that goes with it. */
    function standingOn(resource) {
        const together = [resource, ...graph.filter((other) => ownerOf(other) === resource)];
        return together.flatMap((each) => (0,engine_graph/* dependentsOf */.yk)(graph, each)).filter((other) => !together.includes(other));
    }
    /** Whoever makes it, and has not gone yet. */
    function makersOf({ madeBy = [] }) {
        return madeBy.filter((maker) => graph.includes(maker) && !gone.has(maker));
    }
    function startWhatCan() {
        let more = true;
        while (more) {
            more = false;
            for (const resource of unstarted) {
                const owner = ownerOf(resource);
                const mayGo = owner === undefined
                    ? makersOf(resource).length === 0 && standingOn(resource).every((other) => gone.has(other))
                    : gone.has(owner);
                if (!mayGo)
                    continue;
                unstarted.delete(resource);
                if (owner !== undefined || resource.remove === undefined) {
                    gone.add(resource);
                    more = true;
                }
                else {
                    running.set(resource, remove(resource));
                }
            }
        }
    }
    startWhatCan();
    while (running.size > 0) {
        await Promise.race(running.values());
        startWhatCan();
    }
    const kept = [...unstarted].map(({ name }) => name);
    const because = run.signal.aborted
        ? 'the run was cancelled'
        : 'something that stands on it, or makes it, is still there';
    for (const name of kept)
        (0,engine_run/* skip */.iv)(run, name, because);
    if (run.signal.aborted)
        throw (0,engine_run/* cancelled */.KW)(run.signal, failures);
    if (failures.length > 0)
        throw new RemovalError(failures, kept);
    return going;
}
/** @throws MadeMeanwhileError where one of them, that has gone, is there again */
async function requireGone(resources) {
    for (const { name, exists } of resources) {
        if (await exists?.())
            throw new meanwhile/* MadeMeanwhileError */.Mz(name);
    }
}

// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/message-of.js
var message_of = __webpack_require__(6481);
;// CONCATENATED MODULE: ./build/resources/audit.js






/** How often AWS is asked while it lists what has gone a moment ago. */
const tries = 6;
/** Compares what there was with what there is. When everything should have gone, what AWS merely goes on listing is awaited. */
async function audit(aws, spec, run, { before, going, failures }) {
    let tried = 0;
    let now = aws;
    const after = await (0,engine_step/* createStep */.B)(run, 'audit').until('AWS to list nothing more', async () => {
        tried += 1;
        now = aws.atOnce();
        const found = await (0,inventory/* inventory */.p)(now, spec);
        const left = found.filter(isLeftover);
        const isFinal = failures.length + going.length > 0 || tried >= tries;
        if (left.length === 0 || isFinal)
            return { done: found };
        return { waiting: `${left.length} resources are listed, such as ${left[0]?.id}` };
    });
    const others = await (0,other_tools/* othersThings */.FF)(now, spec);
    const ids = new Set(after.map(keyOf));
    const known = new Set(before.map(keyOf));
    return {
        removed: before.filter((thing) => !thing.isUnclaimed && !ids.has(keyOf(thing))),
        left: after.filter(isLeftover).map((thing) => ({
            ...thing,
            reason: known.has(keyOf(thing)) ? reasonOf(thing, going, failures) : madeMeanwhile,
        })),
        retained: after.filter(({ isRetained }) => isRetained),
        ...unclaimedOf(after),
        ...othersOf(others, after),
    };
}
/** A member of the report where there is something to tell. @param listed what is told of otherwise */
function othersOf(others, listed) {
    const ids = new Set(listed.map(({ id }) => id));
    const told = others.filter(({ id }) => !ids.has(id));
    return told.length === 0 ? {} : { others: told };
}
function isLeftover({ isRetained, isUnclaimed }) {
    return !isRetained && !isUnclaimed;
}
/** A member of the report where there is something to tell. */
function unclaimedOf(things) {
    const unclaimed = things.filter(({ isUnclaimed }) => isUnclaimed);
    return unclaimed.length === 0 ? {} : { unclaimed };
}
const keyOf = ({ type, id }) => `${type} ${id}`;
const madeMeanwhile = "It was not there when the removal began: somebody else has made it, such as another run's `up`.";
/** AWS's own words where they name the thing; each failure is told in full by itself. */
function reasonOf({ id, isOurs }, going, failures) {
    const named = failures.map(wordsOf).find((words) => words.includes(id));
    if (named !== undefined)
        return named;
    if (!isOurs)
        return "It stands in the cluster's VPC, and nothing shows that the cluster made it.";
    const failed = failures.flatMap((failure) => (failure instanceof resource_error/* ResourceError */.BS ? failure.resource : []));
    if (failed.length > 0)
        return `It stays with what could not be removed: ${failed.join(', ')}.`;
    return going.length > 0
        ? `Its removal was not waited for. Still going: ${going.join(', ')}.`
        : 'AWS still lists it after it was removed.';
}
function wordsOf(failure) {
    const { cause } = failure;
    return (0,errors/* awsWords */.fw)(cause) ?? (0,message_of/* messageOf */.b)(failure);
}

// EXTERNAL MODULE: ./build/resources/cluster.js + 68 modules
var resources_cluster = __webpack_require__(864);
// EXTERNAL MODULE: ./build/aws/attachments.js
var attachments = __webpack_require__(8084);
// EXTERNAL MODULE: ./build/aws/auto-scaling.js
var auto_scaling = __webpack_require__(5559);
// EXTERNAL MODULE: ./build/aws/node-instances.js
var node_instances = __webpack_require__(4133);
// EXTERNAL MODULE: ./build/aws/vpc.js
var vpc = __webpack_require__(453);
// EXTERNAL MODULE: ./build/engine/side-by-side.js
var side_by_side = __webpack_require__(5126);
// EXTERNAL MODULE: ./build/spec/names.js
var names = __webpack_require__(9762);
// EXTERNAL MODULE: ./build/spec/self-managed.js
var self_managed = __webpack_require__(5074);
// EXTERNAL MODULE: ./build/spec/tags.js
var spec_tags = __webpack_require__(7721);
;// CONCATENATED MODULE: ./build/resources/other-tools.js
/** What other tools hold of a cluster. It is theirs to take away: a stack that lost what is in it would be left behind. */










/** Others have to take something away first. */
class HeldByOthersError extends Error {
    constructor(cluster, held) {
        super([
            `Cluster ${cluster} was left as it is: others have to take away first what they have made for it.`,
            ...held.map(({ what, why, remedy }) => `- ${what}: ${why}. Remove it with \`${remedy}\`.`),
            'Then run `down` or `sweep` again.',
        ].join('\n'));
        this.name = 'HeldByOthersError';
    }
}
/** @param existing the cluster as `asItExists` finds it: one that is ours */
async function heldByOthers(aws, existing) {
    const vpcs = await (0,vpc/* vpcsOf */.aA)(aws, existing);
    const [onCluster, all, instances] = await Promise.all([
        candidatesOnCluster(aws, existing),
        (0,auto_scaling/* scalingGroupsIn */.fR)(aws, existing, vpcs),
        (0,node_instances/* instancesIn */._)(aws, existing, vpcs),
    ]);
    const { name, region } = existing;
    const own = (0,self_managed/* selfManagedOf */.tk)(existing).map((group) => (0,names/* namesOf */.eZ)(name, region).nodesStack(group.name));
    const groups = all.filter(({ tags }) => !own.includes((0,other_tools/* stackOf */.US)(tags) ?? ''));
    const alone = instances.filter(({ scalingGroup, state }) => scalingGroup === undefined && state !== 'shutting-down');
    const ofStacks = [
        ...onCluster,
        ...groups.map((group) => ({ what: `Auto Scaling group ${group.name}`, tags: group.tags })),
        ...alone.map(({ id, tags }) => ({ what: `instance ${id}`, tags })),
    ].flatMap(({ what, tags }) => {
        const stack = (0,other_tools/* stackOf */.US)(tags);
        const why = `it is of stack ${stack}, which another tool has made`;
        return stack === undefined ? [] : [{ what, why, remedy: (0,other_tools/* removalOf */.c6)(stack, tags, existing) }];
    });
    const inShared = [
        ...groups
            .filter(({ isShared }) => isShared)
            .map(({ name, tags }) => ({
            what: `Auto Scaling group ${name}`,
            tags,
            command: (0,other_tools/* groupRemoval */.wX)(name),
        })),
        ...alone
            .filter(({ isShared, tags }) => isShared && !goesByItself(tags))
            .map(({ id, tags }) => ({
            what: `instance ${id}`,
            tags,
            command: (0,other_tools/* instanceRemoval */.Ic)(id),
        })),
    ].flatMap(({ what, tags, command }) => {
        const why = "it stands in a network that clusters share, where a tag may be anybody's word";
        return (0,other_tools/* stackOf */.US)(tags) === undefined
            ? [{ what, why, remedy: `${command} --region ${existing.region}` }]
            : [];
    });
    return [...ofStacks, ...inShared];
}
/**
 * Whoever has started it ends it once it is told that nothing is wanted any more: Karpenter, EKS in Auto Mode, and EKS for a
 * node group, whose instances may be seen before their Auto Scaling group has taken them in.
 */
const goesByItself = (tags) => ['karpenter.sh/nodepool', 'eks:kubernetes-node-pool-name', 'eks:nodegroup-name'].some((key) => key in tags);
/** What others have given the cluster by EKS's own calls. */
async function candidatesOnCluster(aws, { name: clusterName, owner, nodeGroups }) {
    const eks = await aws.eks();
    const groups = await (0,side_by_side/* sideBySide */.Q)(nodeGroups, side_by_side/* fewAtOnce */.X, async ({ name: nodegroupName }) => {
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeNodegroup({ clusterName, nodegroupName }));
        const tags = answer?.nodegroup?.tags ?? {};
        return (0,spec_tags/* isOurs */.MU)(tags, { name: clusterName, owner }) ? [] : [{ what: `node group ${nodegroupName}`, tags }];
    });
    const attached = await Promise.all(attachments/* attachmentKinds */.L6.map(async (kind) => (await (0,attachments/* attachmentsOf */.sF)(eks, clusterName, kind)).map(({ name, tags }) => ({
        what: `${kind.one} ${name}`,
        tags,
    }))));
    return [...groups.flat(), ...attached.flat()];
}

// EXTERNAL MODULE: ./build/resources/protection.js
var protection = __webpack_require__(3983);
;// CONCATENATED MODULE: ./build/commands/removal.js











/** The removal has ended, and something is still there. */
class LeftoversError extends AggregateError {
    constructor(cluster, failures, left) {
        const reasons = [...new Set(left.map(({ reason }) => reason))];
        const lines = reasons.flatMap((reason) => [
            reason,
            ...left.filter((thing) => thing.reason === reason).map((thing) => `- ${describe(thing)}`),
        ]);
        super(failures, [
            `Of cluster ${cluster}, ${left.length} resources are still there, as the audit shows.`,
            ...lines,
            'Deal with the reasons, and run `down` or `sweep` again.',
        ].join('\n'));
        this.name = 'LeftoversError';
    }
}
/**
 * Takes the cluster away, with everything that was made for it, and looks whether anything is left.
 * @param existing the cluster as `asItExists` finds it.
 * @param look at what there is before anything goes: what has been asked by it already is not asked again
 * @throws ProtectedError, HeldByOthersError, or both together, before anything is removed
 */
async function removeCluster(aws, existing, identity, run, removal, { look = aws.atOnce(), prices = (0,price_list/* priceList */.g)(aws) } = {}) {
    const looked = (0,resources_cluster/* clusterGraph */.V)(look, existing, identity, { removal });
    const { guarded, held } = await obstaclesOf(look, existing, looked);
    refuse([
        ...(guarded.length > 0 && !removal.liftsProtection ? [new protection/* ProtectedError */.z(guarded.join(' and '))] : []),
        ...(held.length > 0 ? [new HeldByOthersError(existing.name, held)] : []),
    ]);
    await looked.logGroup.claim();
    const admission = await looked.access.admit((0,engine_step/* createStep */.B)(run, looked.access.name));
    const before = await (0,inventory/* inventory */.p)(look, existing);
    const cluster = (0,resources_cluster/* clusterGraph */.V)(await look.onward(), existing, identity, { removal });
    const { going, failures } = await removeAll([...cluster.graph, ...cluster.madeByOthers(admission)], run).then((names) => ({ going: names, failures: [] }), (error) => {
        if (!(error instanceof RemovalError))
            throw error;
        return { going: [], failures: error.errors };
    });
    if (failures.length + going.length === 0) {
        await cluster.logGroup.removeAgain((0,engine_step/* createStep */.B)(run, cluster.logGroup.name));
    }
    const report = await pricedReport(await audit(aws, existing, run, { before, going, failures }), prices);
    const hasFailed = failures.length > 0 || (going.length === 0 && report.left.length > 0);
    return {
        report,
        isGoing: going.length > 0,
        failure: hasFailed ? new LeftoversError(existing.name, failures, report.left) : undefined,
    };
}
async function obstaclesOf(aws, existing, { controlPlane }) {
    const [guarded, held] = await Promise.all([
        (0,protection/* protectedParts */.t)(aws, existing, controlPlane),
        heldByOthers(aws, existing),
    ]);
    return { guarded, held };
}
function refuse(problems) {
    const [first, ...more] = problems;
    if (first === undefined)
        return;
    throw more.length === 0 ? first : new AggregateError(problems, 'Nothing was removed, for these reasons.');
}
/** What a removal would do. @param existing the cluster as `asItExists` finds it. */
async function previewRemoval(aws, existing, prices) {
    const [before, others] = await Promise.all([(0,inventory/* inventory */.p)(aws, existing), (0,other_tools/* othersThings */.FF)(aws, existing)]);
    const report = {
        wouldRemove: before.filter(({ isOurs, isRetained }) => isOurs && !isRetained),
        removed: [],
        left: before
            .filter(({ isOurs, isUnclaimed }) => !isOurs && !isUnclaimed)
            .map((thing) => ({ ...thing, reason: 'Its tags do not tell that the cluster made it.' })),
        retained: before.filter(({ isRetained }) => isRetained),
        ...unclaimedOf(before),
        ...othersOf(others, before),
    };
    return pricedReport(report, prices);
}
/** With what machines cost. */
async function pricedReport(report, prices) {
    const price = async (things) => (await (0,estate_of_clusters/* pricedThings */.Pe)(things, prices)).known;
    const [removed, left, wouldRemove] = await Promise.all([
        price(report.removed),
        price(report.left),
        report.wouldRemove && price(report.wouldRemove),
    ]);
    return { ...report, removed, left, ...(wouldRemove !== undefined && { wouldRemove }) };
}
/** Such as `AWS::EC2::Volume vol-0123 (about $0.001 an hour)`. */
function describe({ type, id, hourlyCost }) {
    return `${type} ${id}${hourlyCost === undefined ? '' : ` (about ${(0,money/* dollars */.E9)(hourlyCost)} an hour)`}`;
}
/** Whose it is, and how it goes. */
function describeOthers({ type, id, whose, remedy }) {
    return `${type} ${id} is of ${whose}, and stays. It goes with: ${remedy}`;
}


/***/ }),

/***/ 497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ createStep)
/* harmony export */ });
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9814);

const doing = { created: 'creating', updated: 'updating', deleted: 'deleting' };
/**
 * @param needs of a resource that is being made; what is taken away or looked at has nothing to do with them
 * @param values what the graph has so far, by need
 */
function createStep(run, name, needs = [], values = new Map()) {
    const began = run.elapsed();
    let worked = false;
    return {
        need: (need) => {
            if (!needs.includes(need))
                throw new Error(`${name} asks for ${need.name} without needing it`);
            return values.get(need);
        },
        offer: (part, value) => {
            if (worked)
                run.say(part.name, 'usable');
            run.timeline.mark(part.name);
            values.set(part, value);
        },
        change: (change, what) => {
            worked = true;
            run.changes.push({ name, change });
            run.say(name, what === undefined ? doing[change] : `${doing[change]}: ${what}`);
        },
        say: (message) => run.say(name, message),
        until: (what, probe, usual, begun) => {
            if (begun !== undefined)
                worked = true;
            const watched = async () => {
                const answer = await probe();
                if ('waiting' in answer)
                    worked = true;
                return answer;
            };
            return (0,_wait_js__WEBPACK_IMPORTED_MODULE_0__/* .waitUntil */ .a0)(run, name, what, watched, { usual, begun });
        },
        elapsed: () => run.elapsed() - began,
        hasWorked: () => worked,
    };
}


/***/ })

};
