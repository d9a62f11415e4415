namespace Globus.Automate.Timers;

/// <summary>The request that renames a timer.</summary>
internal sealed record TimerRename(string Name);
