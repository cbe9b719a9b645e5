package config

import (
	"os"
	"strings"
	"testing"
)

func environment(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

func TestDefaults(t *testing.T) {
	settings, err := FromEnvironment(environment(nil), os.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	if settings.Port != {= port =} || len(settings.Backing) != 0 {
		t.Errorf("unexpected settings: %+v", settings)
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	_, err := FromEnvironment(environment(map[string]string{
		"PORT":                   "http",
		"LOG_LEVEL":              "loud",
		"DATABASE_PASSWORD_FILE": "/nowhere",
	}), os.ReadFile)
	if err == nil {
		t.Fatal("nothing was refused")
	}
	for _, name := range []string{"PORT", "LOG_LEVEL", "DATABASE_PASSWORD_FILE"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not named in: %s", name, err)
		}
	}
}

func TestSecretFile(t *testing.T) {
	path := t.TempDir() + "/password"
	if err := os.WriteFile(path, []byte("open sesame\n"), 0o400); err != nil {
		t.Fatal(err)
	}
	settings, err := FromEnvironment(environment(map[string]string{"DATABASE_PASSWORD_FILE": path}), os.ReadFile)
	if err != nil || settings.DatabasePassword != "open sesame" {
		t.Errorf("got %q, %v", settings.DatabasePassword, err)
	}
}
