// The one definition of the build: the same for a laptop, for Compose's image and for the pipeline.
// `docker buildx bake` builds the image that ships, `docker buildx bake test` runs the tests.

variable "IMAGE" {
  default = "{= image | hcl =}"
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

// The time of the commit, so that the same commit gives the same bytes.
variable "SOURCE_DATE_EPOCH" {
  default = "0"
}

group "default" {
  targets = ["runtime"{% if web %}, "web"{% endif %}]
}

// Takes tags and annotations from docker/metadata-action in the pipeline, and has these without it.
target "docker-metadata-action" {
  tags = ["${IMAGE}:${TAG}"]
}

{% if web %}
target "docker-metadata-action-web" {
  tags = ["${IMAGE}-web:${TAG}"]
}

{% endif %}
target "common" {
  context    = "."
  dockerfile = "Dockerfile"
  args = {
    SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH
    VERSION           = VERSION
    REVISION          = REVISION
  }
}

target "test" {
  inherits = ["common"]
  target   = "test"
  output   = ["type=cacheonly"]
}

target "debug" {
  inherits = ["common"]
  target   = "debug"
  tags     = ["{= name =}:debug"]
}

target "runtime" {
  inherits = ["common", "docker-metadata-action"]
  target   = "runtime"
}

{% if web %}
target "web" {
  inherits = ["common", "docker-metadata-action-web"]
  target   = "web"
}

{% endif %}
// What is pushed: every platform, with where it came from and what is in it.
target "release" {
  inherits  = ["runtime"]
  platforms = {= platforms | json | replace: '","', '", "' =}
  attest = [
    "type=provenance,mode=max",
    "type=sbom,generator={= 'sbom-scanner' | image =}",
  ]
}
{% if web %}

target "release-web" {
  inherits = ["release", "web"]
}
{% endif %}
