<?php

declare(strict_types=1);

use {= php.namespace =}\HelloController;
use {= php.namespace =}\ProbeController;

// Which method of which controller answers what path.
return [
    '/' => [HelloController::class, 'hello'],
    '/livez' => [ProbeController::class, 'livez'],
    '/readyz' => [ProbeController::class, 'readyz'],
    '/metrics' => [ProbeController::class, 'metrics'],
];
