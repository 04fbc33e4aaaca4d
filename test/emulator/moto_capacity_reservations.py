"""Capacity Reservations, which moto lacks. Written for moto 5.2."""

import uuid

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.instances import InstanceBackend
from moto.ec2.responses.instances import InstanceResponse


def reservations_of(backend):
    return backend.__dict__.setdefault("capacity_reservations", {})


def unknown(name):
    return EC2ClientError(
        "InvalidCapacityReservationId.NotFound", f"The capacity reservation '{name}' does not exist."
    )


def seen(backend, reservation):
    """With the instances that it has room for still: those of it that run take theirs."""
    taken = [
        instance
        for instance in backend.all_instances()
        if instance.__dict__.get("capacity_reservation") == reservation["CapacityReservationId"]
        and instance._state.name in ("pending", "running", "stopping")
    ]
    return {**reservation, "AvailableInstanceCount": reservation["TotalInstanceCount"] - len(taken)}


def instances_take_reserved_capacity():
    # Source: EC2 API reference, CreateCapacityReservation and DescribeCapacityReservations.
    def create(self):
        name = f"cr-{uuid.uuid4().hex[:17]}"
        reservations_of(self.ec2_backend)[name] = {
            "CapacityReservationId": name,
            "OwnerId": self.current_account,
            "CapacityReservationArn": f"arn:aws:ec2:{self.region}:{self.current_account}:capacity-reservation/{name}",
            "InstanceType": self._get_param("InstanceType"),
            "InstancePlatform": self._get_param("InstancePlatform"),
            "AvailabilityZone": self._get_param("AvailabilityZone"),
            "TotalInstanceCount": int(self._get_param("InstanceCount")),
            "InstanceMatchCriteria": self._get_param("InstanceMatchCriteria", "open"),
            "ReservationType": "default",
            "State": "active",
        }
        return ActionResult({"CapacityReservation": seen(self.ec2_backend, reservations_of(self.ec2_backend)[name])})

    def describe(self):
        known = reservations_of(self.ec2_backend)
        wanted = self._get_param("CapacityReservationIds", []) or list(known)
        for name in wanted:
            if name not in known:
                raise unknown(name)
        return ActionResult({"CapacityReservations": [seen(self.ec2_backend, known[name]) for name in wanted]})

    def cancel(self):
        name = self._get_param("CapacityReservationId")
        if name not in reservations_of(self.ec2_backend):
            raise unknown(name)
        reservations_of(self.ec2_backend)[name]["State"] = "cancelled"
        return ActionResult({"Return": True})

    InstanceResponse.create_capacity_reservation = create
    InstanceResponse.describe_capacity_reservations = describe
    InstanceResponse.cancel_capacity_reservation = cancel

    asked = InstanceResponse.run_instances

    def run(self):
        target = "CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationId"
        self.ec2_backend.__dict__["wanted_capacity_reservation"] = self._get_param(target)
        try:
            return asked(self)
        finally:
            self.ec2_backend.__dict__.pop("wanted_capacity_reservation", None)

    InstanceResponse.run_instances = run

    launched = InstanceBackend.run_instances

    def take(self, image_id, count, user_data, security_group_names, **kwargs):
        given = kwargs.get("launch_template")
        data = self._get_template_from_args(given).data if given else {}
        target = (data.get("CapacityReservationSpecification") or {}).get("CapacityReservationTarget") or {}
        name = self.__dict__.pop("wanted_capacity_reservation", None) or target.get("CapacityReservationId")
        if name and name not in reservations_of(self):
            raise unknown(name)
        if name:
            # Words assumed, but for the codes. Source: EC2 API reference, "Error codes".
            reservation = seen(self, reservations_of(self)[name])
            if reservation["State"] != "active" or reservation["AvailableInstanceCount"] < count:
                raise EC2ClientError(
                    "ReservationCapacityExceeded", f"The capacity reservation {name} has no capacity left."
                )
        made = launched(self, image_id, count, user_data, security_group_names, **kwargs)
        for instance in made.instances if name else []:
            reservation = reservations_of(self)[name]
            wrong = [
                f"{what} {has}, and not {reservation[field]}"
                for what, has, field in (
                    ("the instance type", instance.instance_type, "InstanceType"),
                    ("the Availability Zone", instance._placement.zone, "AvailabilityZone"),
                )
                if has != reservation[field]
            ]
            if wrong:
                self.terminate_instances([each.id for each in made.instances])
                raise EC2ClientError(
                    "InvalidParameterCombination",
                    f"The instance does not match the capacity reservation {name}: it has {' and '.join(wrong)}.",
                )
            instance.__dict__["capacity_reservation"] = name
        return made

    InstanceBackend.run_instances = take
