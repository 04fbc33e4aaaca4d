"""What moto works out anew for every request, and need not: most of its time goes there. Written for moto 5.2."""

from functools import cache

from moto import backends
from moto.core import responses
from moto.ec2.models.core import TaggedEC2Resource
from moto.ec2.utils import EC2_PREFIX_TO_RESOURCE, get_prefix
from werkzeug.serving import WSGIRequestHandler


class Quiet(WSGIRequestHandler):
    """Writes no line for each request: all of them would wait for the one that writes."""

    def log_request(self, code="-", size="-"):
        pass


def tags_are_looked_up():
    """moto goes through the tags of the whole region for those of one resource."""

    def get_tags(self):
        kind = EC2_PREFIX_TO_RESOURCE.get(get_prefix(self.id), "") if self.id else ""
        tags = self.ec2_backend.tags.get(self.id, {}).copy()
        return [
            {"resource_id": self.id, "key": key, "value": value, "resource_type": kind} for key, value in tags.items()
        ]

    TaggedEC2Resource.get_tags = get_tags


def its_own_code_is_read_once():
    """moto lists its folder to find a service, and a class's methods to find an operation."""
    services = tuple(backends.list_of_moto_modules())
    backends.list_of_moto_modules = lambda: services
    responses.method_names_from_class = cache(responses.method_names_from_class)
