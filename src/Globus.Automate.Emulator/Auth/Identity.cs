namespace Globus.Automate.Emulator.Auth;

/// <summary>Someone who can own flows and runs: a person, a client or a flow.</summary>
internal sealed record Identity(Guid Id, string Username, string Name, string? Email, string IdentityType = "login")
{
    private const string UrnPrefix = "urn:globus:auth:identity:";

    public string Urn { get; } = ToUrn(Id);

    /// <summary>
    /// The primary identity of the account that this one was linked to; null for the primary one itself.
    /// </summary>
    public Guid? LinkedTo { get; init; }

    /// <summary>The identity that tokens stand for when someone signs in with this one.</summary>
    public Guid AccountId => LinkedTo ?? Id;

    /// <summary>What follows the at sign of the username.</summary>
    public string Domain => Username[(Username.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether a text is its id or username.</summary>
    public bool IsNamed(string text) =>
        string.Equals(Username, text, StringComparison.OrdinalIgnoreCase)
        || (Guid.TryParse(text, out var id) && id == Id);

    public static string ToUrn(Guid id) => UrnPrefix + id.ToString("D");

    public static Guid? ParseUrn(string urn) =>
        urn.StartsWith(UrnPrefix, StringComparison.Ordinal)
        && Guid.TryParseExact(urn.AsSpan(UrnPrefix.Length), "D", out var id)
            ? id
            : null;

    /// <summary>The identity that a confidential client or a flow has of itself.</summary>
    public static Identity OfClient(Guid id, string name) =>
        new(id, $"{id:D}@clients.auth.globus.org", name, Email: null, "client");
}
