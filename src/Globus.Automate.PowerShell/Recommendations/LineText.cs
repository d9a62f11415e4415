using System.Management.Automation.Language;
using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>Pieces of a line that a user can paste.</summary>
internal static class LineText
{
    /// <summary>A parameter with its values; nothing when there are none.</summary>
    public static string Named(string parameter, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? "" : $" {parameter} {string.Join(", ", values.Select(Quoted))}";

    /// <summary>
    /// A text in quotes. It may come from a service: a quote in it must not end the text, and begin a command.
    /// </summary>
    public static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    /// <summary>What a sign-in has to be like; nothing when only consents are demanded.</summary>
    public static string Session(AuthorizationRequirement requirement) =>
        Named("-RequiredIdentity", requirement.RequiredIdentities)
        + Named("-RequiredPolicy", requirement.RequiredPolicies)
        + Named("-RequiredSingleDomain", requirement.RequiredSingleDomain)
        + (requirement.RequiredMfa == true ? " -RequiredMfa" : "")
        + (requirement.Prompt == "login" ? " -Prompt login" : "");
}
