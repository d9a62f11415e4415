using Globus.Automate.Http;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Makes the folders of a store private, and refuses those that another user owns or can write to: who can write there
/// can plant a sign-in. Windows gives the folders the permissions of the user's profile.
/// </summary>
/// <remarks>
/// A link that leads to a folder is followed if it belongs to the user; a stored sign-in must be a file. Folders above
/// the store's are refused where everybody may replace what is in them. Whoever else may write there cannot make
/// anything that belongs to the user.
/// </remarks>
internal sealed class StoreGuard(string folder, string root)
{
    /// <summary>Creates the folders where they are missing.</summary>
    /// <exception cref="TokenStoreException">Others can change what is in a folder.</exception>
    public void CreateFolders()
    {
        foreach (var path in Folders)
        {
            Polyfill.CreatePrivateFolder(path);
        }

        Check();
        foreach (var path in Folders)
        {
            Polyfill.MakePrivateFolder(path);
        }
    }

    /// <summary>Checks the folders if they exist.</summary>
    /// <exception cref="TokenStoreException">Others can change what is in a folder.</exception>
    public void Check()
    {
        if (Polyfill.Inspect(folder, followsLink: true) is not { } facts)
        {
            return;
        }

        foreach (var path in Folders)
        {
            CheckOwner(path);
        }

        if (facts.OthersMayWrite)
        {
            throw Writable(folder, facts, $"chmod -R go-rwx {Quote(folder)}");
        }

        CheckAbove();
    }

    /// <summary>Checks a file with a sign-in in it.</summary>
    /// <exception cref="TokenStoreException">Others can change the file.</exception>
    public static void CheckFile(string path)
    {
        if (Polyfill.Inspect(path, followsLink: false) is not { } facts)
        {
            return;
        }

        if (facts.IsLink)
        {
            throw Refuse($"'{path}' is a symbolic link, and a stored sign-in must be a file.", $"rm {Quote(path)}");
        }

        CheckOwner(path, facts);
        if (facts.OthersMayWrite)
        {
            throw Writable(path, facts, $"chmod go-rwx {Quote(path)}");
        }
    }

    private IEnumerable<string> Folders => root == folder ? [folder] : [root, folder];

    private static void CheckOwner(string path)
    {
        foreach (var followsLink in new[] { false, true })
        {
            if (Polyfill.Inspect(path, followsLink) is { } facts)
            {
                CheckOwner(path, facts);
            }
        }
    }

    private static void CheckOwner(string path, FileFacts facts)
    {
        if (facts.Owner is not { } owner || owner == Polyfill.UserId)
        {
            return;
        }

        throw Refuse(
            $"'{path}' belongs to another user (user id {owner}), and this process runs as the user id "
                + $"{Polyfill.UserId}.",
            Polyfill.UserId == 0
                ? "Run the command as the user who owns the folder, or set XDG_DATA_HOME to a folder of root's own."
                : $"sudo chown -R {Polyfill.UserId} {Quote(path)}"
        );
    }

    private void CheckAbove()
    {
        for (var path = root; !string.IsNullOrEmpty(path); path = Path.GetDirectoryName(path))
        {
            if (Polyfill.Inspect(path, followsLink: true) is { EveryoneMayReplace: true } facts)
            {
                throw Writable(path, facts, $"chmod o-w {Quote(path)}");
            }
        }
    }

    private static TokenStoreException Writable(string path, FileFacts facts, string recommendation) =>
        Refuse($"Others can write to '{path}' (mode {facts.Permissions}).", recommendation);

    private static TokenStoreException Refuse(string reason, string recommendation) =>
        new($"The folder of stored sign-ins is not safe. {reason}")
        {
            Failure = TokenStoreFailure.Unsafe,
            Recommendation = recommendation,
        };

    private static string Quote(string path) => $"'{path.Replace("'", "''")}'";
}
