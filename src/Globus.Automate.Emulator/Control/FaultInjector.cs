using System.IO.Enumeration;
using System.Text;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Control;

/// <summary>Applies faults to requests.</summary>
internal sealed class FaultInjector
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _planned = [];

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            _planned.Add(fault);
        }
    }

    /// <returns>Whether the fault existed.</returns>
    public bool Remove(Guid faultId)
    {
        lock (_gate)
        {
            return _planned.RemoveAll(fault => fault.FaultId == faultId) == 1;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _planned.Clear();
        }
    }

    public JsonArray ToJson()
    {
        lock (_gate)
        {
            return [.. _planned.Select(fault => fault.ToJson())];
        }
    }

    /// <summary>Processes the request, with a fault if one matches.</summary>
    public async Task RunAsync(HttpContext http, RequestDelegate response)
    {
        if (Take(http.Request) is not { } fault)
        {
            await response(http).ConfigureAwait(false);
            return;
        }

        var given =
            fault.AppliesAfterProcessing || ChangesNothing(fault)
                ? await BufferAsync(http, response).ConfigureAwait(false)
                : [];
        await Task.Delay(fault.Delay, TimeProvider.System, http.RequestAborted).ConfigureAwait(false);
        await ApplyAsync(http, fault, given).ConfigureAwait(false);
    }

    private static bool ChangesNothing(Fault fault) => fault.Status is null && !fault.Resets;

    /// <summary>
    /// The response without the fault: its status and headers are set, its body is returned.
    /// </summary>
    private static async Task<byte[]> BufferAsync(HttpContext http, RequestDelegate response)
    {
        var original = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        try
        {
            await response(http).ConfigureAwait(false);
        }
        finally
        {
            http.Response.Body = original;
        }

        return buffer.ToArray();
    }

    private static async Task ApplyAsync(HttpContext http, Fault fault, byte[] given)
    {
        if (fault.Resets)
        {
            http.Abort();
            return;
        }

        var response = http.Response;
        response.StatusCode = fault.Status ?? response.StatusCode;
        foreach (var (name, value) in fault.Headers)
        {
            response.Headers[name] = value;
        }

        var body = fault.Status is null ? given : ToBytes(fault.Body);
        if (fault.Body is not null and not JsonValue)
        {
            response.ContentType = "application/json";
        }

        response.ContentLength = body.Length;
        await response
            .Body.WriteAsync(body.AsMemory(0, fault.Truncates ? body.Length / 2 : body.Length), http.RequestAborted)
            .ConfigureAwait(false);
        if (fault.Truncates)
        {
            await response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
            http.Abort();
        }
    }

    private static byte[] ToBytes(JsonNode? body) =>
        body switch
        {
            null => [],
            JsonValue => Encoding.UTF8.GetBytes(body.ToString()),
            _ => Encoding.UTF8.GetBytes(body.ToText()),
        };

    private Fault? Take(HttpRequest request)
    {
        lock (_gate)
        {
            var position = _planned.FindIndex(fault => Matches(fault, request));
            if (position < 0)
            {
                return null;
            }

            var fault = _planned[position];
            if (fault.Times == 1)
            {
                _planned.RemoveAt(position);
            }
            else
            {
                _planned[position] = fault with { Times = fault.Times - 1 };
            }

            return fault;
        }
    }

    private static bool Matches(Fault fault, HttpRequest request) =>
        (fault.Method == "*" || fault.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
        && FileSystemName.MatchesSimpleExpression(fault.Path, request.Path.Value ?? "", ignoreCase: false);
}
