"""Interface endpoints as they stand in a VPC: moto's have interfaces in the wrong groups, and go at once.
Their interfaces outlive them: terraform-provider-aws pull request 46953 tries for as long as the group of GuardDuty's
endpoint answers DependencyViolation. Written for moto 5.2."""

import threading

from moto.core.responses import ActionResult
from moto.ec2.models import EC2Backend
from moto.ec2.responses.vpcs import VPCs


def later(seconds, work, *arguments):
    timer = threading.Timer(seconds, work, arguments)
    timer.daemon = True
    timer.start()


def endpoints_stand_in_subnets(delete_seconds, linger_seconds):
    """An interface endpoint's interfaces are in its groups, and stay for a while when it has gone."""
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
            later(linger_seconds, self.enis.pop, eni_id, None)

    def deleted(self, vpce_ids=None):
        standing = [self.vpc_end_points[each] for each in vpce_ids or [] if each in self.vpc_end_points]
        delete(self, [endpoint.id for endpoint in standing if not is_interface(endpoint)])
        for endpoint in filter(is_interface, standing):
            if endpoint.state != "deleting":
                endpoint.state = "deleting"
                later(delete_seconds, remove, self, endpoint.id)

    EC2Backend.create_vpc_endpoint = created
    EC2Backend.delete_vpc_endpoints = deleted


def deletions_may_be_unsuccessful():
    """DeleteVpcEndpoints answers 200 whatever becomes of it, and says which could not be deleted.
    Source: EC2 API reference, DeleteVpcEndpoints, UnsuccessfulItem."""

    def deleted(self):
        ids = self._get_param("VpcEndpointIds", [])
        known = [vpce_id for vpce_id in ids if vpce_id in self.ec2_backend.vpc_end_points]
        self.ec2_backend.delete_vpc_endpoints(vpce_ids=known)
        refused = [
            {
                "ResourceId": vpce_id,
                "Error": {
                    "Code": "InvalidVpcEndpoint.NotFound",
                    "Message": f"The Vpc Endpoint Id '{vpce_id}' does not exist",
                },
            }
            for vpce_id in ids
            if vpce_id not in known
        ]
        return ActionResult({"Unsuccessful": refused})

    VPCs.delete_vpc_endpoints = deleted
