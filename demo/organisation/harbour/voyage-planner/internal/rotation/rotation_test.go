package rotation

import "testing"

func TestHours(t *testing.T) {
	legs := []Leg{{"DEHAM", "NLRTM", 305}, {"NLRTM", "GBFXT", 115}}
	if got := Hours(legs, 14); got != 30 {
		t.Fatalf("want 30 hours, got %v", got)
	}
}
