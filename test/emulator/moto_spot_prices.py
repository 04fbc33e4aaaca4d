"""Spot prices that differ by type, zone and hour: moto's are the same everywhere. Written for moto 5.2."""

import base64
import datetime
import json
import pathlib

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError, InvalidFilter, InvalidNextToken
from moto.ec2.models.instance_types import INSTANCE_TYPE_OFFERINGS
from moto.ec2.responses.spot_instances import SpotInstances

# What a spot instance costs by its zone's letter, as a part of the on-demand price. Assumed: they only have to differ.
PARTS_OF_ZONES = {"a": 0.30, "b": 0.34, "c": 0.38, "d": 0.42, "e": 0.46, "f": 0.50}

# Of each system, how much dearer it is than Linux.
PRODUCTS = {"Linux/UNIX": 1.0, "Windows": 1.4}

# Hours ago at which prices changed, and to which part of today's.
CHANGES = ((6, 1.0), (30, 0.95), (80, 1.1))

MOST_RESULTS = 1000


PRICES = pathlib.Path(__file__).parent / "services" / "prices.json"


def spot_prices_differ():
    on_demand = json.loads(PRICES.read_text())["instances"]

    def history(region, now):
        for offering in INSTANCE_TYPE_OFFERINGS["availability-zone"].get(region, []):
            instance_type, zone = offering["InstanceType"], offering["Location"]
            price = on_demand.get(instance_type, {}).get(region)
            part = PARTS_OF_ZONES.get(zone[-1])
            if price is None or part is None:
                continue
            for product, factor in PRODUCTS.items():
                for hours, change in CHANGES:
                    yield {
                        "InstanceType": instance_type,
                        "ProductDescription": product,
                        "SpotPrice": f"{price * part * factor * change:.6f}",
                        "AvailabilityZone": zone,
                        "Timestamp": now - datetime.timedelta(hours=hours),
                    }

    def within(prices, start, end):
        """Those of the time, and before them the last change: the price at which the time begins. Newest first."""
        series = {}
        for price in sorted(prices, key=lambda each: each["Timestamp"], reverse=True):
            key = (price["InstanceType"], price["ProductDescription"], price["AvailabilityZone"])
            series.setdefault(key, []).append(price)
        chosen = []
        for changes in series.values():
            until = [each for each in changes if each["Timestamp"] <= end]
            inside = [each for each in until if each["Timestamp"] >= start]
            chosen += until[: len(inside) + 1]
        return sorted(chosen, key=lambda each: each["Timestamp"], reverse=True)

    filters = {
        "availability-zone": "AvailabilityZone",
        "instance-type": "InstanceType",
        "product-description": "ProductDescription",
        "spot-price": "SpotPrice",
    }

    def time(value, otherwise):
        if value is None:
            return otherwise
        if isinstance(value, str):
            value = datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
        return value if value.tzinfo else value.replace(tzinfo=datetime.timezone.utc)

    def describe(self):
        now = datetime.datetime.now(datetime.timezone.utc)
        wanted = {}
        for name, values in self._filters_from_querystring().items():
            if name not in filters:
                raise InvalidFilter(name, error_type="InvalidParameterValue")
            wanted[filters[name]] = values
        for name, values in {
            "InstanceType": self._get_param("InstanceTypes", []),
            "ProductDescription": self._get_param("ProductDescriptions", []),
            "AvailabilityZone": [self._get_param("AvailabilityZone")],
        }.items():
            if any(values):
                # EC2 takes the products of a VPC for those of EC2-Classic, which is gone.
                wanted[name] = [value.removesuffix(" (Amazon VPC)") for value in values]
        start = time(self._get_param("StartTime"), now - datetime.timedelta(days=90))
        end = time(self._get_param("EndTime"), now)
        if start > end and self._get_param("EndTime") is not None:
            raise EC2ClientError("InvalidParameterValue", "The start time must be before the end time.")
        fitting = [
            price
            for price in history(self.region, now)
            if all(price[name] in values for name, values in wanted.items())
        ]
        found = within(fitting, start, end)
        token = self._get_param("NextToken")
        try:
            first = int(base64.b64decode(token)) if token else 0
        except ValueError:
            raise InvalidNextToken(token)
        size = int(self._get_param("MaxResults") or MOST_RESULTS)
        last = first + size
        # The last page has an empty token.
        after = base64.b64encode(str(last).encode()).decode() if last < len(found) else ""
        return ActionResult({"SpotPriceHistory": found[first:last], "NextToken": after})

    SpotInstances.describe_spot_price_history = describe
