/** Why an instance's kubelet does not start: the words that its console shows. */
export class BootFailure extends Error {}
