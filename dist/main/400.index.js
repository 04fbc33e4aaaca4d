export const id = 400;
export const ids = [400];
export const modules = {

/***/ 910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ identify)
/* harmony export */ });
/**
 * @param roleArn the role that the run assumed, when it did so itself.
 * @throws whatever STS or IAM answers: the credentials do not work, or the role may not read itself.
 */
async function identify(aws, roleArn) {
    const sts = await aws.sts();
    const { Arn = '', Account = '' } = await sts.getCallerIdentity({});
    const partition = Arn.split(':')[1] ?? 'aws';
    return { account: Account, partition, principalArn: roleArn ?? (await iamArn(aws, Arn)) };
}
/** A session's ARN lacks the role's path, and access entries refuse it: IAM knows the whole. */
async function iamArn(aws, callerArn) {
    const session = /:assumed-role\/([^/]+)\//.exec(callerArn);
    if (session === null)
        return callerArn;
    const iam = await aws.iam();
    const { Role } = await iam.getRole({ RoleName: session[1] });
    return Role?.Arn ?? callerArn;
}


/***/ }),

/***/ 4023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ resourceOf),
/* harmony export */   y: () => (/* binding */ dependentsOf)
/* harmony export */ });
function isPart(need) {
    return 'of' in need;
}
/** The resource that a need is, or is a part of. */
function resourceOf(need) {
    return isPart(need) ? need.of : need;
}
/** The resources of the graph that must be gone before `resource` may go. */
function dependentsOf(graph, resource) {
    return graph.filter((other) => other.needs.some((need) => resourceOf(need) === resource));
}


/***/ }),

/***/ 9380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ ResourceError)
/* harmony export */ });
/** What made a resource's verb fail, under the resource's name. */
class ResourceError extends Error {
    resource;
    constructor(resource, cause) {
        super(`${resource}: ${cause instanceof Error ? cause.message : cause}`, { cause });
        this.name = 'ResourceError';
        this.resource = resource;
    }
}


/***/ }),

/***/ 2343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ createStep)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/engine/run.js + 1 modules
var run = __webpack_require__(5608);
;// CONCATENATED MODULE: ./build/engine/wait.js


/** The time limit passed before what was awaited came true. */
class DeadlineError extends Error {
    /** The last known reason. */
    reason;
    constructor(what, reason, waited) {
        super(`Gave up after waiting ${(0,run/* clock */.pm)(waited)} for ${what}. Last known state: ${reason}. ` +
            'What was made so far is kept: run `up` again to go on from here, with a longer `timeout` if it was only slow, or `down` to remove it.');
        this.name = 'DeadlineError';
        this.reason = reason;
    }
}
/** How long the log stays quiet about one wait: less when the reason has changed. Milliseconds. */
const quiet = { changed: 10_000, unchanged: 60_000 };
/** The longest pause that throttling leads to. Milliseconds. */
const longestPause = 60_000;
/**
 * The one waiter for everything. Asks at once and then every poll interval ± 20 % (so that many runs do not ask in
 * step); pauses twice as long after each passing error such as throttling, and as before once an answer comes.
 *
 * @param what in words that follow "waiting for".
 * @throws DeadlineError, the signal's reason when the run is given up, or the first error of `probe` that will not pass.
 */
async function waitUntil(run, name, what, probe) {
    const began = run.elapsed();
    let pause = run.pollInterval;
    let said = { reason: '', at: Number.NEGATIVE_INFINITY };
    for (;;) {
        run.signal.throwIfAborted();
        let reason;
        try {
            const answer = await probe();
            if ('done' in answer)
                return answer.done;
            reason = answer.waiting;
            pause = run.pollInterval;
        }
        catch (error) {
            if (!run.passing(error))
                throw error;
            reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
            pause = Math.min(pause * 2, longestPause);
        }
        if (run.elapsed() - said.at >= (reason === said.reason ? quiet.unchanged : quiet.changed)) {
            run.say(name, `waiting for ${what} (${reason})`);
            said = { reason, at: run.elapsed() };
        }
        const left = run.deadline - Date.now();
        if (left <= 0)
            throw new DeadlineError(what, reason, run.elapsed() - began);
        const next = Math.min(pause * (0.8 + 0.4 * Math.random()), left);
        await (0,promises_.setTimeout)(next, undefined, { signal: run.signal }).catch(() => run.signal.throwIfAborted());
    }
}

;// CONCATENATED MODULE: ./build/engine/step.js

const doing = { created: 'creating', updated: 'updating', deleted: 'deleting' };
/** @param values what the graph has so far, by need. */
function createStep(run, name, needs, values) {
    const began = run.elapsed();
    return {
        need: (need) => {
            if (!needs.includes(need))
                throw new Error(`${name} asks for ${need.name} without needing it`);
            return values.get(need);
        },
        offer: (part, value) => {
            run.say(part.name, 'usable');
            run.timeline.mark(part.name);
            values.set(part, value);
        },
        change: (change, what) => {
            run.changes.push({ name, change });
            run.say(name, what === undefined ? doing[change] : `${doing[change]}: ${what}`);
        },
        say: (message) => run.say(name, message),
        until: (what, probe) => waitUntil(run, name, what, probe),
        elapsed: () => run.elapsed() - began,
    };
}


/***/ }),

/***/ 7896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ clusterGraph)
});

// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __webpack_require__(8127);
// EXTERNAL MODULE: ./build/config/tags.js
var tags = __webpack_require__(7706);
;// CONCATENATED MODULE: ./build/resources/control-plane.js


