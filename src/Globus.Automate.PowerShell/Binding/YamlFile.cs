using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Globus.Automate.PowerShell.Output;
using Globus.Automate.Yaml;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Reads YAML through its adapter. Only a YAML file makes the adapter load.</summary>
internal static class YamlFile
{
    /// <summary>The document as JSON.</summary>
    /// <exception cref="CommandException">The text is not YAML that JSON can hold.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static JsonElement Parse(string text, string file)
    {
        try
        {
            return YamlReader.Parse(text);
        }
        catch (YamlSyntaxException failure)
        {
            throw new CommandException("InvalidYaml", ErrorCategory.ParserError, $"The file '{file}' is not YAML: {failure.Message} (line {failure.Line}, column {failure.Column}).", "Correct the text at that place.", failure) { Target = file };
        }
    }
}
