namespace Globus.Automate.PowerShell.Completion;

/// <summary>The time of the last failed request.</summary>
internal sealed class RequestCooldown
{
    private readonly long _at = TimeProvider.System.GetTimestamp();

    /// <summary>Whether the last failure was within this time span.</summary>
    public bool IsWithin(TimeSpan time) => TimeProvider.System.GetElapsedTime(_at) < time;
}
