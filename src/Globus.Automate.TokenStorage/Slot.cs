using System.Globalization;
using System.Text;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// The place of one sign-in: a file in the store's folder, of which a keyring's item has but the name.
/// </summary>
/// <param name="Folder">The store's folder.</param>
/// <param name="Key">What the file is called, but for its ending.</param>
internal sealed record Slot(string Folder, string Key)
{
    private const string Prefix = "signin-";
    private const string Ending = ".tokens";
    private const int LongestKey = 200;

    /// <summary>Where the sign-in is; beside a keyring, an empty file that says that there is one.</summary>
    public string File => Path.Combine(Folder, Key + Ending);

    /// <summary>Where a sign-in goes that cannot be understood.</summary>
    public Slot Damaged => this with { Key = Key + ".damaged" };

    /// <summary>What is locked while the sign-in changes.</summary>
    public string Lock => Path.Combine(Folder, Key + ".lock");

    /// <summary>The slot of a name. Names that differ in case alone share one.</summary>
    /// <exception cref="ArgumentException">The name is too long for a file.</exception>
    public static Slot Of(string folder, string name)
    {
        var key = Prefix + Escape(name.ToLowerInvariant());
        return key.Length <= LongestKey
            ? new Slot(folder, key)
            : throw new ArgumentException($"The name '{name}' is too long for a context that is stored.", nameof(name));
    }

    /// <summary>A slot that no name has.</summary>
    public static Slot Probe(string folder) => new(folder, $"probe-{Guid.NewGuid():N}");

    /// <summary>A file of the slot that is not yet what others may see.</summary>
    public string NewTemporaryFile() => Path.Combine(Folder, $"{Key}.{Guid.NewGuid():N}.tmp");

    /// <summary>What was left by processes that ended while they wrote. Only whoever holds the lock may ask.</summary>
    public IEnumerable<string> TemporaryFiles() => Directory.EnumerateFiles(Folder, Key + ".*.tmp");

    /// <summary>The names of the sign-ins in a folder, in lower case.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory
            .EnumerateFiles(folder, Prefix + "*" + Ending)
            .Select(file => Path.GetFileName(file))
            .Select(file => file.Substring(Prefix.Length, file.Length - Prefix.Length - Ending.Length))
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
