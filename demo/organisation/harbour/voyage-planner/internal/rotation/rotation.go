// Package rotation orders port calls.
package rotation

import (
	"encoding/json"
	"log/slog"
	"net/http"
)

// Leg is the distance between two neighbouring ports.
type Leg struct {
	From, To string
	Miles    float64
}

// Hours a ship needs for the legs at the given speed in knots.
func Hours(legs []Leg, knots float64) float64 {
	var miles float64
	for _, leg := range legs {
		miles += leg.Miles
	}
	return miles / knots
}

// Handler answers a list of legs with the sailing time.
func Handler(log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var request struct {
			Legs  []Leg
			Knots float64
		}
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&request); err != nil || request.Knots <= 0 {
			http.Error(w, "legs and a speed above zero, please", http.StatusBadRequest)
			return
		}
		if err := json.NewEncoder(w).Encode(map[string]float64{"hours": Hours(request.Legs, request.Knots)}); err != nil {
			log.Warn("client went away", "error", err)
		}
	})
}
