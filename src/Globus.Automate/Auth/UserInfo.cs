using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>Who a token stands for (OpenID Connect Core §5.3).</summary>
public sealed class UserInfo
{
    /// <summary>The id of the identity.</summary>
    [JsonPropertyName("sub")]
    public required Guid Subject { get; init; }

    /// <summary>Its username.</summary>
    public string? PreferredUsername { get; init; }

    /// <summary>The name of the user.</summary>
    public string? Name { get; init; }

    /// <summary>The mail address of the user.</summary>
    public string? Email { get; init; }

    /// <summary>The linked identities; only when the token may see them.</summary>
    [JsonPropertyName("identity_set")]
    public IReadOnlyList<UserInfo>? IdentitySet { get; init; }

    /// <summary>Everything else that was said.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
