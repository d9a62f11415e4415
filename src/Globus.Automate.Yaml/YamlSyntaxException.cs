using YamlDotNet.Core;

namespace Globus.Automate.Yaml;

/// <summary>Text that is not YAML, or YAML that JSON cannot hold.</summary>
/// <param name="message">What is wrong, in one sentence without its end.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="innerException">What the parser said.</param>
public sealed class YamlSyntaxException(string message, long line, long column, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The line, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>The column, from 1.</summary>
    public long Column { get; } = column;

    internal static YamlSyntaxException At(Mark position, string message) =>
        new(message, position.Line, position.Column);
}
