using System.Globalization;
using System.Text;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Where one sign-in is stored: a file in the store's folder, or an item of a keyring with the same name.
/// </summary>
/// <param name="Folder">The store's folder.</param>
/// <param name="Key">The name of the file without its extension.</param>
internal sealed record SecretEntry(string Folder, string Key)
{
    private const string Prefix = "signin-";
    private const string Extension = ".tokens";
    private const int MaximumKeyLength = 200;

    /// <summary>The file of the sign-in; for a keyring, an empty file that shows that the item exists.</summary>
    public string File => Path.Combine(Folder, Key + Extension);

    /// <summary>Where a sign-in is moved that cannot be read.</summary>
    public SecretEntry Damaged => this with { Key = Key + ".damaged" };

    /// <summary>The file that is locked while the sign-in changes.</summary>
    public string Lock => Path.Combine(Folder, Key + ".lock");

    /// <summary>The entry of a name. Names that differ in case alone share one.</summary>
    /// <exception cref="ArgumentException">The name is too long for a file.</exception>
    public static SecretEntry Of(string folder, string name)
    {
        var key = Prefix + Escape(name.ToLowerInvariant());
        return key.Length <= MaximumKeyLength
            ? new SecretEntry(folder, key)
            : throw new ArgumentException($"The name '{name}' is too long for a stored context.", nameof(name));
    }

    /// <summary>An entry that no name has.</summary>
    public static SecretEntry Probe(string folder) => new(folder, $"probe-{Guid.NewGuid():N}");

    /// <summary>A temporary file of the entry.</summary>
    public string NewTemporaryFile() => Path.Combine(Folder, $"{Key}.{Guid.NewGuid():N}.tmp");

    /// <summary>
    /// Temporary files of processes that ended while they wrote. Only the holder of the lock may ask.
    /// </summary>
    public IEnumerable<string> TemporaryFiles() => Directory.EnumerateFiles(Folder, Key + ".*.tmp");

    /// <summary>The names of the sign-ins in a folder, in lower case.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory
            .EnumerateFiles(folder, Prefix + "*" + Extension)
            .Select(file => Path.GetFileName(file))
            .Select(file => file.Substring(Prefix.Length, file.Length - Prefix.Length - Extension.Length))
            .Where(name => name.IndexOf('.') < 0)
            .Select(Unescape);

    private static string Escape(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_')
            {
                text.Append(character);
            }
            else
            {
                text.Append('%').Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }

    private static string Unescape(string name)
    {
        var text = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var digits = name[at] == '%' && at + 4 < name.Length ? name.Substring(at + 1, 4) : "";
            var isCode = ushort.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code);
            text.Append(isCode ? (char)code : name[at]);
            at += isCode ? 4 : 0;
        }

        return text.ToString();
    }
}