/** The EKS cluster itself. */
function controlPlane(aws, spec, needs) {
    const { name } = spec;
    async function find() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeCluster({ name }));
        return answer?.cluster;
    }
    async function findOurs() {
        const cluster = await find();
        if (cluster !== undefined)
            (0,tags/* requireOurs */.hN)(`Cluster ${name}`, cluster.tags ?? {}, spec);
        return cluster;
    }
    /** The cluster once nothing that came before stands in its way: a FAILED one can only be deleted. */
    async function findUsable(step) {
        const cluster = await findOurs();
        if (cluster?.status !== 'FAILED' && cluster?.status !== 'DELETING')
            return cluster;
        step.say(`cluster ${name} is ${cluster.status} and has to go first. ${healthOf(cluster)}`);
        await remove(step);
        return undefined;
    }
    async function create(step) {
        const { publicSubnetIds, privateSubnetIds, controlPlaneSecurityGroupId } = step.need(needs.subnets);
        const request = {
            name,
            ...(spec.kubernetesVersion !== undefined && { version: spec.kubernetesVersion }),
            roleArn: step.need(needs.role).arn,
            resourcesVpcConfig: {
                subnetIds: [...publicSubnetIds, ...privateSubnetIds],
                securityGroupIds: [controlPlaneSecurityGroupId],
                endpointPublicAccess: true,
                endpointPrivateAccess: true,
            },
            // Our own entry, made for whoever runs, takes the place of the creator's: one way for the first run and the later.
            accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
            bootstrapSelfManagedAddons: false,
            // EXTENDED, the API's default, costs six times as much once standard support ends.
            upgradePolicy: { supportType: 'STANDARD' },
            tags: { ...spec.tags },
        };
        step.change('created', spec.kubernetesVersion && `Kubernetes ${spec.kubernetesVersion}`);
        const eks = await aws.eks();
        await step.until('IAM to spread the cluster role', async () => {
            try {
                await eks.createCluster(request);
            }
            catch (error) {
                if (isRoleUnseen(error))
                    return { waiting: String(error) };
                if (!(0,errors/* isExisting */.a_)(error))
                    throw error;
            }
            return { done: undefined };
        });
    }
    async function untilActive(step) {
        return step.until('the control plane', async () => {
            const cluster = await findOurs();
            switch (cluster?.status) {
                case 'ACTIVE':
                case 'UPDATING':
                    return { done: active(cluster) };
                case 'FAILED':
                    throw new Error(`Cluster ${name} FAILED. ${healthOf(cluster)}`);
                default:
                    return { waiting: cluster?.status ?? 'not to be seen yet' };
            }
        });
    }
    async function remove(step) {
        const cluster = await findOurs();
        if (cluster === undefined)
            return;
        const eks = await aws.eks();
        if (cluster.status !== 'DELETING') {
            step.change('deleted', name);
            await step.until('what still uses the cluster', async () => {
                try {
                    await (0,errors/* unlessAbsent */.QY)(eks.deleteCluster({ name }));
                    return { done: undefined };
                }
                catch (error) {
                    if ((0,errors/* errorCode */.CA)(error) !== 'ResourceInUseException')
                        throw error;
                    return { waiting: String(error) };
                }
            });
        }
        await step.until('the control plane to go', async () => {
            const now = await find();
            return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
        });
    }
    return {
        name: 'control plane',
        needs: [needs.subnets, needs.role],
        read: async () => {
            const cluster = await find();
            return cluster?.endpoint === undefined ? undefined : active(cluster);
        },
        ensure: async (step) => {
            const existing = await findUsable(step);
            if (existing === undefined)
                await create(step);
            const plane = await untilActive(step);
            if (spec.kubernetesVersion !== undefined && plane.version !== spec.kubernetesVersion) {
                throw new Error(`Cluster ${name} runs Kubernetes ${plane.version}, and kubernetes-version asks for ${spec.kubernetesVersion}. ` +
                    'This version of the action does not upgrade clusters: ask for the version that runs, or remove the cluster with `down` first.');
            }
            return plane;
        },
        remove,
    };
}
/** IAM is eventually consistent: for up to a minute EKS may not see a new role, or what is attached to it. */
function isRoleUnseen(error) {
    return ((0,errors/* errorCode */.CA)(error) === 'InvalidParameterException' &&
        /role.*(does not exist|not.*authorized|cannot be assumed|could not be assumed|cannot assume|not.*valid|required polic|polic.* attached)|assume.*role|invalid principal/i.test(String(error)));
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
        oidcIssuer: cluster.identity?.oidc?.issuer ?? '',
    };
}
function healthOf(cluster) {
    const issues = cluster.health?.issues ?? [];
    return (issues.map(({ code, message }) => `EKS says: ${code}: ${message}`).join(' ') || 'EKS gives no reason.');
}

;// CONCATENATED MODULE: ./build/resources/access-entry.js


/** Makes whoever runs the action an administrator of the cluster. */
function accessEntry(aws, spec, plane, { principalArn, partition }) {
    const clusterName = spec.name;
    const policyArn = `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`;
    async function read() {
        const eks = await aws.eks();
        const entry = await (0,errors/* unlessAbsent */.QY)(eks.describeAccessEntry({ clusterName, principalArn }));
        return entry && { principalArn };
    }
    async function policies() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.listAssociatedAccessPolicies({ clusterName, principalArn }));
        return (answer?.associatedAccessPolicies ?? []).flatMap((policy) => policy.policyArn ?? []);
    }
    return {
        name: 'access entry',
        needs: [plane],
        within: plane,
        read,
        ensure: async (step) => {
            const eks = await aws.eks();
            if ((await policies()).includes(policyArn))
                return { principalArn };
            step.change('created', principalArn);
            await step.until('IAM to spread the principal', async () => {
                try {
                    await eks.createAccessEntry({ clusterName, principalArn, tags: { ...spec.tags } });
                }
                catch (error) {
                    if (isRoleUnseen(error))
                        return { waiting: String(error) };
                    // Made by another run, or by EKS for the cluster's creator: it serves as well.
                    if (!(0,errors/* isExisting */.a_)(error))
                        throw error;
                }
                await eks.associateAccessPolicy({
                    clusterName,
                    principalArn,
                    policyArn,
                    accessScope: { type: 'cluster' },
                });
                return { done: undefined };
            });
            return { principalArn };
        },
        remove: async (step) => {
            if ((await read()) === undefined)
                return;
            step.change('deleted', principalArn);
            const eks = await aws.eks();
            await (0,errors/* unlessAbsent */.QY)(eks.deleteAccessEntry({ clusterName, principalArn }));
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/addon.js

/** An EKS add-on, in the default version for the cluster's Kubernetes. */
function addon(aws, spec, addonName, plane) {
    const clusterName = spec.name;
    async function read() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeAddon({ clusterName, addonName }));
        return answer?.addon;
    }
    async function create(step) {
        step.change('created');
        const eks = await aws.eks();
        await eks
            .createAddon({ clusterName, addonName, resolveConflicts: 'OVERWRITE', tags: { ...spec.tags } })
            .catch((error) => {
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
        });
    }
    async function untilGone(step) {
        await step.until(`add-on ${addonName} to go`, async () => {
            const now = await read();
            if (now?.status === 'DELETE_FAILED')
                throw new Error(`Add-on ${addonName} DELETE_FAILED. ${addon_healthOf(now)}`);
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
    /** The add-on once nothing that came before stands in its way: what failed is made anew. */
    async function findUsable(step) {
        const existing = await read();
        if (existing?.status === 'DELETING')
            await untilGone(step);
        else if (!existing?.status?.endsWith('_FAILED'))
            return existing;
        else {
            step.say(`${existing.status}, to be made anew. ${addon_healthOf(existing)}`);
            await remove(step);
        }
        return undefined;
    }
    return {
        name: `add-on ${addonName}`,
        needs: [plane],
        within: plane,
        read,
        ensure: async (step) => {
            if ((await findUsable(step)) === undefined)
                await create(step);
            return step.until('the add-on', async () => {
                const now = await read();
                if (now?.status === 'ACTIVE')
                    return { done: now };
                if (now?.status?.endsWith('_FAILED')) {
                    throw new Error(`Add-on ${addonName} is ${now.status}. ${addon_healthOf(now)}`);
                }
                // DEGRADED is no failure: so is every add-on with replicas until there are nodes.
                return {
                    waiting: [now?.status ?? 'not to be seen yet', now && addon_healthOf(now)].filter(Boolean).join(', '),
                };
            });
        },
        remove,
    };
}
function addon_healthOf({ health }) {
    return (health?.issues ?? []).map(({ code, message }) => `EKS says: ${code}: ${message}`).join(' ');
}

// EXTERNAL MODULE: ./build/config/names.js
var names = __webpack_require__(2855);
;// CONCATENATED MODULE: ./build/resources/role.js



/** An IAM role that an AWS service assumes, with AWS managed policies. */
function serviceRole(aws, spec, options) {
    const { title, name } = options;
    const trust = JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: options.service }, Action: 'sts:AssumeRole' }],
    });
    async function find() {
        const iam = await aws.iam();
        const answer = await (0,errors/* unlessAbsent */.QY)(iam.getRole({ RoleName: name }));
        if (answer?.Role === undefined)
            return undefined;
        return { arn: answer.Role.Arn ?? '', name, tags: (0,tags/* fromTagList */.Bz)(answer.Role.Tags) };
    }
    async function findOurs() {
        const role = await find();
        if (role !== undefined)
            (0,tags/* requireOurs */.hN)(`IAM role ${name}`, role.tags, spec);
        return role;
    }
    async function create(step) {
        step.change('created', name);
        const iam = await aws.iam();
        const request = {
            RoleName: name,
            Path: names/* rolePath */.ks,
            Description: options.description,
            AssumeRolePolicyDocument: trust,
            Tags: (0,tags/* toTagList */.s3)(spec.tags),
        };
        try {
            const { Role } = await iam.createRole(request);
            return { arn: Role?.Arn ?? '', name };
        }
        catch (error) {
            const role = (0,errors/* isExisting */.a_)(error) ? await findOurs() : undefined;
            if (role === undefined)
                throw error;
            return role;
        }
    }
    async function attachedPolicies() {
        const { paginateListAttachedRolePolicies } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(764)]).then(__webpack_require__.t.bind(__webpack_require__, 6764, 19));
        const client = await aws.iam();
        const arns = [];
        for await (const page of paginateListAttachedRolePolicies({ client }, { RoleName: name })) {
            for (const { PolicyArn } of page.AttachedPolicies ?? [])
                if (PolicyArn !== undefined)
                    arns.push(PolicyArn);
        }
        return arns;
    }
    return {
        name: title,
        needs: [],
        read: find,
        ensure: async (step) => {
            const existing = await findOurs();
            const role = existing ?? (await create(step));
            const attached = existing === undefined ? [] : await attachedPolicies();
            const partition = role.arn.split(':')[1] ?? 'aws';
            const missing = options.policies
                .map((policy) => `arn:${partition}:iam::aws:policy/${policy}`)
                .filter((arn) => !attached.includes(arn));
            if (existing !== undefined && missing.length > 0)
                step.change('updated', `attaching ${missing.join(', ')}`);
            const iam = await aws.iam();
            await Promise.all(missing.map((PolicyArn) => iam.attachRolePolicy({ RoleName: name, PolicyArn })));
            return role;
        },
        remove: async (step) => {
            if ((await findOurs()) === undefined)
                return;
            step.change('deleted', name);
            const iam = await aws.iam();
            const attached = await (0,errors/* unlessAbsent */.QY)(attachedPolicies());
            await Promise.all((attached ?? []).map((PolicyArn) => (0,errors/* unlessAbsent */.QY)(iam.detachRolePolicy({ RoleName: name, PolicyArn }))));
            await (0,errors/* unlessAbsent */.QY)(iam.deleteRole({ RoleName: name }));
        },
    };
}

