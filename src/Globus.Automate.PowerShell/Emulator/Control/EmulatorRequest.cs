using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Emulator.Control;

/// <summary>A request that an emulator received, without secrets.</summary>
public sealed class EmulatorRequest
{
    internal EmulatorRequest(JsonMap document)
    {
        Time = document.Time("time") ?? default;
        Method = document.RequiredText("method");
        Path = document.RequiredText("path");
        Query = document.Value("query") as JsonMap ?? [];
        Headers = document.Value("headers") as JsonMap ?? [];
        Body = document.Value("body");
        Status = document.Integer("status");
    }

    /// <summary>The time on the clock of the emulator.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The method.</summary>
    public string Method { get; }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The parameters of the query.</summary>
    public JsonMap Query { get; }

    /// <summary>The headers.</summary>
    public JsonMap Headers { get; }

    /// <summary>The body; null for an empty body.</summary>
    public object? Body { get; }

    /// <summary>The status of the response; null if the connection was closed.</summary>
    public int? Status { get; }
}
