export const id = 1584;
export const ids = [1584];
export const modules = {

/***/ 4029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ cidr),
/* harmony export */   Zw: () => (/* binding */ vpcRange),
/* harmony export */   v$: () => (/* binding */ publicRange),
/* harmony export */   zt: () => (/* binding */ serviceRange)
/* harmony export */ });
/* harmony import */ var _spec_addresses_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9006);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2347);
/** Ranges of IPv4 addresses that people write. */


/** @throws Problem when it is malformed, or has bits beyond its prefix. */
const cidr = (text) => {
    const range = (0,_spec_addresses_js__WEBPACK_IMPORTED_MODULE_1__/* .rangeOf */ .be)(text);
    if (range === undefined) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not a range of IPv4 addresses. Write one, such as 10.1.0.0/16.`);
    }
    if ((0,_spec_addresses_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(range) !== text) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} has bits beyond its first ${range.prefix}. Write ${(0,_spec_addresses_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(range)}.`);
    }
    return range;
};
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidr);
/** A range of a size between two prefixes, within one of others. */
function within(ranges, shortest, longest, example) {
    return (text) => {
        const range = cidr(text);
        if (range.prefix < shortest || range.prefix > longest) {
            throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not of a size from /${shortest} to /${longest}. Write one, such as ${example}.`);
        }
        if (!ranges.some((outer) => (0,_spec_addresses_js__WEBPACK_IMPORTED_MODULE_1__/* .contains */ .gR)(outer, range))) {
            const names = ranges.map((outer) => outer.text).join(', ');
            throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not within any of ${names}. Write one, such as ${example}.`);
        }
        return range;
    };
}
/**
 * Of a VPC: as large as EC2 allows, and large enough for eight blocks of subnets. Beside the private ranges of RFC 1918,
 * EKS takes those of carrier-grade NAT and of benchmarks.
 * Source: "Amazon EKS now supports additional VPC CIDR blocks", AWS, October 2018.
 */
const vpcRange = within([...privateRanges, ...['100.64.0.0/10', '198.19.0.0/16'].map(cidr)], 16, 24, '10.1.0.0/16');
/** Of Services. EKS, KubernetesNetworkConfigRequest: serviceIpv4Cidr. */
const serviceRange = within(privateRanges, 12, 24, '172.20.0.0/16');
/** Of clients of the public endpoint: EKS refuses addresses that cannot come from the internet. */
const publicRange = (text) => {
    const range = cidr(text);
    if (privateRanges.some((outer) => (0,_spec_addresses_js__WEBPACK_IMPORTED_MODULE_1__/* .contains */ .gR)(outer, range))) {
        throw new _parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${(0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is private, and EKS sees public addresses alone. Write the range that your clients have on the internet, such as 203.0.113.0/24.`);
    }
    return range;
};


/***/ }),

/***/ 1036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D7: () => (/* binding */ capacityReservation),
/* harmony export */   fV: () => (/* binding */ sshAdvice),
/* harmony export */   h7: () => (/* binding */ securityGroups),
/* harmony export */   hI: () => (/* binding */ ssh),
/* harmony export */   ot: () => (/* binding */ placement),
/* harmony export */   q6: () => (/* binding */ instanceMarketOptions),
/* harmony export */   sP: () => (/* binding */ launchTemplate)
/* harmony export */ });
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2347);
/* harmony import */ var _shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(765);
/** The fields of a node group that say what of EC2 its instances are launched with. */


/** EC2 takes any characters of ASCII: those that no pattern of IAM is made of. */
const keyPairName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[\w.@:=+-][\w .@:=+-]{0,254}$/, 'the name of a key pair (at most 255 letters, digits, spaces and _.@:=+-)', 'operators');
const placementGroupName = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[\w.@:=+-][\w .@:=+-]{0,254}$/, 'the name of a placement group (at most 255 letters, digits, spaces and _.@:=+-)', 'close-together');
const securityGroupId = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^sg-[0-9a-f]{8,17}$/, 'the id of a security group', 'sg-0123456789abcdef0');
const sshAdvice = 'with the policy AmazonSSMManagedInstanceCore in iam.attachPolicyARNs, `aws ssm start-session` opens a shell.';
const importing = 'Import it with `aws ec2 import-key-pair`, and write publicKeyName.';
/** Switched off, it may name keys of whatever kind. */
const ssh = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .without */ .FF)({ allow: 'false' }, (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)({
    allow: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)(_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt, 'Whether the key is on the nodes. Default: `true`, where there is one.'),
    publicKeyName: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)((0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('the name of a key pair', keyPairName), 'Name of a key pair that EC2 has in the region. Nothing opens port 22: whoever is to reach the nodes needs a security group that lets him, such as one of `securityGroups`.'),
    enableSsm: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)(_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt, `The agent of Systems Manager is on EKS's images in any case; ${sshAdvice.replace(/\.$/, '')}.`),
}, {
    publicKey: { why: 'keys of people are imported into EC2 once', instead: importing },
    publicKeyPath: { why: 'the file of a key is on no runner', instead: importing },
    sourceSecurityGroupIds: {
        why: 'nothing opens port 22 to other groups',
        instead: 'Write a group that does into securityGroups.attachIDs.',
    },
}));
const securityGroups = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)({
    attachIDs: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)((0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)('security groups', (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('the id of a security group', securityGroupId)), "Ids of security groups of the cluster's network that the nodes have beside the cluster's own, at most 4."),
}, {
    withLocal: { why: "nodes have the cluster's own group", unless: 'true' },
    withShared: { why: "nodes have the cluster's own group", unless: 'true' },
});
const placement = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)({
    groupName: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)((0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('the name of a placement group', placementGroupName), 'Name of the placement group in which the instances are.'),
}, {
    spreadLevel: {
        why: 'the placement group, which has been made before, says what it spreads over',
        instead: 'Write groupName.',
    },
});
const capacityReservation = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)({
    capacityReservationPreference: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)((0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('`open` or `none`', (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)('open', 'none')), 'Whether instances take what is reserved for whoever suits. Default: `open`, as EC2 does it.'),
    capacityReservationTarget: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)((0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)({
        capacityReservationID: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)((0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('the id of a capacity reservation', (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^cr-[0-9a-f]{8,17}$/, 'the id of a capacity reservation', 'cr-0123456789abcdef0')), 'Id of the Capacity Reservation that they take and no other. `availabilityZones` says its zone, and the group has its instance type.'),
        capacityReservationResourceGroupARN: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)((0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('the ARN of a resource group', (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^arn:aws[a-z-]*:resource-groups:[a-z0-9-]+:\d{12}:group\/[\w.-]{1,300}$/, 'the ARN of a resource group', 'arn:aws:resource-groups:eu-west-1:111122223333:group/reserved')), 'ARN of a resource group of reservations, in place of the id.'),
    })),
});
const instanceMarketOptions = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)({
    marketType: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)((0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('`capacity-block`', (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)('capacity-block')), 'That the reservation of `capacityReservationID` is a Capacity Block, which is bought beforehand for a time.'),
});
const launchTemplate = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .mapping */ .pq)({
    id: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)((0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('the id of a launch template', (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^lt-[0-9a-f]{8,17}$/, 'the id of a launch template', 'lt-0123456789abcdef0')), 'Id of a launch template of your own, which is never changed nor deleted. EKS takes no other one for the group later.'),
    version: (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)((0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('a version', (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(1, 1_000_000, 3)), 'Its version. Another one replaces every node. Default: its default one.'),
});


/***/ }),

