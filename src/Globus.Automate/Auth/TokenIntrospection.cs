using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>The introspection of a token (RFC 7662 §2.2).</summary>
public sealed class TokenIntrospection
{
    /// <summary>Whether the token is valid; if it is not, the other members are empty.</summary>
    public required bool Active { get; init; }

    /// <summary>The scopes, separated by spaces.</summary>
    public string? Scope { get; init; }

    /// <summary>The client that received the token.</summary>
    public string? ClientId { get; init; }

    /// <summary>The identity of the token.</summary>
    [JsonPropertyName("sub")]
    public Guid? Subject { get; init; }

    /// <summary>The username of that identity.</summary>
    public string? Username { get; init; }

    /// <summary>The name of that identity.</summary>
    public string? Name { get; init; }

    /// <summary>The email address of that identity.</summary>
    public string? Email { get; init; }

    /// <summary>The expiration time.</summary>
    [JsonIgnore]
    public DateTimeOffset? ExpiresOn => Exp is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>The other members of the response.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];

    [JsonInclude]
    internal long? Exp { get; init; }
}
