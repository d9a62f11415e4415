namespace Globus.Automate.Raw;

/// <summary>A service of Globus.</summary>
public enum GlobusService
{
    /// <summary>The Flows service.</summary>
    Flows,

    /// <summary>Globus Auth.</summary>
    Auth,

    /// <summary>Globus Timers.</summary>
    Timers,

    /// <summary>Globus Transfer.</summary>
    Transfer,

    /// <summary>Globus Search.</summary>
    Search,

    /// <summary>Globus Groups.</summary>
    Groups,
}
