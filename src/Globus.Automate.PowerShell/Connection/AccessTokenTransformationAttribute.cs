using System.Management.Automation;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// Takes any value for access tokens. What is none is refused when it is read: PowerShell itself would show the value
/// that it refuses, which may be a token.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AccessTokenTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => inputData!,
            AccessTokenArgument known => known,
            var given => new AccessTokenArgument(given),
        };
}
