module git.harbour.example/harbour/edge-agent

go 1.23
