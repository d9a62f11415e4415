using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>
/// Converts actions, live or deserialized, by their ActionUrl and ActionId properties. Other values are left to other
/// parameters.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ActionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        IEnumerable<object?> items = PropertyReader.Unwrap(inputData) is IList list and not IDictionary
            ? list.Cast<object?>()
            : [inputData];
        var actions = items.Select(Read).ToList();
        return actions.Count > 0 && actions.TrueForAll(action => action is not null) ? actions.ToArray() : inputData;
    }

    private static ActionArgument? Read(object? value)
    {
        if (value is null || PropertyReader.Unwrap(value) is ActionArgument)
        {
            return PropertyReader.Unwrap(value) as ActionArgument;
        }

        var item = PSObject.AsPSObject(value);
        var (url, id) = (PropertyReader.Find(item, "ActionUrl"), PropertyReader.Find(item, "ActionId"));
        return url is null || id is null
            ? null
            : new(PropertyReader.ToAddress(url), Convert.ToString(id, CultureInfo.InvariantCulture)!);
    }
}
