using System.Diagnostics;
using System.Net.Sockets;

namespace Service;

/// <summary>Answers requests.</summary>
internal static class Server
{
    /// <summary>Requests may take so long after SIGTERM: less than an engine waits before it kills.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(8);

    /// <summary>A service that listens once it is started.</summary>
    public static WebApplication Build(Settings settings, string version)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://*:{settings.Port}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestStop);
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(settings.LogLevel);
        // The framework itself speaks up only when something is wrong.
        builder.Logging.AddFilter("Microsoft", settings.LogLevel > LogLevel.Warning ? settings.LogLevel : LogLevel.Warning);
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });

        WebApplication service = builder.Build();
        ILogger log = service.Logger;
        Metrics metrics = new(version);
        CancellationToken stopping = service.Lifetime.ApplicationStopping;
        service.Lifetime.ApplicationStarted.Register(
            () => log.LogInformation("listening on port {Port}, version {Version}", settings.Port, version));
        stopping.Register(() => log.LogInformation("stopping"));
        service.Lifetime.ApplicationStopped.Register(() => log.LogInformation("stopped"));

        service.Use(next => context => Observe(context, next, metrics, log));
        service.MapGet("/", () => Results.Json(new Dictionary<string, string> { ["service"] = "{= name =}", ["version"] = version }));
        // Looks at nothing outside: what a restart cannot mend must not restart us.
        service.MapGet("/livez", () => Results.Text("ok\n"));
        service.MapGet("/readyz", () => Ready(settings, stopping, log));
        service.MapGet("/metrics", () => Results.Text(metrics.ToString(), "text/plain; version=0.0.4"));
        return service;
    }

    private static async Task<IResult> Ready(Settings settings, CancellationToken stopping, ILogger log)
    {
        // Nobody is to send new requests while the last ones are answered.
        if (stopping.IsCancellationRequested)
        {
            return Results.Text("stopping\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        foreach ((string name, Address address) in settings.Backing)
        {
            try
            {
                await Reach(address);
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException)
            {
                log.LogWarning("not ready: {Needs} is not reachable: {Error}", name, error.Message);
                return Results.Text($"{name} is not reachable\n", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }
        return Results.Text("ok\n");
    }

    private static async Task Reach(Address address)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(1));
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
    }

    /// <summary>Counts requests and logs them, those of probes only when somebody debugs.</summary>
    private static async Task Observe(HttpContext context, RequestDelegate next, Metrics metrics, ILogger log)
    {
        long begun = Stopwatch.GetTimestamp();
        HttpResponse response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(context);
        }
        catch (Exception error) when (error is not OperationCanceledException && !response.HasStarted)
        {
            log.LogError(error, "failed at {Path}", context.Request.Path);
            response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        finally
        {
            double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            metrics.Count(response.StatusCode, seconds);
            string path = context.Request.Path.Value ?? "";
            LogLevel level = path is "/livez" or "/readyz" or "/metrics" ? LogLevel.Debug : LogLevel.Information;
            log.Log(level, "request {Method} {Path} {Status} {Seconds}", context.Request.Method, path, response.StatusCode, seconds);
        }
    }
}
