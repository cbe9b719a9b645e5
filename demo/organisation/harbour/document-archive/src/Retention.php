<?php

namespace App;

/** Papers are kept for ten years after the end of the year they were signed in. */
final class Retention
{
    public static function mayBeDeleted(\DateTimeImmutable $signed, \DateTimeImmutable $today): bool
    {
        return (int) $today->format('Y') - (int) $signed->format('Y') > 10;
    }
}