;// CONCATENATED MODULE: ./build/resources/cluster-role.js


/** The role with which the control plane manages interfaces and load balancers. */
function clusterRole(aws, spec) {
    return serviceRole(aws, spec, {
        title: 'cluster role',
        name: (0,names/* namesOf */.eZ)(spec.name, spec.region).clusterRole,
        description: `Control plane of the EKS cluster ${spec.name}`,
        service: 'eks.amazonaws.com',
        policies: ['AmazonEKSClusterPolicy'],
    });
}

;// CONCATENATED MODULE: ./build/resources/launch-template.js



/**
 * What EKS's own launch template lacks: an encrypted volume, IMDSv2 required, our tags on instances, volumes and
 * interfaces, and the workers' security group.
 */
function launchTemplate(aws, spec, group, needs) {
    const name = (0,names/* namesOf */.eZ)(spec.name, spec.region).launchTemplate(group.name);
    const title = `launch template ${group.name}`;
    async function find() {
        const ec2 = await aws.ec2();
        const answer = await (0,errors/* unlessAbsent */.QY)(ec2.describeLaunchTemplates({ LaunchTemplateNames: [name] }));
        const found = answer?.LaunchTemplates?.[0];
        if (found === undefined)
            return undefined;
        (0,tags/* requireOurs */.hN)(`Launch template ${name}`, (0,tags/* fromTagList */.Bz)(found.Tags), spec);
        return { id: found.LaunchTemplateId ?? '', version: String(found.LatestVersionNumber) };
    }
    function wanted(step) {
        const instanceTags = (0,tags/* toTagList */.s3)({ Name: `${spec.name}-${group.name}`, ...spec.tags });
        return {
            BlockDeviceMappings: [
                {
                    DeviceName: '/dev/xvda',
                    Ebs: { VolumeType: 'gp3', VolumeSize: group.volumeSize, Encrypted: true },
                },
            ],
            // One hop: pods cannot reach the node's role through the metadata service.
            MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
            // A template that names groups suppresses the cluster's own: it has to be named too.
            SecurityGroupIds: [
                step.need(needs.plane).clusterSecurityGroupId,
                step.need(needs.subnets).workerSecurityGroupId,
            ],
            TagSpecifications: [
                { ResourceType: 'instance', Tags: instanceTags },
                { ResourceType: 'volume', Tags: instanceTags },
                { ResourceType: 'network-interface', Tags: instanceTags },
            ],
        };
    }
    /** Whether the newest version says what is wanted. Of the tags, only the user's may be compared: runs differ. */
    async function isCurrent(template, data) {
        const ec2 = await aws.ec2();
        const { LaunchTemplateVersions } = await ec2.describeLaunchTemplateVersions({
            LaunchTemplateId: template.id,
            Versions: [template.version],
        });
        const found = LaunchTemplateVersions?.[0]?.LaunchTemplateData;
        const groups = (ids) => [...(ids ?? [])].sort().join();
        return (groups(found?.SecurityGroupIds) === groups(data.SecurityGroupIds) &&
            found?.BlockDeviceMappings?.[0]?.Ebs?.VolumeSize === group.volumeSize);
    }
    async function create(step, data) {
        step.change('created', name);
        const ec2 = await aws.ec2();
        const request = {
            LaunchTemplateName: name,
            LaunchTemplateData: data,
            TagSpecifications: [{ ResourceType: 'launch-template', Tags: (0,tags/* toTagList */.s3)(spec.tags) }],
        };
        try {
            const { LaunchTemplate } = await ec2.createLaunchTemplate(request);
            return { id: LaunchTemplate?.LaunchTemplateId ?? '', version: '1' };
        }
        catch (error) {
            const existing = (0,errors/* isExisting */.a_)(error) ? await find() : undefined;
            if (existing === undefined)
                throw error;
            return existing;
        }
    }
    return {
        name: title,
        needs: [needs.plane, needs.subnets],
        read: find,
        ensure: async (step) => {
            const data = wanted(step);
            const existing = await find();
            if (existing === undefined)
                return create(step, data);
            if (await isCurrent(existing, data))
                return existing;
            step.change('updated', `a new version of ${name}`);
            const ec2 = await aws.ec2();
            const { LaunchTemplateVersion } = await ec2.createLaunchTemplateVersion({
                LaunchTemplateId: existing.id,
                LaunchTemplateData: data,
            });
            return { id: existing.id, version: String(LaunchTemplateVersion?.VersionNumber) };
        },
        remove: async (step) => {
            const template = await find();
            if (template === undefined)
                return;
            step.change('deleted', name);
            const ec2 = await aws.ec2();
            await (0,errors/* unlessAbsent */.QY)(ec2.deleteLaunchTemplate({ LaunchTemplateId: template.id }));
        },
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/aws/stack.js

/** A stack failed; quotes every resource that failed by itself, with the service's reason. */
class StackFailedError extends Error {
    constructor(stack, status, reasons) {
        super(`Stack ${stack} is ${status}. ${reasons.join(' ')}`);
        this.name = 'StackFailedError';
    }
}
/** The stack of that name; undefined when there is none. CloudFormation has no error code of its own for that. */
async function findStack(aws, name) {
    const cloudFormation = await aws.cloudFormation();
    try {
        const { Stacks } = await cloudFormation.describeStacks({ StackName: name });
        return Stacks?.[0];
    }
    catch (error) {
        if ((0,errors/* errorCode */.CA)(error) === 'ValidationError' && /does not exist/.test(String(error)))
            return undefined;
        throw error;
    }
}
/** The stack's resources that are complete, by logical id. */
async function completeResources(aws, name) {
    const cloudFormation = await aws.cloudFormation();
    const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName: name });
    const complete = StackResources.filter(({ ResourceStatus }) => ['CREATE_COMPLETE', 'UPDATE_COMPLETE'].includes(ResourceStatus ?? ''));
    return new Map(complete.map((each) => [each.LogicalResourceId ?? '', each.PhysicalResourceId ?? '']));
}
/** The stack's resources that still change, such as `NatGateway, PublicRoute and 4 more`; '' when none does. */
async function unfinishedResources(aws, name) {
    const cloudFormation = await aws.cloudFormation();
    const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName: name });
    const changing = (each) => each.ResourceStatus?.endsWith('_IN_PROGRESS') ?? false;
    const names = StackResources.filter(changing).map((each) => each.LogicalResourceId);
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return names.slice(0, 3).join(', ') + more;
}
/** Consequences of another failure, not causes. */
const cancelled = /Resource (creation|update|deletion) cancelled/i;
/** @returns the error to throw for a stack that has failed, with the reasons that its newest events give. */
async function stackFailure(aws, stack) {
    const cloudFormation = await aws.cloudFormation();
    const { StackEvents = [] } = await cloudFormation.describeStackEvents({ StackName: stack.StackId });
    const newest = StackEvents.findIndex((event) => event.PhysicalResourceId === stack.StackId &&
        /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/.test(event.ResourceStatus ?? ''));
    const reasons = StackEvents.slice(0, newest === -1 ? undefined : newest)
        .filter((event) => event.ResourceStatus?.endsWith('_FAILED') && event.PhysicalResourceId !== stack.StackId)
        .filter((event) => !cancelled.test(event.ResourceStatusReason ?? ''))
        .map((event) => `${event.LogicalResourceId} (${event.ResourceType}): ${event.ResourceStatusReason}`)
        .reverse();
    return new StackFailedError(stack.StackName ?? '', stack.StackStatus ?? '', reasons.length > 0 ? reasons : [stack.StackStatusReason ?? 'CloudFormation gives no reason.']);
}
/** Deletes the stack and resolves when it is gone. Nothing is left behind: a deletion that fails is an error. */
async function deleteStack(aws, step, stack) {
    const cloudFormation = await aws.cloudFormation();
    // By id: a stack that is gone can still be asked for by its id, and not by its name.
    const id = stack.StackId ?? '';
    if (stack.StackStatus !== 'DELETE_IN_PROGRESS') {
        step.change('deleted', `stack ${stack.StackName}`);
        await cloudFormation.deleteStack({ StackName: id });
    }
    await step.until(`stack ${stack.StackName} to go`, async () => {
        const now = await findStack(aws, id);
        if (now === undefined || now.StackStatus === 'DELETE_COMPLETE')
            return { done: undefined };
        if (now.StackStatus === 'DELETE_IN_PROGRESS') {
            return { waiting: (await unfinishedResources(aws, id)) || 'DELETE_IN_PROGRESS' };
        }
        throw await stackFailure(aws, now);
    });
}

