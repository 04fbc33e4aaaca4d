"""NAT gateways as EC2 makes them: they take their time, and may fail after they were promised. moto's are there at once
whatever stands in their way, leave their interface and its address behind when they go, and are found by any tag. Written for
moto 5.2."""

import re
import threading
import time

from moto.core.utils import utcnow
from moto.ec2.models import EC2Backend
from moto.ec2.models.nat_gateways import NatGateway
from moto.ec2.utils import random_nat_gateway_id, simple_aws_filter_to_re
from moto_addresses import NoneLeft, give


def failure_of(backend, subnet, allocation_id, connectivity_type):
    """Its code and message, if it will fail. Source: `NatGateway` in the EC2 API reference; that an address is in use is
    said as in kubernetes-sigs/cluster-api-provider-aws issue 1752."""
    try:
        give(subnet)
    except NoneLeft:
        return "InsufficientFreeAddressesInSubnet", "Subnet has insufficient free addresses to create this NAT gateway"
    if connectivity_type == "private":
        return None
    if not any(gateway.vpc and gateway.vpc.id == subnet.vpc_id for gateway in backend.internet_gateways.values()):
        return "Gateway.NotAttached", f"Network {subnet.vpc_id} has no Internet gateway attached"
    address = backend.address_by_allocation([allocation_id])[0]
    if address.association_id:
        return "Resource.AlreadyAssociated", f"Elastic IP address [{allocation_id}] is already associated"
    return None


def failing(backend, subnet, allocation_id, tags, connectivity_type, failure):
    """One that will fail: its interface does not outlive that, and here it has none."""
    # moto lets nobody else derive a class from its own.
    gateway = NatGateway.__new__(NatGateway)
    gateway.id = random_nat_gateway_id()
    gateway.ec2_backend, gateway.subnet_id, gateway.vpc_id = backend, subnet.id, subnet.vpc_id
    gateway.connectivity_type, gateway.private_ip, gateway._eni = connectivity_type, None, None
    gateway.address_set = [{"allocationId": allocation_id}] if allocation_id else []
    gateway._created_at = utcnow()
    gateway.state = "available"
    gateway.failure = failure
    gateway.add_tags(tags or {})
    return gateway


def has_tags(gateway, filters):
    """Whether its tags are those of every filter by tags, which moto leaves aside."""
    tags = {tag["key"]: tag["value"] for tag in gateway.get_tags()}
    found = {"tag-key": list(tags), **{f"tag:{key}": [value] for key, value in tags.items()}}
    return all(
        any(re.match(simple_aws_filter_to_re(value), text) for value in values for text in found.get(name, []))
        for name, values in (filters or {}).items()
        if name.startswith(("tag:", "tag-key"))
    )


def nat_gateways_take_time(create_seconds, fail_seconds, delete_seconds):
    def state(self):
        if self.deleted_at is not None:
            return "deleted" if time.monotonic() >= self.deleted_at + delete_seconds else "deleting"
        done, after = ("failed", fail_seconds) if self.failure else ("available", create_seconds)
        return done if time.monotonic() >= self.made_at + after else "pending"

    def set_state(self, value):
        if value == "available":
            self.made_at, self.deleted_at, self.failure = time.monotonic(), None, None
        elif value == "deleted" and self.deleted_at is None:
            self.deleted_at = time.monotonic()
            timer = threading.Timer(delete_seconds, release, [self])
            timer.daemon = True
            timer.start()

    def told(index):
        return property(lambda self: self.failure[index] if self.state == "failed" else None)

    def release(self):
        # A reset may have come in between.
        if self._eni is None or self._eni.id not in self.ec2_backend.enis:
            return
        for address in self.ec2_backend.addresses:
            if address.eni is self._eni:
                self.ec2_backend.disassociate_address(association_id=address.association_id)
        self._eni.delete()

    init, create = NatGateway.__init__, EC2Backend.create_nat_gateway
    describe = EC2Backend.describe_nat_gateways

    def made(self, *args, **kwargs):
        init(self, *args, **kwargs)
        self._eni.description = f"Interface for NAT Gateway {self.id}"
        self._eni.interface_type = "nat_gateway"
        self._eni.requester_managed = True
        self._eni.status = "in-use"

    def created(self, subnet_id, allocation_id, tags=None, connectivity_type=None):
        kind = connectivity_type or "public"
        subnet = self.get_subnet(subnet_id)
        failure = failure_of(self, subnet, allocation_id, kind)
        if failure is None:
            return create(self, subnet_id, allocation_id, tags, kind)
        gateway = failing(self, subnet, allocation_id, tags, kind, failure)
        self.nat_gateways[gateway.id] = gateway
        return gateway

    def described(self, filters, nat_gateway_ids):
        return [each for each in describe(self, filters, nat_gateway_ids) if has_tags(each, filters)]

    NatGateway.__init__ = made
    NatGateway.state = property(state, set_state)
    NatGateway.failure_code, NatGateway.failure_message = told(0), told(1)
    EC2Backend.create_nat_gateway = created
    EC2Backend.describe_nat_gateways = described
