<?php

declare(strict_types=1);

namespace App\Tests;

use App\Answer;
use App\Kernel;
use App\Log;
use App\Metrics;
use App\Settings;

final class KernelTest
{
    private string $logged;
    private string $counted;
    private Metrics $metrics;

    public function __construct()
    {
        $this->logged = (string) tempnam(sys_get_temp_dir(), 'log');
        $this->counted = (string) tempnam(sys_get_temp_dir(), 'metrics');
        $this->metrics = new Metrics($this->counted);
    }

    public function __destruct()
    {
        unlink($this->logged);
        unlink($this->counted);
    }

    public function testAnswers(): void
    {
        foreach (['/' => '1.2.3', '/livez' => 'ok', '/readyz' => 'ok', '/metrics' => 'http_requests_total'] as $path => $want) {
            $answer = $this->ask($path);
            Check::same(200, $answer->status);
            Check::contains($want, $answer->content);
        }
        Check::same(404, $this->ask('/nothing')->status);
        Check::same(405, $this->ask('/', method: 'POST')->status);
    }

    public function testNotReadyWithoutWhatItNeeds(): void
    {
        $database = stream_socket_server('tcp://127.0.0.1:0');
        [$host, $port] = explode(':', (string) stream_socket_get_name($database, false));
        $settings = new Settings(backing: ['database' => [$host, (int) $port]]);
        Check::same(200, $this->ask('/readyz', $settings)->status);

        fclose($database);
        $answer = $this->ask('/readyz', $settings);
        Check::same(503, $answer->status);
        Check::contains('database', $answer->content);
        // What a restart cannot mend must not restart it.
        Check::same(200, $this->ask('/livez', $settings)->status);
    }

    public function testAFailureIsOneAnswer(): void
    {
        $answer = $this->ask('/fails', routes: ['/fails' => [self::class, 'fails']]);
        Check::same([500, "it is our fault\n"], [$answer->status, $answer->content]);
        Check::contains('request failed', (string) file_get_contents($this->logged));
    }

    public function testCounts(): void
    {
        $this->metrics->count(200, 0.25);
        $this->metrics->count(404, 0.25);
        $this->metrics->count(200, 0.5);
        $text = $this->metrics->text('1"2');
        Check::contains("http_requests_total{status=\"200\"} 2\nhttp_requests_total{status=\"404\"} 1\n", $text);
        Check::contains('http_request_duration_seconds_sum 1.0', $text);
        Check::contains('build_info{version="1\\"2"} 1', $text);
    }

    public function testLogsOneObjectOnOneLine(): void
    {
        (new Log('info', $this->logged))->info("a\nb\xff", ['path' => "/\n{}"]);
        (new Log('info', $this->logged))->debug('not now');
        $lines = file($this->logged);
        Check::same(1, count($lines));
        Check::same("/\n{}", json_decode($lines[0], true)['path']);
    }

    public function fails(): never
    {
        throw new \LogicException('as it should');
    }

    private function ask(string $path, ?Settings $settings = null, string $method = 'GET', ?array $routes = null): Answer
    {
        $kernel = new Kernel($routes ?? require dirname(__DIR__) . '/{= php.routes =}', $this->metrics);

        return $kernel->answer($method, $path, $settings ?? new Settings('1.2.3'), new Log('info', $this->logged));
    }
}
