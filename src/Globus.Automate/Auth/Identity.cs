using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>An identity in Globus Auth.</summary>
public sealed class Identity : IExtensibleDocument
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The username, such as <c>user@globusid.org</c>.</summary>
    public string? Username { get; init; }

    /// <summary>The name of the user.</summary>
    public string? Name { get; init; }

    /// <summary>The email address of the user.</summary>
    public string? Email { get; init; }

    /// <summary>The organization of the user.</summary>
    public string? Organization { get; init; }

    /// <summary><c>used</c>, <c>unused</c>, <c>private</c> or <c>closed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The URN that identifies the identity in roles.</summary>
    [JsonIgnore]
    public string PrincipalUrn => $"urn:globus:auth:identity:{Id}";

    /// <summary>The other members of the document.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
