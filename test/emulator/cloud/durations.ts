/** How long load balancers and volumes take, and NAT gateways that fail, in seconds. None of it is in public logs that were at hand: assumed. */

/** From a load balancer's creation to its state `active`; classic ones have no state. */
export const loadBalancerCreate = 120;

/** From a load balancer's deletion until its interfaces have gone too. */
export const loadBalancerDelete = 60;

/** From a volume's creation to its state `available`. */
export const volumeCreate = 5;

/** From an interface endpoint's deletion until its interfaces have gone too. */
export const vpcEndpointDelete = 60;

/** From a NAT gateway's creation to its state `failed`. */
export const natGatewayFail = 5;