;// CONCATENATED MODULE: ./build/aws/zones.js
/**
 * Zones in which EKS has no control planes, by zone id: a zone's name differs from account to account.
 * Source: EKS user guide, "Amazon EKS networking requirements for VPC and subnets".
 */
const unusable = new Set(['use1-az3', 'usw1-az2', 'cac1-az3']);
/** A cluster needs two; a third helps where capacity is short. */
const most = 3;
/**
 * The first two or three zones, in alphabetical order so that two runs agree, that EKS can use and that offer all of
 * the instance types.
 *
 * @throws Error naming what each zone lacks when fewer than two are left.
 */
async function chooseZones(aws, instanceTypes) {
    const ec2 = await aws.ec2();
    const [{ AvailabilityZones = [] }, offered] = await Promise.all([
        ec2.describeAvailabilityZones({
            Filters: [
                { Name: 'state', Values: ['available'] },
                { Name: 'zone-type', Values: ['availability-zone'] },
            ],
        }),
        offeringsByZone(aws, instanceTypes),
    ]);
    const verdicts = AvailabilityZones.map(({ ZoneName = '', ZoneId = '' }) => ({
        zone: ZoneName,
        problem: unusable.has(ZoneId)
            ? `EKS has no control planes in ${ZoneId}`
            : lacking(ZoneName, instanceTypes, offered),
    })).sort((a, b) => a.zone.localeCompare(b.zone));
    const zones = verdicts.filter(({ problem }) => problem === undefined).map(({ zone }) => zone);
    if (zones.length < 2) {
        const problems = verdicts.filter(({ problem }) => problem !== undefined);
        throw new Error(`A cluster needs two availability zones, and ${aws.region} has ${zones.length} that will do. ` +
            `${problems.map(({ zone, problem }) => `${zone}: ${problem}`).join('; ')}. ` +
            'Choose other `instance-types` or another `region`.');
    }
    return zones.slice(0, most);
}
function lacking(zone, instanceTypes, offered) {
    const missing = instanceTypes.filter((type) => !offered.get(zone)?.has(type));
    return missing.length === 0 ? undefined : `offers no ${missing.join(', ')}`;
}
async function offeringsByZone(aws, instanceTypes) {
    const { paginateDescribeInstanceTypeOfferings } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(193)]).then(__webpack_require__.t.bind(__webpack_require__, 5193, 19));
    const client = await aws.ec2();
    const byZone = new Map();
    const request = {
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: [...instanceTypes] }],
    };
    for await (const page of paginateDescribeInstanceTypeOfferings({ client }, request)) {
        for (const { Location = '', InstanceType = '' } of page.InstanceTypeOfferings ?? []) {
            byZone.set(Location, (byZone.get(Location) ?? new Set()).add(InstanceType));
        }
    }
    return byZone;
}

