module git.harbour.example/harbour/identity-gateway

go 1.26

require github.com/redis/go-redis/v9 v9.16.0
