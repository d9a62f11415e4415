using System.Management.Automation;
using System.Runtime.CompilerServices;
using Globus.Automate.Definitions;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.Yaml;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>Reads YAML through its adapter, which is loaded only for YAML files.</summary>
internal static class YamlFile
{
    /// <summary>Converts YAML to JSON with source positions.</summary>
    /// <exception cref="CommandException">The text is not YAML that JSON can represent.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static SourceDocument Parse(string text, string file)
    {
        try
        {
            var document = YamlReader.Parse(text, out var places);
            return new SourceDocument(document, () =>
                SourceMap.FromPositions(document, places.Select(place => At(place.Line, place.Column)), file)
            );
        }
        catch (YamlSyntaxException exception)
        {
            var message =
                $"The file '{file}' is not valid YAML at line {exception.Line}, column {exception.Column}: "
                + $"{exception.Message.TrimEnd('.')}.";
            throw new CommandException(
                "InvalidYaml",
                ErrorCategory.ParserError,
                message,
                "Correct the YAML at this position.",
                exception
            )
            {
                Target = file,
                Place = At(exception.Line, exception.Column),
            };
        }
    }

    private static SourcePosition At(long line, long column) => new((int)line, (int)column);
}
