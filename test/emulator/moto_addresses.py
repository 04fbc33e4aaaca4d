"""Private addresses as a subnet gives them: each is its own, given once, and there may be none left. moto's interfaces
take one at random, and NAT gateways and endpoints one from anywhere. Written for moto 5.2."""

import ipaddress

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.elastic_network_interfaces import NetworkInterface, NetworkInterfaceBackend
from moto.ec2.models.subnets import Subnet
from moto.ec2.responses.elastic_network_interfaces import ElasticNetworkInterfaces

# The first four, and the last one, are AWS's. Source: VPC user guide, "Subnet sizing for IPv4".
RESERVED_AT_THE_START = 4


def insufficient(message):
    return EC2ClientError("InsufficientFreeAddressesInSubnet", message)


class NoneLeft(Exception):
    """The subnet has no free address."""


def taken(subnet):
    return {
        address["PrivateIpAddress"]
        for interface in list(subnet.ec2_backend.enis.values())
        if interface.subnet.id == subnet.id
        for address in interface.private_ip_addresses
    }


def give(subnet, count=1):
    """The next free addresses after the ones that were given last: what was given back is not given again at once."""
    first = int(subnet.cidr.network_address) + RESERVED_AT_THE_START
    size = subnet.cidr.num_addresses - RESERVED_AT_THE_START - 1
    start = getattr(subnet, "given", -1) + 1
    in_use, given = taken(subnet), []
    for step in range(size):
        if len(given) == count:
            break
        position = (start + step) % size
        address = str(ipaddress.IPv4Address(first + position))
        if address not in in_use:
            given.append(address)
            subnet.given = position
    if len(given) < count:
        raise NoneLeft
    return given


def subnets_give_addresses():
    def for_instance(self, instance):
        try:
            return give(self)[0]
        except NoneLeft:
            raise insufficient(
                f"There are not enough free addresses in subnet '{self.id}' to satisfy the requested number of instances."
            ) from None

    def asked_for(self, ip, instance):
        if ipaddress.ip_address(ip) not in self.cidr:
            raise EC2ClientError("InvalidParameterValue", "Address does not fall within the subnet's address range")
        if ip in taken(self):
            raise EC2ClientError("InvalidIPAddress.InUse", f"Address {ip} is in use.")

    Subnet.get_available_subnet_ip = for_instance
    Subnet.request_ip = asked_for
    Subnet.del_subnet_ip = lambda self, ip: None

    init = NetworkInterface.__init__

    def made(self, ec2_backend, subnet, private_ip_address=None, private_ip_addresses=None, *args, **kwargs):
        place = ec2_backend.get_subnet(subnet) if isinstance(subnet, str) else subnet
        wished = private_ip_address[0] if isinstance(private_ip_address, list) else private_ip_address
        # moto asks for addresses of other networks where it has to make one up.
        is_given = private_ip_addresses or (wished and ipaddress.ip_address(wished) in place.cidr)
        secondary = int(kwargs.pop("secondary_ips_count", None) or 0)
        if not is_given:
            wished, *others = give_or_refuse(place, 1 + secondary)
            private_ip_addresses = [
                {"Primary": True, "PrivateIpAddress": wished},
                *({"Primary": False, "PrivateIpAddress": other} for other in others),
            ]
        init(self, ec2_backend, place, wished, private_ip_addresses, *args, **kwargs)

    def assigned(self, eni_id, private_ip_addresses=None, secondary_ips_count=None):
        if private_ip_addresses:
            return assign(self, eni_id, private_ip_addresses, None)
        interface = self.get_network_interface(eni_id)
        return assign(self, eni_id, give_or_refuse(interface.subnet, int(secondary_ips_count or 0)), None)

    assign = NetworkInterfaceBackend.assign_private_ip_addresses
    NetworkInterface.__init__ = made
    NetworkInterfaceBackend.assign_private_ip_addresses = assigned


def give_or_refuse(subnet, count):
    try:
        return give(subnet, count)
    except NoneLeft:
        raise insufficient(
            "The specified subnet does not have enough free addresses to satisfy the request."
        ) from None


def interfaces_are_attached_to_what_lives():
    """EC2 refuses an instance that ends or has ended; moto attaches to it for ever. Source: EC2 API reference, error codes."""
    attach_network_interface = NetworkInterfaceBackend.attach_network_interface

    def attached(self, eni_id, instance_id, device_index):
        state = self.get_instance(instance_id).state
        if state not in ("pending", "running", "stopping", "stopped"):
            raise EC2ClientError("IncorrectState", f"Instance '{instance_id}' is in state '{state}'.")
        return attach_network_interface(self, eni_id, instance_id, device_index)

    NetworkInterfaceBackend.attach_network_interface = attached


def interfaces_go_with_their_instances_when_told():
    """Whoever attaches an interface may say later that it is deleted with the instance; moto does not listen."""
    modify = ElasticNetworkInterfaces.modify_network_interface_attribute

    def modified(self):
        wish = self._get_param("Attachment.DeleteOnTermination")
        if wish is not None:
            interface = self.ec2_backend.get_network_interface(self._get_param("NetworkInterfaceId"))
            interface.delete_on_termination = str(wish).lower() == "true"
        return modify(self)

    ElasticNetworkInterfaces.modify_network_interface_attribute = modified
