using System.Collections;
using Globus.Automate.PowerShell.Binding.Text;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Finds parameter values that no command can use.</summary>
internal static class ParameterProblems
{
    /// <summary>
    /// Returns the first problem: an unpaired surrogate, or a reference without a valid id. Returns null if all values
    /// are valid.
    /// </summary>
    /// <param name="parameters">The parameters by their names, with their values.</param>
    public static CommandException? Find(IReadOnlyCollection<KeyValuePair<string, object>> parameters) =>
        parameters
            .Where(parameter => Texts(parameter.Value).Any(UnicodeText.HasUnpairedSurrogate))
            .Select(parameter => UnicodeText.UnpairedSurrogate($"The value of -{parameter.Key}"))
            .FirstOrDefault()
        ?? parameters
            .SelectMany(parameter => References(parameter.Value))
            .Select(reference => reference?.Problem)
            .FirstOrDefault(problem => problem is not null);

    private static IEnumerable<ServiceReference?> References(object? value) =>
        value switch
        {
            ServiceReference one => [one],
            IEnumerable<ServiceReference?> many => many,
            _ => [],
        };

    private static IEnumerable<string> Texts(object? value) =>
        value switch
        {
            IDictionary map => map.Keys.Cast<object?>().Concat(map.Values.Cast<object?>()).SelectMany(TextsOfItems),
            _ => TextsOfItems(value),
        };

    private static IEnumerable<string> TextsOfItems(object? value) =>
        value is IList list ? list.Cast<object?>().SelectMany(TextsOfItem) : TextsOfItem(value);

    private static IEnumerable<string> TextsOfItem(object? value) =>
        PropertyReader.Unwrap(value) switch
        {
            string text => [text],
            TextArgument texts => texts.Literals,
            ActionArgument action => [action.ActionId, action.ActionUrl.OriginalString],
            Uri address => [address.OriginalString],
            _ => [],
        };
}
