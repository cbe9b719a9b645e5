namespace Service;

/// <summary>Serves {= name =} over HTTP.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        Settings settings;
        try
        {
            settings = Settings.From(Environment.GetEnvironmentVariable);
        }
        catch (SettingsException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }

        if (arguments is ["healthcheck"])
        {
            return await HealthCheck.Ask(settings.Port);
        }

        string version = Environment.GetEnvironmentVariable("SERVICE_VERSION") ?? "0.0.0-dev";
        await using WebApplication service = Server.Build(settings, version);
        // Until SIGTERM or SIGINT, which let requests that are under way finish.
        await service.RunAsync();
        return 0;
    }
}
