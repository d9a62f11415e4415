using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding.Schedules;

/// <summary>
/// Accepts any value as an interval, so that invalid ones are rejected with the module's own error.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IntervalTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => inputData!,
            IntervalArgument known => known,
            _ => new IntervalArgument(inputData),
        };
}
