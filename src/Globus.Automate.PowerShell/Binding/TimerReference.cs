using System.Management.Automation;
using Globus.Automate.Http;
using Timer = Globus.Automate.Timers.Timer;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Identifies a timer by its id, by its address on a production host, or by the timer object.</summary>
public sealed class TimerReference : ServiceReference
{
    /// <summary>Creates a reference from an id.</summary>
    /// <param name="timerId">The id.</param>
    public TimerReference(Guid timerId)
        : base(timerId) { }

    internal TimerReference(Guid timerId, PSObject? source)
        : base(timerId) => Source = source;

    /// <summary>The id.</summary>
    public Guid TimerId => Id;

    /// <summary>The name for confirmation prompts: the name if it is known, otherwise the id.</summary>
    public string DisplayName =>
        Text(nameof(Timer.Name)) is { } name ? PlainText.Of($"{name} ({TimerId})") : TimerId.ToString();
}
