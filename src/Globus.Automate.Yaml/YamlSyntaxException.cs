using YamlDotNet.Core;

namespace Globus.Automate.Yaml;

/// <summary>Text that is not YAML, or YAML that JSON cannot hold.</summary>
/// <param name="message">The problem, in one sentence without a period.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="innerException">The exception of the parser.</param>
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