/***/ 765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ without),
/* harmony export */   Gk: () => (/* binding */ mappingOr),
/* harmony export */   H$: () => (/* binding */ converted),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   Pq: () => (/* binding */ json),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Te: () => (/* binding */ texts),
/* harmony export */   ZZ: () => (/* binding */ field),
/* harmony export */   mS: () => (/* binding */ homesIn),
/* harmony export */   mw: () => (/* binding */ required),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   pq: () => (/* binding */ mapping)
/* harmony export */ });
/* unused harmony exports join, leaveOut */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2246);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2347);
/**
 * What a field of a ClusterConfig may hold, and how it is read from the nodes of a YAML document. A shape reports what
 * is wrong with a value by the value's path, and goes on: every problem of a file is told in one run.
 */



/** @param meaning none for a mapping that only holds others. */
function field(shape, meaning = '') {
    return { shape, meaning, required: false };
}
function required(shape, meaning) {
    return { shape, meaning, required: true };
}
/** A scalar, by its text as it was typed: 1.30 stays 1.30. */
function text(holds, parser) {
    return {
        holds,
        read: (node, path, reading) => {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(node))
                return attempt(path, reading, () => parser(textOf(node) ?? ''));
            reading.report(path, `it is a ${(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isSeq)(node) ? 'list' : 'mapping'}. Write ${holds}.`);
            return undefined;
        },
    };
}
const flag = text('`true` or `false`', _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zM);
/** Items that are bad are undefined, so that the others keep their places. */
function list(items, item) {
    return {
        holds: `a list of ${items}`,
        isList: true,
        ...(item.fields && { fields: item.fields }),
        ...(item.refused && { refused: item.refused }),
        read: (node, path, reading) => {
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isSeq)(node)) {
                reading.report(path, 'it is not a list. Write each item on a line of its own, after a hyphen.');
                return undefined;
            }
            return node.items.map((each, index) => {
                const itemPath = `${path}[${index}]`;
                if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isNode)(each))
                    reading.mark(itemPath, each);
                const value = resolved(each, itemPath, reading);
                if (value !== undefined)
                    return item.read(value, itemPath, reading);
                reading.report(itemPath, `it is empty. Write ${item.holds}, or leave the item out.`);
                return undefined;
            });
        },
    };
}
/**
 * A mapping of these fields alone.
 * @param refused fields of eksctl that are refused, and why.
 * @param isOfAnyCase whether `issuerUrl` stands for `issuerURL`, too, as in the few mappings that eksctl reads so.
 */
