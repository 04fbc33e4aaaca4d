"""What Auto Scaling groups launch, and by which version of their launch template. Written for moto 5.2."""

import math
import random
from collections import Counter

from moto.autoscaling.models import ASG_NAME_TAG, FakeAutoScalingGroup, InstanceState
from moto.ec2.models.instance_types import INSTANCE_TYPE_OFFERINGS
from moto.ec2.models.launch_templates import LaunchTemplateVersion
from moto.ec2.utils import parse_user_data

VERSION_TAG = "aws:ec2launchtemplate:version"


def is_next_spot(group):
    """Above the base, so many of a hundred are on demand, rounded up. Source: API reference of Auto Scaling,
    InstancesDistribution, and its user guide, "Allocation strategies for multiple instance types"."""
    distribution = (group.mixed_instances_policy or {}).get("InstancesDistribution") or {}
    base = int(distribution.get("OnDemandBaseCapacity", 0))
    percentage = int(distribution.get("OnDemandPercentageAboveBaseCapacity", 100))
    size = len(group.instance_states) + 1
    wanted = min(size, base) + math.ceil(max(0, size - base) * percentage / 100)
    on_demand = sum(1 for state in group.instance_states if state.instance.lifecycle != "spot")
    return on_demand >= wanted


def type_for(group, subnet_id):
    """The first type of the list that the subnet's zone offers: what is first is preferred, or taken for the cheapest."""
    policy = group.mixed_instances_policy or {}
    overrides = policy.get("LaunchTemplate", {}).get("Overrides") or []
    types = [override["InstanceType"] for override in overrides if override.get("InstanceType")]
    if not types or not subnet_id:
        return types[0] if types else group.instance_type
    zone = group.ec2_backend.get_subnet(subnet_id).availability_zone
    offered = {
        offer["InstanceType"]
        for offer in INSTANCE_TYPE_OFFERINGS["availability-zone"].get(group.region, [])
        if offer["Location"] == zone
    }
    return next((wanted for wanted in types if wanted in offered), types[0])


def groups_are_as_large_as_they_should_be():
    """moto rounds the shares of on-demand and of Spot down, each for itself, and may launch one less."""
    resize = FakeAutoScalingGroup.set_desired_capacity

    def resized(self, new_capacity):
        wanted = self.min_size if new_capacity is None else new_capacity
        missing = (wanted or 0) - len(self.active_instances())
        if not self.mixed_instances_policy:
            resize(self, new_capacity)
            return
        self.desired_capacity = wanted
        if missing > 0:
            self.replace_autoscaling_group_instances(missing, self.get_propagated_tags())
        elif missing < 0:
            going = [state for state in self.instance_states if not state.protected_from_scale_in][:-missing]
            if going:
                self.ec2_backend.terminate_instances([state.instance.id for state in going])
                self.instance_states = [state for state in self.instance_states if state not in going]
        backend = self.autoscaling_backend
        if self.name in backend.autoscaling_groups:
            backend.update_attached_elbs(self.name)
            backend.update_attached_target_groups(self.name)

    FakeAutoScalingGroup.set_desired_capacity = resized


def groups_launch_the_version_that_they_name():
    """moto takes half of what it launches from the template's default version, and shows that one as the instance's; it
    launches all of a group in its first subnet."""

    def emptiest_subnet(self):
        """Auto Scaling keeps as many instances in each zone. Source: its user guide, "Availability Zone distribution"."""
        subnets = (self.vpc_zone_identifier or "").split(",")
        used = Counter(state.instance.subnet_id for state in self.instance_states)
        return min(subnets, key=lambda subnet: used[subnet]) or None

    def launch(self, count, tags):
        for _ in range(count):
            launch_one(self, tags)

    def launch_one(self, tags):
        template = self.ec2_launch_template
        subnet = emptiest_subnet(self)
        reservation = self.autoscaling_backend.ec2_backend.run_instances(
            self.image_id,
            1,
            self.user_data,
            self.security_groups,
            instance_type=type_for(self, subnet),
            instance_market_options="spot" if is_next_spot(self) else None,
            tags={"instance": {**tags, ASG_NAME_TAG: self.name, **self.instance_tags}},
            placement=random.choice(self.availability_zones),
            launch_template={"LaunchTemplateId": template.id, "Version": self.launch_template_version},
            is_instance_type_default=False,
            subnet_id=subnet,
            # As the subnet says.
            associate_public_ip=None,
        )
        instance = reservation.instances[0]
        instance.autoscaling_group = self
        protected = self.new_instances_protected_from_scale_in
        self.instance_states.append(InstanceState(instance, protected_from_scale_in=protected))

    def launched_by(self):
        template = self.auto_scaling_group.ec2_launch_template
        versions = [tag["value"] for tag in self.instance.get_tags() if tag["key"] == VERSION_TAG]
        version = versions[0] if versions else str(template.default_version_number)
        return {"LaunchTemplateId": template.id, "LaunchTemplateName": template.name, "Version": version}

    FakeAutoScalingGroup.replace_autoscaling_group_instances = launch
    InstanceState.launch_template = property(launched_by)


def later_versions_have_user_data():
    """The user data of all versions but the first is plain text to moto, which then launches nothing by them."""

    def user_data(self):
        given = self.data.get("UserData")
        return None if given is None else parse_user_data(str(given))

    LaunchTemplateVersion.user_data = property(user_data)


def groups_keep_what_an_update_leaves_out():
    """moto takes an update that does not name the mixed instances policy for one that takes it away."""
    update = FakeAutoScalingGroup.update

    def as_asked_for(policy):
        # moto shows a template's id and name, and takes only one of them.
        template = policy["LaunchTemplate"]
        specification = {**template["LaunchTemplateSpecification"]}
        specification.pop("LaunchTemplateName" if "LaunchTemplateId" in specification else "", None)
        return {**policy, "LaunchTemplate": {**template, "LaunchTemplateSpecification": specification}}

    def updated(self, *args, mixed_instances_policy=None, launch_template=None, **kwargs):
        own = self.mixed_instances_policy
        kept = as_asked_for(own) if own and not mixed_instances_policy and not launch_template else mixed_instances_policy
        update(self, *args, mixed_instances_policy=kept, launch_template=launch_template, **kwargs)

    FakeAutoScalingGroup.update = updated
