using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Globus.Automate.Definitions;
using Globus.Automate.PowerShell.Binding.Files;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>Converts documents, given as values or files, to JSON.</summary>
internal static class DocumentReader
{
    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 250,
    };

    /// <summary>
    /// Reads the document of a parameter pair: a value, or the file that contains it. Returns null if neither is given.
    /// </summary>
    /// <exception cref="CommandException">Both are given, or the document is not a JSON object.</exception>
    public static SourceDocument? ReadDocument(
        this PSCmdlet command,
        DocumentArgument? value,
        string parameter,
        string? path
    )
    {
        if (value is not null && !string.IsNullOrEmpty(path))
        {
            throw new CommandException(
                "ParameterConflict",
                ErrorCategory.InvalidArgument,
                $"-{parameter} and -{parameter}Path cannot be used together.",
                "Remove one of them."
            );
        }

        if (value is not null)
        {
            return DocumentArgumentErrors.Find(command, value, parameter) is { } mistake
                ? throw mistake
                : ReadObject(value, parameter);
        }

        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        return DocumentArgumentErrors.FindInPath(path!, parameter) is { } other
            ? throw other
            : ReadObjectFile(FilePath.Resolve(command, path!));
    }

    /// <summary>Converts any value to JSON.</summary>
    /// <exception cref="CommandException">The value cannot be converted to JSON.</exception>
    public static JsonElement ReadValue(object? value) => Convert(value);

    /// <summary>Reads a file as JSON or, by its extension, as YAML.</summary>
    /// <param name="file">The file's full path.</param>
    /// <exception cref="CommandException">It cannot be read, is not JSON, or is not an object.</exception>
    public static SourceDocument ReadObjectFile(string file)
    {
        var (text, subject) = (TextFile.Read(file), $"The file '{file}'");
        var document = IsYaml(file)
            ? YamlFile.Parse(text, file)
            : new(Parse(text, subject, file), () => SourceMap.FromParsedJson(text, file));
        RequireObject(document.Json, subject, file);
        return document;
    }

    private static SourceDocument ReadObject(DocumentArgument argument, string parameter)
    {
        var subject = $"The value of -{parameter}";
        var value = argument.Value is PSObject { BaseObject: string } wrapped ? wrapped.BaseObject : argument.Value;
        return value is string text
            ? new(RequireObject(Parse(text, subject), subject, value), () => SourceMap.FromParsedJson(text))
            : new(RequireObject(Convert(value), subject, value), () => null);
    }

    private static bool IsYaml(string file) =>
        Path.GetExtension(file) is { } extension
        && (
            extension.Equals(".yaml", StringComparison.OrdinalIgnoreCase)
            || extension.Equals(".yml", StringComparison.OrdinalIgnoreCase)
        );

    private static JsonElement Convert(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            new DocumentWriter(writer).Write(value, "$");
        }

        return ParseInPlace(stream.GetBuffer().AsMemory(0, (int)stream.Length));
    }

    private static JsonElement Parse(string text, string subject, string? file = null)
    {
        if (UnicodeText.HasUnpairedSurrogate(text))
        {
            throw UnicodeText.UnpairedSurrogate(subject);
        }

        try
        {
            var document = ParseInPlace(Encoding.UTF8.GetBytes(text));
            return HasEscapedCharacter(text) && UnicodeText.HasUnpairedSurrogate(document)
                ? throw UnicodeText.UnpairedSurrogate(subject)
                : document;
        }
        catch (JsonException exception)
        {
            var mistake = JsonMistakeFinder.Find(text, Options.MaxDepth);
            var place = mistake is null
                ? new((int)(exception.LineNumber + 1 ?? 1), (int)(exception.BytePositionInLine + 1 ?? 1))
                : JsonMistakeFinder.PlaceOf(text, mistake.Offset);
            throw new CommandException(
                "InvalidJson",
                ErrorCategory.ParserError,
                $"{subject} is not valid JSON at line {place.Line}, column {place.Column}: "
                    + (mistake?.Reason ?? "The text cannot be parsed."),
                "Correct the JSON at this position.",
                exception
            )
            {
                Target = file,
                Place = place,
            };
        }
    }

    // The text contains no unpaired surrogate, so only an escape can create one.
    private static bool HasEscapedCharacter(string text) => text.Contains("\\u");

    // The element uses these bytes without a copy, so they are not disposed.
    private static JsonElement ParseInPlace(ReadOnlyMemory<byte> utf8) => JsonDocument.Parse(utf8, Options).RootElement;

    private static JsonElement RequireObject(JsonElement document, string subject, object? target)
    {
        if (document.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        var kind = document.ValueKind switch
        {
            JsonValueKind.Array => "a list",
            JsonValueKind.Null => "null",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            _ => "a Boolean",
        };
        throw new CommandException(
            "DocumentNotAnObject",
            ErrorCategory.InvalidData,
            $"{subject} is {kind}. A JSON object is required.",
            "Specify a dictionary, a custom object, or JSON text that starts with '{'."
        )
        {
            Target = target,
        };
    }
}
