<?php

declare(strict_types=1);

namespace {= php.namespace =};

use App\Answer;
use App\Log;
use App\Metrics;
use App\Settings;

/** What those ask who run the service. */
final readonly class ProbeController
{
    public function __construct(private Settings $settings, private Log $log, private Metrics $metrics)
    {
    }

    /** Looks at nothing outside: what a restart cannot mend must not restart us. */
    public function livez(): Answer
    {
        return Answer::text(200, 'ok');
    }

    /** The server in front of PHP answers for it once it is told to stop. */
    public function readyz(): Answer
    {
        foreach ($this->settings->backing as $name => [$host, $port]) {
            $connection = @stream_socket_client("tcp://$host:$port", $code, $error, 1);
            if ($connection === false) {
                $this->log->warn('not ready', ['needs' => $name, 'error' => $error]);

                return Answer::text(503, "$name is not reachable");
            }
            fclose($connection);
        }

        return Answer::text(200, 'ok');
    }

    public function metrics(): Answer
    {
        return new Answer(200, $this->metrics->text($this->settings->version), ['Content-Type' => 'text/plain; version=0.0.4']);
    }
}
