using System.Management.Automation;
using System.Management.Automation.Language;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Files;

/// <summary>
/// Reads text files strictly: UTF-8, or UTF-16 and UTF-32 with a byte order mark. Invalid bytes are an error; otherwise
/// the text would contain replacement characters.
/// </summary>
internal static class TextFile
{
    /// <summary>Reads the text of a file without its byte order mark.</summary>
    /// <param name="file">The file's full path.</param>
    /// <exception cref="CommandException">The file is missing, cannot be read, or is not text in an accepted
    /// encoding.</exception>
    public static string Read(string file)
    {
        var bytes = ReadBytes(file);
        var encoding = FileEncoding.Detect(bytes);
        var bad = encoding.FindInvalidByte(bytes);
        return bad < 0 ? encoding.Decode(bytes) : throw Invalid(file, bytes, encoding, bad);
    }

    private static byte[] ReadBytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            var message = $"The file '{file}' was not found.";
            throw new CommandException(
                "FileNotFound",
                ErrorCategory.ObjectNotFound,
                message,
                "Check the path.",
                exception
            )
            {
                Target = file,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var (message, advice) = Directory.Exists(file)
                ? ($"'{file}' is a folder, not a file.", "Specify the path of a file.")
                : ($"The file '{file}' cannot be read: {exception.Message}", "Check your permission to read the file.");
            throw new CommandException("FileNotReadable", ErrorCategory.ReadError, message, advice, exception)
            {
                Target = file,
            };
        }
    }

    private static CommandException Invalid(string file, byte[] bytes, FileEncoding encoding, int bad)
    {
        var isCut = encoding.IsTruncatedAt(bytes, bad);
        var reason =
            bytes[bad] == 0 ? $"it contains a NUL byte at byte offset {bad}"
            : isCut ? $"it ends with an incomplete character at byte offset {bad}"
            : $"byte 0x{bytes[bad]:X2} at byte offset {bad} is not part of a valid character";
        var message = $"The file '{file}' is not {encoding.Name} text: {reason}.";
        var advice = Advice(file, bytes, encoding, isCut);
        return new CommandException("InvalidEncoding", ErrorCategory.InvalidData, message, advice) { Target = file };
    }

    private static string Advice(string file, byte[] bytes, FileEncoding encoding, bool isCut)
    {
        if (isCut || encoding.HasByteOrderMark || ReadExpression(bytes) is not { } source)
        {
            return "Copy or export the file again.";
        }

        var path = CodeGeneration.EscapeSingleQuotedStringContent(file);
        return $"[IO.File]::WriteAllText('{path}', [IO.File]::ReadAllText('{path}', {source}";
    }

    // JSON and YAML start with an ASCII character, so its NUL bytes identify UTF-16 and UTF-32 without a mark. A file
    // without NUL bytes is probably in the code page of the user's language.
    private static string? ReadExpression(byte[] bytes) =>
        bytes switch
        {
            _ when Array.IndexOf(bytes, (byte)0) < 0 => AnsiReadExpression(FileEncoding.AnsiCodePage),
            [0, 0, ..] => "[Text.UTF32Encoding]::new($true, $true)))",
            [0, ..] => "[Text.Encoding]::BigEndianUnicode))",
            [_, 0, 0, ..] => "[Text.Encoding]::UTF32))",
            [_, 0, ..] => "[Text.Encoding]::Unicode))",
            _ => null,
        };

    private static string AnsiReadExpression(int page) =>
        $"[Text.Encoding]::GetEncoding({page}))) # replace {page} with the code page of the file";
}
