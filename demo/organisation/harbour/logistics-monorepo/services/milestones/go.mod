module git.harbour.example/harbour/logistics-monorepo/services/milestones

go 1.21

require github.com/nats-io/nats.go v1.31.0
