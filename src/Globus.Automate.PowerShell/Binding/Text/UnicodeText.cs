using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding.Text;

/// <summary>
/// Texts that come from elsewhere may have been cut in the middle of a character. Such a text has no form on the wire:
/// it would arrive as another.
/// </summary>
internal static class UnicodeText
{
    /// <summary>Whether every surrogate has its other half.</summary>
    /// <param name="text">The text.</param>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all texts of a document are whole, also those in which the halves are escaped.</summary>
    /// <param name="document">The document.</param>
    public static bool IsWhole(JsonElement document)
    {
        try
        {
            return document.ValueKind switch
            {
                JsonValueKind.String => IsWhole(document.GetString()!),
                JsonValueKind.Array => document.EnumerateArray().All(IsWhole),
                JsonValueKind.Object => document
                    .EnumerateObject()
                    .All(member => IsWhole(member.Name) && IsWhole(member.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            // The reader itself does not decode half of a character.
            return false;
        }
    }

    /// <summary>The failure of the first parameter whose text is not whole; null where all are.</summary>
    /// <param name="parameters">The parameters by their names, with their values.</param>
    public static CommandException? FindHalved(IEnumerable<KeyValuePair<string, object>> parameters) =>
        parameters
            .Where(parameter => !Texts(parameter.Value).All(IsWhole))
            .Select(parameter => Halved($"The value of -{parameter.Key}"))
            .FirstOrDefault();

    /// <summary>The failure of a text that is not whole.</summary>
    /// <param name="what">Where it was found.</param>
    public static CommandException Halved(string what) =>
        new(
            "UnsupportedValue",
            ErrorCategory.InvalidData,
            $"{what} has half of a character: one surrogate without the other. That cannot be sent.",
            "Take the text from where it was cut in two."
        );

    private static IEnumerable<string> Texts(object? value) =>
        value switch
        {
            IDictionary map => map.Keys.Cast<object?>().Concat(map.Values.Cast<object?>()).SelectMany(Items),
            _ => Items(value),
        };

    private static IEnumerable<string> Items(object? value) =>
        value is IList list ? list.Cast<object?>().SelectMany(One) : One(value);

    private static IEnumerable<string> One(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            string text => [text],
            TextArgument texts => texts.Literals,
            ActionArgument action => [action.ActionId, action.ActionUrl.OriginalString],
            Uri address => [address.OriginalString],
            _ => [],
        };
}
