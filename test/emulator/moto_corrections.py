"""What can only be put right inside moto. Written for moto 5.2."""

import copy
import json

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.amis import Ami
from moto.ec2.models.availability_zones_and_regions import Region
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import Instance
from moto.ec2.models.launch_templates import LaunchTemplate
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.responses.availability_zones_and_regions import AvailabilityZonesAndRegions
from moto.ec2.responses.instances import InstanceResponse
from moto.iam.exceptions import NotFoundException
from moto.iam.models import IAMBackend
from moto.iam.responses import IamResponse
from moto.logs.exceptions import InvalidParameterException
from moto.logs.responses import LogsResponse

# Whose images services/images.ts has beside those of AWS and of its partners.
SHARING_ACCOUNT = "210987654321"

ROOT_DEVICES = ("/dev/sda1", "/dev/xvda")

# Of the images of Bottlerocket, which say of it that it goes with the instance. Source: the default AMI specification of
# bottlerocket-os/twoliter (pubsys).
BOTTLEROCKET_DATA_DEVICE = "/dev/xvdb"

# Of every image: moto's know no better.
IMAGE_GIBIBYTES = 8


def instances_take_along_what_they_were_launched_with():
    """An instance's first interface and the volumes of its image go with it, unless it was launched otherwise."""
    prep_nics = Instance.prep_nics
    add_block_device = Instance.add_block_device

    def prepared(self, nic_spec, *args, **kwargs):
        given = {spec.get("NetworkInterfaceId") for spec in nic_spec}
        kept = {int(spec["DeviceIndex"]) for spec in nic_spec if spec.get("DeleteOnTermination") is False}
        prep_nics(self, nic_spec, *args, **kwargs)
        for index, interface in self.nics.items():
            interface.delete_on_termination = interface.id not in given and index not in kept

    def added(self, size, device_path, snapshot_id, encrypted, delete_on_termination, *args, **kwargs):
        deleted = delete_on_termination or device_path in image_devices(self)
        add_block_device(self, size, device_path, snapshot_id, encrypted, deleted, *args, **kwargs)

    Instance.prep_nics = prepared
    Instance.add_block_device = added


def image_devices(instance):
    image = instance.ec2_backend.amis.get(instance.image_id)
    is_bottlerocket = image is not None and (image.name or "").startswith("bottlerocket-")
    return (*ROOT_DEVICES, BOTTLEROCKET_DATA_DEVICE) if is_bottlerocket else ROOT_DEVICES


def root_volumes_take_the_size_of_their_image():
    """EC2 takes what a mapping leaves open from the image's own mapping; moto refuses a volume without a size."""
    validate = InstanceResponse._validate_block_device_mapping
    add_block_device = Instance.add_block_device

    def added(self, size, device_path, snapshot_id, *args, **kwargs):
        # Of launch templates, nobody has validated the mappings.
        if size is None and snapshot_id is None and device_path in ROOT_DEVICES:
            size = IMAGE_GIBIBYTES
        # moto has given it one already, which it would lose sight of.
        former = self.block_device_mapping.get(device_path)
        if former is not None:
            self.ec2_backend.detach_volume(former.volume_id, self.id, device_path)
            self.ec2_backend.delete_volume(former.volume_id)
        add_block_device(self, size, device_path, snapshot_id, *args, **kwargs)

    Instance.add_block_device = added

    def validated(mapping):
        volume = mapping.get("Ebs")
        if volume and mapping.get("DeviceName") in ROOT_DEVICES and not volume.get("SnapshotId"):
            volume.setdefault("VolumeSize", IMAGE_GIBIBYTES)
        validate(mapping)

    InstanceResponse._validate_block_device_mapping = staticmethod(validated)


def managed_policies_are_read_once():
    """moto reads AWS's 1,500 managed policies anew several times a reset, which takes seconds on a small machine."""
    original = IAMBackend._init_aws_policies
    policies = []

    def init_aws_policies(self):
        if not policies:
            policies.extend(original(self))
        # Each backend counts the attachments of its own.
        return [copy.copy(policy) for policy in policies]

    IAMBackend._init_aws_policies = init_aws_policies


