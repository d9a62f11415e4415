namespace Globus.Automate.Package.Notices;

/// <summary>A licence.</summary>
/// <param name="Name">Its SPDX identifier, or what it is the licence of.</param>
/// <param name="Text">Its text.</param>
internal sealed record Licence(string Name, string Text)
{
    /// <summary>The licence with an SPDX identifier.</summary>
    /// <param name="expression">The identifier. See https://spdx.org/licenses/.</param>
    /// <exception cref="PackageException">The text of the licence is not among the resources.</exception>
    public static Licence OfExpression(string expression)
    {
        using var stream = typeof(Licence).Assembly.GetManifestResourceStream(expression + ".txt")
            ?? throw new PackageException($"Notices/Licences has no text of the licence {expression}.");
        using var reader = new StreamReader(stream);
        return new Licence(expression, Tidy(reader.ReadToEnd()));
    }

    /// <summary>The text without a byte order mark and without blank lines around it.</summary>
    public static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim('\uFEFF', '\n', ' ');
}
