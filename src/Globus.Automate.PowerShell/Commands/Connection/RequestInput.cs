using System.Text.Json;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>The request to send; it is the target object of errors.</summary>
public sealed class RequestInput : IStartInput
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path below the address of the service.</summary>
    public required string Path { get; init; }

    internal string? ContextName { get; init; }

    internal JsonElement? Body { get; init; }

    /// <summary>The method and the path.</summary>
    public override string ToString() => $"{Method} {Path}";

    string IStartInput.RecommendedLine(StartUncertainException uncertain) =>
        StartCheckCommands.For(uncertain, Text("label") ?? Text("title"), ContextName);

    private string? Text(string name) =>
        Body is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
