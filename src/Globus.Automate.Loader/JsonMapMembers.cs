using System.Collections;
using System.Management.Automation;
using Globus.Automate.Json;

namespace Globus.Automate.Loader;

/// <summary>The script members of JSON documents that replace their .NET members.</summary>
public static class JsonMapMembers
{
    /// <summary>Returns the members as dictionary entries, for which PowerShell has a view.</summary>
    /// <param name="map">The document.</param>
    public static IDictionaryEnumerator GetEnumerator(PSObject map)
    {
        return ((IDictionary)(JsonMap)map.BaseObject).GetEnumerator();
    }
}
