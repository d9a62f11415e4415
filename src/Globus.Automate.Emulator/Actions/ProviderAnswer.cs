using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions;

/// <summary>What came of asking a provider.</summary>
internal abstract record ProviderAnswer
{
    private ProviderAnswer() { }

    /// <summary>A status document; <paramref name="ChangesAt"/> when the emulator knows when to ask again.</summary>
    internal sealed record Status(JsonObject Document, DateTimeOffset? ChangesAt) : ProviderAnswer;

    /// <summary>A registered API answered; that is all there is to it.</summary>
    internal sealed record Result(JsonNode? Output) : ProviderAnswer;

    /// <summary>The provider refused; <paramref name="Error"/> is what it answered.</summary>
    internal sealed record Refused(JsonNode Error) : ProviderAnswer;

    /// <summary>Nothing usable came back; it may next time.</summary>
    internal sealed record Unreachable(string Reason) : ProviderAnswer;

    /// <summary>The answer takes until <paramref name="ComesAt"/>; the same question is to be asked then.</summary>
    internal sealed record Late(string Reason, DateTimeOffset ComesAt) : ProviderAnswer;

    /// <summary>The run has no token to show to the provider.</summary>
    internal sealed record NoToken(string Reason) : ProviderAnswer;
}
