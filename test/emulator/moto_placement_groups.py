"""Placement groups, which moto lacks. Written for moto 5.2."""

import uuid

from moto.core.responses import ActionResult, EmptyResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.instances import InstanceBackend
from moto.ec2.responses.instances import InstanceResponse

# Source: EC2 API reference, CreatePlacementGroup and DescribePlacementGroups.
STRATEGIES = ("cluster", "partition", "spread")


def groups_of(backend):
    return backend.__dict__.setdefault("placement_groups", {})


def unknown(name):
    return EC2ClientError("InvalidPlacementGroup.Unknown", f"The Placement Group '{name}' is unknown.")


def instances_are_in_placement_groups():
    def create(self):
        name, strategy = self._get_param("GroupName"), self._get_param("Strategy", "cluster")
        groups = groups_of(self.ec2_backend)
        if name in groups:
            raise EC2ClientError("InvalidPlacementGroup.Duplicate", f"The Placement Group '{name}' already exists.")
        if strategy not in STRATEGIES:
            raise EC2ClientError("InvalidParameterValue", f"Value ({strategy}) for parameter strategy is invalid.")
        groups[name] = {
            "GroupName": name,
            "GroupId": f"pg-{uuid.uuid4().hex[:17]}",
            "Strategy": strategy,
            "State": "available",
            "GroupArn": f"arn:aws:ec2:{self.region}:{self.current_account}:placement-group/{name}",
        }
        return ActionResult({"PlacementGroup": groups[name]})

    def describe(self):
        found = list(groups_of(self.ec2_backend).values())
        for name in self._get_param("GroupNames", []):
            if name not in groups_of(self.ec2_backend):
                raise unknown(name)
        wanted = self._get_param("GroupNames", []) or self._filters_from_querystring().get("group-name")
        return ActionResult({"PlacementGroups": [each for each in found if not wanted or each["GroupName"] in wanted]})

    def delete(self):
        name = self._get_param("GroupName")
        if groups_of(self.ec2_backend).pop(name, None) is None:
            raise unknown(name)
        return EmptyResult()

    InstanceResponse.create_placement_group = create
    InstanceResponse.describe_placement_groups = describe
    InstanceResponse.delete_placement_group = delete

    asked = InstanceResponse.run_instances

    def run(self):
        self.ec2_backend.__dict__["wanted_placement_group"] = self._get_param("Placement.GroupName")
        try:
            return asked(self)
        finally:
            self.ec2_backend.__dict__.pop("wanted_placement_group", None)

    InstanceResponse.run_instances = run

    launched = InstanceBackend.run_instances

    def place(self, image_id, count, user_data, security_group_names, **kwargs):
        given = kwargs.get("launch_template")
        data = self._get_template_from_args(given).data if given else {}
        name = self.__dict__.pop("wanted_placement_group", None) or (data.get("Placement") or {}).get("GroupName")
        if name and name not in groups_of(self):
            raise unknown(name)
        reservation = launched(self, image_id, count, user_data, security_group_names, **kwargs)
        for instance in reservation.instances if name else []:
            instance._placement.group_name = name
        return reservation

    InstanceBackend.run_instances = place
