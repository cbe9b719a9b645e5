using System.Globalization;
using System.Text;

namespace Service;

/// <summary>What Prometheus is told.</summary>
internal sealed class Metrics(string version)
{
    private readonly Lock guard = new();
    private readonly SortedDictionary<int, long> requests = [];
    private readonly long started = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    private double spent;

    /// <summary>Counts a request that took so many seconds.</summary>
    public void Count(int status, double seconds)
    {
        lock (guard)
        {
            requests[status] = requests.GetValueOrDefault(status) + 1;
            spent += seconds;
        }
    }

    /// <summary>All of it, as Prometheus reads it.</summary>
    public override string ToString()
    {
        StringBuilder text = new();

        void Family(string name, string kind, string what) =>
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {what}\n# TYPE {name} {kind}\n");

        void Sample(string name, IFormattable value) =>
            text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");

        Family("build_info", "gauge", "What is running.");
        string shown = version.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
        Sample($"build_info{{version=\"{shown}\"}}", 1);
        Family("process_start_time_seconds", "gauge", "When it started.");
        Sample("process_start_time_seconds", started);
        lock (guard)
        {
            Family("http_requests_total", "counter", "Requests by status.");
            foreach ((int status, long count) in requests)
            {
                Sample($"http_requests_total{{status=\"{status}\"}}", count);
            }
            Family("http_request_duration_seconds_sum", "counter", "Time spent on requests.");
            Sample("http_request_duration_seconds_sum", spent);
        }
        return text.ToString();
    }
}
