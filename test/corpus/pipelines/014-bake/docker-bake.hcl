group "default" {
  targets = ["web"]
}
target "docker-metadata-action" {}
target "web" {
  inherits = ["docker-metadata-action"]
  context = "."
}
