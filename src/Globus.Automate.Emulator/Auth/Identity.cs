namespace Globus.Automate.Emulator.Auth;

/// <summary>An owner of flows and runs: a user, a client or a flow.</summary>
internal sealed record Identity(Guid Id, string Username, string Name, string? Email, string IdentityType = "login")
{
    private const string UrnPrefix = "urn:globus:auth:identity:";

    public string Urn { get; } = ToUrn(Id);

    /// <summary>The primary identity of the account; null for a primary identity.</summary>
    public Guid? LinkedTo { get; init; }

    /// <summary>The identity that tokens represent after a sign-in with this one.</summary>
    public Guid AccountId => LinkedTo ?? Id;

    /// <summary>The part of the username after the at sign.</summary>
    public string Domain => Username[(Username.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether the text is the id or the username.</summary>
    public bool IsNamed(string text) =>
        string.Equals(Username, text, StringComparison.OrdinalIgnoreCase)
        || (Guid.TryParse(text, out var id) && id == Id);

    public static string ToUrn(Guid id) => UrnPrefix + id.ToString("D");

    public static Guid? ParseUrn(string urn) =>
        urn.StartsWith(UrnPrefix, StringComparison.Ordinal)
        && Guid.TryParseExact(urn.AsSpan(UrnPrefix.Length), "D", out var id)
            ? id
            : null;

    /// <summary>The identity of a confidential client or a flow.</summary>
    public static Identity OfClient(Guid id, string name) =>
        new(id, $"{id:D}@clients.auth.globus.org", name, Email: null, "client");
}
