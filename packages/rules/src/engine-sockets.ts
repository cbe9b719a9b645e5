const sockets =
  /^(?:\/var)?\/run\/(?:user\/\d+\/)?(?:docker|dockershim|cri-dockerd|containerd\/containerd|k3s\/containerd\/containerd|podman\/podman|crio\/crio|balena-engine|buildkit\/buildkitd)\.sock$/;

const windowsPipe = /pipe[\\/]+docker_engine/i;

/** Folders that hold a socket. */
const parents = new Set([
  '/var/run',
  '/run',
  '/run/containerd',
  '/var/run/containerd',
  '/run/k3s/containerd',
  '/run/podman',
  '/var/run/podman',
  '/var/run/docker',
  '/run/docker',
  '/run/crio',
  '/var/run/crio',
]);

/** Whether a path of the host leads to the socket of a container engine, or to the folder with it. */
export function leadsToEngine(path: string): boolean {
  return (
    windowsPipe.test(path) ||
    sockets.test(path) ||
    parents.has(path) ||
    /(?:^|\/)docker\.sock$/.test(path)
  );
}
