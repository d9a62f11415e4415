namespace Globus.Automate.Emulator.Actions;

/// <summary>Who asks a provider, and through which flow's scope, if through one.</summary>
internal sealed record ActionCaller(string Urn, string ClientId, string? ViaScope);
