using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>
/// Takes any value for a document: lists, too, which PowerShell would else take for several arguments. What it refuses
/// is refused when the document is read, with an error of its own.
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
