using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding.Queries;

/// <summary>
/// Accepts any value as an order, including several strings, which PowerShell would otherwise bind as several
/// arguments. Invalid values are rejected later, with the module's own error.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OrderTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => inputData!,
            OrderArgument known => known,
            _ => new OrderArgument(inputData),
        };
}
