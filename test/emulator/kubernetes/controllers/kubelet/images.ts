/** Whether there can be an image of this name. Source of the words: containerd, and the kubelet's. */

/** Names under which nothing is ever found. Source: RFC 2606. */
const reserved = /\.(invalid|test|example|localhost)$|(^|\.)example\.(com|net|org)$/;

const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';

/** `[host[:port]/]path[:tag][@digest]`. Source: distribution/reference. */
const reference = new RegExp(
  `^(?:[a-zA-Z0-9][a-zA-Z0-9.-]*(?::\\d+)?/)?${part}(?:/${part})*(?::\\w[\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$`,
);

export interface ImageProblem {
  reason: 'ErrImagePull' | 'InvalidImageName';
  message: string;
}

/** Docker Hub's, as long as no other registry is named. */
function wholeName(image: string): { host: string; path: string; tag: string; whole: string } {
  const [first = '', ...rest] = image.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const host = isHost ? first : 'docker.io';
  const name = isHost ? rest.join('/') : rest.length > 0 ? image : `library/${image}`;
  const [, path = name, tag = 'latest'] = /^([^:@]+)[:@]?(.*)$/.exec(name) ?? [];
  return { host, path, tag: tag || 'latest', whole: `${host}/${path}:${tag || 'latest'}` };
}

/**
 * Images of registries that nobody can look up here are taken to exist, apart from those that say of themselves that
 * they don't: `does-not-exist` in the name or the tag.
 */
export function imageProblem(image: string): ImageProblem | undefined {
  if (!reference.test(image)) {
    return {
      reason: 'InvalidImageName',
      message: `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format`,
    };
  }
  const { host, path, tag, whole } = wholeName(image);
  const failed = `failed to pull and unpack image "${whole}": failed to resolve reference "${whole}": `;
  if (reserved.test(host.replace(/:\d+$/, ''))) {
    return {
      reason: 'ErrImagePull',
      message: `${failed}failed to do request: Head "https://${host}/v2/${path}/manifests/${tag}": dial tcp: lookup ${host}: no such host`,
    };
  }
  if (image.includes('does-not-exist')) {
    return {
      reason: 'ErrImagePull',
      message: `rpc error: code = NotFound desc = ${failed}${whole}: not found`,
    };
  }
  return undefined;
}
