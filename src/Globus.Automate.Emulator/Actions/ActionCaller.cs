namespace Globus.Automate.Emulator.Actions;

/// <summary>The caller of a provider, and the scope of the flow through which it calls, if any.</summary>
internal sealed record ActionCaller(string Urn, string ClientId, string? ViaScope);
