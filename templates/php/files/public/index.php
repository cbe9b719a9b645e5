<?php

declare(strict_types=1);

{% if layout == 'symfony' %}
use App\Kernel;

{% endif %}
require dirname(__DIR__) . '/vendor/autoload.php';

{% if layout == 'symfony' %}
(new Kernel(require dirname(__DIR__) . '/config/routes.php'))->run();
{% else %}
(require dirname(__DIR__) . '/bootstrap/app.php')->run();
{% endif %}
