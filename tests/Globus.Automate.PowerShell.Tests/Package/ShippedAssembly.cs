namespace Globus.Automate.PowerShell.Tests.Package;

/// <summary>An assembly of the package.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="References">The assemblies that it refers to.</param>
internal sealed record ShippedAssembly(
    string Name,
    Version Version,
    IReadOnlyList<(string Name, Version Version)> References
);
