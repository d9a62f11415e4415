using System.Globalization;

namespace Globus.Automate.Help;

/// <summary>What is wrong with a page, where, and what to do.</summary>
/// <param name="file">The page's path.</param>
/// <param name="line">The line, counted from 1.</param>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class PageException(string file, int line, string message) : Exception(message)
{
    /// <summary>The page's path.</summary>
    public string File { get; } = file;

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The form in which MSBuild takes an error from a tool, with its place.</summary>
    public string AsBuildError() =>
        string.Format(CultureInfo.InvariantCulture, "{0}({1}): error HELP01: {2}", File, Line, Message);
}
