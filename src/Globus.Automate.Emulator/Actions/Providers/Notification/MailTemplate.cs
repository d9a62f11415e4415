using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Notification;

/// <summary>
/// Texts with <c>$Name</c> and <c>${Name}</c>; <c>$$</c> is a dollar sign. A name without a value is unchanged.
/// </summary>
internal static partial class MailTemplate
{
    public static string Fill(string template, JsonObject variables) =>
        Placeholder()
            .Replace(template, match => match.Value == "$$" ? "$"
                : variables.TryGetPropertyValue(match.Groups["name"].Value, out var value) ? Show(value)
                : match.Value);

    private static string Show(JsonNode? value) => value is JsonValue ? value.ToString() : value.ToText();

    [GeneratedRegex(@"\$\$|\$(?<name>[A-Za-z_][A-Za-z0-9_]*)|\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Placeholder();
}
