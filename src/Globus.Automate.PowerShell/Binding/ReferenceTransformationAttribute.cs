using System.Collections;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>
/// Converts ids, addresses and objects, live or deserialized, to references. An invalid value becomes a reference with
/// a problem, so that the command reports it. Other values are left to other parameters.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class ReferenceTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes one value, not a list.</summary>
    public bool IsSingle { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PropertyReader.Unwrap(inputData) switch
        {
            null => inputData!,
            ServiceReference known => known,
            IList list and not IDictionary => (IsSingle ? ReadSingle(list) : ReadAll(list)) ?? inputData,
            _ => Read(PSObject.AsPSObject(inputData)) is { } one ? (IsSingle ? one : ToArray([one])) : inputData,
        };

    /// <summary>Reads a reference; null if the value is left to another parameter.</summary>
    private protected abstract ServiceReference? Read(PSObject value);

    /// <summary>Converts the references to an array of the parameter's type.</summary>
    private protected abstract object ToArray(IReadOnlyList<ServiceReference?> references);

    private ServiceReference? ReadSingle(IList list) => list.Count == 1 && list[0] is { } item ? ReadItem(item) : null;

    private object? ReadAll(IList list)
    {
        var references = new List<ServiceReference?>();
        foreach (var item in list)
        {
            var reference = item is null ? null : ReadItem(item);
            if (reference is null && item is not null)
            {
                return null;
            }

            references.Add(reference);
        }

        return ToArray(references);
    }

    private ServiceReference? ReadItem(object item) =>
        PropertyReader.Unwrap(item) as ServiceReference ?? Read(PSObject.AsPSObject(item));
}
