"""What instances take from their launch template, which moto leaves out in part. Written for moto 5.2."""

import copy

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.instances import InstanceBackend
from moto.ec2.utils import convert_tag_spec
from moto.iam import iam_backends
from moto.utilities.utils import get_partition


def profile_of(backend, wanted):
    """An instance profile by its name or ARN. In the words in which EC2 refuses one that is not there."""
    partition = get_partition(backend.region_name)
    profiles = iam_backends[backend.account_id][partition].get_instance_profiles()
    for field, own in (("Arn", "arn"), ("Name", "name")):
        value = wanted.get(field)
        if value is None:
            continue
        for profile in profiles:
            if getattr(profile, own) == value:
                return profile
        what = "Invalid IAM Instance Profile " + ("ARN" if field == "Arn" else "name")
        raise EC2ClientError(
            "InvalidParameterValue", f"Value ({value}) for parameter iamInstanceProfile.{own} is invalid. {what}"
        )
    return None


def instances_are_as_their_launch_template_says():
    """Interfaces, metadata options, market and profile: what a request does not say, its template does. Source: API
    reference of EC2, RunInstances."""
    run = InstanceBackend.run_instances

    def launched(self, image_id, count, user_data, security_group_names, **kwargs):
        given = kwargs.get("launch_template")
        data = self._get_template_from_args(given).data if given else {}
        interfaces = data.get("NetworkInterfaces")
        if interfaces and not kwargs.get("nics"):
            if data.get("SecurityGroupIds") or kwargs.get("security_group_ids"):
                raise EC2ClientError(
                    "InvalidParameterCombination",
                    "Network interfaces and an instance-level security groups may not be specified on the same request",
                )
            kwargs["nics"] = copy.deepcopy(interfaces)
        if data.get("MetadataOptions") and not kwargs.get("metadata_options"):
            kwargs["metadata_options"] = data["MetadataOptions"]
        market = (data.get("InstanceMarketOptions") or {}).get("MarketType")
        if market and not kwargs.get("instance_market_options"):
            kwargs["instance_market_options"] = market
        named = kwargs.get("iam_instance_profile_name") or kwargs.get("iam_instance_profile_arn")
        profile = None if named else profile_of(self, data.get("IamInstanceProfile") or {})
        reservation = run(self, image_id, count, user_data, security_group_names, **kwargs)
        tags = convert_tag_spec(data.get("TagSpecifications", []))
        for instance in reservation.instances:
            if profile:
                self.associate_iam_instance_profile(instance.id, iam_instance_profile_arn=profile.arn)
            for kind, things in (
                ("volume", [device.volume_id for device in instance.block_device_mapping.values()]),
                ("network-interface", [nic.id for nic in instance.nics.values()]),
            ):
                if tags.get(kind) and things:
                    self.create_tags(things, tags[kind])
        return reservation

    InstanceBackend.run_instances = launched
