using System.Net;
using System.Net.Sockets;

namespace Service;

/// <summary>The tests, as a program: they need no package.</summary>
internal static class Tests
{
    private static async Task<int> Main()
    {
        (string Name, Func<Task> Run)[] tests =
        [
            ("defaults", Defaults),
            ("all problems at once", AllProblemsAtOnce),
            ("secret file", SecretFile),
            ("answers", Answers),
            ("not ready without what it needs", NotReady),
            ("drains", Drains),
        ];
        int failed = 0;
        foreach ((string name, Func<Task> run) in tests)
        {
            try
            {
                await run();
                Console.WriteLine($"ok      {name}");
            }
            catch (Exception error)
            {
                failed++;
                Console.WriteLine($"FAILED  {name}\n{error}");
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private static void Same<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"expected {expected}, but got {actual}");
        }
    }

    private static void Contains(string part, string text)
    {
        if (!text.Contains(part, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{part} is not in {text}");
        }
    }

    private static Settings From(params (string Name, string Value)[] variables) =>
        Settings.From(name => variables.FirstOrDefault(variable => variable.Name == name).Value);

    private static Task Defaults()
    {
        Settings settings = From();
        Same({= port =}, settings.Port);
        Same(LogLevel.Information, settings.LogLevel);
        Same(0, settings.Backing.Count);
        return Task.CompletedTask;
    }

    private static Task AllProblemsAtOnce()
    {
        try
        {
            From(
                ("PORT", "http"),
                ("LOG_LEVEL", "loud"),
                ("DATABASE_HOST", "database"),
                ("DATABASE_PORT", "65536"),
                ("DATABASE_PASSWORD_FILE", "/nowhere"));
        }
        catch (SettingsException wrong)
        {
            Same(4, wrong.Message.Split('\n').Length);
            foreach (string name in new[] { "PORT", "LOG_LEVEL", "DATABASE_PORT", "DATABASE_PASSWORD_FILE" })
            {
                Contains($"{name} is ", wrong.Message);
            }
            return Task.CompletedTask;
        }
        throw new InvalidOperationException("nothing was refused");
    }

    private static async Task SecretFile()
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "open sesame\n");
            Same("open sesame", From(("DATABASE_PASSWORD_FILE", path)).DatabasePassword);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A service on a port that is free, and a client of it.</summary>
    private static async Task Serve(Dictionary<string, Address> backing, Func<WebApplication, HttpClient, Task> use)
    {
        Settings settings = new() { Port = 0, LogLevel = LogLevel.Critical, Backing = backing };
        await using WebApplication service = Server.Build(settings, "1.2.3");
        await service.StartAsync();
        int port = new Uri(service.Urls.First()).Port;
        using HttpClient client = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await use(service, client);
        await service.StopAsync();
    }

    private static async Task Expect(HttpClient client, string path, HttpStatusCode status, string part)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Same(status, answer.StatusCode);
        Contains(part, await answer.Content.ReadAsStringAsync());
    }

    private static Task Answers() => Serve([], async (_, client) =>
    {
        await Expect(client, "/", HttpStatusCode.OK, "1.2.3");
        await Expect(client, "/livez", HttpStatusCode.OK, "ok");
        await Expect(client, "/readyz", HttpStatusCode.OK, "ok");
        await Expect(client, "/nothing", HttpStatusCode.NotFound, "");
        await Expect(client, "/metrics", HttpStatusCode.OK, "http_requests_total{status=\"404\"} 1\n");
    });

    private static async Task NotReady()
    {
        using TcpListener database = new(IPAddress.Loopback, 0);
        database.Start();
        int port = ((IPEndPoint)database.LocalEndpoint).Port;
        await Serve(new() { ["database"] = new Address("127.0.0.1", port) }, async (_, client) =>
        {
            await Expect(client, "/readyz", HttpStatusCode.OK, "ok");
            database.Stop();
            await Expect(client, "/readyz", HttpStatusCode.ServiceUnavailable, "database");
            // What a restart cannot mend must not restart it.
            await Expect(client, "/livez", HttpStatusCode.OK, "ok");
        });
    }

    private static async Task Drains()
    {
        TaskCompletionSource<string> seen = new();
        await Serve([], async (service, client) =>
        {
            await Expect(client, "/livez", HttpStatusCode.OK, "ok");
            // Between the signal and the end of the listener, on a connection that is open.
            service.Lifetime.ApplicationStopping.Register(() =>
            {
                using HttpResponseMessage answer = client.Send(new HttpRequestMessage(HttpMethod.Get, "/readyz"));
                using StreamReader body = new(answer.Content.ReadAsStream());
                seen.SetResult($"{(int)answer.StatusCode} {body.ReadToEnd()}");
            });
        });
        Same("503 stopping\n", await seen.Task.WaitAsync(TimeSpan.FromSeconds(5)));
    }
}
