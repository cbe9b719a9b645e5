namespace Service;

/// <summary>Asks the service in the same container whether it works; the image has nothing else that could.</summary>
internal static class HealthCheck
{
    /// <returns>The exit code.</returns>
    public static async Task<int> Ask(int port)
    {
        // Whatever proxy the environment names: this is the same container.
        using SocketsHttpHandler direct = new() { UseProxy = false };
        using HttpClient client = new(direct) { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/livez"));
            if (answer.IsSuccessStatusCode)
            {
                return 0;
            }
            await Console.Error.WriteLineAsync($"/livez says {(int)answer.StatusCode}");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"/livez on port {port}: {error.Message}");
        }
        return 1;
    }
}
