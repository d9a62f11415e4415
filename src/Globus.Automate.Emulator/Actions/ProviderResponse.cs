using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>What came of asking a provider.</summary>
internal abstract record ProviderResponse
{
    private ProviderResponse() { }

    /// <summary>A status document; <paramref name="ChangesAt"/> when the emulator knows when to ask again.</summary>
    internal sealed record Status(JsonObject Document, DateTimeOffset? ChangesAt) : ProviderResponse;

    /// <summary>A registered API answered; that is all there is to it.</summary>
    internal sealed record Result(JsonNode? Output) : ProviderResponse;

    /// <summary>The provider refused; <paramref name="Error"/> is what it answered.</summary>
    internal sealed record Refused(JsonNode Error) : ProviderResponse;

    /// <summary>Nothing usable came back; it may next time.</summary>
    internal sealed record Unreachable(string Reason) : ProviderResponse;

    /// <summary>The answer takes until <paramref name="AvailableAt"/>; the same question is to be asked then.</summary>
    internal sealed record Delayed(string Reason, DateTimeOffset AvailableAt) : ProviderResponse;

    /// <summary>The run has no token to show to the provider.</summary>
    internal sealed record NoToken(string Reason) : ProviderResponse;
}
