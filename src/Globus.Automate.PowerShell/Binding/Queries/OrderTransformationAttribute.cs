using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding.Queries;

/// <summary>
/// Takes any value for an order: several strings, too, which PowerShell would else take for several arguments. What it
/// refuses is refused when the order is read, with an error of its own.
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
