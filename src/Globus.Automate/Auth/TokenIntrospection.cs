using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>What Globus Auth says about a token (RFC 7662 §2.2).</summary>
public sealed class TokenIntrospection
{
    /// <summary>Whether the token is good now; when it is not, nothing else is said.</summary>
    public required bool Active { get; init; }

    /// <summary>Its scopes, separated by blanks.</summary>
    public string? Scope { get; init; }

    /// <summary>The client that it was given to.</summary>
    public string? ClientId { get; init; }

    /// <summary>The identity that it stands for.</summary>
    [JsonPropertyName("sub")]
    public Guid? Subject { get; init; }

    /// <summary>The username of that identity.</summary>
    public string? Username { get; init; }

    /// <summary>The name of that identity.</summary>
    public string? Name { get; init; }

    /// <summary>The mail address of that identity.</summary>
    public string? Email { get; init; }

    /// <summary>When it ends.</summary>
    [JsonIgnore]
    public DateTimeOffset? ExpiresOn => Exp is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Everything else that was said.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    [JsonInclude]
    internal long? Exp { get; init; }
}
