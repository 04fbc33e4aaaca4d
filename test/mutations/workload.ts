/** What users put into a cluster, and what has to come of it. */

/** A claim that names no class, and a pod that holds it. */
export const claim = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
---
apiVersion: v1
kind: Pod
metadata: { name: holder }
spec:
  containers: [{ name: holder, image: nginx, volumeMounts: [{ name: files, mountPath: /files }] }]
  volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]
`;

const ingress = (scheme: string): string => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${scheme}
  annotations: { alb.ingress.kubernetes.io/scheme: ${scheme} }
spec:
  ingressClassName: alb
  defaultBackend: { service: { name: web, port: { number: 80 } } }
`;

/** A classic load balancer by Kubernetes' cloud provider, and by the AWS Load Balancer Controller an application one of each scheme. */
export const services = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: aws-load-balancer-controller, namespace: kube-system }
spec:
  selector: { matchLabels: { app: balancing } }
  template:
    metadata: { labels: { app: balancing } }
    spec:
      serviceAccountName: balancing
      containers:
        - name: controller
          image: public.ecr.aws/eks/aws-load-balancer-controller:v2.14.1
          args: [--cluster-name=demo, --ingress-class=alb]
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: alb }
spec: { controller: ingress.k8s.aws/alb }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: classic }
spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] }
${ingress('internet-facing')}${ingress('internal')}`;

/** At the emulator's speed a token may end between two requests of one kubectl. */
export const apply = (manifests: string): string => `for try in 1 2 3 4 5; do
  kubectl apply -f - <<'EOF' && exit 0
${manifests}
EOF
done
exit 1`;

/** Waits until every claim is bound and every load balancer has a name; says of each how it stands when that does not come. */
export const isServed = `for try in $(seq 40); do
  state=$(kubectl get pvc,ingress,service -o jsonpath='{range .items[*]}{.metadata.name}{" "}{.kind}{" "}{.status.phase}{.status.loadBalancer.ingress[0].hostname}{"\\n"}{end}') &&
    ! grep -Eq 'Claim Pending$|Ingress $|classic Service $' <<<"$state" && exit 0
  sleep 1
done
echo "$state"
exit 1`;
