using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>The result of a call to a provider.</summary>
internal abstract record ProviderResponse
{
    private ProviderResponse() { }

    /// <summary>
    /// A status document; <paramref name="ChangesAt"/> is the time of the next poll, if the emulator knows it.
    /// </summary>
    internal sealed record Status(JsonObject Document, DateTimeOffset? ChangesAt) : ProviderResponse;

    /// <summary>The response of a registered API; it completes the action.</summary>
    internal sealed record Result(JsonNode? Output) : ProviderResponse;

    /// <summary>The provider refused; <paramref name="Error"/> is its response.</summary>
    internal sealed record Refused(JsonNode Error) : ProviderResponse;

    /// <summary>The provider sent no usable response; the next call may succeed.</summary>
    internal sealed record Unreachable(string Reason) : ProviderResponse;

    /// <summary>
    /// The response is available at <paramref name="AvailableAt"/>; the same request is retried then.
    /// </summary>
    internal sealed record Delayed(string Reason, DateTimeOffset AvailableAt) : ProviderResponse;

    /// <summary>The provider is not called, because only seeded outcomes are allowed and none matches.</summary>
    internal sealed record NoOutcome(string Reason) : ProviderResponse;

    /// <summary>The run has no token for the provider.</summary>
    internal sealed record NoToken(string Reason) : ProviderResponse;
}