;// CONCATENATED MODULE: ./build/resources/network.js






const templateFile = __webpack_require__.ab + "network.yaml";
/** VPC, subnets, routes, gateways and security groups, as one CloudFormation stack. */
function network(aws, spec) {
    const name = (0,names/* namesOf */.eZ)(spec.name, spec.region).networkStack;
    async function findOurs() {
        const stack = await findStack(aws, name);
        if (stack !== undefined)
            (0,tags/* requireOurs */.hN)(`Stack ${name}`, (0,tags/* fromTagList */.Bz)(stack.Tags), spec);
        return stack;
    }
    /** The stack once nothing that came before stands in its way: what can only be deleted is deleted first. */
    async function findUsable(step) {
        const stack = await findOurs();
        const useless = /^(DELETE_|ROLLBACK_)/;
        if (stack === undefined || !useless.test(stack.StackStatus ?? ''))
            return stack;
        step.say(`stack ${name} is ${stack.StackStatus} and has to go first`);
        await deleteStack(aws, step, stack);
        return undefined;
    }
    async function create(step) {
        const zones = await chooseZones(aws, spec.nodeGroups.flatMap((group) => group.instanceTypes));
        step.change('created', `stack ${name} in ${zones.join(', ')}`);
        const cloudFormation = await aws.cloudFormation();
        const request = {
            StackName: name,
            TemplateBody: await (0,promises_.readFile)(templateFile, 'utf8'),
            Parameters: Object.entries({
                ClusterName: spec.name,
                VpcCidr: spec.vpcCidr,
                SubnetBits: String(subnetBits(spec.vpcCidr)),
                Zones: zones.join(','),
                ZoneCount: String(zones.length),
            }).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
            Tags: (0,tags/* toTagList */.s3)(spec.tags),
            // The control plane may stand on its subnets before the stack is whole: it must not roll back under it.
            OnFailure: 'DO_NOTHING',
        };
        await cloudFormation.createStack(request).catch((error) => {
            if (!(0,errors/* isExisting */.a_)(error))
                throw error;
        });
    }
    /** Asks CloudFormation to make what failed in a stack that was kept as it was. */
    async function repair(step, stack) {
        step.say((await stackFailure(aws, stack)).message);
        step.change('updated', `repairing stack ${name}`);
        const cloudFormation = await aws.cloudFormation();
        await cloudFormation.updateStack({
            StackName: name,
            UsePreviousTemplate: true,
            Parameters: (stack.Parameters ?? []).map(({ ParameterKey }) => ({
                ParameterKey,
                UsePreviousValue: true,
            })),
            DisableRollback: true,
        });
    }
    const subnets = {
        name: 'subnets',
        get of() {
            return whole;
        },
        read: async () => {
            const stack = await findStack(aws, name);
            return stack === undefined ? undefined : subnetsOf(stack, await completeResources(aws, name));
        },
    };
    const whole = {
        name: 'network',
        subnets,
        needs: [],
        read: subnets.read,
        ensure: async (step) => {
            const existing = await findUsable(step);
            if (existing === undefined)
                await create(step);
            else if (/^(CREATE|UPDATE)_FAILED$/.test(existing.StackStatus ?? ''))
                await repair(step, existing);
            let usable;
            return step.until('the NAT gateway and routes', async () => {
                const stack = await findStack(aws, name);
                if (stack === undefined)
                    return { waiting: `stack ${name} is not to be seen yet` };
                if (usable === undefined) {
                    usable = subnetsOf(stack, await completeResources(aws, name));
                    if (usable !== undefined)
                        step.offer(subnets, usable);
                }
                const status = stack.StackStatus ?? '';
                if (usable !== undefined && /^(CREATE|UPDATE)_COMPLETE$/.test(status))
                    return { done: usable };
                if (!/_IN_PROGRESS$|_COMPLETE$/.test(status))
                    throw await stackFailure(aws, stack);
                return { waiting: (await unfinishedResources(aws, name)) || status };
            });
        },
        remove: async (step) => {
            const stack = await findOurs();
            if (stack !== undefined)
                await deleteStack(aws, step, stack);
        },
    };
    return whole;
}
/** The VPC is divided into eight blocks: three public, three private, two to spare. */
function subnetBits(vpcCidr) {
    const prefix = Number(vpcCidr.split('/')[1]);
    return 32 - prefix - 3;
}
/** The resources that the template names; undefined while any is still to come. */
function subnetsOf(stack, complete) {
    const zones = Number(stack.Parameters?.find(({ ParameterKey }) => ParameterKey === 'ZoneCount')?.ParameterValue);
    const numbered = (prefix) => Array.from({ length: zones }, (_, index) => complete.get(`${prefix}${index + 1}`) ?? '');
    const found = {
        vpcId: complete.get('Vpc') ?? '',
        publicSubnetIds: numbered('PublicSubnet'),
        privateSubnetIds: numbered('PrivateSubnet'),
        controlPlaneSecurityGroupId: complete.get('ControlPlaneSecurityGroup') ?? '',
        workerSecurityGroupId: complete.get('WorkerSecurityGroup') ?? '',
    };
    return Object.values(found).flat().includes('') ? undefined : found;
}

;// CONCATENATED MODULE: ./build/aws/ami-type.js
/**
 * The Amazon Linux 2023 AMI for these instance types, as EKS names it: by the first one's architecture and
 * accelerators.
 *
 * @throws whatever EC2 answers, such as InvalidInstanceType.
 */
async function amiTypeFor(aws, instanceTypes) {
    const ec2 = await aws.ec2();
    const [first = ''] = instanceTypes;
    const { InstanceTypes } = await ec2.describeInstanceTypes({ InstanceTypes: [first] });
    const info = InstanceTypes?.[0];
    const arm = info?.ProcessorInfo?.SupportedArchitectures?.includes('arm64') ?? false;
    const nvidia = info?.GpuInfo?.Gpus?.some((gpu) => gpu.Manufacturer === 'NVIDIA') ?? false;
    if (arm)
        return nvidia ? 'AL2023_ARM_64_NVIDIA' : 'AL2023_ARM_64_STANDARD';
    if (nvidia)
        return 'AL2023_x86_64_NVIDIA';
    return info?.NeuronInfo === undefined ? 'AL2023_x86_64_STANDARD' : 'AL2023_x86_64_NEURON';
}

