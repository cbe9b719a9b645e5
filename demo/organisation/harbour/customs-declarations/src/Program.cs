using CustomsDeclarations;

if (args.Contains("--healthcheck"))
{
    using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
    try
    {
        var answer = await client.GetAsync("http://127.0.0.1:8080/livez");
        return answer.IsSuccessStatusCode ? 0 : 1;
    }
    catch (HttpRequestException)
    {
        return 1;
    }
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.Configuration.AddKeyPerFile("/run/secrets", optional: true);
var app = builder.Build();

app.MapGet("/livez", () => Results.NoContent());
app.MapPost("/declarations", (Declaration declaration) =>
    declaration.Problems() is { Count: > 0 } problems
        ? Results.UnprocessableEntity(problems)
        : Results.Accepted($"/declarations/{declaration.BillOfLading}"));

await app.RunAsync();
return 0;
