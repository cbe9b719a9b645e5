package server

import (
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"{= repo.host | split: ':' | first =}/{= repo.owner =}/{= repo.name =}/internal/config"
)

func ask(t *testing.T, s *Server, path string) (int, string) {
	t.Helper()
	answer := httptest.NewRecorder()
	s.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
	return answer.Code, answer.Body.String()
}

func settings(backing map[string]string) config.Settings {
	return config.Settings{Port: {= port =}, LogLevel: slog.LevelError, Backing: backing}
}

func TestAnswers(t *testing.T) {
	s := New(settings(nil), "1.2.3")
	for path, want := range map[string]string{"/": "1.2.3", "/livez": "ok", "/readyz": "ok", "/metrics": "http_requests_total"} {
		if status, body := ask(t, s, path); status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d %s", path, status, body)
		}
	}
	if status, _ := ask(t, s, "/nothing"); status != http.StatusNotFound {
		t.Errorf("/nothing: %d", status)
	}
}

func TestNotReadyWithoutWhatItNeeds(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := New(settings(map[string]string{"database": listener.Addr().String()}), "dev")
	if status, body := ask(t, s, "/readyz"); status != http.StatusOK {
		t.Errorf("reachable: %d %s", status, body)
	}
	listener.Close()
	if status, body := ask(t, s, "/readyz"); status != http.StatusServiceUnavailable || !strings.Contains(body, "database") {
		t.Errorf("gone: %d %s", status, body)
	}
	if status, _ := ask(t, s, "/livez"); status != http.StatusOK {
		t.Error("what a restart cannot mend must not restart it")
	}
}

func TestDrains(t *testing.T) {
	s := New(settings(nil), "dev")
	s.Drain()
	if status, _ := ask(t, s, "/readyz"); status != http.StatusServiceUnavailable {
		t.Errorf("still ready: %d", status)
	}
}
