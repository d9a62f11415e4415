using System.Text.Json.Serialization;
using Globus.Automate.Json;

namespace Globus.Automate.Auth;

/// <summary>An identity that Globus Auth knows.</summary>
public sealed class Identity : IExtensibleDocument
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its username, such as <c>someone@globusid.org</c>.</summary>
    public string? Username { get; init; }

    /// <summary>The name of who holds it.</summary>
    public string? Name { get; init; }

    /// <summary>The mail address of who holds it.</summary>
    public string? Email { get; init; }

    /// <summary>Where who holds it works.</summary>
    public string? Organization { get; init; }

    /// <summary><c>used</c>, <c>unused</c>, <c>private</c> or <c>closed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The form in which roles name it.</summary>
    [JsonIgnore]
    public string PrincipalUrn => $"urn:globus:auth:identity:{Id}";

    /// <summary>Everything else that was said.</summary>
    [JsonExtensionData, JsonInclude]
    public JsonMap AdditionalProperties { get; internal set; } = [];
}
