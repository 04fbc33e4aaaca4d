"""Serves moto on a free loopback port, prints that port, and ends when its standard input closes: however the
emulator itself ends, moto ends with it."""

import os
import sys
import threading

try:
    import botocore
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server
except ImportError as error:
    print(error, file=sys.stderr)
    sys.exit(3)

from moto_addresses import (
    interfaces_are_attached_to_what_lives,
    interfaces_go_with_their_instances_when_told,
    subnets_give_addresses,
)
from moto_auto_scaling import (
    groups_are_as_large_as_they_should_be,
    groups_have_the_metrics_that_are_asked_for,
    groups_keep_what_an_update_leaves_out,
    groups_launch_what_they_are_told_to,
    later_versions_have_user_data,
    launches,
)
from moto_capacity_reservations import instances_take_reserved_capacity
from moto_corrections import (
    groups_are_those_of_interfaces,
    images_of_others_have_no_alias,
    instance_profiles_are_listed_by_path,
    instances_take_along_what_they_were_launched_with,
    launch_templates_show_their_tags_of_now,
    log_groups_are_found_by_parts_of_their_names,
    managed_policies_are_read_once,
    regions_are_those_of_the_account,
    roles_leave_profiles_that_they_are_in,
    root_volumes_take_the_size_of_their_image,
    rules_are_known_by_what_they_let_through,
)
from moto_launches import instances_are_as_their_launch_template_says
from moto_load_balancers import (
    load_balancers_are_refused,
    load_balancers_have_names_in_their_region,
    load_balancers_stand_in_subnets,
)
from moto_nat_gateways import nat_gateways_take_time
from moto_placement_groups import instances_are_in_placement_groups
from moto_shortcuts import Quiet, its_own_code_is_read_once, tags_are_looked_up
from moto_spot_prices import spot_prices_differ
from moto_turns import one_at_a_time
from moto_vpc_endpoints import deletions_may_be_unsuccessful, endpoints_stand_in_subnets


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


def seconds(name):
    return float(os.environ.get(name, 0))


threading.Thread(target=end_with_parent, daemon=True).start()
interfaces_are_attached_to_what_lives()
interfaces_go_with_their_instances_when_told()
subnets_give_addresses()
nat_gateways_take_time(
    seconds("EMULATOR_NAT_GATEWAY_CREATE_SECONDS"),
    seconds("EMULATOR_NAT_GATEWAY_FAIL_SECONDS"),
    seconds("EMULATOR_NAT_GATEWAY_DELETE_SECONDS"),
)
groups_are_those_of_interfaces()
groups_are_as_large_as_they_should_be()
groups_have_the_metrics_that_are_asked_for()
groups_keep_what_an_update_leaves_out()
groups_launch_what_they_are_told_to()
later_versions_have_user_data()
instances_are_as_their_launch_template_says()
instances_take_along_what_they_were_launched_with()
instances_are_in_placement_groups()
instances_take_reserved_capacity()
managed_policies_are_read_once()
instance_profiles_are_listed_by_path()
roles_leave_profiles_that_they_are_in()
regions_are_those_of_the_account(
    os.environ.get("EMULATOR_ENABLED_REGIONS", "").split(), os.environ.get("EMULATOR_OPT_IN_REGIONS", "").split()
)
root_volumes_take_the_size_of_their_image()
rules_are_known_by_what_they_let_through()
images_of_others_have_no_alias()
launch_templates_show_their_tags_of_now()
log_groups_are_found_by_parts_of_their_names()
load_balancers_are_refused()
load_balancers_have_names_in_their_region()
load_balancers_stand_in_subnets(
    seconds("EMULATOR_LOAD_BALANCER_CREATE_SECONDS"), seconds("EMULATOR_LOAD_BALANCER_DELETE_SECONDS")
)
spot_prices_differ()
endpoints_stand_in_subnets(
    seconds("EMULATOR_VPC_ENDPOINT_DELETE_SECONDS"), seconds("EMULATOR_VPC_ENDPOINT_LINGER_SECONDS")
)
deletions_may_be_unsuccessful()
its_own_code_is_read_once()
tags_are_looked_up()
application = one_at_a_time(launches(DomainDispatcherApplication(create_backend_app)))
server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=Quiet)
print(server.server_port, os.path.join(os.path.dirname(botocore.__file__), "data"), flush=True)
server.serve_forever()
