<?php

declare(strict_types=1);

namespace App;

/** Everything that is wrong with the environment, one problem a line. */
final class SettingsError extends \RuntimeException
{
}
