namespace Globus.Automate.Emulator.Auth;

/// <summary>A scope and the resource server that its tokens are for.</summary>
internal sealed record ServiceScope(string Name, string ResourceServer);
