<?php

declare(strict_types=1);

namespace {= php.namespace =};

use App\Answer;
use App\Settings;

/** What the service is for. */
final readonly class HelloController
{
    public function __construct(private Settings $settings)
    {
    }

    public function hello(): Answer
    {
        return Answer::json(200, ['service' => '{= name =}', 'version' => $this->settings->version]);
    }
}
