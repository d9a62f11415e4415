using System.Collections;
using System.Management.Automation;
using Globus.Automate.Json;

namespace Globus.Automate.PowerShell.Output;

/// <summary>What scripts call on a free document in place of its .NET members.</summary>
public static class JsonMapMembers
{
    /// <summary>The members as dictionary entries, as those of a hashtable, for which PowerShell has a view.</summary>
    /// <param name="map">The document.</param>
    public static IDictionaryEnumerator GetEnumerator(PSObject map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return ((IDictionary)(JsonMap)map.BaseObject).GetEnumerator();
    }
}
