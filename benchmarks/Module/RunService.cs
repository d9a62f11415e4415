using System.Globalization;
using System.Text;

namespace ModuleBenchmark;

/// <summary>A Flows service that answers with prepared bytes, so that it takes little of the machine itself.</summary>
internal sealed class RunService : IAsyncDisposable
{
    private const int PageSize = 100;

    private readonly WebApplication _application;

    private RunService(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single() + "/");

    /// <summary>Starts a service.</summary>
    /// <param name="pages">The number of pages of its list of runs, with 100 runs each.</param>
    /// <param name="startLatency">How long it takes to start a run.</param>
    public static async Task<RunService> StartAsync(int pages, TimeSpan startLatency)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        var bodies = Enumerable.Range(0, pages).Select(number => Encoding.UTF8.GetBytes(Page(number, pages))).ToArray();
        application.MapGet("/runs", (HttpContext context) =>
        {
            var marker = context.Request.Query["marker"].ToString();
            var number = marker.Length == 0 ? 0 : int.Parse(marker, CultureInfo.InvariantCulture);
            return Results.Bytes(bodies[number], "application/json");
        });
        application.MapGet("/flows/{flow}", (string flow) => Results.Text(Flow(flow), "application/json"));
        application.MapPost("/flows/{flow}/run", async () =>
        {
            await Task.Delay(startLatency);
            return Results.Text(Run(0), "application/json", statusCode: 201);
        });
        await application.StartAsync();
        return new RunService(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static string Page(int number, int pages)
    {
        var runs = string.Join(',', Enumerable.Range(number * PageSize, PageSize).Select(Run));
        var next = number + 1 < pages;
        var end = next ? $"true,\"marker\":\"{number + 1}\"" : "false,\"marker\":null";
        return $"{{\"runs\":[{runs}],\"limit\":{PageSize},\"has_next_page\":{end}}}";
    }

    private static string Flow(string id) =>
        $$"""{"id":"{{id}}","title":"Flow","globus_auth_scope":"{{Scope(id)}}","definition":{},"input_schema":{} }""";

    private static string Scope(string id) => $"https://auth.globus.org/scopes/{id}/flow_{id.Replace('-', '_')}_user";

    // A run as the service lists it, 1.6 KB.
    private static string Run(int number)
    {
        var id = new Guid(number, 0x1a2b, 0x4c3d, 0x9a, 0x5e, 1, 2, 3, 4, 5, 6);
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number);
        return $$$"""
            {"run_id":"{{{id}}}","flow_id":"b7a5f1d4-0f2e-4f6e-8d7c-2f9a1c3e5b60",
            "flow_title":"Transfer and analyze {{{number % 20}}}",
            "flow_last_updated":"2025-12-01T08:00:00.000000+00:00",
            "label":"Plate {{{number}}} of the night","status":"SUCCEEDED","display_status":"SUCCEEDED",
            "start_time":"{{{start:yyyy-MM-ddTHH:mm:ss}}}.123456+00:00",
            "completion_time":"{{{start.AddMinutes(7):yyyy-MM-ddTHH:mm:ss}}}.654321+00:00",
            "tags":["plate","night","{{{number % 7}}}"],
            "run_owner":"urn:globus:auth:identity:ae332d86-d274-11e5-b885-b31714a110e9",
            "run_managers":["urn:globus:groups:id:0b4f9e8a-6a6c-11ee-9c5d-3f2f3d2a1b0c"],"run_monitors":[],
            "user_role":"run_owner","user_roles":["run_owner","run_manager"],"action_id":"{{{id}}}",
            "details":{"code":"FlowSucceeded","description":"The Flow run reached a successful completion state",
            "output":{"input":{"source":{"id":"ddb59aef-6d04-11e5-ba46-22000b92c6ec","path":"/data/{{{number}}}/"},
            "destination":{"id":"ddb59af0-6d04-11e5-ba46-22000b92c6ec","path":"/archive/{{{number}}}/"},
            "recursive":true},"Transfer":{"action_id":"{{{id}}}","status":"SUCCEEDED",
            "display_status":"Task complete","details":{"files":{{{number % 300}}},
            "bytes_transferred":{{{number * 1024L}}},"faults":0,"nice_status":"OK",
            "effective_bytes_per_second":123456.789},
            "start_time":"{{{start:yyyy-MM-ddTHH:mm:ss}}}.223456+00:00"}
            }}
            }
            """.ReplaceLineEndings("");
    }
}
