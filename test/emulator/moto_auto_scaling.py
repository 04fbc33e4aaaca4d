"""What Auto Scaling groups launch, and by which version of their launch template. Written for moto 5.2."""

import json
import random

from moto.autoscaling.models import ASG_NAME_TAG, FakeAutoScalingGroup, InstanceState, autoscaling_backends
from moto.autoscaling.responses import AutoScalingResponse
from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.exceptions import ServiceException
from moto.core.responses import EmptyResult
from moto.ec2.models.launch_templates import LaunchTemplateVersion
from moto.ec2.utils import parse_user_data

VERSION_TAG = "aws:ec2launchtemplate:version"


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
        if missing < 0:
            going = [state for state in self.instance_states if not state.protected_from_scale_in][:-missing]
            if going:
                self.ec2_backend.terminate_instances([state.instance.id for state in going])
                self.instance_states = [state for state in self.instance_states if state not in going]
        backend = self.autoscaling_backend
        if self.name in backend.autoscaling_groups:
            backend.update_attached_elbs(self.name)
            backend.update_attached_target_groups(self.name)

    FakeAutoScalingGroup.set_desired_capacity = resized


def groups_launch_what_they_are_told_to():
    """Whether and where a group launches is decided outside: where there is room for it. moto launches all of a group at once, in
    its first subnet, takes half of it from the template's default version, and shows that one as the instance's."""

    def launched_by(self):
        template = self.auto_scaling_group.ec2_launch_template
        versions = [tag["value"] for tag in self.instance.get_tags() if tag["key"] == VERSION_TAG]
        version = versions[0] if versions else str(template.default_version_number)
        return {"LaunchTemplateId": template.id, "LaunchTemplateName": template.name, "Version": version}

    FakeAutoScalingGroup.replace_autoscaling_group_instances = lambda self, count, tags: None
    InstanceState.launch_template = property(launched_by)


def launch(group, subnet, instance_type, market):
    """One instance more. An empty type is that of the launch template."""
    template = group.ec2_launch_template
    reservation = group.autoscaling_backend.ec2_backend.run_instances(
        group.image_id,
        1,
        group.user_data,
        group.security_groups,
        instance_type=instance_type or group.instance_type,
        instance_market_options=market or None,
        tags={"instance": {**group.get_propagated_tags(), ASG_NAME_TAG: group.name, **group.instance_tags}},
        placement=random.choice(group.availability_zones),
        launch_template={"LaunchTemplateId": template.id, "Version": group.launch_template_version},
        is_instance_type_default=False,
        subnet_id=subnet or None,
        # As the subnet says.
        associate_public_ip=None,
    )
    instance = reservation.instances[0]
    instance.autoscaling_group = group
    protected = group.new_instances_protected_from_scale_in
    group.instance_states.append(InstanceState(instance, protected_from_scale_in=protected))
    return instance.id


def launches(application):
    """The WSGI application, which launches for groups, too: `POST /emulator/launch`."""

    def answer(environ, start_response):
        if environ["PATH_INFO"] != "/emulator/launch":
            return application(environ, start_response)
        wanted = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        group = autoscaling_backends[DEFAULT_ACCOUNT_ID][wanted["region"]].autoscaling_groups.get(wanted["group"])
        # It may have gone, or become smaller, since the launch was decided.
        is_wanted = group is not None and len(group.active_instances()) < (group.desired_capacity or 0)
        try:
            text = launch(group, wanted["subnet"], wanted["type"], wanted["market"]) if is_wanted else ""
            status = "200 OK" if is_wanted else "409 Conflict"
        except ServiceException as error:
            text, status = error.message, "400 Bad Request"
        start_response(status, [("Content-Type", "text/plain")])
        return [text.encode()]

    return answer


def later_versions_have_user_data():
    """The user data of all versions but the first is plain text to moto, which then launches nothing by them."""

    def user_data(self):
        given = self.data.get("UserData")
        return None if given is None else parse_user_data(str(given))

    LaunchTemplateVersion.user_data = property(user_data)


# Source: API reference of Auto Scaling, EnableMetricsCollection; those that a group has without a warm pool.
METRICS = [
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupMaxSize",
    "GroupMinSize",
    "GroupPendingInstances",
    "GroupStandbyInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
]


def groups_have_the_metrics_that_are_asked_for():
    """moto takes no names for no metrics, which are all, and none away."""

    def enabled(self, metrics):
        self.metrics = sorted({*self.metrics, *(metrics or METRICS)})

    def disabled(self):
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        gone = self._get_param("Metrics") or METRICS
        group.metrics = [metric for metric in group.metrics if metric not in gone]
        return EmptyResult()

    FakeAutoScalingGroup.enable_metrics_collection = enabled
    AutoScalingResponse.disable_metrics_collection = disabled


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
