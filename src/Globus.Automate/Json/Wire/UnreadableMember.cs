namespace Globus.Automate.Json.Wire;

/// <summary>A member whose value does not have the documented type.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Reason">The problem, without the value, which may be a secret.</param>
internal sealed record UnreadableMember(string Name, string Reason)
{
    public override string ToString() => $"{Name} ({Reason})";
}
