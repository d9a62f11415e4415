using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>
/// Accepts any value as a document, including lists, which PowerShell would otherwise bind as several arguments.
/// Invalid values are rejected later, with the module's own error.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DocumentTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is DocumentArgument known
            ? known
            : new DocumentArgument(inputData);
}
