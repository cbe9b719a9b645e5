// Package config reads what the service is told by its environment.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strconv"
	"strings"
)

// Settings of the service.
type Settings struct {
	Port     int
	LogLevel slog.Level
	// Backing is what the service needs beside it: host and port by name.
	Backing map[string]string
	// DatabasePassword comes from a file, never from a variable.
	DatabasePassword string
}

// FromEnvironment reads all settings and names everything that is wrong with them.
func FromEnvironment(getenv func(string) string, readFile func(string) ([]byte, error)) (Settings, error) {
	settings := Settings{Port: {= port =}, LogLevel: slog.LevelInfo, Backing: map[string]string{}}
	var problems []error

	if value := getenv("PORT"); value != "" {
		port, err := strconv.Atoi(value)
		if err != nil || port < 1 || port > 65535 {
			problems = append(problems, fmt.Errorf("PORT is %q: it must be a number from 1 to 65535", value))
		}
		settings.Port = port
	}
	if value := getenv("LOG_LEVEL"); value != "" {
		if err := settings.LogLevel.UnmarshalText([]byte(value)); err != nil {
			problems = append(problems, fmt.Errorf("LOG_LEVEL is %q: it must be debug, info, warn or error", value))
		}
	}
	for _, name := range []string{"DATABASE", "CACHE"} {
		if host := getenv(name + "_HOST"); host != "" {
			settings.Backing[strings.ToLower(name)] = net.JoinHostPort(host, getenv(name+"_PORT"))
		}
	}
	if path := getenv("DATABASE_PASSWORD_FILE"); path != "" {
		content, err := readFile(path)
		if err != nil {
			problems = append(problems, fmt.Errorf("DATABASE_PASSWORD_FILE: %w", err))
		}
		settings.DatabasePassword = strings.TrimSpace(string(content))
	}
	return settings, errors.Join(problems...)
}
