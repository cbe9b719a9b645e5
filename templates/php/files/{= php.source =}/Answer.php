<?php

declare(strict_types=1);

namespace App;

/** What goes back to who asked. */
final readonly class Answer
{
    /** @param array<string, string> $headers */
    public function __construct(public int $status, public string $content, public array $headers)
    {
    }

    /** A line for people. */
    public static function text(int $status, string $line, array $headers = []): self
    {
        return new self($status, "$line\n", ['Content-Type' => 'text/plain; charset=utf-8', ...$headers]);
    }

    /** An object for programs. */
    public static function json(int $status, array $content): self
    {
        $json = json_encode($content, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);

        return new self($status, "$json\n", ['Content-Type' => 'application/json']);
    }
}
