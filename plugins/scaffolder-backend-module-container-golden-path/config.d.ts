export interface Config {
  /** Golden paths for containers. Every key is optional. */
  containerGoldenPath?: {
    /**
     * Registries that are asked for the digest behind a tag when a service is rendered, without an account. An image
     * of another one, or of one that does not answer, is named by its tag. An empty list asks none.
     * Default: docker.io, gcr.io, ghcr.io, mcr.microsoft.com.
     */
    registries?: string[];
    /**
     * Where golden paths are read from when nothing stands beside the template that runs, as in dry runs of the template
     * editor and in previews: an address, or a folder on disk seen from where the backend runs.
     */
    templates?: string;
  };
}
