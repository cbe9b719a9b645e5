<?php

declare(strict_types=1);

use App\Kernel;

return new Kernel(require dirname(__DIR__) . '/routes/web.php');
