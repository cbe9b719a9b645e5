// The one definition of our builds: the same for a laptop, for Compose's image and for the pipeline.
// `docker buildx bake` builds the image of the portal, `docker buildx bake cli` that of the command line.

variable "IMAGE" {
  default = "plimsoll"
}

variable "TAG" {
  default = "dev"
}

variable "VERSION" {
  default = "0.0.0-dev"
}

variable "REVISION" {
  default = ""
}

// The address of the repository.
variable "SOURCE" {
  default = ""
}

// The time of the commit, so that the same commit gives the same bytes.
variable "SOURCE_DATE_EPOCH" {
  default = "0"
}

group "default" {
  targets = ["portal"]
}

target "common" {
  context    = "."
  dockerfile = "Dockerfile"
  args = {
    SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH
    VERSION           = VERSION
    REVISION          = REVISION
    SOURCE            = SOURCE
  }
}

target "portal" {
  inherits = ["common"]
  target   = "runtime"
  tags     = ["${IMAGE}/portal:${TAG}"]
}

target "cli" {
  inherits = ["common"]
  target   = "cli"
  tags     = ["${IMAGE}/cli:${TAG}"]
}

// What is pushed: every platform, with where it came from and what is in it.
group "release" {
  targets = ["portal-release", "cli-release"]
}

target "portal-release" {
  inherits  = ["portal"]
  platforms = ["linux/amd64", "linux/arm64"]
  attest = [
    "type=provenance,mode=max",
    "type=sbom,generator=docker/buildkit-syft-scanner:1.12.0",
  ]
}

target "cli-release" {
  inherits  = ["cli"]
  platforms = ["linux/amd64", "linux/arm64"]
  attest = [
    "type=provenance,mode=max",
    "type=sbom,generator=docker/buildkit-syft-scanner:1.12.0",
  ]
}
