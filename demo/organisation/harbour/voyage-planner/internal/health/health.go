// Package health answers probes and is the probe.
package health

import (
	"net/http"
	"time"
)

// Live says that the process can answer at all.
func Live(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}

// Probe returns the exit code for HEALTHCHECK.
func Probe(url string) int {
	client := http.Client{Timeout: 2 * time.Second}
	response, err := client.Get(url)
	if err != nil {
		return 1
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		return 1
	}
	return 0
}
