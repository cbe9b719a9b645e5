<?php

declare(strict_types=1);

namespace App\Tests;

use App\Settings;
use App\SettingsError;

final class SettingsTest
{
    public function testDefaults(): void
    {
        $settings = Settings::fromEnvironment([]);
        Check::same('info', $settings->logLevel);
        Check::same([], $settings->backing);
    }

    public function testBacking(): void
    {
        $settings = Settings::fromEnvironment(['DATABASE_HOST' => 'database', 'CACHE_HOST' => 'cache', 'CACHE_PORT' => '7000']);
        Check::same(['database' => ['database', 5432], 'cache' => ['cache', 7000]], $settings->backing);
    }

    public function testAllProblemsAtOnce(): void
    {
        $message = Check::thrown(SettingsError::class, static fn () => Settings::fromEnvironment([
            'LOG_LEVEL' => 'loud',
            'CACHE_HOST' => 'cache',
            'CACHE_PORT' => '0',
            'DATABASE_PASSWORD_FILE' => '/nowhere',
        ]));
        foreach (['LOG_LEVEL', 'CACHE_PORT', 'DATABASE_PASSWORD_FILE'] as $name) {
            Check::contains($name, $message);
        }
    }

    public function testSecretFile(): void
    {
        $file = tempnam(sys_get_temp_dir(), 'password');
        file_put_contents($file, "open sesame\n");
        $settings = Settings::fromEnvironment(['DATABASE_PASSWORD_FILE' => $file]);
        unlink($file);
        Check::same('open sesame', $settings->databasePassword);
        ob_start();
        var_dump($settings);
        Check::same(false, str_contains((string) ob_get_clean(), 'sesame'));
    }
}
