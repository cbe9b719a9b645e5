using System.Globalization;

namespace Service;

/// <summary>Where something is that the service needs beside it.</summary>
internal sealed record Address(string Host, int Port);

/// <summary>Everything that is wrong with the settings, a line each.</summary>
internal sealed class SettingsException(IEnumerable<string> problems) : Exception(string.Join('\n', problems));

/// <summary>What the service is told by its environment.</summary>
internal sealed class Settings
{
    public required int Port { get; init; }

    public required LogLevel LogLevel { get; init; }

    /// <summary>What the service needs beside it, by name.</summary>
    public required IReadOnlyDictionary<string, Address> Backing { get; init; }

    /// <summary>From a file, never from a variable.</summary>
    public string DatabasePassword { get; init; } = "";

    /// <exception cref="SettingsException">Something is wrong with them.</exception>
    public static Settings From(Func<string, string?> variable)
    {
        List<string> problems = [];

        string Given(string name, string otherwise) =>
            variable(name) is { Length: > 0 } value ? value : otherwise;

        int PortOf(string name, string otherwise)
        {
            string value = Given(name, otherwise);
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536)
            {
                return port;
            }
            problems.Add($"{name} is \"{value}\": it must be a number from 1 to 65535");
            return 0;
        }

        int ownPort = PortOf("PORT", "{= port =}");

        string levelName = Given("LOG_LEVEL", "info");
        LogLevel? level = levelName.ToLowerInvariant() switch
        {
            "debug" => LogLevel.Debug,
            "info" => LogLevel.Information,
            "warn" => LogLevel.Warning,
            "error" => LogLevel.Error,
            _ => null,
        };
        if (level is null)
        {
            problems.Add($"LOG_LEVEL is \"{levelName}\": it must be debug, info, warn or error");
        }

        SortedDictionary<string, Address> backing = new(StringComparer.Ordinal);
        foreach (string kind in new[] { "DATABASE", "CACHE" })
        {
            string host = Given($"{kind}_HOST", "");
            if (host.Length > 0)
            {
                backing[kind.ToLowerInvariant()] = new Address(host, PortOf($"{kind}_PORT", ""));
            }
        }

        string password = "";
        string path = Given("DATABASE_PASSWORD_FILE", "");
        if (path.Length > 0)
        {
            try
            {
                password = File.ReadAllText(path).Trim();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add($"DATABASE_PASSWORD_FILE is \"{path}\": {error.Message}");
            }
        }

        if (problems.Count > 0)
        {
            throw new SettingsException(problems);
        }
        return new Settings
        {
            Port = ownPort,
            LogLevel = level ?? LogLevel.Information,
            Backing = backing,
            DatabasePassword = password,
        };
    }
}
