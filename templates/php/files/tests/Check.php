<?php

declare(strict_types=1);

namespace App\Tests;

final class Failure extends \Exception
{
}

final class Check
{
    public static function same(mixed $want, mixed $got): void
    {
        if ($want !== $got) {
            throw new Failure('wanted ' . var_export($want, true) . ', got ' . var_export($got, true));
        }
    }

    public static function contains(string $part, string $whole): void
    {
        if (!str_contains($whole, $part)) {
            throw new Failure("\"$part\" is not in: $whole");
        }
    }

    /** The message of what is thrown. */
    public static function thrown(string $class, callable $act): string
    {
        try {
            $act();
        } catch (\Throwable $error) {
            self::same($class, $error::class);

            return $error->getMessage();
        }
        throw new Failure("$class was not thrown");
    }
}
