<?php

declare(strict_types=1);

namespace App;

/** Answers one request. */
final class Kernel
{
    /** Paths that are asked all the time, and logged only when somebody debugs. */
    private const PROBES = ['/livez', '/readyz', '/metrics'];

    /** @param array<string, array{class-string, string}> $routes class and method by path */
    public function __construct(
        private readonly array $routes,
        private readonly Metrics $metrics = new Metrics(),
    ) {
    }

    /** Answers the request that the server in front of PHP passed on, then counts and logs it. */
    public function run(): void
    {
        $started = microtime(true);
        $method = (string) ($_SERVER['REQUEST_METHOD'] ?? 'GET');
        $path = explode('?', (string) ($_SERVER['REQUEST_URI'] ?? '/'), 2)[0];
        $log = new Log();
        try {
            $settings = Settings::fromEnvironment(getenv());
            $log = new Log($settings->logLevel);
            $answer = $this->answer($method, $path, $settings, $log);
        } catch (SettingsError $error) {
            // Whoever rolls this out has to see that it does not work, at every path.
            $log->error('settings are wrong', ['error' => $error->getMessage()]);
            $answer = Answer::text(500, 'settings are wrong, the log says which');
        }
        $this->send($answer, $method);

        $seconds = microtime(true) - $started;
        $this->metrics->count($answer->status, $seconds);
        $context = ['method' => $method, 'path' => $path, 'status' => $answer->status, 'seconds' => round($seconds, 6)];
        in_array($path, self::PROBES, true) ? $log->debug('request', $context) : $log->info('request', $context);
    }

    /** What is answered to a request. */
    public function answer(string $method, string $path, Settings $settings, Log $log): Answer
    {
        $route = $this->routes[$path] ?? null;
        if ($route === null) {
            return Answer::text(404, 'not found');
        }
        if (!in_array($method, ['GET', 'HEAD'], true)) {
            return Answer::text(405, 'only GET and HEAD are', ['Allow' => 'GET, HEAD']);
        }
        [$class, $action] = $route;
        try {
            return (new $class($settings, $log, $this->metrics))->$action();
        } catch (\Throwable $error) {
            $log->error('request failed', ['path' => $path, 'error' => (string) $error]);

            return Answer::text(500, 'it is our fault');
        }
    }

    private function send(Answer $answer, string $method): void
    {
        http_response_code($answer->status);
        header('X-Content-Type-Options: nosniff');
        foreach ($answer->headers as $name => $value) {
            header("$name: $value");
        }
        if ($method !== 'HEAD') {
            echo $answer->content;
        }
    }
}
