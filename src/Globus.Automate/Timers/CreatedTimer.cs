namespace Globus.Automate.Timers;

/// <summary>The response to the creation of a timer.</summary>
internal sealed class CreatedTimer
{
    public required Timer Timer { get; init; }
}