;// CONCATENATED MODULE: ./build/resources/node-group.js




/** A managed node group in the private subnets. */
function nodeGroup(aws, spec, group, needs) {
    const clusterName = spec.name;
    const nodegroupName = group.name;
    const scalingConfig = { minSize: group.nodes, maxSize: group.nodes, desiredSize: group.nodes };
    async function read() {
        const eks = await aws.eks();
        const answer = await (0,errors/* unlessAbsent */.QY)(eks.describeNodegroup({ clusterName, nodegroupName }));
        if (answer?.nodegroup !== undefined) {
            (0,tags/* requireOurs */.hN)(`Node group ${nodegroupName} of cluster ${clusterName}`, answer.nodegroup.tags ?? {}, spec);
        }
        return answer?.nodegroup;
    }
    async function create(step) {
        const types = group.instanceTypes;
        step.change('created', `${group.nodes} × ${types.join(' or ')}`);
        const request = {
            clusterName,
            nodegroupName,
            nodeRole: step.need(needs.role).arn,
            subnets: step.need(needs.network).privateSubnetIds,
            amiType: await amiTypeFor(aws, types),
            instanceTypes: [...types],
            scalingConfig,
            launchTemplate: step.need(needs.template),
            tags: { ...spec.tags },
        };
        const eks = await aws.eks();
        await step.until('IAM to spread the node role', async () => {
            try {
                await eks.createNodegroup(request);
            }
            catch (error) {
                if (isRoleUnseen(error))
                    return { waiting: String(error) };
                if (!(0,errors/* isExisting */.a_)(error))
                    throw error;
            }
            return { done: undefined };
        });
    }
    async function untilActive(step) {
        return step.until('the node group', async () => {
            const now = await read();
            if (now?.status === 'ACTIVE')
                return { done: now };
            if (now?.status?.endsWith('_FAILED')) {
                throw new Error(`Node group ${nodegroupName} is ${now.status}. ${node_group_healthOf(now)}`);
            }
            return {
                waiting: [now?.status ?? 'not to be seen yet', now && node_group_healthOf(now)].filter(Boolean).join('. '),
            };
        });
    }
    async function untilGone(step) {
        await step.until('the node group to go', async () => {
            const now = await read();
            if (now?.status === 'DELETE_FAILED') {
                throw new Error(`Node group ${nodegroupName} is DELETE_FAILED. ${node_group_healthOf(now)}`);
            }
            return now === undefined ? { done: undefined } : { waiting: now.status ?? 'DELETING' };
        });
    }
    async function remove(step) {
        const existing = await read();
        if (existing === undefined)
            return;
        if (existing.status !== 'DELETING') {
            step.change('deleted');
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
                    return { waiting: String(error) };
                }
            });
        }
        await untilGone(step);
    }
    /** The group once nothing that came before stands in its way: one that failed is made anew. */
    async function findUsable(step) {
        const existing = await read();
        if (!/^(CREATE_FAILED|DELETING|DELETE_FAILED)$/.test(existing?.status ?? ''))
            return existing;
        step.say(`${existing?.status}, to be made anew. ${existing && node_group_healthOf(existing)}`);
        await remove(step);
        return undefined;
    }
    async function adjust(step, now) {
        const types = now.instanceTypes ?? [];
        if (types.join() !== group.instanceTypes.join()) {
            throw new Error(`Node group ${nodegroupName} has instance types ${types.join(', ')}, and ${group.instanceTypes.join(', ')} were asked for. ` +
                'EKS cannot change them in a node group: ask for those it has, or remove the cluster with `down` first.');
        }
        const eks = await aws.eks();
        const template = step.need(needs.template);
        if (now.launchTemplate?.id !== template.id || now.launchTemplate.version !== template.version) {
            step.change('updated', `replacing its nodes: launch template version ${template.version}`);
            await eks.updateNodegroupVersion({ clusterName, nodegroupName, launchTemplate: template });
            await untilActive(step);
        }
        const scaling = now.scalingConfig;
        if (scaling?.minSize !== group.nodes || scaling.maxSize !== group.nodes) {
            step.change('updated', `from ${scaling?.desiredSize} nodes to ${group.nodes}`);
            await eks.updateNodegroupConfig({ clusterName, nodegroupName, scalingConfig });
        }
        return untilActive(step);
    }
    return {
        name: `node group ${nodegroupName}`,
        needs: [needs.plane, needs.network, needs.role, needs.template],
        read,
        ensure: async (step) => {
            if ((await findUsable(step)) === undefined)
                await create(step);
            const now = await untilActive(step);
            return adjust(step, now);
        },
        remove,
    };
}
function node_group_healthOf({ health }) {
    return (health?.issues ?? [])
        .map(({ code, message, resourceIds = [] }) => `EKS says: ${code}: ${message} (${resourceIds.join(', ')})`)
        .join(' ');
}

;// CONCATENATED MODULE: ./build/resources/node-role.js


/** The role of the nodes: joining, pulling images, and the network interfaces that the CNI makes for pods. */
function nodeRole(aws, spec) {
    return serviceRole(aws, spec, {
        title: 'node role',
        name: (0,names/* namesOf */.eZ)(spec.name, spec.region).nodeRole,
        description: `Nodes of the EKS cluster ${spec.name}`,
        service: 'ec2.amazonaws.com',
        policies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly', 'AmazonEKS_CNI_Policy'],
    });
}

// EXTERNAL MODULE: ./build/resources/nodes.js + 6 modules
var nodes = __webpack_require__(5833);
;// CONCATENATED MODULE: ./build/resources/cluster.js









/** Everything that the cluster of this spec is made of, each thing naming what it needs. */
function clusterGraph(aws, spec, identity) {
    const net = network(aws, spec);
    const role = clusterRole(aws, spec);
    const workers = nodeRole(aws, spec);
    const plane = controlPlane(aws, spec, { subnets: net.subnets, role });
    const access = accessEntry(aws, spec, plane, identity);
    const groups = spec.nodeGroups.map((group) => {
        const template = launchTemplate(aws, spec, group, { plane, subnets: net.subnets });
        return { template, group: nodeGroup(aws, spec, group, { plane, network: net, role: workers, template }) };
    });
    const addons = spec.addons.map((name) => addon(aws, spec, name, plane));
    const ready = (0,nodes/* nodes */.a)(aws, spec, { plane, access, groups: groups.map(({ group }) => group) });
    const graph = [
        net,
        role,
        workers,
        plane,
        access,
        ...addons,
        ...groups.flatMap(({ template, group }) => [template, group]),
        ready,
    ];
    return { graph, network: net, controlPlane: plane, nodeRole: workers, nodes: ready };
}


/***/ }),

/***/ 5833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ isReady),
  a: () => (/* binding */ nodes)
});

