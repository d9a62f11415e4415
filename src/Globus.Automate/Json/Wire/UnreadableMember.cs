namespace Globus.Automate.Json.Wire;

/// <summary>A member whose value is not of the type that the service documents.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Reason">What is wrong with the value; the value itself may be a secret and is not part of it.</param>
internal sealed record UnreadableMember(string Name, string Reason)
{
    public override string ToString() => $"{Name} ({Reason})";
}
