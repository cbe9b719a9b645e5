// Command service serves {= name =} over HTTP.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"{= repo.host | split: ':' | first =}/{= repo.owner =}/{= repo.name =}/internal/config"
	"{= repo.host | split: ':' | first =}/{= repo.owner =}/{= repo.name =}/internal/server"
)

// Set by the linker.
var version = "0.0.0-dev"

func main() {
	settings, err := config.FromEnvironment(os.Getenv, os.ReadFile)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if len(os.Args) > 1 && os.Args[1] == "healthcheck" {
		os.Exit(healthcheck(settings.Port))
	}
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: settings.LogLevel})))
	if err := serve(settings); err != nil {
		slog.Error("stopped", "error", err.Error())
		os.Exit(1)
	}
}

// serve runs until SIGTERM or SIGINT, then lets requests that are under way finish.
func serve(settings config.Settings) error {
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()

	service := server.New(settings, version)
	listener, err := net.Listen("tcp", fmt.Sprintf(":%d", settings.Port))
	if err != nil {
		return err
	}
	httpServer := &http.Server{
		Handler:           service.Handler(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       60 * time.Second,
	}
	failed := make(chan error, 1)
	go func() { failed <- httpServer.Serve(listener) }()
	slog.Info("listening", "port", settings.Port, "version", version)

	select {
	case err := <-failed:
		return err
	case <-stop.Done():
	}
	slog.Info("stopping")
	service.Drain()
	ctx, done := context.WithTimeout(context.Background(), 8*time.Second)
	defer done()
	if err := httpServer.Shutdown(ctx); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	slog.Info("stopped")
	return nil
}

// healthcheck asks the service in the same container whether it works; the image has nothing else that could.
func healthcheck(port int) int {
	client := http.Client{Timeout: 2 * time.Second}
	response, err := client.Get(fmt.Sprintf("http://127.0.0.1:%d/livez", port))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		fmt.Fprintln(os.Stderr, response.Status)
		return 1
	}
	return 0
}
