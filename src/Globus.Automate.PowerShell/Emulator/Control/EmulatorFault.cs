using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Emulator.Control;

/// <summary>A fault of an emulator: what happens to the next requests to a path.</summary>
public sealed class EmulatorFault
{
    internal EmulatorFault(JsonMap document)
    {
        FaultId = document.Id("id") ?? default;
        Method = document.RequiredText("method");
        Path = document.RequiredText("path");
        HttpStatus = document.Integer("status");
        Headers = document.Value("headers") as JsonMap ?? [];
        Body = document.Value("body");
        Delay = TimeSpan.FromSeconds(document.Number("delay"));
        Reset = document.Flag("reset");
        Truncate = document.Flag("truncate");
        AfterProcessing = document.Flag("after");
        Times = document.Integer("times") ?? 0;
    }

    /// <summary>The id.</summary>
    public Guid FaultId { get; }

    /// <summary>The same as <see cref="FaultId"/>.</summary>
    public Guid Id => FaultId;

    /// <summary>The method of the requests; * for any.</summary>
    public string Method { get; }

    /// <summary>The path of the requests, in which * matches any text.</summary>
    public string Path { get; }

    /// <summary>The status of the response; null for the real response.</summary>
    public int? HttpStatus { get; }

    /// <summary>The headers of the response.</summary>
    public JsonMap Headers { get; }

    /// <summary>The body of the response.</summary>
    public object? Body { get; }

    /// <summary>The delay of the response, in real time.</summary>
    public TimeSpan Delay { get; }

    /// <summary>Whether the connection is closed instead of a response.</summary>
    public bool Reset { get; }

    /// <summary>Whether the connection is closed in the middle of the response.</summary>
    public bool Truncate { get; }

    /// <summary>Whether the request is processed, so that only its response is lost.</summary>
    public bool AfterProcessing { get; }

    /// <summary>The number of requests that are still to be affected.</summary>
    public int Times { get; }

    /// <summary>The method, the path and the id.</summary>
    public override string ToString() => $"{Method} {Path} ({FaultId})";
}
