using System.Text;

namespace Globus.Automate.Emulator.Collections;

/// <summary>A path within a collection: <c>/a/b</c> from its root. <c>/~/</c> is the root.</summary>
internal sealed record CollectionPath(IReadOnlyList<string> Segments)
{
    private const int LongestPath = 4096;
    private const int LongestName = 255;
    private const string Home = "~";

    private static readonly HashSet<string> WindowsDevices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        "COM0",
        "COM1",
        "COM2",
        "COM3",
        "COM4",
        "COM5",
        "COM6",
        "COM7",
        "COM8",
        "COM9",
        "LPT0",
        "LPT1",
        "LPT2",
        "LPT3",
        "LPT4",
        "LPT5",
        "LPT6",
        "LPT7",
        "LPT8",
        "LPT9",
    };

    public bool IsRoot => Segments.Count == 0;

    public string Name => IsRoot ? "/" : Segments[^1];

    /// <exception cref="CollectionException">The path leaves the collection, or contains an invalid name.</exception>
    public static CollectionPath Parse(string text)
    {
        if (text.Length > LongestPath)
        {
            throw CollectionException.InvalidPath($"A path can have at most {LongestPath} characters.");
        }

        var segments = text.Split('/').Where(segment => segment is not ("" or ".")).ToList();
        if (segments is [Home, ..])
        {
            segments.RemoveAt(0);
        }

        foreach (var segment in segments)
        {
            ThrowIfUnusable(segment);
        }

        return segments is [['~', ..], ..]
            ? throw CollectionException.InvalidPath(
                $"The home '{segments[0]}' does not exist; '~' is the root of the collection."
            )
            : new CollectionPath(segments);
    }

    public override string ToString() => "/" + string.Join('/', Segments);

    private static void ThrowIfUnusable(string name)
    {
        if (name == "..")
        {
            throw CollectionException.InvalidPath("A path cannot contain '..'.");
        }

        if (name.Any(char.IsControl) || HasUnpairedSurrogate(name))
        {
            throw CollectionException.InvalidPath("A name cannot contain control characters.");
        }

        if (Encoding.UTF8.GetByteCount(name) > LongestName)
        {
            throw CollectionException.InvalidPath($"A name can have at most {LongestName} bytes.");
        }

        // Windows changes such names; flows behave the same on every system.
        if (name[^1] is '.' or ' ' || name.Contains('\\') || (OperatingSystem.IsWindows() && IsSpecialOnWindows(name)))
        {
            throw CollectionException.InvalidPath($"'{name}' is not a valid name on every operating system.");
        }
    }

    private static bool IsSpecialOnWindows(string name) =>
        name.IndexOfAny(['<', '>', ':', '"', '|', '?', '*']) >= 0
        || WindowsDevices.Contains(name.Split('.')[0].TrimEnd());

    private static bool HasUnpairedSurrogate(string name) =>
        name.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) && !name.Contains('\uFFFD');
}
