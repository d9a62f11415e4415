using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;

namespace Globus.Automate.PowerShell.Binding.Text;

/// <summary>Takes any value for a text: lists, too, which PowerShell would else take for several arguments.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PropertyReader.Unwrap(inputData) is TextArgument known ? known : new TextArgument(inputData);
}
