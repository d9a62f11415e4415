using System.Management.Automation;

namespace Globus.Automate.PowerShell.Binding.Text;

/// <summary>Accepts the UUID of a subscription, or <c>DEFAULT</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateSubscriptionAttribute : ValidateArgumentsAttribute
{
    private const string Default = "DEFAULT";

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments as string != Default && !Guid.TryParseExact(arguments as string, "D", out _))
        {
            throw new ValidationMetadataException($"The value is not a UUID or {Default}.");
        }
    }
}
