/** What users put into a cluster, and the role that they give to it. */
import { EKS } from '@aws-sdk/client-eks';
import { IAM } from '@aws-sdk/client-iam';
import type { Emulator } from './emulator.ts';

const controllerRole = 'load-balancer-controller';
const serviceAccount = 'balancing';

const trust = (Service: string, Action: string[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service }, Action }],
  });

const controlPlanes = { Path: '/eks-cluster-action/74061981/', RoleName: 'control-planes' };

/** Of a cluster whose control plane makes load balancers: within the boundary of roles that it has of its own, none could. */
export const balancingConfig = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
iam: { serviceRoleARN: 'arn:aws:iam::123456789012:role${controlPlanes.Path}${controlPlanes.RoleName}' }
`;

/** The roles that the user gives to control planes, and to the AWS Load Balancer Controller. */
export async function makeBalancingRoles({ admin }: Emulator): Promise<void> {
  const iam = new IAM(admin);
  await iam.createRole({
    ...controlPlanes,
    AssumeRolePolicyDocument: trust('eks.amazonaws.com', ['sts:AssumeRole']),
  });
  await iam.attachRolePolicy({
    RoleName: controlPlanes.RoleName,
    PolicyArn: 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
  });
  await iam.createRole({
    RoleName: controllerRole,
    AssumeRolePolicyDocument: trust('pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']),
  });
  const allowing = { Effect: 'Allow', Action: ['elasticloadbalancing:*', 'ec2:*'], Resource: '*' };
  await iam.putRolePolicy({
    RoleName: controllerRole,
    PolicyName: 'load-balancers',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [allowing] }),
  });
}

/** Lets the controller of that cluster act as its role. */
export async function giveControllerItsRole({ admin }: Emulator, clusterName: string): Promise<void> {
  const { Role } = await new IAM(admin).getRole({ RoleName: controllerRole });
  await new EKS(admin).createPodIdentityAssociation({
    clusterName,
    namespace: 'kube-system',
    serviceAccount,
    roleArn: Role?.Arn,
  });
}

/** The AWS Load Balancer Controller, with its IngressClass. */
export const controllerOf = (clusterName: string): string => `
apiVersion: v1
kind: ServiceAccount
metadata: { name: ${serviceAccount}, namespace: kube-system }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: aws-load-balancer-controller, namespace: kube-system }
spec:
  selector: { matchLabels: { app: balancing } }
  template:
    metadata: { labels: { app: balancing } }
    spec:
      serviceAccountName: ${serviceAccount}
      containers:
        - name: controller
          image: public.ecr.aws/eks/aws-load-balancer-controller:v2.14.1
          args: [--cluster-name=${clusterName}, --ingress-class=alb]
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: alb }
spec: { controller: ingress.k8s.aws/alb }`;

/** A Service for which Kubernetes' cloud provider makes a classic load balancer. */
export const classicService = `
apiVersion: v1
kind: Service
metadata: { name: classic }
spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] }`;

/** What the Ingresses lead to. */
export const webService = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80 }] }`;

/** An Ingress for which the controller makes an application load balancer. */
export const ingressOf = (name: string, scheme: 'internal' | 'internet-facing'): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  annotations: { alb.ingress.kubernetes.io/scheme: ${scheme} }
spec:
  ingressClassName: alb
  defaultBackend: { service: { name: web, port: { number: 80 } } }`;

/** A claim that names no class. */
export const claimOfFiles = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }`;

/** A pod that holds it. */
export const holderOfFiles = `
apiVersion: v1
kind: Pod
metadata: { name: holder }
spec:
  containers: [{ name: holder, image: nginx, volumeMounts: [{ name: files, mountPath: /files }] }]
  volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]`;

/** Of manifests, one text. */
export const manifests = (...parts: readonly string[]): string => parts.join('\n---');
