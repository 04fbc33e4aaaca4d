"""Interface endpoints as they stand in a VPC: moto's have interfaces in the wrong groups, and go at once.
Written for moto 5.2."""

import threading

from moto.ec2.models import EC2Backend


def endpoints_stand_in_subnets(delete_seconds):
    """An interface endpoint's interfaces are in its groups, and stay until it has gone."""
    create, delete = EC2Backend.create_vpc_endpoint, EC2Backend.delete_vpc_endpoints

    def is_interface(endpoint):
        return (endpoint.vpc_endpoint_type or "").lower() == "interface"

    def created(self, *args, **kwargs):
        endpoint = create(self, *args, **kwargs)
        for interface in [self.enis[eni_id] for eni_id in endpoint.network_interface_ids]:
            interface.description = f"VPC Endpoint Interface {endpoint.id}"
            interface.interface_type = "vpc_endpoint"
            interface.requester_managed = True
            interface.status = "in-use"
            if endpoint.security_group_ids:
                interface._group_set = [self.get_security_group_from_id(group) for group in endpoint.security_group_ids]
        return endpoint

    def remove(self, vpce_id):
        endpoint = self.vpc_end_points.pop(vpce_id, None)
        for eni_id in endpoint.network_interface_ids if endpoint else []:
            self.enis.pop(eni_id, None)

    def deleted(self, vpce_ids=None):
        standing = [self.vpc_end_points[each] for each in vpce_ids or [] if each in self.vpc_end_points]
        delete(self, [endpoint.id for endpoint in standing if not is_interface(endpoint)])
        for endpoint in filter(is_interface, standing):
            if endpoint.state != "deleting":
                endpoint.state = "deleting"
                timer = threading.Timer(delete_seconds, remove, [self, endpoint.id])
                timer.daemon = True
                timer.start()

    EC2Backend.create_vpc_endpoint = created
    EC2Backend.delete_vpc_endpoints = deleted
