namespace Globus.Automate.Raw;

/// <summary>A service of Globus.</summary>
public enum GlobusService
{
    /// <summary>The Flows service.</summary>
    Flows,

    /// <summary>Globus Auth.</summary>
    Auth,
}
