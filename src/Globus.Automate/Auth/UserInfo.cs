using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>The user of a token (OpenID Connect Core §5.3).</summary>
public sealed class UserInfo
{
    /// <summary>The id of the identity.</summary>
    [JsonPropertyName("sub")]
    public required Guid Subject { get; init; }

    /// <summary>The username.</summary>
    public string? PreferredUsername { get; init; }

    /// <summary>The name of the user.</summary>
    public string? Name { get; init; }

    /// <summary>The email address of the user.</summary>
    public string? Email { get; init; }

    /// <summary>The linked identities; requires a token that may view them.</summary>
    [JsonPropertyName("identity_set")]
    public IReadOnlyList<UserInfo>? IdentitySet { get; init; }

    /// <summary>The other members of the response.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
