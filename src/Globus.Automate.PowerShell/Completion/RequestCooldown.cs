namespace Globus.Automate.PowerShell.Completion;

/// <summary>The time at which a request failed.</summary>
internal sealed class RequestCooldown
{
    private readonly long _at = TimeProvider.System.GetTimestamp();

    /// <summary>Whether that was within the last so much time.</summary>
    public bool IsWithin(TimeSpan time) => TimeProvider.System.GetElapsedTime(_at) < time;
}
