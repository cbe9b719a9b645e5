module git.harbour.example/harbour/voyage-planner

go 1.27

require github.com/valkey-io/valkey-go v1.0.67
