namespace Globus.Automate.Emulator.Timers;

/// <summary>The causes of timers that are inactive.</summary>
internal static class TimerReasons
{
    /// <summary>The user paused it.</summary>
    public const string User = "user";

    /// <summary>A consent or a sign-in is missing.</summary>
    public const string Authorization = "globus_auth_requirements";

    /// <summary>The reason of a timer that the user paused.</summary>
    public const string PausedByUser = """{"cause":"user","detail":null}""";
}
