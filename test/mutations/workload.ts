/** What users put into a cluster, and what has to come of it. */
import { EKS } from '@aws-sdk/client-eks';
import { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { clusterName } from '../crash/lab.ts';
import {
  claimOfFiles,
  classicService,
  controllerOf,
  holderOfFiles,
  ingressOf,
  manifests,
  webService,
} from '../e2e/workload.ts';
import type { Stage } from './stage.ts';

/** A claim, and a pod that holds it. */
export const claim = manifests(claimOfFiles, holderOfFiles);

/** A classic load balancer by Kubernetes' cloud provider, and by the AWS Load Balancer Controller an application one of each scheme. */
export const services = manifests(
  controllerOf(clusterName),
  classicService,
  webService,
  ingressOf('internet-facing', 'internet-facing'),
  ingressOf('internal', 'internal'),
);

/** At the emulator's speed a token may end between two requests of one kubectl. */
export const apply = (text: string): string => `for try in 1 2 3 4 5; do
  kubectl apply -f - <<'EOF' && exit 0
${text}
EOF
done
exit 1`;

/** A claim that nobody holds. */
export const claimAlone = `kubectl apply -f - <<'EOF'
${claimOfFiles}
EOF`;

/** Waits until every claim is bound and every load balancer has a name; says of each how it stands when that does not come. */
export const isServed = `for try in $(seq 40); do
  state=$(kubectl get pvc,ingress,service -o jsonpath='{range .items[*]}{.metadata.name}{" "}{.kind}{" "}{.status.phase}{.status.loadBalancer.ingress[0].hostname}{"\\n"}{end}') &&
    ! grep -Eq 'Claim Pending$|Ingress $|classic Service $' <<<"$state" && exit 0
  sleep 1
done
echo "$state"
exit 1`;

/** Has Kubernetes keep the volumes of all claims. */
export const keepsVolume = `for try in 1 2 3 4 5; do
  kubectl get pv -o name | xargs -I{} kubectl patch {} -p '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}' && exit 0
done
exit 1`;

/** Runs an image of the application, and one of another that the account has; says of each how it stands when not only the first comes. */
export const pullsOurs = `registry=123456789012.dkr.ecr.us-east-1.amazonaws.com
for try in 1 2 3 4 5; do
  kubectl run web --image=$registry/octo-app/web:1 && kubectl run production --image=$registry/production:1 && break
  kubectl delete pod web production --ignore-not-found
done
for try in $(seq 20); do
  state=$(kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name}{" "}{.status.phase}{" "}{.status.containerStatuses[0].state.waiting.reason}{"\\n"}{end}') &&
    grep -q '^web Running' <<<"$state" && grep -Eq '^production Pending (ErrImagePull|ImagePullBackOff)' <<<"$state" && exit 0
  sleep 1
done
echo "$state"
exit 1`;

/** A target in a zone that its load balancer is not in gets nothing. Source: ELB user guide, "Target groups", state unused. */
export async function zonesOfBalancers({ lab }: Stage): Promise<string[]> {
  const { admin } = lab.emulator;
  const { cluster } = await new EKS(admin).describeCluster({ name: clusterName });
  const vpc = cluster?.resourcesVpcConfig?.vpcId;
  const { LoadBalancers = [] } = await new ElasticLoadBalancingV2(admin).describeLoadBalancers({});
  const { LoadBalancerDescriptions = [] } = await new ElasticLoadBalancing(admin).describeLoadBalancers({});
  const classic = LoadBalancerDescriptions.map(({ VPCId, ...each }) => ({
    ...each,
    VpcId: VPCId,
    Scheme: 'classic',
  }));
  return [...LoadBalancers, ...classic]
    .filter(({ VpcId }) => VpcId === vpc)
    .map(({ Scheme, AvailabilityZones = [] }) => ({ Scheme, count: AvailabilityZones.length }))
    .filter(({ count }) => count !== zones)
    .map(({ Scheme, count }) => `the ${Scheme} load balancer stands in ${count} zones of ${zones}`);
}

/** Of the network of that run, as its file names them. */
const zones = 4;