// EXTERNAL MODULE: ./build/http/agent.js
var http_agent = __webpack_require__(1000);
// EXTERNAL MODULE: ./build/http/request.js
var request = __webpack_require__(384);
;// CONCATENATED MODULE: ./build/kubernetes/errors.js
/** The Kubernetes API answered, and refused. */
class KubernetesError extends Error {
    /** HTTP status. 410 means that a resource version is too old to go on from: list again. */
    status;
    /** Kubernetes' own word for it, such as `NotFound`, `Forbidden` or `Conflict`; absent when it gives none. */
    reason;
    /** HTTP method of the request. */
    verb;
    /** Path of the request. */
    path;
    constructor(verb, path, refusal) {
        const { code, reason, message } = refusal;
        super(`Kubernetes refused ${verb} ${path}: ${[code, reason].filter(Boolean).join(' ')}: ${message}`);
        this.name = 'KubernetesError';
        this.status = code;
        this.reason = reason;
        this.verb = verb;
        this.path = path;
    }
}
/** No answer came from the Kubernetes API: its name did not resolve, nobody listened, TLS or time failed. */
class KubernetesUnreachableError extends Error {
    /** As Node names it, such as `ENOTFOUND`, `ECONNREFUSED`, `ECONNRESET`; `ETIMEDOUT` when the call's time was up. */
    code;
    constructor(endpoint, verb, path, cause) {
        super(`No answer from ${endpoint} to ${verb} ${path}: ${cause.message} (${cause.code})`, { cause });
        this.name = 'KubernetesUnreachableError';
        this.code = cause.code;
    }
}
/** Codes that say that the network failed, not that the server is the wrong one. */
const passingCodes = new Set([
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'ETIMEDOUT',
]);
/**
 * Whether a failure will pass by itself. So does `ENOTFOUND`: the name of a new cluster's endpoint resolves minutes
 * after the cluster is ACTIVE. The 401 and 403 of an access entry that is not known everywhere yet are not told from
 * those of one that is missing: whoever has just made the entry knows.
 */
function isPassing(error) {
    if (error instanceof KubernetesUnreachableError)
        return passingCodes.has(error.code);
    return error instanceof KubernetesError && (error.status === 429 || error.status >= 500);
}

;// CONCATENATED MODULE: ./build/kubernetes/types.js
/** The few kinds of the Kubernetes API that this project reads or writes, and of them only the fields it uses. */
/** Where the API serves each kind. */
const resources = {
    Node: { apiVersion: 'v1', plural: 'nodes' },
    ConfigMap: { apiVersion: 'v1', plural: 'configmaps' },
    StorageClass: { apiVersion: 'storage.k8s.io/v1', plural: 'storageclasses' },
};

;// CONCATENATED MODULE: ./build/kubernetes/client.js




