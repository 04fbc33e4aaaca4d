/** Which preview a comment or a deployment is about: GitHub keeps no state of ours but what is written into them. */

/** What is written into a comment and a deployment. */
export interface PreviewMark {
  /** Tells the previews of a pull request apart, such as `pr-12`, or the name that the user gave the cluster. */
  preview: string;
  /** Empty where a step does not know it: then it is any. */
  region: string;
  /** Name of the cluster. */
  cluster: string;
}

/** By what a comment or a deployment is recognised. */
export interface PreviewIdentity extends PreviewMark {
  /**
   * What a preview may be called whose workflow is not at hand: then it is one of these, and about the cluster. A workflow
   * knows what it calls its preview, whatever the cluster was called before the repository was renamed.
   */
  candidates: readonly string[] | undefined;
}

export function isOf({ preview, region, cluster, candidates }: PreviewIdentity, found: PreviewMark): boolean {
  if (region !== '' && found.region !== region) return false;
  return candidates === undefined
    ? found.preview === preview
    : candidates.includes(found.preview) && found.cluster === cluster;
}
