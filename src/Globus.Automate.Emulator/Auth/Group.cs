namespace Globus.Automate.Emulator.Auth;

/// <summary>A group of identities, which can have roles.</summary>
internal sealed record Group(Guid Id, string Name, IReadOnlyList<Guid> Members)
{
    public string Urn => $"urn:globus:groups:id:{Id:D}";
}
