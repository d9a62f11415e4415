using System.Management.Automation;

namespace Globus.Automate.PowerShell.Connection;

/// <summary>
/// Accepts any value as access tokens. Invalid values are rejected later: PowerShell's own error would show the value,
/// which may be a token.
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
