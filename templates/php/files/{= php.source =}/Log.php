<?php

declare(strict_types=1);

namespace App;

/** Writes one JSON object per line to standard error: standard output is not PHP's to write to in every server. */
final readonly class Log
{
    public const LEVELS = ['debug' => 0, 'info' => 1, 'warn' => 2, 'error' => 3];

    public function __construct(private string $level = 'info', private string $to = 'php://stderr')
    {
    }

    public function debug(string $message, array $context = []): void
    {
        $this->write('debug', $message, $context);
    }

    public function info(string $message, array $context = []): void
    {
        $this->write('info', $message, $context);
    }

    public function warn(string $message, array $context = []): void
    {
        $this->write('warn', $message, $context);
    }

    public function error(string $message, array $context = []): void
    {
        $this->write('error', $message, $context);
    }

    private function write(string $level, string $message, array $context): void
    {
        if (self::LEVELS[$level] < self::LEVELS[$this->level]) {
            return;
        }
        $time = (new \DateTimeImmutable('now', new \DateTimeZone('UTC')))->format('Y-m-d\TH:i:s.v\Z');
        $line = ['time' => $time, 'level' => strtoupper($level), 'msg' => $message] + $context;
        // Whatever a request says, even bytes that are no text, stays on this one line.
        $json = json_encode($line, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR);
        file_put_contents($this->to, "$json\n", FILE_APPEND);
    }
}
