// Package server answers requests.
package server

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"{= repo.host | split: ':' | first =}/{= repo.owner =}/{= repo.name =}/internal/config"
)

// Server is the service without its listener.
type Server struct {
	settings config.Settings
	version  string
	started  time.Time
	draining atomic.Bool

	mutex    sync.Mutex
	requests map[string]int
	seconds  float64
}

// New makes a server that is ready at once.
func New(settings config.Settings, version string) *Server {
	return &Server{settings: settings, version: version, started: time.Now(), requests: map[string]int{}}
}

// Drain makes /readyz say no, so that nobody sends new requests while the last ones are answered.
func (s *Server) Drain() { s.draining.Store(true) }

// Handler routes the requests.
func (s *Server) Handler() http.Handler {
	routes := http.NewServeMux()
	routes.HandleFunc("GET /{$}", s.hello)
	routes.HandleFunc("GET /livez", s.livez)
	routes.HandleFunc("GET /readyz", s.readyz)
	routes.HandleFunc("GET /metrics", s.metrics)
	return s.observed(routes)
}

func (s *Server) hello(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]string{"service": "{= name =}", "version": s.version})
}

// livez looks at nothing outside: what a restart cannot mend must not restart us.
func (s *Server) livez(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") }

func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	if s.draining.Load() {
		http.Error(w, "stopping", http.StatusServiceUnavailable)
		return
	}
	for _, name := range slices.Sorted(maps.Keys(s.settings.Backing)) {
		if err := reachable(r.Context(), s.settings.Backing[name]); err != nil {
			slog.Warn("not ready", "needs", name, "error", err.Error())
			http.Error(w, name+" is not reachable", http.StatusServiceUnavailable)
			return
		}
	}
	fmt.Fprintln(w, "ok")
}

func reachable(ctx context.Context, address string) error {
	dialer := net.Dialer{Timeout: time.Second}
	connection, err := dialer.DialContext(ctx, "tcp", address)
	if err != nil {
		return err
	}
	return connection.Close()
}

func (s *Server) metrics(w http.ResponseWriter, _ *http.Request) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	fmt.Fprintf(w, "# HELP build_info What is running.\n# TYPE build_info gauge\nbuild_info{version=%q} 1\n", s.version)
	fmt.Fprintf(w, "# HELP process_start_time_seconds When it started.\n# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds %d\n", s.started.Unix())
	fmt.Fprint(w, "# HELP http_requests_total Requests by status.\n# TYPE http_requests_total counter\n")
	for _, status := range slices.Sorted(maps.Keys(s.requests)) {
		fmt.Fprintf(w, "http_requests_total{status=%q} %d\n", status, s.requests[status])
	}
	fmt.Fprintf(w, "# HELP http_request_duration_seconds_sum Time spent on requests.\n# TYPE http_request_duration_seconds_sum counter\nhttp_request_duration_seconds_sum %g\n", s.seconds)
}

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

// observed counts requests and logs them, those of probes only when somebody debugs.
func (s *Server) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := time.Now()
		recorded := &recorder{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(recorded, r)
		took := time.Since(started)

		s.mutex.Lock()
		s.requests[fmt.Sprint(recorded.status)]++
		s.seconds += took.Seconds()
		s.mutex.Unlock()

		level := slog.LevelInfo
		switch r.URL.Path {
		case "/livez", "/readyz", "/metrics":
			level = slog.LevelDebug
		}
		slog.Log(r.Context(), level, "request", "method", r.Method, "path", r.URL.Path, "status", recorded.status, "seconds", took.Seconds())
	})
}
