<?php

declare(strict_types=1);

namespace App;

/** What the service is told by its environment. */
final readonly class Settings
{
    /** @param array<string, array{string, int}> $backing what the service needs beside it: host and port by name */
    public function __construct(
        public string $version = '0.0.0-dev',
        public string $logLevel = 'info',
        public array $backing = [],
        /** Comes from a file, never from a variable. */
        #[\SensitiveParameter]
        public string $databasePassword = '',
    ) {
    }

    /**
     * Reads all settings.
     *
     * @param array<string, string> $environment
     *
     * @throws SettingsError that names everything that is wrong with them
     */
    public static function fromEnvironment(array $environment): self
    {
        $problems = [];
        $value = static fn (string $name, string $default = ''): string => ($environment[$name] ?? '') === ''
            ? $default
            : $environment[$name];

        $logLevel = strtolower($value('LOG_LEVEL', 'info'));
        if (!isset(Log::LEVELS[$logLevel])) {
            $problems[] = "LOG_LEVEL is \"$logLevel\": it must be debug, info, warn or error";
        }

        $backing = [];
        foreach (['DATABASE' => '5432', 'CACHE' => '6379'] as $name => $default) {
            if ($value("{$name}_HOST") === '') {
                continue;
            }
            $port = $value("{$name}_PORT", $default);
            if (!preg_match('/^[0-9]{1,5}\z/', $port) || $port < 1 || $port > 65535) {
                $problems[] = "{$name}_PORT is \"$port\": it must be a number from 1 to 65535";
            }
            $backing[strtolower($name)] = [$value("{$name}_HOST"), (int) $port];
        }

        $password = '';
        $file = $value('DATABASE_PASSWORD_FILE');
        if ($file !== '') {
            $password = is_file($file) ? @file_get_contents($file) : false;
            if ($password === false) {
                $problems[] = "DATABASE_PASSWORD_FILE: $file cannot be read";
            }
        }

        if ($problems) {
            throw new SettingsError(implode("\n", $problems));
        }

        return new self($value('VERSION', '0.0.0-dev'), $logLevel, $backing, trim($password));
    }

    /** What a dump of it shows. */
    public function __debugInfo(): array
    {
        return ['databasePassword' => '…'] + get_object_vars($this);
    }
}
