using System.Management.Automation;

namespace Globus.Automate.Loader;

/// <summary>What the types file names, without any content.</summary>
public static class JsonMapMembers
{
    /// <summary>Nothing.</summary>
    /// <param name="map">Any object.</param>
    public static System.Collections.IEnumerator? GetEnumerator(PSObject map) => null;
}
