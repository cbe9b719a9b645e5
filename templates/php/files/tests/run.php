<?php

declare(strict_types=1);

// Runs every method that is called test… of every …Test.php beside it: php tests/run.php
// PHPUnit takes its place with the first package: composer require --dev phpunit/phpunit

use App\Tests\Failure;

require dirname(__DIR__) . '/vendor/autoload.php';
require __DIR__ . '/Check.php';

// A notice is a mistake as well.
set_error_handler(static fn (int $level, string $message, string $file, int $line): bool => error_reporting() & $level
    ? throw new ErrorException($message, 0, $level, $file, $line)
    : false);

$failed = $count = 0;
foreach (glob(__DIR__ . '/*Test.php') as $file) {
    require $file;
    $class = 'App\\Tests\\' . basename($file, '.php');
    foreach (preg_grep('/^test/', get_class_methods($class)) as $method) {
        ++$count;
        try {
            (new $class())->$method();
            echo "ok   $class::$method\n";
        } catch (Throwable $error) {
            ++$failed;
            echo "FAIL $class::$method\n", $error instanceof Failure ? "     {$error->getMessage()}" : $error, "\n";
        }
    }
}
echo $count - $failed, " of $count passed\n";
exit($failed || !$count ? 1 : 0);
