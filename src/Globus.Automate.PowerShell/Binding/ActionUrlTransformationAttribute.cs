using System.Collections;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>
/// Takes the address of an action provider out of providers and actions, live or not. Other values stay as they are.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ActionUrlTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether actions are left to another parameter.</summary>
    public bool ProvidersOnly { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PropertyBag.Unwrap(inputData) is IList list and not IDictionary
            ? list.Cast<object?>().Select(item => AddressIn(item) ?? item).ToArray()
            : AddressIn(inputData) ?? inputData;

    private Uri? AddressIn(object? value)
    {
        if (PropertyBag.Unwrap(value) is null or string or Uri)
        {
            return null;
        }

        var item = PSObject.AsPSObject(value);
        if (ProvidersOnly && PropertyBag.Find(item, "ActionId") is not null)
        {
            return null;
        }

        return PropertyBag.Find(item, "ActionUrl") is { } url ? PropertyBag.ToAddress(url) : null;
    }
}
