/** What AWS and Kubernetes answer is not all there is, nor of this moment. */
import type { Row } from '../row.ts';

export const reading: readonly Row[] = [
  {
    name: 'lists of which only the first page is read',
    file: 'src/aws/pages.ts',
    text: '  } while (token);',
    replacement: "  } while (token === '');",
    really: 'what stands on later pages is not seen: it stays, and keeps the VPC from going',
    source: 'EC2 API reference, "Query requests": pagination',
    scenario: 'what controllers have left, in pages',
    ends: /Vpc \(AWS::EC2::VPC\): .*has dependencies and cannot be deleted/,
  },
  {
    name: 'a first look that is taken as final',
    file: 'src/resources/presence.ts',
    text: 'export const mostMisses = 8;',
    replacement: 'export const mostMisses = 0;',
    really: 'AWS is consistent only in the end: what has been made is not seen for some seconds',
    source: 'https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html',
    scenario: 'answers of a while ago',
    // Whatever it takes for gone first, it takes back what it has made.
    ends: /has gone: somebody else removes it while this run makes it|is being deleted by another run, and this one needs/,
  },
  {
    name: 'a kind that every cluster is said to have',
    file: 'src/kubernetes/types.ts',
    text: "plural: 'gateways', mayBeAbsent: true },",
    replacement: "plural: 'gateways' },",
    really: 'Kubernetes answers 404, page not found, where nobody has installed its definition',
    source: 'https://gateway-api.sigs.k8s.io/guides/getting-started/ (installing the CRDs)',
    scenario: 'up and down',
    ends: /^down ended with code 1:.*gateways/s,
  },
  {
    name: 'items of a list that are to say their own kind',
    file: 'src/kubernetes/client.ts',
    text: '...page.items.map((item) => ({ ...item, kind, apiVersion: resources[kind].apiVersion })),',
    replacement: '...page.items,',
    really: 'Kubernetes leaves kind and apiVersion out of the items of a list of its own kinds',
    source: 'https://github.com/kubernetes/kubernetes/issues/3030',
    scenario: 'load balancers',
    ends: /^Services and Ingresses: TypeError: Cannot read properties of undefined/m,
  },
];
