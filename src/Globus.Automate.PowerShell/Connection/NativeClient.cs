namespace Globus.Automate.PowerShell.Connection;

/// <summary>The default application that users sign in to.</summary>
internal static class NativeClient
{
    /// <summary>
    /// The client id of the former Python client, which this module replaces. It is public and has no secret.
    /// </summary>
    public const string Id = "e6c75d97-532a-4c88-b031-8584a319fa3e";
}
