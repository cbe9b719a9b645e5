namespace ReeferTelemetry;

public class Collector : BackgroundService
{
    /// <summary>Frozen goods may warm up by three degrees before anybody is woken.</summary>
    public static bool Alarm(double setpoint, double measured) => measured - setpoint > 3.0;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Console.WriteLine("polling reefers");
            await Task.Delay(TimeSpan.FromMinutes(15), stop);
        }
    }
}
