"""Load balancers as they stand in a VPC: moto knows them by name only, without the interfaces that AWS makes for them.
Written for moto 5.2."""

import re
import threading
import time

from moto.core.utils import utcnow
from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.utils import generate_dns_from_ip, random_public_ip
from moto.elb.models import ELBBackend
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend, FakeLoadBalancer
from moto.moto_api._internal import mock_random

TAGS_ALLOWED = 50


class ServiceAttachment:
    """What a service's own interface is attached to: something that belongs to the service, not to the account."""

    device_index = 1
    network_card_index = 0
    delete_on_termination = False
    instance_id = None
    instance_owner_id = "amazon-elb"
    status = "attached"

    def __init__(self):
        self.attachment_id = f"ela-attach-{mock_random.get_random_hex(17)}"
        self.attach_time = utcnow()


def interfaces_belong_to_services():
    """An interface that a service has made shows the service as owner of its attachment and of its public address."""
    attachment, association = NetworkInterface.attachment, NetworkInterface.association

    def shown_attachment(self):
        return getattr(self, "service_attachment", None) or attachment.fget(self)

    def shown_association(self):
        if not hasattr(self, "service_attachment") or not self.public_ip:
            return association.fget(self)
        return {
            "publicIp": self.public_ip,
            "publicDnsName": generate_dns_from_ip(self.public_ip),
            "ipOwnerId": "amazon-elb",
        }

    NetworkInterface.attachment = property(shown_attachment)
    NetworkInterface.association = property(shown_association)


def description(balancer):
    """Such as `ELB a0b1c2` of a classic load balancer and `ELB app/name/0123456789abcdef` of the others."""
    arn = getattr(balancer, "arn", None)
    return f"ELB {arn.split(':loadbalancer/')[1] if arn else balancer.name}"


def stand(backend, balancer):
    """Makes the interfaces of a load balancer what its subnets and groups ask for: one in each subnet."""
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    interfaces = getattr(balancer, "interfaces", {})
    wanted = {getattr(subnet, "id", subnet) for subnet in balancer.subnets}
    for subnet_id in set(interfaces) - wanted:
        release(ec2, [interfaces.pop(subnet_id)])
    for subnet_id in wanted - set(interfaces):
        subnet = ec2.get_subnet(subnet_id)
        interface = ec2.create_network_interface(subnet, "", description=description(balancer))
        interface.service_attachment = ServiceAttachment()
        interface.requester_managed = True
        interface.requester_id = "amazon-elb"
        interface.status = "in-use"
        if getattr(balancer, "type", None) == "network":
            interface.interface_type = "network_load_balancer"
        if balancer.scheme == "internet-facing":
            interface.public_ip = random_public_ip()
        interfaces[subnet_id] = interface
    for interface in interfaces.values():
        interface._group_set = [ec2.get_security_group_from_id(group) for group in balancer.security_groups or []]
    balancer.interfaces = interfaces
    if isinstance(backend, ELBBackend):
        # Which moto knows where it was made by zones alone. Source: LoadBalancerDescription in the ELB API reference, 2012-06-01.
        balancer.availability_zones = sorted({ec2.get_subnet(id).availability_zone for id in interfaces})


def release(ec2, interfaces):
    for interface in interfaces:
        # A reset may have come in between.
        if interface.id in ec2.enis:
            interface.delete()


def load_balancers_stand_in_subnets(create_seconds, delete_seconds):
    """A load balancer has an interface in each of its subnets, which holds its security groups and outlives it a little."""
    interfaces_belong_to_services()

    def standing_after(backend_class, name, find):
        original = getattr(backend_class, name)

        def changed(self, *args, **kwargs):
            result = original(self, *args, **kwargs)
            stand(self, find(self, result, args, kwargs))
            return result

        setattr(backend_class, name, changed)

    def made(_backend, result, _args, _kwargs):
        return result

    def named(backend, _result, args, kwargs):
        return backend.load_balancers[kwargs.get("arn") or kwargs.get("load_balancer_name") or args[0]]

    def leaving(backend_class):
        original = backend_class.delete_load_balancer

        def deleted(self, name):
            balancer = self.load_balancers.get(name)
            original(self, name)
            if balancer:
                ec2 = ec2_backends[self.account_id][self.region_name]
                timer = threading.Timer(delete_seconds, release, [ec2, list(balancer.interfaces.values())])
                timer.daemon = True
                timer.start()

        backend_class.delete_load_balancer = deleted

    for backend_class in (ELBBackend, ELBv2Backend):
        standing_after(backend_class, "create_load_balancer", made)
        leaving(backend_class)
    standing_after(ELBBackend, "apply_security_groups_to_load_balancer", named)
    standing_after(ELBBackend, "attach_load_balancer_to_subnets", named)
    standing_after(ELBBackend, "detach_load_balancer_from_subnets", named)
    standing_after(ELBv2Backend, "set_security_groups", named)
    standing_after(ELBv2Backend, "set_subnets", named)

    def activate(self):
        if time.monotonic() >= self.made_at + create_seconds:
            self.state = "active"

    original = FakeLoadBalancer.__init__

    def init(self, *args, **kwargs):
        original(self, *args, **kwargs)
        self.made_at = time.monotonic()

    FakeLoadBalancer.__init__ = init
    FakeLoadBalancer.activate = activate


