using System.Collections;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>
/// Reads the address of an action provider from providers and actions, live or deserialized. Other values are
/// unchanged.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ActionUrlTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether actions are left to another parameter.</summary>
    public bool ProvidersOnly { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PropertyReader.Unwrap(inputData) is IList list and not IDictionary
            ? list.Cast<object?>().Select(item => AddressIn(item) ?? item).ToArray()
            : AddressIn(inputData) ?? inputData;

    private Uri? AddressIn(object? value)
    {
        if (PropertyReader.Unwrap(value) is null or string or Uri)
        {
            return null;
        }

        var item = PSObject.AsPSObject(value);
        if (ProvidersOnly && PropertyReader.Find(item, "ActionId") is not null)
        {
            return null;
        }

        return PropertyReader.Find(item, "ActionUrl") is { } url ? PropertyReader.ToAddress(url) : null;
    }
}
