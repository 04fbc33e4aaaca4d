/** What EKS says of a thing that is not as it should be, or of an update that has failed. */
export interface Issue {
  code?: string | undefined;
  message?: string | undefined;
  /** What it is about, such as instances. */
  resourceIds?: string[] | undefined;
}

/** Such as `EKS says: AccessDenied: Your worker nodes … (i-0abc)`, an issue after the other; '' where there is none. */
export function issuesInWords({ issues = [] }: { issues?: Issue[] | undefined } = {}): string {
  return issues
    .map(({ code, message = '', resourceIds = [] }) => {
      const about = resourceIds.length === 0 ? '' : ` (${resourceIds.join(', ')})`;
      return `EKS says: ${code}: ${message}${about}`;
    })
    .join(' ');
}
