using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Auth;

/// <summary>The requirements of a high-assurance resource for the sign-ins of its users.</summary>
internal sealed record Policy(Guid Id, string Name)
{
    /// <summary>The domains, one of which the identity must have; empty for any.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>The maximum age of a sign-in; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    public bool NeedsMfa { get; init; }

    public bool IsSatisfiedBy(Identity identity, Authentication authentication, DateTimeOffset now) =>
        (Domains.Count == 0 || Domains.Contains(identity.Domain, StringComparer.OrdinalIgnoreCase))
        && !(now - authentication.Time >= Timeout)
        && (!NeedsMfa || authentication.HasMfa);

    public JsonObject ToJson() =>
        new()
        {
            ["id"] = Id.ToString("D"),
            ["name"] = Name,
            ["high_assurance"] = true,
            ["domain_constraints_include"] = new JsonArray([.. Domains.Select(domain => (JsonNode)domain)]),
            ["authentication_assurance_timeout"] = Timeout?.TotalSeconds,
            ["required_mfa"] = NeedsMfa,
        };
}