def load_balancers_have_names_in_their_region():
    """moto puts every classic load balancer into us-east-1, and gives all names alike."""
    create_classic = ELBBackend.create_load_balancer
    create = ELBv2Backend.create_load_balancer

    def created_classic(self, *args, **kwargs):
        balancer = create_classic(self, *args, **kwargs)
        number = mock_random.randint(10**8, 2 * 10**9)
        balancer.dns_name = f"{internal(balancer)}{balancer.name}-{number}.{self.region_name}.elb.amazonaws.com"
        return balancer

    def created(self, *args, **kwargs):
        balancer = create(self, *args, **kwargs)
        identifier = balancer.arn.split("/")[-1]
        if balancer.type == "network":
            balancer.dns_name = f"{balancer.name}-{identifier}.elb.{self.region_name}.amazonaws.com"
        else:
            number = int(identifier[:8], 16)
            balancer.dns_name = f"{internal(balancer)}{balancer.name}-{number}.{self.region_name}.elb.amazonaws.com"
        return balancer

    def internal(balancer):
        return "internal-" if balancer.scheme == "internal" else ""

    ELBBackend.create_load_balancer = created_classic
    ELBv2Backend.create_load_balancer = created


def load_balancers_are_refused():
    """What Elastic Load Balancing refuses and moto does not, and the other way round."""
    create, delete = ELBv2Backend.create_load_balancer, ELBv2Backend.delete_load_balancer

    def created(self, name, security_groups, subnet_ids, subnet_mappings=None, **kwargs):
        if len(name) > 32 or not re.fullmatch(r"(?!internal-)[A-Za-z0-9](-?[A-Za-z0-9])*", name):
            raise ELBClientError("ValidationError", f"The load balancer name '{name}' is not valid")
        if any(balancer.name == name for balancer in self.load_balancers.values()):
            raise ELBClientError(
                "DuplicateLoadBalancerName",
                f"A load balancer with the same name '{name}' exists, but with different settings",
            )
        ids = [*(subnet_ids or []), *(mapping["SubnetId"] for mapping in subnet_mappings or [])]
        zones = {self.ec2_backend.get_subnet(subnet_id).availability_zone for subnet_id in ids}
        if len(zones) < len(ids):
            raise ELBClientError(
                "InvalidConfigurationRequest",
                "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
            )
        is_application = kwargs.get("loadbalancer_type") in (None, "application")
        if is_application and len(zones) < 2:
            raise ELBClientError(
                "ValidationError", "At least two subnets in two different Availability Zones must be specified"
            )
        if is_application and not security_groups:
            vpc_id = self.ec2_backend.get_subnet(ids[0]).vpc_id
            security_groups = [self.ec2_backend.get_default_security_group(vpc_id).id]
        # moto takes a scheme that nobody has named for none at all.
        kwargs["scheme"] = kwargs.get("scheme") or "internet-facing"
        return create(self, name, security_groups, subnet_ids, subnet_mappings, **kwargs)

    def deleted(self, arn):
        balancer = self.load_balancers.get(arn)
        if balancer and balancer.attrs.get("deletion_protection.enabled") == "true":
            raise ELBClientError(
                "OperationNotPermitted",
                f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled",
            )
        delete(self, arn)

    def add_tags(self, resource_arns, tags):
        for arn in resource_arns:
            self._get_resource_by_arn(arn)
            keys = {tag["Key"] for tag in tags} | set(self.tagging_service.get_tag_dict_for_resource(arn))
            if len(keys) > TAGS_ALLOWED:
                raise ELBClientError("TooManyTags", "You've reached the limit on the number of tags per load balancer.")
            self.tagging_service.tag_resource(arn, tags)

    ELBv2Backend.create_load_balancer = created
    ELBv2Backend.delete_load_balancer = deleted
    ELBv2Backend.add_tags = add_tags
