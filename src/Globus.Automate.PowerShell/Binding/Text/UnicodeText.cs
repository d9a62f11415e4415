using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Text;

/// <summary>
/// Finds unpaired surrogates, which UTF-8 cannot represent. They occur in strings that were split within a character.
/// </summary>
internal static class UnicodeText
{
    /// <summary>Whether the text contains an unpaired surrogate.</summary>
    /// <param name="text">The text.</param>
    public static bool HasUnpairedSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name or string of a document contains an unpaired surrogate, escaped or not.</summary>
    /// <param name="document">The document.</param>
    public static bool HasUnpairedSurrogate(JsonElement document)
    {
        try
        {
            return document.ValueKind switch
            {
                JsonValueKind.String => HasUnpairedSurrogate(document.GetString()!),
                JsonValueKind.Array => document.EnumerateArray().Any(HasUnpairedSurrogate),
                JsonValueKind.Object => document
                    .EnumerateObject()
                    .Any(member => HasUnpairedSurrogate(member.Name) || HasUnpairedSurrogate(member.Value)),
                _ => false,
            };
        }
        catch (InvalidOperationException)
        {
            // The reader does not decode an unpaired surrogate.
            return true;
        }
    }

    /// <summary>The error of a text with an unpaired surrogate.</summary>
    /// <param name="subject">The text, as the subject of a sentence.</param>
    public static CommandException UnpairedSurrogate(string subject) =>
        new(
            "UnsupportedValue",
            ErrorCategory.InvalidData,
            $"{subject} contains an unpaired surrogate, which cannot be sent.",
            "Replace the text with one that was not split within a character."
        );
}
