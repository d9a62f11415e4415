using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Text;

/// <summary>One or more strings, or a script block that returns them for each input object (<c>$_</c>).</summary>
public sealed class TextArgument
{
    private readonly object? _value;

    /// <summary>Creates an argument; a script block runs later, for each input object.</summary>
    /// <param name="value">A string, a list of strings, or a script block.</param>
    public TextArgument(object? value) => _value = PropertyReader.Unwrap(value);

    /// <summary>Whether the value is a script block.</summary>
    internal bool IsScript => _value is ScriptBlock;

    /// <summary>The literal strings; empty for a script block.</summary>
    internal IReadOnlyList<string> Literals => IsScript ? [] : Texts(_value);

    /// <summary>Whether the value is a document instead of text.</summary>
    internal bool IsDocument => _value is IDictionary or PSCustomObject || (_value as string)?.TrimStart() is ['{', ..];

    /// <summary>Reads one string; several strings are joined with spaces, as PowerShell does.</summary>
    /// <param name="argument">The argument; null stays null.</param>
    /// <param name="parameter">The parameter's name, for messages.</param>
    /// <param name="input">The input object.</param>
    /// <param name="longest">The maximum number of characters.</param>
    /// <exception cref="CommandException">The script block failed, or its text is too long.</exception>
    internal static string? ReadText(
        TextArgument? argument,
        string parameter,
        object? input,
        int longest = int.MaxValue
    )
    {
        if (argument is null)
        {
            return null;
        }

        var text = string.Join(" ", argument.Read(parameter, input));
        return text.Length <= longest
            ? text
            : throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "-{0} has {1} characters. The maximum is {2}.",
                    parameter,
                    text.Length,
                    longest
                ),
                $"Specify a shorter -{parameter}."
            )
            {
                Target = input,
            };
    }

    /// <summary>Reads the strings.</summary>
    /// <param name="argument">The argument; null if it is null or contains null.</param>
    /// <param name="parameter">The parameter's name, for messages.</param>
    /// <param name="input">The input object.</param>
    /// <exception cref="CommandException">The script block failed.</exception>
    internal static string[]? ReadList(TextArgument? argument, string parameter, object? input) =>
        argument?._value is null ? null : [.. argument.Read(parameter, input)];

    private IReadOnlyList<string> Read(string parameter, object? input)
    {
        if (_value is not ScriptBlock script)
        {
            return Literals;
        }

        var output = InputScript.Run(script, parameter, input);
        var texts = output.SelectMany(item => Texts(PropertyReader.Unwrap(item))).ToList();
        return texts.Any(UnicodeText.HasUnpairedSurrogate)
            ? throw UnicodeText.UnpairedSurrogate($"The value of -{parameter}")
            : texts;
    }

    private static List<string> Texts(object? value) =>
        value switch
        {
            null => [""],
            string text => [text],
            FileSystemInfo file => [file.FullName],
            IEnumerable items and not IDictionary => [.. items.Cast<object?>().Select(Text)],
            _ => [Text(value)],
        };

    private static string Text(object? value) =>
        PropertyReader.Unwrap(value) is FileSystemInfo file
            ? file.FullName
            : Convert.ToString(PropertyReader.Unwrap(value), CultureInfo.InvariantCulture) ?? "";
}
