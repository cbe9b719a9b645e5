package main

// Raw is what cranes, gates and ships send.
type Raw struct {
	Container string `json:"container"`
	Source    string `json:"source"`
	Movement  string `json:"movement"`
	At        string `json:"at"`
}

// Milestone is what customers understand.
type Milestone struct {
	Container string `json:"container"`
	Code      string `json:"code"`
	At        string `json:"at"`
}

var codes = map[string]string{
	"gate/in": "GATE_IN", "gate/out": "GATE_OUT",
	"crane/load": "LOADED", "crane/discharge": "DISCHARGED",
}

// Milestone of a raw event, if it is one.
func (r Raw) Milestone() (Milestone, bool) {
	code, ok := codes[r.Source+"/"+r.Movement]
	return Milestone{r.Container, code, r.At}, ok
}
