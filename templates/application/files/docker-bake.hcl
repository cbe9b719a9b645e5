// The one definition of the build: the same for a laptop, for Compose's images and for the pipeline.
// `docker buildx bake` builds the images that ship, `docker buildx bake test` runs all tests,
// `docker buildx bake backend-test` those of one component.

variable "IMAGES" {
  default = "{= images | hcl =}"
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

{% assign names = components | map: 'name' %}
group "default" {
  targets = ["{= names | join: '-runtime", "' =}-runtime"]
}

group "test" {
  targets = ["{= names | join: '-test", "' =}-test"]
}

group "release" {
  targets = ["{= names | join: '-release", "' =}-release"]
}

target "common" {
  dockerfile = "Dockerfile"
  args = {
    SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH
    VERSION           = VERSION
    REVISION          = REVISION
  }
}

// Takes tags and annotations from docker/metadata-action in the pipeline, which builds one component at a time.
target "docker-metadata-action" {
}

// What is pushed: every platform, with where it came from and what is in it.
target "pushed" {
  platforms = {= platforms | json | replace: '","', '", "' =}
  attest = [
    "type=provenance,mode=max",
    "type=sbom,generator={= 'sbom-scanner' | image =}",
  ]
}
{% for component in components %}

target "{= component.name =}" {
  inherits = ["common"]
  context  = "{= component.name =}"
  tags     = ["${IMAGES}{= component.name =}:${TAG}"]
}

target "{= component.name =}-test" {
  inherits = ["{= component.name =}"]
  target   = "test"
  tags     = []
  output   = ["type=cacheonly"]
}

target "{= component.name =}-debug" {
  inherits = ["{= component.name =}"]
  target   = "debug"
  tags     = ["{= name =}-{= component.name =}:debug"]
}

target "{= component.name =}-runtime" {
  inherits = ["{= component.name =}", "docker-metadata-action"]
  target   = "runtime"
}

target "{= component.name =}-release" {
  inherits = ["{= component.name =}-runtime", "pushed"]
}
{% endfor %}