function mapping(fields, refused = {}, isOfAnyCase = false) {
    return {
        holds: 'a mapping',
        fields,
        refused,
        read: (node, path, reading) => {
            const written = entriesOf(node, path, reading);
            if (written === undefined)
                return undefined;
            const entries = isOfAnyCase ? inCaseOf(written, Object.keys(fields)) : written;
            const values = {};
            for (const [name, { key, value }] of entries) {
                const fieldPath = join(path, name);
                reading.mark(fieldPath, key);
                const known = own(fields, name);
                const refusal = own(refused, name);
                if (known !== undefined) {
                    if (value !== undefined)
                        values[name] = known.shape.read(value, fieldPath, reading);
                }
                else if (refusal !== undefined) {
                    refuse(value, fieldPath, typeof refusal === 'string' ? { why: refusal } : refusal, reading);
                }
                else {
                    tellUnknown(name, value, fieldPath, fields, reading);
                }
            }
            for (const [name, { required: isRequired, shape }] of Object.entries(fields)) {
                if (isRequired && entries.get(name)?.value === undefined) {
                    reading.report(join(path, name), `it is missing. Write ${shape.holds}.`);
                }
            }
            // Each was read by the shape of its own field.
            return values;
        },
    };
}
/** A mapping of names that the user chooses to texts. */
function texts(holds, check) {
    return {
        holds,
        read: (node, path, reading) => {
            const entries = entriesOf(node, path, reading);
            if (entries === undefined)
                return undefined;
            const values = {};
            for (const [name, { key, value }] of entries) {
                const valuePath = join(path, name);
                reading.mark(valuePath, key);
                const content = value === undefined ? '' : textOf(value);
                if (content === undefined) {
                    reading.report(valuePath, 'it is a list or a mapping. Write a text.');
                    continue;
                }
                attempt(valuePath, reading, () => {
                    check(name, content);
                    values[name] = content;
                });
            }
            return values;
        },
    };
}
/** A mapping of names that the user chooses to values of one shape. */
function named(holds, item) {
    return {
        holds: `a mapping of names to ${holds}`,
        read: (node, path, reading) => {
            const entries = entriesOf(node, path, reading);
            if (entries === undefined)
                return undefined;
            const values = {};
            for (const [name, { key, value }] of entries) {
                const valuePath = join(path, name);
                reading.mark(valuePath, key);
                if (value === undefined)
                    reading.report(valuePath, `it is empty. Write ${item.holds}.`, key);
                else
                    values[name] = item.read(value, valuePath, reading);
            }
            return values;
        },
    };
}
/** A mapping of anything, as JSON. */
function json(holds) {
    return {
        holds,
        read: (node, path, reading) => {
            try {
                return JSON.stringify(node.toJS(reading.document));
            }
            catch (error) {
                reading.report(path, `it cannot be written as JSON (${String(error)}). Write ${holds}.`);
                return undefined;
            }
        },
    };
}
/** One shape for a mapping, and another for everything else. */
function mappingOr(mappingShape, otherwise) {
    return {
        ...otherwise,
        holds: `${otherwise.holds}, or ${mappingShape.holds}`,
        read: (node, path, reading) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(node) ? mappingShape : otherwise).read(node, path, reading),
    };
}
/** A mapping that says nothing where it holds these entries, such as `allow: false`, whatever stands beside them. */
function without(nothing, shape) {
    return {
        ...shape,
        read: (node, path, reading) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(node) && asksForNothing(node, nothing, path, reading)
            ? undefined
            : shape.read(node, path, reading),
    };
}
/** What was read, made into something else; a Problem is reported. */
function converted(shape, convert) {
    return {
        ...shape,
        read: (node, path, reading) => {
            const value = shape.read(node, path, reading);
            return value === undefined ? undefined : attempt(path, reading, () => convert(value));
        },
    };
}
function join(path, name) {
    return path === '' ? name : `${path}.${name}`;
}
/** The entries of a mapping, with those that it merges (`<<`) where it has none of its own. */
function entriesOf(node, path, reading, within = []) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(node)) {
        reading.report(path, 'it is not a mapping. Write `field: value`, a line each.');
        return undefined;
    }
    const entries = new Map();
    const merged = [];
    for (const { key, value } of node.items) {
        const name = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isNode)(key) ? textOf(key) : undefined;
        if (name === undefined || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isNode)(key)) {
            reading.report(path, 'it has a key that is not a text. Write `field: value`, a line each.');
        }
        else if (name === '<<') {
            merged.push(...sourcesOf(value, join(path, name), reading));
        }
        else if (entries.has(name)) {
            reading.report(join(path, name), 'it is given twice. Keep one.', key);
        }
        else {
            entries.set(name, { key, value: resolved(value, join(path, name), reading) });
        }
    }
    for (const source of merged) {
        // An anchor may hold an alias of itself.
        if (source === node || within.includes(source))
            continue;
        for (const [name, entry] of entriesOf(source, join(path, '<<'), reading, [...within, node]) ?? []) {
            if (!entries.has(name))
                entries.set(name, entry);
        }
    }
    return entries;
}
/** With names as they are known. One that is written exactly counts before others. */
function inCaseOf(entries, names) {
    const known = (name) => names.find((each) => each.toLowerCase() === name.toLowerCase() && !entries.has(each)) ?? name;
    return new Map([...entries].map(([name, entry]) => [known(name), entry]));
}
function sourcesOf(value, path, reading) {
    const node = resolved(value, path, reading);
    if (node === undefined)
        return [];
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isSeq)(node) ? node.items.flatMap((each) => resolved(each, path, reading) ?? []) : [node];
}
/** The node itself instead of an alias; undefined for null. */
function resolved(value, path, reading) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isNode)(value))
        return undefined;
    const node = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isAlias)(value) ? value.resolve(reading.document) : value;
    if (node === undefined)
        reading.report(path, 'it names an anchor that does not stand before it.', value);
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(node) && node.value === null ? undefined : node;
}
function textOf(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(node) ? (node.source ?? String(node.value)) : undefined;
}
function attempt(path, reading, parse) {
    try {
        return parse();
    }
    catch (error) {
        if (!(error instanceof _parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF))
            throw error;
        for (const reason of error.reasons)
            reading.report(path, reason);
        return undefined;
    }
}
const own = (table, name) => Object.hasOwn(table, name) ? table[name] : undefined;
/** What is advised where there is nothing to write instead. */
const leaveOut = 'Leave it out.';
function refuse(value, path, refused, reading) {
    const { why, instead = leaveOut, unless, like } = refused;
    if (value === undefined || asksForNothing(value, unless, path, reading))
        return;
    reading.report(path, `it is not supported: ${why}. ${instead}`);
    like?.read(value, path, reading);
}
/** Whether a field that is refused may stand, for it says what is so without it. */
function asksForNothing(value, unless, path, reading) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isSeq)(value))
        return value.items.length === 0;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(value))
        return typeof unless === 'string' && isText(value, unless);
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(value) || typeof unless !== 'object')
        return false;
    const entries = entriesOf(value, path, reading);
    return Object.entries(unless).every(([name, text]) => isText(entries?.get(name)?.value, text));
}
/** As eksctl compares them: `False` is `false`, and `ipv4` is `IPv4`. */
const isText = (node, text) => node !== undefined && textOf(node)?.toLowerCase() === text.toLowerCase();
/** A field that the mapping does not have. What is wrong beneath it is told, too: it stays so where the field belongs. */
function tellUnknown(name, value, path, fields, reading) {
    // What can be enabled is many a thing.
    const [home, ...others] = name === 'enabled' ? [] : reading.homesOf(name);
    const meant = home === undefined ? (0,_suggest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(name, Object.keys(fields)) : undefined;
    const shape = home === undefined ? own(fields, meant ?? '')?.shape : others.length === 0 ? home.shape : undefined;
    if (home !== undefined) {
        const places = [home, ...others].map((each) => each.path || 'the top level of the file').join(' or ');
        reading.report(path, `it belongs into ${places}. Indent it, or move it there.`);
    }
    else if (meant !== undefined) {
        reading.report(path, `it is not a known field. Did you mean "${meant}"?`);
    }
    else {
        const known = Object.keys(fields).join(', ');
        const or = known === '' ? '' : `, or write one of: ${known}`;
        reading.report(path, `it is not a known field. Leave it out${or}.`);
    }
    if (value !== undefined)
        shape?.read(value, path, reading);
}
/** Every field of a shape by its name, with the mappings that have it. */
function homesIn(shape, path = '') {
    const here = path + (shape.isList ? '[]' : '');
    const homes = new Map();
    const add = (name, found) => {
        homes.set(name, [...(homes.get(name) ?? []), ...found]);
    };
    for (const [name, { shape: inner }] of Object.entries(shape.fields ?? {})) {
        add(name, [{ path: here, shape: inner }]);
        for (const [deeper, found] of homesIn(inner, join(here, name)))
            add(deeper, found);
    }
    for (const name of Object.keys(shape.refused ?? {}))
        add(name, [{ path: here, shape: undefined }]);
    return homes;
}


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


/***/ })

};
