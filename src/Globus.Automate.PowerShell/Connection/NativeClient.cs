namespace Globus.Automate.PowerShell.Connection;

/// <summary>The application that users sign in to when they name none of their own.</summary>
internal static class NativeClient
{
    /// <summary>
    /// Its id: that of the Python client which this module takes the place of. It is no secret and has none.
    /// </summary>
    public const string Id = "e6c75d97-532a-4c88-b031-8584a319fa3e";
}
