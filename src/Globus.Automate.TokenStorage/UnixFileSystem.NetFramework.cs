namespace Globus.Automate.TokenStorage;

/// <summary>Reads owners and permissions. .NET Framework runs on Windows, which has none of this form.</summary>
internal static class UnixFileSystem
{
    public static uint CurrentUserId => 0;

    public static UnixFileStatus? GetStatus(string path, bool followsLink) => null;
}
