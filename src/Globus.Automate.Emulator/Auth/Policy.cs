using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Auth;

/// <summary>What a high-assurance resource demands of the sign-ins of those who use it.</summary>
internal sealed record Policy(Guid Id, string Name)
{
    /// <summary>The domains, with an identity of one of which one must have signed in; empty for any.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>For how long a sign-in counts; null for good.</summary>
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