def instance_profiles_are_listed_by_path():
    """moto lists those of every path."""

    def list_instance_profiles(self):
        prefix = self._get_param("PathPrefix") or "/"
        found = [each for each in self.backend.get_instance_profiles() if each.path.startswith(prefix)]
        return ActionResult({"InstanceProfiles": found})

    IamResponse.list_instance_profiles = list_instance_profiles


def roles_leave_profiles_that_they_are_in():
    """moto fails, where IAM says that there is no such role in the profile."""
    remove = IAMBackend.remove_role_from_instance_profile

    def removed(self, profile_name, role_name):
        if self.get_role(role_name) not in self.get_instance_profile(profile_name).roles:
            raise NotFoundException(f"The role with name {role_name} cannot be found in instance profile {profile_name}.")
        remove(self, profile_name, role_name)

    IAMBackend.remove_role_from_instance_profile = removed


def groups_are_those_of_interfaces():
    """An instance is in the groups of its first interface; moto keeps both apart, and shows them mixed."""

    def groups(self):
        nics = getattr(self, "nics", {})
        return nics[0]._group_set if 0 in nics else self.groups_at_launch

    def set_groups(self, value):
        nics = getattr(self, "nics", {})
        if 0 in nics:
            nics[0]._group_set = value
        else:
            self.groups_at_launch = value

    Instance.security_groups = property(groups, set_groups)
    NetworkInterface.group_set = property(lambda self: self._group_set)


def rules_are_known_by_what_they_let_through():
    """A security group's rule is the same with and without a description; moto finds none to revoke otherwise."""

    def identity(rule):
        ranges = (rule.cidr_ipv4, rule.cidr_ipv6, rule.prefix_list_id, rule.source_group.get("GroupId"))
        return rule.ip_protocol, rule.from_port, rule.to_port, ranges

    SecurityGroupRule.__eq__ = lambda self, other: identity(self) == identity(other)
    SecurityGroupRule.__hash__ = lambda self: hash(identity(self))


def images_of_others_have_no_alias():
    """What is owned by Amazon or by a verified provider has one (EC2 user guide, "Shared AMIs"); moto gives it to all."""
    create = Ami.__init__

    def created(self, *args, **kwargs):
        create(self, *args, **kwargs)
        if self.owner_id == SHARING_ACCOUNT:
            self.owner_alias = None

    Ami.__init__ = created


def launch_templates_show_their_tags_of_now():
    """moto goes on showing those that a launch template was made with."""
    LaunchTemplate.tags = property(lambda self: self.get_tags(), lambda self, made_with: None)


def regions_are_those_of_the_account(enabled, optional):
    """EC2 describes the regions that the account has enabled, and others when it is asked for them; moto all there are."""

    def describe_regions(self):
        self.error_on_dryrun()
        names = self._get_param("RegionNames", [])
        unknown = [name for name in names if name not in enabled + optional]
        if unknown:
            raise EC2ClientError("InvalidParameterValue", f"Invalid region provided: [{', '.join(unknown)}]")
        shown = names or (enabled + optional if self._get_bool_param("AllRegions", False) else enabled)
        regions = [
            Region(name, f"ec2.{name}.amazonaws.com", "opt-in-not-required" if name in enabled else "not-opted-in")
            for name in shown
        ]
        return ActionResult({"Regions": regions})

    AvailabilityZonesAndRegions.describe_regions = describe_regions


# Of a log group that is asked for by a part of its name. Source: CloudWatch Logs API reference, DescribeLogGroups.
TOLD_OF_PATTERNS = ("arn", "creationTime", "logGroupName")


def log_groups_are_found_by_parts_of_their_names():
    """By logGroupNamePattern, of which moto knows nothing: it would tell of all of them, and everything."""
    describe = LogsResponse.describe_log_groups

    def describe_log_groups(self):
        part = self._get_param("logGroupNamePattern")
        if part is None:
            return describe(self)
        if self._get_param("logGroupNamePrefix") is not None:
            raise InvalidParameterException(
                msg="LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters."
            )
        groups = [group for name, group in sorted(self.logs_backend.groups.items()) if part in name]
        described = [group.to_describe_dict() for group in groups]
        return json.dumps({"logGroups": [{key: group[key] for key in TOLD_OF_PATTERNS} for group in described]})

    LogsResponse.describe_log_groups = describe_log_groups
