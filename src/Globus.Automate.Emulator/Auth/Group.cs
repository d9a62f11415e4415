namespace Globus.Automate.Emulator.Auth;

/// <summary>A group of identities, which may stand in a role as a whole.</summary>
internal sealed record Group(Guid Id, string Name, IReadOnlyList<Guid> Members)
{
    public string Urn => $"urn:globus:groups:id:{Id:D}";
}