/** Whom the API's `managedFields` name for what we apply. */
const fieldManager = 'eks-cluster-action';
/** Objects a page, as kubectl asks for them. */
const pageSize = '500';
/** A client for one cluster. It keeps connections open between calls, and these keep no process alive. */
function kubernetesClient(cluster) {
    const agent = (0,http_agent/* httpsAgent */.f)({
        certificateAuthority: Buffer.from(cluster.certificateAuthorityData, 'base64').toString(),
        proxyFor: cluster.proxyFor ?? (() => undefined),
    });
    /** The answer, when it is a good one. */
    async function open(call, token, signal) {
        const url = new URL(call.path, cluster.endpoint);
        for (const [name, value] of Object.entries(call.query ?? {})) {
            if (value !== undefined)
                url.searchParams.set(name, value);
        }
        const response = await (0,request/* send */.tN)(url, {
            method: call.verb,
            headers: {
                accept: 'application/json',
                authorization: `Bearer ${token}`,
                'user-agent': fieldManager,
                // JSON is YAML, and this type is the only one that every version takes for server-side apply.
                ...(call.body !== undefined && { 'content-type': 'application/apply-patch+yaml' }),
            },
            ...(call.body !== undefined && { body: call.body }),
            agent,
            signal,
        });
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300)
            return response;
        throw new KubernetesError(call.verb, call.path, refusal(status, await (0,request/* text */.Qq)(response)));
    }
    /** Rethrows a failure of the network as what the caller is to see. */
    function fail(error, call, callersSignal, limit) {
        if (error instanceof KubernetesError)
            throw error;
        callersSignal?.throwIfAborted();
        const cause = limit.aborted ? Object.assign(new Error('the time was up'), { code: 'ETIMEDOUT' }) : error;
        if (!hasCode(cause))
            throw error;
        throw new KubernetesUnreachableError(cluster.endpoint, call.verb, call.path, cause);
    }
    async function json(call, { signal, timeout = 30_000 }) {
        const token = await cluster.token();
        const limit = AbortSignal.timeout(timeout);
        try {
            const response = await open(call, token, signal ? AbortSignal.any([signal, limit]) : limit);
            return JSON.parse(await (0,request/* text */.Qq)(response));
        }
        catch (error) {
            return fail(error, call, signal, limit);
        }
    }
    async function* watch(kind, { namespace, labelSelector, resourceVersion, signal, timeoutSeconds = 300 } = {}) {
        const call = {
            verb: 'GET',
            path: pathOf(kind, { namespace }),
            query: {
                watch: 'true',
                allowWatchBookmarks: 'true',
                timeoutSeconds: String(timeoutSeconds),
                labelSelector,
                resourceVersion,
            },
        };
        const token = await cluster.token();
        // A connection may die without a word; the server would have ended the watch before.
        const limit = AbortSignal.timeout((timeoutSeconds + 30) * 1000);
        try {
            const response = await open(call, token, signal ? AbortSignal.any([signal, limit]) : limit);
            for await (const line of (0,request/* lines */.Mn)(response))
                yield watchEvent(call, JSON.parse(line));
        }
        catch (error) {
            fail(error, call, signal, limit);
        }
    }
    return {
        async get(kind, name, options = {}) {
            try {
                return await json({ verb: 'GET', path: pathOf(kind, name) }, options);
            }
            catch (error) {
                if (isAbsence(error))
                    return undefined;
                throw error;
            }
        },
        async list(kind, { namespace, labelSelector, ...options } = {}) {
            const items = [];
            let page;
            do {
                const query = { limit: pageSize, continue: page?.metadata.continue, labelSelector };
                page = await json({ verb: 'GET', path: pathOf(kind, { namespace }), query }, options);
                // The items of a list come without the two fields that every object has by itself.
                items.push(...page.items.map((item) => ({ ...item, kind, apiVersion: resources[kind].apiVersion })));
            } while (page.metadata.continue);
            return { items, resourceVersion: page.metadata.resourceVersion };
        },
        watch,
        apply(object, { force = false, ...options } = {}) {
            const query = { fieldManager, fieldValidation: 'Strict', force: String(force) };
            const path = pathOf(object.kind, object.metadata);
            return json({ verb: 'PATCH', path, query, body: JSON.stringify(object) }, options);
        },
        async delete(kind, name, options = {}) {
            try {
                await json({ verb: 'DELETE', path: pathOf(kind, name) }, options);
            }
            catch (error) {
                if (!isAbsence(error))
                    throw error;
            }
        },
    };
}
function watchEvent({ verb, path }, event) {
    switch (event.type) {
        case 'ERROR':
            throw new KubernetesError(verb, path, event.object);
        case 'BOOKMARK':
            return { type: event.type, resourceVersion: event.object.metadata.resourceVersion };
        default:
            return event;
    }
}
/** What a refusal's body says: a Status, or plain text from whatever stands before the API. */
function refusal(code, body) {
    try {
        const { reason, message = '' } = JSON.parse(body);
        return { code, message, ...(reason !== undefined && { reason }) };
    }
    catch {
        return { code, message: body.trim().slice(0, 300) };
    }
}
/** A missing object has a reason; a missing kind is a plain 404, and an error. */
function isAbsence(error) {
    return error instanceof KubernetesError && error.status === 404 && error.reason === 'NotFound';
}
function hasCode(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
function pathOf(kind, { namespace, name }) {
    const { apiVersion, plural } = resources[kind];
    const parts = [
        apiVersion.includes('/') ? 'apis' : 'api',
        ...apiVersion.split('/'),
        ...(namespace === undefined ? [] : ['namespaces', namespace]),
        plural,
        ...(name === undefined ? [] : [name]),
    ];
    return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@smithy/signature-v4/dist-cjs/index.js
var dist_cjs = __webpack_require__(5118);
;// CONCATENATED MODULE: ./build/aws/partition.js
/** AWS's partitions: sets of regions that share nothing, each with DNS names of its own. */
/** Those whose regions have a prefix of their own; as in `partitions.json` of botocore. */
const partitions = [
    { prefix: 'cn-', id: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' },
    { prefix: 'eusc-', id: 'aws-eusc', dnsSuffix: 'amazonaws.eu' },
    { prefix: 'us-gov-', id: 'aws-us-gov', dnsSuffix: 'amazonaws.com' },
    { prefix: 'us-iso-', id: 'aws-iso', dnsSuffix: 'c2s.ic.gov' },
    { prefix: 'us-isob-', id: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov' },
    { prefix: 'eu-isoe-', id: 'aws-iso-e', dnsSuffix: 'cloud.adc-e.uk' },
    { prefix: 'us-isof-', id: 'aws-iso-f', dnsSuffix: 'csp.hci.ic.gov' },
];
/** The partition of a region; `aws` for every region that no other partition claims. */
function partitionOf(region) {
    const { id, dnsSuffix } = partitions.find(({ prefix }) => region.startsWith(prefix)) ?? {
        id: 'aws',
        dnsSuffix: 'amazonaws.com',
    };
    return { id, dnsSuffix };
}

;// CONCATENATED MODULE: ./build/kubernetes/token.js



/** EKS takes a token for fifteen minutes from its signing; a minute less leaves time for clocks that differ. */
const lifetime = 14 * 60_000;
/**
 * A bearer token for the Kubernetes API of an EKS cluster: a presigned call of STS that tells EKS who signed it. Made
 * without asking anybody.
 *
 * Its form is aws-iam-authenticator's, which refuses a URL with any other query parameter than those the signer emits.
 */
async function kubernetesToken({ cluster, region, credentials, }) {
    const now = new Date();
    const identity = await credentials();
    const hostname = `sts.${region}.${partitionOf(region).dnsSuffix}`;
    const signer = new dist_cjs.SignatureV4({ service: 'sts', region, credentials: identity, sha256: Sha256 });
    const { query = {} } = await signer.presign({
        method: 'GET',
        protocol: 'https:',
        hostname,
        path: '/',
        query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
        headers: { host: hostname, 'x-k8s-aws-id': cluster },
    }, { expiresIn: 60, signingDate: now });
    const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
    const url = `https://${hostname}/?${parameters.join('&')}`;
    const end = Math.min(now.getTime() + lifetime, identity.expiration?.getTime() ?? Number.POSITIVE_INFINITY);
    return { token: `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`, expiresAt: new Date(end) };
}
/** SHA-256, or with a secret its HMAC, in the shape that the signer asks for. */
class Sha256 {
    #hash;
    constructor(secret) {
        this.#hash = secret === undefined ? (0,external_node_crypto_.createHash)('sha256') : (0,external_node_crypto_.createHmac)('sha256', binary(secret));
    }
    update(data) {
        this.#hash.update(binary(data));
    }
    async digest() {
        return this.#hash.digest();
    }
}
function binary(data) {
    if (typeof data === 'string')
        return data;
    return ArrayBuffer.isView(data)
        ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
        : new Uint8Array(data);
}

;// CONCATENATED MODULE: ./build/kubernetes/access.js



/** A client of the cluster's Kubernetes API, as the principal that runs; its token is made anew when it ends. */
function clusterClient(aws, plane) {
    let current;
    return kubernetesClient({
        endpoint: plane.endpoint,
        certificateAuthorityData: plane.certificateAuthorityData,
        proxyFor: aws.proxyFor,
        token: async () => {
            if (current === undefined || Date.now() >= current.expiresAt.getTime()) {
                current = await kubernetesToken({
                    cluster: plane.name,
                    region: aws.region,
                    credentials: aws.credentials,
                });
            }
            return current.token;
        },
    });
}
/** Milliseconds for which a cluster may refuse a principal whose access entry it has been given already. */
const accessDelay = 3 * 60_000;
/**
 * Whether a cluster that is ACTIVE is merely not usable yet: its endpoint's name does not resolve, or a fresh access
 * entry is not known everywhere.
 *
 * @param waited milliseconds since the entry was made.
 */
function isNotUsableYet(error, waited) {
    if (isPassing(error))
        return true;
    return error instanceof KubernetesError && [401, 403].includes(error.status) && waited < accessDelay;
}

;// CONCATENATED MODULE: ./build/resources/nodes.js

/** As many Ready nodes in Kubernetes as the node groups should have. A condition: it makes nothing. */
function nodes(aws, spec, needs) {
    const wanted = spec.nodeGroups.reduce((sum, group) => sum + group.nodes, 0);
    return {
        name: 'nodes',
        needs: [needs.plane, needs.access, ...needs.groups],
        read: async () => {
            const plane = await needs.plane.read();
            return plane && (await clusterClient(aws, plane).list('Node')).items;
        },
        ensure: async (step) => {
            const client = clusterClient(aws, step.need(needs.plane));
            return step.until(`${wanted} Ready nodes`, async () => {
                try {
                    const { items } = await client.list('Node');
                    const ready = items.filter(isReady);
                    return ready.length >= wanted
                        ? { done: items }
                        : { waiting: `${ready.length} of ${wanted} are Ready` };
                }
                catch (error) {
                    if (isNotUsableYet(error, step.elapsed()))
                        return { waiting: String(error) };
                    throw error;
                }
            });
        },
    };
}
function isReady({ status }) {
    return (status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') ?? false);
}


/***/ })

};
