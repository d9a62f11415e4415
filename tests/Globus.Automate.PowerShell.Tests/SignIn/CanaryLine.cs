namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>What is run of a command.</summary>
/// <param name="Succeeds">A line that succeeds; empty where there is none.</param>
/// <param name="Fails">A line that fails; empty where there is none.</param>
/// <param name="Error">The id of the error that it fails with.</param>
public sealed record CanaryLine(string Succeeds, string Fails, string Error);
