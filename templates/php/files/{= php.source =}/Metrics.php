<?php

declare(strict_types=1);

namespace App;

/** Counts requests in a file that all processes of the container share: PHP itself forgets everything after each. */
final readonly class Metrics
{
    private string $file;

    public function __construct(?string $file = null)
    {
        $this->file = $file ?? sys_get_temp_dir() . '/{= name =}-metrics.json';
    }

    /** Counts an answer. What cannot be counted is no reason to fail. */
    public function count(int $status, float $seconds): void
    {
        $file = @fopen($this->file, 'c+');
        if (!$file || !flock($file, LOCK_EX)) {
            return;
        }
        $counted = self::parsed((string) stream_get_contents($file));
        $counted['requests'][$status] = ($counted['requests'][$status] ?? 0) + 1;
        $counted['seconds'] += $seconds;
        ftruncate($file, 0);
        rewind($file);
        fwrite($file, json_encode($counted));
        fclose($file);
    }

    /** All metrics as Prometheus text. */
    public function text(string $version): string
    {
        $counted = self::parsed($this->read());
        ksort($counted['requests']);
        $version = strtr($version, ['\\' => '\\\\', '"' => '\\"', "\n" => '\\n']);
        $lines = [
            '# HELP build_info What is running.',
            '# TYPE build_info gauge',
            "build_info{version=\"$version\"} 1",
            '# HELP process_start_time_seconds When it started.',
            '# TYPE process_start_time_seconds gauge',
            'process_start_time_seconds ' . self::started(),
            '# HELP http_requests_total Requests by status.',
            '# TYPE http_requests_total counter',
        ];
        foreach ($counted['requests'] as $status => $count) {
            $lines[] = "http_requests_total{status=\"$status\"} $count";
        }
        $lines[] = '# HELP http_request_duration_seconds_sum Time spent on requests.';
        $lines[] = '# TYPE http_request_duration_seconds_sum counter';
        $lines[] = sprintf('http_request_duration_seconds_sum %.6f', $counted['seconds']);

        return implode("\n", $lines) . "\n";
    }

    private function read(): string
    {
        $file = @fopen($this->file, 'r');
        // Not in the middle of somebody's writing.
        return $file && flock($file, LOCK_SH) ? (string) stream_get_contents($file) : '';
    }

    /** @return array{requests: array<int, int>, seconds: float} */
    private static function parsed(string $json): array
    {
        return (json_decode($json, true) ?: []) + ['requests' => [], 'seconds' => 0.0];
    }

    /** Seconds since 1970: the process that lives as long as the container is the first. */
    private static function started(): int
    {
        $booted = preg_match('/^btime (\d+)$/m', (string) @file_get_contents('/proc/stat'), $found) ? (int) $found[1] : 0;
        // Behind the name, which may hold anything but ends with the last bracket; in hundredths of a second.
        $fields = explode(' ', substr((string) strrchr((string) @file_get_contents('/proc/1/stat'), ')'), 2));

        return $booted + intdiv((int) ($fields[19] ?? 0), 100);
    }
}
