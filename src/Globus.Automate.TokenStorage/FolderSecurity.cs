using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Makes the folders of a store private, and refuses those that another user owns or can write to: a user who can write
/// there can add a forged sign-in. Windows gives the folders the permissions of the user's profile.
/// </summary>
/// <remarks>
/// The store follows a link to a folder if the link belongs to the user. A stored sign-in must be a file. The store
/// refuses folders above it if all users may replace their content. Other users who can write there cannot create
/// files that belong to the user.
/// </remarks>
internal sealed class FolderSecurity(string folder, string root)
{
    /// <summary>Creates the folders where they are missing.</summary>
    /// <exception cref="TokenStoreException">Other users can change the content of a folder.</exception>
    public void CreateFolders()
    {
        foreach (var path in Folders)
        {
            PrivateFile.CreateFolder(path);
        }

        Check();
        foreach (var path in Folders)
        {
            PrivateFile.RestrictFolder(path);
        }
    }

    /// <summary>Checks the folders if they exist.</summary>
    /// <exception cref="TokenStoreException">Other users can change the content of a folder.</exception>
    public void Check()
    {
        if (UnixFileSystem.GetStatus(folder, followsLink: true) is not { } status)
        {
            return;
        }

        foreach (var path in Folders)
        {
            CheckOwner(path);
        }

        if (status.OthersMayWrite)
        {
            throw CreateWritable(folder, status, $"chmod -R go-rwx {Quote(folder)}");
        }

        CheckParents();
    }

    /// <summary>Checks a file with a sign-in in it.</summary>
    /// <exception cref="TokenStoreException">Others can change the file.</exception>
    public static void CheckFile(string path)
    {
        if (UnixFileSystem.GetStatus(path, followsLink: false) is not { } status)
        {
            return;
        }

        if (status.IsLink)
        {
            throw CreateUnsafe(
                $"'{path}' is a symbolic link. A stored sign-in must be a regular file.",
                $"rm {Quote(path)}"
            );
        }

        CheckOwner(path, status);
        if (status.OthersMayWrite)
        {
            throw CreateWritable(path, status, $"chmod go-rwx {Quote(path)}");
        }
    }

    private IEnumerable<string> Folders => root == folder ? [folder] : [root, folder];

    private static void CheckOwner(string path)
    {
        foreach (var followsLink in new[] { false, true })
        {
            if (UnixFileSystem.GetStatus(path, followsLink) is { } status)
            {
                CheckOwner(path, status);
            }
        }
    }

    private static void CheckOwner(string path, UnixFileStatus status)
    {
        if (status.Owner is not { } owner || owner == UnixFileSystem.CurrentUserId)
        {
            return;
        }

        throw CreateUnsafe(
            $"'{path}' belongs to another user (user id {owner}). This process runs as the user id "
                + $"{UnixFileSystem.CurrentUserId}.",
            UnixFileSystem.CurrentUserId == 0
                ? "Run the command as the owner of the folder, or set XDG_DATA_HOME to a folder that root owns."
                : $"sudo chown -R {UnixFileSystem.CurrentUserId} {Quote(path)}"
        );
    }

    private void CheckParents()
    {
        for (var path = root; !string.IsNullOrEmpty(path); path = Path.GetDirectoryName(path))
        {
            if (UnixFileSystem.GetStatus(path, followsLink: true) is { EveryoneMayReplace: true } status)
            {
                throw CreateWritable(path, status, $"chmod o-w {Quote(path)}");
            }
        }
    }

    private static TokenStoreException CreateWritable(string path, UnixFileStatus status, string recommendation) =>
        CreateUnsafe($"Other users can write to '{path}' (mode {status.Permissions}).", recommendation);

    private static TokenStoreException CreateUnsafe(string reason, string recommendation) =>
        new($"The folder of stored sign-ins is not secure. {reason}")
        {
            Failure = TokenStoreFailure.Unsafe,
            Recommendation = recommendation,
        };

    private static string Quote(string path) => $"'{path.Replace("'", "''")}'";
}
