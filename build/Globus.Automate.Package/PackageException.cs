namespace Globus.Automate.Package;

/// <summary>The module cannot be packed: what is wrong, and what to do.</summary>
internal sealed class PackageException(string message) : Exception(message)
{
    /// <summary>The error in the form that MSBuild shows as an error of the build.</summary>
    public string AsBuildError() => $"Globus.Automate.Package : error GAP0001: {Message}";
}
